// An update on its way: queued with its cause, delivered, opened by link and code, answered, escalated; and what stops
// it.
#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "app/access/access_log.h"
#include "app/access/disclosed_classes.h"
#include "app/check.h"
#include "app/delivery/notices.h"
#include "app/delivery/testing.h"
#include "app/erase_person.h"
#include "app/undo.h"
#include "app/views.h"
#include "crypto/token.h"
#include "format/pdf.h"

namespace baton::app {
namespace {

using record::SentStage;
using testing::FakeMail;
using testing::FakePost;
using testing::kDay;
using testing::kMinute;
using testing::requestTo;
using testing::TestHome;

struct Way {
  TestHome home;
  record::PersonId ana = testing::personWithTeam(*home);
  DeliverySettings settings = testing::settingsOfTest();
  FakeMail mail;
  FakePost post;

  Sent send(SendRequest request) {
    auto sent = sendUpdate(*home, settings, request);
    REQUIRE(sent.has_value());
    return *sent;
  }
  Sent send(const char* to) { return send(requestTo(ana, to)); }
  DeliveryReport deliver() { return deliverDue(*home, settings, {&mail, &post}).value(); }
  Followed follow() { return followSent(*home, ana).value().at(0); }
  SentStage stage() { return follow().sent.stage; }
  std::string token() { return testing::tokenIn(mail.taken.back().message); }
  Link open(const Sent& sent) {
    const CodeAnswer answer = tryLinkCode(*home, token(), sent.code).value();
    REQUIRE(answer.end == CodeEnd::Open);
    return *openLink(*home, token(), answer.session).value();
  }
};

TEST_CASE("queued with its cause, delivered, opened, acknowledged, taken on, done: each step dated") {
  Way way;
  const Sent sent = way.send("psychiatrist");
  CHECK(sent.channel == "email");
  CHECK(sent.code.size() == 6);
  CHECK(way.stage() == SentStage::Queued);
  CHECK(way.deliver().delivered == 1);
  REQUIRE(way.mail.taken.size() == 1);
  CHECK(way.mail.taken[0].to == "lee@clinic.example");
  CHECK(way.stage() == SentStage::Delivered);
  CHECK(way.deliver().all() == 0);

  way.home.clock.pass(kMinute);
  const Link link = way.open(sent);
  const Reading reading = readByLink(*way.home, link).value();
  CHECK(reading.update.person == "Ana Ruiz");
  CHECK(way.stage() == SentStage::Opened);
  for (const SentStage stage : {SentStage::Acknowledged, SentStage::Owned, SentStage::Done}) {
    way.home.clock.pass(kMinute);
    CHECK(answerByLink(*way.home, link, stage));
    CHECK(answerByLink(*way.home, link, stage));  // pressed twice
    CHECK(way.stage() == stage);
  }
  const auto steps = way.follow().sent.steps;
  REQUIRE(steps.size() == 6);
  for (std::size_t i = 1; i < steps.size(); ++i) CHECK(steps[i - 1].at <= steps[i].at);
  CHECK(answerByLink(*way.home, link, SentStage::Acknowledged).error().code == ErrorCode::Conflict);
}

TEST_CASE("nothing of a person, a code or health stands in the mail") {
  Way way;
  const Sent sent = way.send("psychiatrist");
  way.deliver();
  const std::string mail = testing::readMail(way.mail.taken.at(0).message);
  for (const std::string& secret :
       {std::string("Ana"), std::string("Ruiz"), std::string("Lee"), sent.code, sent.task}) {
    CAPTURE(secret);
    CHECK(mail.find(secret) == std::string::npos);
  }
  CHECK(mail.find("https://baton.example/l/") != std::string::npos);
}

TEST_CASE("the same key sends once; another way than mail needs no server") {
  Way way;
  SendRequest request = requestTo(way.ana, "psychiatrist");
  request.idempotency_key = "k1";
  const Sent first = way.send(request);
  const Sent again = way.send(request);
  CHECK(again.was_sent_before);
  CHECK(again.task == first.task);
  CHECK(again.code == first.code);
  CHECK(followSent(*way.home, way.ana)->size() == 1);
  request.idempotency_key = "k2";
  way.settings = {};
  const Sent paper = way.send(request);
  CHECK(paper.channel == "paper");
  CHECK(way.stage() == SentStage::Delivered);
  const auto sheet = format::describePdf(sentSheet(*way.home, way.ana, paper.task, outbound::Paper::A4).value());
  CHECK(sheet->pages == 2);
  CHECK(sheet->is_tagged);
  request.by = "email";
  request.idempotency_key = "k3";
  CHECK(sendUpdate(*way.home, way.settings, request).error().detail == "field: by");
}

TEST_CASE("who cannot be meant, a wrong day and a wrong address are said") {
  Way way;
  CHECK(sendUpdate(*way.home, way.settings, requestTo(way.ana, "pharmacy")).error().code == ErrorCode::NotFound);
  CHECK(sendUpdate(*way.home, way.settings, requestTo(way.ana, "")).error().code == ErrorCode::BadUsage);
  SendRequest request = requestTo(way.ana, "therapist");
  request.until = "2020-01-01";
  CHECK(sendUpdate(*way.home, way.settings, request).error().detail == "field: until");
  request.until = "";
  request.address = "x@y.z\r\nBcc: a@b.c";
  CHECK(sendUpdate(*way.home, way.settings, request).error().detail == "field: address");
  request.by = "fhir";
  request.address = "http://elsewhere.example/fhir";
  CHECK(sendUpdate(*way.home, way.settings, request).error().detail == "field: address");
  CHECK(followSent(*way.home, way.ana)->empty());
}

TEST_CASE("an endpoint gets the update as a Communication") {
  Way way;
  SendRequest request = requestTo(way.ana, "Brown");
  request.by = "fhir";
  request.address = "https://family.example/fhir/Communication";
  request.token = "t0k";
  way.send(request);
  CHECK(way.deliver().delivered == 1);
  REQUIRE(way.post.taken.size() == 1);
  CHECK(way.post.taken[0].token == "t0k");
  CHECK(json::parse(way.post.taken[0].body).value()["resourceType"].text() == "Communication");
  CHECK(way.home->store().outbox().messages(way.ana)->at(0).content.find("t0k") == std::string::npos);
}

TEST_CASE("trouble is tried again with longer waits, then given up where the person sees it") {
  Way way;
  way.mail.fate = [] { return net::Fate::Later; };
  way.send("psychiatrist");
  std::size_t tries = 0;
  for (int i = 0; i < 40 && way.stage() != SentStage::Failed; ++i) {
    const auto done = way.deliver();
    tries += done.later + done.given_up;
    const auto next = way.home->store().outbox().nextDue().value();
    if (next) way.home.clock.pass(std::max<std::int64_t>(0, next->ms - way.home.clock.now().ms));
  }
  CHECK(tries == kBackOffMinutes.size() + 1);
  CHECK(way.follow().waits_for_person);
  CHECK(way.follow().trouble == "451");
  const auto findings = checkRecord(*way.home, way.ana, {});
  const auto& said = findings->findings;
  const auto found = std::ranges::find_if(said, [](const auto& one) { return one.kind == "unacknowledged-update"; });
  REQUIRE(found != said.end());
  CHECK(found->title.find("Dr. Lee") != std::string::npos);
  way.mail.fate = nullptr;
  CHECK(sendAgain(*way.home, way.ana, {}, way.follow().sent.task));
  CHECK(way.deliver().delivered == 1);
  CHECK(way.stage() == SentStage::Delivered);
  CHECK_FALSE(way.follow().sent.is_perhaps_twice);
}

TEST_CASE("a refused address is given up at once") {
  Way way;
  way.mail.fate = [] { return net::Fate::Refused; };
  way.send("psychiatrist");
  CHECK(way.deliver().given_up == 1);
  CHECK(way.stage() == SentStage::Failed);
  CHECK(way.follow().sent.reason == "550");
}

TEST_CASE("an answer that never came is tried again, and both sides are told that it may be there twice") {
  Way way;
  way.mail.fate = [&] { return way.mail.taken.empty() ? net::Fate::Unknown : net::Fate::Taken; };
  way.send("psychiatrist");
  CHECK(way.deliver().later == 1);
  way.home.clock.pass(2 * kMinute);
  CHECK(way.deliver().delivered == 1);
  REQUIRE(way.mail.taken.size() == 2);
  CHECK(testing::readMail(way.mail.taken[1].message).find("come to you twice") != std::string::npos);
  CHECK(way.follow().sent.is_perhaps_twice);
  const auto idOf = [](const std::string& message) { return message.substr(message.find("Message-ID"), 60); };
  CHECK(idOf(way.mail.taken[0].message) == idOf(way.mail.taken[1].message));
}

TEST_CASE("a worker that died leaves its message to the next one, which says so") {
  struct Death {};
  Way way;
  way.mail.fate = []() -> net::Fate { throw Death(); };
  way.send("psychiatrist");
  CHECK_THROWS_AS(way.deliver(), Death);
  way.mail.fate = nullptr;
  CHECK(way.deliver().all() == 0);  // the claim still stands
  way.home.clock.pass((kClaimMinutes + 1) * kMinute);
  CHECK(way.deliver().delivered == 1);
  CHECK(way.follow().sent.is_perhaps_twice);
}

TEST_CASE("a deadline without an answer fires once, and names whom to call and whom to try next") {
  Way way;
  way.send("psychiatrist");
  way.deliver();
  way.home.clock.pass(8 * kDay);
  CHECK(way.deliver().escalated == 1);
  CHECK(way.deliver().all() == 0);
  const Followed followed = way.follow();
  CHECK(followed.sent.is_escalated);
  CHECK(followed.sent.isOverdue(way.home.clock.now()));
  CHECK(followed.reader.phone == "555-0101");
  CHECK(followed.next.audience.who == "Dr. Brown");
  const auto findings = checkRecord(*way.home, way.ana, {.role = "self", .add = "", .language = "es"});
  const auto& said = findings->findings;
  const auto found = std::ranges::find_if(said, [](const auto& one) { return one.kind == "unacknowledged-update"; });
  REQUIRE(found != said.end());
  CHECK(found->title == "Dr. Lee todavía no ha contestado");
  CHECK(found->steps.at(0).what.find("555-0101") != std::string::npos);
  CHECK(found->steps.at(1).what.find("Dr. Brown") != std::string::npos);
  // Who else sees the record does not learn who was told what.
  const auto therapists = checkRecord(*way.home, way.ana, {.role = "therapist", .add = "", .language = "en"});
  CHECK(std::ranges::none_of(therapists->findings,
                             [](const auto& one) { return one.title.find("No answer yet") != std::string::npos; }));
}

TEST_CASE("an answer before the deadline leaves nothing to fire") {
  Way way;
  const Sent sent = way.send("psychiatrist");
  way.deliver();
  CHECK(answerByLink(*way.home, way.open(sent), SentStage::Acknowledged));
  way.home.clock.pass(8 * kDay);
  const auto done = way.deliver();
  CHECK(done.escalated == 0);
  CHECK_FALSE(way.follow().sent.is_escalated);
}

TEST_CASE(
    "nobody answers: the next contact gets it once, the person a neutral mail, and both hear nothing of an answer") {
  Way way;
  REQUIRE(setNoticeAddress(*way.home, way.ana, "ana@home.example"));
  CHECK(setNoticeAddress(*way.home, way.ana, "no address").error().detail == "field: notices");
  SendRequest request = requestTo(way.ana, "psychiatrist");
  request.passes_on = true;
  const Sent sent = way.send(request);
  way.deliver();
  way.home.clock.pass(8 * kDay);
  CHECK(way.deliver().escalated == 1);
  CHECK(way.deliver().delivered == 2);
  REQUIRE(way.mail.taken.size() == 3);
  const auto to = [&](const std::string& address) {
    const auto found = std::ranges::find(way.mail.taken, address, &testing::TakenMail::to);
    REQUIRE(found != way.mail.taken.end());
    return testing::readMail(found->message);
  };
  CHECK(testing::tokenIn(to("brown@family.example")).size() == 43);
  const std::string own = to("ana@home.example");
  CHECK(own.find("Subject: A note for you") != std::string::npos);
  CHECK(own.find("/l/") == std::string::npos);
  for (const char* word : {"Ana", "Ruiz", "Lee", "Brown", "update"}) CHECK(own.find(word) == std::string::npos);
  const auto followed = followSent(*way.home, way.ana).value();
  REQUIRE(followed.size() == 2);
  CHECK(followed[1].sent.task == sent.task);
  CHECK(followed[1].passed_to == "Dr. Brown");
  CHECK(followed[0].sent.reader == "Dr. Brown");
  CHECK(followed[0].link.has_value());
  const auto log = readAccessLog(*way.home, way.ana, 1).value();
  CHECK(log.at(0).name == "Baton");
  CHECK(log.at(0).whom == "Dr. Brown");
  // Dr. Brown is silent too: the person hears of it; nobody else is told.
  way.home.clock.pass(8 * kDay);
  CHECK(way.deliver().escalated == 1);
  CHECK(way.deliver().delivered == 1);
  CHECK(way.mail.taken.back().to == "ana@home.example");
  CHECK(way.deliver().all() == 0);
  CHECK(followSent(*way.home, way.ana)->size() == 2);
}

TEST_CASE("who answered, who may hear nothing, and who wants no mail: nothing is passed on") {
  Way way;
  SendRequest request = requestTo(way.ana, "psychiatrist");
  request.passes_on = true;
  const Sent sent = way.send(request);
  way.deliver();
  CHECK(answerByLink(*way.home, way.open(sent), SentStage::Acknowledged));
  way.home.clock.pass(8 * kDay);
  way.deliver();
  CHECK(way.mail.taken.size() == 1);
  for (const char* role : {"primary-care", "therapist"}) {
    forms::GrantForm form;
    form.role = role;
    form.is_denial = true;
    EnterRequest entered;
    entered.person = way.ana;
    entered.author.account = "a1";
    REQUIRE(enter(*way.home, entered, form));
  }
  request.idempotency_key = "two";
  way.send(request);
  way.deliver();
  way.home.clock.pass(8 * kDay);
  CHECK(way.deliver().escalated == 1);
  CHECK(way.deliver().all() == 0);
  CHECK(way.mail.taken.size() == 2);
  CHECK(way.follow().passed_to.empty());
}

TEST_CASE("without a choice it goes the way they asked for") {
  Way way;
  const auto ask = [&](const char* who, const char* channel, const char* to) {
    forms::HowToReachForm form;
    form.who = who;
    form.channel = channel;
    form.to = to;
    EnterRequest entered;
    entered.person = way.ana;
    entered.author.account = "a1";
    REQUIRE(enter(*way.home, entered, form));
  };
  CHECK_FALSE(way.send("psychiatrist").is_as_asked);
  ask("Dr. Lee", "fax", "555-0199");
  const Sent paper = way.send("psychiatrist");
  CHECK(paper.channel == "paper");
  CHECK(paper.is_as_asked);
  CHECK(paper.reader.fax == "555-0199");
  ask("Kim Park", "email-link", "desk@practice.example");
  CHECK(way.send("therapist").channel == "email");
  ask("Dr. Brown", "fhir", "https://family.example/fhir/Communication");
  CHECK(way.send("Dr. Brown").channel == "fhir");
  way.deliver();
  CHECK(way.mail.taken.size() == 2);
  CHECK(std::ranges::count(way.mail.taken, "desk@practice.example", &testing::TakenMail::to) == 1);
  CHECK(way.post.taken.at(0).url == "https://family.example/fhir/Communication");
  SendRequest chosen = requestTo(way.ana, "psychiatrist");
  chosen.by = "email";
  CHECK_FALSE(way.send(chosen).is_as_asked);
}

TEST_CASE("what was taken back is not sent, and its link shows nothing") {
  Way way;
  const Sent sent = way.send("psychiatrist");
  CHECK(stopSent(*way.home, way.ana, {}, sent.task));
  CHECK(way.deliver().all() == 0);
  CHECK(way.mail.taken.empty());
  CHECK(way.stage() == SentStage::Stopped);
  const Sent other = way.send("therapist");
  way.deliver();
  const Link link = way.open(other);
  CHECK(readByLink(*way.home, link));
  CHECK(stopSent(*way.home, way.ana, {}, other.task));
  CHECK_FALSE(findLink(*way.home, way.token()).value());
  CHECK(readByLink(*way.home, link).error().code == ErrorCode::NotFound);
  CHECK(answerByLink(*way.home, link, SentStage::Acknowledged).error().code == ErrorCode::NotFound);
}

TEST_CASE("who left the care team gets nothing more, neither mail nor page") {
  Way way;
  const Sent sent = way.send("psychiatrist");
  way.send("therapist");
  way.deliver();
  const Link link = way.open([&] {
    // The therapist's mail came last; the psychiatrist's link is opened.
    way.mail.taken.erase(way.mail.taken.begin() + (way.mail.taken[0].to == "lee@clinic.example" ? 1 : 0));
    return sent;
  }());
  way.send(requestTo(way.ana, "Dr. Lee"));
  const auto written = listWritten(*way.home, way.ana, 99).value();
  for (const Written& one : written) {
    if (one.what != "team-member") continue;
    UndoRequest request;
    request.person = way.ana;
    request.author.account = "a1";
    request.target = one.entry;
    REQUIRE(undo(*way.home, request));
  }
  const std::size_t before = way.mail.taken.size();
  CHECK(way.deliver().stopped == 1);
  CHECK(way.mail.taken.size() == before);
  CHECK(readByLink(*way.home, link).error().code == ErrorCode::NotFound);
}

TEST_CASE("what the person no longer allows is neither sent nor shown, and nothing says why") {
  Way way;
  const Sent sent = way.send("psychiatrist");
  way.deliver();
  const Link link = way.open(sent);
  REQUIRE(readByLink(*way.home, link));
  way.send(requestTo(way.ana, "Dr. Lee"));
  forms::GrantForm form;
  form.role = "psychiatrist";
  form.is_denial = true;
  EnterRequest request;
  request.person = way.ana;
  request.author.account = "a1";
  REQUIRE(enter(*way.home, request, form));
  const std::size_t before = way.mail.taken.size();
  CHECK(way.deliver().stopped == 1);
  CHECK(way.mail.taken.size() == before);
  CHECK(readByLink(*way.home, link).error().message == "There is nothing to show here any more.");
  CHECK(sendUpdate(*way.home, way.settings, requestTo(way.ana, "Dr. Lee")).error().code == ErrorCode::NotAllowed);
}

TEST_CASE("answers, hand-backs and notes are entries with the reader as author, and each opening is on the log") {
  Way way;
  const Sent sent = way.send("psychiatrist");
  way.deliver();
  const Link link = way.open(sent);
  REQUIRE(readByLink(*way.home, link));
  CHECK(replyByLink(*way.home, link, "question", "  ").error().detail == "field: text");
  CHECK(replyByLink(*way.home, link, "poem", "x").error().detail == "field: kind");
  CHECK(replyByLink(*way.home, link, "question", "Is the tremor new?"));
  CHECK(way.stage() == SentStage::Acknowledged);
  CHECK(way.follow().sent.replies.at(0).text == "Is the tremor new?");
  CHECK(way.follow().sent.replies.at(0).who == "Dr. Lee");
  CHECK(noteByLink(*way.home, link, {}).error().detail == "field: file");
  CHECK(noteByLink(*way.home, link, {"Visit", "Seen today.", "", "", ""}));
  CHECK(answerByLink(*way.home, link, SentStage::HandedBack, "Ask the clinic"));
  CHECK(way.follow().sent.reason == "Ask the clinic");
  std::size_t by_reader = 0;
  REQUIRE(way.home->store().read(way.ana, 0, 0, [&](record::Entry&& entry) -> Status {
    if (entry.author == "reader:Dr. Lee") ++by_reader;
    return {};
  }));
  CHECK(by_reader == 6);  // opened: Task and Communication; the answer and the Task; the note; the Task handed back
  const auto log = readAccessLog(*way.home, way.ana, 10).value();
  CHECK(log.at(0).name == "Dr. Lee");
  CHECK(partOfLine(log.at(0).what) == "update");
}

TEST_CASE("what the person asks them to look after is taken or handed back on the same page") {
  Way way;
  EnterRequest request;
  request.person = way.ana;
  request.author.account = "a1";
  for (const char* responsibility : {"lab-follow-up", "refills"}) {
    forms::OwnForm form;
    form.responsibility = responsibility;
    form.who = "Dr. Lee";
    form.act = forms::OwnAct::Propose;
    REQUIRE(enter(*way.home, request, form));
  }
  const Sent sent = way.send("psychiatrist");
  way.deliver();
  const Link link = way.open(sent);
  const auto proposed = readByLink(*way.home, link)->proposed;
  REQUIRE(proposed.size() == 2);
  for (const ProposedTask& task : proposed) {
    CHECK(answerProposal(*way.home, link, task.task, task.responsibility == "refills", "not here"));
  }
  const auto after = readByLink(*way.home, link)->proposed;
  REQUIRE(after.size() == 1);
  CHECK(after[0].responsibility == "refills");
  CHECK(after[0].is_accepted);
  CHECK(answerProposal(*way.home, link, "nothing", true, "").error().code == ErrorCode::NotFound);
}

TEST_CASE("wrong codes are counted for the life of the link, also 200 at once") {
  Way way;
  const Sent sent = way.send("psychiatrist");
  way.deliver();
  const std::string token = way.token();
  const std::string wrong = sent.code == "000000" ? "000001" : "000000";
  std::atomic<int> answered{0};
  std::vector<std::thread> guessers;
  constexpr int kThreads = 8;
  for (int thread = 0; thread < kThreads; ++thread) {
    guessers.emplace_back([&] {
      crypto::SystemRandom random;
      auto home = Home::open(way.home.places(), way.home.clock, random);
      for (int i = 0; i < 200 / kThreads; ++i) {
        const auto answer = tryLinkCode(*home, token, wrong);
        if (answer && answer->end == CodeEnd::Wrong) ++answered;
      }
    });
  }
  for (std::thread& guesser : guessers) guesser.join();
  CHECK(answered == kTries - 1);  // the last one locks
  CHECK(tryLinkCode(*way.home, token, sent.code)->end == CodeEnd::Locked);
  CHECK(tryLinkCode(*way.home, crypto::randomToken(way.home.random), sent.code)->end == CodeEnd::Gone);
  CHECK(tryLinkCode(*way.home, "x", sent.code)->end == CodeEnd::Gone);
}

TEST_CASE("a link ends by itself, by the person's word, and with the record; a session is good for its own link") {
  Way way;
  const Sent sent = way.send("psychiatrist");
  way.deliver();
  const std::string token = way.token();
  const std::string session = tryLinkCode(*way.home, token, sent.code)->session;
  CHECK(openLink(*way.home, token, session).value());
  CHECK_FALSE(openLink(*way.home, token, crypto::randomToken(way.home.random)).value());
  const Sent other = way.send("therapist");
  way.deliver();
  CHECK_FALSE(openLink(*way.home, way.token(), session).value());
  way.home.clock.pass(kReaderHours * testing::kHour + kMinute);
  CHECK_FALSE(openLink(*way.home, token, session).value());  // the device has to give the code again
  CHECK(findLink(*way.home, token).value());
  const auto links = linksOf(*way.home, way.ana).value();
  REQUIRE(links.size() == 2);
  const Link& last = links[0].task == other.task ? links[0] : links[1];
  CHECK(endLink(*way.home, way.ana, last.id).value());
  CHECK_FALSE(findLink(*way.home, way.token()).value());
  way.home.clock.pass(31 * kDay);
  CHECK_FALSE(findLink(*way.home, token).value());
  REQUIRE(erasePerson(*way.home, way.ana));
  CHECK(linksOf(*way.home, way.ana)->empty());
}

}  // namespace
}  // namespace baton::app
