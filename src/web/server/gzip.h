// gzip of whole texts (RFC 1952), for static files: compressed once, sent often. Pages are never compressed: they hold
// secrets beside what a stranger may choose (BREACH, 2013).
#pragma once

#include <string>
#include <string_view>

namespace baton::web {

std::string gzip(std::string_view bytes);

}  // namespace baton::web
