#include "app/documents.h"

namespace baton::app {

json::Value timelineJson(const std::vector<sources::TimelineEvent>& events) {
  json::Value list = json::Value::array();
  for (const auto& event : events) {
    json::Value item;
    item.set("on", event.on.text());
    item.set("kind", event.kind);
    item.set("text", event.text);
    item.setIfAny("detail", event.detail);
    json::Value sources = json::Value::array();
    for (const auto& source : event.sources) sources.push(source.key);
    item.set("sources", std::move(sources));
    list.push(std::move(item));
  }
  return list;
}

std::string timelineText(const std::vector<sources::TimelineEvent>& events) {
  if (events.empty()) return "Nothing with a date is in the record yet.\n";
  std::string text;
  for (const auto& event : events) {
    text += event.on.dateText() + "  " + event.text + (event.detail.empty() ? "" : " - " + event.detail) + "\n";
  }
  return text;
}

}  // namespace baton::app
