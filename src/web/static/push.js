// Reminders on this device: asks the browser for its address at a push service, and tells it to the server. Without it
// there is e-mail.
"use strict";
(() => {
  const box = document.querySelector("[data-push-box]");
  if (!box || !("serviceWorker" in navigator) || !("PushManager" in window) || !isSecureContext) return;
  const button = box.querySelector("button"), trouble = box.querySelector("[data-push-trouble]");
  const csrf = document.querySelector('meta[name="csrf"]')?.content ?? "";
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));

  async function subscribe() {
    const worker = await navigator.serviceWorker.ready;
    const key = bytes(button.dataset.pushKey);
    const before = await worker.pushManager.getSubscription();
    if (before) await before.unsubscribe();
    const made = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    const answer = await fetch(button.dataset.pushPath, {
      method: "POST", credentials: "same-origin",
      headers: { "content-type": "application/json", "x-csrf-token": csrf }, body: JSON.stringify(made),
    });
    if (!answer.ok) throw new Error("server");
  }
  button.addEventListener("click", async () => {
    trouble.textContent = "";
    try {
      if ((await Notification.requestPermission()) !== "granted") { trouble.textContent = trouble.dataset.refused; return; }
      await subscribe();
      location.reload();
    } catch { trouble.textContent = trouble.dataset.failed; }
  });
  document.querySelector("[data-push-none]")?.remove();
  box.hidden = false;
})();
