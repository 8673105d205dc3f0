#include "knowledge/name_suggestions.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/text.h"
#include "knowledge/embedded.h"
#include "knowledge/knowledge.h"

namespace baton::knowledge {
namespace {

constexpr std::size_t kLeastLetters = 4;
constexpr std::size_t kLongWord = 7;
constexpr std::size_t kMostLetters = 40;

// Slips between two words: a letter too many, too few, another, or two changed about (optimal string alignment).
// More than `most` is told as most + 1.
std::size_t slips(std::string_view left, std::string_view right, std::size_t most) {
  std::array<std::array<std::size_t, kMostLetters + 1>, kMostLetters + 1> table{};
  for (std::size_t i = 0; i <= left.size(); ++i) table[i][0] = i;
  for (std::size_t j = 0; j <= right.size(); ++j) table[0][j] = j;
  for (std::size_t i = 1; i <= left.size(); ++i) {
    std::size_t least = most + 1;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t change = left[i - 1] == right[j - 1] ? 0 : 1;
      std::size_t& cell = table[i][j];
      cell = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + change});
      const bool is_about = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
      if (is_about) cell = std::min(cell, table[i - 2][j - 2] + 1);
      least = std::min(least, cell);
    }
    if (least > most) return most + 1;
  }
  return std::min(table[left.size()][right.size()], most + 1);
}

// "ZOLOFT" → "Zoloft": Drugs@FDA writes brands in capitals.
std::string asRead(std::string_view name) {
  std::string shown(name);
  const bool is_loud = std::none_of(shown.begin(), shown.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  for (std::size_t i = 1; is_loud && i < shown.size(); ++i) {
    const bool begins = !(shown[i - 1] >= 'a' && shown[i - 1] <= 'z') && !(shown[i - 1] >= 'A' && shown[i - 1] <= 'Z');
    if (!begins && shown[i] >= 'A' && shown[i] <= 'Z') shown[i] = static_cast<char>(shown[i] + 32);
  }
  return shown;
}

struct Near {
  std::size_t slips = 0;
  bool is_unchecked = false;  // the safety tables do not know it
  std::string_view name;
  NameMatch match;
};

}  // namespace

std::vector<NameSuggestion> namesLike(std::string_view word) {
  const std::string wanted = foldForMatching(word);
  if (wanted.size() < kLeastLetters || wanted.size() > kMostLetters) return {};
  const std::size_t most = wanted.size() < kLongWord ? 1 : 2;
  const Knowledge& all = builtIn();
  std::vector<Near> near;
  for (const EmbeddedTable& table : embeddedTables()) {
    if (table.path != "names/brands.tsv" && table.path != "names/ingredients.tsv") continue;
    for (const std::string_view line : split(table.text, '\n')) {
      const std::string_view name = line.substr(0, line.find('\t'));
      if (name.empty() || name.front() == '#' || name.size() > wanted.size() + most ||
          name.size() + most < wanted.size() || name.find(' ') != std::string_view::npos) {
        continue;
      }
      const std::string folded = foldForMatching(name);
      if (folded.empty() || folded.front() != wanted.front() || folded.size() > kMostLetters) continue;
      const std::size_t count = slips(wanted, folded, most);
      if (count > most) continue;
      auto match = all.names().find(name);
      if (!match) continue;
      const bool is_checked =
          std::all_of(match->ingredients.begin(), match->ingredients.end(),
                      [&](const Ingredient& one) { return all.drugs().find(one.name).has_value(); });
      near.push_back({count, !is_checked, name, std::move(*match)});
    }
  }
  std::sort(near.begin(), near.end(), [](const Near& a, const Near& b) {
    return std::tie(a.slips, a.is_unchecked, a.name) < std::tie(b.slips, b.is_unchecked, b.name);
  });
  std::vector<NameSuggestion> suggestions;
  for (const Near& one : near) {
    if (suggestions.size() == kMostSuggestions) break;
    const bool is_there = std::any_of(suggestions.begin(), suggestions.end(), [&](const NameSuggestion& known) {
      return known.ingredients == one.match.ingredients;
    });
    if (!is_there) suggestions.push_back({asRead(one.name), one.match.ingredients});
  }
  return suggestions;
}

}  // namespace baton::knowledge
