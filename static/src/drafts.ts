// Drafts of forms in this browser. A draft is kept until its save is known to have worked: a form that is sent marks it
// sent, and the next page says what became of it.
import type { Values } from "./fields.ts";

/** What somebody typed into a form, at a time. */
export interface Typed {
  form: string; // names the one form on one page that it was typed in
  typed: number; // milliseconds since 1970
  values: Values;
}

/** A draft as this browser keeps it. */
export interface Draft extends Typed {
  there?: boolean; // the server keeps it too
  sent?: boolean; // its form was sent, and what came of it is not known yet
  other?: Typed; // what the same person typed elsewhere, and has not given up
}

/** The browser's storage, or null where the person has forbidden it. */
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

const root = "stet-draft:";
const lifetime = 90 * 24 * 3600 * 1000;

/** The name of a key in the storage, kept apart for each person who uses this browser. */
function nameOf(key: string): string {
  return `${root}${document.body.dataset["person"] ?? ""}:${key}`;
}

/** The draft kept under the key, or null. */
export function readDraft(key: string): Draft | null {
  return parse(storage()?.getItem(nameOf(key)) ?? null);
}

/** Keeps a draft, and says whether it could: a full or forbidden storage keeps nothing. */
export function writeDraft(key: string, draft: Draft): boolean {
  return write(nameOf(key), draft);
}

function write(name: string, draft: Draft): boolean {
  try {
    storage()?.setItem(name, JSON.stringify(draft));
    return storage() !== null;
  } catch {
    return false;
  }
}

export function dropDraft(key: string): void {
  storage()?.removeItem(nameOf(key));
}

/** The person's drafts, by their keys. */
export function ownDrafts(): Map<string, Draft> {
  const own = new Map<string, Draft>();
  for (const name of names(nameOf(""))) {
    const draft = parse(storage()?.getItem(name) ?? null);
    if (draft) own.set(name.slice(nameOf("").length), draft);
  }
  return own;
}

function names(beginning: string): string[] {
  return Object.keys(storage() ?? {}).filter((name) => name.startsWith(beginning));
}

const asksToKeep = "[data-draft-keep], .failure, input[type=password]";

/** Whether an answer that htmx fetched means that the form was saved, and not that the person was sent to sign in. */
export function isSaved(answer: XMLHttpRequest): boolean {
  if (answer.status >= 400 || answer.getResponseHeader("HX-Redirect") !== null) return false;
  return !new DOMParser().parseFromString(answer.responseText, "text/html").querySelector(asksToKeep);
}

/** Decides on the drafts that were sent: saved where the server answered with a redirect to a page that does not ask to
 * keep them (sign-in and error pages do, and any with data-draft-keep); in every other case they are kept. Drops old ones. */
export function settleDrafts(): void {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const redirected = navigation?.type === "navigate" && navigation.redirectCount > 0;
  const saved = redirected && !document.querySelector(asksToKeep);
  for (const name of names(root)) {
    const draft = parse(storage()?.getItem(name) ?? null);
    if (!draft || Date.now() - draft.typed > lifetime || (draft.sent && saved)) storage()?.removeItem(name);
    else if (draft.sent) write(name, { ...draft, sent: false });
  }
}

function parse(json: string | null): Draft | null {
  try {
    const draft = JSON.parse(json ?? "null") as Draft | null;
    return draft?.values && draft.typed ? draft : null;
  } catch {
    return null;
  }
}
