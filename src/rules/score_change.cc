#include "rules/score_change.h"

#include <algorithm>

#include "base/text.h"

namespace baton::rules {
namespace {

using knowledge::ChangeThreshold;
using record::ObservationFact;

constexpr int kRecentDays = 28;
constexpr int kApartDays = 7;       // two sheets of one week are one measurement
constexpr int kBaselineDays = 400;  // longer ago says nothing about a change now

constexpr Phrase kTitle = {"{a} went from {b} to {c}, a step that matters",
                           "{a} pasó de {b} a {c}, un cambio que importa"};
constexpr Phrase kWhy = {
    "A higher {a} means more trouble. A step this large is more than chance and more than one bad day.",
    "Un {a} más alto significa más malestar. Un cambio así es más que azar y más que un mal día."};
constexpr Phrase kDo = {
    "Tell your care team at the next contact, and what changed around that time: sleep, medicines, stress. If thoughts "
    "of death come, call or text a crisis line at once",
    "Dígalo a su equipo en el próximo contacto, y qué cambió en ese tiempo: sueño, medicinas, estrés. Si vienen "
    "pensamientos de muerte, llame o escriba enseguida a una línea de crisis"};
constexpr std::string_view kAction =
    "Ask what changed since the earlier score: doses, doses missed, sleep, substances, stressors; review the plan";

bool isScale(const ChangeThreshold& threshold) {
  return threshold.unit == "{score}" && threshold.better_when == knowledge::BetterWhen::Lower &&
         std::find(threshold.matters_for.begin(), threshold.matters_for.end(), "safety") == threshold.matters_for.end();
}

// By code; scales without a confirmed code by the name that the table gives them.
bool isOf(const ChangeThreshold& threshold, const ObservationFact& fact) {
  if (threshold.loinc.empty()) return startsWithNoCase(labelOf(fact.what), threshold.id);
  const std::string_view code = codeIn(fact.what, record::kLoinc);
  return std::find(threshold.loinc.begin(), threshold.loinc.end(), code) != threshold.loinc.end();
}

// Is there a result by one of its codes at all? Most charts have none of most scales.
bool mayHave(const ChangeThreshold& threshold, const ObservationsOf& observations) {
  return threshold.loinc.empty() || std::any_of(threshold.loinc.begin(), threshold.loinc.end(),
                                                [&](const auto& code) { return !observations->of(code).empty(); });
}

bool counts(const ObservationFact& fact) {
  return fact.quantity && !fact.effective.empty() && !fact.about.is_entered_in_error &&
         fact.status != "entered-in-error" && fact.status != "cancelled";
}

struct Pair {
  const ObservationFact* newest = nullptr;
  const ObservationFact* earlier = nullptr;
};

Pair pairOf(const ChangeThreshold& threshold, const Asked& asked) {
  Pair pair;
  for (const ObservationFact& fact : asked.chart.facts.observations) {  // newest first
    if (!counts(fact) || fact.effective.first() > asked.now || !isOf(threshold, fact)) continue;
    if (pair.newest == nullptr) {
      if (fact.effective.last().ms < asked.now.ms - kRecentDays * kDayMs) return {};
      pair.newest = &fact;
    } else if (fact.effective.last().ms <= pair.newest->effective.first().ms - kApartDays * kDayMs) {
      if (fact.effective.last().ms >= asked.now.ms - kBaselineDays * kDayMs) pair.earlier = &fact;
      return pair;
    }
  }
  return pair;
}

record::Evidence evidenceOf(const ChangeThreshold& threshold, const ObservationFact& fact) {
  return {fact.about.key, threshold.name + ": " + fact.shown() + ", " + fact.effective.dateText()};
}

record::Finding findingOf(const ChangeThreshold& threshold, const Pair& pair, const Asked& asked) {
  const Names names{threshold.name, pair.earlier->shown(), pair.newest->shown()};
  const Language language = languageFor(asked.reader, asked.language);
  record::Finding finding;
  finding.id = "score-change/" + idPart(threshold.id);
  finding.kind = "score-change";
  finding.severity = record::Severity::Moderate;
  finding.about = {pair.newest->about.key, pair.earlier->about.key};
  finding.subjects = {threshold.id};
  finding.title = fill(kTitle.in(language), names, language);
  finding.why = fill(kWhy.in(language), names, language);
  finding.evidence = {evidenceOf(threshold, *pair.newest), evidenceOf(threshold, *pair.earlier)};
  std::string who;
  for (const std::string& role : threshold.roles) {
    if (role != "self") who += (who.empty() ? "" : "; ") + role;
  }
  finding.steps = stepsFor(who, "next-contact", kDo.in(language) + ".", kAction, asked.now);
  finding.sources = sourcesOf(threshold.source, "", "");
  return finding;
}

}  // namespace

void scoreChangeFindings(const Asked& asked, Said& said) {
  bool is_any = false;
  const ObservationsOf observations(asked);
  for (const ChangeThreshold& threshold : asked.knowledge.changes().all()) {
    if (!isScale(threshold) || !mayHave(threshold, observations)) continue;
    const Pair pair = pairOf(threshold, asked);
    if (pair.newest == nullptr || pair.earlier == nullptr) continue;
    is_any = true;
    const auto change = asked.knowledge.changes().compare(threshold, *pair.earlier->quantity, *pair.newest->quantity);
    if (!change || !change->is_meaningful || change->sense != knowledge::ChangeSense::Worse) continue;
    said.findings.push_back(findingOf(threshold, pair, asked));
  }
  static constexpr Phrase kChecked = {"scores of the last 28 days against earlier ones",
                                      "puntuaciones de los últimos 28 días frente a las anteriores"};
  if (is_any) said.checked.push_back(kChecked.in(languageFor(asked.reader, asked.language)));
}

}  // namespace baton::rules
