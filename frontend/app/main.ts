import "./htmx";
import { startCounters } from "./counters";
import { startDialogues } from "./dialogues";
import { startFocus } from "./focus";
import { startGrids } from "./grids";
import { startLive } from "./live";
import { startMenus } from "./menus";
import { startTheme } from "./theme";
import { startToasts } from "./toasts";

document.documentElement.classList.add("scripted");
// First: it remembers what the page said before scripts change it.
startLive();
startTheme();
startMenus();
startToasts();
startDialogues();
startGrids();
startCounters();
startFocus();
