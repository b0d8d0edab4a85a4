// Long work in short turns, so that keys and clicks are answered between them.

const turn = 8; // milliseconds of work before others have their turn: half a frame

/** Does the work on one thing after the other. Whoever awaits it goes on when all is done, or at once when the signal ends it. */
export async function inTurns<T>(all: Iterable<T>, work: (one: T) => void, signal?: AbortSignal): Promise<void> {
  let since = performance.now();
  for (const one of all) {
    if (performance.now() - since > turn) {
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
    if (signal?.aborted) return;
    work(one);
  }
}
