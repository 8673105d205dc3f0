#include "knowledge/data_classes.h"

#include <algorithm>

#include "base/assert.h"
#include "knowledge/embedded.h"
#include "knowledge/lazy.h"
#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kClassTable = "consent/classes.tsv";
constexpr std::string_view kLabelTable = "consent/labels.tsv";
constexpr std::string_view kCodeTable = "consent/codes.tsv";
constexpr std::string_view kWordTable = "consent/words.tsv";
constexpr std::string_view kDefaultTable = "consent/defaults.tsv";

constexpr std::array<std::string_view, kDataClasses> kNames = {
    "general",  "mental-health", "genetic", "reproductive", "hiv",         "substance-use",
    "violence", "location",      "private", "part2",        "part2-notes", "psychotherapy-notes"};

bool isYesNo(std::string_view word) { return word == "yes" || word == "no"; }

std::optional<DataClass> idOf(std::string_view name) {
  const auto* const found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<DataClass>(found - kNames.begin());
}

tl::unexpected<Error> unknownClass(std::string_view table, const TableRow& row, std::string_view name) {
  return tableFault(table, row.line, "names no class: \"" + std::string(name) + "\".");
}

}  // namespace

Result<DataClasses> DataClasses::build(const Tables& tables) {
  DataClasses built;
  std::size_t count = 0;
  static constexpr std::array<std::string_view, 9> kClassColumns = {
      "id", "rank", "alone", "absorbs", "name_en", "name_es", "holds_en", "holds_es", "source"};
  BATON_CHECK(forEachRow(tables.classes, kClassTable, kClassColumns, [&](const TableRow& row) -> Status {
    if (count >= kDataClasses || row[0] != kNames[count] || row[1] != std::to_string(count) || !isYesNo(row[2])) {
      return tableFault(kClassTable, row.line, "wants the classes in their order, with rank and yes or no.");
    }
    DataClassRow& made = built.rows_[count++];
    made = {*idOf(row[0]), row[0], row[2] == "yes", {}, row[4], row[5], row[6], row[7], row[8]};
    for (const std::string_view name : splitList(row[3])) {
      const auto id = idOf(name);
      if (!id) return unknownClass(kClassTable, row, name);
      made.absorbs.add(*id);
    }
    return {};
  }));
  if (count != kDataClasses) return tableFault(kClassTable, 1, "wants a row for each class.");
  static constexpr std::array<std::string_view, 5> kLabelColumns = {"system", "code", "class", "alone", "source"};
  BATON_CHECK(forEachRow(tables.labels, kLabelTable, kLabelColumns, [&](const TableRow& row) -> Status {
    const auto id = idOf(row[2]);
    if (!id) return unknownClass(kLabelTable, row, row[2]);
    if (!isYesNo(row[3]) || row[4].empty()) return tableFault(kLabelTable, row.line, "wants yes or no, and a source.");
    const bool is_confidentiality = row[0] == "v3-Confidentiality";
    if (!is_confidentiality && row[0] != "v3-ActCode") return tableFault(kLabelTable, row.line, "has no such system.");
    (is_confidentiality ? built.confidentiality_labels_ : built.act_labels_)[row[1]] = {*id, row[3] == "yes"};
    return {};
  }));
  static constexpr std::array<std::string_view, 5> kCodeColumns = {"system", "match", "code", "class", "source"};
  BATON_CHECK(forEachRow(tables.codes, kCodeTable, kCodeColumns, [&](const TableRow& row) -> Status {
    const auto id = idOf(row[3]);
    if (!id) return unknownClass(kCodeTable, row, row[3]);
    if (row[2].empty() || row[4].empty()) return tableFault(kCodeTable, row.line, "wants a code and a source.");
    if (row[0] == "icd-10-cm" && row[1] == "prefix") {
      built.icd10_.push_back({row[2], {*id}});
    } else if (row[1] == "exact" && (row[0] == "snomed" || row[0] == "loinc" || row[0] == "hcpcs")) {
      auto& codes = row[0] == "snomed" ? built.snomed_ : row[0] == "loinc" ? built.loinc_ : built.hcpcs_;
      codes[row[2]].add(*id);
    } else {
      return tableFault(kCodeTable, row.line, "has no such system or way to match.");
    }
    return {};
  }));
  std::sort(built.icd10_.begin(), built.icd10_.end(),
            [](const Prefix& left, const Prefix& right) { return left.code < right.code; });
  static constexpr std::array<std::string_view, 5> kWordColumns = {"word", "class", "where", "types", "source"};
  BATON_CHECK(forEachRow(tables.words, kWordTable, kWordColumns, [&](const TableRow& row) -> Status {
    const auto id = idOf(row[1]);
    if (!id) return unknownClass(kWordTable, row, row[1]);
    if (row[0].empty() || (row[2] != "name" && row[2] != "any") || row[4].empty()) {
      return tableFault(kWordTable, row.line, "wants a word, where to look, and a source.");
    }
    built.finder_.add(row[0]);
    built.words_.push_back(
        {*id, row[2] == "name", row[3] == "*" ? std::vector<std::string_view>() : splitList(row[3])});
    return {};
  }));
  static constexpr std::array<std::string_view, 1> kIngredient = {"ingredient"};
  BATON_CHECK(
      forEachRow(tables.psychotropics, "names/psychotropics.tsv", kIngredient, [&](const TableRow& row) -> Status {
        built.finder_.add(row[0]);
        built.words_.push_back({DataClass::MentalHealth, false, {}});
        return {};
      }));
  built.finder_.finish();
  std::unordered_map<std::string_view, std::size_t> rows_of_role;
  static constexpr std::array<std::string_view, 6> kDefaultColumns = {"role",      "class",  "labelled",
                                                                      "suggested", "reason", "source"};
  BATON_CHECK(forEachRow(tables.defaults, kDefaultTable, kDefaultColumns, [&](const TableRow& row) -> Status {
    const auto id = idOf(row[1]);
    if (!id) return unknownClass(kDefaultTable, row, row[1]);
    if (!isYesNo(row[2]) || !isYesNo(row[3]) || row[4].empty() || row[5].empty()) {
      return tableFault(kDefaultTable, row.line, "wants yes or no twice, a reason and a source.");
    }
    if (row[2] == "yes") built.open_[row[0]].labelled.add(*id);
    if (row[3] == "yes") built.open_[row[0]].suggested.add(*id);
    ++rows_of_role[row[0]];
    return {};
  }));
  for (const auto& [role, rows] : rows_of_role) {
    if (rows != kDataClasses) {
      return tableFault(kDefaultTable, 1, "wants one row for each class of \"" + std::string(role) + "\".");
    }
  }
  return built;
}

std::optional<DataClass> DataClasses::named(std::string_view name) const { return idOf(name); }

std::optional<DataClasses::Label> DataClasses::ofLabel(std::string_view system, std::string_view code) const {
  const bool is_confidentiality =
      system.find("Confidentiality") != std::string_view::npos || system == "urn:oid:2.16.840.1.113883.5.25";
  const auto& labels = is_confidentiality ? confidentiality_labels_ : act_labels_;
  const auto found = labels.find(code);
  if (found == labels.end()) return std::nullopt;
  return found->second;
}

ClassSet DataClasses::ofCode(std::string_view system, std::string_view code) const {
  const auto in = [&](const auto& codes) {
    const auto found = codes.find(code);
    return found == codes.end() ? ClassSet() : found->second;
  };
  if (system == "http://snomed.info/sct") return in(snomed_);
  if (system == "http://loinc.org") return in(loinc_);
  if (system == "http://hl7.org/fhir/sid/icd-10-cm" || system == "http://hl7.org/fhir/sid/icd-10") {
    ClassSet found;
    // Every prefix of the code sorts before it; codes have at most eight letters.
    for (std::size_t length = 1; length <= code.size() && length <= 8; ++length) {
      const auto place = std::lower_bound(icd10_.begin(), icd10_.end(), code.substr(0, length),
                                          [](const Prefix& row, std::string_view part) { return row.code < part; });
      if (place != icd10_.end() && place->code == code.substr(0, length)) found.add(place->classes);
    }
    return found;
  }
  if (system == "urn:oid:2.16.840.1.113883.6.285" || system.find("HCPCS") != std::string_view::npos) return in(hcpcs_);
  return {};
}

ClassSet DataClasses::ofWords(std::string_view text, std::string_view type, bool is_name) const {
  ClassSet found;
  finder_.find(text, [&](std::uint16_t number) {
    const Word& word = words_[number];
    if (found.has(word.id) || (word.only_in_names && !is_name)) return;
    if (!word.types.empty() && std::find(word.types.begin(), word.types.end(), type) == word.types.end()) return;
    found.add(word.id);
  });
  return found;
}

ClassDefault DataClasses::defaultFor(std::string_view role, DataClass id) const {
  const Open open = openTo(role);
  return {open.labelled.has(id), open.suggested.has(id)};
}

DataClasses::Open DataClasses::openTo(std::string_view role) const {
  const auto found = open_.find(role);
  return found == open_.end() ? Open() : found->second;
}

ClassSet DataClasses::reduced(ClassSet classes) const {
  ClassSet left = classes;
  for (const DataClassRow& row : rows_) {
    if (classes.has(row.id)) left.remove(row.absorbs);
  }
  if (left != ClassSet{DataClass::General}) left.remove({DataClass::General});
  if (left.empty()) left.add(DataClass::General);
  return left;
}

const DataClasses& dataClasses() {
  static const Lazy<DataClasses> built([] {
    const auto text = [](std::string_view path) {
      for (const EmbeddedTable& table : embeddedTables()) {
        if (table.path == path) return table.text;
      }
      return std::string_view();
    };
    return DataClasses::build({text(kClassTable), text(kLabelTable), text(kCodeTable), text(kWordTable),
                               text(kDefaultTable), text("names/psychotropics.tsv")});
  });
  return *built;
}

}  // namespace baton::knowledge
