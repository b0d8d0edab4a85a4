// The article as a caret and the borders of a passage move in it: its blocks with their texts, and the way between a place
// in it and an offset in code points.
import { blocksOf, placeOf, startOf, textOf } from "./blocks.ts";
import { fromUTF16, toUTF16 } from "./codepoints.ts";
import { between, type Passage, type Refusal } from "./passage.ts";
import { isBefore, type Point } from "./moves.ts";

/** The blocks of an article and their texts. */
export interface Article {
  blocks: HTMLElement[];
  texts: string[];
}

let read: { body: HTMLElement; article: Article } | null = null;
document.addEventListener("htmx:load", () => (read = null));

/** The article that the element shows. It is read once, and again when the page has changed. */
export function articleOf(body: HTMLElement): Article {
  if (read?.body === body && read.article.blocks[0]?.isConnected) return read.article;
  const blocks = blocksOf(body);
  read = { body, article: { blocks, texts: blocks.map(textOf) } };
  return read.article;
}

/** Code point offset of a place. */
export function offsetAt(article: Article, point: Point): number {
  const block = article.blocks[point.block];
  return block ? startOf(block) + fromUTF16(article.texts[point.block] ?? "", point.at) : 0;
}

/** The place of a code point offset; one between two blocks is the end of the first. */
export function pointAt(article: Article, offset: number): Point {
  let [low, high] = [0, article.blocks.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (startOf(article.blocks[middle] as HTMLElement) <= offset) low = middle;
    else high = middle - 1;
  }
  const block = article.blocks[low];
  return { block: low, at: block ? toUTF16(article.texts[low] ?? "", offset - startOf(block)) : 0 };
}

/** The passage between two places, in either order, to the character or in whole words. */
export function passageOf(article: Article, a: Point, b: Point, exact = true): Passage | Refusal {
  const [from, to] = isBefore(b, a) ? [b, a] : [a, b];
  const [first, last] = [article.blocks[from.block], article.blocks[to.block]];
  if (!first || !last) return "empty";
  return between(article.blocks, { block: first, at: from.at }, { block: last, at: to.at }, exact);
}

/** The passage of a stretch in code points. */
export function passageAt(article: Article, stretch: { start: number; end: number }): Passage | Refusal {
  return passageOf(article, pointAt(article, stretch.start), pointAt(article, stretch.end));
}

/** The box of the line's height at a place, as wide as nothing. */
export function boxAt(article: Article, point: Point): DOMRect {
  const block = article.blocks[point.block] as HTMLElement;
  return edgeBox(block, point.at) ?? charBox(article, point) ?? block.getBoundingClientRect();
}

function edgeBox(block: HTMLElement, at: number): DOMRect | null {
  const place = placeOf(block, at, "start");
  const object = (place.node instanceof Element ? place.node : place.node.parentElement)?.closest(".object");
  if (object) return object.getBoundingClientRect();
  const range = document.createRange();
  range.setStart(place.node, place.at);
  return [...range.getClientRects()].find((box) => box.height > 0) ?? null;
}

/** Where the page has no box for a place, as at a line break, the character beside it has one. */
function charBox(article: Article, point: Point): DOMRect | null {
  const [block, text] = [article.blocks[point.block] as HTMLElement, article.texts[point.block] ?? ""];
  const behind = point.at >= text.length;
  const [from, to] = behind ? [Math.max(0, point.at - 1), point.at] : [point.at, point.at + 1];
  const [start, end] = [placeOf(block, from, "start"), placeOf(block, to, "end")];
  const range = document.createRange();
  range.setStart(start.node, start.at);
  range.setEnd(end.node, end.at);
  const box = [...range.getClientRects()].find((r) => r.height > 0);
  return box ? new DOMRect(behind ? box.right : box.left, box.top, 0, box.height) : null;
}
