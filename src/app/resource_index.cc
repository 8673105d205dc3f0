#include "app/resource_index.h"

#include <algorithm>

#include "base/digest.h"

namespace baton::app {

std::uint64_t serverHash(const std::string& full_url) {
  if (full_url.compare(0, 4, "http") != 0) return 0;
  const std::size_t id_slash = full_url.rfind('/');
  if (id_slash == std::string::npos || id_slash == 0) return 0;
  const std::size_t type_slash = full_url.rfind('/', id_slash - 1);
  if (type_slash == std::string::npos) return 0;
  const std::string bytes = digest(std::string_view(full_url).substr(0, type_slash), 16);
  return record::hashOfDigest(toHex(bytes));
}

namespace {

std::uint64_t contentHash(const std::string& key, std::string_view content_digest) {
  return record::hashOfDigest(toHex(digest(key + std::string(content_digest), 16)));
}

}  // namespace

void ResourceIndex::note(const Version& version) {
  files_.insert(version.file_hash);
  Row& row = rows_[version.key];
  if (version.number < row.version) {
    older_.insert(contentHash(version.key, version.digest));
    return;
  }
  if (row.version != 0) older_.insert(contentHash(version.key, {row.digest.data(), row.digest.size()}));
  std::copy_n(version.digest.begin(), std::min(version.digest.size(), row.digest.size()), row.digest.begin());
  row.version = version.number;
  row.base = serverHash(version.full_url);
  row.last_updated = version.last_updated;
  row.is_typed = version.is_typed;
  row.is_entered_in_error = version.is_entered_in_error;
}

bool ResourceIndex::held(const std::string& key, const std::string& digest) const {
  return older_.contains(contentHash(key, digest));
}

bool ResourceIndex::isTakenBack(const std::string& key, const Row& row) const {
  if (!row.is_typed) return false;
  return row.is_entered_in_error || held(key, {row.digest.data(), row.digest.size()});
}

bool ResourceIndex::knowsFile(std::uint64_t file_hash) const { return files_.contains(file_hash); }

const ResourceIndex::Row* ResourceIndex::find(const std::string& key) const {
  const auto found = rows_.find(key);
  return found == rows_.end() ? nullptr : &found->second;
}

void ResourceIndex::add(const ResourceIndex& newer) {
  for (const auto& [key, row] : newer.rows_) {
    Row& held = rows_[key];
    if (held.version != 0) older_.insert(contentHash(key, {held.digest.data(), held.digest.size()}));
    held = row;
  }
  older_.insert(newer.older_.begin(), newer.older_.end());
  files_.insert(newer.files_.begin(), newer.files_.end());
}

ResourceIndex indexOf(const record::History& history) {
  ResourceIndex index;
  history.versions.forEach([&](const auto& fact) {
    const record::About& about = fact.about;
    index.note({about.key, about.digest, about.version, about.full_url, about.last_updated, about.file_hash,
                about.source.format == "form", about.is_entered_in_error});
  });
  return index;
}

}  // namespace baton::app
