// Writes a C-CDA R2.1 document (Continuity of Care Document or Discharge Summary) from a plain description.
import { uuid, npi, isSummer } from './builders.mjs';
import { NUCC, LOINC, PROBLEM, REACTION, ingredientCode, rxcuiOf } from './codes.mjs';

const esc = (s) => String(s).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
const day = (d) => d.replaceAll('-', '');
// A moment; a date that is only a month or a year stays that.
const stamp = (d, t = '0900') => (d.length < 10 ? day(d) : `${day(d)}${t}${isSummer(d) ? '-0400' : '-0500'}`);
const shown = (d) => { const [y, m, dd] = d.split('-'); return dd ? `${m}/${dd}/${y}` : m ? `${m}/${y}` : y; };

const SYSTEM = {
  loinc: ['2.16.840.1.113883.6.1', 'LOINC'], sct: ['2.16.840.1.113883.6.96', 'SNOMED CT'], rx: ['2.16.840.1.113883.6.88', 'RxNorm'],
  icd: ['2.16.840.1.113883.6.90', 'ICD-10-CM'], nucc: ['2.16.840.1.113883.6.101', 'NUCC Provider Taxonomy'],
  act: ['2.16.840.1.113883.5.4', 'ActCode'], role: ['2.16.840.1.113883.5.111', 'RoleCode'], interp: ['2.16.840.1.113883.5.83', 'ObservationInterpretation'],
};
const coded = (tag, system, code, display, inner = '', attrs = '') =>
  `<${tag}${attrs} code="${code}" codeSystem="${SYSTEM[system][0]}" codeSystemName="${SYSTEM[system][1]}" displayName="${esc(display)}"${inner ? `>${inner}</${tag}>` : '/>'}`;
const template = (...ids) => ids.map(([root, ext]) => `<templateId root="${root}"${ext ? ` extension="${ext}"` : ''}/>`).join('');
const T = '2.16.840.1.113883.10.20.22.';
const ref = (id) => `<reference value="#${id}"/>`;
const table = (head, rows) => `<table><thead><tr>${head.map((h) => `<th>${h}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
const row = (id, cells) => `<tr ID="${id}">${cells.map((c) => (Array.isArray(c) ? `<td ID="${c[0]}">${esc(c[1])}</td>` : `<td>${esc(c ?? '')}</td>`)).join('')}</tr>`;

export function writeCcda(d) {
  const id = (seed) => `<id root="${uuid(`${d.id}/${seed}`)}"/>`;
  const address = (a, use) => `<addr${use ? ` use="${use}"` : ''}><streetAddressLine>${esc(a.line)}</streetAddressLine><city>${esc(a.city)}</city><state>${a.state ?? 'OH'}</state><postalCode>${a.zip}</postalCode><country>US</country></addr>`;
  const tel = (p, use) => `<telecom use="${use}" value="tel:+1-${p}"/>`;
  const name = (p, use) => `<name${use ? ` use="${use}"` : ''}>${p.given.split(' ').map((g) => `<given>${esc(g)}</given>`).join('')}<family>${esc(p.family)}</family>${p.suffix ? `<suffix>${esc(p.suffix)}</suffix>` : ''}</name>`;
  const org = (o, tag) => `<${tag}><id root="2.16.840.1.113883.4.6" extension="${npi(o.n)}"/><name>${esc(o.name)}</name>${tel(o.phone, 'WP')}${address(o.address, 'WP')}</${tag}>`;
  const specialty = (p, tag = 'code') => coded(tag, 'nucc', NUCC[p.specialty][0], NUCC[p.specialty][1]);
  const assigned = (p, withOrg = true) => `<id root="2.16.840.1.113883.4.6" extension="${npi(p.n)}"/>${specialty(p)}${address(d.org.address, 'WP')}${tel(p.phone ?? d.org.phone, 'WP')}<assignedPerson>${name(p)}</assignedPerson>${withOrg ? org(p.org ?? d.org, 'representedOrganization') : ''}`;
  const author = (p, when) => `<author>${template([`${T}4.119`])}<time value="${when}"/><assignedAuthor><id root="2.16.840.1.113883.4.6" extension="${npi(p.n)}"/>${specialty(p)}${tel(p.phone ?? d.org.phone, 'WP')}<assignedPerson>${name(p)}</assignedPerson></assignedAuthor></author>`;
  const made = stamp(d.made, d.madeTime ?? '1015');
  const section = (templates, code, display, title, narrative, entries = '', extra = '', attrs = '') =>
    `<component><section${attrs}>${template(...templates)}${coded('code', 'loinc', code, display, extra)}<title>${title}</title><text>${narrative}</text>${entries}</section></component>`;

  // --- sections ---

  const allergies = () => {
    const t = [...(d.kind === 'discharge' ? [[`${T}2.6`], [`${T}2.6`, '2015-08-01']] : []), [`${T}2.6.1`], [`${T}2.6.1`, '2015-08-01']];
    const act = (key, status, when, inner) => `<entry typeCode="DRIV"><act classCode="ACT" moodCode="EVN">${template([`${T}4.30`], [`${T}4.30`, '2015-08-01'])}${id(`allergy-act/${key}`)}<code code="CONC" codeSystem="2.16.840.1.113883.5.6"/><statusCode code="${status}"/><effectiveTime><low value="${when}"/></effectiveTime>${author(d.author, when)}<entryRelationship typeCode="SUBJ">${inner}</entryRelationship></act></entry>`;
    if (d.allergies.none) {
      const words = d.allergies.none;
      const inner = `<observation classCode="OBS" moodCode="EVN" negationInd="true">${template([`${T}4.7`], [`${T}4.7`, '2014-06-09'])}${id('no-allergy')}<code code="ASSERTION" codeSystem="2.16.840.1.113883.5.4"/><text>${ref('no-allergies')}</text><statusCode code="completed"/><effectiveTime><low nullFlavor="NA"/></effectiveTime>${coded('value', 'sct', '416098002', 'Allergy to drug', '', ' xsi:type="CD"')}<participant typeCode="CSM"><participantRole classCode="MANU"><playingEntity classCode="MMAT"><code nullFlavor="NA"/></playingEntity></participantRole></participant></observation>`;
      return section(t, '48765-2', 'Allergies and adverse reactions Document', 'Allergies and adverse reactions', `<paragraph ID="no-allergies">${esc(words)}</paragraph>`, act('none', 'active', made, inner));
    }
    const rows = [];
    const entries = d.allergies.map((a, i) => {
      const k = `allergy${i + 1}`;
      rows.push(row(k, [[`${k}-substance`, a.words], [`${k}-reaction`, a.reactionWords ?? REACTION[a.reaction][1]], [`${k}-severity`, a.severity], a.onset ? shown(a.onset) : 'Not known', 'Active']));
      const severity = { mild: ['255604002', 'Mild'], moderate: ['6736007', 'Moderate'], severe: ['24484000', 'Severe'] }[a.severity];
      const inner = `<observation classCode="OBS" moodCode="EVN">${template([`${T}4.7`], [`${T}4.7`, '2014-06-09'])}${id(`allergy/${i}`)}<code code="ASSERTION" codeSystem="2.16.840.1.113883.5.4"/><text>${ref(k)}</text><statusCode code="completed"/><effectiveTime><low ${a.onset ? `value="${day(a.onset)}"` : 'nullFlavor="UNK"'}/></effectiveTime>${coded('value', 'sct', '416098002', 'Allergy to drug', '', ' xsi:type="CD"')}<participant typeCode="CSM"><participantRole classCode="MANU"><playingEntity classCode="MMAT">${coded('code', 'rx', ingredientCode(a.substance), a.words, `<originalText>${ref(`${k}-substance`)}</originalText>`)}</playingEntity></participantRole></participant><entryRelationship typeCode="MFST" inversionInd="true"><observation classCode="OBS" moodCode="EVN">${template([`${T}4.9`], [`${T}4.9`, '2014-06-09'])}${id(`reaction/${i}`)}<code code="ASSERTION" codeSystem="2.16.840.1.113883.5.4"/><text>${ref(`${k}-reaction`)}</text><statusCode code="completed"/>${REACTION[a.reaction] ? coded('value', 'sct', REACTION[a.reaction][0], REACTION[a.reaction][1], '', ' xsi:type="CD"') : `<value xsi:type="CD" nullFlavor="OTH"><originalText>${ref(`${k}-reaction`)}</originalText></value>`}<entryRelationship typeCode="SUBJ" inversionInd="true"><observation classCode="OBS" moodCode="EVN">${template([`${T}4.8`], [`${T}4.8`, '2014-06-09'])}<code code="SEV" codeSystem="2.16.840.1.113883.5.4"/><text>${ref(`${k}-severity`)}</text><statusCode code="completed"/>${coded('value', 'sct', severity[0], severity[1], '', ' xsi:type="CD"')}</observation></entryRelationship></observation></entryRelationship></observation>`;
      return act(i, 'active', stamp(a.recorded ?? a.onset ?? d.made), inner);
    });
    return section(t, '48765-2', 'Allergies and adverse reactions Document', 'Allergies and adverse reactions', table(['Substance', 'Reaction', 'Severity', 'Since', 'Status'], rows), entries.join(''));
  };

  const administration = (m, k, mood = 'EVN') => {
    const status = m.end || m.status === 'stopped' ? 'completed' : 'active';
    const low = m.start ? `<low value="${day(m.start)}"/>` : '<low nullFlavor="UNK"/>';
    const high = m.end ? `<high value="${day(m.end)}"/>` : status === 'active' ? '<high nullFlavor="NI"/>' : '<high nullFlavor="UNK"/>';
    const again = m.at ? `<effectiveTime xsi:type="EIVL_TS" operator="A"><event code="${m.at}"/></effectiveTime>` : m.every ? `<effectiveTime xsi:type="PIVL_TS" institutionSpecified="${m.every[1] === 'h' ? 'true' : 'false'}" operator="A"><period value="${m.every[0]}" unit="${m.every[1]}"/></effectiveTime>` : '';
    const rx = m.drug ? rxcuiOf(m.drug) : '';
    const material = rx ? coded('code', 'rx', rx, m.words, `<originalText>${ref(`${k}-name`)}</originalText>`) : `<code nullFlavor="OTH"><originalText>${ref(`${k}-name`)}</originalText></code>`;
    const reason = m.reason ? `<entryRelationship typeCode="RSON"><observation classCode="OBS" moodCode="EVN">${template([`${T}4.19`], [`${T}4.19`, '2014-06-09'])}${id(`${k}/reason`)}${coded('code', 'sct', '404684003', 'Clinical finding')}<statusCode code="completed"/><effectiveTime><low ${m.start ? `value="${day(m.start)}"` : 'nullFlavor="UNK"'}/></effectiveTime>${m.reasonCode ? coded('value', 'sct', m.reasonCode[0], m.reasonCode[1], '', ' xsi:type="CD"') : `<value xsi:type="CD" nullFlavor="OTH"><originalText>${esc(m.reason)}</originalText></value>`}</observation></entryRelationship>` : '';
    const instruction = m.note ? `<entryRelationship typeCode="SUBJ" inversionInd="true"><act classCode="ACT" moodCode="INT">${template([`${T}4.20`], [`${T}4.20`, '2014-06-09'])}${coded('code', 'sct', '409073007', 'Education')}<text>${ref(`${k}-note`)}</text><statusCode code="completed"/></act></entryRelationship>` : '';
    const prn = m.prn ? `<precondition typeCode="PRCN"><criterion>${template([`${T}4.25`], [`${T}4.25`, '2014-06-09'])}<code code="ASSERTION" codeSystem="2.16.840.1.113883.5.4"/>${m.reasonCode ? coded('value', 'sct', m.reasonCode[0], m.reasonCode[1], '', ' xsi:type="CD"') : `<value xsi:type="CD" nullFlavor="OTH"><originalText>${esc(m.prn)}</originalText></value>`}</criterion></precondition>` : '';
    return `<substanceAdministration classCode="SBADM" moodCode="${mood}">${template([`${T}4.16`], [`${T}4.16`, '2014-06-09'])}${id(`med/${k}`)}<text>${ref(k)}</text><statusCode code="${status}"/><effectiveTime xsi:type="IVL_TS">${low}${high}</effectiveTime>${again}<routeCode code="C38288" codeSystem="2.16.840.1.113883.3.26.1.1" codeSystemName="NCI Thesaurus" displayName="ORAL"/><doseQuantity value="${m.dose[0]}"${m.dose[1] ? ` unit="${m.dose[1]}"` : ''}/><consumable><manufacturedProduct classCode="MANU">${template([`${T}4.23`], [`${T}4.23`, '2014-06-09'])}<manufacturedMaterial>${material}</manufacturedMaterial></manufacturedProduct></consumable>${m.by ? `<performer><assignedEntity>${assigned(m.by, false)}</assignedEntity></performer>` : ''}${author(m.by ?? d.author, stamp(m.start ?? d.made))}${reason}${instruction}${prn}</substanceAdministration>`;
  };
  const medRow = (m, k) => row(k, [[`${k}-name`, m.shown ?? m.words], [`${k}-sig`, m.sig], m.start ? shown(m.start) : 'Not known', m.end ? shown(m.end) : '', m.end || m.status === 'stopped' ? 'Stopped' : 'Active', [`${k}-note`, m.note ?? '']]);
  const medHead = ['Medication', 'How it is taken', 'Started', 'Stopped', 'Status', 'Remarks'];
  const medications = () => section([[`${T}2.1.1`], [`${T}2.1.1`, '2014-06-09']], '10160-0', 'History of Medication use Narrative', 'Medications',
    table(medHead, d.medications.map((m, i) => medRow(m, `med${i + 1}`))), d.medications.map((m, i) => `<entry typeCode="DRIV">${administration(m, `med${i + 1}`)}</entry>`).join(''));
  const admissionMedications = () => section([[`${T}2.44`], [`${T}2.44`, '2015-08-01']], '42346-7', 'Medications on admission (narrative)', 'Medications on admission',
    table(medHead, d.admissionMedications.map((m, i) => medRow(m, `adm${i + 1}`))), d.admissionMedications.map((m, i) => `<entry><act classCode="ACT" moodCode="EVN">${template([`${T}4.36`], [`${T}4.36`, '2014-06-09'])}${id(`admission/${i}`)}${coded('code', 'loinc', '42346-7', 'Medications on admission (narrative)')}<statusCode code="active"/><effectiveTime><low value="${day(d.stay[0])}"/></effectiveTime><entryRelationship typeCode="SUBJ">${administration(m, `adm${i + 1}`)}</entryRelationship></act></entry>`).join(''));
  const dischargeMedications = () => section([[`${T}2.11.1`], [`${T}2.11.1`, '2015-08-01']], '10183-2', 'Hospital discharge medications Narrative', 'Medications at discharge',
    table(medHead, d.dischargeMedications.map((m, i) => medRow(m, `dis${i + 1}`))), d.dischargeMedications.map((m, i) => `<entry><act classCode="ACT" moodCode="EVN">${template([`${T}4.35`], [`${T}4.35`, '2016-03-01'])}${id(`discharge/${i}`)}${coded('code', 'loinc', '10183-2', 'Hospital discharge medications Narrative', '<translation code="75311-1" codeSystem="2.16.840.1.113883.6.1" codeSystemName="LOINC" displayName="Discharge medications"/>')}<statusCode code="completed"/><effectiveTime><low value="${day(d.stay[1])}"/></effectiveTime><entryRelationship typeCode="SUBJ">${administration(m, `dis${i + 1}`)}</entryRelationship></act></entry>`).join(''),
    '<translation code="75311-1" codeSystem="2.16.840.1.113883.6.1" codeSystemName="LOINC" displayName="Discharge medications"/>');

  const problemObservation = (p, k) => {
    const c = PROBLEM[p.problem];
    const translation = c?.sct && c.icd ? coded('translation', 'icd', c.icd[0], c.icd[1]) : '';
    const value = c ? (c.sct ? coded('value', 'sct', c.sct[0], c.sct[1], `<originalText>${ref(`${k}-name`)}</originalText>${translation}`, ' xsi:type="CD"') : `<value xsi:type="CD" nullFlavor="OTH"><originalText>${ref(`${k}-name`)}</originalText>${coded('translation', 'icd', c.icd[0], c.icd[1])}</value>`) : `<value xsi:type="CD" nullFlavor="OTH"><originalText>${ref(`${k}-name`)}</originalText></value>`;
    return `<observation classCode="OBS" moodCode="EVN">${template([`${T}4.4`], [`${T}4.4`, '2015-08-01'])}${id(`problem/${k}`)}${coded('code', 'sct', '55607006', 'Problem', '<translation code="75326-9" codeSystem="2.16.840.1.113883.6.1" codeSystemName="LOINC" displayName="Problem"/>')}<text>${ref(k)}</text><statusCode code="completed"/><effectiveTime><low value="${day(p.onset)}"/>${p.end ? `<high value="${day(p.end)}"/>` : ''}</effectiveTime>${value}</observation>`;
  };
  const problems = () => section([[`${T}2.5.1`], [`${T}2.5.1`, '2015-08-01']], '11450-4', 'Problem list - Reported', 'Problems',
    table(['Problem', 'Since', 'Until', 'Status'], d.problems.map((p, i) => row(`prob${i + 1}`, [[`prob${i + 1}-name`, p.words], shown(p.onset), p.end ? shown(p.end) : '', p.end ? 'Resolved' : 'Active']))),
    d.problems.map((p, i) => `<entry typeCode="DRIV"><act classCode="ACT" moodCode="EVN">${template([`${T}4.3`], [`${T}4.3`, '2015-08-01'])}${id(`problem-act/${i}`)}<code code="CONC" codeSystem="2.16.840.1.113883.5.6" displayName="Concern"/><statusCode code="${p.end ? 'completed' : 'active'}"/><effectiveTime><low value="${day(p.onset)}"/>${p.end ? `<high value="${day(p.end)}"/>` : ''}</effectiveTime>${author(d.author, stamp(p.recorded ?? d.made))}<entryRelationship typeCode="SUBJ">${problemObservation(p, `prob${i + 1}`)}</entryRelationship></act></entry>`).join(''));
  const dischargeDiagnosis = () => section([[`${T}2.24`], [`${T}2.24`, '2015-08-01']], '11535-2', 'Hospital discharge diagnosis', 'Diagnoses at discharge',
    table(['Diagnosis', 'Since', 'Until', 'Status'], d.dischargeDiagnoses.map((p, i) => row(`dx${i + 1}`, [[`dx${i + 1}-name`, p.words], shown(p.onset), '', 'Active']))),
    `<entry><act classCode="ACT" moodCode="EVN">${template([`${T}4.33`], [`${T}4.33`, '2015-08-01'])}${coded('code', 'loinc', '11535-2', 'Hospital discharge diagnosis')}<statusCode code="active"/>${d.dischargeDiagnoses.map((p, i) => `<entryRelationship typeCode="SUBJ">${problemObservation(p, `dx${i + 1}`)}</entryRelationship>`).join('')}</act></entry>`,
    '<translation code="78375-3" codeSystem="2.16.840.1.113883.6.1" codeSystemName="LOINC" displayName="Discharge diagnosis"/>');

  const flags = { H: 'High', L: 'Low', N: 'Normal' };
  const results = () => {
    const rows = [];
    const entries = d.results.map((r, i) => {
      const parts = r.items.map((t, j) => {
        const k = `res${i + 1}-${j + 1}`;
        const [code, display, unit, ucum] = LOINC[t.kind];
        rows.push(row(k, [shown(r.date), [`${k}-name`, t.words], [`${k}-value`, `${t.value} ${unit}`], t.low !== undefined ? `${t.low} to ${t.high} ${unit}` : '', t.flag ? flags[t.flag] : '']));
        const range = t.low !== undefined ? `<referenceRange><observationRange><text>${t.low} to ${t.high} ${esc(unit)}</text><value xsi:type="IVL_PQ"><low value="${t.low}" unit="${esc(ucum)}"/><high value="${t.high}" unit="${esc(ucum)}"/></value></observationRange></referenceRange>` : '';
        return `<component><observation classCode="OBS" moodCode="EVN">${template([`${T}4.2`], [`${T}4.2`, '2015-08-01'])}${id(`result/${i}/${j}`)}${coded('code', 'loinc', code, display, `<originalText>${ref(`${k}-name`)}</originalText>`)}<text>${ref(`${k}-value`)}</text><statusCode code="completed"/><effectiveTime value="${stamp(r.date, r.time ?? '0750')}"/><value xsi:type="PQ" value="${t.value}" unit="${esc(ucum)}"/>${t.flag ? coded('interpretationCode', 'interp', t.flag, flags[t.flag]) : ''}${range}</observation></component>`;
      });
      const [pc, pd] = r.panel ? LOINC[r.panel] : LOINC[r.items[0].kind];
      return `<entry typeCode="DRIV"><organizer classCode="BATTERY" moodCode="EVN">${template([`${T}4.1`], [`${T}4.1`, '2015-08-01'])}${id(`results/${i}`)}${coded('code', 'loinc', pc, pd)}<statusCode code="completed"/><effectiveTime><low value="${stamp(r.date, r.time ?? '0750')}"/><high value="${stamp(r.date, r.time ?? '0750')}"/></effectiveTime>${parts.join('')}</organizer></entry>`;
    });
    return section([[`${T}2.3.1`], [`${T}2.3.1`, '2015-08-01']], '30954-2', 'Relevant diagnostic tests/laboratory data Narrative', 'Results', table(['Date', 'Test', 'Result', 'Usual range', 'Flag'], rows), entries.join(''));
  };

  const vitals = () => {
    const rows = [];
    const entries = d.vitals.map((v, i) => {
      const parts = v.items.map(([kind, value, words], j) => {
        const k = `vital${i + 1}-${j + 1}`;
        const [code, display, unit, ucum] = LOINC[kind];
        rows.push(row(k, [shown(v.date), words, [`${k}-value`, `${value} ${unit}`]]));
        return `<component><observation classCode="OBS" moodCode="EVN">${template([`${T}4.27`], [`${T}4.27`, '2014-06-09'])}${id(`vital/${i}/${j}`)}${coded('code', 'loinc', code, display)}<text>${ref(`${k}-value`)}</text><statusCode code="completed"/><effectiveTime value="${stamp(v.date, v.time)}"/><value xsi:type="PQ" value="${value}" unit="${esc(ucum)}"/></observation></component>`;
      });
      return `<entry typeCode="DRIV"><organizer classCode="CLUSTER" moodCode="EVN">${template([`${T}4.26`], [`${T}4.26`, '2015-08-01'])}${id(`vitals/${i}`)}${coded('code', 'sct', '46680005', 'Vital signs', '<translation code="74728-7" codeSystem="2.16.840.1.113883.6.1" codeSystemName="LOINC" displayName="Vital signs, weight, height, head circumference, oxygen saturation and BMI panel"/>')}<statusCode code="completed"/><effectiveTime><low value="${stamp(v.date, v.time)}"/><high value="${stamp(v.date, v.time)}"/></effectiveTime>${parts.join('')}</organizer></entry>`;
    });
    return section([[`${T}2.4.1`], [`${T}2.4.1`, '2015-08-01']], '8716-3', 'Vital signs', 'Vital signs', table(['Date', 'Measurement', 'Value'], rows), entries.join(''));
  };

  const social = () => {
    const { smoking, others = [] } = d.social;
    const answers = { daily: ['449868002', 'Smokes tobacco daily'], former: ['8517006', 'Ex-smoker'], never: ['266919005', 'Never smoked tobacco'] };
    const rows = [row('social1', ['Tobacco', [`social1-value`, answers[smoking.status][1]], shown(smoking.date)]), ...others.map((o, i) => row(`social${i + 2}`, [o.words, [`social${i + 2}-value`, o.value], shown(o.date)]))];
    const entries = `<entry typeCode="DRIV"><observation classCode="OBS" moodCode="EVN">${template([`${T}4.78`], [`${T}4.78`, '2014-06-09'])}${id('smoking')}${coded('code', 'loinc', LOINC.smoking[0], LOINC.smoking[1])}<text>${ref('social1-value')}</text><statusCode code="completed"/><effectiveTime value="${day(smoking.date)}"/>${coded('value', 'sct', answers[smoking.status][0], answers[smoking.status][1], '', ' xsi:type="CD"')}</observation></entry>`
      + others.map((o, i) => `<entry typeCode="DRIV"><observation classCode="OBS" moodCode="EVN">${template([`${T}4.38`], [`${T}4.38`, '2015-08-01'])}${id(`social/${i}`)}${coded('code', 'sct', o.code[0], o.code[1], coded('translation', 'loinc', LOINC[o.loinc][0], LOINC[o.loinc][1]))}<text>${ref(`social${i + 2}-value`)}</text><statusCode code="completed"/><effectiveTime value="${day(o.date)}"/><value xsi:type="ST">${esc(o.value)}</value></observation></entry>`).join('');
    return section([[`${T}2.17`], [`${T}2.17`, '2015-08-01']], '29762-2', 'Social history Narrative', 'Social history', table(['Topic', 'What was said', 'Date'], rows), entries);
  };

  const encounters = () => section([[`${T}2.22.1`], [`${T}2.22.1`, '2015-08-01']], '46240-8', 'History of Hospitalizations+Outpatient visits Narrative', 'Encounters',
    table(['Encounter', 'With', 'Date', 'Reason'], d.encounters.map((e, i) => row(`enc${i + 1}`, [[`enc${i + 1}-name`, e.words], e.who ? `${e.who.given} ${e.who.family}` : d.org.name, e.end ? `${shown(e.date)} to ${shown(e.end)}` : shown(e.date), e.reason ?? '']))),
    d.encounters.map((e, i) => `<entry typeCode="DRIV"><encounter classCode="ENC" moodCode="EVN">${template([`${T}4.49`], [`${T}4.49`, '2015-08-01'])}${id(`encounter/${i}`)}<code ${e.cpt ? `code="${e.cpt[0]}" codeSystem="2.16.840.1.113883.6.12" codeSystemName="CPT" displayName="${esc(e.cpt[1])}"` : 'nullFlavor="OTH"'}><originalText>${ref(`enc${i + 1}-name`)}</originalText></code><text>${ref(`enc${i + 1}`)}</text><statusCode code="completed"/><effectiveTime><low value="${stamp(e.date, e.time)}"/><high value="${stamp(e.end ?? e.date, e.until ?? '0945')}"/></effectiveTime>${e.end ? '<sdtc:dischargeDispositionCode code="01" codeSystem="2.16.840.1.113883.6.301.5" codeSystemName="NUBC" displayName="Discharged to Home or Self Care"/>' : ''}${e.who ? `<performer><assignedEntity>${assigned(e.who, false)}</assignedEntity></performer>` : ''}</encounter></entry>`).join(''));

  const plan = () => section([[`${T}2.10`], [`${T}2.10`, '2014-06-09']], '18776-5', 'Plan of care note', 'Plan of treatment',
    table(['What', 'When', 'Who'], d.plan.map((p, i) => row(`plan${i + 1}`, [[`plan${i + 1}-name`, p.words], p.when ?? shown(p.date), p.whoWords ?? (p.who ? `${p.who.given} ${p.who.family}` : '')]))),
    d.plan.filter((p) => p.kind).map((p) => {
      const i = d.plan.indexOf(p) + 1;
      if (p.kind === 'visit') return `<entry><encounter classCode="ENC" moodCode="INT">${template([`${T}4.40`], [`${T}4.40`, '2014-06-09'])}${id(`plan/${i}`)}<code nullFlavor="OTH"><originalText>${ref(`plan${i}-name`)}</originalText></code><text>${ref(`plan${i}`)}</text><statusCode code="active"/><effectiveTime value="${day(p.date)}"/>${p.who ? `<performer><assignedEntity>${assigned(p.who, false)}</assignedEntity></performer>` : ''}</encounter></entry>`;
      const [code, display] = LOINC[p.kind];
      return `<entry><observation classCode="OBS" moodCode="RQO">${template([`${T}4.44`], [`${T}4.44`, '2014-06-09'])}${id(`plan/${i}`)}${coded('code', 'loinc', code, display)}<text>${ref(`plan${i}`)}</text><statusCode code="active"/><effectiveTime value="${day(p.date)}"/></observation></entry>`;
    }).join(''));

  const hospitalCourse = () => section([['1.3.6.1.4.1.19376.1.5.3.1.3.5']], '8648-8', 'Hospital course Narrative', 'Hospital course', d.hospitalCourse.map((p) => `<paragraph>${esc(p)}</paragraph>`).join(''));

  const mental = () => section([[`${T}2.56`], [`${T}2.56`, '2015-08-01']], '10190-7', 'Mental status Narrative', 'Mental status',
    table(['Date', 'Scale', 'Score'], d.mental.map((m, i) => row(`ms${i + 1}`, [shown(m.date), m.words, [`ms${i + 1}-value`, String(m.value)]])))
      + (d.mentalNote ? `<paragraph>${esc(d.mentalNote)}</paragraph>` : ''),
    d.mental.map((m, i) => `<entry><observation classCode="OBS" moodCode="EVN">${template([`${T}4.69`])}${id(`scale/${i}`)}${coded('code', 'loinc', LOINC[m.kind][0], LOINC[m.kind][1])}<text>${ref(`ms${i + 1}`)}</text><statusCode code="completed"/><effectiveTime value="${stamp(m.date)}"/><value xsi:type="INT" value="${m.value}"/></observation></entry>`).join(''));

  const careTeam = () => section([[`${T}2.500`, '2019-07-01'], [`${T}2.500`, '2022-06-01']], '85847-2', 'Patient Care team information', 'Care team',
    table(['Name', 'Role', 'Organization', 'Phone'], d.team.map((m, i) => row(`team${i + 1}`, [`${m.given} ${m.family}${m.suffix ? ', ' + m.suffix : ''}`, m.role, (m.org ?? d.org).name ?? m.orgWords ?? '', m.phone]))),
    `<entry><organizer classCode="CLUSTER" moodCode="EVN">${template([`${T}4.500`, '2019-07-01'], [`${T}4.500`, '2022-06-01'])}${id('team')}${coded('code', 'loinc', '86744-0', 'Care team')}<statusCode code="active"/><effectiveTime><low value="${day(d.service[0])}"/></effectiveTime>${d.team.map((m, i) => `<component><act classCode="PCPR" moodCode="EVN">${template([`${T}4.500.1`, '2019-07-01'], [`${T}4.500.1`, '2022-06-01'])}${id(`team/${i}`)}${coded('code', 'loinc', '85847-2', 'Patient Care team information')}<text>${ref(`team${i + 1}`)}</text><statusCode code="active"/><effectiveTime xsi:type="IVL_TS"><low value="${day(m.since ?? d.service[0])}"/></effectiveTime><performer typeCode="PRF"><sdtc:functionCode ${m.pcp ? 'code="PCP" codeSystem="2.16.840.1.113883.5.88" codeSystemName="ParticipationFunction" displayName="primary care physician"' : `code="${NUCC[m.specialty][0]}" codeSystem="2.16.840.1.113883.6.101" codeSystemName="NUCC Provider Taxonomy" displayName="${esc(NUCC[m.specialty][1])}"`}/><assignedEntity>${assigned(m, Boolean(m.org))}</assignedEntity></performer></act></component>`).join('')}</organizer></entry>`);

  const payers = () => section([[`${T}2.18`], [`${T}2.18`, '2015-08-01']], '48768-6', 'Payment sources Document', 'Payers',
    table(['Payer', 'Plan', 'Member', 'Since'], [row('payer1', [d.payer.name, d.payer.plan, d.payer.member, shown(d.payer.start)])]),
    `<entry typeCode="DRIV"><act classCode="ACT" moodCode="EVN">${template([`${T}4.60`], [`${T}4.60`, '2015-08-01'])}${id('coverage')}${coded('code', 'loinc', '48768-6', 'Payment sources Document')}<statusCode code="completed"/><entryRelationship typeCode="COMP"><act classCode="ACT" moodCode="EVN">${template([`${T}4.61`], [`${T}4.61`, '2015-08-01'])}<id root="${uuid(`payer/${d.payer.name}`)}" extension="${esc(d.payer.group ?? d.payer.member)}"/><code nullFlavor="OTH"><originalText>${esc(d.payer.plan)}</originalText><translation nullFlavor="UNK"/></code><statusCode code="completed"/><performer typeCode="PRF">${template([`${T}4.87`])}<assignedEntity><id root="${uuid(`payer/${d.payer.name}`)}"/><code code="PAYOR" codeSystem="2.16.840.1.113883.5.110"/><representedOrganization><name>${esc(d.payer.name)}</name></representedOrganization></assignedEntity></performer><participant typeCode="COV">${template([`${T}4.89`])}<time><low value="${day(d.payer.start)}"/></time><participantRole classCode="PAT"><id root="${uuid(`payer/${d.payer.name}`)}" extension="${esc(d.payer.member)}"/>${coded('code', 'role', 'SELF', 'self')}</participantRole></participant><participant typeCode="HLD">${template([`${T}4.90`])}<participantRole><id root="${uuid(`payer/${d.payer.name}`)}" extension="${esc(d.payer.member)}"/></participantRole></participant><entryRelationship typeCode="REFR"><act classCode="ACT" moodCode="DEF">${id('plan-of-payer')}<code nullFlavor="UNK"/><text>${ref('payer1')}</text></act></entryRelationship></act></entryRelationship></act></entry>`);

  // --- document ---

  const discharge = d.kind === 'discharge';
  const p = d.person;
  const kin = (k) => `<participant typeCode="IND"><associatedEntity classCode="NOK">${coded('code', 'role', k.relation[0], k.relation[1])}${address(k.address ?? p.address, 'HP')}${tel(k.phone, 'MC')}<associatedPerson>${name(k)}</associatedPerson></associatedEntity></participant><participant typeCode="IND"><associatedEntity classCode="ECON">${coded('code', 'role', k.relation[0], k.relation[1])}${tel(k.phone, 'MC')}<associatedPerson>${name(k)}</associatedPerson></associatedEntity></participant>`;
  const sections = discharge
    ? [allergies(), hospitalCourse(), dischargeDiagnosis(), admissionMedications(), dischargeMedications(), problems(), results(), vitals(), mental(), social(), encounters(), plan(), careTeam(), payers()]
    : [allergies(), medications(), problems(), results(), vitals(), mental(), social(), encounters(), plan(), careTeam(), payers()];
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:sdtc="urn:hl7-org:sdtc" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><realmCode code="US"/><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>${template([`${T}1.1`], [`${T}1.1`, '2015-08-01'], ...(discharge ? [[`${T}1.8`], [`${T}1.8`, '2015-08-01']] : [[`${T}1.2`], [`${T}1.2`, '2015-08-01']]))}<id root="${uuid(d.id)}"/>${discharge ? coded('code', 'loinc', '18842-5', 'Discharge summary') : coded('code', 'loinc', '34133-9', 'Summary of episode note')}<title>${esc(d.title)}</title><effectiveTime value="${made}"/><confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25" displayName="normal"/><languageCode code="en-US"/><setId root="${uuid(d.id + '/set')}"/><versionNumber value="1"/><recordTarget><patientRole><id root="${uuid(`mrn/${d.org.name}`)}" extension="${esc(p.mrn)}"/>${address(p.address, 'HP')}${tel(p.phone, 'MC')}${p.email ? `<telecom value="mailto:${p.email}"/>` : ''}<patient>${name(p, 'L')}<administrativeGenderCode code="${p.gender}" codeSystem="2.16.840.1.113883.5.1" displayName="${p.gender === 'F' ? 'Female' : 'Male'}"/><birthTime value="${day(p.birthDate)}"/><maritalStatusCode code="${p.marital[0]}" codeSystem="2.16.840.1.113883.5.2" displayName="${p.marital[1]}"/><raceCode nullFlavor="ASKU"/><ethnicGroupCode nullFlavor="ASKU"/>${p.languages.map((l, i) => `<languageCommunication><languageCode code="${l}"/><preferenceInd value="${i === 0}"/></languageCommunication>`).join('')}</patient>${org(d.org, 'providerOrganization')}</patientRole></recordTarget><author><time value="${made}"/><assignedAuthor>${assigned(d.author)}</assignedAuthor></author><custodian><assignedCustodian>${org(d.org, 'representedCustodianOrganization')}</assignedCustodian></custodian>${discharge ? `<legalAuthenticator><time value="${made}"/><signatureCode code="S"/><assignedEntity>${assigned(d.author)}</assignedEntity></legalAuthenticator>` : ''}${d.kin.map(kin).join('')}<documentationOf><serviceEvent classCode="PCPR"><effectiveTime><low value="${day(d.service[0])}"/><high value="${day(d.service[1])}"/></effectiveTime>${d.performers.map((m) => `<performer typeCode="PRF"><functionCode code="${m.pcp ? 'PCP' : 'ATTPHYS'}" codeSystem="2.16.840.1.113883.5.88" codeSystemName="ParticipationFunction" displayName="${m.pcp ? 'primary care physician' : 'attending physician'}"/><assignedEntity>${assigned(m)}</assignedEntity></performer>`).join('')}</serviceEvent></documentationOf>${discharge ? `<componentOf><encompassingEncounter>${id('stay')}<code code="IMP" codeSystem="2.16.840.1.113883.5.4" codeSystemName="ActCode" displayName="inpatient encounter"/><effectiveTime><low value="${stamp(d.stay[0], '2140')}"/><high value="${stamp(d.stay[1], '1130')}"/></effectiveTime><dischargeDispositionCode code="01" codeSystem="2.16.840.1.113883.6.301.5" codeSystemName="NUBC" displayName="Discharged to Home or Self Care"/><responsibleParty><assignedEntity>${assigned(d.author)}</assignedEntity></responsibleParty><location><healthCareFacility>${id('ward')}<location><name>${esc(d.ward)}</name>${address(d.org.address, 'WP')}</location></healthCareFacility></location></encompassingEncounter></componentOf>` : ''}<component><structuredBody>${sections.join('')}</structuredBody></component></ClinicalDocument>`;
  return indent(xml);
}

// One element per line where an element holds elements only; text stays as it is.
function indent(xml) {
  const out = [];
  let depth = 0;
  const tokens = xml.replace(/>\s*\n</g, '><').match(/<[^>]+>|[^<]+/g);
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i];
    if (t.startsWith('<?')) { out.push(t); continue; }
    if (t.startsWith('</')) { depth--; out.push('  '.repeat(depth) + t); continue; }
    if (t.endsWith('/>')) { out.push('  '.repeat(depth) + t); continue; }
    if (t.startsWith('<')) {
      if (!tokens[i + 1].startsWith('<') && tokens[i + 2].startsWith('</')) { out.push('  '.repeat(depth) + t + tokens[i + 1] + tokens[i + 2]); i += 2; continue; }
      if (tokens[i + 1].startsWith('</')) { out.push('  '.repeat(depth) + t + tokens[i + 1]); i++; continue; }
      out.push('  '.repeat(depth) + t); depth++; continue;
    }
    out.push('  '.repeat(depth) + t);
  }
  return out.join('\n') + '\n';
}
