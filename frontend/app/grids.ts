// Tables of many rows: the keyboard moves, selects and opens; everything also works by mouse and without scripts.
import { startSelection, toggle } from "./selection";

const ROW = "[data-grid] tbody tr";
const TYPING = "input:not([type=checkbox]), textarea, select, [contenteditable]";

export function startGrids(): void {
  startSelection();
  prepare(document);
  document.body.addEventListener("htmx:afterSwap", (event) => {
    const listing = (event as CustomEvent<{ target?: Element }>).detail.target;
    prepare(document);
    if (listing?.matches("[data-listing]") && document.activeElement === document.body) rows()[0]?.focus({ preventScroll: true });
  });
  document.addEventListener("keydown", onKey);
  document.addEventListener("focusin", (event) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>(ROW) : null;
    if (row) remember(row);
  });
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("[data-keys-open]")) keys()?.showModal();
  });
}

// One row of a table is in the tab order: the one last visited.
function prepare(root: ParentNode): void {
  for (const grid of root.querySelectorAll("[data-grid]")) {
    const all = [...grid.querySelectorAll<HTMLElement>("tbody tr")];
    all.forEach((row, index) => (row.tabIndex = index === 0 ? 0 : -1));
  }
  for (const button of root.querySelectorAll<HTMLElement>("[data-keys-open]")) button.hidden = false;
}

function remember(row: HTMLElement): void {
  for (const other of row.parentElement?.querySelectorAll<HTMLElement>("tr") ?? []) other.tabIndex = other === row ? 0 : -1;
}

function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(ROW)];
}

function keys(): HTMLDialogElement | null {
  return document.querySelector<HTMLDialogElement>("dialog[data-keys]");
}

function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.matches(TYPING)) {
    if (event.key === "ArrowDown" && target.matches("[data-filters] input[type=search]")) handled(event, () => rows()[0]?.focus());
    return;
  }
  if (!document.querySelector("[data-grid]")) return;
  const row = target?.closest<HTMLElement>(ROW) ?? null;
  const onRow = row !== null && target === row;
  if (event.key === "?") handled(event, () => keys()?.showModal());
  else if (event.key === "/") handled(event, () => document.querySelector<HTMLElement>("[data-filters] input[type=search]")?.focus());
  else if (event.key === "j" || (event.key === "ArrowDown" && row)) handled(event, () => move(row, 1));
  else if (event.key === "k" || (event.key === "ArrowUp" && row)) handled(event, () => move(row, -1));
  else if (row && (event.key === "x" || event.key === "X")) handled(event, () => toggle(row, event.shiftKey));
  else if (onRow && event.key === " ") handled(event, () => toggle(row, false));
  else if (onRow && event.key === "Enter") handled(event, () => open(row));
  else if (row) {
    const deed = ownDeed(row, event.key);
    if (deed) handled(event, () => deed.click());
  }
}

// A row's own letters, such as <button data-key="l">: mouse and keyboard press the same button.
function ownDeed(row: HTMLElement, key: string): HTMLElement | null {
  return key.length === 1 ? row.querySelector<HTMLElement>(`[data-key="${CSS.escape(key.toLowerCase())}"]`) : null;
}

function handled(event: KeyboardEvent, deed: () => void): void {
  event.preventDefault();
  deed();
}

function move(from: HTMLElement | null, by: number): void {
  const all = rows();
  const next = from ? all[all.indexOf(from) + by] : all[by > 0 ? 0 : all.length - 1];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

function open(row: HTMLElement): void {
  (row.querySelector<HTMLElement>("[data-open]") ?? row.querySelector<HTMLElement>("a[href]"))?.click();
}
