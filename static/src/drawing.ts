// Drawing the highlights of a block that was served bare. Where an article has very many, only those that are read first come
// drawn; those of the other blocks wait in a noscript element, which browsers with scripts make no elements of.
import { offsetOf, placeOf, type Place } from "./blocks.ts";

/** The blocks that are still bare. */
export function bareBlocks(body: Element): HTMLElement[] {
  return Array.from(body.querySelectorAll<HTMLElement>("[data-block] > noscript"), (rest) => rest.parentElement as HTMLElement);
}

/** What is to be put in the place of a bare block's text; null where the block is drawn. */
export function undrawn(block: Element): string | null {
  return block.querySelector(":scope > noscript")?.textContent ?? null;
}

/** Draws the highlights of a block, if that was not done yet. What is selected stays selected. */
export function draw(block: Element): void {
  const html = undrawn(block);
  if (html === null) return;
  const selectAgain = holdSelection(block);
  block.innerHTML = html;
  selectAgain();
  block.dispatchEvent(new CustomEvent("stet:drawn", { bubbles: true }));
}

function holdSelection(block: Element): () => void {
  const selected = document.getSelection();
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selected ?? {};
  const isHeld = (node: Node | null | undefined): node is Node => node != null && block.contains(node);
  if (!selected || !anchorNode || !focusNode || (!isHeld(anchorNode) && !isHeld(focusNode))) return () => undefined;
  const again = (node: Node, at = 0): (() => Place) => {
    if (!isHeld(node)) return () => ({ node, at });
    const offset = offsetOf(block, { node, at });
    return () => placeOf(block, offset, "end");
  };
  const [anchor, focus] = [again(anchorNode, anchorOffset), again(focusNode, focusOffset)];
  return () => {
    const [from, to] = [anchor(), focus()];
    selected.setBaseAndExtent(from.node, from.at, to.node, to.at);
  };
}
