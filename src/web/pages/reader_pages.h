// Pages about updates on their way: what the person sends and follows, and what a reader without an account sees.
#pragma once

#include "web/frame/router.h"

namespace baton::web {

// A file of 5 MB (app/delivery/reading.h) and the fields around it.
constexpr std::uint64_t kReaderNoteBytes = (5U << 20U) + kFormBytes;

// reader.cc: for whoever has the link
Response readerPage(Page& page);
Response readerCodeSend(Page& page);
Response readerSummary(Page& page);
// reader_answers.cc
Response readerAnswerSend(Page& page);
Response readerNoteSend(Page& page);
// send.cc
Response sendPage(Page& page);
Response sendSend(Page& page);
// sent.cc
Response sentPage(Page& page);
Response sentStepSend(Page& page);
Response sentSheetPdf(Page& page);
Response sentCalendar(Page& page);

}  // namespace baton::web
