// Drawing the highlights of a block that was served bare. Where an article has very many, only those that are read first come
// with the page; those of the other blocks come behind it in one piece, of which each bare block says which bytes are its own.
import { offsetOf, placeOf, type Place } from "./blocks.ts";

interface Rest {
  address: string;
  coming: Promise<boolean>;
  bytes: Uint8Array | null; // outside of the heap of scripts, and read only as they are needed
}

const rests = new WeakMap<Element, Rest>();
const letters = new TextDecoder();

/** The blocks that are still bare. */
export function bareBlocks(body: Element): HTMLElement[] {
  return [...body.querySelectorAll<HTMLElement>("[data-rest]")];
}

/** Fetches the highlights of the bare blocks, once, and says whether they are there. */
export async function fetchRest(body: HTMLElement): Promise<boolean> {
  const address = body.dataset["apart"];
  if (address === undefined) return true;
  const known = rests.get(body);
  if (known?.address === address) return known.coming;
  const rest: Rest = { address, coming: Promise.resolve(false), bytes: null };
  rest.coming = bytesOf(address).then((bytes) => {
    rest.bytes = bytes;
    if (bytes === null && rests.get(body) === rest) rests.delete(body); // to be asked for again
    return bytes !== null;
  });
  rests.set(body, rest);
  return rest.coming;
}

async function bytesOf(address: string): Promise<Uint8Array | null> {
  try {
    const answer = await fetch(address);
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
  } catch {
    return null;
  }
}

/** Whether what is to be drawn later is there. */
export function hasRest(body: HTMLElement): boolean {
  const address = body.dataset["apart"];
  return address === undefined || bytesAt(body, address) !== null;
}

function bytesAt(body: Element, address: string | undefined): Uint8Array | null {
  const rest = rests.get(body);
  return rest !== undefined && rest.address === address ? rest.bytes : null;
}

/** What is to be put in the place of a bare block's text; null where the block is drawn, or that has not come yet. */
export function undrawn(block: HTMLElement): string | null {
  const where = block.dataset["rest"];
  const body = where === undefined ? null : block.closest<HTMLElement>("[data-apart]");
  const bytes = body && bytesAt(body, body.dataset["apart"]);
  return where !== undefined && bytes ? letters.decode(bytes.subarray(...(where.split(" ").map(Number) as [number, number]))) : null;
}

/** Draws the highlights of a block, if that was not done yet. What is selected stays selected. */
export function draw(block: HTMLElement): void {
  const html = undrawn(block);
  if (html === null) return;
  const selectAgain = holdSelection(block);
  block.innerHTML = html;
  delete block.dataset["rest"];
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
