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

// The card lies under an address of its own, not under that of the record it came from; with it the look it was made
// with, because after an upgrade of the server the newer files no longer fit it.
const cardPath = "/crisis/card";
const keptHeaders = ["content-type", "content-security-policy", "referrer-policy", "x-content-type-options", "cross-origin-opener-policy"];

async function keepCard(path) {
  if (path === null) { await caches.delete("card"); return "dropped"; }
  if (typeof path !== "string" || !/^\/people\/[A-Za-z0-9_-]+\/card\/shell$/.test(path)) return "trouble";
  const answer = await fetch(path, { cache: "no-store", credentials: "same-origin" });
  if (!answer.ok || answer.redirected) return "trouble";
  const text = await answer.text();
  const looks = [...new Set(text.match(/\/static\/[A-Za-z0-9._-]+/g) ?? [])];
  const headers = keptHeaders.filter((name) => answer.headers.has(name)).map((name) => [name, answer.headers.get(name)]);
  await caches.delete("card");
  const card = await caches.open("card");
  await card.addAll(looks);
  await card.put(cardPath, new Response(text, { headers }));
  return "kept";
}

self.addEventListener("message", (event) => {
  if (!event.data || typeof event.data !== "object") return;
  if ("keep" in event.data) event.waitUntil(keepCard(event.data.keep).catch(() => "trouble").then((end) => event.ports[0]?.postMessage(end)));
  if (event.data.refresh) event.waitUntil(keepShell().catch(() => {}));
});

// A reminder says only that there is one: what it is about stands behind the sign-in. What cannot be read is shown all
// the same, because browsers take the right away from a page that shows nothing.
self.addEventListener("push", (event) => {
  let said = {};
  try { said = event.data?.json() ?? {}; } catch { said = {}; }
  const text = (value, otherwise) => (typeof value === "string" && value.length < 80 ? value : otherwise);
  event.waitUntil(self.registration.showNotification(text(said.title, "A reminder"), { body: text(said.body, ""), tag: "reminder", icon: "@icon@" }));
});
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow("/"));
});

const keptCard = () => caches.match(cardPath, { cacheName: "card" });

// A page that cannot be had: in place of the crisis page the card, else the offline page.
async function withoutServer(path) {
  const card = path === "/crisis" ? await keptCard() : undefined;
  return card ?? (await caches.match(shell, { cacheName: version })) ?? Response.error();
}

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== location.origin) return;
  if (url.pathname.startsWith("/static/") && event.request.method === "GET") {
    event.respondWith(caches.match(event.request, { cacheName: version }).then((kept) => kept ?? caches.match(event.request, { cacheName: "card" })).then((kept) => kept ?? fetch(event.request)));
    return;
  }
  const isLeaving = url.pathname === "/exit" || (url.pathname === "/sign-out" && event.request.method === "POST");
  if (isLeaving) {
    // Without a server the way out still leads away.
    const away = () => (url.pathname === "/exit" ? Response.redirect("https://www.weather.gov/", 303) : Response.error());
    event.respondWith(fetch(event.request).catch(away));
    event.waitUntil(forget());
    return;
  }
  if (event.request.mode === "navigate" && event.request.method === "GET") {
    const fromServer = () => fetch(event.request).catch(() => withoutServer(url.pathname));
    event.respondWith(url.pathname === cardPath ? keptCard().then((card) => card ?? fromServer()) : fromServer());
  }
});
