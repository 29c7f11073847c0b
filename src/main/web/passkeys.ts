// A passkey is made and used by the browser; what it answers goes to the server as the fields of an ordinary form.
import { formToken } from "./cookies";

const KINDS = [-7, -8, -257]; // ECDSA on P-256, EdDSA, RSA: those that PasskeyChecks takes

/** Before the listener that guards against sending twice: these forms are sent by the script, once there is an answer. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.dataset["passkey"] === undefined) {
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  if (form.getAttribute("aria-busy") === "true") {
    return;
  }
  form.setAttribute("aria-busy", "true");
  note(form, undefined);
  answer(form)
    .then(() => form.submit())
    .catch(() => {
      form.removeAttribute("aria-busy");
      note(form, supported() ? "failed" : "unsupported");
    });
});

document.addEventListener("DOMContentLoaded", () => {
  if (!supported()) {
    document.querySelectorAll<HTMLFormElement>("form[data-passkey]").forEach((form) => note(form, "unsupported"));
  }
  takeCodeFromAddress();
});

/** Browsers offer passkeys only over TLS, or on the machine's own localhost. */
function supported(): boolean {
  return window.isSecureContext && "PublicKeyCredential" in window;
}

async function answer(form: HTMLFormElement): Promise<void> {
  const { challenge, handle } = await ask(form);
  if (form.dataset["passkey"] === "make") {
    await make(form, challenge, handle);
  } else {
    await sign(form, challenge);
  }
}

async function ask(form: HTMLFormElement): Promise<{ challenge: ArrayBuffer; handle: ArrayBuffer }> {
  const asked = new URLSearchParams({ to: form.dataset["passkey"] ?? "prove", code: value(form, "code") });
  const answered = await fetch("/passkeys/challenge", {
    method: "POST",
    body: asked,
    headers: { "X-XSRF-TOKEN": formToken() ?? "" },
  });
  const challenge = answered.headers.get("Havn-Challenge");
  if (!answered.ok || !challenge) {
    throw new Error("no challenge");
  }
  return { challenge: bytes(challenge), handle: bytes(answered.headers.get("Havn-Handle") ?? "") };
}

async function make(form: HTMLFormElement, challenge: ArrayBuffer, handle: ArrayBuffer): Promise<void> {
  const owner = form.dataset["owner"] || value(form, "displayName") || value(form, "name");
  const held = (form.dataset["exclude"] ?? "").split(" ").filter((id) => id !== "");
  const made = (await navigator.credentials.create({
    publicKey: {
      challenge,
      rp: { id: form.dataset["host"] ?? "", name: "Havn" },
      user: { id: handle, name: value(form, "name") || owner, displayName: owner },
      pubKeyCredParams: KINDS.map((alg) => ({ type: "public-key", alg })),
      excludeCredentials: held.map((id) => ({ type: "public-key", id: bytes(id) })),
      authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
      attestation: "none",
    },
  })) as PublicKeyCredential;
  const response = made.response as AuthenticatorAttestationResponse;
  fill(form, "passkey.client", response.clientDataJSON);
  fill(form, "passkey.attestation", response.attestationObject);
}

async function sign(form: HTMLFormElement, challenge: ArrayBuffer): Promise<void> {
  const signed = (await navigator.credentials.get({
    publicKey: { challenge, rpId: form.dataset["host"] ?? "", userVerification: "required" },
  })) as PublicKeyCredential;
  const response = signed.response as AuthenticatorAssertionResponse;
  fill(form, "passkey.id", signed.rawId);
  fill(form, "passkey.client", response.clientDataJSON);
  fill(form, "passkey.data", response.authenticatorData);
  fill(form, "passkey.signature", response.signature);
  fill(form, "passkey.handle", response.userHandle ?? new ArrayBuffer(0));
}

/** What stands behind the # of a link is never sent by itself, and is taken out of the address bar at once. */
function takeCodeFromAddress(): void {
  const field = document.querySelector<HTMLInputElement>("input[data-from-address]");
  if (field && location.hash.length > 1) {
    field.value = location.hash.slice(1);
    history.replaceState(null, "", location.pathname);
  }
}

function note(form: HTMLFormElement, shown: string | undefined): void {
  form.querySelectorAll<HTMLElement>("[data-note]").forEach((it) => {
    it.hidden = it.dataset["note"] !== shown;
  });
}

function value(form: HTMLFormElement, name: string): string {
  const field = form.elements.namedItem(name);
  return field instanceof HTMLInputElement ? field.value : "";
}

function fill(form: HTMLFormElement, name: string, content: ArrayBuffer): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement) {
    field.value = text(content);
  }
}

function text(content: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(content)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

function bytes(content: string): ArrayBuffer {
  const binary = atob(content.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0)).buffer;
}
