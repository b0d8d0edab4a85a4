// The queue of decisions: when another one comes up, its statement has the focus, so that it is read out and the keys go on from
// there; whatever was being typed stays where it is.
import { isTyping } from "./keys.ts";

export function decision(main: HTMLElement, signal: AbortSignal): void {
  let shown = "";
  const arrive = (): void => {
    const another = main.dataset["decision"] !== shown;
    shown = main.dataset["decision"] ?? "";
    if (!another || isTyping(document.activeElement) || main.querySelector(".problems")) return;
    main.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
    scrollTo({ top: 0, behavior: "instant" });
  };
  arrive();
  document.body.addEventListener("htmx:load", (event) => {
    if (event.target === main) arrive();
  }, { signal });
}
