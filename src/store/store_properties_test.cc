// Random operations on a store and on a plain model of it: they must agree (rapidcheck).
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <map>

#include "crypto/system_random.h"
#include "store/open.h"
#include "store/store_suite.h"
#include "store/store_test_entries.h"
#include "store/test_folder.h"

namespace baton::store {
namespace {

struct ModelJournal {
  std::string label;
  std::vector<Entry> entries;
  std::optional<Snapshot> snapshot;
};

using Model = std::map<PersonId, ModelJournal>;

PersonId anyPerson() { return {*rc::gen::element<std::string>("ada", "ben", "cy")}; }

Sequence near(Sequence head) { return *rc::gen::inRange<Sequence>(0, head + 3); }

// The head most of the time, something else now and then.
Sequence expectedFor(Sequence head) { return *rc::gen::inRange(0, 4) == 0 ? near(head) : head; }

void addSomebody(Store& store, Model& model) {
  const PersonId person = anyPerson();
  const auto label = *rc::gen::arbitrary<std::string>();
  const bool added = store.addPerson(person, label).has_value();
  RC_ASSERT(added == model.emplace(person, ModelJournal{label, {}, {}}).second);
}

void appendSome(Store& store, Model& model) {
  const PersonId person = anyPerson();
  const auto at = model.find(person);
  const Sequence head = at == model.end() ? 0 : at->second.entries.size();
  const Sequence expected = expectedFor(head);
  const auto entries = testEntries(head, *rc::gen::inRange<std::size_t>(0, 90), 60);
  const auto answer = store.append(person, expected, entries);
  if (at == model.end()) {
    RC_ASSERT(answer.error().code == ErrorCode::NotFound);
  } else if (expected != head) {
    RC_ASSERT(answer.error().code == ErrorCode::Conflict);
  } else {
    at->second.entries.insert(at->second.entries.end(), entries.begin(), entries.end());
    RC_ASSERT(answer.value() == at->second.entries.size());
  }
}

void streamSome(Store& store, Model& model) {
  const PersonId person = anyPerson();
  const auto at = model.find(person);
  if (at == model.end()) return;
  auto& kept = at->second.entries;
  const auto appender = store.appender(person, kept.size()).value();
  auto entries = testEntries(kept.size(), *rc::gen::inRange<std::size_t>(0, 200), 60);
  const std::size_t middle = entries.size() / 3;
  RC_ASSERT(appender->add(std::span(entries).first(middle)).has_value());
  RC_ASSERT(appender->add(std::span(entries).subspan(middle)).has_value());
  if (*rc::gen::arbitrary<bool>()) return;  // dropped
  kept.insert(kept.end(), entries.begin(), entries.end());
  RC_ASSERT(appender->commit().value() == kept.size());
}

void readSome(Store& store, Model& model) {
  const PersonId person = anyPerson();
  const auto at = model.find(person);
  if (at == model.end()) return;
  const auto& kept = at->second.entries;
  const Sequence after = near(kept.size());
  const Sequence upto = near(kept.size());
  const Sequence end = upto == 0 ? kept.size() : std::min<Sequence>(upto, kept.size());
  std::vector<Entry> expected;
  for (Sequence i = after; i < end; ++i) expected.push_back(kept[i]);
  RC_ASSERT(readAll(store, person, after, upto).value() == expected);
}

void snapshotSome(Store& store, Model& model) {
  const PersonId person = anyPerson();
  const auto at = model.find(person);
  if (at == model.end()) return;
  const Snapshot snapshot{near(at->second.entries.size()), *rc::gen::arbitrary<std::string>()};
  const bool put = store.putSnapshot(person, snapshot).has_value();
  RC_ASSERT(put == (snapshot.sequence <= at->second.entries.size()));
  if (put) at->second.snapshot = snapshot;
  const auto kept = store.snapshot(person).value();
  RC_ASSERT(kept.has_value() == at->second.snapshot.has_value());
  if (kept) RC_ASSERT(kept->content == at->second.snapshot->content);
}

void eraseSomebody(Store& store, Model& model) {
  const PersonId person = anyPerson();
  RC_ASSERT(store.erase(person).has_value() == (model.erase(person) == 1));
}

void compareAll(Store& store, const Model& model) {
  std::size_t entries = 0;
  const auto persons = store.persons().value();
  RC_ASSERT(persons.size() == model.size());
  for (const auto& [person, label] : persons) {
    RC_ASSERT(label == model.at(person).label);
    RC_ASSERT(readAll(store, person).value() == model.at(person).entries);
    entries += model.at(person).entries.size();
  }
  const auto report = store.verify(store.anchors().value()).value();
  RC_ASSERT(report.ok());
  RC_ASSERT(report.entries == entries);
}

}  // namespace

void runStoreProperties(const MakeStore& make) {
  constexpr void (*kSteps[])(Store&, Model&) = {addSomebody, appendSome, appendSome,   streamSome,
                                                readSome,    readSome,   snapshotSome, eraseSomebody};
  CHECK(rc::check([&] {
    const auto store = make();
    Model model;
    const int count = *rc::gen::inRange(1, 25);
    for (int i = 0; i < count; ++i) kSteps[*rc::gen::inRange<std::size_t>(0, std::size(kSteps))](*store, model);
    compareAll(*store, model);
  }));
}

namespace {

TEST_CASE("the memory store agrees with a model of it") {
  runStoreProperties([] { return makeMemoryStore(); });
}

TEST_CASE("the SQLite store agrees with a model of it") {
  const TestFolder folder;
  crypto::SystemRandom random;
  const StoreKey key = StoreKey::generate(random);
  int number = 0;
  runStoreProperties([&] { return createSqlite(folder.path(std::to_string(++number)), key, random).value(); });
}

}  // namespace
}  // namespace baton::store
