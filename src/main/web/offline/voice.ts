// A question that is answered with a recording: recorded, listened to again, thrown away. Nothing that can be heard is
// ever kept: it is opened in memory, and let go.
import { clock, microphone, MOST_BYTES, recordable, started } from "../microphone";
import type { Held } from "./held";
import { button, make } from "./markup";
import type { Recording } from "./store";
import { lockOf } from "./tape";
import { say } from "./words";

/** Speech is clear at this rate, and forty minutes of it have room in a telephone's memory. */
const HERTZ = 16_000;

type Running = { path: string; box: HTMLElement; stop(): Promise<void> };

let recording: Running | undefined;
let playing: { sound: AudioContext; button: HTMLButtonElement } | undefined;

export function isRecording(): boolean {
  return recording !== undefined;
}

/** Ends what is being recorded or played. When the promise is kept, the last second is on the disk. */
export async function quiet(): Promise<void> {
  hush();
  await recording?.stop();
}

/** Ends a recording whose question is not on the page any more. */
export function quietUnlessShown(): void {
  if (recording && !recording.box.isConnected) {
    void recording.stop();
  }
}

function hush(): void {
  if (playing) {
    playing.button.textContent = say("record.listen");
    void playing.sound.close().catch(() => undefined);
    playing = undefined;
  }
}

/** While something is recorded, a part that is drawn anew keeps the box in which that is shown. */
export function voice(held: Held, path: string, box: HTMLElement, label: Node[]): HTMLElement {
  if (recording?.path === path) {
    return recording.box;
  }
  const rest = make("div", { class: "voice" });
  box.append(make("p", { class: "ds-label", id: `${box.id}-label` }, ...label), rest);
  box.setAttribute("role", "group");
  box.setAttribute("aria-labelledby", `${box.id}-label`);
  void draw(held, path, box, rest);
  return box;
}

async function draw(held: Held, path: string, box: HTMLElement, rest: HTMLElement, note?: string): Promise<void> {
  const found = await held.recorded(path);
  const told = make("p", { role: "status", class: "told" }, note);
  const actions = make("div", { class: "actions" });
  const anew = (said?: string): void => void draw(held, path, box, rest, said);
  const given = held.filled.answer(path).standing === "GIVEN";
  box.dataset["recorded"] = found ? found.state : given ? "HOUSE" : "NONE";
  if (found && found.own) {
    rest.replaceChildren(make("p", {}, say("record.made", clock(found.pieces * 1_000))), told, actions);
    actions.append(listening(held, found, box, told), throwing(held, path, found, told, anew));
    return;
  }
  const line = found ? say("record.gone") : given ? say("record.house") : "";
  const may = !found && held.mayRecord(path);
  const able = recordable() !== undefined;
  rest.replaceChildren(
    ...(line ? [make("p", {}, line)] : []),
    make("p", { class: "quiet" }, say(!may ? "recording" : able ? "record.hint" : "record.refused")),
    told,
    actions,
  );
  if (may && able) {
    const start = (): void => {
      begin.disabled = true;
      record(held, path, box, rest).catch(() => anew(say("record.refused")));
    };
    const begin = button(say("record"), start, "secondary");
    actions.append(begin);
  }
  if (given && !found) {
    actions.append(clearing(held, path, told, anew));
  }
}

/** @throws if nobody lets this page use the microphone */
async function record(held: Held, path: string, box: HTMLElement, rest: HTMLElement): Promise<void> {
  await quiet();
  const tape = await held.tape(path);
  const recorder = await microphone(recordable()![0]);
  if (!box.isConnected) {
    recorder.stream.getTracks().forEach((it) => it.stop());
    return;
  }
  const began = Date.now();
  const time = make("span", { role: "timer" }, clock(0));
  const stopped = new Promise<void>((done) => recorder.addEventListener("stop", () => done()));
  let failed = false;
  const stop = async (): Promise<void> => {
    if (recorder.state !== "inactive") {
      recorder.stop();
    }
    await ended;
  };
  recorder.addEventListener("dataavailable", (it) => {
    time.textContent = clock(Date.now() - began);
    tape.add(it.data).then(
      () => (box.dataset["seconds"] = time.textContent!),
      () => {
        failed = true;
        void stop();
      },
    );
    if (tape.bytes > MOST_BYTES) {
      void stop();
    }
  });
  // whoever sends meanwhile, in another tab, leaves alone what is not whole yet
  const ended = whileHeld(tape.id, async () => {
    await stopped;
    await tape.written().catch(() => undefined);
    recording = undefined;
    await draw(held, path, box, rest, say(failed ? "save.failed" : tape.bytes > 0 ? "saved" : "record.nothing"));
  });
  recording = { path, box, stop };
  box.dataset["recorded"] = "RUNNING";
  box.dataset["seconds"] = clock(0);
  rest.replaceChildren(
    make("p", { class: "told" }, say("record.running"), " ", time),
    make("div", { class: "actions" }, button(say("record.stop"), () => void stop())),
  );
  started(recorder);
}

async function whileHeld(id: string, work: () => Promise<void>): Promise<void> {
  await navigator.locks.request(lockOf(id), work);
}

function listening(held: Held, found: Recording, box: HTMLElement, told: HTMLElement): HTMLButtonElement {
  const play = async (): Promise<void> => {
    const wasOurs = playing?.button === listen;
    hush();
    if (wasOurs) {
      return;
    }
    const mine = { sound: new AudioContext({ sampleRate: HERTZ }), button: listen };
    playing = mine;
    listen.textContent = say("record.quiet");
    try {
      const decoded = await mine.sound.decodeAudioData((await held.listen(found)).buffer);
      const source = mine.sound.createBufferSource();
      source.buffer = decoded;
      source.connect(mine.sound.destination);
      source.addEventListener("ended", () => playing === mine && hush());
      source.start();
      box.dataset["heard"] = decoded.duration.toFixed(1);
    } catch {
      if (playing === mine) {
        hush();
        told.textContent = say("record.unplayable");
      }
    }
  };
  const listen = button(say("record.listen"), () => void play(), "secondary");
  return listen;
}

/** Thrown away by two presses, because nobody says it a second time. */
function throwing(
  held: Held,
  path: string,
  found: Recording,
  told: HTMLElement,
  anew: () => void,
): HTMLButtonElement {
  let sure = false;
  const away = button(
    say("record.throw"),
    () => {
      if (!sure) {
        sure = true;
        away.textContent = say("record.throw.sure");
        return;
      }
      hush();
      held.throwAway(path, found.id).then(anew, () => (told.textContent = say("save.failed")));
    },
    "tertiary",
  );
  return away;
}

function clearing(held: Held, path: string, told: HTMLElement, anew: (said: string) => void): HTMLButtonElement {
  const clear = (): void => {
    held.answer(path, { standing: "NOT_ASKED", value: "" }).then(
      () => anew(say("saved")),
      () => (told.textContent = say("save.failed")),
    );
  };
  return button(say("clear"), clear, "tertiary");
}
