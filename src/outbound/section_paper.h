// A paper of titled sections with short lines, one page: text, HTML, PDF. Black on white, large enough for a fax.
//
// Errors: Storage when no font is installed (PDF). In the PDF text goes from 11 points down to 7.5; lines that have no
// room even then leave from the end, and how many is said. Pure.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "outbound/summary.h"
#include "outbound/words.h"

namespace baton::outbound {

struct SectionPaper {
  struct Section {
    std::string id;
    std::string title;
    std::vector<std::string> lines;
    bool is_lead = false;  // stands out: read first
  };
  std::string title;
  std::string lead;  // under the title
  std::vector<Section> sections;
  std::string foot;
  std::string left_out;  // "Not shown for lack of room: {0} lines."
  Language language = Language::English;
  Instant made;
};

std::string paperText(const SectionPaper& paper);
std::string paperHtml(const SectionPaper& paper);
Result<std::string> paperPdf(const SectionPaper& paper, Paper size);

}  // namespace baton::outbound
