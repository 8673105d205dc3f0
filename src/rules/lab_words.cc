#include "rules/lab_words.h"

#include <array>

namespace baton::rules {

std::string LabWords::joined(const std::vector<std::string>& names) const {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? say(" and ", " y ") : ", ";
    text += names[i];
  }
  return text;
}

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

std::string sentence(std::string text) {
  if (text.empty()) return text;
  if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  // The small accented letters of Latin-1 stand 32 above the great ones, in the second byte.
  const bool is_accented = text.size() > 1 && text[0] == '\xC3' && static_cast<unsigned char>(text[1]) >= 0xA0;
  if (is_accented) text[1] = static_cast<char>(static_cast<unsigned char>(text[1]) - 0x20);
  return text;
}

record::Evidence evidenceOf(const LabWords& words, const knowledge::Labs& labs, const LabResults& results,
                            const LabResult& result) {
  const std::string value = results.shown(result);
  return {result.about->key, std::string(words.name(labs.group(result.group))) + (value.empty() ? "" : " " + value) +
                                 ", " + result.date->dateText()};
}

}  // namespace baton::rules
