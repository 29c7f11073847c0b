// One interview that is open on this device: its key in memory, its form filled in, and each answer written down at once.
import { commandKey } from "../commands";
import { bytes, type Bytes, random, utf8 } from "./bytes";
import { type Answer, FilledForm, type Form, heard, type Item } from "./form";
import { half, HouseTrouble, mayOpen, take } from "./house";
import { alone, deviceKey, open, seal, sealToHouse, stretched, unlocking } from "./seal";
import { soundsHere } from "./sounds";
import { deviceName, keep, type Kept, notesOf, outgoing, type Outgoing, unread, writeDown } from "./store";

export type Content = {
  number: string;
  begun: boolean;
  language: string;
  dialect: string;
  interpreter: string;
  members: { id: string; name: string }[];
  answers: { path: string; standing: Answer["standing"]; value: string; version: number }[];
  closed: { person: string; topic: string }[];
  form: Form;
  /** Where each sound file that goes along is kept, by name; not in what older builds took along. */
  sounds?: Record<string, string>;
  soundsLeft?: number;
};

/** What stands in one field here: on which version of the house's it was written, and on top of which own answer. */
type Field = { note: string; path: string; answer: Answer; base: number; last: string | null };

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
    await held.listen(true);
    return held;
  }

  private async listen(fetching: boolean): Promise<void> {
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
    await held.listen(false);
    void (navigator.onLine && held.listen(true));
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
