// Share only a few things: one list, or single entries that the person ticks, with one reader (capability CARE-5).
//
// The smallest permissions that are of use, for a person who would rather share nothing: each is one Consent with types
// or entries in it, and opens nothing beside them (consent/gate.h). What is for an emergency only needs none.
#include <algorithm>
#include <array>

#include "app/consents.h"
#include "base/text.h"
#include "web/frame/appearance.h"
#include "web/frame/layout.h"
#include "web/frame/shown.h"
#include "web/pages/entry_parts.h"
#include "web/pages/keeping_pages.h"
#include "web/pages/phrases.h"
#include "web/pages/record_parts.h"
#include "web/pages/sharing_pages.h"
#include "web/pages/sharing_parts.h"

namespace baton::web {
namespace {

constexpr std::size_t kMostShown = 60;  // entries of one kind
constexpr std::size_t kMostTicked = 200;

struct ListChoice {
  std::string_view id;
  std::string (*name)(Language);
  std::vector<std::string> types;  // of FHIR
};
const std::array<ListChoice, 3>& lists() {
  static const std::array<ListChoice, 3> all = {
      {{"medicines",
        [](Language language) { return say(language, "My list of medicines"); },
        {"MedicationRequest", "MedicationStatement", "MedicationDispense", "MedicationAdministration", "Medication"}},
       {"allergies", [](Language language) { return say(language, "My list of allergies"); }, {"AllergyIntolerance"}},
       {"visits", [](Language language) { return say(language, "My visits to come"); }, {"Appointment"}}}};
  return all;
}

// The source's entries behind a line, as the value of one box: "MedicationRequest/1,MedicationStatement/2".
std::string keysOf(const std::vector<record::Source>& sources) {
  std::vector<std::string> keys;
  for (const record::Source& source : sources) {
    if (!source.key.empty() && std::ranges::find(keys, source.key) == keys.end()) keys.push_back(source.key);
  }
  return join(keys, ",");
}

std::vector<std::string> ticked(const Request& request) {
  std::vector<std::string> keys;
  for (const auto& [name, value] : request.form) {
    if (name != "entries") continue;
    for (const std::string_view key : split(value, ',')) {
      if (!key.empty()) keys.emplace_back(key);
    }
  }
  return keys;
}

template <class Line>
std::vector<Choice> choicesOf(const std::vector<Line>& lines) {
  std::vector<Choice> choices;
  for (const Line& line : lines) {
    const std::string keys = keysOf(line.sources);
    if (!keys.empty() && choices.size() < kMostShown) choices.push_back({keys, line.text, ""});
  }
  return choices;
}

Html boxes(const Page& page, const record::Chart& chart, const std::string& error) {
  const Language language = page.language;
  Html html;
  const auto add = [&](const std::string& title, const std::vector<Choice>& choices) {
    if (choices.empty()) return;
    html += checkboxes({.name = "entries",
                        .label = title,
                        .value = join(ticked(page.request), " "),
                        .error = html.empty() ? error : ""},
                       choices);
  };
  add(say(language, "Medicines"), choicesOf(chart.medications));
  add(say(language, "Allergies"), choicesOf(chart.allergies));
  add(say(language, "Conditions"), choicesOf(chart.conditions));
  add(say(language, "Goals"), choicesOf(chart.goals));
  return html;
}

Response show(Page& page, const std::vector<FieldError>& errors) {
  const Language language = page.language;
  const auto seen = seenNow(page);
  if (!seen) return trouble(page, seen.error());
  const auto readers = app::readersOf(page.home, page.person->person);
  if (!readers) return trouble(page, readers.error());
  const auto errorOf = [&](std::string_view name) {
    const auto found = std::ranges::find(errors, name, &FieldError::field);
    return found == errors.end() ? std::string() : found->text;
  };
  Html content = errors.empty() ? Html() : errorSummary(page, errors);
  content += paragraph(say(language,
                           "You do not have to share everything, or anything. Here you share one list, or single "
                           "entries, with one person. Nothing else opens."));
  Html fields = selectField({.name = "to",
                             .label = say(language, "Who may see it?"),
                             .value = page.request.field("to"),
                             .hint = say(language, "Somebody who is not here yet? Add them to the record first."),
                             .error = errorOf("to")},
                            sharing::readerChoices(page, *readers));
  std::vector<Choice> what;
  for (const ListChoice& list : lists()) what.push_back({std::string(list.id), list.name(language), ""});
  what.push_back({"entries", say(language, "Only what I tick below"), ""});
  fields += radios({.name = "what",
                    .label = say(language, "What may they see?"),
                    .value = page.request.field("what"),
                    .error = errorOf("what")},
                   what);
  const Html entries = boxes(page, seen->chart(), errorOf("entries"));
  if (!entries.empty()) {
    fields += details(say(language, "Single entries"), entries,
                      page.request.field("what") == "entries" || !errorOf("entries").empty());
  }
  fields += sharing::daysField(page);
  fields += entry::keyField(page);
  fields += button(say(language, "Share"));
  content += form(page, page.about("/sharing/few"), fields);
  Html emergency = paragraph(say(language,
                                 "Would you rather share nothing until there is an emergency? Then share nothing now. "
                                 "A helper with an account can open more for four hours. They must say why, and you "
                                 "see it at once."));
  emergency += Html::element("p", link(page.about("/emergency"), say(language, "How emergency access works")));
  content += section("emergency", say(language, "Only in an emergency"), emergency);
  LayoutOptions options;
  options.place = Place::More;
  options.status = errors.empty() ? 200 : 422;
  options.has_errors = !errors.empty();
  options.back = page.about("/sharing");
  return layout(page, say(language, "Share only a few things"), content, options);
}

}  // namespace

Response sharingFewPage(Page& page) { return sharing::isOwn(page) ? show(page, {}) : notFound(page); }

Response sharingFewSend(Page& page) {
  const Language language = page.language;
  if (!sharing::isOwn(page)) return notFound(page);
  app::forms::GrantForm form;
  if (!sharing::readerInto(page, form)) return show(page, {{"to", say(language, "Choose who may see it.")}});
  const std::string what = page.request.field("what");
  const auto* const list = std::ranges::find(lists(), what, &ListChoice::id);
  if (list != lists().end()) {
    form.types = list->types;
  } else if (what == "entries") {
    form.facts = ticked(page.request);
    if (form.facts.empty()) return show(page, {{"entries", say(language, "Tick at least one entry.")}});
    if (form.facts.size() > kMostTicked) return show(page, {{"entries", say(language, "Tick fewer entries.")}});
  } else {
    return show(page, {{"what", say(language, "Choose what they may see.")}});
  }
  form.until = toIsoDate(Instant{page.home.clock().now().ms + sharing::daysIn(page.request) * kDayMs});
  const auto saved = app::grantConsent(page.home, sharing::requestOf(page), {page.visitor.account, page.visitor.name},
                                       std::move(form));
  if (!saved && saved.error().code == ErrorCode::NotFound) {
    return show(page, {{"entries", say(language, "One of these entries is not in the record any more.")}});
  }
  if (!saved) return trouble(page, saved.error());
  return goTo(page, page.about("/sharing"), Flash{Done::Saved, saved->saved_at, entry::undoPath(page, saved->entry)});
}

}  // namespace baton::web
