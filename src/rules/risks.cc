#include "rules/risks.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "rules/red_flag_entries.h"
#include "rules/red_flags.h"
#include "rules/risk_moves.h"

namespace baton::rules {
namespace {

using knowledge::RiskLevel;
using knowledge::RiskSign;
using record::ConditionLine;
using record::ObservationFact;

constexpr std::string_view kPregnancy = "pregnancy";

template <class T>
void addOnce(std::vector<T>& all, T one) {
  if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(std::move(one));
}

bool counts(const ObservationFact& fact) {
  return !fact.effective.empty() && !fact.about.is_entered_in_error && fact.status != "entered-in-error" &&
         fact.status != "cancelled";
}

bool isRecent(const PartialDate& date, Instant now, int days) {
  return days == 0 || (date.first() <= Instant{now.ms + kDayMs} && date.last().ms >= now.ms - days * kDayMs);
}

// Reads the signs of one risk out of a record.
class Reading {
 public:
  Reading(const Asked& asked, const std::vector<record::Finding>& flags) : asked_(asked), flags_(flags) {}

  RiskEntry read(const knowledge::Risk& risk, std::uint16_t number) {
    entry_ = {};
    entry_.risk = &risk;
    entry_.applies = risk.id != kPregnancy || asked_.chart.gender != "male";
    if (!entry_.applies) return std::move(entry_);
    for (const RiskSign& sign : asked_.knowledge.risks().signs()) {
      if (sign.risk == number) look(sign);
    }
    return std::move(entry_);
  }

 private:
  void look(const RiskSign& sign) {
    switch (sign.kind) {
      case RiskSign::Kind::Group:
      case RiskSign::Kind::Concept:
        return lookAtConditions(sign);
      case RiskSign::Kind::Score:
        return lookAtScore(sign, sign.key, sign.from);
      case RiskSign::Kind::Instrument:
        return lookAtInstrument(sign);
      case RiskSign::Kind::Outcome:
        return lookAtOutcome(sign);
      case RiskSign::Kind::Category:
        return lookAtCategory(sign);
      case RiskSign::Kind::Flag:
        return lookAtFlags(sign);
    }
  }

  void raise(RiskLevel level) { entry_.level = std::max(entry_.level, level); }

  // Asked too long ago to say how it is: it was so then, or there was no sign.
  void age(const RiskSign& sign, bool was_so) {
    raise(was_so && sign.level >= RiskLevel::Known ? RiskLevel::Past : RiskLevel::None);
  }

  void ask(const PartialDate& on) {
    if (entry_.last_asked.empty() || on.first() > entry_.last_asked.first()) entry_.last_asked = on;
  }

  void show(const ObservationFact& fact) {
    addOnce(entry_.evidence, record::Evidence{fact.about.key, fact.what.label() + ": " + fact.shown() + ", " +
                                                                  fact.effective.dateText()});
    addOnce(entry_.who_knows, fact.about.source.format == "form" ? std::string() : fact.about.source.organisation);
  }

  bool isOf(const RiskSign& sign, const ConditionLine& line) const {
    if (sign.kind == RiskSign::Kind::Group) return line.group == sign.key;
    const auto& conditions = asked_.knowledge.conditions();
    for (const record::Coding& coding : line.codes) {
      const auto match = conditions.find(coding.system, coding.code);
      if (match && match->concept_id == sign.key) return true;
    }
    const auto match = conditions.findText(line.text);
    return match && match->concept_id == sign.key;
  }

  void lookAtConditions(const RiskSign& sign) {
    for (const ConditionLine& line : asked_.chart.conditions) {
      if (line.status == "refuted" || !isOf(sign, line)) continue;
      const bool is_over = line.status == "resolved" || line.status == "remission" || line.status == "inactive";
      // A pregnancy that is over is no sign at all; other conditions stay known as past.
      if (is_over && sign.key == kPregnancy) continue;
      raise(is_over ? std::min(sign.level, RiskLevel::Past) : sign.level);
      addOnce(entry_.evidence, record::Evidence{line.sources.empty() ? "" : line.sources.front().key,
                                                line.text + (line.since.empty() ? "" : ", " + line.since.dateText())});
      for (const record::Source& source : line.sources)
        addOnce(entry_.who_knows, source.format == "form" ? std::string() : source.organisation);
    }
  }

  void lookAtScore(const RiskSign& sign, std::string_view loinc, int from) {
    const ObservationFact* newest = nullptr;
    const ObservationFact* earlier = nullptr;
    for (const ObservationFact& fact : asked_.chart.facts.observations) {  // newest first
      if (!counts(fact) || !fact.quantity || fact.what.codeIn(record::kLoinc) != loinc) continue;
      if (newest != nullptr) {
        earlier = &fact;
        break;
      }
      newest = &fact;
    }
    if (newest == nullptr) return;
    ask(newest->effective);
    const double value = newest->quantity->value.value();
    if (!isRecent(newest->effective, asked_.now, sign.days)) return age(sign, value >= from);
    if (value < from) {
      // Of an instrument below its cut-off: it was asked, and there was no sign.
      if (sign.kind == RiskSign::Kind::Instrument) raise(RiskLevel::None), show(*newest);
      return;
    }
    raise(sign.level);
    show(*newest);
    if (earlier == nullptr) return;
    const double before = earlier->quantity->value.value();
    entry_.trend = value > before ? RiskTrend::Rising : value < before ? RiskTrend::Falling : RiskTrend::Steady;
  }

  void lookAtInstrument(const RiskSign& sign) {
    const knowledge::Instrument* instrument = asked_.knowledge.instruments().find(sign.key);
    if (instrument == nullptr || instrument->loinc_total.empty()) return;
    const auto* cutoff = knowledge::Instruments::cutoffFor(*instrument, asked_.chart.gender);
    if (cutoff != nullptr) lookAtScore(sign, instrument->loinc_total, cutoff->from);
  }

  void lookAtOutcome(const RiskSign& sign) {
    for (const ObservationFact& fact : asked_.chart.facts.observations) {
      if (!counts(fact) || fact.what.codeIn(record::kLoinc) != sign.key) continue;
      ask(fact.effective);
      if (!isRecent(fact.effective, asked_.now, sign.days)) return age(sign, isOutcome(sign, fact));
      if (isOutcome(sign, fact)) raise(sign.level), show(fact);
      return;  // the newest alone counts
    }
  }

  // The row with the longest words that fit says what it is: "not pregnant" is not "pregnant".
  bool isOutcome(const RiskSign& sign, const ObservationFact& fact) const {
    const std::string outcome = foldForMatching(fact.value_concept.label() + " " + fact.value_text);
    const RiskSign* best = nullptr;
    std::size_t length = 0;
    for (const RiskSign& other : asked_.knowledge.risks().signs()) {
      if (other.kind != RiskSign::Kind::Outcome || other.key != sign.key) continue;
      for (const std::string_view words : other.words) {
        if (outcome.find(words) == std::string::npos || words.size() <= length) continue;
        best = &other;
        length = words.size();
      }
    }
    return best == &sign;
  }

  void lookAtCategory(const RiskSign& sign) {
    for (const ObservationFact& fact : asked_.chart.facts.observations) {
      const auto& categories = fact.categories;
      if (!counts(fact) || std::find(categories.begin(), categories.end(), sign.key) == categories.end()) continue;
      ask(fact.effective);
      const bool is_none = fact.quantity && fact.quantity->value.value() == 0;
      if (!isRecent(fact.effective, asked_.now, sign.days)) return age(sign, !is_none);
      raise(is_none ? RiskLevel::None : sign.level);
      show(fact);
    }
  }

  void lookAtFlags(const RiskSign& sign) {
    const std::string id = "red-flag/" + std::string(sign.key);
    for (const record::Finding& finding : flags_) {
      if (finding.id != id) continue;
      raise(sign.level);
      entry_.is_flagged = true;
      entry_.trend = RiskTrend::Rising;
      for (const record::Evidence& one : finding.evidence) addOnce(entry_.evidence, one);
    }
  }

  const Asked& asked_;
  const std::vector<record::Finding>& flags_;
  RiskEntry entry_;
};

constexpr Phrase kTitle = {"Something changed that can move known risks: {a}",
                           "Algo cambió que puede mover riesgos conocidos: {a}"};
constexpr Phrase kWhy = {
    "In the last 28 days: {a}. After such a change it helps when everybody who helps you looks at these risks again.",
    "En los últimos 28 días: {a}. Después de un cambio así ayuda que todas las personas que le apoyan miren otra vez "
    "estos riesgos."};
constexpr Phrase kDo = {
    "Tell your care team about it at the next contact. Agree who looks out for early signs, and what to do when they "
    "come.",
    "Cuéntelo a su equipo en el próximo contacto. Acuerden quién está atento a las primeras señales y qué hacer si "
    "aparecen."};
constexpr std::string_view kAction = "Ask about these risks at the next contact; write down level and date";
constexpr Phrase kChecked = {"what moved known risks in the last 28 days",
                             "lo que movió riesgos conocidos en los últimos 28 días"};
constexpr std::string_view kWho = "therapist; psychiatrist; primary-care";

}  // namespace

std::string_view toText(RiskTrend trend) {
  static constexpr std::array<std::string_view, 4> kWords = {"unknown", "falling", "steady", "rising"};
  return kWords[static_cast<std::size_t>(trend)];
}

std::vector<RiskEntry> riskRegister(const Asked& asked) {
  Said flagged;
  redFlagFindings(asked, flagged);
  const std::vector<RiskMove> moves = riskMoves(asked);
  const auto& risks = asked.knowledge.risks().risks();
  Reading reading(asked, flagged.findings);
  std::vector<RiskEntry> entries;
  const auto count = static_cast<std::uint16_t>(risks.size());
  for (std::uint16_t number = 0; number < count; ++number) {
    RiskEntry entry = reading.read(risks[number], number);
    for (const RiskMove& move : moves) {
      const auto& moved = move.trigger->risks;
      if (entry.applies && std::find(moved.begin(), moved.end(), number) != moved.end()) entry.moves.push_back(move);
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

void riskFindings(const Asked& asked, Said& said) {
  const Language language = languageFor(asked.reader, asked.language);
  std::vector<std::string> names;
  std::vector<std::string> what;
  record::Finding finding;
  finding.id = "risk-rising/";
  for (const RiskEntry& entry : riskRegister(asked)) {
    if (entry.level < RiskLevel::Known || entry.is_flagged || entry.moves.empty()) continue;
    finding.id += (names.empty() ? "" : "+") + std::string(entry.risk->id);
    names.emplace_back(language == Language::Spanish ? entry.risk->name_es : entry.risk->name);
    addOnce(finding.subjects, std::string(entry.risk->id));
    for (const RiskMove& move : entry.moves) {
      addOnce(what, move.what);
      addOnce(finding.evidence, move.evidence);
      if (!move.evidence.resource.empty()) addOnce(finding.about, move.evidence.resource);
      const auto sources = sourcesOf(move.trigger->source, "", move.trigger->checked_on);
      for (const record::FindingSource& source : sources) {
        const bool is_named = std::any_of(finding.sources.begin(), finding.sources.end(),
                                          [&](const auto& one) { return one.title == source.title; });
        if (!is_named) finding.sources.push_back(source);
      }
    }
  }
  said.checked.push_back(kChecked.in(language));
  if (names.empty()) return;
  finding.kind = "risk-rising";
  finding.severity = record::Severity::Moderate;
  finding.title = fill(kTitle.in(language), {listed(names, language), "", ""}, language);
  finding.why = fill(kWhy.in(language), {listed(what, language), "", ""}, language);
  finding.steps = stepsFor(kWho, "next-contact", kDo.in(language), kAction, asked.now);
  said.findings.push_back(std::move(finding));
}

}  // namespace baton::rules
