#include "store/sql_read.h"

#include <algorithm>

#include "store/sql_store.h"

namespace baton::store {
namespace {

// Puts the reader just before the frame that holds entry after+1.
Status seek(Database& database, const PersonId& person, Sequence after, FrameReader& reader) {
  Query row(database, Sql::FrameBefore);
  BATON_TRY(const bool found, row.text(person.value).number(static_cast<std::int64_t>(after)).step());
  if (!found) return {};
  Chain chain{};
  if (!row.isNumber(0) || !crypto::readMac(row.column(1), chain)) {
    return fail(ErrorCode::Damaged, "The record is damaged before entry " + std::to_string(after + 1) + ".");
  }
  reader.startAfter(static_cast<Sequence>(row.numberColumn(0)), chain);
  return {};
}

}  // namespace

Frame frameOf(const Query& row) {
  Frame frame;
  frame.last = static_cast<Sequence>(row.numberColumn(0));
  frame.first = static_cast<Sequence>(row.numberColumn(1));
  frame.recorded_ms = row.numberColumn(2);
  frame.content = row.column(3);
  frame.readable = row.isNumber(0) && row.isNumber(1) && row.isNumber(2) && crypto::readMac(row.column(4), frame.chain);
  return frame;
}

Status SqlStore::read(const PersonId& person, Sequence after, Sequence upto,
                      const std::function<Status(Entry&&)>& visit) {
  BATON_TRY(const auto moment, ReadTransaction::begin(*this));
  reading_ = true;
  const auto status = readRange(person, after, upto, visit);
  reading_ = false;
  return status;
}

Status SqlStore::readRange(const PersonId& person, Sequence after, Sequence upto,
                           const std::function<Status(Entry&&)>& visit) {
  BATON_TRY(const Head at, loadHead(person));
  const Sequence end = upto == 0 ? at.sequence : std::min(upto, at.sequence);
  if (after >= end) return {};
  FrameReader reader(vault_, at.keys);
  BATON_CHECK(seek(*database_, person, after, reader));
  Query rows(*database_, Sql::FramesFrom);
  rows.text(person.value).number(static_cast<std::int64_t>(after)).number(static_cast<std::int64_t>(end));
  while (reader.last() < end) {
    BATON_TRY(const bool found, rows.step());
    if (!found) break;
    const Frame frame = frameOf(rows);
    BATON_CHECK(reader.follow(frame));
    BATON_CHECK(reader.open(frame, [&](Entry&& entry) -> Status {
      if (entry.sequence <= after || entry.sequence > end) return {};
      return visit(std::move(entry));
    }));
  }
  const bool complete = reader.last() >= end && reader.last() <= at.sequence;
  if (!complete || (reader.last() == at.sequence && reader.chain() != at.chain)) {
    return fail(ErrorCode::Damaged, "The record is damaged: its end is missing after entry " +
                                        std::to_string(reader.last()) + ". Please restore the newest backup.");
  }
  return {};
}

}  // namespace baton::store
