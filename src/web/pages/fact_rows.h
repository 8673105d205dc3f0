// A fact, whatever its kind, as rows for its page: reconciled lines first, then single resources.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/pages/record_parts.h"

namespace baton::web {

struct Fact {
  std::string id;  // line id or resource key
  std::string title;
  std::string status;  // of a line, as in record/lines.h; "active" when there is nothing to say
  std::vector<SummaryRow> rows;
  std::vector<record::Source> sources;
  std::vector<record::Conflict> conflicts;
  std::vector<std::pair<std::string, std::string>> duplicates;  // id and words of each
  std::string back;                                             // tail of the path of the list it stands in
  bool is_medicine_taken = false;
  bool is_not_interpreted = false;
  bool is_protected = false;  // carries a label of privacy
  bool is_own_title = false;  // Baton's words in the reader's language, or a name
};

// `name` as nameInAddress() made it, or an id. nullopt when this disclosure has no such thing.
std::optional<Fact> findFact(const Page& page, const record::Disclosure& seen, std::string_view name);

}  // namespace baton::web
