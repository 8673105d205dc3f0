#include "app/accounts/passkeys.h"

#include <doctest/doctest.h>

#include "app/accounts/client_data.h"
#include "app/accounts/cookies.h"
#include "app/accounts/members.h"
#include "app/accounts/testing.h"
#include "builders/software_passkey.h"
#include "crypto/token.h"
#include "format/json.h"

namespace baton::app {
namespace {

using builders::SoftwarePasskey;
using crypto::toBase64Url;
using testing::kMinute;
using testing::TestHome;

const Site kSite = siteOf("baton.example:8443", true);

std::string clientData(const std::string& type, const std::string& options, const std::string& origin = kSite.origin) {
  json::Value value;
  value.set("type", type);
  value.set("challenge", json::parse(options).value()["challenge"].text());
  value.set("origin", origin);
  value.set("crossOrigin", false);
  return json::write(value);
}

std::string added(const SoftwarePasskey& phone, const std::string& client_data) {
  json::Value answer;
  answer.set("id", toBase64Url(phone.id));
  answer.set("clientDataJSON", toBase64Url(client_data));
  answer.set("attestationObject", toBase64Url(phone.attestationObject()));
  return json::write(answer);
}

std::string used(SoftwarePasskey& phone, const std::string& client_data) {
  const auto signed_by_phone = phone.answer(client_data);
  json::Value answer;
  answer.set("id", toBase64Url(phone.id));
  answer.set("clientDataJSON", toBase64Url(client_data));
  answer.set("authenticatorData", toBase64Url(signed_by_phone.authenticator_data));
  answer.set("signature", toBase64Url(signed_by_phone.signature));
  return json::write(answer);
}

struct WithPasskey {
  TestHome home;
  Visitor ana;
  std::string session;
  SoftwarePasskey phone{kSite.rp_id};

  WithPasskey() {
    home.setUpAna();
    session = home.session("ana");
    ana = home.visitor(session);
    const std::string options = offerPasskey(*home, ana, kSite).value();
    CHECK(addPasskey(*home, ana, kSite, added(phone, clientData("webauthn.create", options)), "Firefox/1"));
  }
  Result<SignInAnswer> signInWith(const std::string& answer) {
    return signInByPasskey(*home, kSite, {answer, "", "", "192.0.2.7", ""});
  }
};

TEST_CASE("a passkey is added and signs in without name and password") {
  WithPasskey with;
  const auto listed = listPasskeys(*with.home, with.ana).value();
  REQUIRE(listed.size() == 1);
  CHECK(listed[0].name == "Firefox");
  const std::string options = askForPasskey(*with.home, kSite).value();
  CHECK(options.find("\"allowCredentials\":[]") != std::string::npos);
  const auto answer = with.signInWith(used(with.phone, clientData("webauthn.get", options))).value();
  CHECK(answer.end == SignInEnd::Done);
  CHECK(with.home.visitor(answer.session).account == with.ana.account);
}

TEST_CASE("a challenge works once, for five minutes, for what it was made for") {
  WithPasskey with;
  const std::string options = askForPasskey(*with.home, kSite).value();
  const std::string answer = used(with.phone, clientData("webauthn.get", options));
  CHECK(with.signInWith(answer));
  CHECK(with.signInWith(answer).error().code == ErrorCode::NotAllowed);
  const std::string old = askForPasskey(*with.home, kSite).value();
  with.home.clock.pass(5 * kMinute);
  CHECK_FALSE(with.signInWith(used(with.phone, clientData("webauthn.get", old))));
  const std::string own = askOwnPasskey(*with.home, with.ana, kSite).value();
  CHECK_FALSE(with.signInWith(used(with.phone, clientData("webauthn.get", own))));
  CHECK_FALSE(with.signInWith(used(with.phone, clientData("webauthn.get", R"({"challenge":"invented"})"))));
}

TEST_CASE("another site, another type and another key are refused") {
  WithPasskey with;
  const auto options = [&] { return askForPasskey(*with.home, kSite).value(); };
  CHECK_FALSE(with.signInWith(used(with.phone, clientData("webauthn.get", options(), "https://baton.example"))));
  CHECK_FALSE(with.signInWith(used(with.phone, clientData("webauthn.create", options()))));
  SoftwarePasskey thief(kSite.rp_id);
  CHECK_FALSE(with.signInWith(used(thief, clientData("webauthn.get", options()))));
  thief.id = "credential-unknown";
  CHECK_FALSE(with.signInWith(used(thief, clientData("webauthn.get", options()))));
  CHECK(setActivity(*with.home, with.ana.account, Activity::Disabled));
  CHECK_FALSE(with.signInWith(used(with.phone, clientData("webauthn.get", options()))));
}

TEST_CASE("a key belongs to one account") {
  WithPasskey with;
  const std::string options = offerPasskey(*with.home, with.ana, kSite).value();
  CHECK(options.find(toBase64Url(with.phone.id)) != std::string::npos);
  CHECK(addPasskey(*with.home, with.ana, kSite, added(with.phone, clientData("webauthn.create", options)), "")
            .error()
            .code == ErrorCode::NotAllowed);
}

TEST_CASE("confirming with a passkey: one's own only, and the token is new") {
  WithPasskey with;
  const std::string options = askOwnPasskey(*with.home, with.ana, kSite).value();
  const std::string answer = used(with.phone, clientData("webauthn.get", options));
  Visitor other = with.ana;
  other.account = "a0";
  CHECK_FALSE(confirmByPasskey(*with.home, other, kSite, {answer, with.session, "", "", ""}));
  const std::string again = askOwnPasskey(*with.home, with.ana, kSite).value();
  const auto renewed = confirmByPasskey(
      *with.home, with.ana, kSite, {used(with.phone, clientData("webauthn.get", again)), with.session, "", "", ""});
  REQUIRE(renewed);
  CHECK_FALSE(with.home.visitor(with.session).isSignedIn());
  CHECK(with.home.visitor(*renewed).is_stepped_up);
}

TEST_CASE("a passkey is removed by its owner after confirming") {
  WithPasskey with;
  const std::string id = listPasskeys(*with.home, with.ana).value().at(0).id;
  Visitor stale = with.ana;
  stale.is_stepped_up = false;
  CHECK(dropPasskey(*with.home, stale, id).error().code == ErrorCode::NotAllowed);
  Visitor other = with.ana;
  other.account = "a0";
  CHECK(dropPasskey(*with.home, other, id).error().code == ErrorCode::NotFound);
  CHECK(dropPasskey(*with.home, with.ana, id));
  CHECK_FALSE(with.signInWith(used(with.phone, clientData("webauthn.get", askForPasskey(*with.home, kSite).value()))));
}

TEST_CASE("what a browser sends is read with limits") {
  for (const std::string& bad :
       {std::string(), std::string("[]"), std::string("{}"), std::string(R"({"id":"=","clientDataJSON":"e30"})"),
        std::string(R"({"id":5,"clientDataJSON":"e30"})"), std::string(R"({"id":"aa"})"), std::string(100'000, ' '),
        std::string(1000, '[')}) {
    CHECK(readBrowserAnswer(bad).error().code == ErrorCode::BadInput);
  }
  CHECK(readClientData(R"({"type":"t","origin":"o","challenge":"c","crossOrigin":true})", "t", "o").error().code ==
        ErrorCode::NotAllowed);
  CHECK(readClientData(R"({"type":"t","origin":"o","challenge":"c"})", "t", "o").value() == "c");
}

TEST_CASE("the site is the Host header's, its name without the port") {
  CHECK(siteOf("localhost:8080", false).origin == "http://localhost:8080");
  CHECK(siteOf("localhost:8080", false).rp_id == "localhost");
  CHECK(siteOf("baton.example", true).rp_id == "baton.example");
  CHECK(siteOf("[::1]:8080", false).rp_id == "[::1]");
}

TEST_CASE("cookies: names by transport, values only tokens") {
  const std::string token(43, 'a');
  CHECK(sessionCookie(token, 0, Transport::Secure) ==
        "__Host-baton=" + token + "; Path=/; HttpOnly; SameSite=Lax; Secure");
  CHECK(sessionCookie(token, 60, Transport::Plain) ==
        "baton=" + token + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=60");
  CHECK(sessionCookie("", 0, Transport::Secure) == "__Host-baton=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0");
  CHECK(readCookies({{"__Host-baton", token}}, Transport::Secure).session == token);
  CHECK(readCookies({{"baton", token}}, Transport::Secure).session.empty());
  CHECK(readCookies({{"__Host-baton", token}}, Transport::Plain).session.empty());
  CHECK(readCookies({{"baton", token}, {"baton-device", token + "x"}}, Transport::Plain).device.empty());
  CHECK(readCookies({{"baton", std::string(43, ';')}}, Transport::Plain).session.empty());
}

}  // namespace
}  // namespace baton::app
