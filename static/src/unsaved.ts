// A form that loses nothing: what is typed is kept in this browser at once and on the server a little later, until it is
// saved; it is there again when the form comes back, here or on another device. Nothing that is typed waits for an answer.
import { dropNote, makeRoom, say, showNote } from "./draftnote.ts";
import { dropDraft, isSaved, readDraft, writeDraft, type Draft, type Typed } from "./drafts.ts";
import { fill, giveVersionBack, same, takeVersion, valuesOf, withVersion, type Values } from "./fields.ts";
import { discard, keep, kept, type Fate } from "./kept.ts";
import { word } from "./words.ts";

const soon = 300; // milliseconds without a change before the draft is written here
const later = 1000; // and before it is sent to the server
const longest = 60_000; // between two tries to reach a server that is away

/** The keys of the forms on this page. */
export const mountedKeys = new Set<string>();

export function unsaved(element: HTMLElement, signal: AbortSignal): void {
  if (!(element instanceof HTMLFormElement) || !element.dataset["draftKey"]) return;
  new DraftedForm(element, element.dataset["draftKey"], signal);
}

class DraftedForm {
  private served: Values;
  private name = newName();
  private other: Typed | undefined;
  private isFilling = false;
  private isTouched = false;
  private isSending = false;
  private timers: number[] = [];
  private wait = later;

  constructor(private form: HTMLFormElement, private key: string, private signal: AbortSignal) {
    this.served = valuesOf(form);
    mountedKeys.add(key);
    makeRoom(form);
    if (this.isRefused()) this.goOn();
    else void this.restore();
    this.listen();
  }

  private listen(): void {
    const { form, signal } = this;
    form.addEventListener("input", () => this.isFilling || this.typed(), { signal });
    form.addEventListener("focusout", () => void this.keepThere(), { signal });
    form.addEventListener("submit", () => this.send(), { signal });
    form.addEventListener("formdata", (event) => event.formData.set("draft_form", this.name), { signal });
    form.addEventListener("htmx:beforeOnLoad", (event) => this.answered(event as CustomEvent), { signal });
    form.addEventListener("htmx:sendError", () => this.unsent(), { signal });
    document.body.addEventListener("htmx:beforeSwap", () => this.timers.length > 0 && this.keepHere(), { signal });
    document.body.addEventListener("htmx:afterSettle", () => this.settled(), { signal });
    window.addEventListener("online", () => void this.keepThere(), { signal });
    window.addEventListener("pagehide", () => void this.keepThere(true), { signal });
    window.addEventListener("beforeunload", (event) => this.leave(event), { signal });
    signal.addEventListener("abort", () => this.end());
  }

  /** Whether the form came back from the server with what is to mend; then everything in it was typed and nothing saved. */
  private isRefused(): boolean {
    return this.form.querySelector(".problems") !== null;
  }

  private isDirty(): boolean {
    return this.isRefused() || !same(valuesOf(this.form), this.served);
  }

  /** The form came back refused: the draft goes on, over the version that stands there now. */
  private goOn(): void {
    const here = readDraft(this.key);
    if (here) [this.name, this.other] = [here.form, here.other];
    this.typed();
  }

  private typed(): void {
    this.isTouched = true;
    this.stopTimers();
    this.timers = [setTimeout(() => this.keepHere(), soon), setTimeout(() => void this.keepThere(), later)];
  }

  private stopTimers(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers = [];
  }

  private now(): Draft {
    const values = withVersion(this.form, valuesOf(this.form), this.served);
    return { form: this.name, typed: Date.now(), values, ...(this.other && { other: this.other }) };
  }

  /** Writes what is typed into this browser, and says whether that worked. */
  private keepHere(sent = false): boolean {
    const before = readDraft(this.key);
    const draft = this.now();
    if (!sent && !this.isDirty()) {
      if (before?.there) void discard(this.key);
      dropDraft(this.key);
      say(this.form, "");
      return true;
    }
    const isKnown = before?.form === draft.form && JSON.stringify(before.values) === JSON.stringify(draft.values);
    if (isKnown) return writeDraft(this.key, { ...before, sent });
    return writeDraft(this.key, { ...draft, sent });
  }

  /** Sends to the server what it does not have yet. */
  private async keepThere(leaving = false): Promise<void> {
    this.stopTimers();
    if (this.isSending || !this.isTouched || !this.isDirty()) return;
    const isHere = this.keepHere();
    const draft = isHere ? readDraft(this.key) : this.now();
    if (!draft || draft.there) return;
    const fate = await keep(this.key, draft, leaving);
    if (!this.isSending && !this.signal.aborted) this.learn(draft, fate, isHere);
  }

  private learn(draft: Draft, fate: Fate, isHere: boolean): void {
    const current = readDraft(this.key);
    if (fate === "kept" && isHere && current?.typed === draft.typed) writeDraft(this.key, { ...current, there: true });
    if (fate === "saved") this.rename();
    if (fate === "away") this.tryAgain();
    else this.wait = later;
    say(this.form, told(fate, isHere));
  }

  private tryAgain(): void {
    this.wait = Math.min(2 * this.wait, longest);
    this.timers.push(setTimeout(() => void this.keepThere(), this.wait));
  }

  /** The form was saved from another tab while it is typed in here: what is typed from now on is a draft of its own. */
  private rename(): void {
    this.name = newName();
    dropDraft(this.key);
    this.typed();
  }

  private send(): void {
    this.stopTimers();
    this.keepHere(true);
    this.isSending = true;
  }

  private unsent(): void {
    this.isSending = false;
    this.keepHere();
    void this.keepThere();
  }

  /** Before htmx puts the answer in, which may take this form away. */
  private answered(event: CustomEvent<{ elt: Element; xhr: XMLHttpRequest }>): void {
    if (event.detail.elt !== this.form) return;
    if (!isSaved(event.detail.xhr)) {
      this.isSending = false;
      return void this.keepHere();
    }
    dropDraft(this.key);
    [this.name, this.other, this.isTouched] = [newName(), undefined, false];
  }

  /** After htmx put an answer in, to this form or another one. What a swap took out of a form that stays is put back. */
  private settled(): void {
    makeRoom(this.form);
    const here = readDraft(this.key);
    if (this.isSending) [this.served, this.isSending] = [valuesOf(this.form), false];
    else if (this.isRefused()) this.goOn();
    else if (this.isTouched && here && !same(here.values, valuesOf(this.form))) this.put(here.values);
  }

  /** Asks whether to leave only where what is typed would be lost. */
  private leave(event: BeforeUnloadEvent): void {
    if (this.isSending || !this.isTouched || !this.form.isConnected || !this.isDirty() || this.keepHere()) return;
    event.preventDefault();
  }

  private end(): void {
    mountedKeys.delete(this.key);
    if (this.timers.length > 0) void this.keepThere();
  }

  /** Brings back what was typed before: what this browser has at once, what the server has when it answers. */
  private async restore(): Promise<void> {
    const here = readDraft(this.key);
    if (here && same(here.values, this.served)) dropDraft(this.key);
    else if (here) this.show(here, here.other);
    const there = await kept(this.key);
    if (this.signal.aborted || this.isSending) return;
    this.reconcile(readDraft(this.key), there);
  }

  private reconcile(here: Draft | null, there: Awaited<ReturnType<typeof kept>>): void {
    const isOver = there?.saved === true && here?.form === there.form;
    if (isOver && !this.isTouched) return this.giveUp();
    const waits = there && !there.saved ? there : null;
    const both = waits && !same(waits.values, this.served) ? waits : null;
    if (waits && !both && !here) void discard(this.key);
    else if (both && here && !same(both.values, here.values)) this.choose(here, both);
    else if (both && !here) this.arrive(both);
    else if (both && here) writeDraft(this.key, { ...here, there: true });
    else if (here) void this.push();
  }

  /** Two drafts of one form: the later one is shown, the other is kept beside it. */
  private choose(here: Draft, there: Typed): void {
    if (this.isTouched || here.typed >= there.typed) {
      this.other = there;
      if (!this.isTouched) this.show(here, there);
      else this.offer();
      return void this.push();
    }
    this.show(there, here);
    writeDraft(this.key, { ...there, there: true, other: here });
  }

  private arrive(there: Typed): void {
    if (!this.isTouched) return this.show(there, undefined);
    this.other = there;
    this.offer();
  }

  private async push(): Promise<void> {
    this.isTouched = true;
    await this.keepThere();
  }

  /** Puts a draft into the form and says so. */
  private show(draft: Typed, other: Typed | undefined): void {
    [this.name, this.other] = [draft.form, other];
    this.put(draft.values);
    takeVersion(this.form, draft.values, this.served);
    const details = this.form.closest("details");
    if (details) details.open = true;
    this.offer();
  }

  private put(values: Values): void {
    this.isFilling = true;
    fill(this.form, values);
    this.isFilling = false;
  }

  private offer(): void {
    const { other } = this;
    const choices = [{ name: word("Discard the draft"), choose: () => this.giveUp() }];
    if (other) choices.unshift({ name: word("Show the other one, of %s", timeOf(other.typed)), choose: () => this.swap(other) });
    const words = other ? word("You typed here in two places. Neither is saved yet.") : word("What you typed here before is back. It is not saved yet.");
    showNote(this.form, words, choices);
  }

  private swap(other: Typed): void {
    this.show(other, this.now());
    void this.push();
  }

  private giveUp(): void {
    this.stopTimers();
    dropDraft(this.key);
    void discard(this.key);
    this.put(this.served);
    giveVersionBack(this.form);
    [this.name, this.other, this.isTouched] = [newName(), undefined, false];
    dropNote(this.form);
    say(this.form, "");
  }
}

function told(fate: Fate, isHere: boolean): string {
  switch (fate) {
    case "kept":
      return word("Draft saved");
    case "saved":
      return "";
    case "outdated":
      return word("Kept on this device. You typed here later elsewhere.");
    case "signed out":
      return word("Kept on this device. You are signed out.");
    case "refused":
      return isHere ? word("Kept on this device only.") : word("This is too long to be kept. Save it before you leave.");
    case "away":
      return isHere ? word("Kept on this device until the server answers again.") : word("The server does not answer. Save before you leave.");
  }
}

function newName(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function timeOf(typed: number): string {
  return new Date(typed).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
}
