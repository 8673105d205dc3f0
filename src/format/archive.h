// archive: the bytes inside files, gzip and zip, read as a stream and never more than the limits allow.
//
// A Reader is a function that fills a buffer: files, unpacked gzip and members of a zip all read alike. Nothing is
// written to disk; names of members are for showing only and are never used as paths. Archives inside archives are not
// opened here.
// Limits stand against bombs: how much may come out in all, how much more than went in, how many members, and members
// that share bytes of the file (overlap). Memory: one buffer, and the directory of a zip (a few MiB at most).
// Errors: NotFound (no such file), BadInput (damaged, encrypted), TooLarge (a limit), Storage (the disk).
// Source: RFC 1952 (gzip), RFC 1951 (deflate), PKWARE APPNOTE 6.3.9 (zip); libzip and zlib do the unpacking.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"

namespace baton::archive {

struct Limits {
  std::uint64_t unpacked = 1ULL << 30U;   // of one gzip, of all members of a zip together
  std::uint64_t ratio = 200;              // unpacked to packed bytes ...
  std::uint64_t ratio_free = 16U << 20U;  // ... beyond so many unpacked bytes
  std::size_t members = 10'000;
};

// Fills the buffer from its start and says how many bytes; 0 is the end. Not to be called again after an error.
using Reader = std::function<Result<std::size_t>(std::span<char>)>;

// A regular file on disk; directories, pipes and devices are refused.
Result<Reader> openFile(const std::string& path);
// Several gzip members behind each other read as one, as RFC 1952 has it.
Reader gunzip(Reader packed, const Limits& limits = {});

// Everything that is left of a reader. TooLarge beyond `most` bytes.
Result<std::string> readAll(const Reader& reader, std::size_t most);

struct Member {
  std::string name;  // well-formed UTF-8, "/" between folders
  std::uint64_t packed = 0;
  bool is_folder = false;
  bool is_encrypted = false;
};

class Zip {
 public:
  static Result<Zip> open(const std::string& path, const Limits& limits = {});
  Zip(Zip&&) noexcept;
  Zip& operator=(Zip&&) noexcept;
  ~Zip();

  const std::vector<Member>& members() const;
  // From its first byte, as often as wanted. The Zip must outlive the reader. BadInput when it is encrypted or damaged.
  Result<Reader> read(std::size_t member) const;
  // True once the members together unpacked to more than the limit: there is no use in going on.
  bool isExhausted() const;

 private:
  struct State;
  explicit Zip(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace baton::archive
