// A caret's way by lines, as the page has broken them: it is told from where characters stand, so that it is right in tables,
// in text from right to left and out of sight.
import { boxAt, type Article } from "./article.ts";
import { byCharacter, type Point, type Way } from "./moves.ts";

const farthest = 4000; // characters looked through for another line

/** The place in the next line, or the one before, that is nearest to x; the place itself where there is none. */
export function byLine(article: Article, from: Point, way: Way, x: number): Point {
  const here = boxAt(article, from);
  let best: { point: Point; box: DOMRect } | null = null;
  for (const point of pointsFrom(article, from, way)) {
    const box = boxAt(article, point);
    if (!best && !isOther(here, box, way)) continue;
    if (best && !sameLine(best.box, box)) {
      if (!sameRow(article, best.point, point)) break;
      continue;
    }
    if (!best || Math.abs(box.left - x) < Math.abs(best.box.left - x)) best = { point, box };
  }
  return best?.point ?? from;
}

/** The start, or end, of the line. */
export function lineEdge(article: Article, from: Point, way: Way): Point {
  const here = boxAt(article, from);
  let edge = from;
  for (const point of pointsFrom(article, from, way)) {
    if (point.block !== from.block || !sameLine(here, boxAt(article, point))) break;
    edge = point;
  }
  return edge;
}

function* pointsFrom(article: Article, from: Point, way: Way): Generator<Point> {
  let point = from;
  for (let count = 0; count < farthest; count++) {
    const next = byCharacter(article.texts, point, way);
    if (next.block === point.block && next.at === point.at) return;
    point = next;
    yield point;
  }
}

function sameLine(a: DOMRect, b: DOMRect): boolean {
  return Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.height, b.height) / 2;
}

function isOther(here: DOMRect, box: DOMRect, way: Way): boolean {
  return !sameLine(here, box) && (way > 0 ? box.bottom > here.bottom : box.top < here.top);
}

/** Cells of one row stand beside each other, whatever the number of their lines. */
function sameRow(article: Article, a: Point, b: Point): boolean {
  const row = article.blocks[a.block]?.closest("tr");
  return row != null && row === article.blocks[b.block]?.closest("tr");
}
