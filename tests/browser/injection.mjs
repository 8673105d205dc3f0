// Hostile text in every field and through import, then every page in a real browser: no dialog, no report of the content
// policy, no element or attribute that is not ours, and the text comes back byte for byte (trust.md S9).
//
// The lists are of others (BATON_SHARED_DATA/corpora): XSS cheat sheets and the Big List of Naughty Strings. Without them a
// handful of our own goes the same way, and the test says so. Many strings go into each record; each stands in one typed
// field and in one imported field at least.
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "./client.mjs";
import { Server, Test, openBrowser, root, signIn, until } from "./harness.mjs";
import { crawl } from "./table.mjs";

const test = new Test("injection");

const own = ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'><svg/onload=alert(1)>", "</textarea><script>alert(1)</script>", "javascript:alert(1)", "<div hx-get=/stolen hx-trigger=load>", "{{7*7}}${7*7}", "<a href=\"javascript:alert(1)\">x</a>", "</title><script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;", "<!--", "]]>", "ﷺ‮abc", "田中さんにあげて下さい", "<style>*{display:none}</style>"];
function allStrings() {
  const shared = join(process.env.BATON_SHARED_DATA ?? join(root, "..", "shared", "data"), "corpora");
  const strings = new Set(own);
  if (!existsSync(join(shared, "xss"))) { test.note("skipped: no shared data, our own strings only"); return [...strings]; }
  for (const file of readdirSync(join(shared, "xss"))) for (const line of readFileSync(join(shared, "xss", file), "latin1").split(/\r?\n/)) if (line.trim()) strings.add(Buffer.from(line, "latin1").toString("utf8").replaceAll("\uFFFD", "?"));
  for (const text of JSON.parse(readFileSync(join(shared, "naughty_strings.json"), "utf8"))) if (text.trim()) strings.add(text.replaceAll("\uFFFD", "?"));
  return [...strings];
}
const strings = allStrings();
// What one line of a form can hold: a browser takes line ends out, and nobody types control characters.
const isLine = (text) => !/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/.test(text) && text.length <= 180;
const lines = strings.filter(isLine);
test.note(`${strings.length} strings, ${lines.length} of them fit one line`);

// --- Through import: each string in a field that is shown and in a narrative
const coded = (text) => ({ text });
const xhtml = (text) => ({ status: "additional", div: `<div xmlns="http://www.w3.org/1999/xhtml">${text}</div>` });
const subject = { reference: "Patient/x" };
const state = (list) => ({ coding: [{ system: `http://terminology.hl7.org/CodeSystem/${list}`, code: "active" }] });
const makers = [
  (id, [a, b, c, d]) => ({ resourceType: "AllergyIntolerance", id, patient: subject, clinicalStatus: state("allergyintolerance-clinical"), code: coded(a), reaction: [{ manifestation: [coded(b)], description: c }], note: [{ text: d }] }),
  (id, [a, b, c, d]) => ({ resourceType: "Condition", id, subject, clinicalStatus: state("condition-clinical"), code: coded(a), note: [{ text: b }], bodySite: [coded(c)], asserter: { display: d } }),
  (id, [a, b, c, d]) => ({ resourceType: "Observation", id, subject, status: "final", effectiveDateTime: "2026-05-01", category: [{ coding: [{ system: "http://terminology.hl7.org/CodeSystem/observation-category", code: "laboratory" }] }], code: coded(a), valueString: b, note: [{ text: c }], performer: [{ display: d }] }),
  (id, [a, b, c, d]) => ({ resourceType: "MedicationRequest", id, subject, status: "active", intent: "order", authoredOn: "2026-05-01", medicationCodeableConcept: coded(a), dosageInstruction: [{ text: b }], reasonCode: [coded(c)], requester: { display: d } }),
  (id, [a, b, c, d]) => ({ resourceType: "Encounter", id, subject, status: "finished", class: { system: "http://terminology.hl7.org/CodeSystem/v3-ActCode", code: "AMB" }, period: { start: "2026-05-01" }, type: [coded(a)], reasonCode: [coded(b)], participant: [{ individual: { display: c } }], serviceProvider: { display: d } }),
  (id, [a, b, c, d]) => ({ resourceType: "DocumentReference", id, subject, status: "current", date: "2026-05-01T10:00:00Z", description: a, type: coded(b), author: [{ display: c }], content: [{ attachment: { contentType: "text/plain", title: d, data: Buffer.from(`${a}\n${b}`).toString("base64") } }] }),
  (id, [a, b, c, d]) => ({ resourceType: "Goal", id, subject, lifecycleStatus: "active", description: coded(a), note: [{ text: b }], expressedBy: { display: c }, statusReason: d }),
  (id, [a, b, c, d]) => ({ resourceType: "CareTeam", id, subject, status: "active", name: a, participant: [{ member: { display: b }, role: [coded(c)], onBehalfOf: { display: d } }] }),
  (id, [a, b, c, d]) => ({ resourceType: "Appointment", id, status: "booked", start: "2027-01-05T10:00:00Z", end: "2027-01-05T10:30:00Z", description: a, comment: b, participant: [{ actor: subject, status: "accepted" }, { actor: { display: c }, status: "accepted" }], reasonCode: [coded(d)] }),
];
const hostileName = "<img src=x onerror=alert(1)>";
function bundle() {
  const importable = strings.filter((text) => !/[\u0000]/.test(text));
  const entry = [{ resource: { resourceType: "Patient", id: "x", name: [{ family: hostileName, given: ["\"'><svg onload=alert(2)>"] }], birthDate: "1990-01-02", address: [{ text: own[1] }] } }];
  for (let at = 0, number = 0; at < importable.length; at += 4, ++number) {
    const four = [0, 1, 2, 3].map((step) => importable[(at + step) % importable.length]);
    entry.push({ resource: makers[number % makers.length](`r${number}`, four) });
    // A narrative that is no narrative costs its entry; one that is, is never shown as markup.
    if (number % 5 === 0) entry.push({ resource: { ...makers[2](`n${number}`, ["Narrative", "x", "y", "z"]), text: xhtml(four.join(" ")) } });
  }
  return { strings: importable, text: JSON.stringify({ resourceType: "Bundle", type: "collection", entry }) };
}

// --- Through C-CDA: the document of a clinic in which every display name and every text of the body is one of the strings.
// Who it is about stays: else it would be refused as somebody else's.
function documents() {
  const model = readFileSync(join(root, "tests", "household", "lithium", "harbor-mind-ccd.xml"), "utf8");
  const start = model.indexOf("<structuredBody>");
  const allowed = strings.filter((text) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udfff]/u.test(text));
  const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\"", "&quot;").replace(/[\t\n\r]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  const files = [];
  let at = 0;
  while (at < allowed.length && files.length < 24) {
    const body = model.slice(start)
      .replace(/displayName="[^"]*"/g, () => `displayName="${escaped(allowed[at++ % allowed.length])}"`)
      .replace(/>([^<>]*[^<>\s][^<>]*)</g, () => `>${escaped(allowed[at++ % allowed.length])}<`);
    files.push(model.slice(0, start) + body);
  }
  return files;
}

// --- Through forms: each string in one of these fields
const forms = [
  ["/add/allergy", ["substance", "reaction", "note"], {}],
  ["/add/condition", ["condition", "note"], { diagnosed: "yes", status: "active" }],
  ["/add/team-member", ["name", "role", "organization"], {}],
  ["/add/visit", ["with", "what", "place", "reason"], { when: "2026-03-01", kind: "office" }],
  ["/log", ["note", "symptom_1", "effect_1", "cannabis"], { mood: "5", symptom_1_severity: "3" }],
  ["/add/note", ["title", "text", "written_by"], {}],
  ["/add/pharmacy", ["name", "address"], {}],
  ["/add/contact", ["name", "relationship"], {}],
];

const everyText = (value, into) => {
  if (typeof value === "string") into.push(value);
  else if (value && typeof value === "object") for (const one of Object.values(value)) everyText(one, into);
  if (value && typeof value.data === "string") into.push(Buffer.from(value.data, "base64").toString("utf8"));
  return into;
};

const baton = await Server.start(test);
const typedFor = baton.run(["person", "add", "Ana Lima", "--born", "1990-05-31"]).trim().split("\n").pop();
baton.addAccount("ana", { person: typedFor, name: hostileName });
const file = bundle(), path = join(baton.folder, "hostile.json");
writeFileSync(path, file.text);
const report = JSON.parse(baton.run(["import", "--json", "--person", "new", path], "", [0, 1]));
if (process.env.DEBUG) console.log(JSON.stringify(report).slice(0, 3000));
const importedFor = baton.people().find((one) => one.person !== typedFor).person;
baton.addAccount("eve", { person: importedFor, name: "\"><script>alert(3)</script>" });
baton.addAccount("helper", { person: typedFor, relation: "caregiver", may: "log", name: "<b onmouseover=alert(4)>Jo</b>" });

const clinicFiles = documents().map((text, number) => { const name = join(baton.folder, `hostile-${number}.xml`); writeFileSync(name, text); return name; });
const clinicReport = JSON.parse(baton.run(["import", "--json", "--person", "new", ...clinicFiles], "", [0, 1]));
const clinicFor = clinicReport.person;
test.ok("documents of hostile words are read, not refused", clinicReport.files.every((one) => !one.error) && clinicReport.totals.read > 100 && clinicReport.totals.rejected === 0, clinicReport.totals);
baton.addAccount("cleo", { person: clinicFor, name: "Cleo" });

const client = new Client(test, baton), reader = new Client(test, baton);
const patient = new Client(test, baton);
await client.signIn("ana");
await reader.signIn("eve");
await patient.signIn("cleo");

const sent = [];
let refused = 0;
const typedStrings = lines.filter((_, i) => i % (process.env.BATON_ALL_STRINGS ? 1 : 3) === 0 || i < 40);
for (let at = 0, round = 0; at < typedStrings.length; ++round) {
  const [tail, fields, fixed] = forms[round % forms.length];
  const values = fields.map((field) => [field, typedStrings[at++ % typedStrings.length]]);
  const answer = await client.post(`/people/${typedFor}${tail}`, [...values, ...Object.entries(fixed), ["key", `k${round}`]]);
  if (answer.status === 303) sent.push(...values.map(([field, value]) => ({ value: value.trim(), field: `${tail} ${field}` })));
  else {
    refused += 1;
    test.ok(`${tail} refuses in words, not by breaking`, [200, 422].includes(answer.status), `${answer.status} ${JSON.stringify(values)}`);
  }
}
test.note(`${sent.length} strings typed; ${refused} forms asked again`);
test.ok("most forms take what is typed", refused * 10 < sent.length, refused);

// --- Byte for byte
// People who take their record out get everything: what was typed and what was imported.
for (const [name, one, wanted] of [["typed", client, sent], ["imported", reader, file.strings.map((value) => ({ value }))]]) {
  const person = name === "typed" ? typedFor : importedFor;
  const answer = await one.get(`/people/${person}/export.json`);
  const texts = everyText(JSON.parse(answer.body), []);
  const exact = new Set(texts), whole = texts.join("\u0000");
  const lost = wanted.filter(({ value }) => !exact.has(value) && !whole.includes(value));
  test.ok(`what was ${name} comes back byte for byte`, lost.length === 0, `${lost.length} of ${wanted.length}: ${JSON.stringify(lost.slice(0, 12))}`);
}

// --- Every page
const browser = await openBrowser(test, baton);
const mayStand = new Set("a abbr article aside b bdi body br button caption circle code dd details div dl dt em fieldset footer form g h1 h2 h3 h4 head header hr html input kbd label legend li line link main meta nav ol optgroup option p path pre progress rect script section select small span strong style summary svg table tbody td template text textarea tfoot th thead time title tr ul polyline polygon defs use figure figcaption desc noscript img output".split(" "));
async function isOurs(page, where) {
  const strange = await page.evaluate((allowed) => {
    const found = [];
    for (const element of document.querySelectorAll("*")) {
      if (element.closest(".uplot")) continue;  // drawn by uPlot, which places its boxes by style through the DOM
      const tag = element.localName;
      if (!allowed.includes(tag)) found.push(`<${tag}>`);
      if (tag === "script" && !(element.src.startsWith(location.origin + "/static/") && element.nonce)) found.push("a script");
      if (tag === "style" && !document.querySelector("link[rel=stylesheet]") === false) found.push("a style");
      if (tag === "img" && !element.src.startsWith(location.origin)) found.push(`img ${element.src.slice(0, 40)}`);
      for (const { name, value } of element.attributes) {
        if (/^on/.test(name) || name === "style" || name === "srcdoc") found.push(`${tag} ${name}`);
        if (/^(href|src|action|formaction|xlink:href)$/.test(name) && !/^(\/|#|\?|tel:|sms:|mailto:|https:\/\/|data:image\/)/.test(value) && value !== "") found.push(`${tag} ${name}=${value.slice(0, 40)}`);
        if (/^(data-)?hx-/.test(name) && !element.hasAttribute("hx-nonce")) found.push(`${tag} ${name}`);
      }
    }
    return found;
  }, [...mayStand]);
  return test.ok(`${where}: every element is ours`, strange.length === 0, strange.slice(0, 5));
}
async function visitAll(login, person, one) {
  const context = await browser.visit({});
  const page = await context.newPage();
  await signIn(page, login);
  const { found } = await crawl(one, "person", [`/people/${person}/today`, `/people/${person}/record`, `/people/${person}/record/allergies`, `/people/${person}/record/documents`, "/household", "/account"]);
  const addresses = [...found.values()].flat().concat(own.slice(0, 6).map((text) => `/people/${person}/search?q=${encodeURIComponent(text)}`), [`/people/${person}/%3Cscript%3Ealert(1)%3C%2Fscript%3E`, `/sign-in?next=${encodeURIComponent("javascript:alert(1)")}`]);
  let seen = "";
  for (const address of addresses) {
    await page.goto(address);
    await isOurs(page, address.slice(0, 90));
    seen += ` ${await page.evaluate(() => document.body.textContent)}`;
  }
  test.ok(`${login}: hostile words are shown as words`, seen.includes("<script>alert") && seen.includes("onerror="), "");
  browser.quiet(context, login);
  await context.close();
  return seen;
}
await visitAll("ana", typedFor, client);
await visitAll("eve", importedFor, reader);
await visitAll("cleo", clinicFor, patient);

// --- Shown again after an error, typed by hand
const context = await browser.visit({});
const page = await context.newPage();
await signIn(page, "ana");
for (const text of own) {
  await page.goto(`/people/${typedFor}/log`);
  await page.fill("#sleep_hours", text);
  await page.fill("textarea[name=note]", `\n${text}`);
  await page.locator("#sleep_hours").press("Enter");
  await page.locator(".error-summary").waitFor();
  test.equal("a refused value stands in its field again", await page.inputValue("#sleep_hours"), text);
  test.equal("and a long one with its first line end", await page.inputValue("textarea[name=note]"), `\n${text}`);
  await isOurs(page, "log after an error");
}
await page.goto(`/people/${typedFor}/add/medication`);
for (const text of own) {
  const [answer] = await Promise.all([page.waitForResponse((one) => one.request().method() === "POST" && one.url().endsWith("/add/medication")), page.fill("#medicine", text)]);
  // The reading that came stands on the page when it holds the words it is of.
  if (/name="?read"?/.test(await answer.text())) await page.waitForFunction((words) => document.querySelector("#reading input[name=read]")?.value === words, await page.inputValue("#medicine"));
  await isOurs(page, "reading of a medicine");
}
browser.quiet(context, "typed again");
await context.close();

// --- An attribute of htmx that somebody got into a page stays dead; ours with the nonce lives
const trap = await browser.visit({});
const trapped = await trap.newPage();
const asked = [];
trapped.on("request", (request) => asked.push(new URL(request.url()).pathname));
await trap.route("**/help", async (route) => {
  const answer = await route.fetch();
  const body = (await answer.text()).replace("</main>", "<div id=a hx-get=/stolen hx-trigger=load>x</div><div data-hx-get=/stolen2 data-hx-trigger=load>y</div><a id=b hx-get=/stolen3 hx-on:click=\"alert(1)\">z</a><form hx-post=/stolen4 hx-trigger=load hx-nonce=guess></form></main>");
  await route.fulfill({ response: answer, body });
});
await trapped.goto("/help", { waitUntil: "networkidle" });
await trapped.click("#b");
const nonce = await trapped.evaluate(() => document.querySelector("script[nonce]").nonce);
await trapped.evaluate((value) => { const box = document.createElement("div"); box.setAttribute("hx-get", "/crisis"); box.setAttribute("hx-trigger", "load"); box.setAttribute("hx-nonce", value); document.body.append(box); window.htmx.process(box); }, nonce);
// Ours comes last: when it was asked, so were all that would be.
await until(() => asked.includes("/crisis"));
test.ok("an injected hx-get stays dead", !asked.some((one) => one.startsWith("/stolen")), asked.filter((one) => one.startsWith("/stolen")));
test.equal("one with the page's nonce is asked", asked.filter((one) => one === "/crisis").length, 1);
test.equal("no dialog came of it", trap.seen.dialogs.length, 0);
await test.end();
