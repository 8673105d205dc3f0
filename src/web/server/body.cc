#include "web/server/body.h"

#include <utility>

#include "base/text.h"
#include "web/server/encoding.h"

namespace baton::web {
namespace {

tl::unexpected<Error> unreadable() { return fail(ErrorCode::BadInput, "The form that was sent could not be read."); }

bool isPlainText(std::string_view text) { return isUtf8(text) && text.find('\0') == std::string_view::npos; }

}  // namespace

BodyReader::BodyReader(std::string_view content_type, std::string spool_folder)
    : spool_folder_(std::move(spool_folder)) {
  const std::string type = toLowerAscii(trim(content_type.substr(0, content_type.find(';'))));
  if (type == "application/x-www-form-urlencoded") kind_ = Kind::Form;
  if (type != "multipart/form-data") return;
  kind_ = Kind::Multipart;
  const std::string boundary = boundaryOf(content_type);
  if (!boundary.empty()) multipart_.emplace(boundary, *this);
}

Status BodyReader::feed(std::string_view bytes) {
  if (kind_ != Kind::Multipart) return keepText(bytes);
  if (!multipart_) return unreadable();
  return multipart_->feed(bytes);
}

Status BodyReader::finish(Request& request) {
  switch (kind_) {
    case Kind::Other:
      request.body = std::move(text_);
      return {};
    case Kind::Form: {
      auto pairs = parsePairs(text_, kMostFields);
      if (!pairs) return unreadable();
      fields_ = std::move(*pairs);
      break;
    }
    case Kind::Multipart:
      if (!multipart_) return unreadable();
      BATON_CHECK(multipart_->finish());
      break;
  }
  for (const auto& [name, value] : fields_) {
    if (!isPlainText(name) || !isPlainText(value)) return unreadable();
  }
  request.form = std::move(fields_);
  request.uploads = uploads_;
  return {};
}

Status BodyReader::begin(const PartHead& head) {
  part_ = head;
  text_.clear();
  text_bytes_ += head.field.size();
  // A file input that was left empty is sent as a file without name and bytes.
  if (!part_.is_file || part_.file_name.empty()) return {};
  if (spool_folder_.empty()) return fail(ErrorCode::BadInput, "This page takes no files.");
  BATON_TRY(auto file, SpoolFile::create(spool_folder_));
  uploads_.push_back({head.field, toValidUtf8(head.file_name), toValidUtf8(head.content_type), file.path(), 0});
  files_.push_back(std::move(file));
  return {};
}

Status BodyReader::data(std::string_view bytes) {
  if (!part_.is_file) return keepText(bytes);
  if (part_.file_name.empty()) return unreadable();
  uploads_.back().size += bytes.size();
  return files_.back().write(bytes);
}

Status BodyReader::end() {
  if (!part_.is_file) {
    fields_.emplace_back(part_.field, std::exchange(text_, {}));
  } else if (!part_.file_name.empty()) {
    files_.back().close();
  }
  return {};
}

Status BodyReader::keepText(std::string_view bytes) {
  text_bytes_ += bytes.size();
  if (text_bytes_ > kMostTextBytes) return fail(ErrorCode::TooLarge, "What was sent is too long.");
  text_ += bytes;
  return {};
}

}  // namespace baton::web
