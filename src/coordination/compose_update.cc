#include "coordination/compose_update.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"
#include "knowledge/responsibilities.h"
#include "record/handoff.h"
#include "record/members.h"
#include "record/responsibilities.h"
#include "record/visits.h"

namespace baton::coordination {
namespace {

using record::Change;
using record::Update;
using record::UpdateLine;
using record::UpdateSection;

// A medicine change this long before a side effect began is worth naming beside it; the rules judge, this only tells.
constexpr std::int64_t kNearDays = 28;
constexpr std::int64_t kDayMs = 24LL * 3600 * 1000;

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kTitles = {{{"safety", "Safety"},
                                                                                    {"symptoms", "Symptoms and sleep"},
                                                                                    {"medicines", "Medicines"},
                                                                                    {"missed-doses", "Missed doses"},
                                                                                    {"side-effects", "Side effects"},
                                                                                    {"events", "What happened"},
                                                                                    {"goals", "Goals"},
                                                                                    {"added", "In their own words"},
                                                                                    {"owners", "Who looks after what"},
                                                                                    {"asked", "Asked of you"}}};

// ROLE-2: what each role needs first. Safety leads for everybody; what is asked of the reader ends it.
std::array<std::string_view, 10> orderFor(std::string_view role) {
  if (role == "therapist")
    return {"safety",       "medicines", "symptoms", "side-effects", "goals",
            "missed-doses", "events",    "added",    "owners",       "asked"};
  if (role == "primary-care" || role == "pharmacy" || role == "emergency") {
    return {"safety",   "events", "medicines", "side-effects", "missed-doses",
            "symptoms", "goals",  "added",     "owners",       "asked"};
  }
  if (role == "caregiver")
    return {"safety", "medicines", "missed-doses", "symptoms", "side-effects",
            "goals",  "events",    "added",        "owners",   "asked"};
  return {"safety", "symptoms", "side-effects", "missed-doses", "medicines",
          "goals",  "events",   "added",        "owners",       "asked"};
}

// "sleep" → "Sleep"; "eGFR" is a word of its own and stays.
std::string capital(std::string text) {
  const bool is_mixed = text.size() > 1 && text[1] >= 'A' && text[1] <= 'Z';
  if (!is_mixed && !text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 32);
  return text;
}

std::string days(std::size_t count) { return std::to_string(count) + (count == 1 ? " day" : " days"); }

// "; before: 12 nights" says how much stands behind the comparison.
std::string basis(const Measure& measure) {
  const std::string unit = measure.name == "sleep" ? "night" : "day";
  const auto counted = [&](std::size_t count) { return std::to_string(count) + " " + unit + (count == 1 ? "" : "s"); };
  std::string text = " (" + counted(measure.now->days) + " written down";
  if (measure.earlier) text += "; " + std::to_string(measure.earlier->days) + " before";
  return text + ")";
}

std::string amount(const Measure& measure, double value) {
  const std::string number = shownNumber(value);
  if (measure.unit == "h a night") return number + (number == "1" ? " hour a night" : " hours a night");
  return number + (measure.unit.starts_with("of ") ? " " + measure.unit : "");
}

std::string tail(const Measure& measure) {
  return measure.unit.starts_with("of ") || measure.unit == "h a night" ? "" : " " + measure.unit;
}

UpdateLine measureLine(const Measure& measure) {
  UpdateLine line;
  line.kind = measure.is_symptom ? "symptom" : "measure";
  line.about = measure.name;
  line.on = measure.now->newest;
  line.to = shownNumber(measure.now->median);
  line.resources = measure.now->resources;
  std::string text = capital(measure.name);
  if (!measure.detail.empty()) text += " (" + measure.detail + ")";
  const double now = measure.now->median;
  if (measure.earlier) {
    const double then = measure.earlier->median;
    line.from = shownNumber(then);
    if (std::abs(now - then) < measure.least) {
      text += " about the same: " + amount(measure, now) + tail(measure);
    } else {
      const bool is_up = now > then;
      // Sleep and drinks rise and fall; mood and symptoms also get worse or better.
      const bool is_judged = measure.is_symptom || measure.name == "mood" || measure.name == "sleep quality";
      const std::string_view verb = !is_judged                       ? (is_up ? "rose" : "dropped")
                                    : is_up == measure.more_is_worse ? "worse:"
                                                                     : "better:";
      text += (is_judged ? " is " : " ") + std::string(verb) + " from " + shownNumber(then) + " to " +
              amount(measure, now) + tail(measure);
    }
  } else {
    text += ": " + amount(measure, now) + tail(measure);
  }
  text += basis(measure);
  if (!measure.who.empty()) text += ", as " + measure.who + " saw it";
  line.text = text + ".";
  return line;
}

UpdateLine missedLine(const MissedDoses& missed) {
  UpdateLine line;
  line.kind = "missed-doses";
  line.about = missed.medicine;
  line.to = shownNumber(missed.doses);
  line.on = missed.newest;
  line.resources = missed.resources;
  std::string text = capital(missed.medicine) + " was missed on " + days(missed.days);
  if (missed.doses > static_cast<double>(missed.days)) text += " (" + shownNumber(missed.doses) + " doses)";
  text += missed.reasons.empty() ? "; no reason is written down" : ", because of " + join(missed.reasons, "; ");
  line.text = text + ".";
  return line;
}

// The newest change of a medicine in the weeks before `began`: of the one that was named, else of any.
const Change* changeBefore(const SideEffect& effect, std::span<const Change> changes) {
  const PartialDate& began = effect.began.empty() ? effect.newest : effect.began;
  const Change* found = nullptr;
  for (const Change& change : changes) {
    if (change.kind != "medication-started" && change.kind != "medication-dose-changed") continue;
    if (change.on.empty() || change.on.precision() < Precision::Day || change.on.first() > began.first()) continue;
    if (began.first().ms - change.on.first().ms > kNearDays * kDayMs) continue;
    if (!effect.medicine.empty() && !containsNoCase(effect.medicine, change.about) &&
        !containsNoCase(change.about, effect.medicine))
      continue;
    if (found == nullptr || found->on.first() < change.on.first()) found = &change;
  }
  return found;
}

UpdateLine sideEffectLine(const SideEffect& effect, std::span<const Change> changes) {
  UpdateLine line;
  line.kind = "side-effect";
  line.about = effect.name;
  line.on = effect.newest;
  line.resources = effect.resources;
  std::string text = capital(effect.name);
  if (effect.severity) {
    line.to = shownNumber(*effect.severity);
    text += ", " + line.to + " of 10";
  }
  text += effect.began.empty() ? ", told on " + effect.newest.dateText() : ", since " + effect.began.dateText();
  if (const Change* change = changeBefore(effect, changes)) {
    const PartialDate& began = effect.began.empty() ? effect.newest : effect.began;
    const std::int64_t later = (began.first().ms - change->on.first().ms) / kDayMs;
    text += later == 0 ? ", the day " : ", " + days(static_cast<std::size_t>(later)) + " after ";
    text += change->about + (change->kind == "medication-started" ? " was started"
                                                                  : " went from " + change->from + " to " + change->to);
  } else if (!effect.medicine.empty()) {
    text += "; the person thinks of " + effect.medicine;
  }
  line.text = text + ".";
  return line;
}

UpdateLine changeLine(const Change& change) {
  UpdateLine line{change.kind, change.about, change.from, change.to, change.on, change.text, {}};
  for (const record::Source& source : change.sources) line.resources.push_back(source.key);
  std::ranges::sort(line.resources);
  return line;
}

std::string_view sectionOf(const Change& change) {
  const std::string& kind = change.kind;
  if (kind.starts_with("medication-")) return "medicines";
  if (kind == "score-changed") return "symptoms";
  if (kind.starts_with("goal-")) return "goals";
  return "events";
}

bool concerns(const Change& change, std::string_view role) {
  // What only fills the record is in the summary; an update is about what changed for the reader.
  if (change.kind == "document-added" || change.kind == "immunization" || change.kind == "encounter") return false;
  return change.roles.empty() || std::ranges::find(change.roles, role) != change.roles.end();
}

std::string firstEvidence(const SafetyState& state) {
  return state.evidence.empty() ? "" : " (" + state.evidence.front().text + ")";
}

// Always said of suicidal thoughts and self-harm; of other risks when they are known.
std::optional<UpdateLine> safetyLine(const SafetyState& state, const Span& span) {
  using Level = SafetyState::Level;
  if (state.id == "medication-side-effects") return std::nullopt;  // has a section of its own
  const bool is_always = state.id == "suicidal-thoughts" || state.id == "self-harm";
  if (!is_always && state.level != Level::Known && state.level != Level::High) return std::nullopt;
  UpdateLine line;
  line.kind = "safety";
  line.about = state.id;
  line.on = state.last_asked;
  for (const record::Evidence& one : state.evidence) {
    if (!one.resource.empty()) line.resources.push_back(one.resource);
  }
  const bool is_asked = !state.last_asked.empty();
  const bool is_in_span = is_asked && state.last_asked.last() > span.since;
  const std::string when = is_asked ? " on " + state.last_asked.dateText() : "";
  switch (state.level) {
    case Level::NeverAsked:
      line.to = "not-asked";
      line.text = state.name + ": not asked, as far as this record shows.";
      break;
    case Level::None:
      line.to = is_in_span ? "none" : "not-asked";
      line.text = state.name + ": " +
                  (is_in_span ? "asked" + when + ", none." : "not asked in this time; none when asked" + when + ".");
      break;
    case Level::Past:
      line.to = "past";
      line.text = state.name + ": in the past" + firstEvidence(state) +
                  (is_asked ? "; last asked" + when : "; not asked in this time") + ".";
      break;
    case Level::Known:
    case Level::High:
      line.to = state.level == Level::High ? "high" : "known";
      line.text = state.name + ": " + (state.level == Level::High ? "high" : "present") + firstEvidence(state) +
                  (is_asked ? "; last asked" + when : "") + ".";
      break;
  }
  return line;
}

class Sections {
 public:
  explicit Sections(std::string_view role) {
    for (const std::string_view id : orderFor(role)) {
      const auto* title = std::ranges::find(kTitles, id, &std::pair<std::string_view, std::string_view>::first);
      sections_.push_back({std::string(id), std::string(title->second), {}, 0});
    }
  }
  void add(std::string_view id, UpdateLine line, std::size_t most = kMostLines) {
    UpdateSection& section = *std::ranges::find(sections_, id, &UpdateSection::id);
    if (section.lines.size() < most) {
      section.lines.push_back(std::move(line));
    } else {
      ++section.left_out;
    }
  }
  std::vector<UpdateSection> take() {
    std::erase_if(sections_, [](const UpdateSection& section) { return section.lines.empty(); });
    return std::move(sections_);
  }

 private:
  std::vector<UpdateSection> sections_;
};

// A title of a rule about what is taken speaks to the person ("makes you sleepy"); its reason speaks to a clinician.
std::string askedLead(const record::Finding& finding, std::string_view role) {
  const bool is_of_list = finding.kind == "interaction" || finding.kind == "condition-caution";
  if (!is_of_list || role == "caregiver" || role == "other" || role == "self") return finding.title;
  const std::size_t end = finding.why.find(". ");
  std::string lead = finding.why.substr(0, end);
  if (lead.ends_with('.')) lead.pop_back();
  return lead.empty() ? finding.title : capital(std::move(lead));
}

// What is clinical before who owns what: an owner is soon named, a level is not soon taken.
void addAsked(const UpdateInput& input, const std::string& role, Sections& sections) {
  std::vector<const record::Finding*> order;
  for (const record::Finding& finding : input.findings) order.push_back(&finding);
  std::ranges::stable_partition(order, [](const record::Finding* finding) {
    return finding->kind != "unowned-responsibility" && finding->kind != "double-ownership";
  });
  for (const record::Finding* const one : order) {
    const record::Finding& finding = *one;
    if (finding.is_acknowledged || finding.severity > record::Severity::Moderate) continue;
    for (const record::Step& step : finding.steps) {
      if (step.who != role) continue;
      UpdateLine line;
      line.kind = "ask";
      line.about = finding.id;
      line.text = askedLead(finding, role) + ". " + capital(step.what) + (step.what.ends_with('.') ? "" : ".");
      line.resources = finding.about;
      if (const auto by = PartialDate::parse(step.by)) line.on = *by;
      sections.add("asked", std::move(line), kMostAsked);
      break;
    }
  }
}

// Who looks after what, as far as the reader may see it: theirs first, then the others', then what nobody has.
void addOwners(const UpdateInput& input, Sections& sections) {
  const record::Chart& chart = input.seen.chart();
  const record::Audience& reader = input.seen.audience();
  std::vector<std::string> theirs;
  std::vector<std::string> others;
  std::vector<std::string> nobodys;
  std::vector<std::string> resources;
  bool is_used = false;
  for (const record::Responsibility& one : record::responsibilitiesOf(chart)) {
    const auto* row = knowledge::responsibility(one.id);
    if (row == nullptr) continue;
    std::string name = row->name;
    if (name.front() >= 'A' && name.front() <= 'Z') name.front() = static_cast<char>(name.front() + 32);
    const record::Holding* acting = one.acting(chart.at);
    const bool has_task = acting != nullptr && !acting->task.empty();
    if (has_task) resources.push_back(acting->task);
    is_used = is_used || has_task;
    if (acting == nullptr) {
      if (row->matters != knowledge::OpenMatters::Never)
        nobodys.push_back(one.count() > 1 ? name + " (two said so)" : name);
      continue;
    }
    const bool is_reader =
        acting->role == reader.role && (reader.who.empty() || acting->name.empty() ||
                                        record::memberNameKey(acting->name) == record::memberNameKey(reader.who));
    if (is_reader) {
      theirs.push_back(name);
    } else {
      others.push_back(name + ": " + (acting->role == "self" ? "the person" : acting->shown()));
    }
  }
  if (!is_used) return;
  const auto add = [&](const std::string& about, const std::string& lead, const std::vector<std::string>& all,
                       std::string_view between) {
    if (all.empty()) return;
    sections.add("owners", {"owner", about, "", "", {}, lead + join(all, between) + ".", resources});
  };
  add("reader", reader.who.empty() ? "You, or your office: " : "You: ", theirs, ", ");
  add("others", "Others: ", others, "; ");
  add("nobody", "Nobody yet: ", nobodys, ", ");
}

}  // namespace

Update composeUpdate(const UpdateInput& input) {
  const record::Chart& chart = input.seen.chart();
  const std::string& role = input.seen.audience().role;
  Update update;
  update.role = role;
  update.person = chart.name;
  update.made = input.span.until;
  update.since = input.span.since;
  update.since_why = input.since_why;
  Sections sections(role);
  for (const SafetyState& state : input.safety) {
    if (auto line = safetyLine(state, input.span)) sections.add("safety", std::move(*line));
  }
  for (const Change& change : input.changes) {
    if (concerns(change, role)) sections.add(sectionOf(change), changeLine(change));
  }
  for (const Score& score : scoresIn(chart, input.span)) {
    // What moved by a step that matters is among the changes, with its step.
    const bool is_told = std::ranges::any_of(input.changes, [&](const Change& change) {
      return change.kind == "score-changed" && containsNoCase(change.about, score.name);
    });
    if (is_told) continue;
    sections.add("symptoms", {"score",
                              score.name,
                              "",
                              score.total,
                              score.on,
                              score.name + " total: " + score.total + " on " + score.on.dateText() + ".",
                              {score.resource}});
  }
  for (const Measure& measure : measuresIn(chart, input.span)) sections.add("symptoms", measureLine(measure));
  for (const MissedDoses& missed : missedIn(chart, input.span)) sections.add("missed-doses", missedLine(missed));
  for (const SideEffect& effect : sideEffectsIn(chart, input.span)) {
    sections.add("side-effects", sideEffectLine(effect, input.changes));
  }
  if (!input.added.empty()) sections.add("added", {"words", "own-words", "", "", {}, input.added, {}});
  addOwners(input, sections);
  addAsked(input, role, sections);
  update.sections = sections.take();
  return update;
}

std::optional<Instant> lastVisitWith(const record::Chart& chart, std::string_view role, std::string_view name) {
  const std::string wanted = record::memberNameKey(name);
  const auto isOfRole = [&](const record::Reference& participant) {
    return std::ranges::any_of(chart.care_team, [&](const record::CareTeamLine& member) {
      if (member.role != role) return false;
      if (!wanted.empty() && record::memberNameKey(member.text) != wanted) return false;
      const bool is_named =
          !participant.display.empty() && foldForMatching(participant.display) == foldForMatching(member.text);
      return is_named || std::ranges::any_of(member.sources, [&](const record::Source& source) {
               return !participant.key.empty() && source.key == participant.key;
             });
    });
  };
  std::optional<Instant> newest;
  for (const record::EncounterFact* visit : record::visitsOf(chart.facts.encounters)) {
    const PartialDate& start = visit->period.start.empty() ? visit->period.end : visit->period.start;
    if (start.empty() || start.first() > chart.at || record::isAdmission(*visit)) continue;
    if (!std::ranges::any_of(visit->participants, isOfRole)) continue;
    if (!newest || *newest < start.first()) newest = start.first();
  }
  return newest;
}

std::optional<Instant> lastUpdateTo(const record::Chart& chart, std::string_view role, std::string_view name) {
  const std::string wanted = record::memberNameKey(name);
  std::vector<record::Member> readers = record::membersOf(chart);
  std::erase_if(readers, [&](const record::Member& member) {
    return member.role != role || (!wanted.empty() && record::memberNameKey(member.name) != wanted);
  });
  std::optional<Instant> newest;
  for (const record::TaskFact& task : chart.facts.tasks) {
    const bool is_open = task.status != "rejected" && task.status != "cancelled" && task.status != "failed";
    if (task.what.codeIn(record::kHandoffSystem) != record::kAcknowledgeCode || !is_open) continue;
    if (task.about.is_entered_in_error || record::memberBehind(readers, task.owner) == nullptr) continue;
    const std::string& key = task.focus.key.empty() ? task.focus.target : task.focus.key;
    for (const record::CommunicationFact& sent : chart.facts.communications) {
      if (sent.about.key != key || sent.sent.empty() || sent.sent.first() > chart.at) continue;
      if (!newest || *newest < sent.sent.first()) newest = sent.sent.first();
    }
  }
  return newest;
}

std::size_t wordsIn(const Update& update) {
  std::size_t words = 0;
  for (const UpdateSection& section : update.sections) {
    for (const UpdateLine& line : section.lines) words += split(collapseSpaces(line.text), ' ').size();
  }
  return words;
}

}  // namespace baton::coordination
