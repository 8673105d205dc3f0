#include "directory/provider.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "directory/bytes.h"
#include "knowledge/care_directory.h"

namespace baton::directory {
namespace {

constexpr std::uint64_t kOwn = 1ULL << 63U;

bool isUpper(char letter) { return letter >= 'A' && letter <= 'Z'; }
bool isLower(char letter) { return letter >= 'a' && letter <= 'z'; }

std::uint64_t digestOf(std::uint64_t start, std::string_view text) {
  for (const char letter : text) start = (start ^ static_cast<unsigned char>(letter)) * 1099511628211U;
  return start;
}

void putDay(std::string& bytes, std::int32_t day) {
  putNumber(bytes, day == kNoDay ? 0 : static_cast<std::uint64_t>(static_cast<std::int64_t>(day) + (1LL << 31U)));
}
std::int32_t dayFrom(ByteReader& reader) {
  const std::uint64_t number = reader.number();
  return number == 0 ? kNoDay : static_cast<std::int32_t>(static_cast<std::int64_t>(number) - (1LL << 31U));
}

}  // namespace

std::uint64_t npiFrom(std::string_view text) {
  if (text.size() != 10 || (text[0] != '1' && text[0] != '2')) return 0;
  unsigned sum = 24;  // Luhn's sum of the constant prefix 80840
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < 10; ++i) {
    if (text[i] < '0' || text[i] > '9') return 0;
    const auto digit = static_cast<unsigned>(text[i] - '0');
    number = number * 10 + digit;
    const unsigned doubled = digit * 2;
    sum += i % 2 == 0 ? doubled / 10 + doubled % 10 : digit;
  }
  return sum % 10 == 0 ? number : 0;
}

std::uint64_t ownKey(std::string_view source, std::string_view id) {
  return kOwn | digestOf(digestOf(digestOf(14695981039346656037U, source), "/"), id);
}

std::string keyText(std::uint64_t key) {
  if ((key & kOwn) == 0) return std::to_string(key);
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text = "x";
  for (int shift = 60; shift >= 0; shift -= 4) text += kDigits[key >> static_cast<unsigned>(shift) & 15U];
  return text;
}

std::uint64_t keyFrom(std::string_view text) {
  if (!text.starts_with('x')) return npiFrom(text);
  std::uint64_t key = 0;
  const auto [end, fault] = std::from_chars(text.data() + 1, text.data() + text.size(), key, 16);
  if (text.size() != 17 || fault != std::errc() || end != text.data() + text.size()) return 0;
  return (key & kOwn) != 0 ? key : 0;
}

std::string quietName(std::string_view name) {
  std::string quiet(collapseSpaces(name));
  if (std::ranges::any_of(quiet, isLower) || std::ranges::none_of(quiet, isUpper)) return quiet;
  bool is_start = true;
  for (char& letter : quiet) {
    if (isUpper(letter) && !is_start) letter = static_cast<char>(letter + ('a' - 'A'));
    is_start = !isUpper(letter) && !isLower(letter) && (static_cast<unsigned char>(letter) < 0x80);
  }
  return quiet;
}

std::string shownPhone(std::string_view digits) {
  const std::string_view phone = trim(digits);
  const auto isDigit = [](char letter) { return letter >= '0' && letter <= '9'; };
  if (phone.size() != 10 || !std::ranges::all_of(phone, isDigit)) return shorten(toValidUtf8(phone), 40);
  return std::string(phone.substr(0, 3)) + "-" + std::string(phone.substr(3, 3)) + "-" + std::string(phone.substr(6));
}

void placeByZip(Site& site) {
  const knowledge::ZipAreas& areas = knowledge::zipAreas();
  if (site.state == kNoState) {
    if (const auto state = areas.stateOf(site.zip)) site.state = static_cast<std::uint8_t>(*state);
  }
  if (site.has_point) return;
  if (const auto point = areas.pointOf(site.zip)) {
    site.has_point = true;
    site.is_rough = point->is_rough;
    site.latitude = static_cast<float>(point->latitude);
    site.longitude = static_cast<float>(point->longitude);
  }
}

void append(std::string& bytes, const Statement& one) {
  putNumber(bytes, one.key);
  putDay(bytes, one.day);
  putNumber(bytes, static_cast<std::uint64_t>(one.is_gone) | static_cast<std::uint64_t>(one.is_organization) << 1U |
                       static_cast<std::uint64_t>(one.gender) << 2U | static_cast<std::uint64_t>(one.in_person) << 4U |
                       static_cast<std::uint64_t>(one.telehealth) << 6U |
                       static_cast<std::uint64_t>(one.accepting) << 8U);
  putText(bytes, one.name);
  putText(bytes, one.credential);
  for (const std::uint32_t set : {one.specialties, one.ages, one.expertise, one.medication, one.style, one.languages}) {
    putNumber(bytes, set);
  }
  putNumber(bytes, one.licences);
  putNumber(bytes, static_cast<std::uint64_t>(one.wait_days + 1));
  putDay(bytes, one.free_day);
  putText(bytes, one.booking);
  putNumber(bytes, one.insurers.size());
  for (const std::string& insurer : one.insurers) putText(bytes, insurer);
  putNumber(bytes, one.sites.size());
  for (const Site& site : one.sites) {
    putText(bytes, site.line);
    putText(bytes, site.city);
    putNumber(bytes, site.state);
    putText(bytes, site.zip);
    putText(bytes, site.phone);
    putNumber(bytes, static_cast<std::uint64_t>(site.has_point) | static_cast<std::uint64_t>(site.is_rough) << 1U);
    if (site.has_point) {
      putRaw(bytes, site.latitude);
      putRaw(bytes, site.longitude);
    }
  }
}

bool parse(std::string_view bytes, Statement& one) {
  ByteReader reader{bytes};
  one = {};
  one.key = reader.number();
  one.day = dayFrom(reader);
  const std::uint64_t flags = reader.number();
  one.is_gone = (flags & 1U) != 0;
  one.is_organization = (flags >> 1U & 1U) != 0;
  one.gender = static_cast<Gender>(flags >> 2U & 3U);
  const auto said = [flags](unsigned shift) {
    const auto value = static_cast<unsigned>(flags >> shift & 3U);
    return value == 3 ? Said::Unknown : static_cast<Said>(value);
  };
  one.in_person = said(4);
  one.telehealth = said(6);
  one.accepting = said(8);
  one.name = reader.text();
  one.credential = reader.text();
  for (std::uint32_t* set :
       {&one.specialties, &one.ages, &one.expertise, &one.medication, &one.style, &one.languages}) {
    *set = static_cast<std::uint32_t>(reader.number());
  }
  one.licences = reader.number();
  one.wait_days = static_cast<std::int32_t>(reader.number()) - 1;
  one.free_day = dayFrom(reader);
  one.booking = reader.text();
  const std::uint64_t insurers = reader.number();
  if (insurers > kMostInsurers) return false;
  for (std::uint64_t i = 0; reader.ok && i < insurers; ++i) one.insurers.emplace_back(reader.text());
  const std::uint64_t sites = reader.number();
  if (sites > kMostSites) return false;
  for (std::uint64_t i = 0; reader.ok && i < sites; ++i) {
    Site& site = one.sites.emplace_back();
    site.line = reader.text();
    site.city = reader.text();
    site.state = static_cast<std::uint8_t>(reader.number());
    site.zip = reader.text();
    site.phone = reader.text();
    const std::uint64_t point = reader.number();
    site.has_point = (point & 1U) != 0;
    site.is_rough = (point >> 1U & 1U) != 0;
    if (site.has_point) {
      site.latitude = reader.raw<float>();
      site.longitude = reader.raw<float>();
    }
  }
  return reader.ok && reader.bytes.empty();
}

}  // namespace baton::directory
