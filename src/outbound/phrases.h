// Phrases: what Baton itself put together in English out of codes, numbers and dates ("100 mg every morning since
// 2026-03-10", "stopped on 2026-03"), said in the reader's language, with dates as the reader reads them.
//
// Why: sources/reconcile writes doses, courses and the sides of a conflict as text (dose.h, timing_words.h,
// line_parts.h, fhir/read/timing.cc), because commands and files print them. That text has a closed grammar: a list of
// patterns with numbers, dates and times in them. A text is said in other words only if it is of this grammar from its
// first to its last letter; everything else is a source's own words and stays to the letter.
// Source of the codes: FHIR R4 EventTiming, UnitsOfTime, the status value sets. Cost: about a microsecond a word.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "outbound/words.h"

namespace baton::outbound {

// How this reader reads dates and times.
struct PhraseManner {
  Language language = Language::English;
  std::function<std::string(const PartialDate&)> date;
  std::function<std::string(Instant)> time;  // of that day in UTC
};

// nullopt: not of this grammar.
std::optional<std::string> ownPhrase(const PhraseManner& manner, std::string_view text);

}  // namespace baton::outbound
