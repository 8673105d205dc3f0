// Update sections: which parts an update has, in the order that its reader needs (ROLE-2), and how much of each.
//
// Why: an update helps when it is brief. Of each section at most kMostLines lines, and of the whole kMostWords words;
// what has no room is counted, never cut silently. Pure. Source: the article (Mercer, Coordinating Care), the table of
// roles.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "record/update.h"

namespace baton::coordination {

inline constexpr std::size_t kMostLines = 6;
// A page that is read in a minute: lines leave where more is known than that, but not of safety, medicines and
// the person's own words; so a month with very much in it is longer. This project's figure.
inline constexpr std::size_t kMostWords = 200;

// Somebody close, who is told by the person's own permission: it decides what they hear, not what clinicians need.
bool isClose(std::string_view role);

std::size_t wordsOf(const record::UpdateSection& section);  // as a reader counts them

class UpdateSections {
 public:
  explicit UpdateSections(std::string_view role);
  // `id`: of record::UpdateSection. A line beyond `most` is counted as left out.
  void add(std::string_view id, record::UpdateLine line, std::size_t most = kMostLines);
  // Takes lines from the longest sections, the least needed first, until it is as short as it should be; each keeps
  // one. Safety, medicines and what the person adds stay whole; of what is asked the two first.
  void fit(std::size_t most_words);
  std::vector<record::UpdateSection> take();  // those with lines

 private:
  std::vector<record::UpdateSection> sections_;
};

}  // namespace baton::coordination
