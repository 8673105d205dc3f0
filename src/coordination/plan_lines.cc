#include "coordination/plan_lines.h"

#include <algorithm>

#include "base/text.h"

namespace baton::coordination {
namespace {

using record::UpdateLine;

constexpr std::size_t kMostNamed = 8;
constexpr std::size_t kMostVisits = 3;

void addKeys(UpdateLine& line, const std::vector<record::Source>& sources) {
  for (const record::Source& source : sources) line.resources.push_back(source.key);
}

// "Taken now: sertraline 100 mg every morning; ...". Nothing when nothing is: that nothing is taken is not known.
template <class Lines, class Say>
void addList(std::vector<UpdateLine>& lines, const std::string& kind, const std::string& lead, const Lines& all,
             const Say& say) {
  UpdateLine line;
  line.kind = kind;
  line.about = kind;
  std::vector<std::string> named;
  std::size_t more = 0;
  for (const auto& one : all) {
    if (one.status != "active" || one.is_statement_of_none) continue;
    if (named.size() == kMostNamed) {
      ++more;
      continue;
    }
    named.push_back(say(one));
    addKeys(line, one.sources);
  }
  if (named.empty()) return;
  line.text = lead + join(named, "; ") + (more > 0 ? "; and " + std::to_string(more) + " more" : "") + ".";
  lines.push_back(std::move(line));
}

void addVisits(std::vector<UpdateLine>& lines, const record::Chart& chart) {
  std::vector<const record::PlanFact*> next;
  for (const record::PlanFact& plan : chart.facts.plans) {
    const bool is_off = plan.status == "cancelled" || plan.status == "noshow" || plan.status == "fulfilled";
    if (plan.kind != record::PlanFact::Kind::Appointment || plan.about.is_entered_in_error || is_off) continue;
    if (!plan.period.start.empty() && plan.period.start.last() >= chart.at) next.push_back(&plan);
  }
  std::stable_sort(next.begin(), next.end(), [](const record::PlanFact* left, const record::PlanFact* right) {
    return left->period.start.first() < right->period.start.first();
  });
  for (std::size_t i = 0; i < std::min(next.size(), kMostVisits); ++i) {
    const std::string name = next[i]->description.empty() ? next[i]->what.label() : next[i]->description;
    UpdateLine line;
    line.kind = "visit";
    line.about = name;
    line.on = next[i]->period.start;
    line.text = "Next visit: " + (name.empty() ? "a visit" : name) + " on " + next[i]->period.start.dateText() + ".";
    line.resources = {next[i]->about.key};
    lines.push_back(std::move(line));
  }
}

}  // namespace

std::vector<UpdateLine> planLines(const record::Chart& chart) {
  std::vector<UpdateLine> lines;
  addList(lines, "taken-now", "Taken now: ", chart.medications,
          [](const record::MedicationLine& one) { return one.dose.empty() ? one.text : one.name + " " + one.dose; });
  addList(lines, "allergies", "Allergies: ", chart.allergies, [](const record::AllergyLine& one) {
    return one.reaction.empty() ? one.text : one.text + " (" + one.reaction + ")";
  });
  addVisits(lines, chart);
  return lines;
}

}  // namespace baton::coordination
