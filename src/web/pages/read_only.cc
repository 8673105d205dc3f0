#include "web/pages/read_only.h"

#include "app/people.h"
#include "app/views.h"
#include "base/digest.h"
#include "base/text.h"

namespace baton::web {
namespace {

constexpr std::string_view kStyle =
    "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#1d1d1f}"
    "a{color:#00539f}li{margin:.6rem 0}footer{margin-top:3rem;border-top:1px solid #bbb;padding-top:1rem}";

std::string styleHash(std::string_view style) { return "sha256-" + sha256Base64(style); }

// CSP hash of the one <style> in a page that outbound made.
std::string styleHashOf(const std::string& page) {
  const std::size_t start = page.find("<style>");
  const std::size_t end = page.find("</style>");
  if (start == std::string::npos || end == std::string::npos || end < start) return "";
  return styleHash(std::string_view(page).substr(start + 7, end - start - 7));
}

Response plainPage(int status, const std::string& title, const std::string& body) {
  Response response;
  response.status = status;
  response.style_hash = styleHash(kStyle);
  response.body =
      "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
      "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>" +
      escapeMarkup(title) + " - Baton</title><style>" + std::string(kStyle) + "</style></head><body><main><h1>" +
      escapeMarkup(title) + "</h1>" + body +
      "</main><footer><p><strong>In a crisis?</strong> In the US call or text <a href=\"tel:988\">988</a>, at "
      "any hour. When life is in danger call <a href=\"tel:911\">911</a>.</p></footer></body></html>";
  return response;
}

Response notFound() {
  return plainPage(404, "Nothing is here", "<p>This address leads nowhere. <a href=\"/\">Back to the start</a>.</p>");
}

Response trouble(const Error& error) {
  if (error.code == ErrorCode::NotFound || error.code == ErrorCode::BadUsage) return notFound();
  return plainPage(500, "That did not work", "<p>" + escapeMarkup(error.message) + "</p>");
}

Response listPage(app::Home& home) {
  const auto persons = app::listPersons(home);
  if (!persons) return trouble(persons.error());
  if (persons->empty()) {
    return plainPage(200, "Who is here",
                     "<p>Nobody yet. Import a file from a patient portal: <code>baton import FILE</code>.</p>");
  }
  std::string list = "<ul>";
  for (const app::PersonSummary& person : *persons) {
    const std::string address = "/people/" + escapeMarkup(person.id.value);
    list += "<li><strong>" + escapeMarkup(person.name) + "</strong>" +
            (person.born.empty() ? "" : ", born " + escapeMarkup(person.born)) + "<br><a href=\"" + address +
            "/summary\">One page</a> &middot; <a href=\"" + address + "/summary.pdf\">the same as PDF</a></li>";
  }
  return plainPage(200, "Who is here", list + "</ul>");
}

Response summaryPage(app::Home& home, const std::string& id, app::SummaryFormat format, const std::string& language) {
  const auto person = app::choosePerson(home, id);
  if (!person || person->value != id) return notFound();
  app::SummaryRequest request;
  request.format = format;
  request.language = language == "es" ? "es" : "en";
  auto content = app::viewSummary(home, *person, request);
  if (!content) return trouble(content.error());
  Response response;
  response.body = std::move(*content);
  if (format == app::SummaryFormat::Pdf) {
    response.content_type = "application/pdf";
  } else {
    response.style_hash = styleHashOf(response.body);
  }
  return response;
}

Response route(app::Home& home, const Request& request) {
  if (!isThisMachine(request.host)) {
    return plainPage(403, "Not from here", "<p>These pages answer only on this machine.</p>");
  }
  if (request.method != "GET" && request.method != "HEAD") {
    return plainPage(405, "Read only", "<p>These pages can only be read.</p>");
  }
  if (request.path == "/") return listPage(home);
  const auto parts = split(request.path, '/');
  if (parts.size() != 4 || parts[1] != "people") return notFound();
  const auto language = request.query.find("language");
  const std::string wanted = language == request.query.end() ? "en" : language->second;
  if (parts[3] == "summary") return summaryPage(home, std::string(parts[2]), app::SummaryFormat::Html, wanted);
  if (parts[3] == "summary.pdf") return summaryPage(home, std::string(parts[2]), app::SummaryFormat::Pdf, wanted);
  return notFound();
}

}  // namespace

bool isThisMachine(const std::string& host) {
  std::string name = host;
  if (!name.empty() && name.front() == '[') {
    name = name.substr(0, name.find(']') + 1);
  } else {
    name = name.substr(0, name.find(':'));
  }
  if (name == "localhost" || name == "[::1]" || host == "::1") return true;
  return name.starts_with("127.") && name.find_first_not_of("0123456789.") == std::string::npos;
}

Handler readOnlyPages(app::HomePool& homes) {
  return [&homes](const Request& request) {
    auto home = homes.lease();
    return home ? route(**home, request) : trouble(home.error());
  };
}

}  // namespace baton::web
