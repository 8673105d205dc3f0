// Every row of fhir_authorization.tsv, asked as every kind of app, each time about a record of its own.
//   node fhir_authorization.mjs BATON
import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Baton, Checks, ask } from './fhir_server.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const lines = readFileSync(join(here, 'fhir_authorization.tsv'), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
const heads = lines[0].split('\t');
const rows = lines.slice(1).map((line) => Object.fromEntries(line.split('\t').map((cell, i) => [heads[i], cell])));
const actors = heads.slice(2);
const kAll = 'patient/*.cruds';

const observation = (patient, id) => ({ resourceType: 'Observation', id, status: 'final', code: { text: 'Weight' }, subject: { reference: `Patient/${patient}` }, valueString: 'x' });
const condition = (patient, id) => ({ resourceType: 'Condition', id, meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }] },
  code: { text: 'Secret' }, subject: { reference: `Patient/${patient}` } });

const baton = new Baton(process.argv[2]);
const records = [];
for (const actor of actors) {
  const person = baton.addPerson(`Ana ${actor}`, '1990-05-31');
  const own = baton.addApp(person, 'Own', kAll, '--private').token;
  let token = '';
  if (actor === 'wrong') token = 'x'.repeat(43);
  if (actor === 'stopped') {
    const app = baton.addApp(person, 'Stopped', kAll, '--private');
    baton.run('--person', person, 'app', 'stop', app.app);
    token = app.token;
  }
  if (actor === 'expired') {
    token = JSON.parse(execFileSync(baton.program, ['--now', '2026-11-10T12:00:00Z', '--json', '--person', person, 'app', 'add', 'Expired', '--scope', kAll, '--private', '--days', '1'],
      { env: baton.environment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })).token;
  }
  if (actor === 'other') token = baton.addApp(baton.addPerson('Ben Okafor', '1985-01-02'), 'Other', kAll, '--private').token;
  if (actor === 'goals') token = baton.addApp(person, 'Goals', 'patient/Goal.rs', '--private').token;
  if (actor === 'reads') token = baton.addApp(person, 'Reads', 'patient/*.rs', '--private').token;
  if (actor === 'writes') token = baton.addApp(person, 'Writes', 'patient/*.cud', '--private').token;
  if (actor === 'eyes') token = baton.addApp(person, 'Eyes', kAll).token;
  if (actor === 'own') token = own;
  records.push({ actor, person, own, token });
}

let fine = true;
try {
  const base = await baton.serve();
  const checks = new Checks();
  for (const { actor, person, own, token } of records) {
    await ask(base, own, 'PUT', 'Observation/plain', { body: observation(person, 'plain') });
    await ask(base, own, 'PUT', 'Condition/private', { body: condition(person, 'private') });
    await ask(base, own, 'PUT', 'Observation/gone', { body: observation(person, 'gone') });
    await ask(base, own, 'DELETE', 'Observation/gone');
    for (const row of rows) {
      const path = row.path.replace(':patient', person);
      const id = path.split('/')[1];
      let options = {};
      if (row.method === 'PATCH') options = { body: [{ op: 'add', path: '/note', value: [{ text: 'n' }] }], type: 'application/json-patch+json' };
      if (row.method === 'PUT' || (row.method === 'POST' && !path.endsWith('_search'))) {
        options = { body: path.startsWith('Condition') ? condition(person, id) : observation(person, row.method === 'PUT' && !path.includes('?') ? id : undefined) };
      }
      if (path.endsWith('_search')) options = { body: 'code:text=weight', type: 'application/x-www-form-urlencoded' };
      const answer = await ask(base, token, row.method, path, options);
      checks.is(answer.status, Number(row[actor]), `${actor}: ${row.method} ${row.path}`);
      if (answer.status >= 400) checks.is(answer.json?.resourceType, 'OperationOutcome', `${actor}: ${row.method} ${row.path}: outcome`);
      if (actor !== 'own' && actor !== 'reads' && actor !== 'writes') checks.ok(!answer.text.includes('Secret'), `${actor}: ${row.method} ${row.path}: tells what is private`);
    }
  }
  fine = checks.end('authorization', 2 * rows.length * actors.length);
} finally {
  await baton.stop();
}
process.exit(fine ? 0 : 1);
