// mail: one plain-text e-mail as bytes for an SMTP server.
//
// UTF-8 text in quoted-printable, lines of at most 76 characters, CRLF. A header never holds a line break: what would
// need one is refused. Errors: BadUsage for an address or header that could carry a second one (header injection).
// Sources: RFC 5322 (message), RFC 2045 §6.7 (quoted-printable), RFC 2047 (words in headers), RFC 3834 (automatic
// mail).
#pragma once

#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/result.h"

namespace baton::format {

struct Mail {
  std::string from;  // "baton@example.org"
  std::string to;
  std::string subject;
  std::string text;        // LF between lines
  std::string message_id;  // without <>: the same for every attempt, so that a repeat can be told
  Instant date;
};

// One plain address: local@domain of ASCII letters, digits and . _ + - ; at most 254 characters (RFC 5321 §4.5.3.1).
bool isMailAddress(std::string_view address);
Result<std::string> mailMessage(const Mail& mail);

}  // namespace baton::format
