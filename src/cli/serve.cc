#include <iostream>

#include "cli/commands.h"
#include "web/pages/read_only.h"
#include "web/server/server.h"

namespace baton::cli {

Result<int> runServe(const Arguments& arguments, Console& console) {
  BATON_TRY(const auto address, web::parseListenAddress(arguments.option("--listen", "127.0.0.1:8080")));
  if (!web::isThisMachine(address.host)) {
    return fail(ErrorCode::NotAllowed,
                "These pages have no sign-in yet, so they are served to this machine only: --listen 127.0.0.1:8080");
  }
  BATON_TRY(auto home, app::Home::open(console.places, console.clock, console.random));
  BATON_CHECK(web::serve(address, web::readOnlyPages(home), [&](std::uint16_t port) {
    console.err << "Baton serves on http://" << address.host << ":" << port << "/ until you press Ctrl+C.\n";
  }));
  return kDone;
}

}  // namespace baton::cli
