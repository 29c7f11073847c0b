// Records in the page where the browser can; where it cannot, or the microphone is refused, the field for a file stays.
// What is recorded goes into that same field and is sent with its form, so that one way is kept and checked.

import { clock, microphone, MOST_BYTES, recordable, started } from "./microphone";

/** Shows the buttons to record with; called anew when a part of the page was replaced. */
function offer(): void {
  if (!recordable()) {
    return;
  }
  document.querySelectorAll<HTMLButtonElement>("button[data-record][hidden]").forEach((it) => (it.hidden = false));
}

async function record(button: HTMLButtonElement): Promise<void> {
  const form = button.form!;
  const told = form.querySelector<HTMLElement>("[role=status]")!;
  const field = form.querySelector<HTMLInputElement>("input[type=file]")!;
  const [type, ending] = recordable()!;
  let recorder: MediaRecorder;
  try {
    recorder = await microphone(type);
  } catch {
    told.textContent = button.dataset.refused!;
    return;
  }
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
  started(recorder);
}

document.addEventListener("click", (event) => {
  const button = (event.target as Element).closest<HTMLButtonElement>("button[data-record]");
  if (button && !button.onclick) {
    void record(button);
  }
});
document.addEventListener("htmx:after:swap", offer);
offer();
