// First run: the first account, made by whoever sits at this machine or reads the server's own output. There is no
// default password.
#pragma once

#include <map>
#include <string>

#include "app/home.h"
#include "crypto/password.h"

namespace baton::app {

Result<bool> isSetUp(Home& home);  // there is an account
// A code that allows the set-up from anywhere, for a day; the server prints it at its start while nobody is set up.
Result<std::string> makeSetupCode(Home& home);

// Where a request comes from, as far as the set-up must know.
struct SetupPlace {
  std::string client;         // address
  std::string host;           // Host header
  bool is_forwarded = false;  // through a proxy: its address says nothing
};
// True at this machine's own browser.
bool isAtThisMachine(const SetupPlace& place);

struct Setup {
  std::string login;
  std::string name;  // of the person, shown
  std::string password;
  std::string born;  // FHIR date, may be ""
  std::string sex;
  record::PersonId existing;  // a record that is here already; empty = a new one
  std::string code;
};
// Makes account, record and grant "self"; the account runs the server. Answers the account.
// Errors: NotAllowed (not at this machine and no right code), Conflict (set up already, or too many codes tried),
// BadInput.
Result<std::string> setUp(Home& home, const Setup& setup, const SetupPlace& place,
                          const crypto::PasswordCost& cost = {});

}  // namespace baton::app
