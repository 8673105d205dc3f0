#include "app/decide.h"

#include <algorithm>

#include "app/histories.h"
#include "base/digest.h"
#include "base/text.h"
#include "sources/reconcile.h"

namespace baton::app {
namespace {

constexpr std::string_view kNotTheSame = "https://baton.health/fhir/StructureDefinition/not-the-same";

// Every resource behind a line: the decision then holds when one of them is replaced by a newer export.
std::vector<std::string> keysOf(const record::Chart& chart, const std::string& id) {
  std::vector<std::string> keys;
  auto look = [&](const auto& lines) {
    for (const auto& line : lines) {
      if (line.id != id) continue;
      for (const record::Source& source : line.sources) keys.push_back(source.key);
    }
  };
  look(chart.medications);
  look(chart.allergies);
  look(chart.conditions);
  look(chart.care_team);
  look(chart.goals);
  if (!keys.empty()) return keys;
  chart.facts.forEach([&](const auto& fact) {
    if (fact.about.key == id) keys.push_back(id);
  });
  return keys;
}

json::Value linkage(const std::vector<std::string>& keys, const Decision& decision, const std::string& id) {
  json::Value resource;
  resource.set("resourceType", "Linkage");
  resource.set("id", id);
  if (!decision.is_same) {
    json::Value extension;
    extension.set("url", kNotTheSame);
    extension.set("valueBoolean", true);
    // A modifier: a program that does not know it must not read this Linkage as "the same".
    resource.set("modifierExtension", json::Value::array({extension}));
  }
  resource.set("active", true);
  json::Value items = json::Value::array();
  for (const std::string& key : keys) {
    json::Value reference;
    reference.set("reference", key);
    json::Value item;
    item.set("type", items.items().empty() ? "source" : "alternate");
    item.set("resource", std::move(reference));
    items.push(std::move(item));
  }
  resource.set("item", std::move(items));
  return resource;
}

}  // namespace

Result<std::string> decide(Home& home, const record::PersonId& person, const Decision& decision) {
  BATON_TRY(const auto history, loadHistory(home, person));
  const record::Chart chart = sources::chartAt(person, history, home.clock().now());
  std::vector<std::string> keys;
  for (const std::string& id : decision.ids) {
    const std::vector<std::string> found = keysOf(chart, id);
    if (found.empty()) return fail(ErrorCode::NotFound, "There is no " + id + " in this record.");
    // "Different" holds between one resource of each line; "same" joins all of them.
    keys.insert(keys.end(), found.begin(), decision.is_same ? found.end() : found.begin() + 1);
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  if (keys.size() < 2) return fail(ErrorCode::BadUsage, "These are the same entry already.");

  record::Entry entry;
  entry.type = "Linkage";
  entry.id = "d" + digestHex(join(keys, " ") + (decision.is_same ? "=" : "!")).substr(0, 24);
  entry.recorded = home.clock().now();
  entry.author = decision.author;
  entry.reason = decision.reason;
  entry.origin.format = "form";
  entry.content = json::write(linkage(keys, decision, entry.id));
  std::string key = record::key(entry.type, entry.id);
  history.versions.forEach([&](const auto& fact) {
    if (fact.about.key == key) entry.version = std::max(entry.version, fact.about.version + 1);
  });
  BATON_TRY([[maybe_unused]] const auto head, home.store().append(person, history.sequence, {&entry, 1}));
  BATON_CHECK(home.anchor());
  return key;
}

}  // namespace baton::app
