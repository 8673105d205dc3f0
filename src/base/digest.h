// digest: BLAKE2b of bytes, for comparing content and naming files (RFC 7693, through libsodium). Not for secrets:
// keyed MACs live in crypto/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace baton {

// `length` raw bytes, 16 to 64.
std::string digest(std::string_view bytes, std::size_t length);
std::string toHex(std::string_view bytes);
std::string digestHex(std::string_view bytes);  // BLAKE2b-256 as 64 hex characters

// SHA-256 in base64, as Content-Security-Policy hashes and HTTP digests want it (FIPS 180-4, RFC 4648 §4).
std::string sha256Base64(std::string_view bytes);

// Piece by piece, for files larger than memory. The same answer as digestHex of the whole.
class DigestStream {
 public:
  DigestStream();
  DigestStream(const DigestStream&) = delete;  // the state sits at an aligned place inside its memory
  DigestStream& operator=(const DigestStream&) = delete;
  void add(std::string_view bytes);
  std::string finishHex();

 private:
  std::vector<unsigned char> state_;  // libsodium's state, aligned by hand
};

}  // namespace baton
