#include "web/frame/dated_text.h"

#include "base/dates_in_text.h"

namespace baton::web {

std::string withShownDates(const Manner& manner, std::string_view text) {
  const DateLanguage language = manner.language == Language::Spanish ? DateLanguage::Spanish : DateLanguage::English;
  return replaceDates(text, language, [&](const PartialDate& date) { return shownDate(manner, date); });
}

}  // namespace baton::web
