// Which rows of the caution tables hold for whom: what is taken and what is so about the person, without words.
//
// Of one medicine and one topic the gravest row speaks. What depends on a dose or a date that nobody knows holds too,
// and says so. Order: gravest first, then by topic, medicine and row. Pure; cost: a few rows a medicine.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/cautions.h"
#include "rules/asked.h"
#include "rules/circumstances.h"

namespace baton::rules {

struct CautionHit {
  const knowledge::CautionRow* row = nullptr;
  const TakenItem* item = nullptr;
  std::vector<const record::Evidence*> evidence;
  bool is_dose_unknown = false;
  bool is_date_unknown = false;

  bool isCertain() const { return !is_dose_unknown && !is_date_unknown; }
  record::Severity severity() const {
    if (item->is_rare) return record::Severity::Low;
    return isCertain() ? row->severity : std::max(row->severity, record::Severity::Moderate);
  }
  std::string_view medicine() const { return item->taken.ingredient; }
};

struct CautionsAsked {
  const knowledge::Knowledge& knowledge;
  const TakenList& list;
  const Circumstances& person;
  Reader reader;
  Language language;  // English for clinicians
  Instant now;

  bool isSpanish() const { return language == Language::Spanish; }
  std::string name(std::string_view ingredient) const { return nameFor(knowledge, list, ingredient, reader, language); }
  std::string_view plain(const knowledge::CautionRow& row) const {
    return isSpanish() ? row.why_plain_es : row.why_plain;
  }
};

std::vector<CautionHit> cautionHits(const CautionsAsked& context);

}  // namespace baton::rules
