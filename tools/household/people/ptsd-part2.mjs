// Darnell Okonkwo-Reyes, 46: post-traumatic stress disorder, and opioid use disorder treated in a program that 42 CFR Part 2
// covers. Two sources: Cedar Valley Health (a transaction Bundle with urn:uuid references) and the program itself, whose
// every resource carries the labels of a restricted record.
import { Export, ALCOHOL, PART2, PART2_ALCOHOL, PSYCHOTHERAPY_NOTE } from '../builders.mjs';

const home = { line: '1200 Pretend Road', city: 'Mapleton Falls', state: 'NM', zip: '87999' };
const contacts = [{ given: 'Lucía', family: 'Reyes', relation: 'Sister', phone: '555-0163' }];

function cedar() {
  const x = new Export({ base: 'https://cedarvalley.example.org/fhir/r4', summer: '-06:00', winter: '-07:00' });
  const clinic = x.organization('cedar-valley', { name: 'Cedar Valley Health', phone: '555-0160', fax: '555-0161', email: 'records@cedarvalley.example.org', address: { line: '8 Madeup Mesa', city: 'Mapleton Falls', state: 'NM', zip: '87999' }, npiNumber: 401 });
  x.labels = PART2;
  const program = x.organization('stillwater', { name: 'Stillwater Recovery Program', phone: '555-0165', npiNumber: 402 });
  x.labels = undefined;
  const payer = x.organization('payer', { name: 'High Desert Example Health', kind: 'ins', phone: '555-0197' });
  const psychiatrist = x.clinician('psychiatrist', { given: 'Yael', family: 'Brandt', suffix: 'MD', n: 411, org: clinic, specialty: 'psychiatry', phone: '555-0166', gender: 'female' });
  const therapist = x.clinician('therapist', { given: 'Tomás', family: 'Aguilar', suffix: 'PhD', n: 412, org: clinic, specialty: 'psychologist', phone: '555-0167', gender: 'male' });
  const pcp = x.clinician('pcp', { given: 'Winifred', family: 'Osei', suffix: 'MD', n: 413, org: clinic, specialty: 'family', phone: '555-0168', gender: 'female' });
  x.patient('darnell', {
    mrnSystem: 'https://cedarvalley.example.org/mrn', mrn: 'CV-558201', given: 'Darnell', family: 'Okonkwo-Reyes', gender: 'male', birthDate: '1980-02-17',
    phone: '555-0162', email: 'darnell.or@example.org', address: home, languages: [['en', 'English'], ['es', 'Spanish']], marital: 'D', contacts, general: pcp, updated: '2024-11-06',
  });
  const sister = x.related('sister', { given: 'Lucía', family: 'Reyes', relation: 'SIS', phone: '555-0163', since: '2024-11-06' });
  x.coverage('coverage', { payer, plan: 'High Desert Choice', member: 'HD-88120-46', group: 'GRP-7', start: '2024-07-01' });
  x.careTeam('care-team', { name: 'Care team at Cedar Valley', since: '2024-11-06', members: [
    { who: psychiatrist, role: 'Psychiatrist', onBehalfOf: clinic }, { who: therapist, role: 'Therapist', onBehalfOf: clinic }, { who: pcp, role: 'Primary care', code: ['446050000', 'Primary care provider'], onBehalfOf: clinic },
    { who: sister, role: 'Caregiver', code: ['133932002', 'Caregiver'] } ] });

  const ptsd = x.condition('ptsd', { problem: 'ptsd', onset: '2010', recorded: '2024-11-06', recorder: psychiatrist });
  const insomnia = x.condition('insomnia', { problem: 'insomnia', words: 'Trouble sleeping with nightmares', onset: '2012', recorded: '2024-11-06', recorder: psychiatrist });
  const back = x.condition('back-pain', { problem: 'backPain', onset: '2011', recorded: '2024-11-06', recorder: pcp });
  const opioid = x.condition('opioid', { problem: 'opioid', words: 'Opioid use disorder, in treatment', onset: '2019', recorded: '2025-03-12', recorder: psychiatrist, security: PART2, note: 'From the Stillwater program, under the release of 03/10/2025.' });
  x.allergy('sulfa', { substance: 'sulfamethoxazole', words: 'Sulfa antibiotics (sulfamethoxazole)', criticality: 'low', reaction: 'rash', severity: 'moderate', onset: '2004', recorded: '2024-11-06', recorder: pcp });

  // medicines
  const clonazepam = x.order('clonazepam', { drug: 'clonazepam05', words: 'clonazepam 0.5 mg tablet', authored: '2024-11-06', by: psychiatrist, status: 'stopped', why: 'Tapered over twelve weeks, before trauma therapy', reason: ptsd, sig: '1 tablet two times a day as needed for panic', dose: [0.5, 'mg'], per: [2, 'd'], prn: true, start: '2018-05-01', end: '2025-06-18', days: 30, quantity: 60, unit: 'tablet', refills: 0, updated: '2025-06-18' });
  const p1 = x.order('prazosin-1', { drug: 'prazosin1', words: 'prazosin 1 mg capsule', authored: '2025-07-09', by: psychiatrist, status: 'completed', reason: insomnia, sig: '1 capsule at bedtime for one week, then 2 capsules', dose: [1, 'mg'], when: 'HS', start: '2025-07-09', end: '2025-08-06', days: 28, quantity: 49, unit: 'capsule', updated: '2025-08-06' });
  const p2 = x.order('prazosin-2', { drug: 'prazosin2', words: 'prazosin 2 mg capsule', authored: '2025-08-06', by: psychiatrist, reason: insomnia, prior: { reference: p1.reference }, sig: '2 capsules (4 mg) at bedtime', dose: [4, 'mg'], when: 'HS', start: '2025-08-06', days: 90, quantity: 180, unit: 'capsule', refills: 3, note: 'Sit on the edge of the bed before standing up.' });
  const sertraline = x.order('sertraline', { drug: 'sertraline100', words: 'sertraline 100 mg tablet', authored: '2025-01-15', by: psychiatrist, reason: ptsd, sig: '1 tablet and a half (150 mg) each morning', dose: [150, 'mg'], when: 'MORN', start: '2025-01-15', days: 90, quantity: 135, unit: 'tablet', refills: 3 });
  const bup = x.takes('buprenorphine', { drug: 'bupNal8', words: 'buprenorphine/naloxone 8 mg/2 mg film', start: '2025-02-24', asserted: '2025-03-12', category: 'outpatient', sig: '1 film under the tongue once a day', dose: [1, 'film'], route: 'sublingual', source: program, note: 'As disclosed by the program on 03/12/2025. Federal rules prohibit further disclosure without written consent.', security: PART2 });
  const acetaminophen = x.takes('acetaminophen', { drug: 'acetaminophen325', words: 'acetaminophen 325 mg tablet', start: '2024-11-06', asserted: '2026-09-02', sig: '2 tablets as needed for back pain, up to three times a day', dose: [2, 'tablet'], per: [3, 'd'], prn: true });
  const gabapentin = x.order('gabapentin', { drug: 'gabapentin300', authored: '2026-09-02', by: pcp, reason: back, sig: '1 capsule three times a day', dose: [300, 'mg'], per: [3, 'd'], start: '2026-09-02', days: 30, quantity: 90, unit: 'capsule', refills: 2 });
  x.order('lorazepam-er', { drug: 'lorazepam05', words: 'lorazepam 0.5 mg tablet', authored: '2026-10-18', by: pcp, status: 'active', reasonText: 'Panic attack, emergency visit', sig: '1 tablet as needed for panic, up to two times a day, 3 days', dose: [0.5, 'mg'], per: [2, 'd'], prn: true, start: '2026-10-18', days: 3, quantity: 6, unit: 'tablet', refills: 0, note: 'Written in the emergency department.' });
  x.medicationList('medication-list', { title: 'Medication list at Cedar Valley', date: '2026-09-02', source: pcp, items: [sertraline, p2, gabapentin, acetaminophen], note: 'Confirmed with Darnell at the visit.' });

  // visits
  const visit = (date, time, kind, who, reason, extra = {}) => x.encounter(`visit-${date}`, { date, time, kind, who, org: clinic, reason, ...extra });
  for (const [d, r] of [['2024-11-06', 'First visit'], ['2025-01-15', 'Start of sertraline'], ['2025-03-26', 'Taper of clonazepam'], ['2025-06-18', 'End of taper'], ['2025-07-09', 'Nightmares'], ['2025-08-06', 'Prazosin, higher dose'], ['2025-11-05', 'Follow-up'], ['2026-03-04', 'Follow-up'], ['2026-07-08', 'Follow-up'], ['2026-10-28', 'After the emergency visit']]) visit(d, '09:30', 'Psychiatry visit', psychiatrist, r);
  for (const d of ['2025-05-14', '2026-02-11', '2026-09-02']) visit(d, '14:20', 'Primary care visit', pcp, d === '2026-09-02' ? 'Back pain' : 'Yearly check and labs');
  for (const d of ['2026-08-19', '2026-08-26', '2026-09-09', '2026-09-16', '2026-09-23', '2026-10-07', '2026-10-14', '2026-11-04']) visit(d, '15:00', 'Prolonged exposure therapy', therapist, 'Trauma therapy', { minutes: 90 });
  x.encounter('er-2026-10-18', { date: '2026-10-18', time: '21:10', minutes: 150, cls: 'EMER', kind: 'Emergency visit', who: pcp, org: clinic, reason: 'Panic attack after a hard week of trauma therapy' });

  // scores and measurements
  for (const [d, n] of [['2025-01-15', 54], ['2025-07-09', 49], ['2026-03-04', 44], ['2026-08-19', 46], ['2026-10-14', 52], ['2026-11-04', 41]]) x.namedScore('PCL-5', d, n, { by: therapist });
  for (const [d, n] of [['2024-11-06', 16], ['2025-07-09', 12], ['2026-03-04', 9], ['2026-10-28', 13]]) x.score('phq9', d, n, { by: psychiatrist });
  x.score('phq9item9', '2026-10-28', 0, { by: psychiatrist });
  x.score('gad7', '2026-10-28', 14, { by: psychiatrist });
  x.score('auditc', '2025-05-14', 2, { by: pcp, security: ALCOHOL });
  for (const [d, h] of [['2025-07-09', 4.5], ['2025-11-05', 5.8], ['2026-07-08', 6.4], ['2026-10-28', 4.8]]) x.sleep(d, h);
  x.observation('nightmares-2026-07-08', 'survey', { text: 'Nightmares in a week' }, '2026-07-08', { valueQuantity: { value: 2, unit: 'nights a week' } }, { by: psychiatrist });
  x.observation('nightmares-2026-10-28', 'survey', { text: 'Nightmares in a week' }, '2026-10-28', { valueQuantity: { value: 5, unit: 'nights a week' } }, { by: psychiatrist });
  for (const [d, s, di] of [['2025-05-14', 128, 82], ['2025-07-09', 126, 80], ['2026-02-11', 112, 70]]) x.bp(d, s, di, { by: pcp });
  x.bp('2026-09-02', 116, 74, { by: pcp, note: 'Sitting.' });
  x.bp('2026-09-02', 94, 60, { by: pcp, suffix: '-standing', time: '09:14', note: 'Standing, after one minute. Lightheaded.' });
  for (const [d, kg] of [['2024-11-06', 86.0], ['2026-02-11', 88.5]]) x.vital('weight', d, kg, { by: pcp });
  for (const [d, v] of [['2025-05-14', 34], ['2026-02-11', 31]]) x.lab('alt', d, v, { by: clinic, high: 44 });
  x.lab('a1c', '2026-02-11', 5.5, { by: clinic, high: 5.6 });
  x.smoking('2025-05-14', 'former', { by: pcp });

  // goals, plans, consents
  const nights = x.goal('goal-nightmares', { words: 'Nightmares on no more than one night a week', start: '2025-07-09', addresses: [ptsd], targets: [{ words: 'Nightmares in a week', value: 1, unit: 'nights a week', due: '2026-12-31' }], achievement: 'worsening', statusDate: '2026-10-28', note: ['07/2025: 6 nights.', '07/2026: 2 nights.', '10/28/2026: 5 nights since the trauma work began.'] });
  const store = x.goal('goal-store', { words: 'Go to the grocery store alone on a Saturday', start: '2026-08-19', addresses: [ptsd], targets: [{ words: 'Trips in a month', value: 2, unit: 'trips a month', due: '2027-01-31' }] });
  x.carePlan('plan', { title: 'Trauma therapy plan', words: 'Ten to twelve sessions of prolonged exposure. A few harder weeks are expected; call Dr. Aguilar first.', start: '2026-08-19', author: therapist, goals: [nights, store], addresses: [ptsd], activities: [{ words: 'One session a week', who: therapist }, { words: 'Blood pressure sitting and standing at each visit', who: psychiatrist }] });
  x.procedure('pe', { words: 'Prolonged exposure therapy', start: '2026-08-19', status: 'in-progress', by: therapist, reason: ptsd, category: 'Psychotherapy', updated: '2026-08-19' });
  x.consent('consent-sister', { words: 'Release to sister: appointments and crisis plan only', date: '2024-11-06', start: '2024-11-06', end: '2027-11-06', org: clinic, who: [sister], scopeText: 'Appointments and crisis plan', policyText: 'Clinic release form. Substance use records are not part of it.' });
  x.flag('flag-together', { words: 'No sedating medicine without a call to Dr. Brandt', category: 'drug', start: '2025-06-18', by: psychiatrist });
  x.issue('issue-benzo', { words: 'Benzodiazepine with an opioid medicine', severity: 'high', date: '2025-03-12', implicated: [clonazepam, bup], by: psychiatrist, detail: 'Both slow breathing.', mitigation: 'Clonazepam tapered, ended 06/18/2025', security: PART2 });

  // notes
  x.note('note-2026-10-28', { title: 'Psychiatry note, Dr. Brandt, 10/28/2026', date: '2026-10-28', by: psychiatrist, org: clinic, body: `
Darnell was in the emergency department on 10/18 with a panic attack and left with six lorazepam tablets. He took two.
The list there did not show his buprenorphine.
Nightmares are back at five nights a week since trauma therapy reached the main memory. PHQ-9 13. No thoughts of ending his life.
Standing blood pressure was low in September on prazosin 4 mg; now also gabapentin from primary care. Lightheaded in the mornings.
Plan: no lorazepam. Prazosin stays at 4 mg. I will call Dr. Aguilar about the pace, and Dr. Osei about gabapentin.` });
  x.note('note-2026-09-02', { title: 'Primary care note, Dr. Osei, 09/02/2026', date: '2026-09-02', by: pcp, org: clinic, body: `
Back pain for years, worse since moving boxes. Gabapentin 300 mg three times a day.
Lightheaded on standing, 116/74 sitting, 94/60 standing. Drink more water. Check again in six weeks.` });
  x.note('process-2026-10-14', { kind: undefined, words: 'Psychotherapy note', title: 'Psychotherapy note, kept apart from the record', date: '2026-10-14', by: therapist, org: clinic, security: PSYCHOTHERAPY_NOTE, body: `
My own notes on today's hour. Content of the memory, my thoughts on it, what to return to next time.
Not part of the record that is shared for treatment, payment or operations.` });
  x.note('process-2026-11-04', { kind: undefined, words: 'Psychotherapy note', title: 'Psychotherapy note, kept apart from the record', date: '2026-11-04', by: therapist, org: clinic, security: PSYCHOTHERAPY_NOTE, body: `
My own notes on today's hour. He stayed with the memory to its end for the first time.` });
  x.note('program-letter', { kind: 'consultNote', words: 'Letter from the Stillwater program', title: 'Letter from the Stillwater program, 03/12/2025', date: '2025-03-12', by: psychiatrist, org: program, security: PART2, body: `
With his written consent we inform you that Mr. Okonkwo-Reyes is in treatment with us since 02/24/2025
and takes buprenorphine/naloxone 8 mg/2 mg, one film a day. He also reports clonazepam from your clinic.
42 CFR part 2 prohibits unauthorized use or disclosure of these records.` });
  x.immunization('flu-2025', { cvx: ['140', 'Influenza, seasonal, injectable, preservative free'], words: 'Flu shot', date: '2025-11-05', org: clinic });
  x.immunization('hepb', { cvx: ['43', 'Hep B, adult'], words: 'Hepatitis B vaccine', date: '2025-05-14', org: clinic });
  x.appointment('appt-psychiatry', { words: 'Psychiatry visit', date: '2026-11-25', time: '09:30', who: psychiatrist, created: x.at('2026-10-28') });
  x.appointment('appt-therapy', { words: 'Trauma therapy', date: '2026-11-18', time: '15:00', minutes: 90, who: therapist, created: x.at('2026-11-04') });
  return x;
}

// The program's own record: who is treated there is itself protected, so every resource is labeled, people too.
function stillwater() {
  const x = new Export({ base: 'https://records.stillwater.example.org/r4', summer: '-06:00', winter: '-07:00' });
  x.labels = PART2;
  const program = x.organization('stillwater', { name: 'Stillwater Recovery Program', kindText: 'Opioid treatment program', phone: '555-0165', fax: '555-0169', address: { line: '33 Supposed Street', city: 'Mapleton Falls', state: 'NM', zip: '87998' }, npiNumber: 402 });
  const cedarOrg = x.organization('cedar-valley', { name: 'Cedar Valley Health', phone: '555-0160', fax: '555-0161', npiNumber: 401 });
  const doctor = x.clinician('physician', { given: 'Marguerite', family: 'Dufort', suffix: 'MD', n: 421, org: program, specialty: 'addiction', phone: '555-0170', gender: 'female' });
  const counselor = x.clinician('counselor', { given: 'Isaiah', family: 'Pell', suffix: 'LADAC', n: 422, org: program, specialty: 'counselor', phone: '555-0171', gender: 'male' });
  const brandt = x.clinician('cedar-psychiatrist', { given: 'Yael', family: 'Brandt', suffix: 'MD', n: 411, org: cedarOrg, specialty: 'psychiatry', phone: '555-0166' });
  const osei = x.clinician('cedar-pcp', { given: 'Winifred', family: 'Osei', suffix: 'MD', n: 413, org: cedarOrg, specialty: 'family', phone: '555-0168' });
  x.patient('client-2217', { mrnSystem: 'https://records.stillwater.example.org/client', mrn: 'SW-2217', given: 'Darnell', family: 'Okonkwo-Reyes', gender: 'male', birthDate: '1980-02-17', phone: '555-0162', address: home, contacts, general: doctor, updated: '2025-02-24' });
  const sister = x.related('sister', { given: 'Lucía', family: 'Reyes', relation: 'SIS', phone: '555-0163', since: '2025-02-24' });
  x.careTeam('care-team', { name: 'Treatment team at Stillwater', since: '2025-02-24', members: [{ who: doctor, role: 'Addiction medicine physician', onBehalfOf: program }, { who: counselor, role: 'Counselor', onBehalfOf: program }] });
  const opioid = x.condition('opioid', { problem: 'opioid', words: 'Opioid use disorder, severe, on maintenance therapy', onset: '2019', recorded: '2025-02-24', recorder: doctor });
  x.condition('ptsd', { problem: 'ptsd', words: 'PTSD (reported)', onset: '2010', recorded: '2025-02-24', recorder: doctor, verification: 'unconfirmed' });
  const b1 = x.order('bupnal-first', { drug: 'bupNal8', words: 'buprenorphine/naloxone 8 mg/2 mg film', authored: '2025-02-24', by: doctor, status: 'completed', reason: opioid, sig: '1 film under the tongue once a day', dose: [1, 'film'], route: 'sublingual', start: '2025-02-24', end: '2025-04-21', days: 28, quantity: 28, unit: 'film', updated: '2025-04-21' });
  const b2 = x.order('bupnal', { drug: 'bupNal8', words: 'buprenorphine/naloxone 8 mg/2 mg film', authored: '2025-04-21', by: doctor, reason: opioid, prior: { reference: b1.reference }, sig: '2 films (16 mg/4 mg) under the tongue once a day', dose: [2, 'film'], route: 'sublingual', start: '2025-04-21', days: 28, quantity: 56, unit: 'film', refills: 0, note: 'Raised for craving in the evenings.' });
  const spray = x.order('naloxone', { drug: 'naloxoneSpray', authored: '2025-02-24', by: doctor, reason: opioid, sig: '1 spray in one nostril for an overdose, then call 911; second spray after 3 minutes', dose: [1, 'spray'], route: 'nasal', prn: true, per: [0, 'd'], start: '2025-02-24', quantity: 2, unit: 'spray', days: 730, note: 'Kept by his bed; his sister knows how to use it.' });
  const reported = x.takes('clonazepam-reported', { drug: 'clonazepam05', words: 'clonazepam 0.5 mg tablet', start: '2018', asserted: '2025-02-24', sig: '1 tablet two times a day as needed', dose: [0.5, 'mg'], per: [2, 'd'], prn: true, note: 'From another clinic. Asked for their plan on 02/24/2025.' });
  x.medicationList('medication-list', { title: 'Medication list at Stillwater', date: '2026-10-05', source: doctor, items: [b2, spray, reported] });
  for (const d of ['2026-06-15', '2026-07-13', '2026-08-10', '2026-09-07', '2026-10-05', '2026-11-02']) x.fill(`fill-${d}`, { drug: 'bupNal8', words: 'buprenorphine/naloxone 8 mg/2 mg film', order: b2, date: d, days: 28, quantity: 56, unit: 'film' });
  for (const d of ['2025-02-24', '2025-04-21', '2025-07-14', '2025-10-06', '2026-01-12', '2026-04-13', '2026-07-13', '2026-10-05']) x.encounter(`visit-${d}`, { date: d, time: '08:15', kind: 'Program visit', who: doctor, org: program, reasonRef: opioid });
  for (const d of ['2026-05-11', '2026-06-15', '2026-08-10', '2026-09-07', '2026-11-02']) x.encounter(`counseling-${d}`, { date: d, time: '09:00', minutes: 50, kind: 'Counseling', who: counselor, org: program, reasonRef: opioid });
  for (const [d, v] of [['2025-04-21', 'Buprenorphine present; benzodiazepine present, as prescribed'], ['2025-07-14', 'Buprenorphine present; nothing else'], ['2026-01-12', 'Buprenorphine present; nothing else'], ['2026-07-13', 'Buprenorphine present; nothing else'], ['2026-11-02', 'Buprenorphine present; benzodiazepine present']]) x.observation(`urine-${d}`, 'laboratory', { text: 'Urine drug test' }, d, { valueString: v }, { by: program, note: d === '2026-11-02' ? 'He says: lorazepam from an emergency visit on 10/18, two tablets.' : undefined });
  x.observation('craving-2026-10-05', 'survey', { text: 'Craving, 0 to 10' }, '2026-10-05', { valueQuantity: { value: 2, unit: 'of 10' } }, { by: counselor });
  x.score('auditc', '2025-02-24', 4, { by: doctor, security: PART2_ALCOHOL });
  x.score('auditc', '2026-04-13', 1, { by: doctor, security: PART2_ALCOHOL });
  const goal = x.goal('goal-recovery', { words: 'No use of opioids other than the prescribed medicine for 24 months', start: '2025-02-24', targets: [{ words: 'Months', value: 24, unit: 'months', due: '2027-02-24' }], achievement: 'improving', addresses: [opioid], note: '20 months on 10/24/2026.' });
  x.carePlan('plan', { title: 'Recovery plan', start: '2025-02-24', author: doctor, goals: [goal], addresses: [opioid], categoryText: 'Substance use treatment plan', activities: [{ words: 'Pick up every four weeks', who: doctor }, { words: 'Counseling once a month', who: counselor }] });
  x.consent('consent-part2', { words: 'Consent for the release of substance use records', date: '2025-03-10', start: '2025-03-10', end: '2027-01-31', org: program, who: [brandt, osei], denyWho: [sister], part2: true, scopeText: 'Medicines, diagnosis, visits', policyText: '42 CFR part 2. May be withdrawn at any time.' });
  x.note('note-2026-11-02', { title: 'Counseling summary, Isaiah Pell, 11/02/2026', date: '2026-11-02', by: counselor, org: program, body: `
Darnell told us himself about the emergency visit and the two lorazepam tablets.
He would like the emergency department to know what he takes, but not his sister. Consent for that offered; he will think about it.
Our list still shows clonazepam from Cedar Valley; he says it ended in June 2025. To be asked in writing.` });
  return x;
}

export const files = () => [
  { name: 'cedar-valley-portal.json', export: cedar(), bundle: 'transaction', id: 'cedar-valley-2026-11-08', timestamp: '2026-11-08T12:00:00-07:00' },
  { name: 'stillwater-program.json', export: stillwater(), bundle: 'collection', id: 'stillwater-2026-11-09', timestamp: '2026-11-09T09:31:10-07:00' },
];
