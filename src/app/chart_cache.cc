#include "app/chart_cache.h"

#include <utility>

#include "app/check.h"
#include "app/histories.h"
#include "app/since.h"

namespace baton::app {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;
// Texts, codings and references behind one fact, beside the fact itself; the test holds it against the allocator.
constexpr std::size_t kBytesBehindFact = 600;

// The kept history brought to the head: a copy, because others may be reading the kept one.
Result<record::History> broughtUpToDate(Home& home, const record::PersonId& person, const record::History& kept) {
  record::History history = kept;
  BATON_CHECK(
      home.store().read(person, kept.sequence, 0, [&](record::Entry&& entry) { return addToHistory(history, entry); }));
  return history;
}

}  // namespace

std::size_t estimatedBytes(const record::History& history) {
  std::size_t bytes = sizeof(record::History);
  record::Facts::eachVector(history.versions, [&](const auto& facts) {
    bytes += facts.capacity() * sizeof(facts[0]) + facts.size() * kBytesBehindFact;
  });
  return bytes;
}

Result<std::shared_ptr<const record::History>> Charts::history(Home& home, const record::PersonId& person) {
  const auto head = home.store().head(person);
  if (!head) {
    if (head.error().code == ErrorCode::NotFound) forget(person);
    return tl::unexpected<Error>(head.error());
  }
  auto kept = find(person);
  if (kept != nullptr && kept->sequence == *head) return kept;
  const bool grew = kept != nullptr && kept->sequence < *head;
  BATON_TRY(auto loaded, grew ? broughtUpToDate(home, person, *kept) : loadHistory(home, person));
  auto history = std::make_shared<const record::History>(std::move(loaded));
  keep(person, history);
  return history;
}

Result<record::Disclosure> Charts::disclosure(Home& home, const record::PersonId& person,
                                              const record::Audience& audience, Instant at) {
  BATON_TRY(const auto history, this->history(home, person));
  const std::int64_t minute = at.ms / kMinuteMs;
  const Instant now = home.clock().now();
  const bool is_present = now.ms / kMinuteMs == minute;
  if (!audience.isSelf()) return disclose(person, *history, audience, is_present ? now : at, now);
  if (!is_present) return disclose(person, *history, audience, at);
  if (auto own = findOwn(person, history->sequence, minute)) return *own;
  auto made = disclose(person, *history, audience, at);
  keepOwn(person, history->sequence, minute, made);
  return made;
}

template <class Made, class Make, class Fits>
Result<std::shared_ptr<const Made>> Charts::keptBeside(Home& home, const record::PersonId& person,
                                                       const record::Audience& audience,
                                                       std::shared_ptr<const Made> Kept::* place, Make make,
                                                       Fits fits) {
  const Instant now = home.clock().now();
  BATON_TRY(const record::Disclosure present, disclosure(home, person, audience, now));
  const record::Sequence head = present.chart().sequence;
  const std::int64_t minute = now.ms / kMinuteMs;
  if (audience.isSelf()) {
    const std::lock_guard lock(mutex_);
    const Kept* kept = ownOf(person, head, minute);
    if (kept != nullptr && kept->*place != nullptr && fits(*(kept->*place))) return kept->*place;
  }
  BATON_TRY(std::shared_ptr<const Made> made, make(present));
  if (audience.isSelf()) {
    const std::lock_guard lock(mutex_);
    if (Kept* kept = ownOf(person, head, minute)) kept->*place = made;
  }
  return made;
}

Result<std::shared_ptr<const Today>> Charts::today(Home& home, const record::PersonId& person,
                                                   const record::Audience& audience, const Zone& zone) {
  const auto make = [&](const record::Disclosure& present) -> Result<std::shared_ptr<const TodayIn>> {
    const Instant before{present.chart().at.ms - kLatelyDays * kDayMs};
    BATON_TRY(const auto earlier, disclosure(home, person, audience, before));
    return std::make_shared<const TodayIn>(TodayIn{&zone, todayOf(present, earlier, zone)});
  };
  BATON_TRY(const auto made, keptBeside(home, person, audience, &Kept::today, make,
                                        [&](const TodayIn& kept) { return kept.zone == &zone; }));
  return std::shared_ptr<const Today>(made, &made->today);
}

Result<std::shared_ptr<const record::SearchIndex>> Charts::searchIndex(Home& home, const record::PersonId& person,
                                                                       const record::Audience& audience) {
  const auto make = [](const record::Disclosure& present) -> Result<std::shared_ptr<const record::SearchIndex>> {
    return std::make_shared<const record::SearchIndex>(present);
  };
  return keptBeside(home, person, audience, &Kept::index, make, [](const record::SearchIndex&) { return true; });
}

Result<std::shared_ptr<const std::vector<record::Change>>> Charts::changes(Home& home, const record::PersonId& person,
                                                                           const record::Audience& audience) {
  using Changes = std::vector<record::Change>;
  const auto make = [&](const record::Disclosure& present) -> Result<std::shared_ptr<const Changes>> {
    const Instant before{present.chart().at.ms - kFindingsDays * kDayMs};
    BATON_TRY(const auto earlier, disclosure(home, person, audience, before));
    return std::make_shared<const Changes>(changesBetween(earlier, present));
  };
  return keptBeside(home, person, audience, &Kept::changes, make, [](const Changes&) { return true; });
}

Result<std::shared_ptr<const record::Findings>> Charts::findings(Home& home, const record::PersonId& person,
                                                                 const record::Audience& audience,
                                                                 const std::string& language, const std::string& add) {
  const auto make = [&](const record::Disclosure& present) -> Result<std::shared_ptr<const record::Findings>> {
    BATON_TRY(const auto changes, this->changes(home, person, audience));
    return std::make_shared<const record::Findings>(
        findingsOf(present, *changes, {.role = audience.role, .add = add, .language = language}));
  };
  if (add.empty()) {
    return keptBeside(home, person, audience, language == "es" ? &Kept::findings_es : &Kept::findings_en, make,
                      [](const record::Findings&) { return true; });
  }
  BATON_TRY(const auto present, disclosure(home, person, audience, home.clock().now()));
  return make(present);
}

Charts::Kept* Charts::ownOf(const record::PersonId& person, record::Sequence head, std::int64_t minute) {
  const auto found = places_.find(person);
  if (found == places_.end()) return nullptr;
  Kept& kept = *found->second;
  const bool is_present = kept.own && kept.history->sequence == head && kept.own_minute == minute;
  return is_present ? &kept : nullptr;
}

std::shared_ptr<const record::History> Charts::find(const record::PersonId& person) {
  const std::lock_guard lock(mutex_);
  const auto found = places_.find(person);
  if (found == places_.end()) return nullptr;
  order_.splice(order_.begin(), order_, found->second);
  return found->second->history;
}

void Charts::keep(const record::PersonId& person, std::shared_ptr<const record::History> history) {
  const std::size_t bytes = estimatedBytes(*history);
  const std::lock_guard lock(mutex_);
  const auto found = places_.find(person);
  if (found != places_.end()) {
    if (found->second->history->sequence > history->sequence) return;  // somebody loaded a newer one meanwhile
    drop(found->second);
  }
  if (bytes > most_bytes_) return;
  order_.push_front(Kept{person, std::move(history), bytes, std::nullopt, 0});
  places_[person] = order_.begin();
  bytes_ += bytes;
  dropOverflow();
}

std::optional<record::Disclosure> Charts::findOwn(const record::PersonId& person, record::Sequence head,
                                                  std::int64_t minute) {
  const std::lock_guard lock(mutex_);
  const Kept* kept = ownOf(person, head, minute);
  return kept == nullptr ? std::nullopt : kept->own;
}

void Charts::keepOwn(const record::PersonId& person, record::Sequence head, std::int64_t minute,
                     const record::Disclosure& disclosure) {
  const std::lock_guard lock(mutex_);
  const auto found = places_.find(person);
  if (found == places_.end() || found->second->history->sequence != head) return;
  Kept& kept = *found->second;
  const std::size_t once = estimatedBytes(*kept.history);
  bytes_ += 2 * once - kept.bytes;  // a chart holds the facts once more
  kept.bytes = 2 * once;
  kept.own = disclosure;
  kept.own_minute = minute;
  kept.today.reset();
  kept.index.reset();
  kept.changes.reset();
  kept.findings_en.reset();
  kept.findings_es.reset();
  dropOverflow();
}

void Charts::forget(const record::PersonId& person) {
  const std::lock_guard lock(mutex_);
  const auto found = places_.find(person);
  if (found != places_.end()) drop(found->second);
}

void Charts::clear() {
  const std::lock_guard lock(mutex_);
  places_.clear();
  order_.clear();
  bytes_ = 0;
}

std::size_t Charts::keptBytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

std::size_t Charts::keptPersons() const {
  const std::lock_guard lock(mutex_);
  return order_.size();
}

void Charts::drop(Order::iterator place) {
  bytes_ -= place->bytes;
  places_.erase(place->person);
  order_.erase(place);
}

void Charts::dropOverflow() {
  while (bytes_ > most_bytes_) drop(std::prev(order_.end()));
}

}  // namespace baton::app
