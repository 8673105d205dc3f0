// Medicines: taken now, on hold or planned, stopped; each with dose, since, reason, prescriber and sources.
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/phrases.h"
#include "web/pages/record_sections.h"

namespace baton::web {
namespace {

using record::MedicationLine;

constexpr std::size_t kOpenStopped = 8;  // more stopped medicines than this are folded away

std::string spanText(const Page& page, const MedicationLine& line) {
  const Language language = page.language;
  std::string text = line.since.empty() ? say(language, "Start not known") : sinceText(page, line.since);
  if (!line.dose_since.empty() && line.dose_since.dateText() != line.since.dateText() && line.status == "active") {
    text += " · " + sayf(language, "this dose since {}", shownDate(mannerOf(page), line.dose_since));
  }
  if (!line.ended.empty()) text += " · " + sayf(language, "until {}", shownDate(mannerOf(page), line.ended));
  return text;
}

Html whyAndWho(const Page& page, const MedicationLine& line) {
  const Language language = page.language;
  Html html;
  const auto add = [&](const std::string& label, const std::string& value) {
    if (value.empty()) return;
    Html inside = Html::text(label + " ");
    inside += foreignWords(page, value, line.sources);
    html += Html::element("p", inside);
  };
  add(say(language, "For:"), line.reason);
  add(say(language, "Prescribed by:"), line.prescriber);
  add(say(language, "Why it ended:"), line.status == "active" ? "" : line.status_reason);
  if (line.is_otc) html += paragraph(say(language, "Without a prescription"));
  if (!line.is_read) html += paragraph(say(language, "Baton does not know this name. It is shown as it was written."));
  return html;
}

Html group(const Page& page, std::string_view id, const std::string& title, const std::vector<Html>& cards) {
  if (cards.empty()) return {};
  const Html inside = cards.size() > kOpenStopped && id == "stopped"
                          ? details(sayn(page.language, "Show {} medicine", "Show {} medicines",
                                         static_cast<std::int64_t>(cards.size())),
                                    cardGroup(cards))
                          : cardGroup(cards);
  return section(id, title, inside);
}

}  // namespace

Html medicationCard(const Page& page, const MedicationLine& line) {
  const Language language = page.language;
  Html dose = Html::element("strong", doseShown(page, line));
  dose += statusBadge(language, line.status);
  dose += cautionBadges(page, line);
  Html content = Html::element("p", dose);
  content += paragraph(spanText(page, line));
  content += whyAndWho(page, line);
  content += conflictLines(page, line.conflicts);
  content += sourcesLine(page, line.sources);
  return card({line.text, factPath(page, line.id), content, {}, foreignLanguage(page, line.sources)});
}

Html medicationsPart(const Page& page, const record::Disclosure& seen) {
  const Language language = page.language;
  std::vector<Html> now;
  std::vector<Html> waiting;
  std::vector<Html> over;
  Html statements;
  for (const MedicationLine& line : seen.chart().medications) {
    if (line.is_statement_of_none) {
      statements += inset(Html::element("p", foreignWords(page, line.text, line.sources)));
      continue;
    }
    const bool is_over = line.status == "stopped" || line.status == "completed";
    std::vector<Html>& where = line.status == "active" ? now : is_over ? over : waiting;
    where.push_back(medicationCard(page, line));
  }
  if (now.empty() && waiting.empty() && over.empty() && statements.empty()) {
    return nothingKnown(page, say(language, "No medicines are known"));
  }
  Html content = statements;
  content += group(page, "now", say(language, "Taken now"), now);
  content += group(page, "waiting", say(language, "On hold, planned or not known"), waiting);
  content += group(page, "stopped", say(language, "Stopped"), over);
  return content;
}

}  // namespace baton::web
