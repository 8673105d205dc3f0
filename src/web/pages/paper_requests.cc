// Papers that were asked of an office: when they are due, and what came of it (capability REC-5). For the person alone.
#include <algorithm>
#include <array>

#include "app/enter.h"
#include "app/record_requests.h"
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/coordination_pages.h"
#include "web/pages/entry_parts.h"

namespace baton::web {
namespace {

using app::forms::RequestStep;
using entry::Draft;
using record::RecordRequest;

constexpr std::array<std::pair<std::string_view, RequestStep>, 6> kSteps = {
    {{"authorization-sent", RequestStep::AuthorizationSent},
     {"extended", RequestStep::Extended},
     {"received", RequestStep::Received},
     {"filed", RequestStep::Filed},
     {"refused", RequestStep::Refused},
     {"stop", RequestStep::Stopped}}};

std::string stateWords(const Page& page, const RecordRequest& one) {
  const Language language = page.language;
  const Manner manner = mannerOf(page);
  if (one.state == "received") return sayf(language, "Came on {}. Keep a copy.", shownDate(manner, one.received));
  if (one.state == "filed") return say(language, "Came, and a copy is kept.");
  if (one.state == "refused") return say(language, "They said no.");
  if (one.state == "stopped") return say(language, "You took the request back.");
  return one.state == "extended" ? sayf(language, "They took more time, until {}.", shownDate(manner, one.due))
                                 : sayf(language, "Due on {}.", shownDate(manner, one.due));
}

Html stepButton(const Page& page, const RecordRequest& one, std::string_view step, const std::string& words) {
  Html inside = entry::keyField(page);
  inside += hidden("request", one.key);
  inside += hidden("step", step);
  inside += button(words, Look::Secondary);
  return form(page, page.about("/paper-requests"), inside);
}

Html requestCard(const Page& page, const RecordRequest& one, Instant now) {
  const Language language = page.language;
  Html content = Html::element("p", Html::element("bdi", Html::text(one.what)));
  std::string dates = sayf(language, "Asked on {}.", shownDate(mannerOf(page), one.asked));
  content += paragraph(dates + " " + stateWords(page, one));
  if (one.isOverdue(now)) content += Html::element("p", badge(say(language, "Late: call them"), Tone::Caution));
  if (one.isOpen() && one.authorization == "needed")
    content += paragraph(say(language, "They need a signed form first."));
  if (one.authorization == "sent") content += muted(say(language, "The signed form was sent."));
  if (!one.process.empty()) content += Html::element("p", Html::element("bdi", Html::text(one.process)));
  Html buttons;
  if (one.isOpen()) {
    buttons += stepButton(page, one, "received", say(language, "The papers came"));
    if (one.authorization == "needed")
      buttons += stepButton(page, one, "authorization-sent", say(language, "I sent the signed form"));
    if (one.state == "asked") buttons += stepButton(page, one, "extended", say(language, "They asked for more time"));
    buttons += stepButton(page, one, "refused", say(language, "They said no"));
    buttons += stepButton(page, one, "stop", say(language, "Take the request back"));
  } else if (one.state == "received") {
    buttons += stepButton(page, one, "filed", say(language, "A copy is kept"));
  }
  return card(
      {one.office, "", content, buttons.empty() ? Html() : Html::element("div", {{"class", "buttons"}}, buttons)});
}

Html askForm(const Page& page, const Draft& draft) {
  const Language language = page.language;
  Html fields = entry::keyField(page);
  fields += textField(draft.field("office", say(language, "Which office?")));
  fields += textField(
      draft.field("what", say(language, "Which papers?"), say(language, "Like the hospital report of June.")));
  fields += textArea(draft.field("process", say(language, "How do they want to be asked?"),
                                 say(language, "A website, a form, a person to ask for.")),
                     2);
  fields += selectField(draft.field("authorization", say(language, "Do they need a signed form?")),
                        {{"", say(language, "No, or I do not know"), ""},
                         {"needed", say(language, "Yes, not sent yet"), ""},
                         {"sent", say(language, "Yes, it was sent"), ""}});
  fields += dateField(draft.field("on", say(language, "When did you ask? Empty means now.")));
  fields += button(say(language, "Save"));
  return section("ask", say(language, "Ask for papers"), form(page, page.about("/paper-requests"), fields));
}

Response show(Page& page, const Draft& draft) {
  const auto seen = entry::seen(page);
  if (!seen) return trouble(page, seen.error());
  const Language language = page.language;
  std::vector<Html> open;
  std::vector<Html> over;
  for (const RecordRequest& one : record::recordRequests(seen->chart())) {
    (one.isOpen() || one.state == "received" ? open : over).push_back(requestCard(page, one, seen->chart().at));
  }
  Html before =
      paragraph(say(language,
                    "An office has 30 days to give you your papers, and once 30 more when it says why. Care does "
                    "not have to wait for them."));
  if (!open.empty()) before += section("open", say(language, "Papers you asked for"), cardGroup(open));
  if (!over.empty()) before += details(say(language, "Done"), cardGroup(over));
  return entry::show(page,
                     {.title = say(language, "Papers from offices"),
                      .back = page.about("/team"),
                      .place = Place::Record,
                      .before = before,
                      .form = askForm(page, draft)},
                     draft.errors);
}

}  // namespace

Response paperRequestsPage(Page& page) { return show(page, {}); }

Response paperRequestsSend(Page& page) {
  Draft draft = entry::typed(page);
  Result<app::Saved> saved = [&]() -> Result<app::Saved> {
    if (draft.value("request").empty()) {
      return app::enter(
          page.home, entry::request(page),
          app::forms::RecordRequestForm{draft.value("office"), draft.value("what"), draft.value("process"),
                                        draft.value("authorization"), draft.value("on")});
    }
    const auto* step = std::ranges::find(kSteps, draft.value("step"), &std::pair<std::string_view, RequestStep>::first);
    if (step == kSteps.end()) return fail(ErrorCode::NotFound, "There is no such step.");
    return app::enter(page.home, entry::request(page),
                      app::forms::RecordRequestStepForm{draft.value("request"), step->second, "", "", ""});
  }();
  if (saved) return entry::savedTo(page, *saved, page.about("/paper-requests"));
  if (!entry::isForTheForm(saved.error())) return trouble(page, saved.error());
  draft.errors.push_back(entry::fieldError(page, saved.error()));
  return show(page, draft);
}

}  // namespace baton::web
