#include <termios.h>
#include <unistd.h>

#include <iostream>

#include "app/accounts/access.h"
#include "app/accounts/link.h"
#include "app/accounts/members.h"
#include "app/accounts/passwords.h"
#include "app/people.h"
#include "base/text.h"
#include "cli/commands.h"

namespace baton::cli {
namespace {

// While it lives the terminal does not show what is typed. Nothing happens when standard input is no terminal.
class Unseen {
 public:
  Unseen() : is_terminal_(::tcgetattr(STDIN_FILENO, &before_) == 0) {
    if (!is_terminal_) return;
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
  }
  ~Unseen() {
    if (is_terminal_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }
  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;
  bool isTerminal() const { return is_terminal_; }

 private:
  termios before_{};
  bool is_terminal_;
};

Result<std::string> readPassword(Console& console) {
  const Unseen unseen;
  const auto ask = [&](const char* prompt) {
    if (unseen.isTerminal()) console.err << prompt << std::flush;
    std::string line;
    std::getline(console.in, line);
    if (unseen.isTerminal()) console.err << "\n";
    return line;
  };
  std::string password = ask("New password: ");
  if (unseen.isTerminal() && ask("The same again: ") != password) {
    return fail(ErrorCode::BadUsage, "The two passwords differ. Nothing was changed.");
  }
  return password;
}

Result<int> done(const Arguments& arguments, Console& console, const app::AccountSummary& account,
                 const std::string& sentence) {
  if (arguments.is_json) {
    json::Value value;
    value.set("account", account.id);
    value.set("login", account.login);
    answer(console, value);
  } else {
    console.out << sentence << "\n";
  }
  return kDone;
}

Result<int> list(app::Home& home, const Arguments& arguments, Console& console) {
  BATON_TRY(const auto accounts, app::listAccounts(home));
  json::Value values = json::Value::array();
  for (const app::AccountSummary& account : accounts) {
    json::Value value;
    value.set("account", account.id);
    value.set("login", account.login);
    value.set("name", account.name);
    value.set("admin", account.is_admin);
    value.set("disabled", account.is_disabled);
    values.push(std::move(value));
    if (arguments.is_json) continue;
    console.out << account.login << "  " << account.name << (account.is_admin ? ", runs the server" : "")
                << (account.is_disabled ? ", disabled" : "") << "\n";
  }
  if (arguments.is_json) answer(console, values);
  if (accounts.empty() && !arguments.is_json) console.out << "There are no accounts yet.\n";
  return kDone;
}

Status linkTo(app::Home& home, const std::string& account, const record::PersonId& person, const Arguments& arguments) {
  const app::Relation relation = app::relationFrom(arguments.option("--relation", "self"));
  const std::string may = arguments.option("--may", "log");
  std::vector<std::string> scopes;
  for (const std::string_view scope : split(may, ',')) scopes.emplace_back(trim(scope));
  return app::linkAccount(home, account, person, relation, scopes);
}

Result<int> link(app::Home& home, const Arguments& arguments, Console& console) {
  BATON_TRY(const auto account, app::findAccount(home, arguments.words[1]));
  if (arguments.person.empty()) return fail(ErrorCode::BadUsage, "Say whose record it opens with --person.");
  BATON_TRY(const auto person, app::choosePerson(home, arguments.person));
  BATON_CHECK(linkTo(home, account.id, person, arguments));
  return done(arguments, console, account, "The account " + account.login + " opens this record.");
}

Result<int> add(app::Home& home, const Arguments& arguments, Console& console) {
  record::PersonId person;
  if (!arguments.person.empty()) {
    BATON_TRY(person, app::choosePerson(home, arguments.person));
  }
  if (person.empty() && !arguments.has("--admin")) {
    return fail(ErrorCode::BadUsage, "Say whose record it opens with --person, or --admin for one that opens none.");
  }
  BATON_TRY(const std::string password, readPassword(console));
  const std::string& login = arguments.words[1];
  const app::NewMember member{login, arguments.option("--name", login), password, "", ""};
  // Somebody else's record: the account first, then the access that is theirs to take back.
  const bool is_own = arguments.option("--relation", "self") == "self";
  BATON_TRY(const std::string id,
            app::addAccount(home, member, is_own ? person : record::PersonId(), arguments.has("--admin")));
  if (!is_own && !person.empty()) BATON_CHECK(linkTo(home, id, person, arguments));
  return done(arguments, console, {id, app::foldLogin(login), member.name, false, false},
              "The account " + app::foldLogin(login) + " was made.");
}

Result<int> change(app::Home& home, const Arguments& arguments, Console& console) {
  const std::string& action = arguments.words[0];
  BATON_TRY(const auto account, app::findAccount(home, arguments.words[1]));
  if (action == "password") {
    BATON_TRY(const std::string password, readPassword(console));
    BATON_CHECK(app::setPassword(home, account.id, password));
    return done(arguments, console, account, "The password was changed; all devices are signed out.");
  }
  if (action == "one-step") {
    BATON_CHECK(app::dropSecondStep(home, account.id));
    return done(arguments, console, account, "Authenticator app, recovery codes and passkeys were removed.");
  }
  const bool disables = action == "disable";
  BATON_CHECK(app::setActivity(home, account.id, disables ? app::Activity::Disabled : app::Activity::Enabled));
  return done(arguments, console, account,
              disables ? "The account cannot sign in any more." : "The account can sign in.");
}

Result<int> region(app::Home& home, const Arguments& arguments, Console& console) {
  BATON_CHECK(app::setRegion(home, arguments.words[1]));
  BATON_TRY(const auto ages, app::minorAges(home));
  console.out << "Ages of " << ages.region << ": some parts are a young person's own from " << ages.limits_from
              << ", nobody manages the record from " << ages.adult_from << " on.\n";
  return kDone;
}

}  // namespace

Result<int> runAccount(const Arguments& arguments, Console& console) {
  const std::string& action = arguments.words.front();
  BATON_TRY(auto home, app::Home::open(console.places, console.clock, console.random));
  if (action == "list" && arguments.words.size() == 1) return list(home, arguments, console);
  if (arguments.words.size() == 2) {
    if (action == "add") return add(home, arguments, console);
    if (action == "link") return link(home, arguments, console);
    if (action == "region") return region(home, arguments, console);
    for (const char* known : {"password", "disable", "enable", "one-step"}) {
      if (action == known) return change(home, arguments, console);
    }
  }
  return fail(ErrorCode::BadUsage,
              "Write: account list, account add NAME --person WHO, account link NAME --person WHO --relation "
              "caregiver, account password|disable|enable|one-step NAME, or "
              "account region US-CA");
}

}  // namespace baton::cli
