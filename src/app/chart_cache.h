// Charts: the histories of the persons asked for lately, and what they see of themselves now, kept in memory.
//
// A kept history holds only while the journal's head is the one it was folded to: each call asks the store for the head
// (one key lookup), so a write by anybody, another program too, is seen at the next call. A history whose journal grew
// is brought up to date from the tail. What fits least recently used goes first, by an estimate of size.
// Threads: any; the home given belongs to the caller. Two threads that miss at once both load; the newer one is kept.
// Ids of persons are random and never used again; after a restore call clear().
#pragma once

#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>

#include "app/home.h"
#include "app/today.h"
#include "record/change.h"
#include "record/disclosure.h"
#include "record/finding.h"
#include "record/history.h"
#include "record/search_index.h"

namespace baton::app {

// Bytes that a history takes in memory, roughly (within a factor of two; the test compares it with the allocator).
std::size_t estimatedBytes(const record::History& history);

class Charts {
 public:
  explicit Charts(std::size_t most_bytes = std::size_t{512} << 20U) : most_bytes_(most_bytes) {}

  // Errors: NotFound for no such person, Damaged, Storage.
  Result<std::shared_ptr<const record::History>> history(Home& home, const record::PersonId& person);
  // Through the gate, as disclose() does. The person's own view of the present minute is kept, and made again when the
  // head moves or the minute is over; every other audience and moment is made anew.
  Result<record::Disclosure> disclosure(Home& home, const record::PersonId& person, const record::Audience& audience,
                                        Instant at);
  // What is made of the present disclosure and asked for again and again: kept beside the person's own, made anew for
  // every other audience. `zone`: the reader's; it must live as long as this (app/zones.h).
  Result<std::shared_ptr<const Today>> today(Home& home, const record::PersonId& person,
                                             const record::Audience& audience, const Zone& zone);
  Result<std::shared_ptr<const record::SearchIndex>> searchIndex(Home& home, const record::PersonId& person,
                                                                 const record::Audience& audience);
  // What the safety rules say now, in this language ("en", "es"); with `add` as if that were started now, which is
  // never kept. Cost: the rules (script/bench) once a change of the record or a minute, and at each call with `add`;
  // what changed in kFindingsDays is found once a change or a minute for all of them.
  Result<std::shared_ptr<const record::Findings>> findings(Home& home, const record::PersonId& person,
                                                           const record::Audience& audience,
                                                           const std::string& language, const std::string& add = "");

  void forget(const record::PersonId& person);
  void clear();
  std::size_t keptBytes() const;
  std::size_t keptPersons() const;

 private:
  struct TodayIn {
    const Zone* zone = nullptr;  // the reader's
    Today today;
  };
  struct Kept {
    record::PersonId person;
    std::shared_ptr<const record::History> history;
    std::size_t bytes = 0;
    std::optional<record::Disclosure> own;  // of audience self
    std::int64_t own_minute = 0;
    std::shared_ptr<const TodayIn> today = {};  // of `own`
    std::shared_ptr<const record::SearchIndex> index = {};
    std::shared_ptr<const std::vector<record::Change>> changes = {};  // of kFindingsDays
    std::shared_ptr<const record::Findings> findings_en = {};
    std::shared_ptr<const record::Findings> findings_es = {};
  };
  using Order = std::list<Kept>;  // the most recently used first

  std::shared_ptr<const record::History> find(const record::PersonId& person);
  void keep(const record::PersonId& person, std::shared_ptr<const record::History> history);
  std::optional<record::Disclosure> findOwn(const record::PersonId& person, record::Sequence head, std::int64_t minute);
  void keepOwn(const record::PersonId& person, record::Sequence head, std::int64_t minute,
               const record::Disclosure& disclosure);
  // The kept person whose own disclosure is of this head and minute, or nullptr. The caller holds the lock.
  Kept* ownOf(const record::PersonId& person, record::Sequence head, std::int64_t minute);
  // `fits`: whether what is kept is what is asked for.
  Result<std::shared_ptr<const std::vector<record::Change>>> changes(Home& home, const record::PersonId& person,
                                                                     const record::Audience& audience);
  template <class Made, class Make, class Fits>
  Result<std::shared_ptr<const Made>> keptBeside(Home& home, const record::PersonId& person,
                                                 const record::Audience& audience,
                                                 std::shared_ptr<const Made> Kept::* place, Make make, Fits fits);
  void drop(Order::iterator place);
  void dropOverflow();

  const std::size_t most_bytes_;
  mutable std::mutex mutex_;
  Order order_;
  std::unordered_map<record::PersonId, Order::iterator> places_;
  std::size_t bytes_ = 0;
};

}  // namespace baton::app
