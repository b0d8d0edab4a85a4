/** Gives an element its behaviour. Listeners outside of the element take the signal, which ends with the element. */
export type Mount = (element: HTMLElement, signal: AbortSignal) => void;

const mounted = new Map<Element, Map<string, AbortController>>();

/** Mounts what the element and everything in it asks for, each module once on each element. */
export function mountAll(root: Element, modules: Record<string, Mount>): void {
  forgetRemoved();
  const found = root.querySelectorAll<HTMLElement>("[data-module]");
  for (const element of root.matches("[data-module]") ? [root as HTMLElement, ...found] : found) {
    for (const name of (element.dataset["module"] ?? "").split(/\s+/)) mountOne(element, name, modules[name]);
  }
}

function mountOne(element: HTMLElement, name: string, mount: Mount | undefined): void {
  const here = mounted.get(element) ?? new Map<string, AbortController>();
  if (!mount || here.has(name)) return;
  const controller = new AbortController();
  here.set(name, controller);
  mounted.set(element, here);
  mount(element, controller.signal);
}

function forgetRemoved(): void {
  for (const [element, controllers] of mounted) {
    if (element.isConnected) continue;
    for (const controller of controllers.values()) controller.abort();
    mounted.delete(element);
  }
}
