#include "app/name_choices.h"

#include "base/text.h"
#include "knowledge/medication_text.h"
#include "knowledge/name_suggestions.h"

namespace baton::app {
namespace {

// The name ends where the first number begins: "Zolofft 100mg".
std::size_t nameEnd(std::string_view text) {
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] >= '0' && text[i] <= '9' && text[i - 1] == ' ') return i;
  }
  return text.size();
}

}  // namespace

NameChoices nameChoices(std::string_view text) {
  text = trim(text);
  const knowledge::MedicationText reading = knowledge::readMedicationText(text);
  if (!reading.ingredients.empty() || reading.says_none || text.empty()) return {};
  const std::size_t end = nameEnd(text);
  NameChoices all;
  all.name = std::string(trim(text.substr(0, end)));
  all.rest = std::string(trim(text.substr(end)));
  // The first word that has a near name; the words beside it stay.
  for (const std::string_view word : split(all.name, ' ')) {
    const auto near = knowledge::namesLike(word);
    if (near.empty()) continue;
    const auto at = static_cast<std::size_t>(word.data() - all.name.data());
    for (const knowledge::NameSuggestion& one : near) {
      std::vector<std::string> holds;
      for (const auto& ingredient : one.ingredients) holds.push_back(ingredient.name);
      const std::string joined = join(holds, " + ");
      std::string corrected = all.name.substr(0, at) + one.name + all.name.substr(at + word.size());
      if (!all.rest.empty()) corrected += " " + all.rest;
      all.choices.push_back({one.name, foldForMatching(joined) == foldForMatching(one.name) ? "" : joined, corrected});
    }
    break;
  }
  return all;
}

}  // namespace baton::app
