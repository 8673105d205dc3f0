// Who sees what is protected (psychotherapy, substance use, what is labelled private) of a record.
#pragma once

#include "app/visitor.h"

namespace baton::app {

// The person, and who manages the record of a child too young to keep it to themselves. Other managers are an audience
// of their own at the gate ("manager").
inline bool seesProtected(const PersonAccess& access) {
  return access.relation == Relation::Self || (access.relation == Relation::Manager && access.has("protected"));
}

}  // namespace baton::app
