// What the pages do beyond links and forms. Everything here is an extra: without it each page still works.
"use strict";
(() => {
  const all = (selector, run) => document.querySelectorAll(selector).forEach(run);
  const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? "";

  // Quick exit: blank first, then leave. The address replaces this page in the history; /exit also signs out.
  const neutral = "https://www.weather.gov/";
  function leave() {
    document.documentElement.hidden = true;
    document.documentElement.replaceChildren();
    document.title = " ";
    const away = () => location.replace(neutral);
    fetch("/exit", { redirect: "manual", keepalive: true, credentials: "same-origin" }).catch(() => {}).finally(away);
    setTimeout(away, 400);  // a slow server must not hold anybody here
  }
  all("[data-exit]", (link) => link.addEventListener("click", (event) => { event.preventDefault(); leave(); }));

  let shifts = 0, lastShift = 0;
  const isTyping = (element) => element instanceof HTMLElement && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Shift") {
      if (event.repeat) return;
      shifts = event.timeStamp - lastShift < 1500 ? shifts + 1 : 1;
      lastShift = event.timeStamp;
      if (shifts === 3) leave();
      return;
    }
    shifts = 0;
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === "/") {
      const box = document.querySelector(".header input[type=search]");
      if (box) { event.preventDefault(); box.focus(); }
    } else if (event.key === "?") {
      location.assign("/help");
    }
  });
  // Back to a page that the browser kept alive after leaving or signing out: ask the server again.
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

  all("[data-focus]", (element) => element.focus());
  all(".error-summary a", (link) => link.addEventListener("click", (event) => {
    const field = document.getElementById(link.hash.slice(1));
    if (field) { event.preventDefault(); field.focus(); field.scrollIntoView({ block: "center" }); }
  }));

  // Files dropped on a box go into its input; their names are shown.
  all("[data-drop]", (box) => {
    const input = box.querySelector("input[type=file]"), list = box.querySelector("ul");
    const show = () => list.replaceChildren(...[...input.files].map((file) => Object.assign(document.createElement("li"), { textContent: file.name })));
    input.addEventListener("change", show);
    for (const name of ["dragenter", "dragover"]) box.addEventListener(name, (event) => { event.preventDefault(); box.classList.add("is-over"); });
    for (const name of ["dragleave", "drop"]) box.addEventListener(name, () => box.classList.remove("is-over"));
    box.addEventListener("drop", (event) => { event.preventDefault(); input.files = event.dataTransfer.files; show(); });
  });
  // Upload progress: a form with files and a <progress data-upload> shows how much has been sent.
  all("form[enctype='multipart/form-data']", (form) => {
    const bar = form.querySelector("progress[data-upload]");
    if (!bar) return;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const sending = new XMLHttpRequest();
      sending.open("POST", form.action);
      bar.hidden = false;
      sending.upload.addEventListener("progress", (step) => { if (step.lengthComputable) { bar.max = step.total; bar.value = step.loaded; } });
      sending.addEventListener("load", () => location.assign(sending.responseURL || form.action));
      sending.addEventListener("error", () => form.submit());
      sending.send(new FormData(form));
    });
  });

  all("[data-print]", (button) => button.addEventListener("click", () => print()));

  // Work that the server does in the background: its words as they change, and the page again when it is done.
  all("[data-events]", (box) => {
    const said = box.querySelector("[role=status]"), source = new EventSource(box.dataset.events);
    source.addEventListener("progress", (event) => { if (said) said.textContent = event.data; });
    source.addEventListener("done", () => { source.close(); location.reload(); });
    source.addEventListener("error", () => { source.close(); setTimeout(() => location.reload(), 3000); });
  });

  // Log entries wait in IndexedDB until the server took them. Each has a key of its own, so that one sent twice is
  // stored once; each belongs to an account, so that nobody sends another's.
  const account = meta("account"), csrf = meta("csrf");
  function withStore(name, mode, work) {
    return new Promise((done, trouble) => {
      const opening = indexedDB.open("baton", 1);
      opening.onupgradeneeded = () => { opening.result.createObjectStore("queue", { keyPath: "key" }); opening.result.createObjectStore("about"); };
      opening.onerror = () => trouble(opening.error);
      opening.onsuccess = () => {
        const base = opening.result, change = base.transaction(name, mode), asked = work(change.objectStore(name));
        change.oncomplete = () => { base.close(); done(asked?.result); };
        change.onerror = () => { base.close(); trouble(change.error); };
      };
    });
  }
  const waiting = async () => (await withStore("queue", "readonly", (store) => store.getAll())) ?? [];
  const isOurs = (entry) => !account || entry.account === account;
  async function showWaiting() {
    const entries = (await waiting()).filter(isOurs), refused = entries.filter((entry) => entry.refused), count = entries.length - refused.length;
    all("[data-queue-status]", (place) => { place.textContent = count ? `${place.dataset.queueStatus} ${count}` : ""; });
    all("[data-refused-link]", (place) => { place.hidden = refused.length === 0; });
    all("[data-refused]", (place) => showRefused(place, refused));
  }
  // The question a field answers, as this page asks it.
  const question = (name) => document.getElementsByName(name)[0]?.closest("fieldset, .field")?.querySelector("legend, label")?.textContent.trim() || name;
  function showRefused(place, entries) {
    place.hidden = entries.length === 0;
    place.querySelector("[data-list]").replaceChildren(...entries.map((entry) => {
      const card = Object.assign(document.createElement("div"), { className: "card" });
      card.append(place.querySelector("template").content.cloneNode(true));
      const on = new Date(entry.fields.find(([name]) => name === "on")?.[1] ?? NaN);
      card.querySelector("[data-when]").textContent = isNaN(on) ? "" : on.toLocaleString(document.documentElement.lang);
      card.querySelector("[data-why]").textContent = entry.refused;
      card.querySelector("[data-fields]").append(...entry.fields.filter(([name]) => name !== "on").map(([name, value]) => Object.assign(document.createElement("li"), { textContent: `${question(name)}: ${value}` })));
      const change = (work) => () => withStore("queue", "readwrite", work).then(showWaiting).then(sendWaiting);
      card.querySelector("[data-again]").addEventListener("click", change((store) => store.put({ ...entry, refused: "" })));
      card.querySelector("[data-discard]").addEventListener("click", change((store) => store.delete(entry.key)));
      return card;
    }));
  }
  // What a page that refuses says.
  async function reason(answer) {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const said = [...page.querySelectorAll(".error-summary li, .error-summary p")];
    return (said.length ? said : [...page.querySelectorAll("main h1, main h1 ~ p")].slice(0, 2)).map((one) => one.textContent.trim()).join(" ") || String(answer.status);
  }
  async function keep(form, action, owner) {
    const fields = [...new FormData(form)].filter(([name, value]) => name !== "csrf" && typeof value === "string" && value !== "");
    if (!fields.some(([name]) => name !== "key" && name !== "on")) return;
    const key = form.elements.key?.value || crypto.randomUUID();
    if (!fields.some(([name]) => name === "on")) fields.push(["on", new Date().toISOString().slice(0, 19) + "Z"]);
    await withStore("queue", "readwrite", (store) => store.put({ key, action, account: owner, fields: fields.filter(([name]) => name !== "key") }));
    form.reset();
    if (form.elements.key) form.elements.key.value = crypto.randomUUID?.() ?? `${key}.${Date.now()}`;  // the next entry is another one
    await showWaiting();
  }
  async function sendWaiting() {
    if (!account || !navigator.onLine) return;
    for (const entry of await waiting()) {
      if (entry.account !== account || entry.refused) continue;
      const body = new URLSearchParams([...entry.fields, ["key", entry.key], ["csrf", csrf]]);
      let answer;
      try { answer = await fetch(entry.action, { method: "POST", body, redirect: "manual", credentials: "same-origin" }); } catch { break; }
      // 409 says that it was stored before. What is wrong with the entry itself is kept with the reason, and the next one
      // goes on; everything else (signed out, a full disk, a busy server) holds for all of them, and they wait.
      if (answer.ok || answer.status === 409) await withStore("queue", "readwrite", (store) => store.delete(entry.key));
      else if ([400, 404, 413, 422].includes(answer.status)) {
        const refused = await reason(answer);
        await withStore("queue", "readwrite", (store) => store.put({ ...entry, refused }));
      } else break;
    }
    await showWaiting();
  }
  all("form[data-queue]", (form) => form.addEventListener("submit", async (event) => {
    const isShell = !form.getAttribute("action");
    if (!isShell && navigator.onLine) return;
    event.preventDefault();
    const about = isShell ? await withStore("about", "readonly", (store) => store.get("log")) : { action: form.getAttribute("action"), account };
    if (about) await keep(form, about.action, about.account);
  }));

  // Signing out empties this device: what waits is sent first.
  all("form[action='/sign-out']", (form) => form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await sendWaiting().catch(() => {});
    const unsent = document.querySelector("[data-unsent]"), left = self.indexedDB ? (await waiting().catch(() => [])).filter((entry) => entry.account === account) : [];
    if (unsent && left.length && !unsent.textContent) { unsent.textContent = unsent.dataset.unsent; return; }
    form.submit();
  }));

  if (self.indexedDB) {
    const log = document.querySelector(".nav a[href$='/log']")?.getAttribute("href");
    if (account && log) withStore("about", "readwrite", (store) => store.put({ action: log, account }, "log")).then(sendWaiting).catch(() => {});
    addEventListener("online", () => sendWaiting().catch(() => {}));
    const shell = document.querySelector("[data-offline-log]");
    if (shell) withStore("about", "readonly", (store) => store.get("log")).then((about) => {
      if (!about) return;
      shell.hidden = false;
      shell.querySelector("form").hidden = false;
      return showWaiting();
    }).catch(() => {});
  }

  // The service worker, and the crisis card that the person chose to keep on this device.
  if ("serviceWorker" in navigator && isSecureContext) {
    navigator.serviceWorker.register("/sw.js", { scope: "/" }).catch(() => {});
    const tell = (message, ports = []) => navigator.serviceWorker.ready.then((found) => found.active.postMessage(message, ports));
    const askWorker = (message) => new Promise((done) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = (event) => done(event.data);
      tell(message, [channel.port2]);
    });
    const showCard = async () => {
      const isKept = Boolean(await caches.match("/crisis/card", { cacheName: "card" }));
      all("[data-kept-card], [data-card-kept]", (place) => { place.hidden = !isKept; });
      all("[data-card-none]", (place) => { place.hidden = isKept; });
      all("[data-card-unable]", (place) => { place.hidden = true; });
    };
    const changeCard = async (path) => {
      const end = await askWorker({ keep: path }).catch(() => "trouble");
      await showCard();
      all("[data-card-status]", (place) => { place.textContent = place.dataset[end] ?? ""; });
    };
    all("[data-keep-card]", (button) => button.addEventListener("click", () => changeCard(button.dataset.keepCard)));
    all("[data-drop-card]", (button) => button.addEventListener("click", () => changeCard(null)));
    if (document.querySelector("[data-kept-card], [data-card-none]")) showCard().catch(() => {});
    // The offline page speaks the language of the last page.
    const language = document.documentElement.lang;
    if (sessionStorage.getItem("language") !== language) tell({ refresh: true }).then(() => sessionStorage.setItem("language", language));
  }
})();
