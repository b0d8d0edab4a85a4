// Runs in the measured page before its own scripts, and notes when what counts was painted.
(() => {
  const shown = {
    plain: () => document.readyState !== "loading",
    stet: () => document.readyState !== "loading" && (document.querySelector("#text mark") !== null || document.querySelector("#claims .empty") !== null),
    spans: () => document.querySelector(".r6o-annotation") !== null,
    highlights: () => CSS.highlights.size > 0,
  };
  const probe = window.probe = { ready: 0, blocked: 0, longest: 0 };
  let lastLong = 0;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      probe.blocked += Math.max(0, duration - 50);
      probe.longest = Math.max(probe.longest, duration);
      lastLong = startTime + duration;
    }
  }).observe({ type: "longtask", buffered: true });

  /** When the frame that is being made now is done: this task comes behind it. */
  const painted = () => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now());
    port2.postMessage(0);
  });
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const idle = () => new Promise((done) => requestIdleCallback(done));
  const paintedWith = async (true_, patience = Infinity) => {
    const since = performance.now();
    do await frame();
    while (!true_() && performance.now() - since < patience);
    return true_() ? painted() : NaN;
  };

  probe.watch = async (kind) => { probe.ready = await paintedWith(shown[kind]); };

  /** The figures of the page, once it has come to rest: nothing long in the last half second, and idle. */
  probe.rest = async () => {
    while (probe.ready === 0) await frame();
    do { await idle(); await frame(); }
    while (performance.now() - Math.max(lastLong, probe.ready) < 500);
    const [page] = performance.getEntriesByType("navigation");
    return { ...probe, answered: page.responseEnd - page.requestStart, bytes: page.decodedBodySize, sent: page.encodedBodySize, elements: document.querySelectorAll("*").length };
  };

  /** Waits for the event and gives the times from it until the mark, and then the card, is painted; none for what is not there
   * within twenty seconds. Fails where the mark is there before. */
  probe.after = (event, mark, card) => {
    if (mark()) throw new Error("marked before anything was done");
    probe.done = new Promise((done) => addEventListener(event, async ({ timeStamp }) => {
      const marked = await paintedWith(mark, 20000) - timeStamp || 0;
      done({ marked, opened: card ? await paintedWith(card, 20000) - timeStamp || 0 : 0 });
    }, { capture: true, once: true }));
    return true;
  };

  /** Scrolls through the text by half a window a frame. */
  probe.scroll = async () => {
    scrollTo(0, 0);
    await frame();
    let last = await frame();
    const result = { frames: 0, slow: 0, worst: 0 };
    for (let y = -1; scrollY > y && result.frames < 600;) {
      y = scrollY;
      scrollBy({ top: innerHeight / 2, behavior: "instant" });
      const now = await frame();
      result.frames++;
      result.worst = Math.max(result.worst, now - last);
      if (now - last > 50) result.slow++;
      last = now;
    }
    return result;
  };
})();
