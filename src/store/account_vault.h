// Inside store/: what the store's key can do for rows about accounts: hide names, seal contents.
//
// A keyed hash takes the place of a name, so that a row can be found by somebody who brings the name (a session token,
// a login) and the name cannot be read or guessed from the row. Contents are sealed with their row's clear columns as
// associated data: a content moved to another row does not open.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "base/outside.h"
#include "base/result.h"
#include "crypto/secret.h"
#include "store/keys.h"

namespace baton::store {

class AccountVault {
 public:
  AccountVault(const StoreKey& key, Random& random);
  std::string hashOf(std::string_view table, std::string_view name) const;  // 32 bytes
  std::string seal(std::initializer_list<std::string_view> place, std::string_view plain);
  Result<std::string> open(std::initializer_list<std::string_view> place, std::string_view sealed) const;  // Damaged

 private:
  crypto::Key names_;
  crypto::Key contents_;
  Random& random_;
};

// A number as a part of a place: 8 bytes, little endian.
std::string placeNumber(std::int64_t number);

}  // namespace baton::store
