// undo: take back an entry, the last change of one resource, or a whole import.
#include "app/undo.h"

#include <iostream>

#include "cli/commands.h"
#include "cli/entered.h"
#include "cli/opened.h"

namespace baton::cli {
namespace {

constexpr std::size_t kShown = 20;

json::Value listOfKeys(const std::vector<std::string>& keys) {
  json::Value list = json::Value::array();
  for (const std::string& key : keys) list.push(key);
  return list;
}

Result<int> showList(const Arguments& arguments, Console& console, Opened& opened) {
  BATON_TRY(const auto list, app::listWritten(opened.home, opened.person, kShown));
  json::Value items = json::Value::array();
  for (const app::Written& one : list) {
    if (arguments.is_json) {
      json::Value item;
      item.set("entry", one.entry);
      item.set("format", one.format);
      item.set("what", one.what);
      item.set("author", one.author);
      item.set("at", toIso(one.at));
      item.set("resources", static_cast<long long>(one.resources));
      item.set("undone", one.is_undone);
      items.push(std::move(item));
    } else {
      console.out << one.entry << "  " << toIso(one.at) << "  " << one.what << ", " << one.resources << " by "
                  << one.author << (one.is_undone ? " (undone)" : "") << "\n";
    }
  }
  if (arguments.is_json) answer(console, items);
  return kDone;
}

}  // namespace

Result<int> runUndo(const Arguments& arguments, Console& console) {
  BATON_TRY(auto opened, openFor(arguments, console));
  if (arguments.has("--list")) return showList(arguments, console, opened);
  app::UndoRequest request;
  request.person = opened.person;
  request.author = authorFrom(arguments);
  request.idempotency_key = arguments.option("--key");
  request.reason = arguments.option("--why");
  if (!arguments.words.empty()) request.target = arguments.words.front();
  if (arguments.has("--import")) request.target = arguments.option("--import");
  BATON_TRY(const auto undone, app::undo(opened.home, request));
  if (arguments.is_json) {
    json::Value value;
    value.set("entry", undone.entry);
    value.set("undone", undone.of);
    value.set("restored", listOfKeys(undone.restored));
    value.set("withdrawn", listOfKeys(undone.withdrawn));
    value.set("kept", listOfKeys(undone.kept));
    value.set("saved_at", toIso(undone.saved_at));
    answer(console, value);
    return kDone;
  }
  console.out << "Undone: " << undone.of << ". " << undone.withdrawn.size() << " taken back, " << undone.restored.size()
              << " as before.\n";
  for (const std::string& key : undone.kept)
    console.out << "  Left as it is, because it was changed since: " << key << "\n";
  console.out << "Saved at " << toIso(undone.saved_at) << " (" << undone.entry << "). To bring it back: baton undo "
              << undone.entry << "\n";
  return kDone;
}

}  // namespace baton::cli
