#include "rules/lab_limits.h"

#include <algorithm>

#include "rules/chart_labels.h"
#include "rules/lab_words.h"

namespace baton::rules {
namespace {

using knowledge::LabBound;
using knowledge::LabLimit;
using knowledge::LabOperator;
using record::Finding;
using record::Severity;

std::optional<double> limitOf(const LabValue& value, const LabBound& bound) {
  if (bound.kind == LabBound::Kind::Fixed) return bound.number;
  const std::optional<double>& range = bound.kind == LabBound::Kind::OfHigh ? value.high : value.low;
  return range ? std::optional(*range * bound.number) : bound.fallback;
}

// A limit that holds, and for which medicines.
struct Hit {
  const LabLimit* limit = nullptr;
  std::vector<const Course*> courses;
  Severity severity = Severity::Low;
};

class Limits {
 public:
  Limits(const Asked& asked, const Courses& courses, const LabResults& results)
      : asked_(asked), courses_(courses), results_(results), words_(asked) {}

  void check(std::uint16_t group, Said& said, std::vector<std::string>& looked_at) const {
    const auto all = results_.of(group);
    if (all.empty()) return;
    const LabResult& newest = all.front();
    std::vector<const LabLimit*> meant;
    for (const LabLimit& limit : asked_.knowledge.labs().limitsOf(group)) {
      if (daysFrom(newest.on, asked_.now) <= limit.fresh_days && isMeant(limit)) meant.push_back(&limit);
    }
    if (meant.empty()) return;
    const std::optional<LabValue> value = results_.valueOf(newest);
    if (!value) return sayUnread(newest, said);
    looked_at.emplace_back(words_.name(asked_.knowledge.labs().group(group)));
    std::optional<Hit> worst;
    for (const LabLimit* limit : meant) {
      if (passes(*value, limit->op, limit->bound) != Passes::Yes) continue;
      Hit hit = hitOf(*limit);
      if (!worst || hit.severity < worst->severity) worst = std::move(hit);
    }
    if (worst) said.findings.push_back(findingOf(*worst, newest));
  }

 private:
  bool isMeant(const LabLimit& limit) const {
    if (!limit.is_for_all) {
      const bool is_taken = std::any_of(courses_.now.begin(), courses_.now.end(),
                                        [&](const Course& course) { return limit.drugs.has(course.drug); });
      if (!is_taken) return false;
    }
    if (!limit.with.empty() && courses_.any(limit.with, kNone) == nullptr) return false;
    if (limit.age_from > 0 && asked_.taken.age_years.value_or(0) < limit.age_from) return false;
    if (limit.conditions.empty()) return true;
    return hasCondition(asked_.chart, limit.conditions) != limit.is_without_conditions;
  }

  Hit hitOf(const LabLimit& limit) const {
    Hit hit{&limit, {}, limit.severity};
    bool is_sure = limit.is_for_all;
    for (const Course& course : courses_.now) {
      if (!limit.drugs.has(course.drug)) continue;
      hit.courses.push_back(&course);
      is_sure = is_sure || limit.drugs.isVerified(course.drug);
    }
    if (!is_sure) hit.severity = std::max(hit.severity, Severity::Moderate);
    if (const Course* other = limit.with.empty() ? nullptr : courses_.any(limit.with, kNone)) {
      hit.courses.push_back(other);
    }
    return hit;
  }

  void sayUnread(const LabResult& result, Said& said) const {
    const auto& group = asked_.knowledge.labs().group(result.group);
    said.not_checked.push_back(
        {std::string(words_.name(group)) + " " + results_.shown(result) + ", " + result.date->dateText(),
         std::string(words_.say("its number or unit could not be read", "no se pudo leer su número o su unidad"))});
  }

  Finding findingOf(const Hit& hit, const LabResult& result) const {
    const LabLimit& limit = *hit.limit;
    const auto& group = asked_.knowledge.labs().group(result.group);
    Finding finding;
    finding.id = "lab/" + std::string(group.id);
    finding.kind = "lab-abnormal";
    finding.severity = hit.severity;
    finding.interrupts = hit.severity <= Severity::High;
    finding.about.push_back(result.about->key);
    finding.subjects.emplace_back(group.name_clinical);
    finding.evidence.push_back(evidenceOf(words_, asked_.knowledge.labs(), results_, result));
    std::vector<std::string> medicines;
    for (const Course* course : hit.courses) {
      finding.subjects.emplace_back(course->item->taken.ingredient);
      medicines.push_back(shownName(course->item->taken.ingredient));
      for (const std::string& key : course->item->about) finding.about.push_back(key);
      for (const record::Evidence& one : course->item->evidence) finding.evidence.push_back(one);
    }
    const bool is_low = limit.op == LabOperator::Below;
    finding.title = sentence(std::string(words_.name(group)) + " " + results_.shown(result)) +
                    std::string(is_low ? words_.say(": lower than expected", ": por debajo de lo esperado")
                                       : words_.say(": higher than expected", ": por encima de lo esperado"));
    finding.why = std::string(words_.choose(limit.why_plain, limit.why_plain_es, limit.why_clinical)) + ".";
    finding.why += std::string(words_.say(" The test is of ", " El análisis es del ")) + result.date->dateText();
    if (!medicines.empty()) {
      finding.why += std::string(words_.say("; on the list: ", "; en la lista: ")) + words_.joined(medicines);
    }
    finding.why += ".";
    finding.steps =
        stepsFor(limit.who, limit.by, words_.say(limit.do_plain, limit.do_plain_es), limit.do_clinical, asked_.now);
    finding.sources = sourcesOf(limit.source, "", limit.checked_on);
    return finding;
  }

  static constexpr std::uint16_t kNone = 0xFFFF;  // no drug has this number

  const Asked& asked_;
  const Courses& courses_;
  const LabResults& results_;
  LabWords words_;
};

}  // namespace

Passes passes(const LabValue& value, LabOperator op, const LabBound& bound) {
  const std::optional<double> limit = limitOf(value, bound);
  if (!limit) return Passes::Unknown;
  const bool is_at_most = value.comparator.starts_with("<");
  const bool is_at_least = value.comparator.starts_with(">");
  const double number = value.number;
  const auto sure = [](bool yes) { return yes ? Passes::Yes : Passes::No; };
  if (op == LabOperator::Below) {
    // "<1.0" is below 1.0 and whatever is above it; ">=1.5" is not below 1.5.
    if (is_at_most && number <= *limit && (value.comparator == "<" || number < *limit)) return Passes::Yes;
    if (is_at_most) return Passes::Unknown;
    if (is_at_least) return number >= *limit ? Passes::No : Passes::Unknown;
    return sure(number < *limit);
  }
  const bool counts_equal = op == LabOperator::AtLeast;
  const bool is_beyond = number > *limit || (counts_equal && number == *limit);
  if (is_at_least) return is_beyond || (value.comparator == ">" && number == *limit) ? Passes::Yes : Passes::Unknown;
  if (is_at_most) {
    const bool is_within = number < *limit || (number == *limit && (value.comparator == "<" || !counts_equal));
    return is_within ? Passes::No : Passes::Unknown;
  }
  return sure(is_beyond);
}

void labLimitFindings(const Asked& asked, const Courses& courses, const LabResults& results, Said& said) {
  const Limits limits(asked, courses, results);
  const auto all = asked.knowledge.labs().limits();
  std::vector<std::string> looked_at;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i == 0 || all[i].group != all[i - 1].group) limits.check(all[i].group, said, looked_at);
  }
  if (looked_at.empty()) return;
  const LabWords words(asked);
  said.checked.push_back(std::string(words.say("results: ", "resultados: ")) + words.joined(looked_at));
}

}  // namespace baton::rules
