// Which highlights in the text belong to which claim, and the claims' numbers. Made once, when the browser has nothing better to
// do, and made again after the text was drawn anew.
import { inTurns } from "./slices.ts";

/** Where a claim is in the text. */
export interface Placed {
  number: number;
  marks: HTMLElement[];
}

interface Index {
  claims: Map<string, Placed>;
  ids: Map<number, string>; // by the claims' numbers
}

let known: Index | undefined;
let learning: AbortController | undefined;

/** Every claim of the text by its id. */
export function claimsIn(body: Element): Map<string, Placed> {
  return indexOf(body).claims;
}

/** The claim with this number. */
export function claimNumbered(body: Element, number: number): string | undefined {
  return indexOf(body).ids.get(number);
}

/** The claims that a highlight stands for, the shortest first. */
export function claimsOf(body: Element, mark: HTMLElement): string[] {
  return named(indexOf(body), mark);
}

/** The index, made at once where it was not made yet. */
function indexOf(body: Element): Index {
  if (known) return known;
  learning?.abort();
  const index: Index = { claims: new Map(), ids: new Map() };
  for (const link of linksOf(body)) addLink(index, link);
  for (const mark of marksOf(body)) addMark(index, mark);
  return (known = index);
}

function linksOf(body: Element): NodeListOf<HTMLAnchorElement> {
  return body.querySelectorAll<HTMLAnchorElement>("a.no[href]");
}

function marksOf(body: Element): NodeListOf<HTMLElement> {
  return body.querySelectorAll<HTMLElement>("mark[data-c]");
}

function addLink(index: Index, link: HTMLAnchorElement): void {
  const [id, number] = [claimOf(link), Number(link.textContent)];
  placed(index.claims, id).number = number;
  index.ids.set(number, id);
}

function addMark(index: Index, mark: HTMLElement): void {
  for (const id of named(index, mark)) placed(index.claims, id).marks.push(mark);
}

/** A highlight names its claims by their numbers, for ids are long. */
function named(index: Index, mark: HTMLElement): string[] {
  return (mark.dataset["c"] ?? "").split(" ").filter(Boolean).map((name) => (/^\d+$/.test(name) ? index.ids.get(Number(name)) : undefined) ?? name);
}

/** The claim that a link opens; empty where it opens none. */
export function claimOf(link: HTMLAnchorElement | SVGAElement): string {
  return link.dataset["claim"] ?? /[?&]claim=([^&#]+)/.exec(link.getAttribute("href") ?? "")?.[1] ?? "";
}

/** Forgets the text as it was, and learns it again when there is time. */
export function learn(body: Element): void {
  known = undefined;
  learning?.abort();
  learning = new AbortController();
  const { signal } = learning;
  if ("requestIdleCallback" in window) requestIdleCallback(() => void learnInTurns(body, signal));
}

async function learnInTurns(body: Element, signal: AbortSignal): Promise<void> {
  const index: Index = { claims: new Map(), ids: new Map() };
  await inTurns(linksOf(body), (link) => addLink(index, link), signal);
  await inTurns(marksOf(body), (mark) => addMark(index, mark), signal);
  if (!signal.aborted) known = index;
}

function placed(all: Map<string, Placed>, id: string): Placed {
  const found = all.get(id) ?? { number: 0, marks: [] };
  all.set(id, found);
  return found;
}
