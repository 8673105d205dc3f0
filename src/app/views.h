// What a person or somebody they name may see: the record, its changes, its timeline, single resources, one page.
//
// Everything here comes out of a Disclosure; nothing else leaves (architecture.md, decision 7).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/home.h"
#include "outbound/summary.h"
#include "outbound/summary_page.h"
#include "record/change.h"
#include "record/disclosure.h"
#include "sources/changes.h"

namespace baton::app {

// Errors: BadUsage for a word that is no role of the contract.
Status checkRole(const std::string& role);

// `as_of`: FHIR date or instant; the end of what it covers counts ("2025-03" is the end of March). "" = now.
Result<Instant> momentFor(const std::string& as_of, Clock& clock);

Result<record::Disclosure> viewRecord(Home& home, const record::PersonId& person, const std::string& role,
                                      const std::string& as_of);
// The same for one person who is named: grants may name them.
Result<record::Disclosure> viewFor(Home& home, const record::PersonId& person, const record::Audience& audience,
                                   const std::string& as_of);

struct ChangesRequest {
  std::string since;  // date, instant or "last-visit"
  std::string until;  // "" = now
  std::string role = "self";
};
Result<std::vector<record::Change>> viewChanges(Home& home, const record::PersonId& person,
                                                const ChangesRequest& request);

Result<std::vector<sources::TimelineEvent>> viewTimeline(Home& home, const record::PersonId& person,
                                                         const std::string& role);

// One stored resource, as it came. `version` 0 = the newest. Errors: NotFound, NotAllowed.
Result<std::string> viewResource(Home& home, const record::PersonId& person, const std::string& key,
                                 std::uint32_t version);

enum class SummaryFormat { Pdf, Html, Text, Fhir };
struct SummaryRequest {
  SummaryFormat format = SummaryFormat::Text;
  outbound::Paper paper = outbound::Paper::Letter;
  std::string role = "self";
  std::string language;  // "" = English
  outbound::PageKind kind = outbound::PageKind::Summary;
  outbound::PaperLink link = {};  // what the square in the corner opens; uri "" = it calls
};
// What the page says, before it is fitted to paper: for a preview on the screen. `format` and `paper` do not matter.
Result<outbound::SummaryPage> viewSummaryPage(Home& home, const record::PersonId& person,
                                              const SummaryRequest& request);
Result<std::string> viewSummary(Home& home, const record::PersonId& person, const SummaryRequest& request);

}  // namespace baton::app
