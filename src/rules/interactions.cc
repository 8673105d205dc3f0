#include "rules/interactions.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/text.h"

namespace baton::rules {
namespace {

using knowledge::InteractionCondition;
using knowledge::InteractionHit;
using knowledge::InteractionRow;
using record::Finding;
using record::Severity;

// In these causes it is one medicine's level or effect that changes: two such medicines are two matters.
bool isAboutOneMedicine(std::string_view cause) {
  return cause == "level-up" || cause == "level-down" || cause == "opposing" || cause == "absorption";
}

std::string causeOf(const InteractionHit& hit, const TakenList& list) {
  std::string cause(hit.row->cause);
  if (isAboutOneMedicine(cause)) cause += '/' + std::string(list.items[hit.b].taken.ingredient);
  return cause;
}

std::string_view nameOf(const TakenList& list, std::size_t place) { return list.items[place].taken.ingredient; }

Names namesOf(const TakenList& list, const InteractionHit& hit) {
  return {shownName(nameOf(list, hit.a)), shownName(nameOf(list, hit.b)),
          hit.third ? shownName(nameOf(list, *hit.third)) : ""};
}

std::string idOf(const TakenList& list, const InteractionHit& hit) {
  std::string_view first = nameOf(list, hit.b);
  std::string_view second = nameOf(list, hit.a);
  if (hit.row->a == hit.row->b && second < first) std::swap(first, second);
  return "interaction/" + idPart(first) + "+" + idPart(second);
}

bool isRare(const InteractionHit& hit, const TakenList& list) {
  return list.items[hit.a].is_rare || list.items[hit.b].is_rare;
}

bool isUndated(const InteractionHit& hit, const TakenList& list) {
  return list.items[hit.a].is_stop_undated || list.items[hit.b].is_stop_undated;
}

// What is used once a month, and what may be long over, is told and interrupts nobody.
bool interrupts(const InteractionHit& hit, const TakenList& list) {
  return hit.interrupts && !isRare(hit, list) && !isUndated(hit, list);
}

// High always interrupts in the contract: what may not interrupt is told in the next contact; of what is used rarely
// the lesser matters wait for the next visit.
Severity severityOf(const InteractionHit& hit, const TakenList& list) {
  if (isRare(hit, list) && hit.row->severity >= Severity::Moderate) return Severity::Low;
  return interrupts(hit, list) ? hit.row->severity : std::max(hit.row->severity, Severity::Moderate);
}

template <class T>
void addOnce(std::vector<T>& all, const T& one) {
  if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

// What would have to be known to be sure.
std::string doubtOf(const InteractionHit& hit) {
  if (hit.is_certain) return "";
  std::vector<std::string> unknown;
  for (std::size_t i = 0; i < hit.row->conditions.count; ++i) {
    switch (hit.row->conditions.list[i].kind) {
      case InteractionCondition::Kind::DoseOver:
        addOnce(unknown, std::string("the daily dose"));
        break;
      case InteractionCondition::Kind::RouteIs:
        addOnce(unknown, std::string("how it is taken"));
        break;
      case InteractionCondition::Kind::Regular:
        addOnce(unknown, std::string("how often"));
        break;
      case InteractionCondition::Kind::AgeAtLeast:
      case InteractionCondition::Kind::AgeBelow:
        addOnce(unknown, std::string("the age"));
        break;
      case InteractionCondition::Kind::Start:
      case InteractionCondition::Kind::Stop:
        break;
    }
  }
  return unknown.empty() ? "" : " It depends on " + listed(unknown) + ", which Baton does not know.";
}

// What was stopped and still counts, where the row is not about the stop itself.
std::string washoutOf(const InteractionHit& hit, const TakenList& list) {
  const auto& conditions = hit.row->conditions;
  std::string text;
  for (const bool is_a : {true, false}) {
    const knowledge::Taken& taken = list.items[is_a ? hit.a : hit.b].taken;
    const int days = conditions.washout_days[is_a ? 0 : 1];
    if (taken.state != knowledge::TakenState::Stopped || days == 0) continue;
    if (list.items[is_a ? hit.a : hit.b].is_stop_undated) {
      text += " It matters if " + shownName(taken.ingredient) + " was taken within the last " + std::to_string(days) +
              " days.";
      continue;
    }
    text += fill(" {a} was stopped " + std::to_string(taken.days_since_stop) + " days ago; it still counts for " +
                     std::to_string(days) + " days after the last dose.",
                 {shownName(taken.ingredient), "", ""})
                .insert(0, " ");
  }
  return text;
}

std::string clinicalOf(const InteractionRow& row, const Names& names) {
  return fill("{b} with {a}: " + std::string(row.effect_clinical) + ".", names);
}

std::string whyOf(const InteractionHit& hit, const Names& names, const TakenList& list, Reader reader) {
  const InteractionRow& row = *hit.row;
  std::string why;
  if (reader == Reader::Person) {
    why = fill(row.effect_plain, names);
  } else {
    why = clinicalOf(row, names) + " Mechanism: " + std::string(row.mechanism) + ". Onset: " + std::string(row.onset) +
          ".";
  }
  return why + washoutOf(hit, list) + doubtOf(hit);
}

void addParts(Finding& finding, const InteractionHit& hit, const TakenList& list) {
  std::vector<std::size_t> places = {hit.b, hit.a};
  if (hit.row->a == hit.row->b && nameOf(list, hit.a) < nameOf(list, hit.b)) std::swap(places[0], places[1]);
  if (hit.third) places.push_back(*hit.third);
  for (const std::size_t place : places) {
    const TakenItem& item = list.items[place];
    addOnce(finding.subjects, std::string(item.taken.ingredient));
    for (const std::string& key : item.about) addOnce(finding.about, key);
    for (const record::Evidence& evidence : item.evidence) addOnce(finding.evidence, evidence);
  }
  for (const record::FindingSource& source : sourcesOf(hit.row->source, hit.row->source_url, hit.row->checked_on)) {
    const bool is_named = std::any_of(finding.sources.begin(), finding.sources.end(), [&](const auto& known) {
      return known.title == source.title && known.section == source.section;
    });
    if (!is_named) finding.sources.push_back(source);
  }
}

// Which of the two names may become several in the text of a row: "Alcohol makes {b} stronger" holds for all {b} at
// once, "{a} and {b} together" does not, nor a sentence that begins with the name and goes on in the singular.
bool mayBeSeveral(std::string_view sentence, std::string_view name) {
  if (sentence.find("{a} and {b}") != std::string_view::npos ||
      sentence.find("{b} and {a}") != std::string_view::npos) {
    return false;
  }
  const std::size_t at = sentence.find(name);
  if (at == std::string_view::npos) return false;
  const std::string_view after = sentence.substr(at + name.size());
  if (after.starts_with(" has ") || after.starts_with(" is ")) return false;
  return at > 0 || after.starts_with(" can ") || after.starts_with(" may ") || after.starts_with(" with ");
}

// Other pairs that the same sentence tells: names of one side joined, those pairs taken out of `rest`.
Names joinedNames(const InteractionHit& lead, std::vector<const InteractionHit*>& rest, const TakenList& list) {
  Names names = namesOf(list, lead);
  const std::string_view sentence = firstSentence(lead.row->effect_plain);
  for (const bool is_a : {true, false}) {
    if (lead.third || !mayBeSeveral(sentence, is_a ? "{a}" : "{b}")) continue;
    std::vector<std::string> several = {is_a ? names.a : names.b};
    std::erase_if(rest, [&](const InteractionHit* hit) {
      const Names other = namesOf(list, *hit);
      const bool is_same = hit->row->effect_plain == lead.row->effect_plain && hit->is_certain == lead.is_certain &&
                           !hit->third && (is_a ? other.b == names.b : other.a == names.a);
      if (is_same) addOnce(several, is_a ? other.a : other.b);
      return is_same;
    });
    (is_a ? names.a : names.b) = listed(several);
    if (several.size() > 1) break;
  }
  return names;
}

// The other pairs of the cause, a sentence each, as many as one reads.
void addOthers(std::string& why, std::vector<const InteractionHit*> rest, const TakenList& list, Reader reader) {
  constexpr int kMost = 5;
  int told = 0;
  int more = 0;
  while (!rest.empty()) {
    const InteractionHit& next = *rest.front();
    rest.erase(rest.begin());
    const std::string also = reader == Reader::Clinician
                                 ? clinicalOf(*next.row, namesOf(list, next))
                                 : fill(firstSentence(next.row->effect_plain), joinedNames(next, rest, list)) + ".";
    if (why.find(also) != std::string::npos) continue;
    if (told++ < kMost)
      why += " Also: " + also + doubtOf(next);
    else
      ++more;
  }
  if (more > 0) why += " Also: " + std::to_string(more) + " more of the same kind.";
}

// Pairs of one cause, gravest first → one finding.
Finding findingOf(const std::vector<const InteractionHit*>& hits, const TakenList& list, Reader reader, Instant now) {
  const InteractionHit& lead = *hits.front();
  Finding finding;
  finding.id = idOf(list, lead);
  finding.kind = "interaction";
  finding.severity = severityOf(lead, list);
  finding.interrupts = interrupts(lead, list);
  for (const InteractionHit* hit : hits) addParts(finding, *hit, list);
  std::vector<const InteractionHit*> rest(hits.begin() + 1, hits.end());
  const Names names = joinedNames(lead, rest, list);
  finding.title = fill(firstSentence(lead.row->effect_plain), names);
  finding.why = whyOf(lead, names, list, reader);
  addOthers(finding.why, std::move(rest), list, reader);
  std::string_view by = lead.row->by;
  std::string plain = fill(lead.row->action_plain, names);
  if (isRare(lead, list)) {
    by = finding.severity == Severity::Low ? "next-visit" : "next-contact";
    if (finding.severity == Severity::Low)
      plain = "Mention both at your next visit. No need to change anything before.";
  }
  finding.steps = stepsFor(lead.row->who, by, plain, fill(lead.row->action_clinical, names), now);
  return finding;
}

bool coversAll(const Finding& finding, const InteractionHit& hit, const TakenList& list) {
  const auto has = [&](std::size_t place) {
    return std::find(finding.subjects.begin(), finding.subjects.end(), nameOf(list, place)) != finding.subjects.end();
  };
  return has(hit.a) && has(hit.b);
}

bool isWithin(const std::vector<std::string>& some, const std::vector<std::string>& all) {
  return std::all_of(some.begin(), some.end(),
                     [&](const std::string& one) { return std::find(all.begin(), all.end(), one) != all.end(); });
}

void absorb(Finding& told, const Finding& other) {
  told.why += " Also: " + other.why;
  for (const record::Evidence& evidence : other.evidence) addOnce(told.evidence, evidence);
  for (const record::FindingSource& source : other.sources) addOnce(told.sources, source);
}

// The pair that the id names, in either order.
std::string pairOf(const Finding& finding) {
  std::string_view pair = finding.id;
  pair.remove_prefix(pair.find('/') + 1);
  const std::size_t plus = pair.find('+');
  const std::string_view first = pair.substr(0, plus);
  const std::string_view second = pair.substr(plus + 1);
  return first < second ? std::string(first) + "+" + std::string(second)
                        : std::string(second) + "+" + std::string(first);
}

// Several causes of one pair are told together; an id names one finding only.
std::vector<Finding> joinedByPair(std::vector<Finding> findings) {
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& left, const Finding& right) {
    return std::tuple(left.severity, !left.interrupts) < std::tuple(right.severity, !right.interrupts);
  });
  std::vector<Finding> joined;
  for (Finding& finding : findings) {
    const auto same = [&](const Finding& told) { return told.id == finding.id; };
    const std::string pair = pairOf(finding);
    const auto told =
        std::find_if(joined.begin(), joined.end(), [&](const Finding& one) { return pairOf(one) == pair; });
    if (told != joined.end() && isWithin(finding.subjects, told->subjects)) {
      absorb(*told, finding);
      continue;
    }
    const std::string id = finding.id;
    for (int number = 2; std::any_of(joined.begin(), joined.end(), same); ++number) {
      finding.id = id + "/" + std::to_string(number);
    }
    joined.push_back(std::move(finding));
  }
  return joined;
}

// Gravest first; of equals what concerns a medicine before what concerns two substances, then by name.
auto orderOf(const InteractionHit& hit, const knowledge::Drugs& drugs, const TakenList& list) {
  int substances = 0;
  for (const std::size_t place : {hit.a, hit.b}) {
    const auto drug = drugs.find(list.items[place].taken.ingredient);
    if (drug && drugs.drug(*drug).kind == knowledge::DrugKind::Substance) ++substances;
  }
  return std::tuple(severityOf(hit, list), !interrupts(hit, list), substances, -hit.row->rank(), nameOf(list, hit.b),
                    nameOf(list, hit.a), hit.row->id);
}

}  // namespace

std::vector<Finding> interactionFindings(const knowledge::Knowledge& knowledge, const TakenList& list, Reader reader,
                                         Instant now) {
  const std::vector<knowledge::Taken> taken = list.taken();
  std::vector<InteractionHit> hits = knowledge.interactions().find(knowledge.drugs(), taken, list.age_years);
  // A stop that nobody dates is worth a word only where the matter is grave.
  std::erase_if(hits, [&](const InteractionHit& hit) { return isUndated(hit, list) && !hit.row->interrupts; });
  // The order of what was asked must not show: gravest first, then by name.
  using Key = decltype(orderOf(hits.front(), knowledge.drugs(), list));
  std::vector<std::pair<Key, const InteractionHit*>> ordered;
  ordered.reserve(hits.size());
  for (const InteractionHit& hit : hits) ordered.emplace_back(orderOf(hit, knowledge.drugs(), list), &hit);
  std::sort(ordered.begin(), ordered.end(),
            [](const auto& left, const auto& right) { return left.first < right.first; });
  std::map<std::pair<std::string, bool>, std::vector<const InteractionHit*>> by_cause;
  for (const auto& [key, hit] : ordered) by_cause[{causeOf(*hit, list), interrupts(*hit, list)}].push_back(hit);

  std::vector<Finding> findings;
  for (auto& [key, pairs] : by_cause) {
    if (!key.second) continue;
    findings.push_back(findingOf(pairs, list, reader, now));
    const auto quiet = by_cause.find({key.first, false});
    if (quiet == by_cause.end()) continue;
    // Of the same cause and of the same medicines there is nothing more to tell.
    std::erase_if(quiet->second, [&](const InteractionHit* hit) { return coversAll(findings.back(), *hit, list); });
  }
  for (const auto& [key, pairs] : by_cause) {
    if (!key.second && !pairs.empty()) findings.push_back(findingOf(pairs, list, reader, now));
  }
  return joinedByPair(std::move(findings));
}

}  // namespace baton::rules
