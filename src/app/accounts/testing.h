// For tests: a home in a folder of its own, a clock that is moved by hand, quick passwords, and people who signed in.
#pragma once

#include <doctest/doctest.h>

#include <atomic>
#include <memory>
#include <string>

#include "app/accounts/sessions.h"
#include "app/accounts/setup.h"
#include "app/accounts/sign_in.h"
#include "crypto/system_random.h"
#include "crypto/totp.h"
#include "store/test_folder.h"

namespace baton::app::testing {

class MovedClock final : public Clock {
 public:
  Instant now() override { return Instant{ms_.load()}; }
  void pass(std::int64_t ms) { ms_ += ms; }

 private:
  std::atomic<std::int64_t> ms_ = 1'800'000'000'000;  // 2027-01-15
};

constexpr std::int64_t kMinute = 60'000;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
constexpr crypto::PasswordCost kQuick{1, std::size_t{8} << 10U};
constexpr const char* kPassword = "three blue teapots";

class TestHome {
 public:
  TestHome() : home_(std::make_unique<Home>(Home::create(places(), clock, random).value())) {}

  Home& operator*() { return *home_; }
  Home* operator->() { return home_.get(); }
  Places places() const { return {folder_.path("data"), folder_.path("config"), ""}; }
  Home another() { return Home::open(places(), clock, random).value(); }

  // The first account, which runs the server.
  std::string setUpAna() {
    const Setup setup{"ana", "Ana Ruiz", kPassword, "1990-05-31", "", {}, ""};
    return setUp(*home_, setup, {"127.0.0.1", "localhost:8080", false}, kQuick).value();
  }
  SignInTry attempt(const std::string& login, const std::string& password = kPassword) const {
    SignInTry made;
    made.login = login;
    made.password = password;
    made.client = "192.0.2.7";
    return made;
  }
  // What an authenticator app with this secret shows now.
  std::string codeNow(const std::string& secret) {
    return crypto::totpCode(secret, clock.now().ms / crypto::kTotpStepMs);
  }
  // The session of a sign-in that must work.
  std::string session(const std::string& login) {
    const auto answer = signIn(*home_, attempt(login), kQuick).value();
    REQUIRE(answer.end == SignInEnd::Done);
    return answer.session;
  }
  Visitor visitor(const std::string& session) { return visitorFor(*home_, session).value(); }
  Visitor signedIn(const std::string& login) { return visitor(session(login)); }

 private:
  store::TestFolder folder_;

 public:
  MovedClock clock;
  crypto::SystemRandom random;

 private:
  std::unique_ptr<Home> home_;
};

}  // namespace baton::app::testing
