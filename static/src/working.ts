// A form whose answer may take a while, since a page is fetched for it: it says so once it is sent, and its button is busy.

export function working(element: HTMLElement, signal: AbortSignal): void {
  if (!(element instanceof HTMLFormElement)) return;
  const note = element.querySelector<HTMLElement>("[data-working]");
  const button = element.querySelector<HTMLButtonElement>("button.btn");
  const rest = (): void => {
    if (note) note.textContent = "";
    button?.removeAttribute("aria-busy");
  };
  element.addEventListener("submit", () => {
    if (!note || !isFetch(element)) return;
    note.textContent = note.dataset["working"] ?? "";
    button?.setAttribute("aria-busy", "true");
  }, { signal });
  window.addEventListener("pageshow", (event) => event.persisted && rest(), { signal });
}

/** Whether the form brings an address and nothing else. */
function isFetch(form: HTMLFormElement): boolean {
  const values = new FormData(form);
  const text = (name: string): string => String(values.get(name) ?? "").trim();
  const file = values.get("file");
  return text("url") !== "" && text("paste") === "" && !(file instanceof File && file.size > 0);
}
