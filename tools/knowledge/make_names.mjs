// Makes knowledge/names/brands.tsv and knowledge/names/ingredients.tsv from public lists and our reviewed tables.
//
//   node tools/knowledge/make_names.mjs <folder of source lists>
//
// Source lists (tab-separated, with a header):
//   drugsatfda_brand_ingredient.tsv     brand, ingredients        FDA Drugs@FDA products file, public domain
//   rxcui_ingredient_names_ndfrt.tsv    rxcui, name               NLM NDF-RT / RxNorm 2014, public
//   cpic_drugs_cc0.tsv                  cpic_id, name, rxcui, atc CPIC, CC0
// Reviewed tables beside the output: salt_words, ingredient_overrides, ingredients_more, brands_more, brand_release,
// brand_choices. The output depends on nothing else: the same input gives the same bytes.
import {readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const kSources = process.argv[2];
if (!kSources) throw new Error('usage: node make_names.mjs <folder of source lists>');
const kNames = join(dirname(fileURLToPath(import.meta.url)), '../../knowledge/names');
const kChecked = '2026-11-23';

function rows(path) {
  const lines = readFileSync(path, 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
  const columns = lines[0].split('\t').map((column) => column.trim());
  return lines.slice(1).map((line) => {
    const fields = line.split('\t');
    if (fields.length !== columns.length) throw new Error(`${path}: ${line}`);
    return Object.fromEntries(columns.map((column, i) => [column, fields[i].trim()]));
  });
}
const source = (name) => rows(join(kSources, name));
const reviewed = (name) => rows(join(kNames, name));

// The key of src/knowledge/names.cc: letters and digits only.
const key = (name) => name.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[^a-z0-9\u0080-\uffff]/g, '');

const saltWords = new Set(reviewed('salt_words.tsv').map((row) => row.word));
const overrides = new Map(reviewed('ingredient_overrides.tsv').map((row) => [row.written, row.ingredients]));
// A name that starts with one of these is the drug as a whole ("potassium chloride", "sodium oxybate").
const kWholeFirstWords = new Set(['sodium', 'potassium', 'calcium', 'magnesium', 'zinc', 'lithium', 'ammonium', 'aluminum', 'ferric', 'ferrous', 'bismuth']);

function withoutSalt(name) {
  let words = name.split(' ');
  if (kWholeFirstWords.has(words[0])) return name;
  for (;;) {
    const two = words.slice(-2).join(' ');
    if (words.length > 2 && saltWords.has(two)) words = words.slice(0, -2);
    else if (words.length > 1 && saltWords.has(words.at(-1))) words = words.slice(0, -1);
    else return words.join(' ');
  }
}

// "SERTRALINE HYDROCHLORIDE" → ["sertraline"].
function canonical(written) {
  const name = written.toLowerCase().replace(/\s+/g, ' ').replace(/,$/, '').trim();
  if (overrides.has(name)) {
    const chosen = overrides.get(name);
    return chosen === '-' ? [] : chosen.split('; ');
  }
  // Biologics carry a suffix of four letters: in Drugs@FDA, which writes in capitals.
  const base = withoutSalt(/[a-z]/.test(written.slice(0, -5)) ? name : name.replace(/-[a-z]{4}$/, ''));
  return overrides.has(base) && base !== name ? canonical(base) : [base];
}
const canonicalList = (written) =>
  [...new Set(written.split(';').map((part) => part.trim()).filter(Boolean).flatMap(canonical))].sort();

// ---- ingredients -----------------------------------------------------------------------------------------------
const ingredients = new Map();  // canonical name → rxcui of the ingredient or ''
const saltRows = [];            // written name, ingredients, rxcui
const add = (name, rxcui = '') => {
  if (!ingredients.get(name)) ingredients.set(name, rxcui);
};
for (const row of reviewed('ingredients_more.tsv')) add(row.name, row.rxcui);
const brandSource = source('drugsatfda_brand_ingredient.tsv');
for (const row of brandSource) canonicalList(row.ingredients).forEach((name) => add(name));
const rxnorm = [...source('rxcui_ingredient_names_ndfrt.tsv'), ...source('cpic_drugs_cc0.tsv').filter((row) => row.rxcui)];
for (const {name, rxcui} of rxnorm) {
  const list = canonical(name);
  if (list.length === 1 && list[0] === name.toLowerCase()) add(list[0], rxcui);
}
for (const {name, rxcui} of rxnorm) {
  const list = canonical(name);
  if (list.length === 1 && list[0] !== name.toLowerCase()) {
    add(list[0]);
    saltRows.push({name: name.toLowerCase(), ingredients: list[0], rxcui});
  }
}
for (const row of brandSource) {
  for (const written of row.ingredients.split(';').map((p) => p.trim()).filter(Boolean)) {
    const list = canonical(written);
    const part = written.toLowerCase().replace(/\s+/g, ' ');
    if (list.length && list.join('; ') !== part) saltRows.push({name: part, ingredients: list.join('; '), rxcui: ''});
  }
}
for (const row of reviewed('salts_more.tsv')) saltRows.push({name: row.name, ingredients: row.ingredients, rxcui: row.rxcui});
// "sertraline hydrochloride" is written "sertraline hcl" more often than not.
for (const row of [...saltRows]) {
  if (row.name.endsWith(' hydrochloride')) saltRows.push({...row, name: row.name.replace(/hydrochloride$/, 'hcl'), rxcui: ''});
}

const taken = new Map();  // key → ingredients text
const problems = [];
const output = [];
for (const name of [...ingredients.keys()].sort()) {
  if (taken.has(key(name))) { problems.push(`two ingredients with one key: ${name} and ${taken.get(key(name))}`); continue; }
  taken.set(key(name), name);
  output.push(`${name}\tingredient\t${name}\t${ingredients.get(name)}`);
}
const usedRxcui = new Set([...ingredients.values()].filter(Boolean));
const saltOut = new Map();
for (const row of saltRows) {
  const k = key(row.name);
  if (!k || /^[^(]*\)|\([^)]*$/.test(row.name)) continue;  // half of a bracket is not a name
  const known = saltOut.get(k);
  if (known) {
    if (known.ingredients !== row.ingredients) problems.push(`salt ${row.name}: ${known.ingredients} or ${row.ingredients}`);
    if (!known.rxcui) known.rxcui = row.rxcui;
    continue;
  }
  if (taken.has(k)) {
    if (taken.get(k) !== row.ingredients) problems.push(`salt ${row.name} (${row.ingredients}) is also ${taken.get(k)}`);
    continue;
  }
  saltOut.set(k, {...row});
}
if (problems.length) throw new Error(problems.join('\n'));
for (const row of [...saltOut.values()].sort((a, b) => (a.name < b.name ? -1 : 1))) {
  if (usedRxcui.has(row.rxcui)) row.rxcui = '';
  if (row.rxcui) usedRxcui.add(row.rxcui);
  taken.set(key(row.name), row.ingredients);
  output.push(`${row.name}\tsalt\t${row.ingredients}\t${row.rxcui}`);
}
writeFileSync(join(kNames, 'ingredients.tsv'),
  `# Ingredient and salt names with RxCUI where the sources have one. Made by tools/knowledge/make_names.mjs; do not edit.\n` +
  `# Sources: RxNorm names by way of NDF-RT 2014 (NLM), CPIC drug list (CC0), FDA Drugs@FDA products, ingredients_more.tsv,\n` +
  `# salts_more.tsv; salts taken off by salt_words.tsv and ingredient_overrides.tsv. checked ${kChecked}\n` +
  `name\tkind\tingredients\trxcui\n` + output.join('\n') + '\n');

// ---- brands ----------------------------------------------------------------------------------------------------
const kReleaseWords = [
  [/\b(XR|ER|SR|CR|LA|XL|XT|EXTENDED[- ]RELEASE|SUSTAINED[- ]RELEASE)\b/i, 'extended'],
  [/\b(ODT|REDITAB|REDITABS|ZYDIS|SOLTAB|ORALLY DISINTEGRATING)\b/i, 'disintegrating'],
  [/\b(DR|EC|DELAYED[- ]RELEASE)\b/i, 'delayed'],
];
const release = new Map(reviewed('brand_release.tsv').map((row) => [key(row.brand), row.release]));
const choices = new Map(reviewed('brand_choices.tsv').map((row) => [key(row.brand), row.ingredients]));
function releaseOf(brand) {
  if (release.has(key(brand))) return release.get(key(brand));
  const last = brand.split(/[\s-]+/).slice(1).join(' ');
  for (const [pattern, word] of kReleaseWords) if (pattern.test(last)) return word;
  return '';
}

const brands = new Map();  // key → {brand, sets: Set of ingredient texts}
function addBrand(brand, list) {
  const k = key(brand);
  if (!/[a-z]/.test(k) || !list.length) return;
  if (!brands.has(k)) brands.set(k, {brand, sets: new Set()});
  brands.get(k).sets.add(list.join('; '));
}
for (const row of brandSource) addBrand(row.brand, canonicalList(row.ingredients));
for (const row of reviewed('brands_more.tsv')) addBrand(row.brand, row.ingredients.split('; ').sort());
// "ADDERALL XR 25" also makes "ADDERALL XR" and "ADVAIR DISKUS" "ADVAIR", unless that name stands for something else.
const shortened = new Map();
for (const {brand, sets} of brands.values()) {
  const short = brand.replace(/\s+(\([A-Z ]+\)|KIT|PRESERVATIVE FREE|COPACKAGED|HFA|DISKUS|SOLOSTAR|KWIKPEN|FLEXPEN|FLEXTOUCH|RESPIMAT|HANDIHALER|RESPICLICK|HYDROCHLORIDE|SODIUM|SULFATE)$/, '').replace(/(\s*[-#]?\s*['"]?\d+([./-]\d+)*\s*(MG|MCG|%)?['"]?)+$/i, '').replace(/\s+(W\/|IN|AND)$/i, '').trim();
  if (short === brand || short.length < 4 || taken.has(key(brand)) || brands.has(key(short)) || taken.has(key(short))) continue;
  if (!shortened.has(key(short))) shortened.set(key(short), {brand: short, sets: new Set()});
  sets.forEach((set) => shortened.get(key(short)).sets.add(set));
}
// Not where the short name would be a word or letters of its own, nor where another product of the family differs
// ("HUMULIN 70/30" is not what "HUMULIN" alone means, as "HUMULIN R" shows).
const kNotBrands = new Set(['compound', 'pseudo', 'android', 'vicksformula', 'spyagentgreen']);
const all = [...brands.values()];
for (const [k, value] of shortened) {
  const [set] = value.sets;
  const family = all.filter(({brand}) => brand !== value.brand && /^[\s-]/.test(brand.slice(value.brand.length)) &&
    brand.toLowerCase().startsWith(value.brand.toLowerCase()));
  const differs = family.some(({sets}) => sets.size > 1 || [...sets][0] !== set);
  if (value.sets.size === 1 && k.length >= 5 && !kNotBrands.has(k) && !differs) brands.set(k, value);
}

const brandOut = [];
const conflicts = [];
for (const [k, {brand, sets}] of brands) {
  let chosen = choices.get(k) ?? (sets.size === 1 ? [...sets][0] : undefined);
  if (taken.has(k)) {  // the brand is a generic name: that row stands
    if (!chosen || (chosen !== taken.get(k) && chosen !== '-')) conflicts.push(`${brand}: generic ${taken.get(k)}, brand of ${[...sets].join(' | ')}`);
    continue;
  }
  if (!chosen) {
    conflicts.push(`${brand}: ${[...sets].join(' | ')}`);
    brandOut.push(`${brand}\t${[...sets].sort().join(' | ')}\t-`);
  } else if (chosen !== '-') {
    brandOut.push(`${brand}\t${chosen}\t${releaseOf(brand)}`);
  }
}
brandOut.sort();
writeFileSync(join(kNames, 'brands.tsv'),
  `# Brand names. Made by tools/knowledge/make_names.mjs; do not edit. checked ${kChecked}\n` +
  `# Sources: FDA Drugs@FDA products (public domain), brands_more.tsv (FDA labels), brand_choices.tsv, brand_release.tsv.\n` +
  `# ingredients: "; " joins them. release "-": the brand has stood for different ingredients ("|" joins them): it is not read.\n` +
  `brand\tingredients\trelease\n` + brandOut.join('\n') + '\n');
console.error(conflicts.sort().join('\n'));
console.error(`${ingredients.size} ingredients, ${saltOut.size} salts, ${brandOut.length} brands, ${conflicts.length} conflicts`);
