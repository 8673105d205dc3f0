// consent: who may know what of a record: list, grant, refuse, withdraw, confirm, emergency access.
#include <charconv>
#include <iostream>

#include "app/consent_renewal.h"
#include "app/consents.h"
#include "app/release.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/consent_shown.h"
#include "cli/entered.h"
#include "cli/opened.h"

namespace baton::cli {
namespace {

using State = app::ConsentShown::State;

constexpr std::string_view kWords =
    "list | classes | grant | refuse | renew KEY | withdraw KEY | confirm KEY | form KEY | emergency";

std::vector<std::string> wordsOf(const Arguments& arguments, const std::string& option) {
  std::vector<std::string> words;
  const std::string list = arguments.option(option);
  for (const std::string_view part : split(list, ',')) {
    const std::string word(trim(part));
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

Result<std::string> untilOf(const Arguments& arguments, Console& console) {
  if (!arguments.has("--days")) return arguments.option("--until");
  const std::string text = arguments.option("--days");
  int days = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), days);
  if (problem != std::errc() || end != text.data() + text.size() || days < 1 || days > 3660) {
    return fail(ErrorCode::BadUsage, "--days wants a number of days, like 90.");
  }
  return toIsoDate(Instant{console.clock.now().ms + days * kDayMs});
}

Result<int> list(const Arguments& arguments, Console& console, Opened& opened) {
  BATON_TRY(const auto consents, app::listConsents(opened.home, opened.person));
  const bool is_all = arguments.has("--all");
  const Instant now = console.clock.now();
  const auto endingText = [&](const app::ConsentShown& one) {
    const bool may_end = one.state == State::InForce && !one.is_denial && !one.is_emergency && !one.period.end.empty();
    if (!may_end || one.period.end.last().ms - now.ms > app::kReminderDays * kDayMs) return std::string();
    return "\n    To keep it longer: baton consent renew " + one.key;
  };
  json::Value answers = json::Value::array();
  std::size_t shown = 0;
  for (const app::ConsentShown& one : consents) {
    const bool is_past = one.state == State::Ended || one.state == State::Over;
    if (is_past && !is_all) continue;
    ++shown;
    if (arguments.is_json) {
      answers.push(consentJson(one));
    } else {
      console.out << consentText(one) << endingText(one) << "\n";
    }
  }
  if (arguments.is_json) answer(console, answers);
  if (!arguments.is_json && shown == 0) {
    console.out << "No permission and no refusal is written down. Who treats the person sees what treatment needs; "
                   "caregivers and others get no update.\n";
  }
  return kDone;
}

int classes(const Arguments& arguments, Console& console) {
  json::Value answers = json::Value::array();
  for (const app::ClassChoice& one : app::classChoices(false)) {
    if (!arguments.is_json) {
      console.out << one.name << "  " << one.holds << (one.stands_alone ? " (alone, never with others)" : "") << "\n";
      continue;
    }
    json::Value value;
    value.set("class", one.name);
    value.set("name", one.shown);
    value.set("holds", one.holds);
    value.set("alone", one.stands_alone);
    answers.push(std::move(value));
  }
  if (arguments.is_json) answer(console, answers);
  return kDone;
}

Result<int> grant(const Arguments& arguments, Console& console, Opened& opened, bool is_denial) {
  if (!arguments.has("--to")) return fail(ErrorCode::BadUsage, "Say who it is for: --to ROLE or --to NAME.");
  BATON_TRY(const auto reader, app::findReader(opened.home, opened.person, arguments.option("--to")));
  app::forms::GrantForm form;
  form.role = reader.role;
  form.reader = reader.key;
  form.name = reader.name;
  form.is_denial = is_denial;
  form.classes = wordsOf(arguments, "--classes");
  form.types = wordsOf(arguments, "--types");
  form.facts = wordsOf(arguments, "--facts");
  form.purpose = arguments.option("--purpose");
  form.direction = arguments.option("--direction", "to");
  form.since = arguments.option("--since");
  form.condition = arguments.option("--condition");
  BATON_TRY(form.until, untilOf(arguments, console));
  BATON_TRY(const auto saved,
            app::grantConsent(opened.home, requestFrom(arguments, opened.person), {}, std::move(form)));
  printSaved(saved, arguments, console);
  return kDone;
}

// By the key of a Consent, or everything that one reader has now.
Result<int> withdraw(const Arguments& arguments, Console& console, Opened& opened) {
  std::vector<std::string> keys(arguments.words.begin() + 1, arguments.words.end());
  if (keys.empty() == !arguments.has("--to")) {
    return fail(ErrorCode::BadUsage, "Write: consent withdraw Consent/ID, or consent withdraw --to ROLE or NAME.");
  }
  if (keys.empty()) {
    BATON_TRY(const auto reader, app::findReader(opened.home, opened.person, arguments.option("--to")));
    BATON_TRY(const auto consents, app::listConsents(opened.home, opened.person));
    for (const app::ConsentShown& one : consents) {
      const bool is_theirs =
          reader.role.empty() ? one.role.empty() && one.readers == std::vector{reader.name} : one.role == reader.role;
      const bool stands = one.state == State::InForce || one.state == State::NotYet;
      if (is_theirs && stands && !one.is_denial) keys.push_back(one.key);
    }
    if (keys.empty()) return fail(ErrorCode::NotFound, "There is nothing to withdraw from them.");
  }
  for (const std::string& key : keys) {
    BATON_TRY(const auto saved, app::endConsent(opened.home, requestFrom(arguments, opened.person), {}, key));
    printSaved(saved, arguments, console);
  }
  return kDone;
}

Result<int> renew(const Arguments& arguments, Console& console, Opened& opened) {
  if (arguments.words.size() != 2) return fail(ErrorCode::BadUsage, "Write: consent renew Consent/ID [--days N].");
  BATON_TRY(const std::string until, untilOf(arguments, console));
  BATON_TRY(const auto saved,
            app::renewConsent(opened.home, requestFrom(arguments, opened.person), {}, arguments.words[1], until));
  printSaved(saved, arguments, console);
  return kDone;
}

Result<int> confirm(const Arguments& arguments, Console& console, Opened& opened) {
  if (arguments.words.size() != 2) return fail(ErrorCode::BadUsage, "Write: consent confirm Consent/ID.");
  BATON_TRY(const auto saved,
            app::confirmConsent(opened.home, requestFrom(arguments, opened.person), {}, arguments.words[1]));
  printSaved(saved, arguments, console);
  return kDone;
}

// The authorization to sign: HTML, or PDF with --format pdf.
Result<int> form(const Arguments& arguments, Console& console, Opened& opened) {
  if (arguments.words.size() != 2) return fail(ErrorCode::BadUsage, "Write: consent form Consent/ID.");
  const std::string format = arguments.option("--format", "html");
  const std::string paper = arguments.option("--paper", "letter");
  const std::string language = arguments.option("--language", "en");
  if (format != "html" && format != "pdf") return fail(ErrorCode::BadUsage, "--format is html or pdf.");
  if (paper != "letter" && paper != "a4") return fail(ErrorCode::BadUsage, "--paper is letter or a4.");
  if (language != "en" && language != "es") return fail(ErrorCode::BadUsage, "--language is en or es.");
  BATON_TRY(const auto content,
            app::releaseForm(opened.home, opened.person,
                             {arguments.words[1], format == "pdf",
                              paper == "a4" ? outbound::Paper::A4 : outbound::Paper::Letter, language}));
  BATON_CHECK(deliver(arguments, console, content, format == "pdf"));
  return kDone;
}

Result<int> emergency(const Arguments& arguments, Console& console, Opened& opened) {
  if (!arguments.has("--to") || !arguments.has("--reason")) {
    return fail(ErrorCode::BadUsage, "Write: consent emergency --to ROLE or NAME --reason WHY. The person is told.");
  }
  BATON_TRY(const auto reader, app::findReader(opened.home, opened.person, arguments.option("--to")));
  BATON_TRY(const auto saved,
            app::giveEmergencyAccess(opened.home, requestFrom(arguments, opened.person), {},
                                     {reader.role, reader.key, reader.name, arguments.option("--reason")}));
  if (!arguments.is_json) console.out << "Open for four hours. The person is told, and it is on the access log.\n";
  printSaved(saved, arguments, console);
  return kDone;
}

}  // namespace

Result<int> runConsent(const Arguments& arguments, Console& console) {
  const std::string what = arguments.words.empty() ? "list" : arguments.words.front();
  if (what == "classes") return classes(arguments, console);
  const bool takes_more = what == "withdraw" || what == "renew" || what == "confirm" || what == "form";
  if (arguments.words.size() > 1 && !takes_more) {
    return fail(ErrorCode::BadUsage, "Write: consent " + std::string(kWords));
  }
  BATON_TRY(auto opened, openFor(arguments, console));
  if (what == "list") return list(arguments, console, opened);
  if (what == "grant") return grant(arguments, console, opened, false);
  if (what == "refuse") return grant(arguments, console, opened, true);
  if (what == "withdraw") return withdraw(arguments, console, opened);
  if (what == "renew") return renew(arguments, console, opened);
  if (what == "confirm") return confirm(arguments, console, opened);
  if (what == "form") return form(arguments, console, opened);
  if (what == "emergency") return emergency(arguments, console, opened);
  return fail(ErrorCode::BadUsage, "Write: consent " + std::string(kWords));
}

}  // namespace baton::cli
