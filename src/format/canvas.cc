#include "format/canvas.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <cmath>

namespace baton::format {
namespace {

// Named in full, so that nothing has to be searched for: Latin, Greek and Cyrillic, then the other scripts that
// people's records come in, then whatever is installed.
constexpr const char* kFamilies =
    "Noto Sans, Noto Sans Arabic, Noto Sans Hebrew, Noto Sans Symbols, Noto Sans Math, Noto Sans CJK SC, sans-serif";

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};
struct FreeDescription {
  void operator()(PangoFontDescription* description) const { pango_font_description_free(description); }
};
using Description = std::unique_ptr<PangoFontDescription, FreeDescription>;

cairo_status_t appendTo(void* out, const unsigned char* bytes, unsigned int length) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), length);
  return CAIRO_STATUS_SUCCESS;
}

void insertAttribute(PangoAttrList* list, PangoAttribute* attribute, std::size_t from, std::size_t to) {
  attribute->start_index = static_cast<guint>(from);
  attribute->end_index = static_cast<guint>(to);
  pango_attr_list_insert(list, attribute);
}

guint16 channel(double part) { return static_cast<guint16>(std::lround(part * 65535)); }

void setRuns(PangoLayout* layout, const Paragraph& paragraph) {
  std::string text;
  PangoAttrList* list = pango_attr_list_new();
  for (const Run& run : paragraph.runs) {
    const std::size_t from = text.size();
    text += run.text;
    insertAttribute(
        list, pango_attr_foreground_new(channel(run.color.red), channel(run.color.green), channel(run.color.blue)),
        from, text.size());
    if (run.is_bold) insertAttribute(list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), from, text.size());
    if (run.scale != 1) insertAttribute(list, pango_attr_scale_new(run.scale), from, text.size());
  }
  pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
  pango_layout_set_attributes(layout, list);
  pango_attr_list_unref(list);
}

void setTab(PangoLayout* layout, double tab) {
  const int at = static_cast<int>(tab * PANGO_SCALE);
  PangoTabArray* tabs = pango_tab_array_new_with_positions(1, FALSE, PANGO_TAB_LEFT, at);
  pango_layout_set_tabs(layout, tabs);
  pango_tab_array_free(tabs);
  pango_layout_set_indent(layout, -at);
}

std::string pdfDate(Instant instant) { return toIso(Instant{instant.ms / 1000 * 1000}); }

}  // namespace

struct Canvas::Impl {
  std::string bytes;
  bool is_picture = false;
  cairo_surface_t* surface = nullptr;
  cairo_t* cairo = nullptr;
  std::unique_ptr<PangoContext, Unref> context;
  Description font;

  ~Impl() {
    context.reset();
    if (cairo != nullptr) cairo_destroy(cairo);
    if (surface != nullptr) cairo_surface_destroy(surface);
  }
  Status prepareText() {
    context.reset(pango_cairo_create_context(cairo));
    // Points, and no snapping to a screen's pixels: a line measures the same at every size.
    pango_cairo_context_set_resolution(context.get(), 72);
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    pango_context_set_base_dir(context.get(), PANGO_DIRECTION_LTR);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context.get(), options);
    cairo_font_options_destroy(options);
    font.reset(pango_font_description_from_string(kFamilies));
    pango_font_description_set_absolute_size(font.get(), 10 * PANGO_SCALE);
    const std::unique_ptr<PangoFont, Unref> found(pango_context_load_font(context.get(), font.get()));
    if (found == nullptr || cairo_status(cairo) != CAIRO_STATUS_SUCCESS) {
      return fail(ErrorCode::Storage,
                  "No font is installed, so no PDF can be made. Install the package fonts-noto-core.");
    }
    return {};
  }
  void setColor(const Color& color) { cairo_set_source_rgb(cairo, color.red, color.green, color.blue); }
};

Canvas::Canvas(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Canvas::Canvas(Canvas&&) noexcept = default;
Canvas& Canvas::operator=(Canvas&&) noexcept = default;
Canvas::~Canvas() = default;

Result<Canvas> Canvas::make(const PdfInfo& info) {
  auto impl = std::make_unique<Impl>();
  impl->surface = cairo_pdf_surface_create_for_stream(appendTo, &impl->bytes, info.width, info.height);
  cairo_pdf_surface_set_metadata(impl->surface, CAIRO_PDF_METADATA_TITLE, info.title.c_str());
  cairo_pdf_surface_set_metadata(impl->surface, CAIRO_PDF_METADATA_SUBJECT, info.subject.c_str());
  cairo_pdf_surface_set_metadata(impl->surface, CAIRO_PDF_METADATA_AUTHOR, info.author.c_str());
  cairo_pdf_surface_set_metadata(impl->surface, CAIRO_PDF_METADATA_CREATOR, "Baton");
  const std::string created = pdfDate(info.created);
  cairo_pdf_surface_set_metadata(impl->surface, CAIRO_PDF_METADATA_CREATE_DATE, created.c_str());
  cairo_pdf_surface_set_metadata(impl->surface, CAIRO_PDF_METADATA_MOD_DATE, created.c_str());
  impl->cairo = cairo_create(impl->surface);
  BATON_CHECK(impl->prepareText());
  cairo_tag_begin(impl->cairo, "Document", nullptr);
  return Canvas(std::move(impl));
}

Result<Canvas> Canvas::makePicture(int width, int height, const Color& background) {
  constexpr int kMostPixels = 4096;
  if (width < 1 || height < 1 || width > kMostPixels || height > kMostPixels) {
    return fail(ErrorCode::BadInput, "A picture has 1 to 4096 pixels a side.");
  }
  auto impl = std::make_unique<Impl>();
  impl->is_picture = true;
  impl->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
  impl->cairo = cairo_create(impl->surface);
  impl->setColor(background);
  cairo_paint(impl->cairo);
  BATON_CHECK(impl->prepareText());
  return Canvas(std::move(impl));
}

TextBlock Canvas::shape(const Paragraph& paragraph) {
  PangoLayout* layout = pango_layout_new(impl_->context.get());
  TextBlock block;
  block.layout_ = std::shared_ptr<void>(layout, Unref());
  pango_font_description_set_absolute_size(impl_->font.get(), paragraph.size * PANGO_SCALE);
  pango_layout_set_font_description(layout, impl_->font.get());
  pango_layout_set_auto_dir(layout, FALSE);
  if (paragraph.width > 0) {
    pango_layout_set_width(layout, static_cast<int>(paragraph.width * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  }
  if (paragraph.tab > 0) setTab(layout, paragraph.tab);
  if (paragraph.is_right) pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT);
  if (paragraph.most_lines > 0) {
    pango_layout_set_height(layout, -paragraph.most_lines);
    pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
  }
  setRuns(layout, paragraph);
  int width = 0;
  int height = 0;
  pango_layout_get_size(layout, &width, &height);
  block.width_ = static_cast<double>(width) / PANGO_SCALE;
  block.height_ = static_cast<double>(height) / PANGO_SCALE;
  return block;
}

void Canvas::draw(const TextBlock& block, double x, double y, const char* tag) {
  if (block.layout_ == nullptr) return;
  if (!impl_->is_picture) cairo_tag_begin(impl_->cairo, tag, nullptr);
  cairo_move_to(impl_->cairo, x, y);
  pango_cairo_show_layout(impl_->cairo, static_cast<PangoLayout*>(block.layout_.get()));
  if (!impl_->is_picture) cairo_tag_end(impl_->cairo, tag);
}

void Canvas::fillBox(double x, double y, double width, double height, double radius, const Color& color) {
  cairo_t* cairo = impl_->cairo;
  impl_->setColor(color);
  if (radius <= 0) {
    cairo_rectangle(cairo, x, y, width, height);
  } else {
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, x + width - radius, y + radius, radius, -M_PI / 2, 0);
    cairo_arc(cairo, x + width - radius, y + height - radius, radius, 0, M_PI / 2);
    cairo_arc(cairo, x + radius, y + height - radius, radius, M_PI / 2, M_PI);
    cairo_arc(cairo, x + radius, y + radius, radius, M_PI, 3 * M_PI / 2);
    cairo_close_path(cairo);
  }
  cairo_fill(cairo);
}

void Canvas::line(double x1, double y1, double x2, double y2, double thickness, const Color& color) {
  const Point ends[] = {{x1, y1}, {x2, y2}};
  polyline(ends, thickness, color);
}

void Canvas::polyline(std::span<const Point> points, double thickness, const Color& color) {
  if (points.size() < 2) return;
  impl_->setColor(color);
  cairo_set_line_width(impl_->cairo, thickness);
  cairo_set_line_join(impl_->cairo, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to(impl_->cairo, points[0].x, points[0].y);
  for (const Point& point : points.subspan(1)) cairo_line_to(impl_->cairo, point.x, point.y);
  cairo_stroke(impl_->cairo);
}

void Canvas::dot(double x, double y, double radius, const Color& color) {
  impl_->setColor(color);
  cairo_arc(impl_->cairo, x, y, radius, 0, 2 * M_PI);
  cairo_fill(impl_->cairo);
}

void Canvas::newPage() { cairo_show_page(impl_->cairo); }

Result<std::string> Canvas::finish() {
  if (impl_->is_picture) {
    cairo_surface_flush(impl_->surface);
    if (cairo_surface_write_to_png_stream(impl_->surface, appendTo, &impl_->bytes) != CAIRO_STATUS_SUCCESS) {
      return fail(ErrorCode::Storage, "The picture could not be made.");
    }
    return std::move(impl_->bytes);
  }
  cairo_tag_end(impl_->cairo, "Document");
  cairo_show_page(impl_->cairo);
  cairo_surface_finish(impl_->surface);
  if (cairo_surface_status(impl_->surface) != CAIRO_STATUS_SUCCESS) {
    return fail(ErrorCode::Storage, "The PDF could not be made.",
                cairo_status_to_string(cairo_surface_status(impl_->surface)));
  }
  return std::move(impl_->bytes);
}

}  // namespace baton::format
