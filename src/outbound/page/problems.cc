// Diagnoses, symptoms, goals, and the safety section.
#include <algorithm>
#include <set>

#include "base/text.h"
#include "outbound/page/say.h"
#include "outbound/page/sections.h"

namespace baton::outbound::page {
namespace {

using record::ConditionLine;

bool isPast(const ConditionLine& line) {
  return line.status == "resolved" || line.status == "inactive" || line.status == "refuted";
}

bool isSymptom(const ConditionLine& line) {
  return line.category == "symptom" || line.category == "health-concern" || line.category == "finding";
}

PageLine conditionLine(const ConditionLine& line, const Draft& draft) {
  const Quoter quoted(line.sources);
  PageLine shown;
  shown.lead = quoted(plainName(line.text), 110);
  const bool is_past = isPast(line);
  const std::string since = line.since.empty() ? "" : draft.say(Word::Since, draft.date(line.since));
  const std::string span = is_past && !line.abated.empty() ? draft.say(Word::Until, draft.date(line.abated)) : "";
  const std::string resolved = is_past ? draft.say(Word::Resolved) : "";
  const std::string status = line.status == "remission" ? draft.say(Word::InRemission) : "";
  const std::string unread = line.is_not_interpreted ? draft.say(Word::NotFullyRead) : "";
  shown.text = pieces({resolved, draft.phrase(line.severity, quoted, 40), since, span, status, unread});
  shown.brief = pieces({resolved, is_past ? span : since, unread});
  return shown;
}

// A plan for a crisis, wherever a source keeps it: care plan, document, or another resource with that name.
bool namesCrisisPlan(const std::string& text) {
  return containsNoCase(text, "crisis") || containsNoCase(text, "safety plan") ||
         containsNoCase(text, "plan de seguridad");
}

std::string crisisPlan(const Draft& draft) {
  for (const record::PlanFact& plan : draft.chart.facts.plans) {
    const std::string label = plan.what.label().empty() ? plan.description : plan.what.label();
    if (namesCrisisPlan(label) && plan.status != "revoked") {
      const bool is_own = plan.about.source.format == "form";
      return pieces({is_own ? draft.say(Word::CrisisPlan) : Quoter(plan.about.source)(label, 80),
                     draft.date(plan.period.start), sourceName(plan.about.source, draft.language)});
    }
  }
  for (const record::DocumentFact& document : draft.chart.facts.documents) {
    const std::string label = document.title.empty() ? document.type.label() : document.title;
    if (namesCrisisPlan(label) || namesCrisisPlan(document.type.label())) {
      return pieces({Quoter(document.about.source)(label, 80), draft.date(document.date),
                     sourceName(document.about.source, draft.language)});
    }
  }
  return {};
}

}  // namespace

PageSection diagnosisSection(Draft& draft) {
  PageSection section{SectionKind::Diagnoses, draft.say(Word::Diagnoses), {}};
  int mental = 800;
  int bodily = 750;
  int past = 290;
  for (const ConditionLine& line : draft.chart.conditions) {
    if (line.status == "refuted" || isSymptom(line)) continue;
    PageLine shown = conditionLine(line, draft);
    shown.noun = isPast(line) ? Noun::PastDiagnosis : Noun::Diagnosis;
    shown.weight = isPast(line)            ? --past
                   : line.is_mental_health ? std::max(mental -= 6, 560)
                                           : std::max(bodily -= 12, 320);
    section.lines.push_back(std::move(shown));
  }
  std::stable_sort(section.lines.begin(), section.lines.end(),
                   [](const PageLine& a, const PageLine& b) { return a.weight > b.weight; });
  if (section.lines.empty()) {
    section.lines.push_back({"", "", draft.say(Word::NoDiagnosisInformation), draft.say(Word::NoDiagnosisInformation),
                             700, Noun::Diagnosis, false});
  }
  return section;
}

PageSection symptomSection(Draft& draft) {
  PageSection section{SectionKind::Symptoms, draft.say(Word::Symptoms), {}};
  int weight = 720;
  for (const ConditionLine& line : draft.chart.conditions) {
    if (!isSymptom(line) || isPast(line)) continue;
    PageLine shown = conditionLine(line, draft);
    shown.noun = Noun::Symptom;
    shown.weight = std::max(weight -= 12, 350);
    section.lines.push_back(std::move(shown));
  }
  std::set<std::string> said;  // observations are newest first: of what is logged day by day the newest is shown
  for (const record::ObservationFact& fact : draft.chart.facts.observations) {
    const bool is_symptom =
        std::find(fact.categories.begin(), fact.categories.end(), "symptom") != fact.categories.end();
    if (!is_symptom || fact.status == "entered-in-error" || !said.insert(fact.what.label()).second) continue;
    PageLine shown;
    shown.mark = draft.date(fact.effective);
    const Quoter quoted(fact.about.source);
    shown.lead = pieces({quoted(fact.what.label(), 80), draft.phrase(fact.shown(), quoted, 60)});
    shown.text = quoted(fact.note);
    shown.brief = quoted(fact.note, 50);
    shown.noun = Noun::Symptom;
    shown.weight = std::max(weight -= 12, 300);
    section.lines.push_back(std::move(shown));
  }
  return section;
}

PageSection goalSection(Draft& draft) {
  PageSection section{SectionKind::Goals, draft.say(Word::Goals), {}};
  int weight = 640;
  for (const record::GoalLine& line : draft.chart.goals) {
    if (line.status == "cancelled" || line.status == "rejected" || line.status == "entered-in-error") continue;
    PageLine shown;
    const Quoter quoted(line.sources);
    shown.lead = quoted(line.text, 120);
    const std::string due = line.due.empty() ? "" : draft.say(Word::Due, draft.date(line.due));
    const std::string target = line.target.empty() ? "" : draft.say(Word::Target, quoted(line.target, 80));
    const auto achieved = achievementWord(line.achievement, draft.language);
    shown.text = pieces({target, due, achieved ? *achieved : quoted(line.achievement, 40)});
    shown.brief = pieces({quoted(line.target, 40), due});
    shown.noun = Noun::Goal;
    const bool is_done = line.status == "completed";
    shown.weight = is_done ? 250 : std::max(weight -= 15, 380);
    section.lines.push_back(std::move(shown));
  }
  return section;
}

PageSection safetySection(Draft& draft) {
  PageSection section{SectionKind::Safety, draft.say(Word::Safety), {}};
  int weight = 939;
  for (const record::OtherFact& fact : draft.chart.facts.other) {
    if (fact.type != "RiskAssessment" && fact.type != "Flag") continue;
    if (fact.status == "inactive" || fact.status == "cancelled" || fact.status == "entered-in-error") continue;
    PageLine line;
    line.mark = draft.date(fact.date);
    line.lead = Quoter(fact.about.source)(fact.label);
    line.noun = Noun::SafetyNote;
    line.weight = weight > 930 ? weight-- : 600;
    line.is_alert = true;
    section.lines.push_back(std::move(line));
  }
  const std::string plan = crisisPlan(draft);
  const std::string text = plan.empty() ? draft.say(Word::NoCrisisPlan) : plan;
  section.lines.push_back({"", "", text, text, 930, Noun::SafetyNote, false});
  return section;
}

}  // namespace baton::outbound::page
