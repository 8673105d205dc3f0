#include "app/accounts/tries.h"

#include <algorithm>

#include "app/accounts/rows.h"

namespace baton::app {
namespace {

constexpr std::int64_t kSecondMs = 1000;
constexpr std::int64_t kHourMs = 3'600'000;
constexpr std::int64_t kLongestWaitMs = 60'000;
constexpr std::size_t kDoublings = 6;  // 1, 2, 4 ... 32 seconds, then a minute

Result<std::vector<Instant>> triesOf(store::AccountStore& accounts, const std::string& name, Instant now) {
  BATON_TRY(const auto item, accounts.item(store::ItemKind::Attempts, name));
  if (!item) return std::vector<Instant>();
  BATON_TRY(auto tries, decodeTries(item->content));
  // A clock that was set back must not lock anybody out for long: what lies ahead is dropped too.
  std::erase_if(tries, [&](Instant at) { return at.ms <= now.ms - kHourMs || at > now; });
  return tries;
}

Status keep(store::AccountStore& accounts, const std::string& name, const std::vector<Instant>& tries, Instant now) {
  return accounts.putItem(store::ItemKind::Attempts, name, {"", Instant{now.ms + kHourMs}, encode(tries), ""});
}

}  // namespace

std::int64_t waitBefore(const std::vector<Instant>& tries, const TryLimit& limit, Instant now) {
  if (tries.size() < limit.free) return 0;
  const std::size_t over = tries.size() - limit.free;
  const std::int64_t delay = over < kDoublings ? kSecondMs << over : kLongestWaitMs;
  std::int64_t until = tries.back().ms + delay;
  if (tries.size() >= limit.per_hour) until = std::max(until, tries[tries.size() - limit.per_hour].ms + kHourMs);
  return std::max<std::int64_t>(0, until - now.ms);
}

Result<std::int64_t> countTry(Home& home, const std::vector<TrySubject>& subjects) {
  store::AccountStore& accounts = home.store().accounts();
  std::int64_t wait = 0;
  BATON_CHECK(accounts.atomically([&]() -> Status {
    const Instant now = home.clock().now();
    BATON_CHECK(accounts.dropExpired(store::ItemKind::Attempts, now));
    std::vector<std::vector<Instant>> all;
    for (const TrySubject& subject : subjects) {
      BATON_TRY(auto tries, triesOf(accounts, subject.name, now));
      wait = std::max(wait, waitBefore(tries, subject.limit, now));
      all.push_back(std::move(tries));
    }
    if (wait > 0) return {};
    for (std::size_t i = 0; i < subjects.size(); ++i) {
      all[i].push_back(now);
      BATON_CHECK(keep(accounts, subjects[i].name, all[i], now));
    }
    return {};
  }));
  return wait;
}

Status forgetTry(Home& home, const std::vector<TrySubject>& subjects) {
  store::AccountStore& accounts = home.store().accounts();
  return accounts.atomically([&]() -> Status {
    const Instant now = home.clock().now();
    for (const TrySubject& subject : subjects) {
      BATON_TRY(auto tries, triesOf(accounts, subject.name, now));
      if (tries.empty()) continue;
      tries.pop_back();
      BATON_CHECK(keep(accounts, subject.name, tries, now));
    }
    return {};
  });
}

}  // namespace baton::app
