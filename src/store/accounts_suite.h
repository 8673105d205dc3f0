// The contract of AccountStore as tests, the same for every home (accounts.h).
#pragma once

#include "store/store_suite.h"

namespace baton::store {

void runAccountsSuite(const MakeStore& make);

}  // namespace baton::store
