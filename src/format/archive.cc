// Files and gzip; zip is in archive_zip.cc.
#include "format/archive.h"

#include <sys/stat.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace baton::archive {
namespace {

constexpr std::size_t kChunk = 64U << 10U;

// zlib's state and what went through it so far.
class Gunzip {
 public:
  Gunzip(Reader packed, const Limits& limits) : packed_(std::move(packed)), limits_(limits), buffer_(kChunk) {
    constexpr int kGzipOnly = 16 + MAX_WBITS;
    is_ready_ = inflateInit2(&stream_, kGzipOnly) == Z_OK;
  }
  Gunzip(const Gunzip&) = delete;
  Gunzip& operator=(const Gunzip&) = delete;
  ~Gunzip() { inflateEnd(&stream_); }

  Result<std::size_t> read(std::span<char> out) {
    if (!is_ready_) return fail(ErrorCode::BadInput, "The gzip file cannot be unpacked.", "inflateInit2 failed");
    if (is_ended_ || out.empty()) return 0;
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(out.size(), kChunk * 64));
    const uInt room = stream_.avail_out;
    while (stream_.avail_out == room && !is_ended_) BATON_CHECK(step());
    const std::size_t got = room - stream_.avail_out;
    unpacked_ += got;
    BATON_CHECK(withinLimits());
    return got;
  }

 private:
  Status step() {
    if (stream_.avail_in == 0) {
      BATON_TRY(const std::size_t got, packed_(buffer_));
      if (got == 0) return endOfFile();
      packed_bytes_ += got;
      stream_.next_in = reinterpret_cast<Bytef*>(buffer_.data());
      stream_.avail_in = static_cast<uInt>(got);
    }
    if (is_between_members_) {
      // Zero bytes after a member are padding, as tapes leave it; anything else must be the next member.
      if (*stream_.next_in == 0) {
        ++stream_.next_in, --stream_.avail_in;
        return {};
      }
      inflateReset(&stream_);
      is_between_members_ = false;
    }
    const int code = inflate(&stream_, Z_NO_FLUSH);
    if (code == Z_STREAM_END) {
      is_between_members_ = true;
    } else if (code != Z_OK && code != Z_BUF_ERROR) {
      return fail(ErrorCode::BadInput, "The gzip file is damaged.", stream_.msg != nullptr ? stream_.msg : "inflate");
    }
    return {};
  }
  Status endOfFile() {
    if (!is_between_members_) return fail(ErrorCode::BadInput, "The gzip file ends too early; it is damaged.");
    is_ended_ = true;
    return {};
  }
  Status withinLimits() const {
    if (unpacked_ > limits_.unpacked) {
      return fail(ErrorCode::TooLarge,
                  "The gzip file unpacks to more than " + std::to_string(limits_.unpacked >> 20U) + " MiB.");
    }
    if (unpacked_ > limits_.ratio_free && unpacked_ / limits_.ratio > packed_bytes_) {
      return fail(ErrorCode::TooLarge, "The gzip file unpacks to more than " + std::to_string(limits_.ratio) +
                                           " times its size, which no health record does.");
    }
    return {};
  }

  Reader packed_;
  Limits limits_;
  std::vector<char> buffer_;
  z_stream stream_{};
  bool is_ready_ = false;
  bool is_between_members_ = false;
  bool is_ended_ = false;
  std::uint64_t packed_bytes_ = 0;
  std::uint64_t unpacked_ = 0;
};

}  // namespace

Result<Reader> openFile(const std::string& path) {
  struct stat info{};
  if (::stat(path.c_str(), &info) != 0) {
    if (errno == ENOENT || errno == ENOTDIR) return fail(ErrorCode::NotFound, "There is no file " + path + ".");
    return fail(ErrorCode::Storage, "The file " + path + " cannot be read.", std::strerror(errno));
  }
  if (!S_ISREG(info.st_mode)) return fail(ErrorCode::BadInput, path + " is not a file.");
  std::FILE* opened = std::fopen(path.c_str(), "rb");
  if (opened == nullptr) return fail(ErrorCode::Storage, "The file " + path + " cannot be read.", std::strerror(errno));
  const std::shared_ptr<std::FILE> file(opened, [](std::FILE* open) { std::fclose(open); });
  return [file, path](std::span<char> out) -> Result<std::size_t> {
    const std::size_t got = std::fread(out.data(), 1, out.size(), file.get());
    if (got == 0 && std::ferror(file.get()) != 0) {
      return fail(ErrorCode::Storage, "The file " + path + " cannot be read to its end.", std::strerror(errno));
    }
    return got;
  };
}

Reader gunzip(Reader packed, const Limits& limits) {
  const auto state = std::make_shared<Gunzip>(std::move(packed), limits);
  return [state](std::span<char> out) { return state->read(out); };
}

Result<std::string> readAll(const Reader& reader, std::size_t most) {
  std::string all;
  std::vector<char> chunk(kChunk);
  for (;;) {
    BATON_TRY(const std::size_t got, reader(chunk));
    if (got == 0) return all;
    if (all.size() + got > most) {
      return fail(ErrorCode::TooLarge, "The file is larger than " + std::to_string(most >> 20U) + " MiB.");
    }
    all.append(chunk.data(), got);
  }
}

}  // namespace baton::archive
