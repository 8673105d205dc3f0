// The update for one reader: what changed since they last saw the person, through the gate (COM-2).
//
// `since`: a date, an instant, "last-visit" (with somebody of this role), or "" for the same; where the record has no
// such visit, the last 28 days. Errors: BadUsage for a role that is none or a date that is none; NotAllowed when
// the person lets nothing be said to that reader (app/consents.h); what loading a record may answer. Cost: four views
// of the record.
#pragma once

#include <string>

#include "app/home.h"
#include "outbound/summary_page.h"
#include "record/update.h"

namespace baton::app {

struct UpdateRequest {
  std::string role;
  std::string since;
};
Result<record::Update> makeUpdate(Home& home, const record::PersonId& person, const UpdateRequest& request);

enum class UpdateFormat { Text, Html, Pdf, Json, Fhir };
Result<std::string> updateDocument(const record::Update& update, const record::PersonId& person, UpdateFormat format,
                                   outbound::Paper paper);

}  // namespace baton::app
