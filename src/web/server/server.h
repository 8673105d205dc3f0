// The web server: takes connections, gives requests to a handler, sends its answers.
#pragma once

#include <functional>

#include "web/server/address.h"
#include "web/server/http.h"

namespace baton::web {

// Serves until SIGINT or SIGTERM; `ready` is called with the port once connections are taken (port 0 = any free one).
// Errors: Network when the address cannot be used.
Status serve(const ListenAddress& address, const Handler& handler, const std::function<void(std::uint16_t)>& ready);

}  // namespace baton::web
