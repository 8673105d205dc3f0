#include "app/calendar/addresses.h"

#include <algorithm>

#include "app/access/access_log.h"
#include "app/accounts/access.h"
#include "app/calendar/points.h"
#include "app/histories.h"
#include "crypto/token.h"
#include "format/json.h"

namespace baton::app {
namespace {

using store::ItemKind;

// Whose the rows are: not an account's, whose ids hold no blank.
std::string ownerOf(const record::PersonId& person) { return "calendar " + person.value; }

std::string encode(const CalendarAddress& address) {
  json::Value value;
  value.set("person", address.person.value);
  value.set("account", address.account);
  value.set("language", address.language);
  value.set("words", address.has_words);
  value.set("made", toIso(address.made));
  if (address.read.ms != 0) value.set("read", toIso(address.read));
  return json::write(value);
}

Result<CalendarAddress> decode(const store::Item& item) {
  const auto value = json::parse(item.content);
  const auto made = value ? parseInstant((*value)["made"].text()) : std::nullopt;
  if (!made) return fail(ErrorCode::Damaged, "An address of a calendar in the store is damaged.");
  CalendarAddress address;
  address.id = item.id;
  address.person.value = (*value)["person"].text();
  address.account = (*value)["account"].text();
  address.language = (*value)["language"].text();
  address.has_words = (*value)["words"].truth();
  address.made = *made;
  address.read = parseInstant((*value)["read"].text()).value_or(Instant{});
  return address;
}

Status keep(Home& home, const std::string& token, const CalendarAddress& address) {
  return home.store().accounts().putItem(ItemKind::CalendarAddress, token,
                                         {ownerOf(address.person), store::kNever, encode(address), ""});
}

Result<bool> mayStillRead(Home& home, const CalendarAddress& address) {
  if (address.account.empty()) return true;
  BATON_TRY(const auto people, accessOf(home, address.account));
  return std::ranges::any_of(people, [&](const PersonAccess& one) {
    return one.person == address.person && (one.relation == Relation::Self || one.relation == Relation::Manager);
  });
}

// Which view of the record: a manager sees a minor's record as the pages show it to them.
Result<record::Audience> audienceOf(Home& home, const CalendarAddress& address) {
  if (address.account.empty()) return record::Audience{"self", "", ""};
  BATON_TRY(const auto people, accessOf(home, address.account));
  for (const PersonAccess& one : people) {
    if (one.person != address.person || one.relation != Relation::Manager) continue;
    return record::Audience{one.has(kProtectedScope) ? "self" : "manager", "", ""};
  }
  return record::Audience{"self", "", ""};
}

// Calendars ask every few hours: one line and one write a day are enough.
Status note(Home& home, const std::string& token, CalendarAddress address) {
  const Instant now = home.clock().now();
  if (toIsoDate(now) == toIsoDate(address.read)) return {};
  BATON_CHECK(logAccess(home, address.person, {now, Act::Look, address.account, "", "self", "calendar", ""}));
  address.read = now;
  return keep(home, token, address);
}

}  // namespace

std::string calendarPath(const std::string& token) { return "/calendar/" + token + "/notes.ics"; }

Result<std::string> makeCalendarAddress(Home& home, const CalendarAddress& wanted, const std::string& name) {
  BATON_TRY(const auto there, calendarAddresses(home, wanted.person));
  if (there.size() >= kMostAddresses) {
    return fail(ErrorCode::Conflict, "There are ten addresses already. End one that you do not need.");
  }
  CalendarAddress address = wanted;
  address.made = home.clock().now();
  BATON_CHECK(
      logAccess(home, address.person, {address.made, Act::Grant, address.account, name, "self", "calendar", ""}));
  const std::string token = crypto::randomToken(home.random());
  BATON_CHECK(keep(home, token, address));
  return token;
}

Result<std::vector<CalendarAddress>> calendarAddresses(Home& home, const record::PersonId& person) {
  BATON_TRY(const auto items, home.store().accounts().items(ItemKind::CalendarAddress, ownerOf(person)));
  std::vector<CalendarAddress> addresses;
  for (const store::Item& item : items) {
    BATON_TRY(auto address, decode(item));
    addresses.push_back(std::move(address));
  }
  std::ranges::sort(addresses, [](const auto& a, const auto& b) { return a.made > b.made; });
  return addresses;
}

Result<bool> endCalendarAddress(Home& home, const record::PersonId& person, const std::string& id) {
  return home.store().accounts().dropItemById(ItemKind::CalendarAddress, ownerOf(person), id);
}

Result<std::optional<std::string>> readCalendarAddress(Home& home, const std::string& token) {
  BATON_TRY(const auto item, home.store().accounts().item(ItemKind::CalendarAddress, token));
  if (!item) return std::nullopt;
  BATON_TRY(const auto address, decode(*item));
  BATON_TRY(const bool may, mayStillRead(home, address));
  if (!may) return std::nullopt;
  BATON_CHECK(note(home, token, address));
  BATON_TRY(const auto history, loadHistory(home, address.person));
  BATON_TRY(const auto audience, audienceOf(home, address));
  const auto own = disclose(address.person, history, audience, home.clock().now());
  BATON_TRY(const auto points, calendarPoints(home, address.person, own, address.language));
  CalendarLook look;
  look.language = address.language;
  look.has_words = address.has_words;
  look.name = address.language == "es" ? "Notas" : "Notes";
  return calendarText(home, address.person, points, look);
}

Status dropCalendarAddresses(Home& home, const record::PersonId& person) {
  return home.store().accounts().dropItems(ItemKind::CalendarAddress, ownerOf(person));
}

}  // namespace baton::app
