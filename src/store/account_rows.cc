#include "store/account_rows.h"

#include <charconv>

#include "format/json.h"

namespace baton::store {
namespace {

tl::unexpected<Error> damaged() { return fail(ErrorCode::Damaged, "A row about an account is damaged."); }

json::Value instant(Instant at) { return json::Value(static_cast<long long>(at.ms)); }

Result<Instant> readInstant(const json::Value& value) {
  Instant at;
  const std::string& text = value.text();
  const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), at.ms);
  if (!value.isNumber() || trouble != std::errc() || end != text.data() + text.size()) return damaged();
  return at;
}

}  // namespace

std::string encodeAccount(const Account& account) {
  json::Value row;
  row.set("login", account.login);
  row.set("name", account.name);
  row.set("password", account.password_hash);
  row.set("admin", account.is_admin);
  row.set("disabled", account.is_disabled);
  row.set("created", instant(account.created));
  return json::write(row);
}

Result<Account> decodeAccount(const std::string& id, std::string_view text) {
  const auto row = json::parse(text);
  if (!row) return damaged();
  Account account{id,
                  (*row)["login"].text(),
                  (*row)["name"].text(),
                  (*row)["password"].text(),
                  (*row)["admin"].truth(),
                  (*row)["disabled"].truth(),
                  {}};
  BATON_TRY(account.created, readInstant((*row)["created"]));
  return account;
}

std::string encodeGrant(const Grant& grant) {
  json::Value row;
  row.set("relation", grant.relation);
  json::Value scopes = json::Value::array();
  for (const std::string& scope : grant.scopes) scopes.push(scope);
  row.set("scopes", std::move(scopes));
  row.set("granted", instant(grant.granted));
  row.set("until", instant(grant.until));
  row.set("by", grant.granted_by);
  return json::write(row);
}

Result<Grant> decodeGrant(const PersonId& person, const std::string& account, std::string_view text) {
  const auto row = json::parse(text);
  if (!row) return damaged();
  Grant grant{person, account, (*row)["relation"].text(), {}, {}, {}, (*row)["by"].text()};
  for (const json::Value& scope : (*row)["scopes"].items()) grant.scopes.push_back(scope.text());
  BATON_TRY(grant.granted, readInstant((*row)["granted"]));
  BATON_TRY(grant.until, readInstant((*row)["until"]));
  return grant;
}

}  // namespace baton::store
