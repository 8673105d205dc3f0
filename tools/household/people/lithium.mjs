// Marisol Quiroga Peña, 41: bipolar I disorder on lithium. Primary care and therapy at Riverside (FHIR export, and a newer
// one), psychiatry at Harbor Mind (C-CDA). Neither side sees what the other did.
import { Export } from '../builders.mjs';
import { writeCcda } from '../ccda.mjs';

const home = { line: '48 Invented Lane Apt 3', city: 'Fictonville', zip: '44099' };
const riversideAddress = { line: '200 Sample Street', city: 'Fictonville', zip: '44099' };
const harborAddress = { line: '15 Placeholder Pier', city: 'Fictonville', zip: '44098' };

function riverside(later) {
  const x = new Export({ base: 'https://fhir.riverside.example.org/r4' });

  // people and places
  const clinic = x.organization('riverside', { name: 'Riverside Community Health', phone: '555-0110', fax: '555-0111', email: 'records@riverside.example.org', address: riversideAddress, npiNumber: 101 });
  const harbor = x.organization('harbor', { name: 'Harbor Mind Psychiatry', phone: '555-0120', fax: '555-0121', address: harborAddress, npiNumber: 102 });
  const lab = x.organization('riverside-lab', { name: 'Riverside Community Health Laboratory', phone: '555-0112', npiNumber: 103 });
  const payer = x.organization('payer', { name: 'Evergreen Example Health Plan', kind: 'ins', phone: '555-0199' });
  const pcp = x.clinician('pcp', { given: 'Denise', family: 'Abernathy-Okoye', suffix: 'MD', n: 111, org: clinic, specialty: 'family', phone: '555-0113', email: 'd.abernathy@riverside.example.org', gender: 'female', hours: 'After hours: nurse line 555-0114' });
  const therapist = x.clinician('therapist', { given: 'Clara', family: 'Benavídez', suffix: 'LISW', n: 112, org: clinic, specialty: 'socialWorker', phone: '555-0115', gender: 'female', languages: [['es', 'Spanish'], ['en', 'English']] });
  const psychiatrist = x.clinician('psychiatrist', { given: 'Anselm', family: 'Voss', suffix: 'MD', n: 113, org: harbor, specialty: 'psychiatry', phone: '555-0122', gender: 'male' });
  const nurse = later ? x.clinician('care-manager', { given: 'Odalys', family: 'Ferrer', suffix: 'RN', n: 114, org: clinic, specialty: 'nurse', phone: '555-0116', gender: 'female', since: '2026-11-11', languages: [['es', 'Spanish'], ['en', 'English']] }) : undefined;
  const person = x.patient('marisol', {
    mrnSystem: 'https://riverside.example.org/mrn', mrn: 'RCH-0041985', given: 'Marisol', family: 'Quiroga Peña', gender: 'female', birthDate: '1985-03-22',
    otherNames: [{ use: 'usual', text: 'Mari Quiroga', family: 'Quiroga', given: ['Mari'] }],
    phone: '555-0131', email: 'marisol.quiroga@example.org', address: home, languages: [['es', 'Spanish'], ['en', 'English']], marital: 'M',
    contacts: [{ given: 'Joaquín', family: 'Quiroga', relation: 'Husband', phone: '555-0132' }], general: pcp, updated: '2024-11-14',
  });
  const husband = x.related('husband', { given: 'Joaquín', family: 'Quiroga', relation: 'SPS', phone: '555-0132', email: 'joaquin.q@example.org', since: '2024-11-14', languages: [['es', 'Spanish']] });
  x.coverage('coverage', { payer, plan: 'Evergreen Silver PPO', member: 'EEH-55501-01', group: 'GRP-0900', start: '2024-01-01' });
  x.careTeam('care-team', {
    name: 'Care team of Marisol Quiroga Peña', since: '2024-11-14', updated: later ? '2026-11-11' : undefined, version: later ? '2' : '1',
    members: [
      { who: pcp, role: 'Primary care', code: ['446050000', 'Primary care provider'], onBehalfOf: clinic, start: '2024-11-14' },
      { who: therapist, role: 'Therapist', onBehalfOf: clinic, start: '2025-01-15' },
      { who: psychiatrist, role: 'Psychiatrist', onBehalfOf: harbor, start: '2024-11-14' },
      { who: husband, role: 'Caregiver', code: ['133932002', 'Caregiver'], start: '2024-11-14' },
      ...(nurse ? [{ who: nurse, role: 'Nurse care manager', onBehalfOf: clinic, start: '2026-11-11' }] : []),
    ],
  });

  // conditions and allergies
  const bipolar = x.condition('bipolar', { problem: 'bipolar1', onset: '2012-06', recorded: '2024-11-14', recorder: pcp, note: 'Care is with Dr. Voss at Harbor Mind.' });
  const hypertension = x.condition('hypertension', { problem: 'hypertension', onset: '2026-08-18', recorder: pcp });
  const knee = x.condition('knee', { problem: 'kneePain', onset: '2026-09-30', recorder: pcp, clinical: 'active' });
  x.condition('pneumonia', { problem: 'pneumonia', onset: '2023-02', abated: '2023-03', recorded: '2024-11-14', recorder: pcp });
  x.allergy('penicillin', { substance: 'penicillin', words: 'Penicillin', criticality: 'low', reaction: 'hives', severity: 'moderate', onset: '1998', recorded: '2024-11-14', recorder: pcp });

  // visits
  const visit = (date, time, kind, who, reason, extra = {}) => x.encounter(`visit-${date}`, { date, time, kind, who, org: clinic, reason, ...extra });
  visit('2024-11-14', '10:00', 'Office visit, new patient', pcp, 'To establish care', { minutes: 45 });
  visit('2025-05-20', '09:20', 'Office visit', pcp, 'Follow-up, blood pressure');
  visit('2025-11-18', '10:00', 'Annual visit', pcp, 'Yearly check', { minutes: 40 });
  visit('2026-05-12', '09:40', 'Office visit', pcp, 'Tired, thyroid check');
  const hyperVisit = visit('2026-08-18', '08:40', 'Office visit', pcp, 'Blood pressure high at three readings', { reasonRef: hypertension });
  const kneeVisit = visit('2026-09-30', '15:00', 'Office visit', pcp, 'Right knee pain after gardening', { reasonRef: knee });
  visit('2026-10-21', '09:00', 'Office visit', pcp, 'Blood pressure follow-up');
  const therapyDates = ['2025-01-15', '2025-02-12', '2025-04-09', '2025-06-11', '2025-09-10', '2025-12-10', '2026-02-11', '2026-04-15', '2026-06-17', '2026-08-12', '2026-09-16', '2026-10-14'];
  for (const d of therapyDates) visit(d, '17:00', 'Psychotherapy, 45 minutes', therapist, 'Therapy for bipolar disorder', { minutes: 45, cls: d > '2025-09-01' ? 'VR' : 'AMB' });

  // medicines
  const lithium = x.takes('lithium', {
    drug: 'lithium300', words: 'lithium carbonate 300 mg capsule', start: '2013-04', asserted: '2024-11-14', category: 'outpatient', reasonText: 'Bipolar disorder',
    sig: 'Take 1 capsule by mouth two times a day', dose: [300, 'mg'], per: [2, 'd'], note: 'Prescribed by Harbor Mind. Dose as told at the first visit on 11/14/2024.',
  });
  const lisinopril = x.order('lisinopril', {
    drug: 'lisinopril10', words: 'lisinopril 10 mg tablet', authored: '2026-08-18', by: pcp, reason: hypertension, encounter: hyperVisit,
    sig: 'Take 1 tablet by mouth once a day', dose: [10, 'mg'], per: [1, 'd'], start: '2026-08-18', end: later ? '2026-11-11' : undefined,
    days: 90, quantity: 90, unit: 'tablet', refills: 3, valid: ['2026-08-18', '2027-08-18'],
    ...(later ? { status: 'stopped', why: 'Lithium level rose to 1.3 mmol/L on 11/10/2026; changed to amlodipine', version: '2', updated: '2026-11-11' } : {}),
  });
  x.fill('lisinopril-fill-1', { drug: 'lisinopril10', words: 'lisinopril 10 mg tablet', order: lisinopril, date: '2026-08-19', days: 90, quantity: 90, unit: 'tablet' });
  x.takes('ibuprofen', {
    drug: 'ibuprofen200', words: 'ibuprofen 200 mg tablet, over the counter', start: '2026-09-30', asserted: '2026-09-30', reasonText: 'Knee pain',
    sig: '2 tablets by mouth up to three times a day with food, as needed for knee pain', dose: [400, 'mg'], per: [3, 'd'], prn: true,
    ...(later ? { status: 'stopped', end: '2026-11-11', why: 'May raise the lithium level', version: '2', updated: '2026-11-11' } : {}),
  });
  x.takes('vitamin-d', { drug: 'vitaminD1000', words: 'vitamin D3 1,000 units capsule', start: '2025-11-18', asserted: '2025-11-18', sig: '1 capsule a day', dose: [1, 'capsule'] });
  const amlodipine = later ? x.order('amlodipine', {
    drug: 'amlodipine5', authored: '2026-11-11', by: pcp, reason: hypertension, sig: 'Take 1 tablet by mouth once a day', dose: [5, 'mg'], per: [1, 'd'], start: '2026-11-11',
    days: 30, quantity: 30, unit: 'tablet', refills: 2, note: 'In place of lisinopril, which can raise the lithium level.',
  }) : undefined;
  x.medicationList('medication-list', {
    title: 'Medication list kept by Marisol Quiroga Peña', date: later ? '2026-11-12' : '2026-08-20', source: person, version: later ? '2' : '1', updated: later ? '2026-11-12' : '2026-08-20',
    note: 'Marisol keeps this list on her phone and shows it at each visit.', items: later ? [lithium, amlodipine] : [lithium, lisinopril],
  });

  // laboratory
  const panel = (date, values, conclusion) => {
    const results = values.map(([kind, value, o]) => x.lab(kind, date, value, { by: lab, ...o }));
    x.report(`report-${date}`, { kind: 'metabolicPanel', words: 'Lithium monitoring panel', date, results, org: lab, conclusion });
  };
  const li = { low: 0.6, high: 1.2 }; const cr = { low: 0.5, high: 1.1 }; const ca = { low: 8.6, high: 10.3 }; const t = { low: 0.4, high: 4.5 }; const k = { low: 3.5, high: 5.1 };
  const gfr = (v) => ['egfr', v, v < 60 ? { flag: 'L', low: 60 } : { low: 60 }];
  panel('2024-12-03', [['lithium', 0.7, li], ['creatinine', 0.78, cr], gfr(99), ['tsh', 2.1, t], ['calcium', 9.4, ca]]);
  panel('2025-03-04', [['lithium', 0.6, li], ['creatinine', 0.8, cr], gfr(95)]);
  panel('2025-09-09', [['lithium', 0.7, li], ['creatinine', 0.8, cr], gfr(95), ['tsh', 3.4, t], ['calcium', 9.6, ca]]);
  panel('2026-03-31', [['lithium', 0.9, li], ['creatinine', 0.86, cr], gfr(86), ['tsh', 5.6, { ...t, flag: 'H' }], ['calcium', 10.1, ca]]);
  panel('2026-05-12', [['tsh', 5.9, { ...t, flag: 'H' }]], 'Thyroid-stimulating hormone above the usual range twice. Repeat in six months.');
  panel('2026-10-20', [['lithium', 1.1, { ...li, note: 'Drawn 12 hours after the last dose.' }], ['creatinine', 1.08, cr], gfr(66), ['potassium', 4.9, k]]);
  if (later) panel('2026-11-10', [['lithium', 1.3, { ...li, flag: 'H', note: 'Drawn 12 hours after the last dose. Called to Dr. Abernathy-Okoye on 11/10/2026.' }], ['creatinine', 1.2, { ...cr, flag: 'H' }], gfr(58), ['tsh', 6.4, { ...t, flag: 'H' }]], 'Lithium above the usual range. Kidney filtration lower than in October.');
  x.lab('a1c', '2025-11-18', 5.4, { by: lab, low: 4, high: 5.6 });
  x.lab('ldl', '2025-11-18', 112, { by: lab, high: 130 });

  // vital signs
  for (const [d, s, di] of [['2024-11-14', 128, 80], ['2025-05-20', 134, 84], ['2025-11-18', 138, 86], ['2026-05-12', 142, 88], ['2026-08-18', 150, 94], ['2026-09-30', 136, 84], ['2026-10-21', 132, 82]]) x.bp(d, s, di, { by: pcp });
  if (later) x.bp('2026-11-11', 138, 86, { by: nurse });
  x.vital('height', '2024-11-14', 163, { by: pcp });
  for (const [d, kg, b] of [['2024-11-14', 71.4, 26.9], ['2025-11-18', 73.0, 27.5], ['2026-08-18', 74.2, 27.9]]) { x.vital('weight', d, kg, { by: pcp }); x.vital('bmi', d, b, { by: pcp }); }

  // scores, sleep, social history
  for (const [d, n] of [['2025-01-15', 11], ['2025-06-11', 8], ['2025-12-10', 5], ['2026-04-15', 4], ['2026-10-14', 4]]) x.score('phq9', d, n, { by: therapist });
  for (const [d, n] of [['2025-01-15', 9], ['2025-12-10', 5], ['2026-10-14', 4]]) x.score('gad7', d, n, { by: therapist });
  for (const [d, h] of [['2026-06-17', 7.4], ['2026-08-12', 7.1], ['2026-10-14', 6.6]]) x.sleep(d, h);
  if (later) { x.score('phq9', '2026-11-12', 10, { by: therapist }); x.sleep('2026-11-12', 5.2); }
  x.smoking('2024-11-14', 'never', { by: pcp });
  x.social('alcohol-2025-11-18', 'Alcohol use', '2025-11-18', 'One or two glasses of wine a month', { code: 'alcohol' });
  x.social('pregnancy-2026-08-18', 'Pregnancy status', '2026-08-18', { valueCodeableConcept: { coding: [{ system: 'http://snomed.info/sct', code: '60001007', display: 'Not pregnant' }] } }, { code: 'pregnancy', by: pcp });

  // goals and plans
  const sleepGoal = x.goal('goal-sleep', {
    words: 'Sleep at least 7 hours on 6 nights of each week', start: '2026-04-15', priority: 'high', addresses: [bipolar],
    targets: [{ measure: 'sleep', words: 'Hours of sleep', value: 7, unit: 'h', code: 'h', due: '2026-12-31' }],
    ...(later ? { achievement: 'worsening', statusDate: '2026-11-12', note: ['Baseline in April 2026: 6 hours.', '11/12/2026: 5.2 hours on average, waking early.'], version: '2', updated: '2026-11-12' } : { achievement: 'improving', statusDate: '2026-10-14', note: 'Baseline in April 2026: 6 hours.' }),
  });
  const bpGoal = x.goal('goal-bp', { words: 'Blood pressure below 130/80 at home', start: '2026-08-18', by: pcp, targets: [{ measure: 'systolic', words: 'Upper blood pressure', value: 130, unit: 'mmHg', code: 'mm[Hg]', due: '2027-02-28' }], addresses: [hypertension] });
  x.carePlan('plan', {
    title: 'Plan for staying well', words: 'Early signs: less sleep, many new projects, spending. First steps: call Clara, then Dr. Voss.', start: '2025-02-12', author: therapist, goals: [sleepGoal, bpGoal], addresses: [bipolar],
    activities: [{ words: 'Therapy once a month', who: therapist }, { words: 'Lithium level, kidney and thyroid checks every six months', status: 'in-progress' }],
  });
  x.labOrder('order-lithium', { kind: 'lithium', words: 'Lithium level', date: '2026-10-21', by: pcp, due: '2026-11-10', status: later ? 'completed' : 'active', version: later ? '2' : '1', updated: later ? '2026-11-10' : undefined });
  x.appointment('appt-pcp', { words: 'Blood pressure follow-up', date: '2026-12-02', time: '09:00', who: pcp, created: x.at('2026-10-21') });
  x.appointment('appt-therapy', { words: 'Therapy', date: '2026-11-18', time: '17:00', minutes: 45, who: therapist, created: x.at('2026-10-14') });

  // documents and prevention
  x.immunization('flu-2025', { cvx: ['140', 'Influenza, seasonal, injectable, preservative free'], words: 'Flu shot', date: '2025-10-06', org: clinic });
  x.immunization('flu-2026', { cvx: ['140', 'Influenza, seasonal, injectable, preservative free'], words: 'Flu shot', date: '2026-10-21', org: clinic });
  x.immunization('tdap', { cvx: ['115', 'Tdap'], words: 'Tdap', date: '2024-11-14', org: clinic });
  x.note('note-2026-08-18', { title: 'Visit note, Dr. Abernathy-Okoye, 08/18/2026', date: '2026-08-18', by: pcp, org: clinic, encounter: hyperVisit, body: `
Marisol is 41 and comes for blood pressure. Three readings this month were above 145/90.
She feels well. Mood is steady. She takes lithium from Harbor Mind; our list says 300 mg twice a day.
Plan: start lisinopril 10 mg once a day. Home readings. Kidney test and potassium at the next blood draw.
No letter from psychiatry since 2025.` });
  x.note('note-2026-09-30', { title: 'Visit note, Dr. Abernathy-Okoye, 09/30/2026', date: '2026-09-30', by: pcp, org: clinic, encounter: kneeVisit, body: `
Right knee pain for ten days after gardening. No swelling, walks well.
Suggested ibuprofen 400 mg up to three times a day with food for two weeks, ice and rest.
Blood pressure today 136/84, better on lisinopril.` });
  x.note('note-2026-10-14', { title: 'Therapy summary, Clara Benavídez, 10/14/2026', date: '2026-10-14', by: therapist, org: clinic, body: `
Session in Spanish. Marisol reports a fine tremor in both hands for two weeks and more thirst.
She has not told the doctors yet. Sleep a little shorter, about six and a half hours.
Agreed: she will mention the tremor to Dr. Abernathy-Okoye on 10/21 and call Dr. Voss.` });
  if (later) x.message('message-2026-11-11', { words: 'Change of blood pressure medicine', date: '2026-11-11', from: pcp, to: psychiatrist, body: 'Lithium 1.3 on 11/10. Stopped lisinopril and ibuprofen today, started amlodipine 5 mg. Please confirm the lithium dose: our list says 300 mg twice a day. Repeat level planned for 11/18.' });
  return x;
}

function harborDocument() {
  const org = { n: 102, name: 'Harbor Mind Psychiatry', phone: '555-0120', address: harborAddress };
  const riversideOrg = { n: 101, name: 'Riverside Community Health', phone: '555-0110', address: riversideAddress };
  const voss = { given: 'Anselm', family: 'Voss', suffix: 'MD', n: 113, specialty: 'psychiatry', phone: '555-0122', role: 'Psychiatrist' };
  const pcp = { given: 'Denise', family: 'Abernathy-Okoye', suffix: 'MD', n: 111, specialty: 'family', phone: '555-0113', role: 'Primary care', org: riversideOrg, pcp: true };
  return writeCcda({
    kind: 'ccd', id: 'harbor/marisol/2026-10-05', title: 'Harbor Mind Psychiatry: Summary of Care', made: '2026-10-05', org, author: voss,
    person: { mrn: 'HM-7731', given: 'Marisol', family: 'Quiroga Peña', gender: 'F', birthDate: '1985-03-22', phone: '555-0131', email: 'marisol.quiroga@example.org', address: home, marital: ['M', 'Married'], languages: ['es', 'en'] },
    kin: [{ given: 'Joaquín', family: 'Quiroga', relation: ['SPS', 'spouse'], phone: '555-0132' }],
    service: ['2013-03-18', '2026-10-05'], performers: [voss, pcp], team: [voss, pcp],
    allergies: [{ substance: 'lamotrigine', words: 'Lamotrigine', reaction: 'rash', severity: 'moderate', onset: '2019-05' }],
    medications: [
      { words: 'lithium carbonate 450 mg extended-release tablet', shown: 'Lithium ER 450 mg tablet', drug: 'lithiumER450', sig: '1 tablet by mouth every 12 hours (900 mg a day)', dose: [450, 'mg'], every: [12, 'h'], start: '2026-03-10', by: voss, reason: 'Bipolar I disorder', reasonCode: ['371596008', 'Bipolar I disorder'], note: 'Raised from 300 mg twice a day on 03/10/2026 after a short hypomanic spell.' },
      { words: 'lithium carbonate 300 mg capsule', drug: 'lithium300', sig: '1 capsule by mouth two times a day', dose: [300, 'mg'], every: [12, 'h'], start: '2013-04-02', end: '2026-03-10', by: voss, reason: 'Bipolar I disorder', reasonCode: ['371596008', 'Bipolar I disorder'] },
      { words: 'melatonin 3 mg tablet', drug: 'melatonin3', sig: '1 tablet by mouth at bedtime', dose: [3, 'mg'], at: 'HS', start: '2025-07-14', by: voss, reason: 'Sleep' },
    ],
    problems: [
      { problem: 'bipolar1', words: 'Bipolar I disorder', onset: '2012-09', recorded: '2013-03-18' },
      { problem: 'insomnia', words: 'Trouble sleeping', onset: '2025-07', recorded: '2025-07-14' },
    ],
    results: [
      { panel: 'metabolicPanel', date: '2026-03-31', items: [
        { kind: 'lithium', words: 'Lithium', value: 0.9, low: 0.6, high: 1.2, flag: 'N' },
        { kind: 'creatinine', words: 'Creatinine', value: 0.86, low: 0.5, high: 1.1, flag: 'N' },
        { kind: 'tsh', words: 'TSH', value: 5.6, low: 0.4, high: 4.5, flag: 'H' },
      ] },
    ],
    vitals: [{ date: '2026-10-05', time: '1000', items: [['systolic', 134, 'Blood pressure, upper'], ['diastolic', 82, 'Blood pressure, lower'], ['weight', 74.6, 'Weight']] }],
    mental: [{ date: '2026-03-10', kind: 'phq9', words: 'PHQ-9 total', value: 6 }, { date: '2026-10-05', kind: 'phq9', words: 'PHQ-9 total', value: 4 }],
    mentalNote: 'Calm, clear, no thoughts of ending her life. A fine tremor of the hands is new.',
    social: { smoking: { status: 'never', date: '2026-10-05' }, others: [{ words: 'Alcohol', code: ['160573003', 'Alcohol intake'], loinc: 'alcohol', value: 'About two glasses of wine a month', date: '2026-10-05' }] },
    encounters: [
      { words: 'Psychiatry visit', date: '2025-07-14', who: voss, reason: 'Follow-up, sleep', cpt: ['99213', 'Office visit, established patient'] },
      { words: 'Psychiatry visit', date: '2026-03-10', who: voss, reason: 'Short hypomanic spell', cpt: ['99214', 'Office visit, established patient'] },
      { words: 'Psychiatry visit', date: '2026-10-05', who: voss, reason: 'Follow-up', cpt: ['99213', 'Office visit, established patient'] },
    ],
    plan: [
      { kind: 'lithium', words: 'Lithium level, 12 hours after the last dose', date: '2026-10-20' },
      { kind: 'visit', words: 'Psychiatry follow-up', date: '2027-01-11', who: voss },
      { words: 'No medicines for pain other than acetaminophen without a call first', when: 'Always' },
    ],
    payer: { name: 'Evergreen Example Health Plan', plan: 'Evergreen Silver PPO', member: 'EEH-55501-01', group: 'GRP-0900', start: '2024-01-01' },
  });
}

export const files = () => [
  { name: 'riverside-portal.json', export: riverside(false), bundle: 'collection', id: 'riverside-2026-10-25', timestamp: '2026-10-25T08:12:44-04:00' },
  { name: 'harbor-mind-ccd.xml', xml: harborDocument() },
  { name: 'riverside-portal-2026-11.json', export: riverside(true), bundle: 'collection', id: 'riverside-2026-11-15', timestamp: '2026-11-15T08:09:31-05:00' },
];
