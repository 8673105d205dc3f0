// Transport: the network as the rest of Baton sees it, so that a test can bring one that loses things.
//
// Threads: one transport is used by one thread at a time. The reason in an outcome is for an operator's log: it never
// holds an address, a subject or a body.
#pragma once

#include <cstdint>
#include <string>

namespace baton::net {

enum class Fate : std::uint8_t {
  Taken,    // the other side said that it has it
  Later,    // not now: no connection, "try again" (SMTP 4xx, HTTP 429 or 5xx)
  Refused,  // never: no such address, not allowed (SMTP 5xx, HTTP 4xx)
  Unknown,  // it was sent whole, and the answer never came: the other side may have it
};

struct Outcome {
  Fate fate = Fate::Taken;
  std::string reason = {};  // "550", "no connection"; "" when taken
};

class MailTransport {
 public:
  virtual ~MailTransport() = default;
  // `message` is a whole RFC 5322 message (format/mail.h); the addresses are those of the envelope.
  virtual Outcome send(const std::string& from, const std::string& to, const std::string& message) = 0;
};

class PostTransport {
 public:
  virtual ~PostTransport() = default;
  // POST of a FHIR resource. `token` is sent as a bearer; "" = none.
  virtual Outcome post(const std::string& url, const std::string& token, const std::string& body) = 0;
};

}  // namespace baton::net
