// Random tokens, and the letters they are written with.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/outside.h"

namespace baton::crypto {

std::string randomBytes(Random& random, std::size_t count);
// 256 bits as 43 characters of base64url (RFC 4648 §5, no padding): cookies, challenges.
std::string randomToken(Random& random);
// `count` letters of 5 bits each, without those that look alike (no I, L, O, U; Crockford's alphabet): codes people
// type.
std::string randomCode(Random& random, std::size_t count);
// `count` decimal digits, none likelier than another: codes said on the phone.
std::string randomDigits(Random& random, std::size_t count);
// What somebody typed as a code: upper case, look-alikes read as meant, blanks and hyphens dropped.
std::string readCode(std::string_view typed);

std::string toBase64Url(std::string_view bytes);
std::optional<std::string> fromBase64Url(std::string_view text);
std::string toBase32(std::string_view bytes);  // RFC 4648 §6 without padding: secrets for authenticator apps

// Compares in a time that depends on the length only.
bool isSame(std::string_view left, std::string_view right);

}  // namespace baton::crypto
