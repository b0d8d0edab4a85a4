// Undo and redo by key, from everywhere on a page: the form in the frame is sent without taking the focus from where it is.

const places: Record<string, string> = { undo: "undo-button", redo: "redo-button" };

export function undo(turns: HTMLElement, signal: AbortSignal): void {
  document.addEventListener("stet:command", (event) => {
    const id = places[event.detail.id];
    if (!id || !turns.isConnected) return;
    event.preventDefault();
    const button = document.getElementById(id) as HTMLButtonElement | null;
    if (button && !button.disabled) button.form?.requestSubmit(button);
  }, { signal });
}
