// Reading level of a text in school grades, so that a test can hold pages to grade 8 and the crisis page to grade 6.
//
// English: Flesch-Kincaid grade (Kincaid et al. 1975): 0.39 words/sentence + 11.8 syllables/word − 15.59.
// Spanish: Fernández Huerta (1959): 206.84 − 60 syllables/word − 1.02 words/sentence, and its table of grades (score 90
// is grade 5, each 10 points less one grade more, as the table's steps down to 60 are).
// A line or a stop ends a sentence; pieces of less than four words (labels, buttons) are left out, because they would
// make every page look easy. Syllables are counted by rule: right for Spanish, about right for English.
#pragma once

#include <cstddef>
#include <string_view>

#include "web/frame/words.h"

namespace baton::web {

struct ReadingLevel {
  double grade = 0;
  std::size_t words = 0;
  std::size_t sentences = 0;
};
ReadingLevel readingLevel(Language language, std::string_view text);

std::size_t syllables(Language language, std::string_view word);

}  // namespace baton::web
