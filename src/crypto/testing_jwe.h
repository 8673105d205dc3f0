// For tests: opens what crypto/jwe.h sealed, by OpenSSL's own way in. Baton itself never does.
#pragma once

#include <openssl/evp.h>

#include <optional>
#include <string>

#include "base/text.h"
#include "crypto/secret.h"
#include "crypto/token.h"

namespace baton::crypto::testing {

inline unsigned char* at(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

// Nothing: another key, or a byte that is not as it was sealed. What is packed stays packed.
inline std::optional<std::string> openJwe(const Key& key, const std::string& jwe) {
  const auto parts = split(jwe, '.');
  if (parts.size() != 5 || !parts[1].empty()) return std::nullopt;
  std::string header(parts[0]);
  std::string nonce = fromBase64Url(parts[2]).value();
  std::string cipher = fromBase64Url(parts[3]).value();
  std::string tag = fromBase64Url(parts[4]).value();
  std::string plain(cipher.size(), '\0');
  EVP_CIPHER_CTX* context = EVP_CIPHER_CTX_new();
  int length = 0;
  EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), nullptr, key.view().data(), at(nonce));
  EVP_DecryptUpdate(context, nullptr, &length, at(header), static_cast<int>(header.size()));
  EVP_DecryptUpdate(context, at(plain), &length, at(cipher), static_cast<int>(cipher.size()));
  EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, 16, at(tag));
  const bool is_whole = EVP_DecryptFinal_ex(context, at(plain) + length, &length) == 1;
  EVP_CIPHER_CTX_free(context);
  return is_whole ? std::optional(plain) : std::nullopt;
}

}  // namespace baton::crypto::testing
