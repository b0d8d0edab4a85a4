// A claim opens beside the text: its highlight is marked at once, its card is asked of the server and put in its place, and the
// text is not drawn again. Who goes on to another claim before the answer is there is not made to wait for it.
import htmx from "htmx.org";
import { marksOf } from "./placed.ts";
import { word } from "./words.ts";

/** The workbench with one claim open at most. */
export class Opening {
  readonly #main: HTMLElement;
  readonly #text: HTMLElement;
  #request = new AbortController();
  #waiting: number | undefined;
  #last = 0;

  constructor(main: HTMLElement, text: HTMLElement) {
    this.#main = main;
    this.#text = text;
  }

  /** The open claim, also while its card is on the way; empty when none is. */
  get claim(): string {
    return this.#main.dataset["open"] ?? "";
  }

  /** Where the claim stands in the text. */
  marks(claim: string): HTMLElement[] {
    return marksOf(this.#text, claim);
  }

  /** Opens a claim. While a key is held down, only the claim it stops at is asked for. */
  open(claim: string, then: (card: HTMLElement) => void): void {
    this.#point(claim);
    document.dispatchEvent(new CustomEvent("stet:opening"));
    const held = performance.now() - this.#last < pause;
    this.#last = performance.now();
    clearTimeout(this.#waiting);
    this.#request.abort();
    this.#waiting = setTimeout(() => void this.#ask(claim, then), held ? pause : 0);
  }

  /** Closes the open claim. */
  close(): void {
    clearTimeout(this.#waiting);
    this.#request.abort();
    this.#point("");
    for (const card of document.querySelectorAll<HTMLElement>(".card.open")) shut(card);
  }

  /** Asks for the list again, as an address has it, and says whether it came. */
  async list(address: string): Promise<boolean> {
    const more = document.querySelector<HTMLDetailsElement>("#claims details.more")?.open ?? false;
    const came = await this.#get(address, "#claims", "morph:outerHTML");
    const details = document.querySelector<HTMLDetailsElement>("#claims details.more");
    if (details && more) details.open = true;
    return came;
  }

  /** Shows which passage is the open one. */
  #point(claim: string): void {
    for (const mark of this.#text.querySelectorAll("mark.here")) mark.classList.remove("here");
    for (const mark of this.marks(claim)) mark.classList.add("here");
    for (const card of document.querySelectorAll(".card.opening")) card.classList.remove("opening");
    if (claim) document.getElementById(`card-${claim}`)?.classList.add("opening");
    this.#main.dataset["open"] = claim;
  }

  async #ask(claim: string, then: (card: HTMLElement) => void): Promise<void> {
    const inList = document.getElementById(`card-${claim}`) !== null;
    const came = inList ? await this.#get(address(claim), `#card-${claim}`, "outerHTML") : await this.list(address(claim));
    const card = document.getElementById(`card-${claim}`);
    if (!came || this.claim !== claim || !card) return;
    for (const other of document.querySelectorAll<HTMLElement>(".card.open")) if (other !== card) shut(other);
    then(card);
  }

  /** Puts a part of the page in, and says whether it came. */
  async #get(path: string, target: string, swapStyle: string): Promise<boolean> {
    this.#request.abort();
    document.querySelector("#claims [data-away]")?.remove();
    const { signal } = (this.#request = new AbortController());
    try {
      const headers = { "HX-Request": "true", "HX-Target": target.slice(1) };
      const answer = await fetch(path, { headers, signal });
      if (answer.status >= 502) return tellAway(target);
      // A failure, or the page for signing in, is a page and not a card: it is gone to.
      if (!answer.ok || new URL(answer.url).pathname !== location.pathname) return leave(path);
      const options = { swapStyle: swapStyle as "outerHTML", swapDelay: 0, settleDelay: 0 };
      htmx.swap(target, await answer.text(), options, { select: target });
      return true;
    } catch {
      return !signal.aborted && tellAway(target); // or given up for another claim
    }
  }
}

function leave(path: string): false {
  location.assign(path);
  return false;
}

/** Says in the place of what did not come that it did not; the page, and whatever is typed into it, stays. */
function tellAway(target: string): false {
  const line = document.createElement("p");
  line.className = "error";
  line.setAttribute("role", "alert");
  line.dataset["away"] = "";
  line.textContent = word("The server does not answer. Nothing on this page is lost; try again in a moment.");
  (document.querySelector(`${target} > header`) ?? document.querySelector(target))?.append(line);
  return false;
}

const pause = 90; // milliseconds within which the next claim is asked for instead

/** The address of the workbench with a claim open, or none, in the list as it is filtered now. */
export function address(claim: string): string {
  const query = new URLSearchParams(location.search);
  query.delete("from");
  if (claim) query.set("claim", claim);
  else query.delete("claim");
  return location.pathname + (query.size > 0 ? `?${query}` : "");
}

/** Takes away what an open card has more than a closed one. */
function shut(card: HTMLElement): void {
  card.querySelector(".detail")?.remove();
  card.querySelector("#open")?.removeAttribute("id");
  card.classList.remove("open");
  card.removeAttribute("aria-label");
}
