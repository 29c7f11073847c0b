// The page of interviews on this device. It needs no network once it has been opened with one.
import { Asking } from "./asking";
import { Held } from "./held";
import { bringBack, HouseTrouble, mayOpen, send } from "./house";
import { button, field, input, make, select, telling } from "./markup";
import { forgetSounds } from "./sounds";
import { allKept, forget, type Kept, outgoingOf, recordingsOf, unread } from "./store";
import { isRecording, quiet } from "./voice";
import { language, languages, moment, say, speak } from "./words";

const SHORTEST = 16;
const LOCKED_AFTER = 12 * 3_600_000;
const IDLE = 30 * 60_000;
const HOURS = [12, 24, 48, 72];

const content = document.querySelector<HTMLElement>("#content")!;
const screen = make("div", { class: "screen" });
let locking: ReturnType<typeof setTimeout> | undefined;
let openedAt = 0;
let redraw: () => void = () => void list();

/** What is on the screen. Whoever leaves a question ends what is recorded there. */
function show(...children: Node[]): void {
  void quiet();
  screen.replaceChildren(...children);
}

function languageChoice(): void {
  const box = document.querySelector("#languages")!;
  box.replaceChildren(
    ...languages().map(({ code, name }) => {
      const choice = button(
        name,
        () => {
          speak(code);
          languageChoice();
          content.querySelector("h1")!.textContent = say("title");
          redraw();
        },
        "tertiary",
      );
      choice.lang = code;
      choice.setAttribute("aria-pressed", String(code === language()));
      return choice;
    }),
  );
}

/** The interviews on this device. Nothing of them is open. */
async function list(note?: string): Promise<void> {
  clearTimeout(locking);
  await quiet();
  redraw = () => void list();
  const all = await allKept();
  for (const kept of all.filter((it) => it.readable !== null && Date.parse(it.expires) <= Date.now())) {
    await unread(kept, null);
  }
  const now = await allKept();
  const entries = await Promise.all(now.map(entry));
  show(
    ...(note ? [make("p", { role: "status", class: "told" }, note)] : []),
    make("p", {}, say("intro")),
    ...(entries.length > 0
      ? entries
      : [make("section", { class: "panel" }, make("h2", {}, say("none")), make("p", {}, say("none.next")))]),
  );
}

async function entry(kept: Kept): Promise<HTMLElement> {
  const [outgoing, recordings] = await Promise.all([outgoingOf(kept.id), recordingsOf(kept.id)]);
  const sounds = (state: string): number => recordings.filter((it) => it.state === state).length;
  const broken = outgoing.filter((it) => it.broken).length + sounds("BROKEN");
  const stuck = broken + sounds("TOO_LARGE");
  const waiting = outgoing.length + sounds("WAITING") + sounds("BROKEN") + sounds("TOO_LARGE");
  const told = telling();
  const box = make("section", { class: "panel", "data-check-out": kept.id }, make("h2", {}, say("out", moment(kept.taken))));
  if (kept.readable !== null) {
    box.append(make("p", {}, say("out.until", moment(kept.expires))), unlocking(kept, told));
  } else {
    box.append(make("p", {}, kept.finished ? say("finished") : say("over.text")));
  }
  const counts: [number, string][] = [
    [waiting, "out.waiting"],
    [kept.conflicts, "send.conflicts"],
    [kept.aside, "send.aside"],
    [kept.withdrawn, "send.withdrawn"],
    [broken, "send.broken"],
    [sounds("TOO_LARGE"), "send.too-large"],
    [sounds("WITHDRAWN"), "send.destroyed"],
  ];
  counts.filter(([count]) => count > 0).forEach(([count, key]) => box.append(make("p", {}, say(key, count))));
  const actions = make("div", { class: "actions" });
  if (waiting > stuck) {
    actions.append(button(say("send"), () => void sendAll(kept, told), "secondary"));
  } else if (kept.readable === null && stuck === 0) {
    box.append(make("p", {}, say("remove.text")));
    actions.append(button(say("remove"), () => void remove(kept, told), "secondary"));
  }
  box.append(told, actions);
  return box;
}

function unlocking(kept: Kept, told: HTMLElement): HTMLFormElement {
  const passphrase = input("password", { autocomplete: "off", required: true });
  const form = make(
    "form",
    {},
    field(`passphrase-${kept.id}`, say("unlock.passphrase"), passphrase),
    make("div", { class: "actions" }, make("button", { class: "ds-button" }, say("unlock.button"))),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    told.textContent = say("unlock.working");
    Held.open(kept, passphrase.value)
      .then((held) => opened(held))
      .catch((failed: unknown) => void refused(failed, kept, told));
  });
  return form;
}

async function refused(failed: unknown, kept: Kept, told: HTMLElement): Promise<void> {
  if (failed instanceof HouseTrouble) {
    if (failed.trouble === "over") {
      await unread(kept, null);
      await list(say("fault.over"));
    } else {
      trouble(failed, told);
    }
  } else {
    told.textContent = say("fault.wrong");
  }
}

function trouble(failed: unknown, told: HTMLElement): void {
  if (!(failed instanceof HouseTrouble)) {
    told.textContent = say("fault.store");
  } else if (failed.trouble === "sign-in") {
    leadTo(told, say("send.sign-in"), "/work/offline/back", say("send.sign-in.link"));
  } else {
    told.textContent = say(`fault.${failed.trouble}`);
  }
}

function leadTo(told: HTMLElement, sentence: string, address: string, link: string): void {
  told.replaceChildren(sentence, " ", make("a", { class: "ds-link", href: address }, link));
}

function opened(held: Held): void {
  openedAt = Date.now();
  const asking = new Asking(held, {
    show,
    home: () => void list(),
    finished: async () => {
      await quiet();
      await held.finish();
      await list();
      const kept = (await allKept()).find((it) => it.id === held.kept.id);
      const told = screen.querySelector<HTMLElement>(`[data-check-out="${held.kept.id}"] .told`);
      if (kept && told && navigator.onLine) {
        await sendAll(kept, told);
      }
    },
  });
  redraw = () => asking.parts();
  stayOpen();
  asking.parts();
}

/**
 * Locks again after a while in which nothing happened, and after half a day whatever happened. Somebody who is being
 * recorded is something that happens.
 */
function stayOpen(): void {
  clearTimeout(locking);
  const left = openedAt + LOCKED_AFTER - Date.now();
  const lock = (): void => (isRecording() && left > IDLE ? stayOpen() : void list());
  locking = setTimeout(lock, Math.min(IDLE, Math.max(0, left)));
}

async function sendAll(kept: Kept, told: HTMLElement): Promise<void> {
  try {
    const sent = await send(kept, (done, of) => (told.textContent = say("send.working", done, of)));
    const unkept = (await recordingsOf(kept.id)).length;
    await list(sent.conflicts + sent.aside + sent.withdrawn + unkept > 0 ? undefined : say("send.sent"));
  } catch (failed) {
    trouble(failed, told);
  }
}

async function remove(kept: Kept, told: HTMLElement): Promise<void> {
  try {
    await bringBack(kept.id, (await allKept()).length === 1);
  } catch (failed) {
    if (!(failed instanceof HouseTrouble && failed.trouble === "over")) {
      trouble(failed, told);
      return;
    }
  }
  await forget(kept.id);
  if ((await allKept()).length === 0) {
    await forgetSounds().catch(() => false);
  }
  await list();
}

/** Takes the interview along that the house's page named. */
function taking(interview: string): void {
  redraw = () => taking(interview);
  const because = select(["NO_NETWORK", "HOME_VISIT", "MISSION"].map((it) => [it, say(`take.${it}`)]));
  const hours = select(HOURS.map((it) => [String(it), say("take.hours.n", it)]));
  const network = select([
    ["no", say("take.network.no")],
    ["yes", say("take.network.yes")],
  ]);
  const passphrase = input("password", { autocomplete: "new-password", required: true });
  const again = input("password", { autocomplete: "new-password", required: true });
  const told = telling();
  const go = make("button", { class: "ds-button" }, say("take.button"));
  const form = make(
    "form",
    { class: "panel" },
    make("h2", {}, say("take")),
    make("p", {}, say("take.text")),
    field("because", say("take.because"), because),
    field("hours", say("take.hours"), hours),
    field("network", say("take.network"), network),
    field("passphrase", say("take.passphrase"), passphrase, say("take.passphrase.hint")),
    field("again", say("take.passphrase.again"), again),
    told,
    make("div", { class: "actions" }, go),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (passphrase.value.length < SHORTEST || passphrase.value !== again.value) {
      told.textContent = say(passphrase.value.length < SHORTEST ? "fault.passphrase" : "fault.again");
      return;
    }
    told.textContent = say("take.working");
    go.disabled = true;
    void navigator.storage?.persist?.();
    Held.take(interview, {
      because: because.value,
      hours: hours.value,
      away: network.value === "no",
      passphrase: passphrase.value,
    })
      .then((held) => {
        history.replaceState(null, "", location.pathname);
        opened(held);
      })
      .catch((failed: unknown) => {
        go.disabled = false;
        if (failed instanceof HouseTrouble && failed.trouble === "sign-in") {
          // the proof of who acts is older than five minutes, or nobody is signed in any more
          leadTo(told, say("take.proof"), `/work/cases/${interview}/taking-along`, say("take.proof.link"));
        } else {
          trouble(failed, told);
        }
      });
  });
  show(form);
}

/** Where there is a network: what was taken back from afar is not readable here any more. */
async function contact(): Promise<void> {
  for (const kept of (await allKept()).filter((it) => it.readable !== null)) {
    try {
      if (!(await mayOpen(kept.id))) {
        await unread(kept, null);
      }
    } catch {
      return; // no network, or not signed in: nothing is known
    }
  }
}

async function begin(): Promise<void> {
  content.append(screen);
  speak(language());
  languageChoice();
  document.addEventListener("pointerdown", () => openedAt > 0 && stayOpen());
  document.addEventListener("keydown", () => openedAt > 0 && stayOpen());
  const interview = /^#take=(HVN-\d{2}-\d{6}\/interviews\/[0-9a-f-]{36})$/.exec(location.hash)?.[1];
  try {
    await contact();
    if (interview) {
      taking(interview);
    } else {
      await list();
    }
  } catch (failed) {
    show(make("p", { role: "alert" }, say("fault.store")));
    return;
  }
  if ("serviceWorker" in navigator) {
    await navigator.serviceWorker.register("/work/offline/worker.js", { scope: "/work/offline/" }).catch(() => undefined);
  }
  screen.dataset["ready"] = "yes";
}

void begin();
