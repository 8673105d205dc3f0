#include "web/frame/router.h"

#include <algorithm>
#include <array>
#include <set>

#include "app/access/access_log.h"
#include "app/zones.h"
#include "base/assert.h"
#include "base/digest.h"
#include "base/text.h"
#include "web/frame/refusals.h"

namespace baton::web {
namespace {

bool isAboutPerson(Need need) {
  return need == Need::Read || need == Need::Add || need == Need::Log || need == Need::Owner;
}

std::string makeNonce(Random& random) {
  std::array<std::uint8_t, 16> bytes{};
  random.fill(bytes);
  return toHex({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

// This device's last choice counts before the account's, and that before what the browser asks for.
Language languageOf(const Request& request, const app::Visitor& visitor) {
  const auto chosen = request.cookies.find("language");
  if (chosen != request.cookies.end()) return languageFrom(chosen->second);
  if (visitor.isSignedIn() && !visitor.language.empty()) return languageFrom(visitor.language);
  return languageFrom(request.header("accept-language"));
}

bool isMet(Need need, const app::Visitor& visitor, const app::PersonAccess* person) {
  switch (need) {
    case Need::Anyone:
      return true;
    case Need::SignedIn:
      return visitor.isSignedIn();
    case Need::Admin:
      return visitor.isSignedIn() && visitor.is_admin;
    case Need::Read:
      return person != nullptr && person->has("read");
    case Need::Add:
      return person != nullptr && person->has("add");
    case Need::Log:
      return person != nullptr && person->has("log");
    case Need::Owner:
      return person != nullptr &&
             (person->relation == app::Relation::Self || person->relation == app::Relation::Manager);
  }
  return false;
}

bool isReading(std::string_view method) { return method == "GET" || method == "HEAD"; }

// The page a request belongs to: itself when it reads, else the nearest page above it ("/account/passkeys/remove" →
// "/account/passkeys").
std::string pageOf(std::span<const Route> routes, const Request& request) {
  if (isReading(request.method)) return request.path;
  std::string path = request.path;
  while (path.size() > 1) {
    const auto leads = [&](const Route& route) { return route.method == "GET" && matchPattern(route.pattern, path); };
    if (std::ranges::any_of(routes, leads)) return path;
    path.resize(std::max<std::size_t>(1, path.rfind('/')));
  }
  return "/";
}

std::string withoutPort(std::string_view host) {
  if (host.starts_with('[')) return std::string(host.substr(0, host.find(']') + 1));
  return std::string(host.substr(0, host.find(':')));
}

bool isAddress(std::string_view host) {
  if (host.starts_with('[')) return true;
  return !host.empty() && host.find_first_not_of("0123456789.") == std::string_view::npos;
}

// Where the browser says the request comes from: Yes, No, or it does not say.
enum class Origin : std::uint8_t { Same, Other, Unsaid };
Origin originOf(const Request& request) {
  const std::string site = request.header("sec-fetch-site");
  if (!site.empty() && site != "same-origin" && site != "none") return Origin::Other;
  const std::string origin = request.header("origin");
  // "null" says nothing: it is what browsers send with a form of a page whose Referrer-Policy is no-referrer, as ours
  // is (Fetch standard, "append a request Origin header").
  if (!origin.empty() && origin != "null") {
    const std::string ours = (request.is_secure ? "https://" : "http://") + request.host;
    return origin == ours ? Origin::Same : Origin::Other;
  }
  return site == "same-origin" ? Origin::Same : Origin::Unsaid;
}

// A signed-out visitor may have no token yet (the sign-in form): then the browser must have said that it is us.
bool isForged(const Request& request, const app::Visitor& visitor) {
  const Origin origin = originOf(request);
  if (origin == Origin::Other) return true;
  if (visitor.csrf.empty()) return visitor.isSignedIn() || origin != Origin::Same;
  const std::string token = request.field("csrf");
  return !isSameToken(token.empty() ? request.header("x-csrf-token") : token, visitor.csrf);
}

// "/people/:person/record/:section" → "record". Never a value: an address may hold what somebody wrote.
std::string partOf(std::string_view pattern) {
  std::string part;
  for (const std::string_view word : split(pattern, '/')) {
    if (word.empty() || word.starts_with(':') || word == "people") continue;
    part += (part.empty() ? "" : "/") + std::string(word);
  }
  return part;
}

// Any site's page may read the answer: it holds nothing that a cookie of ours opened.
void letOthersRead(Response& response) { response.headers.emplace_back("Access-Control-Allow-Origin", "*"); }

// What a browser asks before it sends JSON from another site's page.
Response preflight(const std::string& allowed) {
  Response response;
  response.status = 204;
  letOthersRead(response);
  response.headers.emplace_back("Access-Control-Allow-Methods", allowed);
  response.headers.emplace_back("Access-Control-Allow-Headers", "content-type");
  response.headers.emplace_back("Access-Control-Max-Age", "86400");
  return response;
}

// Everybody but the person: what they are about to see is on the log first, or they do not see it.
Status logLook(const Page& page, const Route& route) {
  const app::PersonAccess& access = *page.person;
  if (access.relation == app::Relation::Self) return {};
  const app::Act act = route.method == "GET" ? app::Act::Look : app::Act::Change;
  Status logged = app::logAccess(page.home, access.person,
                                 app::lineBy(page.home, page.visitor, access, act, partOf(route.pattern)));
  // Of nobody there is nothing to see either; the page says so.
  if (!logged && logged.error().code == ErrorCode::NotFound) return {};
  return logged;
}

}  // namespace

std::optional<std::map<std::string, std::string>> matchPattern(std::string_view pattern, std::string_view path) {
  std::map<std::string, std::string> params;
  while (true) {
    const std::size_t pattern_end = pattern.find('/', 1);
    const std::size_t path_end = path.find('/', 1);
    const std::string_view wanted = pattern.substr(0, pattern_end);
    const std::string_view given = path.substr(0, path_end);
    if (wanted.starts_with("/:")) {
      if (given.size() < 2) return std::nullopt;
      params.emplace(wanted.substr(2), given.substr(1));
    } else if (wanted != given) {
      return std::nullopt;
    }
    if (pattern_end == std::string_view::npos || path_end == std::string_view::npos) {
      if (pattern_end != path_end) return std::nullopt;
      return params;
    }
    pattern.remove_prefix(pattern_end);
    path.remove_prefix(path_end);
  }
}

bool isSameToken(std::string_view left, std::string_view right) {
  if (left.size() != right.size() || left.empty()) return false;
  unsigned difference = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    difference |= static_cast<unsigned char>(left[i]) ^ static_cast<unsigned char>(right[i]);
  }
  return difference == 0;
}

Router::Router(std::span<const Route> routes, VisitorOf visitor_of, RouterSettings settings)
    : routes_(routes), visitor_of_(std::move(visitor_of)), settings_(std::move(settings)) {
  std::set<std::pair<std::string_view, std::string_view>> known;
  for (const Route& route : routes_) {
    BATON_ASSERT(route.handler != nullptr && route.pattern.starts_with('/'));
    BATON_ASSERT(known.emplace(route.method, route.pattern).second);  // the second of two would never be reached
    BATON_ASSERT(!isAboutPerson(route.need) || route.pattern.find("/:person") != std::string_view::npos);
    BATON_ASSERT(!route.is_for_programs || route.need == Need::Anyone);
  }
}

bool Router::isOurHost(std::string_view host) const {
  const std::string name = withoutPort(host);
  // A page of somebody else can point its name at our address (rebinding), but it cannot make a name out of an address.
  return name == "localhost" || isAddress(name) || std::ranges::find(settings_.hosts, name) != settings_.hosts.end();
}

std::uint64_t Router::bodyLimit(std::string_view method, std::string_view path) const {
  for (const Route& route : routes_) {
    if (route.method == method && matchPattern(route.pattern, path)) return route.body_limit;
  }
  return 0;
}

bool Router::isOpenTo(const Request& head, app::Home& home) const {
  if (!isOurHost(head.host)) return false;
  for (const Route& route : routes_) {
    const auto params = matchPattern(route.pattern, head.path);
    if (!params || route.method != head.method) continue;
    const app::Visitor visitor = visitor_of_(home, head);
    const auto person = params->find("person");
    const app::PersonAccess* access =
        person == params->end() ? nullptr : visitor.access(record::PersonId{person->second});
    return (route.need == Need::Anyone || visitor.isSignedIn()) && isMet(route.need, visitor, access);
  }
  return false;
}

Response Router::answer(const Request& request, app::Home& home, app::Charts& charts) const {
  Request asked = request;
  const Route* found = nullptr;
  bool is_for_programs = false;
  std::string allowed;
  for (const Route& route : routes_) {
    auto params = matchPattern(route.pattern, request.path);
    if (!params) continue;
    is_for_programs = is_for_programs || route.is_for_programs;
    allowed += (allowed.empty() ? "" : ", ") + std::string(route.method);
    if (route.method != request.method && !(route.method == "GET" && request.method == "HEAD")) continue;
    found = &route;
    asked.params = std::move(*params);
    break;
  }
  const bool is_ours = isOurHost(request.host);
  const bool has_visitor = is_ours && (found == nullptr || !found->is_for_programs);
  const app::Visitor visitor = has_visitor ? visitor_of_(home, asked) : app::Visitor{};
  Page page{asked,
            visitor,
            home,
            charts,
            languageOf(asked, visitor),
            makeNonce(home.random()),
            nullptr,
            settings_.imports,
            &app::Zones::installed().named(visitor.zone)};
  if (!is_ours) return wrongHost(page);
  if (found == nullptr && is_for_programs && request.method == "OPTIONS") return preflight(allowed);
  if (found == nullptr) return allowed.empty() ? notFound(page) : wrongMethod(page, allowed);

  const auto person = asked.params.find("person");
  if (person != asked.params.end()) page.person = visitor.access(record::PersonId{person->second});
  Response response = [&] {
    if (found->need != Need::Anyone && !visitor.isSignedIn()) return askToSignIn(page, pageOf(routes_, asked));
    if (!isMet(found->need, visitor, page.person)) return notFound(page);
    if (!found->is_for_programs && !isReading(asked.method) && isForged(asked, visitor)) return forged(page);
    if (found->step_up && !visitor.is_stepped_up) return askToConfirm(page, pageOf(routes_, asked));
    if (isAboutPerson(found->need)) {
      if (const Status logged = logLook(page, *found); !logged) return trouble(page, logged.error());
    }
    return found->handler(page);
  }();
  if (found->is_for_programs) letOthersRead(response);
  response.route = found->pattern;
  return response;
}

}  // namespace baton::web
