// Every page works without this file. It only spares the reader a reload here and there.
import "./leave";
import "./passkeys";
import "./recording";
import { commandKey } from "./commands";
import { formToken } from "./cookies";
import htmx from "htmx.org";

type RequestContext = {
  ctx: { sourceElement?: Element; request: { action: string; method: string; headers: Record<string, string> } };
};

/** The key of what an element is sending, until it has been answered: sent again after a failure, it is the same command. */
const unanswered = new WeakMap<Element, string>();

/** Sends form token and command key with each request that htmx makes; the token comes from the cookie that Spring's single-page support sets. */
document.addEventListener("htmx:config:request", (event) => {
  const { request, sourceElement } = (event as CustomEvent<RequestContext>).detail.ctx;
  const token = formToken();
  if (request.method.toUpperCase() === "GET" || new URL(request.action, location.href).origin !== location.origin) {
    return;
  }
  if (token) {
    request.headers["X-XSRF-TOKEN"] = token;
  }
  if (sourceElement) {
    const key = unanswered.get(sourceElement) ?? commandKey();
    unanswered.set(sourceElement, key);
    request.headers["Idempotency-Key"] = key;
  }
});

document.addEventListener("htmx:after:request", (event) => {
  const { sourceElement } = (event as CustomEvent<RequestContext>).detail.ctx;
  if (sourceElement) {
    unanswered.delete(sourceElement);
  }
});

/** On a narrow screen the entry of the page one is on is not left out of sight. */
document.querySelector(".navigation [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

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

/** Coming back with the back button, forms can be sent again; what is sent then is a command of its own. */
window.addEventListener("pageshow", (event) => {
  if (event.persisted) {
    for (const field of document.querySelectorAll<HTMLInputElement>('input[type="hidden"][name="command"]')) {
      field.value = commandKey();
    }
  }
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
