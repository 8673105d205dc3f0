// FhirSite: the FHIR API under /fhir, for apps with a bearer token. No cookie, no session and no page leads here.
//
// In this order: host (DNS rebinding), format (406, 415), token (401), interaction (404, 405), then app/fhir_api. A
// body larger than a form is taken only from who sends a token that works. Pages of other origins may ask (CORS): what
// authorizes is the token, which no browser sends by itself.
// Source: http://hl7.org/fhir/R4/http.html; Fetch standard, CORS protocol.
#pragma once

#include <functional>

#include "app/fhir_api/api.h"
#include "app/home_pool.h"
#include "web/server/http.h"

namespace baton::web {

class FhirSite {
 public:
  // All three outlive the site; `is_our_host` as Router::isOurHost.
  FhirSite(app::HomePool& homes, app::Charts& charts, std::function<bool(std::string_view)> is_our_host)
      : homes_(homes), api_(charts), is_our_host_(std::move(is_our_host)) {}

  static bool isFor(std::string_view path);  // "/fhir" and what is below
  Response answer(const Request& request);
  std::uint64_t bodyLimit(const Request& head);

 private:
  Response withToken(const Request& request, app::ApiRequest asked);

  app::HomePool& homes_;
  app::Api api_;
  std::function<bool(std::string_view)> is_our_host_;
};

// What is for the API goes there, the rest to the pages.
Handler withFhir(FhirSite& site, Handler pages);
std::function<std::uint64_t(const Request&)> withFhirBodies(FhirSite& site,
                                                            std::function<std::uint64_t(const Request&)> pages);

}  // namespace baton::web
