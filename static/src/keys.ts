// Keys: each leads to a command of the table that stands on <body data-commands>, with the keys as the person has them. On a
// page the element with data-command performs it; where there is none, whoever listens to the event stet:command does. A field
// that is typed in keeps its keys, but for those with Ctrl or ⌘ that are commands.
import { chordsOf } from "./chord.ts";
import { answer, readCommands, type Answer, type Command } from "./keyboard.ts";

declare global {
  interface DocumentEventMap {
    "stet:command": CustomEvent<{ id: string }>;
  }
}

const patience = 1500; // milliseconds between the presses of a key such as “g d”

/** Whether the element takes typed text. */
export function isTyping(element: Element | null): boolean {
  const field = "input:not([type=radio], [type=checkbox], [type=button], [type=submit], [type=file]), textarea, select";
  return element instanceof HTMLElement && (element.isContentEditable || element.matches(field));
}

/** Whether a key may be taken at all: nobody has taken it, no input method is at work, and no dialog is open over the page. */
function isFree(event: KeyboardEvent): boolean {
  return !event.isComposing && !event.defaultPrevented && document.querySelector("dialog:modal") === null;
}

export function keys(body: HTMLElement, signal: AbortSignal): void {
  let before = "";
  let timer = 0;
  const wait = (pending: string): void => {
    clearTimeout(timer);
    before = pending;
    if (pending !== "") timer = setTimeout(() => (before = ""), patience);
  };
  body.addEventListener("keydown", (event) => {
    const chords = chordsOf(event);
    if (chords.length === 0 || !isFree(event)) return;
    const commands = commandsFor(body, event.target as Element);
    const found = chords.reduce<Answer>((one, chord) => one ?? answer(commands, before, chord, isPossible), null);
    wait(found && "pending" in found ? found.pending : "");
    if (!found || ("command" in found && isFromBefore(event) && sends(found.command.id))) return;
    if ("pending" in found || event.repeat && !found.command.repeats || perform(found.command.id)) event.preventDefault();
  }, { signal });
  guardSending(signal);
}

/** The commands whose keys count where the focus is: in a field only those that type nothing there and mean nothing there, on a
 * link, a button or a choice all but the keys that operate it. */
function commandsFor(body: HTMLElement, target: Element): Command[] {
  const commands = readCommands(body.dataset["commands"]);
  const keeping = (those: Command[], kept: (key: string) => boolean): Command[] => those.map((c) => ({ ...c, keys: c.keys.filter(kept) }));
  if (isTyping(target)) return keeping(commands.filter(({ id }) => inFields.has(id)), (key) => /^(Mod|Alt)\+/.test(key));
  if (target.closest("a, button, summary, input, [role=option]")) return keeping(commands, (key) => !operating.test(key));
  return commands;
}

const inFields = new Set(["palette", "form.send"]);
const operating = /^((Shift\+)?(Enter|Space)|Arrow\w+|Home|End)\b/;

/** Whether the command can be performed on this page as it stands. */
export function isPossible(command: Command): boolean {
  if (stepping.test(command.id) && claims().length === 0 && elementOf(command.id) === null) return false;
  return elementOf(command.id) !== null || command.href !== undefined || (command.by !== undefined && document.querySelector(`[data-module~="${command.by}"]`) !== null);
}

/** Performs a command, and says whether anything did. */
export function perform(id: string): boolean {
  const element = elementOf(id);
  if (element) return use(element);
  const href = readCommands(document.body.dataset["commands"]).find((command) => command.id === id)?.href;
  if (href !== undefined) return lead(href);
  const event = new CustomEvent("stet:command", { detail: { id }, cancelable: true });
  if (!document.dispatchEvent(event)) return true;
  return own[id]?.() ?? false;
}

/** What this module performs by itself, where no other has said with preventDefault that it did. */
const own: Record<string, () => boolean> = {
  "claim.next": () => step(1),
  "claim.previous": () => step(-1),
  "claim.first": () => use(claims()[0] ?? null),
  "form.send": () => send(),
};

const stepping = /^claim\.(next|previous|first)$/;

function lead(href: string): boolean {
  location.assign(href);
  return true;
}

/** Whether the key was pressed while the page loaded, and is pressed again by replay.ts: nobody decides on what they may not have
 * seen yet. */
function isFromBefore(event: KeyboardEvent): boolean {
  return !event.isTrusted;
}

/** Whether the command would send a form, and so change something. */
function sends(id: string): boolean {
  return elementOf(id)?.matches("button:not([type=button])") ?? false;
}

function elementOf(id: string): HTMLElement | null {
  const all = document.querySelectorAll<HTMLElement>(`[data-command="${CSS.escape(id)}"]`);
  return [...all].find(isUsable) ?? null;
}

function claims(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("a[data-claim-card]")].filter(isUsable);
}

/** Opens the next or previous claim; from none, the first or the last. */
function step(by: 1 | -1): boolean {
  const links = claims();
  const open = links.findIndex((link) => link.closest(".card.open") !== null);
  const at = open < 0 && by < 0 ? links.length - 1 : open + by;
  return use(links[at] ?? null);
}

/** Sends the form that the focus is in, by its first button, as Enter does in a field of one line. */
function send(): boolean {
  const form = document.activeElement?.closest("form");
  const button = form?.querySelector<HTMLElement>("button:not([type=button], [type=reset])");
  if (!form || !button || !isUsable(button)) return false;
  button.click(); // and no submission by itself: what is said by the button goes along, in the page and to htmx
  return true;
}

function use(element: HTMLElement | null): boolean {
  if (!element) return false;
  const leads = element.matches("a");
  // What opens a window over the page leaves the focus where it is, for it to return to.
  if (!element.matches("[aria-haspopup]")) element.focus({ preventScroll: leads });
  if (!isTyping(element)) element.click();
  if (element.matches("summary")) fieldOf(element)?.focus();
  return true;
}

/** The first field of a disclosure that has just been opened: what a key asks for is typed next. */
function fieldOf(summary: HTMLElement): HTMLElement | null {
  return summary.closest<HTMLElement>("details[open]")?.querySelector<HTMLElement>("textarea, select, input:not([type=hidden])") ?? null;
}

function isUsable(element: HTMLElement): boolean {
  const form = element.closest("form");
  return element.checkVisibility() && !element.matches(":disabled, [aria-disabled=true]") && !(form && sent.has(form));
}

/** The forms that are on their way: a key pressed twice sends nothing twice. */
const sent = new WeakSet<HTMLFormElement>();

function guardSending(signal: AbortSignal): void {
  const back = (): void => document.querySelectorAll("form").forEach((form) => sent.delete(form));
  window.addEventListener("submit", (event) => { // after everybody else who may have stopped it
    const form = event.target as HTMLFormElement;
    if (form.method === "post" && (!event.defaultPrevented || form.hasAttribute("hx-boost"))) sent.add(form);
  }, { signal });
  document.addEventListener("htmx:afterRequest", back, { signal });
  window.addEventListener("pageshow", back, { signal });
}
