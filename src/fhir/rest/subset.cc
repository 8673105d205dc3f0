#include "fhir/rest/subset.h"

#include <algorithm>

#include "base/text.h"
#include "fhir/search/parameters.h"

namespace baton::fhir {
namespace {

constexpr std::string_view kObservationValue = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue";

// "effective[x]" names effectiveDateTime; "_birthDate" goes with birthDate.
bool isNamed(std::string_view list, std::string_view member) {
  if (member.starts_with('_')) member.remove_prefix(1);
  for (const std::string_view name : split(list, ',')) {
    if (name.empty()) continue;
    if (name == member) return true;
    if (!name.ends_with("[x]")) continue;
    const std::string_view stem = name.substr(0, name.size() - 3);
    if (member.size() > stem.size() && member.starts_with(stem) && member[stem.size()] >= 'A' &&
        member[stem.size()] <= 'Z') {
      return true;
    }
  }
  return false;
}

void mark(json::Value& resource) {
  json::Value tag;
  tag.set("system", std::string(kObservationValue));
  tag.set("code", "SUBSETTED");
  if (!resource.has("meta")) resource.set("meta", json::Value::object());
  json::Value& meta = *resource.findMutable("meta");
  json::Value tags = meta["tag"].isArray() ? meta["tag"] : json::Value::array();
  tags.push(std::move(tag));
  meta.set("tag", std::move(tags));
}

}  // namespace

json::Value subsetOf(const json::Value& resource, SummaryMode mode, const std::vector<std::string>& elements) {
  const std::string& type = resource["resourceType"].text();
  const SummaryElements* known = summaryElementsOf(type);
  std::string asked;
  for (const std::string& one : elements) {
    const std::string prefix = type + ".";
    asked += (one.starts_with(prefix) ? one.substr(prefix.size()) : one) + ",";
  }
  const auto is_kept = [&](std::string_view name) {
    if (name == "resourceType" || name == "id" || name == "meta") return true;
    if (known != nullptr && isNamed(known->mandatory, name)) return true;
    if (!elements.empty()) return isNamed(asked, name);
    switch (mode) {
      case SummaryMode::None:
      case SummaryMode::Count:
        return true;
      case SummaryMode::Short:
        return known != nullptr && isNamed(known->summary, name);
      case SummaryMode::Text:
        return name == "text";
      case SummaryMode::Data:
        return name != "text";
    }
    return true;
  };
  json::Value part = json::Value::object();
  for (const json::Member& member : resource.members()) {
    if (is_kept(member.key)) part.set(member.key, member.value);
  }
  mark(part);
  return part;
}

}  // namespace baton::fhir
