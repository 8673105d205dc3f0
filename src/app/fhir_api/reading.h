// What an app reads: single resources, versions, searches, everything, a summary. Through the gate and its scopes; the
// access log is the caller's.
#pragma once

#include "app/fhir_api/answer.h"
#include "app/fhir_api/apps.h"
#include "app/fhir_api/views.h"

namespace baton::app {

// One request's doors.
struct ApiContext {
  Home& home;
  FhirViews& views;
  const App& app;
};

// Interactions that change nothing. Errors: Storage and its kin; refusals are answers.
Result<ApiAnswer> readByApi(const ApiContext& context, const ApiRequest& request);

fhir::TypeFilter readableTypes(const App& app);

}  // namespace baton::app
