// SMART Health Links of a real server, opened by programs that nobody here wrote: kill-the-clipboard (the whole way of a
// link) and jose (a file by hand). What is checked is what they read and how much, and every way in which a link ends.
// health_links.mjs BATON HOUSEHOLD
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
if (!existsSync(join(here, "node_modules", "kill-the-clipboard"))) {
  console.log("skipped: script/setup has not installed kill-the-clipboard");
  process.exit(77);
}
const { SHLViewer, SHLInvalidPasscodeError, SHLManifestNotFoundError } = await import("kill-the-clipboard");
const jose = await import("jose");

const [program, household] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "baton-links-"));
const environment = { ...process.env, HOME: folder, BATON_DATA: join(folder, "store"), BATON_KEY_FILE: join(folder, "store.key") };
let held = 0, broken = 0;
function ok(sentence, holds, detail = "") {
  if (holds) return void (held += 1);
  broken += 1;
  console.log(`FAILED: ${sentence} ${typeof detail === "string" ? detail : JSON.stringify(detail)}`);
}
function run(...words) {
  const done = spawnSync(program, words, { env: environment, encoding: "utf8" });
  if (done.status !== 0) throw new Error(`baton ${words.join(" ")}: ${done.status} ${done.stderr}`);
  return done.stdout;
}
const json = (...words) => JSON.parse(run(...words, "--json"));
const trouble = (promise) => promise.then(() => null, (error) => error);

const imports = (name) => readFileSync(join(household, name, "imports.txt"), "utf8").split("\n").filter(Boolean).map((file) => join(household, name, file));
run("import", ...imports("lithium"));
const server = spawn(program, ["serve", "--listen", "127.0.0.1:0"], { env: environment, stdio: ["ignore", "ignore", "pipe"] });
const site = await new Promise((done, failed) => {
  let said = "";
  server.stderr.setEncoding("utf8").on("data", (text) => {
    said += text;
    const found = /serves on (http:\/\/[0-9.:]+)\//.exec(said);
    if (found) done(found[1]);
  });
  server.once("exit", (code) => failed(new Error(`the server ended with ${code}: ${said}`)));
});
run("mail-server", "--site", site);

const share = (...words) => json("share", "--smart-health-link", "--for", "psychiatrist", ...words);
const shareWith = (reader, ...words) => json("share", "--smart-health-link", "--for", reader, ...words);
const viewer = (made) => new SHLViewer({ shlinkURI: made.link });
const read = (made, more = {}) => viewer(made).resolveSHL({ recipient: "Riverside Clinic", passcode: made.code, ...more });
const listed = (made) => json("share").find((one) => one.id === made.id);
const medicines = (bundle) => bundle.entry.filter(({ resource }) => /^Medication(Statement|Request)$/.test(resource.resourceType));
const post = (url, body) => fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

try {
  // What a clinic's program reads is what this reader may see, whole.
  const seen = JSON.parse(run("summary", "--format", "fhir", "--for", "psychiatrist"));
  const made = share("--until", "2027-11-01", "--qr", join(folder, "code.svg"));
  const { fhirResources, manifest } = await read(made);
  ok("one file is read", fhirResources.length === 1 && manifest.files.length === 1);
  const [bundle] = fhirResources;
  ok("it is a document", bundle.resourceType === "Bundle" && bundle.type === "document");
  ok("with every entry that this reader may see", bundle.entry.length === seen.entry.length, [bundle.entry.length, seen.entry.length]);
  ok("and as many medicines", medicines(bundle).length === medicines(seen).length && medicines(seen).length > 0, medicines(seen).length);
  ok("lithium is one of them", JSON.stringify(medicines(bundle)).toLowerCase().includes("lithium"));
  ok("the manifest says what it is", manifest.files[0].contentType === "application/fhir+json" && manifest.files[0].fhirVersion === "4.0.1");
  ok("there is a QR code", readFileSync(join(folder, "code.svg"), "utf8").includes("<svg"));
  ok("the opening is counted, with its name", listed(made).uses === 1 && listed(made).opened[0].by === "Riverside Clinic", listed(made));
  ok("and stands on the access log", json("access-log")[0].who === "Riverside Clinic", json("access-log")[0]);
  const payload = viewer(made).shl.payload;
  ok("the address has at most 128 letters", payload.url.length <= 128, payload.url);
  ok("the end is told", payload.exp === Math.floor(Date.parse(made.until) / 1000), payload);

  // A file by hand, at an address that works once.
  const answer = await post(payload.url, { recipient: "By hand", passcode: made.code, embeddedLengthMax: 100 });
  ok("any site may read the answer", answer.headers.get("access-control-allow-origin") === "*");
  const [file] = (await answer.json()).files;
  ok("what is too long to embed lies at an address", !file.embedded && file.location.startsWith(`${site}/shl/file/`), file);
  const fetched = await fetch(file.location);
  ok("as application/jose", fetched.headers.get("content-type") === "application/jose");
  const jwe = await fetched.text();
  const opened = await jose.compactDecrypt(jwe, jose.base64url.decode(payload.key));
  ok("jose opens it", opened.protectedHeader.alg === "dir" && opened.protectedHeader.enc === "A256GCM" && opened.protectedHeader.cty === "application/fhir+json");
  ok("and reads the same", JSON.parse(new TextDecoder().decode(opened.plaintext)).entry.length === seen.entry.length);
  ok("once", (await fetch(file.location)).status === 404);
  ok("another key opens nothing", (await trouble(jose.compactDecrypt(jwe, crypto.getRandomValues(new Uint8Array(32))))) !== null);
  ok("a viewer follows addresses too", (await read(made, { embeddedLengthMax: 100 })).fhirResources[0].entry.length === seen.entry.length);
  const nonces = new Set();
  for (let i = 0; i < 20; i += 1) nonces.add((await (await post(payload.url, { recipient: "x", passcode: made.code })).json()).files[0].embedded.split(".")[2]);
  ok("no nonce comes twice", nonces.size === 20);

  // Wrong passcodes, one after the other and 200 at once.
  const guessed = share();
  ok("a wrong passcode is told from a missing one", (await trouble(read(guessed, { passcode: "000000x" }))) instanceof SHLInvalidPasscodeError);
  const url = viewer(guessed).shl.url;
  ok("nine tries are left", (await (await post(url, { recipient: "x" })).json()).remainingAttempts === 9);
  const answers = await Promise.all(Array.from({ length: 200 }, () => post(url, { recipient: "x", passcode: "wrong" })));
  const lefts = await Promise.all(answers.filter((one) => one.status === 401).map(async (one) => (await one.json()).remainingAttempts));
  ok("of 200 guesses at once nine are taken", lefts.length === 9, answers.map((one) => one.status));
  ok("and each is told another number", new Set(lefts).size === 9 && Math.min(...lefts) === 0, lefts);
  ok("the others find nothing", answers.filter((one) => one.status === 404).length === 191);
  ok("the right one comes too late", (await trouble(read(guessed))) instanceof SHLManifestNotFoundError);
  ok("the person sees why", listed(guessed).state === "locked");

  // Single file, single use, stopped, over.
  const single = share("--single-file", "--no-passcode");
  const direct = await viewer(single).resolveSHL({ recipient: "Scanner" });
  ok("a single file is read by GET", direct.manifest === undefined && direct.fhirResources[0].entry.length === seen.entry.length);
  ok("not without a name", (await fetch(viewer(single).shl.url)).status === 400);
  const once = share("--no-passcode", "--opens", "1");
  const tries = await Promise.allSettled(Array.from({ length: 10 }, () => read(once)));
  ok("a single-use link opens for one of ten", tries.filter((one) => one.status === "fulfilled").length === 1, tries.map((one) => one.status));
  ok("and is used up", listed(once).state === "used-up" && listed(once).uses === 1);
  const stopped = share("--no-passcode");
  run("share", "stop", stopped.id);
  ok("a stopped link is gone at the next request", (await trouble(read(stopped))) instanceof SHLManifestNotFoundError);
  const old = JSON.parse(run("--now", "2026-01-01T00:00:00Z", "share", "--smart-health-link", "--for", "psychiatrist", "--no-passcode", "--json"));
  const late = Date.parse(old.until) < Date.now() ? await post(JSON.parse(Buffer.from(old.link.slice(8), "base64url")).url, { recipient: "x" }) : { status: 404 };
  ok("a link that is over is gone", late.status === 404, late.status);

  // A long-term link shows what is new; a refusal ends what it shows, and another reader sees less.
  const long = share("--long-term");
  ok("it says that it may change", viewer(long).shl.isLongTerm && (await read(long)).manifest.files[0].status === "can-change");
  run("add", "medication", "melatonin 3 mg at night", "--yes");
  ok("what is new is in it", JSON.stringify((await read(long)).fhirResources[0]).includes("elatonin"));
  const pharmacy = shareWith("pharmacy", "--no-passcode");
  const few = (await read(pharmacy)).fhirResources[0];
  ok("a pharmacy sees less", few.entry.length < seen.entry.length && medicines(few).length > 0, few.entry.length);
  run("consent", "refuse", "--to", "psychiatrist");
  run("packet", "--qr-link", "--format", "pdf", "--opens", "2", "-o", join(folder, "packet.pdf"));
  const packet = json("share").find((one) => one.kind === "smart-health-link" && one.to === "emergency");
  ok("an emergency packet has a link of its own, for a week and two openings", packet.uses_left === 2 && !packet.code && Date.parse(packet.until) - Date.parse(packet.made) < 7.1 * 86_400_000, packet);
  ok("after a refusal nothing is shown", (await trouble(read(long))) instanceof SHLManifestNotFoundError);

  // A record of years is packed, and read all the same.
  const conditions = Array.from({ length: 200 }, (_, i) => ({ fullUrl: `urn:uuid:00000000-0000-4000-8000-${String(i).padStart(12, "0")}`, resource: {
    resourceType: "Condition", id: `c${i}`, subject: { reference: "Patient/big" }, code: { text: `Long known trouble number ${i}` }, onsetDateTime: "2020-01-01",
    clinicalStatus: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/condition-clinical", code: "active" }] },
    verificationStatus: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/condition-ver-status", code: "confirmed" }] } } }));
  const patient = { fullUrl: "http://x.example/Patient/big", resource: { resourceType: "Patient", id: "big", name: [{ text: "Bo Long" }], birthDate: "1950-01-01" } };
  writeFileSync(join(folder, "big.json"), JSON.stringify({ resourceType: "Bundle", type: "collection", entry: [patient, ...conditions] }));
  run("import", "--person", "new", join(folder, "big.json"));
  const big = json("--person", "Bo Long", "share", "--smart-health-link", "--for", "psychiatrist", "--no-passcode");
  const { embedded } = (await (await post(viewer(big).shl.url, { recipient: "x" })).json()).files[0];
  ok("a long one is packed", jose.decodeProtectedHeader(embedded).zip === "DEF" && embedded.length < 64_000, embedded.length);
  const all = (await read(big)).fhirResources[0];
  ok("and read whole", all.entry.filter(({ resource }) => resource.resourceType === "Condition").length === 200, all.entry.length);
} catch (error) {
  ok("the run goes to its end", false, String(error?.stack ?? error));
} finally {
  server.kill("SIGTERM");
  await new Promise((done) => server.once("exit", done));
  rmSync(folder, { recursive: true, force: true });
}
console.log(`health links: ${held} held, ${broken} failed`);
process.exit(broken > 0 ? 1 : 0);
