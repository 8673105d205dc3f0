#include "knowledge/medication_text.h"

#include <algorithm>

#include "base/text.h"
#include "knowledge/knowledge.h"
#include "knowledge/medication_reader.h"
#include "knowledge/names.h"

namespace baton::knowledge {
namespace {

// Statements that there is no medicine, whole texts only.
constexpr std::string_view kNoneTexts[] = {"none",
                                           "no medications",
                                           "no meds",
                                           "no medication",
                                           "no current medications",
                                           "no medicines",
                                           "not taking any medications",
                                           "not taking any medication",
                                           "not on any medications",
                                           "denies medications",
                                           "no known medications",
                                           "no home medications",
                                           "no active medications",
                                           "no prescribed medications",
                                           "no drug therapy prescribed",
                                           "ninguno",
                                           "no toma medicamentos",
                                           "sin medicamentos"};

bool saysNone(std::string_view text) {
  static const std::vector<std::string> kKeys = [] {
    std::vector<std::string> keys;
    for (const std::string_view none : kNoneTexts) keys.push_back(nameKey(none));
    return keys;
  }();
  // Every statement begins so; most texts are names and need no more.
  const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto first = std::find_if(text.begin(), text.end(), isLetter);
  if (first == text.end() || std::string_view("NnDdSs").find(*first) == std::string_view::npos) return false;
  return std::find(kKeys.begin(), kKeys.end(), nameKey(text)) != kKeys.end();
}

MedicationText readWith(const Knowledge& knowledge, std::string_view text, MedicationReader::Look look) {
  std::size_t limit = std::min(text.size(), kMaxMedicationText);
  while (limit > 0 && limit < text.size() && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80) --limit;
  MedicationText result = MedicationReader(knowledge, text.substr(0, limit), look).read();
  if (limit < text.size()) {
    result.original = std::string(text);
    result.warnings.push_back({WarningKind::TooLong, {}, "The text was cut: only its beginning was read."});
    result.unread.emplace_back(text.substr(limit));
    result.understood = false;
  }
  return result;
}

}  // namespace

MedicationText readMedicationText(const Knowledge& knowledge, std::string_view text) {
  if (!saysNone(text)) return readWith(knowledge, text, MedicationReader::Look::ForNames);
  MedicationText none;
  none.original = std::string(text);
  none.says_none = none.understood = true;
  return none;
}

MedicationText readMedicationText(std::string_view text) { return readMedicationText(builtIn(), text); }

MedicationText readSigText(const Knowledge& knowledge, std::string_view text) {
  return readWith(knowledge, text, MedicationReader::Look::ForSigOnly);
}

MedicationText readSigText(std::string_view text) { return readSigText(builtIn(), text); }

}  // namespace baton::knowledge
