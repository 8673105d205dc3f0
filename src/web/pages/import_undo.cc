// Taking a whole import back, or bringing back what was taken back: the question, and the doing.
#include <algorithm>

#include "app/undo.h"
#include "base/text.h"
#include "web/frame/appearance.h"
#include "web/frame/components.h"
#include "web/frame/layout.h"
#include "web/frame/shown.h"
#include "web/pages/import_parts.h"
#include "web/pages/keeping_pages.h"

namespace baton::web {
namespace {

using namespace keeping;

constexpr std::size_t kMostWritten = 100'000;

std::string entriesOf(const Page& page) { return page.request.params.at("entries"); }

// What the address names, as it was written; empty when one of them is not here.
Result<std::vector<app::Written>> namedBy(Page& page) {
  BATON_TRY(const auto written, app::listWritten(page.home, page.person->person, kMostWritten));
  std::vector<app::Written> named;
  const std::string entries = entriesOf(page);
  for (const std::string_view entry : split(entries, '-')) {
    const auto found = std::find_if(written.begin(), written.end(), [&](const app::Written& one) {
      return entry.size() >= 8 && one.digest.starts_with(entry);
    });
    if (found == written.end()) return std::vector<app::Written>();
    named.push_back(*found);
  }
  return named;
}

Html nameList(const Page& page, const std::vector<app::Written>& named) {
  std::vector<Html> items;
  for (const app::Written& one : named) {
    Html item =
        Html::element("bdi", Html::text(one.undoes.empty() ? one.what : say(page.language, "What was taken back")));
    item += Html::text(", " + shownMoment(mannerOf(page), one.at) + ": " +
                       sayn(page.language, "{} entry", "{} entries", static_cast<std::int64_t>(one.resources)));
    items.push_back(item);
  }
  return bulletList(items);
}

}  // namespace

Response importUndoPage(Page& page) {
  const auto named = namedBy(page);
  if (!named) return trouble(page, named.error());
  if (named->empty()) return notFound(page);
  const Language language = page.language;
  const bool brings_back = !named->front().undoes.empty();
  Confirm ask;
  ask.title = brings_back ? say(language, "Bring it back?") : say(language, "Take this import back?");
  ask.content = nameList(page, *named);
  if (brings_back) {
    ask.content += paragraph(say(language, "It will be in the record again, as it was."));
  } else {
    ask.content += paragraph(
        say(language, "It will no longer count in the record. The history keeps it, and you can bring it back."));
    ask.content += paragraph(say(language, "What you or others changed since then stays as it is."));
  }
  ask.action = page.about("/imports/" + entriesOf(page) + "/undo");
  ask.yes = brings_back ? say(language, "Bring it back") : say(language, "Take it back");
  ask.no = say(language, "No, leave it");
  ask.back = page.about("/import");
  ask.look = brings_back ? Look::Primary : Look::Warning;
  LayoutOptions options;
  options.place = Place::Add;
  options.heading = Heading::Own;
  return layout(page, ask.title, confirmPanel(page, ask), options);
}

Response importUndoSend(Page& page) {
  auto named = namedBy(page);
  if (!named) return trouble(page, named.error());
  if (named->empty()) return notFound(page);
  // The newest first: a later file may have changed what an earlier one brought.
  std::stable_sort(named->begin(), named->end(),
                   [](const app::Written& left, const app::Written& right) { return left.at > right.at; });
  std::vector<std::string> undos;
  std::size_t kept = 0;
  for (const app::Written& one : *named) {
    if (one.is_undone) continue;
    app::UndoRequest request;
    request.person = page.person->person;
    request.author.account = page.visitor.account;
    request.target = one.digest;
    const auto undone = app::undo(page.home, request);
    if (!undone && undone.error().code == ErrorCode::Conflict) {
      ++kept;  // all of it was changed since
      continue;
    }
    if (!undone) return trouble(page, undone.error());
    undos.push_back(undone->entry);
  }
  const Instant now = page.home.clock().now();
  if (undos.empty() && kept > 0) {
    Html content = paragraph(say(page.language, "All of it was changed again since, so nothing was taken back."));
    content += paragraph(say(page.language, "Take back the later changes first, or correct the entries one by one."));
    content += linkButton(page.about("/import"), say(page.language, "Back to import"));
    LayoutOptions options;
    options.status = 409;
    return layout(page, say(page.language, "Nothing was taken back"), content, options);
  }
  return goTo(page, page.about("/import"), Flash{Done::Undone, now, undoPath(page, undos)});
}

}  // namespace baton::web
