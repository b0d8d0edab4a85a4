// Keeps what is on the screen where it is while the page around it changes.

/** Notes what the window, and every part of the element that scrolls by itself, shows; the function that it gives scrolls
 * each so that the same is shown at the same place. */
export function hold(within: Element): () => void {
  const parts = [...within.querySelectorAll<HTMLElement>("*")].filter((part) => part.scrollTop > 0);
  const held = [document.scrollingElement, ...parts].filter((part) => part !== null).map((part) => holdIn(part, within));
  return () => held.forEach((release) => release());
}

function holdIn(frame: Element, within: Element): () => void {
  const { scrollTop } = frame;
  const isWindow = frame === document.scrollingElement;
  const [top, bottom] = isWindow ? [0, innerHeight] : edges(frame);
  const anchors = scrollTop === 0 ? [] : anchorsIn(isWindow ? within : frame, top, bottom);
  return () => {
    frame.scrollTop = scrollTop;
    const anchor = anchors.find(({ id }) => document.getElementById(id) !== null);
    const now = anchor && document.getElementById(anchor.id)?.getBoundingClientRect().top;
    if (anchor && now !== undefined) frame.scrollTop += now - anchor.top;
  };
}

function edges(frame: Element): [number, number] {
  const { top, bottom } = frame.getBoundingClientRect();
  return [Math.max(top, 0), Math.min(bottom, innerHeight)];
}

/** The elements with an id that begin within the edges, from above. */
function anchorsIn(root: Element, top: number, bottom: number): { id: string; top: number }[] {
  return Array.from(root.querySelectorAll("[id]"), (element) => ({ id: element.id, top: element.getBoundingClientRect().top }))
    .filter((anchor) => anchor.top >= top && anchor.top <= bottom)
    .sort((a, b) => a.top - b.top);
}
