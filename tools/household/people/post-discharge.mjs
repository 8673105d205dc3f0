// Zoë Achterberg, 38: home since 11/09/2026 after twelve days on a psychiatric ward. Her clinic's export (a collection) was
// made three days later and still shows the old medicines; the hospital's discharge summary (C-CDA) tells the new ones.
import { Export } from '../builders.mjs';
import { writeCcda } from '../ccda.mjs';

const home = { line: '5 Conjecture Close', city: 'Hypothetica', state: 'OR', zip: '97999' };
const elmAddress = { line: '300 Elm Parable Street', city: 'Hypothetica', state: 'OR', zip: '97998' };
const fernhillAddress = { line: '12 Fernhill Fiction Way', city: 'Hypothetica', state: 'OR', zip: '97999' };

const crisisPlan = `
CRISIS PLAN of Zoë Achterberg, made with Dr. Marisela Quist on 09/16/2026

Early signs: two nights without sleep, talking fast, giving things away, or staying in bed past noon for three days.
What helps me: a walk with Idris, the quiet room, music, ice water, calling Femke.
What does not help: being told to calm down, many people at once.
Who to call, in this order:
1. Idris Bello, partner, 555-0188
2. Femke Achterberg, sister, 555-0189
3. Fernhill crisis line, day and night, 555-0183
4. 988 (call or text), or 911 when life is in danger
Hospital I would choose: Elm Street Hospital. Please bring this plan and my medicine list; both are in the kitchen drawer.
Idris keeps the medicine box locked in hard weeks. There are no weapons at home.`;

function fernhill() {
  const x = new Export({ base: 'https://my.fernhill.example.org/fhir/R4', summer: '-07:00', winter: '-08:00' });
  const clinic = x.organization('fernhill', { name: 'Fernhill Clinic', phone: '555-0184', fax: '555-0185', email: 'records@fernhill.example.org', address: fernhillAddress, npiNumber: 601 });
  const hospital = x.organization('elm-street', { name: 'Elm Street Hospital', phone: '555-0190', fax: '555-0191', address: elmAddress, npiNumber: 602 });
  const payer = x.organization('payer', { name: 'Cascade Example Insurance', kind: 'ins', phone: '555-0195' });
  const pharmacy = x.organization('pharmacy', { name: 'Hypothetica Pharmacy', phone: '555-0194', npiNumber: 603 });
  const psychiatrist = x.clinician('psychiatrist', { given: 'Marisela', family: 'Quist', suffix: 'MD', n: 611, org: clinic, specialty: 'psychiatry', phone: '555-0186', gender: 'female', hours: 'Crisis line day and night: 555-0183' });
  const therapist = x.clinician('therapist', { given: 'Bartholomew', family: 'Nwosu', suffix: 'LCSW', n: 612, org: clinic, specialty: 'socialWorker', phone: '555-0187', gender: 'male' });
  const pcp = x.clinician('pcp', { given: 'Saoirse', family: 'Dalmatova', suffix: 'MD', n: 613, org: clinic, specialty: 'family', phone: '555-0184', gender: 'female' });
  const person = x.patient('zoe', {
    mrnSystem: 'https://my.fernhill.example.org/mrn', mrn: 'FH-203311', given: 'Zoë Marguerite', family: 'Achterberg', gender: 'female', birthDate: '1988-08-02',
    phone: '555-0192', email: 'zoe.achterberg@example.org', address: home, marital: 'T', general: pcp, updated: '2024-11-18',
    contacts: [{ given: 'Idris', family: 'Bello', relation: 'Partner', phone: '555-0188' }, { given: 'Femke', family: 'Achterberg', relation: 'Sister', phone: '555-0189' }],
  });
  const partner = x.related('partner', { given: 'Idris', family: 'Bello', relation: 'DOMPART', phone: '555-0188', email: 'idris.bello@example.org', since: '2024-11-18' });
  const sister = x.related('sister', { given: 'Femke', family: 'Achterberg', relation: 'SIS', phone: '555-0189', since: '2024-11-18' });
  x.coverage('coverage', { payer, plan: 'Cascade Bronze', member: 'CEI-77-3810', group: 'GRP-18', start: '2025-01-01' });
  const team = x.careTeam('care-team', { name: 'Care team of Zoë Achterberg', since: '2024-11-18', members: [
    { who: psychiatrist, role: 'Psychiatrist', onBehalfOf: clinic }, { who: therapist, role: 'Therapist', onBehalfOf: clinic }, { who: pcp, role: 'Primary care', code: ['446050000', 'Primary care provider'], onBehalfOf: clinic },
    { who: partner, role: 'Caregiver', code: ['407543004', 'Primary caregiver'] }, { who: sister, role: 'Second contact in a crisis' } ] });

  const mdd = x.condition('depression', { problem: 'mdd', words: 'Major depressive disorder, recurrent, moderate', onset: '2016', recorded: '2024-11-18', recorder: psychiatrist });
  const thyroid = x.condition('hypothyroidism', { problem: 'hypothyroidism', onset: '2019-05', recorded: '2024-11-18', recorder: pcp });
  const migraine = x.condition('migraine', { problem: 'migraine', onset: '2005', recorded: '2024-11-18', recorder: pcp });
  const insomnia = x.condition('insomnia', { problem: 'insomnia', onset: '2025-09', recorded: '2025-09-17', recorder: psychiatrist });
  x.allergy('sulfa', { substance: 'sulfamethoxazole', words: 'Sulfamethoxazole', criticality: 'low', reaction: 'hives', severity: 'mild', onset: '2009', recorded: '2024-11-18', recorder: pcp });

  // medicines: two earlier trials, then venlafaxine; nothing yet of what the hospital changed
  x.order('escitalopram', { drug: 'escitalopram10', words: 'escitalopram 20 mg', authored: '2016-10-03', by: psychiatrist, status: 'stopped', reported: true, why: 'No change after ten weeks at 20 mg', reason: mdd, sig: '20 mg a day', dose: [20, 'mg'], start: '2016-10-03', end: '2016-12-20', updated: '2024-11-18' });
  x.order('bupropion', { drug: 'bupropion150', words: 'bupropion XL 300 mg', authored: '2022-02-07', by: psychiatrist, status: 'stopped', reported: true, why: 'Helped a little; stopped for shaking and poor sleep', reason: mdd, sig: '300 mg each morning', dose: [300, 'mg'], start: '2022-02-07', end: '2022-06-30', updated: '2024-11-18' });
  const v75 = x.order('venlafaxine-75', { drug: 'venlafaxine75', words: 'venlafaxine XR 75 mg capsule', authored: '2026-06-17', by: psychiatrist, status: 'completed', reason: mdd, sig: '1 capsule each morning with food', dose: [75, 'mg'], start: '2026-06-17', end: '2026-08-19', days: 30, quantity: 30, unit: 'capsule', updated: '2026-08-19' });
  const venlafaxine = x.order('venlafaxine-150', { drug: 'venlafaxine150', words: 'venlafaxine XR 150 mg capsule', authored: '2026-08-19', by: psychiatrist, reason: mdd, prior: { reference: v75.reference }, sig: '1 capsule each morning with food', dose: [150, 'mg'], when: 'MORN', start: '2026-08-19', days: 30, quantity: 30, unit: 'capsule', refills: 5 });
  const trazodone = x.order('trazodone', { drug: 'trazodone50', authored: '2025-09-17', by: psychiatrist, reason: insomnia, sig: '1 tablet at bedtime as needed for sleep', dose: [50, 'mg'], when: 'HS', prn: true, start: '2025-09-17', days: 30, quantity: 30, unit: 'tablet', refills: 5 });
  const levothyroxine = x.order('levothyroxine', { drug: 'levothyroxine75', authored: '2025-11-20', by: pcp, reason: thyroid, sig: '1 tablet each morning on an empty stomach', dose: [75, 'ug'], when: 'ACM', start: '2019-05-20', days: 90, quantity: 90, unit: 'tablet', refills: 3 });
  const sumatriptan = x.order('sumatriptan', { drug: 'sumatriptan50', authored: '2025-11-20', by: pcp, reason: migraine, sig: '1 tablet at the start of a migraine; a second after 2 hours if needed', dose: [50, 'mg'], prn: true, per: [0, 'd'], start: '2012-01-10', days: 30, quantity: 9, unit: 'tablet', refills: 3 });
  const ibuprofen = x.takes('ibuprofen', { drug: 'ibuprofen200', words: 'ibuprofen 200 mg tablet', start: '2020', asserted: '2025-11-20', sig: '2 tablets as needed for cramps or headache', dose: [400, 'mg'], prn: true, per: [2, 'd'] });
  for (const [d, drug, words, order] of [['2026-08-19', 'venlafaxine150', 'venlafaxine XR 150 mg capsule', venlafaxine], ['2026-09-18', 'venlafaxine150', 'venlafaxine XR 150 mg capsule', venlafaxine], ['2026-10-17', 'venlafaxine150', 'venlafaxine XR 150 mg capsule', venlafaxine], ['2026-11-11', 'venlafaxine150', 'venlafaxine XR 150 mg capsule, refilled automatically', venlafaxine]]) x.fill(`fill-${d}`, { drug, words, order, date: d, days: 30, quantity: 30, unit: 'capsule', pharmacy });
  x.medicationList('medication-list', { title: 'Medication list kept by Zoë Achterberg', date: '2026-09-16', source: person, items: [venlafaxine, trazodone, levothyroxine, sumatriptan, ibuprofen] });

  // visits
  const visit = (date, time, kind, who, reason, extra = {}) => x.encounter(`visit-${date}`, { date, time, kind, who, org: clinic, reason, ...extra });
  for (const d of ['2024-11-18', '2025-03-19', '2025-09-17', '2026-02-18', '2026-06-17', '2026-08-19', '2026-09-16', '2026-10-21']) visit(d, '11:00', 'Psychiatry visit', psychiatrist, d === '2026-10-21' ? 'Sleeping little, much energy, partner worried' : 'Depression follow-up', { cls: d > '2026-01-01' ? 'VR' : 'AMB' });
  for (const d of ['2024-12-11', '2025-01-22', '2025-03-05', '2025-05-14', '2025-08-20', '2025-10-29', '2026-01-14', '2026-03-11', '2026-05-13', '2026-07-08', '2026-08-26', '2026-09-09', '2026-09-23', '2026-10-07']) visit(d, '15:30', 'Psychotherapy', therapist, 'Cognitive behavioral therapy', { minutes: 50 });
  visit('2025-11-20', '09:30', 'Annual visit', pcp, 'Yearly check', { minutes: 40 });
  x.encounter('stay-2026-10', { date: '2026-10-28', time: '21:40', end: '2026-11-09', cls: 'IMP', kind: 'Hospital stay, psychiatry', org: hospital, reason: 'Thoughts of ending her life', discharge: 'Home with her partner' });

  // scores, labs, measurements
  for (const [d, n] of [['2024-11-18', 14], ['2025-03-19', 11], ['2025-09-17', 12], ['2026-02-18', 13], ['2026-06-17', 16], ['2026-08-19', 12], ['2026-09-16', 8], ['2026-10-21', 18]]) x.score('phq9', d, n, { by: psychiatrist });
  x.score('phq9item9', '2026-09-16', 0, { by: psychiatrist });
  x.score('phq9item9', '2026-10-21', 2, { by: psychiatrist, note: 'Asked about it: wishes to be gone on most days, no plan. Crisis plan reviewed with Idris. Call agreed for 10/23.' });
  for (const [d, n] of [['2024-11-18', 10], ['2026-06-17', 12], ['2026-10-21', 15]]) x.score('gad7', d, n, { by: psychiatrist });
  for (const [d, h] of [['2026-06-17', 8.5], ['2026-08-19', 7], ['2026-09-16', 5.8], ['2026-10-14', 4.1], ['2026-10-21', 3.6]]) x.sleep(d, h);
  x.observation('caregiver-log-2026-10-19', 'survey', { text: 'Caregiver log: week in short' }, '2026-10-19', { valueString: 'Sleeps 3 to 4 hours. Two online orders a day. Irritable, then in tears. Took her tablets each day.' }, { by: partner });
  x.observation('caregiver-log-2026-11-11', 'survey', { text: 'Caregiver log: week in short' }, '2026-11-11', { valueString: 'Home since Monday. Very sleepy until noon. Pharmacy sent a bag with venlafaxine; we did not know if she should take it.' }, { by: partner });
  for (const [d, v] of [['2024-11-18', 2.9], ['2025-11-20', 3.6]]) x.lab('tsh', d, v, { by: clinic, low: 0.4, high: 4.5 });
  for (const [d, v] of [['2025-11-20', 5.2]]) x.lab('a1c', d, v, { by: clinic, high: 5.6 });
  x.lab('ldl', '2025-11-20', 104, { by: clinic, high: 130 });
  for (const [d, s, di, kg] of [['2024-11-18', 116, 74, 70.1], ['2025-11-20', 118, 76, 71.0], ['2026-08-19', 132, 86, 70.4]]) { x.bp(d, s, di, { by: pcp }); x.vital('weight', d, kg, { by: pcp }); }
  x.vital('height', '2024-11-18', 171, { by: pcp });
  x.smoking('2025-11-20', 'former', { by: pcp, note: 'Stopped in 2014.' });
  x.social('alcohol-2026-10-21', 'Alcohol use', '2026-10-21', 'Three glasses of wine on most evenings this month', { code: 'alcohol' });
  x.social('cannabis-2026-10-21', 'Cannabis use', '2026-10-21', 'A gummy on some nights to sleep');
  x.score('auditc', '2026-10-21', 7, { by: psychiatrist });

  // goals and crisis plan
  const work = x.goal('goal-work', { words: 'Back at the ceramics studio three days a week', start: '2026-09-16', addresses: [mdd], targets: [{ words: 'Days a week', value: 3, unit: 'days a week', due: '2027-02-28' }], achievement: 'not-achieved', statusDate: '2026-10-21' });
  const rest = x.goal('goal-sleep', { words: 'Sleep 7 to 8 hours on 5 nights a week', start: '2026-06-17', addresses: [insomnia], targets: [{ measure: 'sleep', words: 'Hours of sleep', range: { low: { value: 7, unit: 'h', system: 'http://unitsofmeasure.org', code: 'h' }, high: { value: 8, unit: 'h', system: 'http://unitsofmeasure.org', code: 'h' } }, due: '2026-12-31' }], achievement: 'worsening', statusDate: '2026-10-21' });
  x.carePlan('treatment-plan', { title: 'Treatment plan', start: '2026-06-17', author: psychiatrist, team, goals: [work, rest], addresses: [mdd], activities: [{ words: 'Therapy every two weeks', who: therapist }, { words: 'Psychiatry visit every four weeks', who: psychiatrist }] });
  const crisis = x.carePlan('crisis-plan', { title: 'Crisis plan', words: 'Early signs, what helps, whom to call in which order, preferred hospital. Last gone through on 10/21/2026.', categoryText: 'Crisis plan', start: '2026-09-16', author: psychiatrist, team, activities: [
    { words: '1. Call Idris Bello, 555-0188', status: 'scheduled', who: partner }, { words: '2. Call Femke Achterberg, 555-0189', status: 'scheduled', who: sister }, { words: '3. Fernhill crisis line, day and night, 555-0183', status: 'scheduled' }, { words: '4. Call or text 988; 911 when life is in danger', status: 'scheduled' }], note: 'On paper in the kitchen drawer.' });
  x.note('crisis-plan-document', { kind: undefined, words: 'Crisis plan', title: 'Crisis plan of Zoë Achterberg', date: '2026-09-16', by: psychiatrist, org: clinic, body: crisisPlan });
  x.consent('consent-partner', { words: 'Release to partner', date: '2026-09-16', start: '2026-09-16', end: '2027-09-16', org: clinic, who: [partner], scopeText: 'Medicines, appointments, crisis plan', policyText: 'Clinic release form. Therapy notes are not part of it.', data: [crisis] });
  x.flag('flag-safety', { words: 'Thoughts of ending her life in October 2026; crisis plan on file', start: '2026-10-21', by: psychiatrist });
  x.appointment('appt-psychiatry', { words: 'Psychiatry visit after the hospital', date: '2026-11-24', time: '11:00', who: psychiatrist, created: x.at('2026-11-12'), note: 'First free time; hospital asked for one within 7 days of 11/09.' });
  x.appointment('appt-therapy', { words: 'Therapy', date: '2026-11-18', time: '15:30', minutes: 50, who: therapist, created: x.at('2026-11-12') });
  x.appointment('appt-pcp', { words: 'Yearly check', date: '2026-11-19', time: '09:30', minutes: 40, who: pcp, created: x.at('2026-05-04') });
  x.referral('referral-intensive', { words: 'Day program, three days a week', date: '2026-10-21', by: psychiatrist, reason: mdd, status: 'active', note: 'Waiting list of three weeks.', priority: 'urgent' });
  x.immunization('flu-2025', { cvx: ['140', 'Influenza, seasonal, injectable, preservative free'], words: 'Flu shot', date: '2025-11-20', org: clinic });
  x.immunization('tdap', { cvx: ['115', 'Tdap'], words: 'Tdap', date: '2021-06-14', org: clinic });

  // notes
  x.note('note-2026-09-16', { title: 'Psychiatry note, Dr. Quist, 09/16/2026', date: '2026-09-16', by: psychiatrist, org: clinic, body: `
PHQ-9 8, from 16 in June. Much energy, sleeps under six hours and does not miss it, started three new glazes.
She calls it finally being well. Stay at venlafaxine 150 mg. Crisis plan written together.` });
  x.note('note-2026-10-07', { title: 'Therapy note, Bartholomew Nwosu, 10/07/2026', date: '2026-10-07', by: therapist, org: clinic, body: `
Zoë talked fast and moved from plan to plan. Spent 900 dollars on clay this week. Idris says she is up until three.
I left a message for Dr. Quist: is this recovery, or too much?` });
  x.note('note-2026-10-21', { title: 'Psychiatry note, Dr. Quist, 10/21/2026', date: '2026-10-21', by: psychiatrist, org: clinic, body: `
Sleep 3.6 hours, in tears and restless, PHQ-9 18 with daily wishes to be gone, no plan. Wine on most evenings.
Idris is with her, tablets locked away. Referred to the day program. Call on 10/23, crisis plan gone through.` });
  x.message('message-2026-11-12', { words: 'Appointment after the hospital', date: '2026-11-12', from: partner, to: psychiatrist, body: 'Zoë came home on Monday. The hospital said to see you within a week, the first free time is the 24th. And the pharmacy sent venlafaxine again. Should she take it?' });
  return x;
}

function elmStreetDocument() {
  const org = { n: 602, name: 'Elm Street Hospital', phone: '555-0190', address: elmAddress };
  const clinic = { n: 601, name: 'Fernhill Clinic', phone: '555-0184', address: fernhillAddress };
  const ward = { given: 'Cornelius', family: 'Abara', suffix: 'MD', n: 621, specialty: 'psychiatry', phone: '555-0193', role: 'Psychiatrist on the ward' };
  const quist = { given: 'Marisela', family: 'Quist', suffix: 'MD', n: 611, specialty: 'psychiatry', phone: '555-0186', role: 'Psychiatrist', org: clinic };
  const pcp = { given: 'Saoirse', family: 'Dalmatova', suffix: 'MD', n: 613, specialty: 'family', phone: '555-0184', role: 'Primary care', org: clinic, pcp: true };
  const venlafaxine = { words: 'venlafaxine ER 150 mg capsule', shown: 'Venlafaxine ER (Effexor XR) 150 mg capsule', drug: 'venlafaxine150', sig: '1 capsule by mouth each morning', dose: [150, 'mg'], every: [1, 'd'], start: '2026-08-19' };
  const trazodone = { words: 'trazodone 50 mg tablet', drug: 'trazodone50', sig: '1 tablet by mouth at bedtime as needed', dose: [50, 'mg'], at: 'HS', start: '2025-09-17', prn: 'Sleep' };
  return writeCcda({
    kind: 'discharge', id: 'elm-street/zoe/2026-11-09', title: 'Elm Street Hospital: Discharge Summary', made: '2026-11-09', madeTime: '1125', org, author: ward, ward: 'Adult psychiatry, third floor',
    person: { mrn: 'ES-660912', given: 'Zoë', family: 'Achterberg', gender: 'F', birthDate: '1988-08-02', phone: '555-0192', address: home, marital: ['T', 'Domestic partner'], languages: ['en'] },
    kin: [{ given: 'Idris', family: 'Bello', relation: ['DOMPART', 'domestic partner'], phone: '555-0188' }],
    service: ['2026-10-28', '2026-11-09'], stay: ['2026-10-28', '2026-11-09'], performers: [ward, pcp], team: [ward, quist, pcp],
    allergies: [{ substance: 'sulfamethoxazole', words: 'Sulfamethoxazole', reaction: 'anaphylaxis', severity: 'severe', onset: '2009', recorded: '2026-10-28' }],
    hospitalCourse: [
      'Ms. Achterberg came to the emergency department on October 28 with her partner, with thoughts of ending her life and no sleep for three nights. She stayed on the ward of her own choice.',
      'Her story and that of her partner showed six weeks of little sleep, fast speech, much spending and then despair, since venlafaxine was raised in August, and a similar spell in 2022. We now think of bipolar II disorder.',
      'Venlafaxine was lowered to 75 mg on October 30 and stopped on November 4. Trazodone was stopped. Quetiapine was started on October 30 and raised to 200 mg at bedtime. Lorazepam helped for three nights and goes on for at most seven days.',
      'From November 5 she slept seven hours. Since November 6 she has had no thoughts of ending her life. She was at home with her partner for a day on November 7 and it went well.',
      'She and her partner have the crisis plan of September 16 and know whom to call.',
    ],
    dischargeDiagnoses: [{ problem: 'bipolar2', words: 'Bipolar II disorder, most recent episode depressed with mixed features', onset: '2026-10-30' }],
    admissionMedications: [venlafaxine, trazodone, { words: 'sumatriptan 50 mg tablet', drug: 'sumatriptan50', sig: '1 tablet by mouth at the start of a migraine', dose: [50, 'mg'], start: '2012', prn: 'Migraine' }],
    dischargeMedications: [
      { words: 'quetiapine 200 mg tablet', drug: 'quetiapine200', sig: '1 tablet by mouth at bedtime', dose: [200, 'mg'], at: 'HS', start: '2026-10-30', by: ward, reason: 'Bipolar II disorder', note: 'NEW. Started at 50 mg, 200 mg since 11/03.' },
      { words: 'lorazepam 0.5 mg tablet', drug: 'lorazepam05', sig: '1 tablet by mouth at bedtime as needed, not longer than 11/16/2026', dose: [0.5, 'mg'], at: 'HS', start: '2026-10-29', by: ward, prn: 'Trouble sleeping', note: 'NEW, for seven days only. Not with alcohol.' },
      { words: 'sumatriptan 50 mg tablet', drug: 'sumatriptan50', sig: '1 tablet by mouth at the start of a migraine', dose: [50, 'mg'], start: '2012', prn: 'Migraine', note: 'Unchanged.' },
      { ...venlafaxine, end: '2026-11-04', note: 'STOPPED 11/04/2026. It may have brought on the sleepless, driven weeks. Do not take up again.' },
      { ...trazodone, end: '2026-10-30', note: 'STOPPED.' },
    ],
    problems: [
      { problem: 'bipolar2', words: 'Bipolar II disorder', onset: '2026-10-30', recorded: '2026-11-09' },
      { problem: 'migraine', words: 'Migraine', onset: '2005', recorded: '2026-10-28' },
      { words: 'Alcohol, more than usual in the last two months', onset: '2026-09', recorded: '2026-10-28' },
    ],
    results: [
      { panel: 'metabolicPanel', date: '2026-10-29', time: '0640', items: [{ kind: 'glucose', words: 'Fasting glucose', value: 92, low: 70, high: 99, flag: 'N' }, { kind: 'creatinine', words: 'Creatinine', value: 0.8, low: 0.5, high: 1.1, flag: 'N' }, { kind: 'alt', words: 'ALT', value: 28, low: 7, high: 40, flag: 'N' }, { kind: 'ldl', words: 'LDL cholesterol', value: 118, low: 0, high: 130, flag: 'N' }] },
      { date: '2026-10-29', time: '0640', items: [{ kind: 'tsh', words: 'TSH', value: 7.8, low: 0.4, high: 4.5, flag: 'H' }] },
      { panel: 'ecgStudy', date: '2026-10-29', time: '0830', items: [{ kind: 'qtc', words: 'QTc', value: 438, low: 350, high: 460, flag: 'N' }] },
    ],
    vitals: [{ date: '2026-11-09', time: '0800', items: [['systolic', 112, 'Blood pressure, upper'], ['diastolic', 70, 'Blood pressure, lower'], ['pulse', 78, 'Pulse'], ['weight', 72.3, 'Weight']] }],
    mental: [{ date: '2026-10-29', kind: 'phq9', words: 'PHQ-9 total', value: 21 }, { date: '2026-11-08', kind: 'phq9', words: 'PHQ-9 total', value: 10 }],
    mentalNote: 'On the day of discharge: calm, clear, hopeful, no thoughts of ending her life, sleeps seven hours.',
    social: { smoking: { status: 'former', date: '2026-10-29' }, others: [{ words: 'Alcohol', code: ['160573003', 'Alcohol intake'], loinc: 'alcohol', value: 'Up to three glasses of wine on most evenings before admission', date: '2026-10-29' }] },
    encounters: [{ words: 'Hospital stay, adult psychiatry', date: '2026-10-28', end: '2026-11-09', time: '2140', until: '1130', who: ward, reason: 'Thoughts of ending her life' }],
    plan: [
      { kind: 'visit', words: 'Psychiatry follow-up at Fernhill within 7 days', date: '2026-11-16', who: quist },
      { kind: 'visit', words: 'Primary care visit within 30 days', date: '2026-12-09', who: pcp },
      { kind: 'tsh', words: 'TSH again, was 7.8 on 10/29', date: '2026-12-07' },
      { kind: 'glucose', words: 'Fasting glucose and weight, three months after the start of quetiapine', date: '2027-01-30' },
      { words: 'Call the Fernhill crisis line 555-0183 or 988 if thoughts of ending her life return', when: 'Any time' },
    ],
    payer: { name: 'Cascade Example Insurance', plan: 'Cascade Bronze', member: 'CEI-77-3810', group: 'GRP-18', start: '2025-01-01' },
  });
}

export const files = () => [
  { name: 'fernhill-portal.json', export: fernhill(), bundle: 'collection', id: 'fernhill-2026-11-12', timestamp: '2026-11-12T18:30:00-08:00' },
  { name: 'elm-street-discharge-summary.xml', xml: elmStreetDocument() },
];
