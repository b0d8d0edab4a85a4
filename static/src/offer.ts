// The passage that is on offer: to make a claim of, or to be a claim's new one.
import { articleOf, passageAt } from "./article.ts";
import { moved, type EdgeStep } from "./edges.ts";
import { Handles } from "./handles.ts";
import { paint } from "./highlights.ts";
import { rangeOf, readSelection, type Passage, type Reading, type Refusal } from "./passage.ts";
import { grown, sentencesOf } from "./sentences.ts";
import { SelectionBar } from "./selectionbar.ts";

export class Offer {
  kept: Passage | null = null;
  private refused = false; // what is selected touches a block that failed the check
  private readings: { letters: Passage; words: Passage } | null = null; // of what the person selected
  private short: Passage | null = null; // the passage before it was grown to its sentence
  private claim: HTMLElement | null = null; // asks for new borders of its claim
  private readonly bar = new SelectionBar();
  private readonly handles: Handles;

  constructor(private readonly body: HTMLElement, signal: AbortSignal) {
    this.handles = new Handles((side, point) => this.drag(side, point), signal);
  }

  /** Whether anything is in the bar. */
  get offered(): boolean {
    return this.kept !== null || this.refused;
  }

  /** Takes what is selected on the page, in whole words unless exact characters are asked for. */
  read(selected: Selection, exact: boolean): void {
    const [words, letters] = [readSelection(this.body, selected, false), readSelection(this.body, selected, true)];
    if (typeof words === "string" || typeof letters === "string") return this.keep(words);
    if (same(this.kept, letters) || same(this.kept, words) && !exact) return; // the page's selection follows what is kept
    this.take({ letters, words, exact });
  }

  /** Takes what was selected, in one of its readings; the other can be changed to. */
  take({ letters, words, exact }: Reading): void {
    this.keep(exact ? letters : words);
    if (typeof words === "string" || typeof letters === "string") return;
    this.readings = { letters, words };
    this.show();
  }

  keep(found: Passage | Refusal): void {
    this.readings = this.short = null;
    this.set(found);
  }

  /** Lets a selection go after a click in the text; new borders of a claim stay until they are saved or given up. */
  release(): void {
    if (!this.claim) this.keep("empty");
  }

  clear(): void {
    const asked = this.claim;
    this.claim = null;
    document.getSelection()?.removeAllRanges();
    this.keep("empty");
    if (asked?.isConnected) asked.focus({ preventScroll: true });
  }

  /** Offers a claim's passage, to move its borders. False where the text here does not have it. */
  begin(asked: HTMLElement): boolean {
    const [start, end] = (asked.dataset["borders"] ?? "").split(" ").map(Number);
    const found = start === undefined || end === undefined ? "empty" : passageAt(articleOf(this.body), { start, end });
    if (typeof found === "string") return false;
    document.getSelection()?.removeAllRanges();
    this.claim = asked;
    this.keep(found);
    const box = rangeOf(this.body, found)?.getBoundingClientRect();
    if (box && (box.top < 0 || box.bottom > innerHeight)) scrollBy({ top: box.top - innerHeight / 3, behavior: "instant" });
    this.bar.focus();
    return true;
  }

  /** Moves a border one step. */
  move(step: EdgeStep): void {
    const found = this.kept && moved(articleOf(this.body), this.kept, step);
    if (!found) return;
    this.keep(found);
    this.follow();
  }

  /** Grows the passage to its sentence, or back to what it was before. */
  async toggleSentence(): Promise<void> {
    const before = this.kept;
    if (!before) return;
    if (this.short) {
      this.keep(this.short);
    } else {
      const found = passageAt(articleOf(this.body), grown(await sentencesOf(this.body), before));
      if (typeof found === "string" || !same(this.kept, before)) return;
      this.short = before;
      this.set(found);
    }
    this.follow();
  }

  /** Between whole words and the very characters that were selected. */
  toggleExact(): void {
    const readings = this.readings;
    if (!readings) return;
    this.set(same(this.kept, readings.letters) ? readings.words : readings.letters);
    this.follow();
  }

  /** Shows what is kept again, on a page that was drawn anew. */
  again(): void {
    if (this.claim && !this.claim.isConnected) {
      const name = this.claim.dataset["bordersOf"] ?? "";
      this.claim = document.querySelector(`[data-borders-of="${CSS.escape(name)}"]`);
      if (!this.claim) return this.keep("empty");
    }
    if (this.offered) this.show();
  }

  private set(found: Passage | Refusal): void {
    this.kept = typeof found === "string" ? null : found;
    this.refused = found === "broken";
    this.show();
    this.body.dispatchEvent(new CustomEvent("stet:selection", { detail: this.kept, bubbles: true }));
  }

  private show(): void {
    const range = this.kept && rangeOf(this.body, this.kept);
    paint("stet-selection", range ? [range] : []);
    this.bar.show(this.kept, {
      refused: this.refused, claim: this.claim, grown: this.short !== null,
      exact: this.readings && !same(this.readings.letters, this.readings.words) ? same(this.kept, this.readings.letters) : null,
    });
    this.handles.show(range && (this.claim || document.getSelection()?.isCollapsed) ? range : null);
  }

  private drag(side: "start" | "end", point: Range): void {
    if (!this.kept) return;
    const range = rangeOf(this.body, this.kept);
    if (!range || !this.body.contains(point.startContainer)) return;
    const opposite = side === "start" ? point.comparePoint(range.endContainer, range.endOffset) : point.comparePoint(range.startContainer, range.startOffset);
    if (opposite !== (side === "start" ? 1 : -1)) return; // one border never crosses the other
    if (side === "start") range.setStart(point.startContainer, point.startOffset);
    else range.setEnd(point.startContainer, point.startOffset);
    const found = readSelection(this.body, asSelection(range), false);
    if (typeof found !== "string" && !same(found, this.kept)) this.keep(found);
  }

  /** The page's own selection shows the same passage, for copying and for those who listen to it. */
  private follow(): void {
    const selected = document.getSelection();
    const range = this.kept && rangeOf(this.body, this.kept);
    if (!selected || selected.isCollapsed || !range) return;
    selected.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  }
}

function same(a: Passage | null, b: Passage | null): boolean {
  return a !== null && b !== null && a.start === b.start && a.end === b.end;
}

/** A range read as the page's selection is. */
function asSelection(range: Range): Pick<Selection, "rangeCount" | "getRangeAt"> {
  return { rangeCount: 1, getRangeAt: () => range };
}
