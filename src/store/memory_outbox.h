// Inside store/: the outbox of the memory store.
#pragma once

#include <map>

#include "store/outbox.h"

namespace baton::store {

class MemoryOutbox final : public Outbox {
 public:
  Result<std::vector<Message>> take(Instant now, Instant until, std::size_t most) override;
  Result<std::vector<Message>> messages(const record::PersonId& person) override;
  Result<std::optional<Message>> message(const record::PersonId& person, const std::string& id) override;
  Result<std::optional<Instant>> nextDue() override;
  Result<std::map<MessageState, std::uint64_t>> counts() override;
  Status holdAll() override;

  void add(const record::PersonId& person) { persons_[person]; }
  void drop(const record::PersonId& person) { persons_.erase(person); }
  // All of it, or nothing. The person is known.
  Status write(const record::PersonId& person, const Along& along);

 private:
  using Messages = std::map<std::string, Message>;
  Result<Messages*> of(const record::PersonId& person);
  std::map<record::PersonId, Messages> persons_;
};

}  // namespace baton::store
