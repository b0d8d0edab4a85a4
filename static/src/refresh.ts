// Makes the page in place as the server has it now. What the reader looks at stays where it is on the screen, the focus
// where it was, disclosures as they are, and a form with something typed into it as it was typed.
import htmx from "htmx.org";
import { Idiomorph } from "idiomorph/htmx";
import { hold } from "./hold.ts";
import { drawnHeaders, redraw } from "./redraw.ts";

/** Fetches the page and brings its main content up to date. Gives the page, or null where it could not be had. */
export async function refresh(): Promise<Document | null> {
  const answer = await fetch(location.href.split("#")[0] ?? "", { headers: { Accept: "text/html", ...drawnHeaders() } }).catch(() => null);
  if (!answer?.ok || answer.redirected) return null;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const [main, next] = [document.getElementById("main"), fresh.getElementById("main")];
  if (!main || !next) return null;
  const release = [hold(main), holdFocus()];
  Idiomorph.morph(main, next, { morphStyle: "outerHTML", ignoreActiveValue: true, callbacks });
  htmx.process(main);
  htmx.trigger(main, "htmx:load");
  for (const free of release) free();
  return fresh;
}

const callbacks = {
  beforeNodeMorphed: (node: Node, next: Node): boolean => !isUnsaved(node) && !(node instanceof Element && node.id === "live-claim") && !redraw(node, next),
  beforeNodeRemoved: (node: Node): boolean => !(node instanceof Element && [node, ...node.querySelectorAll("form")].some(isUnsaved)),
  beforeAttributeUpdated: (name: string, node: Element): boolean => !(name === "open" && node.matches("details")),
};

/** Whether the node is a form that holds more than the server gave it: something typed or chosen, a draft that came back,
 * or what was refused. */
export function isUnsaved(node: Node): boolean {
  if (!(node instanceof HTMLFormElement)) return false;
  return node.querySelector(".problems, .draft-note, [aria-invalid=true]") !== null || [...node.elements].some(isChanged);
}

function isChanged(field: Element): boolean {
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
  if (field instanceof HTMLSelectElement) return isChosenAnew(field);
  if (!(field instanceof HTMLInputElement) || field.type === "hidden") return false;
  if (field.type === "radio" || field.type === "checkbox") return field.checked !== field.defaultChecked;
  return field.value !== field.defaultValue;
}

/** Whether another option is chosen than was served; where none was, the first one counts. */
function isChosenAnew(select: HTMLSelectElement): boolean {
  const served = [...select.options].findIndex((option) => option.defaultSelected);
  return !select.multiple && select.selectedIndex !== Math.max(served, 0);
}

/** Keeps the focus where it is, and nowhere if it is nowhere: modules that are told of the new content may move it. */
function holdFocus(): () => void {
  const before = document.activeElement;
  return () => {
    const now = document.activeElement;
    if (now === before || !(now instanceof HTMLElement)) return;
    if (before === document.body) now.blur();
    else if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  };
}
