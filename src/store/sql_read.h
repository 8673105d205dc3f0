// Inside store/: the columns of a frame's row.
#pragma once

#include "store/database.h"
#include "store/frame.h"

namespace baton::store {

Frame frameOf(const Query& row);  // of Sql::FramesFrom

}  // namespace baton::store
