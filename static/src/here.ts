// The list of all claims at one place of the text: where the caret or the focus is, or where the last click was. It is a small
// panel that takes nothing away; Escape closes it and leads back.
import { articleOf, offsetAt } from "./article.ts";
import { offsetOf } from "./blocks.ts";
import { part } from "./selectionbar.ts";

export function here(body: HTMLElement, signal: AbortSignal): void {
  let clicked: number | null = null;
  let origin: Element | null = null;
  const on = { signal };
  const panel = (): HTMLElement | null => document.getElementById("claims-here");

  const open = async (): Promise<void> => {
    const offset = caretOffset(body) ?? focusedOffset(body) ?? clicked ?? openOffset(body);
    const shown = panel();
    if (offset === null || !shown) return;
    origin = document.activeElement;
    const html = await part(`${shown.dataset["here"] ?? ""}?start=${offset}&end=${offset + 1}`, signal);
    const list = shown.querySelector("[data-list]");
    if (html === null || !list) return;
    list.innerHTML = html;
    shown.hidden = false;
    (shown.querySelector<HTMLElement>("li a") ?? shown).focus();
  };
  const close = (): void => {
    const shown = panel();
    if (shown) shown.hidden = true;
    if (origin instanceof HTMLElement && origin.isConnected) origin.focus({ preventScroll: true });
  };

  body.addEventListener("click", (event) => (clicked = offsetUnder(body, event) ?? clicked), on);
  document.addEventListener("stet:command", (event) => {
    if (event.detail.id !== "claim.list-here") return;
    event.preventDefault();
    void open();
  }, on);
  document.addEventListener("keydown", (event) => {
    const shown = panel();
    if (!shown || shown.hidden || !shown.contains(event.target as Node)) return;
    if (event.key === "Escape") close();
    else if (!step(shown, event.key)) return;
    event.preventDefault();
  }, { ...on, capture: true });
  document.addEventListener("click", (event) => {
    const shown = panel();
    if (!shown || shown.hidden) return;
    if ((event.target as Element).closest("[data-here-close]")) return close();
    const link = (event.target as Element).closest<HTMLElement>("#claims-here a[data-claim]");
    if (link) follow(link, event);
    if (link || !shown.contains(event.target as Node)) shown.hidden = true;
  }, on);
}

/** A claim whose card is on the page opens by its card, which draws nothing else anew. */
function follow(link: HTMLElement, event: MouseEvent): void {
  const card = document.querySelector<HTMLElement>(`.card a[data-claim="${CSS.escape(link.dataset["claim"] ?? "")}"]`);
  if (!card || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  card.click();
}

/** Arrows go from claim to claim. */
function step(panel: HTMLElement, key: string): boolean {
  const links = [...panel.querySelectorAll<HTMLElement>("li a")];
  const at = links.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[key];
  if (to === undefined) return false;
  links[Math.max(0, Math.min(to, links.length - 1))]?.focus();
  return true;
}

function caretOffset(body: HTMLElement): number | null {
  const at = body.dataset["caret"];
  return at === undefined || document.activeElement !== body ? null : Number(at);
}

/** The place of the highlight that has the focus, by its number. */
function focusedOffset(body: HTMLElement): number | null {
  const mark = document.activeElement?.closest<HTMLElement>("mark");
  return mark && body.contains(mark) ? startOfMark(body, mark) : null;
}

function openOffset(body: HTMLElement): number | null {
  const mark = body.querySelector<HTMLElement>("mark.here");
  return mark ? startOfMark(body, mark) : null;
}

function startOfMark(body: HTMLElement, mark: HTMLElement): number | null {
  return offsetIn(body, mark, 0);
}

function offsetUnder(body: HTMLElement, event: MouseEvent): number | null {
  const position = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  return position ? offsetIn(body, position.offsetNode, position.offset) : null;
}

function offsetIn(body: HTMLElement, node: Node, at: number): number | null {
  const block = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>("[data-block]");
  if (!block || !body.contains(block)) return null;
  const article = articleOf(body);
  return offsetAt(article, { block: article.blocks.indexOf(block), at: offsetOf(block, { node, at }) });
}
