// Inside outbound/: a paper of sections drawn onto a page of a document that may have others (section_paper_pdf.cc).
#pragma once

#include "format/canvas.h"
#include "outbound/pdf/style.h"
#include "outbound/section_paper.h"

namespace baton::outbound {

void drawPaper(format::Canvas& canvas, const SectionPaper& paper, pdf::Size size);

}  // namespace baton::outbound
