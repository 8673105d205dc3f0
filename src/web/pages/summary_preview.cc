#include "web/pages/summary_preview.h"

namespace baton::web::keeping {
namespace {

Html lineShown(const outbound::PageLine& line, outbound::Language language) {
  Html item;
  if (!line.mark.empty()) {
    const std::vector<outbound::Quote> whole{{0, line.mark.size(), line.is_mark_foreign}};
    item += Html::element("span", {{"class", "muted"}}, quotedHtml(line.mark, whole, language));
    item.addText(" ");
  }
  if (!line.lead.empty()) {
    item += Html::element("strong",
                          Html::element("span", {{"dir", "auto"}}, quotedHtml(line.lead, line.lead_quotes, language)));
  }
  if (line.text.empty()) return item;
  if (!line.lead.empty()) item.addText(" ");
  item += quotedHtml(line.text, line.text_quotes, language);
  return item;
}

}  // namespace

Html paperPreview(const outbound::SummaryPage& paper, const std::string& language) {
  Html html = Html::element("h2", Html::element("bdi", Html::text(paper.name)));
  for (const std::string& about : paper.about) html += paragraph(about);
  html += muted(paper.made_on + (paper.made_for.empty() ? "" : " · " + paper.made_for));
  if (!paper.not_whole.empty()) html += Html::element("p", Html::element("strong", Html::text(paper.not_whole)));
  for (std::size_t i = 0; i < paper.owners.size(); ++i) {
    html +=
        Html::element("p", {{"class", "muted"}}, quotedHtml(paper.owners[i], paper.owner_quotes[i], paper.language));
  }
  for (const outbound::PageSection& one : paper.sections) {
    html += heading(one.title, 3);
    std::vector<Html> lines;
    for (const outbound::PageLine& line : one.lines) lines.push_back(lineShown(line, paper.language));
    html += bulletList(lines);
  }
  return Html::element("article", {{"class", "card"}, {"lang", language}}, html);
}

}  // namespace baton::web::keeping
