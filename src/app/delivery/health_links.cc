#include "app/delivery/health_links.h"

#include <algorithm>

#include "app/access/access_log.h"
#include "app/access/disclosed_classes.h"
#include "app/consents.h"
#include "app/delivery/links.h"
#include "app/histories.h"
#include "base/text.h"
#include "crypto/token.h"
#include "format/json.h"
#include "outbound/health_link.h"
#include "record/members.h"

namespace baton::app {
namespace {

using store::ItemKind;

constexpr std::int64_t kFileMs = 15LL * 60 * 1000;  // the standard allows an hour
constexpr std::size_t kCodeDigits = 6;
constexpr std::size_t kLastOpenings = 10;
constexpr std::size_t kKeyBytes = 32;

// Whose the rows are, and their names: not those of the links of updates, which are of the same kind.
std::string ownerOf(const record::PersonId& person) { return "health link " + person.value; }
std::string nameOf(const std::string& token) { return "health link " + token; }
std::string fileNameOf(const std::string& token) { return "health link file " + token; }

bool isToken(const std::string& token) {
  const auto bytes = crypto::fromBase64Url(token);
  return bytes && bytes->size() == kKeyBytes;
}

std::int64_t numberFrom(const json::Value& value) { return std::stoll("0" + value.text()); }

std::string encode(const HealthLink& link) {
  json::Value value;
  value.set("person", link.person.value);
  value.set("role", link.reader.role);
  value.set("name", link.reader.who);
  value.set("key_of_reader", link.reader.key);
  value.set("label", link.label);
  value.set("key", link.key);
  value.set("passcode", link.passcode);
  value.set("long_term", link.is_long_term);
  value.set("single_file", link.is_single_file);
  value.set("most", static_cast<long long>(link.most_openings));
  value.set("openings", static_cast<long long>(link.openings));
  value.set("tries", static_cast<long long>(link.tries_left));
  value.set("made", std::to_string(link.made.ms));
  value.set("until", std::to_string(link.until.ms));
  json::Value last = json::Value::array();
  for (const HealthLink::Opening& opening : link.last) {
    last.push(json::Value::object({{"at", std::to_string(opening.at.ms)}, {"by", opening.recipient}}));
  }
  value.set("last", std::move(last));
  return json::write(value);
}

Result<HealthLink> decode(const store::Item& item) {
  const auto value = json::parse(item.content);
  if (!value) return fail(ErrorCode::Damaged, "A link in the store is damaged.");
  const auto of = [&](std::string_view key) -> const json::Value& { return (*value)[key]; };
  HealthLink link;
  link.id = item.id;
  link.person.value = of("person").text();
  link.reader = {of("role").text(), of("name").text(), of("key_of_reader").text()};
  link.label = of("label").text();
  link.key = of("key").text();
  link.passcode = of("passcode").text();
  link.is_long_term = of("long_term").truth();
  link.is_single_file = of("single_file").truth();
  link.most_openings = static_cast<int>(numberFrom(of("most")));
  link.openings = static_cast<int>(numberFrom(of("openings")));
  link.tries_left = static_cast<int>(numberFrom(of("tries")));
  link.made.ms = numberFrom(of("made"));
  link.until.ms = numberFrom(of("until"));
  for (const json::Value& one : of("last").items()) {
    link.last.push_back({Instant{numberFrom(one["at"])}, one["by"].text()});
  }
  return link;
}

Status keep(Home& home, const std::string& token, const HealthLink& link) {
  const Instant cleared{link.until.ms + kOverDays * kDayMs};
  return home.store().accounts().putItem(ItemKind::Link, nameOf(token),
                                         {ownerOf(link.person), cleared, encode(link), ""});
}

std::string digitsOf(const std::string& typed) {
  std::string digits;
  for (const char c : typed) {
    if (c >= '0' && c <= '9') digits += c;
  }
  return digits;
}

tl::unexpected<Error> wrongField(const std::string& text, const char* field) {
  return fail(ErrorCode::BadUsage, text, std::string("field: ") + field);
}

Result<record::Audience> readerOf(const record::Chart& chart, const std::string& to) {
  BATON_TRY(const record::Who who, record::whoIs(chart, to));
  if (who.isSelf()) return wrongField("A link is for somebody else. Your own record is on your own pages.", "to");
  return record::Audience{who.role, who.name, who.key};
}

Result<Instant> endOf(const HealthLinkRequest& request, Instant now) {
  if (request.until.empty()) {
    return Instant{now.ms + (request.is_long_term ? kLongTermDays : kHealthLinkDays) * kDayMs};
  }
  const auto date = PartialDate::parse(request.until);
  if (!date || date->last() <= now) {
    return wrongField("The last day of a link lies ahead, like 2026-03-08.", "until");
  }
  if (date->last().ms > now.ms + kMostHealthLinkDays * kDayMs) {
    return wrongField("A link lasts a year at most. Make a new one then.", "until");
  }
  return date->last();
}

Status checkRequest(const HealthLinkRequest& request) {
  const std::size_t length = request.site.size() + std::string_view("/shl/").size() + 43;
  if (request.site.empty()) {
    return wrongField("Nobody could find this computer: say its address first, with baton mail-server --site.", "site");
  }
  if (length > outbound::kLongestHealthLinkUrl) return wrongField("The address of these pages is too long.", "site");
  if (request.most_openings < 0 || request.most_openings > kMostOpenings) {
    return wrongField("How often it opens is a number up to 1,000.", "opens");
  }
  if (request.is_single_file && request.has_passcode) {
    return wrongField("A link to a single file cannot ask for a passcode. Leave one of the two out.", "passcode");
  }
  return {};
}

std::string labelOf(const HealthLinkRequest& request) {
  const std::string label = shorten(collapseSpaces(toValidUtf8(request.label)), outbound::kLongestHealthLinkLabel);
  if (!label.empty()) return label;
  return request.language == "es" ? "Resumen de salud" : "Health summary";
}

AccessLine lineOf(Home& home, Act act, const Author& author) {
  return {home.clock().now(), act, author.account == "self" ? "" : author.account, author.name, "", "health-link", ""};
}

}  // namespace

HealthLink::State HealthLink::stateAt(Instant now) const {
  if (tries_left <= 0) return State::Locked;
  if (openings >= most_openings) return State::UsedUp;
  return now >= until ? State::Over : State::Open;
}

Result<MadeHealthLink> makeHealthLink(Home& home, const HealthLinkRequest& request) {
  BATON_CHECK(checkRequest(request));
  const Instant now = home.clock().now();
  MadeHealthLink made;
  HealthLink& link = made.link;
  link.person = request.person;
  BATON_TRY(link.until, endOf(request, now));
  BATON_TRY(const record::History history, loadHistory(home, request.person));
  BATON_TRY(link.reader, readerOf(disclose(request.person, history, {}, now).chart(), request.to));
  BATON_CHECK(mayTell(home, request.person, disclose(request.person, history, link.reader, now)));
  link.label = labelOf(request);
  link.key = crypto::randomToken(home.random());
  if (request.has_passcode) link.passcode = crypto::randomDigits(home.random(), kCodeDigits);
  link.is_long_term = request.is_long_term;
  link.is_single_file = request.is_single_file;
  link.most_openings = request.most_openings == 0 ? kMostOpenings : request.most_openings;
  link.tries_left = kTries;
  link.made = now;
  made.token = crypto::randomToken(home.random());
  made.url = request.site + "/shl/" + made.token;
  AccessLine line = lineOf(home, Act::Disclose, request.author);
  line.what = withClasses(home, request.person, link.reader, line.what);
  line.role = link.reader.role;
  line.whom = link.reader.who;
  BATON_CHECK(logAccess(home, request.person, line));
  BATON_CHECK(home.store().accounts().dropExpired(ItemKind::Link, now));
  BATON_CHECK(keep(home, made.token, link));
  BATON_TRY(const auto kept, home.store().accounts().item(ItemKind::Link, nameOf(made.token)));
  if (kept) link.id = kept->id;
  made.uri = outbound::healthLinkUri(
      {made.url, link.key, link.until, link.is_long_term, !link.passcode.empty(), link.is_single_file, link.label});
  return made;
}

Result<outbound::PaperLink> packetLink(Home& home, const record::PersonId& person, const Author& author,
                                       const std::string& site, const std::string& language, int days, int openings) {
  if (days < 1 || days > kMostHealthLinkDays) return wrongField("A link lasts from a day to a year.", "days");
  HealthLinkRequest request;
  request.person = person;
  request.author = author;
  request.site = site;
  request.to = "emergency";
  request.label = language == "es" ? "Hoja de emergencia" : "Emergency packet";
  request.until = toIso(Instant{home.clock().now().ms + days * kDayMs});
  request.has_passcode = false;
  request.most_openings = openings;
  BATON_TRY(const MadeHealthLink made, makeHealthLink(home, request));
  return outbound::PaperLink{made.uri, made.link.until, made.link.most_openings};
}

Result<HealthLinkAnswer> openHealthLink(Home& home, const std::string& token, HealthLinkDoor door,
                                        const std::string& recipient, const std::optional<std::string>& passcode) {
  HealthLinkAnswer answer;
  if (!isToken(token)) return answer;
  store::AccountStore& accounts = home.store().accounts();
  BATON_CHECK(accounts.atomically([&]() -> Status {
    answer = {};
    const Instant now = home.clock().now();
    BATON_TRY(const auto item, accounts.item(ItemKind::Link, nameOf(token)));
    if (!item) return {};
    BATON_TRY(HealthLink link, decode(*item));
    const bool is_its_door = link.is_single_file == (door == HealthLinkDoor::SingleFile);
    if (link.stateAt(now) != HealthLink::State::Open || !is_its_door) return {};
    if (!link.passcode.empty()) {
      answer.tries_left = link.tries_left;
      answer.end = HealthLinkEnd::NeedsPasscode;
      if (!passcode) return {};  // says nothing about the passcode, so it is no try
      if (!crypto::isSame(digitsOf(*passcode), link.passcode)) {
        answer.tries_left = --link.tries_left;
        answer.end = HealthLinkEnd::WrongPasscode;
        return keep(home, token, link);
      }
    }
    ++link.openings;
    link.last.insert(link.last.begin(), {now, recipient});
    link.last.resize(std::min(link.last.size(), kLastOpenings));
    answer.end = HealthLinkEnd::Open;
    answer.link = link;
    return keep(home, token, link);
  }));
  if (answer.end != HealthLinkEnd::Open) return answer;
  const HealthLink& link = answer.link;
  AccessLine line{home.clock().now(),
                  Act::Look,
                  "",
                  recipient,
                  link.reader.role,
                  withClasses(home, link.person, link.reader, "health-link"),
                  ""};
  const Status logged = logAccess(home, answer.link.person, line);
  if (!logged && logged.error().code == ErrorCode::NotFound) return HealthLinkAnswer();  // erased meanwhile
  if (!logged) return tl::unexpected(logged.error());
  return answer;
}

Result<std::vector<HealthLink>> healthLinksOf(Home& home, const record::PersonId& person) {
  BATON_TRY(const auto items, home.store().accounts().items(ItemKind::Link, ownerOf(person)));
  std::vector<HealthLink> links;
  for (const store::Item& item : items) {
    if (item.until <= home.clock().now()) continue;
    BATON_TRY(HealthLink link, decode(item));
    links.push_back(std::move(link));
  }
  std::ranges::stable_sort(links,
                           [](const HealthLink& left, const HealthLink& right) { return left.made > right.made; });
  return links;
}

Result<bool> endHealthLink(Home& home, const record::PersonId& person, const Author& author, const std::string& id) {
  BATON_TRY(const bool was_there, home.store().accounts().dropItemById(ItemKind::Link, ownerOf(person), id));
  if (!was_there) return false;
  AccessLine line = lineOf(home, Act::Withdraw, author);
  line.whom = "a link";
  BATON_CHECK(logAccess(home, person, line));
  return true;
}

Status dropHealthLinks(Home& home, const record::PersonId& person) {
  BATON_CHECK(home.store().accounts().dropItems(ItemKind::Link, ownerOf(person)));
  return home.store().accounts().dropItems(ItemKind::Ticket, ownerOf(person));
}

Result<std::string> makeHealthLinkFile(Home& home, const HealthLink& link) {
  const Instant now = home.clock().now();
  store::AccountStore& accounts = home.store().accounts();
  std::string token = crypto::randomToken(home.random());
  BATON_CHECK(accounts.atomically([&]() -> Status {
    BATON_CHECK(accounts.dropExpired(ItemKind::Ticket, now));
    return accounts.putItem(ItemKind::Ticket, fileNameOf(token),
                            {ownerOf(link.person), Instant{now.ms + kFileMs}, link.person.value + " " + link.id, ""});
  }));
  return token;
}

Result<std::optional<HealthLink>> takeHealthLinkFile(Home& home, const std::string& token) {
  std::optional<HealthLink> found;
  if (!isToken(token)) return found;
  store::AccountStore& accounts = home.store().accounts();
  BATON_CHECK(accounts.atomically([&]() -> Status {
    BATON_TRY(const auto item, accounts.item(ItemKind::Ticket, fileNameOf(token)));
    if (!item || item->until <= home.clock().now()) return {};
    BATON_CHECK(accounts.dropItem(ItemKind::Ticket, fileNameOf(token)));
    const std::size_t blank = item->content.find(' ');
    BATON_TRY(const auto links, healthLinksOf(home, record::PersonId{item->content.substr(0, blank)}));
    for (const HealthLink& link : links) {
      if (link.id == item->content.substr(blank + 1) && home.clock().now() < link.until) found = link;
    }
    return {};
  }));
  return found;
}

}  // namespace baton::app
