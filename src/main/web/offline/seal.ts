// Two seals. What this device may read again is under a key that the passphrase and the house's half open together;
// what goes to the house is under a key that only the house has. Why: docs/decisions/0250-the-interview-on-a-device.md
import { argon2idAsync } from "@noble/hashes/argon2.js";
import { type Bytes, bytes, joined, random, utf8 } from "./bytes";

const NONCE = 12;
const POINT = 65;
/** RFC 9106, section 4, for machines with little memory: 64 MiB, three passes. */
const HARD = { t: 3, m: 64 * 1024, p: 4, dkLen: 32 };
const OF_THE_HOUSE = utf8("havn sealed to the house");
const OF_THE_DEVICE = utf8("havn kept on a device");
const OF_THE_HALF = utf8("havn half of a key");

/** Seals bytes under a key, bound to a text that has to be the same when they are opened. */
export async function seal(key: CryptoKey, bound: string, plain: Bytes): Promise<Bytes> {
  const iv = random(NONCE);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: utf8(bound) }, key, plain);
  return joined(iv, new Uint8Array(sealed));
}

/** @throws if the key is another one, or the bytes were changed */
export async function open(key: CryptoKey, bound: string, sealed: Bytes): Promise<Bytes> {
  const iv = sealed.subarray(0, NONCE);
  const plain = await crypto.subtle.decrypt(
    { name: "AES-GCM", iv, additionalData: utf8(bound) },
    key,
    sealed.subarray(NONCE),
  );
  return new Uint8Array(plain);
}

/** What a passphrase comes to; slow on purpose. */
export async function stretched(passphrase: string, salt: Bytes): Promise<Bytes> {
  return (await argon2idAsync(utf8(passphrase.normalize("NFC")), salt, HARD)) as Bytes;
}

async function derived(secret: Bytes, salt: Bytes, info: Bytes): Promise<CryptoKey> {
  const ikm = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt, info },
    ikm,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}

/** The key that opens the device's own key: from the passphrase and the house's half together. */
export function unlocking(stretch: Bytes, half: Bytes, checkOut: string): Promise<CryptoKey> {
  return derived(joined(stretch, half), utf8(checkOut), OF_THE_DEVICE);
}

/** The key that opens the house's half where it had to come along: the passphrase alone. */
export function alone(stretch: Bytes, checkOut: string): Promise<CryptoKey> {
  return derived(stretch, utf8(checkOut), OF_THE_HALF);
}

/** A new key of this device, to be wrapped; and one as it is used. */
export function deviceKey(raw: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** Seals to the house. A key pair is made for this text alone and let go, so that this device cannot open it again. */
export async function sealToHouse(publicKey: string, bound: string, plain: Bytes): Promise<Bytes> {
  const curve = { name: "ECDH", namedCurve: "P-256" };
  const theirs = bytes(publicKey);
  const once = (await crypto.subtle.generateKey(curve, false, ["deriveBits"])) as CryptoKeyPair;
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", once.publicKey));
  if (theirs.length !== POINT || point.length !== POINT) {
    throw new Error("not a point");
  }
  const house = await crypto.subtle.importKey("raw", theirs, curve, false, []);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: house }, once.privateKey, 256);
  const key = await derived(new Uint8Array(shared), joined(point, theirs), OF_THE_HOUSE);
  return joined(point, await seal(key, bound, plain));
}
