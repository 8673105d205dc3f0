#include "knowledge/cautions.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>

#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

using Kind = CautionCondition::Kind;

constexpr std::string_view kClassPrefix = "class:";
constexpr std::array<std::string_view, 9> kRoles = {"therapist",      "psychiatrist", "primary-care",
                                                    "telepsychiatry", "caregiver",    "pharmacy",
                                                    "emergency",      "self",         "other"};
constexpr std::array<std::string_view, 6> kPhenotypes = {"poor",       "intermediate", "rapid",
                                                         "ultrarapid", "positive",     "normal"};

std::optional<double> numberOf(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

std::vector<std::string_view> alternatives(std::string_view text) {
  std::vector<std::string_view> all;
  while (!text.empty()) {
    const std::size_t end = text.find('|');
    all.push_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return all;
}

bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

// One condition as written; nullopt when it cannot be read.
std::optional<CautionCondition> conditionOf(std::string_view text) {
  CautionCondition one;
  const auto word = [&](Kind kind) {
    one.kind = kind;
    return one;
  };
  const auto number = [&](Kind kind) -> std::optional<CautionCondition> {
    const auto value = numberOf(text);
    if (!value) return std::nullopt;
    one.kind = kind;
    one.number = *value;
    return one;
  };
  const auto names = [&](Kind kind) -> std::optional<CautionCondition> {
    one.kind = kind;
    one.any_of = alternatives(text);
    if (one.any_of.empty()) return std::nullopt;
    return one;
  };
  if (text == "pregnant") return word(Kind::Pregnant);
  if (text == "breastfeeding") return word(Kind::Breastfeeding);
  if (text == "could-become-pregnant") return word(Kind::CouldBecomePregnant);
  if (text == "release:extended") return word(Kind::ExtendedRelease);
  if (text == "regular") return word(Kind::Regular);
  if (text == "start") return word(Kind::Start);
  if (take(text, "age>=")) return number(Kind::AgeAtLeast);
  if (take(text, "age>")) return number(Kind::AgeAbove);
  if (take(text, "age<")) return number(Kind::AgeBelow);
  if (take(text, "dose>")) return number(Kind::DoseOver);
  if (take(text, "egfr<")) return number(Kind::EgfrBelow);
  if (take(text, "condition:")) return names(Kind::Condition);
  if (take(text, "history:")) return names(Kind::History);
  if (take(text, "with:")) return names(Kind::With);
  if (take(text, "recent:")) {
    const std::size_t cut = text.rfind(':');
    if (cut == std::string_view::npos) return std::nullopt;
    const auto days = numberOf(text.substr(cut + 1));
    text = text.substr(0, cut);
    if (!days) return std::nullopt;
    one.number = *days;
    return names(Kind::Recent);
  }
  if (take(text, "gene:")) {
    const std::size_t cut = text.find('=');
    if (cut == std::string_view::npos) return std::nullopt;
    one.gene = text.substr(0, cut);
    text = text.substr(cut + 1);
    return names(Kind::Gene);
  }
  return std::nullopt;
}

bool isKnownSubject(const Drugs& drugs, std::string_view subject) {
  if (!subject.starts_with(kClassPrefix)) return drugs.find(subject).has_value();
  const auto number = drugs.findClass(subject.substr(kClassPrefix.size()));
  return number && drugs.sizeOf(*number) > 0;
}

std::string faultOf(const Drugs& drugs, const Conditions& conditions, const CautionCondition& one) {
  for (const std::string_view name : one.any_of) {
    const bool is_condition = one.kind == Kind::Condition || one.kind == Kind::History || one.kind == Kind::Recent;
    if (is_condition && !conditions.knows(name)) return "there is no condition \"" + std::string(name) + "\".";
    if (one.kind == Kind::With && !isKnownSubject(drugs, name)) return "\"" + std::string(name) + "\" is not known.";
    const bool is_phenotype = std::find(kPhenotypes.begin(), kPhenotypes.end(), name) != kPhenotypes.end();
    if (one.kind == Kind::Gene && !is_phenotype) return "there is no phenotype \"" + std::string(name) + "\".";
  }
  return "";
}

// Drugs that a row speaks of: all subjects, without those that "-" takes out again.
Result<std::vector<std::uint16_t>> drugsOf(const Drugs& drugs, std::string_view list) {
  std::vector<bool> is_in(drugs.drugs().size(), false);
  const auto count = static_cast<std::uint16_t>(is_in.size());
  for (std::string_view subject : splitList(list)) {
    const bool is_out = take(subject, "-");
    if (!isKnownSubject(drugs, subject)) {
      return fail(ErrorCode::BadInput, "\"" + std::string(subject) + "\" is not known.");
    }
    for (std::uint16_t drug = 0; drug < count; ++drug) {
      if (isSubject(drugs, drug, subject)) is_in[drug] = !is_out;
    }
  }
  std::vector<std::uint16_t> all;
  for (std::uint16_t drug = 0; drug < count; ++drug) {
    if (is_in[drug]) all.push_back(drug);
  }
  return all;
}

std::string faultOf(const CautionRow& row) {
  const std::array<std::string_view, 9> needed = {
      row.id,           row.topic, row.effect_clinical, row.action_clinical, row.why_plain,
      row.why_plain_es, row.who,   row.source,          row.checked_on};
  if (std::any_of(needed.begin(), needed.end(), [](std::string_view text) { return text.empty(); })) {
    return "a field is empty.";
  }
  for (const std::string_view role : splitList(row.who)) {
    if (std::find(kRoles.begin(), kRoles.end(), role) == kRoles.end()) return "there is no role " + std::string(role);
  }
  if (row.severity == Severity::Urgent) return "a caution is never urgent.";
  if (row.severity == Severity::High && !row.is_verified) return "an unverified row may not be high.";
  const std::string_view by = row.severity == Severity::High       ? "48h"
                              : row.severity == Severity::Moderate ? "next-contact"
                                                                   : "next-visit";
  if (row.ask.by != by) return "severity and the day of the ask do not agree.";
  return "";
}

// Does no person ever have all of it? Ages that exclude each other.
bool isImpossible(const CautionRow& row) {
  double least = 0;
  double below = 200;
  for (const CautionCondition& one : row.conditions) {
    if (one.kind == Kind::AgeAtLeast || one.kind == Kind::AgeAbove) least = std::max(least, one.number);
    if (one.kind == Kind::AgeBelow) below = std::min(below, one.number);
  }
  return row.conditions.empty() || least >= below;
}

struct Reader {
  const Drugs& drugs;
  const Conditions& conditions;
  std::vector<CautionAsk> asks;
  std::vector<CautionRow> rows;
  std::vector<std::pair<std::uint16_t, std::uint16_t>> of_drugs;  // drug, row

  Status readAsks(std::string_view text) {
    static constexpr std::array<std::string_view, 4> kColumns = {"ask", "by", "plain", "plain_es"};
    return forEachRow(text, "cautions/asks.tsv", kColumns, [&](const TableRow& row) -> Status {
      if (row[2].empty() || row[3].empty()) return tableFault("cautions/asks.tsv", row.line, "a field is empty.");
      asks.push_back({row[0], row[1], row[2], row[3]});
      return {};
    });
  }

  Status readRows(std::string_view text, std::string_view table) {
    static constexpr std::array<std::string_view, 15> kColumns = {
        "id",        "drugs",        "when", "topic", "severity", "status",     "effect_clinical", "action_clinical",
        "why_plain", "why_plain_es", "ask",  "who",   "source",   "source_url", "checked_on"};
    return forEachRow(text, table, kColumns, [&](const TableRow& fields) -> Status {
      const auto severity = severityOf(fields[4]);
      const auto ask = std::find_if(asks.begin(), asks.end(), [&](const auto& one) { return one.id == fields[10]; });
      if (!severity) return tableFault(table, fields.line, "no such severity.");
      if (ask == asks.end()) return tableFault(table, fields.line, "no such ask.");
      if (fields[5] != "verified" && fields[5] != "unverified")
        return tableFault(table, fields.line, "no such status.");
      CautionRow row = {.id = fields[0],
                        .topic = fields[3],
                        .severity = *severity,
                        .is_verified = fields[5] == "verified",
                        .conditions = {},
                        .when = fields[2],
                        .effect_clinical = fields[6],
                        .action_clinical = fields[7],
                        .why_plain = fields[8],
                        .why_plain_es = fields[9],
                        .ask = *ask,
                        .who = fields[11],
                        .source = fields[12],
                        .source_url = fields[13],
                        .checked_on = fields[14]};
      for (const std::string_view part : splitList(fields[2])) {
        const auto one = conditionOf(part);
        if (!one) return tableFault(table, fields.line, "\"" + std::string(part) + "\" cannot be read.");
        if (const std::string fault = faultOf(drugs, conditions, *one); !fault.empty()) {
          return tableFault(table, fields.line, fault);
        }
        row.conditions.push_back(*one);
      }
      if (drugs.find(row.topic)) return tableFault(table, fields.line, "a topic has the name of a medicine.");
      if (isImpossible(row)) return tableFault(table, fields.line, "nobody can ever meet it.");
      if (const std::string fault = faultOf(row); !fault.empty()) return tableFault(table, fields.line, fault);
      const auto of = drugsOf(drugs, fields[1]);
      if (!of) return tableFault(table, fields.line, of.error().message);
      if (of->empty()) return tableFault(table, fields.line, "no medicine is left.");
      for (const std::uint16_t drug : *of) of_drugs.emplace_back(drug, static_cast<std::uint16_t>(rows.size()));
      rows.push_back(std::move(row));
      return {};
    });
  }
};

}  // namespace

bool isSubject(const Drugs& drugs, std::uint16_t drug, std::string_view subject) {
  if (!subject.starts_with(kClassPrefix)) return drugs.drug(drug).ingredient == subject;
  const auto wanted = drugs.findClass(subject.substr(kClassPrefix.size()));
  if (!wanted) return false;
  const auto classes = drugs.classesOf(drug);
  return std::any_of(classes.begin(), classes.end(), [&](const auto& one) { return one.drug_class == *wanted; });
}

std::span<const std::uint16_t> Cautions::rowsOf(std::uint16_t drug) const {
  if (drug + std::size_t{1} >= first_of_drug_.size()) return {};
  return std::span(of_drugs_).subspan(first_of_drug_[drug], first_of_drug_[drug + 1] - first_of_drug_[drug]);
}

const CautionRow* Cautions::row(std::string_view id) const {
  const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const CautionRow& one) { return one.id == id; });
  return found == rows_.end() ? nullptr : &*found;
}

bool Cautions::needsRecord(const CautionRow& row) {
  return std::any_of(row.conditions.begin(), row.conditions.end(), [](const CautionCondition& one) {
    switch (one.kind) {
      case Kind::AgeAtLeast:
      case Kind::AgeAbove:
      case Kind::AgeBelow:
      case Kind::DoseOver:
      case Kind::With:
      case Kind::ExtendedRelease:
      case Kind::Regular:
      case Kind::Start:
        return false;
      case Kind::Condition:
      case Kind::History:
      case Kind::Recent:
      case Kind::Pregnant:
      case Kind::Breastfeeding:
      case Kind::CouldBecomePregnant:
      case Kind::EgfrBelow:
      case Kind::Gene:
        return true;
    }
    return true;
  });
}

Result<Cautions> Cautions::build(const Drugs& drugs, const Conditions& conditions, const Texts& texts) {
  Reader reader{drugs, conditions, {}, {}, {}};
  BATON_CHECK(reader.readAsks(texts.asks));
  BATON_CHECK(reader.readRows(texts.conditions, "cautions/conditions.tsv"));
  BATON_CHECK(reader.readRows(texts.pregnancy, "cautions/pregnancy.tsv"));
  BATON_CHECK(reader.readRows(texts.ages, "cautions/ages.tsv"));
  BATON_CHECK(reader.readRows(texts.genes, "cyp/genes.tsv"));
  std::vector<std::string_view> ids;
  for (const CautionRow& row : reader.rows) ids.push_back(row.id);
  std::sort(ids.begin(), ids.end());
  if (const auto twice = std::adjacent_find(ids.begin(), ids.end()); twice != ids.end()) {
    return fail(ErrorCode::BadInput, "The caution " + std::string(*twice) + " is said twice.");
  }
  Cautions built;
  built.rows_ = std::move(reader.rows);
  std::sort(reader.of_drugs.begin(), reader.of_drugs.end());
  built.first_of_drug_.assign(drugs.drugs().size() + 1, 0);
  for (const auto& [drug, row] : reader.of_drugs) {
    ++built.first_of_drug_[drug + std::size_t{1}];
    built.of_drugs_.push_back(row);
  }
  for (std::size_t i = 1; i < built.first_of_drug_.size(); ++i) built.first_of_drug_[i] += built.first_of_drug_[i - 1];
  return built;
}

}  // namespace baton::knowledge
