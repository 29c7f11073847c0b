// Answers for the one page that works without a network, and for nothing else: what that page needs is kept whole, for
// one build at a time; and the sounds of forms that the page keeps. Nothing of a case passes through here.
import { SOUNDS } from "./sounds";

declare const VERSION: string;

type Waiting = Event & { waitUntil(promise: Promise<unknown>): void };
type Asked = Event & { request: Request; respondWith(answer: Promise<Response>): void };
type Served = EventTarget & { skipWaiting(): Promise<void>; clients: { claim(): Promise<void> } };

const worker = self as unknown as Served;
const CACHE = `havn-offline-${VERSION}`;
const PAGE = "/work/offline/interviews";
const FILES = ["havn.svg", "offline.webmanifest", "offline.css", "offline.js"].map((it) => `/assets/${it}?v=${VERSION}`);

const SOUND = /^\/work\/forms\/[^/]+\/[^/]+\/sounds\/[^/]+$/;

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
      .then((names) => Promise.all(names.filter((it) => it !== CACHE && it !== SOUNDS).map((it) => caches.delete(it))))
      .then(() => worker.clients.claim()),
  );
});

worker.addEventListener("fetch", (event) => {
  const { request } = event as Asked;
  const url = new URL(request.url);
  if (request.method === "GET" && url.origin === location.origin && SOUND.test(url.pathname)) {
    (event as Asked).respondWith(sound(url.pathname, request));
    return;
  }
  const ours = url.pathname === PAGE || FILES.includes(url.pathname + url.search);
  if (request.method === "GET" && url.origin === location.origin && ours) {
    (event as Asked).respondWith(kept(url.pathname === PAGE ? PAGE : url.pathname + url.search, request));
  }
});

async function kept(path: string, request: Request): Promise<Response> {
  return (await (await caches.open(CACHE)).match(path)) ?? fetch(request);
}

/** A sound, or the part of it for which a player asks. */
async function sound(path: string, request: Request): Promise<Response> {
  const whole = await (await caches.open(SOUNDS)).match(path);
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get("Range") ?? "");
  if (!whole || !range) {
    return whole ?? fetch(request);
  }
  const bytes = await whole.arrayBuffer();
  const from = Number(range[1]);
  const to = Math.min(range[2] ? Number(range[2]) : Infinity, bytes.byteLength - 1);
  if (from > to) {
    return new Response(null, { status: 416, headers: { "Content-Range": `bytes */${bytes.byteLength}` } });
  }
  const headers = new Headers(whole.headers);
  headers.set("Content-Range", `bytes ${from}-${to}/${bytes.byteLength}`);
  headers.set("Content-Length", String(to - from + 1));
  return new Response(bytes.slice(from, to + 1), { status: 206, headers });
}
