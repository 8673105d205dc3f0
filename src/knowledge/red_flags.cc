#include "knowledge/red_flags.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

#include "base/text.h"
#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kFlags = "red_flags/flags.tsv";
constexpr std::string_view kPhrases = "red_flags/phrases.tsv";
constexpr std::string_view kSigns = "red_flags/signs.tsv";
constexpr std::string_view kClusters = "red_flags/clusters.tsv";
constexpr std::string_view kContext = "red_flags/context.tsv";
constexpr std::string_view kScores = "red_flags/scores.tsv";
constexpr std::size_t kMostSigns = 64;  // bits of a part
constexpr int kLongestWindow = 90;

std::optional<int> numberFrom(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<ContextKind> contextFrom(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, ContextKind>, 11> kKinds = {
      {{"not", ContextKind::Not},
       {"not-list", ContextKind::NotList},
       {"was-not", ContextKind::WasNot},
       {"other", ContextKind::Other},
       {"kin", ContextKind::Kin},
       {"past", ContextKind::Past},
       {"what-if", ContextKind::WhatIf},
       {"story", ContextKind::Story},
       {"recent", ContextKind::Recent},
       {"end", ContextKind::End},
       {"idiom", ContextKind::Idiom}}};
  for (const auto& [name, kind] : kKinds) {
    if (name == word) return kind;
  }
  return std::nullopt;
}

// Empty: one of the words is none.
std::vector<FlagHelp> helpFrom(std::string_view list) {
  std::vector<FlagHelp> help;
  for (const std::string_view word : splitList(list)) {
    if (word == "crisis") {
      help.push_back(FlagHelp::Crisis);
    } else if (word == "emergency") {
      help.push_back(FlagHelp::Emergency);
    } else if (word == "poison") {
      help.push_back(FlagHelp::Poison);
    } else {
      return {};
    }
  }
  return help;
}

bool isLoinc(std::string_view code) {
  const std::size_t dash = code.find('-');
  return dash != std::string_view::npos && dash >= 1 && code.size() == dash + 2 && numberFrom(code.substr(0, dash)) &&
         numberFrom(code.substr(dash + 1));
}

Status addPattern(const TableRow& row, std::string_view table, std::string_view pattern, Phrases& phrases) {
  if (row[0] != "en" && row[0] != "es") return tableFault(table, row.line, "language is en or es.");
  if (const std::string fault = phrases.add(pattern); !fault.empty()) return tableFault(table, row.line, fault);
  return {};
}

}  // namespace

std::optional<std::uint16_t> RedFlags::numberOf(std::string_view flag) const {
  for (std::size_t i = 0; i < flags_.size(); ++i) {
    if (flags_[i].id == flag) return static_cast<std::uint16_t>(i);
  }
  return std::nullopt;
}

const RedFlag* RedFlags::find(std::string_view id) const {
  const auto number = numberOf(id);
  return number ? &flags_[*number] : nullptr;
}

Status RedFlags::addFlags(const Drugs& drugs, std::string_view text) {
  static constexpr std::array<std::string_view, 22> kColumns = {
      "flag",         "kind",        "severity",       "window_days",  "medicines",       "private",
      "part_of",      "help",        "title_plain",    "why_plain",    "do_plain",        "title_plain_es",
      "why_plain_es", "do_plain_es", "title_clinical", "why_clinical", "action_clinical", "who",
      "source",       "seen",        "status",         "checked_on"};
  return forEachRow(text, kFlags, kColumns, [&](const TableRow& row) -> Status {
    if (numberOf(row[0])) return tableFault(kFlags, row.line, "said twice.");
    const auto severity = severityOf(row[2]);
    const auto window = numberFrom(row[3]);
    if (!severity || !window || *window < 1 || *window > kLongestWindow) {
      return tableFault(kFlags, row.line, "severity or window_days cannot be read.");
    }
    for (std::size_t i = 0; i < kColumns.size(); ++i) {
      if (row[i].empty() && kColumns[i] != "medicines" && kColumns[i] != "part_of")
        return tableFault(kFlags, row.line, "a field is empty.");
    }
    if (*severity <= Severity::High && row[20] != "verified") {
      return tableFault(kFlags, row.line, "an unverified row may not be urgent or high.");
    }
    RedFlag flag{row[0],           row[1],  *severity, *window, splitList(row[4]), row[5] == "yes", row[6],
                 helpFrom(row[7]), row[8],  row[9],    row[10], row[11],           row[12],         row[13],
                 row[14],          row[15], row[16],   row[17], row[18],           row[21]};
    if (flag.help.empty()) return tableFault(kFlags, row.line, "help is crisis, emergency or poison.");
    for (const std::string_view medicine : flag.medicines) {
      if (!drugs.find(medicine) && !drugs.findClass(medicine)) {
        return tableFault(kFlags, row.line, "no such ingredient or class: " + std::string(medicine));
      }
    }
    flags_.push_back(std::move(flag));
    return {};
  });
}

Status RedFlags::addPhrases(std::string_view text) {
  static constexpr std::array<std::string_view, 3> kColumns = {"language", "flag", "pattern"};
  return forEachRow(text, kPhrases, kColumns, [&](const TableRow& row) -> Status {
    const auto flag = numberOf(row[1]);
    if (!flag || flags_[*flag].kind != "words")
      return tableFault(kPhrases, row.line, "no flag of words: " + std::string(row[1]));
    BATON_CHECK(addPattern(row, kPhrases, row[2], phrases_));
    phrase_flags_.push_back(*flag);
    return {};
  });
}

Status RedFlags::addSigns(std::string_view text) {
  static constexpr std::array<std::string_view, 3> kColumns = {"language", "sign", "pattern"};
  return forEachRow(text, kSigns, kColumns, [&](const TableRow& row) -> Status {
    auto known = std::find(sign_names_.begin(), sign_names_.end(), row[1]);
    if (known == sign_names_.end()) known = sign_names_.insert(known, row[1]);
    if (sign_names_.size() > kMostSigns) return tableFault(kSigns, row.line, "too many signs.");
    BATON_CHECK(addPattern(row, kSigns, row[2], signs_));
    phrase_signs_.push_back(static_cast<std::uint16_t>(known - sign_names_.begin()));
    return {};
  });
}

Status RedFlags::addClusters(std::string_view text) {
  static constexpr std::array<std::string_view, 2> kColumns = {"flag", "needs"};
  return forEachRow(text, kClusters, kColumns, [&](const TableRow& row) -> Status {
    const auto flag = numberOf(row[0]);
    if (!flag || flags_[*flag].kind != "signs") return tableFault(kClusters, row.line, "no flag of signs.");
    SignCluster cluster{*flag, {}};
    for (const std::string_view part : split(row[1], '&')) {
      std::uint64_t bits = 0;
      for (const std::string_view sign : split(trim(part), '|')) {
        const auto known = std::find(sign_names_.begin(), sign_names_.end(), sign);
        if (known == sign_names_.end()) return tableFault(kClusters, row.line, "no such sign: " + std::string(sign));
        bits |= std::uint64_t{1} << static_cast<unsigned>(known - sign_names_.begin());
      }
      cluster.parts.push_back(bits);
    }
    clusters_.push_back(std::move(cluster));
    return {};
  });
}

Status RedFlags::addContext(std::string_view text) {
  static constexpr std::array<std::string_view, 3> kColumns = {"language", "kind", "pattern"};
  return forEachRow(text, kContext, kColumns, [&](const TableRow& row) -> Status {
    const auto kind = contextFrom(row[1]);
    if (!kind) return tableFault(kContext, row.line, "no such kind.");
    BATON_CHECK(addPattern(row, kContext, row[2], context_));
    phrase_contexts_.push_back(*kind);
    return {};
  });
}

Status RedFlags::addScores(std::string_view text) {
  static constexpr std::array<std::string_view, 7> kColumns = {"flag",  "loinc",  "name",      "from",
                                                               "words", "source", "checked_on"};
  return forEachRow(text, kScores, kColumns, [&](const TableRow& row) -> Status {
    const auto flag = numberOf(row[0]);
    if (!flag) return tableFault(kScores, row.line, "no such flag.");
    if (!isLoinc(row[1])) return tableFault(kScores, row.line, "loinc is not a code.");
    FlagScore score{*flag, row[1], row[2], row[3].empty() ? std::nullopt : numberFrom(row[3]), splitList(row[4])};
    if (score.from.has_value() != score.words.empty()) return tableFault(kScores, row.line, "either from or words.");
    if (row[5].empty()) return tableFault(kScores, row.line, "no source.");
    scores_.push_back(std::move(score));
    return {};
  });
}

// A flag that nothing raises is a promise that is not kept.
Status RedFlags::refuseSilent() const {
  const auto count = static_cast<std::uint16_t>(flags_.size());
  for (std::uint16_t flag = 0; flag < count; ++flag) {
    const bool speaks =
        std::find(phrase_flags_.begin(), phrase_flags_.end(), flag) != phrase_flags_.end() ||
        std::any_of(clusters_.begin(), clusters_.end(), [&](const SignCluster& one) { return one.flag == flag; }) ||
        std::any_of(scores_.begin(), scores_.end(), [&](const FlagScore& one) { return one.flag == flag; });
    if (!speaks) return tableFault(kFlags, 0, "nothing raises " + std::string(flags_[flag].id));
  }
  for (const RedFlag& flag : flags_) {
    if (!flag.part_of.empty() && find(flag.part_of) == nullptr) return tableFault(kFlags, 0, "part_of is no flag.");
  }
  return {};
}

Result<RedFlags> RedFlags::build(const Drugs& drugs, const Texts& texts) {
  RedFlags built;
  BATON_CHECK(built.addFlags(drugs, texts.flags));
  BATON_CHECK(built.addPhrases(texts.phrases));
  BATON_CHECK(built.addSigns(texts.signs));
  BATON_CHECK(built.addClusters(texts.clusters));
  BATON_CHECK(built.addContext(texts.context));
  BATON_CHECK(built.addScores(texts.scores));
  BATON_CHECK(built.refuseSilent());
  return built;
}

}  // namespace baton::knowledge
