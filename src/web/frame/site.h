// From the server's plain handler to the router: each request leases a home for as long as it is answered.
#pragma once

#include "app/chart_cache.h"
#include "app/home_pool.h"
#include "web/frame/router.h"
#include "web/server/http.h"

namespace baton::web {

// All three outlive the handler. A home that cannot be had is a 503 with the crisis numbers in plain text: they must be
// readable even when nothing else works.
Handler siteHandler(const Router& router, app::HomePool& homes, app::Charts& charts);

// More than a form may be sent only by who may use the page it goes to: a stranger must not fill the disk with uploads
// that are refused afterwards. Answers the form's limit when no home is free at once.
std::function<std::uint64_t(const Request& head)> siteBodyLimit(const Router& router, app::HomePool& homes);

}  // namespace baton::web
