// Who has a claim open that stands closed on this page is told on its card. The note lies over the card's edge, so that it moves
// nothing, and is not read out by itself: people come and go all the time.

let told = new Map<string, string>();

/** Takes over who is at which card from the news, and shows it. */
export function tellAtCards(news: Document): void {
  told = new Map(Array.from(news.querySelectorAll<HTMLElement>("[data-at]"), (note) => [note.dataset["at"] ?? "", note.textContent ?? ""]));
  showAtCards();
}

/** Shows it on the cards that are on the page now, which may have come since. */
export function showAtCards(): void {
  for (const note of document.querySelectorAll(".card > .at")) {
    if (told.get(note.parentElement?.id ?? "") !== note.textContent) note.remove();
  }
  for (const [id, said] of told) {
    const card = document.getElementById(id);
    if (card?.querySelector(":scope > .at") === null) card.append(noteOf(said));
  }
}

function noteOf(said: string): HTMLElement {
  const note = document.createElement("p");
  note.className = "at";
  note.dir = "auto";
  note.textContent = said;
  return note;
}
