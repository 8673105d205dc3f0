#include <iostream>

#include "app/people.h"
#include "cli/commands.h"

namespace baton::cli {
namespace {

Result<int> listThem(const Arguments& arguments, Console& console) {
  BATON_TRY(auto home, app::Home::open(console.places, console.clock, console.random));
  BATON_TRY(const auto persons, app::listPersons(home));
  if (!arguments.is_json) {
    for (const auto& person : persons) {
      console.out << person.id.value << "  " << person.name << (person.born.empty() ? "" : ", born " + person.born)
                  << "\n";
    }
    if (persons.empty()) console.out << "Nobody is here yet.\n";
    return kDone;
  }
  json::Value list = json::Value::array();
  for (const auto& person : persons) {
    json::Value item;
    item.set("person", person.id.value);
    item.set("name", person.name);
    item.set("born", person.born);
    list.push(std::move(item));
  }
  answer(console, list);
  return kDone;
}

Result<int> add(const Arguments& arguments, Console& console) {
  if (arguments.words.size() != 2) return fail(ErrorCode::BadUsage, "Write: person add \"NAME\" --born DATE");
  const bool is_new = !app::Home::exists(console.places);
  auto opened = is_new ? app::Home::create(console.places, console.clock, console.random)
                       : app::Home::open(console.places, console.clock, console.random);
  BATON_TRY(auto home, std::move(opened));
  if (is_new) console.err << "Made a new record; its key is " << home.keyFile() << ". See `baton kit`.\n";
  BATON_TRY(const auto id,
            app::addPerson(home, arguments.words[1], arguments.option("--born"), arguments.option("--sex")));
  if (arguments.is_json) {
    json::Value value;
    value.set("person", id.value);
    answer(console, value);
  } else {
    console.out << id.value << "\n";
  }
  return kDone;
}

}  // namespace

Result<int> runPerson(const Arguments& arguments, Console& console) {
  const std::string& action = arguments.words.front();
  if (action == "list" && arguments.words.size() == 1) return listThem(arguments, console);
  if (action == "add") return add(arguments, console);
  return fail(ErrorCode::BadUsage, "Write: person list, or person add \"NAME\" --born DATE");
}

}  // namespace baton::cli
