// Menus are <details>; a script adds what people expect of a menu: Escape, a click elsewhere, one at a time.
const OPEN = "details[data-menu][open]";

export function startMenus(): void {
  document.addEventListener("toggle", (event) => event.target instanceof HTMLDetailsElement && place(event.target), true);
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll<HTMLDetailsElement>(OPEN)) {
      if (!(event.target instanceof Node && menu.contains(event.target))) menu.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of document.querySelectorAll<HTMLDetailsElement>(OPEN)) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
  });
  document.addEventListener("focusin", (event) => {
    for (const menu of document.querySelectorAll<HTMLDetailsElement>(OPEN)) {
      if (!(event.target instanceof Node && menu.contains(event.target))) menu.open = false;
    }
  });
}

// A menu opens to the left and downwards; near an edge of the window it turns round.
function place(menu: HTMLDetailsElement): void {
  const list = menu.open ? menu.querySelector<HTMLElement>(":scope > .menu-list") : null;
  if (!list) return;
  list.classList.remove("to-start", "upwards");
  const { left, bottom, height } = list.getBoundingClientRect();
  list.classList.toggle("to-start", left < 4);
  list.classList.toggle("upwards", bottom > window.innerHeight && menu.getBoundingClientRect().top > height + 80);
}
