// HL7's own examples of IPS 1.1.0 and US Core 7.0.0, stored through the API, searched and read back equal; then what
// US Core's published test definitions ask a server, as far as they can be put to it: one figure.
//   node fhir_examples.mjs BATON FOLDER_OF_PACKAGES [OUT]     OUT: a folder for everything that was emitted
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { parse } from 'yaml';
import fhirpath from 'fhirpath';
import { Baton, Checks, ask } from './fhir_server.mjs';
import { resourcesIn } from './fhir_tgz.mjs';

const [, , program, packages, out] = process.argv;
const baton = new Baton(program);
const emitted = [];
// Examples of HL7 that are not valid R4: a narrative without the namespace of XHTML (txt-1).
const kNotValid = new Set(['Bundle/bundle-no-info-required-sections']);

const text = (name) => [name?.given?.join(' '), name?.family].filter(Boolean).join(' ') || name?.text;
const referenceOf = (resource) => (resource.subject ?? resource.patient ?? resource.beneficiary)?.reference ?? '';

// The part of a resource that the server says itself.
function withoutOwn(resource) {
  const { meta, ...rest } = structuredClone(resource);
  const { versionId, lastUpdated, ...kept } = meta ?? {};
  return Object.keys(kept).length > 0 ? { ...rest, meta: kept } : rest;
}

// One record for each Patient of the package; what is about nobody goes to the first.
function recordsOf(resources) {
  const records = resources.filter((one) => one.resourceType === 'Patient').map((patient) => {
    const person = baton.addPerson(text(patient.name?.[0]) ?? 'Nobody', patient.birthDate ?? '1970-01-01');
    return { patient, person, token: baton.addApp(person, 'Examples', 'patient/*.cruds', '--private').token, stored: [patient] };
  });
  for (const resource of resources) {
    if (resource.resourceType === 'Patient') continue;
    const about = referenceOf(resource).split('/').pop();
    (records.find((record) => record.patient.id === about) ?? records[0]).stored.push(resource);
  }
  return records;
}

async function store(base, records, checks, name) {
  let equal = 0;
  for (const { token, stored } of records) {
    for (const resource of stored) {
      const path = `${resource.resourceType}/${resource.id}`;
      const put = await ask(base, token, 'PUT', path, { body: resource });
      if (kNotValid.has(path)) {
        checks.is([put.status, put.json.resourceType], [400, 'OperationOutcome'], `${name} ${path}: refused`);
        continue;
      }
      checks.ok(put.status === 200 || put.status === 201, `${name} ${path}: PUT ${put.status} ${JSON.stringify(put.json?.issue?.slice(0, 2))}`);
      if (put.status >= 300) continue;
      const got = await ask(base, token, 'GET', path);
      const isEqual = got.status === 200 && isDeepStrictEqual(withoutOwn(got.json), withoutOwn(resource));
      checks.ok(isEqual, `${name} ${path}: not equal`);
      equal += isEqual ? 1 : 0;
      const found = await ask(base, token, 'GET', `${resource.resourceType}?_id=${resource.id}`);
      checks.is(found.json.total, 1, `${name} ${path}: found by _id`);
      emitted.push(got.json);
    }
  }
  console.log(`${name}: ${equal} examples read back equal`);
}

// --- US Core's test definitions -------------------------------------------------------------------------------------

const valuesAt = (resource, path) => {
  try {
    return fhirpath.evaluate(resource, path.replace(/\[x\]/g, ''));
  } catch {
    return [];
  }
};

// A value to search for, as a client would take it from a resource that it has.
function searchValue(resource, definition) {
  for (const path of definition[':paths']) {
    const clean = path.replace(/\.where\(.*$/, '').replace(/^\w+\./, (head) => head);
    for (const value of valuesAt(resource, clean)) {
      if (typeof value === 'boolean' || typeof value === 'number') return String(value);
      if (typeof value === 'string') return value;
      if (value?.asStr) return value.asStr;
      if (value?.reference) return value.reference;
      const coding = value?.coding?.find((one) => one.code);
      if (coding) return coding.system ? `${coding.system}|${coding.code}` : coding.code;
      if (value?.system && value?.code) return `${value.system}|${value.code}`;
      if (value?.value && value?.system) return `${value.system}|${value.value}`;
      if (value?.start || value?.end) return value.start ? `ge${value.start}` : `le${value.end}`;
      if (value?.family || value?.given) return value.family ?? value.given[0];
      if (value?.text) return value.text;
      if (value?.line || value?.city) return value.city ?? value.line[0];
    }
  }
  return undefined;
}

async function usCore(base, records, checks) {
  const file = join(packages, 'us_core_7.0.0_tests.yml');
  const groups = parse(readFileSync(file, 'utf8'))[':groups'];
  const count = { shall: 0, shallMet: 0, should: 0, shouldMet: 0, noData: 0, must: 0, mustSeen: 0, include: 0, includeMet: 0 };
  const silent = [];
  for (const group of groups) {
    const type = group[':resource'];
    const held = [];
    for (const record of records) {
      for (const resource of record.stored) if (resource.resourceType === type) held.push({ record, resource });
    }
    const ofProfile = held.filter(({ resource }) => (resource.meta?.profile ?? []).some((url) => url.startsWith(group[':profile_url'])));
    const candidates = ofProfile.length > 0 ? ofProfile : held;
    for (const element of group[':must_supports']?.[':elements'] ?? []) {
      ++count.must;
      const path = element[':path'];
      const isSeen = candidates.some(({ resource }) => hasElement(resource, path.split('.')));
      count.mustSeen += isSeen ? 1 : 0;
    }
    for (const search of group[':searches'] ?? []) {
      const kind = search[':expectation'] === 'SHALL' ? 'shall' : 'should';
      const names = search[':names'];
      let query = null;
      let from = null;
      for (const candidate of candidates) {
        const patient = candidate.record.patient.id;
        const pairs = names.map((name) => [name, name === 'patient' ? patient
          : name === '_id' ? candidate.resource.id
          : name === '_lastUpdated' ? 'ge2020-01-01'
          : searchValue(candidate.resource, group[':search_definitions'][`:${name}`])]);
        if (pairs.some(([, value]) => value === undefined)) continue;
        query = pairs;
        from = candidate;
        break;
      }
      if (query === null) {
        ++count.noData;
        silent.push(`${group[':name']} ${names.join('+')}`);
        continue;
      }
      ++count[kind];
      const path = `${type}?${new URLSearchParams(query)}&_count=1000`;
      const answer = await ask(base, from.record.token, 'GET', path, { headers: { prefer: 'handling=strict' } });
      const isMet = answer.status === 200 && (answer.json.entry ?? []).some((entry) => entry.resource.id === from.resource.id);
      count[`${kind}Met`] += isMet ? 1 : 0;
      checks.ok(isMet || kind === 'should', `${group[':name']}: ${path}: ${answer.status}`);
      const posted = await ask(base, from.record.token, 'POST', `${type}/_search`, { body: String(new URLSearchParams(query)), type: 'application/x-www-form-urlencoded' });
      checks.is(posted.json?.total, answer.json?.total, `${group[':name']}: POST _search as GET`);
    }
    for (const [list, parameter] of [[group[':include_params'], '_include'], [group[':revincludes'], '_revinclude']]) {
      for (const rule of list ?? []) {
        ++count.include;
        const answer = await ask(base, records[0].token, 'GET', `${type}?${parameter}=${rule}`, { headers: { prefer: 'handling=strict' } });
        count.includeMet += answer.status === 200 ? 1 : 0;
        checks.is(answer.status, 200, `${group[':name']}: ${parameter}=${rule}`);
      }
    }
  }
  console.log(`not asked, because no example has the data: ${silent.length}`);
  console.log(`US Core 7.0.0: ${count.shallMet} of ${count.shall} SHALL searches met, ${count.shouldMet} of ${count.should} SHOULD; ` +
    `${count.includeMet} of ${count.include} includes taken; ${count.mustSeen} of ${count.must} must-support elements seen in HL7's examples, which are given back whole`);
  return count;
}

function hasElement(value, steps) {
  if (value === undefined || value === null) return false;
  if (Array.isArray(value)) return value.some((item) => hasElement(item, steps));
  if (steps.length === 0) return true;
  const name = steps[0].replace('[x]', '').split(':')[0];
  if (value[name] !== undefined) return hasElement(value[name], steps.slice(1));
  const choice = Object.keys(value).find((key) => key.startsWith(name) && /^[A-Z]/.test(key.slice(name.length)));
  return choice !== undefined && hasElement(value[choice], steps.slice(1));
}

let fine = true;
try {
  if (!existsSync(join(packages, 'ips_1.1.0.tgz'))) {
    console.log('skipped: no packages here');
    process.exit(77);
  }
  const ips = resourcesIn(join(packages, 'ips_1.1.0.tgz'), '/example/');
  const core = resourcesIn(join(packages, 'us_core_7.0.0.tgz'), '/example/');
  const ipsRecords = recordsOf(ips);
  const coreRecords = recordsOf(core);
  const base = await baton.serve();
  const checks = new Checks();
  await store(base, ipsRecords, checks, 'IPS 1.1.0');
  await store(base, coreRecords, checks, 'US Core 7.0.0');
  const count = await usCore(base, coreRecords, checks);
  checks.ok(count.shall > 30, 'enough searches were asked');
  for (const { token, patient } of coreRecords) {
    for (const path of [`Patient/${patient.id}/$everything`, `Patient/${patient.id}/$summary`, 'Observation?_count=5', 'Nothing/1', `Patient/${patient.id}/_history`]) {
      emitted.push((await ask(base, token, 'GET', path)).json);
    }
  }
  emitted.push((await ask(base, '', 'GET', 'metadata')).json);
  if (out) emitted.forEach((resource, i) => writeFileSync(join(out, `${i}-${resource.resourceType}.json`), JSON.stringify(resource)));
  console.log(`${emitted.length} answers kept for the validators`);
  fine = checks.end('examples', 700);
} finally {
  await baton.stop();
}
process.exit(fine ? 0 : 1);
