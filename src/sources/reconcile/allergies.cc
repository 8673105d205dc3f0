#include <algorithm>
#include <map>
#include <optional>

#include "base/text.h"
#include "knowledge/knowledge.h"
#include "sources/reconcile/kinds.h"
#include "sources/reconcile/line_parts.h"
#include "sources/reconcile/problem_course.h"

namespace baton::sources::reconcile {
namespace {

using knowledge::AllergenKind;
using knowledge::AllergenMatch;
using record::AllergyFact;
using record::AllergyLine;
using record::Coding;

bool isNone(AllergenKind kind) {
  return kind == AllergenKind::NoneKnown || kind == AllergenKind::NoneKnownDrug ||
         kind == AllergenKind::NoneKnownFood || kind == AllergenKind::NoneKnownEnvironment;
}

// The substance as knowledge names it: codes before words.
std::optional<AllergenMatch> matchOf(const record::Concept& what) {
  const knowledge::Knowledge& tables = knowledge::builtIn();
  for (const Coding& coding : what.codings) {
    if (auto match = tables.allergens().find(tables.names(), coding.system, coding.code)) return match;
  }
  if (auto match = tables.allergens().findText(tables.names(), what.text)) return match;
  for (const Coding& coding : what.codings) {
    if (auto match = tables.allergens().findText(tables.names(), coding.display)) return match;
  }
  return std::nullopt;
}

struct Read {
  const AllergyFact* fact = nullptr;
  std::optional<AllergenMatch> match;
};

// An allergy is often coded only on its reaction, or named by a category that says nothing; then the reaction counts.
Read read(const AllergyFact& fact) {
  Read read;
  read.fact = &fact;
  read.match = matchOf(fact.what);
  if (read.match || !fact.what.empty()) return read;
  for (const AllergyFact::Reaction& reaction : fact.reactions) {
    if (!read.match && !reaction.substance.empty()) read.match = matchOf(reaction.substance);
  }
  return read;
}

std::string systemSlug(const std::string& system) {
  if (system == record::kSnomed) return "snomed-";
  if (system == record::kRxNorm) return "rxnorm-";
  if (system == record::kUnii) return "unii-";
  return "";
}

std::vector<std::string> keysOf(const Read& read) {
  if (read.match) return {slug(read.match->id)};
  std::vector<std::string> keys;
  for (const Coding& coding : read.fact->what.codings) {
    const std::string system = systemSlug(coding.system);
    if (!system.empty()) keys.push_back(system + slug(coding.code));
  }
  if (!read.fact->what.empty()) keys.push_back("text-" + slug(read.fact->what.label()));
  if (keys.empty()) keys.push_back("entry-" + slug(read.fact->about.key));
  return keys;
}

Grouping groupBySubstance(const std::vector<Read>& reads) {
  Grouping grouping(reads.size());
  std::map<std::string, std::size_t> first;
  for (std::size_t i = 0; i < reads.size(); ++i) {
    for (const std::string& key : keysOf(reads[i])) {
      const auto [place, is_new] = first.emplace(key, i);
      if (!is_new) grouping.join(place->second, i);
    }
  }
  return grouping;
}

StateTold stateOf(const AllergyFact& fact) {
  StateTold told;
  told.about = &fact.about;
  told.from = fact.onset;
  told.dated = firstDated({&fact.written, &fact.onset, &fact.about.source.asserted});
  if (fact.verification_status == "refuted") {
    told.state = "refuted";
  } else if (!fact.clinical_status.empty()) {
    told.state = fact.clinical_status;
  } else {
    told.state = "active";  // a list of allergies without status means that they hold; leaving one out harms
  }
  told.is_present = told.state == "active";
  return told;
}

std::string reactionOf(const AllergyFact& fact) {
  std::vector<std::string> words;
  for (const AllergyFact::Reaction& reaction : fact.reactions) {
    std::string word;
    for (const record::Concept& manifestation : reaction.manifestations) {
      if (manifestation.empty()) continue;
      word += (word.empty() ? "" : ", ") + plainLabel(manifestation);
    }
    if (word.empty()) word = reaction.note;
    if (!word.empty() && !reaction.severity.empty()) word += " (" + reaction.severity + ")";
    if (!word.empty() && std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
  }
  return join(words, "; ");
}

// How bad it was, as far as the source says: the worst severity of its reactions.
std::string severityOf(const AllergyFact& fact) {
  std::string worst;
  for (const AllergyFact::Reaction& reaction : fact.reactions) {
    const bool is_worse =
        worst.empty() || reaction.severity == "severe" || (reaction.severity == "moderate" && worst == "mild");
    if (!reaction.severity.empty() && is_worse) worst = reaction.severity;
  }
  return worst;
}

// Two sources that remember it as mild and as severe. Other words for one rash are no dispute.
void addReactionConflict(AllergyLine& line, const std::vector<const AllergyFact*>& facts) {
  if (line.status != "active") return;
  std::map<std::string, const AllergyFact*> by_source;
  for (const AllergyFact* fact : facts) {
    if (!severityOf(*fact).empty()) by_source.emplace(sourceSystem(fact->about), fact);  // newest first
  }
  std::vector<record::Conflict::Side> sides;
  bool is_disputed = false;
  for (const auto& [system, fact] : by_source) {
    is_disputed = is_disputed || severityOf(*fact) != severityOf(*by_source.begin()->second);
    const std::string words = reactionOf(*fact);
    sides.push_back({words.empty() ? severityOf(*fact) : words, fact->about.source});
  }
  if (is_disputed) line.conflicts.push_back(conflictOf("reaction", std::move(sides)));
}

int rank(const std::string& criticality) {
  if (criticality == "high") return 0;
  return criticality == "low" ? 2 : 1;
}

AllergyLine lineOf(const std::vector<const Read*>& reads) {
  AllergyLine line;
  std::vector<const AllergyFact*> facts;
  std::vector<StateTold> told;
  for (const Read* read : reads) facts.push_back(read->fact), told.push_back(stateOf(*read->fact));
  fillFrom(line, aboutsOf(facts));
  for (const AllergyFact* fact : facts) addCodings(line.codes, fact->what.codings);

  const std::size_t newest = newestState(told);
  line.status = told[newest].state;
  const Read* named = reads[newest];
  for (const Read* read : reads) {
    if (!named->match && read->match) named = read;
  }
  line.text = plainLabel(named->fact->what);
  if (line.text.empty() && named->match) line.text = named->match->display;
  if (line.text.empty()) line.text = "Allergy without a name";
  line.is_statement_of_none = named->match && isNone(named->match->kind);
  for (const AllergyFact* fact : facts) {
    if (!fact->onset.empty() && (line.since.empty() || isEarlier(fact->onset, line.since))) line.since = fact->onset;
    if (line.reaction.empty()) line.reaction = reactionOf(*fact);
    if (line.type.empty()) line.type = fact->type;
    if (fact->criticality.empty()) continue;
    if (line.criticality.empty() || rank(fact->criticality) < rank(line.criticality)) {
      line.criticality = fact->criticality;
    }
  }
  addStateConflict(line, told);
  addReactionConflict(line, facts);
  const bool is_open_question = std::all_of(facts.begin(), facts.end(), [](const AllergyFact* fact) {
    return fact->verification_status == "unconfirmed" || fact->verification_status == "presumed";
  });
  if (is_open_question) line.text += " (not confirmed)";
  line.id = "allergy/" + keysOf(*named).front();
  return line;
}

// Does "no known drug allergies" deny this one?
bool denies(AllergenKind none, const AllergyLine& line, const std::vector<const Read*>& reads) {
  if (line.status != "active" || line.is_statement_of_none) return false;
  if (none == AllergenKind::NoneKnown) return true;
  std::optional<AllergenKind> kind;
  bool is_drug = false;
  bool is_food = false;
  bool is_environment = false;
  for (const Read* read : reads) {
    if (read->match) kind = read->match->kind;
    for (const std::string& category : read->fact->categories) {
      is_drug = is_drug || category == "medication" || category == "biologic";
      is_food = is_food || category == "food";
      is_environment = is_environment || category == "environment";
    }
  }
  const bool is_drug_kind = kind && (*kind == AllergenKind::Drug || *kind == AllergenKind::Class);
  switch (none) {
    case AllergenKind::NoneKnownDrug:
      return is_drug || is_drug_kind;
    case AllergenKind::NoneKnownFood:
      return is_food || (kind && *kind == AllergenKind::Food);
    case AllergenKind::NoneKnownEnvironment:
      return is_environment || (kind && *kind == AllergenKind::Environment);
    case AllergenKind::NoneKnown:
    case AllergenKind::Class:
    case AllergenKind::Drug:
    case AllergenKind::Food:
    case AllergenKind::Environment:
    case AllergenKind::Material:
      break;
  }
  return false;
}

struct LineAndReads {
  AllergyLine line;
  std::vector<const Read*> reads;
};

void addDenials(std::vector<LineAndReads>& made) {
  for (LineAndReads& none : made) {
    if (!none.line.is_statement_of_none || none.line.status != "active") continue;
    std::optional<AllergenKind> kind;
    for (const Read* read : none.reads) {
      if (read->match) kind = read->match->kind;
    }
    for (LineAndReads& other : made) {
      if (!kind || !denies(*kind, other.line, other.reads)) continue;
      const record::Conflict conflict = conflictOf(
          "allergy", {{other.line.text, other.line.sources.front()}, {none.line.text, none.line.sources.front()}});
      other.line.conflicts.push_back(conflict);
      none.line.conflicts.push_back(conflict);
    }
  }
}

void sortLines(std::vector<AllergyLine>& lines) {
  std::sort(lines.begin(), lines.end(), [](const AllergyLine& a, const AllergyLine& b) {
    if ((a.status == "active") != (b.status == "active")) return a.status == "active";
    if (a.is_statement_of_none != b.is_statement_of_none) return b.is_statement_of_none;
    if (rank(a.criticality) != rank(b.criticality)) return rank(a.criticality) < rank(b.criticality);
    if (a.since.empty() != b.since.empty()) return b.since.empty();
    if (a.since.first() != b.since.first()) return a.since.first() > b.since.first();
    return a.id < b.id;
  });
}

}  // namespace

std::vector<AllergyLine> allergyLines(const record::Facts& facts, const Decisions& decisions) {
  const std::vector<const AllergyFact*> ordered = inOrder(facts.allergies);
  std::vector<Read> reads;
  for (const AllergyFact* fact : ordered) reads.push_back(read(*fact));
  std::vector<LineAndReads> made;
  for (const auto& group : decidedGroups(groupBySubstance(reads), aboutsOf(ordered), decisions)) {
    std::vector<const Read*> members;
    for (const std::size_t i : group) members.push_back(&reads[i]);
    made.push_back({lineOf(members), members});
  }
  addDenials(made);
  std::vector<AllergyLine> lines;
  for (LineAndReads& one : made) lines.push_back(std::move(one.line));
  makeIdsUnique(lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (std::size_t j = i + 1; j < lines.size(); ++j) {
      if (isNearlyEqual(foldForMatching(lines[i].text), foldForMatching(lines[j].text))) {
        suggestSame(lines[i], lines[j], decisions);
      }
    }
  }
  sortLines(lines);
  return lines;
}

}  // namespace baton::sources::reconcile
