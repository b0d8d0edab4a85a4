// Shows Markdown as it will read while it is written. The server renders and sanitises it.

const pause = 300; // milliseconds without a key before the server is asked

export function preview(element: HTMLElement, signal: AbortSignal): void {
  const target = document.getElementById(element.dataset["previewTarget"] ?? "");
  const address = element.dataset["previewUrl"];
  if (!(element instanceof HTMLTextAreaElement) || !target || !address) return;
  let timer = 0;
  let request = new AbortController();

  const refresh = async (): Promise<void> => {
    request.abort();
    request = new AbortController();
    const html = await render(address, element, request.signal);
    if (html !== null) target.innerHTML = html;
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
