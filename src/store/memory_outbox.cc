#include "store/memory_outbox.h"

#include <algorithm>

namespace baton::store {

using record::PersonId;

Result<MemoryOutbox::Messages*> MemoryOutbox::of(const PersonId& person) {
  const auto found = persons_.find(person);
  if (found == persons_.end()) return fail(ErrorCode::NotFound, "There is no record of this person here.");
  return &found->second;
}

Status MemoryOutbox::write(const PersonId& person, const Along& along) {
  if (along.empty()) return {};
  BATON_TRY(Messages* const messages, of(person));
  Messages changed = *messages;
  for (const Message& message : along.queue) {
    if (!isMessageId(message.id)) return fail(ErrorCode::BadUsage, "A message needs an identifier.");
    Message queued = message;
    queued.person = person;
    if (!changed.emplace(message.id, std::move(queued)).second) {
      return fail(ErrorCode::Conflict, "This message is queued already.");
    }
  }
  for (const Settlement& settlement : along.settle) {
    const auto found = changed.find(settlement.id);
    if (found == changed.end() || found->second.state != settlement.from ||
        found->second.attempts != settlement.attempts) {
      return fail(ErrorCode::Conflict, "This message changed meanwhile. Please look at it again.");
    }
    found->second.state = settlement.state;
    found->second.due = settlement.due;
    found->second.content = settlement.content;
  }
  *messages = std::move(changed);
  return {};
}

Result<std::vector<Message>> MemoryOutbox::take(Instant now, Instant until, std::size_t most) {
  std::vector<Message*> due;
  for (auto& [person, messages] : persons_) {
    for (auto& [id, message] : messages) {
      const bool is_open = message.state == MessageState::Waiting || message.state == MessageState::Trying;
      if (is_open && message.due <= now) due.push_back(&message);
    }
  }
  std::ranges::stable_sort(due, {}, [](const Message* one) { return one->due; });
  if (due.size() > most) due.resize(most);
  std::vector<Message> taken;
  for (Message* message : due) {
    if (message->state == MessageState::Trying) ++message->unknown_ends;
    message->state = MessageState::Trying;
    message->due = until;
    ++message->attempts;
    taken.push_back(*message);
  }
  std::ranges::stable_sort(taken, {}, [](const Message& one) { return one.id; });
  return taken;
}

Result<std::vector<Message>> MemoryOutbox::messages(const PersonId& person) {
  BATON_TRY(const Messages* const messages, of(person));
  std::vector<Message> all;
  for (const auto& [id, message] : *messages) all.push_back(message);
  return all;
}

Result<std::optional<Message>> MemoryOutbox::message(const PersonId& person, const std::string& id) {
  BATON_TRY(const Messages* const messages, of(person));
  const auto found = messages->find(id);
  return found == messages->end() ? std::optional<Message>() : std::optional(found->second);
}

Result<std::optional<Instant>> MemoryOutbox::nextDue() {
  std::optional<Instant> next;
  for (const auto& [person, messages] : persons_) {
    for (const auto& [id, message] : messages) {
      const bool is_open = message.state == MessageState::Waiting || message.state == MessageState::Trying;
      if (is_open && (!next || message.due < *next)) next = message.due;
    }
  }
  return next;
}

Result<std::map<MessageState, std::uint64_t>> MemoryOutbox::counts() {
  std::map<MessageState, std::uint64_t> counts;
  for (const auto& [person, messages] : persons_) {
    for (const auto& [id, message] : messages) ++counts[message.state];
  }
  return counts;
}

Status MemoryOutbox::holdAll() {
  for (auto& [person, messages] : persons_) {
    for (auto& [id, message] : messages) {
      const bool is_open = message.state == MessageState::Waiting || message.state == MessageState::Trying;
      if (is_open) message.state = MessageState::Held;
    }
  }
  return {};
}

}  // namespace baton::store
