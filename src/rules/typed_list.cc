#include "rules/typed_list.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.h"
#include "knowledge/class_words.h"
#include "knowledge/medication_text.h"
#include "knowledge/substance_text.h"

namespace baton::rules {
namespace {

// What may stand between two things of one line.
constexpr std::array<std::string_view, 9> kJoints = {",",   " and ", " plus ", " with ", " + ",
                                                     " & ", " y ",   " e ",    " con "};

std::size_t jointAt(std::string_view words, std::size_t at) {
  static constexpr std::string_view kSecondLetters = "apw+&yecAPWYEC";  // of those that begin with a blank
  if (words[at] == ' ' && (at + 1 == words.size() || kSecondLetters.find(words[at + 1]) == std::string_view::npos)) {
    return 0;
  }
  for (const std::string_view joint : kJoints) {
    if (startsWithNoCase(words.substr(at), joint)) return joint.size();
  }
  return 0;
}

enum class Names : std::uint8_t { Nothing, Substance, Medicine };

Names namesIn(const knowledge::Knowledge& knowledge, std::string_view piece) {
  if (!knowledge::readMedicationText(knowledge, piece).ingredients.empty()) return Names::Medicine;
  if (!knowledge::readSubstanceText(knowledge, piece).substances.empty()) return Names::Substance;
  return knowledge::classWords().findIn(piece) == nullptr ? Names::Nothing : Names::Medicine;
}

}  // namespace

std::vector<std::string_view> itemsIn(const knowledge::Knowledge& knowledge, std::string_view words) {
  struct Joint {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  std::vector<Joint> joints;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (words[at] != ',' && words[at] != ' ') continue;  // every joint begins with one of these
    if (const std::size_t length = jointAt(words, at)) joints.push_back({at, at + length});
  }
  if (joints.empty()) return {words};
  const knowledge::MedicationText whole = knowledge::readMedicationText(knowledge, words);
  if (!whole.ingredients.empty() && whole.unread.empty()) return {words};

  joints.push_back({words.size(), words.size()});
  std::vector<std::string_view> items;
  std::size_t begin = 0;         // of the item
  Names named = Names::Nothing;  // by the item so far
  Names of_all = Names::Nothing;
  std::size_t piece = 0;     // where the piece begins
  std::size_t last_end = 0;  // of the piece before
  for (const Joint& joint : joints) {
    const Names names = namesIn(knowledge, trim(words.substr(piece, joint.begin - piece)));
    if (names != Names::Nothing && named != Names::Nothing) {
      items.push_back(trim(words.substr(begin, last_end - begin)));
      begin = piece;
      named = Names::Nothing;
    }
    named = std::max(named, names);
    of_all = std::max(of_all, names);
    last_end = joint.begin;
    piece = joint.end;
  }
  items.push_back(trim(words.substr(begin)));
  if (of_all != Names::Medicine) return {words};
  return items;
}

}  // namespace baton::rules
