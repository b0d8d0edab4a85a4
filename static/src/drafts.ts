// Drafts of forms in this browser. A draft is kept until its save is known to have worked: a form that is sent marks it
// sent, and the next page says what became of it.

/** Values of a form's fields by name. */
export type Values = Record<string, string[]>;

interface Draft {
  values: Values;
  saved: number; // milliseconds since 1970
  sent: boolean;
}

/** The browser's storage, or null where the person has forbidden it. */
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

const prefix = "stet-draft:";
const lifetime = 30 * 24 * 3600 * 1000;

/** The values kept under the key, or null. */
export function readDraft(key: string): Values | null {
  return parse(storage()?.getItem(prefix + key) ?? null)?.values ?? null;
}

/** Keeps the values. A full or forbidden storage keeps nothing; the warning on leaving the page still stands. */
export function writeDraft(key: string, values: Values, sent = false): void {
  const draft: Draft = { values, saved: Date.now(), sent };
  try {
    storage()?.setItem(prefix + key, JSON.stringify(draft));
  } catch {
    return;
  }
}

export function dropDraft(key: string): void {
  storage()?.removeItem(prefix + key);
}

const asksToKeep = "[data-draft-keep], .failure, input[type=password]";

/** Whether an answer that htmx fetched means that the form was saved, and not that the person was sent to sign in. */
export function isSaved(answer: XMLHttpRequest): boolean {
  if (answer.status >= 400) return false;
  return !new DOMParser().parseFromString(answer.responseText, "text/html").querySelector(asksToKeep);
}

/** Decides on the drafts that were sent: saved where the server answered with a redirect to a page that does not ask to
 * keep them (sign-in and error pages do, and any with data-draft-keep); in every other case they are kept. Drops old ones. */
export function settleDrafts(): void {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const redirected = navigation?.type === "navigate" && navigation.redirectCount > 0;
  const saved = redirected && !document.querySelector(asksToKeep);
  for (const name of Object.keys(storage() ?? {}).filter((name) => name.startsWith(prefix))) {
    const key = name.slice(prefix.length);
    const draft = parse(storage()?.getItem(name) ?? null);
    if (!draft || Date.now() - draft.saved > lifetime || (draft.sent && saved)) dropDraft(key);
    else if (draft.sent) writeDraft(key, draft.values);
  }
}

function parse(json: string | null): Draft | null {
  try {
    return json === null ? null : (JSON.parse(json) as Draft);
  } catch {
    return null;
  }
}
