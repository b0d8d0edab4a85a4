// The workbench: when another claim is opened, its card comes into view and has the focus, and its passage is shown where it was
// out of sight. What is in sight stays where it is, so that nothing moves under the reader's eyes.
import { isTyping } from "./keys.ts";

export function bench(main: HTMLElement, signal: AbortSignal): void {
  let open = "";
  const show = (arrival: boolean): void => {
    const another = main.dataset["open"] !== open;
    open = main.dataset["open"] ?? "";
    const card = document.getElementById(`card-${open}`);
    if (!open || !card) return;
    if (another) reveal(main, card, open);
    // A refused form says at its top what is to mend, which may be far above the button.
    if (!arrival && card.querySelector(".problems")) return card.querySelector<HTMLElement>(".problems")?.focus();
    const asked = another && !arrival && !isTyping(document.activeElement);
    if (asked || document.activeElement === document.body) card.querySelector<HTMLElement>("[data-claim-card]")?.focus({ preventScroll: true });
  };
  show(true);
  document.body.addEventListener("htmx:load", (event) => {
    if (event.target === main) show(false);
  }, { signal });
  main.addEventListener("htmx:beforeSwap", forgetAnchor, { signal });
}

/** Keeps htmx from scrolling to the fragment of a card's address, which moves the text as well as the list. */
function forgetAnchor(event: Event): void {
  const { pathInfo } = (event as CustomEvent<{ pathInfo: { anchor?: string } }>).detail;
  delete pathInfo.anchor;
}

/** Where the list scrolls by itself, beside the text, both are shown; where it stands below the text, the card is. */
function reveal(main: HTMLElement, card: HTMLElement, open: string): void {
  const list = card.closest<HTMLElement>(".claims");
  const beside = list !== null && getComputedStyle(list).position === "sticky";
  if (!beside) return card.scrollIntoView({ block: "start", behavior: "instant" });
  revealIn(list, card);
  const mark = main.querySelector(`mark[data-c~="${CSS.escape(open)}"]`);
  const box = mark?.getBoundingClientRect();
  if (box && (box.top < 0 || box.bottom > innerHeight)) mark?.scrollIntoView({ block: "center", behavior: "instant" });
}

/** Scrolls the list, and only the list, so that the card's top is in view. */
function revealIn(list: HTMLElement, card: HTMLElement): void {
  const [frame, box] = [list.getBoundingClientRect(), card.getBoundingClientRect()];
  const [top, bottom] = [Math.max(frame.top, 0), Math.min(frame.bottom, innerHeight)];
  if (box.top < top || box.bottom > bottom) list.scrollTop += box.top - top - margin;
}

const margin = 16; // pixels of the list that stay in view above the card
