// Crisis lines: whom one can reach at once, by country, as data.
//
// Why data: numbers change; each row names its source and the day it was checked. A row that was not checked, or longer
// than 180 days ago, is still shown (a number that may be old is better than none) with a word that says so.
// Countries are ISO 3166-1 codes, and "EU" for what holds everywhere in the European Union.
// Source: knowledge/crisis/lines.tsv, a source per row.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"

namespace baton::knowledge {

enum class CrisisKind : std::uint8_t {
  Crisis,     // the first line to reach: on every page
  Emergency,  // when life is in danger
  More,       // for some people or some trouble
};

struct CrisisLine {
  std::string_view country;  // "US"
  std::string_view region;   // "" = the whole country
  std::string_view id;       // "us-988"
  CrisisKind kind = CrisisKind::More;
  std::string_view name;
  std::string_view name_es;
  std::string_view about;  // whom it is for, in a few plain words
  std::string_view about_es;
  std::string_view call;                    // digits as dialled, spaces kept for reading; "" = no calls
  std::string_view press;                   // key to press after that; ""
  std::string_view text;                    // number for a text message; ""
  std::string_view keyword;                 // what to write; ""
  std::string_view chat;                    // https address; ""
  std::vector<std::string_view> languages;  // "en" "es" "fr"
  std::string_view hours;                   // "24/7", or opening hours
  std::string_view source;
  std::string_view checked;  // ISO date; "unverified"
};

constexpr std::int64_t kCrisisCheckDays = 180;

// True when nobody compared the row with its source within kCrisisCheckDays before `now`.
bool needsCheck(const CrisisLine& line, Instant now);

class CrisisLines {
 public:
  // Lines of a country, in the table's order: Crisis first, then Emergency, then More. Empty for an unknown country.
  std::vector<CrisisLine> of(std::string_view country) const;
  std::vector<std::string_view> countries() const;
  std::span<const CrisisLine> all() const { return lines_; }

  // Errors: BadInput with the line, for a row without name, source, or any way to reach it.
  static Result<CrisisLines> build(std::string_view lines_tsv);

 private:
  std::vector<CrisisLine> lines_;  // views of the table's text
};

}  // namespace baton::knowledge
