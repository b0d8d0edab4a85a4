// The sentences of the article, as the server cuts them: [start, end) in code points. They are asked for when first needed,
// so that the browser and the list of sentences never disagree.

/** A stretch of the article's text in code points. */
export interface Stretch {
  start: number;
  end: number;
}

const known = new Map<string, Promise<Stretch[]>>();

/** The sentences of the article that the element shows; none where the server did not answer. */
export function sentencesOf(body: HTMLElement): Promise<Stretch[]> {
  const address = body.dataset["sentences"] ?? "";
  const asked = known.get(address) ?? ask(address);
  known.set(address, asked);
  return asked;
}

async function ask(address: string): Promise<Stretch[]> {
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`sentences: ${answer.status}`);
    const { sentences } = (await answer.json()) as { sentences: [number, number][] };
    return sentences.map(([start, end]) => ({ start, end }));
  } catch {
    known.delete(address); // asked again when next needed
    return [];
  }
}

/** The stretch grown to the sentences that it touches; as it is where it touches none. */
export function grown(sentences: Stretch[], passage: Stretch): Stretch {
  const touched = sentences.filter((s) => s.start < passage.end && passage.start < s.end);
  const [first, last] = [touched[0], touched.at(-1)];
  if (!first || !last) return { start: passage.start, end: passage.end };
  return { start: Math.min(first.start, passage.start), end: Math.max(last.end, passage.end) };
}

/** The sentence at the offset, or the last one before it. */
export function sentenceAt(sentences: Stretch[], offset: number): Stretch | undefined {
  return sentences.findLast((s) => s.start <= offset) ?? sentences[0];
}

/** Where a caret at the offset goes by sentence: to starts, or forward to an end where it draws a selection. */
export function bySentence(sentences: Stretch[], offset: number, way: 1 | -1, extends_: boolean): number | undefined {
  if (way < 0) return sentences.findLast((s) => s.start < offset)?.start;
  if (extends_) return sentences.find((s) => s.end > offset)?.end;
  return sentences.find((s) => s.start > offset)?.start;
}
