// What an app writes: create, update, patch and delete, with and without a condition, alone or as one transaction.
//
// Each becomes an entry of the journal with the app as its author, durable before the answer; a deletion is an entry
// too and erases nothing. What is to be kept is validated (fhir/validate.h), is about the person of this record or it
// is not taken, and an app changes only what it may see. Conditions are judged and written against one head of the
// journal: when another writer was faster, all of it is judged again. Errors: Conflict when others kept winning,
// Storage and its kin; refusals are answers.
#pragma once

#include <vector>

#include "app/fhir_api/reading.h"
#include "fhir/rest/transaction.h"

namespace baton::app {

Result<ApiAnswer> writeByApi(const ApiContext& context, const ApiRequest& request);

// All entries or none. The answers stand in the order of the requests; a refusal of one is the answer to all, and then
// the only one.
Result<std::vector<ApiAnswer>> writeTogether(const ApiContext& context, std::vector<fhir::BundleRequest> requests,
                                             const ApiRequest& bundle);

}  // namespace baton::app
