// The crisis plan: what is written, what is still open, when it was gone through; as a paper and as one file (CARE-4).
#include "app/crisis_plan.h"

#include "app/enter.h"
#include "base/text.h"
#include "web/frame/crisis_bar.h"
#include "web/frame/layout.h"
#include "web/pages/entry_parts.h"
#include "web/pages/keeping_pages.h"
#include "web/pages/keeping_parts.h"
#include "web/pages/record_parts.h"
#include "web/pages/summary_request.h"

namespace baton::web {
namespace {

using namespace keeping;

Html written(std::string_view text) {
  Html html;
  for (const std::string_view line : split(text, '\n')) {
    if (!trim(line).empty()) html += Html::element("p", {{"dir", "auto"}}, Html::text(trim(line)));
  }
  return html;
}

// One card a part: its words, or what it would hold.
Html partsOf(const Page& page, const record::CrisisPlan& plan) {
  const Language language = page.language;
  std::vector<Html> cards;
  for (const app::CrisisPlanPartWords& part : app::crisisPlanParts(std::string(languageCode(language)))) {
    const std::string_view text = plan.textOf(part.id);
    if (text.empty() && !isOwner(page)) continue;
    Card one;
    one.title = part.title;
    one.content = text.empty() ? muted(part.hint) : written(text);
    if (isOwner(page)) {
      const std::string path = page.about("/crisis-plan/part/" + part.id);
      const std::string doing = text.empty() ? say(language, "Write this part") : say(language, "Change");
      // The title above is enough for the eye; a list of links alone needs it.
      Html text_of = Html::text(doing);
      text_of += Html::element("span", {{"class", "unseen"}}, Html::text(": " + part.title));
      one.content += Html::element("p", Html::element("a", {{"href", path}}, text_of));
    }
    cards.push_back(card(one, 3));
  }
  return cardGroup(cards);
}

Html rehearsedForm(const Page& page) {
  Html inside = entry::keyField(page);
  inside += button(say(page.language, "We went through it today"), Look::Secondary);
  return form(page, page.about("/crisis-plan/rehearsed"), inside);
}

app::CrisisPlanRequest requestOf(const Page& page, app::SummaryFormat format) {
  const app::SummaryRequest summary = summaryRequest(page, format);
  app::CrisisPlanRequest request;
  request.format = format;
  request.paper = summary.paper;
  request.role = summary.role;
  request.language = languageCode(page.language);
  request.country = countryOf(page);
  return request;
}

Response document(Page& page, app::SummaryFormat format, std::string_view content_type, const std::string& file) {
  auto content = app::crisisPlanDocument(page.home, page.person->person, requestOf(page, format));
  // There is nothing to print yet: where it is written is the page to be on.
  if (!content && content.error().code == ErrorCode::NotFound) return goTo(page, page.about("/crisis-plan"));
  if (!content) return trouble(page, content.error());
  return asDocument(std::move(*content), content_type, file);
}

}  // namespace

Response crisisPlanPage(Page& page) {
  const auto seen = seenNow(page);
  if (!seen) return trouble(page, seen.error());
  const auto found = app::crisisPlanOf(page.home, *seen);
  if (!found) return trouble(page, found.error());
  const Language language = page.language;
  const record::CrisisPlan& plan = found->plan;
  Html content;
  if (plan.empty()) {
    content += isOwner(page)
                   ? paragraph(say(language,
                                   "Nothing is written yet. Begin with the part that is easiest. You can stop at any "
                                   "time; what is saved stays. It helps to write it with somebody you trust."))
                   : paragraph(say(language, "No crisis plan is shared with you."));
  } else {
    content += muted(app::crisisPlanState(plan, std::string(languageCode(language))));
    Html buttons = linkButton(page.about("/crisis-plan/plan.pdf"), say(language, "Print (PDF)"));
    buttons += linkButton(page.about("/crisis-plan/page"), say(language, "Open as one file to keep"), Look::Secondary);
    content += Html::element("div", {{"class", "buttons"}}, buttons);
    if (isOwner(page)) content += rehearsedForm(page);
    if (isOwner(page) && !found->key.empty()) {
      content += Html::element("p", link(factPath(page, found->key), say(language, "Earlier versions of this plan")));
    }
  }
  content += section("parts", say(language, "The parts of the plan"), partsOf(page, plan));
  LayoutOptions options;
  options.place = Place::More;
  options.back = page.about("/papers");
  return layout(page, say(language, "Crisis plan"), content, options);
}

Response crisisPlanAlone(Page& page) {
  return document(page, app::SummaryFormat::Html, "text/html; charset=utf-8",
                  fileWord(page.person->name) + "-crisis-plan.html");
}

Response crisisPlanPdf(Page& page) {
  return document(page, app::SummaryFormat::Pdf, "application/pdf", fileWord(page.person->name) + "-crisis-plan.pdf");
}

Response crisisPlanRehearsed(Page& page) {
  app::forms::CrisisPlanForm today;
  today.rehearsed = entry::todayText(page);
  const auto saved = app::enter(page.home, entry::request(page), today);
  if (!saved) return trouble(page, saved.error());
  return entry::savedTo(page, *saved, page.about("/crisis-plan"));
}

}  // namespace baton::web
