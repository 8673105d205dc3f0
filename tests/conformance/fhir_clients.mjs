// The FHIR API by clients that nobody of this project wrote: fhir-kit-client and @medplum/core, and by plain requests for
// what neither lets through.   node fhir_clients.mjs BATON
import { Baton, Checks, ask } from './fhir_server.mjs';

globalThis.WebSocket ??= class {};
const kitModule = await import('fhir-kit-client');
const Client = kitModule.Client ?? kitModule.default;
const { MedplumClient } = await import('@medplum/core');

const baton = new Baton(process.argv[2]);
const person = baton.addPerson('Ana Ruiz', '1990-05-31');
const other = baton.addPerson('Ben Okafor', '1985-01-02');
const all = baton.addApp(person, 'Diary', 'patient/*.cruds', '--private');
const others = baton.addApp(other, 'Diary', 'patient/*.cruds', '--private');
const reading = baton.addApp(person, 'Reader', 'patient/Observation.rs');
const base = await baton.serve();
const token = all.token;

const observation = (patient, code, value, at, more = {}) => ({
  resourceType: 'Observation', status: 'final',
  category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'vital-signs' }] }],
  code: { coding: [{ system: 'http://loinc.org', code, display: `Test ${code}` }], text: `Test ${code}` },
  subject: { reference: `Patient/${patient}` }, effectiveDateTime: at,
  valueQuantity: { value, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' }, ...more,
});

async function kit() {
  const checks = new Checks();
  const client = new Client({ baseUrl: base, bearerToken: token });
  const statement = await client.capabilityStatement();
  checks.is(statement.fhirVersion, '4.0.1', 'fhirVersion');
  const patients = await client.search({ resourceType: 'Patient', searchParams: { name: 'ruiz' } });
  checks.is(patients.total, 1, 'one patient of that name');
  const patient = patients.entry[0].resource;
  checks.is(patient.birthDate, '1990-05-31', 'birth date');
  const made = [];
  for (const [i, day] of ['2026-01-05', '2026-02-05', '2026-03-05T10:00:00+02:00', '2026-03'].entries()) {
    const created = await client.create({ resourceType: 'Observation', body: observation(patient.id, i < 2 ? '29463-7' : '8302-2', 60.5 + i, day) });
    checks.ok(created.id && created.meta.versionId === '1', 'created with an id');
    made.push(created);
  }
  const read = await client.read({ resourceType: 'Observation', id: made[0].id });
  checks.is(read, made[0], 'read as created');
  const find = async (params) => (await client.search({ resourceType: 'Observation', searchParams: params })).total;
  checks.is(await find({ patient: patient.id }), 4, 'patient by id');
  checks.is(await find({ patient: `Patient/${patient.id}`, code: 'http://loinc.org|29463-7' }), 2, 'patient and code');
  checks.is(await find({ code: '8302-2,29463-7' }), 4, 'either code');
  checks.is(await find({ code: '|29463-7' }), 0, 'a code without a system');
  checks.is(await find({ code: 'http://loinc.org|' }), 4, 'any code of a system');
  checks.is(await find({ 'code:not': '29463-7' }), 2, ':not');
  checks.is(await find({ 'code:text': 'test 8302' }), 2, ':text');
  checks.is(await find({ date: '2026-03' }), 2, 'a month holds its day and itself');
  checks.is(await find({ date: 'ge2026-02-01' }), 3, 'from a day on');
  checks.is(await find({ date: 'lt2026-02-05' }), 1, 'before a day');
  checks.is(await find({ date: 'sa2026-02-05' }), 2, 'after the end of a day');
  checks.is(await find({ date: 'eb2026-03-01' }), 2, 'ended before a day');
  checks.is(await find({ date: ['ge2026-01-01', 'le2026-01-31'] }), 1, 'two bounds');
  checks.is(await find({ 'value-quantity': '60.5' }), 1, 'a value');
  checks.is(await find({ 'value-quantity': 'gt61|http://unitsofmeasure.org|kg' }), 3, 'more than a value');
  checks.is(await find({ 'value-quantity': '60.5||g' }), 0, 'another unit');
  checks.is(await find({ 'performer:missing': 'true' }), 4, ':missing');
  checks.is(await find({ 'subject:Patient.name': 'Ana' }), 4, 'a chain');
  checks.is(await find({ 'patient.birthdate': '1990' }), 4, 'a chain over the only type there is');
  checks.is(await find({ 'patient.name': 'Ben' }), 0, 'a chain that leads nowhere');
  checks.is((await client.search({ resourceType: 'Patient', searchParams: { '_has:Observation:patient:code': '8302-2' } })).total, 1, '_has');
  checks.is((await client.search({ resourceType: 'Patient', searchParams: { '_has:Observation:patient:code': 'none' } })).total, 0, '_has none');
  const posted = await client.search({ resourceType: 'Observation', searchParams: { code: '8302-2', _sort: '-value-quantity' }, options: { postSearch: true } });
  checks.is(posted.entry.map((entry) => entry.resource.valueQuantity.value), [63.5, 62.5], 'POST _search, sorted');
  const included = await client.search({ resourceType: 'Observation', searchParams: { _include: 'Observation:subject' } });
  checks.is(included.entry.filter((entry) => entry.search.mode === 'include').map((entry) => entry.resource.resourceType), ['Patient'], '_include');
  const back = await client.search({ resourceType: 'Patient', searchParams: { _revinclude: 'Observation:subject' } });
  checks.is(back.entry.filter((entry) => entry.search.mode === 'include').length, 4, '_revinclude');
  // Pages stay what they were while somebody writes.
  let page = await client.search({ resourceType: 'Observation', searchParams: { _count: 2, _sort: 'date' } });
  const seen = page.entry.map((entry) => entry.resource.id);
  const between = await client.create({ resourceType: 'Observation', body: observation(patient.id, '8867-4', 1, '2020-01-01') });
  page = await client.nextPage({ bundle: page });
  seen.push(...page.entry.map((entry) => entry.resource.id));
  checks.is([...seen].sort(), made.map((one) => one.id).sort(), 'no resource twice or missing over pages');
  checks.ok(!page.link.some((link) => link.relation === 'next'), 'the last page has no next');
  await client.delete({ resourceType: 'Observation', id: between.id });
  // Versions.
  const changed = await client.update({ resourceType: 'Observation', id: made[0].id, body: { ...made[0], valueQuantity: { ...made[0].valueQuantity, value: 61 } } });
  checks.is(changed.meta.versionId, '2', 'second version');
  const patched = await client.patch({ resourceType: 'Observation', id: made[0].id, jsonPatch: [{ op: 'replace', path: '/status', value: 'amended' }] });
  checks.is([patched.meta.versionId, patched.status], ['3', 'amended'], 'patched');
  const first = await client.vread({ resourceType: 'Observation', id: made[0].id, version: '1' });
  checks.is(first.valueQuantity.value, 60.5, 'first version');
  const history = await client.history({ resourceType: 'Observation', id: made[0].id });
  checks.is(history.entry.map((entry) => entry.request.method), ['PUT', 'PUT', 'POST'], 'history of one');
  const ofType = await client.history({ resourceType: 'Observation' });
  checks.is(ofType.total, 8, 'history of the type, with the deletion');
  const ofAll = await client.history({});
  checks.ok(ofAll.total >= 9, 'history of all');
  await client.delete({ resourceType: 'Observation', id: made[3].id });
  const gone = await ask(base, token, 'GET', `Observation/${made[3].id}`);
  checks.is(gone.status, 410, 'deleted');
  checks.is((await ask(base, token, 'DELETE', `Observation/${made[3].id}`)).status, 204, 'deleted again');
  const everything = await client.operation({ name: '$everything', resourceType: 'Patient', id: patient.id, method: 'GET' });
  checks.is(everything.entry.map((entry) => entry.resource.resourceType).sort(), ['Observation', 'Observation', 'Observation', 'Patient'], '$everything');
  // Together, or not at all.
  const transaction = await client.transaction({ body: { resourceType: 'Bundle', type: 'transaction', entry: [
    { fullUrl: 'urn:uuid:1b1b1b1b-0000-4000-8000-000000000001', resource: { resourceType: 'Practitioner', name: [{ family: 'Sol' }] }, request: { method: 'POST', url: 'Practitioner' } },
    { resource: { ...observation(patient.id, '8480-6', 120, '2026-04-01'), performer: [{ reference: 'urn:uuid:1b1b1b1b-0000-4000-8000-000000000001' }] }, request: { method: 'POST', url: 'Observation' } },
    { request: { method: 'GET', url: `Patient/${patient.id}` } },
  ] } });
  checks.is(transaction.entry.map((entry) => entry.response.status), ['201 Created', '201 Created', '200 OK'], 'transaction');
  checks.is(transaction.entry[1].resource.performer[0].reference, `Practitioner/${transaction.entry[0].resource.id}`, 'reference between entries');
  const before = await find({});
  const failing = await ask(base, token, 'POST', '', { body: { resourceType: 'Bundle', type: 'transaction', entry: [
    { resource: observation(patient.id, '8480-6', 121, '2026-04-02'), request: { method: 'POST', url: 'Observation' } },
    { resource: { resourceType: 'Observation', status: 'nonsense' }, request: { method: 'POST', url: 'Observation' } },
  ] } });
  checks.ok(failing.status >= 400 && failing.json.resourceType === 'OperationOutcome', 'a transaction with one bad entry');
  checks.is(await find({}), before, 'nothing of it was written');
  const batch = await client.batch({ body: { resourceType: 'Bundle', type: 'batch', entry: [
    { resource: observation(patient.id, '8480-6', 122, '2026-04-03'), request: { method: 'POST', url: 'Observation' } },
    { request: { method: 'GET', url: 'Observation/none' } },
    { request: { method: 'GET', url: 'Observation?code=8480-6' } },
  ] } });
  checks.is(batch.entry.map((entry) => entry.response.status), ['201 Created', '404', '200 OK'], 'batch');
  return checks.end('fhir-kit-client', 45);
}

async function medplum() {
  const checks = new Checks();
  const client = new MedplumClient({ baseUrl: base.replace('/fhir', '/'), fhirUrlPath: 'fhir', fetch, cacheTime: 0 });
  client.setAccessToken(token);
  const patient = await client.searchOne('Patient', 'name=Ruiz');
  checks.ok(patient, 'patient');
  const goal = await client.createResource({ resourceType: 'Goal', lifecycleStatus: 'active', description: { text: 'Sleep eight hours' }, subject: { reference: `Patient/${patient.id}` }, identifier: [{ system: 'urn:test', value: 'g1' }] });
  checks.is(goal.meta.versionId, '1', 'created');
  const again = await client.createResourceIfNoneExist(goal, 'identifier=urn:test|g1');
  checks.is(again.id, goal.id, 'If-None-Exist');
  const upserted = await client.upsertResource({ ...goal, id: undefined, lifecycleStatus: 'on-hold' }, 'identifier=urn:test|g1');
  checks.is([upserted.id, upserted.lifecycleStatus, upserted.meta.versionId], [goal.id, 'on-hold', '2'], 'conditional update');
  const patched = await client.patchResource('Goal', goal.id, [{ op: 'add', path: '/note', value: [{ text: 'Later' }] }]);
  checks.is(patched.note[0].text, 'Later', 'patched');
  const history = await client.readHistory('Goal', goal.id);
  checks.is(history.entry.length, 3, 'history');
  checks.is((await client.readVersion('Goal', goal.id, '1')).lifecycleStatus, 'active', 'version');
  const everything = await client.readPatientEverything(patient.id);
  checks.ok(everything.entry.length > 3, '$everything');
  const summary = await client.readPatientSummary(patient.id);
  checks.is([summary.type, summary.entry[0].resource.resourceType], ['document', 'Composition'], '$summary');
  const outcome = await client.validateResource(goal);
  checks.is(outcome.issue[0].severity, 'information', '$validate');
  const count = await client.search('Goal', '_summary=count');
  checks.is([count.total, count.entry], [1, undefined], '_summary=count');
  const part = await client.search('Goal', '_elements=description');
  checks.ok(part.entry[0].resource.meta.tag.some((tag) => tag.code === 'SUBSETTED') && !part.entry[0].resource.note, '_elements');
  const bundle = await client.executeBatch({ resourceType: 'Bundle', type: 'batch', entry: [{ request: { method: 'GET', url: `Goal/${goal.id}` } }] });
  checks.is(bundle.entry[0].resource.id, goal.id, 'batch');
  await client.deleteResource('Goal', goal.id);
  checks.is(await client.searchOne('Goal', 'identifier=urn:test|g1'), undefined, 'deleted');
  return checks.end('@medplum/core', 13);
}

async function plain() {
  const checks = new Checks();
  const send = (method, path, options) => ask(base, token, method, path, options);
  const patient = (await send('GET', 'Patient')).json.entry[0].resource;
  const isOutcome = (answer, status, what) => {
    checks.is(answer.status, status, what);
    checks.is(answer.json?.resourceType, 'OperationOutcome', `${what}: outcome`);
  };
  isOutcome(await ask(base, '', 'GET', 'Patient'), 401, 'no token');
  isOutcome(await ask(base, 'x'.repeat(43), 'GET', 'Patient'), 401, 'a wrong token');
  checks.is((await ask(base, '', 'GET', 'metadata')).status, 200, 'metadata is open');
  isOutcome(await send('GET', 'Patient', { headers: { accept: 'application/fhir+xml' } }), 406, 'XML');
  isOutcome(await send('GET', 'Patient?_format=xml'), 406, '_format=xml');
  checks.is((await send('GET', 'Patient?_format=json', { headers: { accept: 'text/html' } })).status, 200, '_format=json');
  isOutcome(await send('POST', 'Observation', { body: '<a/>', type: 'application/fhir+xml' }), 415, 'XML sent');
  isOutcome(await send('POST', 'Observation', { body: '{' }), 400, 'no JSON');
  isOutcome(await send('GET', 'Nothing/1'), 404, 'no type');
  isOutcome(await send('GET', 'Patient/none'), 404, 'no id');
  isOutcome(await send('DELETE', 'Observation'), 405, 'delete all');
  isOutcome(await send('PUT', 'Observation/a', { body: observation(patient.id, '1', 1, '2026') }), 400, 'PUT without id');
  const unknown = observation(patient.id, '1', 1, '2026', { surprise: 1 });
  const refused = await send('POST', 'Observation', { body: unknown });
  isOutcome(refused, 400, 'unknown element');
  checks.is(refused.json.issue[0].expression, ['Observation.surprise'], 'expression');
  isOutcome(await send('POST', 'Observation', { body: observation('somebody-else', '1', 1, '2026') }), 422, 'about somebody else');
  isOutcome(await send('POST', 'Patient', { body: { resourceType: 'Patient', name: [{ family: 'Wu', given: ['Li'] }], birthDate: '1950-01-01' } }), 422, 'another person');
  isOutcome(await send('DELETE', `Patient/${patient.id}`), 409, 'the person');
  const put = await send('PUT', 'Observation/mine', { body: { ...observation(patient.id, '1', 1, '2026'), id: 'mine' } });
  checks.is([put.status, put.headers.get('etag'), put.headers.get('location')], [201, 'W/"1"', `${base}/Observation/mine/_history/1`], 'update as create');
  checks.is((await send('GET', 'Observation/mine', { headers: { 'if-none-match': 'W/"1"' } })).status, 304, 'If-None-Match');
  const body = { ...observation(patient.id, '1', 2.50, '2026'), id: 'mine' };
  isOutcome(await send('PUT', 'Observation/mine', { body, headers: { 'if-match': 'W/"7"' } }), 412, 'stale If-Match');
  const digits = JSON.stringify(body).replace('"value":2.5', '"value":2.50');
  const fresh = await send('PUT', 'Observation/mine', { body: digits, headers: { 'if-match': 'W/"1"' } });
  checks.is([fresh.status, fresh.headers.get('etag')], [200, 'W/"2"'], 'If-Match');
  checks.ok((await send('GET', 'Observation/mine')).text.includes('"value":2.50'), 'digits are kept');
  const minimal = await send('PUT', 'Observation/mine', { body, headers: { prefer: 'return=minimal' } });
  checks.is([minimal.status, minimal.text], [200, ''], 'return=minimal');
  const outcome = await send('PUT', 'Observation/mine', { body, headers: { prefer: 'return=OperationOutcome' } });
  checks.is(outcome.json.resourceType, 'OperationOutcome', 'return=OperationOutcome');
  isOutcome(await send('PATCH', 'Observation/mine', { body: [{ op: 'test', path: '/status', value: 'x' }], type: 'application/json-patch+json' }), 422, 'a test that does not hold');
  isOutcome(await send('PATCH', 'Observation/mine', { body: [{ op: 'remove', path: '/none' }], type: 'application/json-patch+json' }), 400, 'a patch of nothing');
  isOutcome(await send('PATCH', 'Observation/mine', { body: [], type: 'application/json' }), 415, 'a patch as JSON');
  const lenient = await send('GET', 'Observation?surprise=1');
  checks.is([lenient.status, lenient.json.link[0].url.includes('surprise'), lenient.json.entry.some((e) => e.search.mode === 'outcome')], [200, false, true], 'unknown parameter');
  isOutcome(await send('GET', 'Observation?surprise=1', { headers: { prefer: 'handling=strict' } }), 400, 'unknown parameter, strictly');
  isOutcome(await send('GET', 'Observation?code:in=1'), 400, 'unknown modifier');
  isOutcome(await send('GET', 'Observation?date=2026-13'), 400, 'no date');
  isOutcome(await send('GET', 'Observation?_sort=surprise'), 400, 'sorted by nothing');
  isOutcome(await send('PUT', 'Observation?code=8480-6', { body: observation(patient.id, '1', 1, '2026') }), 412, 'several are met');
  isOutcome(await send('POST', 'Observation', { body: observation(patient.id, '1', 1, '2026'), headers: { 'if-none-exist': 'code=8480-6' } }), 412, 'several exist');
  isOutcome(await send('DELETE', 'Observation?surprise=1'), 412, 'deleting by what is not known');
  isOutcome(await send('GET', 'Observation/mine/_history/99'), 404, 'no such version');
  const head = await send('HEAD', 'Observation/mine');
  checks.is([head.status, head.text], [200, ''], 'HEAD');
  const options = await ask(base, '', 'OPTIONS', 'Observation', { headers: { origin: 'https://app.example', 'access-control-request-method': 'POST' } });
  checks.is([options.status, options.headers.get('access-control-allow-origin')], [204, '*'], 'CORS');
  // Scopes, and records of others.
  const narrow = (method, path, options) => ask(base, reading.token, method, path, options);
  checks.is((await narrow('GET', 'Observation/mine')).status, 200, 'within the scope');
  isOutcome(await narrow('GET', `Patient/${patient.id}`), 403, 'another type');
  isOutcome(await narrow('PUT', 'Observation/mine', { body }), 403, 'writing');
  isOutcome(await narrow('GET', `Patient/${patient.id}/$summary`), 403, 'a summary is of all types');
  const narrowAll = await narrow('GET', `Patient/${patient.id}/$everything`);
  checks.is([...new Set(narrowAll.json.entry.map((entry) => entry.resource.resourceType))], ['Observation'], '$everything within scopes');
  const noInclude = await narrow('GET', 'Observation?_include=Observation:subject');
  checks.ok(noInclude.json.entry.every((entry) => entry.resource.resourceType === 'Observation'), 'no include out of scope');
  checks.is((await narrow('GET', 'Observation?patient.name=Ana')).json.total, 0, 'no chain out of scope');
  isOutcome(await ask(base, others.token, 'GET', 'Observation/mine'), 404, 'the record of somebody else');
  isOutcome(await ask(base, others.token, 'GET', `Patient/${patient.id}/$everything`), 404, 'everything of somebody else');
  baton.run('--person', person, 'app', 'stop', reading.app);
  isOutcome(await narrow('GET', 'Observation/mine'), 401, 'stopped');
  const seenBy = baton.run('--json', '--person', person, 'access-log');
  checks.ok(seenBy.includes('Reader') && seenBy.includes('fhir/Observation'), 'the access log tells of the app');
  checks.ok(!baton.log.includes('Observation/mine') && !baton.log.includes('8480-6'), 'no ids and codes in the log');
  return checks.end('plain requests', 82);
}

let fine = true;
try {
  for (const part of [kit, medplum, plain]) fine = (await part()) && fine;
} finally {
  await baton.stop();
}
process.exit(fine ? 0 : 1);
