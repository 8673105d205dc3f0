// What a reader answers: each press is one entry in the journal, with them as its author.
#include <fstream>
#include <iterator>

#include "app/delivery/reading.h"
#include "web/pages/reader_pages.h"
#include "web/pages/reader_parts.h"

namespace baton::web {
namespace {

using record::SentStage;

std::string fieldOf(const Error& error, std::string_view otherwise) {
  constexpr std::string_view kMark = "field: ";
  const std::size_t at = error.detail.find(kMark);
  return at == std::string::npos ? std::string(otherwise) : error.detail.substr(at + kMark.size());
}

std::string errorWords(Language language, const std::string& field, const Error& error) {
  if (error.code == ErrorCode::TooLarge) return say(language, "This file is too large. Up to 5 MB can be sent.");
  if (field == "kind") return say(language, "Choose what it is.");
  if (field == "file") return say(language, "Choose a file, or write the note.");
  return say(language, "Write what you want to say.");
}

// After a change the page again, so that a reload sends nothing twice.
Response after(Page& page, const app::Link& link, const Status& done, std::string_view field) {
  if (done) return goTo(page, readerPath(page), Flash{Done::Saved, page.home.clock().now(), ""});
  const Error& error = done.error();
  if (error.code == ErrorCode::NotFound) return deadLink(page);
  // Answered already, on another device or a moment ago: the page says how it stands.
  if (error.code == ErrorCode::Conflict) return goTo(page, readerPath(page));
  if (error.code != ErrorCode::BadUsage && error.code != ErrorCode::TooLarge) return trouble(page, error);
  const std::string wrong = fieldOf(error, field);
  return readerShow(page, link, {{wrong, errorWords(page.language, wrong, error)}}, 422);
}

Status answer(Page& page, const app::Link& link, const std::string& what) {
  const Request& request = page.request;
  if (what == "acknowledge") return app::answerByLink(page.home, link, SentStage::Acknowledged);
  if (what == "take") return app::answerByLink(page.home, link, SentStage::Owned);
  if (what == "done") return app::answerByLink(page.home, link, SentStage::Done);
  if (what == "back") return app::answerByLink(page.home, link, SentStage::HandedBack, request.field("why"));
  if (what == "reply") return app::replyByLink(page.home, link, request.field("kind"), request.field("text"));
  if (what == "responsibility") {
    return app::answerProposal(page.home, link, request.field("task"), request.field("answer") == "yes",
                               request.field("why"));
  }
  return fail(ErrorCode::NotFound, "");
}

std::string bytesOf(const Upload& upload) {
  std::ifstream file(upload.path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

Response readerAnswerSend(Page& page) {
  const auto link = readerLink(page);
  if (!link) return trouble(page, link.error());
  if (!*link) return goTo(page, readerPath(page));  // the code again
  return after(page, **link, answer(page, **link, page.request.params.at("answer")), "text");
}

Response readerNoteSend(Page& page) {
  const auto link = readerLink(page);
  if (!link) return trouble(page, link.error());
  if (!*link) return goTo(page, readerPath(page));
  app::SentNote note;
  note.title = page.request.field("title");
  for (const Upload& upload : page.request.uploads) {
    if (upload.size == 0) continue;
    note.file = bytesOf(upload);
    note.file_name = upload.name;
    note.content_type = upload.content_type;
    break;
  }
  return after(page, **link, app::noteByLink(page.home, **link, note), "file");
}

}  // namespace baton::web
