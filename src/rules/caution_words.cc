#include "rules/caution_words.h"

#include <algorithm>

namespace baton::rules {
namespace {

using knowledge::CautionRow;
using record::Evidence;
using record::Finding;
using record::Severity;

constexpr Phrase kSameHolds = {"the same holds for ", "lo mismo vale para "};
constexpr Phrase kDose = {" It depends on the daily dose, which Baton does not know.",
                          " Depende de la dosis diaria, que Baton no conoce."};
constexpr Phrase kDate = {" It depends on whether this is still so: no date is known.",
                          " Depende de si todavía es así: no se conoce la fecha."};

template <class T>
void addOnce(std::vector<T>& all, const T& one) {
  if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

std::string sentenceOf(const CautionsAsked& context, const CautionHit& hit) {
  const CautionRow& row = *hit.row;
  const Names names{context.name(hit.medicine()), "", ""};
  if (context.reader == Reader::Person) return fill(context.plain(row), names, context.language);
  return fill("{a}: " + std::string(row.effect_clinical) + ".", names);
}

// Other medicines of the same row, in one sentence; then each other row with a sentence of its own.
std::string whyOf(const CautionsAsked& context, const CautionGroup& group) {
  constexpr std::size_t kMost = 5;
  std::string why;
  std::vector<const CautionRow*> told;
  for (const CautionHit* hit : group.hits) {
    if (std::find(told.begin(), told.end(), hit->row) != told.end() || told.size() == kMost) continue;
    told.push_back(hit->row);
    std::vector<std::string> others;
    for (const CautionHit* other : group.hits) {
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
std::string actionOf(const CautionGroup& group) {
  constexpr std::size_t kMost = 5;
  std::vector<const CautionRow*> rows;
  for (const CautionHit* hit : group.hits) addOnce(rows, hit->row);
  if (rows.size() == 1) return std::string(rows.front()->action_clinical);
  std::string action;
  std::string last;
  for (std::size_t i = 0; i < std::min(rows.size(), kMost); ++i) {
    std::vector<std::string> names;
    for (const CautionHit* hit : group.hits) {
      if (hit->row == rows[i]) addOnce(names, shownName(hit->medicine()));
    }
    // Of several rows of one medicine its name is said once.
    const std::string of = fill("{a}: ", {listed(names), "", ""});
    action += action.empty() ? "" : ". ";
    action += (of == last ? "" : of + " ") + std::string(rows[i]->action_clinical);
    last = of;
  }
  return action;
}

}  // namespace

Finding cautionFinding(const CautionsAsked& context, const CautionGroup& group) {
  const CautionHit& lead = *group.hits.front();
  const CautionRow& row = *lead.row;
  Finding finding;
  finding.kind = "condition-caution";
  finding.id = "condition-caution/" + idPart(group.key);
  if (group.hits.size() == 1) finding.id = "condition-caution/" + idPart(lead.medicine()) + "/" + idPart(row.topic);
  finding.severity = lead.severity();
  finding.interrupts = finding.severity == Severity::High;
  std::vector<std::string> names;
  for (const CautionHit* hit : group.hits) {
    addOnce(names, context.name(hit->medicine()));
    addOnce(finding.subjects, std::string(hit->medicine()));
    for (const std::string& key : hit->item->about) addOnce(finding.about, key);
    for (const Evidence& evidence : hit->item->evidence) addOnce(finding.evidence, evidence);
  }
  for (const CautionHit* hit : group.hits) {
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

}  // namespace baton::rules
