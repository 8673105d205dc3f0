#include "app/fhir_api/writing.h"

#include "app/fhir_api/draft.h"
#include "app/submission.h"
#include "fhir/rest/outcome.h"

namespace baton::app {
namespace {

using Kind = fhir::Interaction::Kind;

// What the client wants to hear of a change that was made (Prefer: return=).
void shape(ApiAnswer& answer, Return returns) {
  if (answer.isRefusal() || answer.status == 204 || returns == Return::Representation) return;
  answer.body.clear();
  if (returns == Return::Outcome) {
    answer.body = json::write(fhir::operationOutcome({"information", "informational", "Done.", ""}));
  }
}

Result<json::Value> bodyOf(const ApiRequest& request) {
  if (request.body.empty()) return request.resource;
  auto body = json::parse(request.body);
  if (!body) return fail(ErrorCode::BadInput, "The body is no JSON: " + body.error().message);
  return body;
}

Result<ApiAnswer> apply(Draft& draft, const ApiRequest& request, const json::Value& body, const std::string& new_id) {
  switch (request.what.kind) {
    case Kind::Create:
      if (body["resourceType"].text() != request.what.type) {
        return refuse(400, "invalid", "The resource is of another type than the address.", "resourceType");
      }
      return draft.create(body, request.if_none_exist, new_id);
    case Kind::Update:
      if (body["resourceType"].text() != request.what.type) {
        return refuse(400, "invalid", "The resource is of another type than the address.", "resourceType");
      }
      return draft.update(request.what, body, request.if_match);
    case Kind::Patch:
      return draft.patch(request.what, body, request.if_match);
    case Kind::Delete:
      return draft.remove(request.what, request.if_match);
    default:
      return refuse(405, "not-supported", "This address does not take that method.");
  }
}

// One attempt at a transaction.
class Transaction {
 public:
  Transaction(const ApiContext& context, std::vector<fhir::BundleRequest> requests, const ApiRequest& bundle,
              FhirViewPtr view)
      : requests_(std::move(requests)), draft_(context, std::move(view), bundle.base) {}

  // A refusal, or nothing when all is in the draft.
  Result<std::optional<ApiAnswer>> prepare() {
    using None = std::optional<ApiAnswer>;
    answers_.resize(requests_.size());
    new_ids_.resize(requests_.size());
    for (std::size_t i = 0; i < requests_.size(); ++i) {
      if (auto refusal = name(i)) return refusal;
    }
    for (fhir::BundleRequest& one : requests_) {
      fhir::renameReferences(one.resource, renames_);
      std::optional<ApiAnswer> refusal;
      const Status resolved = fhir::resolveConditional(
          one.resource, [&](const std::string& url) { return referenceOf(url, one.expression, refusal); });
      if (refusal) return refusal;
      if (!resolved) return tl::unexpected(resolved.error());
    }
    for (const std::size_t i : fhir::orderOf(requests_)) {
      const fhir::BundleRequest& one = requests_[i];
      if (isReading(one.what.kind)) continue;  // answered once all of it is durable
      if (one.what.kind == Kind::Patch) {
        return None(refuse(400, "not-supported", "A patch inside a Bundle is not done.", one.expression));
      }
      ApiRequest request;
      request.what = one.what;
      request.if_match = one.if_match;
      request.if_none_exist = one.if_none_exist;
      BATON_TRY(answers_[i], apply(draft_, request, one.resource, new_ids_[i]));
      if (answers_[i].isRefusal()) return None(answers_[i]);
    }
    return None();
  }

  static bool isReading(Kind kind) {
    return kind != Kind::Create && kind != Kind::Update && kind != Kind::Patch && kind != Kind::Delete;
  }
  Status commit() { return draft_.commit(); }
  std::vector<ApiAnswer>& answers() { return answers_; }
  const std::vector<fhir::BundleRequest>& requests() const { return requests_; }

 private:
  // What the other entries call this one is what it will be called in the record.
  std::optional<ApiAnswer> name(std::size_t i) {
    const fhir::BundleRequest& one = requests_[i];
    const fhir::Interaction& what = one.what;
    if (what.kind != Kind::Create && what.kind != Kind::Update) return std::nullopt;
    std::string id = what.id;
    if (what.kind == Kind::Create && !one.if_none_exist.empty()) {
      const auto condition = fhir::readQueryText(one.if_none_exist.substr(one.if_none_exist.find('?') + 1));
      if (!condition) return fromError(condition.error());
      auto matched = draft_.matchOf(what.type, *condition);
      if (matched.refusal) return matched.refusal;
      if (matched.id) id = *matched.id;
    } else if (what.kind == Kind::Update && id.empty()) {
      auto matched = draft_.matchOf(what.type, what.query);
      if (matched.refusal) return matched.refusal;
      id = matched.id.value_or(one.resource["id"].text());
    }
    if (id.empty()) {
      id = draft_.newId();
      new_ids_[i] = id;
      // Named now, so an update by a condition that nothing meets must not be given another id later.
      if (what.kind == Kind::Update) requests_[i].resource.set("id", id);
    }
    const std::string key = what.type + "/" + id;
    if (what.type == "Patient") draft_.expectPatient(id);
    if (one.full_url.empty()) return std::nullopt;
    renames_[one.full_url] = key;
    // "Patient/1" beside a fullUrl of ".../Patient/1" means that entry.
    const std::size_t slash = one.full_url.rfind('/');
    const std::size_t before = slash == std::string::npos || slash == 0 ? slash : one.full_url.rfind('/', slash - 1);
    if (one.full_url.starts_with("http") && before != std::string::npos) {
      renames_.try_emplace(one.full_url.substr(before + 1), key);
    }
    return std::nullopt;
  }

  Result<std::string> referenceOf(const std::string& url, const std::string& place, std::optional<ApiAnswer>& refusal) {
    const auto relative = fhir::readRelativeUrl(url);
    if (relative && !relative->query.empty()) {
      auto matched = draft_.matchOf(relative->path, relative->query);
      if (matched.id) return relative->path + "/" + *matched.id;
      refusal = matched.refusal;
    }
    if (!refusal) refusal = refuse(412, "not-found", "A reference by a condition is met by no resource.", place);
    return fail(ErrorCode::Conflict, "");
  }

  std::vector<fhir::BundleRequest> requests_;
  Draft draft_;
  fhir::Renames renames_;
  std::vector<ApiAnswer> answers_;
  std::vector<std::string> new_ids_;
};

}  // namespace

Result<ApiAnswer> writeByApi(const ApiContext& context, const ApiRequest& request) {
  const auto body = bodyOf(request);
  if (!body && request.what.kind != Kind::Delete) return fromError(body.error());
  if (request.what.kind == Kind::Patch && !request.is_json_patch) {
    return refuse(415, "not-supported", "A patch is sent as application/json-patch+json.");
  }
  for (int attempt = 1;; ++attempt) {
    BATON_TRY(const FhirViewPtr view, context.views.present(context.home, context.app.person, context.app.audience()));
    Draft draft(context, view, request.base);
    BATON_TRY(ApiAnswer answer, apply(draft, request, body ? *body : json::Value(), ""));
    if (answer.isRefusal()) return answer;
    const Status committed = draft.commit();
    if (!committed && committed.error().code == ErrorCode::Conflict && attempt < kMostAttempts) continue;
    if (!committed) return tl::unexpected(committed.error());
    shape(answer, request.returns);
    return answer;
  }
}

Result<std::vector<ApiAnswer>> writeTogether(const ApiContext& context, std::vector<fhir::BundleRequest> requests,
                                             const ApiRequest& bundle) {
  for (int attempt = 1;; ++attempt) {
    BATON_TRY(const FhirViewPtr view, context.views.present(context.home, context.app.person, context.app.audience()));
    Transaction transaction(context, requests, bundle, view);
    BATON_TRY(const auto refusal, transaction.prepare());
    if (refusal) return std::vector<ApiAnswer>{*refusal};
    const Status committed = transaction.commit();
    if (!committed && committed.error().code == ErrorCode::Conflict && attempt < kMostAttempts) continue;
    if (!committed) return tl::unexpected(committed.error());
    std::vector<ApiAnswer>& answers = transaction.answers();
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const fhir::BundleRequest& one = transaction.requests()[i];
      if (Transaction::isReading(one.what.kind)) {
        ApiRequest request;
        request.what = one.what;
        request.if_none_match = one.if_none_match;
        request.base = bundle.base;
        BATON_TRY(answers[i], readByApi(context, request));
      }
      shape(answers[i], Transaction::isReading(one.what.kind) ? Return::Representation : bundle.returns);
    }
    return answers;
  }
}

}  // namespace baton::app
