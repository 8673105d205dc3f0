// The human-readable part of a section: looked up by reference, as plain text, or as safe XHTML.
//
// What comes out of a foreign narrative is either plain text or a subset of XHTML without scripts, styles, links to
// anything but http(s), ids and events (trust.md T8): elements outside the list leave only their text.
// Source: CDA R2 Narrative.xsd; C-CDA on FHIR, mapping guidance, "Narrative Text".
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "format/xml.h"

namespace baton::sources::ccda {

// All text below `node` on one line: white space collapsed, a blank between blocks and cells. At most about `limit`
// bytes.
constexpr std::size_t kMaxText = 64U << 10U;
std::string plainText(xml::Node node, std::size_t limit = kMaxText);
// The same with a line for every block, row and item; cells are parted by " | ".
std::string blockText(xml::Node node);
// <div xmlns="http://www.w3.org/1999/xhtml">…</div>, "" when there is no text.
std::string safeXhtml(xml::Node text);

// Finds what <reference value="#x"/> means. Built when first asked; several equal ids: the first counts.
class Narrative {
 public:
  explicit Narrative(xml::Node root) : root_(root) {}
  // `reference` with or without "#"; an absent node when nothing has that id, or when the document has pointed at its
  // own words so often that the answer would outgrow it (a bomb: many references to one large text).
  xml::Node find(std::string_view reference) const;
  void charge(std::size_t bytes) const { spent_ += bytes; }
  // The text of an <originalText> or <text>: what it says itself, else what its reference points at.
  std::string textOf(xml::Node text) const;

 private:
  void build() const;
  xml::Node root_;
  mutable bool is_built_ = false;
  mutable std::size_t spent_ = 0;  // bytes made from references
  mutable std::unordered_map<std::string_view, xml::Node> by_id_;
};

}  // namespace baton::sources::ccda
