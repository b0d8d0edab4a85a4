// After a save that came too late: each field can be taken over from what stands there now, and given back.
import { fill, valuesOf, type Values } from "./fields.ts";

export function compare(element: HTMLElement, signal: AbortSignal): void {
  const form = element.closest("form");
  if (!form) return;
  const typed = valuesOf(form);
  for (const button of element.querySelectorAll<HTMLButtonElement>("button[data-take]")) {
    button.hidden = false;
    button.addEventListener("click", () => take(form, button, typed), { signal });
  }
}

/** Puts what stands now into the field; pressed again, what was typed. */
function take(form: HTMLFormElement, button: HTMLButtonElement, typed: Values): void {
  const name = button.closest<HTMLElement>("[data-field]")?.dataset["field"] ?? "";
  const isTaken = button.getAttribute("aria-pressed") === "true";
  const stored = JSON.parse(button.dataset["take"] ?? "null") as string[] | null;
  fill(form, { [name]: isTaken ? (typed[name] ?? []) : (stored ?? []) });
  button.setAttribute("aria-pressed", String(!isTaken));
}
