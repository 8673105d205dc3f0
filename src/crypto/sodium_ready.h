// Inside crypto/ only: libsodium chooses its fast code paths in sodium_init(), which is safe to call from any thread.
#pragma once

#include <sodium.h>

#include "base/assert.h"

namespace baton::crypto {

inline void makeSodiumReady() {
  static const int state = sodium_init();
  BATON_ASSERT(state >= 0);
}

}  // namespace baton::crypto
