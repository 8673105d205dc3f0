// Deterministic simulation of updates on their way (trust.md R9): a clock of its own, mail that gets lost or answers
// late, a worker that dies in the middle, members who leave, people who change their minds. After each run the
// promises are checked. A failing seed prints itself; BATON_SEEDS in the environment makes it longer (soak).
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <random>
#include <set>

#include "app/delivery/notices.h"
#include "app/delivery/parcel.h"
#include "app/delivery/testing.h"
#include "app/undo.h"

namespace baton::app {
namespace {

using record::SentStage;
using testing::requestTo;

struct WorkerDied {};

constexpr const char* kOwnAddress = "ana@home.example";

// SystemRandom would make no run like another.
class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : dice_(seed) {}
  void fill(std::span<std::uint8_t> bytes) override {
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(dice_());
  }

 private:
  std::mt19937_64 dice_;
};

class LossyMail final : public net::MailTransport {
 public:
  explicit LossyMail(std::mt19937_64& dice, Clock& clock) : dice_(dice), clock_(clock) {}
  net::Outcome send(const std::string& /*from*/, const std::string& to, const std::string& message) override {
    const std::uint64_t luck = is_calm ? 0 : dice_() % 10;
    if (luck == 7) throw WorkerDied();  // before anything went out
    if (luck == 8) return {net::Fate::Later, "451"};
    const bool is_refused = luck == 9 && dice_() % 4 == 0;
    if (is_refused) return {net::Fate::Refused, "550"};
    taken.push_back({to, message, clock_.now()});
    if (luck == 5) throw WorkerDied();  // after
    if (luck == 6) return {net::Fate::Unknown, "no answer"};
    return {};
  }
  struct Taken {
    std::string to;
    std::string message;
    Instant at;
  };
  bool is_calm = false;
  std::vector<Taken> taken;

 private:
  std::mt19937_64& dice_;
  Clock& clock_;
};

class Run {
 public:
  explicit Run(std::uint64_t seed)
      : dice_(seed), random_(seed ^ 0x9e3779b97f4a7c15U), home_(Home::inMemory(clock_, random_)), mail_(dice_, clock_) {
    ana_ = testing::personWithTeam(home_);
    update_.person = "Ana Ruiz";
    update_.made = clock_.now();
    update_.since = Instant{clock_.now().ms - testing::kDay};
    wants_notices_ = dice_() % 2 == 0;
    if (wants_notices_) REQUIRE(setNoticeAddress(home_, ana_, kOwnAddress));
  }

  void live() {
    for (int step = 0; step < 24; ++step) {
      clock_.pass(static_cast<std::int64_t>(dice_() % (20 * testing::kHour)));
      switch (dice_() % 6) {
        case 0:
        case 1:
          send();
          break;
        case 2:
        case 3:
          answer();
          break;
        case 4:
          if (dice_() % 4 == 0) leave();
          break;
        case 5:
          if (dice_() % 3 == 0) takeBack();
          break;
      }
      work();
    }
    // The storm is over; everything has time to end.
    mail_.is_calm = true;
    for (int day = 0; day < 40; ++day) {
      work();
      clock_.pass(testing::kDay / 2);
    }
    work();
  }

  void check() {
    CHECK_FALSE(home_.store().outbox().nextDue().value());  // nothing hangs
    std::map<std::string, int> copies;
    std::set<std::string> notices;
    for (const LossyMail::Taken& one : mail_.taken) {
      const std::string text = testing::readMail(one.message);
      // A mail to the person has no link of its own; its id tells copies of one from others.
      const bool is_notice = one.to == kOwnAddress;
      const std::string token = is_notice ? idIn(text) : testing::tokenIn(one.message);
      if (is_notice) notices.insert(token);
      if (++copies[token] > 1) CHECK(text.find("come to you twice") != std::string::npos);
      const auto left = left_.find(one.to);
      if (left != left_.end()) CHECK(one.at <= left->second);  // nothing reaches who left
    }
    const auto all = followSent(home_, ana_).value();
    std::size_t troubles = 0;  // that the person hears of by mail
    for (const Followed& one : all) {
      CAPTURE(one.sent.task);
      troubles += escalations(one.sent.task) + failures(one.sent.task);
      // What nobody answered in time went to the next one, once, if there was anybody who may hear it.
      if (one.sent.is_escalated && passes_on_.contains(one.sent.task) && left_.empty()) {
        CHECK_FALSE(one.passed_to.empty());
        CHECK(one.passed_to != one.sent.reader);
      }
      if (!one.sent.is_escalated || !passes_on_.contains(one.sent.task)) CHECK(one.passed_to.empty());
      // Somebody has it, the person took it back, or the person knows.
      const bool is_known = one.sent.is_escalated || one.sent.stage == SentStage::Failed;
      CHECK((record::isAnswered(one.sent.stage) || one.sent.stage == SentStage::Stopped || is_known));
      if (taken_back_.contains(one.sent.task)) CHECK_FALSE(record::isAnswered(one.sent.stage));
      CHECK(escalations(one.sent.task) == (one.sent.is_escalated ? 1U : 0U));  // each deadline fires once
      if (answered_in_time_.contains(one.sent.task)) CHECK_FALSE(one.sent.is_escalated);
    }
    // Each trouble is one mail to the person, where they want it; the copies of one say that they are.
    CHECK(noticesQueued() == (wants_notices_ ? troubles : 0U));
    CHECK(notices.size() <= noticesQueued());
    CHECK(home_.store().verify({}).value().ok());
  }

 private:
  static constexpr const char* kTeam[3][3] = {{"Dr. Lee", "lee@clinic.example", "psychiatrist"},
                                              {"Kim Park", "park@practice.example", "therapist"},
                                              {"Dr. Brown", "brown@family.example", "primary-care"}};

  void send() {
    SendRequest request = requestTo(ana_, kTeam[dice_() % 3][0]);
    request.by = "email";
    request.is_urgent = dice_() % 4 == 0;
    request.passes_on = dice_() % 2 == 0;
    request.made = &update_;  // composing it is tested elsewhere, and takes longer than a life here
    const auto sent = sendUpdate(home_, settings_, request);
    if (!sent) return;  // who left cannot be found any more
    codes_[sent->task] = *sent;
    if (request.passes_on) passes_on_.insert(sent->task);
  }

  void answer() {
    if (mail_.taken.empty()) return;
    const std::string token = testing::tokenIn(mail_.taken[dice_() % mail_.taken.size()].message);
    const auto link = findLink(home_, token).value();
    if (!link) return;
    if (dice_() % 5 == 0) (void)tryLinkCode(home_, token, "nonsense");
    const CodeAnswer opened = tryLinkCode(home_, token, link->code).value();
    if (opened.end != CodeEnd::Open) return;
    const auto own = openLink(home_, token, opened.session).value();
    REQUIRE(own);
    if (dice_() % 16 == 0 && !readByLink(home_, *own)) return;
    constexpr SentStage kAnswers[] = {SentStage::Acknowledged, SentStage::Owned, SentStage::HandedBack};
    if (dice_() % 4 == 0) return;                // read, and forgot to say so
    const auto known = codes_.find(link->task);  // not of what was passed on
    const bool is_early = known != codes_.end() && clock_.now() < known->second.due;
    if (answerByLink(home_, *own, kAnswers[dice_() % 3]) && is_early) answered_in_time_.insert(link->task);
  }

  void leave() {
    const auto& [name, address, role] = kTeam[dice_() % 3];
    if (left_.contains(address)) return;
    if (dice_() % 2 == 0) return refuse(address, role);
    const auto written = listWritten(home_, ana_, 999).value();
    for (const Written& one : written) {
      if (one.what != "team-member" || one.is_undone) continue;
      if (!isSeatOf(one, name)) continue;
      UndoRequest request;
      request.person = ana_;
      request.author.account = "a1";
      request.target = one.entry;
      REQUIRE(undo(home_, request));
      left_.emplace(address, clock_.now());
      return;
    }
  }

  // Still of the team, but the person lets nothing be said to them any more.
  void refuse(const char* address, const char* role) {
    forms::GrantForm form;
    form.role = role;
    form.is_denial = true;
    EnterRequest request;
    request.person = ana_;
    request.author.account = "a1";
    REQUIRE(enter(home_, request, form));
    left_.emplace(address, clock_.now());
  }

  bool isSeatOf(const Written& one, const std::string& name) {
    bool is_it = false;
    REQUIRE(home_.store().read(ana_, 0, 0, [&](record::Entry&& entry) -> Status {
      is_it = is_it || (entry.origin.digest == one.digest && entry.content.find(name) != std::string::npos);
      return {};
    }));
    return is_it;
  }

  void takeBack() {
    if (codes_.empty()) return;
    auto one = codes_.begin();
    std::advance(one, static_cast<std::ptrdiff_t>(dice_() % codes_.size()));
    if (stopSent(home_, ana_, {}, one->first)) taken_back_.insert(one->first);
  }

  void work() {
    for (int pass = 0; pass < 20; ++pass) {
      try {
        if (deliverDue(home_, settings_, {&mail_, nullptr, &update_}, 1 + dice_() % 5).value().all() == 0) return;
      } catch (const WorkerDied&) {
        return;  // the next one comes later
      }
    }
  }

  std::size_t escalations(const std::string& task) { return timesThatBegan(task, "\"escalated\""); }
  // What the person themselves no longer allowed is no news to them.
  std::size_t failures(const std::string& task) { return timesThatBegan(task, "\"failed\"", "not allowed any more"); }

  std::size_t noticesQueued() {
    const auto messages = home_.store().outbox().messages(ana_).value();
    return static_cast<std::size_t>(std::ranges::count_if(messages, [](const store::Message& message) {
      return decodeParcel(message.content).value().kind == "notice";
    }));
  }

  // How often a version of the Task has this code that the one before had not.
  std::size_t timesThatBegan(const std::string& task, const char* code, const char* unless = "\n") {
    std::size_t times = 0;
    bool was = false;
    REQUIRE(home_.store().read(ana_, 0, 0, [&](record::Entry&& entry) -> Status {
      if (entry.type != "Task" || entry.id != task) return {};
      const bool is = entry.content.find(code) != std::string::npos && entry.content.find(unless) == std::string::npos;
      if (is && !was) ++times;
      was = is;
      return {};
    }));
    return times;
  }

  static std::string idIn(const std::string& mail) {
    const std::size_t at = mail.find("Message-ID: ");
    return at == std::string::npos ? "" : mail.substr(at, mail.find("\r\n", at) - at);
  }

  std::mt19937_64 dice_;
  testing::MovedClock clock_;
  SeededRandom random_;
  Home home_;
  LossyMail mail_;
  DeliverySettings settings_ = testing::settingsOfTest();
  record::PersonId ana_;
  record::Update update_;
  std::map<std::string, Sent> codes_;
  std::map<std::string, Instant> left_;  // by address
  std::set<std::string> taken_back_;
  std::set<std::string> answered_in_time_;
  std::set<std::string> passes_on_;
  bool wants_notices_ = false;
};

std::uint64_t numberFrom(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

TEST_CASE("whatever happens on the way, an update has an owner or the person knows") {
  const std::uint64_t first = numberFrom("BATON_SEED", 1);
  const std::uint64_t seeds = numberFrom("BATON_SEEDS", 2'000);
  for (std::uint64_t seed = first; seed < first + seeds; ++seed) {
    INFO("seed " << seed << ": BATON_SEED=" << seed << " BATON_SEEDS=1 runs it alone");
    Run run(seed);
    run.live();
    run.check();
  }
  MESSAGE(seeds << " seeds");
}

}  // namespace
}  // namespace baton::app
