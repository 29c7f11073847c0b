// Every page works without this file. It only spares the reader a reload here and there.
import "./leave";
import "./passkeys";
import { formToken } from "./cookies";
import htmx from "htmx.org";

type RequestContext = { ctx: { request: { action: string; method: string; headers: Record<string, string> } } };

/** Sends the form token with each request that htmx makes; it comes from the cookie that Spring's single-page support sets. */
document.addEventListener("htmx:config:request", (event) => {
  const { request } = (event as CustomEvent<RequestContext>).detail.ctx;
  const token = formToken();
  if (token && request.method.toUpperCase() !== "GET" && new URL(request.action, location.href).origin === location.origin) {
    request.headers["X-XSRF-TOKEN"] = token;
  }
});

/** A form sent twice by an impatient finger is sent once. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method.toLowerCase() !== "post") {
    return;
  }
  if (form.dataset["sent"] === "yes") {
    event.preventDefault();
    return;
  }
  if (!form.hasAttribute("hx-post")) {
    form.dataset["sent"] = "yes";
    form.setAttribute("aria-busy", "true");
  }
});

/** Coming back with the back button, forms can be sent again. */
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-sent]")) {
    delete form.dataset["sent"];
    form.removeAttribute("aria-busy");
  }
});

/** An honesty mark closes with Escape, and gives the focus back to its label. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !(event.target instanceof Element)) {
    return;
  }
  const mark = event.target.closest<HTMLDetailsElement>("details.honesty[open]");
  if (mark) {
    mark.open = false;
    mark.querySelector("summary")?.focus();
  }
});

export { htmx };
