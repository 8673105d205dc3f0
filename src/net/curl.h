// Mail by SMTP and FHIR by HTTPS, both through libcurl, whose handles stay inside this room.
//
// Encryption is not an option: `smtps://`, or `smtp://` with STARTTLS that must succeed, and `https://`; certificates
// are checked. Only to this machine itself (127.0.0.1, ::1, localhost) may both go without. Redirects are not followed.
// A connection is kept for the next message. Cost: one round trip a message after the first.
// Sources: RFC 5321 (SMTP replies §4.2), RFC 3207 (STARTTLS), RFC 8314 (implicit TLS), RFC 9110 (HTTP status).
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "net/transport.h"

namespace baton::net {

struct MailServer {
  std::string url;  // "smtps://mail.example:465", "smtp://127.0.0.1:25"
  std::string user;
  std::string password;
  std::string ca_file;  // PEM; "" = the system's
};

bool isThisMachine(const std::string& url);
// Errors: BadUsage with a sentence: not a mail server's address, or one without encryption that is not this machine.
Status checkMailServer(const MailServer& server);
Status checkEndpoint(const std::string& url);

// Errors: those of checkMailServer.
Result<std::unique_ptr<MailTransport>> makeMailTransport(const MailServer& server);
std::unique_ptr<PostTransport> makePostTransport();

}  // namespace baton::net
