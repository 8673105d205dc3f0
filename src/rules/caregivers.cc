#include "rules/caregivers.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "knowledge/caregivers.h"
#include "record/caregivers.h"
#include "rules/line_facts.h"
#include "rules/row_words.h"

namespace baton::rules {
namespace {

using knowledge::CarePattern;
using knowledge::LoadLimit;
using record::Caregiver;
using record::Finding;
using record::ObservationFact;

constexpr std::size_t kMostEvidence = 6;
constexpr std::size_t kLongestQuote = 120;

constexpr Phrase kTitle = {"Seen at home for several weeks: {1}", "Se ve en casa desde hace varias semanas: {1}"};
constexpr Phrase kTitleClinical = {"Reported from home over several weeks: {1}", ""};
constexpr Phrase kWhy = {"One day says little. These were written down in more than one week of the last four.",
                         "Un día dice poco. Esto se anotó en más de una semana de las últimas cuatro."};
constexpr Phrase kAsk = {"Look at it together: does it feel true to you? Tell your care team at the next contact.",
                         "Mírenlo en conjunto: ¿le parece cierto? Dígalo a su equipo en el próximo contacto."};
constexpr Phrase kChecked = {"patterns over weeks in what is written at home",
                             "patrones de semanas en lo que se anota en casa"};

constexpr Phrase kLoadTitle = {"Helping may be too much for {1}: {2}", "Ayudar quizá es demasiado para {1}: {2}"};
constexpr Phrase kLoadWhy = {"Who helps needs rest too. This is what they wrote, and what they look after.",
                             "Quien ayuda también necesita descanso. Es lo que anotó, y lo que tiene a su cargo."};
constexpr Phrase kLoadAsk = {
    "Ask what could be handed back, and who else could take a week. It is nobody's fault.",
    "Pregunte qué se puede devolver, y quién más podría tomar una semana. No es culpa de nadie."};
constexpr Phrase kBackup = {" {1} could step in.", " {1} podría ayudar."};
constexpr Phrase kNoBackup = {" Name a second person for such weeks.", " Nombre a otra persona para esas semanas."};
constexpr Phrase kLoadChecked = {"how much those who help carry", "cuánto cargan quienes ayudan"};

bool counts(const ObservationFact& fact) {
  return !fact.about.is_entered_in_error && fact.status != "entered-in-error" && fact.status != "cancelled" &&
         !fact.effective.empty();
}

bool holds(const CarePattern& pattern, const ObservationFact& fact) {
  if (pattern.from == 0) return true;
  return fact.quantity && fact.quantity->value.value() >= pattern.from;
}

struct Seen {
  const CarePattern* pattern = nullptr;
  std::vector<const ObservationFact*> facts;  // as the chart has them
};

Seen lookFor(const CarePattern& pattern, const Asked& asked) {
  Seen seen;
  std::set<std::int64_t> weeks;
  for (const ObservationFact& fact : asked.chart.facts.observations) {
    if (fact.what.text != pattern.observed || !counts(fact) || !holds(pattern, fact)) continue;
    const std::int64_t days = (asked.now.ms - fact.effective.first().ms) / kDayMs;
    if (days < 0 || days >= pattern.window_days) continue;
    weeks.insert(days / 7);
    seen.facts.push_back(&fact);
  }
  if (static_cast<int>(weeks.size()) >= pattern.least_weeks) seen.pattern = &pattern;
  return seen;
}

std::string evidenceText(const Asked& asked, const CarePattern& pattern, const ObservationFact& fact) {
  std::string text(isSpanish(asked) ? pattern.title_es : pattern.title);
  const std::string shown = fact.value_text == "yes" || fact.value_text == "true" ? "" : fact.shown();
  if (!shown.empty() && fact.quantity) text += ": " + shown;
  if (!shown.empty() && !fact.quantity) text += ": \"" + shorten(collapseSpaces(shown), kLongestQuote) + "\"";
  if (const std::string who = record::seenBy(fact); !who.empty()) text += ", " + who;
  return text + ", " + fact.effective.dateText();
}

struct Reason {
  const LoadLimit* limit = nullptr;
  int number = 0;
};

std::vector<Reason> reasonsOf(const Caregiver& one) {
  std::vector<Reason> reasons;
  for (const LoadLimit& limit : knowledge::loadLimits()) {
    int number = 0;
    if (limit.id == "nights") number = one.nights.value_or(0);
    if (limit.id == "no-break") number = one.weeks_without_break;
    if (limit.id == "tasks") number = one.taskCount();
    if (limit.id == "missed-weeks") number = one.missed_weeks;
    if (number >= limit.from) reasons.push_back({&limit, number});
  }
  return reasons;
}

}  // namespace

void carePatternFindings(const Asked& asked, Said& said) {
  Finding finding;
  std::vector<std::string> names;
  std::vector<std::string> ids;
  bool is_sleep = false;
  bool is_written = false;
  std::string who;
  for (const CarePattern& pattern : knowledge::carePatterns()) {
    const Seen seen = lookFor(pattern, asked);
    is_written = is_written || !seen.facts.empty();
    if (seen.pattern == nullptr) continue;
    names.emplace_back(asked.reader == Reader::Clinician ? pattern.clinical
                       : isSpanish(asked)                ? pattern.title_es
                                                         : pattern.title);
    ids.emplace_back(pattern.id);
    finding.subjects.emplace_back(pattern.id);
    is_sleep = is_sleep || pattern.id == "sleep-reversal";
    if (who.empty()) who = pattern.who;
    for (const ObservationFact* const fact : seen.facts) {
      if (finding.evidence.size() >= kMostEvidence * ids.size()) break;
      finding.about.push_back(fact->about.key);
      finding.evidence.push_back({fact->about.key, evidenceText(asked, pattern, *fact)});
    }
    addSources(finding.sources, pattern.source, "", pattern.checked_on);
  }
  if (is_written) said.checked.emplace_back(kChecked.in(languageOf(asked)));
  if (ids.empty()) return;
  std::ranges::sort(ids);
  finding.id = "risk-rising/patterns+" + join(ids, "+");
  finding.kind = "risk-rising";
  finding.severity = is_sleep || ids.size() > 1 ? record::Severity::Moderate : record::Severity::Low;
  const Phrase& title = asked.reader == Reader::Clinician ? kTitleClinical : kTitle;
  finding.title = withNumbers(title.in(languageOf(asked)), listed(names, languageOf(asked)));
  finding.why = kWhy.in(languageOf(asked));
  finding.steps = stepsFor(who, "next-contact", kAsk.in(languageOf(asked)),
                           "Ask about sleep, energy, spending and eating, and what was seen at home", asked.now);
  said.findings.push_back(std::move(finding));
}

void caregiverLoadFindings(const Asked& asked, Said& said) {
  const std::vector<Caregiver> all = record::caregiversOf(asked.chart);
  if (std::ranges::any_of(all, [](const Caregiver& one) { return one.weeks_logged > 0 || one.taskCount() > 0; })) {
    said.checked.emplace_back(kLoadChecked.in(languageOf(asked)));
  }
  for (const Caregiver& one : all) {
    const std::vector<Reason> reasons = reasonsOf(one);
    if (reasons.empty()) continue;
    Finding finding;
    std::vector<std::string> words;
    std::vector<std::string> ids;
    for (const Reason& reason : reasons) {
      words.push_back(
          withNumbers(isSpanish(asked) ? reason.limit->title_es : reason.limit->title, std::to_string(reason.number)));
      ids.emplace_back(reason.limit->id);
      finding.subjects.emplace_back(reason.limit->id);
      addSources(finding.sources, reason.limit->source, "", reason.limit->checked_on);
    }
    finding.kind = "caregiver-overload";
    finding.id = "caregiver-overload/" + join(ids, "+");
    // Two who carry too much in the same way: each is told.
    const bool is_taken =
        std::ranges::any_of(said.findings, [&](const Finding& other) { return other.id == finding.id; });
    if (is_taken) finding.id += "/" + std::to_string(said.findings.size());
    finding.severity = reasons.size() > 1 ? record::Severity::Moderate : record::Severity::Low;
    finding.title = withNumbers(kLoadTitle.in(languageOf(asked)), one.name, listed(words, languageOf(asked)));
    finding.why = kLoadWhy.in(languageOf(asked));
    finding.about = one.evidence;
    if (!one.evidence.empty()) {
      finding.evidence.push_back({one.evidence.front(), one.name + ", " + one.last_log.dateText()});
    }
    const auto other = std::ranges::find_if(
        all, [&](const Caregiver& else_one) { return else_one.name != one.name && reasonsOf(else_one).empty(); });
    std::string ask = kLoadAsk.in(languageOf(asked));
    ask +=
        other != all.end() ? withNumbers(kBackup.in(languageOf(asked)), other->name) : kNoBackup.in(languageOf(asked));
    finding.steps =
        stepsFor("therapist", "next-visit", ask, "Ask how the caregiver is; offer respite and a group", asked.now);
    said.findings.push_back(std::move(finding));
  }
}

}  // namespace baton::rules
