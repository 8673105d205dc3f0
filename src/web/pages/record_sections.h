// The parts of a record, each a page of its own: "/people/:person/record/medications". A part is one function that
// draws a disclosure, and one row in record_sections.cc.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "app/results.h"
#include "web/pages/record_parts.h"

namespace baton::web {

struct RecordSection {
  std::string_view slug;
  std::string (*title)(Language) = nullptr;
  std::size_t (*count)(const record::Disclosure&) = nullptr;  // for the list of parts
  Html (*content)(const Page&, const record::Disclosure&) = nullptr;
  std::string_view add = "";  // where more is added: "/add/medication"; "" = nowhere
};

std::span<const RecordSection> recordSections();
const RecordSection* findSection(std::string_view slug);  // nullptr when there is none

// section_medications.cc
Html medicationsPart(const Page& page, const record::Disclosure& seen);
Html medicationCard(const Page& page, const record::MedicationLine& line);
// section_problems.cc
Html allergiesPart(const Page& page, const record::Disclosure& seen);
Html conditionsPart(const Page& page, const record::Disclosure& seen);
Html allergySummary(const Page& page, const record::Disclosure& seen);  // for the record's first page
// section_results.cc
Html resultsPart(const Page& page, const record::Disclosure& seen);
Html dailyLifePart(const Page& page, const record::Disclosure& seen);
std::string outsideText(Language language, app::Outside outside);  // "Above the range"
std::size_t countResults(const record::Disclosure& seen);
std::size_t countDailyLife(const record::Disclosure& seen);
// section_visits.cc
Html visitsPart(const Page& page, const record::Disclosure& seen);
std::size_t countVisits(const record::Disclosure& seen);
// section_documents.cc
Html documentsPart(const Page& page, const record::Disclosure& seen);
Html coveragePart(const Page& page, const record::Disclosure& seen);
Html othersPart(const Page& page, const record::Disclosure& seen);
std::size_t countOthers(const record::Disclosure& seen);
// section_goals.cc
Html goalsPart(const Page& page, const record::Disclosure& seen);
// section_open.cc
Html unreadPart(const Page& page, const record::Disclosure& seen);
std::size_t countDifferences(const record::Disclosure& seen);  // lines with a conflict or a possible duplicate
std::size_t countUnread(const record::Disclosure& seen);

}  // namespace baton::web
