// Drafts on the server, which keeps them for every device of their person. Whatever it answers, and if it does not, the
// copy in this browser stays until the form is saved.
import { dropDraft, ownDrafts, writeDraft, type Draft, type Typed } from "./drafts.ts";

/** What became of a draft that was sent: kept; outdated, where a later one from elsewhere is kept; saved, where its form has
 * been saved since; or why the server does not have it. */
export type Fate = "kept" | "outdated" | "saved" | "away" | "signed out" | "refused";

/** A draft as the server keeps it; one that is saved has no values any more. */
export type Kept = Typed & { saved?: boolean };

/** Where drafts are kept, or null on a page of nobody. */
function address(): string | null {
  const { drafts, person } = document.body.dataset;
  return drafts && person ? drafts : null;
}

/** A request that ends with the page carries no more than this, in bytes. */
const atMostLeaving = 60_000;

/** Sends what is typed. Leaving is for when the page goes away. */
export async function keep(key: string, { form, typed, values }: Typed, leaving = false): Promise<Fate> {
  const [to, body] = [address(), JSON.stringify({ form, typed, values })];
  if (to === null) return "signed out";
  if (leaving && new Blob([body]).size > atMostLeaving) return "away";
  try {
    const answer = await fetch(`${to}/${encodeURIComponent(key)}`, { method: "PUT", body, keepalive: leaving });
    if (answer.ok) return ((await answer.json()) as { fate: Fate }).fate;
    if (answer.status === 401) return "signed out";
    return answer.status < 500 && answer.status !== 429 ? "refused" : "away";
  } catch {
    return "away";
  }
}

/** Gives up what is kept under the key. */
export async function discard(key: string): Promise<void> {
  const to = address();
  if (to === null) return;
  await fetch(`${to}/${encodeURIComponent(key)}`, { method: "DELETE", keepalive: true }).catch(() => undefined);
}

type Answer = Record<string, Kept>;
let asked: { keys: string[]; answer: Promise<Answer | null> } | null = null;

/** What the server keeps under the key: null for nothing, undefined where it does not say. The forms of a page ask together. */
export async function kept(key: string): Promise<Kept | null | undefined> {
  if (address() === null) return undefined;
  if (!asked) {
    const keys: string[] = [];
    asked = { keys, answer: Promise.resolve().then(() => ask(keys)) };
  }
  asked.keys.push(key);
  const answer = await asked.answer;
  return answer ? (answer[key] ?? null) : undefined;
}

async function ask(keys: string[]): Promise<Answer | null> {
  asked = null;
  const query = new URLSearchParams(keys.map((key) => ["key", key]));
  try {
    const answer = await fetch(`${address() ?? ""}/kept?${query.toString()}`);
    return answer.ok && !answer.redirected ? ((await answer.json()) as Answer) : null;
  } catch {
    return null;
  }
}

/** Sends what this browser kept while the server was away, of forms that are not on this page. What was typed elsewhere
 * meanwhile is not replaced unseen: the form shows both when it is opened. */
export async function sendWaiting(mounted: Set<string>): Promise<void> {
  for (const [key, draft] of ownDrafts()) {
    if (draft.there || mounted.has(key)) continue;
    const found = await kept(key);
    if (found === undefined) return;
    if (found?.saved && found.form === draft.form) dropDraft(key);
    else if (!found || found.saved || found.form === draft.form) note(key, draft, await keep(key, draft));
  }
}

function note(key: string, draft: Draft, fate: Fate): void {
  if (fate === "kept") writeDraft(key, { ...draft, there: true });
}
