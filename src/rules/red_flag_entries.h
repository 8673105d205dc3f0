// What was written lately: typed words of a record by day and writer, newest day first, each word traceable to its
// resource. For recognisers of text; what carries codes is left to rules that read codes. Undated entries are not
// recent. Pure; cost: one pass over observations, documents and conditions.
#pragma once

#include <string>
#include <vector>

#include "rules/asked.h"
#include "rules/red_flag_text.h"

namespace baton::rules {

struct WrittenDay {
  std::string day;  // "2026-11-14"
  Instant at;       // its first moment
  Writer writer = Writer::Self;
  std::string text;  // what was written that day, a sentence or more for each entry
  struct Piece {
    std::size_t begin = 0;  // in `text`
    std::size_t end = 0;
    std::string key;  // "Observation/12"
  };
  std::vector<Piece> pieces;
};

std::vector<WrittenDay> writtenLately(const Asked& asked, int days);

// True when the whole of the date lies within the last `days` before `now` (a day of grace for zones ahead).
bool isWithin(const PartialDate& date, Instant now, int days);

}  // namespace baton::rules
