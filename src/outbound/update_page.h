// Inside outbound/: the update drawn onto a page of a document that may have others (update_pdf.cc).
#pragma once

#include "format/canvas.h"
#include "outbound/pdf/style.h"
#include "record/update.h"

namespace baton::outbound {

void drawUpdate(format::Canvas& canvas, const record::Update& update, pdf::Size size);

}  // namespace baton::outbound
