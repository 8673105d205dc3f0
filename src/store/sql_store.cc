#include "store/sql_store.h"

#include <utility>

#include "base/digest.h"

namespace baton::store {
namespace {

tl::unexpected<Error> noSuchPerson() { return fail(ErrorCode::NotFound, "There is no record of this person here."); }

tl::unexpected<Error> damaged(const char* message) { return fail(ErrorCode::Damaged, message); }

}  // namespace

Result<std::unique_ptr<WriteTransaction>> WriteTransaction::begin(SqlStore& store) {
  if (store.database_->inTransaction()) {
    return fail(ErrorCode::BadUsage, "The store is in the middle of another step.");
  }
  BATON_CHECK(store.database_->beginWrite());
  return std::unique_ptr<WriteTransaction>(new WriteTransaction(store));
}

WriteTransaction::~WriteTransaction() { store_.database_->endWrite(); }

Status WriteTransaction::commit() { return store_.database_->commitWrite(); }

Result<std::unique_ptr<ReadTransaction>> ReadTransaction::begin(SqlStore& store) {
  if (store.reading_) return fail(ErrorCode::BadUsage, "The store is being read: its visitor may not use it.");
  const bool ours = !store.database_->inTransaction();
  if (ours) BATON_CHECK(store.database_->beginRead());
  return std::unique_ptr<ReadTransaction>(new ReadTransaction(store, ours));
}

ReadTransaction::~ReadTransaction() {
  if (ours_) store_.database_->endRead();
}

SqlStore::SqlStore(std::unique_ptr<Database> database, const StoreKey& key, Random& random)
    : database_(std::move(database)), vault_(key, random), accounts_(*this, key, random), outbox_(*this) {}

Status SqlStore::sealLabel(const JournalKeys& keys, const std::string& label, Sql sql) {
  const std::string sealed = vault_.sealContent(keys.data, {Kind::Label, keys.person}, label);
  if (sql == Sql::SetLabel) return Query(*database_, sql).text(keys.person).blob(sealed).run();
  const std::string wrapped = vault_.wrap(keys);
  return Query(*database_, sql).text(keys.person).blob(wrapped).blob(sealed).run();
}

Status SqlStore::addPerson(const PersonId& person, const std::string& label) {
  if (person.empty()) return fail(ErrorCode::BadUsage, "A person needs an identifier.");
  BATON_TRY(const auto transaction, WriteTransaction::begin(*this));
  const JournalKeys keys = vault_.newJournalKeys(person.value);
  BATON_CHECK(sealLabel(keys, label, Sql::AddPerson));
  if (database_->changes() == 0) return fail(ErrorCode::Conflict, "This person has a record here already.");
  BATON_CHECK(saveHead({keys, 0, chainStart(keys)}));
  return transaction->commit();
}

Status SqlStore::setLabel(const PersonId& person, const std::string& label) {
  BATON_TRY(const auto transaction, WriteTransaction::begin(*this));
  BATON_TRY(const Head at, lockHead(person));
  BATON_CHECK(sealLabel(at.keys, label, Sql::SetLabel));
  return transaction->commit();
}

Result<std::string> SqlStore::label(const PersonId& person) {
  BATON_TRY(const auto moment, ReadTransaction::begin(*this));
  Query row(*database_, Sql::GetPerson);
  BATON_TRY(const bool found, row.text(person.value).step());
  if (!found) return noSuchPerson();
  BATON_TRY(const JournalKeys keys, vault_.unwrap(person.value, row.column(0)));
  BATON_TRY(const auto label, vault_.openContent(keys.data, {Kind::Label, person.value}, row.column(1)));
  return std::string(label);
}

Result<std::vector<std::pair<PersonId, std::string>>> SqlStore::persons() {
  BATON_TRY(const auto moment, ReadTransaction::begin(*this));
  std::vector<std::pair<PersonId, std::string>> persons;
  Query rows(*database_, Sql::ListPersons);
  while (true) {
    BATON_TRY(const bool row, rows.step());
    if (!row) return persons;
    const std::string person(rows.column(0));
    BATON_TRY(const JournalKeys keys, vault_.unwrap(person, rows.column(1)));
    BATON_TRY(const auto label, vault_.openContent(keys.data, {Kind::Label, person}, rows.column(2)));
    persons.emplace_back(PersonId{person}, std::string(label));
  }
}

Status SqlStore::erase(const PersonId& person) {
  BATON_TRY(const auto transaction, WriteTransaction::begin(*this));
  BATON_CHECK(Query(*database_, Sql::DropPerson).text(person.value).run());
  if (database_->changes() == 0) return noSuchPerson();
  for (const Sql sql :
       {Sql::DropHead, Sql::DropFrames, Sql::DropSnapshot, Sql::DropMessages, Sql::DropGrantsToPerson}) {
    BATON_CHECK(Query(*database_, sql).text(person.value).run());
  }
  BATON_CHECK(transaction->commit());
  database_->dropOldPages();
  return {};
}

Result<Head> SqlStore::loadHead(const PersonId& person) {
  Query row(*database_, Sql::GetHead);
  BATON_TRY(const bool found, row.text(person.value).step());
  if (!found) return noSuchPerson();
  Head head;
  BATON_TRY(head.keys, vault_.unwrap(person.value, row.column(0)));
  head.sequence = static_cast<Sequence>(row.numberColumn(1));
  Chain mac{};
  const bool readable = crypto::readMac(row.column(2), head.chain) && crypto::readMac(row.column(3), mac);
  if (!readable || !crypto::equalInConstantTime(mac, headMac(head.keys, head.sequence, head.chain))) {
    return damaged("The end of a journal is damaged. Please restore the newest backup.");
  }
  return head;
}

Result<Head> SqlStore::lockHead(const PersonId& person) {
  BATON_CHECK(Query(*database_, Sql::LockHead).text(person.value).run());
  return loadHead(person);
}

Status SqlStore::saveHead(const Head& head) {
  const Chain mac = headMac(head.keys, head.sequence, head.chain);
  return Query(*database_, Sql::PutHead)
      .text(head.keys.person)
      .number(static_cast<std::int64_t>(head.sequence))
      .blob(crypto::bytesOf(head.chain))
      .blob(crypto::bytesOf(mac))
      .run();
}

Result<Sequence> SqlStore::head(const PersonId& person) {
  BATON_TRY(const auto moment, ReadTransaction::begin(*this));
  BATON_TRY(const Head at, loadHead(person));
  return at.sequence;
}

Result<std::optional<Snapshot>> SqlStore::snapshot(const PersonId& person) {
  BATON_TRY(const auto moment, ReadTransaction::begin(*this));
  BATON_TRY(const Head at, loadHead(person));
  Query row(*database_, Sql::GetSnapshot);
  BATON_TRY(const bool found, row.text(person.value).step());
  if (!found) return std::optional<Snapshot>();
  const auto sequence = static_cast<Sequence>(row.numberColumn(0));
  if (sequence > at.sequence) return damaged("The prepared copy of a record is newer than its journal.");
  const Place place{Kind::Snapshot, person.value, 0, sequence};
  BATON_TRY(const auto content, vault_.openContent(at.keys.data, place, row.column(1)));
  return std::optional<Snapshot>(Snapshot{sequence, std::string(content)});
}

Status SqlStore::putSnapshot(const PersonId& person, const Snapshot& snapshot) {
  BATON_TRY(const auto transaction, WriteTransaction::begin(*this));
  BATON_TRY(const Head at, lockHead(person));
  if (snapshot.sequence > at.sequence) return fail(ErrorCode::BadUsage, "A snapshot cannot be newer than its journal.");
  const Place place{Kind::Snapshot, person.value, 0, snapshot.sequence};
  const std::string sealed = vault_.sealContent(at.keys.data, place, snapshot.content);
  BATON_CHECK(Query(*database_, Sql::PutSnapshot)
                  .text(person.value)
                  .number(static_cast<std::int64_t>(snapshot.sequence))
                  .blob(sealed)
                  .run());
  return transaction->commit();
}

Result<std::vector<Anchor>> SqlStore::anchors() {
  BATON_TRY(const auto moment, ReadTransaction::begin(*this));
  BATON_TRY(const auto everybody, persons());
  std::vector<Anchor> anchors;
  for (const auto& [person, label] : everybody) {
    BATON_TRY(const Head at, loadHead(person));
    anchors.push_back({person, at.sequence, toHex(crypto::bytesOf(at.chain))});
  }
  return anchors;
}

Status SqlStore::backup(const std::string& file) {
  if (database_->inTransaction()) return fail(ErrorCode::BadUsage, "The store is in the middle of another step.");
  return database_->copyInto(file);
}

}  // namespace baton::store
