// deliver, mail-server: what is due goes out; the server that mail goes out through.
#include "app/delivery/deliver.h"

#include <chrono>
#include <iostream>
#include <thread>

#include "app/whole_file.h"
#include "base/text.h"
#include "cli/commands.h"

namespace baton::cli {
namespace {

constexpr std::chrono::seconds kPause{5};

void report(const app::DeliveryReport& done, const Arguments& arguments, Console& console) {
  if (arguments.is_json) {
    json::Value value;
    value.set("delivered", static_cast<long long>(done.delivered));
    value.set("later", static_cast<long long>(done.later));
    value.set("given_up", static_cast<long long>(done.given_up));
    value.set("stopped", static_cast<long long>(done.stopped));
    value.set("escalated", static_cast<long long>(done.escalated));
    return answer(console, value);
  }
  console.out << done.delivered << " delivered, " << done.later << " to be tried again, " << done.given_up
              << " given up, " << done.stopped << " stopped, " << done.escalated << " without an answer in time\n";
}

}  // namespace

Result<int> runDeliver(const Arguments& arguments, Console& console) {
  BATON_TRY(auto home, app::Home::open(console.places, console.clock, console.random));
  BATON_TRY(const auto settings, app::readDeliverySettings(console.places));
  app::DeliveryReport all;
  const auto post = net::makePostTransport();
  std::unique_ptr<net::MailTransport> mail;
  if (settings.canMail()) {
    BATON_TRY(mail, net::makeMailTransport(settings.mail));
  }
  while (true) {
    BATON_TRY(const auto done, app::deliverDue(home, settings, {mail.get(), post.get()}));
    all.delivered += done.delivered;
    all.later += done.later;
    all.given_up += done.given_up;
    all.stopped += done.stopped;
    all.escalated += done.escalated;
    if (done.all() > 0) continue;
    if (arguments.has("--once")) break;
    std::this_thread::sleep_for(kPause);
  }
  report(all, arguments, console);
  return kDone;
}

Result<int> runMailServer(const Arguments& arguments, Console& console) {
  BATON_TRY(auto settings, app::readDeliverySettings(console.places));
  const bool is_asked = !arguments.has("--server") && !arguments.has("--site") && !arguments.has("--from");
  if (is_asked) {
    json::Value value;
    value.set("site", settings.site);
    value.set("from", settings.from);
    value.set("server", settings.mail.url);
    value.set("user", settings.mail.user);
    value.set("has_password", !settings.mail.password.empty());
    if (arguments.is_json) {
      answer(console, value);
    } else if (!settings.canMail()) {
      console.out << "No mail server is set up. baton mail-server --help says how.\n";
      if (!settings.site.empty()) console.out << "Links begin with " << settings.site << "\n";
    } else {
      console.out << "Mail goes out through " << settings.mail.url << " from " << settings.from << ", with links to "
                  << settings.site << "\n";
    }
    return kDone;
  }
  settings.site = arguments.option("--site", settings.site);
  settings.from = arguments.option("--from", settings.from);
  if (arguments.has("--server")) {
    settings.mail = {arguments.option("--server"), arguments.option("--user"), "", arguments.option("--ca-file")};
  }
  if (arguments.has("--password-file")) {
    BATON_TRY(const std::string text, app::readWholeFile(arguments.option("--password-file")));
    settings.mail.password = trim(text.substr(0, text.find('\n')));
  }
  BATON_CHECK(app::writeDeliverySettings(console.places, settings));
  console.out << "Saved in " << app::deliverySettingsFile(console.places) << ", which only you may read.\n";
  return kDone;
}

}  // namespace baton::cli
