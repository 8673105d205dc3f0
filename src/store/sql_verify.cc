#include <limits>
#include <map>
#include <utility>

#include "base/digest.h"
#include "store/sql_read.h"
#include "store/sql_store.h"

namespace baton::store {

// One verification: goes on after a problem, so that the report is complete.
class Inspection {
 public:
  explicit Inspection(SqlStore& store, std::span<const Anchor> anchors) : store_(store) {
    for (const Anchor& anchor : anchors) anchors_[anchor.person].push_back(&anchor);
  }

  Result<VerifyReport> run() {
    BATON_TRY(const auto moment, ReadTransaction::begin(store_));
    BATON_CHECK(checkPages());
    BATON_CHECK(checkPersons());
    BATON_CHECK(checkStrays());
    BATON_CHECK(checkAccounts());
    for (const auto& [person, unmet] : anchors_) {
      for (const Anchor* anchor : unmet) {
        note(person, anchor->sequence,
             "An anchor names entry " + std::to_string(anchor->sequence) +
                 ", which is not here as it was: the journal was cut off or replaced.");
      }
    }
    return std::move(report_);
  }

 private:
  void note(const PersonId& person, Sequence sequence, std::string text) {
    report_.problems.push_back({person, sequence, std::move(text)});
  }

  // What the database itself knows about its pages. It sees about a third of damage; the rest is ours.
  Status checkPages() {
    Query rows(*store_.database_, Sql::CheckPages);
    while (true) {
      const auto found = rows.step();
      if (!found) return damageIsAProblem({}, found.error());
      if (!*found) return {};
      const std::string text(rows.column(0));
      if (text != "ok") note({}, 0, "The database's pages are damaged: " + text);
    }
  }

  // Damage becomes a line of the report; a failing disk ends the inspection.
  Status damageIsAProblem(const PersonId& person, const Error& error, Sequence sequence = 0) {
    if (error.code != ErrorCode::Damaged && error.code != ErrorCode::BadInput) return tl::unexpected(error);
    note(person, sequence, error.message);
    return {};
  }

  Status checkPersons() {
    Query rows(*store_.database_, Sql::ListPersons);
    while (true) {
      const auto found = rows.step();
      if (!found) return damageIsAProblem({}, found.error());
      if (!*found) return {};
      const PersonId person{std::string(rows.column(0))};
      const auto keys = store_.vault_.unwrap(person.value, rows.column(1));
      if (!keys) {
        note(person, 0, "The key of this record is damaged.");
        continue;
      }
      if (!store_.vault_.openContent(keys->data, {Kind::Label, person.value}, rows.column(2))) {
        note(person, 0, "The label of this record is damaged.");
      }
      BATON_CHECK(checkJournal(person, *keys));
      BATON_CHECK(checkOutbox(person, *keys));
      if (const auto snapshot = store_.snapshot(person); !snapshot) {
        BATON_CHECK(damageIsAProblem(person, snapshot.error()));
      }
    }
  }

  Status checkJournal(const PersonId& person, const JournalKeys& keys) {
    FrameReader reader(store_.vault_, keys);
    meet(person, reader);
    Query rows(*store_.database_, Sql::FramesFrom);
    rows.text(person.value).number(0).number(std::numeric_limits<std::int64_t>::max());
    while (true) {
      const auto found = rows.step();
      if (!found) return damageIsAProblem(person, found.error(), reader.last() + 1);
      if (!*found) break;
      BATON_CHECK(checkFrame(person, reader, frameOf(rows)));
    }
    const auto head = store_.loadHead(person);
    if (!head) return damageIsAProblem(person, head.error());
    if (head->sequence != reader.last() || head->chain != reader.chain()) {
      note(person, reader.last() + 1, "The end of the journal is missing.");
    }
    return {};
  }

  Status checkFrame(const PersonId& person, FrameReader& reader, const Frame& frame) {
    const Sequence next = reader.last() + 1;
    auto status = reader.follow(frame);
    const bool followed = status.has_value();
    if (followed)
      status = reader.open(frame, [&](Entry&&) -> Status {
        ++report_.entries;
        return {};
      });
    if (!status) BATON_CHECK(damageIsAProblem(person, status.error(), followed ? frame.first : next));
    if (!followed) reader.startAfter(frame.last, frame.chain);
    meet(person, reader);
    return {};
  }

  // Crosses out the anchors that agree with the place reached.
  void meet(const PersonId& person, const FrameReader& reader) {
    const auto at = anchors_.find(person);
    if (at == anchors_.end()) return;
    std::erase_if(at->second, [&](const Anchor* anchor) {
      return anchor->sequence == reader.last() && anchor->chain == toHex(crypto::bytesOf(reader.chain()));
    });
  }

  Status checkOutbox(const PersonId& person, const JournalKeys& keys) {
    const auto damaged = store_.outbox_.damagedOf(keys);
    if (!damaged) return damageIsAProblem(person, damaged.error());
    for (const std::string& id : *damaged) note(person, 0, "A message that waits to be sent is damaged: " + id);
    return {};
  }

  Status checkStrays() {
    Query rows(*store_.database_, Sql::StrayPersons);
    while (true) {
      const auto found = rows.step();
      if (!found) return damageIsAProblem({}, found.error());
      if (!*found) return {};
      note({std::string(rows.column(0))}, 0, "There are rows of a record whose key is missing.");
    }
  }

  Status checkAccounts() {
    const auto checked = store_.accounts_.checkAll([&](const std::string& text) { note({}, 0, text); });
    return checked ? checked : damageIsAProblem({}, checked.error());
  }

  SqlStore& store_;
  std::map<PersonId, std::vector<const Anchor*>> anchors_;
  VerifyReport report_;
};

Result<VerifyReport> SqlStore::verify(std::span<const Anchor> anchors) {
  if (database_->inTransaction()) return fail(ErrorCode::BadUsage, "The store is in the middle of another step.");
  return Inspection(*this, anchors).run();
}

}  // namespace baton::store
