// share: the links that open something for somebody without an account: of updates, and SMART Health Links.
#include <charconv>
#include <iostream>

#include "app/access/access_log.h"
#include "app/delivery/health_links.h"
#include "app/delivery/links.h"
#include "app/delivery/settings.h"
#include "app/whole_file.h"
#include "cli/commands.h"
#include "cli/entered.h"
#include "cli/opened.h"
#include "format/qr.h"
#include "format/svg.h"

namespace baton::cli {
namespace {

using app::HealthLink;

std::string spacedCode(const std::string& code) {
  return code.size() == 6 ? code.substr(0, 3) + " " + code.substr(3) : code;
}

const char* stateWord(HealthLink::State state) {
  switch (state) {
    case HealthLink::State::Open:
      return "open";
    case HealthLink::State::UsedUp:
      return "used-up";
    case HealthLink::State::Locked:
      return "locked";
    case HealthLink::State::Over:
      return "over";
  }
  return "";
}

std::string nameOf(const record::Audience& reader) { return reader.who.empty() ? reader.role : reader.who; }

json::Value jsonOf(const app::Link& link) {
  json::Value value;
  value.set("id", link.id);
  value.set("kind", "update");
  value.set("to", link.reader.who);
  value.set("code", link.code);
  value.set("made", toIso(link.made));
  value.set("until", toIso(link.until));
  value.set("uses", link.uses);
  value.set("tries_left", link.tries_left);
  value.set("locked", link.isLocked());
  return value;
}

json::Value jsonOf(const HealthLink& link, Instant now) {
  json::Value value;
  value.set("id", link.id);
  value.set("kind", "smart-health-link");
  value.set("to", nameOf(link.reader));
  value.setIfAny("code", link.passcode);
  value.set("made", toIso(link.made));
  value.set("until", toIso(link.until));
  value.set("uses", link.openings);
  if (link.most_openings < app::kMostOpenings) value.set("uses_left", link.most_openings - link.openings);
  value.set("tries_left", link.tries_left);
  value.set("state", stateWord(link.stateAt(now)));
  json::Value opened = json::Value::array();
  for (const HealthLink::Opening& one : link.last) {
    opened.push(json::Value::object({{"at", toIso(one.at)}, {"by", one.recipient}}));
  }
  value.setIfAny("opened", std::move(opened));
  return value;
}

Result<int> numberOf(const std::string& text) {
  int number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size() || number < 1) {
    return fail(ErrorCode::BadUsage, "--opens is a number from 1 to 1,000.");
  }
  return number;
}

Result<int> makeOne(const Arguments& arguments, Console& console) {
  BATON_TRY(auto opened, openFor(arguments, console));
  BATON_TRY(const auto settings, app::readDeliverySettings(console.places));
  app::HealthLinkRequest request;
  request.person = opened.person;
  request.author = authorFrom(arguments);
  request.site = arguments.option("--site", settings.site);
  request.to = arguments.option("--for");
  request.label = arguments.option("--label");
  request.until = arguments.option("--until");
  request.is_long_term = arguments.has("--long-term");
  request.is_single_file = arguments.has("--single-file");
  request.has_passcode = !arguments.has("--no-passcode");
  request.language = arguments.option("--language", "en");
  if (arguments.has("--opens")) {
    BATON_TRY(request.most_openings, numberOf(arguments.option("--opens")));
  }
  BATON_TRY(const auto made, app::makeHealthLink(opened.home, request));
  if (arguments.has("--qr")) {
    const auto picture = format::qrSvg(format::makeQr(made.uri), "SMART Health Link");
    BATON_CHECK(app::writeWholeFile(arguments.option("--qr"), picture.bytes() + "\n"));
  }
  if (arguments.is_json) {
    json::Value value = jsonOf(made.link, console.clock.now());
    value.set("link", made.uri);
    answer(console, value);
    return kDone;
  }
  console.out << made.uri << "\n";
  if (!made.link.passcode.empty()) {
    console.out << "Code: " << spacedCode(made.link.passcode)
                << ". Tell it to them; do not write it beside the link.\n";
  } else {
    console.out << "It asks for no code: whoever has it sees it.\n";
  }
  console.out << "It opens until " << toIso(made.link.until) << ". This is the only place where it is shown.\n"
              << "Who opened it: baton share. To end it: baton share stop " << made.link.id << "\n";
  return kDone;
}

Result<int> stopOne(const Arguments& arguments, Console& console, const std::string& id) {
  BATON_TRY(auto opened, openFor(arguments, console));
  BATON_TRY(bool ended, app::endHealthLink(opened.home, opened.person, authorFrom(arguments), id));
  if (!ended) {
    BATON_TRY(ended, app::endLink(opened.home, opened.person, id));
    if (!ended) return fail(ErrorCode::NotFound, "There is no link " + id + ".");
    BATON_CHECK(app::logAccess(opened.home, opened.person,
                               {console.clock.now(), app::Act::Withdraw, "", "", "", "link", "a link"}));
  }
  console.out << "The link works no more.\n";
  return kDone;
}

void printOne(const HealthLink& link, Instant now, std::ostream& out) {
  out << link.id << "  SMART Health Link for " << nameOf(link.reader) << ", " << stateWord(link.stateAt(now));
  if (!link.passcode.empty()) out << ", code " << spacedCode(link.passcode);
  out << ", until " << toIsoDate(link.until) << ", opened " << link.openings
      << (link.openings == 1 ? " time" : " times");
  if (!link.last.empty()) out << ", last by \"" << link.last.front().recipient << "\" " << toIso(link.last.front().at);
  out << "\n";
}

}  // namespace

Result<int> runShare(const Arguments& arguments, Console& console) {
  const auto& words = arguments.words;
  if (arguments.has("--smart-health-link") && words.empty()) return makeOne(arguments, console);
  if (words.size() == 2 && words[0] == "stop") return stopOne(arguments, console, words[1]);
  if (!words.empty()) return fail(ErrorCode::BadUsage, "Write: share, or share stop ID.");
  BATON_TRY(auto opened, openFor(arguments, console));
  BATON_TRY(const auto links, app::linksOf(opened.home, opened.person));
  BATON_TRY(const auto health_links, app::healthLinksOf(opened.home, opened.person));
  const Instant now = console.clock.now();
  if (arguments.is_json) {
    json::Value list = json::Value::array();
    for (const app::Link& link : links) list.push(jsonOf(link));
    for (const HealthLink& link : health_links) list.push(jsonOf(link, now));
    answer(console, list);
    return kDone;
  }
  if (links.empty() && health_links.empty()) console.out << "No link is open. baton send --to ROLE makes one.\n";
  for (const app::Link& link : links) {
    console.out << link.id << "  " << link.reader.who << ", code " << spacedCode(link.code) << ", until "
                << toIsoDate(link.until) << ", opened " << link.uses << " times"
                << (link.isLocked() ? ", locked: too many wrong codes" : "") << "\n";
  }
  for (const HealthLink& link : health_links) printOne(link, now, console.out);
  return kDone;
}

}  // namespace baton::cli
