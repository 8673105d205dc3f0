// Any bytes as what a page reads from outside by itself: the flash cookie, a path to go to, a catalogue, text for Html.
#include <cstdint>
#include <string>
#include <string_view>

#include "base/assert.h"
#include "format/html.h"
#include "web/frame/catalogue.h"
#include "web/frame/page.h"
#include "web/frame/page_check.h"
#include "web/frame/reading_level.h"
#include "web/frame/router.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace baton;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto flash = web::parseFlash(text)) {
    const auto again = web::parseFlash(web::flashText(*flash));
    BATON_ASSERT(again && again->undo == flash->undo && again->at == flash->at);
    BATON_ASSERT(flash->undo.empty() || web::isLocalPath(flash->undo));
  }
  (void)web::matchPattern("/people/:person/items/:item", text);
  const web::Catalogue catalogue(text);
  (void)catalogue.find("Today");
  (void)catalogue.findPlural("{} day ago");
  const std::string html =
      format::Html::element("p", {{"title", text}, {"href", text}}, format::Html::text(text)).bytes();
  BATON_ASSERT(web::pageProblems(html).empty());
  (void)web::readingLevel(web::Language::Spanish, text);
  (void)web::fillIn(text, {"a", "b"});
  return 0;
}
