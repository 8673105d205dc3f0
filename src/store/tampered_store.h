// For tests: a store of two journals whose file can be changed behind its back with SQL.
#pragma once

#include <doctest/doctest.h>
#include <sqlite3.h>

#include "crypto/system_random.h"
#include "store/sqlite_open.h"
#include "store/store_test_entries.h"
#include "store/test_folder.h"

namespace baton::store {

inline const PersonId kAda{"ada"};
inline const PersonId kBen{"ben"};

class TamperedStore {
 public:
  // Ada has three rows (1–2, 3–5, 6–6) and a snapshot, Ben two (1–3, 4–4).
  TamperedStore() : key_(StoreKey::generate(random_)) {
    const auto store = createSqlite(folder_.path("store"), key_, random_).value();
    for (const PersonId& person : {kAda, kBen}) REQUIRE(store->addPerson(person, "label of " + person.value));
    append(*store, kAda, {2, 3, 1});
    append(*store, kBen, {3, 1});
    REQUIRE(store->putSnapshot(kAda, {6, "chart of ada"}));
    REQUIRE(store->putSnapshot(kBen, {4, "chart of ben"}));
    anchors_ = store->anchors().value();
  }
  ~TamperedStore() { sqlite3_close(raw_); }
  TamperedStore(const TamperedStore&) = delete;
  TamperedStore& operator=(const TamperedStore&) = delete;

  // A connection of its own, with a transaction that undo() takes back.
  sqlite3* raw() {
    if (raw_ == nullptr) {
      REQUIRE(sqlite3_open(file().c_str(), &raw_) == SQLITE_OK);
      run("PRAGMA synchronous=OFF");
    }
    return raw_;
  }
  void run(const char* sql) {
    REQUIRE(sqlite3_exec(raw_ == nullptr ? raw() : raw_, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
  }

  Result<std::unique_ptr<Store>> open() { return openSqlite(folder_.path("store"), key_, random_); }
  VerifyReport report(bool with_anchors = false) {
    const auto store = open().value();
    return store->verify(with_anchors ? std::span<const Anchor>(anchors_) : std::span<const Anchor>()).value();
  }
  // True when verify names the person, and reading that journal refuses.
  bool isSeen(const PersonId& person) {
    const auto problems = report().problems;
    const bool named =
        std::any_of(problems.begin(), problems.end(), [&](const Problem& p) { return p.person == person; });
    return named && readAll(*open().value(), person).error().code == ErrorCode::Damaged;
  }

  std::string file() const { return folder_.path("store/baton.db"); }
  const TestFolder& folder() const { return folder_; }
  const std::vector<Anchor>& anchors() const { return anchors_; }
  const StoreKey& key() const { return key_; }
  Random& random() { return random_; }

 private:
  static void append(Store& store, const PersonId& person, std::initializer_list<std::size_t> sizes) {
    Sequence head = 0;
    for (const std::size_t size : sizes) head = store.append(person, head, testEntries(head, size, 80)).value();
  }

  TestFolder folder_;
  crypto::SystemRandom random_;
  StoreKey key_;
  std::vector<Anchor> anchors_;
  sqlite3* raw_ = nullptr;
};

}  // namespace baton::store
