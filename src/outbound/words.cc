#include "outbound/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/assert.h"
#include "base/text.h"

namespace baton::outbound {
namespace {

struct Entry {
  Word word;
  std::string_view english;
  std::string_view spanish;
};

constexpr Entry kWords[] = {
    {Word::DocumentTitle, "Health summary", "Resumen de salud"},
    {Word::PacketTitle, "Emergency packet", "Datos para urgencias"},
    {Word::NameNotKnown, "Name not known", "Nombre no conocido"},
    {Word::Born, "Born {0}", "Fecha de nacimiento: {0}"},
    {Word::BornNotKnown, "Birth date not known", "Fecha de nacimiento no conocida"},
    {Word::Years, "{0} years old", "{0} años"},
    {Word::Died, "Has died", "Ha fallecido"},
    {Word::Pronouns, "Pronouns: {0}", "Pronombres: {0}"},
    {Word::Speaks, "Speaks {0}", "Habla {0}"},
    {Word::MadeOn, "Made on {0}", "Hecho el {0}"},
    {Word::MadeFor, "For: {0}", "Para: {0}"},
    {Word::NotWhole, "Not the whole record: this page shows only what is shared with this reader.",
     "No es el historial completo: esta página muestra solo lo que se comparte con este lector."},
    {Word::ListOwner, "{0}: kept by {1}", "{0}: a cargo de {1}"},
    {Word::ListNoOwner, "{0}: no one named to keep it", "{0}: sin persona a cargo"},
    {Word::ListConfirmed, "last confirmed {0}", "confirmada por última vez el {0}"},
    {Word::ListNotConfirmed, "not yet confirmed", "aún sin confirmar"},
    {Word::WholeRecord, "Whole record: call {0}", "Expediente completo: llame a {0}"},
    {Word::ScanForSummary, "SMART Health Link: scan it for this summary as data. Until {0}, {1} times at most.",
     "SMART Health Link: escanéelo para recibir este resumen como datos. Hasta el {0}, {1} veces como máximo."},

    {Word::Allergies, "Allergies", "Alergias"},
    {Word::Medications, "Medications now", "Medicinas actuales"},
    {Word::Changes, "What changed in the last 90 days", "Qué cambió en los últimos 90 días"},
    {Word::Safety, "Safety", "Seguridad"},
    {Word::Disagreements, "Sources do not agree", "Las fuentes no coinciden"},
    {Word::Diagnoses, "Diagnoses", "Diagnósticos"},
    {Word::Symptoms, "Symptoms", "Síntomas"},
    {Word::Scores, "Scores and trends", "Puntajes y tendencias"},
    {Word::Goals, "Goals", "Metas"},
    {Word::CareTeam, "Care team", "Equipo de atención"},
    {Word::Visits, "Visits", "Citas"},
    {Word::Labs, "Key labs and vitals", "Análisis y signos vitales clave"},
    {Word::PastTrials, "Tried before and stopped", "Probado antes y suspendido"},
    {Word::HospitalStays, "Hospital and emergency visits", "Hospital y urgencias"},
    {Word::DailyLife, "Daily life", "Vida diaria"},
    {Word::Contacts, "Emergency contact and coverage", "Contacto de emergencia y seguro"},

    {Word::NoAllergyInformation, "No allergy information on record. Please ask.",
     "No hay información sobre alergias. Por favor pregunte."},
    {Word::NoKnownAllergies, "No known allergies", "Sin alergias conocidas"},
    {Word::OtherSaysNone, "another source says no known allergies", "otra fuente dice que no hay alergias conocidas"},
    {Word::HighRisk, "high risk", "riesgo alto"},
    {Word::Intolerance, "intolerance", "intolerancia"},
    {Word::NoLonger, "no longer active", "ya no está activa"},
    {Word::NotAnAllergy, "checked: not an allergy", "revisado: no es alergia"},
    {Word::ReactionNotStated, "reaction not stated", "reacción no indicada"},
    {Word::NoMedicationInformation, "No medication information on record. Please ask.",
     "No hay información sobre medicinas. Por favor pregunte."},
    {Word::NoCurrentMedications, "No current medication on record", "Ninguna medicina actual en el historial"},
    {Word::TakesNone, "Takes no medications", "No toma medicinas"},
    {Word::DoseNotStated, "dose not stated", "dosis no indicada"},
    {Word::Since, "since {0}", "desde {0}"},
    {Word::SinceNotKnown, "start date not stated", "fecha de inicio no indicada"},
    {Word::DoseSince, "this dose since {0}", "esta dosis desde {0}"},
    {Word::For, "for {0}", "para {0}"},
    {Word::SaidBy, "said by {0}", "según {0}"},
    {Word::AsNeeded, "as needed", "cuando haga falta"},
    {Word::NotPrescribed, "over the counter or own choice", "sin receta o por decisión propia"},
    {Word::OnHold, "on hold", "en pausa"},
    {Word::Planned, "planned, not started", "planeada, sin empezar"},
    {Word::StatusNotKnown, "not known if still taken", "no se sabe si aún la toma"},
    {Word::NameNotRead, "name could not be matched, shown as written",
     "nombre no reconocido, se muestra como está escrito"},
    {Word::NotFullyRead, "part of this entry could not be read; see the source",
     "parte de este dato no se pudo leer; vea la fuente"},
    {Word::SourcesDiffer, "sources differ on {0}", "las fuentes difieren en {0}"},
    {Word::MaybeSame, "may be listed twice", "puede estar repetida"},
    {Word::Stopped, "stopped {0}", "suspendida {0}"},
    {Word::Because, "why: {0}", "motivo: {0}"},
    {Word::ReasonNotStated, "why not stated", "motivo no indicado"},
    {Word::NoChanges, "No change on record in the last 90 days.", "Sin cambios registrados en los últimos 90 días."},
    {Word::LastChange, "Last change", "Último cambio"},
    {Word::NoSafetyInformation, "No safety concern on record. That does not mean there is none: please ask.",
     "Sin avisos de seguridad en el historial. Eso no significa que no los haya: por favor pregunte."},
    {Word::NoCrisisPlan, "No crisis plan on record.", "Sin plan de crisis en el historial."},
    {Word::ThoughtsAsked, "Thoughts of death or self-harm (PHQ-9 item 9)",
     "Pensamientos de muerte o de hacerse daño (PHQ-9, punto 9)"},
    {Word::ThoughtsNone, "not at all", "nunca"},
    {Word::ThoughtsOther, "score {0} of 3", "{0} de 3"},
    {Word::Pregnancy, "Pregnancy", "Embarazo"},
    {Word::NoDiagnosisInformation, "No diagnosis information on record.", "No hay información sobre diagnósticos."},
    {Word::Resolved, "resolved", "resuelto"},
    {Word::Until, "until {0}", "hasta {0}"},
    {Word::Or, "or", "o"},
    {Word::OutOf, "{0} of {1}", "{0} de {1}"},
    {Word::Was, "was {0}", "antes {0}"},
    {Word::On, "on {0}", "el {0}"},
    {Word::High, "high", "alto"},
    {Word::Low, "low", "bajo"},
    {Word::Abnormal, "outside the usual range", "fuera de lo habitual"},
    {Word::ReferenceRange, "usual {0}", "habitual {0}"},
    {Word::Target, "target: {0}", "objetivo: {0}"},
    {Word::Due, "by {0}", "para el {0}"},
    {Word::NoCareTeam, "No current care team on record.", "Sin equipo de atención actual en el historial."},
    {Word::NoPhone, "no phone on record", "sin teléfono en el historial"},
    {Word::TypedIn, "typed in", "escrito a mano"},
    {Word::CrisisPlan, "Crisis plan", "Plan de crisis"},
    {Word::LastVisit, "Last visit", "Última cita"},
    {Word::NextVisit, "Next visit", "Próxima cita"},
    {Word::EmergencyVisit, "Emergency visit", "Visita a urgencias"},
    {Word::HospitalStay, "Hospital stay", "Hospitalización"},
    {Word::Coverage, "Coverage", "Seguro"},
    {Word::Member, "member {0}", "miembro {0}"},
    {Word::NoEmergencyContact, "No emergency contact on record.", "Sin contacto de emergencia en el historial."},
    {Word::TalkTo, "Who you may talk to", "Con quién pueden hablar"},
    {Word::TalkWhole, "may be told what this page says", "puede saber lo que dice esta página"},
    {Word::TalkLimited, "may be told a part only: ask", "puede saber solo una parte: pregunte"},
    {Word::TalkUntil, "until {0}", "hasta el {0}"},
    {Word::TalkNone, "No permission to talk with anybody is written down. Ask the person.",
     "No hay permiso escrito para hablar con nadie. Pregunte a la persona."},
    {Word::LastTaken, "last taken {0}", "última dosis: {0}"},
    {Word::LastDoseNotKnown, "last dose not known", "última dosis no conocida"},
    {Word::NotTakenOn, "not taken {0}", "no se tomó el {0}"},
    {Word::FilledOn, "filled {0}", "surtida el {0}"},
    {Word::SourceNotKnown, "source not known", "fuente no conocida"},
    {Word::AFile, "a file", "un archivo"},
    {Word::InRemission, "in remission", "en remisión"},

    {Word::NotShown, "Not shown: {0}.", "No se muestra: {0}."},
    {Word::NothingLeftOut, "Nothing was left out for space.", "No se dejó nada fuera por espacio."},
    {Word::MoreNotOnPage, "{0} more do not fit on this page: ask for the whole list.",
     "{0} más no caben en esta página: pida la lista completa."},
    {Word::MadeBy, "Made by Baton from {0} on {1}.", "Hecho por Baton a partir de {0} el {1}."},
    {Word::NotADecision, "A summary, not a clinical decision.", "Es un resumen, no una decisión clínica."},
    {Word::AskContact, "For the whole record ask {0}.", "Para el historial completo pregunte a {0}."},
    {Word::AskPerson, "For the whole record ask the person.", "Para el historial completo pregunte a la persona."},
    {Word::CrisisLine, "In a crisis: call or text 988 (US), any time. In danger now: 911.",
     "En una crisis: llame al 988 y oprima 2, o envíe AYUDA al 988 (EE. UU.). En peligro ahora: 911."},
};

struct NounEntry {
  Noun noun;
  std::string_view one;
  std::string_view many;
  std::string_view uno;
  std::string_view varios;
};

constexpr NounEntry kNouns[] = {
    {Noun::Allergy, "allergy", "allergies", "alergia", "alergias"},
    {Noun::PastAllergy, "past allergy", "past allergies", "alergia pasada", "alergias pasadas"},
    {Noun::Medication, "current medication", "current medications", "medicina actual", "medicinas actuales"},
    {Noun::StoppedMedication, "stopped medication", "stopped medications", "medicina suspendida",
     "medicinas suspendidas"},
    {Noun::Change, "change", "changes", "cambio", "cambios"},
    {Noun::SafetyNote, "safety note", "safety notes", "aviso de seguridad", "avisos de seguridad"},
    {Noun::Disagreement, "disagreement", "disagreements", "desacuerdo", "desacuerdos"},
    {Noun::Diagnosis, "diagnosis", "diagnoses", "diagnóstico", "diagnósticos"},
    {Noun::PastDiagnosis, "resolved problem", "resolved problems", "problema resuelto", "problemas resueltos"},
    {Noun::Symptom, "symptom", "symptoms", "síntoma", "síntomas"},
    {Noun::Score, "score", "scores", "puntaje", "puntajes"},
    {Noun::OlderScore, "older score", "older scores", "puntaje anterior", "puntajes anteriores"},
    {Noun::Goal, "goal", "goals", "meta", "metas"},
    {Noun::TeamMember, "care team member", "care team members", "miembro del equipo", "miembros del equipo"},
    {Noun::PastTeamMember, "past care team member", "past care team members", "miembro anterior del equipo",
     "miembros anteriores del equipo"},
    {Noun::Visit, "visit", "visits", "cita", "citas"},
    {Noun::HospitalStay, "hospital or emergency visit", "hospital or emergency visits", "visita a hospital o urgencias",
     "visitas a hospital o urgencias"},
    {Noun::Result, "other result", "other results", "otro resultado", "otros resultados"},
    {Noun::OlderResult, "older result", "older results", "resultado anterior", "resultados anteriores"},
    {Noun::DailyLife, "note on daily life", "notes on daily life", "nota de vida diaria", "notas de vida diaria"},
    {Noun::Contact, "contact", "contacts", "contacto", "contactos"},
    {Noun::Coverage, "insurance plan", "insurance plans", "seguro", "seguros"},
    {Noun::Document, "document", "documents", "documento", "documentos"},
    {Noun::Procedure, "procedure", "procedures", "procedimiento", "procedimientos"},
    {Noun::Immunization, "vaccine", "vaccines", "vacuna", "vacunas"},
    {Noun::Chart, "small chart", "small charts", "gráfica", "gráficas"},
};

struct Labelled {
  std::string_view key;
  std::string_view english;
  std::string_view spanish;
};

constexpr Labelled kRoles[] = {
    {"self", "The person", "La persona"},
    {"therapist", "Therapist", "Terapeuta"},
    {"psychiatrist", "Psychiatrist", "Psiquiatra"},
    {"primary-care", "Primary care", "Atención primaria"},
    {"telepsychiatry", "Telepsychiatry", "Telepsiquiatría"},
    {"caregiver", "Caregiver", "Persona cuidadora"},
    {"manager", "Parent or guardian", "Madre, padre o tutor"},
    {"pharmacy", "Pharmacy", "Farmacia"},
    {"emergency", "Emergency care", "Urgencias"},
    {"hospital", "Hospital", "Hospital"},
    {"school", "School", "Escuela"},
    {"other", "Other", "Otro"},
};

constexpr Labelled kChanges[] = {
    {"medication-started", "Started {0} {2}", "Empezó {0} {2}"},
    {"medication-stopped", "Stopped {0}", "Suspendió {0}"},
    {"medication-dose-changed", "{0}: dose from {1} to {2}", "{0}: dosis de {1} a {2}"},
    {"medication-status-changed", "{0}: from {1} to {2}", "{0}: de {1} a {2}"},
    {"condition-added", "New diagnosis: {0}", "Nuevo diagnóstico: {0}"},
    {"condition-resolved", "Resolved: {0}", "Resuelto: {0}"},
    {"allergy-added", "New allergy: {0} {2}", "Nueva alergia: {0} {2}"},
    {"allergy-removed", "No longer an allergy: {0}", "Ya no es alergia: {0}"},
    {"result-abnormal", "{0}: {2}, outside the usual range", "{0}: {2}, fuera de lo habitual"},
    {"score-changed", "{0}: from {1} to {2}", "{0}: de {1} a {2}"},
    {"admission", "Hospital admission: {0}", "Ingreso al hospital: {0}"},
    {"discharge", "Left the hospital: {0}", "Alta del hospital: {0}"},
    {"encounter", "Visit: {0}", "Cita: {0}"},
    {"clinician-added", "Joined the care team: {0}", "Se unió al equipo: {0}"},
    {"clinician-left", "Left the care team: {0}", "Dejó el equipo: {0}"},
    {"goal-added", "New goal: {0}", "Nueva meta: {0}"},
    {"goal-progress", "Goal {0}: from {1} to {2}", "Meta {0}: de {1} a {2}"},
    {"procedure", "Procedure: {0}", "Procedimiento: {0}"},
    {"immunization", "Vaccine: {0}", "Vacuna: {0}"},
    {"document-added", "New document: {0}", "Nuevo documento: {0}"},
};

// As sources/reconcile names what sources do not agree on.
constexpr Labelled kFields[] = {
    {"dose", "dose", "dosis"},
    {"strength", "strength", "concentración"},
    {"status", "still going or over", "si sigue o ya terminó"},
    {"stop date", "stop date", "fecha en que se dejó"},
    {"onset", "when it began", "cuándo empezó"},
    {"reaction", "reaction", "reacción"},
    {"allergy", "allergy or not", "si hay alergia"},
    {"medicine", "which medicine", "qué medicina"},
    {"birth date", "birth date", "fecha de nacimiento"},
    {"medicines", "medicines or none", "si se toman medicinas"},
};

// FHIR R4 goal-achievement.
constexpr Labelled kAchievements[] = {
    {"in-progress", "under way", "en marcha"},
    {"improving", "getting better", "va mejor"},
    {"achieved", "reached", "lograda"},
    {"sustaining", "keeping it up", "se mantiene"},
    {"no-change", "no change", "sin cambio"},
    {"worsening", "getting harder", "cada vez más difícil"},
    {"no-progress", "no progress yet", "aún sin avance"},
    {"not-achieved", "not reached this time", "no lograda esta vez"},
    {"not-attainable", "out of reach for now", "fuera de alcance por ahora"},
};

constexpr Labelled kRelations[] = {
    {"mother", "Mother", "Madre"},
    {"father", "Father", "Padre"},
    {"parent", "Parent", "Madre o padre"},
    {"sister", "Sister", "Hermana"},
    {"brother", "Brother", "Hermano"},
    {"sibling", "Brother or sister", "Hermano o hermana"},
    {"wife", "Wife", "Esposa"},
    {"husband", "Husband", "Esposo"},
    {"spouse", "Wife or husband", "Esposa o esposo"},
    {"partner", "Partner", "Pareja"},
    {"domestic partner", "Partner", "Pareja"},
    {"daughter", "Daughter", "Hija"},
    {"son", "Son", "Hijo"},
    {"child", "Child", "Hija o hijo"},
    {"friend", "Friend", "Amiga o amigo"},
    {"neighbor", "Neighbor", "Vecina o vecino"},
    {"guardian", "Guardian", "Tutor o tutora"},
    {"grandmother", "Grandmother", "Abuela"},
    {"grandfather", "Grandfather", "Abuelo"},
    {"aunt", "Aunt", "Tía"},
    {"uncle", "Uncle", "Tío"},
    {"cousin", "Cousin", "Prima o primo"},
    {"emergency contact", "Person to call in an emergency", "Persona a quien llamar en una emergencia"},
};

std::string_view pick(std::string_view english, std::string_view spanish, Language language) {
  return language == Language::Spanish ? spanish : english;
}

constexpr bool isInOrder() {
  std::size_t at = 0;
  for (const Entry& entry : kWords) {
    if (static_cast<std::size_t>(entry.word) != at++) return false;
  }
  std::size_t noun_at = 0;
  for (const NounEntry& entry : kNouns) {
    if (static_cast<std::size_t>(entry.noun) != noun_at++) return false;
  }
  return at == static_cast<std::size_t>(Word::Count_) && noun_at == static_cast<std::size_t>(Noun::Count_);
}
static_assert(isInOrder(), "every word and noun once, in the order of its enum");

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kMonths{{{"Jan", "ene"},
                                                                                 {"Feb", "feb"},
                                                                                 {"Mar", "mar"},
                                                                                 {"Apr", "abr"},
                                                                                 {"May", "may"},
                                                                                 {"Jun", "jun"},
                                                                                 {"Jul", "jul"},
                                                                                 {"Aug", "ago"},
                                                                                 {"Sep", "sep"},
                                                                                 {"Oct", "oct"},
                                                                                 {"Nov", "nov"},
                                                                                 {"Dec", "dic"}}};

std::string withThousands(std::size_t count) {
  std::string digits = std::to_string(count);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

}  // namespace

Language languageOf(std::string_view code) { return code.substr(0, 2) == "es" ? Language::Spanish : Language::English; }

std::string_view codeOf(Language language) { return pick("en", "es", language); }

std::string_view word(Word word, Language language) {
  BATON_ASSERT(word < Word::Count_);
  const Entry& entry = kWords[static_cast<std::size_t>(word)];
  return pick(entry.english, entry.spanish, language);
}

std::string counted(Noun noun, std::size_t count, Language language) {
  BATON_ASSERT(noun < Noun::Count_);
  const NounEntry& entry = kNouns[static_cast<std::size_t>(noun)];
  const std::string_view name =
      count == 1 ? pick(entry.one, entry.uno, language) : pick(entry.many, entry.varios, language);
  return withThousands(count) + " " + std::string(name);
}

std::string roleWord(std::string_view role, Language language) {
  for (const Labelled& entry : kRoles) {
    if (entry.key == role) return std::string(pick(entry.english, entry.spanish, language));
  }
  return std::string(role);
}

std::string conflictField(std::string_view field, Language language) {
  for (const Labelled& entry : kFields) {
    if (entry.key == field) return std::string(pick(entry.english, entry.spanish, language));
  }
  return std::string(field);
}

std::optional<std::string> achievementWord(std::string_view achievement, Language language) {
  std::string code = toLowerAscii(achievement);
  std::replace(code.begin(), code.end(), ' ', '-');
  for (const Labelled& entry : kAchievements) {
    if (entry.key == code) return std::string(pick(entry.english, entry.spanish, language));
  }
  return std::nullopt;
}

std::optional<std::string> relationWord(std::string_view relation, Language language) {
  const std::string label = toLowerAscii(relation);
  for (const Labelled& entry : kRelations) {
    if (entry.key == label) return std::string(pick(entry.english, entry.spanish, language));
  }
  return std::nullopt;
}

std::string clockWords(Instant instant, Language language) {
  const auto minutes = static_cast<int>(((instant.ms % kDayMs) + kDayMs) % kDayMs / 60'000);
  const int hour = minutes / 60;
  if (language == Language::Spanish) return fmt::format("{}:{:02}", hour, minutes % 60);
  return fmt::format("{}:{:02} {}", hour % 12 == 0 ? 12 : hour % 12, minutes % 60, hour < 12 ? "am" : "pm");
}

std::string_view changePattern(std::string_view kind, Language language) {
  for (const Labelled& entry : kChanges) {
    if (entry.key == kind) return pick(entry.english, entry.spanish, language);
  }
  return {};
}

std::string fill(std::string_view pattern, std::initializer_list<std::string_view> values) {
  std::string filled;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool is_slot = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}';
    if (!is_slot) {
      filled += pattern[i];
      continue;
    }
    const auto slot = static_cast<std::size_t>(pattern[i + 1] - '0');
    if (slot < values.size()) filled += *(values.begin() + slot);
    i += 2;
  }
  return filled;
}

std::string dateWords(const PartialDate& date, Language language) {
  std::string text = date.dateText();
  if (text.size() < 7) return text;
  const int month = (text[5] - '0') * 10 + (text[6] - '0');
  if (month < 1 || month > 12) return text;
  const auto& names = kMonths[static_cast<std::size_t>(month - 1)];
  const std::string name(pick(names.first, names.second, language));
  const std::string year = text.substr(0, 4);
  if (text.size() < 10) return name + " " + year;
  const std::string day = text[8] == '0' ? text.substr(9, 1) : text.substr(8, 2);
  return language == Language::Spanish ? day + " " + name + " " + year : name + " " + day + ", " + year;
}

std::string dateWords(Instant instant, Language language) { return dateWords(PartialDate::day(instant), language); }

}  // namespace baton::outbound
