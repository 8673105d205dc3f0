#include "web/pages/keeping_parts.h"

#include <fmt/format.h>

#include "app/access/access_log.h"
#include "app/access/disclosed_classes.h"
#include "base/digest.h"
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/record_parts.h"

namespace baton::web::keeping {

bool isOwner(const Page& page) { return page.person != nullptr && page.person->relation != app::Relation::Caregiver; }

std::string sourceShown(const Page& page, const record::Source& source) {
  const Language language = page.language;
  const std::string who = sourceName(page, source);
  const std::string when = writtenOn(page, source);
  const std::string text = who.find(when) == std::string::npos ? who + ", " + when : who;
  return source.file.empty() || who == source.file ? text : sayf(language, "{} (file {})", text, source.file);
}

Html sourceList(const Page& page, const std::vector<record::Source>& sources) {
  constexpr std::size_t kOpen = 3;  // the newest; a medicine of years has a source for every refill
  std::vector<Html> first;
  std::vector<Html> rest;
  for (const record::Source& source : sources) {
    (first.size() < kOpen ? first : rest).push_back(Html::element("bdi", Html::text(sourceShown(page, source))));
  }
  Html html = bulletList(first);
  if (!rest.empty()) {
    html += details(sayn(page.language, "{} older source", "{} older sources", static_cast<std::int64_t>(rest.size())),
                    bulletList(rest));
  }
  return html;
}

Html asWritten(const Page& page, std::string_view text) {
  if (page.language == Language::English) return Html::text(text);
  return Html::element("span", {{"lang", "en"}}, Html::text(text));
}

std::string sizeShown(std::uint64_t bytes) {
  constexpr double kThousand = 1'000;
  const auto size = static_cast<double>(bytes);
  if (size < kThousand) return fmt::format("{} B", bytes);
  if (size < kThousand * kThousand) return fmt::format("{:.0f} kB", size / kThousand);
  if (size < kThousand * kThousand * kThousand) return fmt::format("{:.1f} MB", size / (kThousand * kThousand));
  return fmt::format("{:.1f} GB", size / (kThousand * kThousand * kThousand));
}

Response download(std::string body, std::string content_type, const std::string& name) {
  Response response;
  response.body = std::move(body);
  response.content_type = std::move(content_type);
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "\"");
  return response;
}

std::string fileWord(const std::string& name) {
  std::string word;
  for (const char c : name) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (is_plain) {
      word += c;
    } else if (!word.empty() && word.back() != '-') {
      word += '-';
    }
  }
  while (!word.empty() && word.back() == '-') word.pop_back();
  return word.empty() ? "record" : word;
}

std::string styleHashOf(const std::string& html) {
  constexpr std::string_view kOpen = "<style>";
  const std::size_t start = html.find(kOpen);
  const std::size_t end = html.find("</style>");
  if (start == std::string::npos || end == std::string::npos || end < start) return "";
  const std::string_view style = std::string_view(html).substr(start, end - start).substr(kOpen.size());
  return "sha256-" + sha256Base64(style);
}

Status logDisclosure(const Page& page, const std::string& role, std::string what) {
  what = app::withClasses(page.home, page.person->person, {role, ""}, what);
  app::AccessLine line = app::lineBy(page.home, page.visitor, *page.person, app::Act::Disclose, std::move(what));
  line.role = role;
  return app::logAccess(page.home, page.person->person, line);
}

Response asDocument(std::string body, std::string_view content_type, const std::string& file, const std::string& how) {
  Response response;
  response.body = std::move(body);
  response.content_type = content_type;
  if (content_type.starts_with("text/html")) response.style_hash = styleHashOf(response.body);
  if (!file.empty()) response.headers.emplace_back("Content-Disposition", how + "; filename=\"" + file + "\"");
  return response;
}

}  // namespace baton::web::keeping
