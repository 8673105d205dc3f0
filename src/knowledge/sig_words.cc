#include "knowledge/sig_words.h"

#include <algorithm>
#include <array>
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

SigWord SigWords::find(std::string_view key) const {
  const auto found = std::lower_bound(entries_.begin(), entries_.end(), key,
                                      [](const Entry& entry, std::string_view wanted) { return entry.key < wanted; });
  if (found == entries_.end() || found->key != key) return {};
  return found->word;
}

SigWord SigWords::match(const std::vector<Word>& words, std::size_t at) const {
  SigWord longest;
  std::string key;
  for (std::size_t end = at; end < words.size() && end - at < longest_; ++end) {
    if (words[end].kind == WordKind::Mark) {
      const bool after_w = end == at + 1 && words[end].isMark('/') && words[at].key == "w";  // "w/ food"
      const bool joins = after_w || (words[end].isMark('-') && end > at && words[end].is_glued);
      if (!joins) break;
      continue;
    }
    for (const char c : words[end].key) {  // folded already
      if (c != ' ' && c != '\'' && c != '-') key += c;
    }
    SigWord found = find(key);
    if (found.length == 0) continue;
    found.length = end + 1 - at;
    longest = found;
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
  return built;
}

}  // namespace baton::knowledge
