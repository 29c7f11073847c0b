// A recording while it is being made: each second of it is sealed and on the disk before the next, so that a battery's
// death takes no more than the last of them.
import type { Bytes } from "./bytes";
import { seal } from "./seal";
import { type Note, type Recording, writeSound } from "./store";

/** What is held while a recording is being made; it ends with the tab, however that ends. */
export function lockOf(id: string): string {
  return `havn-recording-${id}`;
}

export class Tape {
  /** Pieces are written one after the other, however fast they come. */
  private last: Promise<void> = Promise.resolve();

  constructor(
    private recording: Recording,
    private readonly key: CryptoKey,
    private note: Note | null,
    private readonly begun: () => void,
  ) {}

  get id(): string {
    return this.recording.id;
  }

  get bytes(): number {
    return this.recording.bytes;
  }

  /** Seals what was heard; when the promise is kept it is on the disk, and all that came before. */
  add(heard: Blob): Promise<void> {
    this.last = this.last.then(async () => this.write(new Uint8Array(await heard.arrayBuffer())));
    return this.last;
  }

  /** Kept when everything is on the disk; broken where the browser refused one piece, and with it all that followed. */
  written(): Promise<void> {
    return this.last;
  }

  private async write(sound: Bytes): Promise<void> {
    if (sound.length === 0) {
      return;
    }
    const { id, pieces, bytes } = this.recording;
    const grown = { ...this.recording, pieces: pieces + 1, bytes: bytes + sound.length };
    await writeSound(grown, await seal(this.key, `${id}/${grown.pieces}`, sound), this.note);
    this.recording = grown;
    if (this.note) {
      this.note = null;
      this.begun();
    }
  }
}
