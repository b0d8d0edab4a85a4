// How the workbench is shown: cards beside their lines or in a list, all or only those in view, highlights paler, gone or one's
// own. A cookie of this browser remembers it, so that the server draws the page as it will stay.

const marksLooks = ["dim", "hide", "mine"];

/** Whether the look is on. */
export function hasLook(look: string): boolean {
  return button(look)?.getAttribute("aria-pressed") === "true";
}

/** Switches a look over, says so, and gives what is said. */
export function switchLook(look: string): string {
  const pressed = button(look);
  if (!pressed) return "";
  const on = !hasLook(look);
  if (on && marksLooks.includes(look)) for (const other of marksLooks) button(other)?.setAttribute("aria-pressed", "false");
  pressed.setAttribute("aria-pressed", String(on));
  remember();
  return pressed.dataset[on ? "saysOn" : "saysOff"] ?? "";
}

/** The look of the highlights; empty when it is the usual one. */
export function marksLook(): string {
  return marksLooks.find(hasLook) ?? "";
}

function button(look: string): HTMLElement | null {
  return document.querySelector(`button[data-look="${look}"]`);
}

function remember(): void {
  const on = [...document.querySelectorAll<HTMLElement>("button[data-look][aria-pressed=true]")].map((one) => one.dataset["look"]);
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `stet-look=${on.join(".")}; Path=/articles; Max-Age=31536000; SameSite=Lax${secure}`;
}
