// ListenAddress: where the server takes connections.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"

namespace baton::web {

struct ListenAddress {
  std::string host = "127.0.0.1";
  std::uint16_t port = 8080;
};
// "127.0.0.1:8080", "[::1]:8080". Errors: BadUsage.
Result<ListenAddress> parseListenAddress(const std::string& text);
// True when only programs of this machine reach it: localhost, 127.x.y.z, ::1.
bool isThisMachine(const std::string& host);

}  // namespace baton::web
