// HTMX reads its settings from the page's meta element before anything is sent.
import htmx from "htmx.org";

export default htmx;
