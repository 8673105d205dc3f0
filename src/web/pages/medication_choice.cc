#include "web/pages/medication_choice.h"

#include "web/pages/phrases.h"
#include "web/pages/record_parts.h"

namespace baton::web::entry {

bool isTaken(const record::MedicationLine& line) {
  return !line.is_statement_of_none &&
         (line.status == "active" || line.status == "on-hold" || line.status == "unknown");
}

const record::MedicationLine* takenLine(const Page& page, const record::Chart& chart, const std::string& name) {
  for (const record::MedicationLine& line : chart.medications) {
    if (isNamed(page, line.id, name) && isTaken(line)) return &line;
  }
  return nullptr;
}

std::string medicineText(const Page& page, const record::MedicationLine& line) {
  if (line.dose.empty()) return line.text;
  // "lithium 450 mg every 12 hours", not "lithium 450 mg, 450 mg every 12 hours".
  const bool is_said = !line.strength.empty() && line.dose.starts_with(line.strength + " ");
  return (is_said ? line.name + " " : line.text + ", ") + phraseText(page, line.dose);
}

Html medicineLinks(const Page& page, const record::Chart& chart, const std::string& path) {
  Html items;
  for (const record::MedicationLine& line : chart.medications) {
    if (!isTaken(line)) continue;
    Html inside = Html::element("a", {{"href", withQuery(path, "line", nameInAddress(page, line.id))}},
                                Html::element("bdi", Html::text(line.name)));
    const std::string hint = line.dose.empty() ? line.text : phraseText(page, line.dose);
    if (hint != line.name) inside += Html::element("span", {{"class", "hint"}}, Html::element("bdi", Html::text(hint)));
    items += Html::element("li", Html::element("div", {{"class", "task-name"}}, inside));
  }
  if (!items.empty()) return Html::element("ul", {{"class", "tasks"}}, items);
  return emptyState(say(page.language, "No medicine is in your record now"),
                    say(page.language, "When you add one, it will be listed here."),
                    linkButton(page.about("/add/medication"), say(page.language, "Add a medicine")));
}

}  // namespace baton::web::entry
