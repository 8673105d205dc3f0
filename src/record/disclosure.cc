#include "record/disclosure.h"

#include <algorithm>

namespace baton::record {

bool Disclosure::permits(const About& about) const {
  return std::binary_search(permitted_keys_.begin(), permitted_keys_.end(), about.key);
}

}  // namespace baton::record
