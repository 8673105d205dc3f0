#include "coordination/update_lines.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace baton::coordination {
namespace {

using record::Change;
using record::UpdateLine;

// A medicine change this long before a side effect began is worth naming beside it; the rules judge, this only tells.
constexpr std::int64_t kNearDays = 28;
constexpr std::int64_t kDayMs = 24LL * 3600 * 1000;

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

std::string firstEvidence(const SafetyState& state) {
  return state.evidence.empty() ? "" : " (" + state.evidence.front().text + ")";
}

}  // namespace

std::string capitalized(std::string text) {
  const bool is_mixed = text.size() > 1 && text[1] >= 'A' && text[1] <= 'Z';
  if (!is_mixed && !text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 32);
  return text;
}

UpdateLine measureLine(const Measure& measure) {
  UpdateLine line;
  line.kind = measure.is_symptom ? "symptom" : "measure";
  line.about = measure.name;
  line.on = measure.now->newest;
  line.to = shownNumber(measure.now->median);
  line.resources = measure.now->resources;
  std::string text = capitalized(measure.name);
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
  std::string text = capitalized(missed.medicine) + " was missed on " + days(missed.days);
  if (missed.doses > static_cast<double>(missed.days)) text += " (" + shownNumber(missed.doses) + " doses)";
  text += missed.reasons.empty() ? "; no reason is written down" : ", because of " + join(missed.reasons, "; ");
  line.text = text + ".";
  return line;
}

UpdateLine sideEffectLine(const SideEffect& effect, std::span<const Change> changes) {
  UpdateLine line;
  line.kind = "side-effect";
  line.about = effect.name;
  line.on = effect.newest;
  line.resources = effect.resources;
  std::string text = capitalized(effect.name);
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

}  // namespace baton::coordination
