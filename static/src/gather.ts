// Cards of claims that have come into view and are not in the list yet, for the list holds a window of them only.
import { blocksOf } from "./blocks.ts";
import { draw } from "./drawing.ts";
import { Numbers } from "./numbers.ts";
import { numbersOf } from "./placed.ts";
import { inView, type Stretch } from "./view.ts";

let gathering = false;

/** Brings the cards of what is in view into the list, and says whether any came. Those that are there stay as they are. */
export async function gather(list: HTMLElement, text: HTMLElement): Promise<boolean> {
  const missing = firstMissing(list, text);
  if (missing === undefined || gathering) return false;
  gathering = true;
  try {
    const query = new URLSearchParams(location.search);
    query.set("from", String(new Numbers(list.dataset["order"]).rank(missing) + 1));
    const answer = await fetch(`${location.pathname}?${query}`, { headers: { "HX-Request": "true", "HX-Target": "claims" } }).catch(() => null);
    if (!answer?.ok) return false; // they come with the next scrolling
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return insert(list, [...page.querySelectorAll<HTMLElement>("#claims > .card")]) > 0;
  } finally {
    gathering = false;
  }
}

/** The number of the first claim in view that the filters keep and that has no card. */
function firstMissing(list: HTMLElement, text: HTMLElement): number | undefined {
  const order = new Numbers(list.dataset["order"]);
  const there = new Set([...list.querySelectorAll<HTMLElement>(":scope > .card")].map(numberOf));
  for (const block of blocksIn(text, inView(text))) {
    draw(block);
    const named = [...block.querySelectorAll<HTMLElement>("mark[data-c]")].flatMap(numbersOf);
    const missing = named.find((number) => order.has(number) && !there.has(number));
    if (missing !== undefined) return missing;
  }
  return undefined;
}

function blocksIn(text: HTMLElement, { start, end }: Stretch): HTMLElement[] {
  return blocksOf(text).filter((block) => Number(block.dataset["end"]) >= start && Number(block.dataset["start"]) <= end);
}

/** Puts cards among those of the list in the order of the text, and gives how many were not there. */
function insert(list: HTMLElement, cards: HTMLElement[]): number {
  const fresh = cards.filter((card) => !document.getElementById(card.id));
  for (const card of fresh) {
    const next = [...list.querySelectorAll<HTMLElement>(":scope > .card")].find((other) => numberOf(other) > numberOf(card));
    const last = list.querySelector(":scope > .window:last-of-type, :scope > .hint");
    list.insertBefore(card, next ?? last);
  }
  return fresh.length;
}

function numberOf(card: HTMLElement): number {
  return Number(card.querySelector("[data-claim-card]")?.lastChild?.textContent);
}
