// The read-only pages of `baton serve`: who is here, and each person's one page. No sign-in yet, so they are only given
// to this machine: another Host than localhost is refused (DNS rebinding), and the command refuses to listen elsewhere.
#pragma once

#include "app/home_pool.h"
#include "web/server/http.h"

namespace baton::web {

// `homes` must outlive the handler.
Handler readOnlyPages(app::HomePool& homes);

// Is this a name of this machine only: localhost, 127.x.x.x, ::1, with or without port?
bool isThisMachine(const std::string& host);

}  // namespace baton::web
