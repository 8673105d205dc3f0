// Mend what was typed in: the same form again, filled with what stands in the record; saved as the next version.
//
// What a clinic wrote is not changed here: it stays as they wrote it, and the person's own words stand beside it.
#include "app/views.h"
#include "app/withdraw.h"
#include "web/frame/refusals.h"
#include "web/pages/correct_kinds.h"
#include "web/pages/entry_pages.h"

namespace baton::web {
namespace {

using entry::Draft;
using entry::Kind;

std::string pathOf(const Page& page, const std::string& key) {
  return entry::withQuery(page.about("/correct"), "key", key);
}

// Whom to call: as when one is added (add_kind.cc).
bool wantsStepUp(const Page& page, std::string_view key) {
  return key.starts_with("RelatedPerson/") && !page.visitor.is_stepped_up;
}

// The newest version of a fact that this visitor may see.
const record::About* aboutOf(const record::Disclosure& seen, const std::string& key) {
  const record::About* found = nullptr;
  seen.chart().facts.forEach([&](const auto& fact) {
    if (fact.about.key == key) found = &fact.about;
  });
  return found;
}

std::optional<entry::Found> found(const Page& page, const record::Chart& chart, const std::string& key) {
  if (auto plain = entry::findStored(chart, key)) return plain;
  const auto stored = app::viewResource(page.home, page.person->person, key, 0);
  if (!stored) return std::nullopt;
  const auto resource = json::parse(*stored);
  return resource ? entry::foundInResource(*resource) : std::nullopt;
}

// "It was never so": one button, and an undo afterwards.
Html withdrawing(const Page& page, const std::string& key) {
  const Language language = page.language;
  Html inside = entry::keyField(page);
  inside += hidden("act", "withdraw");
  inside += paragraph(say(language, "Then it leaves the lists. The history still shows it, marked as an error."));
  inside += textField({.name = "because", .label = say(language, "Why, if you want to say?")});
  inside += button(say(language, "Take it out"), Look::Secondary);
  return details(say(language, "It was never so"), form(page, pathOf(page, key), inside));
}

Response notHere(Page& page, const record::About& about) {
  const Language language = page.language;
  const bool is_typed = about.source.format == "form";
  Html content =
      paragraph(is_typed ? say(language, "This was saved together with other things. Undo it, then write it again.")
                         : say(language, "This came from somebody else. Baton keeps it as they wrote it."));
  if (!is_typed) {
    content +=
        paragraph(say(language, "If it is wrong, ask them to change it. You can write down your own words beside it."));
  }
  content += is_typed ? linkButton(page.about("/written"), say(language, "What was written lately"))
                      : linkButton(page.about("/add"), say(language, "Add your own words"));
  if (is_typed) content += withdrawing(page, about.key);
  return layout(page, say(language, "This cannot be changed here"), content);
}

Response show(Page& page, const Kind& kind, const std::string& key, const Draft& draft) {
  const Language language = page.language;
  Html fields = entry::keyField(page);
  fields += kind.fields(page, draft);
  fields += textField(draft.field("why", say(language, "Why is it changed, if you want to say?")));
  fields += button(say(language, "Save"));
  Html before = paragraph(say(language, "What stood here before stays in the history."));
  return entry::show(page,
                     {.title = say(language, "Change what you wrote"),
                      .back = page.about("/written"),
                      .before = before,
                      .form = form(page, pathOf(page, key), fields),
                      .after = withdrawing(page, key)},
                     draft.errors);
}

}  // namespace

Response correctPage(Page& page) {
  const std::string key = page.request.parameter("key");
  const auto seen = entry::seen(page);
  if (!seen) return trouble(page, seen.error());
  const record::About* about = aboutOf(*seen, key);
  if (about == nullptr || !entry::mayChange(page, about->source.author)) return notFound(page);
  if (wantsStepUp(page, key)) return askToConfirm(page, pathOf(page, key));
  const auto filled = about->source.format == "form" ? found(page, seen->chart(), key) : std::nullopt;
  return filled ? show(page, filled->kind, key, filled->draft) : notHere(page, *about);
}

Response correctSend(Page& page) {
  const std::string key = page.request.parameter("key");
  const auto seen = entry::seen(page);
  if (!seen) return trouble(page, seen.error());
  const record::About* about = aboutOf(*seen, key);
  if (about == nullptr || !entry::mayChange(page, about->source.author)) return notFound(page);
  if (wantsStepUp(page, key)) return askToConfirm(page, pathOf(page, key));
  if (about->source.format != "form") return notHere(page, *about);
  Draft draft = entry::typed(page);
  app::EnterRequest request = entry::request(page);
  request.reason = draft.value("why");
  if (draft.value("act") == "withdraw") {
    if (!draft.value("because").empty()) request.reason = draft.value("because");
    const auto taken_out = app::withdraw(page.home, request, key);
    if (!taken_out) return trouble(page, taken_out.error());
    return entry::savedTo(page, *taken_out, page.about("/written"), Done::Removed);
  }
  const auto filled = found(page, seen->chart(), key);
  if (!filled) return notHere(page, *about);
  const auto saved = app::correct(page.home, request, key, filled->kind.form(page, draft));
  if (saved) return entry::savedTo(page, *saved, page.about("/written"));
  if (!entry::isForTheForm(saved.error())) return trouble(page, saved.error());
  draft.errors.push_back(entry::fieldError(page, saved.error()));
  return show(page, filled->kind, key, draft);
}

}  // namespace baton::web
