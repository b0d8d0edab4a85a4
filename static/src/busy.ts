// A form whose work takes a while: once it is sent, its button says so and it cannot be sent again. A page that comes back from the
// browser's cache is as it was before.
import type { Mount } from "./modules.ts";

export const busy: Mount = (form, signal) => {
  const button = form.querySelector<HTMLButtonElement>("button");
  if (!button) return;
  const words = button.textContent ?? "";
  const set = (on: boolean): void => {
    form.toggleAttribute("aria-busy", on);
    button.setAttribute("aria-disabled", String(on));
    button.textContent = on ? (form.dataset["busy"] ?? words) : words;
  };
  form.addEventListener("submit", (event) => {
    if (form.hasAttribute("aria-busy")) event.preventDefault();
    else set(true);
  }, { signal });
  addEventListener("pageshow", (event) => event.persisted && set(false), { signal });
};
