#include "fhir/smart/scopes.h"

#include "base/text.h"
#include "fhir/definitions.h"

namespace baton::fhir {
namespace {

constexpr std::string_view kOrder = "cruds";

// "" when they are no letters of a scope.
std::string lettersOf(std::string_view text) {
  if (text == "read") return "rs";
  if (text == "write") return "cud";
  if (text == "*") return std::string(kOrder);
  std::size_t place = 0;
  for (const char letter : text) {
    place = kOrder.find(letter, place);
    if (place == std::string_view::npos) return {};
    ++place;
  }
  return std::string(text);
}

}  // namespace

Result<Scopes> Scopes::read(std::string_view text) {
  Scopes scopes;
  for (const std::string_view word : split(text, ' ')) {
    if (word.empty()) continue;
    const std::size_t slash = word.find('/');
    const std::size_t dot = word.rfind('.');
    const bool is_formed = slash != std::string_view::npos && dot != std::string_view::npos && slash < dot;
    Rule rule;
    if (is_formed && word.substr(0, slash) == "patient") {
      rule = {std::string(word.substr(slash + 1, dot - slash - 1)), lettersOf(word.substr(dot + 1))};
    }
    if (rule.letters.empty() || (rule.type != "*" && findResource(rule.type) == nullptr)) {
      return fail(ErrorCode::BadInput, "\"" + std::string(word) + "\" is not a scope like patient/Observation.rs.");
    }
    scopes.text_ += (scopes.text_.empty() ? "" : " ") + std::string("patient/") + rule.type + "." + rule.letters;
    scopes.rules_.push_back(std::move(rule));
  }
  if (scopes.rules_.empty()) return fail(ErrorCode::BadInput, "No scope was given. One reads patient/Observation.rs.");
  return scopes;
}

bool Scopes::permits(std::string_view type, char letter) const {
  for (const Rule& rule : rules_) {
    if ((rule.type == "*" || rule.type == type) && rule.letters.find(letter) != std::string::npos) return true;
  }
  return false;
}

bool Scopes::permitsAny(char letter) const {
  for (const Rule& rule : rules_) {
    if (rule.letters.find(letter) != std::string::npos) return true;
  }
  return false;
}

}  // namespace baton::fhir
