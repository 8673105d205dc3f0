#include "web/frame/site.h"

#include "app/crisis.h"

namespace baton::web {
namespace {

Response unavailable() {
  Response response;
  response.status = 503;
  response.content_type = "text/plain; charset=utf-8";
  response.headers.emplace_back("Retry-After", "5");
  response.body = "Baton cannot open the record right now. Please try again in a moment.\nIn a crisis";
  const auto lines = app::crisisLines(app::homeCountry());
  for (const app::CrisisLine& line : lines) {
    if (line.kind == app::CrisisKind::More || line.call.empty()) continue;
    response.body += " - " + std::string(line.name) + ": " + std::string(line.call);
  }
  response.body += "\n";
  return response;
}

}  // namespace

Handler siteHandler(const Router& router, app::HomePool& homes, app::Charts& charts) {
  return [&router, &homes, &charts](const Request& request) {
    auto home = homes.lease();
    if (!home) return unavailable();
    return router.answer(request, **home, charts);
  };
}

std::function<std::uint64_t(const Request& head)> siteBodyLimit(const Router& router, app::HomePool& homes) {
  return [&router, &homes](const Request& head) {
    const std::uint64_t most = router.bodyLimit(head.method, head.path);
    if (most <= kFormBytes) return most;
    auto home = homes.lease(std::chrono::milliseconds(20));
    return home && router.isOpenTo(head, **home) ? most : kFormBytes;
  };
}

}  // namespace baton::web
