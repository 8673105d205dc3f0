#include <doctest/doctest.h>

#include "store/store_suite.h"
#include "store/store_test_entries.h"

namespace baton::store {
namespace {

const PersonId kAda{"ada"};
const PersonId kBen{"ben"};

constexpr Instant kNine{1'780'000'000'000};
Instant after(std::int64_t minutes) { return {kNine.ms + minutes * 60'000}; }

Message messageOf(const std::string& id, Instant due = kNine) {
  Message message;
  message.id = id;
  message.due = due;
  message.content = "{\"to\":\"" + id + "\"}";
  return message;
}

Settlement endOf(const Message& message, MessageState state, Instant due = kNine) {
  return {message.id, message.state, message.attempts, state, due, message.content};
}

Result<Sequence> settle(Store& store, const Settlement& settlement) {
  const Sequence head = store.head(kAda).value();
  return store.append(kAda, head, {}, {.queue = {}, .settle = {&settlement, 1}});
}

// Ada's journal with one entry and these messages, queued together with it.
void queue(Store& store, std::span<const Message> messages) {
  REQUIRE(store.addPerson(kAda, ""));
  REQUIRE(store.append(kAda, 0, testEntries(0, 1), {.queue = messages, .settle = {}}).value() == 1);
}

void testQueuedTogether(Store& store) {
  queue(store, std::vector{messageOf("m2"), messageOf("m1")});
  const auto messages = store.outbox().messages(kAda).value();
  REQUIRE(messages.size() == 2);
  Message first = messageOf("m1");
  first.person = kAda;
  CHECK(messages[0] == first);
  CHECK(store.outbox().message(kAda, "m2").value()->content == "{\"to\":\"m2\"}");
  CHECK_FALSE(store.outbox().message(kAda, "m3").value());
  CHECK(store.outbox().messages(kBen).error().code == ErrorCode::NotFound);
}

// Neither the entry nor the message of an append that was refused.
void testAllOrNothing(Store& store) {
  queue(store, std::vector{messageOf("m1")});
  const std::vector again{messageOf("m3"), messageOf("m1")};
  CHECK(store.append(kAda, 1, testEntries(1, 1), {.queue = again, .settle = {}}).error().code == ErrorCode::Conflict);
  const std::vector wrong{messageOf("not an id")};
  CHECK(store.append(kAda, 1, testEntries(1, 1), {.queue = wrong, .settle = {}}).error().code == ErrorCode::BadUsage);
  const std::vector fine{messageOf("m4")};
  CHECK(store.append(kAda, 7, testEntries(1, 1), {.queue = fine, .settle = {}}).error().code == ErrorCode::Conflict);
  CHECK(store.head(kAda).value() == 1);
  CHECK(store.outbox().messages(kAda).value().size() == 1);
}

void testTaken(Store& store) {
  queue(store, std::vector{messageOf("late", after(10)), messageOf("soon"), messageOf("sooner", after(-10))});
  CHECK(store.outbox().take(after(-20), after(-10), 9).value().empty());
  CHECK(store.outbox().nextDue().value() == after(-10));
  const auto one = store.outbox().take(kNine, after(5), 1).value();
  REQUIRE(one.size() == 1);
  CHECK(one[0].id == "sooner");
  CHECK(one[0].person == kAda);
  CHECK(one[0].attempts == 1);
  CHECK(one[0].content == "{\"to\":\"sooner\"}");
  const auto rest = store.outbox().take(kNine, after(5), 9).value();
  REQUIRE(rest.size() == 1);
  CHECK(rest[0].id == "soon");
  CHECK(store.outbox().take(kNine, after(5), 9).value().empty());  // nobody gets what another has
  CHECK(store.outbox().counts().value()[MessageState::Trying] == 2);
}

void testSettled(Store& store) {
  queue(store, std::vector{messageOf("m1")});
  const Message taken = store.outbox().take(kNine, after(5), 9).value().at(0);
  CHECK(settle(store, endOf(taken, MessageState::Waiting, after(2))));
  CHECK(store.outbox().nextDue().value() == after(2));
  const Message again = store.outbox().take(after(2), after(7), 9).value().at(0);
  CHECK(again.attempts == 2);
  CHECK(again.unknown_ends == 0);
  // What the first worker says late no longer counts.
  CHECK(settle(store, endOf(taken, MessageState::Failed)).error().code == ErrorCode::Conflict);
  Settlement sent = endOf(again, MessageState::Sent, after(2));
  sent.content = "{}";
  CHECK(settle(store, sent));
  CHECK(settle(store, sent).error().code == ErrorCode::Conflict);  // settled once
  const auto kept = store.outbox().message(kAda, "m1").value();
  CHECK(kept->state == MessageState::Sent);
  CHECK(kept->content == "{}");
  CHECK_FALSE(store.outbox().nextDue().value());
}

// A worker that died in the middle said nothing: taken again, and known to be so.
void testCutOff(Store& store) {
  queue(store, std::vector{messageOf("m1")});
  CHECK(store.outbox().take(kNine, after(5), 9).value().size() == 1);
  CHECK(store.outbox().take(after(4), after(9), 9).value().empty());
  const Message again = store.outbox().take(after(5), after(10), 9).value().at(0);
  CHECK(again.attempts == 2);
  CHECK(again.unknown_ends == 1);
  CHECK(settle(store, endOf(again, MessageState::Failed)));
  CHECK(store.outbox().take(after(99), after(100), 9).value().empty());
}

void testStopped(Store& store) {
  queue(store, std::vector{messageOf("m1")});
  const Message waiting = store.outbox().messages(kAda).value().at(0);
  CHECK(settle(store, endOf(waiting, MessageState::Stopped)));
  CHECK(store.outbox().take(after(9), after(10), 9).value().empty());
  CHECK(settle(store, endOf(waiting, MessageState::Sent)).error().code == ErrorCode::Conflict);
}

void testHeld(Store& store) {
  queue(store, std::vector{messageOf("m1"), messageOf("m2", after(9))});
  CHECK(store.outbox().take(kNine, after(5), 9).value().size() == 1);
  CHECK(store.outbox().holdAll());
  CHECK(store.outbox().counts().value()[MessageState::Held] == 2);
  CHECK(store.outbox().take(after(99), after(100), 9).value().empty());
  CHECK(store.verify({}).value().ok());
}

void testErased(Store& store) {
  queue(store, std::vector{messageOf("m1")});
  REQUIRE(store.addPerson(kBen, ""));
  const std::vector bens{messageOf("m1")};
  REQUIRE(store.append(kBen, 0, {}, {.queue = bens, .settle = {}}).value() == 0);
  CHECK(store.erase(kAda));
  CHECK(store.outbox().counts().value()[MessageState::Waiting] == 1);
  CHECK(store.outbox().take(kNine, after(5), 9).value().at(0).person == kBen);
  CHECK(store.verify({}).value().ok());
  CHECK(store.addPerson(kAda, ""));
  CHECK(store.outbox().messages(kAda).value().empty());
}

}  // namespace

void runOutboxSuite(const MakeStore& make) {
  const std::pair<const char*, void (*)(Store&)> tests[] = {
      {"messages are queued together with entries", testQueuedTogether},
      {"an append that is refused queues nothing", testAllOrNothing},
      {"what is due is taken once, the longest due first", testTaken},
      {"an attempt is settled once, by who made it", testSettled},
      {"a message whose worker died is taken again and known to be", testCutOff},
      {"what a person stopped is not taken", testStopped},
      {"what is held waits for a person", testHeld},
      {"messages of an erased person are gone", testErased},
  };
  for (const auto& [name, test] : tests) {
    SUBCASE(name) {
      const auto store = make();
      test(*store);
    }
  }
}

}  // namespace baton::store
