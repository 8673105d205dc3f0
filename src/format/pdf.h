// pdf: what a finished PDF still needs, and what can be read back from one.
//
// finishPdf: document language, "show the title" preference, and an ID that depends on the content only.
// describePdf: pages, size, fonts, title: for tests and for judging files. Through libqpdf; its exceptions stay inside.
// Errors: BadInput when the bytes are no PDF. Cost: below 1 ms for one page.
// Source: ISO 32000-1 §7.7.2 (catalog), §12.2 (viewer preferences), §14.9.2 (language).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace baton::format {

Result<std::string> finishPdf(std::string_view bytes, const std::string& language);

struct PdfDescription {
  std::size_t pages = 0;
  double width = 0;  // of the first page, points
  double height = 0;
  std::string title;
  std::string language;
  bool shows_title = false;
  bool is_tagged = false;
  std::vector<std::string> fonts;  // names on the first page, sorted
  bool has_all_fonts = true;       // every one of them embedded
};
Result<PdfDescription> describePdf(std::string_view bytes);

}  // namespace baton::format
