// base64 (RFC 4648 §4) for attachments.
#pragma once

#include <string>
#include <string_view>

namespace baton::sources::ccda {

// Bytes that letters stand for; "" when they are no base64.
std::string fromBase64(std::string_view letters);
std::string toBase64(std::string_view bytes);
// Letters without white space; "" when they are no base64.
std::string cleanBase64(std::string_view letters);

}  // namespace baton::sources::ccda
