// Class words: "MAOI", "blood thinner", "benzos": what people write who know the kind of a medicine and not which one.
//
// Why: a list with "MAOI" on it is dangerous beside sertraline whichever MAOI it is; passing it over as an unknown name
// would be silence about the gravest pairs there are. Only what holds for every medicine of the class may be said.
// Shapes: `subject` as in interaction rows, "class:maoi"; "" for a kind that is no one class ("antibiotic").
// Errors: BadInput naming table and line: an empty field, an unknown class, a word that stands twice.
// Cost: findIn asks of each of a few hundred words whether the text holds it; for texts that name no medicine.
// Source: knowledge/names/class_words.tsv, a source per row.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/drugs.h"

namespace baton::knowledge {

inline constexpr std::string_view kClassSubject = "class:";
inline bool isClassSubject(std::string_view ingredient) { return ingredient.starts_with(kClassSubject); }

struct ClassWord {
  std::string_view subject;   // "class:maoi", or ""
  std::string_view shown_en;  // "an MAOI"
  std::string_view shown_es;  // "un IMAO"
  std::string_view source;
};

class ClassWords {
 public:
  // The longest class word that stands in `text` as whole words ("my blood thinner, once a day").
  const ClassWord* findIn(std::string_view text) const;
  // Of "class:maoi"; nullptr for what no word stands for.
  const ClassWord* ofSubject(std::string_view subject) const;
  std::span<const ClassWord> rows() const { return rows_; }

  static Result<ClassWords> build(const Drugs& drugs, std::string_view class_words_tsv);

 private:
  struct Written {
    std::string folded;
    std::size_t row = 0;
  };
  std::vector<ClassWord> rows_;
  std::vector<Written> written_;  // longest first
};

// Those of the compiled-in table.
const ClassWords& classWords();

// The number of a class subject's class; nullopt for an ingredient and for what is unknown.
std::optional<std::uint16_t> classOf(const Drugs& drugs, std::string_view subject);

}  // namespace baton::knowledge
