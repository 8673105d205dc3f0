// Let an app in: what it may do and for how long, and then its token, shown once. The private question first, as for
// helpers: whoever is being made to do this can put it off, and it looks like any other saving.
#include <charconv>

#include "app/accounts/protected.h"
#include "app/fhir_api/apps.h"
#include "base/text.h"
#include "web/frame/components.h"
#include "web/frame/layout.h"
#include "web/pages/app_pages.h"

namespace baton::web {
namespace {

constexpr std::string_view kOwnWords = "own";

struct Asked {
  std::string name;
  std::string scopes;  // one of the choices, or kOwnWords
  std::string own;     // scopes in the words of programs
  std::string days = "90";
  std::string sees = "some";
};

Asked askedOf(const Request& request) {
  Asked asked;
  asked.name = request.field("name");
  asked.scopes = request.field("scopes");
  asked.own = request.field("own");
  if (!request.field("days").empty()) asked.days = request.field("days");
  if (!request.field("sees").empty()) asked.sees = request.field("sees");
  return asked;
}

std::int64_t daysOf(const std::string& text) {
  std::int64_t days = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), days);
  const bool is_choice = days == 1 || days == 30 || days == 90 || days == 365;
  return problem == std::errc() && end == text.data() + text.size() && is_choice ? days : 0;
}

Response show(Page& page, const Asked& asked, const std::vector<FieldError>& errors) {
  const Language language = page.language;
  const auto errorOf = [&](std::string_view field) {
    for (const FieldError& error : errors) {
      if (error.field == field) return error.text;
    }
    return std::string();
  };
  Html fields = textField({.name = "name",
                           .label = say(language, "What is the app called?"),
                           .value = asked.name,
                           .hint = say(language, "You see this name in lists."),
                           .error = errorOf("name"),
                           .is_required = true});
  fields += radios(
      {.name = "scopes", .label = say(language, "What may it do?"), .value = asked.scopes, .error = errorOf("scopes")},
      {{"patient/Patient.rs patient/Observation.rs", say(language, "Read results, scores and the daily log"), ""},
       {"patient/*.rs", say(language, "Read everything"), ""},
       {"patient/*.cruds", say(language, "Read everything, and write"),
        say(language, "What it writes has its name on it. You can undo it.")},
       {std::string(kOwnWords), say(language, "What I write below"), ""}});
  fields += textField({.name = "own",
                       .label = say(language, "Only if the app asks for certain words"),
                       .value = asked.own,
                       .hint = say(language, "For example: patient/Observation.rs"),
                       .error = errorOf("own")});
  if (app::seesProtected(*page.person)) {
    fields += radios({.name = "sees", .label = say(language, "And what you keep private?"), .value = asked.sees},
                     {{"some", say(language, "Leave it out"), ""}, {"self", say(language, "Show it too"), ""}});
  }
  fields += radios({.name = "days", .label = say(language, "For how long?"), .value = asked.days},
                   {{"1", say(language, "One day"), ""},
                    {"30", say(language, "30 days"), ""},
                    {"90", say(language, "90 days"), ""},
                    {"365", say(language, "One year"), ""}});
  fields += notice(say(language, "Only for you"),
                   paragraph(say(language,
                                 "Is somebody asking you to do this right now? You can save it for later. "
                                 "Then nothing is shared, and nobody can see that.")),
                   Tone::Neutral);
  Html buttons = button(say(language, "Let the app in"), Look::Primary, "act", "now");
  buttons += button(say(language, "Save for later"), Look::Secondary, "act", "later");
  fields += Html::element("div", {{"class", "buttons"}}, buttons);
  Html content = errors.empty() ? Html() : errorSummary(page, errors);
  content += form(page, page.about("/apps/new"), fields);
  LayoutOptions options;
  options.status = errors.empty() ? 200 : 422;
  options.back = page.about("/apps");
  options.has_errors = !errors.empty();
  return layout(page, say(language, "Let an app in"), content, options);
}

Response showToken(Page& page, const app::App& app, const std::string& token) {
  const Language language = page.language;
  const std::string address = (page.request.is_secure ? "https://" : "http://") + page.request.host + "/fhir";
  Html content = notice(say(language, "Give this to the app now"),
                        paragraph(say(language, "We cannot show it again. Who has it can do what this app may do.")),
                        Tone::Caution);
  content += section("token", say(language, "Its token"), Html::element("p", Html::element("code", Html::text(token))));
  content += section("address", say(language, "The address of your record"),
                     Html::element("p", Html::element("code", Html::text(address))));
  content += linkButton(page.about("/apps"), say(language, "The app has it"));
  return layout(page, sayf(language, "{} may use this record", app.name), content);
}

}  // namespace

Response appNewPage(Page& page) { return show(page, Asked(), {}); }

Response appNewSend(Page& page) {
  const Language language = page.language;
  if (page.request.field("act") == "later") {
    return goTo(page, page.about("/apps"), Flash{Done::Saved, page.home.clock().now(), ""});
  }
  const Asked asked = askedOf(page.request);
  std::vector<FieldError> errors;
  if (trim(asked.name).empty()) errors.push_back({"name", say(language, "Give the app a name.")});
  if (asked.scopes.empty()) errors.push_back({"scopes", say(language, "Say what the app may do.")});
  const bool is_own = asked.scopes == kOwnWords;
  const auto scopes = fhir::Scopes::read(is_own ? asked.own : asked.scopes);
  if (!scopes && !asked.scopes.empty()) {
    errors.push_back({is_own ? "own" : "scopes",
                      say(language, "We cannot read these words. One reads like patient/Observation.rs.")});
  }
  const std::int64_t days = daysOf(asked.days);
  if (days == 0) errors.push_back({"days", say(language, "Say for how long.")});
  if (!errors.empty()) return show(page, asked, errors);
  app::App app;
  app.person = page.person->person;
  app.account = page.visitor.account;
  app.name = asked.name;
  app.scopes = *scopes;
  if (asked.sees == "self" && app::seesProtected(*page.person)) app.role = "self";
  app.until.ms = page.home.clock().now().ms + days * kDayMs;
  const auto token = app::addApp(page.home, app);
  return token ? showToken(page, app, *token) : trouble(page, token.error());
}

}  // namespace baton::web
