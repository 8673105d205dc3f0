#include "outbound/cover_sheet.h"

#include "format/canvas.h"
#include "format/pdf.h"
#include "format/qr.h"
#include "outbound/pdf/style.h"
#include "outbound/section_paper_page.h"
#include "outbound/update_document.h"

namespace baton::outbound {
namespace {

using format::Canvas;

constexpr double kEdge = 54;  // a fax machine cuts what is nearer to the edge
constexpr double kQrModule = 2.6;

class CoverPage {
 public:
  CoverPage(Canvas& canvas, pdf::Size size) : canvas_(canvas), size_(size) {}

  void line(const std::string& text, double size, bool is_bold, const char* tag, double above) {
    const auto block = canvas_.shape(
        {.runs = {{text, pdf::kInk, is_bold, 1}}, .size = size, .width = size_.width - 2 * kEdge, .tab = 0});
    y_ += above;
    canvas_.draw(block, kEdge, y_, tag);
    y_ += block.height();
  }

  void rule() {
    y_ += 10;
    canvas_.line(kEdge, y_, size_.width - kEdge, y_, 1, pdf::kInk);
  }

  void qr(const std::string& text) {
    const format::QrCode code = format::makeQr(text);
    y_ += 14;
    for (std::size_t row = 0; row < code.side; ++row) {
      for (std::size_t column = 0; column < code.side; ++column) {
        if (!code.isDark(row, column)) continue;
        canvas_.fillBox(kEdge + static_cast<double>(column) * kQrModule, y_ + static_cast<double>(row) * kQrModule,
                        kQrModule, kQrModule, 0, {});
      }
    }
    y_ += static_cast<double>(code.side) * kQrModule;
  }

 private:
  Canvas& canvas_;
  pdf::Size size_;
  double y_ = kEdge;
};

// "123 456".
std::string spacedCode(const std::string& code) {
  return code.size() == 6 ? code.substr(0, 3) + " " + code.substr(3) : code;
}

void drawCover(Canvas& canvas, const record::Update& update, const Cover& cover, pdf::Size size) {
  CoverPage page(canvas, size);
  page.line("For " + cover.to, 24, true, "H1", 0);
  if (!cover.organization.empty()) page.line(cover.organization, 14, false, "P", 4);
  if (!cover.fax.empty()) page.line("Fax " + cover.fax, 14, false, "P", 4);
  if (!cover.phone.empty()) page.line("Phone " + cover.phone, 14, false, "P", 4);
  page.line("Date " + toIsoDate(update.made) + "   Pages, this one included: 2", 12, false, "P", 12);
  if (cover.is_urgent) page.line("URGENT. Please hand it over today.", 16, true, "P", 12);
  page.rule();
  page.line("Please say that you have it by " + toIsoDate(cover.due) + ".", 14, true, "P", 16);
  if (!cover.url.empty()) {
    page.line("Open this page, or scan the square. No account is needed.", 12, false, "P", 8);
    page.line(cover.url, 10, false, "P", 6);
    if (!cover.code.empty()) page.line("Code " + spacedCode(cover.code), 18, true, "P", 8);
    page.qr(cover.url);
  } else {
    page.line("Call the person whom the next page is about.", 12, false, "P", 8);
  }
  page.rule();
  page.line(
      "The next page is confidential and for the person named above only. If it came to you by mistake, please call "
      "whoever sent it and destroy the pages.",
      10, false, "P", 14);
}

}  // namespace

Result<std::string> sheetPdf(const record::Update& update, const Cover& cover, Paper paper) {
  const pdf::Size size = pdf::sizeOf(paper);
  format::PdfInfo info;
  info.width = size.width;
  info.height = size.height;
  info.title = "Cover sheet and update";
  info.created = update.made;
  BATON_TRY(Canvas canvas, Canvas::make(info));
  drawCover(canvas, update, cover, size);
  canvas.newPage();
  drawPaper(canvas, updatePaper(update), size);
  BATON_TRY(const std::string bytes, canvas.finish());
  return format::finishPdf(bytes, "en");
}

}  // namespace baton::outbound
