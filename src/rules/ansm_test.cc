// The French regulator's thesaurus of interactions (ANSM 2016, in English): every pair that it calls contraindicated,
// and whose two medicines the tables know, interrupts here, or is excused with a reason in
// tests/knowledge/ansm_exceptions.tsv. An excuse that excuses nothing is a fault too.
//
// The thesaurus is used for its facts only: neither its wording nor its grades are in the tables. It is not part of
// this repository; without BATON_SHARED_DATA nothing is compared, and that is said.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "base/text.h"
#include "builders/about.h"
#include "knowledge/table.h"
#include "rules/check.h"

namespace baton::rules {
namespace {

using knowledge::TableRow;
using Names = std::set<std::string>;

std::string fileText(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::filesystem::path listsFolder() {
  if (const char* named = std::getenv("BATON_SHARED_DATA")) return std::filesystem::path(named) / "knowledge";
  return std::filesystem::path(BATON_SOURCE_DIR) / "../shared/data/knowledge";
}
std::string ownText(const std::string& name) { return fileText(BATON_SOURCE_DIR "/tests/knowledge/" + name); }

// Names are compared without marks: the thesaurus writes one class in several ways.
std::string keyOf(std::string_view name) {
  std::string key;
  for (const char c : toLowerAscii(name)) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (is_plain) key += c;
    if (!is_plain && !key.empty() && key.back() != ' ') key += ' ';
  }
  if (key.ends_with(' ')) key.pop_back();
  return key;
}

std::string withoutOther(std::string_view name) {
  return std::string(startsWithNoCase(name, "other ") ? name.substr(6) : name);
}

struct Excuse {
  std::string a, b;
  int used = 0;
};

class Thesaurus {
 public:
  // False: the lists are not on this machine.
  bool read(const std::filesystem::path& folder) {
    readNames();
    const std::string members = fileText(folder / "ansm2016_en_class_members.tsv");
    if (members.empty()) return false;
    static constexpr std::string_view kColumns[] = {"drug", "class"};
    REQUIRE(knowledge::forEachRow(members, "members", kColumns, [&](const TableRow& row) -> Status {
      for (const std::string& one : ourNames(row[0])) members_[keyOf(row[1])].insert(one);
      return {};
    }));
    for (const auto& [written, ours] : names_) {
      if (ours.size() > 1) members_[written] = ours;
    }
    return true;
  }

  // An entry's side → our names of all that it stands for, also of what we do not know.
  Names membersOf(std::string_view side) const {
    const auto found = members_.find(keyOf(withoutOther(side)));
    return found == members_.end() ? ourNames(side) : found->second;
  }

 private:
  void readNames() {
    static constexpr std::string_view kColumns[] = {"thesaurus", "ours"};
    REQUIRE(knowledge::forEachRow(ownText("ansm_names.tsv"), "ansm_names.tsv", kColumns,
                                  [&](const TableRow& row) -> Status {
                                    for (const std::string_view one : knowledge::splitList(row[1])) {
                                      CHECK_MESSAGE(knowledge::builtIn().drugs().find(one).has_value(), one);
                                      names_[keyOf(row[0])].emplace(one);
                                    }
                                    return {};
                                  }));
  }

  Names ourNames(std::string_view written) const {
    const auto found = names_.find(keyOf(written));
    return found == names_.end() ? Names{toLowerAscii(written)} : found->second;
  }

  std::map<std::string, Names> names_;
  std::map<std::string, Names> members_;
};

std::vector<Excuse> excuses() {
  std::vector<Excuse> all;
  static constexpr std::string_view kColumns[] = {"a", "b", "reason", "checked_on"};
  REQUIRE(knowledge::forEachRow(ownText("ansm_exceptions.tsv"), "ansm_exceptions.tsv", kColumns,
                                [&](const TableRow& row) -> Status {
                                  CHECK_FALSE(row[2].empty());
                                  all.push_back({std::string(row[0]), std::string(row[1])});
                                  return {};
                                }));
  return all;
}

// "*", an entry of the thesaurus, or one of our ingredients.
bool covers(std::string_view pattern, std::string_view entry, std::string_view ingredient) {
  return pattern == "*" || keyOf(pattern) == keyOf(entry) || pattern == ingredient;
}

Excuse* excuseFor(std::vector<Excuse>& all, std::string_view left, std::string_view right, std::string_view a,
                  std::string_view b) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Excuse& one) {
    return (covers(one.a, left, a) && covers(one.b, right, b)) || (covers(one.a, right, b) && covers(one.b, left, a));
  });
  return found == all.end() ? nullptr : &*found;
}

TakenItem itemOf(std::string_view ingredient, int product) {
  const knowledge::Drugs& drugs = knowledge::builtIn().drugs();
  TakenItem item;
  item.taken.ingredient = drugs.drug(*drugs.find(ingredient)).ingredient;
  item.taken.route = knowledge::TakenRoute::OtherSystemic;
  item.taken.is_regular = true;
  item.taken.product = product;
  item.shown = ingredient;
  item.evidence = {{"", std::string(ingredient)}};
  return item;
}

bool interruptsFor(const std::string& a, const std::string& b) {
  TakenList list;
  list.items = {itemOf(a, 1), itemOf(b, 2)};
  const record::Findings findings = check(knowledge::builtIn(), std::move(list), Reader::Clinician, Language::English,
                                          build::at("2026-11-15T15:00:00Z"));
  return std::any_of(findings.findings.begin(), findings.findings.end(), [&](const record::Finding& one) {
    const auto has = [&](const std::string& name) {
      return std::find(one.subjects.begin(), one.subjects.end(), name) != one.subjects.end();
    };
    return one.interrupts && has(a) && has(b);
  });
}

TEST_CASE("what the French thesaurus calls contraindicated interrupts, or is excused with a reason") {
  Thesaurus thesaurus;
  if (!thesaurus.read(listsFolder())) {
    MESSAGE("skipped: the lists of ANSM are not on this machine (BATON_SHARED_DATA)");
    return;
  }
  std::vector<Excuse> excused = excuses();
  const knowledge::Drugs& drugs = knowledge::builtIn().drugs();
  std::set<std::pair<std::string, std::string>> found;
  std::set<std::pair<std::string, std::string>> told_why;
  std::map<std::string, Names> missing;  // entry → pairs
  static constexpr std::string_view kColumns[] = {"a", "b", "severity"};
  const std::string entries = fileText(listsFolder() / "ansm2016_en_class_level_interactions.tsv");
  REQUIRE(knowledge::forEachRow(entries, "entries", kColumns, [&](const TableRow& row) -> Status {
    if (row[2] != "contraindicated") return {};
    for (const std::string& a : thesaurus.membersOf(row[0])) {
      for (const std::string& b : thesaurus.membersOf(row[1])) {
        if (a == b || !drugs.find(a) || !drugs.find(b)) continue;
        const auto pair = std::minmax(a, b);
        if (found.contains(pair)) continue;
        if (interruptsFor(a, b)) {
          found.insert(pair);
        } else if (Excuse* const excuse = excuseFor(excused, row[0], row[1], a, b)) {
          ++excuse->used;
          told_why.insert(pair);
        } else {
          missing[std::string(row[0]) + " x " + std::string(row[1])].insert(pair.first + " + " + pair.second);
        }
      }
    }
    return {};
  }));
  std::string said;
  for (const auto& [entry, pairs] : missing) {
    said += "\n" + entry + ":";
    for (const std::string& pair : pairs) said += " " + pair + ";";
  }
  CHECK_MESSAGE(missing.empty(), said);
  for (const Excuse& one : excused) CHECK_MESSAGE(one.used > 0, "excuses nothing: ", one.a, " x ", one.b);
  for (const auto& pair : found) told_why.erase(pair);
  MESSAGE(found.size() << " contraindicated pairs of ANSM interrupt, " << told_why.size()
                       << " are excused with a reason");
  CHECK(found.size() > 800);
}

}  // namespace
}  // namespace baton::rules
