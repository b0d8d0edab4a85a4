// The text of an article with very many claims, when the page is brought up to date: the page says which drawing it has, and is
// sent no more than the blocks that differ. All others stay as they are, drawn or not.
import { Idiomorph } from "idiomorph/htmx";
import { blocksOf } from "./blocks.ts";

/** What a request says so that it is answered with what changed; nothing where the text comes whole. */
export function drawnHeaders(): Record<string, string> {
  const drawn = document.getElementById("text")?.dataset["drawn"];
  return drawn === undefined ? {} : { "Stet-Drawn": drawn };
}

/** Lets what htmx fetches, and what it puts into the page, take part. */
export function redrawWithHtmx(): void {
  document.addEventListener("htmx:configRequest", (event) => {
    Object.assign((event as CustomEvent<{ headers: Record<string, string> }>).detail.headers, drawnHeaders());
  });
  Object.assign(Idiomorph.defaults.callbacks, { beforeNodeMorphed: (old: Node, next: Node) => !redraw(old, next) });
}

/** Brings the text up to date, and says whether that is done: it is not where the text is none of many claims. */
export function redraw(old: Node, next: Node): boolean {
  if (!(old instanceof HTMLElement) || !(next instanceof HTMLElement) || old.id !== "text" || next.dataset["drawn"] === undefined) return false;
  if (next.dataset["since"] !== undefined && next.dataset["since"] === old.dataset["drawn"]) replace(old, next);
  else replaceAll(old, next);
  old.dataset["drawn"] = next.dataset["drawn"];
  return true;
}

function replace(old: HTMLElement, next: HTMLElement): void {
  const blocks = new Map(blocksOf(old).map((block) => [block.dataset["block"], block]));
  for (const block of blocksOf(next)) {
    blocks.get(block.dataset["block"])?.replaceWith(block);
    block.dispatchEvent(new CustomEvent("stet:drawn", { bubbles: true }));
  }
}

/** Puts the whole text in, whose bare blocks are bare again until what they are drawn with has come. */
function replaceAll(old: HTMLElement, next: HTMLElement): void {
  old.replaceChildren(...next.childNodes);
  const address = next.dataset["apart"];
  if (address === undefined) delete old.dataset["apart"];
  else old.dataset["apart"] = address;
}
