#include "format/json.h"

#include <algorithm>

namespace baton::json {
namespace {

const std::string kNoText;
const std::vector<Value> kNoItems;
const std::vector<Member> kNoMembers;
const Value kNothing;
static_assert(sizeof(Value) == 40);

}  // namespace

Value::Value(const Value&) = default;
Value::Value(Value&&) noexcept = default;
Value& Value::operator=(const Value&) = default;
Value& Value::operator=(Value&&) noexcept = default;
Value::~Value() = default;
Value::Value(long long number) : data_(Letters{std::to_string(number)}) {}

Value Value::number(std::string letters) {
  Value value;
  value.data_ = Letters{std::move(letters)};
  return value;
}

Value Value::array(std::vector<Value> items) {
  Value value;
  value.data_ = std::move(items);
  return value;
}

Value Value::object(std::vector<Member> members) {
  Value value;
  value.data_ = std::move(members);
  return value;
}

const std::string& Value::text() const {
  if (const auto* text = std::get_if<std::string>(&data_)) return *text;
  const auto* letters = std::get_if<Letters>(&data_);
  return letters != nullptr ? letters->text : kNoText;
}

const std::vector<Value>& Value::items() const {
  const auto* items = std::get_if<std::vector<Value>>(&data_);
  return items != nullptr ? *items : kNoItems;
}

const std::vector<Member>& Value::members() const {
  const auto* members = std::get_if<std::vector<Member>>(&data_);
  return members != nullptr ? *members : kNoMembers;
}

const Value* Value::find(std::string_view key) const {
  for (const Member& member : members()) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

const Value& Value::operator[](std::string_view key) const {
  const Value* found = find(key);
  return found != nullptr ? *found : kNothing;
}

const Value& Value::operator[](std::size_t index) const {
  const std::vector<Value>& held = items();
  return index < held.size() ? held[index] : kNothing;
}

Value& Value::set(std::string_view key, Value value) {
  if (isNull()) data_ = std::vector<Member>();
  if (Value* found = findMutable(key)) {
    *found = std::move(value);
    return *found;
  }
  std::vector<Member>& held = membersMutable();
  held.push_back(Member{std::string(key), std::move(value)});
  return held.back().value;
}

Value& Value::setIfAny(std::string_view key, Value value) {
  if (!value.isEmptyElement()) set(key, std::move(value));
  return *this;
}

Value& Value::insertFirst(std::string_view key, Value value) {
  if (isNull()) data_ = std::vector<Member>();
  erase(key);
  std::vector<Member>& held = membersMutable();
  held.insert(held.begin(), Member{std::string(key), std::move(value)});
  return held.front().value;
}

bool Value::erase(std::string_view key) {
  return std::erase_if(membersMutable(), [&](const Member& member) { return member.key == key; }) > 0;
}

Value& Value::push(Value value) {
  if (isNull()) data_ = std::vector<Value>();
  std::vector<Value>& held = itemsMutable();
  held.push_back(std::move(value));
  return held.back();
}

Value* Value::findMutable(std::string_view key) {
  for (Member& member : membersMutable()) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

std::vector<Value>& Value::itemsMutable() {
  static thread_local std::vector<Value> nobodys;
  if (auto* items = std::get_if<std::vector<Value>>(&data_)) return *items;
  nobodys.clear();
  return nobodys;
}

std::vector<Member>& Value::membersMutable() {
  static thread_local std::vector<Member> nobodys;
  if (auto* members = std::get_if<std::vector<Member>>(&data_)) return *members;
  nobodys.clear();
  return nobodys;
}

bool Value::isEmptyElement() const {
  switch (kind()) {
    case Kind::Null:
      return true;
    case Kind::String:
      return text().empty();
    case Kind::Array:
      return items().empty();
    case Kind::Object:
      return members().empty();
    case Kind::Bool:
    case Kind::Number:
      return false;
  }
  return false;
}

bool Value::operator==(const Value& other) const { return data_ == other.data_; }

namespace {

void writeString(std::string& out, std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  out += '"';
  std::size_t clean_from = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
    out.append(text, clean_from, at - clean_from);
    clean_from = at + 1;
    switch (byte) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        out += "\\u00";
        out += kHex[byte >> 4U];
        out += kHex[byte & 15U];
    }
  }
  out.append(text, clean_from, text.size() - clean_from);
  out += '"';
}

enum class Order : unsigned char { AsIs, Sorted };

struct Layout {
  bool is_pretty = false;
  Order order = Order::AsIs;
};

void breakLine(std::string& out, const Layout& layout, int depth) {
  if (!layout.is_pretty) return;
  out += '\n';
  out.append(static_cast<std::size_t>(depth) * 2, ' ');
}

std::vector<const Member*> sorted(const std::vector<Member>& members) {
  std::vector<const Member*> pointers;
  pointers.reserve(members.size());
  for (const Member& member : members) pointers.push_back(&member);
  const auto isBefore = [](const Member* a, const Member* b) { return a->key < b->key; };
  // Equal keys (only where the reader was told to keep them) stay in their order.
  std::stable_sort(pointers.begin(), pointers.end(), isBefore);
  return pointers;
}

void writeTo(std::string& out, const Value& value, const Layout& layout, int depth);

void writeMember(std::string& out, const Member& member, const Layout& layout, int depth) {
  if (out.back() != '{') out += ',';
  breakLine(out, layout, depth + 1);
  writeString(out, member.key);
  out += layout.is_pretty ? ": " : ":";
  writeTo(out, member.value, layout, depth + 1);
}

void writeTo(std::string& out, const Value& value, const Layout& layout, int depth) {
  switch (value.kind()) {
    case Kind::Null:
      out += "null";
      return;
    case Kind::Bool:
      out += value.truth() ? "true" : "false";
      return;
    case Kind::Number:
      out += value.text();
      return;
    case Kind::String:
      writeString(out, value.text());
      return;
    case Kind::Array: {
      out += '[';
      bool is_first = true;
      for (const Value& item : value.items()) {
        if (!is_first) out += ',';
        is_first = false;
        breakLine(out, layout, depth + 1);
        writeTo(out, item, layout, depth + 1);
      }
      if (!is_first) breakLine(out, layout, depth);
      out += ']';
      return;
    }
    case Kind::Object: {
      out += '{';
      if (layout.order == Order::AsIs) {
        for (const Member& member : value.members()) writeMember(out, member, layout, depth);
      } else {
        for (const Member* member : sorted(value.members())) writeMember(out, *member, layout, depth);
      }
      if (!value.members().empty()) breakLine(out, layout, depth);
      out += '}';
      return;
    }
  }
}

}  // namespace

std::string write(const Value& value) {
  std::string out;
  writeTo(out, value, Layout{}, 0);
  return out;
}

std::string writePretty(const Value& value) {
  std::string out;
  writeTo(out, value, Layout{.is_pretty = true, .order = Order::AsIs}, 0);
  out += '\n';
  return out;
}

std::string canonical(const Value& value) {
  std::string out;
  writeTo(out, value, Layout{.is_pretty = false, .order = Order::Sorted}, 0);
  return out;
}

}  // namespace baton::json
