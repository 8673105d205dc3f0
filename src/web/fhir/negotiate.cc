#include "web/fhir/negotiate.h"

#include <array>

#include "base/text.h"

namespace baton::web {
namespace {

std::string mediaType(std::string_view text) { return toLowerAscii(trim(text.substr(0, text.find(';')))); }

// "q=0" says: not this one.
bool isUnwanted(std::string_view part) {
  for (const std::string_view parameter : split(part, ';')) {
    const std::string text = toLowerAscii(trim(parameter));
    if (text.starts_with("q=0") && text.find_first_of("123456789") == std::string::npos) return true;
  }
  return false;
}

bool isJsonName(std::string_view name) {
  static constexpr std::array<std::string_view, 8> kNames{
      "application/fhir+json", "application/json", "application/json+fhir", "text/json", "json", "*/*",
      "application/*",         "fhir+json"};
  for (const std::string_view known : kNames) {
    if (name == known) return true;
  }
  return false;
}

}  // namespace

bool acceptsFhirJson(const Request& request, std::string_view format_parameter) {
  // A "+" of a query arrives as a blank.
  if (!format_parameter.empty()) {
    std::string name = mediaType(format_parameter);
    for (char& c : name) {
      if (c == ' ') c = '+';
    }
    return isJsonName(name);
  }
  const std::string accept = request.header("accept");
  if (trim(accept).empty()) return true;
  for (const std::string_view part : split(accept, ',')) {
    if (isJsonName(mediaType(part)) && !isUnwanted(part)) return true;
  }
  return false;
}

bool isFhirJson(std::string_view content_type) {
  const std::string name = mediaType(content_type);
  return name == "application/fhir+json" || name == "application/json" || name == "application/json+fhir" ||
         name == "text/json";
}

bool isJsonPatch(std::string_view content_type) { return mediaType(content_type) == "application/json-patch+json"; }

bool isForm(std::string_view content_type) { return mediaType(content_type) == "application/x-www-form-urlencoded"; }

std::string bearerToken(const Request& request) {
  const std::string header = request.header("authorization");
  if (!startsWithNoCase(header, "Bearer ")) return "";
  return std::string(trim(std::string_view(header).substr(7)));
}

Preferences preferencesOf(const Request& request) {
  Preferences wanted;
  std::string header = toLowerAscii(request.header("prefer"));
  for (char& c : header) {
    if (c == ';') c = ',';
  }
  for (const std::string_view part : split(header, ',')) {
    const std::string_view word = trim(part);
    if (word == "return=minimal") wanted.returns = app::Return::Minimal;
    if (word == "return=operationoutcome") wanted.returns = app::Return::Outcome;
    if (word == "return=representation") wanted.returns = app::Return::Representation;
    if (word == "handling=strict") wanted.is_strict = true;
  }
  return wanted;
}

}  // namespace baton::web
