// A search for a clinician in words (options of the command, fields of the page) and its answer as JSON and as text.
//
// The same words make the same search everywhere, so a search is an address that can be shared: "specialty=psychiatry&
// near=021&within=30mi". It never holds a name or a record; what one shares says only what was asked for, and the place
// by the first three digits of the ZIP code (sharedFields).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/directory_store.h"
#include "directory/search.h"
#include "knowledge/care_directory.h"

namespace baton::app {

// Names: specialty ages expertise medication style language gender insurance (lists with ; or ,) · near (ZIP, place) ·
// within (30mi, 50km, any; a bare number is miles) · visit (in-person, video, either) · state · wait (days at most) ·
// accepting (any) · prefer (near, sooner) · weights (wait=9;distance=2) · must (language;insurance) · page · limit
using SearchFields = std::map<std::string, std::string, std::less<>>;

struct FieldTrouble {
  std::string field;
  std::string value;  // what was not understood; "" = the field as a whole
};

struct UnderstoodSearch {
  directory::Query query;
  std::string near_name;               // "02139", "Boston, MA"
  std::vector<FieldTrouble> troubles;  // what was not understood is left out of the query
};

UnderstoodSearch understandSearch(const directory::Index& index, const SearchFields& fields, Instant now);
// The fields with a share: no exact place, no page.
SearchFields sharedFields(const SearchFields& fields);
// "specialty=psychiatry&near=021", percent-encoded, in the order of the names.
std::string queryText(const SearchFields& fields);

json::Value searchJson(const directory::Index& index, const UnderstoodSearch& search,
                       const directory::Answers& answers);
std::string searchText(const directory::Index& index, const UnderstoodSearch& search,
                       const directory::Answers& answers);
// One provider with every address and who says what. Errors: NotFound.
Result<json::Value> providerJson(const directory::Index& index, std::string_view key);

std::string_view wordFor(directory::Criterion criterion, directory::Answer answer);  // English: "takes the plan"
inline constexpr double kKmOfMile = 1.609344;

}  // namespace baton::app
