// Vague wording: words in an update that leave open how often, how strong, how long or since when (COM-3).
//
// Why: "better", "okay", "not doing well" read well and cannot be acted on. Each sentence is looked at by itself: it is
// clear when a number or a frequency stands behind the word ("slept better: 7 h instead of 4"), a question is never
// vague. In: text in English or Spanish, as typed. Out: in the order of the text, places as bytes of it; why and ask
// are in the language of the word. Errors: none. Pure; cost: one pass. How good it is: tests/wording/ (612 labelled
// sentences, half held back).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/vague_terms.h"

namespace baton::rules {

struct VagueWord {
  std::size_t at = 0;  // byte offset in the text
  std::string text;    // as written: "more or less"
  std::string why;     // what it leaves open
  std::string ask;     // the question that makes it clear
};

std::vector<VagueWord> vagueWording(const knowledge::VagueTerms& terms, std::string_view text);

}  // namespace baton::rules
