#include "knowledge/reading_summary.h"

#include <string_view>

namespace baton::knowledge {
namespace {

void add(std::string& line, const std::string& part) {
  if (part.empty()) return;
  if (!line.empty()) line += "; ";
  line += part;
}

std::string textOf(const Amount& amount) {
  std::string text = amount.value.text();
  if (amount.high) text += "-" + amount.high->text();
  return amount.unit.empty() ? text : text + " " + amount.unit;
}

std::string textOf(const Strength& strength) {
  std::string text = strength.value.text() + (strength.unit.empty() ? " (no unit)" : " " + strength.unit);
  if (strength.per_value) text += "/" + strength.per_value->text() + " " + strength.per_unit;
  return text;
}

// "2 per 1 d MORN HS as needed (anxiety)".
std::string textOf(const Timing& timing) {
  std::string text;
  const auto word = [&](const std::string& part) { text += (text.empty() ? "" : " ") + part; };
  if (timing.frequency) word(std::to_string(*timing.frequency));
  if (timing.frequency_max) word("up to " + std::to_string(*timing.frequency_max));
  if (timing.period) {
    word("per " + timing.period->text() + (timing.period_max ? "-" + timing.period_max->text() : "") + " " +
         timing.period_unit);
  }
  for (const std::string& when : timing.when) word(when);
  for (const std::string& day : timing.days) word(day);
  for (const std::string& time : timing.times) word(time);
  if (timing.as_needed) word(timing.as_needed_for.empty() ? "as needed" : "as needed (" + timing.as_needed_for + ")");
  if (timing.duration) word("during " + timing.duration->text() + " " + timing.duration_unit);
  if (timing.once) word("once");
  return text;
}

std::string textOf(const DoseInstruction& instruction) {
  std::string text = "take";
  if (instruction.dose) text += " " + textOf(*instruction.dose);
  if (instruction.same_as) text += " = " + textOf(*instruction.same_as);
  const std::string timing = textOf(instruction.timing);
  return timing.empty() ? text : text + " " + timing;
}

std::string_view codeOf(WarningKind kind) {
  switch (kind) {
    case WarningKind::TrailingZero:
      return "trailing zero";
    case WarningKind::NakedDecimal:
      return "naked decimal";
    case WarningKind::DangerousAbbreviation:
      return "dangerous";
    case WarningKind::Ambiguous:
      return "ambiguous";
    case WarningKind::TooLong:
      return "too long";
    case WarningKind::Misspelling:
      return "misspelling";
    case WarningKind::NoUnit:
      return "no unit";
  }
  return "";
}

std::string unreadOf(const std::vector<std::string>& unread) {
  std::string text;
  for (const std::string& word : unread) text += (text.empty() ? "UNREAD " : " ") + word;
  return text;
}

}  // namespace

std::string summary(const MedicationText& reading) {
  std::string line;
  std::string names;
  for (const Ingredient& ingredient : reading.ingredients) names += (names.empty() ? "" : " + ") + ingredient.name;
  add(line, names);
  if (reading.says_none) add(line, "no medicines");
  if (!reading.brand.empty()) add(line, "brand " + reading.brand);
  std::string strengths;
  for (const Strength& strength : reading.strengths) strengths += (strengths.empty() ? "" : " + ") + textOf(strength);
  add(line, strengths);
  add(line, reading.form);
  add(line, std::string(toText(reading.release)));
  add(line, reading.route);
  for (const DoseInstruction& instruction : reading.instructions) add(line, textOf(instruction));
  if (reading.total_per_day) add(line, "in all " + textOf(*reading.total_per_day) + " per day");
  if (reading.max_per_day) add(line, "at most " + textOf(*reading.max_per_day) + " per day");
  if (!reading.indication.empty()) add(line, "for " + reading.indication);
  if (reading.quantity) add(line, "quantity " + textOf(*reading.quantity));
  if (reading.refills) add(line, "refills " + std::to_string(*reading.refills));
  if (reading.otc) add(line, "OTC");
  for (const ReadingWarning& warning : reading.warnings)
    add(line, "! " + std::string(codeOf(warning.kind)) + ": " + warning.words);
  add(line, unreadOf(reading.unread));
  return (reading.understood ? "read: " : "not all read: ") + line;
}

std::string summary(const SubstanceText& reading) {
  std::string line;
  std::string names;
  for (const std::string& substance : reading.substances) names += (names.empty() ? "" : " + ") + substance;
  add(line, names);
  add(line, std::string(toText(reading.status)));
  if (reading.amount) add(line, textOf(*reading.amount));
  if (reading.standard_drinks) add(line, "standard drinks " + textOf(*reading.standard_drinks));
  add(line, textOf(reading.timing));
  if (!reading.timing.text.empty()) add(line, "\"" + reading.timing.text + "\"");
  if (!reading.since.empty()) add(line, "since: " + reading.since);
  add(line, unreadOf(reading.unread));
  return (reading.understood ? "read: " : "not all read: ") + line;
}

}  // namespace baton::knowledge
