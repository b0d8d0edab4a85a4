// Selecting text in the article: the passage is read as offsets, painted, and offered to the form in #selection-bar. It is
// kept when the focus goes elsewhere or the text is drawn again; Escape or a click in the text lets it go.
import { isTyping } from "./keys.ts";
import { paint } from "./highlights.ts";
import { rangeOf, readSelection, type Passage, type Refusal } from "./passage.ts";
import { word } from "./words.ts";

const settled = 250; // milliseconds after which a selection made without a pointer is taken as finished

export function selection(body: HTMLElement, signal: AbortSignal): void {
  let kept: Passage | null = null;
  let pressed = false; // a pointer is down that came down in the text
  let altHeld = false;
  let timer = 0;

  const keep = (found: Passage | Refusal): void => {
    kept = typeof found === "string" ? null : found;
    show(found);
    paint("stet-selection", kept ? [rangeOf(body, kept)] : []);
    body.dispatchEvent(new CustomEvent("stet:selection", { detail: kept, bubbles: true }));
  };
  const read = (exact: boolean): void => {
    const selected = document.getSelection();
    if (selected && !selected.isCollapsed && body.contains(selected.anchorNode)) keep(readSelection(body, selected, exact));
  };
  const clear = (): void => {
    document.getSelection()?.removeAllRanges();
    keep("empty");
  };

  const on = { signal };
  body.addEventListener("pointerdown", () => (pressed = true), on);
  document.addEventListener("pointerup", (event) => {
    pressed = false;
    altHeld = event.altKey;
    read(altHeld);
  }, on);
  body.addEventListener("click", () => document.getSelection()?.isCollapsed && keep("empty"), on);
  document.addEventListener("pointercancel", () => (pressed = false), on);
  body.addEventListener("contextmenu", () => read(false), on);
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    // A finger's selection grows by handles that send no pointer events; a keyboard's by Shift and arrows.
    if (!pressed && !isTyping(document.activeElement)) timer = setTimeout(() => read(altHeld), settled);
  }, on);

  document.addEventListener("keydown", (event) => {
    altHeld = event.altKey;
    if (!kept) return;
    if (event.key === "Escape") clear();
  }, on);
  document.addEventListener("stet:command", (event) => {
    if (event.detail.id === "selection.clear" && kept) clear();
  }, on);
  document.addEventListener("click", (event) => {
    if ((event.target as Element).closest("#selection-bar [data-selection-clear]")) clear();
  }, on);
  // What htmx brings in has the bar as it was served, and other text nodes.
  document.body.addEventListener("htmx:load", () => kept && keep(kept), on);
}

function show(found: Passage | Refusal): void {
  const bar = document.getElementById("selection-bar");
  if (!bar) return;
  bar.hidden = found === "empty";
  const problem = bar.querySelector<HTMLElement>("[data-selection-problem]");
  const form = bar.querySelector<HTMLFormElement>("[data-claim-form]");
  if (problem) {
    problem.textContent ||= word("Highlighting is off here: what this browser shows differs from the stored text.");
    problem.hidden = found !== "broken";
  }
  if (form) form.hidden = found === "broken";
  if (typeof found === "string") return;
  const quote = bar.querySelector("[data-quote]");
  if (quote) quote.textContent = found.quote.replaceAll("\uFFFC", "▢");
  for (const name of ["start", "end", "quote"] as const) {
    const input = form?.querySelector<HTMLInputElement>(`[name="${name}"]`);
    if (input) input.value = String(found[name]);
  }
}
