#include "sources/ccda/import.h"

#include "sources/ccda/fields.h"
#include "sources/ccda/ids.h"

namespace baton::sources::ccda {
namespace {

std::uint64_t keyOf(std::string_view type, std::uint64_t id) { return Hash(id).add(type).value(); }

std::string referenceOf(const Value& resource) { return resource["resourceType"].text() + '/' + resource["id"].text(); }

// The hash that toId() wrote.
std::uint64_t fromId(std::string_view id) {
  std::uint64_t hash = 0;
  for (const char digit : id)
    hash = (hash << 4U) | static_cast<std::uint64_t>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
  return hash;
}

void setId(Value& resource, std::uint64_t key) { *resource.findMutable("id") = toId(key); }

bool haveSameContent(const Value& a, const Value& b) {
  if (a.members().size() != b.members().size()) return false;
  for (std::size_t i = 0; i < a.members().size(); ++i) {
    if (a.members()[i].key == "id" && b.members()[i].key == "id") continue;
    if (!(a.members()[i] == b.members()[i])) return false;
  }
  return true;
}

// Depth of resources is small and ours.
void renameReferences(Value& value, const std::unordered_map<std::string, std::string>& renamed) {
  for (Value& item : value.itemsMutable()) renameReferences(item, renamed);
  for (json::Member& member : value.membersMutable()) {
    if (member.key == "reference" && member.value.isString()) {
      if (const auto found = renamed.find(member.value.text()); found != renamed.end()) member.value = found->second;
    } else {
      renameReferences(member.value, renamed);
    }
  }
}

}  // namespace

Value Import::start(std::string_view type) const {
  Value resource = Value::object();
  resource.membersMutable().reserve(14);
  resource.membersMutable().push_back({"resourceType", Value(type)});
  resource.membersMutable().push_back({"id", Value(std::string())});
  if (Value security = labels.toMeta(document_labels); !security.isNull()) {
    Value meta;
    put(meta, "security", std::move(security));
    put(resource, "meta", std::move(meta));
  }
  return resource;
}

std::string Import::keep(Value resource, std::uint64_t key) {
  setId(resource, key);
  std::string made = referenceOf(resource);
  file.entries.push_back({std::move(resource), {}, place});
  return made;
}

std::string Import::take(Value resource, xml::Node statement) {
  const std::string& type = resource["resourceType"].text();
  const xml::Node id = usableId(statement);
  const std::uint64_t id_hash = id ? hashOf(id) : 0;
  const std::uint64_t base = keyOf(type, id ? id_hash : identityOf(resource));
  // Plain id, then with what it is about, then with all it says: the third cannot meet other content.
  std::uint64_t key = base;
  for (int attempt = 0;; ++attempt) {
    const auto [slot, is_new] = by_key_.try_emplace(key, file.entries.size());
    if (is_new) {
      if (id) by_statement_id_.try_emplace(id_hash, file.entries.size());
      return keep(std::move(resource), key);
    }
    const Value& first = file.entries[slot->second].resource;
    if (attempt == 2 || haveSameContent(first, resource)) {
      ++file.merged;
      return referenceOf(first);
    }
    if (attempt == 0) ambiguous_.insert(slot->second);
    key = Hash(base).add(toId(attempt == 0 ? identityOf(resource) : contentOf(resource))).value();
  }
}

std::string Import::takeShared(Value resource, std::uint64_t id) {
  const std::uint64_t key = keyOf(resource["resourceType"].text(), id);
  const auto [slot, is_new] = by_key_.try_emplace(key, file.entries.size());
  if (is_new) {
    by_statement_id_.try_emplace(id, file.entries.size());
    return keep(std::move(resource), key);
  }
  Value& first = file.entries[slot->second].resource;
  // Named again where nothing is restricted: the name itself is then no secret.
  if (!resource.has("meta")) first.erase("meta");
  for (json::Member& member : resource.membersMutable()) {
    if (member.key != "meta" && !first.has(member.key)) first.membersMutable().push_back(std::move(member));
  }
  return referenceOf(first);
}

std::string Import::sharedReference(std::string_view type, std::uint64_t id) {
  return std::string(type) + '/' + toId(keyOf(type, id));
}

bool Import::isShared(std::string_view type, std::uint64_t id) const { return by_key_.contains(keyOf(type, id)); }

std::string Import::referenceTo(xml::Node statement, std::string_view type) const {
  for (const xml::Node id : statement.children("id")) {
    if (!isUsableId(id)) continue;
    const auto found = by_statement_id_.find(hashOf(id));
    if (found == by_statement_id_.end()) continue;
    const Value& resource = file.entries[found->second].resource;
    if (type.empty() || resource["resourceType"].text() == type) return referenceOf(resource);
  }
  return {};
}

Value* Import::findTaken(std::string_view wanted) {
  const auto slash = wanted.find('/');
  if (slash == std::string_view::npos) return nullptr;
  const auto found = by_key_.find(fromId(wanted.substr(slash + 1)));
  if (found == by_key_.end()) return nullptr;
  Value& resource = file.entries[found->second].resource;
  return resource["resourceType"].text() == wanted.substr(0, slash) ? &resource : nullptr;
}

void Import::note(IssueSeverity severity, std::string reason) {
  if (!noted_.insert(Hash().add(place).add(reason).value()).second) return;
  file.notes.push_back({severity, place, std::move(reason)});
}

void Import::finish() {
  if (ambiguous_.empty()) return;
  // The first of several must not keep the plain id: which of them is the first depends on the document's order.
  std::unordered_map<std::string, std::string> renamed;
  for (const std::size_t index : ambiguous_) {
    Value& resource = file.entries[index].resource;
    const std::string before = referenceOf(resource);
    const std::uint64_t base = fromId(resource["id"].text());
    std::uint64_t key = Hash(base).add(toId(identityOf(resource))).value();
    if (by_key_.contains(key)) key = Hash(base).add(toId(contentOf(resource))).value();
    setId(resource, key);
    renamed.emplace(before, referenceOf(resource));
  }
  for (ParsedEntry& entry : file.entries) renameReferences(entry.resource, renamed);
}

}  // namespace baton::sources::ccda
