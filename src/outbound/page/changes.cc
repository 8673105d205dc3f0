// What changed lately, and where sources do not agree.
#include <algorithm>

#include "base/text.h"
#include "knowledge/measure_names.h"
#include "knowledge/test_names.h"
#include "outbound/page/say.h"
#include "outbound/page/sections.h"

namespace baton::outbound::page {
namespace {

using record::Change;
using record::Conflict;

constexpr std::int64_t kRecentDays = 90;

// What a measure is called in Spanish, where the tables know it: "Lithium level" → "Nivel de litio".
std::string aboutWords(const Change& change, const Draft& draft, const Quoter& quoted) {
  std::string name = plainName(change.about);
  const bool is_measure = change.kind == "result-abnormal" || change.kind == "score-changed";
  // "TSH" and "PHQ-9" are said in both languages.
  constexpr std::size_t kShortName = 8;
  if (!is_measure || draft.language != Language::Spanish || name.size() <= kShortName) return quoted(name, 100);
  std::string_view known;
  if (const knowledge::LabGroup* test = knowledge::testCalled(name)) known = test->name_plain_es;
  const knowledge::MeasureName* measure = knowledge::measureCalled(name);
  if (known.empty() && measure != nullptr) known = measure->name_plain_es;
  if (known.empty()) return quoted(name, 100);
  std::string words(known);
  if (words.front() >= 'a' && words.front() <= 'z') words.front() -= 'a' - 'A';
  return words;
}

PageLine changeLine(const Change& change, const Draft& draft, int weight) {
  PageLine line;
  line.mark = draft.date(change.on);
  line.noun = Noun::Change;
  line.weight = weight;
  const std::string_view pattern = changePattern(change.kind, draft.language);
  const Quoter quoted(change.sources);
  const auto value = [&](const std::string& text) {
    if (change.kind == "goal-progress") {
      if (const auto achieved = achievementWord(text, draft.language)) return *achieved;
    }
    return draft.phrase(readableNumbers(text), quoted, 80);
  };
  line.lead =
      pattern.empty()
          ? quoted(change.text)
          : collapseSpaces(fill(pattern, {aboutWords(change, draft, quoted), value(change.from), value(change.to)}));
  if (!change.reason.empty()) line.text = draft.say(Word::Because, quoted(change.reason));
  return line;
}

bool isRecent(const Change& change, Instant now) {
  return change.on.empty() || change.on.last().ms >= now.ms - kRecentDays * kDayMs;
}

// That there was a visit, a paper or a vaccine matters less on one page than how the person's days go: work, sleep.
bool isRoutine(const Change& change) {
  return change.kind == "encounter" || change.kind == "document-added" || change.kind == "immunization" ||
         change.kind == "procedure";
}

std::string sideText(const Conflict::Side& side, const Draft& draft, std::size_t limit = 80) {
  return draft.phrase(side.value, Quoter(side.source), limit);
}

// `about`: what it is about, as quoted.
PageLine conflictLine(const std::string& about, const Conflict& conflict, const Draft& draft, int weight) {
  PageLine line;
  line.noun = Noun::Disagreement;
  line.weight = weight;
  line.is_alert = true;
  line.lead = pieces({about, draft.field(conflict)});
  std::vector<std::string> sides;
  std::vector<std::string> values;
  for (const Conflict::Side& side : conflict.sides) {
    sides.push_back(sideText(side, draft) + " (" + sourceAndDate(side.source, draft.language) + ")");
    values.push_back(sideText(side, draft, 40));
  }
  const std::string between = " " + draft.say(Word::Or) + " ";
  line.text = sides.empty() ? named(conflict.text) : join(sides, between);
  line.brief = values.empty() ? named(conflict.text, 80) : join(values, between);
  return line;
}

template <class Lines>
void addConflicts(const Lines& lines, Draft& draft, int weight, PageSection& section) {
  int at = 0;
  for (const auto& line : lines) {
    for (const Conflict& conflict : line.conflicts) {
      section.lines.push_back(
          conflictLine(Quoter(line.sources)(line.text, kShortPiece), conflict, draft, std::max(weight - at, 400)));
      at += 15;
    }
  }
}

// "Codeine" against "no known allergies" is a conflict of both lines; on one page the allergy's is enough.
std::vector<record::AllergyLine> allergiesOnce(std::vector<record::AllergyLine> lines) {
  const bool is_said = std::any_of(lines.begin(), lines.end(), [](const record::AllergyLine& line) {
    return !line.is_statement_of_none && !line.conflicts.empty();
  });
  if (is_said) std::erase_if(lines, [](const record::AllergyLine& line) { return line.is_statement_of_none; });
  return lines;
}

}  // namespace

PageSection changeSection(Draft& draft) {
  PageSection section{SectionKind::Changes, draft.say(Word::Changes), {}};
  // What matters most has the weight to stay on the page; what stays is read in the order of its days, newest first.
  std::vector<std::pair<const Change*, int>> recent;
  for (const Change& change : draft.changes) {
    if (!isRecent(change, draft.now)) continue;
    const int place = static_cast<int>(recent.size());
    const int weight = place < 3 ? 984 - place : std::max((isRoutine(change) ? 460 : 820) - 10 * place, 320);
    recent.emplace_back(&change, weight);
  }
  std::stable_sort(recent.begin(), recent.end(),
                   [](const auto& a, const auto& b) { return a.first->on.dateText() > b.first->on.dateText(); });
  for (const auto& [change, weight] : recent) section.lines.push_back(changeLine(*change, draft, weight));
  if (!section.lines.empty()) return section;
  section.lines.push_back({"", "", draft.say(Word::NoChanges), draft.say(Word::NoChanges), 950, Noun::Change, false});
  if (!draft.changes.empty()) {
    PageLine last = changeLine(draft.changes.front(), draft, 945);
    last.lead = draft.say(Word::LastChange) + ": " + last.lead;
    section.lines.push_back(std::move(last));
  }
  return section;
}

PageSection disagreementSection(Draft& draft) {
  PageSection section{SectionKind::Disagreements, draft.say(Word::Disagreements), {}};
  addConflicts(draft.chart.medications, draft, 940, section);
  addConflicts(allergiesOnce(draft.chart.allergies), draft, 935, section);
  int at = 0;
  for (const Conflict& conflict : draft.chart.conflicts) {
    section.lines.push_back(conflictLine("", conflict, draft, std::max(760 - at, 400)));
    at += 15;
  }
  addConflicts(draft.chart.conditions, draft, 700, section);
  std::stable_sort(section.lines.begin(), section.lines.end(),
                   [](const PageLine& a, const PageLine& b) { return a.weight > b.weight; });
  return section;
}

}  // namespace baton::outbound::page
