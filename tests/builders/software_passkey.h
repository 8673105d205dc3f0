// For tests: an authenticator in software, ES256 through OpenSSL. It makes what a browser would send (WebAuthn Level
// 2).
#pragma once

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "crypto/passkey.h"

namespace baton::builders {

class SoftwarePasskey {
 public:
  explicit SoftwarePasskey(std::string rp_id) : rp_id_(std::move(rp_id)), key_(EVP_EC_gen("P-256")) {}
  ~SoftwarePasskey() { EVP_PKEY_free(key_); }
  SoftwarePasskey(const SoftwarePasskey&) = delete;
  SoftwarePasskey& operator=(const SoftwarePasskey&) = delete;

  std::uint8_t flags = 0x05;  // user present, user verified
  std::uint32_t count = 0;
  std::string id = "credential-0123456789";

  std::string attestationObject() const {
    const std::string data =
        authenticatorData(0x40) + std::string(16, '\0') + std::string{'\0', char(id.size())} + id + coseKey();
    return std::string("\xA3") + text("fmt") + text("none") + text("attStmt") + "\xA0" + text("authData") + "\x59" +
           char(data.size() >> 8) + char(data.size() & 255) + data;
  }

  crypto::PasskeyAnswer answer(std::string_view client_data) {
    crypto::PasskeyAnswer answer;
    answer.authenticator_data = authenticatorData(0);
    answer.client_data_hash = crypto::sha256(client_data);
    answer.signature = sign(answer.authenticator_data + answer.client_data_hash);
    return answer;
  }

 private:
  static std::string text(std::string_view word) { return char(0x60 + word.size()) + std::string(word); }

  std::string authenticatorData(std::uint8_t more_flags) const {
    std::string data = crypto::sha256(rp_id_);
    data += char(flags | more_flags);
    for (int shift = 24; shift >= 0; shift -= 8) data += char(count >> shift & 255);
    return data;
  }

  std::string coordinate(const char* name) const {
    BIGNUM* number = nullptr;
    EVP_PKEY_get_bn_param(key_, name, &number);
    std::string bytes(32, '\0');
    BN_bn2binpad(number, reinterpret_cast<unsigned char*>(bytes.data()), 32);
    BN_free(number);
    return bytes;
  }

  // {1: 2, 3: -7, -1: 1, -2: x, -3: y} (RFC 9053 §7.1)
  std::string coseKey() const {
    return std::string("\xA5\x01\x02\x03\x26\x20\x01\x21\x58\x20") + coordinate(OSSL_PKEY_PARAM_EC_PUB_X) +
           "\x22\x58\x20" + coordinate(OSSL_PKEY_PARAM_EC_PUB_Y);
  }

  std::string sign(std::string_view bytes) const {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    std::string signature(128, '\0');
    std::size_t length = signature.size();
    EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, key_);
    EVP_DigestSign(context, reinterpret_cast<unsigned char*>(signature.data()), &length,
                   reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    EVP_MD_CTX_free(context);
    signature.resize(length);
    return signature;
  }

  std::string rp_id_;
  EVP_PKEY* key_;
};

}  // namespace baton::builders
