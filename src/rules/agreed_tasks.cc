#include "rules/agreed_tasks.h"

#include "base/text.h"
#include "record/agreed.h"
#include "rules/row_words.h"

namespace baton::rules {
namespace {

constexpr Phrase kTitle = {"Agreed at a visit, and late: {1}", "Acordado en una cita, y atrasado: {1}"};
constexpr Phrase kWhy = {"A day was named for it, and the day is over. Perhaps it is done and nobody wrote it down.",
                         "Se fijó un día, y ese día pasó. Quizá está hecho y nadie lo anotó."};
constexpr Phrase kAsk = {
    "Ask whoever has it, or do it now. Then say what came of it under \"After a visit\".",
    "Pregunte a quien lo tiene, o hágalo ahora. Después diga qué resultó en «Después de una cita»."};
constexpr Phrase kChecked = {"what was agreed at visits", "lo acordado en las citas"};
constexpr Phrase kYou = {"you", "usted"};
constexpr Phrase kLine = {"{1}, by {2}", "{1}, para el {2}"};
constexpr std::string_view kSource =
    "Mercer D, Coordinating Care Between Therapists, Psychiatrists, and Primary Care: A Practical Roadmap, section 10";

}  // namespace

void agreedTaskFindings(const Asked& asked, Said& said) {
  const std::vector<record::Agreed> all = record::agreedOf(asked.chart);
  if (all.empty()) return;
  const Language language = languageOf(asked);
  said.checked.emplace_back(kChecked.in(language));
  record::Finding finding;
  std::vector<std::string> names;
  for (const record::Agreed& one : all) {
    if (one.is_watch || !one.isOverdue(asked.now)) continue;
    finding.about.push_back(one.key);
    names.push_back(one.what);
    const std::string who = one.who == "self" ? std::string(kYou.in(language)) : one.who;
    finding.evidence.push_back(
        {one.key, withNumbers(kLine.in(language), one.what, one.due.dateText()) + " (" + who + ")"});
  }
  if (names.empty()) return;
  finding.subjects = {"plan"};
  finding.id = "followup-overdue/" + join(finding.about, "+");
  finding.kind = "followup-overdue";
  finding.severity = record::Severity::Low;
  finding.title = withNumbers(kTitle.in(language), listed(names, language));
  finding.why = kWhy.in(language);
  finding.steps = stepsFor("", "next-contact", kAsk.in(language), "", asked.now);
  finding.sources = sourcesOf(kSource, "", "2026-11-30");
  said.findings.push_back(std::move(finding));
}

}  // namespace baton::rules
