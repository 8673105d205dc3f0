// Changes and timeline events as sentences in the reader's language, made of their parts; the words of the sources
// themselves stay as they are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/since.h"
#include "format/html.h"
#include "web/frame/page.h"
#include "web/frame/words.h"

namespace baton::web {

using format::Html;

// "Dose of sertraline: now 100 mg, before 50 mg"; a kind that has no words here as it was told in English.
Html changeSentence(const Page& page, const record::Change& change);
Html eventSentence(const Page& page, const app::TimelineEvent& event);

// "mood, sleep" of Change::matters_for; "" when it says nothing.
std::string mattersText(Language language, const std::vector<std::string>& matters_for);

// Which filter of the timeline an event belongs to.
enum class EventGroup : std::uint8_t { Medicines, Visits, Results, Conditions, Others };
EventGroup groupOf(std::string_view kind);
std::string groupText(Language language, EventGroup group);

}  // namespace baton::web
