// Compression of stored content: zstd (RFC 8878) with a built-in raw-content dictionary of FHIR JSON text.
//
// FHIR resources are small (about 1 kB) and alike, so most of what makes them short is in the dictionary. Dictionaries
// have version numbers and never change: content is read with the version it was written with, for ever.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace baton::store {

constexpr std::uint8_t kNewestDictionary = 1;
constexpr std::size_t kMaxPlainBytes = std::size_t{512} << 20U;  // a bound against damage, far above any content

// The dictionary's text; empty for an unknown version.
std::string_view dictionaryText(std::uint8_t version);

// Holds zstd's contexts, made at the first use and kept. One thread at a time.
class Compressor {
 public:
  Compressor();
  ~Compressor();
  Compressor(const Compressor&) = delete;
  Compressor& operator=(const Compressor&) = delete;

  // With the newest dictionary. Valid until the next call.
  std::string_view compress(std::string_view plain);
  // Valid until the next call. Errors: Damaged; BadInput for a dictionary that this program does not have.
  Result<std::string_view> decompress(std::uint8_t dictionary, std::string_view compressed);

 private:
  struct Contexts;
  std::unique_ptr<Contexts> contexts_;
};

}  // namespace baton::store
