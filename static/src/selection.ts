// Selecting text in the article: the passage is read as offsets, painted, and offered in #selection-bar, where its borders can
// still be moved. It is kept when the focus goes elsewhere or the text is drawn again; Escape or a click in the text lets it go.
import { isTyping } from "./keys.ts";
import type { EdgeStep } from "./edges.ts";
import { Offer } from "./offer.ts";
import type { Reading } from "./passage.ts";

const settled = 250; // milliseconds after which a selection made without a pointer is taken as finished

export function selection(body: HTMLElement, signal: AbortSignal): void {
  const offer = new Offer(body, signal);
  let pressed = false; // a pointer is down that came down in the text
  let altHeld = false;
  let timer = 0;
  const read = (exact: boolean): void => {
    const selected = document.getSelection();
    if (selected && !selected.isCollapsed && body.contains(selected.anchorNode)) offer.read(selected, exact);
  };

  const on = { signal };
  body.addEventListener("pointerdown", () => (pressed = true), on);
  document.addEventListener("pointerup", (event) => {
    pressed = false;
    altHeld = event.altKey;
    read(altHeld);
  }, on);
  body.addEventListener("click", () => document.getSelection()?.isCollapsed && offer.release(), on);
  document.addEventListener("pointercancel", () => (pressed = false), on);
  body.addEventListener("contextmenu", () => read(false), on);
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    // A finger's selection grows by handles that send no pointer events; a keyboard's by Shift and arrows.
    if (!pressed && !isTyping(document.activeElement)) timer = setTimeout(() => read(altHeld), settled);
  }, on);
  body.addEventListener("stet:select", (event) => offer.take((event as CustomEvent<Reading>).detail), on);
  document.addEventListener("keydown", (event) => {
    altHeld = event.altKey;
    // In a field Escape is no command; it lets the selection go all the same.
    if (event.key === "Escape" && isTyping(event.target as Element) && offer.offered) offer.clear();
  }, on);
  document.addEventListener("stet:command", (event) => {
    if (obey(offer, event.detail.id)) event.preventDefault();
  }, on);
  document.addEventListener("click", (event) => click(offer, event), on);
  // What htmx brings in has the bar as it was served, and other text nodes.
  document.body.addEventListener("htmx:load", () => offer.again(), on);
  body.addEventListener("stet:drawn", () => offer.again(), on);
}

/** Performs a command on what is selected, and says whether it did. */
function obey(offer: Offer, id: string): boolean {
  if (id === "selection.clear") return escape(offer);
  if (!offer.kept) return false;
  if (id === "selection.sentence") void offer.toggleSentence();
  else if (id === "selection.exact") offer.toggleExact();
  else if (edgeSteps[id]) offer.move(edgeSteps[id]);
  else return false;
  return true;
}

/** The steps, by the commands that ask for them. */
const edgeSteps: Record<string, EdgeStep> = {
  "start.earlier": { side: "start", way: -1, unit: "word" },
  "start.later": { side: "start", way: 1, unit: "word" },
  "end.earlier": { side: "end", way: -1, unit: "word" },
  "end.later": { side: "end", way: 1, unit: "word" },
  "start.earlier-character": { side: "start", way: -1, unit: "character" },
  "start.later-character": { side: "start", way: 1, unit: "character" },
  "end.earlier-character": { side: "end", way: -1, unit: "character" },
  "end.later-character": { side: "end", way: 1, unit: "character" },
};

/** Escape lets the selection go; where there is none, others may take it. */
function escape(offer: Offer): boolean {
  if (offer.offered) offer.clear();
  else document.dispatchEvent(new CustomEvent("stet:escape", { cancelable: true }));
  return true;
}

function click(offer: Offer, event: MouseEvent): void {
  const button = (event.target as Element).closest<HTMLElement>("#selection-bar button, [data-borders]");
  if (!button) return;
  if ("borders" in button.dataset && event.button === 0 && !event.ctrlKey && !event.metaKey && offer.begin(button)) event.preventDefault();
  if ("selectionClear" in button.dataset) offer.clear();
  if ("sentence" in button.dataset) void offer.toggleSentence();
  if ("exact" in button.dataset) offer.toggleExact();
  const [side, way] = (button.dataset["edge"] ?? "").split(" ");
  if (side === "start" || side === "end") offer.move({ side, way: way === "-1" ? -1 : 1, unit: "word" });
}
