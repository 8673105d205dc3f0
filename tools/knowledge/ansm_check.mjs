// Compares the interaction tables with the French regulator's thesaurus of 2016: every pair that it calls contraindicated and whose two
// drugs the tables know must be a row of `high` or above, or be excused with a reason in tests/knowledge/ansm_exceptions.tsv.
//
//   node tools/knowledge/ansm_check.mjs <folder with ansm2016_en_*.tsv> [--all]
//
// Prints each missing pair with the entry it comes from; exit 1 when there is one, or when an exception excuses nothing. The thesaurus is
// used for its facts only: neither its wording nor its grades are in the tables. `--all` also prints what was found, by row.
import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const kSources = process.argv[2];
if (!kSources) throw new Error('usage: node ansm_check.mjs <folder with ansm2016_en_*.tsv> [--all]');
const kRoot = join(dirname(fileURLToPath(import.meta.url)), '../..');

function rows(path) {
  const lines = readFileSync(path, 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
  const columns = lines[0].split('\t');
  return lines.slice(1).map((line) => {
    const fields = line.split('\t');
    return Object.fromEntries(columns.map((column, i) => [column, (fields[i] ?? '').trim()]));
  });
}
const table = (name) => rows(join(kRoot, 'knowledge', name));

// ---- the thesaurus: names to ours ----
const kOurName = new Map(Object.entries({
  'acetylsalicylic acid': 'aspirin', pethidine: 'meperidine', rifampicin: 'rifampin', ciclosporin: 'cyclosporine',
  'valproic acid': 'valproate', valpromide: 'valproate', glibenclamide: 'glyburide', chlortalidone: 'chlorthalidone',
  trinitrine: 'nitroglycerin', indometacin: 'indomethacin', 'candesartan cilexetil': 'candesartan',
  'perindopril tert-butylamine': 'perindopril', linezolide: 'linezolid', 'st johns wort': "st. john's wort",
  "st john's wort": "st. john's wort", oxitriptan: '5-hydroxytryptophan', ethinylestradiol: 'ethinyl estradiol',
  norethisterone: 'norethindrone', dabigatran: 'dabigatran etexilate', ofloxacine: 'ofloxacin',
  dextromethorphane: 'dextromethorphan', moxifloxacine: 'moxifloxacin', chloroquin: 'chloroquine',
  'methylene blue or methylthioninium chloride': 'methylene blue', 'alcohol (drink or ingredient)': 'alcohol',
  hydroquinidine: 'quinidine', isosorbide: 'isosorbide mononitrate', potassium: 'potassium chloride',
  isavuconazole: 'isavuconazonium', 'heparin sodium': 'heparin', adrenaline: 'epinephrine',
}));
const kIrreversible = ['phenelzine', 'tranylcypromine', 'isocarboxazid'];  // the French one is sold nowhere else
const fold = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();
const ourName = (text) => {
  const name = text.toLowerCase().replace(/\s+/g, ' ').trim();
  return kOurName.get(name) ?? name;
};
const classMembers = new Map();
for (const {drug, class: name} of rows(join(kSources, 'ansm2016_en_class_members.tsv'))) {
  const key = fold(name);
  if (!classMembers.has(key)) classMembers.set(key, new Set());
  classMembers.get(key).add(ourName(drug));
}
classMembers.set(fold('IRREVERSIBLE MONOAMINE OXIDASE INHIBITORS (MAOI)'), new Set(kIrreversible));
classMembers.set(fold('MAOI-B'), new Set(['selegiline', 'rasagiline', 'safinamide']));
classMembers.set(fold('REVERSIBLE MAOI-A, INCLUDING LINEZOLIDE AND METHYLENE BLUE'), new Set(['linezolid', 'methylene blue']));
const membersOf = (name) => classMembers.get(fold(name.replace(/^other /i, ''))) ?? new Set([ourName(name)]);

// ---- our tables ----
const drugs = new Set(table('drugs/drugs.tsv').map((row) => row.ingredient));
const subjects = new Map();  // ingredient → its subjects
for (const drug of drugs) subjects.set(drug, new Set([drug]));
for (const row of table('drugs/members.tsv')) subjects.get(row.ingredient).add('class:' + row.class);
const interactions = [...table('interactions/class_rows.tsv'), ...table('interactions/specific_rows.tsv')];
const grave = interactions.filter((row) => ['urgent', 'high'].includes(row.severity) && !row.third);
const rowFor = (x, y) => grave.find((row) =>
  (subjects.get(x).has(row.a) && subjects.get(y).has(row.b)) || (subjects.get(x).has(row.b) && subjects.get(y).has(row.a)));

// ---- compare ----
const exceptions = rows(join(kRoot, 'tests/knowledge/ansm_exceptions.tsv')).map((row) => ({...row, used: 0}));
const covers = (pattern, entry, drug) => pattern === '*' || fold(pattern) === fold(entry) || pattern === drug;
const excuse = (entry, x, y) => exceptions.find((row) =>
  (covers(row.a, entry.a, x) && covers(row.b, entry.b, y)) || (covers(row.a, entry.b, y) && covers(row.b, entry.a, x)));
const missing = new Map();
const seen = new Set();
let found = 0, excused = 0;
for (const entry of rows(join(kSources, 'ansm2016_en_class_level_interactions.tsv'))) {
  if (entry.severity !== 'contraindicated') continue;
  for (const x of membersOf(entry.a)) for (const y of membersOf(entry.b)) {
    if (x === y || !drugs.has(x) || !drugs.has(y)) continue;
    const pair = [x, y].sort().join(' + ');
    if (seen.has(pair)) continue;
    const row = rowFor(x, y);
    if (row) {
      seen.add(pair);
      found += 1;
      if (process.argv.includes('--all')) console.log(`found\t${pair}\t${row.id}`);
      continue;
    }
    const reason = excuse(entry, x, y);
    if (reason) { reason.used += 1; excused += 1; seen.add(pair); continue; }
    const name = `${entry.a} x ${entry.b}`;
    if (!missing.has(name)) missing.set(name, new Set());
    missing.get(name).add(pair);
  }
}
for (const [name, pairs] of missing) console.log(`missing\t${name}\t${[...pairs].join('; ')}`);
const idle = exceptions.filter((row) => row.used === 0);
for (const row of idle) console.log(`idle exception\t${row.a} x ${row.b}`);
const lost = [...missing.values()].reduce((sum, pairs) => sum + pairs.size, 0);
console.log(`${found} contraindicated pairs found at high or above, ${excused} excused with a reason, ${lost} missing`);
process.exitCode = lost || idle.length ? 1 : 0;
