// Parts of the pages that find a clinician: the form, the answers, the picture of wait and distance.
#pragma once

#include <string>
#include <string_view>

#include "app/directory_search.h"
#include "app/provider_reports.h"
#include "format/html.h"
#include "web/frame/page.h"

namespace baton::web {

using format::Html;

// The fields of the address that belong to a search.
app::SearchFields searchFieldsOf(const Page& page);
Html findForm(const Page& page, const app::SearchFields& fields, const app::UnderstoodSearch* search);

// "Psychiatrist, Addiction care" in the reader's language.
std::string termsShown(Language language, knowledge::TermKind kind, std::uint32_t set);
std::string milesShown(Language language, double km, bool is_rough);
std::string waitShown(Language language, const directory::Found& found);
std::string addressShown(const directory::Site& site);
// "NPPES, March 15, 2024": who says what is shown of a provider, and of which day.
Html sourcesShown(const Page& page, const directory::Index& index, const directory::Provider& provider);
std::string reasonShown(Language language, directory::Criterion criterion, directory::Answer answer);

// What the person found out themselves, apart from the directory.
Html reportShown(const Page& page, const record::ProviderReport& report);
Html foundList(const Page& page, const directory::Index& index, const directory::Answers& answers, std::size_t first);
// How far and how long, as a picture, with the same numbers in a table.
// `in_person`: visits in person are wanted, so that a distance counts.
Html nearAndSoon(const Page& page, const directory::Answers& answers, std::size_t first, bool in_person);

}  // namespace baton::web
