// The bar that shows what would be stored of a selection, and offers what can be made of it.
import { length } from "./codepoints.ts";
import type { Passage } from "./passage.ts";

/** What the bar has to know besides the passage. */
export interface Offering {
  refused: boolean; // the selection touches a block that failed the check
  claim: HTMLElement | null; // asks for new borders of its claim
  grown: boolean; // to whole sentences
  exact: boolean | null; // to the character; null where that is the same as whole words
}

const pause = 200; // milliseconds without a change before the server is asked what is claimed here

export class SelectionBar {
  private timer = 0;
  private request = new AbortController();
  private asked = "";

  show(passage: Passage | null, offering: Offering): void {
    const bar = element();
    if (!bar) return;
    bar.hidden = passage === null && !offering.refused;
    toggle(bar, "[data-selection-problem]", offering.refused);
    toggle(bar, "[data-claim-form]", passage !== null && !offering.claim);
    toggle(bar, "[data-borders-form]", passage !== null && offering.claim !== null);
    toggle(bar, "[data-edges]", passage !== null);
    press(bar, "[data-sentence]", offering.grown);
    press(bar, "[data-exact]", offering.exact === true);
    toggle(bar, "[data-exact]", offering.exact !== null);
    this.askWhatIsHere(bar, offering.claim ? null : passage);
    if (passage) fill(bar, passage, offering.claim);
  }

  /** Gives the bar the focus, for those who came by keyboard. */
  focus(): void {
    element()?.focus({ preventScroll: true });
  }

  /** Shows which claim has this passage already, as the server tells it. */
  private askWhatIsHere(bar: HTMLElement, passage: Passage | null): void {
    const place = bar.querySelector<HTMLElement>("[data-here]");
    const address = place?.dataset["here"] ?? "";
    const query = passage && address ? `${address}?start=${passage.start}&end=${passage.end}` : "";
    if (query === this.asked || !place) return;
    this.asked = query;
    place.replaceChildren();
    clearTimeout(this.timer);
    this.request.abort();
    if (query) this.timer = setTimeout(() => void this.ask(query, place), pause);
  }

  private async ask(query: string, place: HTMLElement): Promise<void> {
    this.request = new AbortController();
    const html = await part(query, this.request.signal);
    if (html !== null) place.innerHTML = html;
  }
}

/** A part of a page as the server draws it; null where it did not answer, or was overtaken. */
export async function part(address: string, signal?: AbortSignal): Promise<string | null> {
  try {
    const answer = await fetch(address, { headers: { "HX-Request": "true" }, signal: signal ?? null });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

function element(): HTMLElement | null {
  return document.getElementById("selection-bar");
}

function toggle(bar: HTMLElement, css: string, shown: boolean): void {
  for (const part of bar.querySelectorAll<HTMLElement>(css)) part.hidden = !shown;
}

function press(bar: HTMLElement, css: string, pressed: boolean): void {
  bar.querySelector(css)?.setAttribute("aria-pressed", String(pressed));
}

function fill(bar: HTMLElement, passage: Passage, claim: HTMLElement | null): void {
  const quote = bar.querySelector("[data-quote]");
  if (quote) quote.textContent = passage.quote.replaceAll("\uFFFC", "▢");
  const count = bar.querySelector("[data-count]");
  if (count) count.textContent = String(length(passage.quote));
  for (const form of bar.querySelectorAll<HTMLFormElement>("form")) {
    for (const name of ["start", "end", "quote"] as const) put(form, name, String(passage[name]));
  }
  const borders = bar.querySelector<HTMLFormElement>("[data-borders-form]");
  if (!borders || !claim) return;
  borders.action = claim.getAttribute("href") ?? "";
  put(borders, "row_version", claim.dataset["rowVersion"] ?? "");
}

function put(form: HTMLFormElement, name: string, value: string): void {
  const input = form.querySelector<HTMLInputElement>(`[name="${name}"]`);
  if (input) input.value = value;
}
