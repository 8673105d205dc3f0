// What a clinician's office said when it was asked: into the record, apart from the directory, and undone like any
// entry.
#include "app/directory_store.h"
#include "app/provider_reports.h"
#include "web/pages/entry_parts.h"
#include "web/pages/find_parts.h"
#include "web/pages/pages.h"

namespace baton::web {
namespace {

using entry::Draft;

std::string providerOf(const Page& page) {
  const auto found = page.request.params.find("provider");
  return found == page.request.params.end() ? "" : found->second;
}

std::vector<Choice> yesOrNo(Language language) {
  return {{"", say(language, "Not asked")}, {"yes", say(language, "Yes")}, {"no", say(language, "No")}};
}

Html askedForm(const Page& page, const Draft& draft, const std::string& provider) {
  const Language language = page.language;
  Html inside = entry::keyField(page);
  inside += radios(draft.field("accepting", say(language, "Do they take new people?")), yesOrNo(language), Flow::Row);
  inside += numberField(draft.field("wait_days", say(language, "How long is the wait?"),
                                    say(language, "Leave it empty when they did not say.")),
                        say(language, "days"));
  inside += radios(draft.field("video", say(language, "Do they see people by video?")), yesOrNo(language), Flow::Row);
  inside += checkbox(draft.field("gone", say(language, "Nobody of that name is there any more")));
  inside += textField(draft.field("note", say(language, "Anything else")));
  inside += button(say(language, "Save"));
  return form(page, page.about("/asked/" + provider), inside);
}

Response show(Page& page, const Draft& draft, const app::forms::ProviderReportForm& about) {
  const Language language = page.language;
  Html before = Html::element("p", Html::text(about.name));
  before +=
      paragraph(say(language, "It stays in this record. In your searches it goes before what the directory says."));
  return entry::show(page,
                     {.title = say(language, "What did they say?"),
                      .back = "/find/" + about.provider,
                      .before = before,
                      .form = askedForm(page, draft, about.provider)},
                     draft.errors);
}

Result<app::forms::ProviderReportForm> aboutWhom(const Page& page) {
  BATON_TRY(const auto opened, app::openDirectory(page.home.places()));
  return app::reportFormFor(opened.index, providerOf(page));
}

}  // namespace

Response askedPage(Page& page) {
  const auto about = aboutWhom(page);
  if (!about) return about.error().code == ErrorCode::NotFound ? notFound(page) : trouble(page, about.error());
  return show(page, {}, *about);
}

Response askedSend(Page& page) {
  auto about = aboutWhom(page);
  if (!about) return about.error().code == ErrorCode::NotFound ? notFound(page) : trouble(page, about.error());
  Draft draft = entry::typed(page);
  about->accepting = draft.value("accepting");
  about->video = draft.value("video");
  about->wait_days = draft.value("wait_days");
  about->is_gone = draft.isTicked("gone");
  about->note = draft.value("note");
  const auto saved = app::enterReport(page.home, entry::request(page), *about);
  if (saved) return entry::savedTo(page, *saved, "/find/" + about->provider);
  if (!entry::isForTheForm(saved.error())) return trouble(page, saved.error());
  draft.errors.push_back(entry::fieldError(page, saved.error()));
  return show(page, draft, *about);
}

}  // namespace baton::web
