// Undo and redo by key, from everywhere on a page: the form in the frame is sent without taking the focus from where it is. A
// key that is pressed again before the answer is there is not lost: it waits for it, and goes one step further.

const places: Record<string, string> = { undo: "undo-button", redo: "redo-button" };

export function undo(body: HTMLElement, signal: AbortSignal): void {
  let waiting: string[] = [];
  let sent = ""; // the address of the form that is on its way
  const send = (id: string): void => {
    const button = body.querySelector<HTMLButtonElement>(`#${id}`);
    if (!button?.form || button.disabled) return void (waiting = []);
    sent = button.form.getAttribute("action") ?? "";
    button.form.requestSubmit(button);
  };

  document.addEventListener("stet:command", (event) => {
    const id = places[event.detail.id];
    if (!id) return;
    event.preventDefault();
    if (sent) waiting.push(id);
    else send(id);
  }, { signal });
  const next = (): void => {
    sent = "";
    const id = waiting.shift();
    if (id) send(id);
  };
  document.addEventListener("htmx:beforeSend", (event) => {
    const { pathInfo, xhr } = (event as CustomEvent<{ pathInfo: { requestPath: string }; xhr: XMLHttpRequest }>).detail;
    // The form itself may be gone when the answer is in the page.
    if (pathInfo.requestPath === sent) xhr.addEventListener("loadend", () => setTimeout(next));
  }, { signal });
}
