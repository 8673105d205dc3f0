#include "app/delivery/links.h"

#include <algorithm>

#include "crypto/token.h"
#include "format/json.h"

namespace baton::app {
namespace {

using store::ItemKind;

constexpr std::int64_t kHourMs = 3'600'000;
constexpr std::size_t kCodeDigits = 6;

// Whose the rows are: not an account's, whose ids hold no blank.
std::string ownerOf(const record::PersonId& person) { return "link " + person.value; }

std::string numberText(std::int64_t number) { return std::to_string(number); }
std::int64_t numberFrom(const json::Value& value) { return std::stoll("0" + value.text()); }

std::string encode(const Link& link) {
  json::Value value;
  value.set("person", link.person.value);
  value.set("task", link.task);
  value.set("communication", link.communication);
  value.set("role", link.reader.role);
  value.set("name", link.reader.who);
  value.set("key", link.reader.key);
  value.set("since", link.since);
  value.set("code", link.code);
  value.set("summary", link.with_summary);
  value.set("tries", numberText(link.tries_left));
  value.set("uses", numberText(link.uses));
  value.set("made", numberText(link.made.ms));
  return json::write(value);
}

Result<Link> decode(const store::Item& item) {
  const auto value = json::parse(item.content);
  if (!value) return fail(ErrorCode::Damaged, "A link in the store is damaged.");
  Link link;
  link.id = item.id;
  link.person.value = (*value)["person"].text();
  link.task = (*value)["task"].text();
  link.communication = (*value)["communication"].text();
  link.reader = {(*value)["role"].text(), (*value)["name"].text(), (*value)["key"].text()};
  link.since = (*value)["since"].text();
  link.code = (*value)["code"].text();
  link.with_summary = (*value)["summary"].truth();
  link.tries_left = static_cast<int>(numberFrom((*value)["tries"]));
  link.uses = static_cast<int>(numberFrom((*value)["uses"]));
  link.made.ms = numberFrom((*value)["made"]);
  link.until = item.until;
  return link;
}

Status keep(Home& home, const std::string& token, const Link& link) {
  return home.store().accounts().putItem(ItemKind::Link, token, {ownerOf(link.person), link.until, encode(link), ""});
}

std::string digitsOf(const std::string& typed) {
  std::string digits;
  for (const char c : typed) {
    if (c >= '0' && c <= '9') digits += c;
  }
  return digits;
}

bool isToken(const std::string& token) {
  const auto bytes = crypto::fromBase64Url(token);
  return bytes && bytes->size() == 32;
}

}  // namespace

Result<std::string> makeLink(Home& home, Link& link) {
  std::string token = crypto::randomToken(home.random());
  link.code = crypto::randomDigits(home.random(), kCodeDigits);
  BATON_CHECK(keep(home, token, link));
  return token;
}

Result<std::optional<Link>> findLink(Home& home, const std::string& token) {
  if (!isToken(token)) return std::optional<Link>();
  BATON_TRY(const auto item, home.store().accounts().item(ItemKind::Link, token));
  if (!item || item->until <= home.clock().now()) return std::optional<Link>();
  BATON_TRY(Link link, decode(*item));
  return std::optional(std::move(link));
}

Result<CodeAnswer> tryLinkCode(Home& home, const std::string& token, const std::string& code) {
  store::AccountStore& accounts = home.store().accounts();
  CodeAnswer answer;
  BATON_CHECK(accounts.atomically([&]() -> Status {
    BATON_TRY(auto link, findLink(home, token));
    if (!link) return {};
    if (link->isLocked() || link->uses >= kMostUses) {
      answer.end = CodeEnd::Locked;
      return {};
    }
    if (!crypto::isSame(digitsOf(code), link->code)) {
      --link->tries_left;
      answer.end = link->isLocked() ? CodeEnd::Locked : CodeEnd::Wrong;
      answer.tries_left = link->tries_left;
      return keep(home, token, *link);
    }
    ++link->uses;
    answer.end = CodeEnd::Open;
    answer.session = crypto::randomToken(home.random());
    BATON_CHECK(keep(home, token, *link));
    const Instant now = home.clock().now();
    const Instant until{std::min(link->until.ms, now.ms + kReaderHours * kHourMs)};
    BATON_CHECK(accounts.dropExpired(ItemKind::ReaderSession, now));
    return accounts.putItem(ItemKind::ReaderSession, answer.session, {ownerOf(link->person), until, link->id, ""});
  }));
  return answer;
}

Result<std::optional<Link>> openLink(Home& home, const std::string& token, const std::string& session) {
  if (!isToken(session)) return std::optional<Link>();
  BATON_TRY(auto link, findLink(home, token));
  if (!link) return link;
  BATON_TRY(const auto item, home.store().accounts().item(ItemKind::ReaderSession, session));
  if (!item || item->until <= home.clock().now() || item->content != link->id) return std::optional<Link>();
  return link;
}

Result<std::vector<Link>> linksOf(Home& home, const record::PersonId& person) {
  BATON_TRY(const auto items, home.store().accounts().items(ItemKind::Link, ownerOf(person)));
  std::vector<Link> links;
  for (const store::Item& item : items) {
    if (item.until <= home.clock().now()) continue;
    BATON_TRY(Link link, decode(item));
    links.push_back(std::move(link));
  }
  std::ranges::stable_sort(links, [](const Link& left, const Link& right) { return left.made > right.made; });
  return links;
}

Result<bool> endLink(Home& home, const record::PersonId& person, const std::string& id) {
  return home.store().accounts().dropItemById(ItemKind::Link, ownerOf(person), id);
}

Status endLinksOf(Home& home, const record::PersonId& person, const std::string& task) {
  BATON_TRY(const auto links, linksOf(home, person));
  for (const Link& link : links) {
    if (link.task == task) BATON_CHECK(endLink(home, person, link.id));
  }
  return {};
}

Status dropLinks(Home& home, const record::PersonId& person) {
  BATON_CHECK(home.store().accounts().dropItems(ItemKind::Link, ownerOf(person)));
  return home.store().accounts().dropItems(ItemKind::ReaderSession, ownerOf(person));
}

}  // namespace baton::app
