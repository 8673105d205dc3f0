// First run: the first person makes an account. Only at this machine, or with the code that the server printed.
#include "app/accounts/setup.h"

#include "app/accounts/sign_in.h"
#include "app/people.h"
#include "web/pages/account_pages.h"
#include "web/pages/account_parts.h"

namespace baton::web {
namespace {

app::SetupPlace placeOf(const Request& request) {
  const bool is_forwarded = !request.header("forwarded").empty() || !request.header("x-forwarded-for").empty() ||
                            !request.header("x-forwarded-host").empty();
  return {request.client, request.host, is_forwarded};
}

bool needsCode(const Page& page) { return !app::isAtThisMachine(placeOf(page.request)); }

// Which answer an error is about.
std::string fieldOf(const Error& error) {
  if (error.code == ErrorCode::NotAllowed) return "code";
  const std::string& text = error.message;
  if (text.find("password") != std::string::npos || text.find("characters") != std::string::npos ||
      text.find("guess") != std::string::npos) {
    return "password";
  }
  if (text.find("birth") != std::string::npos) return "born";
  return text.find("sign") != std::string::npos ? "login" : "name";
}

// Records that are here already, from the command line: shown only to whoever may do the set-up here.
Html existingRecords(Page& page) {
  const auto persons = app::listPersons(page.home);
  if (needsCode(page) || !persons || persons->empty()) return {};
  Field field;
  field.name = "record";
  field.label = say(page.language, "Whose record is yours?");
  field.value = page.request.field("record");
  std::vector<Choice> choices;
  for (const app::PersonSummary& person : *persons) choices.push_back({person.id.value, person.name, person.born});
  choices.push_back({"", say(page.language, "None of these: begin a new record"), ""});
  return radios(field, choices);
}

Html restoring(Language language) {
  Html inside = paragraph(say(language, "Stop Baton, and run this command with an empty data folder:"));
  inside += Html::element("pre", Html::text("baton --data FOLDER restore BACKUP --words-file -"));
  inside += paragraph(say(language, "Then type the 24 words of your emergency kit, and start Baton again."));
  inside += paragraph(say(language, "Your accounts and passwords come back with your records."));
  return details(say(language, "I have a backup"), inside);
}

Response show(Page& page, const Error* error) {
  const Language language = page.language;
  const std::string wrong = error == nullptr ? "" : fieldOf(*error);
  const auto errorOf = [&](std::string_view field) { return wrong == field ? said(page, *error) : std::string(); };
  const auto text = [&](const char* name, const std::string& label, const std::string& hint, const char* autocomplete) {
    Field field;
    field.name = name;
    field.label = label;
    field.hint = hint;
    field.value = page.request.field(name);
    field.error = errorOf(name);
    field.autocomplete = autocomplete;
    return field;
  };
  Html fields;
  if (needsCode(page)) {
    fields += textField(text("code", say(language, "Set-up code"),
                             say(language, "The computer that runs Baton printed it when it started."), "off"),
                        TextKind::Code);
  }
  fields +=
      textField(text("name", say(language, "Your name"), say(language, "As it should stand on your summary."), "name"));
  fields += existingRecords(page);
  fields += dateField(text("born", say(language, "Birth date"), say(language, "You can leave this empty."), "bday"));
  fields +=
      textField(text("login", say(language, "Sign-in name"), say(language, "Short and easy to type."), "username"));
  fields += passwordField("password", say(language, "Password"), errorOf("password"), "new-password",
                          say(language, "At least 10 characters. Three or four words together work well."));
  fields += accountLanguageField(page, chosenLanguage(page), Chosen::Always);
  fields += button(say(language, "Begin"));

  Html content = error == nullptr ? Html() : errorSummary(page, {{wrong, said(page, *error)}});
  content += paragraph(say(language, "Baton keeps your health record on this computer. First, make your account."));
  content += notice(say(language, "Good to know"),
                    paragraph(say(language,
                                  "Whoever runs this computer can read what is not locked. If that is somebody "
                                  "you do not trust, use another computer.")),
                    Tone::Caution);
  content += form(page, "/setup", fields);
  content += restoring(language);
  LayoutOptions options;
  options.status = error == nullptr ? 200 : error->code == ErrorCode::Conflict ? 429 : 422;
  options.has_errors = error != nullptr;
  return layout(page, say(language, "Welcome to Baton"), content, options);
}

}  // namespace

Response setupPage(Page& page) {
  const auto is_set_up = app::isSetUp(page.home);
  if (!is_set_up) return trouble(page, is_set_up.error());
  return *is_set_up ? goTo(page, "/sign-in") : show(page, nullptr);
}

Response setupSend(Page& page) {
  const Request& request = page.request;
  if (const auto is_set_up = app::isSetUp(page.home); is_set_up && *is_set_up) return goTo(page, "/sign-in");
  app::Setup setup{request.field("login"),
                   request.field("name"),
                   request.field("password"),
                   request.field("born"),
                   "",
                   record::PersonId{request.field("record")},
                   request.field("code")};
  const auto account = app::setUp(page.home, setup, placeOf(request));
  if (!account && isForTheForm(account.error())) return show(page, &account.error());
  if (!account) return trouble(page, account.error());
  const app::Cookies cookies = cookiesOf(request);
  const auto answer =
      app::finishSignIn(page.home, {*account, false, cookies.session, cookies.device, request.header("user-agent")});
  if (!answer) return trouble(page, answer.error());
  Response response = goTo(page, "/");
  setSignedIn(response, page, *answer);
  setFirstLanguage(response, page, *account);
  return response;
}

}  // namespace baton::web
