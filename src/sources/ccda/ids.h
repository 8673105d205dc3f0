// Ids of resources that the same entry always gets, in this document and in a newer one.
//
// An id is a 64-bit FNV-1a hash, as 16 hex letters, of the resource type and the entry's own id (II root + extension);
// of the entry's identity (what and when) when it has none. Not a secret and no protection: only a stable name.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "format/json.h"
#include "format/xml.h"

namespace baton::sources::ccda {

class Hash {
 public:
  Hash() = default;
  explicit Hash(std::uint64_t seed) : state_(seed) {}
  Hash& add(std::string_view text) {
    for (const char letter : text) state_ = (state_ ^ static_cast<unsigned char>(letter)) * 1099511628211ULL;
    state_ = (state_ ^ 0xffU) * 1099511628211ULL;  // "ab"+"c" differs from "a"+"bc": no text holds 0xff
    return *this;
  }
  Hash& addTree(const json::Value& value);
  std::uint64_t value() const { return state_; }

 private:
  std::uint64_t state_ = 14695981039346656037ULL;
};

std::string toId(std::uint64_t hash);

// True for an <id> that names one thing: a UUID, or a root with an extension. A bare OID of an assigning authority
// (an NPI root without number) and a nullFlavor name nothing.
bool isUsableId(xml::Node id);
// The first usable <id> child, or an absent node.
xml::Node usableId(xml::Node statement);
std::uint64_t hashOf(xml::Node id);

// What the entry is about and when it began: fields that a later state of the same entry still has.
std::uint64_t identityOf(const json::Value& resource);
// Everything but the id.
std::uint64_t contentOf(const json::Value& resource);

}  // namespace baton::sources::ccda
