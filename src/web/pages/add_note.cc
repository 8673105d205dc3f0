// A note in one's own words, or a letter or photo as PDF, PNG or JPEG. What a file is, is told by its bytes, not its
// name.
#include <fstream>
#include <iterator>

#include "web/pages/entry_pages.h"
#include "web/pages/entry_parts.h"
#include "web/pages/note_fields.h"

namespace baton::web {
namespace {

using entry::Draft;

Response show(Page& page, const Draft& draft) {
  const Language language = page.language;
  Html fields = entry::keyField(page);
  fields += entry::noteWordsFields(page, draft);
  fields += fileDrop(draft.field("file", say(language, "Or a file"), say(language, "PDF, PNG or JPEG, up to 10 MB.")),
                     say(language, "Choose a file, or drop it here."), ".pdf,.png,.jpg,.jpeg");
  fields += entry::noteAboutFields(page, draft);
  fields += button(say(language, "Save"));
  return entry::show(page,
                     {.title = say(language, "Add a note, letter or photo"),
                      .back = page.about("/add"),
                      .form = form(page, page.about("/add/note"), fields, Encoding::Files)},
                     draft.errors);
}

// "" when no file was chosen: a browser then sends a part without name and bytes.
Result<std::string> bytesOf(const Page& page) {
  const Upload* chosen = nullptr;
  for (const Upload& upload : page.request.uploads) {
    if (upload.field != "file" || upload.size == 0) continue;
    if (chosen != nullptr) return fail(ErrorCode::BadUsage, "Please choose one file at a time.", "field: file");
    chosen = &upload;
  }
  if (chosen == nullptr) return std::string();
  std::ifstream file(chosen->path, std::ios::binary);
  if (!file) return fail(ErrorCode::Storage, "The file could not be read. Please try again.");
  return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

Response refused(Page& page, Draft draft, const Error& error) {
  if (!entry::isForTheForm(error)) return trouble(page, error);
  draft.errors.push_back(entry::fieldError(page, error));
  return show(page, draft);
}

}  // namespace

Response addNotePage(Page& page) { return show(page, {}); }

Response addNoteSend(Page& page) {
  const Draft draft = entry::typed(page);
  auto bytes = bytesOf(page);
  if (!bytes) return refused(page, draft, bytes.error());
  app::forms::NoteForm note = entry::noteFormOf(page, draft);
  note.bytes = std::move(*bytes);
  const auto saved = app::enter(page.home, entry::request(page), note);
  if (!saved) return refused(page, draft, saved.error());
  return entry::savedTo(page, *saved, page.about("/add"), Done::Added);
}

}  // namespace baton::web
