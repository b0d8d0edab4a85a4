// Where a selection's end comes to rest in a block's text: never on white space, never inside what a reader takes for one
// character, and on whole words unless exact characters are asked for. Offsets are UTF-16, as the browser has them.

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const words = new Intl.Segmenter(undefined, { granularity: "word" });

/** The start that was meant: past white space, and back to the beginning of the word it stands in. */
export function settleStart(text: string, at: number, exact: boolean): number {
  let start = at;
  while (start < text.length && /\s/u.test(text.charAt(start))) start++;
  return cutInto(text, start, exact)?.index ?? start;
}

/** The end that was meant: back over white space, and on to the end of the word it stands in. */
export function settleEnd(text: string, at: number, exact: boolean): number {
  let end = at;
  while (end > 0 && /\s/u.test(text.charAt(end - 1))) end--;
  const cut = cutInto(text, end, exact);
  return cut ? cut.index + cut.segment.length : end;
}

/** The word or character that the offset cuts in two, if it does. */
function cutInto(text: string, at: number, exact: boolean): Intl.SegmentData | undefined {
  if (at <= 0 || at >= text.length) return undefined;
  const character = graphemes.segment(text).containing(at);
  const word = words.segment(text).containing(at);
  if (!exact && word?.isWordLike && word.index < at) return word;
  return character && character.index < at ? character : undefined;
}
