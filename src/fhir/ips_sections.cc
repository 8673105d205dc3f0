#include "fhir/ips_sections.h"

#include <algorithm>
#include <unordered_set>

#include "base/text.h"
#include "fhir/write/parts.h"

namespace baton::fhir {
namespace {

using record::Chart;
using record::ObservationFact;
using write::Frame;

// A document for reading, not an archive: the newest of each kind, at most so many.
constexpr std::size_t kMostResults = 60;
constexpr std::size_t kMostFacts = 40;

bool isSpanish(const Frame& frame) { return frame.language == "es"; }

std::string say(const Frame& frame, std::string_view english, std::string_view spanish) {
  return std::string(isSpanish(frame) ? spanish : english);
}

std::string parts(std::initializer_list<std::string> pieces) {
  std::string joined;
  for (const std::string& piece : pieces) {
    if (piece.empty()) continue;
    if (!joined.empty()) joined += ", ";
    joined += piece;
  }
  return write::text(joined, 400);
}

std::string since(const Frame& frame, const PartialDate& date) {
  return date.empty() ? "" : say(frame, "since ", "desde ") + date.dateText();
}

std::string saidBy(const Frame& frame, const std::vector<record::Source>& sources) {
  if (sources.empty()) return {};
  const record::Source& source = sources.front();
  const std::string who = !source.organisation.empty() ? source.organisation : source.author;
  return parts({who.empty() ? "" : say(frame, "said by ", "según ") + who, source.asserted.dateText()});
}

void addAbsent(IpsSection& section, json::Value resource, std::string words) {
  section.entries.push_back(std::move(resource));
  section.text.push_back(std::move(words));
}

bool saysNoMedications(const Chart& chart) {
  return std::any_of(chart.facts.lists.begin(), chart.facts.lists.end(), [](const record::ListFact& list) {
    return list.is_empty_on_purpose &&
           (list.what.codeIn(record::kLoinc) == "10160-0" || containsNoCase(list.what.label(), "medic"));
  });
}

IpsSection medications(const Chart& chart, const Frame& frame) {
  IpsSection section{"10160-0", "History of Medication use Narrative", say(frame, "Medications", "Medicinas"), {}, {}};
  for (const record::MedicationLine& line : chart.medications) {
    const bool is_past = line.status == "stopped" || line.status == "completed";
    if (is_past && !line.is_psychotropic) continue;
    section.entries.push_back(write::medicationStatement(line, frame));
    const std::string name = line.name.empty() ? line.text : line.name;
    const std::string ended = line.ended.empty() ? "" : say(frame, "until ", "hasta ") + line.ended.dateText();
    section.text.push_back(parts({name + " " + (line.dose.empty() ? line.strength : line.dose), line.status,
                                  since(frame, line.since), ended, line.reason, line.status_reason}));
  }
  if (!section.entries.empty()) return section;
  if (saysNoMedications(chart)) {
    addAbsent(section, write::absentMedication("no-known-medications", "No known medications", frame),
              say(frame, "Takes no medications.", "No toma medicinas."));
  } else {
    addAbsent(section, write::absentMedication("no-medication-info", "No information about medications", frame),
              say(frame, "No information about medications.", "No hay información sobre medicinas."));
  }
  return section;
}

IpsSection allergies(const Chart& chart, const Frame& frame) {
  IpsSection section{
      "48765-2", "Allergies and adverse reactions Document", say(frame, "Allergies", "Alergias"), {}, {}};
  const record::AllergyLine* none = nullptr;
  for (const record::AllergyLine& line : chart.allergies) {
    if (line.status == "refuted") continue;
    if (line.is_statement_of_none) {
      if (none == nullptr) none = &line;
      continue;
    }
    section.entries.push_back(write::allergyIntolerance(line, frame));
    const std::string risk = line.criticality == "high" ? say(frame, "high risk", "riesgo alto") : "";
    section.text.push_back(parts({line.text, line.reaction, risk, line.status == "active" ? "" : line.status}));
  }
  if (!section.entries.empty()) return section;
  if (none != nullptr) {
    addAbsent(section, write::absentAllergy("no-known-allergies", "No known allergies", frame),
              parts({say(frame, "No known allergies", "Sin alergias conocidas"), saidBy(frame, none->sources)}));
  } else {
    addAbsent(section, write::absentAllergy("no-allergy-info", "No information about allergies", frame),
              say(frame, "No information about allergies.", "No hay información sobre alergias."));
  }
  return section;
}

bool isOver(const record::ConditionLine& line) { return line.status == "resolved" || line.status == "inactive"; }

void addConditions(const Chart& chart, const Frame& frame, bool wants_past, IpsSection& section) {
  for (const record::ConditionLine& line : chart.conditions) {
    if (line.status == "refuted" || isOver(line) != wants_past || (wants_past && section.entries.size() >= kMostFacts))
      continue;
    section.entries.push_back(write::condition(line, frame));
    const std::string until = line.abated.empty() ? "" : say(frame, "until ", "hasta ") + line.abated.dateText();
    section.text.push_back(parts({line.text, line.status, line.severity, since(frame, line.since), until}));
  }
}

IpsSection problems(const Chart& chart, const Frame& frame) {
  IpsSection section{"11450-4", "Problem list - Reported", say(frame, "Problems", "Problemas"), {}, {}};
  addConditions(chart, frame, false, section);
  if (!section.entries.empty()) return section;
  addAbsent(section, write::absentCondition("no-problem-info", "No information about problems", frame),
            say(frame, "No information about problems.", "No hay información sobre problemas."));
  return section;
}

bool isIn(const ObservationFact& fact, std::string_view category) {
  return std::find(fact.categories.begin(), fact.categories.end(), category) != fact.categories.end();
}

struct ObservationSections {
  IpsSection results{"30954-2", "Relevant diagnostic tests/laboratory data Narrative", "", {}, {}};
  IpsSection vitals{"8716-3", "Vital signs", "", {}, {}};
  IpsSection social{"29762-2", "Social history Narrative", "", {}, {}};
};

void addObservation(const ObservationFact& fact, std::string_view profile, const Frame& frame, IpsSection& section) {
  json::Value resource = write::observation(fact, profile, frame);
  if (resource.isNull()) return;
  section.entries.push_back(std::move(resource));
  section.text.push_back(parts({fact.what.label() + ": " + fact.shown(), fact.effective.dateText(),
                                fact.interpretation == "N" ? "" : fact.interpretation}));
}

// The newest of each code.
ObservationSections observations(const Chart& chart, const Frame& frame) {
  ObservationSections sections;
  sections.results.title = say(frame, "Results", "Resultados");
  sections.vitals.title = say(frame, "Vital signs", "Signos vitales");
  sections.social.title = say(frame, "Social history", "Historia social");
  std::unordered_set<std::string_view> seen;
  for (const ObservationFact& fact : chart.facts.observations) {
    if (fact.status != "final" && fact.status != "amended" && fact.status != "corrected") continue;
    const std::string_view code =
        fact.what.codings.empty() ? std::string_view(fact.what.text) : fact.what.codings.front().code;
    if (!seen.insert(code).second) continue;
    const bool is_final = fact.status == "final";
    if (isIn(fact, "social-history")) {
      addObservation(fact, "", frame, sections.social);
    } else if (isIn(fact, "vital-signs")) {
      if (sections.vitals.entries.size() < kMostFacts) addObservation(fact, "", frame, sections.vitals);
    } else if (sections.results.entries.size() < kMostResults) {
      // ips-1: a result that says nothing is no IPS result.
      const bool has_value = fact.quantity || !fact.value_concept.empty() || !write::text(fact.value_text).empty();
      const std::string_view profile = !is_final || !has_value    ? ""
                                       : isIn(fact, "laboratory") ? "Observation-results-laboratory-uv-ips"
                                                                  : "Observation-results-uv-ips";
      addObservation(fact, profile, frame, sections.results);
    }
  }
  return sections;
}

template <class Fact, class Write, class Words>
void addFacts(const std::vector<Fact>& facts, IpsSection& section, Write&& write_fact, Words&& words) {
  for (const Fact& fact : facts) {
    if (section.entries.size() >= kMostFacts) return;
    json::Value resource = write_fact(fact);
    if (resource.isNull()) continue;
    section.entries.push_back(std::move(resource));
    section.text.push_back(words(fact));
  }
}

// Goals have no place among the entries of IPS 1.1: they are said in the plan's text.
IpsSection plan(const Chart& chart, const Frame& frame) {
  IpsSection section{"18776-5", "Plan of care note", say(frame, "Goals", "Metas"), {}, {}};
  for (const record::GoalLine& goal : chart.goals) {
    const std::string due = goal.due.empty() ? "" : say(frame, "by ", "para ") + goal.due.dateText();
    section.text.push_back(parts({goal.text, goal.target, due, goal.achievement}));
  }
  return section;
}

}  // namespace

std::vector<IpsSection> ipsSections(const Chart& chart, const Frame& frame) {
  ObservationSections observed = observations(chart, frame);
  IpsSection procedures{
      "47519-4", "History of Procedures Document", say(frame, "Procedures", "Procedimientos"), {}, {}};
  addFacts(
      chart.facts.procedures, procedures, [&](const auto& fact) { return write::procedure(fact, frame); },
      [](const auto& fact) { return parts({fact.what.label(), fact.performed.start.dateText()}); });
  IpsSection vaccines{"11369-6", "History of Immunization Narrative", say(frame, "Vaccines", "Vacunas"), {}, {}};
  addFacts(
      chart.facts.immunizations, vaccines, [&](const auto& fact) { return write::immunization(fact, frame); },
      [](const auto& fact) { return parts({fact.what.label(), fact.given.dateText()}); });
  IpsSection past{
      "11348-0", "History of Past illness Narrative", say(frame, "Past problems", "Problemas pasados"), {}, {}};
  addConditions(chart, frame, true, past);

  std::vector<IpsSection> sections;
  sections.push_back(medications(chart, frame));
  sections.push_back(allergies(chart, frame));
  sections.push_back(problems(chart, frame));
  for (IpsSection* optional : {&observed.results, &observed.vitals, &past, &procedures, &vaccines, &observed.social}) {
    if (!optional->entries.empty()) sections.push_back(std::move(*optional));
  }
  IpsSection goals = plan(chart, frame);
  if (!goals.text.empty()) sections.push_back(std::move(goals));
  return sections;
}

}  // namespace baton::fhir
