#include "web/server/http.h"

namespace baton::web {
namespace {

std::string valueOf(const std::map<std::string, std::string>& values, std::string_view name) {
  const auto found = values.find(std::string(name));
  return found == values.end() ? std::string() : found->second;
}

}  // namespace

std::string Request::field(std::string_view name) const {
  for (const auto& [key, value] : form) {
    if (key == name) return value;
  }
  return {};
}

std::string Request::parameter(std::string_view name) const { return valueOf(query, name); }

std::string Request::header(std::string_view name) const { return valueOf(headers, name); }

}  // namespace baton::web
