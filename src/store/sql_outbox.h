// Inside store/: the outbox of the store over a database of rows.
#pragma once

#include "store/database.h"
#include "store/outbox.h"
#include "store/vault.h"

namespace baton::store {

class SqlStore;

class SqlOutbox final : public Outbox {
 public:
  explicit SqlOutbox(SqlStore& store) : store_(store) {}

  Result<std::vector<Message>> take(Instant now, Instant until, std::size_t most) override;
  Result<std::vector<Message>> messages(const record::PersonId& person) override;
  Result<std::optional<Message>> message(const record::PersonId& person, const std::string& id) override;
  Result<std::optional<Instant>> nextDue() override;
  Result<std::map<MessageState, std::uint64_t>> counts() override;
  Status holdAll() override;

  // Part of an append, inside its transaction. Errors: BadUsage for an id that is none, Conflict.
  Status write(const JournalKeys& keys, const Along& along);
  // Those of one person whose content does not open, by id: for verify().
  Result<std::vector<std::string>> damagedOf(const JournalKeys& keys);

 private:
  Database& database();
  Result<std::vector<Message>> due(MessageState state, Instant now, std::size_t most);
  Result<bool> tryHead(const record::PersonId& person);  // inside a write transaction: its journal is ours to write
  Status claim(std::vector<Message>& wanted, Instant until, std::vector<Message>& taken);
  Status put(const JournalKeys& keys, const Message& message);
  // Where `row` begins with message, state, due_ms, attempts, unknown_ends, content.
  Result<Message> opened(const JournalKeys& keys, const Query& row);

  SqlStore& store_;
};

}  // namespace baton::store
