#include "app/fhir_api/draft.h"

#include <algorithm>

#include "app/entered_in_error.h"
#include "app/fhir_api/served.h"
#include "app/histories.h"
#include "app/identity.h"
#include "app/people.h"
#include "app/submission.h"
#include "base/digest.h"
#include "crypto/token.h"
#include "fhir/definitions.h"
#include "fhir/read.h"
#include "fhir/rest/outcome.h"
#include "fhir/rest/patch.h"
#include "fhir/validate.h"
#include "fhir/validate_primitives.h"

namespace baton::app {
namespace {

constexpr std::size_t kIdBytes = 16;

// Where R4 resources say whom they are about.
constexpr std::string_view kAbout[] = {"subject", "patient", "beneficiary", "for", "individual"};

// The standard asks for 400 where a resource cannot be read, 422 where a rule is broken.
int statusFor(const std::vector<fhir::ValidationIssue>& issues) {
  for (const fhir::ValidationIssue& issue : issues) {
    if (issue.severity != fhir::Severity::Error && issue.severity != fhir::Severity::Fatal) continue;
    if (issue.code == "structure" || issue.code == "value" || issue.code == "required") return 400;
  }
  return 422;
}

ApiAnswer versionConflict() {
  return refuse(412, "conflict", "If-Match names another version than the newest: read it again.");
}

void dropOwnMeta(json::Value& resource) {
  json::Value* meta = resource.findMutable("meta");
  if (meta == nullptr) return;
  meta->erase("versionId");
  meta->erase("lastUpdated");
  if (meta->members().empty()) resource.erase("meta");
}

// What was read here and is sent back names this server in full.
void makeRelative(json::Value& value, const std::string& base) {
  for (json::Value& item : value.itemsMutable()) makeRelative(item, base);
  for (json::Member& member : value.membersMutable()) {
    if (member.key == "reference" && member.value.text().starts_with(base)) {
      member.value = json::Value(member.value.text().substr(base.size()));
    } else {
      makeRelative(member.value, base);
    }
  }
}

}  // namespace

Draft::Draft(const ApiContext& context, FhirViewPtr view, std::string base)
    : context_(context), view_(std::move(view)), base_(std::move(base)), now_(context.home.clock().now()) {}

std::string Draft::newId() { return toHex(crypto::randomBytes(context_.home.random(), kIdBytes)); }

ApiAnswer Draft::outOfScope() const {
  return refuse(403, "forbidden", "The scopes of this app do not reach that far.");
}

Draft::Current Draft::current(const std::string& key) const {
  if (const auto found = staged_.find(key); found != staged_.end()) return found->second;
  if (const auto found = view_->corpus->find(key)) return {true, found->version, found->text, found->sequence};
  if (const auto found = view_->gone.find(key); found != view_->gone.end()) {
    return {false, found->second.version, "", found->second.sequence};
  }
  return {};
}

bool Draft::isKnownPatient(const std::string& id) const {
  const auto& known = view_->corpus->patients();
  if (std::ranges::find(known, id) != known.end()) return true;
  if (expected_patients_.contains(id)) return true;
  const auto staged = staged_.find("Patient/" + id);
  return staged != staged_.end() && staged->second.is_there;
}

std::optional<ApiAnswer> Draft::refusalOf(const json::Value& resource, const std::string& type) {
  if (resource["resourceType"].text() != type) {
    return refuse(400, "invalid", "The resource is of another type than the address.", "resourceType");
  }
  const auto issues = fhir::validate(resource);
  if (fhir::hasErrors(issues)) {
    ApiAnswer answer;
    answer.status = statusFor(issues);
    answer.body = json::write(fhir::operationOutcome(issues));
    return answer;
  }
  for (const std::string_view element : kAbout) {
    const std::string& target = resource[element]["reference"].text();
    const std::size_t at = target.rfind("Patient/");
    if (at == std::string::npos || (at != 0 && target[at - 1] != '/')) continue;
    const std::string rest = target.substr(at + 8);
    if (isKnownPatient(rest.substr(0, rest.find('/')))) continue;
    return refuse(422, "business-rule", "This is about somebody else than the person of this record.",
                  type + "." + std::string(element));
  }
  return std::nullopt;
}

// One record must never hold two people.
Result<std::optional<ApiAnswer>> Draft::refusalOfPerson(const json::Value& resource) {
  BATON_TRY(const auto history, context_.views.charts().history(context_.home, context_.app.person));
  record::Facts facts;
  record::Entry entry;
  entry.type = "Patient";
  entry.id = "candidate";
  fhir::readInto(facts, entry, resource);
  for (const record::PersonFact& known : history->versions.persons) {
    if (facts.persons.empty() || !isPlainlyAnother(known, facts.persons.front())) continue;
    return std::optional(refuse(422, "business-rule",
                                "This Patient is plainly somebody else than the person of this record.", "Patient"));
  }
  return std::optional<ApiAnswer>();
}

Result<ApiAnswer> Draft::keep(const std::string& type, const std::string& id, std::uint32_t version,
                              json::Value resource, int status) {
  if (auto refusal = refusalOf(resource, type)) return *refusal;
  if (type == "Patient") {
    BATON_TRY(auto refusal, refusalOfPerson(resource));
    if (refusal) return *refusal;
    has_person_ = true;
  }
  dropOwnMeta(resource);
  resource.erase("id");
  json::Value made = json::Value::object();
  made.set("resourceType", type);
  made.set("id", id);
  for (json::Member& member : resource.membersMutable()) {
    if (member.key != "resourceType") made.set(member.key, std::move(member.value));
  }
  makeRelative(made, base_ + "/");
  record::Entry entry;
  entry.type = type;
  entry.id = id;
  entry.version = version;
  entry.recorded = now_;
  entry.author = context_.app.author();
  entry.origin.format = kApiFormat;
  entry.origin.organisation = context_.app.name;
  entry.origin.where = context_.app.name;
  entry.content = json::write(made);
  static const record::Facts kNothing;
  const record::ReferenceIndex references(kNothing);
  std::string text = servedText(std::move(made), entry, {.references = references});
  ApiAnswer answer;
  answer.status = status;
  answer.body = text;
  answer.etag = etagOf(version);
  answer.location = base_ + "/" + type + "/" + id + "/_history/" + std::to_string(version);
  answer.last_modified = now_;
  staged_[record::key(type, id)] = {true, version, std::move(text), 0};
  entries_.push_back(std::move(entry));
  return answer;
}

Draft::Matched Draft::matchOf(const std::string& type, const fhir::QueryPairs& condition) const {
  // A condition that is met or not tells what is there.
  if (!context_.app.scopes.permits(type, 's')) return {std::nullopt, outOfScope()};
  const auto search = fhir::readSearch(type, condition);
  if (!search) return {std::nullopt, refuse(400, "invalid", search.error().message, search.error().detail)};
  // A condition that is not understood would match everything.
  if (!search->unknown.empty() || search->criteria.empty()) {
    return {std::nullopt, refuse(412, "not-supported", "The condition names no search parameter that is known.")};
  }
  std::vector<std::string> ids;
  for (const fhir::StoredPtr& one : view_->corpus->matches(*search, readableTypes(context_.app))) {
    const auto staged = staged_.find(one->key());
    if (staged == staged_.end() || staged->second.is_there) ids.push_back(one->id);
  }
  if (ids.size() > 1) {
    return {std::nullopt, refuse(412, "multiple-matches", "The condition is met by more than one resource.")};
  }
  return {ids.empty() ? std::nullopt : std::optional(ids.front()), std::nullopt};
}

Result<ApiAnswer> Draft::create(json::Value resource, const std::string& if_none_exist, const std::string& id) {
  const std::string type = resource["resourceType"].text();
  if (!context_.app.scopes.permits(type, 'c')) return outOfScope();
  if (!if_none_exist.empty()) {
    const std::size_t mark = if_none_exist.find('?');
    const auto condition =
        fhir::readQueryText(mark == std::string::npos ? if_none_exist : if_none_exist.substr(mark + 1));
    if (!condition) return fromError(condition.error());
    Matched matched = matchOf(type, *condition);
    if (matched.refusal) return *matched.refusal;
    if (matched.id) {
      const Current there = current(record::key(type, *matched.id));
      ApiAnswer answer;
      answer.body = there.text;
      answer.etag = etagOf(there.version);
      answer.location = base_ + "/" + type + "/" + *matched.id + "/_history/" + std::to_string(there.version);
      return answer;
    }
  }
  return keep(type, id.empty() ? newId() : id, 1, std::move(resource), 201);
}

Result<ApiAnswer> Draft::update(const fhir::Interaction& what, json::Value resource, const std::string& if_match) {
  const std::string& body_id = resource["id"].text();
  std::string id = what.id;
  if (id.empty()) {
    Matched matched = matchOf(what.type, what.query);
    if (matched.refusal) return *matched.refusal;
    if (matched.id && !body_id.empty() && body_id != *matched.id) {
      return refuse(400, "invalid", "The resource has another id than the one that is meant.", what.type + ".id");
    }
    if (!matched.id && body_id.empty()) return create(std::move(resource), "");
    id = matched.id ? *matched.id : body_id;
    if (!fhir::isIdText(id)) return refuse(400, "value", "This is not an id as FHIR has them.", what.type + ".id");
  } else if (body_id != id) {
    return refuse(400, "invalid", "The id of the resource is not the one of the address.", what.type + ".id");
  }
  const Current there = current(record::key(what.type, id));
  const bool is_known = there.version > 0;
  if (!context_.app.scopes.permits(what.type, is_known ? 'u' : 'c')) return outOfScope();
  // What such an app may not see and what does not exist must look alike: it names no ids of its own.
  if (!is_known && !context_.app.isOwn()) return refuse(404, "not-found", "There is no such resource.");
  if (!if_match.empty() && versionOf(if_match) != there.version) return versionConflict();
  return keep(what.type, id, there.version + 1, std::move(resource), there.is_there ? 200 : 201);
}

Result<ApiAnswer> Draft::patch(const fhir::Interaction& what, const json::Value& patch, const std::string& if_match) {
  // A patch tests and moves what is there, and its answer shows it: it needs reading too.
  const fhir::Scopes& scopes = context_.app.scopes;
  if (!scopes.permits(what.type, 'u') || !scopes.permits(what.type, 'r')) return outOfScope();
  std::string id = what.id;
  if (id.empty()) {
    Matched matched = matchOf(what.type, what.query);
    if (matched.refusal) return *matched.refusal;
    if (!matched.id) return refuse(404, "not-found", "Nothing meets the condition.");
    id = *matched.id;
  }
  const Current there = current(record::key(what.type, id));
  if (!there.is_there) {
    if (there.version > 0) return refuse(410, "deleted", "This resource was deleted.");
    return refuse(404, "not-found", "There is no such resource.");
  }
  if (!if_match.empty() && versionOf(if_match) != there.version) return versionConflict();
  BATON_TRY(const json::Value before, json::parse(there.text));
  auto patched = fhir::applyJsonPatch(before, patch);
  if (!patched) {
    const bool is_test = patched.error().code == ErrorCode::Conflict;
    return is_test ? refuse(422, "processing", patched.error().message) : fromError(patched.error());
  }
  if ((*patched)["id"].text() != id)
    return refuse(400, "invalid", "A patch does not change the id.", what.type + ".id");
  return keep(what.type, id, there.version + 1, std::move(*patched), 200);
}

Result<ApiAnswer> Draft::remove(const fhir::Interaction& what, const std::string& if_match) {
  if (!context_.app.scopes.permits(what.type, 'd')) return outOfScope();
  ApiAnswer done;
  done.status = 204;
  std::string id = what.id;
  if (id.empty()) {
    Matched matched = matchOf(what.type, what.query);
    if (matched.refusal) return *matched.refusal;
    if (!matched.id) return done;
    id = *matched.id;
  }
  const std::string key = record::key(what.type, id);
  const Current there = current(key);
  if (!there.is_there) {
    if (there.version == 0) return refuse(404, "not-found", "There is no such resource.");
    done.etag = etagOf(there.version);
    return done;
  }
  if (!if_match.empty() && versionOf(if_match) != there.version) return versionConflict();
  if (what.type == "Patient" && view_->corpus->ofType("Patient").size() == 1) {
    return refuse(409, "business-rule",
                  "The record would be about nobody. The person deletes a record on its own page.", "Patient");
  }
  std::string content = there.text;
  if (there.sequence != 0) {
    BATON_TRY(const record::Entry stored, entryAt(context_.home, context_.app.person, there.sequence));
    content = stored.content;
  }
  BATON_TRY(json::Value resource, json::parse(content));
  record::Entry entry;
  entry.type = what.type;
  entry.id = id;
  entry.version = there.version + 1;
  entry.recorded = now_;
  entry.author = context_.app.author();
  entry.origin.format = kDeletedFormat;
  entry.origin.organisation = context_.app.name;
  entry.origin.where = context_.app.name;
  entry.content = json::write(enteredInError(std::move(resource)));
  staged_[key] = {false, entry.version, "", 0};
  done.etag = etagOf(entry.version);
  entries_.push_back(std::move(entry));
  return done;
}

Status Draft::commit() {
  if (entries_.empty()) return {};
  BATON_TRY(const std::string digest, submissionDigest(context_.home, context_.app.person, ""));
  for (record::Entry& entry : entries_) entry.origin.digest = digest;
  BATON_CHECK(appendEntries(context_.home, context_.app.person, view_->head, entries_));
  if (!has_person_) return {};
  BATON_TRY(const auto own,
            context_.views.charts().disclosure(context_.home, context_.app.person, record::Audience{}, now_));
  return refreshLabel(context_.home, own.chart());
}

}  // namespace baton::app
