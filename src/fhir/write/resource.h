// The beginning that all written resources share: type, id from the name, profile. And their small closed code sets.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

#include "fhir/write/lines.h"
#include "fhir/write/parts.h"

namespace baton::fhir::write {

inline json::Value begin(std::string_view type, std::string_view name, std::string_view profile, const Frame& frame) {
  json::Value resource = json::Value::object();
  resource.set("resourceType", type);
  resource.set("id", withoutUrn(uuidFor(frame.person, name)));
  if (!profile.empty()) {
    json::Value meta = json::Value::object();
    meta.set("profile", json::Value::array({std::string(kIpsProfile) + std::string(profile)}));
    resource.set("meta", std::move(meta));
  }
  return resource;
}

inline std::string_view oneOf(std::string_view value, std::initializer_list<std::string_view> allowed,
                              std::string_view otherwise) {
  return std::find(allowed.begin(), allowed.end(), value) != allowed.end() ? value : otherwise;
}

// Sets `name` to the date, or `_name` to "unknown".
inline void setDate(json::Value& resource, const std::string& name, const PartialDate& date) {
  if (date.empty())
    resource.set("_" + name, absent());
  else
    resource.set(name, dateText(date));
}

}  // namespace baton::fhir::write
