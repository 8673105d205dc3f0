// What the pages about goals share: words for how a goal goes, the measures that a vague goal is helped with, progress.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "record/disclosure.h"
#include "web/pages/entry_parts.h"

namespace baton::web::entry {

std::string goalPath(const Page& page, const record::GoalLine& goal);
// "improving" → "Going better"; what is no FHIR code is shown as it came.
std::string achievementWords(Language language, const std::string& achievement);
std::vector<Choice> achievementChoices(Language language);
bool isOver(const record::GoalLine& goal);
// The resource that progress is written to: one that was typed in before one that a clinic keeps.
std::string keyOf(const record::GoalLine& goal);

// A value that was measured for a goal, oldest first.
struct Measured {
  PartialDate on;
  std::string text;
  std::optional<double> number;  // the first number of the text
  record::Sequence sequence = 0;
  record::Source source = {};
};
std::vector<Measured> measuredFor(const record::Chart& chart, const record::GoalLine& goal);
std::optional<double> firstNumber(std::string_view text);

// A goal that no number would show: no measure, no target, and no number in its words.
bool isVague(const Draft& draft);
std::vector<Choice> measures(Language language);

}  // namespace baton::web::entry
