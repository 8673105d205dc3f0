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
  app::HomePool homes(console.places, console.clock, console.random);
  BATON_CHECK(homes.lease());
  web::ServerSettings settings;
  settings.address = address;
  settings.handler = web::readOnlyPages(homes);
  settings.clock = &console.clock;
  settings.random = &console.random;
  settings.log = [&console](std::string_view line) { console.err << line << std::endl; };
  BATON_TRY(auto server, web::Server::listen(std::move(settings)));
  console.err << "Baton serves on http://" << address.host << ":" << server.port() << "/ until you press Ctrl+C.\n";
  BATON_CHECK(server.run());
  return kDone;
}

}  // namespace baton::cli
