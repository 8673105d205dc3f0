// Decimal: a number that keeps its digits ("98.60" stays "98.60"), as FHIR R4 `decimal` demands
// (http://hl7.org/fhir/R4/datatypes.html#decimal). Value comparisons use double; text is what is shown and stored.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace baton {

class Decimal {
 public:
  Decimal() = default;
  static std::optional<Decimal> parse(std::string_view text);
  static Decimal fromInt(long long value);
  const std::string& text() const { return text_; }
  double value() const { return value_; }
  // The number without trailing zeros after the point, for reading ("25.0" → "25").
  std::string plain() const;
  bool operator==(const Decimal& other) const { return text_ == other.text_; }

 private:
  std::string text_ = "0";
  double value_ = 0;
};

// An amount with its unit. `unit` is what people read, `code` the UCUM code where known.
struct Quantity {
  Decimal value;
  std::string comparator;  // "", "<", "<=", ">=", ">"
  std::string unit;
  std::string code;    // UCUM code or ""
  std::string system;  // "http://unitsofmeasure.org" or what the source says
  bool operator==(const Quantity&) const = default;
};

// "25 mg", "< 0.5 mmol/L".
std::string toText(const Quantity& quantity);

}  // namespace baton
