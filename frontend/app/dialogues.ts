// <a href="..." data-dialogue> opens the part of that page which is marked data-dialogue-body.
// A form in it is sent without leaving; when it succeeds the server's redirect moves the page on.
import htmx from "./htmx";

const BODY = "#dialogue-body";
const PART = "[data-dialogue-body]";

export function startDialogues(): void {
  const dialogue = document.querySelector<HTMLDialogElement>("#dialogue");
  if (!dialogue) return;
  let address = "";

  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = event.target.closest<HTMLAnchorElement>("a[data-dialogue]");
    if (link) {
      event.preventDefault();
      address = link.href;
      void fill("get", address, link).then((filled) => filled && show(dialogue));
    } else if (event.target.closest("[data-dialogue-cancel]") && dialogue.open) {
      event.preventDefault();
      dialogue.close();
    }
  });

  dialogue.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.method !== "post") return;
    event.preventDefault();
    const values = Object.fromEntries(lists(new FormData(form, event.submitter)));
    void fill("post", form.getAttribute("action") || address, form, values).then((filled) => filled && focusFirst(dialogue));
  });

  dialogue.addEventListener("click", (event) => {
    if (event.target === dialogue) dialogue.close();
  });
}

// A request that fails is told by a toast; here it only must not open or change anything.
async function fill(verb: "get" | "post", url: string, source: Element, values?: Record<string, unknown>): Promise<boolean> {
  try {
    await htmx.ajax(verb, url, { source, target: BODY, select: PART, swap: "innerHTML", ...(values && { values }) });
    return true;
  } catch {
    return false;
  }
}

function show(dialogue: HTMLDialogElement): void {
  if (!dialogue.querySelector(PART)) return;
  if (!dialogue.open) dialogue.showModal();
  focusFirst(dialogue);
}

// What is at fault first, else the first question, else the heading: never the button that closes.
function focusFirst(dialogue: HTMLDialogElement): void {
  const first =
    dialogue.querySelector<HTMLElement>("[data-focus]") ??
    dialogue.querySelector<HTMLElement>(`${PART} :is(input:not([type=hidden]), select, textarea)`) ??
    dialogue.querySelector<HTMLElement>(`${PART} :is(h1, h2)`);
  if (first?.matches("h1, h2")) first.tabIndex = -1;
  first?.focus();
}

function* lists(data: FormData): Generator<[string, FormDataEntryValue | FormDataEntryValue[]]> {
  for (const name of new Set(data.keys())) {
    const all = data.getAll(name);
    const [only] = all;
    if (all.length === 1 && only !== undefined) yield [name, only];
    else yield [name, all];
  }
}
