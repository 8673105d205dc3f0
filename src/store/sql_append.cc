#include <utility>

#include "store/frame.h"
#include "store/sql_store.h"

namespace baton::store {

// One append in one transaction. append() uses it too.
class SqlAppender final : public Appender {
 public:
  static Result<std::unique_ptr<SqlAppender>> begin(SqlStore& store, const PersonId& person, Sequence expected) {
    BATON_TRY(auto transaction, WriteTransaction::begin(store));
    BATON_TRY(Head head, store.lockHead(person));
    if (head.sequence != expected) {
      return fail(ErrorCode::Conflict, "The record changed meanwhile. Please read it again and repeat the step.");
    }
    return std::unique_ptr<SqlAppender>(new SqlAppender(store, std::move(transaction), std::move(head)));
  }

  Status add(std::span<const Entry> entries) override {
    for (const Entry& entry : entries) {
      BATON_CHECK(guarded(packer_.add(entry)));
      if (packer_.full()) BATON_CHECK(guarded(writeFrame()));
    }
    return {};
  }

  // Queues and settles within this append's transaction.
  Status addAlong(const Along& along) {
    if (along.empty()) return {};
    return guarded(store_.outbox_.write(head_.keys, along));
  }

  Result<Sequence> commit() override {
    if (!packer_.empty()) BATON_CHECK(guarded(writeFrame()));
    if (!transaction_) return fail(ErrorCode::BadUsage, "This append is over.");
    head_.sequence = packer_.head();
    BATON_CHECK(guarded(store_.saveHead(head_)));
    const auto done = transaction_->commit();
    transaction_.reset();
    if (!done) return tl::unexpected(done.error());
    return head_.sequence;
  }

 private:
  SqlAppender(SqlStore& store, std::unique_ptr<WriteTransaction> transaction, Head head)
      : store_(store), transaction_(std::move(transaction)), head_(std::move(head)), packer_(head_.sequence) {}

  // The first failure ends the append and undoes it, so that the lock is not kept.
  Status guarded(Status status) {
    if (!status) transaction_.reset();
    return status;
  }

  Status writeFrame() {
    if (!transaction_) return fail(ErrorCode::BadUsage, "This append is over.");
    std::string sealed;
    const Frame frame = packer_.take(store_.vault_, head_.keys, head_.chain, sealed);
    head_.chain = frame.chain;
    return Query(*store_.database_, Sql::AddFrame)
        .text(head_.keys.person)
        .number(static_cast<std::int64_t>(frame.last))
        .number(static_cast<std::int64_t>(frame.first))
        .number(frame.recorded_ms)
        .blob(frame.content)
        .blob(crypto::bytesOf(frame.chain))
        .run();
  }

  SqlStore& store_;
  std::unique_ptr<WriteTransaction> transaction_;
  Head head_;
  FramePacker packer_;
};

Result<Sequence> SqlStore::append(const PersonId& person, Sequence expected_head, std::span<const Entry> entries,
                                  const Along& along) {
  BATON_TRY(const auto appender, SqlAppender::begin(*this, person, expected_head));
  if (entries.empty() && along.empty()) return expected_head;
  BATON_CHECK(appender->add(entries));
  BATON_CHECK(appender->addAlong(along));
  return appender->commit();
}

Result<std::unique_ptr<Appender>> SqlStore::appender(const PersonId& person, Sequence expected_head) {
  BATON_TRY(auto appender, SqlAppender::begin(*this, person, expected_head));
  return std::unique_ptr<Appender>(std::move(appender));
}

}  // namespace baton::store
