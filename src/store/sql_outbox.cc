#include "store/sql_outbox.h"

#include <algorithm>

#include "store/sql_store.h"

namespace baton::store {
namespace {

using record::PersonId;

constexpr std::size_t kLongestId = 64;

// The place of a content is everything that stands in clear beside it: a changed column makes it a content of nowhere.
struct MessagePlace {
  std::string whose;
  Place place;
  MessagePlace(const std::string& person, const Message& message)
      : whose(person + "\n" + message.id),
        place{Kind::Message, whose, static_cast<record::Sequence>(message.attempts) << 32U | message.unknown_ends,
              static_cast<record::Sequence>(message.state), message.due.ms} {}
  MessagePlace(const MessagePlace&) = delete;
  MessagePlace& operator=(const MessagePlace&) = delete;
};

Message clearPartOf(const Query& row) {
  Message message;
  message.id = row.column(0);
  message.state = static_cast<MessageState>(row.numberColumn(1));
  message.due.ms = row.numberColumn(2);
  message.attempts = static_cast<std::uint32_t>(row.numberColumn(3));
  message.unknown_ends = static_cast<std::uint32_t>(row.numberColumn(4));
  return message;
}

bool isOpenState(MessageState state) { return state == MessageState::Waiting || state == MessageState::Trying; }

}  // namespace

bool isMessageId(const std::string& id) {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
  return !id.empty() && id.size() <= kLongestId && id.find_first_not_of(kLetters) == std::string::npos;
}

Database& SqlOutbox::database() { return *store_.database_; }

Result<Message> SqlOutbox::opened(const JournalKeys& keys, const Query& row) {
  Message message = clearPartOf(row);
  message.person.value = keys.person;
  const MessagePlace at(keys.person, message);
  BATON_TRY(const auto content, store_.vault_.openContent(keys.data, at.place, row.column(5)));
  message.content = content;
  return message;
}

Status SqlOutbox::put(const JournalKeys& keys, const Message& message) {
  const MessagePlace at(keys.person, message);
  const std::string sealed = store_.vault_.sealContent(keys.data, at.place, message.content);
  return Query(database(), Sql::PutMessage)
      .text(keys.person)
      .text(message.id)
      .number(static_cast<std::int64_t>(message.state))
      .number(message.due.ms)
      .number(message.attempts)
      .number(message.unknown_ends)
      .blob(sealed)
      .run();
}

Status SqlOutbox::write(const JournalKeys& keys, const Along& along) {
  const auto find = [&](const std::string& id) -> Result<std::optional<Message>> {
    Query row(database(), Sql::GetMessage);
    BATON_TRY(const bool found, row.text(keys.person).text(id).step());
    if (!found) return std::optional<Message>();
    BATON_TRY(Message message, opened(keys, row));
    return std::optional(std::move(message));
  };
  for (const Message& message : along.queue) {
    if (!isMessageId(message.id)) return fail(ErrorCode::BadUsage, "A message needs an identifier.");
    BATON_TRY(const auto before, find(message.id));
    if (before) return fail(ErrorCode::Conflict, "This message is queued already.");
    BATON_CHECK(put(keys, message));
  }
  for (const Settlement& settlement : along.settle) {
    BATON_TRY(auto message, find(settlement.id));
    if (!message || message->state != settlement.from || message->attempts != settlement.attempts) {
      return fail(ErrorCode::Conflict, "This message changed meanwhile. Please look at it again.");
    }
    message->state = settlement.state;
    message->due = settlement.due;
    message->content = settlement.content;
    BATON_CHECK(put(keys, *message));
  }
  return {};
}

Result<std::vector<Message>> SqlOutbox::due(MessageState state, Instant now, std::size_t most) {
  std::vector<Message> found;
  Query rows(database(), Sql::DueMessages);
  rows.number(static_cast<std::int64_t>(state)).number(now.ms).number(static_cast<std::int64_t>(most));
  while (true) {
    BATON_TRY(const bool row, rows.step());
    if (!row) return found;
    Message message = clearPartOf(rows);
    message.person.value = rows.column(6);
    found.push_back(std::move(message));
  }
}

Result<bool> SqlOutbox::tryHead(const PersonId& person) {
  BATON_TRY(const Statement* const statement, database().prepared(Sql::TryHead));
  if (statement == nullptr) return true;  // a writer is alone
  return Query(database(), Sql::TryHead).text(person.value).step();
}

// `wanted`: of one person. What changed since it was found, or does not open, is passed over.
Status SqlOutbox::claim(std::vector<Message>& wanted, Instant until, std::vector<Message>& taken) {
  BATON_TRY(const auto transaction, WriteTransaction::begin(store_));
  // Where several servers look for work, what another one has in hand is left to it.
  BATON_TRY(const bool is_ours, tryHead(wanted.front().person));
  if (!is_ours) return {};
  BATON_TRY(const Head head, store_.loadHead(wanted.front().person));
  std::vector<Message> ours;
  for (const Message& want : wanted) {
    Result<Message> message = [&]() -> Result<Message> {
      Query row(database(), Sql::GetMessage);
      BATON_TRY(const bool found, row.text(head.keys.person).text(want.id).step());
      if (!found) return fail(ErrorCode::NotFound, "");
      return opened(head.keys, row);
    }();
    if (!message) continue;
    if (message->state != want.state || message->attempts != want.attempts || message->due != want.due) continue;
    if (message->state == MessageState::Trying) ++message->unknown_ends;
    message->state = MessageState::Trying;
    message->due = until;
    ++message->attempts;
    BATON_CHECK(put(head.keys, *message));
    ours.push_back(std::move(*message));
  }
  BATON_CHECK(transaction->commit());
  std::ranges::move(ours, std::back_inserter(taken));
  return {};
}

Result<std::vector<Message>> SqlOutbox::take(Instant now, Instant until, std::size_t most) {
  BATON_TRY(auto wanted, due(MessageState::Waiting, now, most));
  BATON_TRY(auto cut_off, due(MessageState::Trying, now, most));
  std::ranges::move(cut_off, std::back_inserter(wanted));
  std::ranges::stable_sort(wanted, {}, [](const Message& one) { return one.due; });
  if (wanted.size() > most) wanted.resize(most);
  std::map<PersonId, std::vector<Message>> by_person;  // no transaction over two persons
  for (Message& message : wanted) by_person[message.person].push_back(std::move(message));
  std::vector<Message> taken;
  for (auto& [person, messages] : by_person) {
    const Status claimed = claim(messages, until, taken);
    // A damaged or erased journal does not hold up the others; verify() tells of it.
    if (!claimed && claimed.error().code != ErrorCode::Damaged && claimed.error().code != ErrorCode::NotFound) {
      return tl::unexpected(claimed.error());
    }
  }
  std::ranges::stable_sort(taken, {}, [](const Message& one) { return one.id; });
  return taken;
}

Result<std::vector<Message>> SqlOutbox::messages(const PersonId& person) {
  BATON_TRY(const auto moment, ReadTransaction::begin(store_));
  BATON_TRY(const Head head, store_.loadHead(person));
  std::vector<Message> messages;
  Query rows(database(), Sql::ListMessages);
  rows.text(person.value);
  while (true) {
    BATON_TRY(const bool row, rows.step());
    if (!row) return messages;
    BATON_TRY(Message message, opened(head.keys, rows));
    messages.push_back(std::move(message));
  }
}

Result<std::optional<Message>> SqlOutbox::message(const PersonId& person, const std::string& id) {
  BATON_TRY(const auto moment, ReadTransaction::begin(store_));
  BATON_TRY(const Head head, store_.loadHead(person));
  Query row(database(), Sql::GetMessage);
  BATON_TRY(const bool found, row.text(person.value).text(id).step());
  if (!found) return std::optional<Message>();
  BATON_TRY(Message message, opened(head.keys, row));
  return std::optional(std::move(message));
}

Result<std::optional<Instant>> SqlOutbox::nextDue() {
  Query row(database(), Sql::NextDue);
  BATON_TRY(const bool found, row.step());
  if (!found || !row.isNumber(0)) return std::optional<Instant>();
  return std::optional(Instant{row.numberColumn(0)});
}

Result<std::map<MessageState, std::uint64_t>> SqlOutbox::counts() {
  std::map<MessageState, std::uint64_t> counts;
  Query rows(database(), Sql::CountMessages);
  while (true) {
    BATON_TRY(const bool row, rows.step());
    if (!row) return counts;
    counts[static_cast<MessageState>(rows.numberColumn(0))] = static_cast<std::uint64_t>(rows.numberColumn(1));
  }
}

Status SqlOutbox::holdAll() {
  BATON_TRY(const auto everybody, store_.persons());
  for (const auto& [person, label] : everybody) {
    BATON_TRY(auto all, messages(person));
    std::erase_if(all, [](const Message& one) { return !isOpenState(one.state); });
    if (all.empty()) continue;
    BATON_TRY(const auto transaction, WriteTransaction::begin(store_));
    BATON_TRY(const Head head, store_.lockHead(person));
    for (Message& message : all) {
      message.state = MessageState::Held;
      BATON_CHECK(put(head.keys, message));
    }
    BATON_CHECK(transaction->commit());
  }
  return {};
}

Result<std::vector<std::string>> SqlOutbox::damagedOf(const JournalKeys& keys) {
  std::vector<std::string> damaged;
  Query rows(database(), Sql::ListMessages);
  rows.text(keys.person);
  while (true) {
    BATON_TRY(const bool row, rows.step());
    if (!row) return damaged;
    if (!opened(keys, rows)) damaged.emplace_back(rows.column(0));
  }
}

}  // namespace baton::store
