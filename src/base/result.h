// Result<T>: a value or an Error, seen at every call (style.md §3).
//
// Three kinds of trouble are kept apart: a bug is BATON_ASSERT (base/assert.h), an expected failure is an Error here,
// trouble inside imported data is a record::ImportIssue and the import goes on.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace baton {

// The closed set of expected failures. The command line maps them to exit codes (interface.md):
// BadUsage 2, BadInput/TooLarge/NotFound 3, NotAllowed 4, everything else 5.
enum class ErrorCode {
  BadUsage,     // the call itself is wrong
  BadInput,     // a file or value cannot be read
  TooLarge,     // a limit before a parser was reached
  NotFound,     // the thing asked for does not exist
  NotAllowed,   // consent, ownership, or a wrong key or passphrase
  Conflict,     // the journal's head is not the expected one: read again and retry
  Damaged,      // stored data fails its check (MAC, chain, format)
  StorageFull,  // no space left on the device
  Storage,      // any other disk or database trouble
  Network,
};

struct Error {
  ErrorCode code = ErrorCode::BadInput;
  std::string
      message;         // for the person: what, where, what to do; may name a file, never shows health content of others
  std::string detail;  // for the operator's log: never holds health data; may be empty
};

template <class T>
using Result = tl::expected<T, Error>;
using Status = Result<void>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string detail = {}) {
  return tl::unexpected<Error>(Error{code, std::move(message), std::move(detail)});
}

}  // namespace baton

#define BATON_CONCAT_INNER(a, b) a##b
#define BATON_CONCAT(a, b) BATON_CONCAT_INNER(a, b)

// BATON_TRY(auto value, expression): declares `value` or returns the expression's error.
#define BATON_TRY(declaration, ...) BATON_TRY_NAMED(BATON_CONCAT(baton_try_, __LINE__), declaration, __VA_ARGS__)
#define BATON_TRY_NAMED(name, declaration, ...)                              \
  auto name = (__VA_ARGS__);                                                 \
  if (!name) return tl::unexpected<::baton::Error>(std::move(name).error()); \
  declaration = std::move(*name)

// BATON_CHECK(expression): the same for Status, with no value.
#define BATON_CHECK(...)                                \
  if (auto baton_status = (__VA_ARGS__); !baton_status) \
  return tl::unexpected<::baton::Error>(std::move(baton_status).error())
