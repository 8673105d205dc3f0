// json::Value: a JSON tree that loses nothing a FHIR resource may carry.
//
// Numbers keep their letters (98.60 stays 98.60), members keep their order, duplicate keys are refused,
// strings are well-formed UTF-8. Limits stand before the tree exists (trust.md fact 4).
// Source: RFC 8259; FHIR R4 JSON (http://hl7.org/fhir/R4/json.html).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

namespace baton::json {

enum class Kind : unsigned char { Null, Bool, Number, String, Array, Object };

// RFC 8259 §4 leaves duplicate keys open; in a health record one of the two values would be lost, so they are refused.
enum class DuplicateKeys : unsigned char { Refuse, Keep };

struct Limits {
  std::size_t bytes = 256U << 20U;
  std::size_t depth = 64;
  std::size_t nodes = 20'000'000;
  std::size_t members = 10'000;         // of one object
  std::size_t items = 400'000;          // of one array
  std::size_t number_letters = 10'000;  // of one number
  DuplicateKeys duplicate_keys = DuplicateKeys::Refuse;
};

struct Member;

class Value {
 public:
  // Defined below Member: a vector of an incomplete type may be named, but not built or destroyed.
  Value();
  Value(const char* text);
  Value(std::string_view text);
  Value(std::string text);
  Value(bool truth);
  Value(int number);
  Value(long long number);
  Value(const Value&);
  Value(Value&&) noexcept;
  Value& operator=(const Value&);
  Value& operator=(Value&&) noexcept;
  ~Value();

  static Value number(std::string letters);  // letters must be a JSON number
  static Value array();
  static Value array(std::vector<Value> items);
  static Value object();
  static Value object(std::vector<Member> members);

  Kind kind() const { return static_cast<Kind>(data_.index()); }
  bool isNull() const { return kind() == Kind::Null; }
  bool isString() const { return kind() == Kind::String; }
  bool isNumber() const { return kind() == Kind::Number; }
  bool isBool() const { return kind() == Kind::Bool; }
  bool isArray() const { return kind() == Kind::Array; }
  bool isObject() const { return kind() == Kind::Object; }

  // Reading never fails: the wrong kind reads as empty, so that chains like v["code"]["coding"][0]["system"] are safe.
  const std::string& text() const;  // string's text or number's letters, else ""
  bool truth() const { return isBool() && std::get<bool>(data_); }
  const std::vector<Value>& items() const;        // of an array, else empty
  const std::vector<Member>& members() const;     // of an object, else empty
  const Value* find(std::string_view key) const;  // nullptr when absent; linear, objects here are small
  const Value& operator[](std::string_view key) const;
  const Value& operator[](std::size_t index) const;
  const Value& operator[](int index) const { return (*this)[static_cast<std::size_t>(index)]; }
  bool has(std::string_view key) const { return find(key) != nullptr; }

  // Writing. set() keeps a member's place when it exists and appends otherwise; it turns Null into an object.
  Value& set(std::string_view key, Value value);
  // set() unless the value is Null, "" , [] or {}: FHIR forbids empty elements.
  Value& setIfAny(std::string_view key, Value value);
  Value& insertFirst(std::string_view key, Value value);
  bool erase(std::string_view key);
  Value& push(Value value);  // turns Null into an array
  Value* findMutable(std::string_view key);
  // To be changed in place; of another kind than array or object an empty vector that belongs to nobody.
  std::vector<Value>& itemsMutable();
  std::vector<Member>& membersMutable();
  bool isEmptyElement() const;

  bool operator==(const Value& other) const;  // order of members matters, numbers by letters

 private:
  struct Letters {
    std::string text;
    bool operator==(const Letters&) const = default;
  };
  // In the order of Kind. One value takes 40 bytes: a record in memory is mostly these.
  std::variant<std::monostate, bool, Letters, std::string, std::vector<Value>, std::vector<Member>> data_;
};

struct Member {
  std::string key;
  Value value;
  bool operator==(const Member&) const = default;
};

inline Value::Value() = default;
inline Value::Value(const char* text) : Value(std::string(text)) {}
inline Value::Value(std::string_view text) : Value(std::string(text)) {}
inline Value::Value(std::string text) : data_(std::move(text)) {}
inline Value::Value(bool truth) : data_(truth) {}
inline Value::Value(int number) : Value(static_cast<long long>(number)) {}
inline Value Value::array() { return array(std::vector<Value>()); }
inline Value Value::object() { return object(std::vector<Member>()); }

// Whole text is one JSON document. Errors: BadInput with line and column, TooLarge for a limit.
Result<Value> parse(std::string_view text, const Limits& limits = {});

std::string write(const Value& value);        // compact, to the letter
std::string writePretty(const Value& value);  // two blanks, for people and golden files
std::string canonical(const Value& value);    // compact with members sorted by key: for comparing and digests

}  // namespace baton::json
