// Sig words: what the phrases of prescriptions say ("by mouth" is a route, "qhs" a time).
//
// Why: the language of prescriptions is data, so that a missing phrase is a row and not code.
// Source: knowledge/sig/words.tsv; of substance use knowledge/sig/use_words.tsv. Errors: BadInput with table and line.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/words.h"

namespace baton::knowledge {

enum class SigKind : std::uint8_t {
  Form,
  FormDetail,
  Release,
  Route,
  Timing,
  Day,
  AsNeeded,
  Reason,
  Unit,
  Take,
  Number,
  Verb,
  Filler,
  Quantity,
  Refills,
  Max,
  UpTo,
  Otc,
  Stop,
  Ambiguous,
  UseCurrent,
  UseFormer,
  UseNone,
  UseGeneral,
  UseUnit,
  UseOften,
  UseFiller,
};

struct SigWord {
  SigKind kind = SigKind::Filler;
  std::string_view value;
  std::string_view caution;  // why writing it so is dangerous; "" otherwise
  std::size_t length = 0;    // words it covers (set by match)
};

class SigWords {
 public:
  // The longest phrase that starts at words[at]; length 0 when none does. Hyphens inside a phrase are skipped.
  SigWord match(const std::vector<Word>& words, std::size_t at) const;
  // The phrase `key` alone (letters and digits only), or length 0.
  SigWord find(std::string_view key) const;

  static Result<SigWords> build(std::string_view words_tsv, std::string_view table);

 private:
  struct Entry {
    std::string key;
    SigWord word;
  };
  using Entries = std::span<const Entry>;
  // Of entries that agree in their first `known` letters, those that begin with `key`.
  static Entries narrowed(Entries entries, std::string_view key, std::size_t known);
  Entries beginningWith(std::string_view key) const;

  std::vector<Entry> entries_;                        // sorted by key
  std::array<std::uint16_t, 257> first_of_letter_{};  // places in entries_, by the first byte
  std::size_t longest_ = 1;                           // words of the longest phrase
};

}  // namespace baton::knowledge
