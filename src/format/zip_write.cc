#include "format/zip_write.h"

#include <zip.h>

#include <memory>

namespace baton::archive {
namespace {

struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, FreeSource>;

tl::unexpected<Error> noRoom() { return fail(ErrorCode::Storage, "The archive could not be made. Please try again."); }

Status addFile(zip_t* zip, const ZipFile& file, Instant at) {
  zip_source_t* bytes = zip_source_buffer(zip, file.bytes.data(), file.bytes.size(), 0);
  if (bytes == nullptr) return noRoom();
  const zip_int64_t index = zip_file_add(zip, file.name.c_str(), bytes, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(bytes);
    return noRoom();
  }
  zip_file_set_mtime(zip, static_cast<zip_uint64_t>(index), static_cast<time_t>(at.ms / 1000), 0);
  return {};
}

Result<std::string> bytesOf(zip_source_t* source) {
  zip_stat_t facts;
  if (zip_source_stat(source, &facts) != 0 || zip_source_open(source) != 0) return noRoom();
  std::string bytes(facts.size, '\0');
  const zip_int64_t read = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (read != static_cast<zip_int64_t>(bytes.size())) return noRoom();
  return bytes;
}

}  // namespace

Result<std::string> writeZip(const std::vector<ZipFile>& files, Instant at) {
  const Source source(zip_source_buffer_create(nullptr, 0, 0, nullptr));
  if (!source) return noRoom();
  zip_source_keep(source.get());  // the archive takes one hold, we read through the other
  zip_t* zip = zip_open_from_source(source.get(), ZIP_TRUNCATE, nullptr);
  if (zip == nullptr) {
    zip_source_free(source.get());
    return noRoom();
  }
  for (const ZipFile& file : files) {
    if (const Status added = addFile(zip, file, at); !added) {
      zip_discard(zip);
      return tl::unexpected<Error>(added.error());
    }
  }
  if (zip_close(zip) != 0) {
    zip_discard(zip);
    return noRoom();
  }
  return bytesOf(source.get());
}

}  // namespace baton::archive
