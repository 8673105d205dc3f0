// What a browser sends about signing in, before anybody is known: cookies, the passkey's JSON and CBOR, codes people
// type. Nothing crashes; what is read comes back the same; a token is only ever a token.
#include <cstdint>
#include <string>
#include <string_view>

#include "app/accounts/client_data.h"
#include "app/accounts/cookies.h"
#include "app/accounts/rows.h"
#include "app/accounts/sessions.h"
#include "base/assert.h"
#include "crypto/cbor.h"
#include "crypto/passkey.h"
#include "crypto/token.h"

namespace {

using namespace baton;

void readPasskeys(const std::string& text) {
  if (const auto answer = app::readBrowserAnswer(text)) {
    (void)app::readClientData(answer->client_data, "webauthn.get", "https://baton.example");
    (void)crypto::readPasskey(answer->attestation_object, "baton.example");
  }
  (void)app::readClientData(text, "webauthn.create", "https://baton.example");
  if (const auto object = crypto::readAttestationObject(text)) {
    BATON_ASSERT(object->authenticator_data.size() + object->format.size() < text.size());
  }
  (void)crypto::readPasskey(text, "baton.example");
  // The checks before libfido2 ask for a hash that no input can guess: go past them too.
  std::string data = crypto::sha256("baton.example") + "\x45" + text;
  if (data.size() < 0x10000) {
    const std::string object = std::string(
                                   "\xA3\x63"
                                   "fmt\x64none\x67"
                                   "attStmt\xA0\x68"
                                   "authData\x59") +
                               static_cast<char>(data.size() >> 8U) + static_cast<char>(data.size() & 255U) + data;
    (void)crypto::readPasskey(object, "baton.example");
  }
  crypto::PasskeyCredential credential;
  credential.public_key = std::string(64, 'k');
  (void)crypto::checkPasskey(credential, {text, text.substr(0, 80), std::string(32, 'h')}, "baton.example");
}

void readRows(std::string_view text) {
  if (const auto row = app::decodeSession(text)) BATON_ASSERT(app::decodeSession(app::encode(*row)).has_value());
  (void)app::decodeTotp(text);
  (void)app::decodePasskey(text);
  (void)app::decodeSettings(text);
  (void)app::decodeTicket(text);
  (void)app::decodeTries(text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto cookies = app::readCookies({{"baton", text}, {"baton-device", text}}, app::Transport::Plain);
  BATON_ASSERT(cookies.session.empty() || cookies.session.find_first_of("; \r\n=\"") == std::string::npos);
  readPasskeys(text);
  readRows(text);
  (void)app::deviceName(text);
  (void)crypto::readCode(text);
  if (const auto bytes = crypto::fromBase64Url(text)) BATON_ASSERT(crypto::toBase64Url(*bytes) == text);
  return 0;
}
