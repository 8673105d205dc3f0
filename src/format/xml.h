// xml::Document: a light, read-only tree of one XML document. The one XML entry point of Baton (trust.md fact 4).
//
// Shape: one buffer with the text, one array of nodes, one of attributes; names and values are views into the buffer.
// A Node is a pointer-sized handle; reading never fails (an absent node reads as empty), so chains are safe.
// Never evaluated: DTDs are refused, so no entity of the document's own exists. Namespaces are resolved to the index of
// the caller's list, so that two files with different prefixes read alike.
// Encodings: UTF-8, UTF-16 with or without byte order mark, ISO-8859-1, windows-1252, US-ASCII.
// Source: XML 1.0 (fifth edition), Namespaces in XML 1.0.
// Threads: a Document may be read by many at once. A Node or a view must not outlive its Document.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace baton::xml {

struct Limits {
  std::size_t bytes = 64U << 20U;
  std::size_t depth = 128;
  std::size_t nodes = 2'000'000;  // elements, texts and attributes, counted before a tree exists
};

struct Namespace {
  std::string_view uri;
  std::string_view prefix;  // taken as bound to `uri` when the document forgot to declare it; "" for the default one
};

// The namespaces a caller knows, in the order of their index 0, 1, 2 ... At most 8.
// An element without any namespace is taken as of the first one; Document::notes() says so.
using Vocabulary = std::span<const Namespace>;
constexpr std::uint8_t kUnknownSpace = 0xff;

namespace detail {

constexpr std::uint32_t kHashStart = 2166136261U;
constexpr std::uint32_t addLetter(std::uint32_t hash, char letter) {
  return (hash ^ static_cast<unsigned char>(letter)) * 16777619U;
}
constexpr std::uint32_t finishHash(std::uint32_t letters, std::uint8_t space) {
  return (letters ^ space) * 16777619U | 1U;  // never 0: that marks a text
}
constexpr std::uint32_t hashName(std::string_view name, std::uint8_t space) {
  std::uint32_t hash = kHashStart;
  for (const char letter : name) hash = addLetter(hash, letter);
  return finishHash(hash, space);
}

struct Attribute {
  std::string_view name;  // local name; of a foreign namespace also with its prefix
  std::string_view value;
  std::uint32_t hash = 0;
};

struct Record {
  std::string_view text;  // local name of an element, letters of a text
  const Record* parent = nullptr;
  const Record* first_child = nullptr;
  const Record* next = nullptr;
  const Attribute* attributes = nullptr;
  std::uint32_t hash = 0;  // 0: a text
  std::uint32_t offset = 0;
  std::uint16_t attribute_count = 0;
  std::uint8_t space = 0;
};

}  // namespace detail

// A name to look for, hashed when the program is compiled: child("effectiveTime").
class Name {
 public:
  consteval Name(const char* text, std::uint8_t space = 0)
      : text_(text), hash_(detail::hashName(text, space)), space_(space) {}
  std::string_view text() const { return text_; }
  std::uint32_t hash() const { return hash_; }
  std::uint8_t space() const { return space_; }

 private:
  std::string_view text_;
  std::uint32_t hash_;
  std::uint8_t space_;
};

class ChildRange;

class Node {
 public:
  Node() = default;
  explicit Node(const detail::Record* record) : record_(record) {}

  explicit operator bool() const { return record_ != nullptr; }
  bool operator==(const Node&) const = default;
  bool isText() const { return record_ != nullptr && record_->hash == 0; }
  bool isElement() const { return record_ != nullptr && record_->hash != 0; }
  bool is(Name name) const {
    return record_ != nullptr && record_->hash == name.hash() && record_->space == name.space() &&
           record_->text == name.text();
  }
  std::string_view name() const { return isElement() ? record_->text : std::string_view(); }
  std::uint8_t space() const { return record_ != nullptr ? record_->space : kUnknownSpace; }

  Node parent() const { return Node(record_ != nullptr ? record_->parent : nullptr); }
  Node firstChild() const { return Node(record_ != nullptr ? record_->first_child : nullptr); }
  Node next() const { return Node(record_ != nullptr ? record_->next : nullptr); }
  Node child(Name name) const;  // first child element of that name
  Node operator[](Name name) const { return child(name); }
  ChildRange children(Name name) const;         // child elements of that name
  std::string_view attribute(Name name) const;  // "" when absent; ask for names of the first namespace or of none
  bool hasAttribute(Name name) const;
  std::span<const detail::Attribute> attributes() const;

  // The node's own text when it is a text, else that of its first text child; not trimmed.
  std::string_view text() const;
  // Bytes from the start of the document (after conversion to UTF-8).
  std::uint32_t offset() const { return record_ != nullptr ? record_->offset : 0; }

 private:
  const detail::Record* record_ = nullptr;
};

// Child elements of one name, in document order.
class ChildRange {
 public:
  class Iterator {
   public:
    Iterator(Node node, Name name) : node_(node), name_(name) {}
    Node operator*() const { return node_; }
    Iterator& operator++() {
      do node_ = node_.next();
      while (node_ && !node_.is(name_));
      return *this;
    }
    bool operator==(const Iterator& other) const { return node_ == other.node_; }

   private:
    Node node_;
    Name name_;
  };
  ChildRange(Node first, Name name) : first_(first), name_(name) {}
  Iterator begin() const { return {first_, name_}; }
  Iterator end() const { return {Node(), name_}; }
  bool empty() const { return !first_; }

 private:
  Node first_;
  Name name_;
};

class Document {
 public:
  Node root() const { return Node(records_.get()); }
  // What was tolerated: a missing default namespace, an undeclared prefix. One sentence each.
  const std::vector<std::string>& notes() const { return notes_; }
  std::size_t elements() const { return element_count_; }

 private:
  friend class Builder;
  std::unique_ptr<char[]> buffer_;
  std::unique_ptr<detail::Record[]> records_;
  std::unique_ptr<detail::Attribute[]> attributes_;
  std::vector<std::string> notes_;
  std::size_t element_count_ = 0;
};

// Errors: BadInput with line and column (not well formed, DTD, unbound prefix, unknown encoding, bad characters),
// TooLarge for a limit.
Result<Document> parse(std::string_view bytes, Vocabulary vocabulary = {}, const Limits& limits = {});

}  // namespace baton::xml
