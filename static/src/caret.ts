// A caret of its own in the article, for those who select with the keyboard: Enter on the text begins, as does the command;
// arrows go by character and line, with Ctrl by word and block, with Alt by word and sentence; Shift selects whole words, and to
// the character where it goes by character; Enter makes the claim; Escape leads back to where the focus was. The caret stays where
// it was when the page is drawn again, or left and come back to.
import { articleOf, boxAt, offsetAt, passageAt, passageOf, pointAt, type Article } from "./article.ts";
import { offsetOf } from "./blocks.ts";
import { stepOf, type Step } from "./caretkeys.ts";
import type { Passage, Reading, Refusal } from "./passage.ts";
import { byLine, lineEdge } from "./lines.ts";
import { byBlock, byCharacter, byWord, endOf, wordAt, type Point } from "./moves.ts";
import { bySentence, sentenceAt, sentencesOf } from "./sentences.ts";

export function caret(body: HTMLElement, signal: AbortSignal): void {
  const here = new Caret(body);
  const on = { signal };
  body.addEventListener("keydown", (event) => here.press(event), on);
  body.addEventListener("focusout", () => here.rest(), on);
  body.addEventListener("click", (event) => here.point(event), on);
  document.addEventListener("stet:command", (event) => {
    if (event.detail.id !== "caret.start") return;
    event.preventDefault();
    here.start();
  }, on);
  document.addEventListener("stet:escape", (event) => here.back(event), on);
  document.body.addEventListener("htmx:load", () => here.draw(), on);
  document.addEventListener("scroll", () => here.draw(), { ...on, capture: true, passive: true });
  window.addEventListener("resize", () => here.draw(), on);
  body.addEventListener("stet:selection", (event) => here.follow((event as CustomEvent<Passage | null>).detail), on);
  signal.addEventListener("abort", () => here.remove());
}

class Caret {
  private readonly line = lineElement();
  private readonly kept = new Kept();
  private active = false;
  private anchor: number | null = null; // where a selection began; offsets here are code points of the article
  private exact = false; // it went by character while selecting, and so means the very characters, not whole words
  private goal: number | null = null; // the column that steps by line keep to
  private origin: Element | null = null; // what had the focus before
  private selecting = false; // what is on offer comes from here

  constructor(private readonly body: HTMLElement) {
    if (this.kept.left && document.activeElement === document.body && !document.querySelector(".card.open")) this.start();
  }

  private get article(): Article {
    return articleOf(this.body);
  }

  /** Puts the caret where it was, at first where the visible text begins. */
  start(): void {
    if (this.article.blocks.length === 0) return;
    if (!this.active) this.origin = document.activeElement;
    this.kept.at ??= offsetAt(this.article, { block: this.firstInView(), at: 0 });
    this.active = true;
    this.kept.left = false;
    this.body.focus({ preventScroll: true });
    this.draw();
    this.reveal();
    this.tell("sentence");
  }

  press(event: KeyboardEvent): void {
    if (event.target !== this.body || event.isComposing || event.defaultPrevented) return;
    if (!this.active) {
      if (!isPlain(event) || event.key !== "Enter") return;
      event.preventDefault();
      return this.start();
    }
    if (isPlain(event) && event.key === "Enter") this.enter(event);
    else if (event.key === "Escape") this.escape(event);
    else this.walk(event);
  }

  /** Leaves the caret where it is, to be found again. */
  rest(): void {
    if (!this.active) return;
    this.kept.left = true;
    this.stop();
  }

  /** Escape that nothing else has taken leads back to a caret that was left by opening something. */
  back(event: Event): void {
    if (event.defaultPrevented || this.active || !this.kept.left) return;
    event.preventDefault();
    this.start();
    this.origin = null;
  }

  /** A click in the text is where the caret goes on from. */
  point(event: MouseEvent): void {
    const spot = document.caretPositionFromPoint?.(event.clientX, event.clientY);
    const block = (spot?.offsetNode instanceof Element ? spot.offsetNode : spot?.offsetNode.parentElement)?.closest<HTMLElement>("[data-block]");
    if (!spot || !block || !this.body.contains(block)) return;
    this.kept.at = offsetAt(this.article, { block: this.article.blocks.indexOf(block), at: offsetOf(block, { node: spot.offsetNode, at: spot.offset }) });
    this.anchor = null;
    this.draw();
  }

  draw(): void {
    this.line.hidden = !this.active;
    if (!this.active) return this.body.removeAttribute("data-caret");
    this.body.dataset["caret"] = String(this.kept.at ?? 0);
    const box = boxAt(this.article, this.at);
    this.line.style.transform = `translate(${box.left + scrollX}px, ${box.top + scrollY}px)`;
    this.line.style.blockSize = `${box.height}px`;
  }

  remove(): void {
    this.line.remove();
  }

  private get at(): Point {
    return pointAt(this.article, this.kept.at ?? 0);
  }

  private stop(): void {
    this.active = false;
    this.anchor = this.goal = null;
    this.draw();
  }

  /** Makes a claim of what is selected; with nothing selected opens the claim here, or else takes the sentence. */
  private enter(event: KeyboardEvent): void {
    event.preventDefault();
    const form = document.querySelector<HTMLFormElement>("#selection-bar:not([hidden]) form:not([hidden])");
    if (form) {
      this.kept.left = true;
      return form.requestSubmit();
    }
    const mark = this.markHere();
    if (!mark) return void this.takeSentence();
    this.kept.left = true;
    mark.click();
  }

  private markHere(): HTMLElement | null {
    const { block, at } = this.at;
    const found = [...(this.article.blocks[block]?.querySelectorAll<HTMLElement>("mark[data-c]") ?? [])];
    return found.find((mark) => {
      const start = offsetOf(this.article.blocks[block] as Element, { node: mark, at: 0 });
      const end = offsetOf(this.article.blocks[block] as Element, { node: mark, at: mark.childNodes.length });
      return start <= at && at < end;
    }) ?? null;
  }

  private async takeSentence(): Promise<void> {
    const sentence = sentenceAt(await sentencesOf(this.body), this.kept.at ?? 0);
    if (!sentence) return;
    [this.anchor, this.exact] = [sentence.start, false];
    this.kept.at = sentence.end;
    this.draw();
    this.select();
  }

  private escape(event: KeyboardEvent): void {
    if (this.anchor !== null) {
      this.anchor = null; // the selection itself is let go by its own module
      return;
    }
    event.preventDefault();
    this.stop();
    this.kept.left = false;
    if (this.origin instanceof HTMLElement && this.origin.isConnected) this.origin.focus({ preventScroll: true });
  }

  private walk(event: KeyboardEvent): void {
    const step = stepOf(event, getComputedStyle(this.article.blocks[this.at.block] as Element).direction === "rtl");
    if (!step) return;
    event.preventDefault();
    void this.take(step, event.shiftKey);
  }

  private async take(step: Step, selects: boolean): Promise<void> {
    const from = this.kept.at ?? 0;
    const to = await this.target(step, selects);
    if (step.unit !== "line") this.goal = null;
    this.exact = selects && (step.unit === "character" || this.anchor !== null && this.exact);
    this.anchor = selects ? this.anchor ?? from : null;
    this.kept.at = to;
    this.draw();
    this.reveal();
    this.select();
    if (!selects) this.tell(step.unit, step.way);
  }

  private async target({ unit, way }: Step, selects: boolean): Promise<number> {
    const { article, at } = this;
    if (unit === "sentence") return bySentence(await sentencesOf(this.body), this.kept.at ?? 0, way, selects) ?? this.kept.at ?? 0;
    if (unit === "line") this.goal ??= boxAt(article, at).left;
    const point = {
      "character": () => byCharacter(article.texts, at, way),
      "word": () => byWord(article.texts, at, way),
      "block": () => byBlock(article.texts, at, way),
      "line": () => byLine(article, at, way, this.goal ?? 0),
      "line edge": () => lineEdge(article, at, way),
      "text": () => (way > 0 ? endOf(article.texts) : { block: 0, at: 0 }),
    }[unit]();
    return offsetAt(article, point);
  }

  /** Offers what lies between the anchor and the caret. */
  private select(): void {
    const [letters, words] = [this.between(true), this.between(false)];
    this.selecting = true;
    this.body.dispatchEvent(new CustomEvent<Reading>("stet:select", { detail: { letters, words, exact: this.exact } }));
    this.selecting = false;
  }

  private between(exact: boolean): Passage | Refusal {
    return this.anchor === null ? "empty" : passageOf(this.article, pointAt(this.article, this.anchor), this.at, exact);
  }

  /** Selects on from a passage that was grown or moved otherwise. */
  follow(passage: Passage | null): void {
    if (!this.active || this.selecting) return;
    [this.anchor, this.exact] = [passage?.start ?? null, true];
    if (passage) this.kept.at = passage.end;
    this.draw();
  }

  private reveal(): void {
    const box = this.line.getBoundingClientRect();
    const bar = document.querySelector("#selection-bar:not([hidden])")?.getBoundingClientRect().top ?? innerHeight;
    if (box.top < margin || box.bottom > bar - margin) this.line.scrollIntoView({ block: "center", behavior: "instant" });
  }

  private firstInView(): number {
    const first = this.article.blocks.findIndex((block) => block.getBoundingClientRect().bottom > 0);
    return Math.max(first, 0);
  }

  /** Says where the caret has come to. */
  private tell(unit: Step["unit"], way: 1 | -1 = 1): void {
    const { texts } = this.article;
    const { block, at } = this.at;
    const text = texts[block] ?? "";
    if (unit === "character") return say(text.slice(at, byCharacter(texts, this.at, 1).at || undefined) || wordAt(text, at));
    if (unit === "word") return say(wordAt(text, way > 0 ? at - 1 : at));
    if (unit === "block") return say(text);
    void sentencesOf(this.body).then((all) => {
      const sentence = sentenceAt(all, this.kept.at ?? 0);
      const passage = sentence ? passageAt(this.article, sentence) : "empty";
      say(typeof passage === "string" ? text : passage.quote);
    });
  }
}

const margin = 48; // pixels that stay free above and below the caret

/** What outlives the page: where the caret is in this article, and whether it was left to be come back to. */
class Kept {
  private readonly key = `stet-caret:${location.pathname}`;

  get at(): number | null {
    const [at] = this.read();
    return at === undefined || at === "" ? null : Number(at);
  }

  set at(at: number | null) {
    this.write(at, this.left);
  }

  get left(): boolean {
    return this.read()[1] === "left";
  }

  set left(left: boolean) {
    this.write(this.at, left);
  }

  private read(): string[] {
    return (memory[this.key] ?? stored(this.key) ?? "").split(" ");
  }

  private write(at: number | null, left: boolean): void {
    memory[this.key] = `${at ?? ""} ${left ? "left" : ""}`;
    try {
      sessionStorage.setItem(this.key, memory[this.key] ?? "");
    } catch {
      return; // forbidden: this page still remembers
    }
  }
}

const memory: Record<string, string> = {};

function stored(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function isPlain(event: KeyboardEvent): boolean {
  return !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
}

function lineElement(): HTMLElement {
  const line = document.createElement("div");
  line.className = "text-caret";
  line.setAttribute("aria-hidden", "true");
  line.hidden = true;
  document.body.append(line);
  return line;
}

/** Says it to those who listen to the page, politely. */
function say(words: string): void {
  const status = document.getElementById("text-status");
  if (status) status.textContent = words.replaceAll("\uFFFC", "▢");
}
