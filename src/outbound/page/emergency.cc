// What only the emergency packet says: when the last dose was, and who may be talked to (URG-2).
//
// A dose is known to be taken when somebody wrote it down in the daily log, or an administration (an injection) is in
// the record. A fill tells that there was supply, never that a dose was taken. Nothing of it: "last dose not known".
#include <algorithm>

#include "base/text.h"
#include "outbound/page/say.h"
#include "outbound/page/sections.h"

namespace baton::outbound::page {
namespace {

using record::MedicationFact;
using record::MedicationLine;
using record::ObservationFact;

constexpr std::string_view kTaken = "Dose taken";    // Observation.code.text of the daily log (docs/formats/forms.md)
constexpr std::string_view kMissed = "Missed dose";  // the same
constexpr std::int64_t kMissedDays = 14;

bool counts(const ObservationFact& fact) {
  return !fact.about.is_entered_in_error && fact.status != "entered-in-error" && fact.status != "cancelled" &&
         !fact.effective.empty();
}

// "lithium, 2 doses" is of lithium.
bool isOf(const ObservationFact& fact, const MedicationLine& line) {
  const std::string told = foldForMatching(fact.value_text);
  const std::string name = foldForMatching(line.name);
  return told == name || told.starts_with(name + ", ");
}

PartialDate newest(const MedicationLine& line, const Draft& draft, std::string_view what) {
  PartialDate last;
  for (const ObservationFact& fact : draft.chart.facts.observations) {
    if (!counts(fact) || fact.what.text != what || !isOf(fact, line)) continue;
    if (last.empty() || fact.effective.first() > last.first()) last = fact.effective;
  }
  return last;
}

PartialDate newestOf(const MedicationLine& line, const Draft& draft, MedicationFact::Kind kind) {
  PartialDate last;
  for (const MedicationFact& fact : draft.chart.facts.medications) {
    const bool is_good = fact.status == "completed" || fact.status == "in-progress" || fact.status.empty();
    if (fact.kind != kind || fact.about.is_entered_in_error || !is_good) continue;
    const auto same = [&](const record::Source& source) { return source.key == fact.about.key; };
    if (std::ranges::none_of(line.sources, same)) continue;
    const PartialDate& on = kind == MedicationFact::Kind::Dispense ? fact.written : fact.started;
    if (!on.empty() && (last.empty() || on.first() > last.first())) last = on;
  }
  return last;
}

std::string whenWords(const PartialDate& date, const Draft& draft) {
  std::string words = draft.date(date);
  if (date.precision() >= Precision::Minute) words += ", " + clockWords(date.first(), draft.language);
  return words;
}

}  // namespace

std::string lastDoseWords(const MedicationLine& line, const Draft& draft) {
  if (line.status == "planned") return "";
  PartialDate taken = newest(line, draft, kTaken);
  const PartialDate given = newestOf(line, draft, MedicationFact::Kind::Administration);
  if (!given.empty() && (taken.empty() || given.first() > taken.first())) taken = given;
  const PartialDate missed = newest(line, draft, kMissed);
  const PartialDate filled = newestOf(line, draft, MedicationFact::Kind::Dispense);
  const bool is_missed_since = !missed.empty() && (taken.empty() || missed.first() > taken.first()) &&
                               missed.first().ms > draft.now.ms - kMissedDays * kDayMs;
  return pieces(
      {taken.empty() ? draft.say(Word::LastDoseNotKnown) : draft.say(Word::LastTaken, whenWords(taken, draft)),
       is_missed_since ? draft.say(Word::NotTakenOn, draft.date(missed)) : "",
       filled.empty() ? "" : draft.say(Word::FilledOn, draft.date(filled))});
}

PageSection talkSection(const Draft& draft, const std::vector<TalkConsent>& talk) {
  PageSection section{SectionKind::Talk, draft.say(Word::TalkTo), {}};
  int weight = kSafetyWeight + 20;
  for (const TalkConsent& one : talk) {
    PageLine line;
    line.lead = one.name.empty() ? roleWord(one.role, draft.language) : named(one.name, 80);
    line.text = pieces({one.is_limited ? draft.say(Word::TalkLimited) : draft.say(Word::TalkWhole),
                        one.until.empty() ? "" : draft.say(Word::TalkUntil, draft.date(one.until))});
    line.brief = line.text;
    line.noun = Noun::Contact;
    line.weight = weight--;
    section.lines.push_back(std::move(line));
  }
  if (section.lines.empty()) {
    PageLine none;
    none.text = none.brief = draft.say(Word::TalkNone);
    none.noun = Noun::Contact;
    none.weight = weight;
    section.lines.push_back(std::move(none));
  }
  return section;
}

}  // namespace baton::outbound::page
