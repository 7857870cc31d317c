// Ticked rows of a listing, and the bar that says how many there are and what can be done with them.
let last: HTMLInputElement | null = null;

export function startSelection(): void {
  refresh();
  document.body.addEventListener("htmx:afterSwap", refresh);
  document.addEventListener("change", (event) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement)) return;
    if (box.matches("[data-select-all]")) for (const one of boxes(box)) one.checked = box.checked;
    if (box.matches("[data-select]")) last = box;
    if (box.closest("[data-listing]")) refresh();
  });
}

// Ticks a row, or with `through` everything between the last ticked row and this one.
export function toggle(row: Element, through: boolean): void {
  const box = row.querySelector<HTMLInputElement>("[data-select]");
  if (!box) return;
  box.checked = through || !box.checked;
  const all = boxes(box);
  if (through && last) {
    const [from = 0, to = 0] = [all.indexOf(last), all.indexOf(box)].sort((one, other) => one - other);
    for (const between of all.slice(Math.max(from, 0), to + 1)) between.checked = true;
  }
  last = box;
  refresh();
}

function boxes(within: Element): HTMLInputElement[] {
  return [...(within.closest("[data-listing]")?.querySelectorAll<HTMLInputElement>("[data-select]") ?? [])];
}

function refresh(): void {
  for (const listing of document.querySelectorAll("[data-listing]")) {
    const all = [...listing.querySelectorAll<HTMLInputElement>("[data-select]")];
    const ticked = all.filter((box) => box.checked).length;
    const whole = listing.querySelector<HTMLInputElement>("[data-select-all]");
    if (whole) {
      whole.checked = ticked > 0 && ticked === all.length;
      whole.indeterminate = ticked > 0 && ticked < all.length;
    }
    const everything = listing.querySelector<HTMLInputElement>("[data-bulk-all] input");
    if (everything && ticked === 0) everything.checked = false;
    listing.querySelector("[data-bulk]")?.classList.toggle("on", ticked > 0);
    const count = listing.querySelector<HTMLElement>("[data-bulk-count]");
    if (count) count.textContent = ((ticked === 1 ? count.dataset.one : count.dataset.many) ?? "#").replace("#", String(ticked));
  }
}
