#include "coordination/compose_update.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "coordination/agreed_lines.h"
#include "coordination/plan_lines.h"
#include "coordination/update_lines.h"
#include "coordination/update_sections.h"
#include "knowledge/effects.h"
#include "knowledge/knowledge.h"
#include "knowledge/responsibilities.h"
#include "record/members.h"
#include "record/responsibilities.h"

namespace baton::coordination {
namespace {

using record::Change;
using record::Update;
using record::UpdateLine;

// Does this role prescribe beside a therapy? The therapist knows what therapy is doing; others need not.
bool hearsOfTherapy(std::string_view role) {
  return role == "psychiatrist" || role == "telepsychiatry" || role == "primary-care";
}

UpdateLine therapyLine(const OngoingTherapy& therapy) {
  UpdateLine line;
  line.kind = "therapy";
  line.about = therapy.name;
  line.on = therapy.latest;
  if (!therapy.resource.empty()) line.resources = {therapy.resource};
  line.text = capitalized(therapy.name);
  if (!therapy.since.empty()) line.text += ", since " + therapy.since.dateText();
  if (!therapy.latest.empty() && therapy.latest.dateText() != therapy.since.dateText()) {
    line.text += ", last on " + therapy.latest.dateText();
  }
  line.text += ".";
  if (!therapy.expected.empty()) line.text += " " + therapy.expected + (therapy.expected.ends_with('.') ? "" : ".");
  return line;
}

// What a side effect does to sessions, by the table of effects: of the first that its words name.
std::string inSessions(const SideEffect& effect) {
  const knowledge::Effects& effects = knowledge::builtIn().effects();
  const auto named = effects.read(effect.name);
  if (named.empty()) return "";
  const std::string words(effects.all()[named.front()].therapy_clinical);
  return words.empty() || words.ends_with('.') ? words : words + ".";
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
  // A diagnosis is the person's to tell to those close to them (knowledge/routing/routing.tsv).
  if (isClose(role) && (change.kind.starts_with("medication-") || change.kind.starts_with("allergy-"))) return true;
  return change.roles.empty() || std::ranges::find(change.roles, role) != change.roles.end();
}

// A title of a rule about what is taken speaks to the person ("makes you sleepy"); its reason speaks to a clinician.
std::string askedLead(const record::Finding& finding, std::string_view role) {
  const bool is_of_list = finding.kind == "interaction" || finding.kind == "condition-caution";
  if (!is_of_list || role == "caregiver" || role == "other" || role == "self") return finding.title;
  const std::size_t end = finding.why.find(". ");
  std::string lead = finding.why.substr(0, end);
  if (lead.ends_with('.')) lead.pop_back();
  return lead.empty() ? finding.title : capitalized(std::move(lead));
}

// What is clinical before who owns what: an owner is soon named, a level is not soon taken.
void addAsked(const UpdateInput& input, const std::string& role, UpdateSections& sections) {
  std::vector<const record::Finding*> order;
  for (const record::Finding& finding : input.findings) order.push_back(&finding);
  std::stable_partition(order.begin(), order.end(), [](const record::Finding* finding) {
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
      line.text = askedLead(finding, role) + ". " + capitalized(step.what) + (step.what.ends_with('.') ? "" : ".");
      line.resources = finding.about;
      if (const auto by = PartialDate::parse(step.by)) line.on = *by;
      sections.add("asked", std::move(line), kMostAsked);
      break;
    }
  }
}

// Who looks after what, as far as the reader may see it: theirs first, then the others', then what nobody has.
void addOwners(const UpdateInput& input, UpdateSections& sections) {
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
  UpdateSections sections(role);
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
  bool is_first = true;  // the worst: what it does to sessions is said once, for an update must stay short
  for (const SideEffect& effect : sideEffectsIn(chart, input.span)) {
    UpdateLine line = sideEffectLine(effect, input.changes);
    if (const std::string sessions = role == "therapist" && is_first ? inSessions(effect) : ""; !sessions.empty()) {
      line.text += " " + sessions;
    }
    is_first = false;
    sections.add("side-effects", std::move(line));
  }
  if (hearsOfTherapy(role)) {
    for (const OngoingTherapy& therapy : input.therapies) sections.add("therapy", therapyLine(therapy));
  }
  if (!input.added.empty()) sections.add("added", {"words", "own-words", "", "", {}, input.added, {}});
  if (isClose(role)) {
    for (UpdateLine& line : planLines(chart)) sections.add("plan", std::move(line));
  }
  for (UpdateLine& line : agreedLines(chart, input.span)) sections.add("agreed", std::move(line));
  addOwners(input, sections);
  addAsked(input, role, sections);
  if (input.length == UpdateLength::Message) sections.fit(kMostWords);
  update.sections = sections.take();
  return update;
}

std::size_t wordsIn(const Update& update) {
  std::size_t words = 0;
  for (const record::UpdateSection& section : update.sections) words += wordsOf(section);
  return words;
}

}  // namespace baton::coordination
