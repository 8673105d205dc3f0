#include "app/zones.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/text.h"

namespace baton::app {
namespace {

constexpr std::size_t kMostBytes = std::size_t{256} * 1024;
constexpr std::size_t kLongestName = 64;

std::string fileText(const std::string& path) {
  std::error_code trouble;
  const auto bytes = std::filesystem::file_size(path, trouble);
  if (trouble || bytes > kMostBytes) return "";
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// A name comes from a form: it must not lead out of the folder.
bool isPlainName(std::string_view name) {
  if (name.empty() || name.size() > kLongestName || name.find("..") != std::string_view::npos) return false;
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '_' ||
           c == '-' || c == '+';
  };
  return name.front() != '/' && std::all_of(name.begin(), name.end(), is_plain);
}

// zone.tab: countries, position, name, comment.
std::vector<std::string> namesIn(const std::string& table) {
  std::vector<std::string> names;
  for (const auto line : split(table, '\n')) {
    if (line.empty() || line.front() == '#') continue;
    const auto fields = split(line, '\t');
    if (fields.size() >= 3 && isPlainName(fields[2])) names.emplace_back(fields[2]);
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string nameInPath(const std::string& path) {
  constexpr std::string_view kFolder = "zoneinfo/";
  const std::size_t at = path.find(kFolder);
  return at == std::string::npos ? "" : path.substr(at + kFolder.size());
}

}  // namespace

Zones::Zones(std::string folder) : folder_(std::move(folder)), names_(namesIn(fileText(folder_ + "/zone.tab"))) {
  const char* variable = std::getenv("TZ");
  std::string name = variable == nullptr ? "" : variable;
  if (name.starts_with(':')) name.erase(0, 1);
  if (name.empty() && variable == nullptr) {
    std::error_code trouble;
    name = nameInPath(std::filesystem::read_symlink("/etc/localtime", trouble).string());
    if (const auto zone = Zone::parse(fileText("/etc/localtime"))) machine_ = *zone;
  } else if (const Zone* zone = find(name)) {
    machine_ = *zone;
  } else if (const auto rule = Zone::fromRule(name)) {
    machine_ = *rule;
  }
  if (!name.empty()) machine_name_ = name;
}

const Zones& Zones::installed() {
  static const Zones kZones("/usr/share/zoneinfo");
  return kZones;
}

const Zone* Zones::find(std::string_view name) const {
  if (!isPlainName(name)) return nullptr;
  const std::lock_guard lock(mutex_);
  const auto known = read_.find(name);
  if (known != read_.end()) return &known->second;
  const auto zone = Zone::parse(fileText(folder_ + "/" + std::string(name)));
  if (!zone) return nullptr;
  return &read_.emplace(std::string(name), *zone).first->second;
}

const Zone& Zones::named(std::string_view name) const {
  const Zone* zone = name == kMachineZone ? nullptr : find(name);
  return zone == nullptr ? machine_ : *zone;
}

bool Zones::knows(std::string_view name) const { return find(name) != nullptr; }

}  // namespace baton::app
