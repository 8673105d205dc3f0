#include "rules/refills.h"

#include <algorithm>
#include <cmath>

#include "rules/row_words.h"
#include "rules/supply.h"

namespace baton::rules {
namespace {

using knowledge::MissedRow;
using knowledge::RefillLimit;
using knowledge::StopRow;
using record::Finding;
using record::Severity;

constexpr int kLongAgoDays = 180;  // a list that nobody tidied is likelier than half a year without

constexpr Phrase kRanOut = {"The supply of {a} ran out on {1}", "El suministro de {a} se acabó el {1}"};
constexpr Phrase kRanOutWhy = {
    "By the days of supply that is {2} days without. If there is more at home, or it came from another pharmacy, only "
    "the record "
    "has the gap.",
    "Por los días de suministro son {2} días sin él. Si queda en casa, o vino de otra farmacia, solo falta en los "
    "datos."};
constexpr Phrase kLongAgo = {"It may have been stopped long ago, or come from another pharmacy.",
                             "Quizá se dejó hace tiempo, o viene de otra farmacia."};
constexpr Phrase kLookFirst = {"Look how much is left at home. If days were missed:",
                               "Mire cuánto queda en casa. Si hubo días sin tomarlo:"};
constexpr Phrase kAskRefill = {
    "Ask the pharmacy or the prescriber for the next supply. Do not take two doses at once.",
    "Pida a la farmacia o a quien lo receta el próximo suministro. No tome dos dosis juntas."};
constexpr Phrase kLate = {"{a} was often picked up late", "{a} se recogió tarde varias veces"};
constexpr Phrase kLateWhy = {
    "There was enough for {1} of 100 days in the last {2} days. Cost, side effects and a full week are common reasons.",
    "Hubo suficiente para {1} de cada 100 días en los últimos {2} días. El costo, los efectos y la falta de tiempo son "
    "motivos comunes."};
constexpr Phrase kLateAsk = {
    "Tell the prescriber what makes it hard. Ask the pharmacy for a reminder or a longer supply.",
    "Cuente a quien lo receta qué lo hace difícil. Pida a la farmacia un aviso o más días."};
constexpr Phrase kEarly = {"{a} was handed over early {1} times", "{a} se entregó antes de tiempo {1} veces"};
constexpr Phrase kEarlyWhy = {
    "At the last one about {1} days were still at hand. A trip, a lost bottle or a changed dose can explain it. So can "
    "a dose that is no longer enough.",
    "En la última quedaban unos {1} días. Un viaje, un frasco perdido o un cambio de dosis lo explica. También una "
    "dosis "
    "que ya no basta."};
constexpr Phrase kEarlyAsk = {"Tell the prescriber how it came about, so that the pharmacy can plan the next one.",
                              "Cuente a quien lo receta cómo fue, para que la farmacia pueda planear la próxima."};
constexpr Phrase kSupplyOf = {"supply of {a} (until {1})", "suministro de {a} (hasta el {1})"};
constexpr Phrase kRefillsOf = {"refills of {a}", "entregas de {a}"};
constexpr Phrase kRefillsAfter = {"refills of {a} after {1}", "entregas de {a} después del {1}"};
constexpr Phrase kUnread = {"for {1} of them nobody says on which day or for how many days",
                            "de {1} no se dice el día o para cuántos días"};
constexpr Phrase kTooOld = {"the newest file that tells of them is of that day",
                            "el archivo más nuevo que las cuenta es de ese día"};
constexpr std::string_view kOwnLimits = "Baton, knowledge/refills/limits.tsv (proposal of this project)";

bool isPsychotropic(const Supply& supply) { return supply.line->is_psychotropic; }

std::string nameOf(const Asked& asked, const Supply& supply) {
  std::vector<std::string> names;
  for (const std::string& ingredient : supply.line->ingredients) names.push_back(shownFor(asked, ingredient));
  return listed(names, languageOf(asked));
}

std::string idOf(const Supply& supply) {
  std::string id = "refill-gap/";
  for (std::size_t i = 0; i < supply.line->ingredients.size(); ++i) {
    id += (i == 0 ? "" : "+") + idPart(supply.line->ingredients[i]);
  }
  return id;
}

record::Evidence evidenceOf(const Fill& fill) {
  return {fill.fact->about.key, fill.fact->what.label() + ": " + std::to_string(fill.days) + " days, handed over " +
                                    fill.fact->written.dateText()};
}

Finding startOf(const Supply& supply, std::string_view suffix) {
  Finding finding;
  finding.id = idOf(supply) + std::string(suffix);
  finding.kind = "refill-gap";
  finding.subjects = supply.line->ingredients;
  for (const record::Source& source : supply.line->sources) finding.about.push_back(source.key);
  finding.evidence.push_back(evidenceOf(supply.fills.back()));
  return finding;
}

void addSources(Finding& finding, std::string_view source, std::string_view checked_on) {
  for (record::FindingSource& one : sourcesOf(source, "", checked_on)) {
    const bool is_named = std::any_of(finding.sources.begin(), finding.sources.end(), [&](const auto& known) {
      return known.title == one.title && known.section == one.section;
    });
    if (!is_named) finding.sources.push_back(std::move(one));
  }
}

// What the tables say of days without this medicine; either may be missing.
struct GapRows {
  const StopRow* stop = nullptr;
  const MissedRow* missed = nullptr;
};
GapRows rowsFor(const Asked& asked, const Supply& supply, std::int64_t gap) {
  GapRows rows;
  const auto& drugs = asked.knowledge.drugs();
  const std::int64_t taken_from = supply.line->since.empty()
                                      ? supply.fills.front().day
                                      : std::min(supply.fills.front().day, dayNumber(supply.line->since));
  for (const std::string& ingredient : supply.line->ingredients) {
    const StopRow* stop = asked.knowledge.stopping().stop(drugs, ingredient);
    if (stop != nullptr && supply.runs_out - taken_from < stop->taken_days) stop = nullptr;
    if (stop != nullptr && (rows.stop == nullptr || stop->gap_severity < rows.stop->gap_severity)) rows.stop = stop;
    for (const MissedRow* row : asked.knowledge.stopping().missed(drugs, ingredient, knowledge::MissedKind::Days)) {
      if (row->from > gap) continue;
      if (rows.missed == nullptr || row->gap_severity < rows.missed->gap_severity) rows.missed = row;
      break;
    }
  }
  return rows;
}

int gapLimit(const Asked& asked, const Supply& supply) {
  const knowledge::Refills& limits = asked.knowledge.refills();
  int limit = limits.limit(isPsychotropic(supply) ? RefillLimit::GapPsychotropic : RefillLimit::GapOther);
  for (const std::string& ingredient : supply.line->ingredients) {
    const auto rows =
        asked.knowledge.stopping().missed(asked.knowledge.drugs(), ingredient, knowledge::MissedKind::Days);
    if (!rows.empty() && rows.back()->gap_severity <= Severity::High) limit = std::min(limit, rows.back()->from);
    const StopRow* const stop = asked.knowledge.stopping().stop(asked.knowledge.drugs(), ingredient);
    if (stop != nullptr) limit = std::min(limit, limits.limit(RefillLimit::GapPsychotropic));
  }
  return limit;
}

Severity severityOf(const Supply& supply, const GapRows& rows, std::int64_t gap) {
  if (gap > kLongAgoDays) return Severity::Low;
  Severity severity = isPsychotropic(supply) ? Severity::Moderate : Severity::Low;
  if (rows.stop != nullptr) severity = std::min(severity, rows.stop->gap_severity);
  if (rows.missed != nullptr) severity = std::min(severity, rows.missed->gap_severity);
  return severity;
}

void addSteps(Finding& finding, const Asked& asked, const Supply& supply, const GapRows& rows) {
  const bool is_missed_graver =
      rows.missed != nullptr && (rows.stop == nullptr || rows.missed->gap_severity <= rows.stop->gap_severity);
  std::string plain(kLookFirst.in(languageOf(asked)));
  std::string clinical;
  std::string_view who = isPsychotropic(supply) ? "psychiatrist; pharmacy" : "primary-care; pharmacy";
  std::string_view by = "next-contact";
  if (finding.severity <= Severity::High || rows.stop != nullptr || rows.missed != nullptr) {
    const knowledge::RowWords* action = nullptr;
    if (is_missed_graver) action = &rows.missed->action, who = rows.missed->who, by = rows.missed->by;
    if (!is_missed_graver && rows.stop != nullptr)
      action = &rows.stop->action, who = rows.stop->who, by = rows.stop->by;
    plain += " " + std::string(action == nullptr ? kAskRefill.in(languageOf(asked)) : plainFor(asked, *action));
    if (action != nullptr) clinical = action->clinical;
  } else {
    plain += " " + kAskRefill.in(languageOf(asked));
  }
  if (finding.severity > Severity::High && by == "now") by = "48h";
  if (finding.severity == Severity::Low) by = "next-contact";
  const std::string name = nameOf(asked, supply);
  clinical = "Find out whether doses were missed and since when" + (clinical.empty() ? "" : "; " + clinical);
  finding.steps = stepsFor(who, by, sayTo(asked, plain, {name, "", ""}), fill(clinical, {name, "", ""}), asked.now);
}

Finding gapFinding(const Asked& asked, const Supply& supply, std::int64_t gap) {
  const GapRows rows = rowsFor(asked, supply, gap);
  Finding finding = startOf(supply, "");
  finding.severity = severityOf(supply, rows, gap);
  finding.interrupts = finding.severity <= Severity::High;
  const Names names = {nameOf(asked, supply), "", ""};
  const std::string day = dateOfDay(supply.runs_out).text();
  finding.title = sayTo(asked, withNumbers(kRanOut.in(languageOf(asked)), day), names);
  finding.why = withNumbers(kRanOutWhy.in(languageOf(asked)), day, std::to_string(gap));
  if (gap > kLongAgoDays) {
    finding.why += " " + kLongAgo.in(languageOf(asked));
  } else if (rows.missed != nullptr) {
    finding.why += " " + riskFor(asked, rows.missed->risk, names);
  } else if (rows.stop != nullptr) {
    finding.why += " " + riskFor(asked, rows.stop->risk, names);
  }
  if (rows.missed != nullptr) addSources(finding, rows.missed->source, rows.missed->checked_on);
  if (rows.stop != nullptr) addSources(finding, rows.stop->source, rows.stop->checked_on);
  addSources(finding, kOwnLimits, "");
  addSteps(finding, asked, supply, rows);
  return finding;
}

Finding lateFinding(const Asked& asked, const Supply& supply) {
  Finding finding = startOf(supply, "/late");
  finding.severity = isPsychotropic(supply) ? Severity::Moderate : Severity::Low;
  const Names names = {nameOf(asked, supply), "", ""};
  finding.title = sayTo(asked, kLate.in(languageOf(asked)), names);
  finding.why = withNumbers(kLateWhy.in(languageOf(asked)), std::to_string(std::lround(*supply.share_covered * 100)),
                            std::to_string(supply.share_days));
  finding.steps = stepsFor(isPsychotropic(supply) ? "psychiatrist; pharmacy" : "primary-care; pharmacy", "next-contact",
                           kLateAsk.in(languageOf(asked)),
                           "Ask for the reasons; longer supply, synchronized refills, reminder", asked.now);
  const auto& limit = asked.knowledge.refills().sourceOf(RefillLimit::CoverageShare);
  addSources(finding, limit.source, limit.checked_on);
  return finding;
}

void addEarly(const Asked& asked, const Supply& supply, Said& said) {
  const knowledge::Refills& limits = asked.knowledge.refills();
  const bool is_controlled =
      std::any_of(supply.line->ingredients.begin(), supply.line->ingredients.end(),
                  [&](const std::string& ingredient) { return limits.controlled(ingredient) != nullptr; });
  if (!is_controlled) return;
  const std::int64_t from = dayNumber(asked.now) - limits.limit(RefillLimit::CoverageWindow);
  std::vector<const Fill*> early;
  for (const Fill& fill : supply.fills) {
    if (fill.day >= from && fill.at_hand > limits.limit(RefillLimit::EarlyDays)) early.push_back(&fill);
  }
  if (static_cast<int>(early.size()) < limits.limit(RefillLimit::EarlyFills)) return;
  Finding finding = startOf(supply, "/early");
  finding.severity = Severity::Low;
  finding.title = sayTo(asked, withNumbers(kEarly.in(languageOf(asked)), std::to_string(early.size())),
                        {nameOf(asked, supply), "", ""});
  finding.why = withNumbers(kEarlyWhy.in(languageOf(asked)), std::to_string(early.back()->at_hand));
  finding.evidence.clear();
  for (const Fill* one : early) finding.evidence.push_back(evidenceOf(*one));
  finding.steps = stepsFor(
      "psychiatrist; pharmacy", "next-visit", kEarlyAsk.in(languageOf(asked)),
      "Ask without blame: travel, loss, dose change, use above the dose, symptoms that are not held", asked.now);
  addSources(finding, limits.sourceOf(RefillLimit::EarlyDays).source,
             limits.sourceOf(RefillLimit::EarlyDays).checked_on);
  said.findings.push_back(std::move(finding));
}

// A few days after an emergency visit are a course, not a treatment that ran out.
bool isShortCourse(const Asked& asked, const Supply& supply) {
  return supply.fills.size() == 1 &&
         supply.fills.front().days <= asked.knowledge.refills().limit(RefillLimit::ShortCourse);
}

void addUnread(const Asked& asked, const Supply& supply, Said& said) {
  if (supply.unread.empty()) return;
  said.not_checked.push_back({withName(kRefillsOf.in(languageOf(asked)), supply.line->name),
                              withNumbers(kUnread.in(languageOf(asked)), std::to_string(supply.unread.size()))});
}

void addOne(const Asked& asked, const Supply& supply, bool is_in_hospital, Said& said) {
  addUnread(asked, supply, said);
  if (supply.fills.empty() || isShortCourse(asked, supply)) return;
  const std::int64_t today = dayNumber(asked.now);
  const std::int64_t gap = today - supply.runs_out;
  const int limit = gapLimit(asked, supply);
  said.checked.push_back(
      withNumbers(withName(kSupplyOf.in(languageOf(asked)), nameOf(asked, supply)), dateOfDay(supply.runs_out).text()));
  addEarly(asked, supply, said);
  if (gap >= limit && !is_in_hospital) {
    if (supply.told_until >= supply.runs_out + limit) {
      said.findings.push_back(gapFinding(asked, supply, gap));
      return;
    }
    said.not_checked.push_back({withNumbers(withName(kRefillsAfter.in(languageOf(asked)), supply.line->name),
                                            dateOfDay(supply.told_until).text()),
                                kTooOld.in(languageOf(asked))});
  }
  const int share = asked.knowledge.refills().limit(RefillLimit::CoverageShare);
  if (supply.share_covered && *supply.share_covered * 100 < share) said.findings.push_back(lateFinding(asked, supply));
}

}  // namespace

void refillFindings(const Asked& asked, Said& said) {
  const LineFacts facts(asked.chart);
  const std::vector<Supply> supplies = suppliesOf(asked, facts);
  if (supplies.empty()) return;
  const bool is_in_hospital = isInHospital(asked);
  for (const Supply& supply : supplies) addOne(asked, supply, is_in_hospital, said);
}

}  // namespace baton::rules
