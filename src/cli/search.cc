#include "app/search.h"

#include <iostream>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/opened.h"

namespace baton::cli {

Result<int> runSearch(const Arguments& arguments, Console& console) {
  BATON_TRY(auto opened, openFor(arguments, console));
  const std::string query = join(arguments.words, " ");
  BATON_TRY(const auto hits, app::search(opened.home, opened.person, arguments.option("--for", "self"), query));
  if (arguments.is_json) {
    json::Value list = json::Value::array();
    for (const record::SearchHit& hit : hits) {
      json::Value item;
      item.set("kind", record::toText(hit.kind));
      item.set("id", hit.id);
      item.set("text", hit.text);
      item.setIfAny("detail", hit.detail);
      item.setIfAny("on", hit.on.text());
      list.push(std::move(item));
    }
    answer(console, list);
    return kDone;
  }
  if (hits.empty()) console.out << "Nothing found for \"" << query << "\".\n";
  std::string_view kind;
  for (const record::SearchHit& hit : hits) {
    if (record::toText(hit.kind) != kind) console.out << record::toText(hit.kind) << "\n";
    kind = record::toText(hit.kind);
    console.out << "- " << hit.text << (hit.detail.empty() ? "" : ": " + hit.detail)
                << (hit.on.empty() ? "" : ", " + hit.on.dateText()) << "  [" << hit.id << "]\n";
  }
  return kDone;
}

}  // namespace baton::cli
