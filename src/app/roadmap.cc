#include "app/roadmap.h"

#include <algorithm>

#include "app/loop.h"
#include "app/plan_review.h"
#include "app/visits.h"
#include "fhir/crisis_plan.h"
#include "knowledge/roadmap.h"
#include "record/responsibilities.h"

namespace baton::app {
namespace {

template <class Facts>
std::size_t countOf(const Facts& facts) {
  return static_cast<std::size_t>(
      std::ranges::count_if(facts, [](const auto& fact) { return !fact.about.is_entered_in_error; }));
}

bool isPharmacy(const record::HelperFact& helper) {
  return std::ranges::any_of(helper.specialties, [](const record::Concept& one) {
    const std::string label = one.label();
    return label == "Pharmacy" || label == "pharmacy";
  });
}

bool hasNumber(const record::GoalLine& goal) {
  return std::ranges::any_of(goal.target, [](char c) { return c >= '0' && c <= '9'; });
}

// How much the record has of one step; 0 = nothing.
std::size_t foundOf(const record::Disclosure& own, std::string_view id) {
  const record::Chart& chart = own.chart();
  const record::Facts& facts = chart.facts;
  if (id == "medicines") return chart.medications.size();
  if (id == "allergies") return chart.allergies.size();
  if (id == "clinicians") return chart.care_team.size();
  if (id == "conditions") return chart.conditions.size();
  if (id == "contact") return chart.contacts.size();
  if (id == "records") return countOf(facts.documents) + countOf(facts.encounters);
  if (id == "pharmacy") return static_cast<std::size_t>(std::ranges::count_if(facts.helpers, isPharmacy));
  if (id == "insurance") return countOf(facts.coverages);
  if (id == "loop") {
    const Loop loop = loopOf(own);
    return static_cast<std::size_t>(std::ranges::count_if(loop.lines, &LoopLine::isSetUp));
  }
  if (id == "owners") {
    const record::Responsibilities all = record::responsibilitiesOf(chart);
    return static_cast<std::size_t>(std::ranges::count_if(all, [](const auto& one) { return one.count() > 0; }));
  }
  if (id == "goals") return static_cast<std::size_t>(std::ranges::count_if(chart.goals, hasNumber));
  if (id == "visit") {
    return static_cast<std::size_t>(std::ranges::count_if(facts.communications, [&](const auto& fact) {
      const bool is_fresh = fact.about.source.recorded.ms > chart.at.ms - 30 * kDayMs;
      return fact.status == "preparation" && is_fresh && !fact.about.is_entered_in_error;
    }));
  }
  return 0;
}

bool hasCrisisPlan(const record::Disclosure& own) {
  return std::ranges::any_of(own.chart().facts.plans, [](const record::PlanFact& plan) {
    if (plan.about.is_entered_in_error) return false;
    const auto says = [](const std::string& text) {
      return text.find("risis plan") != std::string::npos || text.find("afety plan") != std::string::npos;
    };
    return says(plan.description) || says(plan.what.label()) ||
           std::ranges::any_of(plan.categories, [&](const auto& one) { return says(one.label()); });
  });
}

std::string line(const RoadmapItem& item, bool is_spanish) {
  if (item.minutes == 1) return item.title + (is_spanish ? " (un minuto)" : " (about a minute)");
  return item.title + (is_spanish ? " (unos " : " (about ") + std::to_string(item.minutes) +
         (is_spanish ? " minutos)" : " minutes)");
}

json::Value itemJson(const RoadmapItem& item) {
  json::Value value;
  value.set("id", item.id);
  value.set("title", item.title);
  value.set("why", item.why);
  value.set("page", item.page);
  value.set("minutes", item.minutes);
  value.set("essential", item.is_essential);
  value.set("done", item.is_done);
  value.setIfAny("found", item.found);
  return value;
}

}  // namespace

const RoadmapItem* Roadmap::next(const std::vector<std::string>& passed) const {
  for (const RoadmapItem& item : items) {
    if (!item.is_done && std::ranges::find(passed, item.id) == passed.end()) return &item;
  }
  return nullptr;
}

Roadmap roadmapOf(const record::Disclosure& own, const std::string& language) {
  const bool is_spanish = language == "es";
  Roadmap roadmap;
  roadmap.is_ready = true;
  for (const knowledge::RoadmapStep& row : knowledge::roadmapSteps()) {
    RoadmapItem item;
    item.id = row.id;
    item.title = is_spanish ? row.title_es : row.title;
    item.why = is_spanish ? row.why_es : row.why;
    item.page = row.page;
    item.minutes = row.minutes;
    item.is_essential = row.is_essential;
    if (row.id == "review") {
      // Only where one is open: there is nothing to do otherwise.
      item.is_done = !openReviewOf(own, language);
    } else if (row.id == "crisis-plan") {
      item.is_done = hasCrisisPlan(own);
    } else {
      const std::size_t found = foundOf(own, row.id);
      item.is_done = found > 0;
      if (found > 0) item.found = std::to_string(found);
    }
    if (item.is_essential) {
      roadmap.is_usable = roadmap.is_usable || item.is_done;
      roadmap.is_ready = roadmap.is_ready && item.is_done;
      if (!item.is_done) roadmap.minutes_left += item.minutes;
    }
    roadmap.items.push_back(std::move(item));
  }
  // A review that is open is worth more than what is only nice to have.
  std::ranges::stable_sort(roadmap.items, {}, [](const RoadmapItem& item) {
    if (item.is_essential) return 0;
    return item.id == "review" && !item.is_done ? 1 : 2;
  });
  return roadmap;
}

json::Value roadmapJson(const Roadmap& roadmap, const std::vector<std::string>& passed) {
  json::Value value;
  value.set("usable", roadmap.is_usable);
  value.set("ready", roadmap.is_ready);
  value.set("minutes_left", roadmap.minutes_left);
  if (const RoadmapItem* const next = roadmap.next(passed)) value.set("next", itemJson(*next));
  json::Value steps = json::Value::array();
  for (const RoadmapItem& item : roadmap.items) steps.push(itemJson(item));
  value.set("steps", std::move(steps));
  return value;
}

std::string roadmapText(const Roadmap& roadmap, const std::vector<std::string>& passed, const std::string& language) {
  const bool is_spanish = language == "es";
  std::string text;
  if (roadmap.is_ready) {
    text += is_spanish ? "Lo esencial está: ya puede usar los documentos.\n"
                       : "The essentials are there: the papers can be used.\n";
  } else if (roadmap.is_usable) {
    text += is_spanish ? "Ya puede imprimir lo que hay. Lo que falta no lo impide.\n"
                       : "What is there can be printed now. What is missing does not hold it up.\n";
  }
  if (const RoadmapItem* const next = roadmap.next(passed)) {
    text += (is_spanish ? "Lo más útil ahora: " : "Most useful now: ") + line(*next, is_spanish) + "\n  " + next->why +
            "\n";
  }
  text += "\n";
  for (const RoadmapItem& item : roadmap.items) {
    text += std::string(item.is_done ? "[x] " : "[ ] ") + line(item, is_spanish);
    if (!item.found.empty()) text += ": " + item.found;
    text += "\n";
  }
  return text;
}

}  // namespace baton::app
