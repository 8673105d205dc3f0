#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "base/text.h"
#include "knowledge/knowledge.h"
#include "sources/reconcile/kinds.h"
#include "sources/reconcile/line_parts.h"
#include "sources/reconcile/problem_course.h"

namespace baton::sources::reconcile {
namespace {

using knowledge::ConditionMatch;
using record::Coding;
using record::ConditionFact;
using record::ConditionLine;

// Groups of knowledge/names/conditions.tsv that are mental health; besides them every code of ICD-10-CM chapter 5
// (F01-F99, "Mental, behavioral and neurodevelopmental disorders").
constexpr std::array<std::string_view, 22> kMentalGroups{
    "adhd",          "adjustment",  "alcohol-use", "anxiety",    "autism",          "bipolar",
    "cannabis-use",  "cocaine-use", "dementia",    "depression", "eating",          "insomnia",
    "ocd",           "opioid-use",  "personality", "psychosis",  "schizoaffective", "schizophrenia",
    "stimulant-use", "suicidality", "tobacco-use", "trauma"};

struct Read {
  const ConditionFact* fact = nullptr;
  std::string snomed;
  std::string icd10;
  std::string text;                     // folded label
  std::optional<ConditionMatch> match;  // the best of its codes and words, exact before covered
};

std::optional<ConditionMatch> matchOf(const record::Concept& what) {
  const knowledge::Conditions& conditions = knowledge::builtIn().conditions();
  std::optional<ConditionMatch> best;
  auto consider = [&](std::optional<ConditionMatch> match) {
    if (match && (!best || (match->is_exact && !best->is_exact))) best = std::move(match);
  };
  for (const Coding& coding : what.codings) consider(conditions.find(coding.system, coding.code));
  // Words count only where no code says what is meant: a code may be narrower than its label.
  const bool has_code = !what.codeIn(record::kSnomed).empty() || !what.codeIn(record::kIcd10Cm).empty();
  if (has_code) return best;
  consider(conditions.findText(what.text));
  for (const Coding& coding : what.codings) consider(conditions.findText(coding.display));
  return best;
}

Read read(const ConditionFact& fact) {
  return {&fact, fact.what.codeIn(record::kSnomed), fact.what.codeIn(record::kIcd10Cm),
          foldForMatching(plainLabel(fact.what)), matchOf(fact.what)};
}

// Joins items of equal key.
class Joiner {
 public:
  explicit Joiner(std::size_t count) : grouping(count) {}
  void by(const std::string& key, std::size_t item) {
    const auto [place, is_new] = first_.emplace(key, item);
    if (!is_new) grouping.join(place->second, item);
  }
  Grouping grouping;

 private:
  std::map<std::string, std::size_t> first_;
};

// Items without the finer key join the one group that has their coarser key; where several do, which is meant is not
// known, and they stay apart.
template <class HasFine, class CoarseKey>
void joinWhereOne(Joiner& joiner, const std::vector<Read>& reads, HasFine has_fine, CoarseKey coarse_key) {
  std::map<std::string, std::set<std::size_t>> roots;
  for (std::size_t i = 0; i < reads.size(); ++i) {
    const std::string& key = coarse_key(reads[i]);
    if (has_fine(reads[i]) && !key.empty()) roots[key].insert(joiner.grouping.rootOf(i));
  }
  for (std::size_t i = 0; i < reads.size(); ++i) {
    if (has_fine(reads[i])) continue;
    const auto found = roots.find(coarse_key(reads[i]));
    if (found != roots.end() && found->second.size() == 1) joiner.grouping.join(*found->second.begin(), i);
  }
}

// SNOMED CT before ICD-10-CM before words: several SNOMED CT concepts share one ICD-10-CM code, so that a shared
// ICD-10-CM code alone does not join two different ones.
Grouping groupByDiagnosis(const std::vector<Read>& reads) {
  Joiner joiner(reads.size());
  for (std::size_t i = 0; i < reads.size(); ++i) {
    const Read& read = reads[i];
    if (!read.snomed.empty()) {
      joiner.by("snomed " + read.snomed, i);
    } else if (!read.icd10.empty()) {
      joiner.by("icd10 " + read.icd10, i);
    } else if (!read.text.empty()) {
      joiner.by("text " + read.text, i);
    }
    if (read.match && read.match->is_exact) joiner.by("concept " + read.match->concept_id, i);
  }
  joinWhereOne(
      joiner, reads, [](const Read& read) { return !read.snomed.empty(); },
      [](const Read& read) -> const std::string& { return read.icd10; });
  joinWhereOne(
      joiner, reads, [](const Read& read) { return !read.snomed.empty() || !read.icd10.empty(); },
      [](const Read& read) -> const std::string& { return read.text; });
  return joiner.grouping;
}

StateTold stateOf(const ConditionFact& fact) {
  StateTold told;
  told.about = &fact.about;
  told.from = fact.onset;
  told.ended = fact.abated;
  const std::string& status = fact.clinical_status;
  if (fact.verification_status == "refuted") {
    told.state = "refuted";
  } else if (status == "recurrence" || status == "relapse") {
    told.state = "active";
  } else if (!status.empty()) {
    told.state = status;
  } else {
    told.state = fact.abated.empty() ? "unknown" : "resolved";  // R4 invariant con-4: abated means not active
  }
  told.is_present = told.state == "active";
  told.dated = told.is_present ? firstDated({&fact.written, &fact.onset, &fact.about.source.asserted})
                               : firstDated({&fact.abated, &fact.written, &fact.about.source.asserted, &fact.onset});
  return told;
}

bool isOpenQuestion(const ConditionFact& fact) {
  return fact.verification_status == "provisional" || fact.verification_status == "differential" ||
         fact.verification_status == "unconfirmed";
}

// The episode that the status speaks of: while present the earliest onset of those that are, else of the newest one.
PartialDate sinceOf(const std::vector<StateTold>& told, std::size_t newest) {
  PartialDate since = told[newest].from;
  if (!told[newest].is_present) return since;
  for (const StateTold& one : told) {
    if (one.is_present && !one.from.empty() && (since.empty() || isEarlier(one.from, since))) since = one.from;
  }
  return since;
}

// Sources that give the running problem another beginning.
void addOnsetConflict(ConditionLine& line, const std::vector<StateTold>& told) {
  if (line.status != "active") return;
  std::map<std::string, const StateTold*> by_source;
  for (const StateTold& one : told) {
    if (!one.is_present || one.from.empty()) continue;
    const StateTold*& first = by_source[sourceSystem(*one.about)];
    if (!first || isEarlier(one.from, first->from)) first = &one;
  }
  std::vector<record::Conflict::Side> sides;
  bool is_disputed = false;
  for (const auto& [system, one] : by_source) {
    is_disputed = is_disputed || !couldBeEqual(one->from, by_source.begin()->second->from);
    sides.push_back({"it began on " + one->from.dateText(), one->about->source});
  }
  if (is_disputed) line.conflicts.push_back(conflictOf("onset", std::move(sides)));
}

bool isMental(const std::vector<const Read*>& reads, const std::string& group) {
  if (std::find(kMentalGroups.begin(), kMentalGroups.end(), group) != kMentalGroups.end()) return true;
  return std::any_of(reads.begin(), reads.end(), [](const Read* read) { return read->icd10.starts_with("F"); });
}

std::string idOf(const std::vector<const Read*>& reads) {
  auto least = [&](auto field) {
    std::string best;
    for (const Read* read : reads) {
      const std::string& value = field(*read);
      if (!value.empty() && (best.empty() || value < best)) best = value;
    }
    return best;
  };
  if (const std::string code = least([](const Read& read) -> const std::string& { return read.snomed; });
      !code.empty()) {
    return "condition/snomed-" + slug(code);
  }
  if (const std::string code = least([](const Read& read) -> const std::string& { return read.icd10; });
      !code.empty()) {
    return "condition/icd10-" + slug(code);
  }
  const std::string text = least([](const Read& read) -> const std::string& { return read.text; });
  return "condition/" + (text.empty() ? "entry-" + slug(reads.front()->fact->about.key) : "text-" + slug(text));
}

ConditionLine lineOf(const std::vector<const Read*>& reads) {
  ConditionLine line;
  std::vector<const ConditionFact*> facts;
  std::vector<StateTold> told;
  for (const Read* read : reads) facts.push_back(read->fact), told.push_back(stateOf(*read->fact));
  fillFrom(line, aboutsOf(facts));
  for (const ConditionFact* fact : facts) addCodings(line.codes, fact->what.codings);

  const std::size_t newest = newestState(told);
  line.status = told[newest].state;
  line.since = sinceOf(told, newest);
  if (!told[newest].is_present) line.abated = told[newest].ended;
  line.text = plainLabel(facts[newest]->what);
  if (line.text.empty()) line.text = "Diagnosis without a name";
  if (std::all_of(facts.begin(), facts.end(), [](const ConditionFact* fact) { return isOpenQuestion(*fact); })) {
    line.text += " (not confirmed)";
  }
  for (const ConditionFact* fact : facts) {
    if (line.severity.empty()) line.severity = fact->severity.label();
    for (const record::Concept& category : fact->categories) {
      const std::string code = category.codings.empty() ? category.text : category.codings.front().code;
      if (line.category.empty() || code == "problem-list-item") line.category = code;
    }
  }
  for (const Read* read : reads) {
    if (line.group.empty() && read->match) line.group = read->match->group;
  }
  line.is_mental_health = isMental(reads, line.group);
  addStateConflict(line, told);
  addOnsetConflict(line, told);
  line.id = idOf(reads);
  return line;
}

bool isOver(const ConditionLine& line) { return line.status == "resolved" || line.status == "refuted"; }

void suggest(std::vector<ConditionLine>& lines, const Decisions& decisions) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (std::size_t j = i + 1; j < lines.size(); ++j) {
      if (isOver(lines[i]) || isOver(lines[j])) continue;
      const bool is_one_group = !lines[i].group.empty() && lines[i].group == lines[j].group;
      const std::string left = foldForMatching(lines[i].text);
      const std::string right = foldForMatching(lines[j].text);
      if (is_one_group || left == right || isNearlyEqual(left, right)) suggestSame(lines[i], lines[j], decisions);
    }
  }
}

int order(const ConditionLine& line) {
  if (line.status == "active") return 0;
  if (line.status == "unknown") return 1;
  return line.status == "remission" ? 2 : 3;
}

void sortLines(std::vector<ConditionLine>& lines) {
  std::sort(lines.begin(), lines.end(), [](const ConditionLine& a, const ConditionLine& b) {
    if (order(a) != order(b)) return order(a) < order(b);
    if (a.is_mental_health != b.is_mental_health) return a.is_mental_health;
    const PartialDate left = firstDated({&a.abated, &a.since});
    const PartialDate right = firstDated({&b.abated, &b.since});
    if (left.empty() != right.empty()) return right.empty();
    if (left.first() != right.first()) return left.first() > right.first();
    return a.id < b.id;
  });
}

}  // namespace

std::vector<ConditionLine> conditionLines(const record::Facts& facts, const Decisions& decisions) {
  const std::vector<const ConditionFact*> ordered = inOrder(facts.conditions);
  std::vector<Read> reads;
  for (const ConditionFact* fact : ordered) reads.push_back(read(*fact));
  std::vector<ConditionLine> lines;
  for (const auto& group : decidedGroups(groupByDiagnosis(reads), aboutsOf(ordered), decisions)) {
    std::vector<const Read*> members;
    for (const std::size_t i : group) members.push_back(&reads[i]);
    lines.push_back(lineOf(members));
  }
  makeIdsUnique(lines);
  suggest(lines, decisions);
  sortLines(lines);
  return lines;
}

}  // namespace baton::sources::reconcile
