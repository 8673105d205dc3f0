// Tobias Åkerlund-Mbeki, 34: schizophrenia on clozapine, with neutrophil counts, a clozapine level that rose after he
// stopped smoking on a hospital ward, and weight gain. One NDJSON file, as a bulk export writes it.
import { Export, addDays } from '../builders.mjs';

function lakeshore() {
  const x = new Export({ base: 'https://bulk.lakeshore.example.org/fhir', summer: '-05:00', winter: '-06:00' });
  const home = { line: '7 Nowhere Court', city: 'Sampleton', state: 'WI', zip: '53099' };

  const act = x.organization('lakeshore-act', { name: 'Lakeshore Community Treatment Team', phone: '555-0140', fax: '555-0141', address: { line: '90 Fictional Avenue', city: 'Sampleton', state: 'WI', zip: '53099' }, npiNumber: 201 });
  const hospital = x.organization('lakeshore-hospital', { name: 'Lakeshore General Hospital', phone: '555-0142', address: { line: '1 Example Drive', city: 'Sampleton', state: 'WI', zip: '53098' }, npiNumber: 202 });
  const pharmacy = x.organization('pharmacy', { name: 'Corner Example Pharmacy', phone: '555-0143', npiNumber: 203 });
  const payer = x.organization('payer', { name: 'State Example Medicaid', kind: 'ins', phone: '555-0198' });
  const psychiatrist = x.clinician('psychiatrist', { given: 'Priya', family: 'Ramanathan-Cole', suffix: 'MD', n: 211, org: act, specialty: 'psychiatry', phone: '555-0144', gender: 'female', hours: 'Team phone is answered day and night: 555-0140' });
  const therapist = x.clinician('therapist', { given: 'Emeka', family: 'Lindgren', suffix: 'PsyD', n: 212, org: act, specialty: 'psychologist', phone: '555-0145', gender: 'male' });
  const manager = x.clinician('case-manager', { given: 'Rosalind', family: 'Tse', n: 213, org: act, specialty: 'caseManager', phone: '555-0146', gender: 'female' });
  const pcp = x.clinician('pcp', { given: 'Hollis', family: 'Featherstone', suffix: 'DO', n: 214, org: hospital, specialty: 'internal', phone: '555-0147', gender: 'male' });
  const pharmacist = x.clinician('pharmacist', { given: 'Jun', family: 'Castellanos', suffix: 'PharmD', n: 215, org: pharmacy, specialty: 'pharmacist', phone: '555-0143' });
  x.patient('tobias', {
    mrnSystem: 'https://lakeshore.example.org/mrn', mrn: '40-11-92', given: 'Tobias', family: 'Åkerlund-Mbeki', gender: 'male', birthDate: '1992-01-30',
    phone: '555-0148', address: home, marital: 'S', contacts: [{ given: 'Solveig', family: 'Åkerlund', relation: 'Mother', phone: '555-0149' }], general: pcp, updated: '2024-11-20',
  });
  const mother = x.related('mother', { given: 'Solveig', family: 'Åkerlund', relation: 'MTH', phone: '555-0149', since: '2023-06-05' });
  x.coverage('coverage', { payer, plan: 'State Example Medicaid', member: 'SEM-0034-771', start: '2019-07-01' });
  x.careTeam('care-team', { name: 'Community treatment team', since: '2023-06-05', members: [
    { who: psychiatrist, role: 'Psychiatrist', onBehalfOf: act }, { who: therapist, role: 'Therapist', onBehalfOf: act }, { who: manager, role: 'Case manager', onBehalfOf: act },
    { who: pcp, role: 'Primary care', code: ['446050000', 'Primary care provider'], onBehalfOf: hospital }, { who: pharmacist, role: 'Pharmacist', onBehalfOf: pharmacy },
    { who: mother, role: 'Caregiver', code: ['133932002', 'Caregiver'] },
  ] });

  const schizophrenia = x.condition('schizophrenia', { problem: 'schizophrenia', onset: '2015-09', recorded: '2023-06-05', recorder: psychiatrist });
  const tobacco = x.condition('tobacco', { problem: 'tobacco', words: 'Smokes cigarettes, 15 a day', onset: '2010', abated: '2026-08-11', recorded: '2023-06-05', recorder: pcp });
  const constipation = x.condition('constipation', { problem: 'constipation', onset: '2024-02', recorded: '2024-11-20', recorder: psychiatrist, note: 'Since clozapine was started.' });
  const prediabetes = x.condition('prediabetes', { problem: 'prediabetes', onset: '2025-11-19', recorder: pcp });
  const pneumonia = x.condition('pneumonia', { problem: 'pneumonia', onset: '2026-08-11', abated: '2026-08-25', recorder: pcp, category: 'encounter-diagnosis' });
  x.allergy('haloperidol', { words: 'Haloperidol', type: 'intolerance', reaction: 'Painful stiffening of the neck and eyes', severity: 'severe', onset: '2016', recorded: '2023-06-05', recorder: psychiatrist });

  // medicines: two earlier trials, then clozapine
  x.order('risperidone', { drug: 'risperidone4', authored: '2016-03-01', by: psychiatrist, status: 'stopped', why: 'Voices unchanged after 10 weeks at 6 mg a day', reason: schizophrenia, reported: true, sig: '6 mg a day', dose: [6, 'mg'], start: '2016-03-01', end: '2016-05-15', updated: '2023-06-05' });
  x.order('olanzapine', { drug: 'olanzapine20', authored: '2021-01-11', by: psychiatrist, status: 'stopped', why: 'Voices unchanged after 12 weeks at 20 mg a day, weight gain of 9 kg', reason: schizophrenia, reported: true, sig: '20 mg at bedtime', dose: [20, 'mg'], when: 'HS', start: '2021-01-11', end: '2021-04-12', updated: '2023-06-05' });
  const first = x.order('clozapine-100', {
    drug: 'clozapine100', authored: '2024-04-02', by: psychiatrist, status: 'stopped', why: 'Level rose after he stopped smoking; dose lowered', reason: schizophrenia, updated: '2026-09-01',
    doses: [
      { sig: '1 tablet (100 mg) in the morning', dose: [100, 'mg'], when: 'MORN', start: '2024-04-02', end: '2026-09-01' },
      { sig: '2 tablets and a half (250 mg) at bedtime', dose: [250, 'mg'], when: 'HS', start: '2024-04-02', end: '2026-09-01' },
    ], days: 28, quantity: 98, unit: 'tablet', refills: 0, note: 'Started 06/12/2023, 350 mg a day since 04/02/2024.',
  });
  const now = x.order('clozapine-now', {
    drug: 'clozapine100', words: 'clozapine 100 mg tablet', authored: '2026-09-01', by: psychiatrist, reason: schizophrenia, prior: { reference: first.reference },
    sig: '250 mg at bedtime (2 tablets and a half); no morning dose', dose: [250, 'mg'], when: 'HS', start: '2026-09-01', days: 14, quantity: 35, unit: 'tablet', refills: 0,
    note: 'Lowered from 350 mg a day. Call the team before starting to smoke again.',
  });
  const metformin = x.order('metformin', { drug: 'metformin500', authored: '2025-11-19', by: pcp, reason: prediabetes, sig: '1 tablet two times a day with meals', dose: [500, 'mg'], per: [2, 'd'], start: '2025-11-19', days: 90, quantity: 180, unit: 'tablet', refills: 3 });
  const glycol = x.order('polyethylene-glycol', { drug: 'polyethyleneGlycol', authored: '2024-11-20', by: psychiatrist, reason: constipation, sig: '17 g in a glass of water once a day', dose: [17, 'g'], start: '2024-11-20', days: 30, refills: 11 });
  const patch = x.order('nicotine-patch', { drug: 'nicotinePatch', authored: '2026-08-17', by: pcp, category: 'discharge', reason: tobacco, sig: '1 patch each morning', dose: [1, 'patch'], route: 'skin', when: 'MORN', start: '2026-08-17', days: 28, quantity: 28, unit: 'patch', refills: 1, note: 'Nicotine itself does not change the clozapine level; smoke did.' });
  x.order('azithromycin', { drug: 'azithromycin250', authored: '2026-08-12', by: pcp, category: 'inpatient', status: 'completed', reason: pneumonia, sig: '1 tablet a day for 5 days', dose: [250, 'mg'], start: '2026-08-12', end: '2026-08-16', updated: '2026-08-17' });
  x.takes('caffeine', { words: 'Energy drinks, 2 cans a day', start: '2026-08-20', asserted: '2026-09-15', sig: '2 cans a day', dose: [2, '{can}'], source: mother, note: 'Mother says he took these up when he stopped smoking.' });
  const fills = ['2026-07-07', '2026-08-04', '2026-09-01', '2026-09-15', '2026-09-29', '2026-10-13'];
  fills.forEach((d, i) => x.fill(`fill-${d}`, { drug: 'clozapine100', order: i < 2 ? first : now, date: d, days: i < 2 ? 28 : 14, quantity: i < 2 ? 98 : 35, unit: 'tablet', pharmacy }));
  x.medicationList('medication-list', { title: 'Medication list of the community team', date: '2026-09-15', source: manager, items: [now, metformin, glycol, patch], note: 'Checked with Tobias and his mother at home.' });

  // neutrophil counts every four weeks; one low in July 2025; none after 09/15/2026
  const anc = [['2024-11-12', 3.9], ['2024-12-10', 4.2], ['2025-01-07', 3.7], ['2025-02-04', 3.5], ['2025-03-04', 4.0], ['2025-04-01', 3.3], ['2025-04-29', 3.6], ['2025-05-27', 3.1], ['2025-06-24', 2.4],
    ['2025-07-22', 1.3], ['2025-07-25', 1.6], ['2025-07-29', 2.2], ['2025-08-19', 2.9], ['2025-09-16', 3.2], ['2025-10-14', 3.8], ['2025-11-11', 3.6], ['2025-12-09', 3.4], ['2026-01-06', 3.9], ['2026-02-03', 3.5], ['2026-03-03', 3.7], ['2026-03-31', 3.3], ['2026-04-28', 3.6], ['2026-05-26', 3.8], ['2026-06-23', 3.4], ['2026-07-21', 3.5], ['2026-08-18', 6.9], ['2026-09-15', 3.6]];
  for (const [d, v] of anc) x.lab('anc', d, v, { by: hospital, low: 1.5, high: 8, flag: v < 1.5 ? 'L' : undefined, note: d === '2025-07-22' ? 'Mild neutropenia. Repeated three times in the week, recovered.' : undefined });
  // levels, metabolic tests
  for (const [d, v, n] of [['2025-02-04', 398], ['2025-08-19', 412], ['2026-03-03', 405], ['2026-08-28', 742, 'Two weeks after he stopped smoking.'], ['2026-09-15', 545]]) x.lab('clozapine', d, v, { by: hospital, low: 350, high: 600, flag: v > 600 ? 'H' : undefined, note: n ? `Drawn 12 hours after the last dose. ${n}` : 'Drawn 12 hours after the last dose.' });
  for (const [d, a, g] of [['2024-11-12', 5.5, 94], ['2025-11-11', 5.9, 106], ['2026-05-26', 5.8, 103]]) { x.lab('a1c', d, a, { by: hospital, low: 4, high: 5.6, flag: a > 5.6 ? 'H' : undefined }); x.lab('glucose', d, g, { by: hospital, low: 70, high: 99, flag: g > 99 ? 'H' : undefined }); }
  const lipids = [['cholesterol', 214], ['ldl', 138], ['hdl', 39], ['triglycerides', 186]].map(([k, v]) => x.lab(k, '2025-11-11', v, { by: hospital, time: '07:55' }));
  x.report('report-lipids', { kind: 'lipids', words: 'Lipid panel', date: '2025-11-11', results: lipids, org: hospital });
  x.measure('qtc-2026-08-12', 'procedure', 'qtc', '2026-08-12', 431, { by: hospital, high: 450, words: 'QTc' });
  for (const [d, kg, b] of [['2024-11-20', 88.2, 27.2], ['2025-05-27', 91.5, 28.2], ['2025-11-19', 94.0, 29.0], ['2026-05-26', 95.2, 29.4], ['2026-09-15', 97.1, 30.0]]) { x.vital('weight', d, kg, { by: manager }); x.vital('bmi', d, b, { by: manager }); }
  for (const [d, s, di] of [['2025-05-27', 126, 80], ['2025-11-19', 130, 84], ['2026-09-15', 118, 76]]) x.bp(d, s, di, { by: manager });

  // smoking and other habits
  x.smoking('2024-11-20', 'daily', { by: pcp, note: '15 cigarettes a day.' });
  x.smoking('2025-11-19', 'daily', { by: pcp, note: '15 cigarettes a day.' });
  x.smoking('2026-08-12', 'former', { by: pcp, note: 'Last cigarette on 08/11/2026, the day of admission.' });
  x.smoking('2026-09-15', 'former', { by: manager, note: 'Still not smoking, 5 weeks.' });
  x.social('cannabis-2025-11-19', 'Cannabis use', '2025-11-19', 'None for two years');
  x.score('auditc', '2025-11-19', 1, { by: pcp });
  for (const [d, h] of [['2025-11-19', 9], ['2026-08-28', 12.5], ['2026-09-15', 10.5]]) x.sleep(d, h);

  // visits
  const visit = (date, time, kind, who, reason, extra) => x.encounter(`visit-${date}`, { date, time, kind, who, org: act, reason, ...extra });
  for (const d of ['2024-11-20', '2025-02-05', '2025-05-28', '2025-08-20', '2026-02-04', '2026-05-27']) visit(d, '10:30', 'Psychiatry visit', psychiatrist, 'Clozapine follow-up');
  visit('2025-11-19', '09:00', 'Annual visit', pcp, 'Yearly check', { org: hospital });
  for (const d of ['2025-03-12', '2025-09-17', '2026-03-11', '2026-07-08', '2026-10-07']) visit(d, '14:00', 'Psychotherapy', therapist, 'Cognitive behavioral therapy for voices', { minutes: 50 });
  const stay = x.encounter('stay-2026-08', { date: '2026-08-11', time: '19:30', end: '2026-08-17', cls: 'IMP', kind: 'Hospital stay', who: pcp, org: hospital, reason: 'Pneumonia', reasonRef: pneumonia, discharge: 'Home with the community team' });
  visit('2026-08-28', '11:00', 'Home visit', manager, 'Very sleepy since the hospital stay', { cls: 'HH' });
  const change = visit('2026-09-01', '10:30', 'Psychiatry visit', psychiatrist, 'Clozapine level high');
  visit('2026-09-15', '11:00', 'Home visit', manager, 'Check after the dose change', { cls: 'HH' });

  const workGoal = x.goal('goal-work', { words: 'Work two mornings a week at the garden project', start: '2026-03-11', targets: [{ measure: undefined, words: 'Mornings a week', value: 2, unit: 'mornings a week', due: '2026-12-15' }], achievement: 'in-progress', note: 'Baseline: none. July 2026: one morning a week.', addresses: [schizophrenia] });
  const smokeGoal = x.goal('goal-smoke-free', { words: 'Stay smoke-free', start: '2026-08-17', targets: [{ words: 'Cigarettes a day', value: 0, unit: 'cigarettes a day', due: '2027-02-11' }], achievement: 'improving', addresses: [tobacco] });
  x.carePlan('plan', { title: 'Community team plan', words: 'Clozapine with counts every four weeks; call the team first if smoking changes, or with fever or sore throat.', start: '2024-11-20', author: psychiatrist, goals: [workGoal, smokeGoal], addresses: [schizophrenia], activities: [
    { words: 'Neutrophil count every four weeks', who: manager }, { words: 'Therapy every two weeks', who: therapist }, { words: 'Bowel check at each home visit', who: manager }] });
  x.labOrder('order-anc-october', { kind: 'anc', words: 'Neutrophil count', date: '2026-09-15', by: psychiatrist, due: '2026-10-13', note: 'No result had come by 11/14/2026.' });
  x.flag('flag-clozapine', { words: 'Takes clozapine: neutrophil count before each supply; fever or sore throat means a count the same day', category: 'drug', start: '2023-06-12', by: psychiatrist });
  x.issue('issue-smoking', { words: 'Clozapine level rises when smoking stops', severity: 'high', date: '2026-08-28', implicated: [first], by: psychiatrist, detail: 'Level 742 ng/mL at 350 mg a day, 17 days after the last cigarette. Before that 405 ng/mL at the same dose.', mitigation: 'Dose lowered to 250 mg a day on 09/01/2026' });
  x.immunization('flu-2025', { cvx: ['140', 'Influenza, seasonal, injectable, preservative free'], words: 'Flu shot', date: '2025-11-19', org: hospital });
  x.immunization('pneumonia-shot', { cvx: ['33', 'pneumococcal polysaccharide PPV23'], words: 'Pneumonia vaccine', date: '2026-08-17', org: hospital });
  x.note('note-discharge', { kind: 'dischargeSummary', title: 'Discharge summary, Lakeshore General Hospital, 08/17/2026', date: '2026-08-17', by: pcp, org: hospital, encounter: stay, body: `
Tobias, 34, was here from August 11 to 17 with pneumonia of the right lung. Azithromycin for five days.
He has not smoked since admission and wants to keep it that way: nicotine patch 21 mg.
Clozapine 350 mg a day went on unchanged. No clozapine level was drawn on the ward.
Next: community team within one week.` });
  x.note('note-2026-09-01', { title: 'Psychiatry note, Dr. Ramanathan-Cole, 09/01/2026', date: '2026-09-01', by: psychiatrist, org: act, encounter: change, body: `
Since leaving the hospital Tobias sleeps 12 hours, drools at night and missed his garden mornings.
Level on 08/28: 742 ng/mL, with the same dose it was 405 in March. He stopped smoking on 08/11.
Smoke speeds up how the body clears clozapine; without it the same dose is much more.
Clozapine lowered from 350 to 250 mg, all at bedtime. Level again in two weeks.
His therapist was not told yet. Bowels move every third day.` });
  x.note('note-2026-10-07', { title: 'Therapy note for the team, Dr. Lindgren, 10/07/2026', date: '2026-10-07', by: therapist, org: act, body: `
More awake than in August. Voices twice a week, short, he answers with his coping card.
Worried that he may smoke again at his cousin's wedding on 11/21. Asked the team to plan for it.` });
  x.message('message-2026-10-20', { words: 'Neutrophil count', date: '2026-10-20', from: pharmacist, to: manager, body: `No count on file since 09/15. Supply of 10/13 ends ${addDays('2026-10-13', 14)}. Please send the result before the next supply.` });
  x.appointment('appt-psychiatry', { words: 'Clozapine follow-up', date: '2026-11-24', time: '10:30', who: psychiatrist, created: x.at('2026-09-15') });
  return x;
}

export const files = () => [{ name: 'lakeshore-bulk.ndjson', export: lakeshore(), bundle: 'ndjson' }];
