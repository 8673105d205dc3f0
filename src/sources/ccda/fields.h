// Building R4 resources quickly: members are appended, empty ones never get in (FHIR forbids empty elements).
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "format/json.h"

namespace baton::sources::ccda {

using json::Value;

// A new last member, its value still to be given. The caller sees to it that `key` is new: resources have few writers.
inline Value& appendMember(Value& object, std::string_view key) {
  if (object.isNull()) {
    object = Value::object();
    object.membersMutable().reserve(3);
  }
  json::Member& member = object.membersMutable().emplace_back();
  member.key.assign(key);
  return member.value;
}

// Appends `key` unless `value` is empty.
inline void put(Value& object, std::string_view key, Value&& value) {
  if (!value.isEmptyElement()) appendMember(object, key) = std::move(value);
}
inline void put(Value& object, std::string_view key, const Value& value) {
  if (!value.isEmptyElement()) appendMember(object, key) = value;
}
inline void put(Value& object, std::string_view key, std::string_view text) {
  if (!text.empty()) appendMember(object, key) = Value(text);
}
inline void put(Value& object, std::string_view key, const char* text) { put(object, key, std::string_view(text)); }
inline void put(Value& object, std::string_view key, std::string text) {
  if (!text.empty()) appendMember(object, key) = Value(std::move(text));
}

// Appends `item` to the array `key`, making the array when it is the first.
inline void add(Value& object, std::string_view key, Value item) {
  if (item.isEmptyElement()) return;
  if (Value* found = object.findMutable(key)) {
    found->push(std::move(item));
    return;
  }
  Value& items = appendMember(object, key) = Value::array();
  items.itemsMutable().push_back(std::move(item));
}

// Appends to an array what does not stand among its first items yet: repetitions come early, and a flood stays linear.
inline void pushNew(Value& items, Value item) {
  constexpr std::size_t kCompared = 32;
  const auto& known = items.items();
  for (std::size_t i = 0; i < known.size() && i < kCompared; ++i) {
    if (known[i] == item) return;
  }
  items.push(std::move(item));
}

// add() unless the item stands there already.
inline void addNew(Value& object, std::string_view key, Value item) {
  if (Value* found = object.findMutable(key)) return pushNew(*found, std::move(item));
  add(object, key, std::move(item));
}

inline Value reference(std::string target) {
  Value value = Value::object();
  value.membersMutable().reserve(1);
  put(value, "reference", std::move(target));
  return value;
}

inline Value coding(std::string_view system, std::string_view code, std::string_view display = {}) {
  Value value = Value::object();
  value.membersMutable().reserve(3);
  put(value, "system", system);
  put(value, "code", code);
  put(value, "display", display);
  return value;
}

// A CodeableConcept of one coding.
inline Value concept_(std::string_view system, std::string_view code, std::string_view display = {}) {
  Value value;
  add(value, "coding", coding(system, code, display));
  return value;
}

}  // namespace baton::sources::ccda
