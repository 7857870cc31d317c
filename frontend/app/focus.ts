// A page that comes back with faults starts there, and a list that was exchanged under the keyboard keeps the focus.
export function startFocus(): void {
  document.querySelector<HTMLElement>("main [data-focus]")?.focus();
  document.body.addEventListener("htmx:afterSettle", (event) => {
    const swapped = (event as CustomEvent<{ elt?: Element }>).detail.elt;
    const summary = swapped?.querySelector<HTMLElement>("[data-focus]");
    if (summary && !summary.closest("dialog")) summary.focus();
  });
}
