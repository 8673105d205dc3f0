#include "rules/condition_cautions.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "knowledge/cautions.h"

namespace baton::rules {
namespace {

using knowledge::CautionCondition;
using knowledge::CautionRow;
using knowledge::Holds;
using record::Evidence;
using record::Finding;
using record::Severity;
using Kind = CautionCondition::Kind;

// Fixed words of this family.
constexpr Phrase kSameHolds = {"the same holds for ", "lo mismo vale para "};
constexpr Phrase kDose = {" It depends on the daily dose, which Baton does not know.",
                          " Depende de la dosis diaria, que Baton no conoce."};
constexpr Phrase kDate = {" It depends on whether this is still so: no date is known.",
                          " Depende de si todavía es así: no se conoce la fecha."};
constexpr Phrase kChecked = {"your conditions, age, pregnancy and gene tests",
                             "sus enfermedades, su edad, embarazo y pruebas genéticas"};
constexpr Phrase kNoKidney = {"no kidney value (eGFR) of the last year is on record",
                              "no hay un valor del riñón (eGFR) del último año"};
constexpr Phrase kByAge = {"cautions by age", "precauciones por edad"};
constexpr Phrase kNoBirthDate = {"the birth date is not known", "no se conoce la fecha de nacimiento"};
constexpr Phrase kGeneUnread = {"Baton does not read this gene result", "Baton no lee este resultado genético"};

struct Hit {
  const CautionRow* row = nullptr;
  const TakenItem* item = nullptr;
  std::vector<const Evidence*> evidence;
  bool is_dose_unknown = false;
  bool is_date_unknown = false;

  bool isCertain() const { return !is_dose_unknown && !is_date_unknown; }
  Severity severity() const {
    if (item->is_rare) return Severity::Low;
    return isCertain() ? row->severity : std::max(row->severity, Severity::Moderate);
  }
  std::string_view medicine() const { return item->taken.ingredient; }
};

struct Context {
  const knowledge::Knowledge& knowledge;
  const TakenList& list;
  const Circumstances& person;
  Reader reader;
  Language language;  // English for clinicians
  Instant now;

  bool isSpanish() const { return language == Language::Spanish; }
  std::string name(std::string_view ingredient) const { return nameFor(knowledge, list, ingredient, reader, language); }
  std::string_view plain(const CautionRow& row) const { return isSpanish() ? row.why_plain_es : row.why_plain; }
};

bool isAmong(const std::vector<std::string_view>& all, std::string_view one) {
  return !one.empty() && std::find(all.begin(), all.end(), one) != all.end();
}

// One condition about one medicine; adds what shows it to the hit.
class Evaluation {
 public:
  Evaluation(const Context& context, Hit& hit) : context_(context), person_(context.person), hit_(hit) {}

  bool holds() {
    bool has_other = false;  // besides the dose
    for (const CautionCondition& one : hit_.row->conditions) {
      if (!holdsOne(one)) return false;
      has_other = has_other || (one.kind != Kind::DoseOver && !(one.kind == Kind::AgeAtLeast && one.number == 0));
    }
    // "More than 40 mg" of a dose that nobody told is no reason to speak.
    return has_other || !hit_.is_dose_unknown;
  }

 private:
  bool holdsOne(const CautionCondition& one) {
    const auto& age = person_.age_years;
    const knowledge::Taken& taken = hit_.item->taken;
    switch (one.kind) {
      case Kind::Condition:
      case Kind::History:
      case Kind::Recent:
        return hasCondition(one);
      case Kind::Pregnant:
        return isState(person_.is_pregnant, person_.pregnancy);
      case Kind::Breastfeeding:
        return isState(person_.is_breastfeeding, person_.breastfeeding);
      case Kind::CouldBecomePregnant:
        return person_.could_become_pregnant;
      case Kind::AgeAtLeast:
        return one.number == 0 || (age && *age >= one.number);
      case Kind::AgeAbove:
        return age && *age > one.number;
      case Kind::AgeBelow:
        return age && *age < one.number;
      case Kind::DoseOver:
        hit_.is_dose_unknown = !taken.daily_dose_mg;
        return !taken.daily_dose_mg || *taken.daily_dose_mg > one.number;
      case Kind::With:
        return isWith(one);
      case Kind::EgfrBelow:
        if (!person_.egfr || *person_.egfr >= one.number) return false;
        hit_.evidence.push_back(&person_.kidney);
        return true;
      case Kind::Gene:
        return hasGene(one);
      case Kind::ExtendedRelease:
        return taken.release == knowledge::Release::Extended || taken.release == knowledge::Release::Extended12Hours ||
               taken.release == knowledge::Release::Extended24Hours;
      case Kind::Regular:
        return taken.is_regular.value_or(false);
      case Kind::Start:
        return taken.state == knowledge::TakenState::Starting;
    }
    return false;
  }

  bool isState(Holds holds, const Evidence& evidence) {
    if (holds == Holds::No) return false;
    hit_.is_date_unknown = hit_.is_date_unknown || holds == Holds::Unknown;
    hit_.evidence.push_back(&evidence);
    return true;
  }

  bool hasCondition(const CautionCondition& one) {
    for (const KnownCondition& known : person_.conditions) {
      if (!isAmong(one.any_of, known.group) && !isAmong(one.any_of, known.concept_id)) continue;
      if (one.kind == Kind::Condition && !known.is_current) continue;
      const bool is_recent = known.days_since && *known.days_since <= one.number;
      if (one.kind == Kind::Recent && !is_recent) continue;
      hit_.evidence.push_back(&known.evidence);
      return true;
    }
    return false;
  }

  bool isWith(const CautionCondition& one) {
    for (const TakenItem& other : context_.list.items) {
      if (&other == hit_.item || !knowledge::isPresent(other.taken)) continue;
      const auto drug = context_.knowledge.drugs().find(other.taken.ingredient);
      const bool is_one = drug && std::any_of(one.any_of.begin(), one.any_of.end(), [&](std::string_view subject) {
                            return knowledge::isSubject(context_.knowledge.drugs(), *drug, subject);
                          });
      if (!is_one) continue;
      hit_.evidence.push_back(&other.evidence.front());
      return true;
    }
    return false;
  }

  bool hasGene(const CautionCondition& one) {
    for (const GeneResult& result : person_.genes) {
      if (result.gene != one.gene || !isAmong(one.any_of, result.phenotype)) continue;
      hit_.evidence.push_back(&result.evidence);
      return true;
    }
    return false;
  }

  const Context& context_;
  const Circumstances& person_;
  Hit& hit_;
};

// Gravest first, then by medicine and row: the order of the list must not show.
auto orderOf(const Hit& hit) { return std::tuple(hit.severity(), hit.row->topic, hit.medicine(), hit.row->id); }

std::vector<Hit> hitsOf(const Context& context) {
  std::vector<Hit> hits;
  for (const TakenItem& item : context.list.items) {
    if (!knowledge::isPresent(item.taken)) continue;
    const auto drug = context.knowledge.drugs().find(item.taken.ingredient);
    if (!drug) continue;
    for (const std::uint16_t number : context.knowledge.cautions().rowsOf(*drug)) {
      const CautionRow& row = context.knowledge.cautions().rows()[number];
      if (!context.person.has_record && knowledge::Cautions::needsRecord(row)) continue;
      Hit hit{&row, &item, {}, false, false};
      if (Evaluation(context, hit).holds()) hits.push_back(std::move(hit));
    }
  }
  std::stable_sort(hits.begin(), hits.end(),
                   [](const Hit& left, const Hit& right) { return orderOf(left) < orderOf(right); });
  // Of one medicine and one topic the gravest speaks.
  std::vector<Hit> kept;
  for (Hit& hit : hits) {
    const bool is_told = std::any_of(kept.begin(), kept.end(), [&](const Hit& one) {
      return one.medicine() == hit.medicine() && one.row->topic == hit.row->topic;
    });
    if (!is_told) kept.push_back(std::move(hit));
  }
  return kept;
}

struct Group {
  std::string_view key;
  std::vector<const Hit*> hits;
};

bool isUnder(const Hit& hit, std::string_view key) { return hit.medicine() == key || hit.row->topic == key; }

// The medicine or topic under which most of what is left can be told; of equals the topic of the first.
std::string_view widestKey(const std::vector<const Hit*>& left) {
  std::string_view widest;
  std::ptrdiff_t most = 0;
  for (const Hit* hit : left) {
    for (const std::string_view key : {hit->row->topic, hit->medicine()}) {
      const auto count = std::count_if(left.begin(), left.end(), [&](const Hit* one) { return isUnder(*one, key); });
      if (count > most) widest = key, most = count;
    }
  }
  return widest;
}

// What interrupts is grouped first; the rest joins what is told already or makes groups of its own.
std::vector<Group> groupsOf(const std::vector<Hit>& hits) {
  std::vector<Group> groups;
  for (const bool is_grave : {true, false}) {
    std::vector<const Hit*> left;
    for (const Hit& hit : hits) {
      if ((hit.severity() == Severity::High) != is_grave) continue;
      const auto told =
          std::find_if(groups.begin(), groups.end(), [&](const auto& one) { return isUnder(hit, one.key); });
      if (!is_grave && told != groups.end()) {
        told->hits.push_back(&hit);
      } else {
        left.push_back(&hit);
      }
    }
    while (!left.empty()) {
      Group group{widestKey(left), {}};
      std::erase_if(left, [&](const Hit* hit) {
        if (!isUnder(*hit, group.key)) return false;
        group.hits.push_back(hit);
        return true;
      });
      groups.push_back(std::move(group));
    }
  }
  return groups;
}

template <class T>
void addOnce(std::vector<T>& all, const T& one) {
  if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

std::string sentenceOf(const Context& context, const Hit& hit) {
  const CautionRow& row = *hit.row;
  const Names names{context.name(hit.medicine()), "", ""};
  if (context.reader == Reader::Person) return fill(context.plain(row), names, context.language);
  return fill("{a}: " + std::string(row.effect_clinical) + ".", names);
}

// Other medicines of the same row, in one sentence; then each other row with a sentence of its own.
std::string whyOf(const Context& context, const Group& group) {
  constexpr std::size_t kMost = 5;
  std::string why;
  std::vector<const CautionRow*> told;
  for (const Hit* hit : group.hits) {
    if (std::find(told.begin(), told.end(), hit->row) != told.end() || told.size() == kMost) continue;
    told.push_back(hit->row);
    std::vector<std::string> others;
    for (const Hit* other : group.hits) {
      if (other->row == hit->row && other != hit) addOnce(others, context.name(other->medicine()));
    }
    why += (why.empty() ? "" : kAlso.in(context.language)) + sentenceOf(context, *hit);
    if (hit->is_dose_unknown) why += kDose.in(context.language);
    if (hit->is_date_unknown) why += kDate.in(context.language);
    if (!others.empty())
      why += kAlso.in(context.language) + kSameHolds.in(context.language) + listed(others, context.language) + ".";
  }
  return why;
}

// What clinicians are asked: of several rows each with its medicines.
std::string actionOf(const Group& group) {
  constexpr std::size_t kMost = 5;
  std::vector<const CautionRow*> rows;
  for (const Hit* hit : group.hits) addOnce(rows, hit->row);
  if (rows.size() == 1) return std::string(rows.front()->action_clinical);
  std::string action;
  for (std::size_t i = 0; i < std::min(rows.size(), kMost); ++i) {
    std::vector<std::string> names;
    for (const Hit* hit : group.hits) {
      if (hit->row == rows[i]) addOnce(names, shownName(hit->medicine()));
    }
    action += (action.empty() ? "" : ". ") + fill("{a}: ", {listed(names), "", ""}) + " " +
              std::string(rows[i]->action_clinical);
  }
  return action;
}

Finding findingOf(const Context& context, const Group& group) {
  const Hit& lead = *group.hits.front();
  const CautionRow& row = *lead.row;
  Finding finding;
  finding.kind = "condition-caution";
  finding.id = "condition-caution/" + idPart(group.key);
  if (group.hits.size() == 1) finding.id = "condition-caution/" + idPart(lead.medicine()) + "/" + idPart(row.topic);
  finding.severity = lead.severity();
  finding.interrupts = finding.severity == Severity::High;
  std::vector<std::string> names;
  for (const Hit* hit : group.hits) {
    addOnce(names, context.name(hit->medicine()));
    addOnce(finding.subjects, std::string(hit->medicine()));
    for (const std::string& key : hit->item->about) addOnce(finding.about, key);
    for (const Evidence& evidence : hit->item->evidence) addOnce(finding.evidence, evidence);
  }
  for (const Hit* hit : group.hits) {
    for (const Evidence* evidence : hit->evidence) {
      addOnce(finding.evidence, *evidence);
      if (!evidence->resource.empty()) addOnce(finding.about, evidence->resource);
    }
    for (record::FindingSource& source : sourcesOf(hit->row->source, hit->row->source_url, hit->row->checked_on)) {
      const bool is_named = std::any_of(finding.sources.begin(), finding.sources.end(), [&](const auto& known) {
        return known.title == source.title && known.section == source.section;
      });
      if (!is_named) finding.sources.push_back(std::move(source));
    }
  }
  finding.title = fill(firstSentence(context.plain(row)), {context.name(lead.medicine()), "", ""}, context.language);
  finding.why = whyOf(context, group);
  const knowledge::CautionAsk& ask = row.ask;
  std::string_view by = finding.severity == Severity::High ? "48h" : "next-contact";
  if (finding.severity == Severity::Low) by = "next-visit";
  finding.steps = stepsFor(
      row.who, by,
      fill(context.isSpanish() ? ask.plain_es : ask.plain, {listed(names, context.language), "", ""}, context.language),
      actionOf(group), context.now);
  return finding;
}

std::vector<Finding> findingsOf(const Context& context) {
  const std::vector<Hit> hits = hitsOf(context);
  std::vector<Finding> findings;
  for (const Group& group : groupsOf(hits)) findings.push_back(findingOf(context, group));
  return findings;
}

bool asksForKidney(const CautionRow& row) {
  return std::any_of(row.conditions.begin(), row.conditions.end(),
                     [](const CautionCondition& one) { return one.kind == Kind::EgfrBelow; });
}

// Medicines for which a row asks what the record does not tell.
void addMissing(const Asked& asked, const Circumstances& person, Language language, Said& said) {
  std::vector<std::string> kidney;
  for (const TakenItem& item : asked.taken.items) {
    const auto drug = asked.knowledge.drugs().find(item.taken.ingredient);
    if (!drug || !knowledge::isPresent(item.taken)) continue;
    for (const std::uint16_t number : asked.knowledge.cautions().rowsOf(*drug)) {
      if (!asksForKidney(asked.knowledge.cautions().rows()[number])) continue;
      addOnce(kidney, shownName(asked.knowledge, item.taken.ingredient, language));
    }
  }
  if (!person.egfr && !kidney.empty()) {
    said.not_checked.push_back({listed(kidney, language), kNoKidney.in(language)});
  }
  if (!person.age_years) said.not_checked.push_back({kByAge.in(language), kNoBirthDate.in(language)});
  for (const GeneResult& result : person.genes) {
    if (result.phenotype.empty()) said.not_checked.push_back({result.evidence.text, kGeneUnread.in(language)});
  }
}

}  // namespace

void conditionCautionFindings(const Asked& asked, Said& said) {
  const Circumstances person = circumstancesOf(asked.knowledge, asked.chart, asked.taken);
  const Language language = languageFor(asked.reader, asked.language);
  const Context context{asked.knowledge, asked.taken, person, asked.reader, language, asked.now};
  for (Finding& finding : findingsOf(context)) said.findings.push_back(std::move(finding));
  if (asked.taken.items.empty()) return;
  said.checked.push_back(kChecked.in(language));
  addMissing(asked, person, language, said);
}

std::vector<Finding> cautionsOfList(const knowledge::Knowledge& knowledge, const TakenList& list, Reader reader,
                                    Language language, Instant now) {
  Circumstances person;
  person.age_years = list.age_years;
  return findingsOf({knowledge, list, person, reader, languageFor(reader, language), now});
}

}  // namespace baton::rules
