// Records in the page where the browser can; where it cannot, or the microphone is refused, the field for a file stays.
// What is recorded goes into that same field and is sent with its form, so that one way is kept and checked.

/** What browsers record, with the ending that says the same; the first one that this browser knows is taken. */
const KINDS: [string, string][] = [
  ["audio/webm;codecs=opus", "webm"],
  ["audio/ogg;codecs=opus", "ogg"],
  ["audio/mp4", "m4a"],
];
/** Speech is clear at this rate, and ten megabytes are more than forty minutes. */
const BITS_PER_SECOND = 32_000;
const SLICE = 1_000;
const MOST_BYTES = 9_500_000;

const known = (): [string, string] | undefined =>
  typeof MediaRecorder === "undefined" ? undefined : KINDS.find(([type]) => MediaRecorder.isTypeSupported(type));

function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Shows the buttons to record with; called anew when a part of the page was replaced. */
function offer(): void {
  if (!known() || !navigator.mediaDevices) {
    return;
  }
  document.querySelectorAll<HTMLButtonElement>("button[data-record][hidden]").forEach((it) => (it.hidden = false));
}

async function record(button: HTMLButtonElement): Promise<void> {
  const form = button.form!;
  const told = form.querySelector<HTMLElement>("[role=status]")!;
  const field = form.querySelector<HTMLInputElement>("input[type=file]")!;
  const [type, ending] = known()!;
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    told.textContent = button.dataset.refused!;
    return;
  }
  const recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: BITS_PER_SECOND });
  const slices: Blob[] = [];
  const began = Date.now();
  const start = button.textContent;
  recorder.addEventListener("dataavailable", (it) => {
    slices.push(it.data);
    told.textContent = clock(Date.now() - began);
    if (slices.reduce((sum, slice) => sum + slice.size, 0) > MOST_BYTES && recorder.state === "recording") {
      recorder.stop();
    }
  });
  recorder.addEventListener("stop", () => {
    stream.getTracks().forEach((it) => it.stop());
    button.textContent = start;
    button.onclick = null;
    const files = new DataTransfer();
    files.items.add(new File(slices, `recording.${ending}`, { type: type.split(";")[0]! }));
    field.files = files.files;
    form.requestSubmit();
  });
  button.textContent = button.dataset.record!;
  button.onclick = (event) => {
    event.stopPropagation();
    recorder.stop();
  };
  recorder.start(SLICE);
}

document.addEventListener("click", (event) => {
  const button = (event.target as Element).closest<HTMLButtonElement>("button[data-record]");
  if (button && !button.onclick) {
    void record(button);
  }
});
document.addEventListener("htmx:after:swap", offer);
offer();
