// Help in a crisis: open to everyone, without an account, a record or a script. One tap leads to a person.
#include "web/frame/components.h"
#include "web/frame/crisis_bar.h"
#include "web/frame/crisis_list.h"
#include "web/frame/layout.h"
#include "web/pages/country_names.h"
#include "web/pages/pages.h"

namespace baton::web {
namespace {

Html countryForm(const Page& page) {
  std::vector<Choice> choices;
  for (const std::string_view code : app::crisisCountries()) {
    choices.push_back({std::string(code), countryName(page.language, code), ""});
  }
  Field field{.name = "country", .label = say(page.language, "Your country"), .value = countryOf(page)};
  Html content = hidden("next", "/crisis");
  content += selectField(field, choices);
  content += button(say(page.language, "Show these numbers"), Look::Secondary);
  return form(page, "/look", content);
}

}  // namespace

Response crisisPage(Page& page) {
  const Language language = page.language;
  Html content = Html::element(
      "p", {{"class", "lead"}},
      Html::text(say(language, "You do not have to be alone with this. A person will answer and listen.")));
  content += paragraph(say(language, "You can call even if you are not sure that it is a crisis."));
  // Shown by app.js where this device keeps a card.
  content += Html::element("div", format::Attributes{{"data-kept-card", ""}}.flag("hidden"),
                           linkButton("/crisis/card", say(language, "Open my crisis card")));
  content += crisisList(page);
  content += callWordsList(page, app::callWords(languageCode(language)));
  content += heading(say(language, "What happens when you call"));
  content += bulletList({Html::text(say(language, "You may hear a short message first. Please stay on the line.")),
                         Html::text(say(language, "Then a trained person asks how you are and if you are safe.")),
                         Html::text(say(language, "You choose what you tell. You can stop at any time."))});
  content += heading(say(language, "Until somebody is there"));
  content += bulletList({Html::text(say(language, "Go near another person, or ask somebody to come.")),
                         Html::text(say(language, "Move away from things you could use to hurt yourself.")),
                         Html::text(say(language, "Breathe out slowly. Drink some water."))});
  content += details(say(language, "I am in another country"), countryForm(page));
  return layout(page, say(language, "Help in a crisis"), content);
}

}  // namespace baton::web
