#include "fhir/rest/transaction.h"

#include <algorithm>

namespace baton::fhir {
namespace {

constexpr std::size_t kMostEntries = 5'000;

int turnOf(Interaction::Kind kind) {
  switch (kind) {
    case Interaction::Kind::Delete:
      return 0;
    case Interaction::Kind::Create:
      return 1;
    case Interaction::Kind::Update:
    case Interaction::Kind::Patch:
      return 2;
    default:
      return 3;
  }
}

Result<BundleRequest> readRequest(const json::Value& entry, const std::string& place) {
  BundleRequest made;
  made.expression = place;
  const json::Value& request = entry["request"];
  if (!request.isObject()) return fail(ErrorCode::BadInput, "An entry says what is to be done in request.", place);
  auto url = readRelativeUrl(request["url"].text());
  if (!url) return fail(url.error().code, url.error().message, place + ".request.url");
  auto what = readInteraction(request["method"].text(), url->path, std::move(url->query));
  if (!what) return fail(what.error().code, what.error().message, place + ".request");
  made.what = std::move(*what);
  made.full_url = entry["fullUrl"].text();
  if (const json::Value* resource = entry.find("resource")) made.resource = *resource;
  made.if_match = request["ifMatch"].text();
  made.if_none_match = request["ifNoneMatch"].text();
  made.if_none_exist = request["ifNoneExist"].text();
  const bool needs_resource =
      made.what.kind == Interaction::Kind::Create || made.what.kind == Interaction::Kind::Update;
  if (needs_resource && !made.resource.isObject())
    return fail(ErrorCode::BadInput, "The entry has no resource.", place);
  if (made.what.kind == Interaction::Kind::Bundle) {
    return fail(ErrorCode::BadInput, "A Bundle inside a Bundle is not done.", place);
  }
  return made;
}

}  // namespace

Result<std::vector<BundleRequest>> readRequests(const json::Value& bundle) {
  const std::vector<json::Value>& entries = bundle["entry"].items();
  if (entries.size() > kMostEntries)
    return fail(ErrorCode::TooLarge, "A Bundle takes at most 5,000 entries.", "Bundle");
  std::vector<BundleRequest> requests;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    BATON_TRY(BundleRequest one, readRequest(entries[i], "Bundle.entry[" + std::to_string(i) + "]"));
    requests.push_back(std::move(one));
  }
  return requests;
}

std::vector<std::size_t> orderOf(const std::vector<BundleRequest>& requests) {
  std::vector<std::size_t> order(requests.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, [&](std::size_t left, std::size_t right) {
    return turnOf(requests[left].what.kind) < turnOf(requests[right].what.kind);
  });
  return order;
}

void renameReferences(json::Value& value, const Renames& renames) {
  if (value.isString()) {
    const auto found = renames.find(value.text());
    if (found != renames.end()) value = json::Value(found->second);
    return;
  }
  for (json::Value& item : value.itemsMutable()) renameReferences(item, renames);
  for (json::Member& member : value.membersMutable()) {
    if (member.key != "div") renameReferences(member.value, renames);
  }
}

Status resolveConditional(json::Value& value, const std::function<Result<std::string>(const std::string&)>& resolve) {
  for (json::Value& item : value.itemsMutable()) BATON_CHECK(resolveConditional(item, resolve));
  for (json::Member& member : value.membersMutable()) {
    if (member.key == "reference" && member.value.text().find('?') != std::string::npos) {
      BATON_TRY(std::string found, resolve(member.value.text()));
      member.value = json::Value(std::move(found));
    } else {
      BATON_CHECK(resolveConditional(member.value, resolve));
    }
  }
  return {};
}

}  // namespace baton::fhir
