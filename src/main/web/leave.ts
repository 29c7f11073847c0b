// The way out of a family's page: gone at once, and not in the way back. Without script the same form does it.
import { formToken } from "./cookies";

const AWAY = "/family/away";

const PATIENCE = 1500;

/** The page is blank at once; the other one comes when nothing is open any more, or a moment later at most. */
function leave(): void {
  const gone = fetch("/sign-out", {
    method: "POST",
    body: new URLSearchParams({ to: "away" }),
    headers: { "X-XSRF-TOKEN": formToken() ?? "" },
    redirect: "manual",
    keepalive: true,
  });
  document.body.replaceChildren();
  document.title = "";
  const late = new Promise((done) => setTimeout(done, PATIENCE));
  void Promise.race([gone.catch(() => undefined), late]).then(() => location.replace(AWAY));
}

document.addEventListener(
  "submit",
  (event) => {
    if (event.target instanceof HTMLFormElement && event.target.dataset["leave"] !== undefined) {
      event.preventDefault();
      event.stopImmediatePropagation();
      leave();
    }
  },
  true,
);
