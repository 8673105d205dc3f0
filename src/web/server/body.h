// BodyReader: the body of one request as it arrives, into a Request's form, uploads or body.
//
// application/x-www-form-urlencoded and multipart/form-data become fields; files of a multipart form go to disk at
// once; every other type is kept as it is. Text in memory is bounded whatever the route allows. Texts of forms must be
// UTF-8 without NUL. Writes to disk: not for the thread that serves all connections.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/server/http.h"
#include "web/server/multipart.h"
#include "web/server/spool.h"

namespace baton::web {

constexpr std::size_t kMostFields = 1000;
constexpr std::size_t kMostTextBytes = std::size_t{4} << 20U;

class BodyReader final : public MultipartSink {
 public:
  // `spool_folder` "" = a form with files is refused.
  BodyReader(std::string_view content_type, std::string spool_folder);
  BodyReader(const BodyReader&) = delete;
  BodyReader& operator=(const BodyReader&) = delete;

  bool writesToDisk() const { return multipart_.has_value(); }
  // Errors: BadInput, TooLarge, Storage, StorageFull.
  Status feed(std::string_view bytes);
  Status finish(Request& request);  // the uploads live as long as this object

 private:
  Status begin(const PartHead& head) override;
  Status data(std::string_view bytes) override;
  Status end() override;
  Status keepText(std::string_view bytes);

  enum class Kind { Form, Multipart, Other };
  Kind kind_ = Kind::Other;
  const std::string spool_folder_;
  std::optional<MultipartParser> multipart_;
  std::string text_;  // of the whole body, or of the multipart field being read
  std::size_t text_bytes_ = 0;
  PartHead part_;
  std::vector<std::pair<std::string, std::string>> fields_;
  std::vector<Upload> uploads_;
  std::vector<SpoolFile> files_;
};

}  // namespace baton::web
