// Changes and timeline events as sentences in the reader's language, made of their parts; the words of the sources
// themselves stay as they are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/since.h"
#include "web/frame/words.h"

namespace baton::web {

struct ChangeParts {
  std::string_view kind;
  std::string_view about;
  std::string_view from;
  std::string_view to;
};
// "Dose of sertraline: 50 mg → 100 mg". `fallback` for a kind that has no words here.
std::string changeSentence(Language language, const ChangeParts& parts, std::string_view fallback);
std::string changeSentence(Language language, const record::Change& change);
std::string eventSentence(Language language, const app::TimelineEvent& event);

// "mood, sleep" of Change::matters_for; "" when it says nothing.
std::string mattersText(Language language, const std::vector<std::string>& matters_for);

// Which filter of the timeline an event belongs to.
enum class EventGroup : std::uint8_t { Medicines, Visits, Results, Conditions, Others };
EventGroup groupOf(std::string_view kind);
std::string groupText(Language language, EventGroup group);

}  // namespace baton::web
