// The palette: a window over the page in which one types what one has in mind, after the combobox pattern of the ARIA Authoring
// Practices: the focus stays in the field, arrows move through the options, Enter takes the one that is marked.
import { isPossible, perform } from "./keys.ts";
import { readCommands } from "./keyboard.ts";

const pause = 80; // milliseconds without a key before the options are asked for

export function palette(element: HTMLElement, signal: AbortSignal): void {
  const dialog = element as HTMLDialogElement;
  const field = dialog.querySelector<HTMLInputElement>("[role=combobox]");
  const list = dialog.querySelector<HTMLElement>("[role=listbox]");
  if (!field || !list) return;
  let here = ""; // the commands that can be performed on the page under the window
  let asked = new AbortController();
  let timer = 0;

  const options = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>("[role=option]")];
  const marked = (): HTMLElement | undefined => options().find((option) => option.id === field.getAttribute("aria-activedescendant"));
  const mark = (option: HTMLElement | undefined): void => {
    for (const other of options()) other.setAttribute("aria-selected", String(other === option));
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  };
  const ask = async (): Promise<void> => {
    clearTimeout(timer);
    asked.abort();
    asked = new AbortController();
    list.ariaBusy = "true";
    const query = new URLSearchParams({ q: field.value, here, part: "options" });
    const answer = await fetchPart(`${dialog.dataset["options"] ?? ""}?${query}`, asked.signal);
    if (answer === null) return;
    list.innerHTML = answer;
    list.ariaBusy = "false";
    const found = options().length > 0;
    list.role = found ? "listbox" : "group"; // a list of options has some
    field.ariaExpanded = String(found);
    mark(options()[0]);
    const status = dialog.querySelector("[role=status]");
    if (status) status.textContent = list.querySelector("[data-said]")?.textContent ?? "";
  };
  const open = (): void => {
    here = readCommands(document.body.dataset["commands"]).filter(isPossible).map(({ id }) => id).join(",");
    field.value = "";
    list.replaceChildren();
    dialog.showModal();
    void ask();
  };
  const take = (option: HTMLElement | undefined, elsewhere: boolean): void => {
    const { run, href } = option?.dataset ?? {};
    if (run === undefined && href === undefined) return;
    dialog.close(); // the focus returns to where it was
    if (run !== undefined) perform(run);
    else if (elsewhere) window.open(href, "_blank", "noopener");
    else location.assign(href ?? "");
  };
  const move = (by: number): void => {
    const all = options();
    const at = all.indexOf(marked() as HTMLElement);
    mark(all[(at + by + all.length) % all.length]);
  };

  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest?.("[data-command=palette]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  }, { signal });
  field.addEventListener("input", () => {
    clearTimeout(timer);
    list.ariaBusy = "true"; // what is shown was found for other words
    timer = setTimeout(() => void ask(), pause);
  }, { signal });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) move(step);
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) take(marked(), true);
    else if (event.key === "k" && (event.ctrlKey || event.metaKey)) dialog.close();
    else return;
    event.preventDefault();
  }, { signal });
  field.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    // Whoever types fast means what their words find, and not what is still shown.
    if (list.ariaBusy === "true") void ask().then(() => take(marked(), false));
    else take(marked(), false);
  }, { signal });
  list.addEventListener("mousedown", (event) => event.preventDefault(), { signal }); // the focus stays in the field
  list.addEventListener("click", (event) => take((event.target as Element).closest<HTMLElement>("[role=option]") ?? undefined, event.ctrlKey || event.metaKey), { signal });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close(); // beside the window
  }, { signal });
}

/** The part of a page, or null when it was asked for no longer or did not come: the page itself then says why. */
async function fetchPart(address: string, signal: AbortSignal): Promise<string | null> {
  try {
    const response = await fetch(address, { signal });
    if (response.ok && !response.redirected) return await response.text();
    location.assign(address.replace("&part=options", ""));
  } catch {
    // A newer question is under way, or the server is out of reach; the next key asks again.
  }
  return null;
}
