#include "app/delivery/worker.h"

#include <chrono>

#include "app/delivery/deliver.h"

namespace baton::app {
namespace {

constexpr std::chrono::seconds kPause{5};

// The connections, made anew when the settings changed.
class Connections {
 public:
  Status follow(const DeliverySettings& settings) {
    const bool is_same = mail_ && settings.mail.url == used_.mail.url && settings.mail.user == used_.mail.user &&
                         settings.mail.password == used_.mail.password && settings.mail.ca_file == used_.mail.ca_file;
    used_ = settings;
    if (is_same && settings.canMail()) return {};
    mail_.reset();
    if (!settings.canMail()) return {};
    BATON_TRY(mail_, net::makeMailTransport(settings.mail));
    return {};
  }
  Network network() { return {mail_.get(), post_.get()}; }

 private:
  DeliverySettings used_;
  std::unique_ptr<net::MailTransport> mail_;
  std::unique_ptr<net::PostTransport> post_ = net::makePostTransport();
};

// One message at a time, so that stopping the server waits for one and no more.
Result<DeliveryReport> deliverOne(HomePool& homes, Connections& connections) {
  BATON_TRY(auto home, homes.lease());
  BATON_TRY(const auto next, home->store().outbox().nextDue());
  if (!next || *next > home->clock().now()) return DeliveryReport();
  BATON_TRY(const auto settings, readDeliverySettings(home->places()));
  BATON_CHECK(connections.follow(settings));
  return deliverDue(*home, settings, connections.network(), 1);
}

}  // namespace

DeliveryWorker::DeliveryWorker(HomePool& homes, std::function<void(std::string_view)> log)
    : homes_(homes), log_(std::move(log)), thread_([this] { run(); }) {}

DeliveryWorker::~DeliveryWorker() {
  {
    const std::lock_guard lock(mutex_);
    stops_ = true;
  }
  stopped_.notify_all();
  thread_.join();
}

bool DeliveryWorker::waitOrStop() {
  std::unique_lock lock(mutex_);
  return stopped_.wait_for(lock, kPause, [this] { return stops_; });
}

void DeliveryWorker::run() {
  Connections connections;
  std::string last_trouble;
  while (true) {
    const auto done = deliverOne(homes_, connections);
    const std::string trouble = done ? "" : done.error().message;
    if (!trouble.empty() && trouble != last_trouble) log_("delivery: " + trouble);
    last_trouble = trouble;
    if (done && done->all() > 0) {
      const std::lock_guard lock(mutex_);
      if (stops_) return;
      continue;
    }
    if (waitOrStop()) return;
  }
}

}  // namespace baton::app
