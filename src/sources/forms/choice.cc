#include "sources/forms/choice.h"

#include <algorithm>

#include "base/text.h"

namespace baton::sources::forms {

Status oneOf(std::string_view value, std::initializer_list<std::string_view> choices, std::string_view field) {
  if (std::find(choices.begin(), choices.end(), value) != choices.end()) return {};
  std::string listed;
  for (const std::string_view choice : choices) {
    if (!choice.empty()) listed += (listed.empty() ? "" : ", ") + std::string(choice);
  }
  return wrong(field, "\"" + shorten(value, 40) + "\" is not a choice for " + std::string(field) +
                          ". Choose one of: " + listed + ".");
}

Result<std::optional<Decimal>> numberIn(std::string_view typed, double low, double high, std::string_view field) {
  std::string text(trim(typed));
  std::replace(text.begin(), text.end(), ',', '.');  // "6,5" as half the world writes it
  if (text.empty()) return std::optional<Decimal>();
  auto number = Decimal::parse(text);
  const bool is_plain = text.find_first_of("eE") == std::string::npos && text.size() <= 12;
  if (!number || !is_plain || number->value() < low || number->value() > high) {
    return wrong(field, std::string(field) + " takes a number from " +
                            Decimal::fromInt(static_cast<long long>(low)).text() + " to " +
                            Decimal::fromInt(static_cast<long long>(high)).text() + ".");
  }
  return number;
}

}  // namespace baton::sources::forms
