#include "app/keep.h"

#include <iostream>
#include <iterator>

#include "app/whole_file.h"
#include "cli/commands.h"
#include "cli/opened.h"

namespace baton::cli {

Result<int> runInit(const Arguments& arguments, Console& console) {
  BATON_TRY(auto home, app::Home::create(console.places, console.clock, console.random));
  if (arguments.is_json) {
    json::Value value;
    value.set("data", console.places.data_dir);
    value.set("key_id", home.key().keyId());
    answer(console, value);
    if (!arguments.has("-o")) return kDone;
  }
  BATON_CHECK(deliver(arguments, console, app::emergencyKit(home), false));
  return kDone;
}

Result<int> runKit(const Arguments& arguments, Console& console) {
  BATON_TRY(auto home, app::Home::open(console.places, console.clock, console.random));
  BATON_CHECK(deliver(arguments, console, app::emergencyKit(home), false));
  return kDone;
}

Result<int> runBackup(const Arguments& arguments, Console& console) {
  BATON_TRY(auto home, app::Home::open(console.places, console.clock, console.random));
  const std::string file = arguments.option("-o");
  BATON_CHECK(app::backUp(home, file));
  if (arguments.is_json) {
    json::Value value;
    value.set("file", file);
    value.set("key_id", home.key().keyId());
    answer(console, value);
  } else {
    console.out << "Backup written to " << file << ". It opens only with key " << home.key().keyId()
                << ": keep the emergency kit in another place.\n";
  }
  return kDone;
}

Result<int> runRestore(const Arguments& arguments, Console& console) {
  std::string words;
  const std::string source = arguments.option("--words-file", "-");
  if (source == "-") {
    console.err << "Type the 24 words of the emergency kit, then Ctrl+D:\n";
    words.assign(std::istreambuf_iterator<char>(console.in), {});
  } else {
    BATON_TRY(words, app::readWholeFile(source));
  }
  BATON_TRY(auto home,
            app::restoreBackup(console.places, arguments.words.front(), words, console.clock, console.random));
  BATON_TRY(const auto persons, app::listPersons(home));
  if (arguments.is_json) {
    json::Value value;
    value.set("data", console.places.data_dir);
    value.set("key_id", home.key().keyId());
    value.set("persons", static_cast<long long>(persons.size()));
    answer(console, value);
  } else {
    console.out << "Restored " << persons.size() << (persons.size() == 1 ? " person" : " persons") << " into "
                << console.places.data_dir << "; every entry was checked.\n";
  }
  return kDone;
}

Result<int> runVerify(const Arguments& arguments, Console& console) {
  BATON_TRY(auto home, app::Home::open(console.places, console.clock, console.random));
  BATON_TRY(const auto report, app::verifyAll(home));
  if (arguments.is_json) {
    json::Value value;
    value.set("ok", report.ok());
    value.set("entries", static_cast<long long>(report.entries));
    json::Value problems = json::Value::array();
    for (const auto& problem : report.problems) {
      json::Value item;
      item.set("person", problem.person.value);
      item.set("sequence", static_cast<long long>(problem.sequence));
      item.set("text", problem.text);
      problems.push(std::move(item));
    }
    value.set("problems", std::move(problems));
    answer(console, value);
    return report.ok() ? kDone : kDoneWithFindings;
  }
  for (const auto& problem : report.problems) {
    console.out << "Damage: " << problem.person.value << ", entry " << problem.sequence << ": " << problem.text << "\n";
  }
  console.out << report.entries << " entries checked, " << report.problems.size() << " problems.\n";
  if (!report.ok()) console.out << "Do not write to this record any more. Restore the newest backup: baton restore\n";
  return report.ok() ? kDone : kDoneWithFindings;
}

}  // namespace baton::cli
