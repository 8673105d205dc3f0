// Sending an update to one reader: journal entries, a link with its code, what is to be delivered and the deadline of
// the answer, all in one commit (capability COM-6).
//
// What is written down as said is what the gate lets this reader see; what a link shows is made through the gate again
// each time. The disclosure is on the access log first. Sent twice with one key it is sent once.
// Default deadlines are Baton's own and no clinical numbers: a week, for urgent ones a day.
#pragma once

#include <string>
#include <vector>

#include "app/delivery/links.h"
#include "app/delivery/recipients.h"
#include "app/delivery/settings.h"
#include "app/enter.h"
#include "outbound/summary_page.h"
#include "record/sent_update.h"
#include "record/update.h"

namespace baton::app {

inline constexpr std::int64_t kRoutineDays = 7;
inline constexpr std::int64_t kUrgentDays = 1;

struct SendRequest {
  record::PersonId person;
  Author author;
  std::string to;       // role or name
  std::string since;    // as for makeUpdate
  std::string by;       // "email", "paper", "fhir"; "" = as they asked (record/reach.h), else e-mail, else paper
  std::string address;  // in place of the care team's: e-mail address, endpoint
  std::string token;    // of an endpoint
  std::string until;    // an answer is asked for until this day or instant; "" = the default
  std::string language = "en";  // of the mail
  bool is_urgent = false;
  bool with_summary = false;  // the link shows the one-page summary too
  // Nobody answers in time: the next contact gets it by e-mail, once, and is not passed on again.
  bool passes_on = false;
  std::string idempotency_key;
  // Made for this reader already (makeUpdate), as a preview or many at once do; null = it is made now.
  const record::Update* made = nullptr;
};

struct Sent {
  std::string task;
  Recipient reader;
  std::string channel;
  bool is_as_asked = false;  // they said themselves that this way is best
  std::string code;          // to be told another way; "" for an endpoint
  std::string link;          // of paper only: mail brings its own
  Instant due;
  Instant at;
  bool was_sent_before = false;
  bool is_urgent = false;  // say "call now", with reader.phone
};
// Errors: NotFound and BadUsage for the reader, the way and the day; NotAllowed when nothing may be said to them; those
// of makeUpdate.
Result<Sent> sendUpdate(Home& home, const DeliverySettings& settings, const SendRequest& request);

// The task under which it goes to the next contact when nobody answers; the same at every try.
Result<std::string> passedOnTask(Home& home, const record::PersonId& person, const std::string& task);
std::string passedOnKey(const std::string& task);  // SendRequest::idempotency_key of that

// The person takes it back: what waits is stopped, its links end, the reader's page is gone. What was delivered stays
// delivered. Errors: NotFound; Conflict when it was answered already.
Status stopSent(Home& home, const record::PersonId& person, const Author& author, const std::string& task);
// What was given up, or held by a restored copy, goes out again, now. Errors: NotFound.
Status sendAgain(Home& home, const record::PersonId& person, const Author& author, const std::string& task);
// Said on the phone, or otherwise outside: "they have it".
Status markAnswered(Home& home, const record::PersonId& person, const Author& author, const std::string& task,
                    record::SentStage stage);

// Cover and update as PDF for paper or fax, made through the gate now. Errors: NotFound for what was not sent on paper.
Result<std::string> sentSheet(Home& home, const record::PersonId& person, const std::string& task,
                              outbound::Paper paper);

}  // namespace baton::app
