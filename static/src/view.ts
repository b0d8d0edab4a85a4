// What of the text is in the window, in code points, and the way from an offset back to a place on the page. No block is asked
// for its size but those on the way of a search, so that this costs the same in a short text and a long one.
import { blocksOf, startOf } from "./blocks.ts";

/** A stretch of the text. */
export interface Stretch {
  start: number;
  end: number;
}

/** A place in the text that can be found again: so far is its block from the top of the window. */
export interface Held {
  block: number;
  top: number;
}

/** The stretch that is in the window; empty where the text is out of it. */
export function inView(body: Element): Stretch {
  const blocks = blocksOf(body);
  const first = search(blocks, 0);
  const last = search(blocks, innerHeight);
  const end = blocks.at(-1);
  if (first === blocks.length) return { start: end ? endOf(end) : 0, end: end ? endOf(end) : 0 };
  return { start: at(blocks[first], 0), end: at(blocks[Math.min(last, blocks.length - 1)], innerHeight) };
}

/** Where the reader is. */
export function hold(body: Element): Held {
  const blocks = blocksOf(body);
  const block = Math.min(search(blocks, 0), blocks.length - 1);
  return { block, top: Math.round(blocks[block]?.getBoundingClientRect().top ?? 0) };
}

/** Brings the reader back to where they were. Blocks on the way get their true height only once they are near, hence twice. */
export function restore(body: Element, { block, top }: Held): void {
  const element = blocksOf(body)[block];
  for (let i = 0; element && i < 2; i++) scrollBy({ top: element.getBoundingClientRect().top - top, behavior: "instant" });
}

/** Scrolls so that the offset is in the middle of the window. */
export function scrollToOffset(body: Element, offset: number): void {
  const block = blocksOf(body).findLast((one) => startOf(one) <= offset);
  for (let i = 0; block && i < 2; i++) {
    const box = block.getBoundingClientRect();
    const into = (offset - startOf(block)) / Math.max(1, endOf(block) - startOf(block));
    scrollBy({ top: box.top + box.height * Math.min(into, 1) - innerHeight / 2, behavior: "instant" });
  }
}

/** The first block that ends below the height. */
function search(blocks: HTMLElement[], height: number): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.getBoundingClientRect().bottom ?? 0) <= height) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The offset at a height of the window, as if a block's characters were spread evenly over it. */
function at(block: HTMLElement | undefined, height: number): number {
  if (!block) return 0;
  const box = block.getBoundingClientRect();
  const into = Math.min(Math.max((height - box.top) / Math.max(1, box.height), 0), 1);
  return Math.round(startOf(block) + into * (endOf(block) - startOf(block)));
}

function endOf(block: HTMLElement): number {
  return Number(block.dataset["end"]);
}
