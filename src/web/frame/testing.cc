#include "web/frame/testing.h"

#include <array>

namespace baton::web::testing {
namespace {

std::unique_ptr<app::Home> makeHome(const std::string& folder, Clock& clock, Random& random) {
  auto home = app::Home::create({folder + "/data", folder + "/config", "", ""}, clock, random);
  BATON_ASSERT(home.has_value());
  return std::make_unique<app::Home>(std::move(*home));
}

std::string undoEntities(std::string text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kEntities = {
      {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}}};
  for (const auto& [entity, character] : kEntities) {
    for (std::size_t at = text.find(entity); at != std::string::npos; at = text.find(entity, at + 1)) {
      text.replace(at, entity.size(), character);
    }
  }
  return text;
}

// A block ends a sentence for whoever counts them; an inline element does not.
bool isInline(std::string_view tag) {
  for (const std::string_view name : {"a", "span", "bdi", "strong", "b", "em", "kbd", "time"}) {
    if (tag == name || (tag.starts_with('/') && tag.substr(1) == name)) return true;
  }
  return false;
}

}  // namespace

std::string text(std::string_view html) {
  const std::size_t main = html.find("<main");
  if (main != std::string_view::npos) html = html.substr(main, html.find("</main>") - main);
  std::string plain;
  for (std::size_t at = 0; at < html.size(); ++at) {
    if (html[at] != '<') {
      plain += html[at] == '\n' ? ' ' : html[at];
      continue;
    }
    const std::size_t end = html.find('>', at);
    if (end == std::string_view::npos) break;
    const std::string_view inside = html.substr(at + 1, end - at - 1);
    if (!isInline(inside.substr(0, inside.find(' '))) && !plain.empty() && plain.back() != '\n') plain += '\n';
    at = end;
  }
  return undoEntities(std::move(plain));
}

std::string header(const Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return "";
}

Site::Site(std::span<const Route> pages, Instant now)
    : clock_(now),
      home_(makeHome(folder_.path(), clock_, random_)),
      homes_(home_->places(), clock_, random_),
      imports_(homes_),
      router_(pages, [this](app::Home&, const Request&) { return visitor; }, {{}, &imports_}) {}

std::string Site::signIn(std::string name, app::Relation relation, std::vector<std::string> scopes) {
  visitor.account = "account-of-the-test";
  visitor.name = name;
  visitor.csrf = "token-of-the-test";
  const std::string id = "person-" + std::to_string(visitor.people.size() + 1);
  visitor.people.push_back({record::PersonId{id}, std::move(name), relation, std::move(scopes)});
  return id;
}

Request Site::request(std::string_view method, std::string_view path_and_query) const {
  Request request;
  request.method = method;
  const std::size_t mark = path_and_query.find('?');
  request.path = path_and_query.substr(0, mark);
  std::string_view query = mark == std::string_view::npos ? "" : path_and_query.substr(mark + 1);
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    const std::size_t equals = pair.find('=');
    request.query[std::string(pair.substr(0, equals))] =
        equals == std::string_view::npos ? "" : std::string(pair.substr(equals + 1));
    query.remove_prefix(std::min(query.size(), pair.size() + 1));
  }
  request.host = "localhost:8080";
  request.client = "127.0.0.1";
  request.cookies = cookies;
  request.headers = headers;
  return request;
}

Response Site::get(std::string_view path_and_query) const { return send(request("GET", path_and_query)); }

Response Site::post(std::string_view path, std::vector<std::pair<std::string, std::string>> form) const {
  Request sent = request("POST", path);
  sent.headers["origin"] = "http://localhost:8080";
  sent.headers["sec-fetch-site"] = "same-origin";
  sent.form = std::move(form);
  if (sent.field("csrf").empty()) sent.form.emplace_back("csrf", visitor.csrf);
  return send(sent);
}

Response Site::send(const Request& request) const { return router_.answer(request, *home_, charts_); }

}  // namespace baton::web::testing
