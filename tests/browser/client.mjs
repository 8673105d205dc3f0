// Plain HTTP with every byte in our hands: no header that we did not write, no redirect followed, cookies kept as a
// browser does. Every answer's headers are looked at (trust.md S12).
import { request } from "node:http";
import { password } from "./harness.mjs";

export class Client {
  constructor(test, server, cookies = {}) { Object.assign(this, { test, server, cookies: { ...cookies } }); }

  // form: pairs; answers {status, headers, body, location}. A stream is cut off after its head.
  send(method, path, { form = null, headers = {}, body = null, type = null } = {}) {
    const text = form ? new URLSearchParams(form).toString() : (body ?? "");
    const all = { host: new URL(this.server.address).host, ...headers };
    const cookie = Object.entries(this.cookies).map(([name, value]) => `${name}=${value}`).join("; ");
    if (cookie && !("cookie" in headers)) all.cookie = cookie;
    if (method === "POST") {
      all["content-type"] = type ?? "application/x-www-form-urlencoded";
      all["content-length"] = Buffer.byteLength(text);
      if (!("origin" in headers)) all.origin = this.server.address;
    }
    for (const name of Object.keys(all)) if (all[name] === null) delete all[name];
    return new Promise((done, trouble) => {
      const asked = request({ host: "127.0.0.1", port: this.server.port, method, path, headers: all }, (answer) => {
        const chunks = [];
        const finish = () => {
          const result = { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks).toString("utf8"), bytes: Buffer.concat(chunks), location: answer.headers.location ?? "" };
          this.keepCookies(answer.headers["set-cookie"] ?? []);
          checkHeaders(this.test, method, path, result);
          done(result);
        };
        if ((answer.headers["content-type"] ?? "").startsWith("text/event-stream")) { finish(); answer.destroy(); return; }
        answer.on("data", (chunk) => chunks.push(chunk));
        answer.on("end", finish);
        answer.on("error", trouble);
      });
      asked.setTimeout(60_000, () => asked.destroy(new Error(`${method} ${path} takes too long`)));
      asked.on("error", trouble);
      asked.end(text);
    });
  }
  get(path, options = {}) { return this.send("GET", path, options); }
  // With the token of the session, unless the form brings its own.
  async post(path, fields = [], options = {}) {
    const form = [...fields];
    if (!form.some(([name]) => name === "csrf")) form.push(["csrf", this.csrf ?? ""]);
    return this.send("POST", path, { form, ...options });
  }
  keepCookies(lines) {
    for (const line of lines) {
      const [pair, ...traits] = line.split(/;\s*/);
      const name = pair.slice(0, pair.indexOf("=")), value = pair.slice(pair.indexOf("=") + 1);
      const lower = traits.map((one) => one.toLowerCase());
      this.test.ok(`cookie ${name} is HttpOnly and SameSite`, lower.includes("httponly") && (lower.includes("samesite=lax") || lower.includes("samesite=strict")), line);
      if (value === "" || lower.includes("max-age=0")) delete this.cookies[name];
      else this.cookies[name] = value;
    }
  }
  async readToken() {
    const page = await this.get("/account");
    this.csrf = /<meta [^>]*name="csrf" [^>]*content="([^"]+)"|<meta content="([^"]+)" name="csrf"/.exec(page.body)?.[1] ?? "";
    return this.csrf;
  }
  async signIn(login, word = password) {
    this.csrf = this.cookies.baton ? await this.readToken() : "";
    const answer = await this.send("POST", "/sign-in", { form: [["login", login], ["password", word], ["csrf", this.csrf]] });
    await this.readToken();
    return answer;
  }
}

const wanted = {
  "x-content-type-options": "nosniff", "referrer-policy": "no-referrer", "cross-origin-opener-policy": "same-origin", "cross-origin-resource-policy": "same-origin",
};

// Only what holds nothing of a person may be kept by anybody's cache.
const mayBeKept = (path) => path.startsWith("/static/") || ["/sw.js", "/baton.webmanifest", "/plain.webmanifest", "/robots.txt", "/favicon.ico"].includes(path);

function checkHeaders(test, method, path, answer) {
  const wrong = [];
  for (const [name, value] of Object.entries(wanted)) if (answer.headers[name] !== value) wrong.push(`${name}: ${answer.headers[name]}`);
  const policy = answer.headers["content-security-policy"] ?? "";
  for (const part of ["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'", "connect-src 'self'"]) if (!policy.includes(part)) wrong.push(`policy lacks ${part}`);
  if (/unsafe-|https?:|\*/.test(policy)) wrong.push(`policy is wide: ${policy}`);
  if (!mayBeKept(path.split("?")[0]) && answer.headers["cache-control"] !== "no-store") wrong.push(`cache-control: ${answer.headers["cache-control"]}`);
  if (answer.headers.server || answer.headers["x-powered-by"]) wrong.push("says what it is made of");
  // SMART Health Links are read by pages of any site; no cookie of ours counts there.
  const isOpen = path.startsWith("/shl/");
  if ((answer.headers["access-control-allow-origin"] ?? "") !== (isOpen ? "*" : "")) wrong.push(isOpen ? "lets no other site read" : "lets other sites read");
  if (answer.headers["access-control-allow-credentials"]) wrong.push("lets other sites send cookies");
  test.ok(`headers of ${method} ${path.replace(/[0-9a-f]{16,}/g, "ID")}`, wrong.length === 0, wrong.join("; "));
}
