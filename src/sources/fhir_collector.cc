#include "sources/fhir_collector.h"

#include <array>

#include "fhir/definitions.h"
#include "fhir/validate.h"
#include "sources/fhir_maker.h"
#include "sources/fhir_older.h"
#include "sources/fhir_versions.h"

namespace baton::sources {
namespace {

constexpr std::array<std::string_view, 9> kBundleTypes{
    "document", "message",   "transaction", "transaction-response", "batch", "batch-response",
    "history",  "searchset", "collection"};

bool isBundle(const json::Value& resource) { return resource["resourceType"].text() == "Bundle"; }

std::string placeOf(const std::string& where, const std::string& type) { return where.empty() ? type : where; }

// The place of an issue inside the file: the resource's place and the path within the resource.
std::string within(const std::string& where, const std::string& type, const std::string& expression) {
  if (!expression.starts_with(type)) return where + " " + expression;
  if (where.empty()) return expression;
  // A line is not a path: "line 12: Patient.birthDate".
  if (where.starts_with("line ") && where.find('.') == where.npos) return where + ": " + expression;
  return where + expression.substr(type.size());
}

bool isError(const fhir::ValidationIssue& issue) {
  return issue.severity == fhir::Severity::Error || issue.severity == fhir::Severity::Fatal;
}

// "Patient.birthDate: not a date; Patient.name[0]: empty; and 4 more."
std::string firstErrors(const std::vector<fhir::ValidationIssue>& issues) {
  constexpr std::size_t kShown = 3;
  std::string reason;
  std::size_t count = 0;
  for (const fhir::ValidationIssue& issue : issues) {
    if (!isError(issue) || ++count > kShown) continue;
    if (!reason.empty()) reason += "; ";
    reason += issue.expression + ": " + issue.text;
  }
  if (count > kShown) reason += "; and " + std::to_string(count - kShown) + " more";
  return reason;
}

IssueSeverity severityOf(const fhir::ValidationIssue& issue) {
  return issue.severity == fhir::Severity::Warning ? IssueSeverity::Warning : IssueSeverity::Information;
}

}  // namespace

void Collector::reject(std::string where, std::string reason) {
  file_.rejected.push_back({IssueSeverity::Error, std::move(where), std::move(reason)});
}

void Collector::add(json::Value&& resource, std::string full_url, const std::string& where) {
  if (isBundle(resource)) {
    addBundle(std::move(resource), placeOf(where, "Bundle"));
  } else {
    addResource(std::move(resource), std::move(full_url), where);
  }
}

void Collector::addBundle(json::Value&& bundle, const std::string& where) {
  const std::string type = bundle["type"].text();
  bool is_known = false;
  for (const std::string_view known : kBundleTypes) is_known = is_known || known == type;
  if (!is_known)
    notes_.add("bundle-type", where + ".type", "The Bundle does not say what kind it is; read all the same.");
  for (const json::Value& link : bundle["link"].items()) {
    if (link["relation"].text() != "next") continue;
    notes_.add("next", where + ".link",
               "This is one page of an answer that goes on: what stands on the next pages is not in this file.");
  }
  if (file_.organisation.empty()) file_.organisation = makerOf(bundle);
  if (file_.made_on.empty()) file_.made_on = madeOn(bundle);
  json::Value* entries = bundle.findMutable("entry");
  if (entries == nullptr) return;
  if (!entries->isArray()) return reject(where + ".entry", "The Bundle's entries are not a list.");
  const History history = type == "history" ? History::Yes : History::No;
  std::vector<json::Value>& items = entries->itemsMutable();
  for (std::size_t i = 0; i < items.size(); ++i) {
    addBundleEntry(std::move(items[i]), where + ".entry[" + std::to_string(i) + "]", history);
  }
}

void Collector::addBundleEntry(json::Value&& entry, const std::string& where, History history) {
  json::Value* resource = entry.findMutable("resource");
  if (resource == nullptr) return noteEntryWithoutResource(entry, where);
  const std::string& method = entry["request"]["method"].text();
  if (method == "PATCH") {
    return reject(where + ".resource", "A change to a resource (PATCH) without the resource itself cannot be read.");
  }
  const std::size_t before = file_.entries.size();
  add(std::move(*resource), entry["fullUrl"].text(), where + ".resource");
  if (history == History::Yes && file_.entries.size() > before) is_of_history_.back() = true;
}

void Collector::noteEntryWithoutResource(const json::Value& entry, const std::string& where) {
  const std::string& method = entry["request"]["method"].text();
  const std::string& url = entry["request"]["url"].text();
  if (method == "DELETE") {
    return notes_.add("deleted", where, "The source says that it deleted " + url + "; Baton keeps what it has of it.",
                      IssueSeverity::Information);
  }
  const bool should_hold_one = method == "POST" || method == "PUT" || method == "PATCH";
  if (should_hold_one && !entry.has("response")) return reject(where, "The entry holds no resource.");
  if (method.empty() && !entry.has("response")) return reject(where, "The entry is empty.");
  notes_.add("no-resource", where, "The entry holds no resource, only a request or a server's answer.",
             IssueSeverity::Information);
}

bool Collector::isRefused(const json::Value& resource, const std::string& where) {
  const std::string& type = resource["resourceType"].text();
  if (type.empty()) {
    reject(placeOf(where, "resource"), "It has no resourceType, so it is not a FHIR resource.");
    return true;
  }
  if (const std::string release = olderRelease(resource); !release.empty()) {
    reject(placeOf(where, type), "This " + type + " is written in FHIR " + release + "; ask for an export in FHIR R4.");
    return true;
  }
  if (fhir::findResource(type) == nullptr) {
    reject(placeOf(where, type), "\"" + type.substr(0, 64) + "\" is not a resource type of FHIR R4.");
    return true;
  }
  const std::vector<fhir::ValidationIssue> issues = fhir::validate(resource);
  if (fhir::hasErrors(issues)) {
    reject(placeOf(where, type), firstErrors(issues));
    return true;
  }
  for (const fhir::ValidationIssue& issue : issues) {
    notes_.add(type + issue.code + issue.text, within(where, type, issue.expression), issue.text, severityOf(issue));
  }
  return false;
}

void Collector::addResource(json::Value&& resource, std::string full_url, const std::string& where) {
  if (isRefused(resource, where)) return;
  std::string place = placeOf(where, resource["resourceType"].text());
  file_.entries.push_back({std::move(resource), std::move(full_url), std::move(place)});
  is_of_history_.push_back(false);
}

ParsedFile Collector::take() {
  file_.merged += orderVersions(file_.entries, is_of_history_);
  file_.notes = notes_.take();
  if (file_.organisation.empty()) file_.organisation = keeperOf(file_.entries);
  ParsedFile taken = std::move(file_);
  file_ = ParsedFile();
  file_.format = taken.format;
  file_.organisation = taken.organisation;
  file_.made_on = taken.made_on;
  is_of_history_.clear();
  return taken;
}

}  // namespace baton::sources
