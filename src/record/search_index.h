// SearchIndex: words of one disclosure → what they name, for the search box of every page.
//
// Made of a Disclosure and of nothing else: what the audience may not see cannot be found, counted or felt in the
// order. Accents and case do not matter; a word matches whole, by its beginning, or with one typing mistake (a letter
// missing, added, wrong, or two swapped; Damerau–Levenshtein distance 1, optimal string alignment) when it has four
// letters or more. Brands, misspellings and household names find their ingredient ("zoloft" → sertraline), listed words
// of a condition its other names ("depresión" → depression), by the tables of knowledge/. Every word of the query must
// match. Cost: built once per chart, about 4 ms for 1,000 resources; a query looks at each distinct word once
// (script/bench). Threads: immutable once built. Holds copies, no reference to the disclosure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "record/disclosure.h"

namespace baton::record {

enum class SearchKind : std::uint8_t {
  Medication,
  Allergy,
  Condition,
  CareTeam,
  Goal,
  Result,
  Visit,
  Plan,
  Document,
  Contact,
  Coverage,
  Other,
};
std::string_view toText(SearchKind kind);  // "medications", "allergies" ... as in `baton record`

struct SearchHit {
  SearchKind kind = SearchKind::Other;
  std::string id;      // line id or resource key
  std::string text;    // what a person reads first
  std::string detail;  // status, dose, value, place
  PartialDate on;
  int score = 0;  // higher is better; comparable within one answer
};

class SearchIndex {
 public:
  explicit SearchIndex(const Disclosure& disclosure);
  // Best first, at most `most`; hits of one kind follow each other, the kind of the best hit first. A query without a
  // word of two letters finds nothing.
  std::vector<SearchHit> find(std::string_view query, std::size_t most) const;
  std::size_t size() const { return documents_.size(); }

 private:
  struct Document {
    SearchHit hit;
    int weight = 0;  // what is active and recent comes before what is over
  };
  struct Posting {
    std::uint32_t document = 0;
    std::uint8_t field = 0;  // points of the field: the name counts more than a note
  };
  struct Word {
    std::string text;
    std::vector<Posting> postings;
  };
  class Builder;
  void add(std::vector<std::uint16_t>& points, std::string_view word, int worth) const;
  std::vector<std::uint16_t> pointsOf(std::string_view word, const std::vector<std::string>& others) const;

  std::vector<Document> documents_;
  std::vector<Word> words_;  // sorted
};

// Is the optimal string alignment distance of the two at most 1? Letters are code points.
bool isWithinOneTypo(std::string_view left, std::string_view right);

}  // namespace baton::record
