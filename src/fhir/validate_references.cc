#include "fhir/validate_references.h"

#include <algorithm>
#include <string>

#include "fhir/validate_primitives.h"

namespace baton::fhir {
namespace {

// Cuts "/tail" off and gives tail; all of it when there is no slash.
std::string_view takeLast(std::string_view& path) {
  const std::size_t slash = path.rfind('/');
  const std::string_view last = slash == std::string_view::npos ? path : path.substr(slash + 1);
  path = slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
  return last;
}

struct RestPath {
  const Type* type = nullptr;
  std::string_view base;  // what stands before Type/id
};

// Reads [base/]Type/id[/_history/version].
RestPath readRestPath(std::string_view text) {
  std::string_view rest = text.substr(0, std::min(text.find('#'), text.size()));
  std::string_view id = takeLast(rest);
  std::string_view type = takeLast(rest);
  if (type == "_history") {
    if (!isIdText(id)) return {};
    id = takeLast(rest);
    type = takeLast(rest);
  }
  if (!isIdText(id)) return {};
  return {findResource(type), rest};
}

const Type* typeOfResource(const json::Value& resource) { return findResource(resource["resourceType"].text()); }

void checkTarget(const Type* type, std::uint16_t targets, const Frame& frame, Report& report) {
  if (type == nullptr || isTarget(targets, *type)) return;
  report.error(frame, "value", std::string("may not point at a resource of type ").append(type->name()));
}

void checkFragment(std::string_view fragment, std::uint16_t targets, const Frame& frame, Scope& scope, Report& report) {
  if (fragment == "#") return scope.useContainer();
  const json::Value* found = scope.use(fragment);
  if (found == nullptr) return report.error(frame, "invariant", "ref-1: no contained resource has this id");
  checkTarget(typeOfResource(*found), targets, frame, report);
}

void checkUrn(std::string_view urn, std::uint16_t targets, const Frame& frame, const Scope& scope, Report& report) {
  if (scope.bundle() == nullptr) return;
  const json::Value* found = scope.bundle()->find(urn);
  if (found != nullptr) return checkTarget(typeOfResource(*found), targets, frame, report);
  constexpr std::string_view kText = "no entry of the Bundle has this fullUrl";
  scope.bundle()->isDocument() ? report.error(frame, "not-found", kText) : report.warning(frame, "not-found", kText);
}

void checkRelative(std::string_view text, std::uint16_t targets, const Frame& frame, Report& report) {
  if (const std::size_t query = text.find('?'); query != std::string_view::npos) {
    const Type* type = findResource(text.substr(0, query));
    if (type == nullptr) return report.error(frame, "value", "a conditional reference must be [type]?parameters");
    return checkTarget(type, targets, frame, report);
  }
  const RestPath path = readRestPath(text);
  if (path.type == nullptr || !path.base.empty()) {
    return report.error(frame, "value", "a relative reference must be [type]/[id]");
  }
  checkTarget(path.type, targets, frame, report);
}

}  // namespace

BundleIndex::BundleIndex(const json::Value& bundle) {
  const std::string& type = bundle["type"].text();
  is_document_ = type == "document";
  for (const json::Value& entry : bundle["entry"].items()) {
    const std::string& full_url = entry["fullUrl"].text();
    if (!full_url.empty()) rows_.push_back({full_url, &entry["resource"]});
  }
  std::sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) { return a.full_url < b.full_url; });
}

const json::Value* BundleIndex::find(std::string_view full_url) const {
  const auto row = std::lower_bound(rows_.begin(), rows_.end(), full_url,
                                    [](const Row& a, std::string_view b) { return a.full_url < b; });
  return row != rows_.end() && row->full_url == full_url ? row->resource : nullptr;
}

Scope::Scope(const json::Value& resource, const BundleIndex* bundle)
    : contained_(resource.find("contained")), bundle_(bundle) {
  if (contained_ == nullptr) return;
  const auto& items = contained_->items();
  is_used_.resize(items.size());
  rows_.reserve(items.size());
  for (std::size_t at = 0; at < items.size(); ++at) rows_.push_back({items[at]["id"].text(), at});
  std::stable_sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) { return a.id < b.id; });
}

const json::Value* Scope::use(std::string_view fragment) {
  if (contained_ == nullptr || fragment.size() < 2 || fragment.front() != '#') return nullptr;
  fragment.remove_prefix(1);
  const auto row =
      std::lower_bound(rows_.begin(), rows_.end(), fragment, [](const Row& a, std::string_view b) { return a.id < b; });
  if (row == rows_.end() || row->id != fragment) return nullptr;
  is_used_[row->place] = true;
  return &contained_->items()[row->place];
}

void Scope::useContainer() {
  if (isInside()) is_used_[static_cast<std::size_t>(inside_)] = true;
}

void checkReference(const json::Value& reference, std::uint16_t targets, const Frame& frame, Scope& scope,
                    Report& report) {
  const std::string& text = reference["reference"].text();
  if (text.empty()) return;
  if (text.front() == '#') return checkFragment(text, targets, frame, scope, report);
  if (text.starts_with("urn:")) return checkUrn(text, targets, frame, scope, report);
  if (isAbsoluteUri(text)) return checkTarget(readRestPath(text).type, targets, frame, report);
  checkRelative(text, targets, frame, report);
}

void checkContainedUse(const Scope& scope, const Frame& resource, Report& report) {
  for (std::size_t at = 0; at < scope.isUsed().size(); ++at) {
    if (scope.isUsed()[at]) continue;
    const Frame frame{&resource, "contained", nullptr, static_cast<int>(at)};
    report.error(frame, "invariant",
                 "dom-3: nothing in the resource refers to it, and it does not refer to the resource");
  }
}

const Type* typeInReference(std::string_view reference) {
  if (const std::size_t query = reference.find('?'); query != std::string_view::npos) {
    return findResource(reference.substr(0, query));
  }
  return readRestPath(reference).type;
}

}  // namespace baton::fhir
