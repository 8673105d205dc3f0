#include "sources/forms/form.h"

#include <algorithm>

#include "base/digest.h"
#include "base/text.h"
#include "sources/forms/typed_date.h"

namespace baton::sources::forms {
namespace {

constexpr std::size_t kIdLetters = 24;
constexpr std::int64_t kMinuteMs = 60'000;

bool isForbidden(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\n' && c != '\t' && c != '\r') || byte == 0x7F;
}

std::int64_t offsetMinutes(std::string_view offset) {
  if (offset.size() != 6) return 0;
  const std::int64_t hours = (offset[1] - '0') * 10 + (offset[2] - '0');
  const int minutes = (offset[4] - '0') * 10 + (offset[5] - '0');
  return (offset[0] == '-' ? -1 : 1) * (hours * 60 + minutes);
}

std::string zoneOf(const Context& context) { return context.utc_offset.empty() ? "Z" : context.utc_offset; }

bool hasZone(std::string_view date_time) {
  const std::string_view time = date_time.substr(date_time.find('T') + 1);
  return time.find_first_of("Z+-") != std::string_view::npos;
}

std::string withSeconds(std::string date_time) {
  const std::size_t time = date_time.find('T') + 1;
  const std::size_t zone = date_time.find_first_of("Z+-", time);
  const std::size_t end = zone == std::string::npos ? date_time.size() : zone;
  if (end - time == 5) date_time.insert(end, ":00");
  return date_time;
}

}  // namespace

std::string idFor(const Context& context, std::size_t number) {
  return "f" + digestHex(context.seed + "/" + std::to_string(number)).substr(0, kIdLetters);
}

json::Value begin(std::string_view type, const Context& context, const Drafts& drafts) {
  json::Value resource = json::Value::object();
  resource.set("resourceType", type);
  resource.set("id", idFor(context, drafts.size()));
  return resource;
}

bool mayReplace(const record::Source& source, const Author& author) {
  if (source.format != "form") return false;
  return author.kind == Author::Kind::Person || source.author == author.account;
}

tl::unexpected<Error> wrong(std::string_view field, std::string message) {
  return fail(ErrorCode::BadUsage, std::move(message), "field: " + std::string(field));
}

Result<std::string> words(std::string_view typed, std::string_view field, Need need, std::size_t longest) {
  const std::string_view kept = trim(typed);
  const std::string name(field);
  if (kept.empty()) {
    if (need == Need::Required) return wrong(field, "Please fill in: " + name + ".");
    return std::string();
  }
  if (!isUtf8(kept)) return wrong(field, "The text in \"" + name + "\" is not readable (UTF-8).");
  if (std::any_of(kept.begin(), kept.end(), isForbidden)) {
    return wrong(field, "The text in \"" + name + "\" has characters that cannot be kept. Please type it again.");
  }
  if (codePoints(kept) > longest) {
    return fail(ErrorCode::TooLarge,
                "The text in \"" + name + "\" is longer than " + std::to_string(longest) + " letters.",
                "field: " + name);
  }
  return std::string(kept);
}

bool isOffset(std::string_view offset) {
  if (offset.empty() || offset == "Z") return true;
  auto digit = [&](std::size_t at) { return offset[at] >= '0' && offset[at] <= '9'; };
  return offset.size() == 6 && (offset[0] == '+' || offset[0] == '-') && digit(1) && digit(2) && offset[3] == ':' &&
         digit(4) && digit(5) && offset[4] <= '5' && offset.substr(1, 2) <= "14";
}

std::string localNow(const Context& context) {
  std::string text = toIso(Instant{context.now.ms / 1000 * 1000 + offsetMinutes(context.utc_offset) * kMinuteMs});
  text.pop_back();
  return text + zoneOf(context);
}

std::string localToday(const Context& context) { return localNow(context).substr(0, 10); }

Result<std::string> dateTime(const Context& context, std::string_view typed, std::string_view field) {
  std::string text = asIsoDate(trim(typed));
  if (text.empty()) return text;
  if (text.size() > 10 && text[10] == ' ') text[10] = 'T';
  if (text.find('T') != std::string::npos) {
    if (!hasZone(text)) text += zoneOf(context);
    text = withSeconds(std::move(text));
  }
  if (!PartialDate::parse(text)) {
    return wrong(field, "\"" + shorten(trim(typed), 40) +
                            "\" is not a date. Write it like 2026-03-01 or March 2026; a year alone is fine too.");
  }
  return text;
}

bool isInFuture(const Context& context, std::string_view date) {
  const auto parsed = PartialDate::parse(date);
  if (!parsed) return false;
  if (parsed->precision() >= Precision::Minute) return parsed->first().ms > context.now.ms + 5 * kMinuteMs;
  return parsed->dateText() > localToday(context).substr(0, parsed->dateText().size());
}

Result<std::string> pastDateTime(const Context& context, std::string_view typed, std::string_view field) {
  BATON_TRY(std::string text, dateTime(context, typed, field));
  if (!text.empty() && isInFuture(context, text)) {
    return wrong(field, "That day has not come yet (" + text.substr(0, 10) + "). Please check the date.");
  }
  return text;
}

Result<std::string> dateTimeOrNow(const Context& context, std::string_view typed, std::string_view field) {
  if (trim(typed).empty()) return localNow(context);
  return pastDateTime(context, typed, field);
}

json::Value textConcept(std::string_view text) {
  json::Value value;
  value.setIfAny("text", text);
  return value;
}

json::Value codedConcept(std::string_view system, std::string_view code, std::string_view display_text,
                         std::string_view text) {
  json::Value coding = json::Value::object();
  coding.set("system", system);
  coding.set("code", code);
  coding.setIfAny("display", display_text);
  json::Value value = json::Value::object();
  value.set("coding", json::Value::array({std::move(coding)}));
  value.setIfAny("text", text);
  return value;
}

json::Value personReference(const Context& context) {
  json::Value value = json::Value::object();
  value.set("reference", context.patient);
  value.setIfAny("display", context.chart.name);
  return value;
}

json::Value authorReference(const Context& context) {
  const Author& author = context.author;
  if (author.kind == Author::Kind::Person) return personReference(context);
  json::Value value = json::Value::object();
  if (!author.reference.empty()) value.set("reference", author.reference);
  value.set("type", "RelatedPerson");
  value.set("display", author.name.empty() ? author.account : author.name);
  return value;
}

json::Value display(std::string_view name, std::string_view type) {
  json::Value value;
  if (name.empty()) return value;
  value.setIfAny("type", type);
  value.set("display", name);
  return value;
}

json::Value notes(std::string_view text) {
  if (text.empty()) return {};
  return json::Value::array({json::Value::object({{"text", text}})});
}

json::Value listOf(json::Value item) {
  if (item.isNull()) return item;
  return json::Value::array({std::move(item)});
}

json::Value number(int value) { return {value}; }

}  // namespace baton::sources::forms
