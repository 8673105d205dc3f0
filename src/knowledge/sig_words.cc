#include "knowledge/sig_words.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "base/text.h"
#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

std::optional<SigKind> kindOf(std::string_view word) {
  struct Named {
    std::string_view name;
    SigKind kind;
  };
  static constexpr Named kKinds[] = {
      {"form", SigKind::Form},
      {"form-detail", SigKind::FormDetail},
      {"release", SigKind::Release},
      {"route", SigKind::Route},
      {"timing", SigKind::Timing},
      {"day", SigKind::Day},
      {"prn", SigKind::AsNeeded},
      {"reason", SigKind::Reason},
      {"unit", SigKind::Unit},
      {"take", SigKind::Take},
      {"number", SigKind::Number},
      {"verb", SigKind::Verb},
      {"filler", SigKind::Filler},
      {"quantity", SigKind::Quantity},
      {"refills", SigKind::Refills},
      {"max", SigKind::Max},
      {"up-to", SigKind::UpTo},
      {"otc", SigKind::Otc},
      {"stop", SigKind::Stop},
      {"ambiguous", SigKind::Ambiguous},
      {"use-current", SigKind::UseCurrent},
      {"use-former", SigKind::UseFormer},
      {"use-none", SigKind::UseNone},
      {"use-general", SigKind::UseGeneral},
      {"use-unit", SigKind::UseUnit},
      {"use-often", SigKind::UseOften},
      {"use-filler", SigKind::UseFiller},
  };
  for (const Named& named : kKinds) {
    if (named.name == word) return named.kind;
  }
  return std::nullopt;
}

// Phrases are compared without blanks, dots and apostrophes: "b i d" = "bid".
std::string keyOf(std::string_view phrase) {
  std::string key;
  for (const char c : foldForMatching(phrase)) {
    if (c != ' ' && c != '\'' && c != '-') key += c;
  }
  return key;
}

}  // namespace

SigWords::Entries SigWords::narrowed(Entries entries, std::string_view key, std::size_t known) {
  // Letter by letter: most words of a name are out at the second one, without a comparison of texts.
  for (std::size_t place = known; place < key.size() && !entries.empty(); ++place) {
    const auto wanted = static_cast<unsigned char>(key[place]);
    const auto letter = [&](const Entry& entry) {
      return place < entry.key.size() ? static_cast<int>(static_cast<unsigned char>(entry.key[place])) : -1;
    };
    const auto first = std::ranges::partition_point(entries, [&](const Entry& one) { return letter(one) < wanted; });
    auto last = first;  // few begin alike
    while (last != entries.end() && letter(*last) == wanted) ++last;
    entries = {first, last};
  }
  return entries;
}

SigWords::Entries SigWords::beginningWith(std::string_view key) const {
  if (key.empty()) return {};
  const auto letter = static_cast<unsigned char>(key.front());
  const Entries of_letter(entries_.data() + first_of_letter_[letter],
                          entries_.data() + first_of_letter_[letter + std::size_t{1}]);
  return narrowed(of_letter, key, 1);
}

SigWord SigWords::find(std::string_view key) const {
  const Entries entries = beginningWith(key);
  if (entries.empty() || entries.front().key.size() != key.size()) return {};
  return entries.front().word;
}

// Word by word, only while some phrase begins with what was read: most words end it at once.
SigWord SigWords::match(const std::vector<Word>& words, std::size_t at) const {
  SigWord longest;
  std::string key;
  Entries entries;
  for (std::size_t end = at; end < words.size() && end - at < longest_; ++end) {
    if (words[end].kind == WordKind::Mark) {
      const bool after_w = end == at + 1 && words[end].isMark('/') && words[at].key == "w";  // "w/ food"
      const bool joins = after_w || (words[end].isMark('-') && end > at && words[end].is_glued);
      if (!joins) break;
      continue;
    }
    const std::size_t known = key.size();
    for (const char c : words[end].key) {  // folded already
      if (c != ' ' && c != '\'' && c != '-') key += c;
    }
    entries = known == 0 ? beginningWith(key) : narrowed(entries, key, known);
    if (entries.empty()) {
      if (key.empty()) continue;  // a word of apostrophes only
      break;
    }
    if (entries.front().key.size() != key.size()) continue;
    longest = entries.front().word;
    longest.length = end + 1 - at;
  }
  return longest;
}

Result<SigWords> SigWords::build(std::string_view words_tsv, std::string_view table) {
  SigWords built;
  static constexpr std::array<std::string_view, 4> kColumns = {"words", "kind", "value", "caution"};
  BATON_CHECK(forEachRow(words_tsv, table, kColumns, [&](const TableRow& row) -> Status {
    const std::optional<SigKind> kind = kindOf(row[1]);
    if (!kind) return tableFault(table, row.line, "unknown kind \"" + std::string(row[1]) + "\".");
    // Digits and letters are words of their own in the text ("2x daily" is three), hyphens count too.
    std::size_t words = 2;
    for (const char c : row[0]) words += c == ' ' || (c >= '0' && c <= '9') ? 2U : 0U;
    built.longest_ = std::max(built.longest_, words);
    built.entries_.push_back({keyOf(row[0]), {*kind, row[2], row[3], 1}});
    return {};
  }));
  std::sort(built.entries_.begin(), built.entries_.end(),
            [](const Entry& left, const Entry& right) { return left.key < right.key; });
  for (std::size_t i = 1; i < built.entries_.size(); ++i) {
    const Entry& one = built.entries_[i - 1];
    const Entry& two = built.entries_[i];
    if (one.key == two.key && (one.word.kind != two.word.kind || one.word.value != two.word.value)) {
      return fail(ErrorCode::BadInput, "Table \"" + std::string(table) + "\": \"" + one.key + "\" has two meanings.");
    }
  }
  if (built.entries_.size() > std::numeric_limits<std::uint16_t>::max()) {
    return fail(ErrorCode::BadInput, "Table \"" + std::string(table) + "\" is too long.");
  }
  std::size_t place = 0;
  for (std::size_t letter = 0; letter < built.first_of_letter_.size(); ++letter) {
    while (place < built.entries_.size() && static_cast<unsigned char>(built.entries_[place].key[0]) < letter) ++place;
    built.first_of_letter_[letter] = static_cast<std::uint16_t>(place);
  }
  return built;
}

}  // namespace baton::knowledge
