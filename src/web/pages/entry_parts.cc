#include "web/pages/entry_parts.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "app/accounts/protected.h"
#include "app/chart_cache.h"
#include "base/digest.h"
#include "base/text.h"
#include "record/consent_terms.h"
#include "web/frame/appearance.h"
#include "web/frame/shown.h"

namespace baton::web::entry {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;

bool isOffset(std::string_view text) {
  return text.size() == 6 && (text[0] == '+' || text[0] == '-') &&
         parseInstant("2026-01-01T00:00:00" + std::string(text));
}

std::string offsetText(std::int32_t minutes) {
  if (minutes == 0) return "Z";
  std::array<char, 16> text{};
  const std::int32_t size = minutes < 0 ? -minutes : minutes;
  std::snprintf(text.data(), text.size(), "%c%02d:%02d", minutes < 0 ? '-' : '+', size / 60, size % 60);
  return text.data();
}

bool isUnreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~' || c == '/';
}

}  // namespace

bool isCaregiver(const Page& page) { return page.person->relation == app::Relation::Caregiver; }

record::Audience audience(const Page& page) {
  if (isCaregiver(page)) {
    return {"caregiver", page.visitor.name, std::string(record::kAccountReader) + page.visitor.account};
  }
  if (!app::seesProtected(*page.person)) return {"manager", page.visitor.name};
  return {"self", ""};
}

Result<record::Disclosure> seen(Page& page) {
  return page.charts.disclosure(page.home, page.person->person, audience(page), page.home.clock().now());
}

app::Author author(const Page& page) {
  app::Author author;
  author.account = page.visitor.account;
  if (page.person->relation == app::Relation::Self) return author;
  author.kind = app::Author::Kind::Relative;
  author.name = page.visitor.name;
  return author;
}

app::EnterRequest request(const Page& page) {
  app::EnterRequest request;
  request.person = page.person->person;
  request.author = author(page);
  request.utc_offset = offsetText(page.zone->offsetMinutes(page.home.clock().now()));
  request.idempotency_key = page.request.field("key");
  return request;
}

Html keyField(const Page& page) {
  std::string key = page.request.field("key");
  if (key.empty()) {
    std::array<std::uint8_t, 16> bytes{};
    page.home.random().fill(bytes);
    key = toHex({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  }
  return hidden("key", key);
}

std::string momentText(const Page& page, std::string_view date, std::string_view time, std::string_view clock) {
  std::string text(trim(date));
  const std::string_view hour = trim(time);
  if (hour.empty()) return text;
  text += "T" + std::string(hour);
  const auto guess = parseInstant(text + (hour.size() == 5 ? ":00Z" : "Z"));
  if (!guess) return text;
  if (isOffset(clock)) return text + std::string(clock);
  const auto minute = static_cast<int>(guess->ms % kDayMs / kMinuteMs);
  return text + offsetText(page.zone->offsetMinutes(page.zone->atLocal(guess->ms / kDayMs, minute)));
}

std::string todayText(const Page& page) { return isoDay(mannerOf(page), page.home.clock().now()); }

std::string entryOf(const record::About& about) {
  if (about.source.format != "form" || about.file_hash == 0) return "";
  std::array<char, 17> text{};
  std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(about.file_hash));
  return text.data();
}

std::string undoPath(const Page& page, std::string_view entry) { return page.about("/undo/" + std::string(entry)); }

std::string encoded(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string whole;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    whole += isUnreserved(c) ? std::string(1, c) : std::string{'%', kHex[byte >> 4U], kHex[byte & 15U]};
  }
  return whole;
}

std::string withQuery(std::string_view path, std::string_view name, std::string_view value) {
  return std::string(path) + (path.find('?') == std::string_view::npos ? "?" : "&") + std::string(name) + "=" +
         encoded(value);
}

bool mayChange(const Page& page, const std::string& author_account) {
  return !isCaregiver(page) || author_account == page.visitor.account;
}

std::size_t pageNumber(const Page& page, std::size_t count) {
  std::size_t number = 0;
  for (const char c : page.request.parameter("page").substr(0, 6)) {
    number = c >= '0' && c <= '9' ? number * 10 + static_cast<std::size_t>(c - '0') : 0;
  }
  return std::clamp<std::size_t>(number, 1, std::max<std::size_t>(count, 1));
}

Response savedTo(const Page& page, const app::Saved& saved, std::string_view path, Done done) {
  return goTo(page, path, Flash{done, saved.saved_at, undoPath(page, saved.entry)});
}

std::string Draft::value(std::string_view name) const {
  const auto found = values.find(name);
  return found == values.end() ? "" : found->second;
}

std::string Draft::error(std::string_view name) const {
  const auto found = std::ranges::find(errors, name, &FieldError::field);
  return found == errors.end() ? "" : found->text;
}

Field Draft::field(std::string_view name, std::string label, std::string hint) const {
  Field field;
  field.name = name;
  field.label = std::move(label);
  field.hint = std::move(hint);
  field.value = value(name);
  field.error = error(name);
  return field;
}

Draft typed(const Page& page) {
  Draft draft;
  for (const auto& [name, value] : page.request.form) draft.values.emplace(name, value);
  return draft;
}

Response show(Page& page, const FormPage& parts, const std::vector<FieldError>& errors) {
  Html content = parts.heading.empty() ? Html() : Html::element("h1", parts.heading);
  content += parts.first;
  content += errorSummary(page, errors);
  content += parts.before;
  content += parts.form;
  content += parts.after;
  LayoutOptions options;
  options.status = errors.empty() ? 200 : 422;
  options.place = parts.place;
  options.back = parts.back;
  options.has_errors = !errors.empty();
  if (!parts.heading.empty()) options.heading = Heading::Own;
  return layout(page, parts.title, content, options);
}

Html sinceField(const Page& page, const Draft& draft, std::string_view name, std::string label) {
  const std::string hint = say(page.language, "A year or a month is enough: 2026, March 2026, or the day: 2026-03-01.");
  return textField(draft.field(name, std::move(label), hint), TextKind::Text, FieldWidth::Half);
}

Html scale(const Field& field, int most) {
  std::vector<Choice> choices;
  for (int i = 0; i <= most; ++i) choices.push_back({std::to_string(i), std::to_string(i), ""});
  return Html::element("div", {{"class", "scale"}}, radios(field, choices, Flow::Row));
}

}  // namespace baton::web::entry
