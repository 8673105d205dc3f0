// Documents, insurance, and what has no part of its own.
#include <algorithm>

#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/phrases.h"
#include "web/pages/record_sections.h"

namespace baton::web {
namespace {

using record::DocumentFact;

std::string titleOf(Language language, const DocumentFact& fact) {
  if (!fact.title.empty()) return fact.title;
  const std::string type = fact.type.label();
  return type.empty() ? say(language, "Document without a title") : type;
}

struct OtherRow {
  std::string key;
  std::string text;
  std::string status;
  PartialDate on;
  record::Source source;
};

// What was sent or shared from here is told in Baton's own words, not by the code of its resource.
std::string ownText(Language language, const record::Source& source, std::string text) {
  if (source.format == "form" && text == "Privacy Consent") return say(language, "Something shared");
  if (source.format == "delivery" && text == "Update") return say(language, "An update that was sent");
  return text;
}

std::vector<OtherRow> otherRows(Language language, const record::Disclosure& seen) {
  std::vector<OtherRow> rows;
  const record::Facts& facts = seen.chart().facts;
  for (const auto& fact : facts.immunizations) {
    rows.push_back({fact.about.key, fact.what.label(), fact.status, fact.given, fact.about.source});
  }
  for (const auto& fact : facts.family_history) {
    std::string text = fact.relationship.label();
    for (const record::Concept& one : fact.conditions) text += (text.empty() ? "" : ", ") + one.label();
    rows.push_back({fact.about.key, text, "", {}, fact.about.source});
  }
  for (const auto& fact : facts.consents) {
    rows.push_back({fact.about.key, ownText(language, fact.about.source, fact.scope.label()), fact.status, fact.given,
                    fact.about.source});
  }
  for (const auto& fact : facts.communications) {
    rows.push_back({fact.about.key, ownText(language, fact.about.source, fact.topic.label()), fact.status, fact.sent,
                    fact.about.source});
  }
  for (const auto& fact : facts.other) {
    rows.push_back(
        {fact.about.key, fact.label.empty() ? fact.type : fact.label, fact.status, fact.date, fact.about.source});
  }
  return rows;
}

}  // namespace

Html documentsPart(const Page& page, const record::Disclosure& seen) {
  const Language language = page.language;
  std::vector<const DocumentFact*> all;
  for (const DocumentFact& fact : seen.chart().facts.documents) all.push_back(&fact);
  if (all.empty()) return nothingKnown(page, say(language, "No documents are here"));
  std::stable_sort(all.begin(), all.end(),
                   [](const DocumentFact* a, const DocumentFact* b) { return a->date.first() > b->date.first(); });
  const std::size_t count = (all.size() + kRowsOnPage - 1) / kRowsOnPage;
  const std::size_t number = pageNumber(page, count);
  std::vector<Moment> moments;
  for (std::size_t i = (number - 1) * kRowsOnPage; i < all.size() && i < number * kRowsOnPage; ++i) {
    const DocumentFact& fact = *all[i];
    Html text = Html::element("a", {{"href", factPath(page, fact.about.key)}},
                              foreignWords(page, titleOf(language, fact), fact.about.source));
    if (fact.about.is_not_interpreted) {
      text.addText(" ");
      text += badge(say(language, "Not fully read"), Tone::Caution);
    }
    if (!fact.conclusion.empty()) text += Html::element("p", foreignWords(page, fact.conclusion, fact.about.source));
    text += sourcesLine(page, {fact.about.source});
    moments.push_back({fact.date.empty() ? say(language, "Date not known") : shownDate(mannerOf(page), fact.date),
                       fact.date.dateText(), text});
  }
  Html content = timelineList(moments);
  content += pagination(page, page.about("/record/documents"), number, count);
  return content;
}

Html coveragePart(const Page& page, const record::Disclosure& seen) {
  const Language language = page.language;
  std::vector<Html> cards;
  for (const record::CoverageFact& fact : seen.chart().facts.coverages) {
    std::vector<SummaryRow> rows;
    const auto add = [&](const std::string& name, const std::string& value) {
      if (!value.empty()) rows.push_back({name, foreignWords(page, value, fact.about.source), "", ""});
    };
    add(say(language, "Plan"), fact.plan);
    add(say(language, "Group"), fact.group);
    add(say(language, "Member number"), fact.member_id);
    add(say(language, "Kind"), fact.type.label());
    const auto addDate = [&](const std::string& name, const PartialDate& date) {
      if (!date.empty()) rows.push_back({name, Html::text(shownDate(mannerOf(page), date)), "", ""});
    };
    addDate(say(language, "From"), fact.period.start);
    addDate(say(language, "Until"), fact.period.end);
    Html content = summaryList(rows);
    content += statusBadge(language, fact.status);
    content += sourcesLine(page, {fact.about.source});
    const std::string title = fact.payor.empty() ? say(language, "Insurance without a name") : fact.payor;
    cards.push_back(card({title, factPath(page, fact.about.key), content, {}}));
  }
  if (cards.empty()) return nothingKnown(page, say(language, "No insurance is known"));
  return section("plans", say(language, "Insurance plans"), cardGroup(cards));
}

Html othersPart(const Page& page, const record::Disclosure& seen) {
  const Language language = page.language;
  std::vector<OtherRow> rows = otherRows(language, seen);
  std::ranges::stable_sort(rows, [](const OtherRow& a, const OtherRow& b) { return a.on.first() > b.on.first(); });
  if (rows.empty()) return nothingKnown(page, say(language, "There are no other entries"));
  const std::size_t count = (rows.size() + kRowsOnPage - 1) / kRowsOnPage;
  const std::size_t number = pageNumber(page, count);
  std::vector<Moment> moments;
  for (std::size_t i = (number - 1) * kRowsOnPage; i < rows.size() && i < number * kRowsOnPage; ++i) {
    const OtherRow& row = rows[i];
    Html text = Html::element("a", {{"href", factPath(page, row.key)}}, foreignWords(page, row.text, row.source));
    text += sourcesLine(page, {row.source});
    moments.push_back({row.on.empty() ? say(language, "Date not known") : shownDate(mannerOf(page), row.on),
                       row.on.dateText(), text});
  }
  Html content = timelineList(moments);
  content += pagination(page, page.about("/record/others"), number, count);
  return content;
}

std::size_t countOthers(const record::Disclosure& seen) { return otherRows(Language::English, seen).size(); }

}  // namespace baton::web
