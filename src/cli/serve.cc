#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <memory>

#include "app/accounts/setup.h"
#include "app/chart_cache.h"
#include "app/delivery/worker.h"
#include "app/health.h"
#include "app/import_job.h"
#include "app/local_tls.h"
#include "app/reminders/worker.h"
#include "app/whole_file.h"
#include "base/text.h"
#include "cli/commands.h"
#include "web/fhir/fhir_site.h"
#include "web/frame/site.h"
#include "web/pages/account_parts.h"
#include "web/pages/pages.h"
#include "web/server/server.h"

namespace baton::cli {
namespace {

Status checkTransport(const Arguments& arguments, const web::ListenAddress& address) {
  const bool has_files = arguments.has("--tls-cert");
  if (has_files != arguments.has("--tls-key")) {
    return fail(ErrorCode::BadUsage, "--tls-cert and --tls-key go together.");
  }
  const std::string made = arguments.option("--tls", "");
  if (arguments.has("--tls") && (made != "self" || has_files)) {
    return fail(ErrorCode::BadUsage, "--tls takes the word self; own files are --tls-cert FILE --tls-key FILE.");
  }
  const bool is_safe = has_files || made == "self" || arguments.has("--behind-proxy");
  if (is_safe || web::isThisMachine(address.host)) return {};
  return fail(ErrorCode::NotAllowed,
              "Without encryption everybody on the network could read along. Add --tls self, or --tls-cert and "
              "--tls-key; or --behind-proxy when a proxy encrypts.");
}

// The files of the command line, or Baton's own, made and renewed where they are asked for.
std::function<Result<web::TlsFiles>()> certificateOf(const Arguments& arguments, Console& console) {
  if (arguments.has("--tls-cert")) {
    const web::TlsFiles files{arguments.option("--tls-cert"), arguments.option("--tls-key")};
    return [files]() -> Result<web::TlsFiles> { return files; };
  }
  if (!arguments.has("--tls")) return {};
  const std::string more = arguments.option("--tls-name", "");
  return [more, &console]() -> Result<web::TlsFiles> {
    auto names = app::machineNames();
    for (const std::string_view name : split(more, ',')) {
      if (!trim(name).empty()) names.emplace_back(trim(name));
    }
    BATON_TRY(const auto tls, app::localTls(console.places.data_dir, names, console.clock, console.random));
    return web::TlsFiles{tls.certificate_file, tls.key_file};
  };
}

Result<std::string> firstLineOf(const std::string& file) {
  if (file.empty()) return std::string();
  BATON_TRY(const std::string text, app::readWholeFile(file));
  std::string line(trim(text.substr(0, text.find('\n'))));
  if (line.size() < 16) return fail(ErrorCode::BadUsage, file + " must hold a token of 16 characters or more.");
  return line;
}

Result<std::function<void(std::string_view)>> logOf(const Arguments& arguments, Console& console) {
  const std::string path = arguments.option("--log", "");
  if (path.empty()) return [&console](std::string_view line) { console.err << line << std::endl; };
  const auto file = std::make_shared<std::ofstream>(path, std::ios::app);
  if (!*file) return fail(ErrorCode::Storage, "Cannot write to " + path + ".");
  return [file](std::string_view line) { *file << line << std::endl; };
}

// Names that a browser may ask for beside localhost and addresses; another's name that leads here is refused.
std::vector<std::string> hostsOf(const Arguments& arguments) {
  std::vector<std::string> hosts = app::machineNames();
  for (const char* option : {"--tls-name", "--host"}) {
    const std::string names = arguments.option(option, "");
    for (const std::string_view name : split(names, ',')) {
      if (!trim(name).empty()) hosts.emplace_back(trim(name));
    }
  }
  for (std::string& host : hosts) host = toLowerAscii(host);
  return hosts;
}

// Nobody has an account yet: whoever reads this output may make the first one, from any device.
Status offerSetUp(app::HomePool& homes, Console& console) {
  BATON_TRY(auto home, homes.lease());
  BATON_TRY(const bool is_set_up, app::isSetUp(*home));
  if (is_set_up) return {};
  BATON_TRY(const std::string code, app::makeSetupCode(*home));
  console.err << "Nobody has an account yet. Open the page on this machine, or on another device with this code\n"
              << "(good for one day): " << code << "\n";
  return {};
}

void announce(const web::ListenAddress& address, std::uint16_t port, const app::LocalTls* own, bool is_encrypted,
              Console& console) {
  const bool is_v6 = address.host.find(':') != std::string::npos;
  const std::string host = is_v6 ? "[" + address.host + "]" : address.host;
  const std::string start = std::string(is_encrypted ? "https" : "http") + "://" + host + ":" + std::to_string(port);
  console.err << "Baton serves on " << start << "/ until you press Ctrl+C.\n";
  if (own == nullptr) return;
  console.err << "Trust its certificate once on each device: open /trust there; the page says how.\n"
              << "The device must show this SHA-256 fingerprint:\n  " << own->ca_fingerprint << "\n"
              << "Names it is good for: " << join(own->names, ", ") << "\n";
}

}  // namespace

Result<int> runServe(const Arguments& arguments, Console& console) {
  BATON_TRY(const auto address, web::parseListenAddress(arguments.option("--listen", "127.0.0.1:8080")));
  BATON_CHECK(checkTransport(arguments, address));
  app::HomePool homes(console.places, console.clock, console.random);
  BATON_CHECK(homes.lease());
  app::Charts charts;
  app::ImportJobs imports(homes);
  const web::Router router(web::routes(), web::visitorOf, {hostsOf(arguments), &imports});
  web::ServerSettings settings;
  settings.address = address;
  web::FhirSite fhir(homes, charts, [&router](std::string_view host) { return router.isOurHost(host); });
  settings.handler = web::withFhir(fhir, web::siteHandler(router, homes, charts));
  settings.body_limit = web::withFhirBodies(fhir, web::siteBodyLimit(router, homes));
  settings.spool_folder = console.places.data_dir + "/uploads";
  settings.certificate = certificateOf(arguments, console);
  settings.is_behind_proxy = arguments.has("--behind-proxy");
  settings.health = [&homes] { return app::checkHealth(homes); };
  BATON_TRY(settings.metrics_token, firstLineOf(arguments.option("--metrics-token-file", "")));
  BATON_TRY(const auto log, logOf(arguments, console));
  settings.log = log;
  settings.clock = &console.clock;
  settings.random = &console.random;
  std::optional<app::LocalTls> own;
  if (arguments.has("--tls")) {
    BATON_CHECK(settings.certificate());
    BATON_TRY(own, app::readLocalTls(console.places.data_dir));
    settings.ca_certificate = own->ca_pem;
  }
  const bool is_encrypted = static_cast<bool>(settings.certificate);
  BATON_TRY(auto server, web::Server::listen(std::move(settings)));
  announce(address, server.port(), own ? &*own : nullptr, is_encrypted, console);
  BATON_CHECK(offerSetUp(homes, console));
  auto worker = std::make_unique<app::DeliveryWorker>(homes, log);
  auto reminders = std::make_unique<app::RemindWorker>(homes, log);
  BATON_TRY(const auto ending, server.run());
  reminders.reset();
  worker.reset();
  if (ending == web::Ending::CutOff) {
    console.err << "Some requests took too long to finish and were cut off. What was saved is saved." << std::endl;
    std::_Exit(kDone);
  }
  return kDone;
}

}  // namespace baton::cli
