// say: small pieces of wording that every section of the page uses. All results are clean for drawing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "outbound/words.h"
#include "record/lines.h"

namespace baton::outbound::page {

// How long one piece of a source's text may get on one page, in code points; what is cut ends in "…".
constexpr std::size_t kLongPiece = 160;
constexpr std::size_t kShortPiece = 60;

// Source text made safe to draw: valid UTF-8, one line, no control, tag or direction-override characters, at most
// `limit` code points; right-to-left text is wrapped in Unicode isolates so that it cannot reorder its neighbours.
std::string clean(std::string_view text, std::size_t limit = kLongPiece);
// Is there a letter of a right-to-left script?
bool hasRightToLeft(std::string_view text);

// A number with more than three decimals is a machine's: "6.362930411741938 %" is read as "6.36 %". The record and the
// FHIR form keep every digit; the page is for reading.
std::string readableNumbers(std::string_view text);
// A coded name without its SNOMED CT semantic tag: "Anemia (disorder)" → "Anemia".
std::string plainName(std::string_view label);

// "a · b · c" without the empty ones.
std::string pieces(const std::vector<std::string>& parts);
// Organisation, else author, else file; "source not known".
std::string sourceName(const record::Source& source, Language language);
// "Lakeside Clinic, Mar 2, 2026".
std::string sourceAndDate(const record::Source& source, Language language);
// The phone that reaches somebody best: work, mobile, any phone or SMS; "" when none.
std::string phoneOf(const std::vector<record::Telecom>& telecoms);
std::string emailOf(const std::vector<record::Telecom>& telecoms);

}  // namespace baton::outbound::page
