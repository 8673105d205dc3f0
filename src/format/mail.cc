#include "format/mail.h"

#include <array>
#include <cstdio>

namespace baton::format {
namespace {

constexpr std::size_t kLongestAddress = 254;
constexpr std::size_t kLineLetters = 75;  // and the "=" of a soft line break
constexpr std::string_view kHex = "0123456789ABCDEF";

bool isPlain(std::string_view text) {
  for (const char c : text) {
    if (c < ' ' || c > '~') return false;
  }
  return true;
}

std::string dateHeader(Instant at) {
  constexpr std::array<const char*, 7> kDays = {"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
  constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::int64_t days = at.ms >= 0 ? at.ms / kDayMs : (at.ms - kDayMs + 1) / kDayMs;
  const Civil civil = civilFromDays(days);
  const std::int64_t seconds = (at.ms - days * kDayMs) / 1000;
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%s, %02u %s %d %02d:%02d:%02d +0000",
                kDays[static_cast<std::size_t>((days % 7 + 7) % 7)], civil.day, kMonths[civil.month - 1], civil.year,
                static_cast<int>(seconds / 3600), static_cast<int>(seconds / 60 % 60), static_cast<int>(seconds % 60));
  return text.data();
}

std::string escaped(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return {'=', kHex[byte >> 4U], kHex[byte & 15U]};
}

// A whole header in one encoded word; subjects are short.
std::string headerWords(std::string_view text) {
  if (isPlain(text)) return std::string(text);
  std::string words = "=?utf-8?q?";
  for (const char c : text) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    words += is_letter ? std::string(1, c) : c == ' ' ? "_" : escaped(c);
  }
  return words + "?=";
}

std::string quotedPrintable(std::string_view text) {
  std::string out;
  std::string line;
  const auto put = [&](const std::string& piece) {
    if (line.size() + piece.size() > kLineLetters) {
      out += line + "=\r\n";
      line.clear();
    }
    line += piece;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\n') {
      out += line + "\r\n";
      line.clear();
      continue;
    }
    const bool is_last_of_line = at + 1 == text.size() || text[at + 1] == '\n';
    const bool is_bare = (c > ' ' && c <= '~' && c != '=') || (c == ' ' && !is_last_of_line);
    put(is_bare ? std::string(1, c) : escaped(c));
  }
  return out + line + "\r\n";
}

}  // namespace

bool isMailAddress(std::string_view address) {
  const std::size_t at = address.find('@');
  if (at == std::string_view::npos || at == 0 || at + 1 >= address.size()) return false;
  if (address.find('@', at + 1) != std::string_view::npos || address.size() > kLongestAddress) return false;
  for (const char c : address) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!is_letter && std::string_view("@._+-").find(c) == std::string_view::npos) return false;
  }
  return true;
}

Result<std::string> mailMessage(const Mail& mail) {
  if (!isMailAddress(mail.from) || !isMailAddress(mail.to)) {
    return fail(ErrorCode::BadUsage, "This is not an e-mail address that Baton can write to.");
  }
  for (const std::string* header : {&mail.subject, &mail.message_id}) {
    if (header->find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos) {
      return fail(ErrorCode::BadUsage, "A header of an e-mail is one line.");
    }
  }
  std::string message = "From: <" + mail.from + ">\r\nTo: <" + mail.to + ">\r\n";
  message += "Subject: " + headerWords(mail.subject) + "\r\n";
  message += "Date: " + dateHeader(mail.date) + "\r\n";
  message += "Message-ID: <" + mail.message_id + ">\r\n";
  message += "Auto-Submitted: auto-generated\r\n";
  message += "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n";
  message += "Content-Transfer-Encoding: quoted-printable\r\n\r\n";
  return message + quotedPrintable(mail.text);
}

}  // namespace baton::format
