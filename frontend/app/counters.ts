// "120 characters left" under a text box. Spoken only near the end: a count at every letter is noise.
const NEAR_THE_END = 30;

export function startCounters(): void {
  for (const counter of document.querySelectorAll<HTMLElement>("[data-counter-for]")) count(counter);
  document.addEventListener("input", (event) => {
    if (!(event.target instanceof HTMLTextAreaElement) || !event.target.id) return;
    const counter = document.querySelector<HTMLElement>(`[data-counter-for="${CSS.escape(event.target.id)}"]`);
    if (counter) count(counter);
  });
}

function count(counter: HTMLElement): void {
  const box = document.getElementById(counter.dataset.counterFor ?? "");
  if (!(box instanceof HTMLTextAreaElement)) return;
  const most = Number(box.dataset.most ?? box.getAttribute("maxlength"));
  if (!most || most < 0) return;
  // Pasting must not cut words off silently: let it in, and say how much is too much.
  box.dataset.most = String(most);
  box.removeAttribute("maxlength");
  const left = most - [...box.value].length;
  const sentence = left < 0 ? counter.dataset.over : counter.dataset.left;
  counter.textContent = (sentence ?? "#").replace("#", String(Math.abs(left)));
  counter.classList.toggle("over", left < 0);
  counter.ariaLive = left < NEAR_THE_END ? "polite" : "off";
}
