// The update for one reader: what changed since they last saw the person, through the gate (COM-2).
//
// `since`: a date, an instant, "last-visit" (with the reader), or "" for the last visit or the last update that was
// sent to them, whichever is later; where the record has neither, the last 28 days. A reader is a role or one named
// person: grants may name them. Errors: BadUsage for a role that is none or a date that is none; NotAllowed when the
// person lets nothing be said to that reader (app/consents.h); what loading a record may answer. Cost: four views of
// the record.
#pragma once

#include <string>

#include "app/home.h"
#include "outbound/summary_page.h"
#include "record/update.h"

namespace baton::app {

struct UpdateRequest {
  std::string role;
  std::string since;
  std::string name = {};      // of one reader; "" = whoever has the role
  std::string key = {};       // "Practitioner/…" of that reader, when known
  std::string added = {};     // what the person adds in their own words
  bool is_for_paper = false;  // of a visit: nothing is left out for being the 201st word
};
inline constexpr std::size_t kLongestAdded = 2'000;  // letters

// Whom `to` means: a role, or a name of the care team or a relative (record/members.h). Errors: NotFound, BadUsage.
Result<UpdateRequest> updateReader(Home& home, const record::PersonId& person, const std::string& to);
Result<record::Update> makeUpdate(Home& home, const record::PersonId& person, const UpdateRequest& request);

enum class UpdateFormat { Text, Html, Pdf, Json, Fhir };
// "text", "html", "pdf", "json", "fhir". Errors: BadUsage that lists them.
Result<UpdateFormat> updateFormat(const std::string& name);
Result<std::string> updateDocument(const record::Update& update, const record::PersonId& person, UpdateFormat format,
                                   outbound::Paper paper);

}  // namespace baton::app
