// What was just done is told over the foot of the page until one has read it: it goes by its button, or by Escape on it, or when
// another claim is opened, and leads the focus back to where it was. What went wrong stays until it is closed.

export function notices(region: HTMLElement, signal: AbortSignal): void {
  let before: EventTarget | null = null;
  const close = (notice: HTMLElement): void => {
    const had = notice.contains(document.activeElement);
    notice.remove();
    if (!had) return;
    const back = before instanceof HTMLElement && before.isConnected ? before : document.getElementById("main");
    back?.focus({ preventScroll: true });
  };

  region.addEventListener("focusin", ({ relatedTarget }) => {
    if (!region.contains(relatedTarget as Node | null)) before = relatedTarget;
  }, { signal });
  region.addEventListener("click", (event) => {
    const notice = (event.target as Element).closest("[data-close-notice]")?.closest<HTMLElement>(".flash");
    if (notice) close(notice);
  }, { signal });
  region.addEventListener("keydown", (event) => {
    const notice = (event.target as Element).closest<HTMLElement>(".flash");
    if (event.key !== "Escape" || !notice) return;
    event.preventDefault();
    close(notice);
  }, { signal });
  document.addEventListener("stet:opening", () => {
    for (const notice of region.querySelectorAll<HTMLElement>(".flash:not(.bad)")) close(notice);
  }, { signal });
}
