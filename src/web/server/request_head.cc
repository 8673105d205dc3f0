#include "web/server/request_head.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "web/server/encoding.h"
#include "web/server/query_text.h"

namespace baton::web {
namespace {

constexpr std::string_view kLineEnd = "\r\n";

// RFC 9110 §5.6.2.
bool isTokenCharacter(char c) {
  const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return is_letter || (c >= '0' && c <= '9') || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool isToken(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), isTokenCharacter); }

// No control characters but the tab; bytes above 127 are let through as opaque (RFC 9110 §5.5).
bool isFieldValue(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7f;
  });
}

bool isTarget(std::string_view text) {
  return text.starts_with('/') && std::all_of(text.begin(), text.end(), [](char c) {
           const auto byte = static_cast<unsigned char>(c);
           return byte > 0x20 && byte < 0x7f && c != '#';
         });
}

bool isKnownMethod(std::string_view method) {
  static constexpr std::array<std::string_view, 7> kMethods{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
  return std::find(kMethods.begin(), kMethods.end(), method) != kMethods.end();
}

Refusal bad(std::string words) { return {400, std::move(words)}; }
constexpr int kFine = 0;

Refusal readRequestLine(std::string_view line, RequestHead& head) {
  const std::size_t first = line.find(' ');
  const std::size_t second = line.rfind(' ');
  if (first == std::string_view::npos || first == second) return bad("The first line of the request is not HTTP.");
  const std::string_view method = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, second - first - 1);
  const std::string_view version = line.substr(second + 1);
  if (version != "HTTP/1.1" && version != "HTTP/1.0") {
    return version.starts_with("HTTP/") ? Refusal{505, "This server speaks HTTP/1.1."}
                                        : bad("The first line of the request is not HTTP.");
  }
  if (!isToken(method)) return bad("The method of the request is not a word.");
  if (!isKnownMethod(method)) return {501, "This server does not know this method."};
  if (target.size() > kMostTargetBytes) return {414, "The address is too long."};
  if (!isTarget(target)) return bad("The address is not one of this server.");
  head.method = method;
  head.target = target;
  head.minor_version = version.back() - '0';
  return {kFine, ""};
}

bool mayRepeat(std::string_view name) {
  static constexpr std::array<std::string_view, 7> kOnce{
      "host", "content-length", "transfer-encoding", "content-type", "authorization", "origin", "x-forwarded-proto"};
  return std::find(kOnce.begin(), kOnce.end(), name) == kOnce.end();
}

Refusal readField(std::string_view line, RequestHead& head) {
  if (line.front() == ' ' || line.front() == '\t') return bad("A header of the request is folded.");
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return bad("A header of the request has no colon.");
  if (!isToken(line.substr(0, colon))) return bad("A header of the request has no proper name.");
  const std::string_view value = trim(line.substr(colon + 1));
  if (!isFieldValue(value)) return bad("A header of the request holds a control character.");
  const std::string name = toLowerAscii(line.substr(0, colon));
  const auto [place, is_new] = head.headers.emplace(name, value);
  if (is_new) return {kFine, ""};
  if (!mayRepeat(name)) return bad("A header of the request stands there twice.");
  place->second += name == "cookie" ? "; " : ", ";
  place->second += value;
  return {kFine, ""};
}

Refusal readLength(RequestHead& head) {
  const auto coding = head.headers.find("transfer-encoding");
  const auto length = head.headers.find("content-length");
  if (coding != head.headers.end()) {
    if (length != head.headers.end()) return bad("The request has two lengths.");
    if (head.minor_version == 0) return bad("Chunks need HTTP/1.1.");
    if (toLowerAscii(coding->second) != "chunked") return {501, "This server knows no transfer coding but chunked."};
    head.is_chunked = true;
  }
  if (length == head.headers.end()) return {kFine, ""};
  const std::string& text = length->second;
  std::uint64_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || text.front() == '+' || problem != std::errc() || end != text.data() + text.size()) {
    return bad("The length of the request is not a number.");
  }
  head.content_length = value;
  return {kFine, ""};
}

bool isHost(std::string_view host) {
  return !host.empty() && host.size() <= 255 && std::all_of(host.begin(), host.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._:[]").find(c) != std::string_view::npos;
  });
}

Refusal settle(RequestHead& head) {
  if (const Refusal refusal = readLength(head); refusal.status != kFine) return refusal;
  const auto host = head.headers.find("host");
  if (host == head.headers.end() ? head.minor_version == 1 : !isHost(host->second)) {
    return bad("The request names no host.");
  }
  const std::string connection = toLowerAscii(head.header("connection"));
  head.keeps_alive = head.minor_version == 1 && connection.find("close") == std::string::npos;
  if (head.headers.contains("expect")) {
    if (toLowerAscii(head.header("expect")) != "100-continue") return {417, "This server cannot do what is expected."};
    head.expects_continue = head.minor_version == 1 && head.hasBody();
  }
  return {kFine, ""};
}

Refusal readInto(std::string_view bytes, RequestHead& head) {
  if (bytes.size() > kMostHeadBytes) return {431, "The headers of the request are too long."};
  std::size_t lines = 0;
  while (true) {
    const std::size_t end = bytes.find(kLineEnd);
    if (end == std::string_view::npos) return bad("The headers of the request do not end.");
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end + kLineEnd.size());
    if (line.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos) {
      return bad("A line of the request has no proper end.");
    }
    if (line.empty()) break;
    if (lines > kMostHeaders) return {431, "The request has too many headers."};
    const Refusal refusal = lines == 0 ? readRequestLine(line, head) : readField(line, head);
    if (refusal.status != kFine) return refusal;
    ++lines;
  }
  if (lines == 0 || !bytes.empty()) return bad("The first line of the request is not HTTP.");
  return settle(head);
}

}  // namespace

std::string RequestHead::header(const std::string& name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? std::string() : found->second;
}

ReadHead readRequestHead(std::string_view bytes) {
  ReadHead read;
  read.refusal = readInto(bytes, read.head);
  return read;
}

std::optional<Request> toRequest(const RequestHead& head) {
  const std::string_view target = head.target;
  const std::size_t question = target.find('?');
  auto path = percentDecode(target.substr(0, question), Plus::Literal);
  auto query = parsePairs(question == std::string_view::npos ? "" : target.substr(question + 1), kMostQueryPairs);
  if (!path || !query || !isUtf8(*path)) return std::nullopt;
  Request request;
  request.method = head.method;
  request.path = std::move(*path);
  request.host = toLowerAscii(head.header("host"));
  request.headers = head.headers;
  // No header can be called so: what is asked of a FHIR search, where names repeat and their order counts.
  if (question != std::string_view::npos) request.headers[kQueryText] = target.substr(question + 1);
  for (auto& [name, value] : *query) request.query[name] = std::move(value);
  for (auto& [name, value] : parseCookies(head.header("cookie"))) request.cookies.emplace(name, std::move(value));
  return request;
}

}  // namespace baton::web
