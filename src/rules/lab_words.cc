#include "rules/lab_words.h"

#include <array>

namespace baton::rules {

std::string_view LabWords::role(std::string_view role) const {
  struct Name {
    std::string_view role, english, spanish;
  };
  static constexpr std::array<Name, 4> kNames = {{{"psychiatrist", "psychiatrist", "psiquiatra"},
                                                  {"telepsychiatry", "psychiatrist", "psiquiatra"},
                                                  {"primary-care", "primary care doctor", "médico de cabecera"},
                                                  {"therapist", "therapist", "terapeuta"}}};
  for (const Name& name : kNames) {
    if (name.role == role) return say(name.english, name.spanish);
  }
  return role;
}

std::string valueShown(const LabWords& words, const LabResults& results, const LabResult& result) {
  std::string value = results.shown(result);
  const auto* part = result.component;
  const auto& quantity = part != nullptr                 ? part->quantity
                         : result.observation != nullptr ? result.observation->quantity
                                                         : std::nullopt;
  const bool is_index = quantity && (quantity->code == "kg/m2" || quantity->unit == "kg/m2");
  return is_index ? std::string(words.say("BMI ", "IMC ")) + value : value;
}

std::string sentence(std::string text) {
  if (text.empty()) return text;
  // "eGFR" is a word of its own: EGFR is another thing.
  if (text.size() > 1 && text[1] >= 'A' && text[1] <= 'Z') return text;
  if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  // The small accented letters of Latin-1 stand 32 above the great ones, in the second byte.
  const bool is_accented = text.size() > 1 && text[0] == '\xC3' && static_cast<unsigned char>(text[1]) >= 0xA0;
  if (is_accented) text[1] = static_cast<char>(static_cast<unsigned char>(text[1]) - 0x20);
  return text;
}

record::Evidence evidenceOf(const LabWords& words, const knowledge::Labs& labs, const LabResults& results,
                            const LabResult& result) {
  const std::string value = valueShown(words, results, result);
  return {result.about->key, std::string(words.name(labs.group(result.group))) + (value.empty() ? "" : " " + value) +
                                 ", " + result.date->dateText()};
}

}  // namespace baton::rules
