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

const NAME = "havn-offline";
const STRICT: IDBTransactionOptions = { durability: "strict" };

let database: Promise<IDBDatabase> | undefined;

function opened(): Promise<IDBDatabase> {
  database ??= new Promise((done, failed) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      const made = asked.result;
      made.createObjectStore("device");
      made.createObjectStore("kept", { keyPath: "id" });
      made.createObjectStore("note", { keyPath: "id" }).createIndex("checkOut", "checkOut");
      const outgoing = made.createObjectStore("outgoing", { keyPath: "seq", autoIncrement: true });
      outgoing.createIndex("checkOut", "checkOut");
      outgoing.createIndex("key", "key", { unique: true });
    };
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
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

/** Takes away whatever this device could read of an interview; what goes to the house stays. */
export async function unread(kept: Kept, last: Outgoing | null): Promise<void> {
  const notes = await notesOf(kept.id);
  return written(["kept", "note", "outgoing"], (of) => {
    notes.forEach((it) => of("note").delete(it.id));
    of("kept").put({ ...kept, readable: null, finished: kept.finished || last !== null });
    if (last) {
      of("outgoing").put(last);
    }
  });
}

/** Nothing of an interview is here any more. */
export async function forget(checkOut: string): Promise<void> {
  const [notes, sent] = await Promise.all([notesOf(checkOut), outgoingOf(checkOut)]);
  return written(["kept", "note", "outgoing"], (of) => {
    notes.forEach((it) => of("note").delete(it.id));
    sent.forEach((it) => of("outgoing").delete(it.seq!));
    of("kept").delete(checkOut);
  });
}
