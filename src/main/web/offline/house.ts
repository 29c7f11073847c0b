// What this device asks the house when there is a network. Each answer is one of few kinds, so that a bad line, a session
// that is over and a refusal are told apart.
import { formToken } from "../cookies";
import { type Bytes, joined, text } from "./bytes";
import { arrived, keep, type Kept, mark, type Outgoing, outgoingOf, unread } from "./store";
import { destroy, discard, markSound, recording, recordingsOf, soundOf } from "./store";
import { lockOf } from "./tape";

export type Trouble = "network" | "sign-in" | "over" | "refused";

export class HouseTrouble extends Error {
  constructor(readonly trouble: Trouble) {
    super(trouble);
  }
}

const AT_ONCE = 40;
const MOST_LETTERS = 48_000;
const PATIENCE = 60_000;
/** A line that carries less than this a second carries no recording. */
const SLOWEST = 5_000;

type Outcome = "KEPT" | "IN_CONFLICT" | "SET_ASIDE" | "WITHDRAWN" | "NOT_YET" | "BROKEN" | "TOO_LARGE";
type Received = { key: string; outcome: Outcome; version: number };

async function ask(path: string, body?: URLSearchParams | string | Bytes): Promise<Response> {
  const raw = typeof body === "string" || body instanceof Uint8Array;
  let response: Response;
  try {
    response = await fetch(path, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        Accept: "application/json",
        ...(body === undefined ? {} : { "X-XSRF-TOKEN": formToken() ?? "" }),
        ...(raw ? { "Content-Type": "application/octet-stream" } : {}),
      },
      redirect: "manual",
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE + (raw ? (body.length * 1_000) / SLOWEST : 0)),
      ...(body === undefined ? {} : { body }),
    });
  } catch {
    throw new HouseTrouble("network");
  }
  if (response.type === "opaqueredirect" || response.status === 401 || response.status === 403) {
    throw new HouseTrouble("sign-in");
  }
  if (response.status === 404 || response.status === 409) {
    throw new HouseTrouble("over");
  }
  if (!response.ok) {
    throw new HouseTrouble("refused");
  }
  return response;
}

/** The answer's text, which a line may still cut off. */
async function json<T>(response: Response): Promise<T> {
  try {
    return (await response.json()) as T;
  } catch {
    throw new HouseTrouble("network");
  }
}

export type Taken = { id: string; taken: string; expires: string; publicKey: string; half: string; content: unknown };

export async function take(interview: string, fields: Record<string, string>): Promise<Taken> {
  return json(await ask(`/work/cases/${interview}/check-outs`, new URLSearchParams(fields)));
}

export async function half(checkOut: string): Promise<string> {
  await touch();
  return (await json<{ half: string }>(await ask(`/work/offline/check-outs/${checkOut}/half`, new URLSearchParams())))
    .half;
}

/** Whether the house still lets this device open a check-out. */
export async function mayOpen(checkOut: string): Promise<boolean> {
  try {
    return (await json<{ state: string }>(await ask(`/work/offline/check-outs/${checkOut}`))).state === "OUT";
  } catch (trouble) {
    if (trouble instanceof HouseTrouble && trouble.trouble === "over") {
      return false;
    }
    throw trouble;
  }
}

/** A browser that was closed has lost its form token; any answer brings a new one. */
async function touch(): Promise<void> {
  if (formToken() === undefined) {
    await ask("/work/offline/worker.js");
  }
}

export function bringBack(checkOut: string, last: boolean): Promise<Response> {
  return ask(`/work/offline/check-outs/${checkOut}/return`, new URLSearchParams({ last: String(last) }));
}

/** Sends everything that waits, in its order and in small parts, so that a line which breaks costs one part. */
export async function send(kept: Kept, told: (sent: number, of: number) => void): Promise<Kept> {
  await touch();
  if (kept.readable !== null && !(await mayOpen(kept.id))) {
    kept = { ...kept, readable: null };
    await unread(kept, null);
  }
  const waiting = (await outgoingOf(kept.id)).filter((it) => !it.broken);
  const recordings = (await recordingsOf(kept.id)).filter((it) => it.state === "WAITING");
  const all = waiting.length + recordings.length;
  while (waiting.length > 0) {
    const part = next(waiting);
    await mark(part, { tried: true });
    const received = new Map((await post(kept.id, part)).map((it) => [it.key, it]));
    const outcome = (it: Outgoing): string => received.get(it.key)?.outcome ?? "NOT_YET";
    await arrived(part.filter((it) => !["NOT_YET", "BROKEN"].includes(outcome(it))));
    await mark(
      part.filter((it) => outcome(it) === "BROKEN"),
      { tried: true, broken: true },
    );
    kept = {
      ...kept,
      conflicts: kept.conflicts + part.filter((it) => outcome(it) === "IN_CONFLICT").length,
      aside: kept.aside + part.filter((it) => outcome(it) === "SET_ASIDE").length,
      withdrawn: kept.withdrawn + part.filter((it) => outcome(it) === "WITHDRAWN").length,
    };
    await keep(kept);
    told(all - waiting.length - recordings.length, all);
    if (part.some((it) => outcome(it) === "NOT_YET")) {
      throw new HouseTrouble("refused");
    }
  }
  for (const [at, it] of recordings.entries()) {
    kept = await deliver(kept, it.id);
    told(all - recordings.length + at + 1, all);
  }
  return kept;
}

/** Sends one recording whole, after the answers beside it. What is being recorded in another tab is left for later. */
async function deliver(kept: Kept, id: string): Promise<Kept> {
  return navigator.locks.request(lockOf(id), { ifAvailable: true }, async (lock) => {
    const found = await recording(id);
    if (!lock || !found?.house) {
      return kept;
    }
    await markSound({ ...found, tried: true });
    const body = framed([found.house, ...(await soundOf(id))]);
    const { outcome } = await json<Received>(await ask(`/work/offline/check-outs/${kept.id}/recordings/${id}`, body));
    switch (outcome) {
      case "NOT_YET":
        throw new HouseTrouble("refused");
      case "WITHDRAWN":
        await destroy(found);
        return kept;
      case "TOO_LARGE":
      case "BROKEN":
        await markSound({ ...found, tried: true, state: outcome });
        return kept;
      default:
        kept = {
          ...kept,
          conflicts: kept.conflicts + (outcome === "IN_CONFLICT" ? 1 : 0),
          aside: kept.aside + (outcome === "SET_ASIDE" ? 1 : 0),
        };
        await keep(kept);
        await discard(id, null);
        return kept;
    }
  });
}

/** Each part with its length before it, in four bytes. */
function framed(parts: Bytes[]): Bytes {
  return joined(
    ...parts.flatMap((it) => {
      const length = new Uint8Array(4);
      new DataView(length.buffer).setUint32(0, it.length);
      return [length, it];
    }),
  );
}

/** Takes the first few off the list. */
function next(waiting: Outgoing[]): Outgoing[] {
  const part: Outgoing[] = [];
  let letters = 0;
  while (waiting.length > 0 && part.length < AT_ONCE && (part.length === 0 || letters < MOST_LETTERS)) {
    const it = waiting.shift()!;
    letters += Math.ceil((it.sealed.length * 4) / 3) + 38;
    part.push(it);
  }
  return part;
}

async function post(checkOut: string, part: Outgoing[]): Promise<Received[]> {
  const lines = part.map((it) => `${it.key} ${text(it.sealed as Bytes)}`).join("\n");
  return json(await ask(`/work/offline/check-outs/${checkOut}/answers`, lines));
}
