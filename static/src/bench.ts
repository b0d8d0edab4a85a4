// The workbench: the open claim's card is brought into view in the list, and its passage in the text, each only where it is out
// of sight, so that nothing moves under the reader's eyes.
const shown = new WeakSet<Document>();

export function bench(main: HTMLElement): void {
  const open = main.dataset["open"];
  const first = !shown.has(document);
  shown.add(document);
  if (!open) return;
  const card = document.getElementById(`card-${open}`);
  const list = card?.closest<HTMLElement>(".claims");
  if (card && list) revealIn(list, card);
  if (first) revealPassage(main, open);
  if (card && document.activeElement === document.body) card.querySelector<HTMLElement>("[data-claim-card]")?.focus({ preventScroll: true });
}

/** Scrolls the list, and only the list, so that the card's top is in view. */
function revealIn(list: HTMLElement, card: HTMLElement): void {
  if (list.scrollHeight <= list.clientHeight) return;
  const top = card.getBoundingClientRect().top - list.getBoundingClientRect().top;
  const whole = top >= 0 && top + card.offsetHeight <= list.clientHeight;
  if (!whole) list.scrollTop += top - 16;
}

/** On arrival from another page the passage is shown in the middle of the window. */
function revealPassage(main: HTMLElement, open: string): void {
  const mark = main.querySelector(`mark[data-c~="${CSS.escape(open)}"]`);
  const box = mark?.getBoundingClientRect();
  if (box && (box.top < 0 || box.bottom > innerHeight)) mark?.scrollIntoView({ block: "center" });
}
