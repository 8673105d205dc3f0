// The cookies Baton sets, and reading them back.
//
// Over TLS (or behind a proxy that has it) the names begin with __Host-, which makes browsers insist on Secure, Path=/
// and no Domain (RFC 6265bis §4.1.3.2); plain http on this machine has names without it. Only names are a matter of the
// transport: a token is worth the same.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace baton::app {

struct Cookies {
  std::string session;
  std::string device;  // names this browser as one that signed in before; opens nothing
};

enum class Transport : std::uint8_t { Plain, Secure };

// Values that cannot be tokens read as "".
Cookies readCookies(const std::map<std::string, std::string>& cookies, Transport transport);

// The text of a Set-Cookie header. An empty value removes the cookie.
std::string sessionCookie(const std::string& token, std::int64_t seconds, Transport transport);  // 0 = until closed
std::string deviceCookie(const std::string& token, Transport transport);

}  // namespace baton::app
