// The page already came in the chosen theme; this only saves the way to the server and back.
const A_YEAR = 365 * 24 * 60 * 60;

export function startTheme(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("[data-theme-switch]")) {
    form.addEventListener("submit", (event) => {
      const button = event.submitter;
      if (!(button instanceof HTMLButtonElement)) return;
      event.preventDefault();
      choose(button.value);
      for (const other of form.querySelectorAll("button")) other.setAttribute("aria-pressed", String(other === button));
    });
  }
}

function choose(theme: string): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `theme=${theme}; Path=/; SameSite=Lax; Max-Age=${theme ? A_YEAR : 0}${secure}`;
  if (theme) document.documentElement.dataset.bsTheme = theme;
  else delete document.documentElement.dataset.bsTheme;
}
