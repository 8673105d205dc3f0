#include "app/care_packet.h"

#include <algorithm>
#include <cmath>

#include "app/check.h"
#include "app/monitoring.h"
#include "app/views.h"
#include "app/visit_prep.h"
#include "app/what_to_send.h"
#include "knowledge/knowledge.h"
#include "outbound/words.h"
#include "record/agreed.h"
#include "record/members.h"
#include "rules/medicine_changes.h"
#include "rules/reported_effects.h"
#include "rules/trials.h"

namespace baton::app {
namespace {

using outbound::TriedMedicine;

constexpr int kDecidedDays = 120;  // decisions of other visits that far back
constexpr int kLabDays = 60;       // tests that are due that soon
constexpr std::size_t kMostPapers = 8;

std::string number(double value) {
  std::string letters = std::to_string(std::lround(value * 10) / 10.0);
  while (letters.back() == '0') letters.pop_back();
  if (letters.back() == '.') letters.pop_back();
  return letters;
}

std::string_view codeOf(rules::Adequacy adequacy) {
  switch (adequacy) {
    case rules::Adequacy::Adequate:
      return "full";
    case rules::Adequacy::TooLow:
      return "dose-too-low";
    case rules::Adequacy::TooShort:
      return "too-short";
    case rules::Adequacy::Unknown:
      break;
  }
  return "unknown";
}

std::string_view codeOf(rules::Outcome outcome) {
  switch (outcome) {
    case rules::Outcome::Helped:
      return "helped";
    case rules::Outcome::NotEnough:
      return "not-enough";
    case rules::Outcome::NotTolerated:
      return "not-tolerated";
    case rules::Outcome::Unknown:
      break;
  }
  return "unknown";
}

// Everything that is asked of the record as this reader sees it.
class Composer {
 public:
  Composer(Home& home, const record::PersonId& person, const record::Disclosure& seen, CarePacket& packet)
      : home_(home), person_(person), seen_(seen), packet_(packet) {}

  Status run(const record::Update& update) {
    if (packet_.kind == PacketKind::FirstVisit) {
      addTried();
      addGoals();
    } else {
      addSince(update);
      addLabs();
      addAsked(update);
    }
    addForms();
    return addPapers();
  }

 private:
  Instant now() const { return seen_.chart().at; }

  void addTried() {
    const knowledge::Knowledge& knowledge = knowledge::builtIn();
    const rules::TakenList list = rules::takenFrom(knowledge, seen_.chart(), rules::Language::English);
    const rules::Asked asked{.knowledge = knowledge,
                             .chart = seen_.chart(),
                             .taken = list,
                             .changes = {},
                             .reader = rules::Reader::Clinician,
                             .language = rules::Language::English,
                             .now = now()};
    const std::vector<rules::MedicineChange> changes = rules::medicineChanges(asked);
    const std::vector<rules::LinkedEffect> effects = rules::linkedEffects(asked, changes);
    for (const rules::Trial& trial : rules::trialsOf(asked)) {
      TriedMedicine tried;
      tried.name = trial.line->name;
      if (trial.highest_mg) tried.most = number(*trial.highest_mg) + " mg a day";
      const PartialDate& from = trial.line->since;
      const PartialDate& to = trial.line->ended;
      if (!from.empty())
        tried.span = to.empty() ? "since " + from.dateText() : from.dateText() + " to " + to.dateText();
      tried.weeks = trial.days / 7;
      tried.weeks_at_dose = trial.days_at_dose / 7;
      tried.chance = codeOf(trial.adequacy);
      tried.result = codeOf(trial.outcome);
      tried.reason = trial.line->status_reason;
      tried.is_current = trial.is_current;
      for (const rules::LinkedEffect& effect : effects) addEffect(tried, trial, effect);
      packet_.tried.push_back(std::move(tried));
    }
  }

  static void addEffect(TriedMedicine& tried, const rules::Trial& trial, const rules::LinkedEffect& effect) {
    const bool is_of_it = std::ranges::any_of(effect.causes, [&](const rules::EffectCause& cause) {
      return cause.item != nullptr && cause.item->line == trial.line->id;
    });
    const auto is_there = std::ranges::find(tried.effects, effect.report.words) != tried.effects.end();
    if (is_of_it && !is_there) tried.effects.push_back(effect.report.words);
  }

  // A goal of therapy first: who prescribes should know what therapy works on.
  void addGoals() {
    const std::vector<record::Member> members = record::membersOf(seen_.chart());
    std::vector<std::string> others;
    for (const record::GoalLine& line : seen_.chart().goals) {
      if (line.status != "active") continue;
      std::string who;
      bool is_therapy = false;
      for (const record::GoalFact& fact : seen_.chart().facts.goals) {
        if (line.sources.empty() || fact.about.key != line.sources.front().key) continue;
        const record::Member* const member = record::memberBehind(members, fact.expressed_by);
        who = member != nullptr ? member->name : fact.expressed_by.display;
        is_therapy = member != nullptr && member->role == "therapist";
      }
      std::string text = line.text;
      if (!line.target.empty()) text += "; target: " + line.target;
      if (!line.due.empty()) text += ", by " + line.due.dateText();
      if (!line.achievement.empty()) {
        text +=
            "; " + outbound::achievementWord(line.achievement, outbound::Language::English).value_or(line.achievement);
      }
      if (is_therapy) text += " (set with " + who + ", therapist)";
      (is_therapy ? packet_.goals : others).push_back(std::move(text));
    }
    packet_.goals.insert(packet_.goals.end(), others.begin(), others.end());
  }

  void addSince(const record::Update& update) {
    for (const record::UpdateSection& section : update.sections) {
      if (section.id != "medicines" && section.id != "side-effects" && section.id != "events") continue;
      for (const record::UpdateLine& line : section.lines) packet_.since.push_back(line.text);
    }
    for (const record::VisitOutcome& one : record::visitOutcomes(seen_.chart())) {
      if (one.on.first().ms < now().ms - kDecidedDays * kDayMs || one.decided.empty()) continue;
      packet_.since.push_back(one.on.dateText() + (one.with.empty() ? "" : ", " + one.with) + ": " + one.decided);
    }
  }

  void addLabs() {
    const std::string soon = toIsoDate({now().ms + kLabDays * kDayMs});
    for (const CalendarEntry& entry : monitoringCalendar(seen_, packet_.role, "en").entries) {
      if (entry.state == DueState::Done || entry.state == DueState::Named) continue;
      if (entry.state == DueState::Upcoming && entry.due > soon) continue;
      std::string text = entry.test + " (" + entry.medicine + "): ";
      if (entry.state == DueState::Overdue) {
        text += "late, was due on " + entry.due;
      } else if (entry.state == DueState::Missing) {
        text += "no result in this record";
      } else {
        text += "due on " + entry.due;
      }
      if (!entry.last_on.empty()) {
        text += "; last " + entry.last_on + (entry.last_value.empty() ? "" : ": " + entry.last_value);
        if (entry.is_unusual) text += " (outside its limits)";
      }
      packet_.labs.push_back(std::move(text));
    }
  }

  void addAsked(const record::Update& update) {
    for (const record::UpdateSection& section : update.sections) {
      if (section.id != "asked") continue;
      for (const record::UpdateLine& line : section.lines) packet_.asked.push_back(line.text);
    }
    const std::vector<record::Member> members = record::membersOf(seen_.chart());
    for (const record::Agreed& one : record::agreedOf(seen_.chart())) {
      if (one.state != record::AgreedState::Open) continue;
      const auto owner = std::ranges::find(members, one.who, &record::Member::name);
      const bool is_theirs = one.who == packet_.role || (owner != members.end() && owner->role == packet_.role);
      if (!is_theirs) continue;
      packet_.asked.push_back(one.what + (one.due.empty() ? "" : ", by " + one.due.dateText()) + " (agreed " +
                              one.agreed.dateText() + ")");
    }
  }

  void addForms() {
    for (const record::Agreed& one : record::agreedOf(seen_.chart())) {
      if (!one.is_form || one.state != record::AgreedState::Open) continue;
      packet_.forms.push_back(one.what + (one.due.empty() ? "" : ", due on " + one.due.dateText()) +
                              (one.isOverdue(now()) ? " (late)" : ""));
    }
  }

  Status addPapers() {
    BATON_TRY(const auto items, whatToSend(home_, person_, packet_.role));
    for (const coordination::ToSend& item : items) {
      // What a label keeps with the person is not named to a reader.
      if (item.is_held_back || item.row->kind == knowledge::SendKind::Made) continue;
      if (packet_.bring.size() == kMostPapers) break;
      std::string text(item.row->name);
      if (item.is_missing) {
        text += ": to be asked for";
      } else if (!item.title.empty() && item.title != item.row->name) {
        text += ": " + item.title;
      }
      if (!item.on.empty()) text += ", " + item.on.dateText();
      // Names that computers have for each other say nothing to a reader.
      const bool is_name = item.from.find(' ') != std::string::npos || item.from.find('.') == std::string::npos;
      if (!item.from.empty() && is_name) text += ", " + item.from;
      packet_.bring.push_back(std::move(text));
    }
    return {};
  }

  Home& home_;
  const record::PersonId& person_;
  const record::Disclosure& seen_;
  CarePacket& packet_;
};

}  // namespace

Result<CarePacket> makeCarePacket(Home& home, const record::PersonId& person, PacketKind kind,
                                  const UpdateRequest& request) {
  BATON_TRY(const auto prep, prepareVisit(home, person, request));
  BATON_TRY(const auto seen, viewFor(home, person, {request.role, request.name, request.key}, ""));
  CarePacket packet;
  packet.kind = kind;
  packet.person = prep.update.person;
  packet.role = request.role;
  packet.reader = prep.update.reader;
  packet.visit = prep.visit;
  packet.lines = prep.lines;
  packet.is_own = prep.is_own;
  packet.made = prep.update.made;
  SummaryRequest summary;
  summary.role = request.role;
  BATON_TRY(packet.page, viewSummaryPage(home, person, summary));
  packet.is_whole = packet.page.not_whole.empty();
  BATON_CHECK(Composer(home, person, seen, packet).run(prep.update));
  return packet;
}

Result<std::string> carePacketDocument(const CarePacket& packet, UpdateFormat format, outbound::Paper paper) {
  switch (format) {
    case UpdateFormat::Html:
      return outbound::paperHtml(outbound::carePacketPaper(packet));
    case UpdateFormat::Pdf:
      return outbound::paperPdf(outbound::carePacketPaper(packet), paper);
    case UpdateFormat::Json:
      return json::writePretty(outbound::carePacketJson(packet)) + "\n";
    case UpdateFormat::Fhir:
      return fail(ErrorCode::BadUsage,
                  "--format is one of text, html, pdf, json; `baton summary --format fhir` gives FHIR.");
    case UpdateFormat::Text:
      break;
  }
  return outbound::paperText(outbound::carePacketPaper(packet));
}

}  // namespace baton::app
