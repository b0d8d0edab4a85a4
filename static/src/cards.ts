// Where the cards are: in a list, or each at the height of its passage, pushed aside by its neighbours and never over one of them.
// All is measured before anything is moved.
import { hasLook } from "./looks.ts";
import { marksOf } from "./placed.ts";
import { inView, type Stretch } from "./view.ts";

const gap = 12; // pixels between cards

/** Whether there is room beside the text. */
export function isBeside(): boolean {
  return hasLook("beside") && matchMedia("(min-width: 60.01rem)").matches;
}

/** Puts the cards where they belong now. */
export function arrange(list: HTMLElement, text: HTMLElement): void {
  if (hasLook("on-screen")) only(list, inView(text));
  else for (const card of cardsOf(list)) card.hidden = false;
  list.toggleAttribute("data-beside", isBeside());
  if (isBeside()) besideLines(list, text);
  else lay(list, undefined);
}

/** Hides the cards of what is out of view; the open one stays. */
function only(list: HTMLElement, { start, end }: Stretch): void {
  for (const card of cardsOf(list)) {
    const seen = Number(card.dataset["start"]) < end && Number(card.dataset["end"]) > start;
    card.hidden = !seen && !card.matches(".open, .opening");
  }
}

function besideLines(list: HTMLElement, text: HTMLElement): void {
  const top = list.getBoundingClientRect().top;
  const least = (list.querySelector("header")?.getBoundingClientRect().height ?? 0) + gap;
  const cards = cardsOf(list).filter((card) => !card.hidden);
  const wanted = cards.map((card) => {
    const mark = marksOf(text, card.id.replace(/^card-/, ""))[0];
    return mark ? mark.getBoundingClientRect().top - top : least;
  });
  const heights = cards.map((card) => card.offsetHeight);
  const open = cards.findIndex((card) => card.matches(".open"));
  lay(list, new Map(cards.map((card, i) => [card, heights[i] ?? 0])), tops(wanted, heights, least, open));
}

/** The tops of cards that want to be at heights, none over another: the open one is where it wants to be, those before it above. */
export function tops(wanted: number[], heights: number[], least: number, open: number): number[] {
  const at = [...wanted];
  let free = least;
  for (let i = 0; i < at.length; i++) {
    at[i] = Math.max(wanted[i] ?? 0, free);
    free = (at[i] ?? 0) + (heights[i] ?? 0) + gap;
  }
  if (open < 0) return at;
  const before = heights.slice(0, open).reduce((sum, height) => sum + height + gap, least);
  let ceiling = Math.max(wanted[open] ?? 0, before);
  at[open] = ceiling;
  for (let i = open - 1; i >= 0; i--) {
    at[i] = Math.min(at[i] ?? 0, ceiling - gap - (heights[i] ?? 0));
    ceiling = at[i] ?? 0;
  }
  free = (at[open] ?? 0) + (heights[open] ?? 0) + gap;
  for (let i = open + 1; i < at.length; i++) {
    at[i] = Math.max(wanted[i] ?? 0, free);
    free = (at[i] ?? 0) + (heights[i] ?? 0) + gap;
  }
  return at;
}

function lay(list: HTMLElement, cards: Map<HTMLElement, number> | undefined, at: number[] = []): void {
  if (!cards) {
    list.style.minHeight = "";
    for (const card of cardsOf(list)) card.style.top = "";
    return;
  }
  let [i, bottom] = [0, 0];
  for (const [card, height] of cards) {
    const top = at[i++] ?? 0;
    if (card.style.top !== `${top}px`) card.style.top = `${top}px`;
    bottom = Math.max(bottom, top + height);
  }
  list.style.minHeight = `${bottom}px`;
}

function cardsOf(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>(":scope > .card")];
}
