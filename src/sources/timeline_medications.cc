#include "sources/timeline_medications.h"

#include <algorithm>
#include <unordered_map>

#include "sources/changes/parts.h"
#include "sources/reconcile/medication_course.h"

namespace baton::sources {
namespace {

using reconcile::Told;
using record::MedicationFact;
using record::MedicationLine;

// One medicine's facts, walked from the oldest to the newest.
class Walk {
 public:
  Walk(const MedicationLine& line, std::vector<TimelineEvent>& events) : line_(line), events_(events) {}

  void take(const Told& told) {
    const MedicationFact& fact = *told.fact;
    if (told.from.empty()) return;
    const bool is_pause =
        !ended_.empty() && told.from.first().ms - ended_.last().ms > reconcile::kContinuousGapDays * kDayMs;
    if (is_running_ && is_pause) finish();
    if (!is_running_) {
      add(told.from, "medication-started", was_taken_ ? " started again" : " started", told);
    } else if (reconcile::compareDoses(dose_, told.dose) == reconcile::SameDose::No) {
      add(told.from, "medication-dose-changed", " changed from " + dose_.text, told);
    }
    is_running_ = was_taken_ = true;
    if (!told.dose.empty()) dose_ = told.dose;
    if (told.standing != reconcile::Standing::Ended) {
      ended_ = PartialDate();
    } else if (!fact.ended.empty()) {
      ended_ = fact.ended;
    }
    last_ = &told;
  }

  void finish() {
    if (!is_running_ || ended_.empty() || !last_) return;
    TimelineEvent event;
    event.on = ended_;
    event.kind = "medication-stopped";
    event.text = changes::capitalised(line_.name) + " stopped";
    event.detail = last_->fact->status_reason.label();
    event.sources.push_back(last_->fact->about.source);
    event.about = line_.name;
    event.reason = event.detail;
    event.line = line_.id;
    events_.push_back(std::move(event));
    is_running_ = false;
    ended_ = PartialDate();
  }

  bool wasTaken() const { return was_taken_; }

  // Of what nobody dates the start: the end is known all the same.
  void stopOnly() {
    if (line_.ended.empty()) return;
    events_.push_back({line_.ended, "medication-stopped", changes::capitalised(line_.name) + " stopped",
                       line_.status_reason, line_.sources});
  }

 private:
  void add(const PartialDate& on, std::string kind, const std::string& words, const Told& told) {
    TimelineEvent event;
    event.on = on;
    event.kind = std::move(kind);
    const std::string& dose = told.dose.text;
    const bool is_change = event.kind == "medication-dose-changed";
    event.text = changes::capitalised(line_.name) + words;
    if (!dose.empty()) event.text += (is_change ? " to " : ": ") + dose;
    const MedicationFact& fact = *told.fact;
    event.detail = fact.reasons.empty() ? "" : fact.reasons.front().label();
    event.sources.push_back(fact.about.source);
    event.about = line_.name;
    event.from = is_change ? dose_.text : "";
    event.to = dose;
    event.reason = event.detail;
    event.line = line_.id;
    events_.push_back(std::move(event));
  }

  const MedicationLine& line_;
  std::vector<TimelineEvent>& events_;
  const Told* last_ = nullptr;
  reconcile::Dose dose_;
  PartialDate ended_;
  bool is_running_ = false;
  bool was_taken_ = false;
};

bool isOrderOrList(const Told& told) {
  return told.fact->kind == MedicationFact::Kind::Request || told.fact->kind == MedicationFact::Kind::Statement;
}

}  // namespace

void addMedicationEvents(const record::Chart& chart, std::vector<TimelineEvent>& events) {
  std::unordered_map<std::string_view, const MedicationFact*> facts;
  for (const MedicationFact& fact : chart.facts.medications) facts.emplace(fact.about.key, &fact);
  reconcile::MedicationReader reader;
  for (const MedicationLine& line : chart.medications) {
    std::vector<reconcile::MedicationReading> readings;
    readings.reserve(line.sources.size());
    std::vector<Told> told;
    for (const record::Source& source : line.sources) {
      const auto found = facts.find(source.key);
      if (found == facts.end()) continue;
      readings.push_back(reader.read(*found->second));
      told.push_back(reconcile::tell(*found->second, readings.back(), reader, chart.at));
    }
    // Handing over and giving say nothing new beside an order; alone they are all there is.
    if (std::any_of(told.begin(), told.end(), isOrderOrList)) {
      std::erase_if(told, [](const Told& one) { return !isOrderOrList(one); });
    }
    std::erase_if(told, [](const Told& one) {
      return one.standing == reconcile::Standing::Planned ||
             (one.standing == reconcile::Standing::Silent && isOrderOrList(one));
    });
    std::sort(told.begin(), told.end(), [](const Told& a, const Told& b) { return reconcile::isNewerTold(b, a); });
    Walk walk(line, events);
    for (const Told& one : told) walk.take(one);
    const bool is_over = line.status == "stopped" || line.status == "completed";
    if (is_over && walk.wasTaken()) walk.finish();
    if (is_over && !walk.wasTaken()) walk.stopOnly();
  }
}

}  // namespace baton::sources
