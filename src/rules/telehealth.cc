#include "rules/telehealth.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "rules/line_facts.h"
#include "rules/row_words.h"

namespace baton::rules {
namespace {

using knowledge::TelehealthItem;
using record::Finding;

constexpr Phrase kTitle = {"Care by video: some things are not in the record yet",
                           "Atención por video: faltan algunas cosas en los datos"};
constexpr Phrase kWhy = {"A psychiatrist by video cannot see or help at the place where you are. Not known: {1}.",
                         "Psiquiatría por video no puede ver ni ayudar en el lugar donde usted está. No se sabe: {1}."};
constexpr Phrase kAsk = {"Settle these before or at the next video visit, and write down the answers.",
                         "Aclárelo antes de la próxima cita por video o en ella, y anote las respuestas."};

constexpr Phrase kChecked = {"what care by video needs", "lo que necesita la atención por video"};

const record::CareTeamLine* telepsychiatrist(const Asked& asked) {
  const auto& team = asked.chart.care_team;
  const auto found = std::find_if(team.begin(), team.end(), [](const record::CareTeamLine& member) {
    return member.status == "active" && member.role == "telepsychiatry";
  });
  return found == team.end() ? nullptr : &*found;
}

bool says(std::string_view text, std::string_view words) {
  for (const std::string_view word : split(words, '|')) {
    if (containsNoCase(text, word)) return true;
  }
  return false;
}

// Anything written down that says one of the words: plans, documents, observations, other resources.
bool isWritten(const Asked& asked, std::string_view words) {
  const record::Facts& facts = asked.chart.facts;
  const auto inPlan = [&](const record::PlanFact& plan) {
    if (plan.about.is_entered_in_error || plan.status == "revoked") return false;
    if (says(plan.what.label(), words) || says(plan.description, words)) return true;
    const auto& own = plan.categories;
    return std::any_of(own.begin(), own.end(), [&](const record::Concept& one) { return says(one.label(), words); }) ||
           std::any_of(plan.activities.begin(), plan.activities.end(),
                       [&](const std::string& one) { return says(one, words); });
  };
  return std::any_of(facts.plans.begin(), facts.plans.end(), inPlan) ||
         std::any_of(facts.documents.begin(), facts.documents.end(),
                     [&](const auto& one) { return says(one.title, words) || says(one.type.label(), words); }) ||
         std::any_of(facts.observations.begin(), facts.observations.end(),
                     [&](const auto& one) { return says(one.value_text, words) || says(one.note, words); }) ||
         std::any_of(facts.other.begin(), facts.other.end(), [&](const auto& one) { return says(one.label, words); });
}

// "vital-signs:180".
bool isObserved(const Asked& asked, std::string_view test) {
  const std::size_t colon = test.find(':');
  int days = 0;
  std::from_chars(test.data() + colon + 1, test.data() + test.size(), days);
  const std::string_view category = test.substr(0, colon);
  const std::int64_t today = dayNumber(asked.now);
  return std::any_of(asked.chart.facts.observations.begin(), asked.chart.facts.observations.end(),
                     [&](const auto& one) {
                       if (one.effective.empty() || one.about.is_entered_in_error) return false;
                       const std::int64_t ago = today - dayNumber(one.effective);
                       return ago >= 0 && ago <= days &&
                              std::find(one.categories.begin(), one.categories.end(), category) != one.categories.end();
                     });
}

bool hasConsent(const Asked& asked) {
  return std::any_of(asked.chart.facts.consents.begin(), asked.chart.facts.consents.end(),
                     [](const auto& one) { return one.status == "active" && !one.about.is_entered_in_error; });
}

bool holds(const Asked& asked, std::string_view test) {
  const auto rest = [&](std::string_view prefix) { return test.substr(prefix.size()); };
  if (test == "consent") return hasConsent(asked);
  if (test == "contact") {
    return std::any_of(asked.chart.contacts.begin(), asked.chart.contacts.end(),
                       [](const record::Contact& one) { return !one.telecoms.empty(); });
  }
  if (test == "address") return !asked.chart.addresses.empty();
  if (test.starts_with("member:")) {
    return std::any_of(asked.chart.care_team.begin(), asked.chart.care_team.end(),
                       [&](const auto& member) { return member.status == "active" && member.role == rest("member:"); });
  }
  if (test.starts_with("words:")) return isWritten(asked, rest("words:"));
  return isObserved(asked, rest("observation:"));
}

bool isKnown(const Asked& asked, const TelehealthItem& item) {
  return std::any_of(item.known_by.begin(), item.known_by.end(),
                     [&](std::string_view test) { return holds(asked, test); });
}

std::string wordsOf(const Asked& asked, const TelehealthItem& item) {
  if (asked.reader == Reader::Clinician) return std::string(item.clinical);
  std::string words(isSpanish(asked) ? item.plain.spanish : item.plain.english);
  words[0] = static_cast<char>(words[0] >= 'A' && words[0] <= 'Z' ? words[0] + 32 : words[0]);
  return words;
}

}  // namespace

void telehealthFindings(const Asked& asked, Said& said) {
  const record::CareTeamLine* const member = telepsychiatrist(asked);
  if (member == nullptr) return;
  said.checked.emplace_back(kChecked.in(languageOf(asked)));
  Finding finding;
  std::vector<std::string> open;
  std::vector<std::string> clinical;
  for (const TelehealthItem& item : asked.knowledge.start().telehealth()) {
    if (isKnown(asked, item)) continue;
    finding.subjects.emplace_back(item.id);
    finding.severity = std::min(finding.severity, item.severity);
    open.push_back(wordsOf(asked, item));
    clinical.emplace_back(item.clinical);
    for (const record::FindingSource& source : sourcesOf(item.source, "", item.checked_on)) {
      if (std::find(finding.sources.begin(), finding.sources.end(), source) == finding.sources.end()) {
        finding.sources.push_back(source);
      }
    }
  }
  if (open.empty()) return;
  finding.id = "telehealth-gap/" + join(finding.subjects, "+");
  finding.kind = "telehealth-gap";
  finding.title = kTitle.in(languageOf(asked));
  finding.why = withNumbers(kWhy.in(languageOf(asked)), join(open, "; "));
  finding.evidence.push_back({member->sources.empty() ? "" : member->sources.front().key,
                              member->text + (member->role_text.empty() ? "" : ", " + member->role_text)});
  finding.steps = stepsFor("telepsychiatry", "next-contact", kAsk.in(languageOf(asked)),
                           "Confirm: " + join(clinical, ", "), asked.now);
  said.findings.push_back(std::move(finding));
}

}  // namespace baton::rules
