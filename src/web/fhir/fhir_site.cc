#include "web/fhir/fhir_site.h"

#include "base/text.h"
#include "format/json.h"
#include "web/fhir/negotiate.h"
#include "web/frame/router.h"
#include "web/server/answer_head.h"
#include "web/server/query_text.h"

namespace baton::web {
namespace {

constexpr std::string_view kRoot = "/fhir";
constexpr std::uint64_t kLargestBody = std::uint64_t{16} << 20U;
constexpr std::string_view kFhirJson = "application/fhir+json; charset=utf-8";

using Kind = fhir::Interaction::Kind;

void allowOtherOrigins(Response& response) {
  response.headers.emplace_back("Access-Control-Allow-Origin", "*");
  response.headers.emplace_back("Access-Control-Expose-Headers",
                                "ETag, Location, Content-Location, Last-Modified, WWW-Authenticate");
}

Response toResponse(const app::ApiAnswer& answer) {
  Response response;
  response.status = answer.status;
  response.content_type = kFhirJson;
  response.body = answer.body;
  response.route = kRoot;
  if (!answer.etag.empty()) response.headers.emplace_back("ETag", answer.etag);
  if (!answer.location.empty()) response.headers.emplace_back("Location", answer.location);
  if (answer.last_modified) response.headers.emplace_back("Last-Modified", httpDate(*answer.last_modified));
  if (answer.status == 401) response.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"Baton\"");
  allowOtherOrigins(response);
  return response;
}

Response preflight() {
  Response response;
  response.status = 204;
  response.route = kRoot;
  allowOtherOrigins(response);
  response.headers.emplace_back("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE");
  response.headers.emplace_back("Access-Control-Allow-Headers",
                                "Accept, Authorization, Content-Type, If-Match, If-None-Match, If-None-Exist, "
                                "Prefer, X-Requested-With");
  response.headers.emplace_back("Access-Control-Max-Age", "600");
  return response;
}

std::string parameter(const fhir::QueryPairs& query, std::string_view name) {
  for (const auto& [key, value] : query) {
    if (key == name) return value;
  }
  return "";
}

// A format that is not spoken here, of the answer or of the body.
std::optional<app::ApiAnswer> refusalOfFormat(const Request& request, const fhir::QueryPairs& query, Kind kind) {
  if (!acceptsFhirJson(request, parameter(query, "_format"))) {
    return app::refuse(406, "not-supported", "This server speaks application/fhir+json only.");
  }
  if (request.body.empty()) return std::nullopt;
  const std::string type = request.header("content-type");
  const bool is_fine = kind == Kind::Patch ? isJsonPatch(type) : isFhirJson(type);
  if (is_fine) return std::nullopt;
  return app::refuse(415, "not-supported",
                     kind == Kind::Patch ? "A patch is sent as application/json-patch+json."
                                         : "What is sent here is application/fhir+json.");
}

}  // namespace

bool FhirSite::isFor(std::string_view path) {
  return path.starts_with(kRoot) && (path.size() == kRoot.size() || path[kRoot.size()] == '/');
}

Response FhirSite::answer(const Request& request) {
  if (!is_our_host_(request.host)) return toResponse(app::refuse(400, "invalid", "This server has another name."));
  if (request.method == "OPTIONS") return preflight();
  auto query = fhir::readQueryText(request.header(kQueryText));
  if (!query) return toResponse(app::fromError(query.error()));
  std::string_view path = std::string_view(request.path).substr(kRoot.size());
  while (path.starts_with('/')) path.remove_prefix(1);
  while (path.ends_with('/')) path.remove_suffix(1);
  const bool is_form = isForm(request.header("content-type"));
  if (is_form) query->insert(query->end(), request.form.begin(), request.form.end());
  auto what = fhir::readInteraction(request.method, path, *query);
  if (!what) {
    const bool is_known = what.error().code == ErrorCode::BadInput;
    return toResponse(is_known ? app::refuse(400, "value", what.error().message) : app::fromError(what.error()));
  }
  if (is_form && what->kind != Kind::Search) {
    return toResponse(app::refuse(415, "not-supported", "A form goes to _search only."));
  }
  if (auto refusal = refusalOfFormat(request, *query, what->kind)) return toResponse(*refusal);
  const Preferences wanted = preferencesOf(request);
  app::ApiRequest asked;
  asked.what = std::move(*what);
  asked.body = request.body;
  asked.is_json_patch = isJsonPatch(request.header("content-type"));
  asked.if_match = request.header("if-match");
  asked.if_none_match = request.header("if-none-match");
  asked.if_none_exist = request.header("if-none-exist");
  asked.returns = wanted.returns;
  asked.is_strict = wanted.is_strict;
  asked.base = (request.is_secure ? "https://" : "http://") + request.host + std::string(kRoot);
  const bool is_pretty = parameter(*query, "_pretty") == "true";
  Response response = withToken(request, std::move(asked));
  if (is_pretty && !response.body.empty()) {
    if (const auto tree = json::parse(response.body)) response.body = json::writePretty(*tree);
  }
  return response;
}

Response FhirSite::withToken(const Request& request, app::ApiRequest asked) {
  auto home = homes_.lease();
  if (!home) {
    Response response = toResponse(app::refuse(503, "transient", "Baton cannot open the record right now."));
    response.headers.emplace_back("Retry-After", "5");
    return response;
  }
  if (asked.what.kind == Kind::Capabilities) return toResponse(api_.capabilities(**home, asked.base));
  const std::string token = bearerToken(request);
  const auto app = app::appOf(**home, token);
  if (!app) return toResponse(app::fromError(app.error()));
  if (!*app) return toResponse(app::refuse(401, "login", "This needs a token of an app that the person has let in."));
  return toResponse(api_.answer(**home, **app, token, asked));
}

std::uint64_t FhirSite::bodyLimit(const Request& head) {
  const std::string token = bearerToken(head);
  if (token.empty() || !is_our_host_(head.host)) return kFormBytes;
  auto home = homes_.lease(std::chrono::milliseconds(20));
  if (!home) return kFormBytes;
  const auto app = app::appOf(**home, token);
  return app && *app ? kLargestBody : kFormBytes;
}

Handler withFhir(FhirSite& site, Handler pages) {
  return [&site, pages = std::move(pages)](const Request& request) {
    return FhirSite::isFor(request.path) ? site.answer(request) : pages(request);
  };
}

std::function<std::uint64_t(const Request&)> withFhirBodies(FhirSite& site,
                                                            std::function<std::uint64_t(const Request&)> pages) {
  return [&site, pages = std::move(pages)](const Request& head) {
    return FhirSite::isFor(head.path) ? site.bodyLimit(head) : pages(head);
  };
}

}  // namespace baton::web
