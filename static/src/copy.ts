// A button that copies a link or a text: data-copy-text, or the text of the element that data-copy selects.
import { word } from "./words.ts";

const told = 2000; // milliseconds for which the button says that it was done

export function copy(button: HTMLElement, signal: AbortSignal): void {
  button.hidden = false;
  const label = button.textContent;
  button.addEventListener("click", () => {
    void copyText(button).then((done) => {
      if (!done) return;
      button.textContent = word("Copied");
      setTimeout(() => (button.textContent = label), told);
    });
  }, { signal });
}

/** Whether it was copied. Where the browser refuses, the text is selected, so that it can be copied by hand. */
async function copyText(button: HTMLElement): Promise<boolean> {
  const source = document.querySelector<HTMLElement>(button.dataset["copy"] || ":not(*)");
  const text = button.dataset["copyText"] ?? (source instanceof HTMLInputElement ? source.value : source?.textContent) ?? "";
  try {
    await navigator.clipboard.writeText(text.trim());
    return true;
  } catch {
    if (source) document.getSelection()?.selectAllChildren(source);
    return false;
  }
}
