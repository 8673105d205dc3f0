#include "store/compression.h"

#include <zstd.h>

#include "base/assert.h"

namespace baton::store {
namespace {

constexpr int kLevel = 6;

constexpr char kDictionaryV1[] =
#include "store/dictionary_v1.inc"
    ;

struct Free {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
  void operator()(ZSTD_CDict* dictionary) const { ZSTD_freeCDict(dictionary); }
  void operator()(ZSTD_DDict* dictionary) const { ZSTD_freeDDict(dictionary); }
};

// Memory that grows and is not filled with zeros first, as a std::string would be.
class Scratch {
 public:
  char* room(std::size_t size) {
    if (size > size_) {
      bytes_.reset(new char[size]);
      size_ = size;
    }
    return bytes_.get();
  }

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t size_ = 0;
};

}  // namespace

struct Compressor::Contexts {
  std::unique_ptr<ZSTD_CCtx, Free> writer;
  std::unique_ptr<ZSTD_CDict, Free> writer_dictionary;
  std::unique_ptr<ZSTD_DCtx, Free> reader;
  std::unique_ptr<ZSTD_DDict, Free> reader_dictionary;
  Scratch compressed;
  Scratch plain;
};

std::string_view dictionaryText(std::uint8_t version) {
  if (version == 1) return {kDictionaryV1, sizeof kDictionaryV1 - 1};
  return {};
}

Compressor::Compressor() : contexts_(std::make_unique<Contexts>()) {}
Compressor::~Compressor() = default;

std::string_view Compressor::compress(std::string_view plain) {
  Contexts& at = *contexts_;
  if (!at.writer) {
    const auto text = dictionaryText(kNewestDictionary);
    at.writer.reset(ZSTD_createCCtx());
    at.writer_dictionary.reset(ZSTD_createCDict(text.data(), text.size(), kLevel));
    BATON_ASSERT(at.writer && at.writer_dictionary);
    ZSTD_CCtx_refCDict(at.writer.get(), at.writer_dictionary.get());
  }
  const std::size_t bound = ZSTD_compressBound(plain.size());
  char* out = at.compressed.room(bound);
  const std::size_t size = ZSTD_compress2(at.writer.get(), out, bound, plain.data(), plain.size());
  BATON_ASSERT(ZSTD_isError(size) == 0);
  return {out, size};
}

Result<std::string_view> Compressor::decompress(std::uint8_t dictionary, std::string_view compressed) {
  const auto text = dictionaryText(dictionary);
  if (text.empty()) {
    return fail(ErrorCode::BadInput, "This store holds content written by a newer version of Baton. Please update.");
  }
  Contexts& at = *contexts_;
  if (!at.reader) {
    at.reader.reset(ZSTD_createDCtx());
    at.reader_dictionary.reset(ZSTD_createDDict(text.data(), text.size()));
    BATON_ASSERT(at.reader && at.reader_dictionary);
    ZSTD_DCtx_refDDict(at.reader.get(), at.reader_dictionary.get());
  }
  const auto expected = ZSTD_getFrameContentSize(compressed.data(), compressed.size());
  if (expected > kMaxPlainBytes) return fail(ErrorCode::Damaged, "Stored content cannot be unpacked.");
  char* out = at.plain.room(expected);
  const std::size_t size = ZSTD_decompressDCtx(at.reader.get(), out, expected, compressed.data(), compressed.size());
  if (ZSTD_isError(size) != 0 || size != expected) {
    return fail(ErrorCode::Damaged, "Stored content cannot be unpacked.");
  }
  return std::string_view(out, size);
}

}  // namespace baton::store
