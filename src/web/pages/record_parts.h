// What the pages that show a record share: whose eyes look, names of things in addresses, and how a fact shows where it
// comes from, since when it holds, and what its sources do not agree on.
//
// Words of a source stand in <bdi>: a name in another script does not turn the sentence around it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/results.h"
#include "record/disclosure.h"
#include "web/frame/components.h"
#include "web/frame/layout.h"
#include "web/frame/page.h"

namespace baton::web {

// The person, and who manages a minor's record, see as the person; a caregiver as a caregiver of their name.
record::Audience audienceOf(const Page& page);
Result<record::Disclosure> seenNow(const Page& page);

// A line or resource in an address by an opaque name (app/address_names.h), because "medication/lithium" in a browser's
// history tells too much. isNamed() takes that, and the id itself.
std::string nameInAddress(const Page& page, const std::string& id);
bool isNamed(const Page& page, const std::string& id, std::string_view name);
std::string factPath(const Page& page, const std::string& id);
// `path` with a query value, percent-encoded.
std::string withValue(std::string_view path, std::string_view name, std::string_view value);

Html words(std::string_view data);  // of a source, in <bdi>
// "fhir.riverside.example.org", "https://…", "urn:oid:…": names that computers have for each other.
bool isComputerName(std::string_view name);
// "Riverside Clinic", "harbor.xml", "Typed in", "A file from March 1, 2026" where only a computer's name is known.
std::string sourceName(const Page& page, const record::Source& source);
// The day on which the source says it was written down, else that on which Baton learned it.
std::string writtenOn(const Page& page, const record::Source& source);
// "Riverside Clinic, October 25, 2026; and 2 more" under a fact.
Html sourcesLine(const Page& page, const std::vector<record::Source>& sources);
std::string sinceText(const Page& page, const PartialDate& date);  // "Since March 2026", "" without a date

// shownClock() of the reader.
std::string clockText(const Page& page, const PartialDate& date);

// A pill for every status but "active": "Stopped", "On hold" ... `status` as in record/lines.h.
Html statusBadge(Language language, std::string_view status);
std::string statusText(Language language, std::string_view status);
std::string roleText(Language language, std::string_view role, std::string_view as_written);
// Baton's own names of visits in the reader's language; a source's words as they are.
std::string visitText(Language language, std::string_view name);
// A status code of FHIR R4 in words, for "Status of the source".
std::string codeText(Language language, std::string_view code);
// One side of a conflict: Baton's own words in the reader's language, a source's words as they are.
Html sideShown(const Page& page, const record::Conflict::Side& side);
// The same of visits, relationships, roles and results.
Html visitName(const Page& page, std::string_view name, const record::Source& source);
Html relationshipShown(const Page& page, const record::Concept& relationship, const record::Source& source);
Html roleShown(const Page& page, const record::CareTeamLine& line);
Html seriesName(const Page& page, const app::ResultSeries& series);
// "7 of 10" in the reader's words; what else a source says as it says it.
Html resultValue(const Page& page, const std::string& shown, const std::vector<record::Source>& sources);
std::string fieldText(Language language, std::string_view field);  // of a conflict
// Badges for what a reader must not miss: sources differ, maybe twice, not read in full, protected.
Html cautionBadges(const Page& page, const record::Line& line);
// The same in one line each, for lists: "Sources differ: dose. Riverside: 300 mg. Harbor: 450 mg."
Html conflictLines(const Page& page, const std::vector<record::Conflict>& conflicts);
// Both sides of each conflict with their sources, as boxes.
Html conflictNotices(const Page& page, const std::vector<record::Conflict>& conflicts);

// Ways to reach somebody, each one tap: phone, text, e-mail, web. Fax numbers are only shown.
Html reachText(const std::vector<record::Telecom>& telecoms);

// "?page=" of the request, from 1 to `count`.
std::size_t pageNumber(const Page& page, std::size_t count);
inline constexpr std::size_t kRowsOnPage = 40;

// Said where nothing is known, so that nobody takes it for "there is none".
Html nothingKnown(const Page& page, std::string_view title);

}  // namespace baton::web
