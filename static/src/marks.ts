// Highlights in the article: a click opens the shortest claim under it, a click on one that is open the next; pointing at
// a claim's card paints its passage.
import { paint } from "./highlights.ts";

export function marks(body: HTMLElement, signal: AbortSignal): void {
  body.addEventListener("click", (event) => {
    const target = event.target as Element;
    const mark = target.closest<HTMLElement>("mark[data-c]");
    const number = target.closest<HTMLAnchorElement>("a.no");
    if (number && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      const card = cardLink(new URL(number.href).searchParams.get("claim"));
      if (card) event.preventDefault();
      card?.click();
      return;
    }
    if (!mark || target.closest("a, button") || !document.getSelection()?.isCollapsed) return;
    linkOf(body, nextClaim(claimsOf(mark)))?.click();
  }, { signal });

  const point = (event: Event): void => {
    const claim = (event.target as Element).closest?.(".card:not(.open)")?.querySelector<HTMLElement>("[data-claim]")?.dataset["claim"];
    paint("stet-hover", claim ? segments(body, claim) : []);
  };
  document.addEventListener("pointerover", point, { signal });
  document.addEventListener("focusin", point, { signal });
}

function claimsOf(mark: HTMLElement): string[] {
  return (mark.dataset["c"] ?? "").split(/\s+/).filter((id) => id !== "");
}

/** The claim to open: the one after the open one, else the first, which is the shortest. */
function nextClaim(claims: string[]): string | undefined {
  const open = document.querySelector<HTMLElement>(".card.open [data-claim]")?.dataset["claim"] ?? "";
  return claims[(claims.indexOf(open) + 1) % claims.length];
}

/** The link that opens the claim: its card's, or, when a filter hides the card, the number in the text. */
function linkOf(body: HTMLElement, claim: string | undefined): HTMLAnchorElement | null {
  if (claim === undefined) return null;
  return cardLink(claim) ?? body.querySelector(`a.no[href*="${CSS.escape(claim)}"]`);
}

function cardLink(claim: string | null): HTMLAnchorElement | null {
  return claim === null ? null : document.querySelector(`.card a[data-claim="${CSS.escape(claim)}"]`);
}

function segments(body: HTMLElement, claim: string): Range[] {
  return Array.from(body.querySelectorAll(`mark[data-c~="${CSS.escape(claim)}"]`), (mark) => {
    const range = document.createRange();
    range.selectNodeContents(mark);
    return range;
  });
}
