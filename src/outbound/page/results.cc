// Everything that comes from observations: scores with their trends, key labs, daily life, asked-about risks.
// One pass over the observations (newest first in a chart); older ones of the same code become the trend.
#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "base/text.h"
#include "knowledge/test_names.h"
#include "outbound/page/measures.h"
#include "outbound/page/say.h"
#include "outbound/page/sections.h"
#include "outbound/page/trend.h"
#include "record/caregivers.h"

namespace baton::outbound::page {
namespace {

using record::ObservationFact;

constexpr std::int64_t kYearMs = 366 * kDayMs;

// All values of one code, newest first.
struct Series {
  const Measure* measure = nullptr;
  std::vector<const ObservationFact*> values;
};

bool isIn(const ObservationFact& fact, std::string_view category) {
  return std::find(fact.categories.begin(), fact.categories.end(), category) != fact.categories.end();
}

// What somebody wrote into the daily log in words of their own stays there: this page goes to others, and such words
// are no "daily life". A danger sign in them is a finding, which tells whom to reach (rules/red_flags.h).
bool isOwnWords(const ObservationFact& fact) {
  // What who helps says of themselves is not about the person.
  if (fact.what.text == record::kNightsUp || fact.what.text == record::kDaysOff) return true;
  return isIn(fact, "daily-log") && !isIn(fact, "missed-dose") && !isIn(fact, "dose-taken") && !fact.quantity &&
         fact.value_concept.empty() && fact.components.empty();
}

bool isAbnormal(const ObservationFact& fact) {
  return !fact.interpretation.empty() && fact.interpretation != "N" && fact.interpretation != "NEG" &&
         fact.interpretation != "IND";
}

std::string_view keyOf(const ObservationFact& fact, const Measure* measure) {
  if (measure != nullptr) return measure->loinc;
  if (!fact.what.codings.empty() && !fact.what.codings.front().code.empty()) return fact.what.codings.front().code;
  return fact.what.text;
}

std::vector<Series> gather(const Draft& draft) {
  std::vector<Series> all;
  std::unordered_map<std::string_view, std::size_t> at;
  for (const ObservationFact& fact : draft.chart.facts.observations) {
    if (fact.status == "entered-in-error" || fact.status == "cancelled" || isIn(fact, "symptom") || isOwnWords(fact)) {
      continue;
    }
    const Measure* measure = measureOf(fact);
    const auto [place, is_new] = at.try_emplace(keyOf(fact, measure), all.size());
    if (is_new) all.push_back({measure, {}});
    all[place->second].values.push_back(&fact);
  }
  return all;
}

std::string judged(const ObservationFact& fact, const Draft& draft) {
  if (!isAbnormal(fact)) return {};
  const char first = fact.interpretation.front();
  return draft.say(first == 'H' ? Word::High : first == 'L' ? Word::Low : Word::Abnormal);
}

std::string usualRange(const ObservationFact& fact, const Draft& draft) {
  // Numbers read the same in every language; a text may be the source's own, or made of them in English.
  std::string range;
  if (fact.range_low && fact.range_high) range = fact.range_low->text() + "–" + fact.range_high->text();
  if (range.empty() && fact.range_high) range = "≤ " + fact.range_high->text();
  if (range.empty() && fact.range_low) range = "≥ " + fact.range_low->text();
  if (range.empty()) range = Quoter(fact.about.source)(fact.range_text, 30);
  return range.empty() ? "" : draft.say(Word::ReferenceRange, range);
}

std::string valueOf(const ObservationFact& fact, Language language, std::size_t limit = 80) {
  // "3 of 10" is how Baton's own log says a number on its scale.
  if (fact.quantity && fact.quantity->unit == "of 10") {
    return fill(word(Word::OutOf, language), {fact.quantity->value.plain(), "10"});
  }
  if (const std::string hours = sleepHours(fact); !hours.empty()) return hours;
  // A panel may say its value and repeat it in its parts: "145/88 mmHg".
  if (!fact.components.empty() && !fact.value_text.empty())
    return Quoter(fact.about.source)(readableNumbers(fact.value_text), limit);
  // A score's unit "{score}" is for machines.
  if (fact.quantity &&
      (fact.quantity->unit.empty() || fact.quantity->unit.front() == '{' || fact.quantity->unit == "score")) {
    return readableNumbers(fact.quantity->value.plain());
  }
  return Quoter(fact.about.source)(readableNumbers(fact.shown()), limit);
}

std::string earlier(const Series& series, const Draft& draft) {
  if (series.values.size() < 2) return {};
  const ObservationFact& before = *series.values[1];
  if (before.shown().empty()) return {};
  return draft.say(Word::Was, valueOf(before, draft.language, 40)) + " " +
         draft.say(Word::On, draft.date(before.effective));
}

void addTrend(const Series& series, const Draft& draft, PageLine& line) {
  if (series.measure != nullptr && series.measure->is_charted) {
    line.trend = trendOf(*series.measure, series.values, draft.language);
  }
}

// "Clozapine level" for LOINC's long names, where the tables know the code.
std::optional<std::string> testName(const ObservationFact& fact, Language language) {
  const knowledge::LabGroup* test = knowledge::testOf(record::kLoinc, fact.what.codeIn(record::kLoinc));
  if (test == nullptr) return std::nullopt;
  std::string name(language == Language::Spanish ? test->name_plain_es : test->name_clinical);
  const bool is_mixed = name.size() > 1 && name[1] >= 'A' && name[1] <= 'Z';  // "eGFR"
  if (!is_mixed && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 32);
  return name;
}

// What Baton's own log calls it (sources/forms/daily_log.cc), in the reader's language.
std::string_view logNameInSpanish(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kNames = {
      {{"Mood", "Ánimo"},
       {"Sleep quality", "Calidad del sueño"},
       {"Alcoholic drinks that day", "Bebidas con alcohol"},
       {"Cigarettes that day", "Cigarrillos"},
       {"Cannabis use", "Cannabis"},
       {"Skipped meals", "Comidas omitidas"},
       {"Irritability", "Irritabilidad"},
       {"Missed dose", "Dosis no tomada"}}};
  for (const auto& [english, spanish] : kNames) {
    if (english == name) return spanish;
  }
  return {};
}

std::string nameOf(const Series& series, Language language) {
  const ObservationFact& first = *series.values.front();
  if (language == Language::Spanish && isIn(first, "daily-log")) {
    if (const auto own = logNameInSpanish(first.what.label()); !own.empty()) return std::string(own);
  }
  if (series.measure == nullptr) {
    if (auto known = testName(*series.values.front(), language)) return *known;
  }
  return series.measure != nullptr
             ? std::string(nameOf(*series.measure, language))
             : Quoter(series.values.front()->about.source)(plainName(series.values.front()->what.label()), 70);
}

PageLine resultLine(const Series& series, const Draft& draft, Noun noun) {
  const ObservationFact& newest = *series.values.front();
  PageLine line;
  line.mark = draft.date(newest.effective);
  line.lead = nameOf(series, draft.language) + ": " + valueOf(newest, draft.language);
  if (series.measure != nullptr && series.measure->scale_high > 0) {
    const std::string highest = std::to_string(static_cast<int>(series.measure->scale_high));
    line.lead = nameOf(series, draft.language) + ": " +
                fill(word(Word::OutOf, draft.language), {valueOf(newest, draft.language), highest});
  }
  line.text = pieces({judged(newest, draft), usualRange(newest, draft), earlier(series, draft)});
  line.brief = judged(newest, draft);
  line.is_alert = isAbnormal(newest);
  line.noun = noun;
  addTrend(series, draft, line);
  return line;
}

PageLine askedLine(const Series& series, const Draft& draft) {
  const ObservationFact& newest = *series.values.front();
  const int score = phq9ItemScore(newest);
  PageLine line;
  line.mark = draft.date(newest.effective);
  line.lead = draft.say(Word::ThoughtsAsked);
  line.text = score == 0  ? draft.say(Word::ThoughtsNone)
              : score > 0 ? draft.say(Word::ThoughtsOther, std::to_string(score))
                          : Quoter(newest.about.source)(newest.shown(), 60);
  line.brief = line.text;
  line.is_alert = score != 0;
  line.weight = line.is_alert ? 988 : 934;
  line.noun = Noun::SafetyNote;
  return line;
}

void addSafety(const Series& series, const Draft& draft, ResultSections& out) {
  if (series.measure->loinc == kPhq9Item9) {
    out.safety.push_back(askedLine(series, draft));
    return;
  }
  PageLine line = resultLine(series, draft, Noun::SafetyNote);
  line.lead = draft.say(Word::Pregnancy) + ": " + valueOf(*series.values.front(), draft.language);
  line.weight = 936;
  out.safety.push_back(std::move(line));
}

void addDailyLife(const Series& series, const Draft& draft, ResultSections& out) {
  const ObservationFact& newest = *series.values.front();
  PageLine line;
  line.mark = draft.date(newest.effective);
  line.lead = nameOf(series, draft.language);
  line.text = pieces(
      {valueOf(newest, draft.language), isIn(newest, "daily-log") ? "" : Quoter(newest.about.source)(newest.note, 80)});
  line.brief = valueOf(newest, draft.language);
  line.noun = Noun::DailyLife;
  addTrend(series, draft, line);
  line.weight = 470 + (series.measure != nullptr ? series.measure->rank : 0);
  if (!line.text.empty()) out.daily_life.lines.push_back(std::move(line));
}

void addLab(const Series& series, Draft& draft, ResultSections& out) {
  const ObservationFact& newest = *series.values.front();
  const bool is_recent = newest.effective.last().ms >= draft.now.ms - kYearMs;
  const bool is_worth_a_line = series.measure != nullptr || (isAbnormal(newest) && is_recent);
  if (!is_worth_a_line || newest.shown().empty()) {
    ++draft.held_back[Noun::Result];
    return;
  }
  PageLine line = resultLine(series, draft, Noun::Result);
  const int rank = series.measure != nullptr ? series.measure->rank : 20;
  line.weight = 440 + rank + (isAbnormal(newest) ? 90 : 0) - (is_recent ? 0 : 120);
  out.labs.lines.push_back(std::move(line));
}

void place(const Series& series, Draft& draft, ResultSections& out) {
  const ObservationFact& newest = *series.values.front();
  const std::size_t older = series.values.size() - 1;
  const Place where = series.measure != nullptr                                     ? series.measure->place
                      : isIn(newest, "social-history") || isIn(newest, "daily-log") ? Place::DailyLife
                                                                                    : Place::Lab;
  if (where == Place::Pronouns) {
    out.pronouns = clean(newest.shown(), 40);
    return;
  }
  if (older > 0) draft.held_back[where == Place::Score ? Noun::OlderScore : Noun::OlderResult] += older;
  switch (where) {
    case Place::Score: {
      PageLine line = resultLine(series, draft, Noun::Score);
      line.weight = 660 + series.measure->rank;
      out.scores.lines.push_back(std::move(line));
      return;
    }
    case Place::Safety:
      return addSafety(series, draft, out);
    case Place::DailyLife:
      return addDailyLife(series, draft, out);
    case Place::Lab:
      return addLab(series, draft, out);
    case Place::Pronouns:
      return;
  }
}

void heaviestFirst(std::vector<PageLine>& lines) {
  std::stable_sort(lines.begin(), lines.end(),
                   [](const PageLine& a, const PageLine& b) { return a.weight > b.weight; });
}

}  // namespace

ResultSections resultSections(Draft& draft) {
  ResultSections out;
  out.scores = {SectionKind::Scores, draft.say(Word::Scores), {}};
  out.labs = {SectionKind::Labs, draft.say(Word::Labs), {}};
  out.daily_life = {SectionKind::DailyLife, draft.say(Word::DailyLife), {}};
  for (const Series& series : gather(draft)) place(series, draft, out);
  heaviestFirst(out.scores.lines);
  heaviestFirst(out.labs.lines);
  heaviestFirst(out.daily_life.lines);
  return out;
}

}  // namespace baton::outbound::page
