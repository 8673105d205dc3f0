// Find a clinician: who fits, why, and what is not known. Without a search only the form; a search is its address.
#include <algorithm>
#include <cstdlib>

#include "app/chart_cache.h"
#include "app/provider_reports.h"
#include "web/frame/components.h"
#include "web/frame/layout.h"
#include "web/pages/find_parts.h"
#include "web/pages/pages.h"

namespace baton::web {
namespace {

using knowledge::TermKind;

constexpr std::size_t kOnPage = 10;

Html nothingLoaded(const Page& page) {
  const Language language = page.language;
  return emptyState(
      say(language, "No directory is here yet"),
      say(language,
          "The person who runs this server can load one: the public register of clinicians, or a table that a "
          "clinic typed. The manual says how, under “Find a clinician”."));
}

Html nobody(const Page& page) {
  const Language language = page.language;
  return emptyState(say(language, "Nobody fits all of this"),
                    say(language,
                        "Try a wider circle, visits by video, or fewer wishes. Your primary care clinician or your "
                        "plan may know others."));
}

Html sharing(const Page& page, const app::SearchFields& fields) {
  const Language language = page.language;
  const std::string address = "/find?" + app::queryText(app::sharedFields(fields)) + "&go=1";
  Html content = paragraph(say(language,
                               "This link holds your wishes and the first three digits of the ZIP code. It holds no "
                               "name and nothing of a record."));
  content += Html::element("p", link(address, say(language, "Link to this search")));
  return details(say(language, "Share this search"), content);
}

// Before the directory's word goes what this visitor found out themselves.
Status takeOwnWords(Page& page, directory::Query& query) {
  for (const app::PersonAccess& person : page.visitor.people) {
    if (person.relation != app::Relation::Self) continue;
    const auto seen = page.charts.disclosure(page.home, person.person, {"self", ""}, page.home.clock().now());
    if (!seen && seen.error().code == ErrorCode::NotFound) continue;
    if (!seen) return tl::unexpected(seen.error());
    app::takeOwnWords(seen->chart(), query);
  }
  return {};
}

// Where what an office said can be written down, for each record that the visitor may add to.
Html askedPart(Page& page, const std::string& provider) {
  const Language language = page.language;
  Html content;
  std::vector<Html> links;
  for (const app::PersonAccess& person : page.visitor.people) {
    if (!person.has("add")) continue;
    const std::string path = "/people/" + person.person.value + "/asked/" + provider;
    const bool is_self = person.relation == app::Relation::Self;
    links.push_back(link(path, is_self ? say(language, "Write down what they said")
                                       : sayf(language, "Write down what they said, for {}", person.name)));
    if (!is_self) continue;
    const auto seen = page.charts.disclosure(page.home, person.person, {"self", ""}, page.home.clock().now());
    if (!seen) continue;
    if (const auto report = app::reportOf(seen->chart(), provider)) content += reportShown(page, *report);
  }
  if (links.empty()) return {};
  content += bulletList(links);
  return section("asked", say(language, "What you found out"), content);
}

Html answersPart(const Page& page, const app::OpenDirectory& opened, const app::SearchFields& fields,
                 app::UnderstoodSearch& search) {
  const Language language = page.language;
  std::size_t number = 1;
  const std::string asked = page.request.parameter("page");
  if (!asked.empty() && asked.size() < 4) number = static_cast<std::size_t>(std::max(1, std::atoi(asked.c_str())));
  number = std::min(number, directory::kMostAnswers / kOnPage);
  search.query.limit = kOnPage;
  search.query.offset = (number - 1) * kOnPage;
  const directory::Answers answers = directory::search(opened.index, search.query);
  if (answers.found.empty()) return nobody(page);
  const std::string place = search.near_name;
  Html content =
      paragraph(place.empty() ? sayf(language, "{} places fit. The best come first.", answers.rows)
                              : sayf(language, "{0} places near {1} fit. The best come first.", answers.rows, place));
  content += paragraph(say(language, "What is not known is not a no: call and ask. Nobody can pay to stand higher."));
  content += nearAndSoon(page, answers, search.query.offset, search.query.in_person);
  content += foundList(page, opened.index, answers, search.query.offset);
  const std::size_t pages = std::min((answers.rows + kOnPage - 1) / kOnPage, directory::kMostAnswers / kOnPage);
  content += pagination(page, "/find?" + app::queryText(fields) + "&go=1", number, pages);
  content += sharing(page, fields);
  return section("found", say(language, "Who fits"), content);
}

}  // namespace

Response findPage(Page& page) {
  const Language language = page.language;
  const std::string title = say(language, "Find a clinician");
  const auto opened = app::openDirectory(page.home.places());
  if (!opened && opened.error().code == ErrorCode::NotFound) return layout(page, title, nothingLoaded(page));
  if (!opened) return trouble(page, opened.error());
  const app::SearchFields fields = searchFieldsOf(page);
  if (page.request.parameter("go").empty() && fields.empty()) {
    Html content = paragraph(say(language, "Say what matters to you. Every answer says why it is there."));
    content += findForm(page, fields, nullptr);
    return layout(page, title, content);
  }
  app::UnderstoodSearch search = app::understandSearch(opened->index, fields, page.home.clock().now());
  std::vector<FieldError> errors;
  for (const app::FieldTrouble& one : search.troubles) {
    errors.push_back({one.field, one.field == "near" ? say(language, "This place is not known here. Try the ZIP code.")
                                                     : sayf(language, "Not known here: {}", one.value)});
  }
  if (const Status taken = takeOwnWords(page, search.query); !taken) return trouble(page, taken.error());
  Html content = errorSummary(page, errors);
  const Html form = findForm(page, fields, &search);
  content += errors.empty() ? details(say(language, "Change the search"), form) : form;
  if (errors.empty()) content += answersPart(page, *opened, fields, search);
  LayoutOptions options;
  options.has_errors = !errors.empty();
  options.status = errors.empty() ? 200 : 422;
  return layout(page, title, content, options);
}

Response foundPage(Page& page) {
  const Language language = page.language;
  const auto opened = app::openDirectory(page.home.places());
  if (!opened) return opened.error().code == ErrorCode::NotFound ? notFound(page) : trouble(page, opened.error());
  const auto key = page.request.params.find("provider");
  const std::uint64_t number = key == page.request.params.end() ? 0 : directory::keyFrom(key->second);
  const auto provider = number == 0 ? std::nullopt : opened->index.find(number);
  const auto detail = provider ? opened->index.detailOf(*provider) : std::nullopt;
  if (!detail) return notFound(page);
  const directory::Statement& all = detail->provider.all;
  std::vector<SummaryRow> rows;
  const auto add = [&rows, language](std::string name, TermKind kind, std::uint32_t set) {
    const std::string shown = termsShown(language, kind, set);
    rows.push_back({std::move(name), Html::text(shown.empty() ? say(language, "Not known") : shown)});
  };
  const auto said = [language](directory::Said word) {
    return word == directory::Said::Yes  ? say(language, "Yes")
           : word == directory::Said::No ? say(language, "No")
                                         : say(language, "Not known");
  };
  add(say(language, "What they do"), TermKind::Specialty, all.specialties);
  add(say(language, "Ages"), TermKind::Ages, all.ages);
  add(say(language, "Knows well"), TermKind::Expertise, all.expertise);
  add(say(language, "Medicine or treatment"), TermKind::Medication, all.medication);
  add(say(language, "Way of working"), TermKind::Style, all.style);
  add(say(language, "Language"), TermKind::Language, all.languages);
  rows.push_back({say(language, "Takes new people"), Html::text(said(all.accepting))});
  rows.push_back({say(language, "By video"), Html::text(said(all.telehealth))});
  Html content = summaryList(rows);
  std::vector<Html> sites;
  for (const directory::Site& site : all.sites) {
    Html item = Html::text(addressShown(site));
    if (!site.phone.empty()) {
      item.addText(" · ");
      item += link("tel:" + site.phone, site.phone);
    }
    sites.push_back(std::move(item));
  }
  if (!sites.empty()) content += section("places", say(language, "Places"), bulletList(sites));
  std::vector<Html> insurers;
  for (const std::string& insurer : all.insurers) insurers.push_back(Html::text(insurer));
  if (!insurers.empty()) content += section("plans", say(language, "Insurance plans"), bulletList(insurers));
  if (all.booking.starts_with("https://")) {
    content += Html::element("p", linkButton(all.booking, say(language, "Book at their own page")));
    content += muted(say(language, "It leads away from here, to a page of the clinic."));
  }
  content += sourcesShown(page, opened->index, detail->provider);
  content += askedPart(page, directory::keyText(detail->key));
  LayoutOptions options;
  options.back = "/find";
  return layout(page, all.name + (all.credential.empty() ? "" : ", " + all.credential), content, options);
}

}  // namespace baton::web
