// The canary sweep: a unique word in every text of every restricted resource, every output driven for every audience:
// command line, pages of a helper's account, mail, papers on their way, log and figures of the server. No word may come
// out, and each answer must be to the letter the same as if the restricted resources had never been there (no count, gap
// or order that tells of them). What people wrote beside it names the withheld too. canary.mjs BATON
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "../browser/client.mjs";
import { Server, password } from "../browser/harness.mjs";

const baton = process.argv[2];
// A store in memory: each look of an audience is durable on the access log first, which on a disk is most of the time.
const scratch = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "canary-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
const now = "2026-11-15T12:00:00Z";
let failures = 0, checks = 0;
const fail = (text) => { if (++failures <= 40) console.error(`FAILED: ${text}`); };

// --- Words that stand nowhere else, each for one place
const places = new Map();
let count = 0;
function canary(place) {
  let number = ++count, letters = "";
  while (letters.length < 5) { letters += "bcdfghjkmnpqrstvwz"[number % 18]; number = Math.floor(number / 18); }
  const word = `zq${letters}qz`;
  places.set(word, place);
  return word;
}
const found = (text) => [...new Set(text.toLowerCase().match(/zq[a-z]{5}qz/g) ?? [])].filter((word) => places.has(word));

// --- The record that everybody may know
const patient = { reference: "Patient/cano" };
const loinc = (code, display) => ({ coding: [{ system: "http://loinc.org", code, display }], text: display });
const category = (code) => [{ coding: [{ system: "http://terminology.hl7.org/CodeSystem/observation-category", code }] }];
const sensitive = { organization: canary("Organization.name"), practitioner: canary("Practitioner.name"), told: canary("part2 Encounter.participant, in free text") };
function openRecord(withTraces) {
  const trace = (reference) => (withTraces ? reference : undefined);
  // What people wrote, with a sentence that names somebody withheld: without it the rest must read as if it had never been.
  const wrote = (open, name) => [{ text: withTraces ? `${open} The people of ${name} know more. Nothing else.` : `${open} Nothing else.` }];
  const naming = !withTraces ? [] : [
    { resourceType: "DocumentReference", id: "naming", status: "current", subject: patient, date: "2026-10-11T10:00:00Z", description: `Letter to ${sensitive.organization}`, content: [{ attachment: { contentType: "text/plain", title: `For ${sensitive.told}`, data: "SGk=" } }] },
    { resourceType: "Communication", id: "naming", status: "completed", subject: patient, sent: "2026-10-11T10:00:00Z", payload: [{ contentString: `Please call ${sensitive.practitioner}. Thank you.` }] },
    { resourceType: "Goal", id: "naming", lifecycleStatus: "active", description: { text: `Go to ${sensitive.organization} every week` }, subject: patient, startDate: "2026-10-11" },
    { resourceType: "CarePlan", id: "naming", status: "active", intent: "plan", subject: patient, title: "Plan", description: `With ${sensitive.told}` },
    { resourceType: "Task", id: "naming", status: "requested", intent: "order", for: patient, authoredOn: "2026-10-11T10:00:00Z", description: `Ask ${sensitive.organization} for papers` },
    { resourceType: "Appointment", id: "naming", status: "booked", description: `Visit at ${sensitive.organization}`, start: "2026-11-21T10:00:00Z", end: "2026-11-21T11:00:00Z", participant: [{ actor: { ...patient }, status: "accepted" }] },
    { resourceType: "Observation", id: "naming", status: "final", category: category("social-history"), code: { text: "Where seen" }, subject: patient, effectiveDateTime: "2026-10-11", valueString: sensitive.organization },
  ];
  return [
    { resourceType: "Patient", id: "cano", name: [{ text: "Cano Reyes", family: "Reyes", given: ["Cano"] }], birthDate: "1980-02-17", gender: "male" },
    { resourceType: "Practitioner", id: "open", name: [{ text: "Dr. Lee Wong" }], qualification: [{ code: { text: "Psychiatrist" } }] },
    { resourceType: "Condition", id: "open", subject: patient, code: { text: "Asthma", coding: [{ system: "http://snomed.info/sct", code: "195967001" }] }, clinicalStatus: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/condition-clinical", code: "active" }] }, recordedDate: "2026-08-01", asserter: trace({ reference: "Practitioner/secret", display: sensitive.practitioner }), note: wrote("The cough is better.", sensitive.organization) },
    { resourceType: "MedicationRequest", id: "open", status: "active", intent: "order", subject: patient, authoredOn: "2026-09-01", medicationCodeableConcept: { text: "sertraline 50 mg" }, dosageInstruction: [{ text: "1 tablet every morning" }], note: wrote("Helps.", sensitive.told), requester: { reference: "Practitioner/open", display: "Dr. Lee Wong" }, reasonReference: withTraces ? [{ reference: "Condition/part2", display: canary("reasonReference.display") }] : undefined },
    { resourceType: "Encounter", id: "open", status: "finished", class: { system: "http://terminology.hl7.org/CodeSystem/v3-ActCode", code: "AMB" }, subject: patient, type: [{ text: "Psychiatry visit" }], period: { start: "2026-10-20T10:00:00Z", end: "2026-10-20T10:30:00Z" }, participant: [{ individual: { reference: "Practitioner/open", display: "Dr. Lee Wong" } }], serviceProvider: trace({ reference: "Organization/secret", display: sensitive.organization }) },
    { resourceType: "Observation", id: "open", status: "final", category: category("vital-signs"), code: loinc("29463-7", "Body weight"), subject: patient, effectiveDateTime: "2026-10-20", valueQuantity: { value: 80, unit: "kg", system: "http://unitsofmeasure.org", code: "kg" }, performer: withTraces ? [{ display: sensitive.organization }] : undefined, note: wrote("Without shoes.", sensitive.practitioner) },
    ...naming,
  ].map((resource) => JSON.parse(JSON.stringify(resource)));
}

// --- Labels of what nobody but the person may see without a grant
const act = (code) => ({ system: "http://terminology.hl7.org/CodeSystem/v3-ActCode", code });
const level = (code) => ({ system: "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", code });
const labels = {
  part2: [level("R"), act("SUD"), act("42CFRPart2"), act("NORDSCLCD")],
  notes: [level("R"), act("PSYTHPN")],
  private: [level("V")],
  hiv: [level("R"), act("HIV")],
  violence: [level("R"), act("IPV")],
};
const textIn = (place) => ({ text: canary(place) });

// One of each kind that Baton reads, a word in every text.
function restricted(name) {
  const at = (type, field) => `${name} ${type}.${field}`;
  const c = (type, field) => canary(at(type, field));
  const note = (type) => [{ text: c(type, "note") }];
  const who = (type, field) => ({ display: c(type, field) });
  const on = "2026-10-10";
  return [
    { resourceType: "Condition", code: textIn(at("Condition", "code")), clinicalStatus: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/condition-clinical", code: "active" }] }, subject: patient, onsetDateTime: "2026-01-02", recordedDate: on, asserter: who("Condition", "asserter"), note: note("Condition") },
    { resourceType: "AllergyIntolerance", code: textIn(at("Allergy", "code")), patient, recordedDate: on, reaction: [{ manifestation: [textIn(at("Allergy", "reaction"))] }], note: note("Allergy") },
    { resourceType: "MedicationRequest", status: "active", intent: "order", subject: patient, authoredOn: on, medicationCodeableConcept: textIn(at("MedicationRequest", "medication")), dosageInstruction: [{ text: c("MedicationRequest", "dosage"), patientInstruction: c("MedicationRequest", "instruction") }], requester: who("MedicationRequest", "requester"), reasonCode: [textIn(at("MedicationRequest", "reason"))], note: note("MedicationRequest") },
    { resourceType: "MedicationStatement", status: "active", subject: patient, dateAsserted: on, medicationCodeableConcept: textIn(at("MedicationStatement", "medication")), note: note("MedicationStatement") },
    { resourceType: "MedicationDispense", status: "completed", subject: patient, whenHandedOver: on, medicationCodeableConcept: textIn(at("MedicationDispense", "medication")) },
    { resourceType: "Medication", code: textIn(at("Medication", "code")) },
    { resourceType: "Observation", status: "final", category: category("laboratory"), code: textIn(at("Observation", "code")), subject: patient, effectiveDateTime: on, valueString: c("Observation", "value"), performer: [who("Observation", "performer")], note: note("Observation") },
    { resourceType: "Observation", status: "final", category: category("survey"), code: loinc("44261-6", "PHQ-9 total"), subject: patient, effectiveDateTime: on, valueQuantity: { value: 22, unit: "{score}" }, note: note("PHQ-9") },
    { resourceType: "Encounter", status: "finished", class: act("AMB"), subject: patient, type: [textIn(at("Encounter", "type"))], period: { start: "2026-11-10T10:00:00Z", end: "2026-11-10T11:00:00Z" }, reasonCode: [textIn(at("Encounter", "reason"))], participant: [{ individual: who("Encounter", "participant") }, ...(name === "part2" ? [{ individual: { display: sensitive.told } }] : [])] },
    { resourceType: "Procedure", status: "completed", code: textIn(at("Procedure", "code")), subject: patient, performedDateTime: on, note: note("Procedure") },
    { resourceType: "Immunization", status: "completed", vaccineCode: textIn(at("Immunization", "code")), patient, occurrenceDateTime: on },
    { resourceType: "Goal", lifecycleStatus: "active", description: textIn(at("Goal", "description")), subject: patient, startDate: on, note: note("Goal") },
    { resourceType: "CarePlan", status: "active", intent: "plan", subject: patient, title: c("CarePlan", "title"), description: c("CarePlan", "description") },
    { resourceType: "ServiceRequest", status: "active", intent: "order", subject: patient, authoredOn: on, code: textIn(at("ServiceRequest", "code")) },
    { resourceType: "Appointment", status: "booked", description: c("Appointment", "description"), start: "2026-11-20T10:00:00Z", end: "2026-11-20T11:00:00Z", participant: [{ actor: { ...patient }, status: "accepted" }, { actor: who("Appointment", "actor"), status: "accepted" }] },
    { resourceType: "Task", status: "requested", intent: "order", for: patient, authoredOn: "2026-10-10T10:00:00Z", description: c("Task", "description"), code: textIn(at("Task", "code")), owner: who("Task", "owner") },
    { resourceType: "Communication", status: "completed", subject: patient, sent: "2026-10-10T10:00:00Z", topic: textIn(at("Communication", "topic")), payload: [{ contentString: c("Communication", "payload") }] },
    { resourceType: "DocumentReference", status: "current", subject: patient, date: "2026-10-10T10:00:00Z", type: textIn(at("DocumentReference", "type")), description: c("DocumentReference", "description"), content: [{ attachment: { contentType: "text/plain", title: c("DocumentReference", "title"), data: Buffer.from(c("DocumentReference", "data")).toString("base64") } }] },
    { resourceType: "DiagnosticReport", status: "final", subject: patient, effectiveDateTime: on, code: textIn(at("DiagnosticReport", "code")), conclusion: c("DiagnosticReport", "conclusion") },
    { resourceType: "Coverage", status: "active", beneficiary: patient, payor: [who("Coverage", "payor")], subscriberId: c("Coverage", "subscriberId") },
    { resourceType: "List", status: "current", mode: "working", title: c("List", "title"), subject: patient, date: on },
    { resourceType: "FamilyMemberHistory", status: "completed", patient, relationship: textIn(at("FamilyMemberHistory", "relationship")), condition: [{ code: textIn(at("FamilyMemberHistory", "condition")) }] },
    { resourceType: "Flag", status: "active", code: textIn(at("Flag", "code")), subject: patient },
    { resourceType: "RiskAssessment", status: "final", subject: patient, occurrenceDateTime: on, code: textIn(at("RiskAssessment", "code")) },
    { resourceType: "ClinicalImpression", status: "completed", subject: patient, date: on, summary: c("ClinicalImpression", "summary"), code: textIn(at("ClinicalImpression", "code")) },
    { resourceType: "QuestionnaireResponse", status: "completed", subject: patient, authored: "2026-10-10T10:00:00Z", item: [{ linkId: "1", text: c("QuestionnaireResponse", "question"), answer: [{ valueString: c("QuestionnaireResponse", "answer") }] }] },
    { resourceType: "RelatedPerson", patient, name: [{ text: c("RelatedPerson", "name") }], relationship: [textIn(at("RelatedPerson", "relationship"))], telecom: [{ system: "phone", value: "555-0199" }] },
    { resourceType: "CareTeam", status: "active", name: c("CareTeam", "name"), subject: patient, participant: [{ role: [textIn(at("CareTeam", "role"))], member: who("CareTeam", "member") }] },
    { resourceType: "PractitionerRole", active: true, practitioner: who("PractitionerRole", "practitioner"), organization: who("PractitionerRole", "organization"), code: [textIn(at("PractitionerRole", "code"))] },
    { resourceType: "Consent", status: "active", scope: textIn(at("Consent", "scope")), category: [textIn(at("Consent", "category"))], patient, dateTime: "2026-10-10T10:00:00Z", policyRule: textIn(at("Consent", "policyRule")) },
  ].map((resource, place) => ({ ...resource, id: `${name}${place === 0 ? "" : place}`, meta: { security: labels[name] } }));
}
const secret = [
  { resourceType: "Organization", id: "secret", meta: { security: labels.part2 }, name: sensitive.organization },
  { resourceType: "Practitioner", id: "secret", meta: { security: labels.part2 }, name: [{ text: sensitive.practitioner }] },
  ...Object.keys(labels).flatMap(restricted),
];
const bundle = (resources) => JSON.stringify({ resourceType: "Bundle", type: "collection", entry: resources.map((resource) => ({ resource })) });


// --- Two stores: with the restricted resources, and without
const started = Date.now();
async function call(env, args, input = "") {
  return new Promise((done) => {
    const child = execFile(baton, ["--now", now, ...args], { env, encoding: "buffer", maxBuffer: 1 << 26 }, (error, stdout, stderr) =>
      done({ status: error ? error.code : 0, stdout, stderr }));
    child.stdin.end(input);
  });
}
const textOfPdf = (bytes) => new Promise((done, trouble) => {
  const child = execFile("pdftotext", ["-layout", "-", "-"], { encoding: "utf8", maxBuffer: 1 << 26 }, (error, stdout) => (error ? trouble(error) : done(stdout)));
  child.stdin.end(bytes);
});
const plain = (text) => text.replaceAll(/\bp[0-9a-f]{20}\b/g, "PERSON").replaceAll(scratch, "SCRATCH").replaceAll(/SCRATCH\/(full|bare)/g, "SCRATCH/STORE").replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "UUID")
  .replaceAll(/\b[a-z]?[0-9a-f]{16,}\b/g, "ID").replaceAll(/\/l\/[\w-]{20,}/g, "/l/TOKEN").replaceAll(/Code: \d{3} \d{3}/g, "CODE").replaceAll(/\b\d{3} \d{3}\b/g, "CODE").replaceAll(/"code": "\d{6}"/g, "CODE");
async function store(name, resources) {
  const env = { ...process.env, BATON_DATA: join(scratch, name), BATON_KEY_FILE: join(scratch, `${name}.key`), HOME: scratch, TZ: "UTC", LC_ALL: "C.UTF-8",
    // A sanitizer that looks for its symbolizer says so, with a number of its process: not an answer of Baton.
    ASAN_OPTIONS: [process.env.ASAN_OPTIONS, "symbolize=0"].filter(Boolean).join(":") };
  const file = join(scratch, "portal.json");
  writeFileSync(file, bundle(resources));
  const answer = await call(env, ["import", file]);
  if (answer.status > 1) { console.error(answer.stdout.toString(), answer.stderr.toString()); process.exit(2); }
  return env;
}
const full = await store("full", [...openRecord(true), ...secret]);
const bare = await store("bare", openRecord(false));

async function run(env, args) {
  const answer = await call(env, args);
  const out = args.includes("pdf") && answer.status === 0 ? await textOfPdf(answer.stdout) : answer.stdout.toString("utf8");
  return plain(`[${answer.status}]\n${out}\n${answer.stderr.toString("utf8")}`);
}
async function runBoth(args) { return Promise.all([run(full, args), run(bare, args)]); }

const audiences = ["therapist", "psychiatrist", "primary-care", "telepsychiatry", "pharmacy", "emergency", "caregiver", "other"];
const outputs = (role) => [
  ...["", "medications", "allergies", "conditions", "observations", "care_team", "goals"].map((type) => ["record", ...(type ? [type] : []), "--for", role]),
  ["record", "--json", "--for", role], ["record", "--json", "--as-of", "2026-10-15", "--for", role], ["record", "nonsense", "--for", role],
  ...["text", "html", "fhir", "pdf"].map((format) => ["summary", "--format", format, "--for", role]),
  ["summary", "--language", "es", "--for", role],
  ...["text", "html", "fhir", "pdf"].map((format) => ["packet", "--format", format, "--for", role]),
  ...["text", "html", "pdf"].map((format) => ["card", "--format", format, "--for", role]),
  ["card", "--fields", "medicines,allergies,conditions,contacts,clinicians", "--for", role],
  ...["text", "html", "json", "fhir", "pdf"].map((format) => ["update", "--to", role, "--format", format]),
  ["update", "--to", role, "--since", "2026-01-01"],
  ...["text", "html", "json", "pdf"].map((format) => ["visit-prep", "--with", role, "--format", format]),
  ["search", [...places.keys()][3], "--for", role], ["search", "zq", "--for", role], ["search", "depression", "--for", role],
  ["timeline", "--for", role], ["timeline", "--format", "json", "--for", role],
  ["changes", "--since", "2026-01-01", "--for", role], ["changes", "--json", "--since", "2026-01-01", "--for", role], ["changes", "--since", "last-visit", "--for", role],
  ["check", "--for", role], ["check", "--json", "--for", role], ["check", "--json", "--add", "ibuprofen 400 mg", "--for", role],
  ["monitoring", "--for", role], ["watch", "--for", role], ["risks", "--for", role], ["risks", "--json", "--for", role],
];
// Some at a time, as many as there are processors: `each` of `all`.
async function inTurn(all, each) {
  const waiting = [...all];
  await Promise.all(Array.from({ length: Math.max(1, cpus().length) }, async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await each(one);
  }));
}
const tells = (name, answer, except = []) => { for (const word of found(answer)) if (!except.includes(word)) fail(`${name} says ${word}: ${places.get(word)}`); };
function same(name, answer, other) {
  if (answer === other) return;
  const [left, right] = [answer.split("\n"), other.split("\n")];
  const line = left.findIndex((text, place) => text !== right[place]);
  fail(`${name} differs from a record without the restricted resources: "${left[line]}" for "${right[line]}"`);
}

// The words are in the store, and the person sees them: else the sweep would prove nothing.
const own = (await Promise.all(["record", "record --json", "timeline", "export"].map((command) => run(full, command.split(" "))))).join("\n");
const seenByPerson = found(own).length;
if (seenByPerson < 0.7 * places.size) fail(`the person sees only ${seenByPerson} of ${places.size} words`);
if (found(await run(bare, ["export"])).length > 0) fail("the other store has words");

async function sweep(state, roles) {
  await inTurn(roles.flatMap(outputs), async (args) => {
    ++checks;
    const [answer, other] = await runBoth(args);
    tells(`${state}: ${args.join(" ")}`, answer, args);
    same(`${state}: ${args.join(" ")}`, answer, other);
  });
}
await sweep("no consent", audiences);
// What is logged and what goes wrong tells nothing either, and the tables of knowledge know nobody.
for (const args of [["access-log"], ["access-log", "--json"], ["doctor"], ["verify"], ["consent", "list", "--json", "--nonsense"], ["get", "Condition/none"], ["record", "--for", "nobody"], ["knowledge", "sertraline"], ["knowledge", "sertraline", "--json"], ["start"]]) {
  ++checks;
  tells(args.join(" "), await run(full, args));
}

// --- On its way: an update by e-mail and on paper, the mail as a server gets it, and how far each is
const mails = [];
const post = createServer((socket) => {
  let isData = false, text = "";
  socket.setEncoding("utf8").write("220 canary\r\n");
  socket.on("error", () => {});
  socket.on("data", (chunk) => {
    text += chunk;
    for (let end = text.indexOf("\r\n"); end >= 0; end = text.indexOf("\r\n")) {
      const line = text.slice(0, end);
      if (isData) {
        const whole = text.indexOf("\r\n.\r\n");
        if (whole < 0) return;
        mails.push(text.slice(0, whole));
        text = text.slice(whole + 5);
        isData = false;
        socket.write("250 taken\r\n");
        continue;
      }
      text = text.slice(end + 2);
      if (/^DATA/i.test(line)) { isData = true; socket.write("354 go on\r\n"); } else if (/^QUIT/i.test(line)) { socket.end("221 bye\r\n"); } else socket.write("250 good\r\n");
    }
  });
});
await new Promise((done) => post.listen(0, "127.0.0.1", done));
const onItsWay = [["add", "member", "Dr. Kim Osei", "--role", "psychiatrist"], ["send", "--to", "Dr. Kim Osei", "--by", "email", "--address", "kim@clinic.example", "--with-summary", "--key", "one"], ["send", "--to", "Dr. Kim Osei", "--by", "paper", "--urgent", "--key", "two"], ["deliver", "--once"], ["sent"], ["sent", "--json"], ["sent", "--calendar"], ["share"]];
const ways = await Promise.all([full, bare].map(async (env) => {
  const said = [await run(env, ["mail-server", "--server", `smtp://127.0.0.1:${post.address().port}`, "--from", "baton@home.example", "--site", "https://baton.example"])];
  for (const args of onItsWay) said.push(await run(env, args));
  for (const one of JSON.parse((await call(env, ["sent", "--json"])).stdout.toString() || "[]")) said.push(await textOfPdf((await call(env, ["sent", "sheet", one.task ?? one.id])).stdout).then(plain).catch(() => "no sheet"));
  return said;
}));
post.close();
checks += ways[0].length + mails.length;
ways[0].forEach((answer, place) => { const name = `on its way, ${["mail-server", ...onItsWay.map((one) => one.slice(0, 5).join(" "))][place] ?? "sheet"}`; tells(name, answer); same(name, answer, ways[1][place] ?? ""); });
if (mails.length !== 2) fail(`${mails.length} mails came, two were sent`);
for (const mail of mails) tells("a mail", mail);
if (ways[0].filter((answer) => answer.includes("Update about")).length < 1) fail("no sheet was read");

// A permission that came and went leaves nothing; one for another class opens nothing of these.
for (const env of [full, bare]) {
  await run(env, ["consent", "grant", "--to", "caregiver", "--classes", "general", "--days", "90"]);
  await run(env, ["consent", "grant", "--to", "psychiatrist", "--classes", "part2", "--days", "90"]);
  await run(env, ["consent", "withdraw", "--to", "psychiatrist"]);
}
await sweep("after a withdrawal", ["psychiatrist", "caregiver"]);

// --- The pages of a helper with an account, as text; then what the server wrote down, and its figures
const pages = ["today", "record", ...["medications", "allergies", "conditions", "results", "visits", "documents", "goals", "daily-life", "coverage", "others", "unread"].map((part) => `record/${part}`), "changes", "timeline", "check", "monitoring", "risks", "watch", "team", "goals", "search?q=zq", "search?q=letter", "duplicates", "papers", "packet", "packet/page", "packet/packet.pdf", "wallet-card", "wallet-card/page", "wallet-card/card.pdf", "summary", "summary/page", "summary/one-page.pdf", "summary/one-page.txt", "summary/ips.json", "crisis-plan", "written", "more", "settings", "emergency"];
async function pagesOf(env) {
  const person = JSON.parse((await call(env, ["person", "list", "--json"])).stdout.toString())[0].person;
  const added = await call(env, ["account", "add", "helper", "--json", "--name", "Rosa", "--person", person, "--relation", "caregiver", "--may", "read"], `${password}\n`);
  if (added.status !== 0) fail(`no account: ${added.stderr}`);
  const server = Object.assign(new Server(), { program: baton, environment: env, lines: [], now });
  await server.open();
  const client = new Client({ ok() {} }, server);
  await client.signIn("helper");
  const shown = new Map();
  for (const path of pages) {
    const answer = await client.get(`/people/${person}/${path}`);
    const isPdf = (answer.headers["content-type"] ?? "").startsWith("application/pdf");
    const text = isPdf ? await textOfPdf(answer.bytes) : answer.body.replaceAll(/<(script|style)[^]*?<\/\1>/g, "").replaceAll(/<[^>]*>/g, "\n");
    shown.set(path, { status: answer.status, raw: answer.body, text: plain(text).replaceAll(/\n\s*/g, "\n") });
  }
  for (const path of ["/metrics", "/healthz", "/readyz"]) { const answer = await client.get(path); shown.set(path, { status: answer.status, raw: answer.body, text: null }); }
  await server.stop();
  shown.set("the server's log", { status: 200, raw: server.lines.join("\n"), text: null });
  return shown;
}
const [shown, shownBare] = await Promise.all([pagesOf(full), pagesOf(bare)]);
for (const [path, page] of shown) {
  ++checks;
  if (page.status !== 200 && !path.startsWith("/")) fail(`page ${path}: ${page.status}`);
  tells(`page ${path}`, page.raw + (page.text ?? ""));
  if (page.text !== null) same(`page ${path}`, page.text, shownBare.get(path).text);
}

// And with one it opens: the gate is no wall.
await run(full, ["consent", "grant", "--to", "psychiatrist", "--classes", "part2", "--days", "90"]);
const opened = found(await run(full, ["record", "--json", "--for", "psychiatrist"]));
if (!opened.some((word) => places.get(word).startsWith("part2 "))) fail("a grant of part2 opens nothing");
if (opened.some((word) => !/^(part2 |Organization|Practitioner|reason)/.test(places.get(word)))) fail("a grant of part2 opens more than that");
console.log(`${checks} outputs, ${places.size} words (${seenByPerson} seen by the person), ${failures} failures, ${Math.round((Date.now() - started) / 1000)} s`);
process.exit(failures === 0 ? 0 : 1);
