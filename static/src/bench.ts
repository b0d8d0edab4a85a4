// The workbench. A claim that is opened comes with its card into view and has the focus, and its passage is shown where it was
// out of sight; what is in sight stays where it is. Back and forth lead to the very place.
import { isTyping } from "./keys.ts";
import { arrange, isBeside } from "./cards.ts";
import { fetchRest, hasRest } from "./drawing.ts";
import { gather } from "./gather.ts";
import { hasLook, marksLook, switchLook } from "./looks.ts";
import { Numbers } from "./numbers.ts";
import { address, Opening } from "./opening.ts";
import { keepPlace, placeKept } from "./place.ts";
import { claimNumbered, claimOf, numberOf, numbersOf } from "./placed.ts";

export function bench(main: HTMLElement, signal: AbortSignal): void {
  new Bench(main).start(signal);
}

class Bench {
  readonly #main: HTMLElement;
  readonly #opening: Opening;
  #shown = "";
  #asked = false;

  constructor(main: HTMLElement) {
    this.#main = main;
    this.#opening = new Opening(main, this.#text);
  }

  start(signal: AbortSignal): void {
    this.#arrive(true);
    placeKept()?.(this.#main);
    this.#main.addEventListener("click", (event) => this.#clicked(event), { signal });
    this.#main.addEventListener("htmx:beforeSwap", forgetAnchor, { signal });
    this.#main.addEventListener("htmx:load", (event) => {
      if (event.target === this.#main) this.#arrive(false);
      this.#settle();
    }, { signal });
    this.#main.addEventListener("stet:drawn", () => hasLook("mine") && this.#markMine(), { signal });
    document.addEventListener("stet:command", (event) => {
      if (this.#perform((event as CustomEvent<{ id: string }>).detail.id)) event.preventDefault();
    }, { signal });
    addEventListener("popstate", (event) => this.#returned(event), { signal });
    addEventListener("pagehide", () => keepPlace(this.#main), { signal });
    this.#watch(signal);
  }

  get #text(): HTMLElement {
    return this.#main.querySelector<HTMLElement>("#text") ?? this.#main;
  }

  get #list(): HTMLElement {
    return this.#main.querySelector<HTMLElement>("#claims") ?? this.#main;
  }

  /** The page has come, or was drawn anew after a form was sent. */
  #arrive(first: boolean): void {
    this.#settle();
    const open = this.#opening.claim;
    const another = open !== this.#shown;
    this.#shown = open;
    const card = document.getElementById(`card-${open}`);
    if (!open || !card) return;
    if (another && !placeKept()) this.#reveal(card, open);
    // A refused form says at its top what is to mend, which may be far above the button.
    if (!first && card.querySelector(".problems")) return card.querySelector<HTMLElement>(".problems")?.focus();
    if ((another && !first && !isTyping(document.activeElement)) || document.activeElement === document.body) focusOn(card);
  }

  #clicked(event: MouseEvent): void {
    const target = event.target as Element;
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = target.closest<HTMLAnchorElement>("a[data-claim], #text a.no, a[data-list], a[data-back-to-text]");
    const command = target.closest<HTMLElement>("[data-look], [data-command]");
    if (link?.matches("[data-back-to-text]")) this.#backToText(event);
    else if (link?.matches("[data-list]")) this.#filter(event, link.href);
    else if (link) this.#open(event, claimOf(link));
    else if (command?.dataset["look"]) this.#look(command.dataset["look"]);
    else if (command && this.#perform(command.dataset["command"] ?? "")) event.preventDefault();
  }

  #open(event: Event, claim: string): void {
    event.preventDefault();
    this.open(claim);
  }

  /** Opens a claim; keep leaves the address alone, which has it already. */
  open(claim: string, keep = false): void {
    if (claim === "") return;
    if (!keep) keepPlace(this.#main);
    this.#showPassage(claim);
    this.#opening.open(claim, (card) => {
      if (!keep && address(claim) !== location.pathname + location.search) history.pushState({}, "", address(claim));
      this.#shown = claim;
      this.#settle();
      this.#reveal(card, claim);
      if (!isTyping(document.activeElement)) focusOn(card);
    });
  }

  /** What a command does here; false where it is none of the workbench's. */
  #perform(id: string): boolean {
    switch (id) {
      case "claim.next": return this.#step(1, "order");
      case "claim.previous": return this.#step(-1, "order");
      case "claim.first": return this.#goTo(new Numbers(this.#list.dataset["order"]).beside(undefined, 1));
      case "claim.next-open": return this.#step(1, "toDo");
      case "claim.next-waiting": return this.#step(1, "waiting");
      case "claim.previous-open": return this.#step(-1, "toDo");
      case "claim.previous-waiting": return this.#step(-1, "waiting");
      case "highlights.dim": return this.#look("dim");
      case "highlights.hide": return this.#look("hide");
      case "highlights.mine": return this.#look("mine");
      case "cards.layout": return this.#look("beside");
      case "cards.on-screen": return this.#look("on-screen");
    }
    return false;
  }

  /** Goes to the next or previous claim of those that an attribute of the list names; round to the first for a state. */
  #step(by: 1 | -1, among: "order" | "toDo" | "waiting"): boolean {
    const numbers = new Numbers(this.#list.dataset[among]);
    const here = this.#awaited ?? numberOf(this.#text, this.#opening.claim);
    const next = numbers.beside(here, by) ?? (among === "order" ? undefined : numbers.beside(undefined, by));
    return this.#goTo(next) || true;
  }

  #goTo(number: number | undefined): boolean {
    if (number === undefined) return false;
    const claim = claimNumbered(this.#text, number);
    if (claim) this.open(claim);
    else if (!hasRest(this.#text)) this.#awaitRest(number);
    return true;
  }

  #awaited: number | undefined; // the claim to go to once its highlights have come

  #awaitRest(number: number): void {
    const first = this.#awaited === undefined;
    this.#awaited = number;
    if (!first) return;
    void fetchRest(this.#text).then((came) => {
      const last = this.#awaited;
      this.#awaited = undefined;
      if (came) this.#goTo(last);
    });
  }

  /** Other filters: the list comes anew, the text stays. */
  #filter(event: Event, href: string): void {
    event.preventDefault();
    keepPlace(this.#main);
    const { pathname, search } = new URL(href);
    void this.#opening.list(pathname + search).then((came) => came && history.pushState({}, "", pathname + search));
  }

  #returned(event: PopStateEvent): void {
    const state = event.state as { htmx?: boolean } | null;
    if (state?.htmx || !document.contains(this.#main)) return;
    const claim = new URLSearchParams(location.search).get("claim") ?? "";
    const back = placeKept();
    const show = async (): Promise<void> => {
      if (this.#list.dataset["show"] !== (new URLSearchParams(location.search).get("show") ?? "")) await this.#opening.list(location.pathname + location.search);
      if (claim && claim !== this.#opening.claim) this.open(claim, true);
      if (!claim) this.#opening.close();
      this.#shown = claim;
      this.#settle();
      back?.(this.#main);
    };
    void show();
  }

  #look(look: string): boolean {
    const said = switchLook(look);
    const line = this.#main.querySelector("[data-said]");
    if (line) line.textContent = said;
    this.#settle();
    return true;
  }

  /** Draws what depends on where things are and on what is chosen. */
  #settle(): void {
    const look = marksLook();
    this.#main.dataset["marks"] = look;
    if (look === "mine") this.#markMine();
    arrange(this.#list, this.#text);
  }

  #markMine(): void {
    const mine = new Numbers(this.#list.dataset["own"]);
    for (const mark of this.#text.querySelectorAll<HTMLElement>("mark[data-c]")) {
      mark.toggleAttribute("data-mine", numbersOf(mark).some((number) => mine.has(number)));
    }
  }

  /** Follows the scrolling and every change of size, once a frame. */
  #watch(signal: AbortSignal): void {
    const later = (): void => {
      if (this.#asked) return;
      this.#asked = true;
      requestAnimationFrame(() => {
        this.#asked = false;
        if (this.#main.isConnected) arrange(this.#list, this.#text);
      });
    };
    const fill = async (): Promise<void> => {
      while (await gather(this.#list, this.#text)) later();
    };
    const resized = new ResizeObserver(later);
    resized.observe(this.#text);
    resized.observe(this.#list);
    signal.addEventListener("abort", () => resized.disconnect());
    addEventListener("resize", later, { signal });
    document.addEventListener("scroll", () => {
      if (hasLook("on-screen")) later();
    }, { signal, passive: true });
    document.addEventListener("scrollend", () => {
      if (isBeside() || hasLook("on-screen")) void fill();
    }, { signal });
  }

  #backToText(event: Event): void {
    const mark = this.#opening.marks(this.#opening.claim)[0];
    if (!mark) return;
    event.preventDefault();
    const back = this.#left;
    if (back !== undefined) scrollTo({ top: back, behavior: "instant" });
    const box = mark.getBoundingClientRect();
    if (box.top < 0 || box.bottom > innerHeight) mark.scrollIntoView({ block: "center", behavior: "instant" });
    this.#text.querySelector<HTMLElement>(`a.no[href*="${CSS.escape(this.#opening.claim)}"]`)?.focus({ preventScroll: true });
  }

  #left: number | undefined; // how far the page was scrolled when a claim was opened from its text

  #showPassage(claim: string): void {
    if (!this.#isBeside()) {
      if (this.#text.getBoundingClientRect().bottom > innerHeight / 2) this.#left = scrollY;
      return;
    }
    const mark = this.#opening.marks(claim)[0];
    const box = mark?.getBoundingClientRect();
    if (box && (box.top < 0 || box.bottom > innerHeight)) mark?.scrollIntoView({ block: "center", behavior: "instant" });
  }

  /** Whether the cards stand beside the text, and not below it. */
  #isBeside(): boolean {
    return getComputedStyle(this.#list).position !== "static";
  }

  /** Where the list scrolls by itself, beside the text, both are shown; where it stands below the text, the card is. */
  #reveal(card: HTMLElement, claim: string): void {
    if (!this.#isBeside()) return card.scrollIntoView({ block: "start", behavior: "instant" });
    if (!isBeside()) revealIn(this.#list, card);
    this.#showPassage(claim);
  }
}

function focusOn(card: HTMLElement): void {
  card.querySelector<HTMLElement>("[data-claim-card]")?.focus({ preventScroll: true });
}

/** Keeps htmx from scrolling to the fragment of a card's address, which moves the text as well as the list. */
function forgetAnchor(event: Event): void {
  const { pathInfo } = (event as CustomEvent<{ pathInfo: { anchor?: string } }>).detail;
  delete pathInfo.anchor;
}

/** Scrolls the list, and only the list, so that the card's top is in view. */
function revealIn(list: HTMLElement, card: HTMLElement): void {
  const [frame, box] = [list.getBoundingClientRect(), card.getBoundingClientRect()];
  const [top, bottom] = [Math.max(frame.top, 0), Math.min(frame.bottom, innerHeight)];
  if (box.top < top || box.bottom > bottom) list.scrollTop += box.top - top - margin;
}

const margin = 16; // pixels of the list that stay in view above the card
