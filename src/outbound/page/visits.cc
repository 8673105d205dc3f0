// Last and next visits; hospital stays and emergency visits.
#include "record/visits.h"

#include <algorithm>

#include "outbound/page/say.h"
#include "outbound/page/sections.h"

namespace baton::outbound::page {
namespace {

using record::EncounterFact;
using record::PlanFact;

constexpr std::size_t kVisitsListed = 4;
constexpr std::size_t kStaysListed = 8;

std::string encounterLabel(const EncounterFact& fact) {
  return Quoter(fact.about.source)(plainName(fact.types.empty() ? fact.service.label() : fact.types.front().label()),
                                   80);
}

std::string encounterReason(const EncounterFact& fact, const Draft& draft) {
  return fact.reasons.empty()
             ? ""
             : draft.say(Word::For, Quoter(fact.about.source)(plainName(fact.reasons.front().label()), 80));
}

std::vector<const EncounterFact*> newestFirst(const Draft& draft, bool wants_stays) {
  std::vector<const EncounterFact*> found;
  for (const EncounterFact* visit : record::visitsOf(draft.chart.facts.encounters)) {
    if ((record::isAdmission(*visit) || record::isEmergency(*visit)) == wants_stays) found.push_back(visit);
  }
  std::stable_sort(found.begin(), found.end(), [](const EncounterFact* a, const EncounterFact* b) {
    return a->period.start.first() > b->period.start.first();
  });
  return found;
}

void addNextVisits(Draft& draft, PageSection& section) {
  std::vector<const PlanFact*> next;
  for (const PlanFact& plan : draft.chart.facts.plans) {
    if (plan.kind != PlanFact::Kind::Appointment || plan.status == "cancelled" || plan.status == "noshow") continue;
    if (!plan.period.start.empty() && plan.period.start.last() >= draft.now) next.push_back(&plan);
  }
  std::stable_sort(next.begin(), next.end(), [](const PlanFact* a, const PlanFact* b) {
    return a->period.start.first() < b->period.start.first();
  });
  int weight = 745;
  for (const PlanFact* plan : next) {
    PageLine line;
    line.mark = draft.date(plan->period.start);
    const std::string label =
        Quoter(plan->about.source)(plan->what.label().empty() ? plan->description : plan->what.label(), 80);
    line.lead = draft.say(Word::NextVisit) + (label.empty() ? "" : ": " + label);
    for (const record::Reference& who : plan->participants) {
      // The person takes part in each of their visits.
      if (who.key.starts_with("Patient/") || who.target.find("Patient/") != std::string::npos) continue;
      if (!who.display.empty()) line.text = pieces({line.text, named(who.display, kShortPiece)});
    }
    line.brief = clean(withoutQuotes(line.text), 40);
    line.noun = Noun::Visit;
    line.weight = std::max(weight, 330);
    weight -= 60;
    section.lines.push_back(std::move(line));
  }
}

}  // namespace

PageSection visitSection(Draft& draft) {
  PageSection section{SectionKind::Visits, draft.say(Word::Visits), {}};
  addNextVisits(draft, section);
  const auto visits = newestFirst(draft, false);
  int weight = 660;
  for (std::size_t i = 0; i < visits.size(); ++i) {
    if (i >= kVisitsListed) {
      ++draft.held_back[Noun::Visit];
      continue;
    }
    PageLine line;
    line.mark = draft.date(visits[i]->period.start);
    const std::string label = encounterLabel(*visits[i]);
    line.lead = i == 0 ? draft.say(Word::LastVisit) + (label.empty() ? "" : ": " + label) : label;
    line.text = pieces({encounterReason(*visits[i], draft), named(visits[i]->organization.display, kShortPiece)});
    line.brief = named(visits[i]->organization.display, 40);
    line.noun = Noun::Visit;
    line.weight = std::max(weight, 220);
    weight -= 150;
    section.lines.push_back(std::move(line));
  }
  return section;
}

PageSection hospitalSection(Draft& draft) {
  PageSection section{SectionKind::HospitalStays, draft.say(Word::HospitalStays), {}};
  int weight = 705;
  for (const EncounterFact* stay : newestFirst(draft, true)) {
    if (section.lines.size() >= kStaysListed) {
      ++draft.held_back[Noun::HospitalStay];
      continue;
    }
    PageLine line;
    const std::string from = draft.date(stay->period.start);
    const std::string to = draft.date(stay->period.end);
    line.mark = from;
    line.lead = draft.say(record::isEmergency(*stay) ? Word::EmergencyVisit : Word::HospitalStay);
    const std::string until = to.empty() || to == from || record::isEmergency(*stay) ? "" : draft.say(Word::Until, to);
    line.text = pieces({encounterReason(*stay, draft), until, named(stay->organization.display, kShortPiece),
                        withoutQuotes(encounterLabel(*stay)) == line.lead ? "" : encounterLabel(*stay)});
    line.brief = encounterReason(*stay, draft);
    line.noun = Noun::HospitalStay;
    line.weight = std::max(weight -= 25, 310);
    section.lines.push_back(std::move(line));
  }
  return section;
}

}  // namespace baton::outbound::page
