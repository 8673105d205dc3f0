#include "knowledge/vague_terms.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>

#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kKinds = "wording/kinds.tsv";
constexpr std::string_view kTerms = "wording/terms.tsv";
constexpr std::string_view kMeasures = "wording/measures.tsv";

bool isLanguage(std::string_view code) { return code == "en" || code == "es"; }

std::optional<MeasureEffect> effectFrom(std::string_view word) {
  if (word == "measure") return MeasureEffect::Measure;
  if (word == "not-measure") return MeasureEffect::NotMeasure;
  if (word == "not-state") return MeasureEffect::NotState;
  return std::nullopt;
}

// A pattern of a language, once.
class Once {
 public:
  explicit Once(std::string_view table) : table_(table) {}
  Status add(const TableRow& row, std::string_view pattern, Phrases& phrases) {
    if (!isLanguage(row[0])) return tableFault(table_, row.line, "language is en or es.");
    if (!said_.insert(std::string(row[0]) + '\t' + std::string(pattern)).second) {
      return tableFault(table_, row.line, "said twice.");
    }
    if (const std::string fault = phrases.add(pattern); !fault.empty()) return tableFault(table_, row.line, fault);
    return {};
  }

 private:
  std::string_view table_;
  std::set<std::string> said_;
};

}  // namespace

Status VagueTerms::addKinds(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kColumns = {"kind", "why", "ask", "why_es", "ask_es"};
  return forEachRow(text, kKinds, kColumns, [&](const TableRow& row) -> Status {
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
      if (row[i].empty()) return tableFault(kKinds, row.line, "a field is empty.");
    }
    kinds_.push_back({row[0], row[1], row[2], row[3], row[4]});
    return {};
  });
}

Status VagueTerms::addTerms(std::string_view text) {
  static constexpr std::array<std::string_view, 3> kColumns = {"language", "kind", "pattern"};
  Once once(kTerms);
  return forEachRow(text, kTerms, kColumns, [&](const TableRow& row) -> Status {
    const auto kind =
        std::find_if(kinds_.begin(), kinds_.end(), [&](const VagueKind& one) { return one.id == row[1]; });
    if (kind == kinds_.end()) return tableFault(kTerms, row.line, "no such kind.");
    BATON_CHECK(once.add(row, row[2], term_phrases_));
    terms_.push_back({static_cast<std::uint16_t>(kind - kinds_.begin()), row[0] == "es"});
    return {};
  });
}

Status VagueTerms::addMeasures(std::string_view text) {
  static constexpr std::array<std::string_view, 3> kColumns = {"language", "effect", "pattern"};
  Once once(kMeasures);
  return forEachRow(text, kMeasures, kColumns, [&](const TableRow& row) -> Status {
    const auto effect = effectFrom(row[1]);
    if (!effect) return tableFault(kMeasures, row.line, "effect is measure, not-measure or not-state.");
    BATON_CHECK(once.add(row, row[2], measure_phrases_));
    effects_.push_back(*effect);
    return {};
  });
}

Result<VagueTerms> VagueTerms::build(std::string_view kinds_tsv, std::string_view terms_tsv,
                                     std::string_view measures_tsv) {
  VagueTerms built;
  BATON_CHECK(built.addKinds(kinds_tsv));
  BATON_CHECK(built.addTerms(terms_tsv));
  BATON_CHECK(built.addMeasures(measures_tsv));
  for (std::size_t kind = 0; kind < built.kinds_.size(); ++kind) {
    const bool is_used =
        std::any_of(built.terms_.begin(), built.terms_.end(), [&](const VagueTerm& term) { return term.kind == kind; });
    if (!is_used) return tableFault(kKinds, 0, "a kind has no term: " + std::string(built.kinds_[kind].id));
  }
  return built;
}

}  // namespace baton::knowledge
