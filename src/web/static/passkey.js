// Passkeys: carries the server's challenge to the browser and its answer back. Without it there is the password.
"use strict";
(() => {
  if (!window.PublicKeyCredential || !navigator.credentials) return;
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const csrf = document.querySelector('meta[name="csrf"]')?.content ?? "";

  async function send(path, body) {
    const answer = await fetch(path, {
      method: "POST", credentials: "same-origin",
      headers: { "content-type": "application/json", "x-csrf-token": csrf }, body: JSON.stringify(body),
    });
    const value = await answer.json();
    if (!answer.ok) throw new Error(value.trouble ?? "");
    return value;
  }
  function readable(options) {
    options.challenge = bytes(options.challenge);
    if (options.user) options.user.id = bytes(options.user.id);
    for (const list of [options.excludeCredentials, options.allowCredentials]) list?.forEach((key) => { key.id = bytes(key.id); });
    return options;
  }
  function sendable(credential) {
    const body = { id: text(credential.rawId), clientDataJSON: text(credential.response.clientDataJSON) };
    for (const name of ["attestationObject", "authenticatorData", "signature"]) {
      if (credential.response[name]) body[name] = text(credential.response[name]);
    }
    return body;
  }
  async function run(button, trouble) {
    trouble.textContent = "";
    try {
      const publicKey = readable(await send(button.dataset.options, {}));
      const credential = button.dataset.passkey === "create"
        ? await navigator.credentials.create({ publicKey }) : await navigator.credentials.get({ publicKey });
      const more = new URLSearchParams({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? "" });
      if (button.dataset.next) more.set("next", button.dataset.next);
      location.assign((await send(`${button.dataset.answer}?${more}`, sendable(credential))).next);
    } catch (problem) {
      // The person closed the browser's window: nothing to say.
      if (problem.name !== "NotAllowedError" && problem.name !== "AbortError") trouble.textContent = problem.message;
    }
  }
  document.querySelectorAll("[data-passkey-box]").forEach((box) => {
    const button = box.querySelector("button"), trouble = box.querySelector("[data-passkey-trouble]");
    box.hidden = false;
    button.addEventListener("click", () => run(button, trouble));
  });
})();
