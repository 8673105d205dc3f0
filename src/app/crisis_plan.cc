#include "app/crisis_plan.h"

#include <algorithm>
#include <array>

#include "app/crisis.h"
#include "app/help.h"
#include "fhir/crisis_plan.h"
#include "knowledge/crisis_plan_parts.h"
#include "outbound/crisis_plan_document.h"
#include "sources/forms/crisis_plan.h"

namespace baton::app {
namespace {

Result<json::Value> contentOf(Home& home, const record::PersonId& person, const record::About& about) {
  std::string content;
  BATON_CHECK(home.store().read(person, about.sequence - 1, about.sequence, [&](record::Entry&& entry) -> Status {
    content = std::move(entry.content);
    return {};
  }));
  return json::parse(content);
}

std::vector<std::string> linesToPrint(const std::string& country, bool is_spanish) {
  std::vector<std::string> lines;
  static constexpr std::array<std::string_view, 1> kWishToDie = {"suicidal-intent"};
  const Help help = helpForFlags(kWishToDie, country.empty() ? homeCountry() : country, is_spanish ? "es" : "en");
  for (const CrisisLine& line : help.lines) {
    if (line.call.empty()) continue;
    std::string name(is_spanish ? line.name_es : line.name);
    // "911" alone does not say when.
    if (line.kind == CrisisKind::Emergency) name = is_spanish ? "En peligro ahora" : "In danger now";
    std::string text = name == line.call ? name : name + ": " + std::string(line.call);
    if (!line.press.empty()) text += (is_spanish ? ", después marque " : ", then press ") + std::string(line.press);
    lines.push_back(std::move(text));
  }
  return lines;
}

}  // namespace

Result<SeenCrisisPlan> crisisPlanOf(Home& home, const record::Disclosure& seen) {
  SeenCrisisPlan found;
  // The person's own plan counts before one that somebody else wrote beside it.
  const sources::forms::Author person;
  found.key = sources::forms::crisisPlanKey(seen.chart(), person);
  if (found.key.empty()) return found;
  const auto& plans = seen.chart().facts.plans;
  const auto fact = std::ranges::find_if(plans, [&](const auto& plan) { return plan.about.key == found.key; });
  BATON_TRY(const json::Value content, contentOf(home, seen.chart().id, fact->about));
  found.source = fact->about.source;
  found.plan = fhir::readCrisisPlan(content).value_or(record::CrisisPlan());
  return found;
}

Result<std::string> crisisPlanDocument(Home& home, const record::PersonId& person, const CrisisPlanRequest& request) {
  BATON_TRY(const auto seen, viewRecord(home, person, request.role, ""));
  BATON_TRY(auto found, crisisPlanOf(home, seen));
  if (found.plan.empty()) {
    return fail(ErrorCode::NotFound, "No crisis plan is written yet. `baton crisis-plan signs \"...\"` begins one.");
  }
  outbound::CrisisPlanPaper paper;
  paper.plan = std::move(found.plan);
  paper.person = seen.chart().name;
  paper.language = outbound::languageOf(request.language);
  paper.lines = linesToPrint(request.country, paper.language == outbound::Language::Spanish);
  paper.made = home.clock().now();
  switch (request.format) {
    case SummaryFormat::Html:
      return outbound::crisisPlanHtml(paper);
    case SummaryFormat::Pdf:
      return outbound::crisisPlanPdf(paper, request.paper);
    case SummaryFormat::Fhir:
      return viewResource(home, person, found.key, 0);
    case SummaryFormat::Text:
      break;
  }
  return outbound::crisisPlanText(paper);
}

std::vector<CrisisPlanPartWords> crisisPlanParts(const std::string& language) {
  const bool is_spanish = outbound::languageOf(language) == outbound::Language::Spanish;
  std::vector<CrisisPlanPartWords> words;
  for (const knowledge::CrisisPlanPart& part : knowledge::crisisPlanParts()) {
    words.push_back({std::string(part.id), std::string(is_spanish ? part.title_es : part.title),
                     std::string(is_spanish ? part.hint_es : part.hint)});
  }
  return words;
}

std::string crisisPlanState(const record::CrisisPlan& plan, const std::string& language) {
  return outbound::crisisPlanState(plan, outbound::languageOf(language));
}

}  // namespace baton::app
