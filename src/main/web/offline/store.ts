// What the browser keeps: seals, random ids and times. Neither a name nor a case number nor an answer stands here in
// clear, nor which question was answered.
import type { Bytes } from "./bytes";

/** An interview on this device. What could be read is gone once it is finished, over or taken back. */
export type Kept = {
  id: string;
  taken: string;
  expires: string;
  publicKey: string;
  readable: { salt: Bytes; wrapped: Bytes; half: Bytes | null; content: Bytes } | null;
  finished: boolean;
  conflicts: number;
  aside: number;
  withdrawn: number;
};

/** The newest answer to one question, under this device's key. */
export type Note = { id: string; checkOut: string; sealed: Bytes };

/** Something on its way to the house, under the house's key. Once it was tried it may have arrived. */
export type Outgoing = { seq?: number; checkOut: string; key: string; sealed: Bytes; tried: boolean; broken: boolean };

/**
 * What somebody said, as it sounds: each second a piece, under a key of the recording's own. That key lies here twice: to
 * the house, and under this device's key for as long as the device may read. What the house may not keep is gone but for
 * the word that it was there.
 */
export type Recording = {
  id: string;
  checkOut: string;
  house: Bytes | null;
  own: Bytes | null;
  pieces: number;
  bytes: number;
  tried: boolean;
  state: "WAITING" | "WITHDRAWN" | "TOO_LARGE" | "BROKEN";
};

const NAME = "havn-offline";
/** 2 brought recordings. What a browser has of an older one stays as it is. */
const VERSION = 2;
const STRICT: IDBTransactionOptions = { durability: "strict" };

let database: Promise<IDBDatabase> | undefined;

function opened(): Promise<IDBDatabase> {
  database ??= new Promise((done, failed) => {
    const asked = indexedDB.open(NAME, VERSION);
    asked.onupgradeneeded = (before) => {
      const made = asked.result;
      if (before.oldVersion < 1) {
        made.createObjectStore("device");
        made.createObjectStore("kept", { keyPath: "id" });
        made.createObjectStore("note", { keyPath: "id" }).createIndex("checkOut", "checkOut");
        const outgoing = made.createObjectStore("outgoing", { keyPath: "seq", autoIncrement: true });
        outgoing.createIndex("checkOut", "checkOut");
        outgoing.createIndex("key", "key", { unique: true });
      }
      made.createObjectStore("recording", { keyPath: "id" }).createIndex("checkOut", "checkOut");
      made.createObjectStore("piece", { keyPath: ["recording", "n"] });
    };
    asked.onsuccess = () => {
      // a later page's upgrade waits for nobody
      asked.result.onversionchange = () => asked.result.close();
      done(asked.result);
    };
    asked.onerror = () => failed(asked.error);
    asked.onblocked = () => failed(new Error("another tab has an older page open"));
  });
  return database;
}

function answered<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((done, failed) => {
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
}

/** Writes in one transaction, which is on the disk when the promise is kept. */
async function written(stores: string[], write: (of: (name: string) => IDBObjectStore) => void): Promise<void> {
  const transaction = (await opened()).transaction(stores, "readwrite", STRICT);
  return new Promise((done, failed) => {
    transaction.oncomplete = () => done();
    transaction.onerror = () => failed(transaction.error);
    transaction.onabort = () => failed(transaction.error);
    write((name) => transaction.objectStore(name));
  });
}

async function read<T>(name: string, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return answered(ask((await opened()).transaction(name, "readonly").objectStore(name)));
}

/** What this device calls itself: random, and nobody's. */
export async function deviceName(): Promise<string> {
  const known = await read<string | undefined>("device", (store) => store.get("name"));
  if (known) {
    return known;
  }
  const name = `device-${Array.from(crypto.getRandomValues(new Uint8Array(4)), (it) => it.toString(16).padStart(2, "0")).join("")}`;
  await written(["device"], (of) => of("device").put(name, "name"));
  return name;
}

export function allKept(): Promise<Kept[]> {
  return read<Kept[]>("kept", (store) => store.getAll());
}

export function keep(kept: Kept): Promise<void> {
  return written(["kept"], (of) => of("kept").put(kept));
}

export function notesOf(checkOut: string): Promise<Note[]> {
  return read<Note[]>("note", (store) => store.index("checkOut").getAll(checkOut));
}

export function outgoingOf(checkOut: string): Promise<Outgoing[]> {
  return read<Outgoing[]>("outgoing", (store) => store.index("checkOut").getAll(checkOut));
}

export async function outgoing(key: string): Promise<Outgoing | undefined> {
  return read<Outgoing | undefined>("outgoing", (store) => store.index("key").get(key));
}

/** An answer and its way to the house, both or neither. */
export function writeDown(note: Note | null, outgoing: Outgoing): Promise<void> {
  return written(["note", "outgoing"], (of) => {
    if (note) {
      of("note").put(note);
    }
    of("outgoing").put(outgoing);
  });
}

export function mark(all: Outgoing[], change: Partial<Outgoing>): Promise<void> {
  return written(["outgoing"], (of) => all.forEach((it) => of("outgoing").put({ ...it, ...change })));
}

export function arrived(all: Outgoing[]): Promise<void> {
  return written(["outgoing"], (of) => all.forEach((it) => of("outgoing").delete(it.seq!)));
}

export function recordingsOf(checkOut: string): Promise<Recording[]> {
  return read<Recording[]>("recording", (store) => store.index("checkOut").getAll(checkOut));
}

export function recording(id: string): Promise<Recording | undefined> {
  return read<Recording | undefined>("recording", (store) => store.get(id));
}

const piecesOf = (id: string): IDBKeyRange => IDBKeyRange.bound([id], [id, []]);

/** Everything of a recording that is here, in its order. */
export async function soundOf(id: string): Promise<Bytes[]> {
  return (await read<{ sealed: Bytes }[]>("piece", (store) => store.getAll(piecesOf(id)))).map((it) => it.sealed);
}

/** One more second of a recording, and with the first one the answer that says so. */
export function writeSound(recording: Recording, sealed: Bytes, note: Note | null): Promise<void> {
  return written(["recording", "piece", "note"], (of) => {
    of("recording").put(recording);
    of("piece").put({ recording: recording.id, n: recording.pieces, sealed });
    if (note) {
      of("note").put(note);
    }
  });
}

export function markSound(recording: Recording): Promise<void> {
  return written(["recording"], (of) => of("recording").put(recording));
}

/** A recording is here no more; its answer becomes what it was before, where a note says so. */
export function discard(id: string, note: Note | null): Promise<void> {
  return written(["recording", "piece", "note"], (of) => {
    of("recording").delete(id);
    of("piece").delete(piecesOf(id));
    if (note) {
      of("note").put(note);
    }
  });
}

/** Destroys what was recorded, and says that it was. */
export function destroy(recording: Recording): Promise<void> {
  return written(["recording", "piece"], (of) => {
    of("recording").put({ ...recording, house: null, own: null, bytes: 0, state: "WITHDRAWN" });
    of("piece").delete(piecesOf(recording.id));
  });
}

/** Takes away whatever this device could read of an interview; what goes to the house stays. */
export async function unread(kept: Kept, last: Outgoing | null): Promise<void> {
  const [notes, recordings] = await Promise.all([notesOf(kept.id), recordingsOf(kept.id)]);
  return written(["kept", "note", "outgoing", "recording"], (of) => {
    notes.forEach((it) => of("note").delete(it.id));
    recordings.forEach((it) => of("recording").put({ ...it, own: null }));
    of("kept").put({ ...kept, readable: null, finished: kept.finished || last !== null });
    if (last) {
      of("outgoing").put(last);
    }
  });
}

/** Nothing of an interview is here any more. */
export async function forget(checkOut: string): Promise<void> {
  const [notes, sent, recordings] = await Promise.all([
    notesOf(checkOut),
    outgoingOf(checkOut),
    recordingsOf(checkOut),
  ]);
  return written(["kept", "note", "outgoing", "recording", "piece"], (of) => {
    notes.forEach((it) => of("note").delete(it.id));
    recordings.forEach((it) => of("recording").delete(it.id));
    recordings.forEach((it) => of("piece").delete(piecesOf(it.id)));
    sent.forEach((it) => of("outgoing").delete(it.seq!));
    of("kept").delete(checkOut);
  });
}
