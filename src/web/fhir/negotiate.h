// What a FHIR client wants and sends: formats, preferences, its token. Pure; every header is untrusted.
// Source: http://hl7.org/fhir/R4/http.html#mime-type, #ops; RFC 6750 (bearer tokens), RFC 7240 (Prefer).
#pragma once

#include <string>
#include <string_view>

#include "app/fhir_api/answer.h"
#include "web/server/http.h"

namespace baton::web {

// May the answer be FHIR JSON? _format decides before Accept. Without either it may.
bool acceptsFhirJson(const Request& request, std::string_view format_parameter);
bool isFhirJson(std::string_view content_type);  // of a body
bool isJsonPatch(std::string_view content_type);
bool isForm(std::string_view content_type);

std::string bearerToken(const Request& request);  // "" when there is none

struct Preferences {
  app::Return returns = app::Return::Representation;
  bool is_strict = false;
};
Preferences preferencesOf(const Request& request);

}  // namespace baton::web
