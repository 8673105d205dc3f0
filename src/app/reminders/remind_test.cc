// Reminders: off until switched on; once for each cause; never for what is cancelled, in quiet hours, or of a record
// that an account may not open any more.
#include "app/reminders/remind.h"

#include "app/accounts/settings.h"
#include "app/delivery/testing.h"
#include "app/undo.h"

using namespace baton;
using namespace baton::app;
using namespace baton::app::testing;

namespace {

class FakePush final : public net::PushTransport {
 public:
  net::PushOutcome push(const net::PushRequest& request) override {
    taken.push_back(request);
    return {{how, ""}, is_gone};
  }
  net::Fate how = net::Fate::Taken;
  bool is_gone = false;
  std::vector<net::PushRequest> taken;
};

struct Reminded {
  TestHome home;
  FakeMail mail;
  FakePush push;
  std::string account;
  record::PersonId person;
  std::string entry;  // of the visit

  Reminded() {
    home.setUpAna();
    const Visitor ana = home.signedIn("ana");
    account = ana.account;
    person = ana.people.front().person;
    ReminderSettings settings;
    settings.mails = true;
    settings.email = "ana@post.example";
    settings.email_is_private = true;
    REQUIRE(putReminderSettings(*home, account, settings));
  }
  // 2027-01-15T08:00Z is the moment of the clock.
  void book(const std::string& when) {
    forms::VisitForm form;
    form.when = when;
    form.with = "Dr. Lee";
    form.what = "Medication visit";
    const auto saved = enter(*home, {person, {account, Author::Kind::Person, "", ""}, "", when, ""}, form);
    REQUIRE(saved);
    entry = saved->entry;
  }
  RemindReport pass() { return remindAll(*home, settingsOfTest(), {&mail, &push}).value(); }
};

}  // namespace

TEST_CASE("reminders: a visit is told once, a day before, in neutral words") {
  Reminded test;
  test.book("2027-01-17T12:00:00Z");
  CHECK(test.pass().mailed == 0);  // two days before
  test.home.clock.pass(kDay + 5 * kHour);
  CHECK(test.pass().mailed == 1);
  CHECK(test.pass().mailed == 0);
  REQUIRE(test.mail.taken.size() == 1);
  const std::string mail = readMail(test.mail.taken[0].message);
  CHECK(test.mail.taken[0].to == "ana@post.example");
  CHECK(mail.find("Subject: A reminder") != std::string::npos);
  for (const char* word : {"Lee", "Medication", "visit", "2027-01-17", "Ana"}) {
    CAPTURE(word);
    CHECK(mail.find(word) == std::string::npos);
  }
}

TEST_CASE("reminders: what was taken back is never told") {
  Reminded test;
  test.book("2027-01-16T12:00:00Z");
  UndoRequest back;
  back.person = test.person;
  back.author.account = test.account;
  back.target = test.entry;
  REQUIRE(undo(*test.home, back));
  test.home.clock.pass(5 * kHour);
  CHECK(test.pass().mailed == 0);
  CHECK(test.mail.taken.empty());
}

TEST_CASE("reminders: nothing goes out in quiet hours, nor by a way that is off") {
  Reminded test;
  test.book("2027-01-16T12:00:00Z");
  test.home.clock.pass(5 * kHour);
  ReminderSettings settings = reminderSettings(*test.home, test.account).value();
  SettingsRow zone;
  zone.zone = "Etc/UTC";
  REQUIRE(putSettings(*test.home, test.account, zone));
  settings.quiet_from = 12 * 60;
  settings.quiet_until = 14 * 60;
  REQUIRE(putReminderSettings(*test.home, test.account, settings));
  CHECK(test.pass().mailed == 0);
  test.home.clock.pass(kHour);
  settings.mails = false;
  REQUIRE(putReminderSettings(*test.home, test.account, settings));
  CHECK(test.pass().mailed == 0);
  settings.mails = true;
  REQUIRE(putReminderSettings(*test.home, test.account, settings));
  CHECK(test.pass().mailed == 1);
}

TEST_CASE("reminders: what the server did not take is tried again, what it perhaps took is not") {
  Reminded test;
  test.book("2027-01-16T12:00:00Z");
  test.home.clock.pass(5 * kHour);
  test.mail.fate = [] { return net::Fate::Later; };
  CHECK(test.pass().later == 1);
  test.mail.fate = [] { return net::Fate::Unknown; };
  CHECK(test.pass().failed == 1);
  test.mail.fate = nullptr;
  CHECK(test.pass().mailed == 0);
}

TEST_CASE("reminders: an address that refuses is said on the page") {
  Reminded test;
  test.book("2027-01-16T12:00:00Z");
  test.home.clock.pass(5 * kHour);
  test.mail.fate = [] { return net::Fate::Refused; };
  CHECK(test.pass().failed == 1);
  CHECK(reminderSettings(*test.home, test.account)->trouble == "550");
}

TEST_CASE("reminders: a browser is reminded once, and taken off when it is gone") {
  Reminded test;
  const auto key = crypto::makeVapidKey(test.home.random).value();
  PushSubscription browser{
      "", "https://fcm.googleapis.com/fcm/send/abc", {key.public_key, std::string(16, 'a')}, "x", {}};
  REQUIRE(addPushSubscription(*test.home, test.account, browser));
  test.book("2027-01-16T12:00:00Z");
  test.home.clock.pass(5 * kHour);
  CHECK(test.pass().pushed == 1);
  CHECK(test.pass().pushed == 0);
  REQUIRE(test.push.taken.size() == 1);
  CHECK(test.push.taken[0].authorization.starts_with("vapid t="));
  CHECK(test.push.taken[0].seconds_to_live > 0);
  CHECK(test.push.taken[0].body.find("reminder") == std::string::npos);  // it is encrypted
  test.book("2027-01-16T12:30:00Z");
  test.push.is_gone = true;
  CHECK(test.pass().gone == 1);
  CHECK(pushSubscriptions(*test.home, test.account)->empty());
}

TEST_CASE("reminders: only push services that are known, or that the operator allows") {
  Reminded test;
  const auto key = crypto::makeVapidKey(test.home.random).value();
  PushSubscription browser{"", "https://evil.example/x", {key.public_key, std::string(16, 'a')}, "", {}};
  for (const char* endpoint :
       {"https://evil.example/x", "http://fcm.googleapis.com/x", "https://fcm.googleapis.com.evil.example/x",
        "https://user@fcm.googleapis.com@evil.example/", "http://127.0.0.1:1/x", ""}) {
    CAPTURE(endpoint);
    browser.endpoint = endpoint;
    CHECK_FALSE(addPushSubscription(*test.home, test.account, browser));
  }
  REQUIRE(allowPushService(*test.home, "https://evil.example"));
  browser.endpoint = "https://evil.example/x";
  CHECK(addPushSubscription(*test.home, test.account, browser));
  CHECK_FALSE(allowPushService(*test.home, "http://10.0.0.1"));
}

TEST_CASE("reminders: an e-mail address works only with the word that it is private") {
  Reminded test;
  ReminderSettings settings;
  settings.mails = true;
  settings.email = "ana@post.example";
  CHECK(putReminderSettings(*test.home, test.account, settings).error().detail == "field: email_is_private");
  settings.email = "nobody";
  settings.email_is_private = true;
  CHECK(putReminderSettings(*test.home, test.account, settings).error().detail == "field: email");
}

TEST_CASE("reminders: a day without an hour is told in the morning of that day, a late one not at all") {
  const Zone utc;
  CalendarPoint point;
  point.kind = PointKind::Test;
  point.on = *PartialDate::parse("2027-01-16");
  const ReminderSettings settings;
  const auto isDue = [&](const char* now) { return dueNow({point}, settings, utc, *parseInstant(now)).size() == 1; };
  CHECK_FALSE(isDue("2027-01-16T08:59:00Z"));
  CHECK(isDue("2027-01-16T09:00:00Z"));
  CHECK(isDue("2027-01-16T21:59:00Z"));
  CHECK_FALSE(isDue("2027-01-16T22:00:00Z"));  // quiet
  CHECK_FALSE(isDue("2027-01-17T09:00:00Z"));
}
