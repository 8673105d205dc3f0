#include "app/accounts/cookies.h"

#include <algorithm>

namespace baton::app {
namespace {

constexpr std::size_t kTokenLetters = 43;
constexpr std::int64_t kDeviceSeconds = 400LL * 24 * 3600;  // as long as browsers keep one
constexpr const char* kSession = "baton";
constexpr const char* kDevice = "baton-device";

std::string nameOf(const char* name, Transport transport) {
  return (transport == Transport::Secure ? "__Host-" : "") + std::string(name);
}

bool isToken(const std::string& text) {
  return text.size() == kTokenLetters && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
         });
}

std::string tokenIn(const std::map<std::string, std::string>& cookies, const std::string& name) {
  const auto found = cookies.find(name);
  return found != cookies.end() && isToken(found->second) ? found->second : "";
}

std::string cookie(const std::string& name, const std::string& value, std::int64_t seconds, Transport transport) {
  std::string text = name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax";
  if (transport == Transport::Secure) text += "; Secure";
  if (value.empty()) return text + "; Max-Age=0";
  return seconds > 0 ? text + "; Max-Age=" + std::to_string(seconds) : text;
}

}  // namespace

Cookies readCookies(const std::map<std::string, std::string>& cookies, Transport transport) {
  return {tokenIn(cookies, nameOf(kSession, transport)), tokenIn(cookies, nameOf(kDevice, transport))};
}

std::string sessionCookie(const std::string& token, std::int64_t seconds, Transport transport) {
  return cookie(nameOf(kSession, transport), token, seconds, transport);
}

std::string deviceCookie(const std::string& token, Transport transport) {
  return cookie(nameOf(kDevice, transport), token, kDeviceSeconds, transport);
}

}  // namespace baton::app
