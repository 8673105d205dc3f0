#include "web/server/address.h"

#include <charconv>

namespace baton::web {

Result<ListenAddress> parseListenAddress(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  ListenAddress address;
  if (colon == std::string::npos) return fail(ErrorCode::BadUsage, "--listen wants HOST:PORT, like 127.0.0.1:8080.");
  address.host = text.substr(0, colon);
  if (address.host.size() > 2 && address.host.front() == '[' && address.host.back() == ']') {
    address.host = address.host.substr(1, address.host.size() - 2);
  }
  const std::string port = text.substr(colon + 1);
  const auto [end, problem] = std::from_chars(port.data(), port.data() + port.size(), address.port);
  if (problem != std::errc() || end != port.data() + port.size() || address.host.empty()) {
    return fail(ErrorCode::BadUsage, "--listen wants HOST:PORT, like 127.0.0.1:8080.");
  }
  return address;
}

bool isThisMachine(const std::string& host) {
  if (host == "localhost" || host == "::1" || host == "[::1]") return true;
  return host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string::npos;
}

}  // namespace baton::web
