// Pages about updates on their way: what the person sends and follows, and what a reader without an account sees.
#pragma once

#include "web/frame/router.h"

namespace baton::web {

// A file of 5 MB (app/delivery/reading.h) and the fields around it.
constexpr std::uint64_t kReaderNoteBytes = (5U << 20U) + kFormBytes;

// A request for a manifest and room to spare (outbound/health_link.h).
constexpr std::uint64_t kHealthLinkBytes = 8U << 10U;

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
Response sentNoticesSend(Page& page);
Response sentStepSend(Page& page);
Response sentSheetPdf(Page& page);
Response sentCalendar(Page& page);
// health_links.cc, health_link_new.cc
Response healthLinksPage(Page& page);
Response healthLinkStop(Page& page);
Response healthLinkNewPage(Page& page);
Response healthLinkNewSend(Page& page);
// health_link_doors.cc: for programs that scanned a SMART Health Link
Response healthLinkManifestSend(Page& page);
Response healthLinkSingleFile(Page& page);
Response healthLinkFileGet(Page& page);

}  // namespace baton::web
