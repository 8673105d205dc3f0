#include "app/delivery/deliver.h"

#include <algorithm>

#include "app/consents.h"
#include "app/delivery/escalation.h"
#include "app/delivery/links.h"
#include "app/delivery/notices.h"
#include "app/delivery/parcel.h"
#include "app/delivery/recipients.h"
#include "app/delivery/writing.h"
#include "app/histories.h"
#include "coordination/sent_updates.h"
#include "format/mail.h"
#include "outbound/notice_mail.h"
#include "outbound/sent_resources.h"

namespace baton::app {
namespace {

using net::Fate;
using record::SentStage;
using store::Message;
using store::MessageState;

constexpr std::int64_t kMinuteMs = 60'000;
constexpr const char* kWorker = "baton";

std::string domainOf(const std::string& address) { return address.substr(address.find('@') + 1); }

class Delivering {
 public:
  Delivering(Home& home, const DeliverySettings& settings, const Network& network, Message message,
             DeliveryReport& report)
      : home_(home), settings_(settings), network_(network), message_(std::move(message)), report_(report) {}

  Status run() {
    auto parcel = decodeParcel(message_.content);
    if (!parcel) return {};  // verify() tells of it
    parcel_ = std::move(*parcel);
    if (message_.unknown_ends > 0) parcel_.is_perhaps_twice = parcel_.kind != "deadline";
    if (parcel_.kind == "deadline") return fireDeadline();
    if (parcel_.kind == "notice") return sendNotice();
    BATON_TRY(const bool may, mayGoOut());
    if (!may) return stop();
    // The claim is over: somebody else has it by now.
    if (now() >= message_.due) return {};
    return settle(attempt());
  }

 private:
  Instant now() { return home_.clock().now(); }

  // Asked just before it goes out, because much may have happened since it was queued.
  Result<bool> mayGoOut() {
    BATON_TRY(const record::History history, loadHistory(home_, message_.person));
    const record::TaskFact* const task = newestTask(history, parcel_.task);
    const auto stage = task == nullptr ? std::nullopt : coordination::stageOf(*task);
    if (!stage || *stage == SentStage::Stopped || record::isAnswered(*stage)) return false;
    if (parcel_.kind == "mail") {
      BATON_TRY(const auto links, linksOf(home_, message_.person));
      if (std::ranges::none_of(links, [&](const Link& link) { return link.task == parcel_.task; })) return false;
    }
    const auto own = disclose(message_.person, history, {}, now());
    if (!recipientBehind(own.chart(), parcel_.reader)) return false;
    const Status may = mayTell(home_, message_.person, disclose(message_.person, history, parcel_.reader, now()));
    if (!may && may.error().code != ErrorCode::NotAllowed) return tl::unexpected(may.error());
    return may.has_value();
  }

  net::Outcome attempt() {
    if (parcel_.kind == "mail") {
      if (network_.mail == nullptr) return {Fate::Later, "no mail server is set up"};
      const outbound::NoticeMail notice{parcel_.url, parcel_.until, parcel_.language, parcel_.is_urgent,
                                        parcel_.is_perhaps_twice};
      const auto text =
          format::mailMessage({settings_.from, parcel_.to, outbound::noticeSubject(notice),
                               outbound::noticeText(notice), message_.id + "@" + domainOf(settings_.from), now()});
      if (!text) return {Fate::Refused, "address"};
      return network_.mail->send(settings_.from, parcel_.to, *text);
    }
    if (parcel_.kind == "fhir") {
      if (network_.post == nullptr) return {Fate::Later, "no network"};
      return network_.post->post(parcel_.to, parcel_.token, parcel_.body);
    }
    return {Fate::Refused, "unknown kind"};
  }

  Status settle(const net::Outcome& outcome) {
    switch (outcome.fate) {
      case Fate::Taken:
        ++report_.delivered;
        return end(MessageState::Sent, SentStage::Delivered, "");
      case Fate::Unknown:
        parcel_.is_perhaps_twice = true;
        return again(outcome.reason);
      case Fate::Later:
        return again(outcome.reason);
      case Fate::Refused:
        ++report_.given_up;
        parcel_.trouble = outcome.reason;
        return end(MessageState::Failed, SentStage::Failed, outcome.reason);
    }
    return {};
  }

  Status again(const std::string& reason) {
    const std::size_t attempts = message_.attempts;
    parcel_.trouble = reason;
    if (attempts > kBackOffMinutes.size()) {
      ++report_.given_up;
      return end(MessageState::Failed, SentStage::Failed, reason);
    }
    ++report_.later;
    const Instant next{now().ms + kBackOffMinutes[attempts - 1] * kMinuteMs};
    return write("later", [&](const record::History&, Batch& batch) -> Status {
      batch.settle.push_back(settlement(MessageState::Waiting, next, parcel_));
      return {};
    });
  }

  // How a try ended for good, with what the journal says of it. A failed one keeps its link, to be sent again.
  Status end(MessageState state, SentStage stage, const std::string& reason) {
    const Instant at = now();
    return write("delivered", [&](const record::History& history, Batch& batch) -> Status {
      const bool is_sent = state == MessageState::Sent;
      batch.settle.push_back(settlement(state, at, is_sent ? withoutSecrets(parcel_) : parcel_));
      const record::TaskFact* const task = newestTask(history, parcel_.task);
      const auto before = task == nullptr ? std::nullopt : coordination::stageOf(*task);
      // Whoever opened it meanwhile is further than "delivered".
      if (!before || *before != SentStage::Queued) return {};
      BATON_TRY(json::Value stored, storedResource(home_, message_.person, history, "Task/" + parcel_.task));
      stored = outbound::atStage(std::move(stored), stage, at, reason);
      if (is_sent && parcel_.is_perhaps_twice) {
        stored = outbound::withStageCode(std::move(stored), record::kPerhapsTwiceCode, at);
      }
      batch.resources.push_back(std::move(stored));
      if (!is_sent) return queueNotice(batch);
      BATON_TRY(json::Value said,
                storedResource(home_, message_.person, history, "Communication/" + parcel_.communication));
      // An endpoint has it; a mail has only come to their server.
      const bool is_there = parcel_.kind == "fhir";
      batch.resources.push_back(outbound::communicationAt(std::move(said), is_there ? "completed" : "in-progress", at,
                                                          is_there ? at : Instant{}));
      return {};
    });
  }

  Status stop() {
    ++report_.stopped;
    return write("stopped", [&](const record::History& history, Batch& batch) -> Status {
      batch.settle.push_back(settlement(MessageState::Stopped, now(), withoutSecrets(parcel_)));
      const record::TaskFact* const task = newestTask(history, parcel_.task);
      const auto before = task == nullptr ? std::nullopt : coordination::stageOf(*task);
      if (!before || *before != SentStage::Queued) return {};
      BATON_TRY(json::Value stored, storedResource(home_, message_.person, history, "Task/" + parcel_.task));
      batch.resources.push_back(outbound::atStage(std::move(stored), SentStage::Failed, now(), "not allowed any more"));
      return {};
    });
  }

  Status queueNotice(Batch& batch) {
    BATON_TRY(auto notice, noticeToPerson(home_, settings_, message_.person, parcel_));
    if (notice) batch.queue.push_back(std::move(*notice));
    return {};
  }

  Status sendNotice() {
    BATON_TRY(const std::string address, noticeAddress(home_, message_.person));
    if (address != parcel_.to) return settleNotice(MessageState::Stopped, now(), report_.stopped);
    if (now() >= message_.due) return {};  // the claim is over
    const net::Outcome outcome = attemptNotice();
    parcel_.trouble = outcome.reason;
    if (outcome.fate == Fate::Taken) return settleNotice(MessageState::Sent, now(), report_.delivered);
    const bool is_given_up = outcome.fate == Fate::Refused || message_.attempts > kBackOffMinutes.size();
    if (is_given_up) return settleNotice(MessageState::Failed, now(), report_.given_up);
    if (outcome.fate == Fate::Unknown) parcel_.is_perhaps_twice = true;
    const Instant next{now().ms + kBackOffMinutes[message_.attempts - 1] * kMinuteMs};
    return settleNotice(MessageState::Waiting, next, report_.later);
  }

  net::Outcome attemptNotice() {
    if (network_.mail == nullptr) return {Fate::Later, "no mail server is set up"};
    const outbound::NoticeMail notice{
        settings_.site + "/", {}, parcel_.language, parcel_.is_urgent, parcel_.is_perhaps_twice};
    const auto text =
        format::mailMessage({settings_.from, parcel_.to, outbound::noticeSubject(notice),
                             outbound::ownNoticeText(notice), message_.id + "@" + domainOf(settings_.from), now()});
    if (!text) return {Fate::Refused, "address"};
    return network_.mail->send(settings_.from, parcel_.to, *text);
  }

  Status settleNotice(MessageState state, Instant due, std::size_t& count) {
    ++count;
    return write("notice", [&](const record::History&, Batch& batch) -> Status {
      batch.settle.push_back(settlement(state, due, parcel_));
      return {};
    });
  }

  Status fireDeadline() {
    // Before the deadline is marked as fired: a worker that dies in between does both again, and one key sends once.
    BATON_CHECK(passOn(home_, settings_, message_.person, parcel_, network_.made));
    bool is_late = false;
    BATON_CHECK(write("deadline", [&](const record::History& history, Batch& batch) -> Status {
      is_late = isLate(newestTask(history, parcel_.task));
      batch.settle.push_back(settlement(is_late ? MessageState::Sent : MessageState::Stopped, now(), parcel_));
      if (!is_late) return {};
      BATON_TRY(json::Value stored, storedResource(home_, message_.person, history, "Task/" + parcel_.task));
      batch.resources.push_back(outbound::withStageCode(std::move(stored), record::kEscalatedCode, now()));
      return queueNotice(batch);
    }));
    ++(is_late ? report_.escalated : report_.stopped);
    return {};
  }

  store::Settlement settlement(MessageState state, Instant due, const Parcel& parcel) const {
    return {message_.id, MessageState::Trying, message_.attempts, state, due, encode(parcel)};
  }

  template <class Fill>
  Status write(const char* where, Fill fill) {
    Status written =
        writeBatch(home_, {message_.person, kWorker, where}, [&](const record::History& history) -> Result<Batch> {
          Batch batch;
          BATON_CHECK(fill(history, batch));
          BATON_TRY(const auto still, home_.store().outbox().message(message_.person, message_.id));
          // Stopped, or taken by another, while we were at it: theirs is what counts.
          const bool is_ours = still && still->state == MessageState::Trying && still->attempts == message_.attempts;
          return is_ours ? batch : Batch();
        });
    // Erased meanwhile: there is nobody to tell.
    if (!written && written.error().code == ErrorCode::NotFound) return {};
    return written;
  }

  Home& home_;
  const DeliverySettings& settings_;
  const Network& network_;
  Message message_;
  DeliveryReport& report_;
  Parcel parcel_;
};

}  // namespace

Result<DeliveryReport> deliverDue(Home& home, const DeliverySettings& settings, const Network& network,
                                  std::size_t most) {
  const Instant now = home.clock().now();
  BATON_TRY(auto messages, home.store().outbox().take(now, {now.ms + kClaimMinutes * kMinuteMs}, most));
  DeliveryReport report;
  for (Message& message : messages) {
    BATON_CHECK(Delivering(home, settings, network, std::move(message), report).run());
  }
  return report;
}

}  // namespace baton::app
