#include "app/what_to_send.h"

#include "app/views.h"

namespace baton::app {
namespace {

using coordination::ToSend;

// What of this kind: "Discharge note, 2026-06-12, Mercy Hospital", "7 results, newest 2026-11-10".
std::string which(const ToSend& item, bool is_spanish) {
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() || part.empty() ? "" : ", ") + part; };
  using Kind = knowledge::SendKind;
  if (item.is_missing) {
    add(is_spanish ? "no está en este historial: pídalo" : "not in this record: ask for it");
    add((is_spanish ? "ingreso del " : "admission of ") + item.on.dateText());
  } else if (item.row->kind == Kind::Labs || item.row->kind == Kind::Scores) {
    add(std::to_string(item.count) + (is_spanish ? " resultados, el último del " : " results, the newest of ") +
        item.on.dateText());
  } else {
    add(item.title);
    add(item.on.dateText());
  }
  add(item.from);
  if (item.is_held_back) {
    add(is_spanish ? "una etiqueta lo deja solo con usted; compartirlo es su decisión"
                   : "a label keeps it with you; sharing it is your decision");
  }
  return text;
}

}  // namespace

Result<std::vector<ToSend>> whatToSend(Home& home, const record::PersonId& person, const std::string& role) {
  BATON_TRY(const auto own, viewRecord(home, person, "self", ""));
  BATON_TRY(const auto reader, viewRecord(home, person, role, ""));
  return coordination::whatToSend(own, reader);
}

json::Value toSendJson(const std::vector<ToSend>& items, bool is_spanish) {
  json::Value list = json::Value::array();
  for (const ToSend& item : items) {
    json::Value value;
    value.set("id", item.row->id);
    value.set("name", is_spanish ? item.row->name_es : item.row->name);
    value.set("why", is_spanish ? item.row->why_es : item.row->why);
    value.setIfAny("title", item.title);
    value.setIfAny("on", item.on.text());
    value.setIfAny("from", item.from);
    value.set("count", static_cast<long long>(item.count));
    value.set("missing", item.is_missing);
    value.set("held_back", item.is_held_back);
    json::Value resources = json::Value::array();
    for (const std::string& resource : item.resources) resources.push(resource);
    value.set("resources", std::move(resources));
    list.push(std::move(value));
  }
  return list;
}

std::string toSendText(const std::vector<ToSend>& items, bool is_spanish) {
  std::string text;
  std::size_t number = 0;
  for (const ToSend& item : items) {
    text += std::to_string(++number) + ". " + (is_spanish ? item.row->name_es : item.row->name) + "\n";
    const std::string one = which(item, is_spanish);
    if (!one.empty()) text += "   " + one + "\n";
    text += "   " + (is_spanish ? item.row->why_es : item.row->why) + "\n";
  }
  return text;
}

}  // namespace baton::app
