// Moving the borders of a passage: by whole words, or to the character.
import { offsetAt, passageOf, pointAt, type Article } from "./article.ts";
import { byCharacter, wordEdge, type Point, type Way } from "./moves.ts";
import type { Passage } from "./passage.ts";

/** One step of one border. */
export interface EdgeStep {
  side: "start" | "end";
  way: Way;
  unit: "word" | "character";
}

/** The passage with one border moved; null where there is nothing to move to, or nothing would be left. */
export function moved(article: Article, passage: Passage, { side, way, unit }: EdgeStep): Passage | null {
  let edge = pointAt(article, passage[side]);
  const other = pointAt(article, passage[side === "start" ? "end" : "start"]);
  // White space at a border is not kept, so a step over it goes on to the next character.
  for (let count = 0; count < farthest; count++) {
    const next = unit === "word" ? wordEdge(article.texts, edge, side, way) : byCharacter(article.texts, edge, way);
    if (!next || offsetAt(article, next) === offsetAt(article, edge)) return null;
    edge = next;
    const found = drawn(article, side, edge, other);
    if (found === null || found[side] !== passage[side]) return found;
  }
  return null;
}

const farthest = 100; // characters of white space stepped over

function drawn(article: Article, side: "start" | "end", edge: Point, other: Point): Passage | null {
  const [from, to] = side === "start" ? [edge, other] : [other, edge];
  if (offsetAt(article, from) >= offsetAt(article, to)) return null;
  const passage = passageOf(article, from, to);
  return typeof passage === "string" ? null : passage;
}
