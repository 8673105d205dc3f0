#include "fhir/search/type_index.h"

#include <algorithm>
#include <bit>

#include "format/json.h"

namespace baton::fhir {
namespace {

template <class... Visitors>
struct Overloaded : Visitors... {
  using Visitors::operator()...;
};
template <class... Visitors>
Overloaded(Visitors...) -> Overloaded<Visitors...>;

// The exact questions that a value answers.
std::vector<std::string> keysOf(const SearchValue& value) {
  return std::visit(
      Overloaded{
          [](const TokenValue& token) -> std::vector<std::string> {
            if (token.code.empty() && token.system.empty()) return {};
            std::vector<std::string> keys = {"c " + token.code};
            keys.push_back(token.system.empty() ? "n " + token.code : "s " + token.system + "|" + token.code);
            if (!token.system.empty()) keys.push_back("y " + token.system);
            return keys;
          },
          [](const ReferenceValue& reference) -> std::vector<std::string> {
            std::vector<std::string> keys;
            if (!reference.target.empty()) keys.push_back("r " + reference.target);
            const std::size_t slash = reference.target.find('/');
            if (slash != std::string::npos) keys.push_back("i " + reference.target.substr(slash + 1));
            if (!reference.identifier.empty()) keys.push_back("d " + reference.identifier);
            return keys;
          },
          [](const UriValue& uri) -> std::vector<std::string> { return {"u " + uri.uri}; },
          [](const auto&) -> std::vector<std::string> { return {}; },
      },
      value);
}

// Ranges of time against ranges of time (R4 search, "prefix").
bool isDate(const DateValue& value, const QueryValue& asked) {
  const bool is_within = value.first >= asked.first && value.last <= asked.last;
  switch (asked.prefix) {
    case Prefix::Eq:
      return is_within;
    case Prefix::Ne:
      return !is_within;
    case Prefix::Gt:
      return value.last > asked.last;
    case Prefix::Lt:
      return value.first < asked.first;
    case Prefix::Ge:
      return value.last > asked.last || is_within;
    case Prefix::Le:
      return value.first < asked.first || is_within;
    case Prefix::Sa:
      return value.first > asked.last;
    case Prefix::Eb:
      return value.last < asked.first;
  }
  return false;
}

bool isQuantity(const QuantityValue& value, const QueryValue& asked) {
  if (!asked.text.empty() && asked.text != value.code && asked.text != value.unit) return false;
  if (!asked.system.empty() && asked.system != value.system) return false;
  const bool is_within = value.value >= asked.number - asked.half && value.value < asked.number + asked.half;
  switch (asked.prefix) {
    case Prefix::Eq:
      return is_within;
    case Prefix::Ne:
      return !is_within;
    case Prefix::Gt:
    case Prefix::Sa:
      return value.value > asked.number;
    case Prefix::Lt:
    case Prefix::Eb:
      return value.value < asked.number;
    case Prefix::Ge:
      return value.value >= asked.number;
    case Prefix::Le:
      return value.value <= asked.number;
  }
  return false;
}

bool isAsked(const SearchValue& value, const QueryValue& asked, const std::string& modifier) {
  return std::visit(Overloaded{
                        [&](const DateValue& date) { return isDate(date, asked); },
                        [&](const QuantityValue& quantity) { return isQuantity(quantity, asked); },
                        [&](const StringValue& text) {
                          if (modifier == "exact") return text.exact == asked.text;
                          if (modifier == "contains") return text.folded.find(asked.text) != std::string::npos;
                          return text.folded.starts_with(asked.text);
                        },
                        [&](const TokenValue& token) { return token.text.starts_with(asked.text); },  // :text
                        [](const auto&) { return false; },
                    },
                    value);
}

std::string tokenKey(const QueryValue& asked) {
  if (!asked.has_bar) return "c " + asked.text;
  if (asked.system.empty()) return "n " + asked.text;
  return asked.text.empty() ? "y " + asked.system : "s " + asked.system + "|" + asked.text;
}

}  // namespace

Rows::Rows(std::size_t count, bool all) : count_(count), words_((count + 63) / 64, 0) {
  if (all) invert();
}

void Rows::keepOnly(const Rows& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
}

void Rows::addAll(const Rows& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
}

void Rows::invert() {
  for (std::uint64_t& word : words_) word = ~word;
  if (count_ % 64 != 0) words_.back() &= (std::uint64_t{1} << (count_ % 64)) - 1;
}

std::size_t Rows::count() const {
  std::size_t sum = 0;
  for (const std::uint64_t word : words_) sum += static_cast<std::size_t>(std::popcount(word));
  return sum;
}

std::vector<std::uint32_t> Rows::list() const {
  std::vector<std::uint32_t> rows;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
      rows.push_back(static_cast<std::uint32_t>(i * 64 + static_cast<std::size_t>(std::countr_zero(word))));
    }
  }
  return rows;
}

TypeIndex::TypeIndex(const std::vector<StoredPtr>& rows) : rows_(rows) {
  for (std::uint32_t row = 0; row < rows_.size(); ++row) {
    for (const Extracted& one : rows_[row]->values()) {
      Column& column = columns_[one.parameter];
      column.values.emplace_back(row, &one.value);
      for (std::string& key : keysOf(one.value)) {
        std::vector<std::uint32_t>& posting = column.postings[std::move(key)];
        if (posting.empty() || posting.back() != row) posting.push_back(row);
      }
    }
  }
}

const TypeIndex::Column& TypeIndex::column(const SearchParameter& parameter) const {
  static const Column kNothing;
  const auto found = columns_.find(&parameter);
  return found == columns_.end() ? kNothing : found->second;
}

void TypeIndex::addPosting(const Column& column, const std::string& key, Rows& rows) const {
  const auto found = column.postings.find(key);
  if (found == column.postings.end()) return;
  for (const std::uint32_t row : found->second) rows.add(row);
}

void TypeIndex::selectExact(const Criterion& criterion, const Column& column, const std::vector<std::string>& patients,
                            Rows& found) const {
  const ParameterKind kind = criterion.parameter->kind;
  for (const QueryValue& asked : criterion.values) {
    if (kind == ParameterKind::Token) {
      addPosting(column, tokenKey(asked), found);
    } else if (kind == ParameterKind::Uri) {
      addPosting(column, "u " + asked.text, found);
    } else if (criterion.modifier == "identifier") {
      addPosting(column, "d " + asked.system + "|" + asked.text, found);
    } else {
      const std::string_view text = asked.text;
      const bool is_typed = text.find('/') != std::string_view::npos;
      const std::string_view id = text.substr(text.find('/') + 1);
      const bool is_person =
          (!is_typed || text.starts_with("Patient/")) && std::ranges::find(patients, id) != patients.end();
      if (is_person) {
        for (const std::string& patient : patients) addPosting(column, "r Patient/" + patient, found);
      }
      if (!is_person || !is_typed) addPosting(column, (is_typed ? "r " : "i ") + asked.text, found);
    }
  }
}

Rows TypeIndex::select(const Criterion& criterion, const std::vector<std::string>& patients) const {
  const Column& asked = column(*criterion.parameter);
  Rows found(rows_.size());
  if (criterion.modifier == "missing") {
    for (const auto& [row, value] : asked.values) found.add(row);
    if (criterion.values.front().text == "true") found.invert();
    return found;
  }
  const ParameterKind kind = criterion.parameter->kind;
  const bool is_exact = kind == ParameterKind::Uri || kind == ParameterKind::Reference ||
                        (kind == ParameterKind::Token && criterion.modifier != "text");
  if (is_exact) {
    selectExact(criterion, asked, patients, found);
  } else {
    for (const auto& [row, value] : asked.values) {
      if (found.has(row)) continue;
      for (const QueryValue& one : criterion.values) {
        if (!isAsked(*value, one, criterion.modifier)) continue;
        found.add(row);
        break;
      }
    }
  }
  if (criterion.modifier == "not") found.invert();
  return found;
}

Rows TypeIndex::referringTo(const SearchParameter& parameter, const std::vector<std::string>& keys) const {
  const Column& asked = column(parameter);
  Rows found(rows_.size());
  for (const std::string& key : keys) addPosting(asked, "r " + key, found);
  return found;
}

}  // namespace baton::fhir
