// What is withheld from a reader leaves no trace in the API: a record with content of a substance use program is asked
// as everybody but the person, through every outlet: no word of it, and what is withheld answers as what never was.
//   node fhir_withheld.mjs BATON HOUSEHOLD
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Baton, Checks, ask } from './fhir_server.mjs';

const [, , program, household] = process.argv;
const folder = join(household, 'ptsd-part2');
const files = readFileSync(join(folder, 'imports.txt'), 'utf8').trim().split('\n').map((name) => join(folder, name));
const baton = new Baton(program);
const whole = baton.addPerson('', '', files);
const without = baton.addPerson('', '', files.slice(0, 1));
const roles = [['app', []], ['therapist', ['--sees-as', 'therapist']], ['psychiatrist', ['--sees-as', 'psychiatrist']],
  ['primary-care', ['--sees-as', 'primary-care']], ['pharmacy', ['--sees-as', 'pharmacy']], ['caregiver', ['--sees-as', 'caregiver']],
  ['other', ['--sees-as', 'other']]];
const tokens = roles.map(([role, options]) => [role, ...[whole, without].map((person) => baton.addApp(person, `A ${role}`, 'patient/*.rs', ...options).token)]);
const own = baton.addApp(whole, 'Mine', 'patient/*.rs', '--private').token;

// Words that only the withheld file holds.
const secret = JSON.parse(readFileSync(files[1], 'utf8'));
const secretIds = secret.entry.map((entry) => entry.resource).filter((one) => one.resourceType !== 'Patient');
const canaries = ['Stillwater'];

const kTypes = ['AllergyIntolerance', 'CarePlan', 'CareTeam', 'Communication', 'Condition', 'Consent', 'Coverage', 'DiagnosticReport',
  'DocumentReference', 'Encounter', 'Goal', 'Immunization', 'Medication', 'MedicationRequest', 'MedicationStatement', 'Observation',
  'Organization', 'Patient', 'Practitioner', 'PractitionerRole', 'Procedure', 'Provenance', 'QuestionnaireResponse', 'RelatedPerson',
  'ServiceRequest', 'Task'];

// Random names of the two records that stand for the same thing.
const plain = (text) => text.replaceAll(/"versionId":"\d+"/g, '').replaceAll(/_page=\d+/g, '_page=N');

let fine = true;
try {
  const base = await baton.serve();
  const checks = new Checks();
  const all = await ask(base, own, 'GET', 'Patient/$everything?_count=1000');
  checks.ok(all.text.includes('Stillwater'), 'the person sees what is withheld from others');
  const shared = new Set((await ask(base, baton.addApp(without, 'Own of the other', 'patient/*.rs', '--private').token, 'GET', 'Patient/$everything?_count=1000'))
    .json.entry.map((entry) => `${entry.resource.resourceType}/${entry.resource.id}`));
  const hidden = all.json.entry.map((entry) => entry.resource).filter((one) => !shared.has(`${one.resourceType}/${one.id}`));
  checks.ok(hidden.length > 10, 'something is withheld');
  const isSecret = (resource) => secretIds.some((one) => one.resourceType === resource.resourceType && one.id === resource.id);
  for (const [role, token, plainToken] of tokens) {
    const compare = async (path, options) => {
      const seen = await ask(base, token, 'GET', path, options);
      const wanted = await ask(base, plainToken, 'GET', path, options);
      checks.is(seen.status, wanted.status, `${role}: ${path}: status`);
      for (const canary of canaries) checks.ok(!seen.text.includes(canary), `${role}: ${path}: ${canary}`);
      return [seen, wanted];
    };
    for (const type of kTypes) {
      for (const query of ['', '?_summary=count', '?_count=1', '?_sort=_lastUpdated', `?_include=${type}:*`, `?_revinclude=Provenance:target`,
        '?_elements=id', '?code:text=stillw', '?_has:Observation:patient:code:text=opioid']) {
        await compare(`${type}${query}`);
      }
      await compare(`${type}/_history`);
    }
    for (const path of ['_history', 'Patient/$everything', 'Patient/$summary', 'Encounter?service-provider.name=Stillw',
      'Observation?performer:Organization.name=Stillw', 'Patient?_has:Encounter:patient:service-provider.name=Still']) {
      await compare(path);
    }
    for (const resource of hidden) {
      if (!isSecret(resource)) continue;
      const path = `${resource.resourceType}/${resource.id}`;
      for (const one of [path, `${path}/_history`, `${path}/_history/1`]) {
        const seen = await ask(base, token, 'GET', one);
        const never = await ask(base, token, 'GET', one.replace(resource.id, 'never-there'));
        checks.is([seen.status, plain(seen.text)], [never.status, plain(never.text)], `${role}: ${one} looks as if it were not there`);
      }
      const found = await ask(base, token, 'GET', `${resource.resourceType}?_id=${resource.id}`);
      checks.is(found.json?.total, 0, `${role}: ${path} by _id`);
    }
  }
  fine = checks.end('withheld', 3000);
} finally {
  await baton.stop();
}
process.exit(fine ? 0 : 1);
