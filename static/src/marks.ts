// Highlights in the article: a click opens the shortest claim under it, a click on one that is open the next; pointing at
// a claim's card paints its passage.
import { paint } from "./highlights.ts";
import { cardLink, claimsOf, linkNumbered, marksOf, numberOf } from "./placed.ts";

export function marks(body: HTMLElement, signal: AbortSignal): void {
  body.addEventListener("click", (event) => {
    const target = event.target as Element;
    const mark = target.closest<HTMLElement>("mark[data-c]");
    if (!mark || target.closest("a, button") || !document.getSelection()?.isCollapsed) return;
    linkOf(body, nextClaim(claimsOf(body, mark)))?.click();
  }, { signal });

  const point = (event: Event): void => {
    const claim = (event.target as Element).closest?.(".card:not(.open)")?.querySelector<HTMLElement>("[data-claim]")?.dataset["claim"];
    paint("stet-hover", claim ? segments(body, claim) : []);
  };
  document.addEventListener("pointerover", point, { signal });
  document.addEventListener("focusin", point, { signal });
}

/** The claim to open: the one after the open one, else the first, which is the shortest. */
function nextClaim(claims: string[]): string | undefined {
  const open = document.querySelector<HTMLElement>("main[data-open]")?.dataset["open"] ?? "";
  return claims[(claims.indexOf(open) + 1) % claims.length];
}

/** The link that opens the claim: its card's, or, when a filter hides the card, the number in the text. */
function linkOf(body: HTMLElement, claim: string | undefined): HTMLAnchorElement | undefined {
  if (claim === undefined) return undefined;
  return cardLink(claim) ?? linkNumbered(body, numberOf(body, claim) ?? 0);
}

function segments(body: HTMLElement, claim: string): Range[] {
  return marksOf(body, claim).map((mark) => {
    const range = document.createRange();
    range.selectNodeContents(mark);
    return range;
  });
}
