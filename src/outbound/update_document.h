// The update as text, HTML, PDF (one page, fit for a fax), JSON and FHIR R4 Communication (capability COM-2).
//
// Takes an Update, which coordination/ made from a Disclosure. Errors: Storage when no font is installed (PDF).
// Sources: http://hl7.org/fhir/R4/communication.html (payload.contentString; status "preparation" until it is sent).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "format/json.h"
#include "outbound/section_paper.h"
#include "record/journal.h"
#include "record/update.h"

namespace baton::outbound {

// "psychiatrist" → "your psychiatrist"; who reads it is spoken to.
std::string readerWords(const std::string& role);

// A sentence of the update with its dates in words, "Nov 12, 2026": on paper "2026-11-12" breaks at its hyphens.
std::string onPaper(std::string_view text);
// Under every paper about a span of time.
inline constexpr std::string_view kUpdateFoot =
    "Made with Baton from the record and the log that the person keeps. It shows what is written down; it is no "
    "diagnosis.";
inline constexpr std::string_view kUpdateLeftOut = "Not shown for lack of room: {0} lines. Ask for the whole update.";

// Its sections as they stand on paper, with "And 4 more" where lines were left out.
std::vector<SectionPaper::Section> sectionsOnPaper(const record::Update& update);
SectionPaper updatePaper(const record::Update& update);

std::string updateText(const record::Update& update);
std::string updateHtml(const record::Update& update);
Result<std::string> updatePdf(const record::Update& update, Paper paper);
// {"to","about","made","since","since_why","words","sections":[{"id","title","lines":[...],"left_out"}]}
json::Value updateJson(const record::Update& update, std::size_t words);
json::Value updateCommunication(const record::Update& update, const record::PersonId& person);

}  // namespace baton::outbound
