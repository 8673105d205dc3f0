// The end of a zip, looked at before libzip builds anything from it: how many members it claims, how large its
// directory is. Source: PKWARE APPNOTE 6.3.9, 4.3.14 to 4.3.16.
#pragma once

#include <string>

#include "base/result.h"
#include "format/archive.h"

namespace baton::archive {

// BadInput when there is no end record, TooLarge when it claims more members, or a larger directory, than allowed.
Status checkDirectory(const std::string& path, const Limits& limits);

}  // namespace baton::archive
