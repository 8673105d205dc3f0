#include "web/pages/test_names.h"

#include "app/test_names.h"
#include "web/frame/shown.h"

namespace baton::web {

std::optional<std::string> testNameOf(const Page& page, std::string_view test) {
  const auto name = app::testName(test, page.language == Language::Spanish);
  return name ? std::optional(sentenceCase(*name)) : std::nullopt;
}

}  // namespace baton::web
