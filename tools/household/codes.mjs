// The codes that the sample household uses. Each was looked up in published material or follows its system's own check
// digit (LOINC); a product whose RxNorm code is not certain carries the ingredient's code and says the strength in words.

export const S = {
  loinc: 'http://loinc.org',
  snomed: 'http://snomed.info/sct',
  icd10: 'http://hl7.org/fhir/sid/icd-10-cm',
  rxnorm: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  cvx: 'http://hl7.org/fhir/sid/cvx',
  nucc: 'http://nucc.org/provider-taxonomy',
  npi: 'http://hl7.org/fhir/sid/us-npi',
  ucum: 'http://unitsofmeasure.org',
  actCode: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  actReason: 'http://terminology.hl7.org/CodeSystem/v3-ActReason',
  confidentiality: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
  roleCode: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode',
  participation: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType',
};

// name -> [code, display, unit, UCUM unit]
export const LOINC = {
  phq9: ['44261-6', 'Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]', 'score', '{score}'],
  phq9item9: ['44260-8', 'PHQ-9 item 9', 'score', '{score}'],
  gad7: ['70274-6', 'Generalized anxiety disorder 7 item (GAD-7) total score [Reported.PHQ]', 'score', '{score}'],
  auditc: ['75626-2', 'Total score [AUDIT-C]', 'score', '{score}'],
  sleep: ['93832-4', 'Sleep duration', 'h', 'h'],
  weight: ['29463-7', 'Body weight', 'kg', 'kg'],
  height: ['8302-2', 'Body height', 'cm', 'cm'],
  bmi: ['39156-5', 'Body mass index (BMI) [Ratio]', 'kg/m2', 'kg/m2'],
  bp: ['85354-9', 'Blood pressure panel with all children optional'],
  systolic: ['8480-6', 'Systolic blood pressure', 'mmHg', 'mm[Hg]'],
  diastolic: ['8462-4', 'Diastolic blood pressure', 'mmHg', 'mm[Hg]'],
  pulse: ['8867-4', 'Heart rate', '/min', '/min'],
  lithium: ['14334-7', 'Lithium [Moles/volume] in Serum or Plasma', 'mmol/L', 'mmol/L'],
  creatinine: ['2160-0', 'Creatinine [Mass/volume] in Serum or Plasma', 'mg/dL', 'mg/dL'],
  egfr: ['98979-8', 'Glomerular filtration rate/1.73 sq M.predicted [Volume Rate/Area] in Serum, Plasma or Blood by Creatinine-based formula (CKD-EPI 2021)', 'mL/min/1.73 m2', 'mL/min/{1.73_m2}'],
  tsh: ['3016-3', 'Thyrotropin [Units/volume] in Serum or Plasma', 'mIU/L', 'm[IU]/L'],
  sodium: ['2951-2', 'Sodium [Moles/volume] in Serum or Plasma', 'mmol/L', 'mmol/L'],
  potassium: ['2823-3', 'Potassium [Moles/volume] in Serum or Plasma', 'mmol/L', 'mmol/L'],
  calcium: ['17861-6', 'Calcium [Mass/volume] in Serum or Plasma', 'mg/dL', 'mg/dL'],
  anc: ['751-8', 'Neutrophils [#/volume] in Blood by Automated count', '10*3/uL', '10*3/uL'],
  wbc: ['6690-2', 'Leukocytes [#/volume] in Blood by Automated count', '10*3/uL', '10*3/uL'],
  hemoglobin: ['718-7', 'Hemoglobin [Mass/volume] in Blood', 'g/dL', 'g/dL'],
  clozapine: ['6896-5', 'cloZAPine [Mass/volume] in Serum or Plasma', 'ng/mL', 'ng/mL'],
  a1c: ['4548-4', 'Hemoglobin A1c/Hemoglobin.total in Blood', '%', '%'],
  glucose: ['1558-6', 'Fasting glucose [Mass/volume] in Serum or Plasma', 'mg/dL', 'mg/dL'],
  cholesterol: ['2093-3', 'Cholesterol [Mass/volume] in Serum or Plasma', 'mg/dL', 'mg/dL'],
  triglycerides: ['2571-8', 'Triglyceride [Mass/volume] in Serum or Plasma', 'mg/dL', 'mg/dL'],
  hdl: ['2085-9', 'Cholesterol in HDL [Mass/volume] in Serum or Plasma', 'mg/dL', 'mg/dL'],
  ldl: ['13457-7', 'Cholesterol in LDL [Mass/volume] in Serum or Plasma by calculation', 'mg/dL', 'mg/dL'],
  alt: ['1742-6', 'Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma', 'U/L', 'U/L'],
  qtc: ['8636-3', 'Q-T interval corrected', 'ms', 'ms'],
  smoking: ['72166-2', 'Tobacco smoking status'],
  alcohol: ['11331-6', 'History of Alcohol use'],
  drinks: ['74013-4', 'Alcoholic drinks per day', '/d', '/d'],
  pregnancy: ['82810-3', 'Pregnancy status'],
  // documents and panels
  progressNote: ['11506-3', 'Progress note'],
  consultNote: ['11488-4', 'Consult note'],
  dischargeSummary: ['18842-5', 'Discharge summary'],
  historyPhysical: ['34117-2', 'History and physical note'],
  metabolicPanel: ['24323-8', 'Comprehensive metabolic 2000 panel - Serum or Plasma'],
  cbc: ['58410-2', 'CBC panel - Blood by Automated count'],
  lipids: ['57698-3', 'Lipid panel with direct LDL - Serum or Plasma'],
  ecgStudy: ['11524-6', 'EKG study'],
};

// name -> { sct: [code, display], icd: [code, display] }
export const PROBLEM = {
  bipolar1: { sct: ['371596008', 'Bipolar I disorder'], icd: ['F31.9', 'Bipolar disorder, unspecified'] },
  bipolar2: { icd: ['F31.81', 'Bipolar II disorder'] },
  hypertension: { sct: ['59621000', 'Essential hypertension'], icd: ['I10', 'Essential (primary) hypertension'] },
  kneePain: { icd: ['M25.561', 'Pain in right knee'] },
  schizophrenia: { sct: ['58214004', 'Schizophrenia'], icd: ['F20.9', 'Schizophrenia, unspecified'] },
  constipation: { sct: ['14760008', 'Constipation'], icd: ['K59.00', 'Constipation, unspecified'] },
  prediabetes: { sct: ['15777000', 'Prediabetes'], icd: ['R73.03', 'Prediabetes'] },
  pneumonia: { sct: ['233604007', 'Pneumonia'], icd: ['J18.9', 'Pneumonia, unspecified organism'] },
  tobacco: { icd: ['F17.210', 'Nicotine dependence, cigarettes, uncomplicated'] },
  ocd: { sct: ['191736004', 'Obsessive-compulsive disorder'], icd: ['F42.9', 'Obsessive-compulsive disorder, unspecified'] },
  socialAnxiety: { sct: ['25501002', 'Social phobia'], icd: ['F40.10', 'Social phobia, unspecified'] },
  rhinitis: { sct: ['367498001', 'Seasonal allergic rhinitis'], icd: ['J30.2', 'Other seasonal allergic rhinitis'] },
  ptsd: { sct: ['47505003', 'Posttraumatic stress disorder'], icd: ['F43.10', 'Post-traumatic stress disorder, unspecified'] },
  opioid: { sct: ['75544000', 'Opioid dependence'], icd: ['F11.20', 'Opioid dependence, uncomplicated'] },
  insomnia: { sct: ['193462001', 'Insomnia'], icd: ['G47.00', 'Insomnia, unspecified'] },
  backPain: { icd: ['M54.50', 'Low back pain, unspecified'] },
  mdd: { sct: ['370143000', 'Major depressive disorder'], icd: ['F33.1', 'Major depressive disorder, recurrent, moderate'] },
  mddSevere: { sct: ['36474008', 'Severe recurrent major depression without psychotic features'], icd: ['F33.2', 'Major depressive disorder, recurrent severe without psychotic features'] },
  hyponatremia: { icd: ['E87.1', 'Hypo-osmolality and hyponatremia'] },
  falls: { sct: ['279992002', 'Recurrent falls'], icd: ['R29.6', 'Repeated falls'] },
  reflux: { sct: ['235595009', 'Gastroesophageal reflux disease'], icd: ['K21.9', 'Gastro-esophageal reflux disease without esophagitis'] },
  osteoarthritis: { sct: ['396275006', 'Osteoarthritis'], icd: ['M19.90', 'Unspecified osteoarthritis, unspecified site'] },
  hypothyroidism: { sct: ['40930008', 'Hypothyroidism'], icd: ['E03.9', 'Hypothyroidism, unspecified'] },
  migraine: { sct: ['37796009', 'Migraine'], icd: ['G43.909', 'Migraine, unspecified, not intractable, without status migrainosus'] },
};

export const REACTION = {
  hives: ['247472004', 'Hives'],
  rash: ['271807003', 'Eruption'],
  nausea: ['422587007', 'Nausea'],
  anaphylaxis: ['39579001', 'Anaphylaxis'],
};

// Ingredients: name -> RxCUI.
const IN = {
  lithium: '6448', lisinopril: '29046', ibuprofen: '5640', amlodipine: '17767', melatonin: '6711', lamotrigine: '28439',
  clozapine: '2626', metformin: '6809', nicotine: '7407', risperidone: '35636', olanzapine: '61381',
  sertraline: '36437', hydroxyzine: '5553', diphenhydramine: '3498', cetirizine: '20610', amoxicillin: '723',
  prazosin: '8629', clonazepam: '2598', lorazepam: '6470', naloxone: '7242', sulfamethoxazole: '10180',
  citalopram: '2556', omeprazole: '7646', hydrochlorothiazide: '5487', acetaminophen: '161', codeine: '2670',
  venlafaxine: '39786', quetiapine: '51272', trazodone: '10737', levothyroxine: '10582', sumatriptan: '37418',
  penicillin: '70618', propranolol: '8787', calcium: '1895', cholecalciferol: '2418', escitalopram: '321988',
  azithromycin: '18631', bupropion: '42347', gabapentin: '25480',
};

// Products: name -> [RxCUI or '', display, ingredients].
const PRODUCTS = {
  lithium300: ['197889', 'lithium carbonate 300 MG Oral Capsule', ['lithium']],
  lithiumER450: ['', 'lithium carbonate 450 mg extended-release tablet', ['lithium']],
  lisinopril10: ['314076', 'lisinopril 10 MG Oral Tablet', ['lisinopril']],
  ibuprofen200: ['310965', 'ibuprofen 200 MG Oral Tablet', ['ibuprofen']],
  amlodipine5: ['', 'amlodipine 5 mg tablet', ['amlodipine']],
  melatonin3: ['', 'melatonin 3 mg tablet', ['melatonin']],
  clozapine100: ['197535', 'clozapine 100 MG Oral Tablet', ['clozapine']],
  clozapine25: ['197536', 'clozapine 25 MG Oral Tablet', ['clozapine']],
  metformin500: ['', 'metformin 500 mg tablet', ['metformin']],
  nicotinePatch: ['', 'nicotine 21 mg/24 hour patch', ['nicotine']],
  risperidone4: ['', 'risperidone 4 mg tablet', ['risperidone']],
  olanzapine20: ['', 'olanzapine 20 mg tablet', ['olanzapine']],
  polyethyleneGlycol: ['', 'polyethylene glycol 3350 powder', []],
  sertraline25: ['312940', 'sertraline 25 MG Oral Tablet', ['sertraline']],
  sertraline50: ['312941', 'sertraline 50 MG Oral Tablet', ['sertraline']],
  sertraline100: ['312938', 'sertraline 100 MG Oral Tablet', ['sertraline']],
  hydroxyzine25: ['', 'hydroxyzine hydrochloride 25 mg tablet', ['hydroxyzine']],
  diphenhydramine25: ['1049630', 'diphenhydrAMINE Hydrochloride 25 MG Oral Tablet', ['diphenhydramine']],
  cetirizine10: ['', 'cetirizine 10 mg tablet', ['cetirizine']],
  bupNal8: ['1010604', 'buprenorphine 8 MG / naloxone 2 MG Sublingual Film', []],
  naloxoneSpray: ['', 'naloxone 4 mg nasal spray', ['naloxone']],
  prazosin1: ['312593', 'prazosin 1 MG Oral Capsule', ['prazosin']],
  prazosin2: ['312594', 'prazosin 2 MG Oral Capsule', ['prazosin']],
  clonazepam05: ['197527', 'clonazepam 0.5 MG Oral Tablet', ['clonazepam']],
  lorazepam05: ['197900', 'lorazepam 0.5 MG Oral Tablet', ['lorazepam']],
  citalopram20: ['200371', 'citalopram 20 MG Oral Tablet', ['citalopram']],
  citalopram40: ['309314', 'citalopram 40 MG Oral Tablet', ['citalopram']],
  omeprazole20: ['198051', 'omeprazole 20 MG Delayed Release Oral Capsule', ['omeprazole']],
  hctz25: ['310798', 'hydrochlorothiazide 25 MG Oral Tablet', ['hydrochlorothiazide']],
  acetaminophen325: ['313782', 'acetaminophen 325 MG Oral Tablet', ['acetaminophen']],
  calciumVitaminD: ['', 'calcium 600 mg with vitamin D 400 units tablet', ['calcium']],
  vitaminD1000: ['', 'cholecalciferol 1,000 units capsule', ['cholecalciferol']],
  venlafaxine75: ['313585', '24 HR venlafaxine 75 MG Extended Release Oral Capsule', ['venlafaxine']],
  venlafaxine150: ['313581', '24 HR venlafaxine 150 MG Extended Release Oral Capsule', ['venlafaxine']],
  quetiapine50: ['616487', 'quetiapine 50 MG Oral Tablet', ['quetiapine']],
  quetiapine100: ['312743', 'quetiapine 100 MG Oral Tablet', ['quetiapine']],
  quetiapine200: ['317174', 'quetiapine 200 MG Oral Tablet', ['quetiapine']],
  trazodone50: ['', 'trazodone 50 mg tablet', ['trazodone']],
  levothyroxine75: ['', 'levothyroxine 75 mcg tablet', ['levothyroxine']],
  sumatriptan50: ['', 'sumatriptan 50 mg tablet', ['sumatriptan']],
  escitalopram10: ['', 'escitalopram 10 mg tablet', ['escitalopram']],
  bupropion150: ['', 'bupropion XL 150 mg tablet', ['bupropion']],
  azithromycin250: ['', 'azithromycin 250 mg tablet', ['azithromycin']],
  propranolol10: ['', 'propranolol 10 mg tablet', ['propranolol']],
  gabapentin300: ['', 'gabapentin 300 mg capsule', ['gabapentin']],
};

// A medication as a CodeableConcept: the product's code where it is certain, else the ingredient's.
export function medication(name, text) {
  const [rxcui, display, ingredients] = PRODUCTS[name];
  const coding = [];
  if (rxcui) coding.push({ system: S.rxnorm, code: rxcui, display });
  else for (const i of ingredients) coding.push({ system: S.rxnorm, code: IN[i], display: i });
  return { ...(coding.length ? { coding } : {}), text: text ?? display };
}

export function ingredient(name, text) {
  return { coding: [{ system: S.rxnorm, code: IN[name], display: name }], text: text ?? name };
}

export const rxcuiOf = (name) => PRODUCTS[name]?.[0] || IN[PRODUCTS[name]?.[2][0]] || '';
export const ingredientCode = (name) => IN[name];

export function concept(system, [code, display], text) {
  return { coding: [{ system, code, display }], ...(text ? { text } : {}) };
}

export function problemConcept(name, text) {
  const { sct, icd } = PROBLEM[name];
  const coding = [];
  if (sct) coding.push({ system: S.snomed, code: sct[0], display: sct[1] });
  if (icd) coding.push({ system: S.icd10, code: icd[0], display: icd[1] });
  return { coding, text: text ?? (sct ?? icd)[1] };
}

export const NUCC = {
  psychiatry: ['2084P0800X', 'Psychiatry Physician'],
  psychNurse: ['363LP0808X', 'Psychiatric/Mental Health Nurse Practitioner'],
  family: ['207Q00000X', 'Family Medicine Physician'],
  internal: ['207R00000X', 'Internal Medicine Physician'],
  psychologist: ['103TC0700X', 'Clinical Psychologist'],
  socialWorker: ['1041C0700X', 'Clinical Social Worker'],
  counselor: ['101YM0800X', 'Mental Health Counselor'],
  pharmacist: ['183500000X', 'Pharmacist'],
  caseManager: ['171M00000X', 'Case Manager/Care Coordinator'],
  addiction: ['207QA0401X', 'Addiction Medicine (Family Medicine) Physician'],
  cardiology: ['207RC0000X', 'Cardiovascular Disease Physician'],
  nurse: ['163W00000X', 'Registered Nurse'],
};
