#include <algorithm>

#include "sources/reconcile/kinds.h"
#include "sources/reconcile/line_parts.h"

namespace baton::sources::reconcile {

// Every List resource is one line of its own: two lists of one title may have two owners, and that must show.
std::vector<record::OwnedListLine> listLines(const record::Facts& facts, const People& people) {
  std::vector<record::OwnedListLine> lines;
  for (const record::ListFact* fact : inOrder(facts.lists)) {
    record::OwnedListLine line;
    fillFrom(line, {&fact->about});
    line.id = "list/" + fact->about.key.substr(fact->about.key.find('/') + 1);
    line.text = fact->title.empty() ? fact->what.label() : fact->title;
    line.codes = fact->what.codings;
    line.status = fact->status == "current" ? "active" : fact->status;
    line.since = fact->confirmed;
    line.owner = people.nameOf(fact->owner);
    line.confirmed = fact->confirmed;
    line.items = fact->items.size();
    lines.push_back(std::move(line));
  }
  std::sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) {
    if ((a.status == "active") != (b.status == "active")) return a.status == "active";
    if (a.confirmed.empty() != b.confirmed.empty()) return b.confirmed.empty();
    if (a.confirmed.first() != b.confirmed.first()) return a.confirmed.first() > b.confirmed.first();
    return a.id < b.id;
  });
  return lines;
}

}  // namespace baton::sources::reconcile
