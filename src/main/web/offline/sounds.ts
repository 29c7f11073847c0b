// The sounds that read a form's questions out. They are the form's and about nobody, so they are kept as they came, by
// the addresses at which the worker gives them back where there is no network.
export const SOUNDS = "havn-sounds";

/** Which of them are here; the others are fetched first, as far as there is a network. */
export async function soundsHere(addresses: string[], fetching: boolean): Promise<Set<string>> {
  const here = new Set<string>();
  if (addresses.length === 0) {
    return here;
  }
  const cache = await caches.open(SOUNDS);
  let asking = fetching;
  for (const address of addresses) {
    if (await cache.match(address)) {
      here.add(address);
    } else if (asking) {
      const sound = await fetch(address, { redirect: "manual" }).catch(() => undefined);
      if (sound?.ok && sound.headers.get("Content-Type")?.startsWith("audio/")) {
        await cache.put(address, sound).then(
          () => here.add(address),
          () => undefined, // no room for it here
        );
      }
      asking = sound !== undefined; // one that found no network is enough
    }
  }
  return here;
}

/** Nothing of them is here any more. */
export function forgetSounds(): Promise<boolean> {
  return caches.delete(SOUNDS);
}
