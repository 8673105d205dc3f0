// Wilhelmina Østergaard, 78: citalopram 40 mg with omeprazole, a thiazide, falling sodium, a longer QTc and two falls.
// Primary care at Meadowbrook (FHIR searchset) and a heart clinic at Bayview (C-CDA), which disagree on four facts.
import { Export } from '../builders.mjs';
import { writeCcda } from '../ccda.mjs';

const home = { line: '26 Make-Believe Mews', city: 'Novelton', state: 'MN', zip: '55999' };
const bayviewAddress = { line: '70 Storybook Boulevard', city: 'Novelton', state: 'MN', zip: '55998' };
const meadowbrookAddress = { line: '4 Fable Lane', city: 'Novelton', state: 'MN', zip: '55999' };

function meadowbrook() {
  const x = new Export({ base: 'https://portal.meadowbrook.example.org/fhir', summer: '-05:00', winter: '-06:00' });
  const clinic = x.organization('meadowbrook', { name: 'Meadowbrook Family Medicine', phone: '555-0174', fax: '555-0175', address: meadowbrookAddress, npiNumber: 501 });
  const bayview = x.organization('bayview', { name: 'Bayview Heart Clinic', phone: '555-0178', address: bayviewAddress, npiNumber: 502 });
  const payer = x.organization('payer', { name: 'Example Medicare Advantage', kind: 'ins', phone: '555-0196' });
  const pcp = x.clinician('pcp', { given: 'Leopold', family: 'Nakagawa-Byrne', suffix: 'MD', n: 511, org: clinic, specialty: 'internal', phone: '555-0176', gender: 'male', hours: 'After hours: 555-0174, press 2' });
  const therapist = x.clinician('therapist', { given: 'Aurelia', family: 'Stamp', suffix: 'LICSW', n: 512, org: clinic, specialty: 'socialWorker', phone: '555-0177', gender: 'female' });
  const cardiologist = x.clinician('cardiologist', { given: 'Rufus', family: 'Thornquist', suffix: 'MD', n: 513, org: bayview, specialty: 'cardiology', phone: '555-0179', gender: 'male' });
  const person = x.patient('wilhelmina', {
    mrnSystem: 'https://portal.meadowbrook.example.org/mrn', mrn: 'MB-19480509', given: 'Wilhelmina', family: 'Østergaard', otherNames: [{ use: 'usual', text: 'Minnie Østergaard', family: 'Østergaard', given: ['Minnie'] }],
    gender: 'female', birthDate: '1948-05-09', phone: '555-0180', home: '555-0181', address: home, marital: 'W', contacts: [{ given: 'Ingrid', family: 'Østergaard-Vale', relation: 'Daughter', phone: '555-0182' }], general: pcp, updated: '2024-11-12',
  });
  const daughter = x.related('daughter', { given: 'Ingrid', family: 'Østergaard-Vale', relation: 'DAUC', phone: '555-0182', email: 'ingrid.vale@example.org', since: '2024-11-12' });
  x.coverage('coverage', { payer, plan: 'Example Medicare Advantage Plus', member: 'EMA-480509', start: '2013-06-01' });
  x.careTeam('care-team', { name: 'Care team of Wilhelmina Østergaard', since: '2024-11-12', members: [
    { who: pcp, role: 'Primary care', code: ['446050000', 'Primary care provider'], onBehalfOf: clinic }, { who: therapist, role: 'Therapist', onBehalfOf: clinic }, { who: cardiologist, role: 'Heart specialist', onBehalfOf: bayview },
    { who: daughter, role: 'Caregiver', code: ['407543004', 'Primary caregiver'] } ] });

  const mdd = x.condition('depression', { problem: 'mdd', words: 'Depression', onset: '2022-03', recorded: '2024-11-12', recorder: pcp, note: 'Since the death of her husband.' });
  const hypertension = x.condition('hypertension', { problem: 'hypertension', onset: '2005', recorded: '2024-11-12', recorder: pcp });
  const reflux = x.condition('reflux', { problem: 'reflux', onset: '2018', recorded: '2024-11-12', recorder: pcp });
  const knees = x.condition('osteoarthritis', { problem: 'osteoarthritis', words: 'Osteoarthritis of both knees', onset: '2015', recorded: '2024-11-12', recorder: pcp });
  const falls = x.condition('falls', { problem: 'falls', words: 'Falls, two in four months', onset: '2026-06-22', recorded: '2026-10-13', recorder: pcp });
  x.condition('hyponatremia', { problem: 'hyponatremia', words: 'Low sodium', onset: '2026-07-14', recorder: pcp });
  x.allergy('none', { none: true, recorded: '2024-11-12', recorder: pcp });

  const c20 = x.order('citalopram-20', { drug: 'citalopram20', words: 'citalopram 20 mg tablet', authored: '2022-04-05', by: pcp, status: 'completed', reason: mdd, sig: '1 tablet once a day', dose: [20, 'mg'], start: '2022-04-05', end: '2023-02-14', updated: '2024-11-12' });
  const citalopram = x.order('citalopram-40', { drug: 'citalopram40', words: 'citalopram 40 mg tablet', authored: '2025-11-18', by: pcp, reason: mdd, prior: { reference: c20.reference }, sig: '1 tablet once a day', dose: [40, 'mg'], per: [1, 'd'], start: '2023-02-14', days: 90, quantity: 90, unit: 'tablet', refills: 3, note: 'Yearly renewal. On 40 mg since 02/14/2023.' });
  const hctz = x.order('hctz', { drug: 'hctz25', words: 'hydrochlorothiazide 25 mg tablet', authored: '2025-11-18', by: pcp, reason: hypertension, sig: '1 tablet each morning', dose: [25, 'mg'], when: 'MORN', start: '2005-09-01', days: 90, quantity: 90, unit: 'tablet', refills: 3 });
  const omeprazole = x.order('omeprazole', { drug: 'omeprazole20', words: 'omeprazole 20 mg capsule', authored: '2025-11-18', by: pcp, reason: reflux, sig: '1 capsule each morning before breakfast', dose: [20, 'mg'], when: 'ACM', start: '2018-02-20', days: 90, quantity: 90, unit: 'capsule', refills: 3 });
  const sleepAid = x.takes('sleep-aid', { drug: 'diphenhydramine25', words: 'diphenhydramine 25 mg ("PM" sleep aid)', start: '2026-05', asserted: '2026-10-13', source: daughter, sig: '2 tablets at bedtime', dose: [50, 'mg'], when: 'HS', note: 'Bought at the supermarket. Her daughter found the box in October.' });
  const calcium = x.takes('calcium', { drug: 'calciumVitaminD', start: '2020', asserted: '2025-11-18', sig: '1 tablet two times a day', dose: [1, 'tablet'], per: [2, 'd'] });
  const acetaminophen = x.takes('acetaminophen', { drug: 'acetaminophen325', words: 'acetaminophen 325 mg tablet', start: '2015', asserted: '2025-11-18', reasonText: 'Knee pain', sig: '2 tablets as needed, up to three times a day', dose: [650, 'mg'], per: [3, 'd'], prn: true });
  for (const d of ['2026-02-16', '2026-05-18', '2026-08-17']) { x.fill(`fill-citalopram-${d}`, { drug: 'citalopram40', words: 'citalopram 40 mg tablet', order: citalopram, date: d, days: 90, quantity: 90, unit: 'tablet' }); x.fill(`fill-hctz-${d}`, { drug: 'hctz25', words: 'hydrochlorothiazide 25 mg tablet', order: hctz, date: d, days: 90, quantity: 90, unit: 'tablet' }); }
  x.medicationList('medication-list', { title: 'Medication list of Wilhelmina Østergaard', date: '2026-10-13', source: person, items: [citalopram, hctz, omeprazole, calcium, acetaminophen, sleepAid], note: 'Gone through with her daughter Ingrid, who fills the weekly pill box on Sundays.' });

  const visit = (date, time, kind, who, reason, extra = {}) => x.encounter(`visit-${date}`, { date, time, kind, who, org: clinic, reason, ...extra });
  visit('2024-11-12', '09:00', 'Annual visit', pcp, 'Yearly check', { minutes: 40 });
  visit('2025-05-13', '09:20', 'Office visit', pcp, 'Blood pressure');
  visit('2025-11-18', '09:00', 'Annual visit', pcp, 'Yearly check, renewals', { minutes: 40 });
  visit('2026-03-17', '10:00', 'Office visit', pcp, 'Mood, sleep');
  visit('2026-07-14', '09:40', 'Office visit', pcp, 'After a fall in the hallway on 06/22', { reasonRef: falls });
  x.encounter('er-2026-09-28', { date: '2026-09-28', time: '05:40', minutes: 300, cls: 'EMER', kind: 'Emergency visit', org: bayview, reason: 'Fall at night on the way to the bathroom, bruised hip, no fracture', reasonRef: falls });
  const october = visit('2026-10-13', '11:00', 'Office visit', pcp, 'Two falls, low sodium', { minutes: 40, reasonRef: falls });
  visit('2026-11-10', '11:00', 'Phone visit', pcp, 'Sodium result', { cls: 'VR' });
  for (const d of ['2025-01-22', '2025-02-19', '2025-04-16', '2025-07-16', '2025-10-15', '2026-01-21', '2026-04-15', '2026-08-19', '2026-10-21']) visit(d, '13:30', 'Psychotherapy', therapist, 'Grief and mood', { minutes: 45 });

  const na = { low: 135, high: 145 };
  for (const [d, v] of [['2024-11-12', 138], ['2025-05-13', 137], ['2025-11-18', 135], ['2026-07-14', 132], ['2026-10-13', 129], ['2026-11-09', 128]]) x.lab('sodium', d, v, { by: clinic, ...na, flag: v < 135 ? 'L' : undefined, note: d === '2026-10-13' ? 'Repeat in four weeks.' : undefined });
  for (const [d, v] of [['2024-11-12', 4.1], ['2025-11-18', 3.8], ['2026-10-13', 3.4]]) x.lab('potassium', d, v, { by: clinic, low: 3.5, high: 5.1, flag: v < 3.5 ? 'L' : undefined });
  for (const [d, v, g] of [['2024-11-12', 0.9, 66], ['2025-11-18', 0.98, 59], ['2026-10-13', 1.02, 56]]) { x.lab('creatinine', d, v, { by: clinic, low: 0.5, high: 1.1 }); x.lab('egfr', d, g, { by: clinic, low: 60, flag: g < 60 ? 'L' : undefined }); }
  x.lab('tsh', '2025-11-18', 2.4, { by: clinic, low: 0.4, high: 4.5 });
  x.lab('hemoglobin', '2026-10-13', 12.4, { by: clinic, low: 12, high: 15.5 });
  const q1 = x.measure('qtc-2023-02-10', 'procedure', 'qtc', '2023-02-10', 428, { high: 460, by: clinic, words: 'QTc' });
  const q2 = x.measure('qtc-2025-11-18', 'procedure', 'qtc', '2025-11-18', 452, { high: 460, by: clinic, words: 'QTc' });
  const q3 = x.measure('qtc-2026-09-28', 'procedure', 'qtc', '2026-09-28', 486, { high: 460, flag: 'H', by: bayview, words: 'QTc' });
  x.report('ecg-2025-11-18', { kind: 'ecgStudy', words: 'Electrocardiogram', category: 'EC', date: '2025-11-18', results: [q2], org: clinic, conclusion: 'Regular rhythm, 68 a minute. QTc 452 ms.' });
  x.report('ecg-2026-09-28', { kind: 'ecgStudy', words: 'Electrocardiogram', category: 'EC', date: '2026-09-28', results: [q3], org: bayview, conclusion: 'Regular rhythm, 74 a minute. QTc 486 ms, longer than last year.' });
  for (const [d, s, di] of [['2024-11-12', 136, 78], ['2025-05-13', 132, 76], ['2025-11-18', 130, 74], ['2026-07-14', 124, 70]]) x.bp(d, s, di, { by: pcp });
  x.bp('2026-10-13', 126, 72, { by: pcp, note: 'Sitting.' });
  x.bp('2026-10-13', 104, 60, { by: pcp, suffix: '-standing', time: '11:08', note: 'Standing, after three minutes. Unsteady.' });
  for (const [d, kg] of [['2024-11-12', 62.0], ['2025-11-18', 60.5], ['2026-10-13', 58.1]]) x.vital('weight', d, kg, { by: pcp });
  x.vital('pulse', '2026-10-13', 74, { by: pcp });
  for (const [d, n] of [['2024-11-12', 7], ['2025-11-18', 6], ['2026-03-17', 8], ['2026-10-13', 9]]) x.score('phq9', d, n, { by: pcp });
  x.score('gad7', '2026-03-17', 6, { by: pcp });
  for (const [d, h] of [['2026-03-17', 5.5], ['2026-07-14', 6.5], ['2026-10-13', 6.8]]) x.sleep(d, h);
  x.smoking('2024-11-12', 'never', { by: pcp });
  x.social('alcohol-2025-11-18', 'Alcohol use', '2025-11-18', 'A small glass of port on Sundays', { code: 'alcohol' });
  x.observation('caregiver-log-2026-11-08', 'survey', { text: 'Caregiver log: week in short' }, '2026-11-08', { valueString: 'Pill box taken every day. Confused on two evenings, asked twice what day it was. Ate little. No fall this week.' }, { by: daughter });

  const fallGoal = x.goal('goal-no-falls', { words: 'No fall for three months', start: '2026-10-13', targets: [{ words: 'Falls', value: 0, unit: 'falls', due: '2027-01-13' }], addresses: [falls] });
  const choir = x.goal('goal-choir', { words: 'Sing in the choir again on Thursdays', start: '2025-10-15', addresses: [mdd], targets: [{ words: 'Thursdays in a month', value: 3, unit: 'times a month', due: '2026-12-31' }], achievement: 'no-change' });
  x.carePlan('plan', { title: 'Plan after the falls', words: 'Find out why, make the home safe, look at every medicine.', start: '2026-10-13', author: pcp, goals: [fallGoal, choir], addresses: [falls], activities: [{ words: 'Night lights and bath rail', who: daughter }, { words: 'Medicine review', status: 'not-started', who: pcp }] });
  x.referral('referral-home-safety', { words: 'Home safety visit, occupational therapy', date: '2026-10-13', by: pcp, reason: falls });
  x.labOrder('order-sodium', { kind: 'sodium', words: 'Sodium', date: '2026-10-13', by: pcp, due: '2026-11-09', status: 'completed', updated: '2026-11-09' });
  x.consent('consent-daughter', { words: 'Release to daughter', date: '2024-11-12', start: '2024-11-12', end: '2027-11-12', org: clinic, who: [daughter], scopeText: 'Medicines, appointments, results', policyText: 'Clinic release form' });
  x.flag('flag-falls', { words: 'Two falls since June 2026', start: '2026-10-13', by: pcp });
  x.procedure('dexa', { words: 'Bone density scan', date: '2025-12-04', by: pcp, note: 'Thin bones, not yet osteoporosis.' });
  x.procedure('hip-xray', { words: 'X-ray of the right hip', date: '2026-09-28', note: 'No fracture.' });
  x.immunization('flu-2025', { cvx: ['197', 'influenza, high-dose, quadrivalent'], words: 'Flu shot, high dose', date: '2025-10-15', org: clinic });
  x.immunization('flu-2026', { cvx: ['197', 'influenza, high-dose, quadrivalent'], words: 'Flu shot, high dose', date: '2026-10-13', org: clinic });
  x.immunization('zoster', { cvx: ['121', 'zoster live'], words: 'Shingles vaccine', date: '2016-04-11', org: clinic });
  x.note('note-2026-10-13', { title: 'Visit note, Dr. Nakagawa-Byrne, 10/13/2026', date: '2026-10-13', by: pcp, org: clinic, encounter: october, body: `
Mrs. Østergaard comes with her daughter Ingrid. Two falls: 06/22 in the hallway, 09/28 at night.
Unsteady on standing, pressure drops from 126 to 104. Sodium 129, was 138 two years ago. Weight down two kilos.
Ingrid found a "PM" sleep aid that her mother takes every night since May.
The emergency department recorded QTc 486. I have not seen a letter from the heart clinic.
Plan: sodium again in four weeks, home safety visit, go through all medicines at the next visit.` });
  x.note('note-2026-10-21', { title: 'Therapy note, Aurelia Stamp, 10/21/2026', date: '2026-10-21', by: therapist, org: clinic, body: `
Slower and less clear than in August; lost the thread twice. Says "my head is cotton". Afraid to walk to choir.
No wish to die. I will ask Dr. Nakagawa-Byrne whether medicines or sodium could be part of this.` });
  x.message('message-2026-11-10', { words: 'Sodium result', date: '2026-11-10', from: pcp, to: daughter, body: 'Sodium is 128. Please call us today if she is more confused, has a headache or is sick. We will call tomorrow about the medicines.' });
  x.appointment('appt-pcp', { words: 'Medicine review', date: '2026-11-20', time: '10:00', minutes: 40, who: pcp, created: x.at('2026-10-13') });
  return x;
}

function bayviewDocument() {
  const org = { n: 502, name: 'Bayview Heart Clinic', phone: '555-0178', address: bayviewAddress };
  const thornquist = { given: 'Rufus', family: 'Thornquist', suffix: 'MD', n: 513, specialty: 'cardiology', phone: '555-0179', role: 'Heart specialist' };
  const pcp = { given: 'Leopold', family: 'Nakagawa-Byrne', suffix: 'MD', n: 511, specialty: 'internal', phone: '555-0176', role: 'Primary care', pcp: true, org: { n: 501, name: 'Meadowbrook Family Medicine', phone: '555-0174', address: meadowbrookAddress } };
  return writeCcda({
    kind: 'ccd', id: 'bayview/wilhelmina/2026-10-06', title: 'Bayview Heart Clinic: Continuity of Care Document', made: '2026-10-06', madeTime: '1430', org, author: thornquist,
    person: { mrn: 'BH-30177', given: 'Wilhelmina', family: 'Østergaard', gender: 'F', birthDate: '1948-05-09', phone: '555-0180', address: home, marital: ['W', 'Widowed'], languages: ['en'] },
    kin: [{ given: 'Ingrid', family: 'Østergaard-Vale', relation: ['DAUC', 'daughter'], phone: '555-0182' }],
    service: ['2026-09-28', '2026-10-06'], performers: [thornquist, pcp], team: [thornquist, pcp],
    allergies: [{ substance: 'codeine', words: 'Codeine', reaction: 'nausea', reactionWords: 'Vomiting and confusion', severity: 'severe', onset: '2014', recorded: '2026-09-28' }],
    medications: [
      { words: 'Celexa 20 mg tablet', shown: 'Celexa (citalopram) 20 mg tablet', drug: 'citalopram20', sig: '1 tablet by mouth once a day', dose: [20, 'mg'], every: [1, 'd'], start: '2026-10-06', by: thornquist, reason: 'Depression', reasonCode: ['370143000', 'Major depressive disorder'], note: 'Advised to halve the dose: over 60 years, QTc 486 ms, omeprazole. Letter to primary care to follow.' },
      { words: 'hydrochlorothiazide 25 mg tablet', drug: 'hctz25', sig: '1 tablet by mouth each morning', dose: [25, 'mg'], every: [1, 'd'], start: '2005-09-01', end: '2026-10-06', by: thornquist, reason: 'High blood pressure', reasonCode: ['59621000', 'Essential hypertension'], note: 'Stopped: low sodium, low potassium, dizzy on standing.' },
      { words: 'Prilosec OTC 20 mg', shown: 'Prilosec OTC (omeprazole) 20 mg', drug: 'omeprazole20', sig: '1 by mouth before breakfast', dose: [20, 'mg'], every: [1, 'd'], start: '2018-02-20', reason: 'Reflux', reasonCode: ['235595009', 'Gastroesophageal reflux disease'] },
      { words: 'acetaminophen 325 mg tablet', drug: 'acetaminophen325', sig: '2 tablets by mouth as needed for pain, up to 3 times a day', dose: [650, 'mg'], every: [8, 'h'], prn: 'Knee pain' },
    ],
    problems: [
      { problem: 'hypertension', words: 'High blood pressure', onset: '2005', recorded: '2026-09-28' },
      { words: 'Long QT on electrocardiogram, acquired', onset: '2026-09-28', recorded: '2026-09-28' },
      { problem: 'mdd', words: 'Major depressive disorder', onset: '2022', recorded: '2026-09-28' },
      { problem: 'falls', words: 'Fall at night', onset: '2026-09-28', end: '2026-10-06', recorded: '2026-09-28' },
    ],
    results: [
      { panel: 'metabolicPanel', date: '2026-09-28', time: '0615', items: [
        { kind: 'sodium', words: 'Sodium', value: 130, low: 135, high: 145, flag: 'L' }, { kind: 'potassium', words: 'Potassium', value: 3.3, low: 3.5, high: 5.1, flag: 'L' }, { kind: 'creatinine', words: 'Creatinine', value: 1.0, low: 0.5, high: 1.1, flag: 'N' } ] },
      { panel: 'ecgStudy', date: '2026-09-28', time: '0630', items: [{ kind: 'qtc', words: 'QTc', value: 486, low: 350, high: 460, flag: 'H' }] },
      { panel: 'ecgStudy', date: '2026-10-06', time: '1405', items: [{ kind: 'qtc', words: 'QTc', value: 478, low: 350, high: 460, flag: 'H' }] },
    ],
    vitals: [{ date: '2026-10-06', time: '1400', items: [['systolic', 122, 'Blood pressure, upper'], ['diastolic', 70, 'Blood pressure, lower'], ['pulse', 72, 'Pulse'], ['weight', 58.4, 'Weight']] }],
    mental: [{ date: '2026-10-06', kind: 'phq9', words: 'PHQ-9 total', value: 8 }],
    social: { smoking: { status: 'never', date: '2026-10-06' }, others: [{ words: 'Alcohol', code: ['160573003', 'Alcohol intake'], loinc: 'alcohol', value: 'A glass of port on Sundays', date: '2026-10-06' }] },
    encounters: [
      { words: 'Emergency visit after a fall', date: '2026-09-28', time: '0540', until: '1040', who: thornquist, reason: 'Fall at night, bruised hip', cpt: ['99284', 'Emergency department visit'] },
      { words: 'Heart clinic visit', date: '2026-10-06', time: '1400', until: '1445', who: thornquist, reason: 'QTc follow-up', cpt: ['99214', 'Office visit, established patient'] },
    ],
    plan: [
      { kind: 'qtc', words: 'Electrocardiogram in four weeks', date: '2026-11-03' },
      { kind: 'sodium', words: 'Sodium and potassium in one week', date: '2026-10-13' },
      { kind: 'visit', words: 'Heart clinic follow-up', date: '2026-12-08', who: thornquist },
    ],
    payer: { name: 'Example Medicare Advantage', plan: 'Example Medicare Advantage Plus', member: 'EMA-480509', start: '2013-06-01' },
  });
}

export const files = () => [
  { name: 'meadowbrook-portal.json', export: meadowbrook(), bundle: 'searchset', id: 'meadowbrook-2026-11-12', timestamp: '2026-11-12T10:22:00-06:00' },
  { name: 'bayview-heart-ccd.xml', xml: bayviewDocument() },
];
