// Draws the highlights of bare blocks as they come near to what is in the window, so that they are there when one looks; those of
// a claim that the address leads to; and all before the page is printed.
import { bareBlocks, draw } from "./drawing.ts";
import { marksOf } from "./placed.ts";

const margin = "100% 0px"; // a window above and a window below

export function near(body: HTMLElement, signal: AbortSignal): void {
  const watcher = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      watcher.unobserve(target);
      draw(target);
    }
  }, { rootMargin: margin });
  const watch = (): void => bareBlocks(body).forEach((block) => watcher.observe(block));
  watch();
  signal.addEventListener("abort", () => watcher.disconnect());
  document.body.addEventListener("htmx:load", (event) => event.target instanceof Node && event.target.contains(body) && watch(), { signal });
  addEventListener("beforeprint", () => bareBlocks(body).forEach(draw), { signal });
  lead(body);
  addEventListener("hashchange", () => lead(body), { signal });
}

/** Leads to the claim that the address names, which the browser could not find. */
function lead(body: HTMLElement): void {
  const claim = /^#claim-(.+)$/.exec(decodeURIComponent(location.hash))?.[1];
  if (claim && !document.getElementById(`claim-${claim}`)) marksOf(body, claim)[0]?.scrollIntoView({ block: "center", behavior: "instant" });
}
