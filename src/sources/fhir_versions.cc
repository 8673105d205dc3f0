#include "sources/fhir_versions.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <unordered_map>

#include "base/digest.h"

namespace baton::sources {
namespace {

using Places = std::vector<std::size_t>;

// Type, id and, where fullUrl is a server's address, that server.
std::string sameResourceKey(const ParsedEntry& entry) {
  const std::string& id = entry.resource["id"].text();
  if (id.empty()) return {};
  std::string key = entry.resource["resourceType"].text() + "/" + id;
  if (entry.full_url.starts_with("http") && entry.full_url.ends_with(key)) {
    key += '|' + entry.full_url.substr(0, entry.full_url.size() - key.size());
  }
  return key;
}

// Two addresses are two things, even with equal content; a missing one says nothing.
bool mayBeOne(const ParsedEntry& a, const ParsedEntry& b) {
  return a.full_url.empty() || b.full_url.empty() || a.full_url == b.full_url;
}

// Marks all but the first of equal entries; gives the places that stay. By digest, so that a file with ten thousand
// versions of one resource costs no more than its length.
Places withoutRepeats(const std::vector<ParsedEntry>& entries, const Places& places, std::vector<bool>& is_repeat) {
  constexpr std::size_t kDigestBytes = 16;
  Places kept;
  std::unordered_map<std::string, Places> of_content;
  for (const std::size_t place : places) {
    Places& equal = of_content[digest(json::canonical(entries[place].resource), kDigestBytes)];
    is_repeat[place] = std::any_of(equal.begin(), equal.end(),
                                   [&](std::size_t other) { return mayBeOne(entries[other], entries[place]); });
    if (is_repeat[place]) continue;
    equal.push_back(place);
    kept.push_back(place);
  }
  return kept;
}

std::optional<std::int64_t> updatedAt(const ParsedEntry& entry) {
  const auto instant = parseInstant(entry.resource["meta"]["lastUpdated"].text());
  return instant ? std::optional(instant->ms) : std::nullopt;
}

std::optional<std::int64_t> versionNumber(const ParsedEntry& entry) {
  const std::string& text = entry.resource["meta"]["versionId"].text();
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// True when every version says its `mark`, and they are in order of it now.
template <class Mark>
bool orderBy(std::vector<ParsedEntry>& versions, Mark&& mark) {
  if (!std::all_of(versions.begin(), versions.end(),
                   [&](const ParsedEntry& entry) { return mark(entry).has_value(); })) {
    return false;
  }
  std::stable_sort(versions.begin(), versions.end(),
                   [&](const ParsedEntry& a, const ParsedEntry& b) { return *mark(a) < *mark(b); });
  return true;
}

void orderOldestFirst(std::vector<ParsedEntry>& entries, const Places& places, bool is_newest_first) {
  std::vector<ParsedEntry> versions;
  versions.reserve(places.size());
  for (const std::size_t place : places) versions.push_back(std::move(entries[place]));
  if (is_newest_first) std::reverse(versions.begin(), versions.end());
  // The version number decides between changes of the same moment, so it is sorted by first.
  orderBy(versions, versionNumber);
  orderBy(versions, updatedAt);
  for (std::size_t i = 0; i < places.size(); ++i) entries[places[i]] = std::move(versions[i]);
}

}  // namespace

std::size_t orderVersions(std::vector<ParsedEntry>& entries, const std::vector<bool>& is_newest_first) {
  std::unordered_map<std::string, Places> groups;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (std::string key = sameResourceKey(entries[i]); !key.empty()) groups[std::move(key)].push_back(i);
  }
  std::vector<bool> is_repeat(entries.size(), false);
  std::size_t merged = 0;
  for (const auto& [key, places] : groups) {
    if (places.size() < 2) continue;
    const Places kept = withoutRepeats(entries, places, is_repeat);
    merged += places.size() - kept.size();
    if (kept.size() > 1) orderOldestFirst(entries, kept, is_newest_first[kept.front()]);
  }
  if (merged == 0) return 0;
  std::size_t at = 0;
  std::erase_if(entries, [&](const ParsedEntry&) { return is_repeat[at++]; });
  return merged;
}

}  // namespace baton::sources
