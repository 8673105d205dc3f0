// Add a person to the household: a child whose record one looks after, or another adult, who gets an account.
#include "app/accounts/invitations.h"
#include "web/pages/account_pages.h"
#include "web/pages/account_parts.h"
#include "web/pages/invitation_shown.h"

namespace baton::web {
namespace {

std::string fieldOf(const Error& error) {
  if (error.message.find("birth") != std::string::npos || error.message.find("adult") != std::string::npos)
    return "born";
  return error.message.find("name") != std::string::npos ? "name" : "who";
}

Response show(Page& page, const std::string& wrong, const std::string& text) {
  const Language language = page.language;
  Field who;
  who.name = "who";
  who.label = say(language, "Who is it?");
  who.value = page.request.field("who");
  who.error = wrong == "who" ? text : "";
  Html fields = radios(who, {{"child", say(language, "A child or teenager I look after"),
                              say(language, "You keep their record until they are of age.")},
                             {"adult", say(language, "Another adult"),
                              say(language, "They get an account and a record that only they can open.")}});
  Field name;
  name.name = "name";
  name.label = say(language, "Name of the child");
  name.value = page.request.field("name");
  name.error = wrong == "name" ? text : "";
  Html child = textField(name);
  Field born;
  born.name = "born";
  born.label = say(language, "Birth date of the child");
  born.hint = say(language, "From the age of 12 on, some parts are theirs alone. The age differs by state.");
  born.value = page.request.field("born");
  born.error = wrong == "born" ? text : "";
  child += dateField(born);
  // Shown once "a child" is chosen (app.css, .when-child); where a browser cannot do that, the labels say for whom.
  fields += Html::element("div", {{"class", "when-child"}}, child);
  fields += button(say(language, "Go on"));
  Html content = wrong.empty() ? Html() : errorSummary(page, {{wrong, text}});
  content += form(page, "/people/new", fields);
  LayoutOptions options;
  options.status = wrong.empty() ? 200 : 422;
  options.back = "/household";
  options.has_errors = !wrong.empty();
  return layout(page, say(language, "Add a person"), content, options);
}

}  // namespace

Response personNewPage(Page& page) { return show(page, "", ""); }

Response personNewSend(Page& page) {
  const std::string who = page.request.field("who");
  if (who == "adult") {
    const auto code = app::inviteMember(page.home, page.visitor);
    if (code) return showInvitation(page, *code);
    return isForTheForm(code.error()) ? show(page, "who", said(page, code.error())) : trouble(page, code.error());
  }
  if (who != "child") return show(page, "who", say(page.language, "Choose who it is."));
  const auto person =
      app::addChild(page.home, page.visitor, {page.request.field("name"), page.request.field("born"), ""});
  if (!person && isForTheForm(person.error())) return show(page, fieldOf(person.error()), said(page, person.error()));
  if (!person) return trouble(page, person.error());
  return goTo(page, "/household", Flash{Done::Added, page.home.clock().now(), ""});
}

}  // namespace baton::web
