// Checks that every block reads as the server holds it, so that no wrong offset can be saved: translators, extensions and
// browsers do change pages. A block that fails is marked data-broken and cannot be selected in.
import { blocksOf, startOf, textOf } from "./blocks.ts";
import { length } from "./codepoints.ts";
import { inTurns } from "./slices.ts";

export function parity(body: HTMLElement, signal: AbortSignal): void {
  const check = async (): Promise<void> => {
    const checks: Promise<boolean>[] = [];
    await inTurns(blocksOf(body), (block) => checks.push(isBroken(block)), signal);
    const broken = (await Promise.all(checks)).filter(Boolean).length;
    if (signal.aborted) return;
    tell(body, broken > 0);
  };
  void check();
  body.addEventListener("stet:drawn", (event) => void checkDrawn(body, event.target as HTMLElement), { signal });
  document.body.addEventListener("htmx:load", (event) => {
    if (event.target instanceof Node && (body.contains(event.target) || event.target.contains(body))) void check();
  }, { signal });
}

/** Checks a block again whose highlights were drawn after the first check. */
async function checkDrawn(body: HTMLElement, block: HTMLElement): Promise<void> {
  if (await isBroken(block)) tell(body, true);
}

function tell(body: HTMLElement, broken: boolean): void {
  body.dataset["parity"] = broken ? "broken" : "kept";
  for (const notice of document.querySelectorAll<HTMLElement>("[data-parity-notice]")) notice.hidden = !broken;
}

async function isBroken(block: HTMLElement): Promise<boolean> {
  const text = textOf(block);
  const broken = !hasLength(block, text) || !(await hasHash(block, text));
  block.toggleAttribute("data-broken", broken);
  return broken;
}

function hasLength(block: HTMLElement, text: string): boolean {
  const end = block.dataset["end"];
  return end === undefined || Number(end) - startOf(block) === length(text);
}

/** Whether the text has the block's hash. Browsers hash on https and on this machine only; elsewhere the length decides. */
async function hasHash(block: HTMLElement, text: string): Promise<boolean> {
  const want = block.dataset["hash"];
  if (!globalThis.isSecureContext || want === undefined) return true;
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  const hex = Array.from(sum.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex === want;
}
