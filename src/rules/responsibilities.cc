#include "rules/responsibilities.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "knowledge/responsibilities.h"
#include "record/responsibilities.h"
#include "record/visits.h"
#include "rules/courses.h"
#include "rules/line_facts.h"
#include "rules/row_words.h"

namespace baton::rules {
namespace {

using knowledge::OpenMatters;
using knowledge::ResponsibilityRow;
using record::Finding;
using record::Holding;
using record::Responsibility;
using record::Severity;

// A stay in hospital or an emergency visit this long ago still asks who is called first; this project's choice, after
// the follow-up within 30 days of HEDIS FUH.
constexpr int kRecentDays = 30;

constexpr Phrase kTitle = {"Nobody has said \"mine\" yet: {1}", "Nadie ha dicho todavía «yo me encargo»: {1}"};
constexpr Phrase kWhy = {"Several people help you, and each may think that another one does this.",
                         "Varias personas le ayudan, y cada una puede pensar que otra se encarga de esto."};
constexpr Phrase kAsk = {"Ask each of them: who does this? Write down who says yes.",
                         "Pregunte a cada persona: ¿quién se encarga de esto? Anote quién dice que sí."};
constexpr Phrase kTeam = {"On the team: {1}", "En el equipo: {1}"};
constexpr Phrase kGone = {"{1}: {2} is no longer on the team", "{1}: {2} ya no está en el equipo"};
constexpr Phrase kNoAnswer = {"{1}: {2} was asked and has not answered", "{1}: se preguntó a {2} y no ha contestado"};
constexpr Phrase kTwoTitle = {"Two people have said \"mine\": {1}", "Dos personas han dicho «yo me encargo»: {1}"};
constexpr Phrase kTwoWhy = {
    "When two do the same, orders can cross, or each stops because of the other.",
    "Cuando dos hacen lo mismo, las órdenes se cruzan, o cada una deja de hacerlo por la otra."};
constexpr Phrase kTwoAsk = {"Ask both who it is, and write it down.",
                            "Pregunte a las dos quién se encarga, y anótelo."};
constexpr Phrase kChecked = {"who does what", "quién se encarga de qué"};

bool isClinician(std::string_view role) {
  return role == "therapist" || role == "psychiatrist" || role == "primary-care" || role == "telepsychiatry";
}
bool isPrescriber(std::string_view role) { return isClinician(role) && role != "therapist"; }

template <class Has>
std::size_t rolesOnTeam(const record::Chart& chart, Has has) {
  std::set<std::string_view> roles;
  for (const record::CareTeamLine& member : chart.care_team) {
    if (member.status == "active" && has(member.role)) roles.insert(member.role);
  }
  return roles.size();
}

bool takesPrescribed(const Asked& asked) {
  return std::ranges::any_of(asked.chart.medications, [](const record::MedicationLine& line) {
    return line.status == "active" && !line.is_otc && !line.is_statement_of_none;
  });
}

// A medicine whose tests come again and again.
bool isMonitored(const Asked& asked) {
  const knowledge::Monitoring& monitoring = asked.knowledge.monitoring();
  const Courses courses = coursesOf(asked);
  return std::ranges::any_of(courses.now, [&](const Course& course) {
    if (course.is_planned || course.is_as_needed) return false;
    return std::ranges::any_of(monitoring.rowsFor(course.drug), [&](std::uint16_t place) {
      const knowledge::MonitoringRow& row = monitoring.rows()[place];
      return row.phase == knowledge::MonitoringPhase::Maintenance && row.interval_days > 0 && row.age_from == 0 &&
             row.only_with.empty();
    });
  });
}

bool mayComeToACrisis(const Asked& asked) {
  return std::ranges::any_of(asked.chart.conditions,
                             [](const auto& line) { return line.status == "active" && line.is_mental_health; }) ||
         std::ranges::any_of(asked.chart.medications,
                             [](const auto& line) { return line.status == "active" && line.is_psychotropic; });
}

bool wasInHospitalLately(const Asked& asked) {
  const std::int64_t today = dayNumber(asked.now);
  return std::ranges::any_of(record::visitsOf(asked.chart.facts.encounters), [&](const record::EncounterFact* visit) {
    if (!record::isAdmission(*visit) && !record::isEmergency(*visit)) return false;
    const PartialDate& end = visit->period.end.empty() ? visit->period.start : visit->period.end;
    if (end.empty() || end.first() > asked.now) return false;
    return today - dayNumber(end) <= kRecentDays;
  });
}

bool matters(const Asked& asked, OpenMatters when) {
  switch (when) {
    case OpenMatters::Never:
      return false;
    case OpenMatters::Medicines:
      return takesPrescribed(asked);
    case OpenMatters::Therapist:
      return rolesOnTeam(asked.chart, [](std::string_view role) { return role == "therapist"; }) > 0;
    case OpenMatters::Monitored:
      return isMonitored(asked);
    case OpenMatters::Crisis:
      return mayComeToACrisis(asked);
  }
  return false;
}

// Asked so lately that an answer may still come.
bool isWaiting(const Asked& asked, const Responsibility& one, const ResponsibilityRow& row) {
  return std::ranges::any_of(one.proposed, [&](const Holding& holding) {
    return !holding.is_gone && !holding.since.empty() &&
           dayNumber(asked.now) - dayNumber(holding.since) < row.answer_days;
  });
}

std::string nameOf(const Asked& asked, const ResponsibilityRow& row) {
  return isSpanish(asked) ? row.name_es : row.name;
}

std::string small(std::string text) {
  if (!text.empty() && text.front() >= 'A' && text.front() <= 'Z') text.front() = static_cast<char>(text.front() + 32);
  return text;
}

std::vector<record::Evidence> evidenceOf(const Asked& asked, const Responsibility& one, const std::string& name) {
  std::vector<record::Evidence> evidence;
  const Language language = languageOf(asked);
  for (const Holding& owner : one.owners) {
    evidence.push_back({owner.task, withNumbers(kGone.in(language), name, owner.shown())});
  }
  for (const Holding& holding : one.proposed) {
    evidence.push_back({holding.task, withNumbers(kNoAnswer.in(language), name, holding.shown())});
  }
  return evidence;
}

// Who could each think that another one does it.
record::Evidence teamOf(const Asked& asked) {
  std::vector<std::string> names;
  std::string first;
  for (const record::CareTeamLine& member : asked.chart.care_team) {
    if (member.status != "active" || !isClinician(member.role)) continue;
    if (first.empty() && !member.sources.empty()) first = member.sources.front().key;
    names.push_back(member.text);
  }
  return {first, withNumbers(kTeam.in(languageOf(asked)), listed(names, languageOf(asked)))};
}

// The clinician who usually takes it and is there.
std::string usualOwner(const Asked& asked, const ResponsibilityRow& row) {
  for (const std::string& role : row.usual) {
    for (const record::CareTeamLine& member : asked.chart.care_team) {
      if (isClinician(role) && member.status == "active" && member.role == role) return role;
    }
  }
  return "";
}

bool isGrave(const Asked& asked, std::string_view id) {
  if (id == "lab-follow-up") return true;  // it matters only where a medicine is monitored
  if (id == "medication-changes") return rolesOnTeam(asked.chart, isPrescriber) > 1;
  return id == "crisis-contact" && wasInHospitalLately(asked);
}

void addUnowned(const Asked& asked, const record::Responsibilities& all, Said& said) {
  Finding finding;
  std::vector<std::string> names;
  std::vector<std::string> clinical;
  std::string asks;
  finding.severity = Severity::Low;
  for (const Responsibility& one : all) {
    const ResponsibilityRow* row = knowledge::responsibility(one.id);
    if (row == nullptr || one.count() > 0 || one.acting(asked.now) != nullptr) continue;
    if (isWaiting(asked, one, *row) || !matters(asked, row->matters)) continue;
    finding.subjects.emplace_back(one.id);
    names.push_back(small(nameOf(asked, *row)));
    clinical.push_back(small(row->name));
    if (isGrave(asked, one.id)) finding.severity = Severity::Moderate;
    for (record::Evidence& evidence : evidenceOf(asked, one, nameOf(asked, *row))) {
      if (!evidence.resource.empty()) finding.about.push_back(evidence.resource);
      finding.evidence.push_back(std::move(evidence));
    }
    if (asks.empty()) asks = usualOwner(asked, *row);
    for (const record::FindingSource& source : sourcesOf(row->source, "", row->checked_on)) {
      if (std::ranges::find(finding.sources, source) == finding.sources.end()) finding.sources.push_back(source);
    }
  }
  if (finding.subjects.empty()) return;
  if (rolesOnTeam(asked.chart, isClinician) > 0) finding.evidence.push_back(teamOf(asked));
  finding.id = "unowned-responsibility/" + join(finding.subjects, "+");
  finding.kind = "unowned-responsibility";
  finding.title = withNumbers(kTitle.in(languageOf(asked)), listed(names, languageOf(asked)));
  finding.why = kWhy.in(languageOf(asked));
  const std::string_view by = finding.severity == Severity::Moderate ? "next-contact" : "next-visit";
  finding.steps = stepsFor(asks, by, kAsk.in(languageOf(asked)),
                           "Say who owns: " + listed(clinical) + "; accept it, or name who does", asked.now);
  said.findings.push_back(std::move(finding));
}

void addDoubles(const Asked& asked, const record::Responsibilities& all, Said& said) {
  for (const Responsibility& one : all) {
    const ResponsibilityRow* row = knowledge::responsibility(one.id);
    if (row == nullptr || one.count() < 2) continue;
    Finding finding;
    finding.id = "double-ownership/" + std::string(one.id);
    finding.kind = "double-ownership";
    finding.severity = Severity::Moderate;
    finding.subjects = {std::string(one.id)};
    std::vector<std::string> roles;
    for (const Holding& owner : one.owners) {
      if (owner.is_gone) continue;
      if (!owner.task.empty()) finding.about.push_back(owner.task);
      finding.evidence.push_back(
          {owner.task, owner.shown() + (owner.since.empty() ? "" : ", " + owner.since.dateText())});
      if (isClinician(owner.role) && std::ranges::find(roles, owner.role) == roles.end()) roles.push_back(owner.role);
    }
    finding.title = withNumbers(kTwoTitle.in(languageOf(asked)), small(nameOf(asked, *row)));
    finding.why = kTwoWhy.in(languageOf(asked));
    finding.steps = stepsFor(join(roles, "; "), "next-contact", kTwoAsk.in(languageOf(asked)),
                             "Settle who owns " + small(row->name) + "; the other hands it back", asked.now);
    finding.sources = sourcesOf(row->source, "", row->checked_on);
    said.findings.push_back(std::move(finding));
  }
}

}  // namespace

void responsibilityFindings(const Asked& asked, Said& said) {
  if (asked.chart.facts.tasks.empty() && rolesOnTeam(asked.chart, isClinician) < 2) return;
  const record::Responsibilities all = record::responsibilitiesOf(asked.chart);
  const bool is_used = std::ranges::any_of(all, [](const Responsibility& one) {
    const auto hasTask = [](const Holding& holding) { return !holding.task.empty(); };
    return std::ranges::any_of(one.owners, hasTask) || !one.proposed.empty();
  });
  if (!is_used && rolesOnTeam(asked.chart, isClinician) < 2) return;
  said.checked.emplace_back(kChecked.in(languageOf(asked)));
  addUnowned(asked, all, said);
  addDoubles(asked, all, said);
}

}  // namespace baton::rules
