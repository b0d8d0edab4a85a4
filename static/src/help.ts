// The list of keys as a window over the page: what the link leads to, fetched when it is asked for.
export function help(element: HTMLElement, signal: AbortSignal): void {
  const dialog = element as HTMLDialogElement;
  const open = async (address: string): Promise<void> => {
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
    const content = page.querySelector("main");
    if (!content) return location.assign(address);
    content.removeAttribute("id");
    const body = document.createElement("section"); // in which a header is not the banner of the page
    body.append(...content.childNodes);
    dialog.querySelector("[data-content]")?.replaceChildren(body);
    dialog.showModal();
  };
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest?.<HTMLAnchorElement>("a[data-command=keys]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link.href).catch(() => location.assign(link.href));
  }, { signal });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || (event.target as Element).closest("[data-close]")) dialog.close();
  }, { signal });
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "?") return;
    event.preventDefault();
    dialog.close();
  }, { signal });
}
