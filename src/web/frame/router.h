// Router: from a request to the page function that answers it, with every check before.
//
// In this order: host (DNS rebinding), pattern (404, 405), session (a callback, so that accounts plug in), need,
// step-up, CSRF on everything but GET (token in the form field "csrf" or the header x-csrf-token, and Origin /
// Sec-Fetch-Site). What a visitor may not know of is answered exactly as what does not exist: 404. Signed out, a page
// that needs an account is a redirect to /sign-in?next=..., whether or not the person it names exists. Source: OWASP
// CSRF Prevention Cheat Sheet (synchronizer token, origin and fetch metadata). A route fails closed: a need on a person
// without ":person" in its pattern is a bug and stops the program at start. Who opens a record that is not their own is
// on its access log before the page function runs (app/access/access_log.h).
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "web/frame/page.h"

namespace baton::web {

enum class Need : std::uint8_t {
  Anyone,    // signed out too: crisis, sign-in, help
  SignedIn,  // any account
  Read,      // may see the person named by :person
  Add,       // may add facts about them
  Log,       // may log for them
  Owner,     // is them, or manages the record of the minor they are
  Admin,     // runs this server; sees no health data by being so
};

using PageHandler = Response (*)(Page&);

constexpr std::uint64_t kFormBytes = 64U << 10U;

struct Route {
  std::string_view method;   // GET (HEAD follows), POST
  std::string_view pattern;  // "/people/:person/record"
  Need need = Need::SignedIn;
  PageHandler handler = nullptr;
  std::uint64_t body_limit = kFormBytes;
  bool step_up = false;  // asks for password or passkey again when that is longer ago than ten minutes
  // A door for programs and for pages of other sites (CORS, Fetch standard §3.2): no cookie counts, so no token is
  // asked for. Only with Need::Anyone.
  bool is_for_programs = false;
};

// "/people/:person/x" against "/people/p1/x" → {person: p1}. Empty segments never match a parameter.
std::optional<std::map<std::string, std::string>> matchPattern(std::string_view pattern, std::string_view path);

// Same time for every pair of equal length.
bool isSameToken(std::string_view left, std::string_view right);

using VisitorOf = std::function<app::Visitor(app::Home&, const Request&)>;

struct RouterSettings {
  std::vector<std::string> hosts;  // names this server answers to beside addresses and localhost; lower case, no port
  app::ImportJobs* imports = nullptr;  // outlives the router
};

class Router {
 public:
  Router(std::span<const Route> routes, VisitorOf visitor_of, RouterSettings settings = {});

  // Any number of threads, each with a Home of its own.
  Response answer(const Request& request, app::Home& home, app::Charts& charts) const;
  // How many bytes of body the route takes; 0 when there is none.
  std::uint64_t bodyLimit(std::string_view method, std::string_view path) const;
  // May who sends this head use the route it names? Looks at session and need, not at the token, which is in the body.
  bool isOpenTo(const Request& head, app::Home& home) const;
  bool isOurHost(std::string_view host) const;

 private:
  std::span<const Route> routes_;
  VisitorOf visitor_of_;
  RouterSettings settings_;
};

}  // namespace baton::web
