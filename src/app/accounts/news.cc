#include "app/accounts/news.h"

#include "format/json.h"
#include "store/accounts.h"

namespace baton::app {
namespace {

using store::ItemKind;

std::string nameFor(const std::string& account) { return "news " + account; }

}  // namespace

Result<std::vector<SignInNews>> newsOf(Home& home, const std::string& account) {
  std::vector<SignInNews> news;
  BATON_TRY(const auto item, home.store().accounts().item(ItemKind::Setting, nameFor(account)));
  if (!item) return news;
  BATON_TRY(const json::Value value, json::parse(item->content));
  for (const json::Value& one : value.items()) {
    const auto at = parseInstant(one["at"].text());
    if (at) news.push_back({*at, one["device"].text()});
  }
  return news;
}

Status addNews(Home& home, const std::string& account, const SignInNews& news) {
  store::AccountStore& accounts = home.store().accounts();
  return accounts.atomically([&]() -> Status {
    BATON_TRY(auto all, newsOf(home, account));
    all.insert(all.begin(), news);
    if (all.size() > kMostNews) all.resize(kMostNews);
    json::Value value = json::Value::array();
    for (const SignInNews& one : all) {
      json::Value row = json::Value::object();
      row.set("at", toIso(one.at));
      row.set("device", one.device);
      value.push(std::move(row));
    }
    return accounts.putItem(ItemKind::Setting, nameFor(account), {account, store::kNever, json::write(value), ""});
  });
}

Status forgetNews(Home& home, const std::string& account) {
  BATON_CHECK(home.store().accounts().dropItem(ItemKind::Setting, nameFor(account)));
  return {};
}

}  // namespace baton::app
