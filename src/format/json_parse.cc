// The one place where JSON text becomes a tree: Boost.JSON's push parser feeds json::Value.
#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <unordered_set>

#include "base/text.h"
#include "format/json.h"

namespace baton::json {
namespace {

using boost::json::error_code;
using boost::json::string_view;

enum class Refusal : unsigned char { None, DuplicateKey, TooManyNodes, TooManyMembers, TooManyItems, LongNumber };

// Builds the tree bottom-up on one stack of finished values, so that every array and object is allocated once, at its
// final size.
class Builder {
 public:
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

  void limitTo(const Limits& limits) { limits_ = limits; }
  Value take() { return std::move(values_.back()); }
  Refusal refusal() const { return refusal_; }
  const std::string& duplicateKey() const { return duplicate_key_; }

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code&) {
    starts_.push_back({.values = values_.size(), .most = limits_.members, .refusal = Refusal::TooManyMembers});
    return true;
  }
  bool on_array_begin(error_code&) {
    starts_.push_back({.values = values_.size(), .most = limits_.items, .refusal = Refusal::TooManyItems});
    return true;
  }

  bool on_array_end(std::size_t count, error_code& ec) {
    starts_.pop_back();
    const auto first = values_.end() - static_cast<std::ptrdiff_t>(count);
    std::vector<Value> items(std::make_move_iterator(first), std::make_move_iterator(values_.end()));
    values_.erase(first, values_.end());
    return add(Value::array(std::move(items)), ec);
  }

  bool on_object_end(std::size_t count, error_code& ec) {
    starts_.pop_back();
    const auto first_value = values_.end() - static_cast<std::ptrdiff_t>(count);
    const auto first_key = keys_.end() - static_cast<std::ptrdiff_t>(count);
    std::vector<Member> members;
    members.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
      const auto at = static_cast<std::ptrdiff_t>(i);
      members.push_back(Member{std::move(first_key[at]), std::move(first_value[at])});
    }
    values_.erase(first_value, values_.end());
    keys_.erase(first_key, keys_.end());
    if (limits_.duplicate_keys == DuplicateKeys::Refuse && hasDuplicate(members)) {
      return refuse(Refusal::DuplicateKey, ec);
    }
    return add(Value::object(std::move(members)), ec);
  }

  bool on_key_part(string_view part, std::size_t, error_code&) { return collect(part); }
  bool on_key(string_view rest, std::size_t, error_code&) {
    collect(rest);
    keys_.push_back(std::move(partial_));
    partial_.clear();
    return true;
  }
  bool on_string_part(string_view part, std::size_t, error_code&) { return collect(part); }
  bool on_string(string_view rest, std::size_t, error_code& ec) {
    collect(rest);
    Value value(std::move(partial_));
    partial_.clear();
    return add(std::move(value), ec);
  }
  bool on_number_part(string_view part, error_code& ec) { return isShort(part, ec) && collect(part); }
  bool on_int64(std::int64_t, string_view rest, error_code& ec) { return addNumber(rest, ec); }
  bool on_uint64(std::uint64_t, string_view rest, error_code& ec) { return addNumber(rest, ec); }
  bool on_double(double, string_view rest, error_code& ec) { return addNumber(rest, ec); }
  bool on_bool(bool truth, error_code& ec) { return add(Value(truth), ec); }
  bool on_null(error_code& ec) { return add(Value(), ec); }
  bool on_comment_part(string_view, error_code&) { return true; }
  bool on_comment(string_view, error_code&) { return true; }

 private:
  bool collect(string_view part) {
    partial_.append(part.data(), part.size());
    return true;
  }
  // Before a part is kept: a number of a gigabyte is refused without a copy of it.
  bool isShort(string_view part, error_code& ec) {
    return partial_.size() + part.size() <= limits_.number_letters || refuse(Refusal::LongNumber, ec);
  }
  bool addNumber(string_view rest, error_code& ec) {
    if (!isShort(rest, ec)) return false;
    collect(rest);
    Value value = Value::number(std::move(partial_));
    partial_.clear();
    return add(std::move(value), ec);
  }
  bool add(Value value, error_code& ec) {
    if (++nodes_ > limits_.nodes) return refuse(Refusal::TooManyNodes, ec);
    if (!starts_.empty() && values_.size() - starts_.back().values >= starts_.back().most) {
      return refuse(starts_.back().refusal, ec);
    }
    values_.push_back(std::move(value));
    return true;
  }
  bool refuse(Refusal refusal, error_code& ec) {
    refusal_ = refusal;
    ec = boost::json::make_error_code(boost::json::error::not_exact);
    return false;
  }
  bool hasDuplicate(const std::vector<Member>& members) {
    // Below this many members comparing pairs is faster than hashing; above it, an attacker would notice.
    constexpr std::size_t kFewMembers = 32;
    if (members.size() <= kFewMembers) {
      for (std::size_t i = 1; i < members.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
          if (members[i].key == members[j].key) return noteDuplicate(members[i].key);
        }
      }
      return false;
    }
    std::unordered_set<std::string_view> seen;
    for (const Member& member : members) {
      if (!seen.insert(member.key).second) return noteDuplicate(member.key);
    }
    return false;
  }
  bool noteDuplicate(const std::string& key) {
    duplicate_key_ = key;
    return true;
  }

  // An array or object that is open: where its values start on the stack, and how many it may have.
  struct Start {
    std::size_t values = 0;
    std::size_t most = 0;
    Refusal refusal = Refusal::None;
  };

  Limits limits_;
  std::vector<Start> starts_;
  std::size_t nodes_ = 0;
  Refusal refusal_ = Refusal::None;
  std::string duplicate_key_;
  std::string partial_;
  std::vector<Value> values_;
  std::vector<std::string> keys_;
};

std::string place(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  const std::size_t line_start = text.substr(0, at).rfind('\n');
  const std::size_t column = line_start == std::string_view::npos ? at + 1 : at - line_start;
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

tl::unexpected<Error> refused(const Builder& builder, const Limits& limits, const std::string& at) {
  const auto tooLarge = [](const std::string& what) { return fail(ErrorCode::TooLarge, "The JSON has " + what + "."); };
  switch (builder.refusal()) {
    case Refusal::TooManyNodes:
      return tooLarge("more than " + std::to_string(limits.nodes) + " values");
    case Refusal::TooManyMembers:
      return tooLarge("an object with more than " + std::to_string(limits.members) + " keys at " + at);
    case Refusal::TooManyItems:
      return tooLarge("an array with more than " + std::to_string(limits.items) + " items at " + at);
    case Refusal::LongNumber:
      return tooLarge("a number with more than " + std::to_string(limits.number_letters) + " digits");
    case Refusal::DuplicateKey:
    case Refusal::None:
      break;
  }
  return fail(ErrorCode::BadInput, "The JSON names the key \"" + shorten(builder.duplicateKey(), 60) +
                                       "\" twice in one object, ending at " + at + ".");
}

}  // namespace

Result<Value> parse(std::string_view text, const Limits& limits) {
  if (text.size() > limits.bytes) {
    return fail(ErrorCode::TooLarge, "The JSON text is larger than " + std::to_string(limits.bytes >> 20U) + " MiB.");
  }
  boost::json::parse_options options;
  options.max_depth = limits.depth;
  boost::json::basic_parser<Builder> parser(options);
  parser.handler().limitTo(limits);
  error_code ec;
  const std::size_t consumed = parser.write_some(false, text.data(), text.size(), ec);
  const Builder& builder = parser.handler();
  if (builder.refusal() != Refusal::None) return refused(builder, limits, place(text, consumed));
  if (ec == boost::json::error::too_deep) {
    return fail(ErrorCode::TooLarge, "The JSON is nested deeper than " + std::to_string(limits.depth) + " levels.");
  }
  if (ec) return fail(ErrorCode::BadInput, "Not JSON at " + place(text, consumed) + ": " + ec.message() + ".");
  const std::string_view rest = trim(text.substr(consumed));
  if (!rest.empty()) return fail(ErrorCode::BadInput, "Not JSON at " + place(text, consumed) + ": text after its end.");
  return parser.handler().take();
}

}  // namespace baton::json
