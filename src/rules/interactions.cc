#include "rules/interactions.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "base/text.h"
#include "rules/class_items.h"
#include "rules/interaction_words.h"

namespace baton::rules {
namespace {

using knowledge::InteractionHit;
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

std::string idOf(const TakenList& list, const InteractionHit& hit) {
  std::string_view first = nameOf(list, hit.b);
  std::string_view second = nameOf(list, hit.a);
  if (hit.row->a == hit.row->b && second < first) std::swap(first, second);
  return "interaction/" + idPart(plainSubject(first)) + "+" + idPart(plainSubject(second));
}

bool isRare(const InteractionHit& hit, const TakenList& list) {
  return list.items[hit.a].is_rare || list.items[hit.b].is_rare;
}

bool isUndated(const InteractionHit& hit, const TakenList& list) {
  return list.items[hit.a].is_stop_undated || list.items[hit.b].is_stop_undated;
}

bool isOfClass(const InteractionHit& hit, const TakenList& list) {
  const auto isClass = [&](std::size_t place) { return knowledge::isClassSubject(nameOf(list, place)); };
  return isClass(hit.a) || isClass(hit.b) || (hit.third && isClass(*hit.third));
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

constexpr Phrase kNothingBefore = {"Mention both at your next visit. No need to change anything before.",
                                   "Mencione las dos cosas en su próxima cita. No hace falta cambiar nada antes."};

template <class T>
void addOnce(std::vector<T>& all, const T& one) {
  if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

// `is_new_row`: no pair of the finding had this row before.
void addParts(Finding& finding, const InteractionHit& hit, bool is_new_row, const TakenList& list) {
  std::array<std::size_t, 3> places = {hit.b, hit.a, hit.third.value_or(0)};
  if (hit.row->a == hit.row->b && nameOf(list, hit.a) < nameOf(list, hit.b)) std::swap(places[0], places[1]);
  for (std::size_t i = 0; i < (hit.third ? 3U : 2U); ++i) {
    const TakenItem& item = list.items[places[i]];
    const std::string_view subject = plainSubject(item.taken.ingredient);
    if (std::find(finding.subjects.begin(), finding.subjects.end(), subject) == finding.subjects.end()) {
      finding.subjects.emplace_back(subject);
    }
    for (const std::string& key : item.about) addOnce(finding.about, key);
    for (const record::Evidence& evidence : item.evidence) addOnce(finding.evidence, evidence);
  }
  if (!is_new_row) return;
  addSources(finding.sources, hit.row->source, hit.row->source_url, hit.row->checked_on);
}

// Pairs of one cause, gravest first → one finding.
Finding findingOf(const std::vector<const InteractionHit*>& hits, const Telling& telling, Instant now) {
  const TakenList& list = telling.list;
  const InteractionHit& lead = *hits.front();
  Finding finding;
  finding.subjects.reserve(hits.size() + 2);
  finding.evidence.reserve(hits.size() + 2);
  finding.id = idOf(list, lead);
  finding.kind = "interaction";
  finding.severity = severityOf(lead, list);
  finding.interrupts = interrupts(lead, list);
  for (auto hit = hits.begin(); hit != hits.end(); ++hit) {
    const auto same = [&](const InteractionHit* earlier) { return earlier->row == (*hit)->row; };
    addParts(finding, **hit, std::none_of(hits.begin(), hit, same), list);
  }
  std::vector<const InteractionHit*> rest(hits.begin() + 1, hits.end());
  const Names names = joinedNames(lead, rest, telling);
  finding.title = titleOf(lead, names, telling);
  finding.why = whyOf(lead, names, finding.title, telling);
  addOthers(finding.why, std::move(rest), telling);
  std::string_view by = lead.row->by;
  std::string plain = actionOf(lead, names, telling);
  if (isRare(lead, list)) {
    by = finding.severity == Severity::Low ? "next-visit" : "next-contact";
    if (finding.severity == Severity::Low) plain = kNothingBefore.in(telling.language);
  }
  const Names clinical_names = telling.language == Language::Spanish ? englishNamesOf(lead, telling) : names;
  std::string clinical = fill(lead.row->action_clinical, clinical_names);
  if (isOfClass(lead, list)) {
    plain.insert(0, kFindOutWhich.in(telling.language));
    clinical.insert(0, kWhichIsUnknown);
  }
  finding.steps = stepsFor(lead.row->who, by, plain, clinical, now);
  return finding;
}

bool coversAll(const Finding& finding, const InteractionHit& hit, const TakenList& list) {
  const auto has = [&](std::size_t place) {
    const std::string_view subject = plainSubject(nameOf(list, place));
    return std::find(finding.subjects.begin(), finding.subjects.end(), subject) != finding.subjects.end();
  };
  return has(hit.a) && has(hit.b);
}

bool isWithin(const std::vector<std::string>& some, const std::vector<std::string>& all) {
  return std::all_of(some.begin(), some.end(),
                     [&](const std::string& one) { return std::find(all.begin(), all.end(), one) != all.end(); });
}

void absorb(Finding& told, const Finding& other, Language language) {
  told.why += kAlso.in(language) + other.why;
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
std::vector<Finding> joinedByPair(std::vector<Finding> findings, Language language) {
  std::vector<Finding*> order;  // a finding is long, and moved once
  order.reserve(findings.size());
  for (Finding& finding : findings) order.push_back(&finding);
  std::stable_sort(order.begin(), order.end(), [](const Finding* left, const Finding* right) {
    return std::tuple(left->severity, !left->interrupts) < std::tuple(right->severity, !right->interrupts);
  });
  std::vector<Finding> joined;
  joined.reserve(findings.size());
  std::vector<std::string> pairs;  // of those in `joined`
  for (Finding* const next : order) {
    Finding& finding = *next;
    const auto same = [&](const Finding& told) { return told.id == finding.id; };
    const std::string pair = pairOf(finding);
    const auto found = std::find(pairs.begin(), pairs.end(), pair);
    const auto told = joined.begin() + (found - pairs.begin());
    if (told != joined.end() && isWithin(finding.subjects, told->subjects)) {
      absorb(*told, finding, language);
      continue;
    }
    const std::string id = finding.id;
    for (int number = 2; std::any_of(joined.begin(), joined.end(), same); ++number) {
      finding.id = id + "/" + std::to_string(number);
    }
    // The number that an id may have got is part of its pair from here on.
    pairs.push_back(finding.id == id ? pair : pairOf(finding));
    joined.push_back(std::move(finding));
  }
  return joined;
}

// Gravest first; of equals what concerns a medicine before what concerns two substances, then by name.
auto orderOf(const InteractionHit& hit, const std::vector<bool>& is_substance, const TakenList& list) {
  const int substances = (is_substance[hit.a] ? 1 : 0) + (is_substance[hit.b] ? 1 : 0);
  return std::tuple(severityOf(hit, list), !interrupts(hit, list), substances, -hit.row->rank(), nameOf(list, hit.b),
                    nameOf(list, hit.a), hit.row->id);
}

}  // namespace

std::vector<Finding> interactionFindings(const knowledge::Knowledge& knowledge, const TakenList& list, Reader reader,
                                         Language language, Instant now) {
  const Telling telling{knowledge, list, reader, languageFor(reader, language)};
  const std::vector<knowledge::Taken> taken = list.taken();
  std::vector<InteractionHit> hits = knowledge.interactions().find(knowledge.drugs(), taken, list.age_years);
  // A stop that nobody dates is worth a word only where the matter is grave.
  std::erase_if(hits, [&](const InteractionHit& hit) { return isUndated(hit, list) && !hit.row->interrupts; });
  std::vector<bool> is_substance;
  for (const TakenItem& item : list.items) {
    const auto drug = knowledge.drugs().find(item.taken.ingredient);
    is_substance.push_back(drug && knowledge.drugs().drug(*drug).kind == knowledge::DrugKind::Substance);
  }
  // The order of what was asked must not show: gravest first, then by name.
  using Key = decltype(orderOf(hits.front(), is_substance, list));
  std::vector<std::pair<Key, const InteractionHit*>> ordered;
  ordered.reserve(hits.size());
  for (const InteractionHit& hit : hits) ordered.emplace_back(orderOf(hit, is_substance, list), &hit);
  std::sort(ordered.begin(), ordered.end(),
            [](const auto& left, const auto& right) { return left.first < right.first; });
  std::map<std::pair<std::string, bool>, std::vector<const InteractionHit*>> by_cause;
  for (const auto& [key, hit] : ordered) by_cause[{causeOf(*hit, list), interrupts(*hit, list)}].push_back(hit);

  std::vector<Finding> findings;
  findings.reserve(by_cause.size());  // a finding is long, and moved no more than it has to be
  for (auto& [key, pairs] : by_cause) {
    if (!key.second) continue;
    findings.push_back(findingOf(pairs, telling, now));
    const auto quiet = by_cause.find({key.first, false});
    if (quiet == by_cause.end()) continue;
    // Of the same cause and of the same medicines there is nothing more to tell.
    std::erase_if(quiet->second, [&](const InteractionHit* hit) { return coversAll(findings.back(), *hit, list); });
  }
  for (const auto& [key, pairs] : by_cause) {
    if (!key.second && !pairs.empty()) findings.push_back(findingOf(pairs, telling, now));
  }
  return joinedByPair(std::move(findings), telling.language);
}

}  // namespace baton::rules
