// Draws the highlights of bare blocks as they come near to what is in the window, so that they are there when one looks: what is
// nearest first, in short turns when the page has nothing else to do. And those of a claim that the address leads to; and all
// before the page is printed.
import { bareBlocks, draw, fetchRest } from "./drawing.ts";
import { marksOf } from "./placed.ts";
import { refresh } from "./refresh.ts";

const margin = "100% 0px"; // a window above and a window below
const turn = 6; // milliseconds of drawing before the page is shown
const patience = 250; // milliseconds after which something is drawn though the page is busy

export function near(body: HTMLElement, signal: AbortSignal): void {
  const wanted = new Set<HTMLElement>();
  let asked = false;
  const later = (): void => {
    if (asked || wanted.size === 0) return;
    asked = true;
    whenIdle(() => {
      asked = false;
      if (signal.aborted) return;
      drawNearest(wanted);
      later();
    });
  };
  const watcher = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) wanted.add(target as HTMLElement);
      else wanted.delete(target as HTMLElement);
    }
    later();
  }, { rootMargin: margin });
  const watch = async (): Promise<void> => {
    if (!(await hasCome(body)) || signal.aborted) return;
    watcher.disconnect();
    wanted.clear();
    for (const block of bareBlocks(body)) watcher.observe(block);
    lead(body);
  };
  body.addEventListener("stet:drawn", ({ target }) => {
    watcher.unobserve(target as HTMLElement);
    wanted.delete(target as HTMLElement);
  }, { signal });
  signal.addEventListener("abort", () => watcher.disconnect());
  document.body.addEventListener("htmx:load", (event) => event.target instanceof Node && event.target.contains(body) && void watch(), { signal });
  addEventListener("beforeprint", () => bareBlocks(body).forEach(draw), { signal });
  addEventListener("hashchange", () => lead(body), { signal });
  whenIdle(() => void watch());
}

/** Draws for one turn, at least one block: all are measured before any is drawn, and the nearest to the window is the first. */
function drawNearest(wanted: Set<HTMLElement>): void {
  const since = performance.now();
  const middle = innerHeight / 2;
  const far = [...wanted].map((block) => {
    const { top, bottom } = block.getBoundingClientRect();
    return { block, far: top > middle ? top - middle : Math.max(0, middle - bottom) };
  });
  for (const { block } of far.sort((a, b) => a.far - b.far)) {
    wanted.delete(block);
    draw(block);
    if (performance.now() - since > turn) return;
  }
}

function whenIdle(work: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(work, { timeout: patience });
  else setTimeout(work, 1); // Safari has none
}

/** Fetches what is to be drawn. Where the server has forgotten it, the text comes anew, with another address. */
async function hasCome(body: HTMLElement): Promise<boolean> {
  if (await fetchRest(body)) return true;
  const before = body.dataset["apart"];
  await refresh();
  return body.dataset["apart"] !== before && fetchRest(body);
}

/** Leads to the claim that the address names, which the browser could not find. */
function lead(body: HTMLElement): void {
  const claim = /^#claim-(.+)$/.exec(decodeURIComponent(location.hash))?.[1];
  if (claim && !document.getElementById(`claim-${claim}`)) marksOf(body, claim)[0]?.scrollIntoView({ block: "center", behavior: "instant" });
}
