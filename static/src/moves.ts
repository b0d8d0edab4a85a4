// Where a caret goes in an article, told from the texts of its blocks alone: by what a reader takes for one character, by
// word, by sentence, by block. Offsets are UTF-16, as the browser has them.

/** A place in the article: a block's index and an offset in its text. */
export interface Point {
  block: number;
  at: number;
}

/** Forward or back. */
export type Way = 1 | -1;

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const words = new Intl.Segmenter(undefined, { granularity: "word" });
const pictures = /[\p{Extended_Pictographic}\p{Regional_Indicator}\uFFFC]/u; // as good as words

/** The next place between two characters; from a block's end the start of the next one. */
export function byCharacter(texts: string[], from: Point, way: Way): Point {
  const text = texts[from.block] ?? "";
  const crossed = way > 0 ? from.at : from.at - 1;
  const character = crossed < text.length ? graphemes.segment(text).containing(crossed) : undefined;
  if (!character) return beyond(texts, from, way);
  return { block: from.block, at: way > 0 ? character.index + character.segment.length : character.index };
}

/** The end of the next word, or the start of the one before. */
export function byWord(texts: string[], from: Point, way: Way): Point {
  return wordEdge(texts, from, way > 0 ? "end" : "start", way) ?? (way > 0 ? endOf(texts) : { block: 0, at: 0 });
}

/** The start of the next block, or of this one, or of the one before where it stands at the start. */
export function byBlock(texts: string[], from: Point, way: Way): Point {
  if (way < 0 && from.at > 0) return { block: from.block, at: 0 };
  const block = from.block + way;
  if (block < 0) return { block: 0, at: 0 };
  return block < texts.length ? { block, at: 0 } : endOf(texts);
}

/** The nearest start, or end, of a word in that direction; null where there is none. */
export function wordEdge(texts: string[], from: Point, side: "start" | "end", way: Way): Point | null {
  for (let block = from.block; block >= 0 && block < texts.length; block += way) {
    const isBeyond = (at: number): boolean => block !== from.block || (way > 0 ? at > from.at : at < from.at);
    const edges = edgesOf(texts[block] ?? "", side);
    const at = way > 0 ? edges.find(isBeyond) : edges.findLast(isBeyond);
    if (at !== undefined) return { block, at };
  }
  return null;
}

/** The word or character that stands at the place, or right before it. */
export function wordAt(text: string, at: number): string {
  const found = words.segment(text).containing(Math.min(at, text.length - 1));
  return found?.segment ?? "";
}

/** The end of the article. */
export function endOf(texts: string[]): Point {
  return { block: texts.length - 1, at: texts.at(-1)?.length ?? 0 };
}

/** Whether the first place stands before the second. */
export function isBefore(a: Point, b: Point): boolean {
  return a.block < b.block || (a.block === b.block && a.at < b.at);
}

function beyond(texts: string[], from: Point, way: Way): Point {
  const block = from.block + way;
  if (block < 0 || block >= texts.length) return from;
  return { block, at: way > 0 ? 0 : (texts[block]?.length ?? 0) };
}

function edgesOf(text: string, side: "start" | "end"): number[] {
  const found = [...words.segment(text)].filter((word) => word.isWordLike || pictures.test(word.segment));
  return found.map((word) => (side === "start" ? word.index : word.index + word.segment.length));
}
