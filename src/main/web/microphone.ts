// What this browser can record, the same on the interview's page and on the one that works without a network.

/** What browsers record, with the ending that says the same; the first one that this browser knows is taken. */
const KINDS: [string, string][] = [
  ["audio/webm;codecs=opus", "webm"],
  ["audio/ogg;codecs=opus", "ogg"],
  ["audio/mp4", "m4a"],
];
/** Speech is clear at this rate, and ten megabytes are more than forty minutes. */
const BITS_PER_SECOND = 32_000;
const SLICE = 1_000;
export const MOST_BYTES = 9_500_000;

/** The kind that is recorded, with its ending; nothing where there is no microphone to ask for. */
export function recordable(): [string, string] | undefined {
  return typeof MediaRecorder === "undefined" || !navigator.mediaDevices
    ? undefined
    : KINDS.find(([type]) => MediaRecorder.isTypeSupported(type));
}

export function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/**
 * Asks for the microphone and prepares to record; it hands out what it has each second once it was started with
 * [[started]], and lets the microphone go when it stops.
 *
 * @throws if nobody lets this page use the microphone
 */
export async function microphone(type: string): Promise<MediaRecorder> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: BITS_PER_SECOND });
  recorder.addEventListener("stop", () => stream.getTracks().forEach((it) => it.stop()));
  return recorder;
}

export function started(recorder: MediaRecorder): void {
  recorder.start(SLICE);
}
