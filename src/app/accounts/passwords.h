// Passwords: what a new one must be, changing it, and the names people sign in with.
//
// Length counts and nothing else: no rules about digits or signs, no forced changes (NIST SP 800-63B-4 §3.1.1.2); those
// everybody tries first are refused.
#pragma once

#include <string>

#include "app/home.h"
#include "app/visitor.h"
#include "crypto/password.h"

namespace baton::app {

constexpr std::size_t kLeastPassword = 10;  // characters

// As compared: case, accents and outer blanks do not matter.
std::string foldLogin(const std::string& login);
// Errors: BadInput in words for the field.
Status checkLogin(const std::string& login);
Status checkNewPassword(const std::string& password, const std::string& login);

struct PasswordChange {
  std::string old_password;
  std::string new_password;
  std::string session;  // stays signed in; all others are signed out
  std::string device;
  std::string client;
};
// Errors: NotAllowed for a wrong old password, BadInput for the new one; Conflict when there were too many tries.
Status changePassword(Home& home, const Visitor& visitor, const PasswordChange& change,
                      const crypto::PasswordCost& cost = {});
// By whoever runs the server: signs the account out everywhere.
Status setPassword(Home& home, const std::string& account, const std::string& password,
                   const crypto::PasswordCost& cost = {});

}  // namespace baton::app
