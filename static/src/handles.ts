// Two handles under the ends of a passage, to drag its borders with a finger or the mouse. The buttons of the bar do the same
// by key, so the handles are no more than a shortcut, and hidden from those who do not see them.

type Side = "start" | "end";

/** What a handle tells while it is dragged: the place in the page over it. */
export type Dragged = (side: Side, point: Range) => void;

const above = 28; // pixels from the handle's middle up to the line it belongs to

export class Handles {
  private readonly elements: Record<Side, HTMLElement>;
  private range: Range | null = null;

  constructor(dragged: Dragged, signal: AbortSignal) {
    this.elements = { start: this.make("start", dragged, signal), end: this.make("end", dragged, signal) };
    const place = (): void => this.place();
    window.addEventListener("resize", place, { signal });
    document.addEventListener("scroll", place, { signal, capture: true, passive: true });
    signal.addEventListener("abort", () => Object.values(this.elements).forEach((handle) => handle.remove()));
  }

  /** Shows the handles at the ends of the range, or none. */
  show(range: Range | null): void {
    this.range = range;
    this.place();
  }

  private place(): void {
    const boxes = [...(this.range?.getClientRects() ?? [])].filter((box) => box.width > 0);
    const [first, last] = [boxes[0], boxes.at(-1)];
    for (const handle of Object.values(this.elements)) handle.hidden = !first || !last;
    if (!first || !last) return;
    const back = getComputedStyle(this.range?.startContainer.parentElement ?? document.body).direction === "rtl";
    put(this.elements.start, back ? first.right : first.left, first.bottom);
    put(this.elements.end, back ? last.left : last.right, last.bottom);
  }

  private make(side: Side, dragged: Dragged, signal: AbortSignal): HTMLElement {
    const handle = document.createElement("div");
    handle.className = `handle ${side}`;
    handle.setAttribute("aria-hidden", "true");
    handle.hidden = true;
    document.body.append(handle);
    handle.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      handle.setPointerCapture(event.pointerId);
    }, { signal });
    handle.addEventListener("pointermove", (event) => {
      if (!handle.hasPointerCapture(event.pointerId)) return;
      const point = pointUnder(event.clientX, event.clientY - above);
      if (point) dragged(side, point);
    }, { signal });
    return handle;
  }
}

function put(handle: HTMLElement, x: number, y: number): void {
  handle.style.transform = `translate(${x + scrollX}px, ${y + scrollY}px)`;
}

function pointUnder(x: number, y: number): Range | null {
  const position = document.caretPositionFromPoint?.(x, y);
  if (!position) return null;
  const range = document.createRange();
  range.setStart(position.offsetNode, position.offset);
  return range;
}
