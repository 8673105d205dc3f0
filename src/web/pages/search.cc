// Search over what this visitor may see of one record: typing mistakes forgiven, grouped by kind, each hit a link.
#include "app/search.h"

#include "app/chart_cache.h"
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/phrases.h"
#include "web/pages/record_pages.h"
#include "web/pages/record_parts.h"
#include "web/pages/test_names.h"

namespace baton::web {
namespace {

using record::SearchHit;
using record::SearchKind;

std::string kindText(Language language, SearchKind kind) {
  switch (kind) {
    case SearchKind::Medication:
      return say(language, "Medicines");
    case SearchKind::Allergy:
      return say(language, "Allergies");
    case SearchKind::Condition:
      return say(language, "Conditions");
    case SearchKind::CareTeam:
      return say(language, "Care team");
    case SearchKind::Goal:
      return say(language, "Goals");
    case SearchKind::Result:
      return say(language, "Results");
    case SearchKind::Visit:
      return say(language, "Visits");
    case SearchKind::Plan:
      return say(language, "Plans and orders");
    case SearchKind::Document:
      return say(language, "Documents");
    case SearchKind::Contact:
      return say(language, "People to call");
    case SearchKind::Coverage:
      return say(language, "Insurance");
    case SearchKind::Other:
      break;
  }
  return say(language, "Other entries");
}

// The detail of a hit is a dose, a code or a source's own words, by its kind.
Html hitDetail(const Page& page, const SearchHit& hit) {
  switch (hit.kind) {
    case SearchKind::Medication:
      return phrase(page, hit.detail);
    case SearchKind::CareTeam: {
      const std::string role = roleText(page.language, hit.detail, hit.detail);
      return role == hit.detail ? foreignWords(page, role) : words(role);
    }
    case SearchKind::Condition:
    case SearchKind::Plan:
    case SearchKind::Other: {
      const std::string status = codeText(page.language, hit.detail);
      return status == hit.detail ? foreignWords(page, status) : words(status);
    }
    case SearchKind::Allergy:
    case SearchKind::Goal:
    case SearchKind::Result:
    case SearchKind::Visit:
    case SearchKind::Document:
    case SearchKind::Contact:
    case SearchKind::Coverage:
      break;
  }
  return foreignWords(page, hit.detail);
}

Html hitText(const Page& page, const SearchHit& hit) {
  const Language language = page.language;
  const std::string text = hit.text.empty() ? say(language, "An entry without a name") : hit.text;
  const auto test = hit.kind == SearchKind::Result ? testNameOf(page, text) : std::nullopt;
  Html item = Html::element("a", {{"href", factPath(page, hit.id)}}, test ? words(*test) : foreignWords(page, text));
  if (!hit.detail.empty()) {
    item.addText(" · ");
    item += hitDetail(page, hit);
  }
  if (!hit.on.empty()) item.addText(" · " + shownDate(mannerOf(page), hit.on));
  return item;
}

Html groupsOf(const Page& page, const std::vector<SearchHit>& hits) {
  Html content;
  for (std::size_t i = 0; i < hits.size();) {
    const SearchKind kind = hits[i].kind;
    std::vector<Html> items;
    for (; i < hits.size() && hits[i].kind == kind; ++i) items.push_back(hitText(page, hits[i]));
    content += heading(kindText(page.language, kind));
    content += bulletList(items);
  }
  return content;
}

Html suggestions(const Page& page) {
  const Language language = page.language;
  Html content = bulletList({Html::text(say(language, "Type the beginning of a word: “sert” finds sertraline.")),
                             Html::text(say(language, "Brand names work too: “Zoloft” finds sertraline.")),
                             Html::text(say(language, "One wrong letter does not matter.")),
                             Html::text(say(language, "Names of people, tests and places can be found as well."))});
  content += Html::element("p", link(page.about("/record"), say(language, "Look through the record")));
  return content;
}

}  // namespace

Response searchPage(Page& page) {
  const Language language = page.language;
  const std::string query = page.request.parameter("q");
  const auto index = page.charts.searchIndex(page.home, page.person->person, audienceOf(page));
  if (!index) return trouble(page, index.error());
  const std::vector<SearchHit> hits = (*index)->find(query, app::kMostHits);
  Html content;
  if (hits.empty() && query.empty()) {
    content += paragraph(say(language, "Type what you look for in the box at the top of the page."));
    content += suggestions(page);
  } else if (hits.empty()) {
    Html title = Html::text(say(language, "Nothing was found for:") + " ");
    title += words(query);
    content += Html::element("p", {{"class", "lead"}}, title);
    content += suggestions(page);
  } else {
    Html found = Html::text((hits.size() == app::kMostHits ? sayf(language, "The best {} for:", hits.size())
                                                           : sayf(language, "{} found for:", hits.size())) +
                            " ");
    found += words(query);
    content += Html::element("p", found);
    content += groupsOf(page, hits);
  }
  return layout(page, say(language, "Search"), content);
}

}  // namespace baton::web
