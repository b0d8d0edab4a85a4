// Where claims are in the text. Highlights name their claims by number, and the numbers rise through the text: in a long one each
// block says which is the first that begins in it or behind it, so that no more than a block or two is looked through.
import { blocksOf } from "./blocks.ts";
import { bareBlocks, draw, undrawn } from "./drawing.ts";

/** The highlights of a claim, in the order of the text. What of them was not drawn yet is drawn for that. */
export function marksOf(body: Element, claim: string): HTMLElement[] {
  const number = numberOf(body, claim);
  return number === undefined ? [] : blocksWith(body, number).flatMap((block) => [...block.querySelectorAll<HTMLElement>(named(number))]);
}

/** The number of a claim, undefined where it has no place in the text and no card. */
export function numberOf(body: Element, claim: string): number | undefined {
  if (claim === "") return undefined;
  const link = cardLink(claim) ?? body.querySelector(`a.no[href*="${CSS.escape(claim)}"]`);
  const number = Number(link?.lastChild?.textContent ?? numberBehind(body, claim));
  return number > 0 ? number : undefined;
}

/** The claim with this number. */
export function claimNumbered(body: Element, number: number): string | undefined {
  const link = linkNumbered(body, number);
  return link && claimOf(link);
}

/** The claims that a highlight stands for, the shortest first. */
export function claimsOf(body: Element, mark: HTMLElement): string[] {
  return numbersOf(mark).map((number) => claimNumbered(body, number)).filter((claim) => claim !== undefined);
}

/** The numbers of the claims that a highlight stands for, the shortest first. */
export function numbersOf(mark: HTMLElement): number[] {
  return (mark.dataset["c"] ?? "").split(" ").filter(Boolean).map(Number);
}

/** The claim that a link opens; empty where it opens none. */
export function claimOf(link: HTMLAnchorElement | SVGAElement): string {
  return link.dataset["claim"] ?? /[?&]claim=([^&#]+)/.exec(link.getAttribute("href") ?? "")?.[1] ?? "";
}

/** The link in a claim's card that opens it. */
export function cardLink(claim: string): HTMLAnchorElement | null {
  return document.querySelector<HTMLAnchorElement>(`.card a[data-claim="${CSS.escape(claim)}"]`);
}

/** The small number in the text. */
export function linkNumbered(body: Element, number: number): HTMLAnchorElement | undefined {
  const links = blocksWith(body, number).flatMap((block) => [...block.querySelectorAll<HTMLAnchorElement>("a.no")]);
  return links.find((link) => link.textContent === String(number));
}

function named(number: number): string {
  return `mark[data-c~="${number}"]`;
}

/** The blocks that a claim has highlights in, drawn. */
function blocksWith(body: Element, number: number): Element[] {
  const blocks = blocksOf(body);
  if (blocks[0]?.dataset["first"] === undefined) return [body];
  const found: HTMLElement[] = [];
  for (const block of blocks.slice(blockWhere(blocks, number))) {
    if (!names(block, number)) {
      if (block.dataset["start"] !== block.dataset["end"]) break; // an empty cell may stand between
      continue;
    }
    draw(block);
    found.push(block);
  }
  return found;
}

/** The index of the block in which a claim begins. */
function blockWhere(blocks: HTMLElement[], number: number): number {
  let [low, high] = [0, blocks.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (Number(blocks[middle]?.dataset["first"]) <= number) low = middle;
    else high = middle - 1;
  }
  return low;
}

function names(block: HTMLElement, number: number): boolean {
  const html = undrawn(block);
  return html === null ? block.querySelector(named(number)) !== null : new RegExp(` data-c="(?:[^"]* )?${number}[ "]`).test(html);
}

/** The number of a claim whose highlights were not drawn yet. */
function numberBehind(body: Element, claim: string): string | undefined {
  for (const block of bareBlocks(body)) {
    const [, behind] = (undrawn(block) ?? "").split(`?claim=${claim}`);
    if (behind !== undefined) return /^[^>]*>(\d+)</.exec(behind)?.[1];
  }
  return undefined;
}
