// A form that loses nothing: what is typed is kept in this browser until it is saved, offered again when the form comes
// back, and leaving the page with unsaved changes is asked about.
import { dropDraft, isSaved, readDraft, writeDraft, type Values } from "./drafts.ts";

const pause = 300; // milliseconds without a change before the draft is written

export function unsaved(element: HTMLElement, signal: AbortSignal): void {
  if (!(element instanceof HTMLFormElement)) return;
  const form = element;
  const key = ownKey(form.dataset["draftKey"] ?? "");
  const served = valuesOf(form);
  let timer = 0;
  let sending = false;

  const isDirty = (): boolean => !same(valuesOf(form), served);
  const keep = (sent: boolean): void => {
    clearTimeout(timer);
    if (key === "") return;
    if (sent || isDirty()) writeDraft(key, valuesOf(form), sent);
    else dropDraft(key);
  };
  if (key !== "") offerDraft(form, key, served);

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => keep(false), pause);
  }, { signal });
  form.addEventListener("submit", () => {
    sending = true;
    keep(true);
  }, { signal });
  // Before htmx puts the answer in, which may take this form away.
  form.addEventListener("htmx:beforeOnLoad", (event) => {
    const { elt, xhr } = (event as CustomEvent<{ elt: Element; xhr: XMLHttpRequest }>).detail;
    if (elt !== form) return;
    sending = isSaved(xhr);
    if (sending) dropDraft(key);
    else keep(false);
  }, { signal });
  form.addEventListener("htmx:sendError", () => {
    sending = false;
    keep(false);
  }, { signal });
  window.addEventListener("beforeunload", (event) => {
    if (sending || !isDirty()) return;
    keep(false);
    event.preventDefault();
  }, { signal });
}

/** The key, kept apart for each person who uses this browser. */
function ownKey(key: string): string {
  return key === "" ? "" : `${document.body.dataset["person"] ?? ""}:${key}`;
}

/** Fills in a draft that differs from what was served, and says so; the person can go back to what was served. */
function offerDraft(form: HTMLFormElement, key: string, served: Values): void {
  const draft = readDraft(key);
  if (!draft) return;
  if (same(draft, served)) return dropDraft(key);
  fill(form, draft);
  const note = noteOf(form);
  form.prepend(note);
  note.querySelector("button")?.addEventListener("click", () => {
    fill(form, served);
    dropDraft(key);
    note.remove();
  });
}

function noteOf(form: HTMLFormElement): HTMLElement {
  const note = document.createElement("div");
  note.className = "draft-note";
  note.setAttribute("role", "status");
  const text = document.createElement("span");
  text.textContent = form.dataset["draftNote"] ?? "What you typed here before is back. It is not saved yet.";
  const discard = document.createElement("button");
  discard.type = "button";
  discard.className = "btn quiet small";
  discard.textContent = form.dataset["draftDiscard"] ?? "Discard the draft";
  note.append(text, discard);
  return note;
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function fieldsOf(form: HTMLFormElement): Field[] {
  const never = ["hidden", "password", "file", "submit", "button", "fieldset", "output"];
  return [...form.elements].filter((field) => !never.includes((field as Field).type) && (field as Field).name !== "") as Field[];
}

function valuesOf(form: HTMLFormElement): Values {
  const values: Values = {};
  for (const field of fieldsOf(form)) {
    const list = (values[field.name] ??= []);
    if (!isChoice(field) || field.checked) list.push(field.value);
  }
  return values;
}

function fill(form: HTMLFormElement, values: Values): void {
  const taken: Record<string, number> = {};
  for (const field of fieldsOf(form)) {
    const list = values[field.name];
    if (!list) continue;
    if (isChoice(field)) field.checked = list.includes(field.value);
    else field.value = list[(taken[field.name] = (taken[field.name] ?? -1) + 1)] ?? "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function isChoice(field: Field): field is HTMLInputElement {
  return field.type === "radio" || field.type === "checkbox";
}

function same(a: Values, b: Values): boolean {
  const sorted = (values: Values): string => JSON.stringify(Object.entries(values).sort(([x], [y]) => (x < y ? -1 : 1)));
  return sorted(a) === sorted(b);
}
