// Keys that were pressed while the page loaded (early.ts) are pressed again once it listens.
import { isTyping } from "./keys.ts";

/** Presses the early keys, in their order; those that follow one that opened a field are typed into it. */
export async function replayEarlyKeys(): Promise<void> {
  for (const key of window.earlyKeys?.() ?? []) {
    const { activeElement } = document;
    if (activeElement && isTyping(activeElement) && isCharacter(key)) type(activeElement, key.key);
    else press(key);
    await new Promise((resolve) => setTimeout(resolve)); // what it opened may take the focus
  }
}

function press({ key, code, ctrlKey, shiftKey, altKey, metaKey }: KeyboardEvent): void {
  const again = new KeyboardEvent("keydown", { key, code, ctrlKey, shiftKey, altKey, metaKey, bubbles: true, cancelable: true });
  (document.activeElement ?? document.body).dispatchEvent(again);
}

function isCharacter(event: KeyboardEvent): boolean {
  return [...event.key].length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
}

function type(field: Element, character: string): void {
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  field.setRangeText(character, field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length, "end");
  field.dispatchEvent(new InputEvent("input", { bubbles: true, data: character, inputType: "insertText" }));
}
