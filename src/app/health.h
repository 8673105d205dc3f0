// Health: can Baton keep its promises right now? For /healthz and for who runs it.
#pragma once

#include "app/home_pool.h"

namespace baton::app {

// With less than this free, writing is about to fail: an import of usual size, its WAL and a backup need it.
constexpr std::uint64_t kLeastFreeBytes = std::uint64_t{64} << 20U;

// Bytes free for this user on the disk of `folder`; nothing when it cannot be told.
std::optional<std::uint64_t> freeBytes(const std::string& folder);

// The store can be read and the disk is not full. No store yet is no trouble. Errors say what is wrong in words.
Status checkHealth(HomePool& homes);

}  // namespace baton::app
