#include "fhir/validate_bundle.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "fhir/validate_primitives.h"
#include "fhir/validate_references.h"

namespace baton::fhir {
namespace {

struct Kind {
  explicit Kind(std::string_view type)
      : is_searchset(type == "searchset"),
        is_history(type == "history"),
        is_document(type == "document"),
        is_message(type == "message"),
        has_requests(is_history || type == "batch" || type == "transaction"),
        has_responses(is_history || type == "batch-response" || type == "transaction-response") {}
  bool is_searchset;
  bool is_history;
  bool is_document;
  bool is_message;
  bool has_requests;
  bool has_responses;
};

void check(bool holds, const Frame& frame, Report& report, std::string_view text) {
  if (!holds) report.error(frame, "invariant", text);
}

void checkKind(const json::Value& bundle, const Kind& kind, const Frame& frame, Report& report) {
  check(!bundle.has("total") || kind.is_searchset || kind.is_history, frame, report,
        "bdl-1: total only when a search or history");
  const std::string& first = bundle["entry"][0]["resource"]["resourceType"].text();
  if (kind.is_document) {
    const json::Value& identifier = bundle["identifier"];
    check(identifier.has("system") && identifier.has("value"), frame, report,
          "bdl-9: a document must have an identifier with a system and a value");
    check(bundle.has("timestamp"), frame, report, "bdl-10: a document must have a date");
    check(first == "Composition", frame, report, "bdl-11: a document must have a Composition as the first resource");
  }
  if (kind.is_message) {
    check(first == "MessageHeader", frame, report, "bdl-12: a message must have a MessageHeader as the first resource");
  }
}

void checkLinks(const json::Value& bundle, const Kind& kind, const Frame& frame, Report& report) {
  constexpr std::array<std::string_view, 6> kPaging = {"self", "first", "prev", "previous", "next", "last"};
  std::array<bool, kPaging.size()> is_seen{};
  const auto& links = bundle["link"].items();
  for (std::size_t at = 0; at < links.size(); ++at) {
    const std::string& relation = links[at]["relation"].text();
    const auto known = static_cast<std::size_t>(std::find(kPaging.begin(), kPaging.end(), relation) - kPaging.begin());
    if (known == kPaging.size()) continue;
    const Frame link{&frame, "link", nullptr, static_cast<int>(at)};
    if (is_seen[known]) report.error(link, "value", "this relation can occur only once");
    is_seen[known] = true;
    if (kind.is_document && relation != "self") report.error(link, "value", "a document has no pages to link to");
  }
}

void checkFullUrl(const json::Value& entry, const Frame& frame, Report& report) {
  const std::string& full_url = entry["fullUrl"].text();
  if (full_url.empty()) return;
  const Frame at{&frame, "fullUrl", nullptr, Frame::kNoIndex};
  if (!isAbsoluteUri(full_url)) report.error(at, "value", "fullUrl must be an absolute URI");
  check(full_url.find("/_history/") == std::string::npos, at, report, "bdl-8: fullUrl cannot be version-specific");
  const std::string& id = entry["resource"]["id"].text();
  if (id.empty() || !full_url.starts_with("http") || typeInReference(full_url) == nullptr) return;
  if (!full_url.ends_with("/" + id)) report.error(at, "value", "fullUrl disagrees with the id of the resource");
}

void checkEntry(const json::Value& entry, const Kind& kind, const Frame& frame, Report& report) {
  check(entry.has("resource") || entry.has("request") || entry.has("response"), frame, report,
        "bdl-5: must hold a resource unless there is a request or response");
  check(!entry.has("search") || kind.is_searchset, frame, report, "bdl-2: entry.search only when a search");
  check(entry.has("request") == kind.has_requests, frame, report,
        "bdl-3: entry.request mandatory for batch, transaction and history, otherwise prohibited");
  check(entry.has("response") == kind.has_responses, frame, report,
        "bdl-4: entry.response mandatory for batch-response, transaction-response and history, otherwise prohibited");
  checkFullUrl(entry, frame, report);
  if (!kind.is_searchset || !entry.has("resource")) return;
  const Frame at{&frame, "resource", nullptr, Frame::kNoIndex};
  const bool is_outcome = entry["resource"]["resourceType"].text() == "OperationOutcome";
  if (!is_outcome && !entry["resource"].has("id")) report.error(at, "required", "search results must have ids");
  if (!is_outcome && entry["search"]["mode"].text() == "outcome") {
    report.error(at, "value", "an entry of mode outcome must be an OperationOutcome");
  }
}

void checkFullUrlsDiffer(const json::Value& bundle, const Frame& frame, Report& report) {
  const auto& entries = bundle["entry"].items();
  std::vector<std::pair<std::string_view, std::string_view>> seen;  // fullUrl, version
  seen.reserve(entries.size());
  for (const json::Value& entry : entries) {
    if (!entry.has("fullUrl")) continue;
    seen.emplace_back(entry["fullUrl"].text(), entry["resource"]["meta"]["versionId"].text());
  }
  std::sort(seen.begin(), seen.end());
  check(
      std::adjacent_find(seen.begin(), seen.end()) == seen.end(), frame, report,
      "bdl-7: fullUrl must be unique in a Bundle, or else entries with the same fullUrl must have different versions");
}

}  // namespace

void checkBundle(const json::Value& bundle, const Frame& frame, Report& report) {
  const Kind kind(bundle["type"].text());
  checkKind(bundle, kind, frame, report);
  checkLinks(bundle, kind, frame, report);
  const auto& entries = bundle["entry"].items();
  for (std::size_t at = 0; at < entries.size(); ++at) {
    checkEntry(entries[at], kind, Frame{&frame, "entry", nullptr, static_cast<int>(at)}, report);
  }
  if (!kind.is_history) checkFullUrlsDiffer(bundle, frame, report);
}

}  // namespace baton::fhir
