#include "web/server/gzip.h"

#include <zlib.h>

#include "base/assert.h"

namespace baton::web {

std::string gzip(std::string_view bytes) {
  constexpr int kGzipFormat = 16 + MAX_WBITS;
  z_stream stream{};
  BATON_ASSERT(deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kGzipFormat, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY) ==
               Z_OK);
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib does not write to its input
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int result = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  BATON_ASSERT(result == Z_STREAM_END);  // the bound is enough for all of it
  return out;
}

}  // namespace baton::web
