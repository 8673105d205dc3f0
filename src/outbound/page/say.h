// say: small pieces of wording that every section of the page uses. All results are clean for drawing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "outbound/summary_page.h"
#include "outbound/words.h"
#include "record/lines.h"

namespace baton::outbound::page {

// How long one piece of a source's text may get on one page, in code points; what is cut ends in "…".
constexpr std::size_t kLongPiece = 160;
constexpr std::size_t kShortPiece = 60;

// Source text made safe to draw: valid UTF-8, one line, no control, tag or direction-override characters, at most
// `limit` code points; right-to-left text is wrapped in Unicode isolates so that it cannot reorder its neighbours.
std::string clean(std::string_view text, std::size_t limit = kLongPiece);
// The same, and remembered as a source's words until takeQuotes() has found where they stand: a page marks them, so
// that they are read aloud in their own language. "" stays "".
class Quoter {
 public:
  explicit Quoter(const record::Source& source) : is_foreign_(source.format != "form") {}
  explicit Quoter(const std::vector<record::Source>& sources)
      : is_foreign_(sources.empty() || sources.front().format != "form") {}
  std::string operator()(std::string_view text, std::size_t limit = kLongPiece) const;

 private:
  bool is_foreign_;
};
// Names of people and places: no words of any language.
std::string named(std::string_view text, std::size_t limit = kLongPiece);
// Takes the marks out of a text, of all texts of a line, and notes what they stood around.
std::string takeQuotes(std::string_view text, std::vector<Quote>& quotes);
void takeQuotes(PageLine& line);
std::string withoutQuotes(std::string_view text);

// Is there a letter of a right-to-left script?
bool hasRightToLeft(std::string_view text);

// A number with more than three decimals is a machine's: "6.362930411741938 %" is read as "6.36 %". The record and the
// FHIR form keep every digit; the page is for reading.
std::string readableNumbers(std::string_view text);
// A coded name without its SNOMED CT semantic tag: "Anemia (disorder)" → "Anemia".
std::string plainName(std::string_view label);

// "a · b · c" without the empty ones.
std::string pieces(const std::vector<std::string>& parts);
// Organisation, else author, else file; "source not known". The name of a computer is no name of a clinic: "a file".
std::string sourceName(const record::Source& source, Language language);
// "Lakeside Clinic, Mar 2, 2026".
std::string sourceAndDate(const record::Source& source, Language language);
// The phone that reaches somebody best: work, mobile, any phone or SMS; "" when none.
std::string phoneOf(const std::vector<record::Telecom>& telecoms);
std::string emailOf(const std::vector<record::Telecom>& telecoms);

}  // namespace baton::outbound::page
