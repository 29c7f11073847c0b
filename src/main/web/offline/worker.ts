// Answers for the one page that works without a network, and for nothing else: what that page needs is kept whole, for
// one build at a time. Nothing of a case passes through here.
declare const VERSION: string;

type Waiting = Event & { waitUntil(promise: Promise<unknown>): void };
type Asked = Event & { request: Request; respondWith(answer: Promise<Response>): void };
type Served = EventTarget & { skipWaiting(): Promise<void>; clients: { claim(): Promise<void> } };

const worker = self as unknown as Served;
const CACHE = `havn-offline-${VERSION}`;
const PAGE = "/work/offline/interviews";
const FILES = ["havn.svg", "offline.webmanifest", "offline.css", "offline.js"].map((it) => `/assets/${it}?v=${VERSION}`);

worker.addEventListener("install", (event) => {
  (event as Waiting).waitUntil(
    fill().then(() => worker.skipWaiting()),
  );
});

/** All of it or none: a page that came by way of the sign-in page is not ours. */
async function fill(): Promise<void> {
  const page = await fetch(PAGE, { redirect: "manual", cache: "no-store" });
  if (!page.ok || page.type === "opaqueredirect") {
    throw new Error("signed out");
  }
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES);
  await cache.put(PAGE, page);
}

worker.addEventListener("activate", (event) => {
  (event as Waiting).waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((it) => it !== CACHE).map((it) => caches.delete(it))))
      .then(() => worker.clients.claim()),
  );
});

worker.addEventListener("fetch", (event) => {
  const { request } = event as Asked;
  const url = new URL(request.url);
  const ours = url.pathname === PAGE || FILES.includes(url.pathname + url.search);
  if (request.method === "GET" && url.origin === location.origin && ours) {
    (event as Asked).respondWith(kept(url.pathname === PAGE ? PAGE : url.pathname + url.search, request));
  }
});

async function kept(path: string, request: Request): Promise<Response> {
  return (await (await caches.open(CACHE)).match(path)) ?? fetch(request);
}
export {};
