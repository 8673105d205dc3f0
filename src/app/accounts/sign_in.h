// Signing in: password, then a code when the account has an authenticator app; confirming it later (step-up).
//
// Nobody learns whether a name has an account: an unknown name costs the same work, counts the same tries and gets the
// same answer as a wrong password (OWASP Authentication Cheat Sheet). Tries: app/accounts/tries.h.
#pragma once

#include <cstdint>
#include <string>

#include "app/home.h"
#include "app/visitor.h"
#include "crypto/password.h"

namespace baton::app {

enum class SignInEnd : std::uint8_t {
  Done,
  NeedsCode,  // the session waits for signInCode
  Refused,    // name, password or code do not fit; which one is not said
  Wait,       // too many tries; `wait_ms` until the next
};

struct SignInAnswer {
  SignInEnd end = SignInEnd::Refused;
  std::string session;  // new token for the session cookie; "" = unchanged
  std::string device;   // token for the device cookie; "" = unchanged
  std::int64_t wait_ms = 0;
  bool keeps_me = false;
};

struct SignInTry {
  std::string login;
  std::string password;
  bool keeps_me = false;
  std::string session;  // token the browser sent; replaced
  std::string device;   // device token the browser sent
  std::string client;   // address
  std::string user_agent;
};
Result<SignInAnswer> signIn(Home& home, const SignInTry& attempt, const crypto::PasswordCost& cost = {});

struct CodeTry {
  std::string session;  // the waiting one
  std::string code;     // of the authenticator app, or a recovery code
  std::string device;
  std::string user_agent;
};
Result<SignInAnswer> signInCode(Home& home, const CodeTry& attempt);

struct PasswordTry {
  std::string password;
  std::string device;
  std::string client;
};
// Of somebody signed in. Errors: NotAllowed when it is wrong, Conflict when there were too many tries.
Status checkOwnPassword(Home& home, const std::string& account, const PasswordTry& attempt);
// The new session token. Errors as above.
Result<std::string> confirmByPassword(Home& home, const Visitor& visitor, const std::string& session,
                                      const PasswordTry& attempt);

// The last step of every way to sign in: a full session, and a device that is known from now on.
struct SignInEndings {
  std::string account;
  bool keeps_me = false;
  std::string session;
  std::string device;
  std::string user_agent;
};
Result<SignInAnswer> finishSignIn(Home& home, const SignInEndings& endings);

}  // namespace baton::app
