// Web Push as a push service and a browser see it: a real endpoint on loopback takes what Baton sends; http_ece opens it
// with the browser's keys, jose checks who signed. At most once; never for what was taken back. web_push.mjs BATON
import { execFile } from "node:child_process";
import { createECDH, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ece from "http_ece";
import { importJWK, jwtVerify } from "jose";

const baton = process.argv[2];
const scratch = mkdtempSync(join(tmpdir(), "baton-push-"));
const env = { ...process.env, HOME: scratch, BATON_DATA: join(scratch, "data"), BATON_KEY_FILE: join(scratch, "store.key"), TZ: "UTC" };
let held = 0, broken = 0;
const ok = (sentence, holds, shown = "") => { if (holds) held += 1; else { broken += 1; console.log(`FAIL ${sentence} ${shown}`); } };
// Asynchronous: the endpoint lives in this process.
const run = (now, words, input = "") => new Promise((done) => {
  const child = execFile(baton, ["--now", now, ...words], { env, encoding: "utf8" }, (error, out, err) => done({ code: error?.code ?? 0, out, err }));
  child.stdin.end(input);
});

const taken = [];
let status = 201;
const service = createServer((request, response) => {
  const parts = [];
  request.on("data", (part) => parts.push(part));
  request.on("end", () => { taken.push({ url: request.url, headers: request.headers, body: Buffer.concat(parts) }); response.writeHead(status).end(); });
});
await new Promise((done) => service.listen(0, "127.0.0.1", done));
const origin = `http://127.0.0.1:${service.address().port}`;
const browser = createECDH("prime256v1");
browser.generateKeys();
const auth = randomBytes(16);
const subscription = JSON.stringify({ endpoint: `${origin}/push/one`, expirationTime: null, keys: { p256dh: browser.getPublicKey().toString("base64url"), auth: auth.toString("base64url") } });

const start = "2026-11-24T15:00:00Z", due = "2026-11-30T20:00:00Z";
await run(start, ["init"]);
await run(start, ["person", "add", "Ana Ruiz", "--born", "1990-05-31"]);
ok("there is an account", (await run(start, ["--person", "Ana Ruiz", "account", "add", "ana", "--name", "Ana Ruiz"], "seven calm herons wade\n")).code === 0);
ok("an endpoint that nobody allowed is refused", (await run(start, ["reminders", "subscribe", "ana"], subscription)).code !== 0);
ok("the operator allows it", (await run(start, ["reminders", "allow", origin])).code === 0);
ok("then it is taken", (await run(start, ["reminders", "subscribe", "ana"], subscription)).code === 0);
await run(start, ["add", "visit", "Medication visit", "--on", "2026-12-01T14:30:00-05:00", "--with", "Dr. Lee"]);

const pass = async (now) => JSON.parse((await run(now, ["reminders", "run", "--json"])).out);
ok("a week before there is nothing to say", (await pass("2026-11-25T20:00:00Z")).pushed === 0 && taken.length === 0);
status = 503;
ok("a service that is away: later", (await pass(due)).later === 1);
taken.length = 0;
status = 201;
ok("a day before it goes out", (await pass(due)).pushed === 1 && taken.length === 1, taken.length);
ok("and once only", (await pass(due)).pushed === 0 && taken.length === 1);

const { headers, body, url } = taken[0];
ok("it went to the browser's address", url === "/push/one");
ok("aes128gcm, with a time to live", headers["content-encoding"] === "aes128gcm" && Number(headers.ttl) > 0, headers);
const plain = ece.decrypt(body, { version: "aes128gcm", privateKey: browser, authSecret: auth.toString("base64url") });
const said = JSON.parse(plain.toString("utf8"));
ok("http_ece opens it", said.title === "A reminder", said);
ok("it tells nothing", !/lee|medic|visit|ana|2026/i.test(plain.toString("utf8")), plain.toString("utf8"));
const [, token, key] = /^vapid t=([^,]+), k=(.+)$/.exec(headers.authorization) ?? [];
const point = Buffer.from(key ?? "", "base64url");
ok("the key is a point", point.length === 65 && point[0] === 4);
ok("the key is the one that browsers are told", (await run(start, ["reminders", "key"])).out.trim() === key);
const jwk = await importJWK({ kty: "EC", crv: "P-256", x: point.subarray(1, 33).toString("base64url"), y: point.subarray(33).toString("base64url") }, "ES256");
const checked = await jwtVerify(token, jwk, { algorithms: ["ES256"], audience: origin, currentDate: new Date(due) }).catch((error) => ({ error }));
ok("jose accepts the signature", !checked.error, String(checked.error));
ok("it ends within a day", checked.payload && checked.payload.exp * 1000 - Date.parse(due) <= 24 * 3600 * 1000 && checked.payload.exp * 1000 > Date.parse(due), checked.payload);
ok("it says whom to ask", /^(mailto:|https:\/\/)/.test(checked.payload?.sub ?? ""), checked.payload);

// The cause is gone: nothing comes.
await run(start, ["add", "visit", "--on", "2026-12-05T10:00:00-05:00", "--with", "Kim Park"]);
await run(start, ["undo"]);
ok("what was taken back is not told", (await pass("2026-12-04T16:00:00Z")).pushed === 0 && taken.length === 1);
await run(start, ["add", "visit", "--on", "2026-12-08T15:00:00Z", "--with", "Kim Park"]);
status = 410;
const gone = await pass("2026-12-07T18:00:00Z");
ok("a browser that is gone is taken off", gone.gone === 1, gone);
ok("and not asked again", (await pass("2026-12-07T19:00:00Z")).gone === 0 && taken.length === 2, taken.length);

service.close();
rmSync(scratch, { recursive: true });
console.log(`web push: ${held} held, ${broken} failed`);
process.exit(broken > 0 || held < 20 ? 1 : 0);
