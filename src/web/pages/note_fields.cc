#include "web/pages/note_fields.h"

namespace baton::web::entry {

app::forms::NoteForm noteFormOf(const Page& page, const Draft& draft) {
  app::forms::NoteForm form;
  form.title = draft.value("title");
  form.text = draft.value("text");
  form.on = draft.value("on");
  form.written_by = draft.value("written_by");
  form.is_private = draft.isTicked("private") && !isCaregiver(page);
  return form;
}

Html noteWordsFields(const Page& page, const Draft& draft) {
  Html html = textField(draft.field("title", say(page.language, "Title, if you like")));
  html += textArea(draft.field("text", say(page.language, "Your note")), 6);
  return html;
}

Html noteAboutFields(const Page& page, const Draft& draft) {
  const Language language = page.language;
  Html html = dateField(draft.field("on", say(language, "Which day is it about? Empty means today.")));
  html += textField(draft.field("written_by", say(language, "Who wrote it, if it was not you?")));
  if (!isCaregiver(page)) {
    html += checkbox(draft.field("private", say(language, "Keep it to myself"),
                                 say(language, "Nobody else sees it until you share it.")));
  }
  return html;
}

}  // namespace baton::web::entry
