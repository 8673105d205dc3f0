#include "fhir/xhtml.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "fhir/xhtml_tokens.h"

namespace baton::fhir {
namespace {

constexpr std::string_view kXhtmlNamespace = "http://www.w3.org/1999/xhtml";

constexpr std::array<std::string_view, 52> kAllowedAttributes = {
    "abbr",  "accesskey", "align",   "alt",    "axis",     "bgcolor",  "border",   "cellpadding", "cellspacing",
    "char",  "charoff",   "charset", "cite",   "class",    "colspan",  "compact",  "coords",      "dir",
    "frame", "headers",   "height",  "href",   "hreflang", "id",       "ismap",    "lang",        "longdesc",
    "name",  "nohref",    "noshade", "nowrap", "rel",      "rev",      "rowspan",  "rules",       "scope",
    "shape", "size",      "span",    "src",    "start",    "style",    "summary",  "tabindex",    "title",
    "type",  "usemap",    "valign",  "value",  "width",    "xml:lang", "xml:space"};

// The first & that does not start an entity XML knows; R4 narratives have no HTML entities (narrative.html#xhtml).
XhtmlFinding checkEntities(std::string_view text) {
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    const std::size_t end = text.find(';', at);
    if (end == std::string_view::npos) return {XhtmlProblem::NotWellFormed, {}};
    const std::string_view name = text.substr(at + 1, end - at - 1);
    if (!isEntityName(name)) return {XhtmlProblem::BadEntity, name};
  }
  return {};
}

// A url() may hold a picture or the name of one beside the document, nothing from elsewhere.
bool hasOnlyInnerUrls(std::string_view style) {
  const std::string lower = toLowerAscii(style);
  for (std::size_t at = lower.find("url("); at != std::string::npos; at = lower.find("url(", at + 4)) {
    std::string_view address = std::string_view(lower).substr(at + 4, 64);  // the scheme stands at its start
    address = address.substr(0, std::min(address.find(')'), address.size()));
    const std::size_t data = address.find("data:");  // quotes or &quot; may stand before
    const bool is_picture = data < 8 && trim(address.substr(data + 5)).starts_with("image/");
    if (!is_picture && address.find_first_of(":&\\") != std::string_view::npos) return false;
    if (address.find("//") < 8) return false;
  }
  return true;
}

bool isStyleAllowed(std::string_view style) {
  if (containsNoCase(style, "url(") && !hasOnlyInnerUrls(style)) return false;
  return !containsNoCase(style, "expression") && !containsNoCase(style, "@import") &&
         !containsNoCase(style, "behavior") && !containsNoCase(style, "javascript:") &&
         style.find('\\') == std::string_view::npos;
}

XhtmlFinding checkAttribute(std::string_view element, const Attribute& attribute) {
  if (attribute.name == "xmlns") {
    if (element == "div" && attribute.value == kXhtmlNamespace) return {};
    return {XhtmlProblem::WrongNamespace, attribute.value};
  }
  if (!isOneOf(kAllowedAttributes, attribute.name)) return {XhtmlProblem::BadAttribute, attribute.name};
  const bool is_address = attribute.name == "href" || attribute.name == "src" || attribute.name == "cite" ||
                          attribute.name == "longdesc" || attribute.name == "usemap";
  if (is_address && !isAddressAllowed(attribute.value)) return {XhtmlProblem::BadLink, attribute.name};
  if (attribute.name == "style" && !isStyleAllowed(attribute.value)) return {XhtmlProblem::BadLink, attribute.name};
  return checkEntities(attribute.value);
}

XhtmlFinding checkAllowedAttributes(const Token& token, bool is_root) {
  std::string_view rest = token.attributes;
  bool has_namespace = false;
  while (true) {
    Attribute attribute;
    const Reading reading = nextAttribute(rest, attribute);
    if (reading == Reading::Bad) return {XhtmlProblem::NotWellFormed, token.name};
    if (reading == Reading::Done) break;
    has_namespace = has_namespace || attribute.name == "xmlns";
    if (const XhtmlFinding finding = checkAttribute(token.name, attribute); finding.problem != XhtmlProblem::None) {
      return finding;
    }
  }
  if (is_root && !has_namespace) return {XhtmlProblem::WrongNamespace, {}};
  return {};
}

class Checker {
 public:
  XhtmlFinding check(std::string_view div) {
    Scanner scanner(div);
    for (Token token = scanner.next(); token.kind != TokenKind::End; token = scanner.next()) {
      if (const XhtmlFinding finding = see(token); finding.problem != XhtmlProblem::None) return finding;
    }
    if (!open_.empty() || !has_root_) return {XhtmlProblem::NotWellFormed, {}};
    return {has_content_ ? XhtmlProblem::None : XhtmlProblem::Blank, {}};
  }

 private:
  XhtmlFinding see(const Token& token) {
    switch (token.kind) {
      case TokenKind::Text:
        return seeText(token.text);
      case TokenKind::Open:
        return seeOpen(token);
      case TokenKind::Close:
        return {open_.pop(token.name) ? XhtmlProblem::None : XhtmlProblem::NotWellFormed, token.name};
      case TokenKind::Bad:
        return {XhtmlProblem::NotWellFormed, {}};
      case TokenKind::Comment:
      case TokenKind::End:
        break;
    }
    return {};
  }
  XhtmlFinding seeText(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), isXmlSpace)) return {};
    if (open_.empty()) return {XhtmlProblem::NotADiv, {}};
    has_content_ = true;
    return checkEntities(text);
  }
  XhtmlFinding seeOpen(const Token& token) {
    const bool is_root = open_.empty();
    if (is_root && (has_root_ || token.name != "div")) return {XhtmlProblem::NotADiv, token.name};
    has_root_ = true;
    if (!isOneOf(kAllowedElements, token.name)) return {XhtmlProblem::BadElement, token.name};
    has_content_ = has_content_ || token.name == "img";
    const XhtmlFinding finding = checkAllowedAttributes(token, is_root);
    if (finding.problem != XhtmlProblem::None || token.closes_itself) return finding;
    return {open_.push(token.name) ? XhtmlProblem::None : XhtmlProblem::TooDeep, {}};
  }

  OpenElements open_;
  bool has_root_ = false;
  bool has_content_ = false;
};

}  // namespace

XhtmlFinding checkXhtml(std::string_view div) { return Checker().check(div); }

std::string_view toText(XhtmlProblem problem) {
  switch (problem) {
    case XhtmlProblem::None:
      return "";
    case XhtmlProblem::NotWellFormed:
      return "the narrative is not well-formed XHTML";
    case XhtmlProblem::NotADiv:
      return "the narrative must be one div";
    case XhtmlProblem::WrongNamespace:
      return "the div must be in the XHTML namespace";
    case XhtmlProblem::BadElement:
      return "txt-1: an element that narratives may not hold";
    case XhtmlProblem::BadAttribute:
      return "txt-1: an attribute that narratives may not hold";
    case XhtmlProblem::BadLink:
      return "txt-1: an address or style that runs or loads something";
    case XhtmlProblem::BadEntity:
      return "an entity that XML does not know";
    case XhtmlProblem::Blank:
      return "txt-2: the narrative has no content";
    case XhtmlProblem::TooDeep:
      return "the narrative is nested too deep";
  }
  return "";
}

}  // namespace baton::fhir
