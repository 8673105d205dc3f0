// News of an account: sign-ins from a device that it did not know, told on the next page of every other device.
//
// Only told, never a reason to keep somebody out: a person in a crisis signs in from whatever is at hand. The newest
// few are kept, sealed, until somebody signed in says that they have seen them. Source: NIST SP 800-63B-4 §4.6
// (subscriber notification), without an outside channel yet.
#pragma once

#include <vector>

#include "app/home.h"
#include "app/visitor.h"

namespace baton::app {

inline constexpr std::size_t kMostNews = 20;

Result<std::vector<SignInNews>> newsOf(Home& home, const std::string& account);  // newest first
Status addNews(Home& home, const std::string& account, const SignInNews& news);
Status forgetNews(Home& home, const std::string& account);

}  // namespace baton::app
