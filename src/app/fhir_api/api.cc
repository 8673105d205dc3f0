#include "app/fhir_api/api.h"

#include <set>

#include "app/access/access_log.h"
#include "app/fhir_api/reading.h"
#include "app/fhir_api/writing.h"
#include "app/server_facts.h"
#include "fhir/rest/bundle_text.h"
#include "fhir/rest/capability.h"
#include "fhir/rest/outcome.h"
#include "fhir/validate.h"

namespace baton::app {
namespace {

using Kind = fhir::Interaction::Kind;

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::size_t kMostStatements = 8;  // one for each name that the server is asked by

bool isChange(Kind kind) {
  return kind == Kind::Create || kind == Kind::Update || kind == Kind::Patch || kind == Kind::Delete;
}

std::string statusLine(int status) {
  switch (status) {
    case 200:
      return "200 OK";
    case 201:
      return "201 Created";
    case 204:
      return "204 No Content";
    default:
      return std::to_string(status);
  }
}

// $validate: the resource alone, or the part "resource" of Parameters. Nothing of the record is looked at.
ApiAnswer validated(const ApiRequest& request) {
  ApiAnswer answer;
  const auto body = json::parse(request.body);
  if (!body) return refuse(400, "structure", "The body is no JSON: " + body.error().message);
  const json::Value* resource = &*body;
  if ((*body)["resourceType"].text() == "Parameters") {
    for (const json::Value& part : (*body)["parameter"].items()) {
      if (part["name"].text() == "resource" && part.has("resource")) resource = part.find("resource");
    }
  }
  if ((*resource)["resourceType"].text() != request.what.type) {
    return refuse(400, "invalid", "The resource is of another type than the address.", "resourceType");
  }
  answer.body = json::write(fhir::operationOutcome(fhir::validate(*resource)));
  return answer;
}

std::string partOf(const fhir::Interaction& what) {
  if (what.kind == Kind::Everything) return "fhir/everything";
  if (what.kind == Kind::Summary) return "fhir/summary";
  return "fhir/" + (what.type.empty() ? std::string("history") : what.type);
}

fhir::BundleEntry entryOf(const ApiAnswer& answer) {
  fhir::BundleEntry entry;
  entry.status = statusLine(answer.status);
  entry.location = answer.location;
  entry.etag = answer.etag;
  if (answer.last_modified) entry.last_modified = toIso(*answer.last_modified);
  if (answer.isRefusal()) {
    entry.outcome = answer.body;
  } else {
    entry.resource = answer.body;
  }
  return entry;
}

}  // namespace

ApiAnswer Api::answer(Home& home, const App& app, const std::string& token, const ApiRequest& request) {
  if (const Status logged = log(home, app, token, request); !logged) return fromError(logged.error());
  auto answered = attempt(home, app, request);
  return answered ? std::move(*answered) : fromError(answered.error());
}

ApiAnswer Api::capabilities(Home& home, const std::string& base) {
  ApiAnswer answer;
  const std::lock_guard lock(mutex_);
  auto& kept = statements_[base];
  if (kept == nullptr) {
    if (statements_.size() > kMostStatements) statements_.clear();
    kept = std::make_shared<const std::string>(
        json::write(fhir::capabilityStatement({base, kVersion, toIsoDate(home.clock().now())})));
  }
  answer.body = *kept;
  return answer;
}

Result<ApiAnswer> Api::attempt(Home& home, const App& app, const ApiRequest& request) {
  const ApiContext context{home, views_, app};
  if (request.what.kind == Kind::Capabilities) return capabilities(home, request.base);
  if (request.what.kind == Kind::Validate) return validated(request);
  if (request.what.kind == Kind::Bundle) return bundle(home, app, request);
  return isChange(request.what.kind) ? writeByApi(context, request) : readByApi(context, request);
}

Result<ApiAnswer> Api::bundle(Home& home, const App& app, const ApiRequest& request) {
  const auto body = json::parse(request.body);
  if (!body) return refuse(400, "structure", "The body is no JSON: " + body.error().message);
  const std::string& type = (*body)["type"].text();
  if ((*body)["resourceType"].text() != "Bundle" || (type != "batch" && type != "transaction")) {
    return refuse(400, "invalid", "The base takes a Bundle of type batch or transaction.", "Bundle.type");
  }
  auto requests = fhir::readRequests(*body);
  if (!requests) {
    return refuse(requests.error().code == ErrorCode::TooLarge ? 413 : 400, "invalid", requests.error().message,
                  requests.error().detail);
  }
  const ApiContext context{home, views_, app};
  std::vector<ApiAnswer> answers;
  if (type == "transaction") {
    BATON_TRY(answers, writeTogether(context, std::move(*requests), request));
    if (answers.size() == 1 && answers.front().isRefusal()) return answers.front();
  } else {
    for (fhir::BundleRequest& one : *requests) {
      ApiRequest alone;
      alone.what = std::move(one.what);
      alone.resource = std::move(one.resource);
      alone.if_match = std::move(one.if_match);
      alone.if_none_match = std::move(one.if_none_match);
      alone.if_none_exist = std::move(one.if_none_exist);
      alone.returns = request.returns;
      alone.is_strict = request.is_strict;
      alone.base = request.base;
      auto answered = attempt(home, app, alone);
      answers.push_back(answered ? std::move(*answered) : fromError(answered.error()));
    }
  }
  std::vector<fhir::BundleEntry> entries;
  for (const ApiAnswer& one : answers) entries.push_back(entryOf(one));
  ApiAnswer answer;
  answer.body = fhir::bundleText({type + "-response", std::nullopt, {}}, entries);
  return answer;
}

Status Api::log(Home& home, const App& app, const std::string& token, const ApiRequest& request) {
  const Kind kind = request.what.kind;
  if (kind == Kind::Capabilities || kind == Kind::Validate) return {};  // nothing of the record
  if (kind != Kind::Bundle) {
    if (!isChange(kind) && !request.what.type.empty() && !app.scopes.permitsAny('r') && !app.scopes.permitsAny('s')) {
      return {};  // refused without a look
    }
    return logLine(home, app, token, isChange(kind), partOf(request.what));
  }
  const auto body = json::parse(request.body);
  if (!body) return {};  // refused without a look
  const auto requests = fhir::readRequests(*body);
  if (!requests) return {};
  std::set<std::pair<bool, std::string>> parts;
  for (const fhir::BundleRequest& one : *requests) parts.emplace(isChange(one.what.kind), partOf(one.what));
  for (const auto& [is_change, part] : parts) BATON_CHECK(logLine(home, app, token, is_change, part));
  return {};
}

Status Api::logLine(Home& home, const App& app, const std::string& token, bool is_change, const std::string& what) {
  const Instant now = home.clock().now();
  const std::string name = app.person.value + "\n" + app.id + (is_change ? "\nw\n" : "\nr\n") + what;
  {
    const std::lock_guard lock(mutex_);
    if (minute_ != now.ms / kMinuteMs) {
      minute_ = now.ms / kMinuteMs;
      logged_.clear();
    }
    if (logged_.contains(name)) return {};
  }
  AccessLine line;
  line.at = now;
  line.act = is_change ? Act::Change : Act::Look;
  line.account = app.author();
  line.name = app.name;
  line.role = app.role;
  line.what = what;
  BATON_CHECK(logAccess(home, app.person, line));
  BATON_CHECK(noteAppUse(home, token, now));
  const std::lock_guard lock(mutex_);
  logged_.insert(name);
  return {};
}

}  // namespace baton::app
