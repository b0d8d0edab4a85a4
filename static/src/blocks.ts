// The drawn article: its blocks, their text as the server holds it, and the way between a place in the page and an
// offset in a block's text. Elements with data-ui (claim numbers, labels) are on the page but not in the text.

/** A place in the page, as a Range has it. */
export interface Place {
  node: Node;
  at: number;
}

/** A place in the text: UTF-16 offset in a block's text. */
export interface Spot {
  block: HTMLElement;
  at: number;
}

/** The blocks of an article in order. */
export function blocksOf(body: Element): HTMLElement[] {
  return [...body.querySelectorAll<HTMLElement>("[data-block]")];
}

/** Code point offset in the article at which the block starts. */
export function startOf(block: HTMLElement): number {
  return Number(block.dataset["start"]);
}

/** The block's text as the server holds it: a br is a line feed, data-ui is left out. */
export function textOf(block: Element): string {
  return pieces(block).map(pieceText).join("");
}

/** What parts a block from the next in the article's text: a tab between cells of a row, else a line feed. */
export function separator(block: Element, next: Element): string {
  const row = block.closest("tr");
  return row !== null && row === next.closest("tr") ? "\t" : "\n";
}

/** UTF-16 offset in the block's text of a place in the block. */
export function offsetOf(block: Element, place: Place): number {
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(place.node, place.at);
  let offset = 0;
  for (const piece of pieces(block)) {
    if (piece === place.node) return offset + place.at;
    if (!isBefore(before, piece)) break;
    offset += pieceText(piece).length;
  }
  return offset;
}

/** The place in the page of a UTF-16 offset in the block's text; of two neighbouring nodes the later one for a start. */
export function placeOf(block: Element, offset: number, side: "start" | "end"): Place {
  let rest = offset;
  let last: Place = { node: block, at: 0 };
  for (const piece of pieces(block)) {
    const size = pieceText(piece).length;
    const inside = side === "start" ? rest < size : rest <= size;
    if (inside) return piece instanceof Text ? { node: piece, at: rest } : around(piece, rest);
    rest -= size;
    last = piece instanceof Text ? { node: piece, at: size } : around(piece, 1);
  }
  return last;
}

/** The place before (0) or after (1) a node. */
export function around(node: Node, after: number): Place {
  const parent = node.parentNode ?? node;
  return { node: parent, at: Array.prototype.indexOf.call(parent.childNodes, node) + after };
}

function pieces(block: Element): (Text | HTMLBRElement)[] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, {
    acceptNode: (node) => {
      if (node instanceof Text || node instanceof HTMLBRElement) return NodeFilter.FILTER_ACCEPT;
      return (node as Element).matches("[data-ui]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    },
  });
  const found: (Text | HTMLBRElement)[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text | HTMLBRElement);
  return found;
}

function pieceText(piece: Text | HTMLBRElement): string {
  return piece instanceof Text ? piece.data : "\n";
}

function isBefore(range: Range, piece: Text | HTMLBRElement): boolean {
  const end = piece instanceof Text ? { node: piece, at: piece.length } : around(piece, 1);
  return range.comparePoint(end.node, end.at) <= 0;
}
