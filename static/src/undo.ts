// Undo and redo by key, from everywhere on a page: the form in the frame is sent without taking the focus from where it is.

const places: Record<string, string> = { undo: "undo-button", redo: "redo-button" };

export function undo(body: HTMLElement, signal: AbortSignal): void {
  document.addEventListener("stet:command", (event) => {
    const id = places[event.detail.id];
    if (!id) return;
    event.preventDefault();
    const button = body.querySelector<HTMLButtonElement>(`#${id}`);
    if (button && !button.disabled) button.form?.requestSubmit(button);
  }, { signal });
}
