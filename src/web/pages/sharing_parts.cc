#include "web/pages/sharing_parts.h"

#include <algorithm>
#include <charconv>

#include "app/accounts/grants.h"
#include "app/consent_renewal.h"
#include "base/text.h"
#include "record/consent_terms.h"
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/entry_parts.h"
#include "web/pages/record_parts.h"
#include "web/pages/summary_request.h"

namespace baton::web::sharing {
namespace {

constexpr std::string_view kRoles[] = {"psychiatrist", "therapist", "primary-care", "telepsychiatry",
                                       "pharmacy",     "caregiver", "emergency"};
constexpr int kMostDays = 366;

// Those with an account and a grant of the person; empty where it cannot be told.
std::vector<app::Helper> helpersOf(Page& page) {
  auto helpers = app::listHelpers(page.home, page.visitor, page.person->person);
  if (!helpers) return {};
  std::erase_if(*helpers, [](const app::Helper& one) { return one.relation != app::Relation::Caregiver; });
  return std::move(*helpers);
}

// The lists that can be shared alone; any other set of types has no name of its own.
std::string listWords(Language language, const std::vector<std::string>& types) {
  const auto has = [&](std::string_view type) { return std::ranges::find(types, type) != types.end(); };
  if (has("MedicationRequest")) return say(language, "the list of medicines");
  if (has("AllergyIntolerance")) return say(language, "the list of allergies");
  if (has("Appointment")) return say(language, "visits to come");
  return "";
}

}  // namespace

bool isOwn(const Page& page) { return audienceOf(page).isSelf(); }

app::EnterRequest requestOf(const Page& page) {
  app::EnterRequest request = entry::request(page);
  request.author.kind = app::Author::Kind::Person;
  return request;
}

std::string readersText(const Page& page, const app::ConsentShown& one) {
  if (!one.role.empty()) return keeping::roleShown(page.language, one.role);
  return one.readers.empty() ? say(page.language, "Everybody") : join(one.readers, ", ");
}

std::string whatText(const Page& page, const app::ConsentShown& one) {
  const Language language = page.language;
  if (!one.facts.empty()) return sayf(language, "{} entries that you chose", static_cast<int>(one.facts.size()));
  if (one.is_emergency) return say(language, "everything but notes kept apart");
  if (one.classes.empty() && one.is_denial) return say(language, "anything");
  if (one.classes.empty()) {
    const std::string list = one.is_denial ? "" : listWords(language, one.types);
    return list.empty() ? say(language, "what they need to treat or help you") : list;
  }
  std::vector<std::string> names;
  for (const app::ClassChoice& choice : app::classChoices(language == Language::Spanish)) {
    if (std::ranges::find(one.classes, choice.name) != one.classes.end()) names.push_back(choice.shown);
  }
  return join(names, ", ");
}

std::vector<ChoiceGroup> readerChoices(Page& page, const std::vector<app::ReaderChoice>& readers) {
  const Language language = page.language;
  std::vector<ChoiceGroup> who(1);
  who[0].name = say(language, "Somebody of this record");
  who[0].choices.push_back({"", say(language, "Choose"), ""});  // nobody is let in because they stand first
  for (const app::ReaderChoice& reader : readers) who[0].choices.push_back({reader.key, reader.name, ""});
  ChoiceGroup helpers{say(language, "Helpers with an account"), {}};
  for (const app::Helper& helper : helpersOf(page)) {
    helpers.choices.push_back({std::string(record::kAccountReader) + helper.account, helper.name, ""});
  }
  if (!helpers.choices.empty()) who.push_back(std::move(helpers));
  ChoiceGroup roles{say(language, "Everybody in this role"), {}};
  for (const std::string_view role : kRoles) {
    roles.choices.push_back({std::string(role), keeping::roleShown(language, role), ""});
  }
  who.push_back(std::move(roles));
  return who;
}

bool readerInto(Page& page, app::forms::GrantForm& form) {
  const std::string to = page.request.field("to");
  if (to.starts_with(record::kAccountReader)) {
    for (const app::Helper& helper : helpersOf(page)) {
      if (to.substr(record::kAccountReader.size()) != helper.account) continue;
      form.reader = to;
      form.name = helper.name;
      return true;
    }
    return false;
  }
  const auto reader = app::findReader(page.home, page.person->person, to);
  if (!reader) return false;
  form.role = reader->role;
  form.reader = reader->key;
  form.name = reader->name;
  return true;
}

Html daysField(const Page& page) {
  const Language language = page.language;
  const std::string days = page.request.field("days");
  return selectField({.name = "days",
                      .label = say(language, "For how long?"),
                      .value = days.empty() ? "90" : days,
                      .hint = say(language, "After this it ends by itself. You can renew it or stop it at any time.")},
                     std::vector<Choice>{{"7", sayf(language, "{} days", 7), ""},
                                         {"30", sayf(language, "{} days", 30), ""},
                                         {"90", sayf(language, "{} days", 90), ""},
                                         {"365", say(language, "A year"), ""}});
}

int daysIn(const Request& request) {
  const std::string text = request.field("days");
  int days = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), days);
  const bool is_number = problem == std::errc() && end == text.data() + text.size();
  return is_number && days > 0 && days < kMostDays ? days : static_cast<int>(app::kGrantDays);
}

Html endingNotices(Page& page, const record::Disclosure& seen) {
  if (!isOwn(page)) return {};
  const Language language = page.language;
  Html notices;
  for (const app::ConsentShown& one : app::endingConsents(seen)) {
    Html inside = paragraph(sayf(language, "{0} may see: {1}.", readersText(page, one), whatText(page, one)));
    inside += paragraph(say(language, "You decide. Nobody else is told that it ends, or that you were asked."));
    const std::string path = page.about("/sharing/" + one.key.substr(one.key.find('/') + 1));
    Html buttons = buttonForm(page, path + "/renew", sayf(language, "Keep it for {} more days", app::kGrantDays));
    buttons += buttonForm(page, path + "/let-end", say(language, "Let it end"), Look::Quiet);
    inside += Html::element("div", {{"class", "buttons"}}, buttons);
    notices += notice(sayf(language, "Something you share ends on {}", shownDate(mannerOf(page), one.period.end)),
                      inside, Tone::Info);
  }
  const Instant now = page.home.clock().now();
  for (const app::Helper& helper : helpersOf(page)) {
    const std::int64_t reminder = app::kReminderDays * kDayMs;
    if (helper.until.ms - now.ms > reminder || helper.until.ms - helper.granted.ms <= reminder) continue;
    Html inside = paragraph(sayf(language, "{} has an account and can open this record.", helper.name));
    inside += Html::element("p", link(page.about("/helpers/" + helper.account), say(language, "Renew it or stop it")));
    notices += notice(sayf(language, "A helper's access ends on {}", shownDay(mannerOf(page), helper.until)), inside,
                      Tone::Info);
  }
  return notices;
}

Html emergencyNotices(const Page& page, const record::Disclosure& seen) {
  const Language language = page.language;
  Html notices;
  for (const app::ConsentShown& one : app::emergencyAccessIn(seen)) {
    Html inside = paragraph(sayf(language, "{0}, on {1}. Why: {2}", readersText(page, one),
                                 shownDate(mannerOf(page), one.given), one.condition));
    if (one.state == app::ConsentShown::State::InForce && isOwn(page)) {
      const std::string id = one.key.substr(one.key.find('/') + 1);
      inside += buttonForm(page, page.about("/sharing/" + id + "/end"), say(language, "End it now"), Look::Warning);
    }
    notices += notice(say(language, "Somebody used emergency access"), inside, Tone::Caution);
  }
  return notices;
}

}  // namespace baton::web::sharing
