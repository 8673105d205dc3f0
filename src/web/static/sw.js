// The service worker: keeps the look, the offline page and the crisis card that the person chose, and nothing else of a
// record. Pages always come from the server; only when it cannot be reached the offline page (or the kept card) answers.
// Signing out and leaving quickly empty everything but the card. Filled in by src/web/pages/installed.cc.
"use strict";
const version = "files-@version@";
const files = ["@files@"];
const shell = "/offline";

const keepShell = async () => {
  const cache = await caches.open(version);
  const answer = await fetch(shell, { cache: "no-store", credentials: "same-origin" });
  if (answer.ok) await cache.put(shell, answer);
};

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(version).then((cache) => cache.addAll(files)).then(keepShell).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const isOld = (name) => name !== version && name !== "card";
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(isOld).map((name) => caches.delete(name)))).then(() => self.clients.claim()));
});

// Everything that could say something about a person, but for the card.
function forget() {
  return new Promise((done) => {
    const asked = indexedDB.deleteDatabase("baton");
    asked.onsuccess = asked.onerror = asked.onblocked = () => done();
  }).then(() => caches.open(version)).then((cache) => cache.keys().then((kept) =>
    Promise.all(kept.filter((request) => !new URL(request.url).pathname.startsWith("/static/") && new URL(request.url).pathname !== shell).map((request) => cache.delete(request)))));
}

async function keepCard(path) {
  await caches.delete("card");
  if (typeof path !== "string" || !/^\/[A-Za-z0-9_\/-]+$/.test(path)) return;
  const answer = await fetch(path, { cache: "no-store", credentials: "same-origin" });
  if (answer.ok && !answer.redirected) await (await caches.open("card")).put(path, answer);
}

self.addEventListener("message", (event) => {
  if (!event.data || typeof event.data !== "object") return;
  if ("keep" in event.data) event.waitUntil(keepCard(event.data.keep).catch(() => {}));
  if (event.data.refresh) event.waitUntil(keepShell().catch(() => {}));
});

// A page that cannot be had: the card if it was asked for, else the offline page.
async function withoutServer(request) {
  const path = new URL(request.url).pathname;
  const card = await (await caches.open("card")).match(path);
  return card ?? (await (await caches.open(version)).match(shell)) ?? Response.error();
}

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== location.origin) return;
  if (url.pathname.startsWith("/static/") && event.request.method === "GET") {
    event.respondWith(caches.open(version).then((cache) => cache.match(event.request)).then((kept) => kept ?? fetch(event.request)));
    return;
  }
  const isLeaving = url.pathname === "/exit" || (url.pathname === "/sign-out" && event.request.method === "POST");
  if (isLeaving) {
    event.respondWith(fetch(event.request));
    event.waitUntil(forget());
    return;
  }
  if (event.request.mode === "navigate" && event.request.method === "GET") {
    event.respondWith(fetch(event.request).catch(() => withoutServer(event.request)));
  }
});
