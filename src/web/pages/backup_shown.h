// How safe the record is kept, in rows: the last backup and the last restore test, with their age.
#pragma once

#include <vector>

#include "web/frame/components.h"
#include "web/frame/page.h"

namespace baton::web::keeping {

std::vector<SummaryRow> backupRows(Page& page);

}  // namespace baton::web::keeping
