// For a medicine whose name the tables do not know: the words that were meant for the name, and near names to choose.
//
// Nothing is chosen here. Pure: the same text gives the same answer.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace baton::app {

struct NameChoice {
  std::string name;       // "Zoloft"
  std::string holds;      // "sertraline"; "" where the name says it
  std::string corrected;  // the whole text with this name in place of the one that was typed
};
struct NameChoices {
  std::string name;  // "Zolofft" of "Zolofft 100mg every morrning"
  std::string rest;  // "100mg every morrning": kept in the words that were typed
  std::vector<NameChoice> choices;
};
// Empty where the text names a known medicine or none.
NameChoices nameChoices(std::string_view text);

}  // namespace baton::app
