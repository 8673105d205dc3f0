// For tests: a person with a care team, a network that does what it is told, and settings to send with.
#pragma once

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

#include "app/accounts/testing.h"
#include "app/delivery/deliver.h"
#include "app/delivery/following.h"
#include "app/delivery/reading.h"
#include "app/delivery/send.h"
#include "app/enter.h"
#include "app/people.h"

namespace baton::app::testing {

struct TakenMail {
  std::string to;
  std::string message;
};

// Answers as `fate` says; what it took is kept.
class FakeMail final : public net::MailTransport {
 public:
  net::Outcome send(const std::string& /*from*/, const std::string& to, const std::string& message) override {
    const net::Fate how = fate ? fate() : net::Fate::Taken;
    if (how == net::Fate::Taken || how == net::Fate::Unknown) taken.push_back({to, message});
    return {how, how == net::Fate::Refused ? "550" : how == net::Fate::Later ? "451" : ""};
  }
  std::function<net::Fate()> fate;
  std::vector<TakenMail> taken;
};

class FakePost final : public net::PostTransport {
 public:
  net::Outcome post(const std::string& url, const std::string& token, const std::string& body) override {
    taken.push_back({url, token, body});
    return {};
  }
  struct Taken {
    std::string url;
    std::string token;
    std::string body;
  };
  std::vector<Taken> taken;
};

inline DeliverySettings settingsOfTest() {
  return {"https://baton.example", "baton@home.example", {"smtp://127.0.0.1:25", "", "", ""}};
}

// Soft line breaks of quoted-printable taken out again, as a mail program does.
inline std::string readMail(std::string message) {
  for (std::size_t at = 0; (at = message.find("=\r\n", at)) != std::string::npos;) message.erase(at, 3);
  for (std::size_t at = 0; (at = message.find("=3D", at)) != std::string::npos;) message.replace(at, 3, "=");
  return message;
}
inline std::string tokenIn(const std::string& message) {
  const std::string text = readMail(message);
  const std::size_t at = text.find("/l/");
  return at == std::string::npos ? "" : text.substr(at + 3, text.find_first_of("\r\n", at) - at - 3);
}

inline record::PersonId personWithTeam(Home& home) {
  const record::PersonId ana = addPerson(home, "Ana Ruiz", "1990-05-31", "").value();
  const auto add = [&](const char* name, const char* role, const char* email, const char* phone) {
    forms::TeamMemberForm form;
    form.name = name;
    form.role = role;
    form.reach.email = email;
    form.reach.phone = phone;
    EnterRequest request;
    request.person = ana;
    request.author.account = "a1";
    request.idempotency_key = name;
    REQUIRE(enter(home, request, form));
  };
  // Of a record that says nothing there is nothing to tell.
  forms::MedicationForm medicine;
  medicine.text = "sertraline 50 mg every morning";
  EnterRequest asked;
  asked.person = ana;
  asked.author.account = "a1";
  REQUIRE(enter(home, asked, medicine));
  add("Dr. Lee", "psychiatrist", "lee@clinic.example", "555-0101");
  add("Kim Park", "therapist", "park@practice.example", "555-0102");
  add("Dr. Brown", "primary care", "brown@family.example", "");
  return ana;
}

inline SendRequest requestTo(const record::PersonId& person, std::string to) {
  SendRequest request;
  request.person = person;
  request.author.account = "a1";
  request.author.name = "Ana Ruiz";
  request.to = std::move(to);
  return request;
}

}  // namespace baton::app::testing
