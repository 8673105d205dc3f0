// Outbox: what is to be delivered, and deadlines that are to fire, queued in the same commit as the fact that caused
// them (architecture.md, decision 8).
//
// A message belongs to one person and is queued, stopped and settled by Store::append(), together with the journal
// entries that say why: nothing is told without a fact, and no fact waits for a message that was lost. What the
// database sees of one is a person, an opaque id, a state, an instant and two counts; the content is sealed with the
// person's key and goes with it when they are erased.
//
// A worker take()s what is due: the message is then Trying until the claim ends, and nobody else gets it. It tells how
// it went by a Settlement. A worker that died says nothing: when its claim is over the message is taken again with one
// more in `unknown_ends`, so that whoever delivers it can say that it may have come twice.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "record/journal.h"

namespace baton::store {

// Numbers stand in the database; never renumber.
enum class MessageState : std::uint8_t {
  Waiting = 1,  // to be tried from `due` on
  Trying = 2,   // a worker has it until `due`
  Sent = 3,
  Failed = 4,   // given up; a person decides ("dead letter")
  Stopped = 5,  // a person, or what happened since, took it back
  Held = 6,     // of a restored copy: it may have gone out already, so a person decides
};

struct Message {
  record::PersonId person;  // given by the store
  std::string id;           // opaque: letters, digits and '-', at most 64; unique for the person
  MessageState state = MessageState::Waiting;
  Instant due;
  std::uint32_t attempts = 0;
  std::uint32_t unknown_ends = 0;  // attempts that began and never told how they ended
  std::string content;             // opaque to the store; sealed by it
  bool operator==(const Message&) const = default;
};

// A message's next state, if it still is as it was read: another state or count is a Conflict, and nothing is written.
struct Settlement {
  std::string id;
  MessageState from = MessageState::Trying;
  std::uint32_t attempts = 0;
  MessageState state = MessageState::Sent;
  Instant due;          // of the next attempt; of an ended message, when it ended
  std::string content;  // in place of the old: of what is over, without its secrets
};

// What is written together with entries.
struct Along {
  std::span<const Message> queue = {};
  std::span<const Settlement> settle = {};
  bool empty() const { return queue.empty() && settle.empty(); }
};

// Contract, the same for every home (store_suite.h). Errors everywhere: Storage, StorageFull, Damaged. One thread at a
// time, as the Store it is of.
class Outbox {
 public:
  virtual ~Outbox() = default;

  // At most `most` messages, the longest due first, now Trying until `until`. Durable when it answers. A message whose
  // content does not open is left alone; verify() names it. Cost (SQLite): one commit for each person among them.
  virtual Result<std::vector<Message>> take(Instant now, Instant until, std::size_t most) = 0;
  virtual Result<std::vector<Message>> messages(const record::PersonId& person) = 0;  // by id
  virtual Result<std::optional<Message>> message(const record::PersonId& person, const std::string& id) = 0;
  // When there is next something to take; nothing when nothing waits.
  virtual Result<std::optional<Instant>> nextDue() = 0;
  virtual Result<std::map<MessageState, std::uint64_t>> counts() = 0;
  // All that waits or is being tried becomes Held: part of restoring a copy, whose messages may have gone out since.
  virtual Status holdAll() = 0;
};

bool isMessageId(const std::string& id);

}  // namespace baton::store
