#include "fhir/search/query_values.h"

#include <array>
#include <cmath>

#include "base/decimal.h"
#include "base/text.h"
#include "fhir/definitions.h"

namespace baton::fhir {
namespace {

constexpr std::size_t kMostValues = 500;

// At a mark that no backslash stands before.
std::vector<std::string> splitUnescaped(std::string_view text, char mark) {
  std::vector<std::string> parts(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) {
      parts.back() += text[i];
      parts.back() += text[++i];
    } else if (text[i] == mark) {
      parts.emplace_back();
    } else {
      parts.back() += text[i];
    }
  }
  return parts;
}

std::string unescaped(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) ++i;
    plain += text[i];
  }
  return plain;
}

Prefix takePrefix(std::string_view& text) {
  static constexpr std::array<std::pair<std::string_view, Prefix>, 8> kPrefixes{{{"eq", Prefix::Eq},
                                                                                 {"ne", Prefix::Ne},
                                                                                 {"gt", Prefix::Gt},
                                                                                 {"lt", Prefix::Lt},
                                                                                 {"ge", Prefix::Ge},
                                                                                 {"le", Prefix::Le},
                                                                                 {"sa", Prefix::Sa},
                                                                                 {"eb", Prefix::Eb}}};
  for (const auto& [name, prefix] : kPrefixes) {
    if (!text.starts_with(name)) continue;
    text.remove_prefix(2);
    return prefix;
  }
  return Prefix::Eq;
}

Status readDate(std::string_view text, const std::string& name, QueryValue& value) {
  value.prefix = takePrefix(text);
  std::string letters(text);
  // A "+" of a time zone that was not percent-encoded arrives as a blank.
  for (char& c : letters) {
    if (c == ' ') c = '+';
  }
  const auto date = PartialDate::parse(letters);
  if (!date || date->empty()) return fail(ErrorCode::BadInput, "This is not a FHIR date.", name);
  value.first = date->first();
  value.last = date->last();
  return {};
}

Status readNumber(std::string_view text, const std::string& name, QueryValue& value) {
  value.prefix = takePrefix(text);
  const auto number = Decimal::parse(text);
  if (!number) return fail(ErrorCode::BadInput, "This is not a number.", name);
  value.number = number->value();
  const std::string_view letters = text.substr(0, text.find_first_of("eE"));
  const std::size_t point = letters.find('.');
  const int digits = point == std::string_view::npos ? 0 : static_cast<int>(letters.size() - point - 1);
  const std::size_t power = text.find_first_of("eE");
  const int exponent = power == std::string_view::npos ? 0 : std::atoi(std::string(text.substr(power + 1)).c_str());
  value.half = 0.5 * std::pow(10.0, exponent - digits);
  return {};
}

// "number|system|code", "number||code", "number".
Status readQuantity(const std::string& text, const std::string& name, QueryValue& value) {
  const auto parts = splitUnescaped(text, '|');
  BATON_CHECK(readNumber(parts[0], name, value));
  value.has_bar = parts.size() > 1;
  if (parts.size() > 3) return fail(ErrorCode::BadInput, "A quantity reads number|system|code.", name);
  if (parts.size() > 1) value.system = unescaped(parts[1]);
  if (parts.size() > 2) value.text = unescaped(parts[2]);
  return {};
}

void readToken(const std::string& text, QueryValue& value) {
  const auto parts = splitUnescaped(text, '|');
  value.has_bar = parts.size() > 1;
  value.text = unescaped(parts.back());
  if (value.has_bar) {
    value.system = unescaped(parts.front());
    for (std::size_t i = 1; i + 1 < parts.size(); ++i) value.system += "|" + unescaped(parts[i]);
  }
}

}  // namespace

Result<std::vector<QueryValue>> readQueryValues(const SearchParameter& parameter, const std::string& modifier,
                                                const std::string& text, const std::string& name) {
  std::vector<QueryValue> values;
  for (const std::string& part : splitUnescaped(text, ',')) {
    QueryValue value;
    if (modifier == "missing") {
      if (part != "true" && part != "false") return fail(ErrorCode::BadInput, ":missing is true or false.", name);
      value.text = part;
      values.push_back(std::move(value));
      continue;
    }
    switch (parameter.kind) {
      case ParameterKind::Token:
        if (modifier == "text") {
          value.text = foldForMatching(unescaped(part));
        } else {
          readToken(part, value);
        }
        break;
      case ParameterKind::Date:
        BATON_CHECK(readDate(unescaped(part), name, value));
        break;
      case ParameterKind::Number:
        BATON_CHECK(readNumber(unescaped(part), name, value));
        break;
      case ParameterKind::Quantity:
        BATON_CHECK(readQuantity(part, name, value));
        break;
      case ParameterKind::Reference:
        if (modifier == "identifier") {
          readToken(part, value);
        } else {
          value.text = unescaped(part);
          // subject:Patient=1 and subject=Patient/1 are the same question.
          if (!modifier.empty() && value.text.find('/') == std::string::npos) value.text = modifier + "/" + value.text;
        }
        break;
      case ParameterKind::String:
        value.text = modifier == "exact" ? unescaped(part) : foldForMatching(unescaped(part));
        break;
      case ParameterKind::Uri:
        value.text = unescaped(part);
        break;
    }
    values.push_back(std::move(value));
    if (values.size() > kMostValues) return fail(ErrorCode::BadInput, "A parameter takes at most 500 values.", name);
  }
  return values;
}

}  // namespace baton::fhir
