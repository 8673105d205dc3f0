#include "crypto/jwe.h"

#include <openssl/evp.h>
#include <zlib.h>

#include <limits>
#include <memory>

#include "base/assert.h"
#include "crypto/token.h"

namespace baton::crypto {
namespace {

constexpr std::size_t kNonceBytes = 12;
constexpr std::size_t kTagBytes = 16;
constexpr std::size_t kMostBytes = std::numeric_limits<int>::max() / 2;

const unsigned char* bytesOf(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytesOf(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

std::string deflateRaw(std::string_view plain) {
  z_stream stream{};
  constexpr int kRaw = -15;  // negative: no zlib header (zlib.h)
  BATON_ASSERT(deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kRaw, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string packed(deflateBound(&stream, plain.size()), '\0');
  stream.next_in = const_cast<Bytef*>(bytesOf(plain));
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = bytesOf(packed);
  stream.avail_out = static_cast<uInt>(packed.size());
  BATON_ASSERT(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

struct FreeContext {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};

}  // namespace

std::string sealJwe(const Key& key, Random& random, std::string_view plain, std::string_view content_type, JweZip zip) {
  BATON_ASSERT(plain.size() < kMostBytes);
  BATON_ASSERT(content_type.find_first_of("\"\\") == std::string_view::npos);
  std::string header = R"({"alg":"dir","enc":"A256GCM","cty":")" + std::string(content_type) + "\"";
  if (zip == JweZip::Deflate) header += R"(,"zip":"DEF")";
  // The header is sealed in as it is sent: in base64url (RFC 7516 §5.1, step 14).
  const std::string protected_header = toBase64Url(header + "}");
  const std::string packed = zip == JweZip::Deflate ? deflateRaw(plain) : std::string(plain);
  const std::string nonce = randomBytes(random, kNonceBytes);
  std::string cipher(packed.size(), '\0');
  std::string tag(kTagBytes, '\0');
  const std::unique_ptr<EVP_CIPHER_CTX, FreeContext> context(EVP_CIPHER_CTX_new());
  int length = 0;
  int rest = 0;
  const bool is_done =
      context != nullptr &&
      EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, key.view().data(), bytesOf(nonce)) == 1 &&
      EVP_EncryptUpdate(context.get(), nullptr, &rest, bytesOf(protected_header),
                        static_cast<int>(protected_header.size())) == 1 &&
      EVP_EncryptUpdate(context.get(), bytesOf(cipher), &length, bytesOf(packed), static_cast<int>(packed.size())) ==
          1 &&
      EVP_EncryptFinal_ex(context.get(), bytesOf(cipher) + length, &rest) == 1 &&
      EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, kTagBytes, tag.data()) == 1;
  BATON_ASSERT(is_done && static_cast<std::size_t>(length + rest) == cipher.size());
  return protected_header + ".." + toBase64Url(nonce) + "." + toBase64Url(cipher) + "." + toBase64Url(tag);
}

}  // namespace baton::crypto
