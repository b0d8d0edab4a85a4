// Hears of others' work while the page is open, and shows it when asked to. The stream only says that there is something:
// what it is, is fetched, so that rights are asked each time. It is open while the page is seen, for a browser has few
// connections to a server; a page that comes back into view, or finds the server again, is told what it missed. Nothing on
// the page moves before Show is pressed.
import { showAtCards, tellAtCards } from "./atcards.ts";
import { refresh } from "./refresh.ts";

const gather = 300; // milliseconds in which what happens together is fetched together
const rest = 5000; // milliseconds between one fetch and the next: a line that changes all the time is read by nobody
const returns = 5000; // milliseconds until a stream that the server refused is tried again, at first
const returnsAtMost = 300_000;

export function live(region: HTMLElement, signal: AbortSignal): void {
  const news = newsOf(region, signal);
  let stream: EventSource | null = null;
  let again = 0;
  let patience = returns;

  const open = (): void => {
    clearTimeout(again);
    if (stream || document.hidden || signal.aborted) return;
    stream = new EventSource(withSince(region, "events"));
    stream.addEventListener("open", () => {
      patience = returns;
      region.dataset["listening"] = "";
      news.ask();
    });
    stream.addEventListener("people", news.ask);
    stream.addEventListener("news", ({ lastEventId }) => {
      region.dataset["told"] = lastEventId;
      news.ask();
    });
    stream.addEventListener("error", () => {
      delete region.dataset["listening"];
      if (stream?.readyState !== EventSource.CLOSED) return; // the browser comes back by itself
      close();
      again = window.setTimeout(open, patience * (1 + Math.random()));
      patience = Math.min(patience * 2, returnsAtMost);
    });
  };
  const close = (): void => {
    clearTimeout(again);
    stream?.close();
    stream = null;
    delete region.dataset["listening"];
  };

  document.addEventListener("htmx:load", showAtCards, { signal });
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()), { signal });
  window.addEventListener("pagehide", close, { signal });
  window.addEventListener("pageshow", open, { signal });
  signal.addEventListener("abort", close);
  onOpening(signal, () => {
    region.dataset["opened"] = region.dataset["told"] ?? region.dataset["since"] ?? "";
    document.getElementById("live-claim")?.replaceChildren();
    close();
    news.anew();
    open();
  });
  onShow(signal, () => void show(region, news));
  open();
}

interface News {
  /** Fetches the news, soon. */
  ask: () => void;
  /** Fetches them as soon the next time they are asked for, whenever they were fetched before. */
  anew: () => void;
}

function newsOf(region: HTMLElement, signal: AbortSignal): News {
  let asked = 0; // when they were fetched the last time
  let timer = 0;
  const fetchNews = async (): Promise<void> => {
    timer = 0;
    asked = Date.now();
    const answer = await fetch(withSince(region, "news"), { signal }).catch(() => null);
    const news = answer?.ok && !answer.redirected ? await answer.text().catch(() => null) : null; // given up while it arrives
    if (news !== null) tell(region, news);
  };
  const ask = (): void => {
    if (timer === 0) timer = window.setTimeout(() => void fetchNews(), Math.max(gather, asked + rest - Date.now()));
  };
  const anew = (): void => {
    clearTimeout(timer);
    [timer, asked] = [0, 0];
  };
  signal.addEventListener("abort", () => clearTimeout(timer));
  return { ask, anew };
}

/** The address of the stream or its news, for what the page shows now: on the workbench claims open without a page. */
function withSince(region: HTMLElement, name: "events" | "news"): string {
  const url = new URL(region.dataset[name] ?? "", location.href);
  const claim = document.getElementById("main")?.dataset["open"];
  if (claim) url.searchParams.set("claim", claim);
  else if (claim === "") url.searchParams.delete("claim");
  for (const known of ["since", "opened"] as const) {
    if (region.dataset[known]) url.searchParams.set(known, region.dataset[known]);
  }
  return url.href;
}

/** Tells when another claim is opened in place and is not left again at once, as it is while a key is held. */
function onOpening(signal: AbortSignal, opened: () => void): void {
  const main = document.getElementById("main");
  let claim = main?.dataset["open"];
  let timer = 0;
  if (!main) return;
  const observer = new MutationObserver(() => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (signal.aborted || main.dataset["open"] === claim) return;
      claim = main.dataset["open"];
      opened();
    }, gather);
  });
  observer.observe(main, { attributeFilter: ["data-open"] });
  signal.addEventListener("abort", () => observer.disconnect());
}

/** Puts what was fetched in its places. What is as it was is left alone, so that it is not read out again. */
function tell(region: HTMLElement, html: string): void {
  const told = new DOMParser().parseFromString(html, "text/html");
  const changed = told.querySelector("[data-changed]") !== null;
  for (const id of ["live-here", "live-news", "live-claim", "waiting"]) replace(id, told);
  tellAtCards(told);
  const line = region.querySelector<HTMLElement>("[data-arrivals]");
  const some = told.getElementById("live-news")?.textContent?.trim() !== "";
  if (line && some) delete line.dataset["done"];
  reveal("[data-live-show]", some);
  reveal("[data-live-look]", changed);
}

function replace(id: string, told: Document): void {
  const [place, found] = [document.getElementById(id), told.getElementById(id)];
  if (!place || !found) return;
  const isDone = id === "live-news" && found.textContent?.trim() === "";
  if (!isDone && place.textContent?.trim() !== found.textContent?.trim()) place.replaceChildren(...found.cloneNode(true).childNodes);
}

function reveal(css: string, shown: boolean): void {
  const button = document.querySelector<HTMLElement>(css);
  if (button) button.hidden = !shown;
}

/** Runs the action when a button for it is pressed. The focus goes back to where it was before the button had it. */
function onShow(signal: AbortSignal, action: () => void): void {
  const buttons = "[data-live-show], [data-live-look]";
  let before: EventTarget | null = null;
  document.addEventListener("focusin", (event) => {
    if ((event.target as Element).matches(buttons)) before = event.relatedTarget;
  }, { signal });
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>(buttons);
    if (!button) return;
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    else button.blur();
    action();
  }, { signal });
}

/** Makes the page as it is now. Where that fails, everything stays as it is, with the button to try again. */
async function show(region: HTMLElement, news: News): Promise<void> {
  const fresh = await refresh();
  if (!fresh) return;
  const waiting = fresh.getElementById("waiting");
  if (waiting) document.getElementById("waiting")?.replaceChildren(...waiting.childNodes);
  region.dataset["since"] = fresh.getElementById("live")?.dataset["since"] ?? region.dataset["since"];
  region.querySelector<HTMLElement>("[data-arrivals]")?.setAttribute("data-done", "");
  region.querySelector("#live-news")?.replaceChildren(region.dataset["shown"] ?? "");
  reveal("[data-live-show]", false);
  reveal("[data-live-look]", false);
  document.getElementById("live-claim")?.replaceChildren();
  delete region.dataset["opened"];
  news.anew();
  news.ask();
}
