// The canary sweep: a unique word in every text of every restricted resource, every output of the command line driven for
// every audience: no word may come out, and each answer must be to the letter the same as if the restricted resources had
// never been there (no count, gap or order that tells of them). canary.mjs BATON
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const baton = process.argv[2];
const scratch = mkdtempSync(join(tmpdir(), "canary-"));
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
const sensitive = { organization: canary("Organization.name"), practitioner: canary("Practitioner.name") };
function openRecord(withTraces) {
  const trace = (reference) => (withTraces ? reference : undefined);
  return [
    { resourceType: "Patient", id: "cano", name: [{ text: "Cano Reyes", family: "Reyes", given: ["Cano"] }], birthDate: "1980-02-17", gender: "male" },
    { resourceType: "Practitioner", id: "open", name: [{ text: "Dr. Lee Wong" }], qualification: [{ code: { text: "Psychiatrist" } }] },
    { resourceType: "Condition", id: "open", subject: patient, code: { text: "Asthma", coding: [{ system: "http://snomed.info/sct", code: "195967001" }] }, clinicalStatus: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/condition-clinical", code: "active" }] }, recordedDate: "2026-08-01", asserter: trace({ reference: "Practitioner/secret", display: sensitive.practitioner }) },
    { resourceType: "MedicationRequest", id: "open", status: "active", intent: "order", subject: patient, authoredOn: "2026-09-01", medicationCodeableConcept: { text: "sertraline 50 mg" }, dosageInstruction: [{ text: "1 tablet every morning" }], requester: { reference: "Practitioner/open", display: "Dr. Lee Wong" }, reasonReference: withTraces ? [{ reference: "Condition/part2", display: canary("reasonReference.display") }] : undefined },
    { resourceType: "Encounter", id: "open", status: "finished", class: { system: "http://terminology.hl7.org/CodeSystem/v3-ActCode", code: "AMB" }, subject: patient, type: [{ text: "Psychiatry visit" }], period: { start: "2026-10-20T10:00:00Z", end: "2026-10-20T10:30:00Z" }, participant: [{ individual: { reference: "Practitioner/open", display: "Dr. Lee Wong" } }], serviceProvider: trace({ reference: "Organization/secret", display: sensitive.organization }) },
    { resourceType: "Observation", id: "open", status: "final", category: category("vital-signs"), code: loinc("29463-7", "Body weight"), subject: patient, effectiveDateTime: "2026-10-20", valueQuantity: { value: 80, unit: "kg", system: "http://unitsofmeasure.org", code: "kg" }, performer: withTraces ? [{ display: sensitive.organization }] : undefined },
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
    { resourceType: "Encounter", status: "finished", class: act("AMB"), subject: patient, type: [textIn(at("Encounter", "type"))], period: { start: "2026-11-10T10:00:00Z", end: "2026-11-10T11:00:00Z" }, reasonCode: [textIn(at("Encounter", "reason"))], participant: [{ individual: who("Encounter", "participant") }] },
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
function store(name, resources) {
  const env = { ...process.env, BATON_DATA: join(scratch, name), BATON_KEY_FILE: join(scratch, `${name}.key`), HOME: scratch, TZ: "UTC", LC_ALL: "C.UTF-8",
    // A sanitizer that looks for its symbolizer says so, with a number of its process: not an answer of Baton.
    ASAN_OPTIONS: [process.env.ASAN_OPTIONS, "symbolize=0"].filter(Boolean).join(":") };
  const file = join(scratch, name, "..", "portal.json");
  writeFileSync(file, bundle(resources));
  const answer = spawnSync(baton, ["--now", now, "import", file], { env, encoding: "utf8" });
  if (answer.status > 1) { console.error(answer.stdout, answer.stderr); process.exit(2); }
  return env;
}
const full = store("full", [...openRecord(true), ...secret]);
const bare = store("bare", openRecord(false));

function run(env, args) {
  const answer = spawnSync(baton, ["--now", now, ...args], { env, encoding: "buffer", maxBuffer: 1 << 26 });
  let out = answer.stdout;
  if (args.includes("pdf") && answer.status === 0) {
    const file = join(scratch, "page.pdf");
    writeFileSync(file, out);
    out = execFileSync("pdftotext", ["-layout", file, "-"]);
  }
  const text = `[${answer.status}]\n${out.toString("utf8")}\n${answer.stderr.toString("utf8")}`;
  return text.replaceAll(/\bp[0-9a-f]{20}\b/g, "PERSON").replaceAll(scratch, "SCRATCH").replaceAll(/SCRATCH\/(full|bare)/g, "SCRATCH/STORE").replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "UUID");
}

const audiences = ["therapist", "psychiatrist", "primary-care", "telepsychiatry", "pharmacy", "emergency", "caregiver", "other"];
const outputs = (role) => [
  ...["", "medications", "allergies", "conditions", "observations", "care_team", "goals"].map((type) => ["record", ...(type ? [type] : []), "--for", role]),
  ["record", "--json", "--for", role], ["record", "--json", "--as-of", "2026-10-15", "--for", role], ["record", "nonsense", "--for", role],
  ...["text", "html", "fhir", "pdf"].map((format) => ["summary", "--format", format, "--for", role]),
  ["summary", "--language", "es", "--for", role],
  ...["text", "html", "json", "fhir", "pdf"].map((format) => ["update", "--to", role, "--format", format]),
  ["update", "--to", role, "--since", "2026-01-01"],
  ["search", [...places.keys()][3], "--for", role], ["search", "zq", "--for", role], ["search", "depression", "--for", role],
  ["timeline", "--for", role], ["timeline", "--format", "json", "--for", role],
  ["changes", "--since", "2026-01-01", "--for", role], ["changes", "--json", "--since", "2026-01-01", "--for", role], ["changes", "--since", "last-visit", "--for", role],
  ["check", "--for", role], ["check", "--json", "--for", role], ["check", "--json", "--add", "ibuprofen 400 mg", "--for", role],
  ["monitoring", "--for", role], ["watch", "--for", role], ["risks", "--for", role], ["risks", "--json", "--for", role],
];

// The words are in the store, and the person sees them: else the sweep would prove nothing.
const own = ["record", "record --json", "timeline", "export"].map((command) => run(full, command.split(" "))).join("\n");
const seenByPerson = found(own).length;
if (seenByPerson < 0.7 * places.size) fail(`the person sees only ${seenByPerson} of ${places.size} words`);
if (found(run(bare, ["export"])).length > 0) fail("the other store has words");

function sweep(state) {
  for (const role of audiences) {
    for (const args of outputs(role)) {
      ++checks;
      const answer = run(full, args);
      const words = found(answer);
      for (const word of words) if (!args.includes(word)) fail(`${state}: ${args.join(" ")} says ${word}: ${places.get(word)}`);
      const other = run(bare, args);
      if (answer !== other) {
        const [left, right] = [answer.split("\n"), other.split("\n")];
        const line = left.findIndex((text, place) => text !== right[place]);
        fail(`${state}: ${args.join(" ")} differs from a record without the restricted resources: "${left[line]}" for "${right[line]}"`);
      }
    }
  }
}
sweep("no consent");
// What is logged and what goes wrong tells nothing either.
for (const args of [["access-log"], ["access-log", "--json"], ["doctor"], ["verify"], ["consent", "list", "--json", "--nonsense"], ["get", "Condition/none"], ["record", "--for", "nobody"]]) {
  ++checks;
  for (const word of found(run(full, args))) fail(`${args.join(" ")} says ${word}: ${places.get(word)}`);
}
// A permission that came and went leaves nothing; one for another class opens nothing of these.
for (const env of [full, bare]) {
  run(env, ["consent", "grant", "--to", "caregiver", "--classes", "general", "--days", "90"]);
  run(env, ["consent", "grant", "--to", "psychiatrist", "--classes", "part2", "--days", "90"]);
  run(env, ["consent", "withdraw", "--to", "psychiatrist"]);
}
sweep("after a withdrawal");
// And with one it opens: the gate is no wall.
run(full, ["consent", "grant", "--to", "psychiatrist", "--classes", "part2", "--days", "90"]);
const opened = found(run(full, ["record", "--json", "--for", "psychiatrist"]));
if (!opened.some((word) => places.get(word).startsWith("part2 "))) fail("a grant of part2 opens nothing");
if (opened.some((word) => !/^(part2 |Organization|Practitioner|reason)/.test(places.get(word)))) fail("a grant of part2 opens more than that");
console.log(`${checks} outputs, ${places.size} words (${seenByPerson} seen by the person), ${failures} failures`);
process.exit(failures === 0 ? 0 : 1);
