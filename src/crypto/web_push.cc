#include "crypto/web_push.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/param_build.h>

#include <array>
#include <memory>

#include "crypto/token.h"

namespace baton::crypto {
namespace {

constexpr std::size_t kPoint = 65;
constexpr std::size_t kScalar = 32;
constexpr std::size_t kAuth = 16;
constexpr std::size_t kTag = 16;
constexpr const char* kCurve = "P-256";

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* held) const {
    Free(held);
  }
};
using PKey = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using PKeyContext = std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>>;
using Number = std::unique_ptr<BIGNUM, Freed<BN_clear_free>>;
using Group = std::unique_ptr<EC_GROUP, Freed<EC_GROUP_free>>;
using Point = std::unique_ptr<EC_POINT, Freed<EC_POINT_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Freed<OSSL_PARAM_BLD_free>>;
using Params = std::unique_ptr<OSSL_PARAM, Freed<OSSL_PARAM_free>>;
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, Freed<EVP_CIPHER_CTX_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX_free>>;
using Signature = std::unique_ptr<ECDSA_SIG, Freed<ECDSA_SIG_free>>;

const unsigned char* bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

tl::unexpected<Error> badKey() { return fail(ErrorCode::BadInput, "This is no key of a browser for messages."); }

// The point that belongs to a private number; "" when the number is none of this curve.
std::string publicOf(std::string_view scalar) {
  const Group group(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1));
  const Number number(BN_bin2bn(bytes(scalar), static_cast<int>(scalar.size()), nullptr));
  if (!group || !number || BN_is_zero(number.get()) != 0 ||
      BN_cmp(number.get(), EC_GROUP_get0_order(group.get())) >= 0) {
    return "";
  }
  const Point point(EC_POINT_new(group.get()));
  std::string text(kPoint, '\0');
  const bool is_made = point && EC_POINT_mul(group.get(), point.get(), number.get(), nullptr, nullptr, nullptr) == 1 &&
                       EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED, bytes(text), kPoint,
                                          nullptr) == kPoint;
  return is_made ? text : "";
}

PKey keyFrom(std::string_view point, std::string_view scalar) {
  const Builder builder(OSSL_PARAM_BLD_new());
  Number number(scalar.empty() ? nullptr : BN_secure_new());
  if (!builder) return nullptr;
  bool is_ok =
      OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, kCurve, 0) == 1 &&
      OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) == 1;
  if (!scalar.empty()) {
    is_ok = is_ok && number && BN_bin2bn(bytes(scalar), static_cast<int>(scalar.size()), number.get()) != nullptr &&
            OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, number.get()) == 1;
  }
  if (!is_ok) return nullptr;
  const Params params(OSSL_PARAM_BLD_to_param(builder.get()));
  const PKeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
  EVP_PKEY* made = nullptr;
  if (!params || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &made, scalar.empty() ? EVP_PKEY_PUBLIC_KEY : EVP_PKEY_KEYPAIR, params.get()) !=
          1) {
    return nullptr;
  }
  return PKey(made);
}

Result<std::string> sharedSecret(std::string_view scalar, std::string_view own_point, std::string_view point) {
  const PKey own = keyFrom(own_point, scalar);
  const PKey theirs = keyFrom(point, "");
  if (!own || !theirs) return badKey();
  // set_peer checks that the point lies on the curve.
  const PKeyContext context(EVP_PKEY_CTX_new(own.get(), nullptr));
  std::string secret(kScalar, '\0');
  std::size_t length = secret.size();
  if (!context || EVP_PKEY_derive_init(context.get()) != 1 ||
      EVP_PKEY_derive_set_peer(context.get(), theirs.get()) != 1 ||
      EVP_PKEY_derive(context.get(), bytes(secret), &length) != 1 || length != kScalar) {
    return badKey();
  }
  return secret;
}

std::string hmac(std::string_view key, std::string_view text) {
  std::string out(kScalar, '\0');
  unsigned int length = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes(text), text.size(), bytes(out), &length);
  return out;
}

// HKDF of one block (RFC 5869): what is asked for is never longer than a SHA-256.
std::string expanded(std::string_view prk, std::string_view info, std::size_t length) {
  return hmac(prk, std::string(info) + '\x01').substr(0, length);
}

Result<std::string> sealed(std::string_view key, std::string_view nonce, std::string_view plain) {
  const Cipher cipher(EVP_CIPHER_CTX_new());
  std::string out(plain.size() + kTag, '\0');
  int length = 0;
  int rest = 0;
  const bool is_sealed =
      cipher && EVP_EncryptInit_ex(cipher.get(), EVP_aes_128_gcm(), nullptr, bytes(key), bytes(nonce)) == 1 &&
      EVP_EncryptUpdate(cipher.get(), bytes(out), &length, bytes(plain), static_cast<int>(plain.size())) == 1 &&
      EVP_EncryptFinal_ex(cipher.get(), bytes(out) + length, &rest) == 1 &&
      EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, static_cast<int>(kTag), bytes(out) + plain.size()) == 1;
  if (!is_sealed) return fail(ErrorCode::Storage, "A message could not be encrypted.");
  return out;
}

// DER, as libcrypto signs → r and s of 32 bytes each, as JWS wants them.
std::string plainSignature(std::string_view der) {
  const unsigned char* at = bytes(der);
  const Signature signature(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())));
  if (!signature) return "";
  std::string text(2 * kScalar, '\0');
  const bool is_made = BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), bytes(text), kScalar) == kScalar &&
                       BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), bytes(text) + kScalar, kScalar) == kScalar;
  return is_made ? text : "";
}

}  // namespace

Result<VapidKey> vapidKeyFrom(std::string_view private_key) {
  if (private_key.size() != kScalar) return badKey();
  VapidKey key{std::string(private_key), publicOf(private_key)};
  if (key.public_key.empty()) return badKey();
  return key;
}

Result<VapidKey> makeVapidKey(Random& random) {
  constexpr int kTries = 8;  // one number in 2^32 is none of the curve
  for (int i = 0; i < kTries; ++i) {
    if (auto key = vapidKeyFrom(randomBytes(random, kScalar))) return key;
  }
  return fail(ErrorCode::Storage, "A key for messages could not be made.");
}

Result<std::string> encryptPush(const PushKeys& keys, std::string_view message, Random& random) {
  if (keys.p256dh.size() != kPoint || keys.auth.size() != kAuth) return badKey();
  if (message.size() > kLongestPush) return fail(ErrorCode::TooLarge, "The message is too long for a push.");
  BATON_TRY(const VapidKey own, makeVapidKey(random));  // for this one message
  BATON_TRY(const std::string secret, sharedSecret(own.private_key, own.public_key, keys.p256dh));
  const std::string salt = randomBytes(random, 16);
  std::string info("WebPush: info");
  info += '\0' + keys.p256dh + own.public_key;
  const std::string ikm = expanded(hmac(keys.auth, secret), info, kScalar);
  const std::string prk = hmac(salt, ikm);
  const std::string key = expanded(prk, std::string("Content-Encoding: aes128gcm") + '\0', 16);
  const std::string nonce = expanded(prk, std::string("Content-Encoding: nonce") + '\0', 12);
  BATON_TRY(const std::string body, sealed(key, nonce, std::string(message) + '\x02'));
  constexpr std::string_view kRecordSize("\0\0\x10\0", 4);  // 4,096
  return salt + std::string(kRecordSize) + static_cast<char>(kPoint) + own.public_key + body;
}

Result<std::string> vapidHeader(const VapidKey& key, std::string_view audience, std::string_view subject,
                                Instant until) {
  const std::string claims = R"({"aud":")" + std::string(audience) + R"(","exp":)" + std::to_string(until.ms / 1000) +
                             R"(,"sub":")" + std::string(subject) + R"("})";
  const std::string signed_text = toBase64Url(R"({"typ":"JWT","alg":"ES256"})") + "." + toBase64Url(claims);
  const PKey pkey = keyFrom(key.public_key, key.private_key);
  const Digest digest(EVP_MD_CTX_new());
  std::string der(80, '\0');
  std::size_t length = der.size();
  const bool is_signed = pkey && digest &&
                         EVP_DigestSignInit(digest.get(), nullptr, EVP_sha256(), nullptr, pkey.get()) == 1 &&
                         EVP_DigestSign(digest.get(), bytes(der), &length, bytes(signed_text), signed_text.size()) == 1;
  if (!is_signed) return badKey();
  const std::string signature = plainSignature(std::string_view(der).substr(0, length));
  if (signature.empty()) return badKey();
  return "vapid t=" + signed_text + "." + toBase64Url(signature) + ", k=" + toBase64Url(key.public_key);
}

}  // namespace baton::crypto
