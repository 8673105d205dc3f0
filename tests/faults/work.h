// A day's work on a store whose every step can be predicted, so that a test can tell what must be there afterwards.
//
// The journal of `kPerson` grows by appends whose sizes follow from the head alone; entry n always has the same
// content.
#pragma once

#include "store/sqlite_open.h"
#include "store/store_test_entries.h"
#include "store/test_folder.h"

namespace baton::faults {

using store::Entry;
using store::PersonId;
using store::Sequence;
using store::Store;
using store::StoreKey;

inline const PersonId kPerson{"ada"};
constexpr std::size_t kContentBytes = 60;

// Mostly a few entries, now and then enough for several rows.
inline std::size_t nextAppendSize(Sequence head) { return head % 11 == 10 ? 90 : head % 4 + 1; }

inline bool isBoundary(Sequence head) {
  Sequence at = 0;
  while (at < head) at += nextAppendSize(at);
  return at == head;
}

inline Result<Sequence> appendNext(Store& store) {
  BATON_TRY(const Sequence head, store.head(kPerson));
  return store.append(kPerson, head, store::testEntries(head, nextAppendSize(head), kContentBytes));
}

// True when every entry is the one that was written, and no append is there by half.
inline bool isUntouched(Store& store, Sequence& head) {
  const auto entries = store::readAll(store, kPerson);
  if (!entries) return false;
  head = entries->size();
  if (!isBoundary(head)) return false;
  for (Sequence i = 0; i < head; ++i) {
    Entry expected = store::testEntry(i + 1, kContentBytes);
    expected.sequence = i + 1;
    if ((*entries)[i] != expected) return false;
  }
  return true;
}

}  // namespace baton::faults
