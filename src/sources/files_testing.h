// For tests only: a folder of its own, gzip and zip files made by hand.
#pragma once

#include <stdlib.h>
#include <zip.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

namespace baton::sources::testing {

class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "baton-files-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }

  std::string path(const std::string& name) const { return (path_ / name).string(); }
  std::string write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }
  std::string zip(const std::string& name, const std::vector<std::pair<std::string, std::string>>& files) const {
    int code = 0;
    zip_t* made = zip_open(path(name).c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
    for (const auto& [inner, bytes] : files) {
      if (inner.ends_with('/')) {
        zip_dir_add(made, inner.c_str(), 0);
      } else {
        zip_file_add(made, inner.c_str(), zip_source_buffer(made, bytes.data(), bytes.size(), 0), 0);
      }
    }
    zip_close(made);
    return path(name);
  }

 private:
  std::filesystem::path path_;
};

// Raw deflate (window_bits -15) or gzip (31) of `text`, then `filler` until `length` bytes went in.
inline std::string deflated(const std::string& text, std::size_t length, char filler, int window_bits) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, window_bits, 9, Z_DEFAULT_STRATEGY);
  std::string out;
  std::vector<char> room(1U << 16U);
  const auto put = [&](const std::string& bytes, int flush) {
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    do {
      stream.next_out = reinterpret_cast<Bytef*>(room.data());
      stream.avail_out = static_cast<uInt>(room.size());
      deflate(&stream, flush);
      out.append(room.data(), room.size() - stream.avail_out);
    } while (stream.avail_out == 0);
  };
  put(text, Z_NO_FLUSH);
  const std::string block(1U << 20U, filler);
  for (std::size_t done = text.size(); done < length; done += block.size()) put(block, Z_NO_FLUSH);
  put("", Z_FINISH);
  deflateEnd(&stream);
  return out;
}

inline std::string gzip(const std::string& text, std::size_t length = 0, char filler = ' ') {
  return deflated(text, length, filler, 31);
}

}  // namespace baton::sources::testing
