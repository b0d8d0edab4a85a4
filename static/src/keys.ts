// Single keys: j and k for the next and the previous claim, ? for the page that lists the keys, digits for the verdicts,
// and whatever an element claims with data-key. Switched off by data-keys-off on <html> (WCAG 2.2, 2.1.4).

/** Whether the element takes typed text. */
export function isTyping(element: Element | null): boolean {
  const field = "input:not([type=radio], [type=checkbox], [type=button], [type=submit], [type=file]), textarea, select";
  return element instanceof HTMLElement && (element.isContentEditable || element.matches(field));
}

/** Whether a key that was pressed may be taken as a command. */
export function wantsKey(event: KeyboardEvent): boolean {
  const free = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing && !event.defaultPrevented;
  return free && !isTyping(event.target as Element) && !("keysOff" in document.documentElement.dataset);
}

export function keys(body: HTMLElement, signal: AbortSignal): void {
  body.addEventListener("keydown", (event) => {
    if (wantsKey(event) && obey(event.key)) event.preventDefault();
  }, { signal });
}

function obey(key: string): boolean {
  if (key === "j") return step(1);
  if (key === "k") return step(-1);
  if (key === "?") return use(document.querySelector<HTMLElement>("a[data-keys]"));
  const attribute = /^[1-9]$/.test(key) ? "data-digit" : "data-key";
  const claimed = document.querySelectorAll<HTMLElement>(`[${attribute}="${CSS.escape(key)}"]`);
  return use([...claimed].find(isUsable) ?? null);
}

/** Opens the next or previous claim; from none, the first or the last. */
function step(by: 1 | -1): boolean {
  const links = [...document.querySelectorAll<HTMLElement>("a[data-claim-card]")].filter(isUsable);
  const open = links.findIndex((link) => link.closest(".card.open") !== null);
  const at = open < 0 && by < 0 ? links.length - 1 : open + by;
  return use(links[at] ?? null);
}

function use(element: HTMLElement | null): boolean {
  if (!element) return false;
  const leads = element.matches("a");
  element.focus({ preventScroll: leads });
  if (!isTyping(element)) element.click();
  if (element.matches("summary")) fieldOf(element)?.focus();
  return true;
}

/** The first field of a disclosure that has just been opened: what a key asks for is typed next. */
function fieldOf(summary: HTMLElement): HTMLElement | null {
  return summary.closest<HTMLElement>("details[open]")?.querySelector<HTMLElement>("textarea, select, input:not([type=hidden])") ?? null;
}

function isUsable(element: HTMLElement): boolean {
  return element.checkVisibility() && !element.matches(":disabled, [aria-disabled=true]");
}
