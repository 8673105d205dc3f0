#include "format/mail.h"

#include <doctest/doctest.h>

#include "format/ical.h"

namespace baton::format {
namespace {

Mail mailOf(std::string subject, std::string text) {
  return {"baton@home.example", "front.desk@clinic.example", std::move(subject),
          std::move(text),      "m1@home.example",           *parseInstant("2026-03-01T09:05:07Z")};
}

TEST_CASE("a mail has its headers once, its date, and its text in quoted-printable") {
  const std::string message = mailMessage(mailOf("An update for you", "Hola, ¿qué tal?\n2+2=4 \n")).value();
  CHECK(message.find("Subject: An update for you\r\n") != std::string::npos);
  CHECK(message.find("Date: Sun, 01 Mar 2026 09:05:07 +0000\r\n") != std::string::npos);
  CHECK(message.find("Message-ID: <m1@home.example>\r\n") != std::string::npos);
  CHECK(message.find("\r\n\r\nHola, =C2=BFqu=C3=A9 tal?\r\n2+2=3D4=20\r\n") != std::string::npos);
  CHECK(mailMessage(mailOf("Una actualización", "")).value().find("Subject: =?utf-8?q?Una_actualizaci=C3=B3n?=\r\n") !=
        std::string::npos);
}

TEST_CASE("no line of a mail is too long") {
  const std::string message = mailMessage(mailOf("x", std::string(500, 'a') + " " + std::string(90, '='))).value();
  std::size_t from = 0;
  while (from < message.size()) {
    const std::size_t end = message.find("\r\n", from);
    REQUIRE(end != std::string::npos);
    CHECK(end - from <= 76);
    from = end + 2;
  }
}

TEST_CASE("nothing gets a second header or address into a mail") {
  for (const char* address : {"", "a", "a@", "@b", "a@b@c", "a b@c.d", "a@b.c\r\nBcc: x@y.z", "<a@b.c>", "a,b@c.d"}) {
    CAPTURE(address);
    CHECK_FALSE(isMailAddress(address));
    Mail mail = mailOf("x", "");
    mail.to = address;
    CHECK(mailMessage(mail).error().code == ErrorCode::BadUsage);
  }
  CHECK(mailMessage(mailOf("x\r\nBcc: a@b.c", "")).error().code == ErrorCode::BadUsage);
  CHECK(isMailAddress("front.desk+baton@sub.clinic-1.example"));
}

TEST_CASE("a calendar file folds at 75 octets and escapes its words") {
  CalendarEvent event{
      "t1@baton", *parseInstant("2026-03-03T17:00:00Z"), std::string(70, 'x') + "ñandú; a, b\nc", "", "", 60, 2, false};
  const std::string file = calendarFile({event}, *parseInstant("2026-03-01T09:00:00Z"));
  CHECK(file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  CHECK(file.find("DTSTART:20260303T170000Z\r\n") != std::string::npos);
  CHECK(file.find("TRIGGER:-PT60M\r\n") != std::string::npos);
  std::string unfolded = file;
  for (std::size_t at = 0; (at = unfolded.find("\r\n ", at)) != std::string::npos;) unfolded.erase(at, 3);
  CHECK(unfolded.find("ñandú\\; a\\, b\\nc\r\n") != std::string::npos);
  for (std::size_t from = 0; from < file.size();) {
    const std::size_t end = file.find("\r\n", from);
    CHECK(end - from <= 75);
    from = end + 2;
  }
}

}  // namespace
}  // namespace baton::format
