#include "app/accounts/sign_in.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <set>
#include <thread>

#include "app/accounts/members.h"
#include "app/accounts/news.h"
#include "app/accounts/passwords.h"
#include "app/accounts/recovery_codes.h"
#include "app/accounts/settings.h"
#include "app/accounts/testing.h"
#include "app/accounts/totp.h"
#include "app/accounts/tries.h"
#include "crypto/totp.h"

namespace baton::app {
namespace {

using testing::kDay;
using testing::kHour;
using testing::kMinute;
using testing::kPassword;
using testing::kQuick;
using testing::TestHome;

TEST_CASE("the first account is made at this machine, once, and its password signs in") {
  TestHome home;
  CHECK_FALSE(isSetUp(*home).value());
  home.setUpAna();
  CHECK(isSetUp(*home).value());
  const Setup again{"ben", "Ben", kPassword, "", "", {}, ""};
  CHECK(setUp(*home, again, {"127.0.0.1", "localhost", false}, kQuick).error().code == ErrorCode::Conflict);
  const Visitor ana = home.signedIn(" ANA ");
  CHECK(ana.name == "Ana Ruiz");
  CHECK(ana.is_admin);
  CHECK(ana.is_stepped_up);
  REQUIRE(ana.people.size() == 1);
  CHECK(ana.people[0].relation == Relation::Self);
  CHECK(ana.people[0].name == "Ana Ruiz");
}

TEST_CASE("from elsewhere the set-up wants the code that the server printed") {
  TestHome home;
  Setup setup{"ana", "Ana", kPassword, "", "", {}, ""};
  for (const SetupPlace& place : {SetupPlace{"192.0.2.7", "localhost", false},
                                  {"127.0.0.1", "baton.example", false},
                                  {"127.0.0.1", "localhost", true},
                                  {"127.0.0.1", "127.0.0.1.evil.example", true}}) {
    CHECK(setUp(*home, setup, place, kQuick).error().code == ErrorCode::NotAllowed);
  }
  const std::string code = makeSetupCode(*home).value();
  setup.code = code;
  home.clock.pass(kDay);
  CHECK(setUp(*home, setup, {"192.0.2.7", "baton.example", false}, kQuick).error().code == ErrorCode::NotAllowed);
  setup.code = makeSetupCode(*home).value();
  std::transform(setup.code.begin(), setup.code.end(), setup.code.begin(), [](char c) { return std::tolower(c); });
  CHECK(setUp(*home, setup, {"192.0.2.7", "baton.example", false}, kQuick));
  CHECK(home->store().persons().value().size() == 1);
}

TEST_CASE("a failed set-up leaves no record behind") {
  TestHome home;
  const Setup setup{"ana", "Ana", "short", "", "", {}, ""};
  CHECK(setUp(*home, setup, {"127.0.0.1", "localhost", false}, kQuick).error().code == ErrorCode::BadInput);
  CHECK(home->store().persons().value().empty());
  CHECK_FALSE(isSetUp(*home).value());
}

TEST_CASE("a wrong password, a wrong name and a disabled account get the same answer") {
  TestHome home;
  const std::string ana = home.setUpAna();
  const auto wrong = signIn(*home, home.attempt("ana", "wrong password"), kQuick).value();
  const auto unknown = signIn(*home, home.attempt("nobody"), kQuick).value();
  CHECK(setActivity(*home, ana, Activity::Disabled));
  const auto disabled = signIn(*home, home.attempt("ana"), kQuick).value();
  for (const SignInAnswer& answer : {wrong, unknown, disabled}) {
    CHECK(answer.end == SignInEnd::Refused);
    CHECK(answer.session.empty());
    CHECK(answer.device.empty());
    CHECK(answer.wait_ms == 0);
  }
}

TEST_CASE("after ten tries each one waits longer, at most a hundred an hour, for names that exist or not") {
  for (const char* login : {"ana", "nobody"}) {
    CAPTURE(login);
    TestHome home;
    home.setUpAna();
    int tried = 0;
    int at_once = 0;
    for (std::int64_t passed = 0; passed < kHour; passed += 1000) {
      SignInTry attempt = home.attempt(login, "wrong password");
      attempt.client = "192.0.2." + std::to_string(passed / 1000 % 250);  // many addresses do not help
      while (signIn(*home, attempt, kQuick).value().end == SignInEnd::Refused) ++tried;
      if (passed == 0) at_once = tried;
      home.clock.pass(1000);
    }
    CHECK(at_once == 10);
    CHECK(tried > 60);
    CHECK(tried <= 100);
  }
}

TEST_CASE("one address that tries many names waits too") {
  TestHome home;
  home.setUpAna();
  int tried = 0;
  for (int i = 0; i < 60; ++i) {
    if (signIn(*home, home.attempt("name" + std::to_string(i)), kQuick).value().end == SignInEnd::Refused) ++tried;
  }
  CHECK(tried == 30);
}

TEST_CASE("guesses of others never keep a device out that has signed in before") {
  TestHome home;
  home.setUpAna();
  const auto known = signIn(*home, home.attempt("ana"), kQuick).value();
  for (int i = 0; i < 200; ++i) (void)signIn(*home, home.attempt("ana", "guess " + std::to_string(i)), kQuick);
  CHECK(signIn(*home, home.attempt("ana"), kQuick).value().end == SignInEnd::Wait);
  SignInTry own = home.attempt("ana");
  own.device = known.device;
  CHECK(signIn(*home, own, kQuick).value().end == SignInEnd::Done);
  // An invented device token is no known device, and a known one is for its account only.
  own.device = std::string(43, 'A');
  CHECK(signIn(*home, own, kQuick).value().end == SignInEnd::Wait);
  // The known device has a limit of its own.
  int tried = 0;
  for (int i = 0; i < 50; ++i) {
    SignInTry guess = home.attempt("ana", "wrong password");
    guess.device = known.device;
    if (signIn(*home, guess, kQuick).value().end == SignInEnd::Refused) ++tried;
  }
  CHECK(tried == 10);
}

TEST_CASE("200 guesses at the same moment are ten") {
  TestHome home;
  home.setUpAna();
  std::atomic<int> refused = 0;
  std::atomic<int> waited = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&, i] {
      Home own = home.another();
      for (int j = 0; j < 25; ++j) {
        SignInTry guess = home.attempt("ana", "guess");
        guess.client = "192.0.2." + std::to_string(i * 25 + j);
        const auto answer = signIn(own, guess, kQuick).value();
        if (answer.end == SignInEnd::Refused) ++refused;
        if (answer.end == SignInEnd::Wait) ++waited;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(refused == 10);
  CHECK(waited == 190);
}

TEST_CASE("a name that exists takes as long as one that does not") {
  TestHome home;
  home.setUpAna();
  // A cost that stands out of the disk's noise; medians of many pairs, in turn.
  constexpr crypto::PasswordCost kCost{1, std::size_t{1} << 20U};
  CHECK(setPassword(*home, findAccount(*home, "ana").value().id, kPassword, kCost));
  const auto timeOf = [&](const char* login) {
    home.clock.pass(kHour);
    const auto start = std::chrono::steady_clock::now();
    CHECK(signIn(*home, home.attempt(login, "wrong password"), kCost).value().end == SignInEnd::Refused);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  std::vector<double> known;
  std::vector<double> unknown;
  for (int i = 0; i < 100; ++i) {
    known.push_back(timeOf("ana"));
    unknown.push_back(timeOf("nobody"));
  }
  std::sort(known.begin(), known.end());
  std::sort(unknown.begin(), unknown.end());
  CHECK(known[50] / unknown[50] == doctest::Approx(1.0).epsilon(0.25));
}

TEST_CASE("a session ends when it is unused, and does not when it is used") {
  TestHome home;
  home.setUpAna();
  const std::string session = home.session("ana");
  for (int i = 0; i < 6; ++i) {
    home.clock.pass(14 * kMinute);
    CHECK(home.visitor(session).isSignedIn());
  }
  home.clock.pass(15 * kMinute + 1);
  CHECK_FALSE(home.visitor(session).isSignedIn());
}

TEST_CASE("a session ends after twelve hours, a kept one after thirty days") {
  TestHome home;
  home.setUpAna();
  const std::string session = home.session("ana");
  SignInTry kept = home.attempt("ana");
  kept.keeps_me = true;
  const std::string kept_session = signIn(*home, kept, kQuick).value().session;
  for (int i = 0; i < 71; ++i) {
    home.clock.pass(10 * kMinute);
    CHECK(home.visitor(session).isSignedIn());
  }
  home.clock.pass(10 * kMinute);
  CHECK_FALSE(home.visitor(session).isSignedIn());
  home.clock.pass(29 * kDay);
  CHECK(home.visitor(kept_session).isSignedIn());
  home.clock.pass(kDay);
  CHECK_FALSE(home.visitor(kept_session).isSignedIn());
}

TEST_CASE("the idle time is the account's own") {
  TestHome home;
  const std::string ana = home.setUpAna();
  CHECK(putSettings(*home, ana, {"es", "dark", 7}).error().code == ErrorCode::BadInput);
  CHECK(putSettings(*home, ana, {"es", "dark", 5}));
  const std::string session = home.session("ana");
  CHECK(home.visitor(session).language == "es");
  CHECK(home.visitor(session).theme == "dark");
  home.clock.pass(5 * kMinute + 1);
  CHECK_FALSE(home.visitor(session).isSignedIn());
}

TEST_CASE("signing in gives a new token and ends the old one: a planted one is worth nothing") {
  TestHome home;
  home.setUpAna();
  SignInTry attempt = home.attempt("ana");
  attempt.session = std::string(43, 'p');  // planted
  const std::string first = signIn(*home, attempt, kQuick).value().session;
  CHECK(first != attempt.session);
  CHECK_FALSE(home.visitor(attempt.session).isSignedIn());
  attempt.session = first;
  const std::string second = signIn(*home, attempt, kQuick).value().session;
  CHECK_FALSE(home.visitor(first).isSignedIn());
  CHECK(home.visitor(second).isSignedIn());
}

TEST_CASE("confirming gives a new token and holds ten minutes") {
  TestHome home;
  home.setUpAna();
  const std::string first = home.session("ana");
  home.clock.pass(10 * kMinute);
  const Visitor before = home.visitor(first);
  CHECK(before.isSignedIn());
  CHECK_FALSE(before.is_stepped_up);
  CHECK(confirmByPassword(*home, before, first, {"wrong password", "", "x"}).error().code == ErrorCode::NotAllowed);
  const std::string second = confirmByPassword(*home, before, first, {kPassword, "", "x"}).value();
  CHECK_FALSE(home.visitor(first).isSignedIn());
  CHECK(home.visitor(second).is_stepped_up);
  CHECK(home.visitor(second).csrf != before.csrf);
  home.clock.pass(10 * kMinute);
  CHECK_FALSE(home.visitor(second).is_stepped_up);
}

TEST_CASE("signing out: here, one device, all others") {
  TestHome home;
  home.setUpAna();
  std::vector<std::string> sessions;
  for (int i = 0; i < 4; ++i) sessions.push_back(home.session("ana"));
  const Visitor ana = home.visitor(sessions[0]);
  const auto listed = listSessions(*home, ana, sessions[0]).value();
  CHECK(listed.size() == 4);
  CHECK(std::count_if(listed.begin(), listed.end(), [](const auto& one) { return one.is_this; }) == 1);
  CHECK(signOut(*home, sessions[3]));
  CHECK_FALSE(home.visitor(sessions[3]).isSignedIn());
  CHECK(signOutDevice(*home, ana, home->store().accounts().item(store::ItemKind::Session, sessions[2]).value()->id));
  CHECK_FALSE(home.visitor(sessions[2]).isSignedIn());
  CHECK(signOutDevice(*home, ana, "00").error().code == ErrorCode::NotFound);
  CHECK(signOutOthers(*home, ana, sessions[0]));
  CHECK(home.visitor(sessions[0]).isSignedIn());
  CHECK_FALSE(home.visitor(sessions[1]).isSignedIn());
}

TEST_CASE("a changed password signs out everywhere else") {
  TestHome home;
  home.setUpAna();
  const std::string here = home.session("ana");
  const std::string there = home.session("ana");
  const Visitor ana = home.visitor(here);
  CHECK(changePassword(*home, ana, {"wrong password", "four green kettles", here, "", "x"}, kQuick).error().code ==
        ErrorCode::NotAllowed);
  CHECK(changePassword(*home, ana, {kPassword, "password123", here, "", "x"}, kQuick).error().code ==
        ErrorCode::BadInput);
  CHECK(home.visitor(there).isSignedIn());
  CHECK(changePassword(*home, ana, {kPassword, "four green kettles", here, "", "x"}, kQuick));
  CHECK(home.visitor(here).isSignedIn());
  CHECK_FALSE(home.visitor(there).isSignedIn());
  CHECK(signIn(*home, home.attempt("ana"), kQuick).value().end == SignInEnd::Refused);
  CHECK(signIn(*home, home.attempt("ana", "four green kettles"), kQuick).value().end == SignInEnd::Done);
}

TEST_CASE("a disabled account is out at the next request") {
  TestHome home;
  const std::string ana = home.setUpAna();
  const std::string session = home.session("ana");
  CHECK(setActivity(*home, ana, Activity::Disabled));
  CHECK_FALSE(home.visitor(session).isSignedIn());
}

std::string codeNow(TestHome& home, const Visitor& visitor) {
  const auto item = home->store().accounts().item(store::ItemKind::Totp, visitor.account).value();
  return crypto::totpCode(decodeTotp(item->content).value().secret, home.clock.now().ms / crypto::kTotpStepMs);
}

std::vector<std::string> enrol(TestHome& home, const Visitor& visitor) {
  const auto offer = offerTotp(*home, visitor).value();
  CHECK(offer.uri.find(offer.secret) != std::string::npos);
  CHECK(offerTotp(*home, visitor).value().secret == offer.secret);
  CHECK(confirmTotp(*home, visitor, "000000").error().code == ErrorCode::BadInput);
  const auto ticket = home->store().accounts().items(store::ItemKind::Ticket, visitor.account).value().at(0);
  const std::string secret = decodeTicket(ticket.content).value().subject;
  return confirmTotp(*home, visitor, crypto::totpCode(secret, home.clock.now().ms / crypto::kTotpStepMs)).value();
}

TEST_CASE("with an authenticator app the password alone opens nothing") {
  TestHome home;
  home.setUpAna();
  const Visitor ana = home.signedIn("ana");
  CHECK(enrol(home, ana).size() == 10);
  CHECK(hasTotp(*home, ana.account).value());
  home.clock.pass(kMinute);
  const auto answer = signIn(*home, home.attempt("ana"), kQuick).value();
  CHECK(answer.end == SignInEnd::NeedsCode);
  CHECK(answer.device.empty());
  CHECK_FALSE(home.visitor(answer.session).isSignedIn());
  CHECK(confirmSession(*home, answer.session).error().code == ErrorCode::NotAllowed);
  CHECK(signInCode(*home, {answer.session, "000000", "", ""}).value().end == SignInEnd::Refused);
  const std::string code = codeNow(home, ana);
  const auto done = signInCode(*home, {answer.session, code, "", ""}).value();
  CHECK(done.end == SignInEnd::Done);
  CHECK(home.visitor(done.session).isSignedIn());
  CHECK_FALSE(findSession(*home, answer.session).value().has_value());
  // The same code again.
  const auto second = signIn(*home, home.attempt("ana"), kQuick).value();
  CHECK(signInCode(*home, {second.session, code, "", ""}).value().end == SignInEnd::Refused);
  // A session that does not wait takes no code.
  CHECK(signInCode(*home, {done.session, codeNow(home, ana), "", ""}).value().end == SignInEnd::Refused);
}

TEST_CASE("waiting for a code ends after ten minutes, and codes cannot be guessed in numbers") {
  TestHome home;
  home.setUpAna();
  enrol(home, home.signedIn("ana"));
  const auto answer = signIn(*home, home.attempt("ana"), kQuick).value();
  int tried = 0;
  for (int i = 0; i < 200; ++i) {
    if (signInCode(*home, {answer.session, "12345" + std::to_string(i % 10), "", ""}).value().end == SignInEnd::Refused)
      ++tried;
  }
  CHECK(tried == 5);
  home.clock.pass(10 * kMinute);
  CHECK_FALSE(findSession(*home, answer.session).value().has_value());
}

TEST_CASE("a recovery code works once in place of the app") {
  TestHome home;
  home.setUpAna();
  const Visitor ana = home.signedIn("ana");
  const auto codes = enrol(home, ana);
  CHECK(std::set<std::string>(codes.begin(), codes.end()).size() == 10);
  std::string typed = codes[3];
  std::transform(typed.begin(), typed.end(), typed.begin(), [](char c) { return std::tolower(c); });
  const auto first = signIn(*home, home.attempt("ana"), kQuick).value();
  CHECK(signInCode(*home, {first.session, typed, "", ""}).value().end == SignInEnd::Done);
  CHECK(countRecoveryCodes(*home, ana).value() == 9);
  const auto second = signIn(*home, home.attempt("ana"), kQuick).value();
  CHECK(signInCode(*home, {second.session, codes[3], "", ""}).value().end == SignInEnd::Refused);
  CHECK(makeRecoveryCodes(*home, ana).value() != codes);
  CHECK(signInCode(*home, {second.session, codes[4], "", ""}).value().end == SignInEnd::Refused);
}

TEST_CASE("what guards an account wants a fresh confirmation") {
  TestHome home;
  home.setUpAna();
  Visitor ana = home.signedIn("ana");
  ana.is_stepped_up = false;
  CHECK(offerTotp(*home, ana).error().code == ErrorCode::NotAllowed);
  CHECK(confirmTotp(*home, ana, "123456").error().code == ErrorCode::NotAllowed);
  CHECK(dropTotp(*home, ana).error().code == ErrorCode::NotAllowed);
  CHECK(makeRecoveryCodes(*home, ana).error().code == ErrorCode::NotAllowed);
}

TEST_CASE("new passwords: long enough, not everybody's first idea, not the name") {
  for (const char* bad :
       {"short", "ninechars", "password12", "Password123!", "aaaaaaaaaaaa", "1234567890", "anaruiz1234"}) {
    CAPTURE(bad);
    CHECK(checkNewPassword(bad, "anaruiz").error().code == ErrorCode::BadInput);
  }
  for (const char* good : {"three blue teapots", "ñandú córdoba", "xk2!9vQp0z"})
    CHECK(checkNewPassword(good, "anaruiz"));
  CHECK(checkNewPassword(std::string(2000, 'a') + "b", "x").error().code == ErrorCode::BadInput);
}

TEST_CASE("the waiting times: free, then doubling to a minute, then the hour") {
  const Instant now{10 * kHour};
  std::vector<Instant> tries(9, now);
  CHECK(waitBefore(tries, {}, now) == 0);
  std::vector<std::int64_t> waits;
  for (int i = 0; i < 8; ++i) {
    tries.push_back(now);
    waits.push_back(waitBefore(tries, {}, now));
  }
  CHECK(waits == std::vector<std::int64_t>{1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000});
  CHECK(waitBefore(std::vector<Instant>(100, now), {}, now) == kHour);
}

TEST_CASE("a device is named after its browser, and nothing else of the header is kept") {
  CHECK(deviceName("Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0") == "Firefox · Android");
  CHECK(deviceName("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile "
                   "Safari/604.1") == "Safari · iPhone");
  CHECK(deviceName("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0") ==
        "Edge · Windows");
  CHECK(deviceName("<script>") == "");
}

TEST_CASE("a sign-in on a new device is news for the others, until it is seen, and keeps nobody out") {
  TestHome home;
  home.setUpAna();
  const SignInAnswer first = signIn(*home, home.attempt("ana"), kQuick).value();
  CHECK(home.visitor(first.session).news.empty());  // the first device: nobody to tell
  home.clock.pass(kMinute);
  SignInTry again = home.attempt("ana");
  again.device = first.device;
  CHECK(home.visitor(signIn(*home, again, kQuick).value().session).news.empty());
  SignInTry elsewhere = home.attempt("ana");
  elsewhere.user_agent = "Mozilla/5.0 (Android 14; Mobile) Firefox/140.0";
  const SignInAnswer second = signIn(*home, elsewhere, kQuick).value();
  CHECK(second.end == SignInEnd::Done);
  CHECK(home.visitor(second.session).news.empty());
  const Visitor told = home.visitor(first.session);
  REQUIRE(told.news.size() == 1);
  CHECK(told.news[0] == SignInNews{home.clock.now(), "Firefox · Android"});
  CHECK(forgetNews(*home, told.account));
  CHECK(home.visitor(first.session).news.empty());
  for (std::size_t i = 0; i < kMostNews + 3; ++i) {
    home.clock.pass(kMinute);
    home.session("ana");
  }
  CHECK(newsOf(*home, told.account).value().size() == kMostNews);
}

}  // namespace
}  // namespace baton::app
