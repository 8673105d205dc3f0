#include "knowledge/risks.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kRisks = "risks/risks.tsv";
constexpr std::string_view kSigns = "risks/signs.tsv";
constexpr std::string_view kTriggers = "risks/triggers.tsv";
constexpr std::string_view kStressors = "risks/stressors.tsv";

constexpr std::array<std::string_view, 5> kLevels = {"never-asked", "none-found", "past", "known", "high"};

// 0 when the field is empty, nullopt when it is no number.
std::optional<int> numberOrZero(std::string_view text) {
  if (text.empty()) return 0;
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

template <class Enum, std::size_t size>
std::optional<Enum> oneOf(const std::array<std::string_view, size>& words, std::string_view word) {
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) return std::nullopt;
  return static_cast<Enum>(found - words.begin());
}

std::optional<std::uint16_t> numberOf(const std::vector<Risk>& risks, std::string_view id) {
  const auto found = std::find_if(risks.begin(), risks.end(), [&](const Risk& one) { return one.id == id; });
  if (found == risks.end()) return std::nullopt;
  return static_cast<std::uint16_t>(found - risks.begin());
}

}  // namespace

std::string_view toText(RiskLevel level) { return kLevels[static_cast<std::size_t>(level)]; }

Status Risks::addRisks(std::string_view text) {
  static constexpr std::array<std::string_view, 7> kColumns = {"risk",   "name",   "name_es",   "ask",
                                                               "ask_es", "source", "checked_on"};
  return forEachRow(text, kRisks, kColumns, [&](const TableRow& row) -> Status {
    if (numberOf(risks_, row[0])) return tableFault(kRisks, row.line, "said twice.");
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
      if (row[i].empty()) return tableFault(kRisks, row.line, "a field is empty.");
    }
    risks_.push_back({row[0], row[1], row[2], row[3], row[4]});
    return {};
  });
}

Status Risks::addSigns(const RedFlags& flags, const Instruments& instruments, std::string_view text) {
  static constexpr std::array<std::string_view, 9> kColumns = {"risk",  "kind", "key",    "from",      "words",
                                                               "level", "days", "source", "checked_on"};
  static constexpr std::array<std::string_view, 7> kKinds = {"group",      "concept", "score",   "outcome",
                                                             "instrument", "flag",    "category"};
  return forEachRow(text, kSigns, kColumns, [&](const TableRow& row) -> Status {
    const auto risk = numberOf(risks_, row[0]);
    const auto kind = oneOf<RiskSign::Kind>(kKinds, row[1]);
    const auto level = oneOf<RiskLevel>(kLevels, row[5]);
    const auto from = numberOrZero(row[3]);
    const auto days = numberOrZero(row[6]);
    if (!risk) return tableFault(kSigns, row.line, "no such risk.");
    if (!kind || !level || *level == RiskLevel::NeverAsked)
      return tableFault(kSigns, row.line, "no such kind or level.");
    if (!from || !days || row[2].empty() || row[7].empty()) {
      return tableFault(kSigns, row.line, "a number cannot be read, or key or source is empty.");
    }
    RiskSign sign{*risk, *kind, row[2], *from, splitList(row[4]), *level, *days};
    if (sign.words.empty() == (sign.kind == RiskSign::Kind::Outcome)) {
      return tableFault(kSigns, row.line, "an outcome has words, and nothing else has.");
    }
    if (sign.kind == RiskSign::Kind::Flag && flags.find(sign.key) == nullptr) {
      return tableFault(kSigns, row.line, "no such red flag.");
    }
    if (sign.kind == RiskSign::Kind::Instrument && instruments.find(sign.key) == nullptr) {
      return tableFault(kSigns, row.line, "no such instrument.");
    }
    signs_.push_back(std::move(sign));
    return {};
  });
}

Status Risks::addTriggers(std::string_view text) {
  static constexpr std::array<std::string_view, 10> kColumns = {"trigger", "kind", "keys",    "from",   "psychotropic",
                                                                "risks",   "name", "name_es", "source", "checked_on"};
  static constexpr std::array<std::string_view, 5> kKinds = {"change", "emergency", "missed", "drinking", "stressor"};
  return forEachRow(text, kTriggers, kColumns, [&](const TableRow& row) -> Status {
    const auto kind = oneOf<RiskTrigger::Kind>(kKinds, row[1]);
    const auto from = numberOrZero(row[3]);
    if (!kind || !from) return tableFault(kTriggers, row.line, "no such kind, or from is no number.");
    RiskTrigger trigger{row[0], *kind, splitList(row[2]), *from, row[4] == "yes", {}, row[6], row[7], row[8], row[9]};
    if (trigger.keys.empty() == (trigger.kind == RiskTrigger::Kind::Change)) {
      return tableFault(kTriggers, row.line, "a change has keys, and nothing else has.");
    }
    for (const std::string_view id : splitList(row[5])) {
      const auto risk = numberOf(risks_, id);
      if (!risk) return tableFault(kTriggers, row.line, "no such risk: " + std::string(id));
      trigger.risks.push_back(*risk);
    }
    if (trigger.risks.empty() || row[6].empty() || row[7].empty() || row[8].empty()) {
      return tableFault(kTriggers, row.line, "risks, a name or the source is empty.");
    }
    triggers_.push_back(std::move(trigger));
    return {};
  });
}

Status Risks::addStressors(std::string_view text) {
  static constexpr std::array<std::string_view, 2> kColumns = {"language", "pattern"};
  return forEachRow(text, kStressors, kColumns, [&](const TableRow& row) -> Status {
    if (row[0] != "en" && row[0] != "es") return tableFault(kStressors, row.line, "language is en or es.");
    if (const std::string fault = stressors_.add(row[1]); !fault.empty()) {
      return tableFault(kStressors, row.line, fault);
    }
    return {};
  });
}

Status Risks::refuseSilent() const {
  for (std::size_t risk = 0; risk < risks_.size(); ++risk) {
    const bool is_read =
        std::any_of(signs_.begin(), signs_.end(), [&](const RiskSign& sign) { return sign.risk == risk; });
    if (!is_read) return tableFault(kRisks, 0, "nothing says the level of " + std::string(risks_[risk].id));
  }
  return {};
}

Result<Risks> Risks::build(const RedFlags& flags, const Instruments& instruments, const Texts& texts) {
  Risks built;
  BATON_CHECK(built.addRisks(texts.risks));
  BATON_CHECK(built.addSigns(flags, instruments, texts.signs));
  BATON_CHECK(built.addTriggers(texts.triggers));
  BATON_CHECK(built.addStressors(texts.stressors));
  BATON_CHECK(built.refuseSilent());
  return built;
}

}  // namespace baton::knowledge
