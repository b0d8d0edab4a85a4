// Which highlights in the text belong to which claim, and the claims' numbers. Made once, when the browser has nothing better to
// do, and made again after the text was drawn anew.

/** Where a claim is in the text. */
export interface Placed {
  number: number;
  marks: HTMLElement[];
}

let known: Map<string, Placed> | undefined;
let ids: Map<number, string> | undefined;

/** Every claim of the text by its id. */
export function claimsIn(body: Element): Map<string, Placed> {
  if (known) return known;
  known = new Map();
  ids = new Map();
  for (const link of body.querySelectorAll<HTMLAnchorElement>("a.no[href]")) {
    const [id, number] = [claimOf(link), Number(link.textContent)];
    placed(known, id).number = number;
    ids.set(number, id);
  }
  for (const mark of body.querySelectorAll<HTMLElement>("mark[data-c]")) {
    for (const id of named(mark)) placed(known, id).marks.push(mark);
  }
  return known;
}

/** The claim with this number. */
export function claimNumbered(body: Element, number: number): string | undefined {
  claimsIn(body);
  return ids?.get(number);
}

/** The claims that a highlight stands for, the shortest first. */
export function claimsOf(body: Element, mark: HTMLElement): string[] {
  claimsIn(body);
  return named(mark);
}

/** A highlight names its claims by their numbers, for ids are long. */
function named(mark: HTMLElement): string[] {
  return (mark.dataset["c"] ?? "").split(" ").filter(Boolean).map((name) => (/^\d+$/.test(name) ? ids?.get(Number(name)) : undefined) ?? name);
}

/** The claim that a link opens; empty where it opens none. */
export function claimOf(link: HTMLAnchorElement | SVGAElement): string {
  return link.dataset["claim"] ?? /[?&]claim=([^&#]+)/.exec(link.getAttribute("href") ?? "")?.[1] ?? "";
}

/** Forgets the text as it was, and learns it again when there is time. */
export function learn(body: Element): void {
  known = undefined;
  if ("requestIdleCallback" in window) requestIdleCallback(() => claimsIn(body));
}

function placed(all: Map<string, Placed>, id: string): Placed {
  const found = all.get(id) ?? { number: 0, marks: [] };
  all.set(id, found);
  return found;
}
