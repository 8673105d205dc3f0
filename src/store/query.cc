#include "store/database.h"

namespace baton::store {

Status Database::run(Sql sql) { return Query(*this, sql).run(); }

Query::Query(Database& database, Sql sql)
    : prepared_(database.prepared(sql)), statement_(prepared_ ? *prepared_ : nullptr) {}

Query::~Query() {
  if (statement_ != nullptr) statement_->endRun();
}

Query& Query::text(std::string_view value) {
  ++next_;
  if (statement_ != nullptr) statement_->bindText(next_, value);
  return *this;
}

Query& Query::blob(std::string_view value) {
  ++next_;
  if (statement_ != nullptr) statement_->bindBlob(next_, value);
  return *this;
}

Query& Query::number(std::int64_t value) {
  ++next_;
  if (statement_ != nullptr) statement_->bindNumber(next_, value);
  return *this;
}

Result<bool> Query::step() {
  if (!prepared_) return tl::unexpected(prepared_.error());
  if (statement_ == nullptr) return false;
  return statement_->step();
}

Status Query::run() {
  while (true) {
    BATON_TRY(const bool row, step());
    if (!row) return {};
  }
}

}  // namespace baton::store
