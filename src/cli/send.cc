// send, sent: an update on its way to one reader, and how far each is.
#include "app/delivery/send.h"

#include <iostream>

#include "app/delivery/following.h"
#include "app/delivery/notices.h"
#include "app/whole_file.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/entered.h"
#include "cli/opened.h"

namespace baton::cli {
namespace {

using app::Followed;

std::string spacedCode(const std::string& code) {
  return code.size() == 6 ? code.substr(0, 3) + " " + code.substr(3) : code;
}

json::Value sentJson(const app::Sent& sent) {
  json::Value value;
  value.set("id", sent.task);
  value.set("to", sent.reader.audience.who);
  value.set("by", sent.channel);
  value.set("as_they_asked", sent.is_as_asked);
  value.setIfAny("code", sent.code);
  value.setIfAny("link", sent.link);
  value.set("due", toIso(sent.due));
  value.set("sent_at", toIso(sent.at));
  value.set("sent_before", sent.was_sent_before);
  if (sent.is_urgent) value.setIfAny("call_now", sent.reader.phone);
  return value;
}

void printSent(const app::Sent& sent, std::ostream& out) {
  if (sent.is_urgent) {
    const std::string number = sent.reader.phone.empty() ? "their office" : sent.reader.phone;
    out << "This is urgent: call now (" << number << "). Do not wait for the answer.\n";
  }
  out << (sent.was_sent_before ? "Was on its way already to " : "On its way to ") << sent.reader.audience.who;
  if (!sent.channel.empty()) {
    out << " (" << sent.channel << (sent.is_as_asked ? ", as they asked" : "") << ")";
  }
  out << ". An answer is asked for by " << toIsoDate(sent.due) << ".\n";
  if (!sent.code.empty()) {
    out << "Code: " << spacedCode(sent.code) << "\n"
        << (sent.channel == "paper" ? "It stands on the sheet too.\n"
                                    : "Tell it to them on the phone or in person, never in an e-mail.\n");
  }
  out << "How far it is: baton sent. To take it back: baton sent stop " << sent.task << "\n";
}

Status writeSheet(app::Home& home, const record::PersonId& person, const std::string& task, const Arguments& arguments,
                  Console& console) {
  const bool is_a4 = arguments.option("--paper", "letter") == "a4";
  BATON_TRY(const auto sheet,
            app::sentSheet(home, person, task, is_a4 ? outbound::Paper::A4 : outbound::Paper::Letter));
  return deliver(arguments, console, sheet, true);
}

void printOne(const Followed& one, Instant now, std::ostream& out) {
  const record::SentUpdate& sent = one.sent;
  out << sent.task << "  to " << sent.reader << "  " << record::stageCode(sent.stage);
  if (sent.isOverdue(now)) out << ", NO ANSWER since " << toIsoDate(sent.due);
  out << "\n";
  for (const record::SentStep& step : sent.steps) {
    out << "    " << record::stageCode(step.stage) << " " << toIso(step.at) << "\n";
  }
  if (!sent.isAnsweredOrOver()) out << "    answer asked for by " << toIsoDate(sent.due) << "\n";
  if (!one.passed_to.empty()) out << "    nobody answered in time: it went to " << one.passed_to << " too\n";
  if (sent.is_perhaps_twice) out << "    it may have reached them twice: one try ended without an answer\n";
  if (one.waits_for_person) {
    out << "    it did not go out" << (one.trouble.empty() ? "" : " (" + one.trouble + ")") << ": baton sent again "
        << sent.task << "\n";
  }
  const bool is_urgent = sent.priority == "urgent" && !sent.isAnsweredOrOver();
  if (sent.isOverdue(now) || sent.stage == record::SentStage::Failed || is_urgent) {
    if (!one.reader.phone.empty())
      out << "    call " << (is_urgent ? "now: " : "") << sent.reader << ": " << one.reader.phone << "\n";
    if (!one.next.audience.who.empty()) {
      out << "    next to try: " << one.next.audience.who << (one.next.phone.empty() ? "" : ", " + one.next.phone)
          << "\n";
    }
  }
  if (!sent.reason.empty()) out << "    because: " << sent.reason << "\n";
  for (const record::SentReply& reply : sent.replies) {
    out << "    " << reply.who << " (" << reply.kind << ", " << reply.on.dateText() << "): " << reply.text << "\n";
  }
}

}  // namespace

Result<int> runSend(const Arguments& arguments, Console& console) {
  BATON_TRY(auto opened, openFor(arguments, console));
  app::SendRequest request;
  request.person = opened.person;
  request.author = authorFrom(arguments);
  request.to = arguments.option("--to");
  request.since = arguments.option("--since");
  request.by = arguments.option("--by");
  request.address = arguments.option("--address");
  request.token = arguments.option("--token");
  if (arguments.has("--token-file")) {
    BATON_TRY(const std::string text, app::readWholeFile(arguments.option("--token-file")));
    request.token = trim(text.substr(0, text.find('\n')));
  }
  request.until = arguments.option("--until");
  request.language = arguments.option("--language", "en");
  request.is_urgent = arguments.has("--urgent");
  request.with_summary = arguments.has("--with-summary");
  request.passes_on = !arguments.has("--no-next");
  request.idempotency_key = arguments.option("--key");
  BATON_TRY(const auto settings, app::readDeliverySettings(console.places));
  BATON_TRY(const auto sent, app::sendUpdate(opened.home, settings, request));
  if (arguments.has("-o") && sent.channel == "paper") {
    BATON_CHECK(writeSheet(opened.home, opened.person, sent.task, arguments, console));
  }
  if (arguments.is_json) {
    answer(console, sentJson(sent));
  } else {
    printSent(sent, console.out);
  }
  return kDone;
}

Result<int> runSent(const Arguments& arguments, Console& console) {
  BATON_TRY(auto opened, openFor(arguments, console));
  const auto& words = arguments.words;
  const app::Author author = authorFrom(arguments);
  if (words.empty()) {
    BATON_TRY(const auto followed, app::followSent(opened.home, opened.person));
    const Instant now = console.clock.now();
    if (arguments.has("--calendar")) {
      BATON_CHECK(deliver(arguments, console,
                          app::deadlinesCalendar(followed, now, arguments.option("--language", "en")), false));
      return kDone;
    }
    if (arguments.is_json) {
      answer(console, app::followedJson(followed, now));
      return kDone;
    }
    if (followed.empty()) console.out << "Nothing was sent yet. baton send --to ROLE sends an update.\n";
    for (const Followed& one : followed) printOne(one, now, console.out);
    return kDone;
  }
  if (words[0] == "notices" && words.size() <= 2) {
    if (words.size() == 2) {
      BATON_CHECK(app::setNoticeAddress(opened.home, opened.person, words[1] == "off" ? "" : words[1]));
    }
    BATON_TRY(const std::string address, app::noticeAddress(opened.home, opened.person));
    console.out << (address.empty() ? "No mail goes to the person.\n"
                                    : "When nobody answers in time, a neutral mail goes to " + address + ".\n");
    return kDone;
  }
  if (words.size() != 2)
    return fail(ErrorCode::BadUsage, "Write: sent, or sent stop|again|sheet|acknowledged|done ID.");
  const std::string& task = words[1];
  if (words[0] == "sheet") {
    BATON_CHECK(writeSheet(opened.home, opened.person, task, arguments, console));
    return kDone;
  }
  if (words[0] == "stop") {
    BATON_CHECK(app::stopSent(opened.home, opened.person, author, task));
  } else if (words[0] == "again") {
    BATON_CHECK(app::sendAgain(opened.home, opened.person, author, task));
  } else if (words[0] == "acknowledged") {
    BATON_CHECK(app::markAnswered(opened.home, opened.person, author, task, record::SentStage::Acknowledged));
  } else if (words[0] == "done") {
    BATON_CHECK(app::markAnswered(opened.home, opened.person, author, task, record::SentStage::Done));
  } else {
    return fail(ErrorCode::BadUsage, "Write: sent stop|again|sheet|acknowledged|done ID.");
  }
  console.out << "Saved at " << toIso(console.clock.now()) << "\n";
  return kDone;
}

}  // namespace baton::cli
