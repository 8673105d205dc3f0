#include <algorithm>

#include "base/text.h"
#include "rules/line_facts.h"
#include "rules/missed_doses.h"
#include "rules/row_words.h"

namespace baton::rules {
namespace {

using knowledge::MissedKind;
using knowledge::MissedRow;
using record::Finding;
using record::MedicationFact;
using record::MedicationLine;

constexpr Phrase kTitle = {"The injection of {a} is late", "La inyección de {a} está atrasada"};
constexpr Phrase kLast = {"The last one in the record was on {1}, {2} days ago.",
                          "La última en los datos fue el {1}, hace {2} días."};

constexpr Phrase kShotsOf = {"injections of {a}", "inyecciones de {a}"};
constexpr Phrase kNoDay = {"nobody says when the last was given", "nadie dice cuándo fue la última"};
constexpr Phrase kTooOld = {"the newest file that tells of them is too old",
                            "el archivo más nuevo que las cuenta es viejo"};

// Everything that a line and its facts say of the product.
std::string saidOf(const MedicationLine& line, const std::vector<const MedicationFact*>& facts) {
  std::string said = line.text + " " + line.name + " " + line.form + " " + line.sig;
  for (const MedicationFact* fact : facts) {
    said += " " + fact->what.label() + " " + fact->form.label();
    for (const record::Dosage& dosage : fact->dosages) said += " " + dosage.text + " " + dosage.route.label();
  }
  return said;
}

bool isGiven(const MedicationFact& fact) {
  const bool is_kind = fact.kind == MedicationFact::Kind::Administration || fact.kind == MedicationFact::Kind::Dispense;
  return is_kind && (fact.status == "completed" || fact.status.empty());
}

const MedicationFact* lastGiven(const std::vector<const MedicationFact*>& facts, Instant now) {
  const MedicationFact* last = nullptr;
  for (const MedicationFact* fact : facts) {
    const bool is_day = !fact->written.empty() && fact->written.precision() >= Precision::Day;
    if (!isGiven(*fact) || !is_day || fact->written.first() > now) continue;
    if (last == nullptr || last->written.first() < fact->written.first()) last = fact;
  }
  return last;
}

// Of the rows for this ingredient, those whose words the product bears, of one product only: the most particular first
// in the table.
std::vector<const MissedRow*> rowsOf(const Asked& asked, const std::string& ingredient, std::string_view said) {
  std::vector<const MissedRow*> rows;
  for (const MissedRow& row : asked.knowledge.stopping().misses()) {
    if (row.kind != MissedKind::Since || row.subject != ingredient) continue;
    if (!rows.empty() && row.words != rows.front()->words) break;
    const bool is_named = std::any_of(row.words.begin(), row.words.end(),
                                      [&](std::string_view word) { return containsNoCase(said, word); });
    if (is_named) rows.push_back(&row);
  }
  return rows;
}

Instant toldUntil(const Asked& asked, const MedicationFact& last) {
  Instant until;
  for (const MedicationFact& fact : asked.chart.facts.medications) {
    const bool is_same = fact.about.source.organisation == last.about.source.organisation &&
                         fact.about.source.format == last.about.source.format;
    if (is_same) until = std::max(until, fact.about.source.recorded);
  }
  return until;
}

Finding findingOf(const Asked& asked, const std::string& ingredient, const MedicationFact& last, std::int64_t ago,
                  const MissedRow& row) {
  Finding finding;
  finding.id = "missed-doses/" + idPart(ingredient) + "/injection";
  finding.kind = "missed-doses";
  finding.severity = row.severity;
  finding.interrupts = row.severity <= record::Severity::High;
  finding.subjects = {ingredient};
  const Names names = {shownFor(asked, ingredient), "", ""};
  finding.title = sayTo(asked, kTitle.in(languageOf(asked)), names);
  finding.why = withNumbers(kLast.in(languageOf(asked)), last.written.dateText(), std::to_string(ago)) + " " +
                riskFor(asked, row.risk, names);
  finding.about = {last.about.key};
  finding.evidence = {{last.about.key, last.what.label() + ", " + last.written.dateText()}};
  finding.steps = stepsFor(row.who, row.by, sayTo(asked, plainFor(asked, row.action), names),
                           fill(row.action.clinical, names), asked.now);
  finding.sources = sourcesOf(row.source, "", row.checked_on);
  return finding;
}

}  // namespace

void lateInjectionFindings(const Asked& asked, Said& said) {
  std::optional<LineFacts> index;
  for (const MedicationLine& line : asked.chart.medications) {
    if (line.status != "active" || line.is_not_interpreted) continue;
    for (const std::string& ingredient : line.ingredients) {
      const auto& misses = asked.knowledge.stopping().misses();
      const bool has_rows = std::any_of(misses.begin(), misses.end(), [&](const MissedRow& row) {
        return row.kind == MissedKind::Since && row.subject == ingredient;
      });
      if (!has_rows) continue;
      if (!index) index.emplace(asked.chart);
      const auto facts = index->of(line);
      const auto rows = rowsOf(asked, ingredient, saidOf(line, facts));
      if (rows.empty()) continue;
      const MedicationFact* const last = lastGiven(facts, asked.now);
      if (last == nullptr) {
        said.not_checked.push_back(
            {withName(kShotsOf.in(languageOf(asked)), shownFor(asked, ingredient)), kNoDay.in(languageOf(asked))});
        continue;
      }
      said.checked.push_back(withName(kShotsOf.in(languageOf(asked)), shownFor(asked, ingredient)));
      const std::int64_t ago = dayNumber(asked.now) - dayNumber(last->written);
      const std::int64_t told = dayNumber(toldUntil(asked, *last)) - dayNumber(last->written);
      const auto row = std::find_if(rows.begin(), rows.end(), [&](const MissedRow* one) { return ago >= one->from; });
      if (row == rows.end()) continue;
      if (told < rows.back()->usual) {
        said.not_checked.push_back(
            {withName(kShotsOf.in(languageOf(asked)), shownFor(asked, ingredient)), kTooOld.in(languageOf(asked))});
        continue;
      }
      said.findings.push_back(findingOf(asked, ingredient, *last, ago, **row));
    }
  }
}

}  // namespace baton::rules
