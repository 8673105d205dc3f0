// Is this list still right? Who looks after it, and when somebody last said so (capability COM-5).
#include <algorithm>
#include <array>

#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/entry_pages.h"
#include "web/pages/entry_parts.h"
#include "web/pages/medication_choice.h"

namespace baton::web {
namespace {

// Titles as sources/forms/confirm_list.cc writes them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kLists = {
    {{"medications", "Medication list"}, {"allergies", "Allergy list"}, {"conditions", "Problem list"}}};

std::string nameOf(Language language, std::string_view list) {
  if (list == "medications") return say(language, "Medicines");
  if (list == "allergies") return say(language, "Allergies");
  return say(language, "Conditions");
}

std::string textOf(const Page& page, const record::MedicationLine& line) { return entry::medicineText(page, line); }
std::string textOf(const Page& /*page*/, const record::Line& line) { return line.text; }

template <class Lines>
std::vector<Html> itemsOf(const Page& page, const Lines& lines) {
  std::vector<Html> items;
  for (const auto& line : lines) {
    if (line.status != "active" && line.status != "on-hold" && line.status != "remission") continue;
    Html item = Html::element("bdi", Html::text(textOf(page, line)));
    if (!line.conflicts.empty()) item.addText(" · " + say(page.language, "Sources do not agree"));
    if (line.is_not_interpreted) item.addText(" · " + say(page.language, "Not fully understood by Baton"));
    items.push_back(std::move(item));
  }
  return items;
}

std::vector<Html> itemsOf(const Page& page, std::string_view list, const record::Chart& chart) {
  if (list == "medications") return itemsOf(page, chart.medications);
  return list == "allergies" ? itemsOf(page, chart.allergies) : itemsOf(page, chart.conditions);
}

// A list that was brought in has a title of its own ("Medication list kept by ..."): its code says what it lists.
// LOINC and HL7 list-example-use-codes, as fhir/ips.cc and sources/forms/confirm_list.cc write them.
bool isList(const record::OwnedListLine& line, std::string_view list, std::string_view title) {
  const std::string_view loinc = list == "medications" ? "10160-0" : list == "allergies" ? "48765-2" : "11450-4";
  const std::string_view example = list == "conditions" ? "problems" : list;
  const bool has_code = std::ranges::any_of(line.codes, [&](const record::Coding& coding) {
    return coding.code == example || (coding.system == record::kLoinc && coding.code == loinc);
  });
  return has_code || line.text == title;
}

Html lastTime(const Page& page, std::string_view list, std::string_view title, const record::Chart& chart) {
  const Language language = page.language;
  for (const record::OwnedListLine& line : chart.lists) {  // the latest confirmed first
    if (!isList(line, list, title) || line.status != "active" || line.confirmed.empty()) continue;
    const std::string on = shownDate(mannerOf(page), line.confirmed);
    if (line.owner.empty()) return muted(sayf(language, "Last looked over on {}.", on));
    return muted(sayf(language, "Last looked over on {}. {} looks after it.", on, line.owner));
  }
  return muted(say(language, "This record does not say that anybody looked it over."));
}

Html confirmForm(const Page& page, std::string_view list, const record::Chart& chart, const entry::Draft& draft) {
  const Language language = page.language;
  const bool is_sent = draft.value("list") == list;
  Field owner;
  owner.name = "owner";
  owner.label = say(language, "Who looks after it?");
  owner.error = is_sent ? draft.error("owner") : "";
  owner.value = is_sent ? draft.value("owner") : "";
  std::vector<Choice> people{{"", say(language, "I do"), ""}};
  for (const record::CareTeamLine& member : chart.care_team) {
    if (member.status == "active") people.push_back({member.id, member.text, ""});
  }
  Html fields = entry::keyField(page);
  fields += hidden("list", list);
  owner.name += "-" + std::string(list);
  fields += selectField(owner, people);
  fields += button(say(language, "Yes, this is still right"));
  return form(page, page.about("/confirm-list"), fields);
}

Response show(Page& page, const entry::Draft& draft) {
  const auto seen = entry::seen(page);
  if (!seen) return trouble(page, seen.error());
  const Language language = page.language;
  const record::Chart& chart = seen->chart();
  Html lists;
  for (const auto& [list, title] : kLists) {
    const std::vector<Html> items = itemsOf(page, list, chart);
    Html inside = items.empty() ? paragraph(say(language, "Nothing is on this list.")) : bulletList(items);
    inside += lastTime(page, list, title, chart);
    inside += confirmForm(page, list, chart, draft);
    lists += section(list, nameOf(language, list), inside);
  }
  Html before =
      paragraph(say(language, "Look at each list. Is something missing, or not so any more? Change it first."));
  before += Html::element("p", link(page.about("/add"), say(language, "Add or change something")));
  return entry::show(page,
                     {.title = say(language, "Are these lists still right?"),
                      .back = page.about("/add"),
                      .before = before,
                      .form = lists},
                     draft.errors);
}

}  // namespace

Response confirmListPage(Page& page) { return show(page, {}); }

Response confirmListSend(Page& page) {
  entry::Draft draft = entry::typed(page);
  const std::string list = draft.value("list");
  draft.values["owner"] = draft.value("owner-" + list);
  const auto saved =
      app::enter(page.home, entry::request(page), app::forms::ConfirmListForm{list, draft.value("owner")});
  if (saved) return entry::savedTo(page, *saved, page.about("/confirm-list"));
  if (!entry::isForTheForm(saved.error())) return trouble(page, saved.error());
  FieldError error = entry::fieldError(page, saved.error());
  if (error.field == "owner") error.field += "-" + list;
  draft.errors.push_back(std::move(error));
  return show(page, draft);
}

}  // namespace baton::web
