// The very place: how far the text and the list are scrolled and what has the focus, kept with each entry of the browser's history.
import { hold, restore, type Held } from "./view.ts";

interface Place {
  text: Held;
  list: number;
  focus: string; // claim whose link has the focus
}

/** Keeps where the reader is with the entry of the history that is shown. */
export function keepPlace(main: HTMLElement): void {
  const text = main.querySelector("#text");
  if (!text) return;
  const focus = document.activeElement?.closest<HTMLElement>("[data-claim]")?.dataset["claim"] ?? "";
  const place: Place = { text: hold(text), list: main.querySelector("#claims")?.scrollTop ?? 0, focus };
  history.replaceState({ ...(history.state as object | null), place }, "");
}

/** Leads back to where the reader was when they left the entry that is shown now; undefined when they were not here before. */
export function placeKept(): ((main: HTMLElement) => void) | undefined {
  const place = (history.state as { place?: Place } | null)?.place;
  return place && ((main) => {
    const [text, list] = [main.querySelector("#text"), main.querySelector("#claims")];
    if (text) restore(text, place.text);
    if (list) list.scrollTop = place.list;
    if (place.focus) main.querySelector<HTMLElement>(`.card [data-claim="${CSS.escape(place.focus)}"]`)?.focus({ preventScroll: true });
  });
}
