#include "app/fhir_api/reading.h"

#include <algorithm>
#include <unordered_set>

#include "base/text.h"
#include "fhir/ips.h"
#include "fhir/rest/bundle_text.h"
#include "fhir/rest/outcome.h"
#include "fhir/rest/subset.h"

namespace baton::app {
namespace {

using fhir::BundleEntry;
using fhir::StoredPtr;
using Kind = fhir::Interaction::Kind;

constexpr std::string_view kEveryType = "*";

ApiAnswer notHere() { return refuse(404, "not-found", "There is no such resource."); }

ApiAnswer ofResource(const std::string& text, std::uint32_t version, Instant recorded) {
  ApiAnswer answer;
  answer.body = text;
  answer.etag = etagOf(version);
  answer.last_modified = recorded;
  return answer;
}

// _summary and _elements of a request that is no search.
Result<fhir::SearchRequest> shapeOf(const ApiRequest& request) {
  fhir::QueryPairs shape;
  for (const auto& pair : request.what.query) {
    if (pair.first == "_summary" || pair.first == "_elements") shape.push_back(pair);
  }
  return fhir::readSearch(request.what.type, shape);
}

std::string shaped(const std::string& text, const fhir::SearchRequest& shape) {
  const bool is_whole =
      shape.elements.empty() && (shape.summary == fhir::SummaryMode::None || shape.summary == fhir::SummaryMode::Count);
  if (is_whole) return text;
  const auto tree = json::parse(text);
  return tree ? json::write(fhir::subsetOf(*tree, shape.summary, shape.elements)) : text;
}

bool isUnchanged(const ApiRequest& request, std::uint32_t version) {
  for (const std::string_view tag : split(request.if_none_match, ',')) {
    if (versionOf(tag) == version) return true;
  }
  return false;
}

class Reading {
 public:
  Reading(const ApiContext& context, const ApiRequest& request)
      : context_(context), request_(request), what_(request.what) {}

  Result<ApiAnswer> run() {
    switch (what_.kind) {
      case Kind::Read:
        return read();
      case Kind::VersionRead:
        return versionRead();
      case Kind::Search:
        return search();
      case Kind::InstanceHistory:
      case Kind::TypeHistory:
      case Kind::SystemHistory:
        return history();
      case Kind::Everything:
        return everything();
      case Kind::Summary:
        return summary();
      default:
        return refuse(405, "not-supported", "This address does not take that method.");
    }
  }

 private:
  Result<FhirViewPtr> view() {
    return context_.views.present(context_.home, context_.app.person, context_.app.audience());
  }
  bool mayRead(std::string_view type) const { return context_.app.scopes.permits(type, 'r'); }
  ApiAnswer outOfScope() const { return refuse(403, "forbidden", "The scopes of this app do not reach that far."); }
  std::string urlOf(std::string_view key) const { return request_.base + "/" + std::string(key); }

  Result<ApiAnswer> read() {
    if (!mayRead(what_.type)) return outOfScope();
    BATON_TRY(const FhirViewPtr seen, view());
    const std::string key = what_.type + "/" + what_.id;
    const StoredPtr found = seen->corpus->find(key);
    if (found == nullptr) {
      if (seen->gone.contains(key)) return refuse(410, "deleted", "This resource was deleted.");
      return notHere();
    }
    ApiAnswer answer = ofResource(found->text, found->version, found->recorded);
    if (isUnchanged(request_, found->version)) {
      answer.status = 304;
      answer.body.clear();
      return answer;
    }
    auto shape = shapeOf(request_);
    if (!shape) return fromError(shape.error());
    answer.body = shaped(answer.body, *shape);
    return answer;
  }

  Result<ApiAnswer> versionRead() {
    if (!mayRead(what_.type)) return outOfScope();
    BATON_TRY(const auto versions, context_.views.versions(context_.home, context_.app.person, context_.app.audience(),
                                                           what_.type, what_.id, 0));
    const auto found = std::ranges::find(versions, what_.version, &ServedVersion::version);
    if (found == versions.end()) return notHere();
    if (found->is_deletion) return refuse(410, "deleted", "This version is a deletion.");
    return ofResource(found->text, found->version, found->recorded);
  }

  // The page that a next link names is one of the matches of its moment, however much was written since.
  Result<ApiAnswer> search() {
    if (!context_.app.scopes.permits(what_.type, 's')) return outOfScope();
    auto search = fhir::readSearch(what_.type, what_.query);
    if (!search) return refuse(400, "invalid", search.error().message, search.error().detail);
    if (request_.is_strict && !search->unknown.empty()) {
      return refuse(400, "not-supported", "There is no search parameter \"" + search->unknown.front() + "\" here.");
    }
    BATON_TRY(FhirViewPtr seen, view());
    if (search->page_sequence && *search->page_sequence < seen->head) {
      BATON_TRY(seen,
                context_.views.at(context_.home, context_.app.person, context_.app.audience(), *search->page_sequence));
    }
    const fhir::SearchAnswer found = seen->corpus->search(*search, readableTypes(context_.app));
    std::vector<std::string> parts;  // texts made for this answer
    parts.reserve(found.matches.size() + found.included.size() + 1);
    std::vector<BundleEntry> entries;
    addEntries(found.matches, "match", *search, parts, entries);
    addEntries(found.included, "include", *search, parts, entries);
    if (!search->unknown.empty()) addWarning(search->unknown, parts, entries);
    fhir::BundleHead head{"searchset", found.total, {{"self", searchUrl(*search, std::nullopt)}}};
    if (found.has_next) {
      const std::string page = std::to_string(seen->head) + "-" + std::to_string(search->page_offset + search->count);
      head.links.push_back({"next", searchUrl(*search, page)});
    }
    ApiAnswer answer;
    answer.body = fhir::bundleText(head, entries);
    return answer;
  }

  std::string searchUrl(const fhir::SearchRequest& search, const std::optional<std::string>& page) const {
    fhir::QueryPairs pairs = search.understood;
    if (page) pairs.emplace_back("_page", *page);
    const std::string query = fhir::queryText(pairs);
    return urlOf(what_.type) + (query.empty() ? "" : "?" + query);
  }

  void addEntries(const std::vector<StoredPtr>& resources, const std::string& mode, const fhir::SearchRequest& shape,
                  std::vector<std::string>& parts, std::vector<BundleEntry>& entries) const {
    const bool is_whole = shape.elements.empty() && shape.summary == fhir::SummaryMode::None;
    for (const StoredPtr& one : resources) {
      BundleEntry entry;
      entry.full_url = urlOf(one->key());
      entry.mode = mode;
      if (is_whole) {
        entry.resource = one->text;
      } else {
        parts.push_back(shaped(one->text, shape));
        entry.resource = parts.back();
      }
      held_.push_back(one);
      entries.push_back(std::move(entry));
    }
  }

  static void addWarning(const std::vector<std::string>& unknown, std::vector<std::string>& parts,
                         std::vector<BundleEntry>& entries) {
    std::vector<fhir::OutcomeIssue> issues;
    for (const std::string& name : unknown) {
      issues.push_back(
          {"warning", "not-supported", "The search parameter \"" + name + "\" is not known and was ignored.", ""});
    }
    parts.push_back(json::write(fhir::operationOutcome(issues)));
    BundleEntry entry;
    entry.mode = "outcome";
    entry.resource = parts.back();
    entries.push_back(std::move(entry));
  }

  Result<ApiAnswer> history() {
    if (!what_.type.empty() && !mayRead(what_.type)) return outOfScope();
    std::size_t count = fhir::kPageSize;
    record::Sequence head = 0;
    std::size_t offset = 0;
    std::optional<Instant> since;
    fhir::QueryPairs understood;
    for (const auto& [name, value] : what_.query) {
      if (name == "_count" || name == "_page") {
        auto read = fhir::readSearch(what_.type.empty() ? "Patient" : what_.type, {{name, value}});
        if (!read) return refuse(400, "invalid", read.error().message, name);
        if (name == "_count" && read->summary != fhir::SummaryMode::Count) count = read->count;
        if (name == "_page") head = *read->page_sequence, offset = read->page_offset;
        if (name == "_count") understood.emplace_back(name, value);
      } else if (name == "_since") {
        since = parseInstant(value);
        if (!since) return refuse(400, "invalid", "_since is an instant.", name);
        understood.emplace_back(name, value);
      } else if (request_.is_strict && name != "_format" && name != "_pretty") {
        return refuse(400, "not-supported", "A history takes no \"" + name + "\".");
      }
    }
    BATON_TRY(const FhirViewPtr seen, view());
    if (head == 0 || head > seen->head) head = seen->head;
    BATON_TRY(auto versions, context_.views.versions(context_.home, context_.app.person, context_.app.audience(),
                                                     what_.type, what_.id, head));
    std::erase_if(versions,
                  [&](const ServedVersion& one) { return (since && one.recorded < *since) || !mayRead(one.type); });
    if (versions.empty() && what_.kind == Kind::InstanceHistory && !since) return notHere();
    std::vector<BundleEntry> entries;
    const std::size_t last = std::min(versions.size(), offset + count);
    for (std::size_t i = std::min(offset, versions.size()); i < last; ++i) entries.push_back(entryOf(versions[i]));
    const std::string path = request_.base + (what_.type.empty() ? "" : "/" + what_.type) +
                             (what_.id.empty() ? "" : "/" + what_.id) + "/_history";
    const auto url_of = [&](const fhir::QueryPairs& pairs) {
      const std::string query = fhir::queryText(pairs);
      return path + (query.empty() ? "" : "?" + query);
    };
    fhir::BundleHead bundle{"history", versions.size(), {{"self", url_of(understood)}}};
    if (last < versions.size()) {
      understood.emplace_back("_page", std::to_string(head) + "-" + std::to_string(last));
      bundle.links.push_back({"next", url_of(understood)});
    }
    ApiAnswer answer;
    answer.body = fhir::bundleText(bundle, entries);
    return answer;
  }

  BundleEntry entryOf(const ServedVersion& version) const {
    BundleEntry entry;
    const std::string key = version.type + "/" + version.id;
    entry.full_url = urlOf(key);
    entry.resource = version.text;
    entry.method = version.is_deletion ? "DELETE" : version.version == 1 ? "POST" : "PUT";
    entry.url = entry.method == "POST" ? version.type : key;
    entry.status = version.is_deletion ? "204" : version.version == 1 ? "201" : "200";
    entry.etag = etagOf(version.version);
    entry.last_modified = toIso(version.recorded);
    return entry;
  }

  // The whole of what this app may see: a record here is one person's, so what is in it is about them or was needed to
  // say it.
  Result<ApiAnswer> everything() {
    BATON_TRY(FhirViewPtr seen, view());
    const auto& patients = seen->corpus->patients();
    if (!what_.id.empty() && std::ranges::find(patients, what_.id) == patients.end()) return notHere();
    std::size_t count = fhir::kLargestPage;
    std::size_t offset = 0;
    std::optional<Instant> since;
    std::unordered_set<std::string> types;
    fhir::QueryPairs understood;
    for (const auto& [name, value] : what_.query) {
      if (name == "_count" || name == "_page") {
        auto read = fhir::readSearch("Patient", {{name, value}});
        if (!read) return refuse(400, "invalid", read.error().message, name);
        if (name == "_count") count = read->count;
        if (name == "_page") {
          offset = read->page_offset;
          BATON_TRY(seen, context_.views.at(context_.home, context_.app.person, context_.app.audience(),
                                            *read->page_sequence));
          continue;
        }
      } else if (name == "_since") {
        since = parseInstant(value);
        if (!since) return refuse(400, "invalid", "_since is an instant.", name);
      } else if (name == "_type") {
        for (const std::string_view type : split(value, ',')) types.emplace(type);
      } else if (name == "start" || name == "end") {
        return refuse(400, "not-supported", "$everything takes no start and no end here.", name);
      } else {
        continue;
      }
      understood.emplace_back(name, value);
    }
    std::vector<StoredPtr> all = seen->corpus->ofType("Patient");
    for (const std::string_view type : seen->corpus->types()) {
      if (type != "Patient")
        all.insert(all.end(), seen->corpus->ofType(type).begin(), seen->corpus->ofType(type).end());
    }
    std::erase_if(all, [&](const StoredPtr& one) {
      return !mayRead(one->type) || (since && one->recorded < *since) || (!types.empty() && !types.contains(one->type));
    });
    std::vector<BundleEntry> entries;
    const std::size_t last = std::min(all.size(), offset + count);
    for (std::size_t i = std::min(offset, all.size()); i < last; ++i) {
      BundleEntry entry;
      entry.full_url = urlOf(all[i]->key());
      entry.resource = all[i]->text;
      entry.mode = "match";
      entries.push_back(std::move(entry));
    }
    const std::string path = urlOf("Patient/" + (what_.id.empty() ? seen->patient : what_.id)) + "/$everything";
    const auto url_of = [&](const fhir::QueryPairs& pairs) {
      const std::string query = fhir::queryText(pairs);
      return path + (query.empty() ? "" : "?" + query);
    };
    fhir::BundleHead head{"searchset", all.size(), {{"self", url_of(understood)}}};
    if (last < all.size()) {
      understood.emplace_back("_page", std::to_string(seen->head) + "-" + std::to_string(last));
      head.links.push_back({"next", url_of(understood)});
    }
    ApiAnswer answer;
    answer.body = fhir::bundleText(head, entries);
    return answer;
  }

  // A summary is of all types: an app that may not read all of them gets none, rather than one that looks whole.
  Result<ApiAnswer> summary() {
    if (!mayRead(kEveryType)) return outOfScope();
    BATON_TRY(const FhirViewPtr seen, view());
    const auto& patients = seen->corpus->patients();
    if (!what_.id.empty() && std::ranges::find(patients, what_.id) == patients.end()) return notHere();
    const Instant now = context_.home.clock().now();
    BATON_TRY(const auto disclosure,
              context_.views.charts().disclosure(context_.home, context_.app.person, context_.app.audience(), now));
    ApiAnswer answer;
    answer.body = json::write(fhir::ipsDocument(disclosure, {now, "en"}));
    return answer;
  }

  const ApiContext& context_;
  const ApiRequest& request_;
  const fhir::Interaction& what_;
  mutable std::vector<StoredPtr> held_;  // whose texts the answer is made of
};

}  // namespace

fhir::TypeFilter readableTypes(const App& app) {
  return [&app](std::string_view type) { return app.scopes.permits(type, 'r'); };
}

Result<ApiAnswer> readByApi(const ApiContext& context, const ApiRequest& request) {
  return Reading(context, request).run();
}

}  // namespace baton::app
