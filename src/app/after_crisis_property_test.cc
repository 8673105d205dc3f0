// Simulated admissions: days pass, people act or do not, and two promises hold on each of them. No plan closes with an
// open item; every item that is late is told by a finding until somebody closes the plan. And nothing is done by time.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <random>

#include "app/after_crisis.h"
#include "app/check.h"
#include "app/enter.h"
#include "app/people.h"
#include "app/views.h"
#include "crypto/system_random.h"
#include "store/test_folder.h"

namespace baton::app {
namespace {

using forms::AfterCrisisForm;
using forms::StepSaid;
using record::AfterCrisis;
using record::StepState;

class MovingClock final : public Clock {
 public:
  Instant now() override { return now_; }
  void passDays(int days) { now_.ms += days * kDayMs; }

 private:
  Instant now_ = *parseInstant("2026-11-01T15:00:00Z");
};

// One person and one stay, made by chance; `pick(n)` is the simulation's only source of it.
class Simulation {
 public:
  explicit Simulation(unsigned seed)
      : chance_(seed),
        home_(
            Home::create({folder_.path("data"), folder_.path("config"), folder_.path("key")}, clock_, random_).value()),
        person_(addPerson(home_, "Ana Ruiz", "1990-05-31", "female").value()) {
    const std::vector<std::pair<std::string, std::string>> team = {{"psychiatrist", "Dr. Anselm Voss"},
                                                                   {"therapist", "Marta Oyelaran"},
                                                                   {"primary-care", "Dr. Ines Calloway"},
                                                                   {"pharmacy", "Elm Street Pharmacy"}};
    for (const auto& [role, name] : team) {
      if (pick(4) == 0) continue;
      if (role == "pharmacy") {
        forms::PharmacyForm form;
        form.name = name;
        REQUIRE(enter(home_, request(), form));
      } else {
        forms::TeamMemberForm form;
        form.name = name;
        form.role = role;
        REQUIRE(enter(home_, request(), form));
      }
    }
    addMedicine("lithium 300 mg at bedtime", "2025-01-01");
    addMedicine("trazodone 50 mg at bedtime", "2025-06-01");
    clock_.passDays(1 + static_cast<int>(pick(9)));
    forms::VisitForm stay;
    const bool is_emergency = pick(3) == 0;
    stay.when = "2026-11-01";
    stay.kind = is_emergency ? "emergency" : "hospital";
    stay.ended = is_emergency ? "" : toIsoDate(clock_.now());
    stay.reason = pick(2) == 0 ? "Suicidal thoughts" : "Broken arm";
    REQUIRE(enter(home_, request(), stay));
    if (pick(2) == 0) addMedicine("quetiapine 200 mg at bedtime", "2026-11-01");
    if (pick(3) == 0) {
      forms::StopMedicationForm stop;
      stop.line = "medication/trazodone";
      stop.on = "2026-11-01";
      stop.reason = "sedation";
      (void)enter(home_, request(), stop);
    }
  }

  std::size_t pick(std::size_t many) { return std::uniform_int_distribution<std::size_t>(0, many - 1)(chance_); }
  EnterRequest request() const { return {person_, {}, "", "", ""}; }
  record::Disclosure seen() { return viewRecord(home_, person_, "self", "").value(); }
  std::vector<AfterCrisis> stays() { return record::afterCrises(seen().chart()); }
  record::Findings findings() { return checkRecord(home_, person_, {}).value(); }
  void passDays(int days) { clock_.passDays(days); }
  bool say(AfterCrisisForm form) { return enter(home_, request(), form).has_value(); }

  // Something that a person may do that day; most days nothing.
  void act(const AfterCrisis& stay) {
    if (pick(3) == 0) return;
    const std::size_t what = pick(6);
    if (what == 0 && !stay.medicines.empty()) {
      AfterCrisisForm form{.encounter = stay.encounter, .said = StepSaid::Decide};
      form.medicine = stay.medicines[pick(stay.medicines.size())].line;
      form.decision = std::string(record::kDecisions[pick(4)]);
      form.by = "Dr. Elm";
      say(form);
    } else if (what == 1) {
      (void)enter(home_, request(), forms::ConfirmListForm{"medications", ""});
    } else if (!stay.steps.empty()) {
      AfterCrisisForm form{.encounter = stay.encounter, .step = std::string(stay.steps[pick(stay.steps.size())].id)};
      form.said = what == 2 ? StepSaid::NotNeeded : what == 3 ? StepSaid::Open : StepSaid::Done;
      form.note = what == 2 ? "Dr. Elm says so" : "";
      say(form);
    }
  }

 private:
  void addMedicine(std::string text, std::string since) {
    forms::MedicationForm form;
    form.text = std::move(text);
    form.since = std::move(since);
    REQUIRE(enter(home_, request(), form));
  }

  std::mt19937 chance_;
  store::TestFolder folder_;
  MovingClock clock_;
  crypto::SystemRandom random_;
  Home home_;
  record::PersonId person_;
};

bool isOver(StepState state) { return state == StepState::Done || state == StepState::NotNeeded; }

bool isTold(const record::Findings& findings, const AfterCrisis& stay, std::string_view step) {
  return std::ranges::any_of(findings.findings, [&](const record::Finding& one) {
    const bool is_of_it = std::ranges::find(one.about, stay.encounter) != one.about.end();
    const bool is_late = one.kind == "followup-overdue" || one.kind == "reconciliation-open";
    return is_of_it && is_late && std::ranges::find(one.subjects, step) != one.subjects.end();
  });
}

struct Counts {
  int closed = 0;
  int refused = 0;
  int told = 0;
};

// One day: what is late is told; closing is refused while anything is open; time alone finishes nothing.
void live(Simulation& simulation, Counts& counts) {
  std::map<std::string, StepState, std::less<>> before;
  for (const AfterCrisis& stay : simulation.stays()) {
    for (const record::CrisisStep& step : stay.steps) before[stay.encounter + std::string(step.id)] = step.state;
  }
  simulation.passDays(1 + static_cast<int>(simulation.pick(4)));
  const auto stays = simulation.stays();
  REQUIRE_FALSE(stays.empty());
  const record::Findings findings = simulation.findings();
  for (const AfterCrisis& stay : stays) {
    for (const record::CrisisStep& step : stay.steps) {
      const auto known = before.find(stay.encounter + std::string(step.id));
      if (known != before.end()) CHECK(isOver(known->second) == isOver(step.state));
      if (stay.is_closed) CHECK(isOver(step.state));
      if (stay.is_closed || step.state != StepState::Late) continue;
      CAPTURE(step.id);
      CHECK(isTold(findings, stay, step.id));
      ++counts.told;
    }
    const bool may_close = stay.isAllDone();
    const bool is_closed = simulation.say({.encounter = stay.encounter, .said = StepSaid::Close});
    CHECK(is_closed == may_close);
    (is_closed ? counts.closed : counts.refused) += 1;
    simulation.act(stay);  // of a closed one too: a step that is opened again opens the whole
  }
}

}  // namespace

TEST_CASE("simulated admissions: no plan closes with an open item, and every overdue item has been told") {
  Counts counts;
  for (unsigned seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    Simulation simulation(seed);
    for (int step = 0; step < 25; ++step) live(simulation, counts);
  }
  MESSAGE("simulated admissions: " << counts.told << " overdue items told, closing refused " << counts.refused
                                   << " times, closed " << counts.closed << " times");
  // A simulation in which none of this happens tests nothing.
  CHECK(counts.told > 100);
  CHECK(counts.refused > 100);
  CHECK(counts.closed > 5);
}

}  // namespace baton::app
