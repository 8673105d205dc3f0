// Every page's own words read at grade 8 or below (trust.md: a tired person understands them), those for a crisis at 6;
// in English and Spanish, over a full record and over an empty one. Words of sources, names and what is typed do not
// count.
#include <cstdio>

#include "web/frame/reading_level.h"
#include "web/pages/record_testing.h"

using namespace baton;
using namespace baton::web;
using namespace baton::web::testing;

namespace {

// Cuts <name ...>...</name> out wherever `is_cut` says so of the tag's inside. Our own pages only: nothing of one name
// stands in another of it.
std::string without(std::string html, const std::string& name, std::string_view mark) {
  const std::string open = "<" + name;
  const std::string close = "</" + name + ">";
  for (std::size_t at = html.find(open); at != std::string::npos; at = html.find(open, at)) {
    const std::size_t inside = html.find('>', at);
    const bool is_whole = html[at + open.size()] == ' ' || html[at + open.size()] == '>';
    const bool is_cut = is_whole && (mark.empty() || html.substr(at, inside - at).find(mark) != std::string::npos);
    const std::size_t end = html.find(close, at);
    if (!is_cut || end == std::string::npos) {
      at += open.size();
      continue;
    }
    html.replace(at, end + close.size() - at, "…");
  }
  return html;
}

std::string ownText(const Response& response) {
  std::string html = response.body;
  for (const char* name : {"pre", "code", "option", "svg", "bdi"}) html = without(std::move(html), name, "");
  for (const char* name : {"p", "span", "a", "li", "h1", "h2", "h3", "td"}) {
    html = without(std::move(html), name, "lang=\"en\"");
  }
  return text(html);
}

bool isPage(std::string_view path) {
  for (const std::string_view end :
       {".pdf", ".png", ".txt", ".json", ".zip", ".ics", ".js", ".webmanifest", "/events", "/exit"}) {
    if (path.ends_with(end)) return false;
  }
  return true;
}

std::string replaced(std::string path, std::string_view place, const std::string& value) {
  const std::size_t at = path.find(place);
  return at == std::string::npos ? path : path.replace(at, place.size(), value);
}

// Addresses of every page that needs nothing but a person; pages of one kind with the kinds put in.
std::vector<std::string> addresses(const std::string& person) {
  std::vector<std::string> all;
  const auto add = [&](const std::string& path) {
    if (path.find(':') == std::string::npos) all.push_back(path);
  };
  for (const Route& route : routes()) {
    if (route.method != "GET" || !isPage(route.pattern)) continue;
    const std::string path = replaced(std::string(route.pattern), ":person", person);
    add(path);
    for (const char* value : {"medications", "allergies", "conditions", "results", "visits", "documents", "daily-life",
                              "coverage", "goals", "unread", "others"}) {
      if (path.find(":section") != std::string::npos) add(replaced(path, ":section", value));
    }
    for (const char* value :
         {"allergy", "condition", "visit", "team-member", "pharmacy", "contact", "insurance", "daily-life"}) {
      if (path.find(":kind") != std::string::npos) add(replaced(path, ":kind", value));
    }
    if (path.ends_with(":responsibility")) add(replaced(path, ":responsibility", "refills"));
    for (const char* value : {"phq-9", "gad-7", "audit-c", "pc-ptsd-5"}) {
      if (path.ends_with(":instrument")) add(replaced(path, ":instrument", value));
    }
  }
  return all;
}

// The words of these are not ours to choose: licensed items of questionnaires.
bool hasLicensedItems(std::string_view path) { return path.find("/questionnaires/") != std::string_view::npos; }

std::size_t measure(Shown& shown, const std::string& language, bool is_worst_told) {
  shown.site.cookies["language"] = language;
  std::size_t measured = 0;
  double worst = 0;
  std::string hardest;
  for (const std::string& path : addresses(shown.person.value)) {
    const Response response = shown.site.get(path);
    if (response.status != 200 || hasLicensedItems(path)) continue;
    const ReadingLevel level = readingLevel(languageFrom(language), ownText(response));
    if (level.words < 10) continue;
    ++measured;
    const std::string name = replaced(path, shown.person.value, "ID");
    CAPTURE(language);
    CAPTURE(name);
    const bool is_crisis = path.starts_with("/crisis") || path.starts_with("/offline");
    CHECK(level.grade <= (is_crisis ? 6 : 8));
    if (level.grade > worst) {
      worst = level.grade;
      hardest = name;
    }
  }
  if (is_worst_told) {
    std::printf("reading level %s: %zu pages, hardest %s (grade %.1f)\n", language.c_str(), measured, hardest.c_str(),
                worst);
  }
  return measured;
}

}  // namespace

TEST_CASE("reading level: every page of a full record and of an empty one, in both languages") {
  for (const char* folder : {"lithium", ""}) {
    Shown shown(folder);
    if (shown.person.value.empty()) {
      shown.bringInText(
          R"({"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"p",)"
          R"("name":[{"text":"Ana Lima"}],"birthDate":"1990-05-31"}}]})");
    }
    shown.site.visitor.is_admin = shown.site.visitor.is_stepped_up = true;
    for (const char* language : {"en", "es"}) CHECK(measure(shown, language, true) > 40);
  }
}
