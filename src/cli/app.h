// The command `app` (app.cc).
#pragma once

#include "cli/command.h"

namespace baton::cli {

Result<int> runApp(const Arguments& arguments, Console& console);

}  // namespace baton::cli
