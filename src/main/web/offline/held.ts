// One interview that is open on this device: its key in memory, its form filled in, and each answer written down at once.
import { commandKey } from "../commands";
import { bytes, type Bytes, joined, random, text, utf8 } from "./bytes";
import { type Answer, FilledForm, type Form, heard, type Item, steps } from "./form";
import { half, HouseTrouble, mayOpen, take } from "./house";
import { alone, deviceKey, open, seal, sealToHouse, stretched, unlocking } from "./seal";
import { soundsHere } from "./sounds";
import { deviceName, keep, type Kept, notesOf, outgoing, type Outgoing, unread, writeDown } from "./store";
import { discard, type Recording, recording, soundOf } from "./store";
import { Tape } from "./tape";

export type Content = {
  number: string;
  begun: boolean;
  language: string;
  dialect: string;
  interpreter: string;
  members: { id: string; name: string }[];
  answers: { path: string; standing: Answer["standing"]; value: string; version: number }[];
  closed: { person: string; topic: string }[];
  /** Whose voice may be recorded, and until when; no person where the whole family agreed. */
  voices?: { person: string; until: string }[];
  form: Form;
  /** Where each sound file that goes along is kept, by name; not in what older builds took along. */
  sounds?: Record<string, string>;
  soundsLeft?: number;
};

/** What stands in one field here: on which version of the house's it was written, and on top of which own answer. */
type Field = {
  note: string;
  path: string;
  answer: Answer;
  base: number;
  last: string | null;
  /** Of a recording: what stood before it. */
  was?: { answer: Answer; last: string | null };
};

const BEGUN = "";

export class Held {
  private readonly fields = new Map<string, Field>();
  readonly filled: FilledForm;
  private sounds = new Set<string>();

  private constructor(
    readonly kept: Kept,
    private readonly key: CryptoKey,
    readonly content: Content,
  ) {
    this.filled = new FilledForm(content.form, today());
    for (const repeat of content.form.items.filter((it) => it.each === "MEMBERS")) {
      content.members.forEach((it) => this.filled.openInstance(`${repeat.name}[${it.id}]`));
    }
    for (const it of content.answers) {
      const answer = { standing: it.standing, value: it.value };
      this.fields.set(it.path, { note: crypto.randomUUID(), path: it.path, answer, base: it.version, last: null });
      this.filled.put(it.path, answer);
    }
  }

  /** Fetches an interview and seals it here under a passphrase. */
  static async take(
    interview: string,
    choice: { because: string; hours: string; away: boolean; passphrase: string },
  ): Promise<Held> {
    const salt = random(16);
    const device = await deviceName();
    const stretch = await stretched(choice.passphrase, salt);
    const checkOut = commandKey();
    const taken = await take(interview, { checkOut, device, because: choice.because, hours: choice.hours });
    const raw = random(32);
    const key = await deviceKey(raw);
    const content = taken.content as Content;
    const theirs = bytes(taken.half);
    const kept: Kept = {
      id: taken.id,
      taken: taken.taken,
      expires: taken.expires,
      publicKey: taken.publicKey,
      readable: {
        salt,
        wrapped: await seal(await unlocking(stretch, theirs, taken.id), taken.id, raw),
        half: choice.away ? await seal(await alone(stretch, taken.id), taken.id, theirs) : null,
        content: await seal(key, taken.id, utf8(JSON.stringify(content))),
      },
      finished: false,
      conflicts: 0,
      aside: 0,
      withdrawn: 0,
    };
    raw.fill(0);
    await keep(kept);
    const held = new Held(kept, key, content);
    await held.gatherSounds(true);
    return held;
  }

  private async gatherSounds(fetching: boolean): Promise<void> {
    this.sounds = await soundsHere(Object.values(this.content.sounds ?? {}), fetching).catch(() => new Set<string>());
  }

  /** Where a question is heard in a language; undefined where no sound of it is on this device. */
  sound(item: Item, language: string): string | undefined {
    const address = this.content.sounds?.[heard(item, language, this.content.form) ?? ""];
    return address !== undefined && this.sounds.has(address) ? address : undefined;
  }

  /** How many sounds are on this device, and how many should be. */
  soundsKept(): [here: number, all: number] {
    return [this.sounds.size, Object.keys(this.content.sounds ?? {}).length];
  }

  /** Opens what is here. Where there is a network the house is asked, and may have said no meanwhile. */
  static async open(kept: Kept, passphrase: string): Promise<Held> {
    const readable = kept.readable!;
    if (Date.parse(kept.expires) <= Date.now()) {
      throw new HouseTrouble("over");
    }
    const stretch = await stretched(passphrase, readable.salt);
    const theirs = await Held.halfOf(kept, stretch);
    const raw = await open(await unlocking(stretch, theirs, kept.id), kept.id, readable.wrapped);
    const key = await deviceKey(raw);
    raw.fill(0);
    const content = JSON.parse(decoded(await open(key, kept.id, readable.content))) as Content;
    const held = new Held(kept, key, content);
    for (const note of await notesOf(kept.id)) {
      held.found(note.id, decoded(await open(key, note.id, note.sealed)));
    }
    await held.gatherSounds(false);
    void (navigator.onLine && held.gatherSounds(true));
    return held;
  }

  private static async halfOf(kept: Kept, stretch: Bytes): Promise<Bytes> {
    const along = kept.readable!.half;
    if (along === null) {
      return bytes(await half(kept.id));
    }
    const opened = await open(await alone(stretch, kept.id), kept.id, along);
    try {
      if (!(await mayOpen(kept.id))) {
        throw new HouseTrouble("over");
      }
    } catch (trouble) {
      if (trouble instanceof HouseTrouble && trouble.trouble === "over") {
        throw trouble;
      }
      // away from every network, or not signed in: the half came along for that
    }
    return opened;
  }

  private found(note: string, said: string): void {
    const field = JSON.parse(said) as Omit<Field, "note">;
    if (field.path === BEGUN) {
      this.content.begun = true;
      return;
    }
    this.fields.set(field.path, { ...field, note });
    this.filled.put(field.path, field.answer);
  }

  /** The family agreed, and the interview begins. */
  async begin(language: string, dialect: string, interpreter: string): Promise<void> {
    const sent = await this.toHouse({ kind: "begin", language, dialect, interpreter });
    const note = await this.note({ note: crypto.randomUUID(), path: BEGUN, answer: NOTHING, base: 0, last: null });
    await writeDown(note, sent);
    Object.assign(this.content, { begun: true, language, dialect, interpreter });
  }

  /** Writes an answer down; when the promise is kept it is on the disk, sealed twice. */
  async answer(path: string, answer: Answer): Promise<void> {
    const before = this.fields.get(path);
    const waiting = before?.last ? await outgoing(before.last) : undefined;
    const again = waiting !== undefined && !waiting.tried ? waiting : undefined;
    const base = before?.base ?? 0;
    const after = again ? this.afterOf.get(again.key) ?? null : (before?.last ?? null);
    const sent = await this.toHouse({ kind: "answer", path, ...answer, base, after: after ?? "" }, again);
    this.afterOf.set(sent.key, after);
    const field = { note: before?.note ?? crypto.randomUUID(), path, answer, base, last: sent.key };
    await writeDown(await this.note(field), sent);
    this.fields.set(path, field);
    this.filled.put(path, answer);
  }

  /** Whether whoever speaks in an answer agreed to be recorded, and still does. */
  mayRecord(path: string): boolean {
    const [first] = steps(path);
    const each = this.content.form.items.find((it) => it.name === first!.name)?.each === "MEMBERS";
    const voice = (this.content.voices ?? []).find((it) => it.person === (each ? first!.instance : ""));
    return voice !== undefined && (voice.until === "" || Date.now() < Date.parse(voice.until));
  }

  /** What was recorded for a question and is here still. */
  async recorded(path: string): Promise<Recording | undefined> {
    const last = this.fields.get(path)?.last;
    return last ? recording(last) : undefined;
  }

  /** Begins to record. From its first second on the recording is the answer. */
  async tape(path: string): Promise<Tape> {
    const before = this.fields.get(path);
    const was = { answer: before?.answer ?? NOTHING, last: before?.last ?? null };
    const base = before?.base ?? 0;
    const id = commandKey();
    const raw = random(32);
    const said = { kind: "recording", path, base, after: was.last ?? "", under: text(raw), at: new Date().toISOString() };
    const begun: Recording = {
      id,
      checkOut: this.kept.id,
      house: await sealToHouse(this.kept.publicKey, `${this.kept.id}/${id}`, utf8(JSON.stringify(said))),
      own: await seal(this.key, id, raw),
      pieces: 0,
      bytes: 0,
      tried: false,
      state: "WAITING",
    };
    const key = await deviceKey(raw);
    raw.fill(0);
    const answer: Answer = { standing: "GIVEN", value: id };
    const field: Field = { note: before?.note ?? crypto.randomUUID(), path, answer, base, last: id, was };
    return new Tape(begun, key, await this.note(field), () => this.stands(field));
  }

  /** Opens a recording, in memory. */
  async listen({ id, own }: Recording): Promise<Bytes> {
    const key = await deviceKey(await open(this.key, id, own!));
    const sealed = await soundOf(id);
    return joined(...(await Promise.all(sealed.map((it, at) => open(key, `${id}/${at + 1}`, it)))));
  }

  /** Takes a recording away. Where it may be in the house already, the house is told that it is no answer any more. */
  async throwAway(path: string, id: string): Promise<void> {
    if ((await recording(id))?.tried !== false) {
      await this.answer(path, NOTHING);
      await discard(id, null);
      return;
    }
    const { was, ...field } = this.fields.get(path)!;
    const before: Field = { ...field, ...(was ?? { answer: NOTHING, last: null }) };
    await discard(id, await this.note(before));
    this.stands(before);
  }

  private stands(field: Field): void {
    this.fields.set(field.path, field);
    this.filled.put(field.path, field.answer);
  }

  /** On top of which own answer one that waits was written, so that writing it anew keeps that. */
  private readonly afterOf = new Map<string, string | null>();

  /** Ends the interview on this device: from now on only the house can read it. */
  async finish(): Promise<void> {
    await unread(this.kept, await this.toHouse({ kind: "finish" }));
  }

  private async toHouse(said: Record<string, unknown>, again?: Outgoing): Promise<Outgoing> {
    const key = again?.key ?? commandKey();
    const whole = utf8(JSON.stringify({ ...said, at: new Date().toISOString() }));
    const sealed = await sealToHouse(this.kept.publicKey, `${this.kept.id}/${key}`, whole);
    const made = { checkOut: this.kept.id, key, sealed, tried: false, broken: false };
    return again ? { ...made, seq: again.seq! } : made;
  }

  private async note({ note, ...field }: Field): Promise<{ id: string; checkOut: string; sealed: Bytes }> {
    return { id: note, checkOut: this.kept.id, sealed: await seal(this.key, note, utf8(JSON.stringify(field))) };
  }
}

const NOTHING: Answer = { standing: "NOT_ASKED", value: "" };

function decoded(plain: Bytes): string {
  return new TextDecoder().decode(plain);
}

function today(): string {
  const now = new Date();
  const two = (it: number): string => String(it).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
