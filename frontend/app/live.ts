// Pages that hear of changes by server-sent events. A notice says only that something changed: work in
// progress then asks for its own next state, and a page compares what it shows with what it would show now
// and offers to load itself anew, so that nothing typed is lost.
//
// A hidden tab closes its stream: a browser opens six connections to a server, and no seventh tab would load.
const AGAIN_AFTER = 15_000;
const AT_MOST = 300_000;

export function startLive(): void {
  if (!("EventSource" in window)) return;
  for (const place of document.querySelectorAll<HTMLElement>("[data-live]")) listen(place);
}

function listen(place: HTMLElement): void {
  const line = place.querySelector("template");
  const shown = words(document);
  let source: EventSource | undefined;
  let opened = false;
  let wait = AGAIN_AFTER;
  const tell = (): void => {
    if (line) void look(place, line, shown);
    else place.dispatchEvent(new CustomEvent("told"));
  };
  const close = (): void => {
    source?.close();
    source = undefined;
  };
  const open = (): void => {
    if (source || document.hidden) return;
    source = new EventSource(place.dataset.live ?? "");
    source.addEventListener("changed", tell);
    source.addEventListener("open", () => {
      // Something may have been missed while nobody listened.
      if (opened || !line) tell();
      opened = true;
      wait = AGAIN_AFTER;
    });
    source.addEventListener("error", () => {
      // A broken line is mended by the browser; after a refusal it gives up, for a server that starts refuses too.
      if (source?.readyState !== EventSource.CLOSED) return;
      close();
      window.setTimeout(open, wait);
      wait = Math.min(2 * wait, AT_MOST);
    });
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", open);
  open();
}

async function look(place: HTMLElement, line: HTMLTemplateElement, shown: string): Promise<void> {
  if (place.childElementCount > 1) return;
  try {
    const answer = await fetch(window.location.href);
    const now = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (place.childElementCount > 1 || (answer.ok && words(now) === shown)) return;
    place.append(line.content.cloneNode(true));
  } catch {
    // Out of reach just now: the stream will say when it is back.
  }
}

// What a page says, without what scripts need.
function words(page: Document): string {
  const main = page.getElementById("main")?.cloneNode(true) as HTMLElement | undefined;
  for (const unsaid of main?.querySelectorAll("noscript, template") ?? []) unsaid.remove();
  return main?.textContent?.replace(/\s+/g, " ").trim() ?? "";
}
