#include "sources/ccda/narrative.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace baton::sources::ccda {
namespace {

using xml::Node;

// Next node in document order inside `top`, or an absent one.
Node following(Node node, Node top) {
  if (Node inner = node.firstChild()) return inner;
  while (node && node != top) {
    if (Node next = node.next()) return next;
    node = node.parent();
  }
  return {};
}

bool isInline(std::string_view name) { return name == "sub" || name == "sup" || name == "footnoteRef"; }

bool isBlock(std::string_view name) {
  static constexpr auto kBlocks = std::to_array<std::string_view>(
      {"paragraph", "br", "item", "list", "tr", "table", "caption", "thead", "tbody", "tfoot", "title"});
  return std::ranges::find(kBlocks, name) != kBlocks.end();
}

// Real documents stay under a tenth of it.
constexpr std::size_t kBudget = 64U << 20U;

bool isSpace(char letter) { return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r'; }

// Appends with every run of white space as one blank; a blank is kept only between letters.
void appendCollapsed(std::string& out, std::string_view text) {
  bool is_pending = false;
  for (std::size_t at = 0; at < text.size();) {
    if (isSpace(text[at])) {
      is_pending = true;
      ++at;
      continue;
    }
    std::size_t end = at + 1;
    while (end < text.size() && !isSpace(text[end])) ++end;
    if (is_pending && !out.empty() && out.back() != ' ' && out.back() != '\n') out += ' ';
    out.append(text, at, end - at);
    is_pending = false;
    at = end;
  }
  if (is_pending && !out.empty() && out.back() != ' ' && out.back() != '\n') out += ' ';
}

void trimEnd(std::string& text) {
  while (!text.empty() && (isSpace(text.back()) || text.back() == '|')) text.pop_back();
}

struct Tag {
  std::string_view cda;
  std::string_view xhtml;
};

// Narrative.xsd's elements and the XHTML ones that stand for them; the rest leaves only its text.
constexpr auto kTags = std::to_array<Tag>({
    {"content", "span"},
    {"paragraph", "p"},
    {"item", "li"},
    {"table", "table"},
    {"thead", "thead"},
    {"tbody", "tbody"},
    {"tfoot", "tfoot"},
    {"tr", "tr"},
    {"th", "th"},
    {"td", "td"},
    {"sub", "sub"},
    {"sup", "sup"},
    {"linkHtml", "a"},
    {"footnote", "span"},
});

std::string_view tagFor(Node node) {
  const std::string_view name = node.name();
  if (name == "list") return toLowerAscii(node.attribute("listType")) == "ordered" ? "ol" : "ul";
  if (name == "caption") return node.parent().name() == "table" ? "caption" : "p";
  for (const Tag& tag : kTags) {
    if (tag.cda == name) return tag.xhtml;
  }
  return {};
}

bool isSafeLink(std::string_view link) {
  return (startsWithNoCase(link, "https://") || startsWithNoCase(link, "http://")) &&
         link.find_first_of(" \t\r\n\"'<>\\") == std::string_view::npos;
}

bool isSmallNumber(std::string_view text) {
  return !text.empty() && text.size() <= 3 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

void openTag(std::string& out, Node node, std::string_view tag) {
  out += '<';
  out += tag;
  if (tag == "a" && isSafeLink(node.attribute("href"))) {
    out += " href=\"" + escapeMarkup(node.attribute("href")) + "\" rel=\"noopener noreferrer\"";
  }
  if (tag == "td" || tag == "th") {
    if (const auto span = node.attribute("colspan"); isSmallNumber(span))
      out += " colspan=\"" + std::string(span) + '"';
    if (const auto span = node.attribute("rowspan"); isSmallNumber(span))
      out += " rowspan=\"" + std::string(span) + '"';
  }
  out += '>';
}

// The tree is at most xml::Limits::depth deep, so is this recursion.
void appendXhtml(std::string& out, Node parent, bool& has_text) {
  for (Node node = parent.firstChild(); node; node = node.next()) {
    if (node.isText()) {
      has_text = has_text || !trim(node.text()).empty();
      out += escapeMarkup(node.text());
      continue;
    }
    if (node.is("br")) {
      out += "<br/>";
      continue;
    }
    const std::string_view tag = tagFor(node);
    if (tag.empty()) {
      appendXhtml(out, node, has_text);
      continue;
    }
    openTag(out, node, tag);
    appendXhtml(out, node, has_text);
    out += "</";
    out += tag;
    out += '>';
  }
}

}  // namespace

std::string plainText(Node top, std::size_t limit) {
  std::string out;
  if (top.isText()) {
    appendCollapsed(out, top.text());
    trimEnd(out);
    return out;
  }
  for (Node node = top.firstChild(); node && node != top && out.size() < limit; node = following(node, top)) {
    if (node.isText()) {
      appendCollapsed(out, node.text());
    } else if (!out.empty() && out.back() != ' ' && !isInline(node.name())) {
      out += ' ';
    }
  }
  while (!out.empty() && isSpace(out.back())) out.pop_back();
  return out;
}

std::string blockText(Node top) {
  std::string out;
  for (Node node = top.firstChild(); node && node != top; node = following(node, top)) {
    if (node.isText()) {
      appendCollapsed(out, node.text());
      continue;
    }
    const std::string_view name = node.name();
    if (isBlock(name)) {
      trimEnd(out);
      if (!out.empty() && out.back() != '\n') out += '\n';
    } else if ((name == "td" || name == "th") && !out.empty() && out.back() != '\n') {
      out += " | ";
    } else if (!isInline(name) && !out.empty() && out.back() != ' ' && out.back() != '\n') {
      out += ' ';
    }
  }
  trimEnd(out);
  return out;
}

std::string safeXhtml(Node text) {
  std::string out = "<div xmlns=\"http://www.w3.org/1999/xhtml\">";
  bool has_text = false;
  appendXhtml(out, text, has_text);
  out += "</div>";
  return has_text ? out : std::string();
}

void Narrative::build() const {
  is_built_ = true;
  if (!root_) return;
  for (Node node = root_; node; node = following(node, root_)) {
    if (!node.isElement()) continue;
    for (const auto& attribute : node.attributes()) {
      if (attribute.name.size() == 2 && (attribute.name == "ID" || attribute.name == "id") &&
          !attribute.value.empty()) {
        by_id_.try_emplace(attribute.value, node);
      }
    }
  }
}

Node Narrative::find(std::string_view reference) const {
  if (spent_ > kBudget) return {};
  if (!is_built_) build();
  if (reference.starts_with('#')) reference.remove_prefix(1);
  const auto found = by_id_.find(reference);
  return found == by_id_.end() ? Node() : found->second;
}

std::string Narrative::textOf(Node text) const {
  if (!text) return {};
  std::string own = plainText(text);
  if (!own.empty()) return own;
  const std::string_view target = text["reference"].attribute("value");
  if (target.empty()) return own;
  own = plainText(find(target));
  charge(own.size());
  return own;
}

}  // namespace baton::sources::ccda
