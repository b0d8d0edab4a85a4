// The changes between two versions of a text: keys lead from one to the next, from wherever one is on the page.

export function changes(list: HTMLElement, signal: AbortSignal): void {
  document.addEventListener("stet:command", (event) => {
    const by = steps[event.detail.id];
    if (by === undefined) return;
    event.preventDefault();
    show(nextOf([...list.querySelectorAll<HTMLElement>("[data-change]")], by));
  }, { signal });
}

const steps: Record<string, 1 | -1> = { "change.next": 1, "change.previous": -1 };

/** The change behind, or before, the one that has the focus, or else what stands at the top of the window. */
function nextOf(all: HTMLElement[], by: 1 | -1): HTMLElement | undefined {
  const at = all.findIndex((change) => change.contains(document.activeElement));
  if (at >= 0) return all[at + by];
  return by > 0 ? all.find((change) => change.getBoundingClientRect().top > 1) : all.findLast((change) => change.getBoundingClientRect().top < -1);
}

function show(change: HTMLElement | undefined): void {
  change?.focus({ preventScroll: true });
  change?.scrollIntoView({ block: "start", behavior: "instant" });
}
