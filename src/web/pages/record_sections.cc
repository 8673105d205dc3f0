#include "web/pages/record_sections.h"

#include <algorithm>
#include <array>

namespace baton::web {
namespace {

using record::Disclosure;

constexpr std::array kSections = {
    RecordSection{"medications", [](Language l) { return say(l, "Medicines"); },
                  [](const Disclosure& seen) { return seen.chart().medications.size(); }, medicationsPart,
                  "/add/medication"},
    RecordSection{"allergies", [](Language l) { return say(l, "Allergies"); },
                  [](const Disclosure& seen) { return seen.chart().allergies.size(); }, allergiesPart, "/add/allergy"},
    RecordSection{"conditions", [](Language l) { return say(l, "Conditions"); },
                  [](const Disclosure& seen) { return seen.chart().conditions.size(); }, conditionsPart,
                  "/add/condition"},
    RecordSection{"results", [](Language l) { return say(l, "Results"); }, countResults, resultsPart},
    RecordSection{"visits", [](Language l) { return say(l, "Visits and plans"); }, countVisits, visitsPart,
                  "/add/visit"},
    RecordSection{"documents", [](Language l) { return say(l, "Documents"); },
                  [](const Disclosure& seen) { return seen.chart().facts.documents.size(); }, documentsPart,
                  "/add/note"},
    RecordSection{"goals", [](Language l) { return say(l, "Goals"); },
                  [](const Disclosure& seen) { return seen.chart().goals.size(); }, goalsPart, "/goals/new"},
    RecordSection{"daily-life", [](Language l) { return say(l, "Daily life"); }, countDailyLife, dailyLifePart,
                  "/add/daily-life"},
    RecordSection{"coverage", [](Language l) { return say(l, "Insurance"); },
                  [](const Disclosure& seen) { return seen.chart().facts.coverages.size(); }, coveragePart,
                  "/add/insurance"},
    RecordSection{"others", [](Language l) { return say(l, "Other entries"); }, countOthers, othersPart},
    RecordSection{"unread", [](Language l) { return say(l, "Not fully read"); }, countUnread, unreadPart},
};

}  // namespace

std::span<const RecordSection> recordSections() { return kSections; }

const RecordSection* findSection(std::string_view slug) {
  const auto* found = std::find_if(kSections.begin(), kSections.end(),
                                   [&](const RecordSection& section) { return section.slug == slug; });
  return found == kSections.end() ? nullptr : found;
}

}  // namespace baton::web
