// Inside store/: the sealed part of an account's and a grant's row, as JSON.
#pragma once

#include <string>
#include <string_view>

#include "store/accounts.h"

namespace baton::store {

std::string encodeAccount(const Account& account);                            // all but the id
Result<Account> decodeAccount(const std::string& id, std::string_view text);  // Damaged

std::string encodeGrant(const Grant& grant);  // all but person and account
Result<Grant> decodeGrant(const PersonId& person, const std::string& account, std::string_view text);  // Damaged

}  // namespace baton::store
