// Shows Markdown as it will read while it is written. The server renders and sanitises it.

const pause = 300; // milliseconds without a key before the server is asked

export function preview(element: HTMLElement, signal: AbortSignal): void {
  if (!(element instanceof HTMLTextAreaElement)) return;
  let timer = 0;
  let request = new AbortController();

  const refresh = async (): Promise<void> => {
    request.abort();
    request = new AbortController();
    // What a swap changes of the page can make this the field of another claim, so where to is read each time.
    const html = await render(element.dataset["previewUrl"] ?? "", element, request.signal);
    const target = document.getElementById(element.dataset["previewTarget"] ?? "");
    if (target && html !== null) target.innerHTML = html;
  };
  element.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(), pause);
  }, { signal });
  if (element.value !== "") void refresh();
}

/** The rendered text, or null where the server did not answer, was overtaken or refused; then what stood there stays. */
async function render(address: string, element: HTMLTextAreaElement, signal: AbortSignal): Promise<string | null> {
  const body = new URLSearchParams({ rationale: element.value, claim: element.dataset["claim"] ?? "" });
  try {
    const answer = await fetch(address, { method: "POST", body, signal });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}
