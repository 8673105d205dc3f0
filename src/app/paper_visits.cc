#include "app/paper_visits.h"

#include <algorithm>

#include "app/views.h"
#include "base/text.h"
#include "format/json.h"
#include "record/after_crisis.h"
#include "sources/ccda/base64.h"

namespace baton::app {
namespace {

constexpr std::size_t kMostText = std::size_t{200} * 1024;  // of one paper; discharge summaries are far shorter

// Tags become blanks, ends of lines and rows become lines. What is read is searched for dates, and quoted as text.
std::string withoutTags(std::string_view html) {
  std::string text;
  std::size_t at = 0;
  while (at < html.size()) {
    if (html[at] != '<') {
      text += html[at] == '\n' ? ' ' : html[at];
      ++at;
      continue;
    }
    const std::size_t end = html.find('>', at);
    if (end == std::string_view::npos) break;
    const std::string tag = toLowerAscii(html.substr(at, end - at));
    const bool ends_line = tag.starts_with("</p") || tag.starts_with("</tr") || tag.starts_with("</li") ||
                           tag.starts_with("<br") || tag.starts_with("</div") || tag.starts_with("</h") ||
                           tag.starts_with("</paragraph") || tag.starts_with("</item");
    text += ends_line ? '\n' : ' ';
    at = end + 1;
  }
  return text;
}

void addSections(const json::Value& holder, std::string& text, int depth) {
  constexpr int kDeepest = 4;
  if (depth > kDeepest) return;
  for (const json::Value& section : holder["section"].items()) {
    text += withoutTags(section["text"]["div"].text()) + "\n";
    addSections(section, text, depth + 1);
  }
}

std::string textOf(const json::Value& paper) {
  std::string text = withoutTags(paper["text"]["div"].text()) + "\n" + paper["conclusion"].text() + "\n";
  addSections(paper, text, 0);
  const auto add = [&](const json::Value& attachment) {
    const std::string type = toLowerAscii(attachment["contentType"].text());
    if (!type.starts_with("text/")) return;
    const std::string bytes = sources::ccda::fromBase64(attachment["data"].text());
    text += (type.starts_with("text/plain") ? bytes : withoutTags(bytes)) + "\n";
  };
  for (const json::Value& content : paper["content"].items()) add(content["attachment"]);
  for (const json::Value& form : paper["presentedForm"].items()) add(form);
  if (text.size() > kMostText) text.resize(kMostText);
  return toValidUtf8(text);
}

bool isWrittenDown(const record::Chart& chart, const PartialDate& day) {
  const std::string wanted = day.dateText();
  const auto on = [&](const PartialDate& date) { return !date.empty() && date.dateText() == wanted; };
  return std::ranges::any_of(chart.facts.encounters,
                             [&](const record::EncounterFact& visit) { return on(visit.period.start); }) ||
         std::ranges::any_of(chart.facts.plans, [&](const record::PlanFact& plan) {
           return plan.kind == record::PlanFact::Kind::Appointment && on(plan.period.start);
         });
}

}  // namespace

Result<PaperVisits> visitsInPapers(Home& home, const record::PersonId& person, const record::Disclosure& seen) {
  PaperVisits all;
  if (!seen.audience().isSelf()) return all;
  const record::Chart& chart = seen.chart();
  for (const record::AfterCrisis& stay : record::afterCrises(chart)) {
    if (stay.is_closed || !stay.is_over) continue;
    for (const record::DocumentFact& document : chart.facts.documents) {
      if (!record::isPaperOf(document, stay) || !seen.permits(document.about)) continue;
      BATON_TRY(const std::string stored, viewResource(home, person, document.about.key, 0));
      BATON_TRY(const json::Value paper, json::parse(stored));
      for (sources::ProposedVisit& visit : sources::visitsInText(textOf(paper), stay.ended)) {
        if (isWrittenDown(chart, visit.day)) continue;
        all[stay.encounter].push_back({document.about.key, document.title, std::move(visit)});
      }
    }
  }
  return all;
}

}  // namespace baton::app
