#include "record/journal.h"

namespace baton::record {

std::string key(const std::string& type, const std::string& id) { return type + "/" + id; }

}  // namespace baton::record
