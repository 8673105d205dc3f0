// Haruka Sōma, 19, a student: first SSRI (sertraline), exposure therapy for obsessive-compulsive disorder, social anxiety.
// Riverside export as a searchset, and a newer one.
import { Export } from '../builders.mjs';

function riverside(later) {
  const x = new Export({ base: 'https://fhir.riverside.example.org/r4' });
  const v2 = (on) => (later ? { version: '2', updated: on } : {});

  const clinic = x.organization('riverside', { name: 'Riverside Community Health', phone: '555-0110', fax: '555-0111', email: 'records@riverside.example.org', address: { line: '200 Sample Street', city: 'Fictonville', zip: '44099' }, npiNumber: 101 });
  const counseling = x.organization('campus', { name: 'Example State University Counseling Center', phone: '555-0150', fax: '555-0151', npiNumber: 301 });
  const payer = x.organization('payer', { name: 'Evergreen Example Health Plan', kind: 'ins', phone: '555-0199' });
  const pcp = x.clinician('pcp', { given: 'Malik', family: 'Desrosiers', suffix: 'MD', n: 311, org: clinic, specialty: 'family', phone: '555-0152', gender: 'male' });
  const prescriber = x.clinician('prescriber', { given: 'Ilse', family: 'Novakova', suffix: 'PMHNP', n: 312, org: clinic, specialty: 'psychNurse', phone: '555-0153', gender: 'female', hours: 'Evenings: call 988 or the clinic line 555-0110' });
  const therapist = x.clinician('therapist', { given: 'Gabriel', family: 'Thorne-Iqbal', suffix: 'PhD', n: 313, org: counseling, specialty: 'psychologist', phone: '555-0154', gender: 'male' });
  const groupLeader = later ? x.clinician('group-leader', { given: 'Wren', family: 'Abramson', suffix: 'LPCC', n: 314, org: counseling, specialty: 'counselor', phone: '555-0155', since: '2026-11-04' }) : undefined;
  const person = x.patient('haruka', {
    mrnSystem: 'https://riverside.example.org/mrn', mrn: 'RCH-0190704', given: 'Haruka', family: 'Sōma', gender: 'female', birthDate: '2007-04-11',
    otherNames: [
      { extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation', valueCode: 'IDE' }], use: 'official', text: '相馬 遥', family: '相馬', given: ['遥'] },
      { use: 'nickname', text: 'Haru', given: ['Haru'] },
    ],
    phone: '555-0156', email: 'haru@example.org', address: { line: '310 Imaginary Hall', city: 'Fictonville', zip: '44097' }, languages: [['en', 'English'], ['ja', 'Japanese']], marital: 'S',
    contacts: [{ given: 'Naoko', family: 'Sōma', relation: 'Mother', phone: '555-0157' }], general: pcp, updated: '2025-08-28',
  });
  const mother = x.related('mother', { given: 'Naoko', family: 'Sōma', relation: 'MTH', phone: '555-0157', since: '2025-08-28', languages: [['ja', 'Japanese'], ['en', 'English']] });
  x.coverage('coverage', { payer, plan: 'Evergreen Student and Family', member: 'EEH-20207-03', group: 'GRP-0420', start: '2025-01-01', relationship: 'child' });
  x.careTeam('care-team', { name: 'Care team of Haruka Sōma', since: '2025-08-28', version: later ? '2' : '1', updated: later ? '2026-11-04' : undefined, members: [
    { who: prescriber, role: 'Psychiatric prescriber', onBehalfOf: clinic, start: '2026-07-28' }, { who: therapist, role: 'Therapist', onBehalfOf: counseling, start: '2026-06-09' },
    { who: pcp, role: 'Primary care', code: ['446050000', 'Primary care provider'], onBehalfOf: clinic, start: '2025-08-28' },
    { who: mother, role: 'Mother, emergencies only' }, ...(groupLeader ? [{ who: groupLeader, role: 'Leads the social anxiety group', onBehalfOf: counseling, start: '2026-11-04' }] : []),
  ] });

  const ocd = x.condition('ocd', { problem: 'ocd', onset: '2023-10', recorded: '2026-06-09', recorder: therapist, severity: 'Moderate to severe' });
  const social = x.condition('social-anxiety', { problem: 'socialAnxiety', words: 'Social anxiety disorder', onset: '2022', recorded: '2026-06-09', recorder: therapist });
  const rhinitis = x.condition('rhinitis', { problem: 'rhinitis', onset: '2017-04', recorded: '2025-08-28', recorder: pcp });
  x.allergy('amoxicillin', { substance: 'amoxicillin', words: 'Amoxicillin', criticality: 'low', reaction: 'rash', severity: 'mild', onset: '2012', recorded: '2025-08-28', recorder: pcp, note: 'Rash as a small child; her mother is not sure.', verification: 'unconfirmed' });

  // visits
  const visit = (date, time, kind, who, reason, extra = {}) => x.encounter(`visit-${date}`, { date, time, kind, who, org: clinic, reason, ...extra });
  visit('2024-12-19', '14:00', 'Office visit', pcp, 'Sore throat');
  visit('2025-08-28', '09:00', 'Visit before college', pcp, 'Yearly check', { minutes: 40 });
  const worry = visit('2026-05-21', '15:20', 'Office visit', pcp, 'Worry, hand washing, missed classes');
  for (const d of ['2026-06-09', '2026-06-23', '2026-07-14', '2026-08-04', '2026-08-11', '2026-08-18', '2026-08-26', '2026-09-02', '2026-09-09', '2026-09-16', '2026-09-23', '2026-09-30', '2026-10-07', '2026-10-14', '2026-10-21'])
    x.encounter(`therapy-${d}`, { date: d, time: '16:00', minutes: 50, kind: d < '2026-08-04' ? 'Psychotherapy' : 'Exposure and response prevention', who: therapist, org: counseling, reasonRef: ocd });
  if (later) for (const d of ['2026-10-28', '2026-11-04', '2026-11-11']) x.encounter(`therapy-${d}`, { date: d, time: '16:00', minutes: 50, kind: 'Exposure and response prevention', who: therapist, org: counseling, reasonRef: ocd });
  const start = visit('2026-07-28', '13:00', 'Psychiatric evaluation', prescriber, 'Obsessive-compulsive disorder, first medicine', { minutes: 60 });
  const increase = visit('2026-08-25', '13:00', 'Medication visit', prescriber, 'Four weeks on sertraline', { cls: 'VR' });
  visit('2026-09-08', '13:00', 'Medication visit', prescriber, 'Restless since the higher dose', { cls: 'VR' });
  visit('2026-10-06', '13:00', 'Medication visit', prescriber, 'Follow-up', { cls: 'VR' });
  const raise = later ? visit('2026-11-10', '13:00', 'Medication visit', prescriber, 'Partial response', { cls: 'VR' }) : undefined;

  // medicines
  const s25 = x.order('sertraline-25', { drug: 'sertraline25', words: 'sertraline 25 mg tablet', authored: '2026-07-28', by: prescriber, status: 'completed', reason: ocd, encounter: start, sig: '1 tablet by mouth each morning', dose: [25, 'mg'], when: 'MORN', start: '2026-07-28', end: '2026-08-25', days: 30, quantity: 30, unit: 'tablet', refills: 0, updated: '2026-08-25' });
  const s50 = x.order('sertraline-50', {
    drug: 'sertraline50', words: 'sertraline 50 mg tablet', authored: '2026-08-25', by: prescriber, reason: ocd, encounter: increase, prior: { reference: s25.reference },
    sig: '1 tablet by mouth each morning', dose: [50, 'mg'], when: 'MORN', start: '2026-08-25', end: later ? '2026-11-10' : undefined, days: 30, quantity: 30, unit: 'tablet', refills: 2,
    ...(later ? { status: 'stopped', why: 'Partial response after eleven weeks; dose raised to 100 mg', ...v2('2026-11-10') } : {}),
  });
  const s100 = later ? x.order('sertraline-100', { drug: 'sertraline100', words: 'sertraline 100 mg tablet', authored: '2026-11-10', by: prescriber, reason: ocd, encounter: raise, prior: { reference: s50.reference }, sig: '1 tablet by mouth each morning', dose: [100, 'mg'], when: 'MORN', start: '2026-11-10', days: 30, quantity: 30, unit: 'tablet', refills: 1, note: 'Raised for partial response. Ask about restlessness and thoughts of dying in the first two weeks.' }) : undefined;
  const hydroxyzine = x.order('hydroxyzine', {
    drug: 'hydroxyzine25', authored: '2026-06-02', by: pcp, reasonText: 'Anxiety, as needed', sig: '1 tablet by mouth as needed for anxiety, up to two times a day', dose: [25, 'mg'], per: [2, 'd'], prn: true, start: '2026-06-02', end: later ? '2026-11-10' : undefined, days: 15, quantity: 30, unit: 'tablet', refills: 3,
    ...(later ? { status: 'stopped', why: 'Taken before exposure practice, which works against the exercise', ...v2('2026-11-10') } : {}),
  });
  const cetirizine = x.takes('cetirizine', { drug: 'cetirizine10', start: '2022-04', asserted: '2025-08-28', reasonText: 'Hay fever', sig: '1 tablet a day in spring', dose: [10, 'mg'] });
  x.takes('sleep-aid', { drug: 'diphenhydramine25', words: 'diphenhydramine 25 mg tablet (store-brand sleep aid)', start: '2026-08-30', asserted: '2026-10-06', reasonText: 'Sleep', sig: '1 or 2 tablets at bedtime, most nights', dose: [2, 'tablet'], when: 'HS', note: 'Not told to her therapist.' });
  x.takes('pill', { words: 'Combined birth control pill', start: '2025-08-28', asserted: '2026-05-21', sig: '1 pill a day', dose: [1, 'tablet'] });
  const fill = (d, drug, order) => x.fill(`fill-${d}`, { drug, order, date: d, days: 30, quantity: 30, unit: 'tablet' });
  fill('2026-07-28', 'sertraline25', s25); fill('2026-08-25', 'sertraline50', s50); fill('2026-09-24', 'sertraline50', s50); fill('2026-10-23', 'sertraline50', s50);
  if (later) fill('2026-11-10', 'sertraline100', s100);
  x.medicationList('medication-list', { title: 'Medication list kept by Haruka Sōma', date: later ? '2026-11-11' : '2026-10-06', source: person, items: later ? [s100, cetirizine] : [s50, hydroxyzine, cetirizine], version: later ? '2' : '1', updated: later ? '2026-11-11' : '2026-10-06' });

  // scores: totals only, no instrument text
  const ybocs = [['2026-06-09', 28], ['2026-07-14', 27], ['2026-08-18', 26], ['2026-09-16', 23], ['2026-10-14', 21]];
  if (later) ybocs.push(['2026-11-11', 17]);
  for (const [d, n] of ybocs) x.namedScore('Y-BOCS', d, n, { by: therapist });
  const phq = [['2026-05-21', 13], ['2026-07-28', 14], ['2026-08-25', 13], ['2026-09-08', 15], ['2026-10-06', 12]];
  if (later) phq.push(['2026-11-10', 7]);
  for (const [d, n] of phq) x.score('phq9', d, n, { by: prescriber });
  x.score('phq9item9', '2026-08-25', 0, { by: prescriber });
  x.score('phq9item9', '2026-09-08', 1, { by: prescriber, note: 'Asked about it: passing thoughts for two evenings, no plan, no wish to act. Safety plan gone through.' });
  x.score('phq9item9', '2026-10-06', 0, { by: prescriber });
  if (later) x.score('phq9item9', '2026-11-10', 0, { by: prescriber });
  const gad = [['2026-05-21', 17], ['2026-07-28', 16], ['2026-08-25', 15], ['2026-10-06', 12]];
  if (later) gad.push(['2026-11-10', 10]);
  for (const [d, n] of gad) x.score('gad7', d, n, { by: prescriber });
  for (const [d, h] of [['2026-07-28', 7.2], ['2026-08-30', 5.1], ['2026-09-08', 5.4], ['2026-10-06', 6.3]]) x.sleep(d, h);
  if (later) x.sleep('2026-11-10', 6.9);

  // checks
  x.lab('tsh', '2026-06-02', 1.8, { by: clinic, low: 0.4, high: 4.5 });
  x.lab('hemoglobin', '2026-06-02', 12.9, { by: clinic, low: 12, high: 15.5 });
  x.lab('sodium', '2026-06-02', 139, { by: clinic, low: 135, high: 145 });
  if (later) x.lab('sodium', '2026-11-10', 137, { by: clinic, low: 135, high: 145 });
  for (const [d, s, di, kg] of [['2025-08-28', 108, 68, 52.0], ['2026-05-21', 110, 70, 51.2], ['2026-07-28', 112, 70, 51.0]]) { x.bp(d, s, di, { by: pcp }); x.vital('weight', d, kg, { by: pcp }); }
  x.vital('height', '2025-08-28', 160, { by: pcp });
  x.smoking('2025-08-28', 'never', { by: pcp });
  x.social('alcohol-2026-07-28', 'Alcohol use', '2026-07-28', 'Two drinks on some weekends', { code: 'alcohol' });
  x.score('auditc', '2026-07-28', 3, { by: prescriber });
  x.social('cannabis-2026-07-28', 'Cannabis use', '2026-07-28', 'Tried twice in the last year');
  x.social('caffeine-2026-09-08', 'Coffee and energy drinks', '2026-09-08', 'Three energy drinks a day during exams', { by: prescriber });
  x.observation('restless-2026-09-08', 'survey', { text: 'Side effect: restlessness' }, '2026-09-08', { valueString: 'Moderate, began 4 days after the dose was raised, most of each evening' }, { by: prescriber, note: 'Linked to sertraline 50 mg.' });

  // goals
  const washing = x.goal('goal-washing', {
    words: 'Wash hands no more than 10 times a day', start: '2026-08-04', by: person, priority: 'high', addresses: [ocd],
    targets: [{ words: 'Hand washing a day', value: 10, unit: 'times a day', due: '2026-12-18' }],
    ...(later ? { achievement: 'improving', statusDate: '2026-11-11', note: ['Baseline 08/04/2026: 42 times a day.', '10/14/2026: 26 times a day.', '11/11/2026: 15 times a day.'], ...v2('2026-11-11') } : { achievement: 'improving', statusDate: '2026-10-14', note: ['Baseline 08/04/2026: 42 times a day.', '10/14/2026: 26 times a day.'] }),
  });
  const seminar = x.goal('goal-seminar', { words: 'Speak in seminar once a week', start: '2026-08-04', by: person, addresses: [social], targets: [{ words: 'Times spoken in seminar in a week', value: 1, unit: 'times a week', due: '2026-11-30' }], achievement: later ? 'achieved' : 'in-progress', status: later ? 'completed' : 'active', statusDate: later ? '2026-11-11' : undefined, ...v2('2026-11-11') });
  const vague = x.goal('goal-better', { words: 'Feel better', start: '2026-05-21', by: person });
  x.carePlan('therapy-plan', { title: 'Exposure and response prevention, 16 sessions', words: 'Weekly exposures from a ladder of 20 steps; no reassurance and no washing for one hour after each.', start: '2026-08-04', end: '2026-12-18', author: therapist, goals: [washing, seminar, vague], addresses: [ocd, social], activities: [
    { words: 'One session a week', who: therapist }, { words: 'Daily practice, 30 minutes', who: person }, { words: 'No medicine that calms on the spot in the two hours before practice', who: person }] });
  x.referral('referral-therapy', { words: 'Therapy for obsessive-compulsive disorder', date: '2026-05-21', by: pcp, to: counseling, reason: undefined, status: 'completed' });
  x.referral('referral-psychiatry', { words: 'Psychiatric evaluation', date: '2026-07-14', by: pcp, to: prescriber, reason: ocd, status: 'completed' });
  x.consent('consent-mother', { words: 'Release to mother, emergencies only', date: '2026-07-28', start: '2026-07-28', end: '2027-07-28', org: clinic, who: [mother], scopeText: 'Emergencies only', policyText: 'Clinic release form: only in an emergency, only what is needed' });
  x.consent('consent-team', { words: 'Release between the counseling center and Riverside', date: '2026-07-28', start: '2026-07-28', end: '2027-07-28', org: clinic, who: [therapist, prescriber, pcp], policyText: 'Clinic release form: coordination of care' });
  x.flag('flag-watch', { words: 'Under 25 and new antidepressant: ask about thoughts of dying at each visit and two weeks after each dose change', start: '2026-07-28', by: prescriber });

  // documents
  x.note('note-2026-07-28', { title: 'Psychiatric evaluation, Ilse Novakova, 07/28/2026', kind: 'consultNote', date: '2026-07-28', by: prescriber, org: clinic, encounter: start, body: `
Haruka, 19, is a sophomore. Intrusive fears of making others ill since she was 16, washing 40 times a day or more.
Also fears being judged; skips seminars. No earlier medicine. No mania in her or her family that she knows of.
No thoughts of ending her life. Plan: sertraline 25 mg for four weeks, then 50 mg. Told what to watch for.
Dr. Thorne-Iqbal will start exposures in August.` });
  x.note('note-2026-09-08', { title: 'Medication visit, Ilse Novakova, 09/08/2026', date: '2026-09-08', by: prescriber, org: clinic, body: `
Restless and sleeping five hours since four days after the change to 50 mg on 08/25. Three energy drinks a day.
PHQ-9 15; the last question was 1. Passing thoughts on two evenings, no plan, no wish to act. Safety plan reviewed.
Stay at 50 mg, stop the energy drinks, call in one week. Next visit in four weeks.` });
  x.note('note-2026-10-14', { title: 'Therapy update, Dr. Thorne-Iqbal, 10/14/2026', date: '2026-10-14', by: therapist, org: counseling, body: `
Step 12 of 20. Washing down from 42 to 26 times a day.
Haruka takes hydroxyzine before hard exposures. Fear then stays low, but nothing is learned; progress has slowed.
I would like to plan this together with her prescriber. I did not know of a dose change in August until September.` });
  if (later) x.note('note-2026-11-10', { title: 'Medication visit, Ilse Novakova, 11/10/2026', date: '2026-11-10', by: prescriber, org: clinic, encounter: raise, body: `
Y-BOCS down a third, PHQ-9 7. Restlessness gone since she left the energy drinks.
Agreed with Dr. Thorne-Iqbal: hydroxyzine stopped. Sertraline raised to 100 mg. Call planned for 11/20 and 11/24.` });
  x.immunization('flu-2025', { cvx: ['140', 'Influenza, seasonal, injectable, preservative free'], words: 'Flu shot', date: '2025-10-15', org: clinic });
  x.immunization('meningitis', { cvx: ['114', 'meningococcal MCV4P'], words: 'Meningitis vaccine', date: '2025-08-28', org: clinic });
  x.appointment('appt-therapy', { words: 'Exposure session', date: '2026-11-18', time: '16:00', minutes: 50, who: therapist, created: x.at('2026-10-14') });
  x.appointment('appt-medication', { words: 'Medication visit', date: '2026-11-10', time: '13:00', who: prescriber, created: x.at('2026-10-06'), status: later ? 'fulfilled' : 'booked', ...v2('2026-11-10') });
  if (later) x.appointment('appt-medication-december', { words: 'Medication visit', date: '2026-12-08', time: '13:00', who: prescriber, created: x.at('2026-11-10') });
  return x;
}

export const files = () => [
  { name: 'riverside-portal.json', export: riverside(false), bundle: 'searchset', id: 'riverside-2026-10-25-a', timestamp: '2026-10-25T17:40:02-04:00' },
  { name: 'riverside-portal-2026-11.json', export: riverside(true), bundle: 'searchset', id: 'riverside-2026-11-15-a', timestamp: '2026-11-15T17:44:19-05:00' },
];
