#include "directory/resources.h"

#include <charconv>

#include "base/instant.h"
#include "base/text.h"
#include "knowledge/care_directory.h"

namespace baton::directory {
namespace {

json::Limits limits() {
  json::Limits limits;
  limits.bytes = 64U << 20U;
  limits.depth = 40;
  return limits;
}

const json::Value& nothing() {
  static const json::Value kNull;
  return kNull;
}

// A resource, or the resources inside a Bundle or an array. Counts them.
std::size_t hand(const json::Value& value, const std::string& where, const std::function<void(Trouble)>& tell,
                 const std::function<void(const json::Value&, const std::string&)>& each) {
  if (value.isArray()) {
    std::size_t count = 0;
    for (const json::Value& item : value.items()) count += hand(item, where, tell, each);
    return count;
  }
  if (!value["resourceType"].isString()) {
    tell({where, "no resourceType"});
    return 1;
  }
  if (value["resourceType"].text() == "Bundle") {
    std::size_t count = 0;
    for (const json::Value& entry : value["entry"].items()) {
      if (entry["resource"].isObject()) count += hand(entry["resource"], where, tell, each);
    }
    return count;
  }
  each(value, where + ", " + value["resourceType"].text() + "/" + value["id"].text());
  return 1;
}

float degrees(const json::Value& number, double limit, bool& ok) {
  double value = 0;
  const std::string& letters = number.text();
  const auto [end, fault] = std::from_chars(letters.data(), letters.data() + letters.size(), value);
  if (!number.isNumber() || fault != std::errc() || end != letters.data() + letters.size() ||
      !(value >= -limit && value <= limit))
    ok = false;
  return static_cast<float>(value);
}

}  // namespace

std::size_t forEachResource(std::string_view bytes, const std::function<void(Trouble)>& tell,
                            const std::function<void(const json::Value&, const std::string&)>& each) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t first = bytes.find('\n');
  const std::string_view first_line = trim(bytes.substr(0, first));
  // A file whose first line is not a whole document is one document as a whole.
  if (!first_line.empty() && first != std::string_view::npos && !json::parse(first_line, limits())) {
    if (const auto whole = json::parse(bytes, limits())) return hand(*whole, "the file", tell, each);
  }
  std::size_t count = 0, line = 0;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    const std::string_view text = trim(bytes.substr(0, end));
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    ++line;
    if (text.empty()) continue;
    const std::string where = "line " + std::to_string(line);
    const auto value = json::parse(text, limits());
    if (!value) {
      tell({where, value.error().message});
      ++count;
      continue;
    }
    count += hand(*value, where, tell, each);
  }
  return count;
}

std::string referenceTo(const json::Value& reference) {
  std::string_view text = reference["reference"].text();
  if (const std::size_t version = text.find("/_history/"); version != std::string_view::npos)
    text = text.substr(0, version);
  const std::size_t id = text.rfind('/');
  if (id == std::string_view::npos || id == 0) return std::string(text);
  const std::size_t type = text.rfind('/', id - 1);
  return std::string(type == std::string_view::npos ? text : text.substr(type + 1));
}

std::int32_t dayOf(std::string_view instant) {
  const auto parsed = parseInstant(instant);
  if (!parsed) return kNoDay;
  const std::int64_t days = parsed->ms / kDayMs;
  return days > -100'000 && days < 100'000 ? static_cast<std::int32_t>(days) : kNoDay;
}

std::uint64_t npiOf(const json::Value& resource) {
  for (const json::Value& identifier : resource["identifier"].items()) {
    if (identifier["system"].text() != "http://hl7.org/fhir/sid/us-npi") continue;
    if (const std::uint64_t npi = npiFrom(identifier["value"].text()); npi != 0) return npi;
  }
  return 0;
}

Site siteOf(const json::Value& location) {
  Site site;
  const json::Value& address = location["address"];
  for (const json::Value& line : address["line"].items()) {
    if (!site.line.empty()) site.line += ", ";
    site.line += line.text();
  }
  site.line = shorten(toValidUtf8(site.line), 120);
  site.city = shorten(toValidUtf8(address["city"].text()), 60);
  const std::string& country = address["country"].text();
  if (country.empty() || country == "US" || country == "USA") {
    site.zip = address["postalCode"].text().substr(0, 5);
    if (const auto state = knowledge::zipAreas().stateFrom(address["state"].text())) {
      site.state = static_cast<std::uint8_t>(*state);
    }
  }
  for (const json::Value& way : location["telecom"].items()) {
    if (way["system"].text() == "phone" && site.phone.empty()) site.phone = shownPhone(way["value"].text());
  }
  if (location["position"].isObject()) {
    bool ok = true;
    const float latitude = degrees(location["position"]["latitude"], 90, ok);
    const float longitude = degrees(location["position"]["longitude"], 180, ok);
    if (ok && (latitude != 0 || longitude != 0)) {  // 0, 0 is how software says "no position"
      site.has_point = true;
      site.latitude = latitude;
      site.longitude = longitude;
    }
  }
  placeByZip(site);
  return site;
}

const json::Value& extensionOf(const json::Value& element, std::string_view url_end) {
  for (const json::Value& extension : element["extension"].items()) {
    const std::string& url = extension["url"].text();
    if (url == url_end || (url.ends_with(url_end) && url[url.size() - url_end.size() - 1] == '/')) return extension;
  }
  return nothing();
}

}  // namespace baton::directory
