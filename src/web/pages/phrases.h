// Phrases: what Baton itself put together in English out of codes, numbers and dates ("100 mg every morning since
// 2026-03-10", "stopped on 2026-03"), said in the reader's language, with dates as the reader reads them.
//
// The table of them is outbound/phrases.cc, because papers say them too.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "format/html.h"
#include "record/lines.h"
#include "web/frame/page.h"
#include "web/frame/shown.h"

namespace baton::web {

using format::Html;

// nullopt: not of this grammar.
std::optional<std::string> ownPhrase(const Manner& manner, std::string_view text);
// The same, or the text as it is.
std::string phraseText(const Page& page, std::string_view text);
// In <bdi>; a source's own words are marked as such (foreignWords()).
Html phrase(const Page& page, std::string_view text);

// Of a medicine: its dose, else the source's instruction, else that there is none; "as needed" said once.
Html doseShown(const Page& page, const record::MedicationLine& line);

// Words of an imported file on a page that is not in English: they stay as written, marked lang="en" for screen
// readers, since the portals whose exports Baton reads write English. What somebody typed here is in a language that
// nobody said.
Html foreignWords(const Page& page, std::string_view text);
std::string foreignLanguage(const Page& page, const std::vector<record::Source>& sources);  // "en" or ""
Html foreignWords(const Page& page, std::string_view text, const record::Source& source);
Html foreignWords(const Page& page, std::string_view text, const std::vector<record::Source>& sources);

}  // namespace baton::web
