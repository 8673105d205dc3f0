// Validates what Baton emits with two validators that nobody of this project wrote: `fhir` (codes of required value
// sets) and @medplum/core (structure, dates, invariants, profiles). Each sees what the other does not.
//
//   node emitted.mjs FILE...      FILE is a resource, a Bundle or NDJSON; exit 1 on any error, 2 when nothing was checked
//
// IPS profiles are read from ig/ips_1.1.0.tgz of BATON_SHARED_DATA when it is there. Medplum cannot validate the profiles
// of Bundle and Composition (false errors on HL7's own examples): those two are checked against base R4 here and against
// their profiles by src/fhir/ips_check.
import { readFileSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// @medplum/core names the class WebSocket while it loads, and Node 20 has none. Nothing here opens a connection.
globalThis.WebSocket ??= class {};
const { indexStructureDefinitionBundle, loadDataType, validateResource } = await import('@medplum/core');

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const { Fhir, ParseConformance, Versions } = require('fhir');

const profilesOnlyBase = new Set(['Bundle', 'Composition']);

function readDefinitions() {
  const folder = join(here, 'node_modules', '@medplum', 'definitions', 'dist', 'fhir', 'r4');
  for (const name of ['profiles-types.json', 'profiles-resources.json']) {
    indexStructureDefinitionBundle(JSON.parse(readFileSync(join(folder, name), 'utf8')));
  }
}

// The files of a .tgz: name → text.
function* filesOf(archive) {
  const bytes = gunzipSync(readFileSync(archive));
  for (let at = 0; at + 512 <= bytes.length; ) {
    const name = bytes.toString('utf8', at, at + 100).replace(/\0.*$/s, '');
    if (name === '') return;
    const size = parseInt(bytes.toString('ascii', at + 124, at + 136), 8);
    yield [name, bytes.toString('utf8', at + 512, at + 512 + size)];
    at += 512 + Math.ceil(size / 512) * 512;
  }
}

function readIpsProfiles() {
  const archive = join(process.env.BATON_SHARED_DATA ?? '', 'ig', 'ips_1.1.0.tgz');
  const profiles = new Map();
  if (!process.env.BATON_SHARED_DATA || !existsSync(archive)) return profiles;
  for (const [name, text] of filesOf(archive)) {
    if (!/^package\/StructureDefinition-.*\.json$/.test(name)) continue;
    const definition = JSON.parse(text);
    if (definition.kind !== 'resource' || profilesOnlyBase.has(definition.type)) continue;
    try {
      loadDataType(definition);
      profiles.set(definition.url, definition);
    } catch {
      unsupported.push(definition.name);
    }
  }
  return profiles;
}

function resourcesOf(file) {
  const text = readFileSync(file, 'utf8');
  let documents;
  try {
    documents = [JSON.parse(text)];
  } catch {
    documents = text.split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line));
  }
  const found = [];
  for (const document of documents) {
    found.push([document.resourceType, document]);
    for (const [i, entry] of (document.resourceType === 'Bundle' ? document.entry ?? [] : []).entries()) {
      if (entry.resource) found.push([`entry[${i}] ${entry.resource.resourceType}`, entry.resource]);
    }
  }
  return found;
}

function medplumErrors(resource, profile) {
  try {
    const issues = validateResource(resource, profile ? { profile } : undefined);
    return (issues ?? []).filter((issue) => issue.severity === 'error' || issue.severity === 'fatal').map(describe);
  } catch (error) {
    const issues = error.outcome?.issue ?? [{ details: { text: String(error) } }];
    return issues.filter((issue) => issue.severity !== 'warning' && issue.severity !== 'information').map(describe);
  }
}

const describe = (issue) => `${issue.details?.text ?? issue.diagnostics ?? issue.code} ${(issue.expression ?? []).join(' ')}`;

function fhirErrors(validator, resource) {
  return validator
    .validate(resource, { errorOnUnexpected: true })
    .messages.filter((message) => message.severity === 'error' || message.severity === 'fatal')
    .map((message) => `${message.message} ${message.location ?? ''}`);
}

// `fhir` validates a Bundle's entries one by one, so its check of the Bundle leaves them out.
function withoutEntries(resource) {
  if (resource.resourceType !== 'Bundle') return resource;
  const { entry, ...rest } = resource;
  return rest;
}

const unsupported = []; // IPS profiles that Medplum cannot read
readDefinitions();
const profiles = readIpsProfiles();
const validator = new Fhir(new ParseConformance(true, Versions.R4));
const counts = { files: 0, resources: 0, profiled: 0, fhirErrors: 0, medplumErrors: 0 };
for (const file of process.argv.slice(2)) {
  ++counts.files;
  for (const [where, resource] of resourcesOf(file)) {
    ++counts.resources;
    const wanted = (resource.meta?.profile ?? []).filter(
      (url) => profiles.has(url) && !profilesOnlyBase.has(resource.resourceType));
    const checks = [undefined, ...wanted.map((url) => profiles.get(url))];
    counts.profiled += wanted.length;
    for (const message of fhirErrors(validator, withoutEntries(resource))) {
      ++counts.fhirErrors;
      console.log(`${file}: ${where}: fhir: ${message}`);
    }
    for (const profile of checks) {
      for (const message of medplumErrors(resource, profile)) {
        ++counts.medplumErrors;
        console.log(`${file}: ${where}: medplum${profile ? ` ${profile.name}` : ''}: ${message}`);
      }
    }
  }
}
console.log(
  `${counts.files} files, ${counts.resources} resources, ${counts.profiled} against an IPS profile, ` +
    `${counts.fhirErrors} errors of fhir, ${counts.medplumErrors} errors of @medplum/core`);
if (unsupported.length > 0) console.log(`not usable as profiles: ${unsupported.join(', ')}`);
if (counts.resources === 0) process.exit(2);
process.exit(counts.fhirErrors + counts.medplumErrors > 0 ? 1 : 0);
