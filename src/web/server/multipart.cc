#include "web/server/multipart.h"

#include <algorithm>
#include <optional>

#include "base/text.h"

namespace baton::web {
namespace {

constexpr std::string_view kLineEnd = "\r\n";
constexpr std::string_view kHeadEnd = "\r\n\r\n";

tl::unexpected<Error> notAForm() { return fail(ErrorCode::BadInput, "The form that was sent could not be read."); }

bool isBoundaryCharacter(char c) {  // RFC 2046 §5.1.1, without the blank
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         std::string_view("'()+_,-./:=?").find(c) != std::string_view::npos;
}

// Value of `name` in `; name=value; name="quoted"`. Browsers write `"` as %22 and line ends as %0D %0A inside quotes
// (WHATWG HTML, multipart/form-data encoding); older ones write \".
std::optional<std::string> parameterOf(std::string_view header, std::string_view wanted) {
  std::size_t at = header.find(';');
  while (at != std::string_view::npos) {
    header = header.substr(at + 1);
    const std::size_t equals = header.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    const bool matches = toLowerAscii(trim(header.substr(0, equals))) == wanted;
    header = header.substr(equals + 1);
    std::string value;
    if (header.starts_with('"')) {
      std::size_t end = 1;
      for (; end < header.size() && header[end] != '"'; ++end) {
        if (header[end] == '\\' && end + 1 < header.size() && header[end + 1] == '"') ++end;
        value += header[end];
      }
      if (end >= header.size()) return std::nullopt;
      header = header.substr(end + 1);
    } else {
      value = trim(header.substr(0, header.find(';')));
    }
    if (matches) return value;
    at = header.find(';');
  }
  return std::nullopt;
}

void replaceAll(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

std::string unquoted(std::string text) {
  replaceAll(text, "%22", "\"");
  replaceAll(text, "%0D", "\r");
  replaceAll(text, "%0A", "\n");
  return text;
}

std::optional<PartHead> partHeadOf(std::string_view text) {
  PartHead head;
  bool is_form_data = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(kLineEnd), text.size());
    const std::string_view line = text.substr(0, end);
    text = text.substr(std::min(end + kLineEnd.size(), text.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || line.find('\0') != std::string_view::npos) return std::nullopt;
    const std::string name = toLowerAscii(line.substr(0, colon));
    const std::string_view value = trim(line.substr(colon + 1));
    if (name == "content-type") head.content_type = value;
    if (name != "content-disposition") continue;
    const auto field = parameterOf(value, "name");
    if (is_form_data || !startsWithNoCase(value, "form-data") || !field) return std::nullopt;
    is_form_data = true;
    head.field = unquoted(*field);
    const auto file = parameterOf(value, "filename");
    head.is_file = file.has_value();
    if (file) head.file_name = unquoted(*file);
  }
  if (!is_form_data || head.field.size() > kMostFieldNameBytes || !isUtf8(head.field)) return std::nullopt;
  return head;
}

}  // namespace

MultipartParser::MultipartParser(std::string_view boundary, MultipartSink& sink)
    : delimiter_("\r\n--" + std::string(boundary)),
      sink_(sink),
      pending_(kLineEnd) {}  // the first boundary starts a line

Status MultipartParser::feed(std::string_view bytes) {
  pending_ += bytes;
  bool waits = false;
  while (!waits) BATON_CHECK(step(waits));
  return {};
}

Status MultipartParser::finish() { return state_ == State::Done ? Status() : notAForm(); }

Status MultipartParser::step(bool& waits) {
  switch (state_) {
    case State::Preamble:
      return takePreamble(waits);
    case State::AfterBoundary:
      return takeAfterBoundary(waits);
    case State::Head:
      return takeHead(waits);
    case State::Data:
      return takeData(waits);
    case State::Done:  // what follows the closing boundary is not read (RFC 2046: epilogue)
      pending_.clear();
      waits = true;
      return {};
  }
  return {};
}

Status MultipartParser::takePreamble(bool& waits) {
  if (pending_.size() < delimiter_.size()) {
    waits = true;
    return {};
  }
  if (!pending_.starts_with(delimiter_)) return notAForm();  // browsers write no preamble
  pending_.erase(0, delimiter_.size());
  state_ = State::AfterBoundary;
  return {};
}

Status MultipartParser::takeAfterBoundary(bool& waits) {
  if (pending_.size() < 2) {
    waits = true;
    return {};
  }
  if (pending_.starts_with("--")) {
    state_ = State::Done;
    return {};
  }
  if (!pending_.starts_with(kLineEnd)) return notAForm();
  if (++parts_ > kMostParts) return fail(ErrorCode::TooLarge, "The form that was sent has too many parts.");
  pending_.erase(0, kLineEnd.size());
  state_ = State::Head;
  return {};
}

Status MultipartParser::takeHead(bool& waits) {
  const std::size_t end = pending_.find(kHeadEnd);
  if (end == std::string::npos ? pending_.size() > kMostPartHeadBytes : end > kMostPartHeadBytes) return notAForm();
  if (end == std::string::npos) {
    waits = true;
    return {};
  }
  const auto head = partHeadOf(std::string_view(pending_).substr(0, end));
  if (!head) return notAForm();
  BATON_CHECK(sink_.begin(*head));
  pending_.erase(0, end + kHeadEnd.size());
  state_ = State::Data;
  return {};
}

Status MultipartParser::takeData(bool& waits) {
  const std::size_t found = pending_.find(delimiter_);
  if (found != std::string::npos) {
    if (found > 0) BATON_CHECK(sink_.data(std::string_view(pending_).substr(0, found)));
    pending_.erase(0, found + delimiter_.size());
    state_ = State::AfterBoundary;
    return sink_.end();
  }
  // The last bytes may be the beginning of a delimiter.
  const std::size_t kept = std::min(pending_.size(), delimiter_.size() - 1);
  const std::size_t sure = pending_.size() - kept;
  if (sure > 0) BATON_CHECK(sink_.data(std::string_view(pending_).substr(0, sure)));
  pending_.erase(0, sure);
  waits = true;
  return {};
}

std::string boundaryOf(std::string_view content_type) {
  if (!startsWithNoCase(content_type, "multipart/form-data")) return {};
  const std::string boundary = parameterOf(content_type, "boundary").value_or("");
  const bool is_proper =
      !boundary.empty() && boundary.size() <= 70 && std::all_of(boundary.begin(), boundary.end(), isBoundaryCharacter);
  return is_proper ? boundary : std::string();
}

}  // namespace baton::web
