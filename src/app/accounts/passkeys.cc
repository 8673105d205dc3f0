#include "app/accounts/passkeys.h"

#include "app/accounts/client_data.h"
#include "app/accounts/needs.h"
#include "app/accounts/sessions.h"
#include "app/accounts/tickets.h"
#include "app/accounts/tries.h"
#include "crypto/token.h"
#include "format/json.h"

namespace baton::app {
namespace {

using store::ItemKind;

constexpr std::int64_t kChallengeMs = std::int64_t{5} * 60 * 1000;
constexpr int kTimeoutMs = 300'000;
constexpr TryLimit kPerClient{30, 300};
constexpr const char* kRegister = "register";
constexpr const char* kSignIn = "sign-in";
constexpr const char* kConfirm = "confirm";

tl::unexpected<Error> refused() {
  return fail(ErrorCode::NotAllowed, "This passkey could not be checked. Please try again, or use your password.");
}

Result<std::string> makeChallenge(Home& home, const std::string& account, const char* purpose) {
  std::string challenge = crypto::randomToken(home.random());
  BATON_CHECK(putTicket(home, challenge, {account, {TicketUse::Challenge, purpose, {}, "", {}, 0}}, kChallengeMs));
  return challenge;
}

// Gone after the first look, whatever comes of it.
Status takeChallenge(Home& home, const std::string& challenge, const std::string& account, std::string_view purpose) {
  BATON_TRY(const auto ticket, takeTicket(home, TicketUse::Challenge, challenge));
  if (!ticket || ticket->account != account || ticket->row.subject != purpose) return refused();
  return {};
}

Result<json::Value> ownCredentials(Home& home, const std::string& account) {
  BATON_TRY(const auto items, home.store().accounts().items(ItemKind::Passkey, account));
  json::Value list = json::Value::array();
  for (const store::Item& item : items) {
    BATON_TRY(const PasskeyRow row, decodePasskey(item.content));
    json::Value one;
    one.set("type", "public-key");
    one.set("id", crypto::toBase64Url(row.credential.id));
    list.push(std::move(one));
  }
  return list;
}

json::Value keyTypes() {
  json::Value list = json::Value::array();
  for (const int algorithm : {-7, -8, -257}) {  // ES256, EdDSA, RS256 (IANA COSE Algorithms)
    json::Value one;
    one.set("type", "public-key");
    one.set("alg", algorithm);
    list.push(std::move(one));
  }
  return list;
}

std::string requestFor(const Site& site, const std::string& challenge, json::Value credentials) {
  json::Value options;
  options.set("challenge", challenge);
  options.set("rpId", site.rp_id);
  options.set("timeout", kTimeoutMs);
  options.set("userVerification", "required");
  options.set("allowCredentials", std::move(credentials));
  return json::write(options);
}

// The account whose key signed this, with the key's counter moved on.
Result<std::string> checkAnswer(Home& home, const Site& site, const std::string& text, const std::string& account,
                                std::string_view purpose) {
  BATON_TRY(const BrowserAnswer answer, readBrowserAnswer(text));
  BATON_TRY(const std::string challenge, readClientData(answer.client_data, "webauthn.get", site.origin));
  BATON_CHECK(takeChallenge(home, challenge, account, purpose));
  store::AccountStore& accounts = home.store().accounts();
  std::string owner;
  BATON_CHECK(accounts.atomically([&]() -> Status {
    BATON_TRY(const auto item, accounts.item(ItemKind::Passkey, answer.credential));
    if (!item || (!account.empty() && item->account != account)) return refused();
    BATON_TRY(PasskeyRow row, decodePasskey(item->content));
    BATON_TRY(row.credential.sign_count,
              crypto::checkPasskey(row.credential,
                                   {answer.authenticator_data, answer.signature, crypto::sha256(answer.client_data)},
                                   site.rp_id));
    row.used = home.clock().now();
    owner = item->account;
    return accounts.putItem(ItemKind::Passkey, answer.credential, {owner, store::kNever, encode(row), ""});
  }));
  return owner;
}

}  // namespace

Site siteOf(const std::string& host, bool is_secure) {
  const std::string name = host.starts_with('[') ? host.substr(0, host.find(']') + 1) : host.substr(0, host.find(':'));
  return {(is_secure ? "https://" : "http://") + host, name};
}

Result<std::string> offerPasskey(Home& home, const Visitor& visitor, const Site& site) {
  BATON_CHECK(needStepUp(visitor));
  BATON_TRY(const std::string challenge, makeChallenge(home, visitor.account, kRegister));
  BATON_TRY(json::Value held, ownCredentials(home, visitor.account));
  json::Value party;
  party.set("id", site.rp_id);
  party.set("name", "Baton");
  json::Value user;
  user.set("id", crypto::toBase64Url(visitor.account));
  user.set("name", visitor.name);
  user.set("displayName", visitor.name);
  json::Value wanted;
  wanted.set("residentKey", "required");
  wanted.set("userVerification", "required");
  json::Value options;
  options.set("challenge", challenge);
  options.set("rp", std::move(party));
  options.set("user", std::move(user));
  options.set("pubKeyCredParams", keyTypes());
  options.set("timeout", kTimeoutMs);
  options.set("attestation", "none");
  options.set("authenticatorSelection", std::move(wanted));
  options.set("excludeCredentials", std::move(held));
  return json::write(options);
}

Result<std::string> askForPasskey(Home& home, const Site& site) {
  BATON_TRY(const std::string challenge, makeChallenge(home, "", kSignIn));
  return requestFor(site, challenge, json::Value::array());  // an empty list: it says nothing about who has an account
}

Result<std::string> askOwnPasskey(Home& home, const Visitor& visitor, const Site& site) {
  BATON_CHECK(needSignIn(visitor));
  BATON_TRY(const std::string challenge, makeChallenge(home, visitor.account, kConfirm));
  BATON_TRY(json::Value held, ownCredentials(home, visitor.account));
  return requestFor(site, challenge, std::move(held));
}

Status addPasskey(Home& home, const Visitor& visitor, const Site& site, std::string_view text,
                  const std::string& user_agent) {
  BATON_CHECK(needStepUp(visitor));
  BATON_TRY(const BrowserAnswer answer, readBrowserAnswer(text));
  BATON_TRY(const std::string challenge, readClientData(answer.client_data, "webauthn.create", site.origin));
  BATON_CHECK(takeChallenge(home, challenge, visitor.account, kRegister));
  BATON_TRY(auto credential, crypto::readPasskey(answer.attestation_object, site.rp_id));
  if (credential.id != answer.credential) return refused();
  store::AccountStore& accounts = home.store().accounts();
  const Instant now = home.clock().now();
  return accounts.atomically([&]() -> Status {
    BATON_TRY(const auto held, accounts.item(ItemKind::Passkey, credential.id));
    if (held) return refused();  // a key belongs to one account (WebAuthn §7.1 step 22)
    const std::string id = credential.id;
    return accounts.putItem(ItemKind::Passkey, id,
                            {visitor.account, store::kNever,
                             encode(PasskeyRow{std::move(credential), deviceName(user_agent), now, now}), ""});
  });
}

Result<SignInAnswer> signInByPasskey(Home& home, const Site& site, const PasskeyTry& attempt) {
  const std::vector<TrySubject> subjects = {{"passkey:" + attempt.client, kPerClient}};
  BATON_TRY(const std::int64_t wait_ms, countTry(home, subjects));
  if (wait_ms > 0) return SignInAnswer{SignInEnd::Wait, "", "", wait_ms, false};
  BATON_TRY(const std::string owner, checkAnswer(home, site, attempt.answer, "", kSignIn));
  BATON_TRY(const auto account, home.store().accounts().account(owner));
  if (!account || account->is_disabled) return refused();
  BATON_CHECK(forgetTry(home, subjects));
  return finishSignIn(home, {owner, false, attempt.session, attempt.device, attempt.user_agent});
}

Result<std::string> confirmByPasskey(Home& home, const Visitor& visitor, const Site& site, const PasskeyTry& attempt) {
  BATON_CHECK(needSignIn(visitor));
  BATON_CHECK(checkAnswer(home, site, attempt.answer, visitor.account, kConfirm));
  return confirmSession(home, attempt.session);
}

Result<std::vector<PasskeySummary>> listPasskeys(Home& home, const Visitor& visitor) {
  BATON_TRY(const auto items, home.store().accounts().items(ItemKind::Passkey, visitor.account));
  std::vector<PasskeySummary> passkeys;
  for (const store::Item& item : items) {
    BATON_TRY(const PasskeyRow row, decodePasskey(item.content));
    passkeys.push_back({item.id, row.name, row.created, row.used});
  }
  return passkeys;
}

Status dropPasskey(Home& home, const Visitor& visitor, const std::string& id) {
  BATON_CHECK(needStepUp(visitor));
  BATON_TRY(const bool dropped, home.store().accounts().dropItemById(ItemKind::Passkey, visitor.account, id));
  if (!dropped) return fail(ErrorCode::NotFound, "This passkey was removed already.");
  return {};
}

}  // namespace baton::app
