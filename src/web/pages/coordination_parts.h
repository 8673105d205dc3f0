// What the pages of coordination share: people as choices of a form, and how they are named.
#pragma once

#include <string>
#include <vector>

#include "record/chart.h"
#include "record/members.h"
#include "record/responsibilities.h"
#include "web/frame/components.h"
#include "web/frame/page.h"

namespace baton::web::coordination {

std::string languageCode(const Page& page);  // "en", "es": of the tables
// "Dr. Lee (psychiatrist)", "You".
Html holderName(const Page& page, const record::Holding& holding);
std::string memberName(const Page& page, const record::Member& member);
// What a form sends for somebody: their key, line, name or role, as record::whoIs() takes it.
std::string valueOf(const record::Member& member);
std::string valueOf(const record::Holding& holding);
// "Choose", the person, and everybody who helps.
std::vector<Choice> peopleChoices(const Page& page, const record::Chart& chart);

// "A fax", "A phone call by you": of record::kChannels.
std::string channelWords(Language language, std::string_view channel);

}  // namespace baton::web::coordination
