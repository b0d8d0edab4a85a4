// From what a person has selected to a passage: code point offsets in the article's text and the quote that stands there.
import { around, blocksOf, offsetOf, placeOf, separator, startOf, textOf, type Place, type Spot } from "./blocks.ts";
import { fromUTF16, toUTF16 } from "./codepoints.ts";
import { settleEnd, settleStart } from "./settle.ts";

/** A passage as the server takes it: [start, end) in code points of the article's text, and the text there. */
export interface Passage {
  start: number;
  end: number;
  quote: string;
}

/** What a selection means to the character and in whole words, and which of them is asked for. */
export interface Reading {
  letters: Passage | Refusal;
  words: Passage | Refusal;
  exact: boolean;
}

/** Why nothing came of a selection: nothing of the text is in it, or it touches a block that failed the parity check. */
export type Refusal = "empty" | "broken";

/** The passage that the selection means. Exact keeps its ends; else they grow to whole words. */
export function readSelection(body: HTMLElement, selected: Pick<Selection, "rangeCount" | "getRangeAt">, exact: boolean): Passage | Refusal {
  const blocks = blocksOf(body);
  const spots = rangesIn(body, selected).flatMap((range) => spotsOf(blocks, range));
  const order = (a: Spot, b: Spot): number => blocks.indexOf(a.block) - blocks.indexOf(b.block) || a.at - b.at;
  const sorted = spots.toSorted(order);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return "empty";
  return between(blocks, first, last, exact);
}

/** The page's range of a passage, for painting; null where the article has no such place. */
export function rangeOf(body: HTMLElement, passage: Passage): Range | null {
  const blocks = blocksOf(body);
  const first = blocks.findLast((block) => startOf(block) <= passage.start);
  const last = blocks.findLast((block) => startOf(block) < passage.end);
  if (!first || !last) return null;
  const from = placeOf(first, toUTF16(textOf(first), passage.start - startOf(first)), "start");
  const to = placeOf(last, toUTF16(textOf(last), passage.end - startOf(last)), "end");
  const range = document.createRange();
  range.setStart(from.node, from.at);
  range.setEnd(to.node, to.at);
  return range;
}

function rangesIn(body: HTMLElement, selected: Pick<Selection, "rangeCount" | "getRangeAt">): Range[] {
  const ranges = Array.from({ length: selected.rangeCount }, (_, i) => selected.getRangeAt(i));
  return ranges.filter((range) => !range.collapsed && range.intersectsNode(body));
}

/** Where a range of the page starts and ends in the text; nothing where it holds no block. */
function spotsOf(blocks: HTMLElement[], range: Range): Spot[] {
  const touched = blocks.filter((block) => range.intersectsNode(block));
  const [first, last] = [touched[0], touched.at(-1)];
  if (!first || !last) return [];
  const from = outside({ node: range.startContainer, at: range.startOffset }, 0);
  const to = outside({ node: range.endContainer, at: range.endOffset }, 1);
  return [
    { block: first, at: first.contains(from.node) ? offsetOf(first, from) : 0 },
    { block: last, at: last.contains(to.node) ? offsetOf(last, to) : textOf(last).length },
  ];
}

/** A place in an object's label means the whole object. */
function outside(place: Place, after: number): Place {
  const element = place.node instanceof Element ? place.node : place.node.parentElement;
  const object = element?.closest(".object");
  return object ? around(object, after) : place;
}

/** The passage between two spots, the first of which stands first. */
export function between(blocks: HTMLElement[], from: Spot, to: Spot, exact: boolean): Passage | Refusal {
  let [first, last] = [blocks.indexOf(from.block), blocks.indexOf(to.block)];
  const texts = blocks.slice(first, last + 1).map(textOf);
  const text = (i: number): string => texts[i - blocks.indexOf(from.block)] ?? "";

  let start = settleStart(text(first), from.at, exact);
  let end = settleEnd(text(last), to.at, exact);
  // A triple click ends at the start of the next block, and a drag may begin behind the last word of one.
  while (first < last && start === text(first).length) start = settleStart(text(++first), 0, exact);
  while (last > first && end === 0) end = settleEnd(text(--last), text(last).length, exact);
  if (first === last && start >= end) return "empty";
  const chosen = blocks.slice(first, last + 1);
  if (chosen.some((block) => "broken" in block.dataset)) return "broken";
  return passage(chosen, chosen.map((_, i) => text(first + i)), start, end);
}

function passage(blocks: HTMLElement[], texts: string[], start: number, end: number): Passage {
  const [first, last] = [blocks[0] as HTMLElement, blocks.at(-1) as HTMLElement];
  const parts = texts.map((text, i) => {
    const cut = text.slice(i === 0 ? start : 0, i === texts.length - 1 ? end : text.length);
    const next = blocks[i + 1];
    return next ? cut + separator(blocks[i] as HTMLElement, next) : cut;
  });
  return {
    start: startOf(first) + fromUTF16(texts[0] ?? "", start),
    end: startOf(last) + fromUTF16(texts.at(-1) ?? "", end),
    quote: parts.join(""),
  };
}
