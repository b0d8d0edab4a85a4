// The map of the article: the box of what is in the window follows the scrolling, and a press on the map, or a drag over it,
// scrolls the text there.
import { inView, scrollToOffset } from "./view.ts";

export function minimap(map: HTMLElement, signal: AbortSignal): void {
  const body = document.querySelector("#text");
  const box = map.querySelector("[data-view]");
  const size = Number(map.dataset["size"]);
  const rows = map instanceof SVGSVGElement ? map.viewBox.baseVal.height : 0;
  if (!body || !box || size === 0) return;
  let asked = false;
  const follow = (): void => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      const { start, end } = inView(body);
      box.setAttribute("y", String((rows * start) / size));
      box.setAttribute("height", String((rows * Math.max(0, end - start)) / size));
    });
  };
  follow();
  document.addEventListener("scroll", follow, { signal, passive: true });
  addEventListener("resize", follow, { signal });
  drag(map, (part) => scrollToOffset(body, part * size), signal);
}

/** Tells how far down the map the pointer is, from 0 to 1, at a press off the ticks and while it is dragged. */
function drag(map: HTMLElement, to: (part: number) => void, signal: AbortSignal): void {
  const move = (event: PointerEvent): void => {
    const box = map.getBoundingClientRect();
    to(Math.min(Math.max((event.clientY - box.top) / box.height, 0), 1));
  };
  map.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || (event.target as Element).closest("a")) return;
    map.setPointerCapture(event.pointerId);
    move(event);
    map.addEventListener("pointermove", move, { signal });
  }, { signal });
  for (const end of ["pointerup", "pointercancel"] as const) {
    map.addEventListener(end, () => map.removeEventListener("pointermove", move), { signal });
  }
}
