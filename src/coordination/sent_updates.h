// What was sent, to whom, and how far it is: from all versions of the Tasks and Communications of a record. Pure.
#pragma once

#include <vector>

#include "record/facts.h"
#include "record/sent_update.h"

namespace baton::coordination {

// `versions`: of a History (every version), in any order of resources. Newest first by when it was sent. What was
// entered in error is left out.
std::vector<record::SentUpdate> sentUpdates(const record::Facts& versions);

// The stage that the newest version of a Task stands at; nothing for a Task that asks for no acknowledgement.
std::optional<record::SentStage> stageOf(const record::TaskFact& task);
bool hasStageCode(const record::TaskFact& task, std::string_view code);

}  // namespace baton::coordination
