#include "store/accounts_suite.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace baton::store {
namespace {

Account ada() { return {"a1", "ada", "Ada Ångström", "$argon2id$x", true, false, Instant{5}}; }
Account ben() { return {"b2", "ben", "Ben", "", false, true, Instant{-7}}; }

Item item(const std::string& account, const std::string& content, Instant until = kNever) {
  return {account, until, content, ""};
}

std::vector<std::string> contents(AccountStore& accounts, ItemKind kind, const std::string& account) {
  std::vector<std::string> texts;
  const auto items = accounts.items(kind, account).value();
  for (const Item& one : items) texts.push_back(one.content);
  std::sort(texts.begin(), texts.end());
  return texts;
}

void testAccounts(AccountStore& accounts) {
  CHECK(accounts.accounts().value().empty());
  CHECK(accounts.addAccount(ada()));
  CHECK(accounts.addAccount(ben()));
  CHECK(accounts.account("a1").value() == ada());
  CHECK(accounts.accountByLogin("ben").value() == ben());
  CHECK(accounts.accounts().value() == std::vector{ada(), ben()});
  CHECK_FALSE(accounts.account("c3").value().has_value());
  CHECK_FALSE(accounts.accountByLogin("Ada").value().has_value());
}

void testLoginIsUnique(AccountStore& accounts) {
  CHECK(accounts.addAccount(ada()));
  CHECK(accounts.addAccount(ada()).error().code == ErrorCode::Conflict);
  Account other = ben();
  other.login = "ada";
  CHECK(accounts.addAccount(other).error().code == ErrorCode::Conflict);
  CHECK(accounts.addAccount(ben()));
  CHECK(accounts.putAccount(other).error().code == ErrorCode::Conflict);
  CHECK(accounts.account("b2").value() == ben());
}

void testPutAccount(AccountStore& accounts) {
  CHECK(accounts.putAccount(ada()).error().code == ErrorCode::NotFound);
  CHECK(accounts.addAccount(ada()));
  Account changed = ada();
  changed.login = "ada2";
  changed.is_disabled = true;
  CHECK(accounts.putAccount(changed));
  CHECK(accounts.accountByLogin("ada2").value() == changed);
  CHECK_FALSE(accounts.accountByLogin("ada").value().has_value());
}

void testItems(AccountStore& accounts) {
  CHECK(accounts.putItem(ItemKind::Session, "token-1", item("a1", "one")));
  CHECK(accounts.putItem(ItemKind::Session, "token-2", item("a1", "two", Instant{9})));
  CHECK(accounts.putItem(ItemKind::Session, "token-3", item("b2", "three")));
  CHECK(accounts.putItem(ItemKind::Device, "token-1", item("a1", "device")));
  const auto one = accounts.item(ItemKind::Session, "token-1").value();
  REQUIRE(one);
  CHECK(one->content == "one");
  CHECK(one->account == "a1");
  CHECK(one->until == kNever);
  CHECK(one->id.find("token") == std::string::npos);
  CHECK(accounts.item(ItemKind::Device, "token-1").value()->content == "device");
  CHECK_FALSE(accounts.item(ItemKind::Ticket, "token-1").value().has_value());
  CHECK(contents(accounts, ItemKind::Session, "a1") == std::vector<std::string>{"one", "two"});
  CHECK(accounts.putItem(ItemKind::Session, "token-1", item("a1", "again")));
  CHECK(contents(accounts, ItemKind::Session, "a1") == std::vector<std::string>{"again", "two"});
}

void testDroppingItems(AccountStore& accounts) {
  CHECK(accounts.putItem(ItemKind::Session, "1", item("a1", "one")));
  CHECK(accounts.putItem(ItemKind::Session, "2", item("a1", "two")));
  CHECK(accounts.putItem(ItemKind::Device, "2", item("a1", "device")));
  CHECK(accounts.dropItem(ItemKind::Session, "1").value());
  CHECK_FALSE(accounts.dropItem(ItemKind::Session, "1").value());
  const std::string id = accounts.item(ItemKind::Session, "2").value()->id;
  CHECK_FALSE(accounts.dropItemById(ItemKind::Session, "b2", id).value());
  CHECK_FALSE(accounts.dropItemById(ItemKind::Session, "a1", "zz").value());
  CHECK(accounts.dropItemById(ItemKind::Session, "a1", id).value());
  CHECK(accounts.items(ItemKind::Session, "a1").value().empty());
  CHECK(accounts.dropItems(ItemKind::Device, "a1"));
  CHECK(accounts.items(ItemKind::Device, "a1").value().empty());
}

void testExpiry(AccountStore& accounts) {
  CHECK(accounts.putItem(ItemKind::Ticket, "1", item("", "old", Instant{10})));
  CHECK(accounts.putItem(ItemKind::Ticket, "2", item("", "new", Instant{11})));
  CHECK(accounts.putItem(ItemKind::Session, "1", item("", "other kind", Instant{1})));
  CHECK(accounts.dropExpired(ItemKind::Ticket, Instant{10}));
  CHECK(contents(accounts, ItemKind::Ticket, "") == std::vector<std::string>{"new"});
  CHECK(contents(accounts, ItemKind::Session, "").size() == 1);
}

Grant grant(const std::string& person, const std::string& account) {
  return {PersonId{person}, account, "caregiver", {"read", "log"}, Instant{1}, Instant{90}, "a1"};
}

void testGrants(AccountStore& accounts) {
  CHECK(accounts.putGrant(grant("p1", "b2")));
  CHECK(accounts.putGrant(grant("p1", "a1")));
  CHECK(accounts.putGrant(grant("p2", "a1")));
  CHECK(accounts.grant(PersonId{"p1"}, "b2").value() == grant("p1", "b2"));
  CHECK(accounts.grantsOf("a1").value() == std::vector{grant("p1", "a1"), grant("p2", "a1")});
  CHECK(accounts.grantsTo(PersonId{"p1"}).value() == std::vector{grant("p1", "a1"), grant("p1", "b2")});
  Grant narrower = grant("p1", "b2");
  narrower.scopes = {};
  CHECK(accounts.putGrant(narrower));
  CHECK(accounts.grant(PersonId{"p1"}, "b2").value() == narrower);
  CHECK(accounts.dropGrant(PersonId{"p1"}, "b2").value());
  CHECK_FALSE(accounts.dropGrant(PersonId{"p1"}, "b2").value());
  CHECK_FALSE(accounts.grant(PersonId{"p1"}, "b2").value().has_value());
}

void testDropAccount(AccountStore& accounts) {
  CHECK(accounts.addAccount(ada()));
  CHECK(accounts.addAccount(ben()));
  CHECK(accounts.putItem(ItemKind::Session, "1", item("a1", "one")));
  CHECK(accounts.putItem(ItemKind::Session, "2", item("b2", "two")));
  CHECK(accounts.putGrant(grant("p1", "a1")));
  CHECK(accounts.dropAccount("a1").value());
  CHECK_FALSE(accounts.dropAccount("a1").value());
  CHECK_FALSE(accounts.item(ItemKind::Session, "1").value().has_value());
  CHECK(accounts.item(ItemKind::Session, "2").value().has_value());
  CHECK(accounts.grantsTo(PersonId{"p1"}).value().empty());
}

void testOneStep(AccountStore& accounts) {
  CHECK(accounts.addAccount(ada()));
  const auto failed = accounts.atomically([&]() -> Status {
    CHECK(accounts.putItem(ItemKind::Session, "1", item("a1", "one")));
    CHECK(accounts.dropAccount("a1").value());
    CHECK(accounts.putGrant(grant("p1", "a1")));
    return fail(ErrorCode::BadUsage, "no");
  });
  CHECK(failed.error().message == "no");
  CHECK(accounts.account("a1").value() == ada());
  CHECK_FALSE(accounts.item(ItemKind::Session, "1").value().has_value());
  CHECK(accounts.grantsOf("a1").value().empty());
  CHECK(accounts.atomically([&]() -> Status {
    BATON_CHECK(accounts.putItem(ItemKind::Session, "1", item("a1", "one")));
    return accounts.atomically([&] { return accounts.putItem(ItemKind::Session, "2", item("a1", "two")); });
  }));
  CHECK(contents(accounts, ItemKind::Session, "a1").size() == 2);
}

}  // namespace

void runAccountsSuite(const MakeStore& make) {
  const std::pair<const char*, void (*)(AccountStore&)> tests[] = {
      {"accounts are found by id and by login", testAccounts},
      {"a login belongs to one account", testLoginIsUnique},
      {"an account changes, and its login with it", testPutAccount},
      {"items are found by kind and name", testItems},
      {"items go one by one or together, each account its own", testDroppingItems},
      {"expired items are cleared away", testExpiry},
      {"grants are found from both sides", testGrants},
      {"an account takes its items and grants with it", testDropAccount},
      {"several calls are one step", testOneStep},
  };
  for (const auto& [name, test] : tests) {
    SUBCASE(name) {
      const auto store = make();
      test(store->accounts());
    }
  }
}

}  // namespace baton::store
