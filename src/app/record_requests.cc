#include "app/record_requests.h"

#include "base/text.h"

namespace baton::app {

json::Value recordRequestsJson(const std::vector<record::RecordRequest>& requests, Instant now) {
  json::Value list = json::Value::array();
  for (const record::RecordRequest& one : requests) {
    json::Value value = json::Value::object();
    value.set("id", one.key);
    value.set("office", one.office);
    value.set("what", one.what);
    value.set("asked", one.asked.dateText());
    value.set("due", one.due.dateText());
    value.set("received", one.received.empty() ? json::Value() : json::Value(one.received.dateText()));
    value.set("state", one.state);
    value.set("overdue", one.isOverdue(now));
    value.setIfAny("authorization", one.authorization);
    value.setIfAny("process", one.process);
    value.setIfAny("paper", one.paper);
    list.push(std::move(value));
  }
  return list;
}

std::string recordRequestsText(const std::vector<record::RecordRequest>& requests, Instant now) {
  if (requests.empty()) return "Nothing was asked for yet: baton records-request ask OFFICE --what WORDS\n";
  std::string text;
  for (const record::RecordRequest& one : requests) {
    text += one.office + ": " + one.what + "\n  " + one.key + ", asked on " + one.asked.dateText() + ", ";
    if (one.isOpen()) {
      text += (one.state == "extended" ? "extended to " : "due on ") + one.due.dateText();
      if (one.isOverdue(now)) text += ", overdue";
    } else {
      text += one.state + (one.received.empty() ? "" : " on " + one.received.dateText());
    }
    text += "\n";
    if (one.authorization == "needed") text += "  They need a signed authorization first.\n";
    if (one.authorization == "sent") text += "  The authorization was sent.\n";
    for (const std::string_view part : split(one.process, '\n')) {
      if (!part.empty()) text += "  " + std::string(part) + "\n";
    }
    if (!one.paper.empty()) text += "  Filed as " + one.paper + "\n";
  }
  return text;
}

}  // namespace baton::app
