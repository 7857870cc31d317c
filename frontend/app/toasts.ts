// Messages of whole pages are in the page; those of HTMX answers come as HX-Trigger: {"toast": {...}}.
const MILLISECONDS_A_LETTER = 70;
const AT_LEAST = 6000;

interface Toast {
  text: string;
  kind?: string;
}

export function startToasts(): void {
  const place = document.getElementById("toasts");
  if (!place) return;
  for (const toast of place.querySelectorAll<HTMLElement>("[data-toast]")) arm(toast);
  document.body.addEventListener("toast", (event) => {
    const { text, kind } = (event as CustomEvent<Toast>).detail;
    say(text, kind ?? "plain");
  });
  document.body.addEventListener("htmx:responseError", () => say(place.dataset.failed, "warm"));
  document.body.addEventListener("htmx:sendError", () => say(place.dataset.unreachable, "warm"));
}

// Whatever lies under an open dialogue is neither seen nor heard: then it is said inside.
function say(text: string | undefined, kind: string): void {
  const place = document.querySelector("dialog[open] [data-toasts]") ?? document.querySelector("[data-toasts]");
  const template = document.querySelector<HTMLTemplateElement>("#toast-template");
  const toast = template?.content.firstElementChild?.cloneNode(true);
  if (!text || !place || !(toast instanceof HTMLElement)) return;
  toast.classList.add(kind);
  // What fails again and again is said once.
  if ([...place.children].some((said) => said.textContent?.trim() === text)) return;
  const words = toast.querySelector("span");
  if (words) words.textContent = text;
  place.append(toast);
  arm(toast);
}

// A warning stays until it is closed; the rest goes once it can have been read, never under the pointer.
function arm(toast: HTMLElement): void {
  const close = toast.querySelector<HTMLButtonElement>("[data-close]");
  if (close) close.hidden = false;
  close?.addEventListener("click", () => toast.remove());
  if (toast.matches(".warning, .error, .warm")) return;
  const wait = Math.max(AT_LEAST, (toast.textContent?.length ?? 0) * MILLISECONDS_A_LETTER);
  const leave = (): void => {
    if (toast.matches(":hover, :focus-within")) window.setTimeout(leave, 1500);
    else toast.remove();
  };
  window.setTimeout(leave, wait);
}
