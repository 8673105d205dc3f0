#include "outbound/change_document.h"

#include "base/text.h"

namespace baton::outbound {
namespace {

json::Value texts(const std::vector<std::string>& strings) {
  json::Value list = json::Value::array();
  for (const std::string& text : strings) list.push(text);
  return list;
}

}  // namespace

json::Value changesJson(const std::vector<record::Change>& changes) {
  json::Value list = json::Value::array();
  for (const record::Change& change : changes) {
    json::Value item;
    item.set("kind", change.kind);
    item.set("about", change.about);
    item.set("line", change.line);
    item.set("from", change.from);
    item.set("to", change.to);
    item.set("on", change.on.text());
    item.setIfAny("reason", change.reason);
    item.set("matters_for", texts(change.matters_for));
    item.set("roles", texts(change.roles));
    item.set("text", change.text);
    json::Value sources = json::Value::array();
    for (const record::Source& source : change.sources) sources.push(source.key);
    item.set("sources", std::move(sources));
    list.push(std::move(item));
  }
  return list;
}

std::string changesText(const std::vector<record::Change>& changes) {
  if (changes.empty()) return "Nothing changed in this time, as far as the record knows.\n";
  std::string text;
  for (const record::Change& change : changes) {
    text += change.on.dateText() + "  " + change.text + "\n";
    if (!change.reason.empty()) text += "            Why: " + change.reason + "\n";
    if (!change.roles.empty()) text += "            Matters to: " + join(change.roles, ", ") + "\n";
  }
  return text;
}

}  // namespace baton::outbound
