#include "format/xml.h"

namespace baton::xml {

using detail::Attribute;

Node Node::child(Name name) const {
  if (record_ == nullptr) return {};
  for (Node node(record_->first_child); node; node = node.next()) {
    if (node.is(name)) return node;
  }
  return {};
}

ChildRange Node::children(Name name) const { return {child(name), name}; }

std::span<const Attribute> Node::attributes() const {
  if (record_ == nullptr) return {};
  return {record_->attributes, record_->attribute_count};
}

std::string_view Node::attribute(Name name) const {
  for (const Attribute& attribute : attributes()) {
    if (attribute.hash == name.hash() && attribute.name == name.text()) return attribute.value;
  }
  return {};
}

bool Node::hasAttribute(Name name) const {
  for (const Attribute& attribute : attributes()) {
    if (attribute.hash == name.hash() && attribute.name == name.text()) return true;
  }
  return false;
}

std::string_view Node::text() const {
  if (record_ == nullptr) return {};
  if (isText()) return record_->text;
  for (Node node = firstChild(); node; node = node.next()) {
    if (node.isText()) return node.record_->text;
  }
  return {};
}

}  // namespace baton::xml
