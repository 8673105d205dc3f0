// Vague terms: words that leave open how often, how strong or how long, and what makes a sentence clear (COM-3).
//
// Rows of knowledge/wording/; how they are used stands in rules/vague_wording.h.
// Errors of build: BadInput with table and line, for an unknown kind or effect, a pattern that cannot be read or is
// said twice, a kind without a term. Source: knowledge/wording/README.md.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/phrases.h"

namespace baton::knowledge {

struct VagueKind {
  std::string_view id;  // "change"
  std::string_view why;
  std::string_view ask;
  std::string_view why_es;
  std::string_view ask_es;
};

struct VagueTerm {
  std::uint16_t kind = 0;   // number in kinds()
  bool is_spanish = false;  // the answer is given in the language of the word
};

enum class MeasureEffect : std::uint8_t {
  Measure,     // the sentence is clear
  NotMeasure,  // its numbers say nothing about how somebody is
  NotState,    // a vague word in it is about something else
};

class VagueTerms {
 public:
  const std::vector<VagueKind>& kinds() const { return kinds_; }
  const Phrases& terms() const { return term_phrases_; }
  const VagueTerm& term(std::uint32_t phrase) const { return terms_[phrase]; }
  const Phrases& measures() const { return measure_phrases_; }
  MeasureEffect effect(std::uint32_t phrase) const { return effects_[phrase]; }

  static Result<VagueTerms> build(std::string_view kinds_tsv, std::string_view terms_tsv,
                                  std::string_view measures_tsv);

 private:
  Status addKinds(std::string_view text);
  Status addTerms(std::string_view text);
  Status addMeasures(std::string_view text);

  std::vector<VagueKind> kinds_;
  std::vector<VagueTerm> terms_;
  std::vector<MeasureEffect> effects_;
  Phrases term_phrases_;
  Phrases measure_phrases_;
};

}  // namespace baton::knowledge
