#include "app/reminders/worker.h"

#include <chrono>
#include <string>

#include "app/reminders/remind.h"

namespace baton::app {
namespace {

constexpr std::chrono::seconds kPause{60};

}  // namespace

RemindWorker::RemindWorker(HomePool& homes, std::function<void(std::string_view)> log)
    : homes_(homes), log_(std::move(log)), thread_([this] { run(); }) {}

RemindWorker::~RemindWorker() {
  {
    const std::lock_guard lock(mutex_);
    stops_ = true;
  }
  stopped_.notify_all();
  thread_.join();
}

Status RemindWorker::pass() {
  BATON_TRY(auto home, homes_.lease());
  BATON_TRY(const auto delivery, readDeliverySettings(home->places()));
  std::unique_ptr<net::MailTransport> mail;
  if (delivery.canMail()) {
    BATON_TRY(mail, net::makeMailTransport(delivery.mail));
  }
  const auto push = net::makePushTransport();
  BATON_CHECK(remindAll(*home, delivery, {mail.get(), push.get()}));
  return {};
}

void RemindWorker::run() {
  std::string last_trouble;
  while (true) {
    const Status done = pass();
    const std::string trouble = done ? "" : done.error().message;
    if (!trouble.empty() && trouble != last_trouble) log_("reminders: " + trouble);
    last_trouble = trouble;
    std::unique_lock lock(mutex_);
    if (stopped_.wait_for(lock, kPause, [this] { return stops_; })) return;
  }
}

}  // namespace baton::app
