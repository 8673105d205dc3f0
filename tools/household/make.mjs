// Writes the sample household to tests/household from the definitions in people/. Same input, same bytes.
// Usage: node tools/household/make.mjs [folder ["person person ..."]]
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '../../tests/household');
const people = (process.argv[3] ?? 'lithium clozapine first-ssri ptsd-part2 older-falls post-discharge').split(' ');

for (const person of people) {
  const { files } = await import(`./people/${person}.mjs`);
  mkdirSync(join(root, person), { recursive: true });
  for (const file of files()) {
    let content;
    if (file.xml) content = file.xml;
    else {
      file.export.check(`${person}/${file.name}`);
      content = file.bundle === 'ndjson'
        ? file.export.resources.map((r) => JSON.stringify(r)).join('\n') + '\n'
        : JSON.stringify(file.export.bundle(file.bundle, file), null, 2) + '\n';
    }
    writeFileSync(join(root, person, file.name), content);
    console.log(`${person}/${file.name}: ${file.export ? file.export.resources.length + ' resources' : content.length + ' bytes'}`);
  }
}
