// The contract of Store as tests, the same for every home (store.h). Each test takes a maker of empty stores.
#pragma once

#include <functional>
#include <memory>

#include "store/store.h"

namespace baton::store {

using MakeStore = std::function<std::unique_ptr<Store>()>;

// Runs every test of the suite as a doctest subcase of the current test case.
void runStoreSuite(const MakeStore& make);

// The outbox's part of it (outbox.h).
void runOutboxSuite(const MakeStore& make);

// The same operations on the store and on a plain model, chosen by chance (rapidcheck): answers must agree.
void runStoreProperties(const MakeStore& make);

}  // namespace baton::store
