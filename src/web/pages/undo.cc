// Back to how it was before: POST /people/:person/undo with the field "entry", or with the entry in the path, as the
// flash after a change has it (a path says no words of a person). Without either: the newest that this visitor typed
// in.
//
// The person, or who manages a minor's record, may undo everything; a caregiver only what they wrote. What they may not
// undo looks as if it were not there.
#include "app/undo.h"

#include <algorithm>

#include "web/pages/entry_pages.h"
#include "web/pages/entry_parts.h"

namespace baton::web {
namespace {

constexpr std::size_t kAll = 1'000'000;

std::string targetOf(const Page& page) {
  const auto in_path = page.request.params.find("entry");
  return in_path != page.request.params.end() ? in_path->second : page.request.field("entry");
}

Result<bool> mayUndo(const Page& page, const std::string& target) {
  if (!page.person->has("add") && !page.person->has("log")) return false;
  if (!entry::isCaregiver(page) || target.empty()) return true;
  BATON_TRY(const auto written, app::listWritten(page.home, page.person->person, kAll));
  return std::ranges::any_of(
      written, [&](const app::Written& one) { return one.entry == target && one.author == page.visitor.account; });
}

// Where the change can be seen to be gone.
std::string pathAfter(const Page& page, const std::string& what) {
  if (what == "daily-log") return page.about("/log");
  if (what == "questionnaire") return page.about("/questionnaires");
  if (what == "goal" || what == "goal-progress") return page.about("/goals");
  if (what == "list") return page.about("/confirm-list");
  const bool is_sharing =
      what == "grant" || what == "end-grant" || what == "confirm-consent" || what == "emergency-access";
  if (is_sharing) return page.about("/sharing");
  return page.about("/written");
}

Html alreadyGone(const Page& page) {
  Html html =
      paragraph(say(page.language, "Nothing was changed just now. What was written lately shows how things stand."));
  html += linkButton(page.about("/written"), say(page.language, "What was written lately"));
  return html;
}

// "Undone already" and "changed again since" are no faults: they say how things stand.
Response refused(Page& page, const Error& error) {
  const Language language = page.language;
  if (error.code == ErrorCode::BadUsage) {
    return layout(page, say(language, "This is undone already"), alreadyGone(page), {.status = 409});
  }
  if (error.code == ErrorCode::Conflict) {
    return layout(page, say(language, "This was changed again since. Undo the later change first."), alreadyGone(page),
                  {.status = 409});
  }
  return trouble(page, error);
}

}  // namespace

Response undoSend(Page& page) {
  const std::string target = targetOf(page);
  const auto may = mayUndo(page, target);
  if (!may) return trouble(page, may.error());
  if (!*may) return notFound(page);
  app::UndoRequest request;
  request.person = page.person->person;
  request.author = entry::author(page);
  request.target = target;
  request.idempotency_key = page.request.field("key");
  const auto undone = app::undo(page.home, request);
  if (!undone) return refused(page, undone.error());
  return goTo(page, pathAfter(page, undone->of),
              Flash{Done::Undone, undone->saved_at, entry::undoPath(page, undone->entry)});
}

}  // namespace baton::web
