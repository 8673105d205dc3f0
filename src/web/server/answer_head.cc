#include "web/server/answer_head.h"

#include <fmt/format.h>

#include <array>

#include "base/digest.h"
#include "base/text.h"

namespace baton::web {
namespace {

void addHeader(std::string& head, std::string_view name, std::string_view value) {
  head += name;
  head += ": ";
  for (const char c : value) head += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
  head += "\r\n";
}

bool isOurs(std::string_view lower_name) {
  static constexpr std::array<std::string_view, 6> kOurs{"content-type", "content-length",    "connection",
                                                         "date",         "transfer-encoding", "cache-control"};
  for (const std::string_view name : kOurs) {
    if (name == lower_name) return true;
  }
  return lower_name.empty() || lower_name.find_first_of(": \t\r\n") != std::string_view::npos;
}

std::string_view cacheControl(const Response& response, bool is_stream) {
  if (is_stream) return "no-store";
  switch (response.caching) {
    case Caching::Never:
      return "no-store";
    case Caching::Private:
      return "private, no-cache, must-revalidate";
    case Caching::Immutable:
      return "public, max-age=31536000, immutable";
  }
  return "no-store";
}

// What is the same in every answer: nothing is framed, sniffed, sent elsewhere or given a sensor.
constexpr std::string_view kAlways =
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Permissions-Policy: accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
    "magnetometer=(), microphone=(), midi=(), payment=(), usb=()\r\n";

std::string varyOf(const Response& response, const AnswerTraits& traits, std::string asked) {
  if (traits.varies_by_encoding) asked += asked.empty() ? "Accept-Encoding" : ", Accept-Encoding";
  if (response.caching != Caching::Immutable) asked += asked.empty() ? "Cookie" : ", Cookie";
  return asked;
}

}  // namespace

std::string contentSecurityPolicy(const Response& response) {
  const std::string nonce = response.nonce.empty() ? "" : " 'nonce-" + response.nonce + "'";
  const std::string hash = response.style_hash.empty() ? "" : " '" + response.style_hash + "'";
  return "default-src 'none'; style-src 'self'" + nonce + hash + "; script-src 'self'" + nonce +
         "; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
         "manifest-src 'self'; worker-src 'self'";
}

std::string answerHead(const Response& response, const AnswerTraits& traits) {
  std::string head = fmt::format("HTTP/1.1 {} {}\r\n", traits.status, reasonOf(traits.status));
  addHeader(head, "Date", httpDate(traits.now));
  const bool has_body = traits.status != 204 && traits.status != 304;
  if (has_body) addHeader(head, "Content-Type", traits.is_stream ? "text/event-stream" : response.content_type);
  if (has_body && !traits.is_stream) addHeader(head, "Content-Length", std::to_string(traits.length));
  if (has_body && traits.is_gzipped) addHeader(head, "Content-Encoding", "gzip");
  addHeader(head, "Connection", traits.keeps_alive && !traits.is_stream ? "keep-alive" : "close");
  addHeader(head, "Cache-Control", cacheControl(response, traits.is_stream));
  if (traits.is_stream) addHeader(head, "X-Accel-Buffering", "no");  // nginx would keep events back
  if (!traits.etag.empty()) addHeader(head, "ETag", traits.etag);
  addHeader(head, "Content-Security-Policy", contentSecurityPolicy(response));
  head += kAlways;
  if (traits.is_secure) addHeader(head, "Strict-Transport-Security", "max-age=31536000");
  std::string vary;
  for (const auto& [name, value] : response.headers) {
    const std::string lower = toLowerAscii(name);
    if (lower == "vary") vary = value;
    // A handler may tag what it answers (FHIR does); where the server tags the bytes, that tag counts.
    if (lower == "etag" && !traits.etag.empty()) continue;
    if (lower != "vary" && !isOurs(lower)) addHeader(head, name, value);
  }
  if (const std::string text = varyOf(response, traits, vary); !text.empty()) addHeader(head, "Vary", text);
  return head + "\r\n";
}

std::string etagOf(std::string_view bytes) {
  constexpr std::size_t kTagBytes = 16;
  return "\"" + toHex(digest(bytes, kTagBytes)) + "\"";
}

bool matchesETag(std::string_view if_none_match, std::string_view etag) {
  for (const std::string_view part : split(if_none_match, ',')) {
    std::string_view tag = trim(part);
    if (tag == "*") return true;
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    if (tag == etag) return true;
  }
  return false;
}

bool acceptsGzip(std::string_view accept_encoding) {
  for (const std::string_view part : split(accept_encoding, ',')) {
    const std::size_t semicolon = part.find(';');
    const std::string coding = toLowerAscii(trim(part.substr(0, semicolon)));
    if (coding != "gzip") continue;
    if (semicolon == std::string_view::npos) return true;
    const std::string quality = toLowerAscii(trim(part.substr(semicolon + 1)));
    return quality.find_first_of("123456789") != std::string::npos;  // "q=0", "q=0.000" refuse it
  }
  return false;
}

std::string httpDate(Instant instant) {
  static constexpr std::array<std::string_view, 7> kDays{"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
  static constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::int64_t days = instant.ms / kDayMs;
  if (instant.ms % kDayMs < 0) --days;
  const Civil civil = civilFromDays(days);
  const std::int64_t second = (instant.ms - days * kDayMs) / 1000;
  const auto weekday = static_cast<std::size_t>(((days % 7) + 7) % 7);  // 1970-01-01 was a Thursday
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", kDays[weekday], civil.day, kMonths[civil.month - 1],
                     civil.year, second / 3600, second / 60 % 60, second % 60);
}

std::string_view reasonOf(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 307:
      return "Temporary Redirect";
    case 308:
      return "Permanent Redirect";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 406:
      return "Not Acceptable";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    case 507:
      return "Insufficient Storage";
    default:
      return "Answer";
  }
}

}  // namespace baton::web
