// Builders: one method per kind of record, each adding one FHIR R4 resource to an export and answering a reference to it.
// Nothing here reads a clock or a random source: the same definitions give the same bytes.
import { createHash } from 'node:crypto';
import { S, LOINC, NUCC, REACTION, concept, medication, ingredient, problemConcept } from './codes.mjs';

// --- dates ---------------------------------------------------------------------------------------------------------

const nthSunday = (year, month, n) => {
  const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  return 1 + ((7 - first) % 7) + 7 * (n - 1);
};

// US summer time: from the second Sunday of March to the first Sunday of November.
export function isSummer(date) {
  const [y, m, d] = date.split('-').map(Number);
  if (m < 3 || m > 11) return false;
  if (m === 3) return d >= nthSunday(y, 3, 2);
  if (m === 11) return d < nthSunday(y, 11, 1);
  return true;
}

export function addDays(date, days) {
  const [y, m, d] = date.split('-').map(Number);
  return new Date(Date.UTC(y, m - 1, d + days)).toISOString().slice(0, 10);
}

export function addMinutes(time, minutes) {
  const [h, m] = time.split(':').map(Number);
  const t = h * 60 + m + minutes;
  return `${String(Math.floor(t / 60)).padStart(2, '0')}:${String(t % 60).padStart(2, '0')}`;
}

// An invented national provider identifier with a right check digit (Luhn over 80840 + nine digits).
export function npi(n) {
  const nine = '1999' + String(n).padStart(5, '0');
  let sum = 24;
  [...nine].reverse().forEach((c, i) => {
    let k = Number(c);
    if (i % 2 === 0) k = k * 2 > 9 ? k * 2 - 9 : k * 2;
    sum += k;
  });
  return nine + ((10 - (sum % 10)) % 10);
}

export function uuid(seed) {
  const h = createHash('sha1').update('baton-household/' + seed).digest('hex');
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-5${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20, 32)}`;
}

const compact = (o) => {
  if (Array.isArray(o)) return o.map(compact);
  if (o === null || typeof o !== 'object') return o;
  return Object.fromEntries(Object.entries(o).filter(([, v]) => v !== undefined && !(Array.isArray(v) && v.length === 0))
    .map(([k, v]) => [k, compact(v)]));
};

const text = (t) => (t === undefined ? undefined : { text: t });
const asList = (v) => (v === undefined ? undefined : Array.isArray(v) ? v : [v]);

export const PART2 = [
  { system: S.confidentiality, code: 'R', display: 'restricted' },
  { system: S.actCode, code: 'SUD', display: 'substance use disorder information sensitivity' },
  { system: S.actCode, code: '42CFRPart2', display: '42 CFR Part2' },
  { system: S.actCode, code: 'NORDSCLCD', display: 'no redisclosure without consent directive' },
];
export const ALCOHOL = [PART2[0], { system: S.actCode, code: 'ETHUD', display: 'alcohol use disorder information sensitivity' }];
export const PART2_ALCOHOL = [...ALCOHOL, ...PART2.slice(2)];
export const PSYCHOTHERAPY_NOTE = [
  PART2[0],
  { system: S.actCode, code: 'PSYTHPN', display: 'psychotherapy note information sensitivity' },
];

// --- an export -----------------------------------------------------------------------------------------------------

export class Export {
  // base: where this portal says its resources live; summer/winter: the clinic's UTC offsets.
  constructor({ base, summer = '-04:00', winter = '-05:00' }) {
    Object.assign(this, { base, summer, winter, resources: [], labels: undefined });
  }

  at(date, time = '09:00') {
    return `${date}T${time}:00${isSummer(date) ? this.summer : this.winter}`;
  }

  add(resource, updated, extra = {}) {
    const { version = '1', security } = extra;
    const labels = security ?? this.labels;
    const { resourceType, id, ...rest } = resource;
    const meta = { versionId: version, lastUpdated: updated.includes('T') ? updated : this.at(updated, '18:05'), security: labels };
    this.resources.push(compact({ resourceType, id, meta, ...rest }));
    return { reference: `${resourceType}/${id}` };
  }

  // --- people and places ---

  address({ line, city, state = 'OH', zip }) {
    return { use: undefined, line: [line], city, state, postalCode: zip, country: 'US' };
  }

  organization(id, { name, kind = 'prov', kindText, phone, fax, email, address, npiNumber }) {
    const kinds = { prov: 'Healthcare Provider', ins: 'Insurance Company', dept: 'Hospital Department' };
    return { ...this.add({
      resourceType: 'Organization', id, active: true, name,
      identifier: npiNumber ? [{ system: S.npi, value: npi(npiNumber) }] : undefined,
      type: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/organization-type', code: kind, display: kinds[kind] }], text: kindText }],
      telecom: [
        { system: 'phone', value: phone, use: 'work' },
        ...(fax ? [{ system: 'fax', value: fax, use: 'work' }] : []),
        ...(email ? [{ system: 'email', value: email, use: 'work' }] : []),
      ],
      address: address ? [this.address(address)] : undefined,
    }, '2024-10-01'), display: name };
  }

  // A clinician and their role in one go; the answer is the practitioner's reference, `.role` that of the role.
  clinician(id, { given, family, suffix, n, org, specialty, phone, email, hours, gender, since = '2024-10-01', version, languages }) {
    const display = `${given} ${family}${suffix ? ', ' + suffix : ''}`;
    const ref = this.add({
      resourceType: 'Practitioner', id, active: true,
      identifier: [{ system: S.npi, value: npi(n) }],
      name: [{ use: 'official', text: display, family, given: given.split(' '), suffix: suffix ? [suffix] : undefined }],
      telecom: [
        { system: 'phone', value: phone, use: 'work' },
        ...(email ? [{ system: 'email', value: email, use: 'work' }] : []),
      ],
      gender,
      communication: asList(languages)?.map(([code, d]) => ({ coding: [{ system: 'urn:ietf:bcp:47', code, display: d }] })),
    }, since, { version });
    const role = this.add({
      resourceType: 'PractitionerRole', id: `${id}-role`, active: true,
      practitioner: { ...ref, display }, organization: org,
      code: [{ coding: [{ system: S.nucc, code: NUCC[specialty][0], display: NUCC[specialty][1] }] }],
      specialty: [concept(S.nucc, NUCC[specialty])],
      telecom: [{ system: 'phone', value: phone, use: 'work' }],
      availabilityExceptions: hours,
    }, since);
    // Not enumerable, so that a clinician can be written into a resource as the plain reference that it is.
    return Object.defineProperty({ ...ref, display }, 'role', { value: { ...role, display } });
  }

  patient(id, { mrnSystem, mrn, given, family, otherNames = [], gender, birthDate, phone, home, email, address, language, languages, marital, contacts = [], general, updated = '2024-11-01', extensions }) {
    const display = `${given} ${family}`;
    const M = { S: 'Never Married', M: 'Married', D: 'Divorced', W: 'Widowed', T: 'Domestic partner' };
    const ref = this.add({
      resourceType: 'Patient', id, active: true, extension: extensions,
      identifier: [{ use: 'usual', type: concept('http://terminology.hl7.org/CodeSystem/v2-0203', ['MR', 'Medical record number']), system: mrnSystem, value: mrn }],
      name: [{ use: 'official', text: display, family, given: given.split(' ') }, ...otherNames],
      telecom: [
        { system: 'phone', value: phone, use: 'mobile', rank: 1 },
        ...(home ? [{ system: 'phone', value: home, use: 'home', rank: 2 }] : []),
        ...(email ? [{ system: 'email', value: email }] : []),
      ],
      gender, birthDate,
      address: [{ ...this.address(address), use: 'home' }],
      maritalStatus: marital ? concept('http://terminology.hl7.org/CodeSystem/v3-MaritalStatus', [marital, M[marital]]) : undefined,
      contact: contacts.map((c) => ({
        relationship: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0131', code: 'C', display: 'Emergency Contact' }], text: c.relation }],
        name: { text: `${c.given} ${c.family}`, family: c.family, given: [c.given] },
        telecom: [{ system: 'phone', value: c.phone, use: 'mobile' }],
      })),
      communication: (languages ?? [language ?? ['en', 'English']]).map(([code, d], i) => ({
        language: { coding: [{ system: 'urn:ietf:bcp:47', code, display: d }] }, preferred: i === 0 ? true : undefined,
      })),
      generalPractitioner: general ? [general] : undefined,
    }, updated);
    this.subject = { ...ref, display };
    return this.subject;
  }

  related(id, { given, family, relation, phone, email, since, address, languages }) {
    const R = { DAUC: 'daughter', MTH: 'mother', SPS: 'spouse', DOMPART: 'domestic partner', SIS: 'sister', FTH: 'father', FRND: 'unrelated friend' };
    const display = `${given} ${family}`;
    return { ...this.add({
      resourceType: 'RelatedPerson', id, active: true, patient: this.subject,
      relationship: [concept(S.roleCode, [relation, R[relation]])],
      name: [{ use: 'official', text: display, family, given: [given] }],
      telecom: [{ system: 'phone', value: phone, use: 'mobile' }, ...(email ? [{ system: 'email', value: email }] : [])],
      address: address ? [this.address(address)] : undefined,
      period: since ? { start: since } : undefined,
      communication: languages?.map(([code, d]) => ({ language: { coding: [{ system: 'urn:ietf:bcp:47', code, display: d }] } })),
    }, since ?? '2024-11-01'), display };
  }

  coverage(id, { payer, plan, member, group, start, relationship = 'self' }) {
    return this.add({
      resourceType: 'Coverage', id, status: 'active',
      type: { text: plan }, subscriberId: member, beneficiary: this.subject,
      relationship: concept('http://terminology.hl7.org/CodeSystem/subscriber-relationship', [relationship, relationship === 'self' ? 'Self' : 'Child']),
      period: { start }, payor: [payer],
      class: group ? [{ type: concept('http://terminology.hl7.org/CodeSystem/coverage-class', ['group', 'Group']), value: group, name: plan }] : undefined,
    }, start);
  }

  careTeam(id, { name, since, members, version, updated, note }) {
    return this.add({
      resourceType: 'CareTeam', id, status: 'active', name, subject: this.subject, period: { start: since },
      participant: members.map(({ who, role, code, onBehalfOf, start, end }) => ({
        role: [{ coding: code ? [{ system: code[2] ?? S.snomed, code: code[0], display: code[1] }] : undefined, text: role }],
        member: { reference: who.reference, display: who.display }, onBehalfOf,
        period: start || end ? { start, end } : undefined,
      })),
      note: note ? [{ text: note }] : undefined,
    }, updated ?? since, { version });
  }

  // --- what happened ---

  encounter(id, { date, time = '09:00', minutes = 30, end, cls = 'AMB', kind, who, org, reason, reasonRef, discharge, status = 'finished', security }) {
    const classes = { AMB: 'ambulatory', IMP: 'inpatient encounter', EMER: 'emergency', VR: 'virtual', HH: 'home health' };
    return this.add({
      resourceType: 'Encounter', id, status,
      class: { system: S.actCode, code: cls, display: classes[cls] },
      type: [{ text: kind }], subject: this.subject,
      participant: who ? [{
        type: [concept(S.participation, ['PPRF', 'primary performer'])],
        individual: { reference: who.reference, display: who.display },
      }] : undefined,
      period: { start: this.at(date, time), end: end ? this.at(end, '11:30') : this.at(date, addMinutes(time, minutes)) },
      reasonCode: reason ? [{ text: reason }] : undefined,
      reasonReference: reasonRef ? [reasonRef] : undefined,
      hospitalization: discharge ? {
        dischargeDisposition: concept('http://terminology.hl7.org/CodeSystem/discharge-disposition', ['home', 'Home'], discharge),
      } : undefined,
      serviceProvider: org,
    }, end ?? date, { security });
  }

  condition(id, { problem, words, onset, abated, clinical, verification = 'confirmed', category = 'problem-list-item', recorder, encounter, recorded, note, severity, security, version, updated }) {
    const categories = { 'problem-list-item': 'Problem List Item', 'encounter-diagnosis': 'Encounter Diagnosis' };
    const status = clinical ?? (abated ? 'resolved' : 'active');
    return this.add({
      resourceType: 'Condition', id,
      clinicalStatus: concept('http://terminology.hl7.org/CodeSystem/condition-clinical', [status, status[0].toUpperCase() + status.slice(1)]),
      verificationStatus: concept('http://terminology.hl7.org/CodeSystem/condition-ver-status', [verification, verification[0].toUpperCase() + verification.slice(1)]),
      category: [concept('http://terminology.hl7.org/CodeSystem/condition-category', [category, categories[category]])],
      severity: text(severity),
      code: problem ? problemConcept(problem, words) : { text: words },
      subject: this.subject, encounter, onsetDateTime: onset, abatementDateTime: abated,
      recordedDate: recorded ?? onset, recorder: recorder ? { reference: recorder.reference, display: recorder.display } : undefined,
      note: note ? [{ text: note }] : undefined,
    }, updated ?? recorded ?? (onset.length === 10 ? onset : '2024-11-01'), { security, version });
  }

  allergy(id, { substance, words, none, category = 'medication', type = 'allergy', criticality, reaction, severity, onset, recorded, recorder, note, verification = 'confirmed', security }) {
    const code = none
      ? concept(S.snomed, ['716186003', 'No known allergy'], 'No known allergies')
      : substance ? ingredient(substance, words) : { text: words };
    return this.add({
      resourceType: 'AllergyIntolerance', id,
      clinicalStatus: concept('http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical', ['active', 'Active']),
      verificationStatus: concept('http://terminology.hl7.org/CodeSystem/allergyintolerance-verification', [verification, verification[0].toUpperCase() + verification.slice(1)]),
      type: none ? undefined : type, category: none ? undefined : [category], criticality,
      code, patient: this.subject, onsetDateTime: onset, recordedDate: recorded,
      recorder: recorder ? { reference: recorder.reference, display: recorder.display } : undefined,
      note: note ? [{ text: note }] : undefined,
      reaction: reaction ? [{ manifestation: asList(reaction).map((r) => (REACTION[r] ? concept(S.snomed, REACTION[r], REACTION[r][1]) : { text: r })), severity }] : undefined,
    }, recorded, { security });
  }

  // --- medicines ---

  dosage({ sig, dose, per = [1, 'd'], when, prn, start, end, route = 'oral', instruction }) {
    const routes = { oral: ['26643006', 'Oral route'], sublingual: ['37839007', 'Sublingual route'], nasal: ['46713006', 'Nasal route'], skin: ['45890007', 'Transdermal route'] };
    const [frequency, period, unit] = per.length === 3 ? per : [per[0], 1, per[1]];
    return compact({
      text: sig, patientInstruction: instruction,
      timing: { repeat: {
        boundsPeriod: start || end ? { start, end } : undefined,
        ...(prn && !per[0] ? {} : { frequency, period, periodUnit: unit }), when: asList(when),
      } },
      asNeededBoolean: prn ? true : undefined,
      route: concept(S.snomed, routes[route]),
      doseAndRate: dose ? [{
        type: concept('http://terminology.hl7.org/CodeSystem/dose-rate-type', ['ordered', 'Ordered']),
        doseQuantity: { value: dose[0], unit: dose[1], system: S.ucum, code: { tablet: '{tablet}', capsule: '{capsule}', film: '{film}', spray: '{spray}', patch: '{patch}' }[dose[1]] ?? dose[1] },
      }] : undefined,
    });
  }

  order(id, { drug, words, doses, authored, by, reason, reasonText, status = 'active', why, note, days, quantity, unit, refills, valid, encounter, intent = 'order', category = 'community', reported, prior, version, updated, security, ...single }) {
    const categories = { community: 'Community', discharge: 'Discharge', inpatient: 'Inpatient', outpatient: 'Outpatient' };
    return { ...this.add({
      resourceType: 'MedicationRequest', id, status, statusReason: text(why), intent,
      category: [concept('http://terminology.hl7.org/CodeSystem/medicationrequest-category', [category, categories[category]])],
      reportedBoolean: reported, medicationCodeableConcept: medication(drug, words),
      subject: this.subject, encounter, authoredOn: authored,
      requester: by ? { reference: by.reference, display: by.display } : undefined,
      reasonCode: reasonText ? [{ text: reasonText }] : undefined,
      reasonReference: reason ? asList(reason) : undefined,
      note: note ? [{ text: note }] : undefined,
      dosageInstruction: doses ? doses.map((d, i) => ({ sequence: i + 1, ...this.dosage(d) })) : [this.dosage(single)],
      dispenseRequest: days || quantity ? {
        validityPeriod: valid ? { start: valid[0], end: valid[1] } : undefined,
        numberOfRepeatsAllowed: refills,
        quantity: quantity ? { value: quantity, unit } : undefined,
        expectedSupplyDuration: days ? { value: days, unit: 'days', system: S.ucum, code: 'd' } : undefined,
      } : undefined,
      priorPrescription: prior,
    }, updated ?? authored, { version, security }), display: medication(drug, words).text };
  }

  takes(id, { drug, words, status = 'active', start, end, asserted, source, why, note, category = 'patientspecified', reasonText, version, updated, security, ...dose }) {
    const categories = { patientspecified: 'Patient Specified', community: 'Community', outpatient: 'Outpatient' };
    return { ...this.add({
      resourceType: 'MedicationStatement', id, status, statusReason: why ? [{ text: why }] : undefined,
      category: concept('http://terminology.hl7.org/CodeSystem/medication-statement-category', [category, categories[category]]),
      medicationCodeableConcept: drug ? medication(drug, words) : { text: words },
      subject: this.subject, effectivePeriod: start || end ? { start, end } : undefined, dateAsserted: asserted,
      informationSource: source ?? this.subject,
      reasonCode: reasonText ? [{ text: reasonText }] : undefined,
      note: note ? [{ text: note }] : undefined,
      dosage: dose.sig ? [this.dosage({ ...dose })] : undefined,
    }, updated ?? asserted, { version, security }), display: drug ? medication(drug, words).text : words };
  }

  fill(id, { drug, words, order, date, days, quantity, unit, pharmacy, status = 'completed', security }) {
    return this.add({
      resourceType: 'MedicationDispense', id, status, medicationCodeableConcept: medication(drug, words), subject: this.subject,
      performer: pharmacy ? [{ actor: pharmacy }] : undefined,
      authorizingPrescription: order ? [{ reference: order.reference }] : undefined,
      quantity: { value: quantity, unit }, daysSupply: { value: days, unit: 'days', system: S.ucum, code: 'd' },
      whenHandedOver: this.at(date, '16:20'),
    }, date, { security });
  }

  // --- measurements ---

  quantity(kind, value) {
    const [, , unit, code] = LOINC[kind];
    return { value, unit, system: S.ucum, code };
  }

  category(code) {
    const names = { laboratory: 'Laboratory', 'vital-signs': 'Vital Signs', survey: 'Survey', 'social-history': 'Social History', exam: 'Exam', activity: 'Activity', procedure: 'Procedure' };
    return [concept('http://terminology.hl7.org/CodeSystem/observation-category', [code, names[code]])];
  }

  observation(id, category, code, date, value, { time = '09:10', by, encounter, low, high, flag, note, status = 'final', security, issued, components, fasting, rangeText } = {}) {
    const flags = { H: 'High', L: 'Low', N: 'Normal', HH: 'Critical high', LL: 'Critical low', A: 'Abnormal' };
    return this.add({
      resourceType: 'Observation', id, status, category: this.category(category), code, subject: this.subject, encounter,
      effectiveDateTime: time ? this.at(date, time) : date, issued: issued ? this.at(issued, '15:30') : undefined,
      performer: by ? [{ reference: by.reference, display: by.display }] : undefined,
      ...value,
      interpretation: flag ? [concept('http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation', [flag, flags[flag]])] : undefined,
      note: note ? [{ text: note }] : undefined,
      referenceRange: low !== undefined || high !== undefined || rangeText ? [{ low, high, text: rangeText }] : undefined,
      component: components,
    }, issued ?? date, { security });
  }

  measure(id, category, kind, date, value, options = {}) {
    const { low, high, words, ...rest } = options;
    const [code, display] = LOINC[kind];
    return this.observation(id, category, concept(S.loinc, [code, display], words), date, { valueQuantity: this.quantity(kind, value) }, {
      ...rest,
      low: low !== undefined ? this.quantity(kind, low) : undefined,
      high: high !== undefined ? this.quantity(kind, high) : undefined,
    });
  }

  lab(kind, date, value, options = {}) {
    return this.measure(`lab-${kind}-${date}`, 'laboratory', kind, date, value, { time: '07:50', issued: date, ...options });
  }

  score(kind, date, value, options = {}) {
    const words = { phq9: 'PHQ-9 total score', gad7: 'GAD-7 total score', auditc: 'AUDIT-C total score', phq9item9: 'PHQ-9 item 9' }[kind];
    return this.measure(`${kind}-${date}`, 'survey', kind, date, value, { words, ...options });
  }

  // Scores of instruments without a code here: the name in words only, never the instrument's text.
  namedScore(name, date, value, options = {}) {
    return this.observation(`${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${date}`, 'survey', { text: `${name} total score` }, date,
      { valueQuantity: { value, unit: 'score', system: S.ucum, code: '{score}' } }, options);
  }

  vital(kind, date, value, options = {}) {
    return this.measure(`${kind}-${date}`, 'vital-signs', kind, date, value, options);
  }

  bp(date, systolic, diastolic, options = {}) {
    const part = (kind, v) => ({ code: concept(S.loinc, LOINC[kind]), valueQuantity: this.quantity(kind, v) });
    const { suffix = '', ...rest } = options;
    return this.observation(`bp-${date}${suffix}`, 'vital-signs', concept(S.loinc, LOINC.bp, 'Blood pressure'), date, {},
      { ...rest, components: [part('systolic', systolic), part('diastolic', diastolic)] });
  }

  sleep(date, hours, options = {}) {
    return this.measure(`sleep-${date}`, 'activity', 'sleep', date, hours, { time: null, by: this.subject, words: 'Hours of sleep, average of the week', ...options });
  }

  smoking(date, status, options = {}) {
    const answers = {
      daily: ['449868002', 'Smokes tobacco daily'], former: ['8517006', 'Ex-smoker'], never: ['266919005', 'Never smoked tobacco'],
      some: ['428041000124106', 'Occasional tobacco smoker'],
    };
    return this.observation(`smoking-${date}`, 'social-history', concept(S.loinc, LOINC.smoking, 'Tobacco smoking status'), date,
      { valueCodeableConcept: concept(S.snomed, answers[status], answers[status][1]) }, options);
  }

  social(id, words, date, value, options = {}) {
    return this.observation(id, 'social-history', options.code ? concept(S.loinc, LOINC[options.code], words) : { text: words }, date,
      typeof value === 'string' ? { valueString: value } : value, options);
  }

  report(id, { kind, words, date, results, by, org, conclusion, security, category = 'LAB' }) {
    const names = { LAB: 'Laboratory', EC: 'Electrocardiac (e.g., EKG, EEC, Holter)' };
    return this.add({
      resourceType: 'DiagnosticReport', id, status: 'final',
      category: [concept('http://terminology.hl7.org/CodeSystem/v2-0074', [category, names[category]])],
      code: concept(S.loinc, LOINC[kind], words), subject: this.subject,
      effectiveDateTime: this.at(date, '07:50'), issued: this.at(date, '15:30'),
      performer: [org ?? by].filter(Boolean), result: results?.map((r) => ({ reference: r.reference })), conclusion,
    }, date, { security });
  }

  // --- plans and documents ---

  goal(id, { words, start, targets, status = 'active', achievement = 'in-progress', achievementText, by, statusDate, statusReason, note, addresses, version, updated, priority }) {
    const names = { 'in-progress': 'In Progress', improving: 'Improving', achieved: 'Achieved', 'no-change': 'No Change', 'not-achieved': 'Not Achieved', worsening: 'Worsening' };
    return { ...this.add({
      resourceType: 'Goal', id, lifecycleStatus: status,
      achievementStatus: concept('http://terminology.hl7.org/CodeSystem/goal-achievement', [achievement, names[achievement]], achievementText),
      priority: priority ? concept('http://terminology.hl7.org/CodeSystem/goal-priority', [`${priority}-priority`, `${priority[0].toUpperCase()}${priority.slice(1)} Priority`]) : undefined,
      description: { text: words }, subject: this.subject, startDate: start,
      target: targets?.map(({ measure, words: w, value, unit, code, due, range }) => ({
        measure: measure ? concept(S.loinc, LOINC[measure], w) : text(w),
        ...(range ? { detailRange: range } : value !== undefined ? { detailQuantity: { value, unit, system: code ? S.ucum : undefined, code } } : {}),
        dueDate: due,
      })),
      statusDate, statusReason, expressedBy: by ?? this.subject, addresses, note: note ? asList(note).map((n) => ({ text: n })) : undefined,
    }, updated ?? start, { version }), display: words };
  }

  carePlan(id, { title, words, start, end, team, author, goals, activities, addresses, note, categoryText, status = 'active', version, updated, security }) {
    return this.add({
      resourceType: 'CarePlan', id, status, intent: 'plan', category: [text(categoryText ?? 'Mental health care plan')],
      title, description: words, subject: this.subject, period: { start, end }, created: start,
      author: author ? { reference: author.reference, display: author.display } : undefined,
      careTeam: team ? [team] : undefined, addresses, goal: goals?.map((g) => ({ reference: g.reference })),
      activity: activities?.map((a) => (typeof a === 'string' ? { detail: { status: 'in-progress', description: a } } : { detail: { kind: a.kind, status: a.status ?? 'in-progress', description: a.words, scheduledString: a.when, performer: asList(a.who)?.map((w) => ({ reference: w.reference, display: w.display })) } })),
      note: note ? [{ text: note }] : undefined,
    }, updated ?? start, { version, security });
  }

  note(id, { kind = 'progressNote', words, title, date, time = '17:10', by, org, encounter, body, security, version }) {
    const bytes = Buffer.from(body.trim() + '\n', 'utf8');
    return this.add({
      resourceType: 'DocumentReference', id, status: 'current', docStatus: 'final',
      type: kind ? concept(S.loinc, LOINC[kind], words) : text(words),
      category: [concept('http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category', ['clinical-note', 'Clinical Note'])],
      subject: this.subject, date: this.at(date, time), author: by ? [{ reference: by.reference, display: by.display }] : undefined,
      custodian: org, description: title, securityLabel: security?.map((s) => ({ coding: [s] })),
      content: [{ attachment: {
        contentType: 'text/plain; charset=utf-8', language: 'en', data: bytes.toString('base64'), size: bytes.length,
        hash: createHash('sha1').update(bytes).digest('base64'), title, creation: this.at(date, time),
      }, format: { system: 'http://ihe.net/fhir/ValueSet/IHE.FormatCode.codesystem', code: 'urn:ihe:iti:xds:2017:mimeTypeSufficient', display: 'mimeType Sufficient' } }],
      context: encounter ? { encounter: [{ reference: encounter.reference }], period: { start: this.at(date, '09:00') } } : undefined,
    }, date, { security, version });
  }

  immunization(id, { cvx, words, date, org }) {
    return this.add({
      resourceType: 'Immunization', id, status: 'completed', vaccineCode: concept(S.cvx, cvx, words), patient: this.subject,
      occurrenceDateTime: date, primarySource: true, performer: org ? [{ actor: org }] : undefined,
    }, date);
  }

  procedure(id, { words, code, date, start, end, status = 'completed', by, reason, note, category, security, updated }) {
    return this.add({
      resourceType: 'Procedure', id, status, category: text(category),
      code: code ? concept(S.snomed, code, words) : text(words), subject: this.subject,
      ...(date ? { performedDateTime: date } : { performedPeriod: { start, end } }),
      performer: by ? [{ actor: { reference: by.reference, display: by.display } }] : undefined,
      reasonReference: reason ? [reason] : undefined, note: note ? [{ text: note }] : undefined,
    }, updated ?? date ?? end ?? start, { security });
  }

  consent(id, { words, date, start, end, org, who, security, denyWho, scopeText, policyText, data, status = 'active', part2 = false }) {
    const actor = (w, role = 'IRCP') => ({ role: concept(S.participation, [role, 'information recipient']), reference: { reference: w.reference, display: w.display } });
    return this.add({
      resourceType: 'Consent', id, status,
      scope: concept('http://terminology.hl7.org/CodeSystem/consentscope', ['patient-privacy', 'Privacy Consent'], scopeText),
      category: [concept(S.loinc, ['59284-0', 'Consent Document'], words)],
      patient: this.subject, dateTime: this.at(date, '10:40'), performer: [this.subject], organization: org ? [org] : undefined,
      policyRule: { coding: part2 ? [{ system: S.actCode, code: '42CFRPart2', display: '42 CFR Part2' }] : undefined, text: policyText },
      verification: [{ verified: true, verifiedWith: this.subject, verificationDate: this.at(date, '10:40') }],
      provision: {
        type: 'permit', period: { start, end }, actor: who.map((w) => actor(w)),
        action: [concept('http://terminology.hl7.org/CodeSystem/consentaction', ['disclose', 'Disclose'])],
        securityLabel: part2 ? [PART2[1], PART2[2]] : undefined,
        purpose: [{ system: S.actReason, code: 'TREAT', display: 'treatment' }],
        data: data?.map((d) => ({ meaning: 'instance', reference: { reference: d.reference } })),
        provision: denyWho ? [{ type: 'deny', actor: denyWho.map((w) => actor(w)) }] : undefined,
      },
    }, date, { security });
  }

  medicationList(id, { title, date, source, items, note, version, updated }) {
    return this.add({
      resourceType: 'List', id, status: 'current', mode: 'working', title,
      code: concept('http://terminology.hl7.org/CodeSystem/list-example-use-codes', ['medications', 'Medication List']),
      subject: this.subject, date: this.at(date, '12:00'), source: { reference: source.reference, display: source.display },
      note: note ? [{ text: note }] : undefined,
      entry: items.map((i) => ({ item: { reference: i.reference, display: i.display } })),
    }, updated ?? date, { version });
  }

  appointment(id, { words, date, time, minutes = 30, who, status = 'booked', place, created, note, version, updated }) {
    return this.add({
      resourceType: 'Appointment', id, status, appointmentType: text(words), description: words,
      start: this.at(date, time), end: this.at(date, addMinutes(time, minutes)), minutesDuration: minutes, created: created,
      comment: note,
      participant: [
        { actor: this.subject, required: 'required', status: 'accepted' },
        ...asList(who).map((w) => ({ actor: { reference: w.reference, display: w.display }, required: 'required', status: 'accepted' })),
      ],
    }, updated ?? created, { version });
  }

  referral(id, { words, date, by, to, reason, status = 'active', note, priority = 'routine', version, updated }) {
    return this.add({
      resourceType: 'ServiceRequest', id, status, intent: 'order', priority, category: [concept(S.snomed, ['3457005', 'Patient referral'])],
      code: { text: words }, subject: this.subject, authoredOn: date, requester: { reference: by.reference, display: by.display },
      performer: to ? asList(to).map((w) => ({ reference: w.reference, display: w.display })) : undefined,
      reasonReference: reason ? [reason] : undefined, note: note ? [{ text: note }] : undefined,
    }, updated ?? date, { version });
  }

  labOrder(id, { kind, words, date, by, due, status = 'active', note, version, updated }) {
    return this.add({
      resourceType: 'ServiceRequest', id, status, intent: 'order', category: [text('Laboratory')],
      code: concept(S.loinc, LOINC[kind], words), subject: this.subject, authoredOn: date, occurrenceDateTime: due,
      requester: { reference: by.reference, display: by.display }, note: note ? [{ text: note }] : undefined,
    }, updated ?? date, { version });
  }

  flag(id, { words, category = 'safety', start, end, by, status = 'active', security }) {
    const names = { safety: 'Safety', drug: 'Drug', clinical: 'Clinical', behavioral: 'Behavioral', contact: 'Subject Contact' };
    return this.add({
      resourceType: 'Flag', id, status, category: [concept('http://terminology.hl7.org/CodeSystem/flag-category', [category, names[category]])],
      code: { text: words }, subject: this.subject, period: { start, end }, author: by ? { reference: by.reference } : undefined,
    }, start, { security });
  }

  issue(id, { words, severity = 'moderate', date, implicated, by, detail, mitigation, status = 'final', security }) {
    return this.add({
      resourceType: 'DetectedIssue', id, status, code: { text: words }, severity, patient: this.subject,
      identifiedDateTime: this.at(date, '08:30'), author: by ? { reference: by.reference } : undefined,
      implicated: implicated?.map((i) => ({ reference: i.reference, display: i.display })), detail,
      mitigation: mitigation ? [{ action: { text: mitigation }, date: this.at(date, '08:40') }] : undefined,
    }, date, { security });
  }

  message(id, { words, date, time = '13:20', from, to, body, security }) {
    return this.add({
      resourceType: 'Communication', id, status: 'completed', topic: text(words), subject: this.subject,
      sent: this.at(date, time), sender: { reference: from.reference, display: from.display },
      recipient: asList(to).map((w) => ({ reference: w.reference, display: w.display })), payload: [{ contentString: body }],
    }, date, { security });
  }

  // --- the file ---

  bundle(type, { timestamp, id }) {
    const base = this.base;
    const head = { resourceType: 'Bundle', id, meta: { lastUpdated: timestamp }, type, timestamp };
    if (type === 'transaction') {
      const urn = (ref) => `urn:uuid:${uuid(base + '/' + ref)}`;
      const rewrite = (o) => {
        if (Array.isArray(o)) return o.map(rewrite);
        if (o === null || typeof o !== 'object') return o;
        return Object.fromEntries(Object.entries(o).map(([k, v]) => [k, k === 'reference' && typeof v === 'string' && !v.startsWith('#') ? urn(v) : rewrite(v)]));
      };
      return { ...head, entry: this.resources.map((r) => ({
        fullUrl: urn(`${r.resourceType}/${r.id}`),
        resource: rewrite({ ...r, id: uuid(base + '/' + `${r.resourceType}/${r.id}`) }),
        request: { method: 'POST', url: r.resourceType },
      })) };
    }
    const patient = this.resources.find((r) => r.resourceType === 'Patient');
    return {
      ...head,
      ...(type === 'searchset' ? {
        total: 1, link: [{ relation: 'self', url: `${base}/Patient?_id=${patient.id}&_revinclude=*` }],
      } : {}),
      entry: this.resources.map((r) => ({
        fullUrl: `${base}/${r.resourceType}/${r.id}`, resource: r,
        ...(type === 'searchset' ? { search: { mode: r.resourceType === 'Patient' ? 'match' : 'include' } } : {}),
      })),
    };
  }

  // Throws when a reference has no resource in this export or an id occurs twice.
  check(name) {
    const known = new Set();
    for (const r of this.resources) {
      const key = `${r.resourceType}/${r.id}`;
      if (known.has(key)) throw new Error(`${name}: ${key} twice`);
      if (!/^[A-Za-z0-9.-]{1,64}$/.test(r.id)) throw new Error(`${name}: bad id ${key}`);
      known.add(key);
    }
    const walk = (o, where) => {
      if (Array.isArray(o)) o.forEach((v) => walk(v, where));
      else if (o && typeof o === 'object') {
        for (const [k, v] of Object.entries(o)) {
          if (k === 'reference' && typeof v === 'string' && !known.has(v)) throw new Error(`${name}: ${where} refers to ${v}, which is not there`);
          if (v === undefined) continue;
          walk(v, where);
        }
      }
    };
    for (const r of this.resources) walk(r, `${r.resourceType}/${r.id}`);
  }
}
