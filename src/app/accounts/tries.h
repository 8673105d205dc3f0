// Tries: how many guesses somebody gets (trust.md S4).
//
// A try is counted before the guess is checked, in one step of the store, so that 200 guesses at once are 200 tries.
// The first ones are free; then each waits longer than the one before. Tries are forgotten after an hour, and a try
// that turned out right at once. A device that has signed in to the account before has tries of its own: nobody else's
// guessing makes it wait.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/home.h"

namespace baton::app {

struct TryLimit {
  std::size_t free = 10;
  std::size_t per_hour = 100;
};

struct TrySubject {
  std::string name;  // "login:ana", "client:192.0.2.7", "device:..."; kept as a keyed hash
  TryLimit limit;
};

// How long to wait before the next try, 0 = now, given the tries of the last hour in the order of time.
std::int64_t waitBefore(const std::vector<Instant>& tries, const TryLimit& limit, Instant now);

// 0 = the try is counted and may be made; else milliseconds to wait, and nothing was counted.
Result<std::int64_t> countTry(Home& home, const std::vector<TrySubject>& subjects);
// The try was right.
Status forgetTry(Home& home, const std::vector<TrySubject>& subjects);

}  // namespace baton::app
