// makeSafe: a narrative as a page may show it.
#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "fhir/xhtml.h"
#include "fhir/xhtml_tokens.h"

namespace baton::fhir {
namespace {

// What a page may be given from a stranger's narrative; addresses are handled apart.
constexpr std::array<std::string_view, 14> kShownAttributes = {"abbr",  "alt",     "colspan", "dir",     "height",
                                                               "lang",  "rowspan", "scope",   "span",    "start",
                                                               "title", "value",   "width",   "xml:lang"};

// Content goes with the tags.
constexpr std::array<std::string_view, 14> kDropped = {"script", "style",  "head",     "iframe",  "object",
                                                       "embed",  "applet", "form",     "select",  "textarea",
                                                       "svg",    "math",   "noscript", "template"};

bool isVoid(std::string_view name) {
  return name == "br" || name == "hr" || name == "img" || name == "col" || name == "area";
}

// Text as it may stand between tags: entities that XML knows stay, everything else is escaped.
void appendText(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c != '&') {
      if (static_cast<unsigned char>(c) >= 0x20 || isXmlSpace(c)) out += escapeMarkup(text.substr(at, 1));
      continue;
    }
    const std::size_t length = text.substr(at, 12).find(';');
    const std::size_t end = at + length;
    const std::string_view name = length == std::string_view::npos ? "" : text.substr(at + 1, length - 1);
    if (isEntityName(name)) {
      out.append(text, at, end - at + 1);
      at = end;
    } else if (name == "nbsp") {
      out += "&#160;";
      at = end;
    } else {
      out += "&amp;";
    }
  }
}

class Cleaner {
 public:
  std::string clean(std::string_view xhtml) {
    Scanner scanner(xhtml);
    out_ = "<div xmlns=\"http://www.w3.org/1999/xhtml\">";
    for (Token token = scanner.next(); token.kind != TokenKind::End; token = scanner.next()) see(token);
    while (!open_.empty()) close(open_.popAny());
    out_ += "</div>";
    return std::move(out_);
  }

 private:
  void see(const Token& token) {
    if (!dropping_.empty()) {
      if (token.kind == TokenKind::Close && toLowerAscii(token.name) == dropping_) dropping_.clear();
      return;
    }
    switch (token.kind) {
      case TokenKind::Text:
      case TokenKind::Bad:
        return appendText(out_, token.text);
      case TokenKind::Open:
        return seeOpen(token);
      case TokenKind::Close:
        return seeClose(token.name);
      case TokenKind::Comment:
      case TokenKind::End:
        return;
    }
  }
  void seeOpen(const Token& token) {
    const std::string name = toLowerAscii(token.name);
    if (isOneOf(kDropped, name)) {
      if (!token.closes_itself) dropping_ = name;
      return;
    }
    const auto known = std::find(kAllowedElements.begin(), kAllowedElements.end(), name);
    if (known == kAllowedElements.end() || name == "map" || name == "area") return;
    const bool is_root = !has_root_ && name == "div";  // ours stands there already
    has_root_ = true;
    if (is_root) return;
    std::string attributes;
    const bool has_source = appendAttributes(attributes, name, token.attributes);
    if (name == "img" && !has_source) return;
    const bool is_void = isVoid(name);
    if (!is_void && !token.closes_itself && !open_.push(*known)) return;
    out_.append("<").append(name).append(attributes);
    if (is_void) {
      out_ += "/>";
    } else {
      out_ += '>';
      if (token.closes_itself) close(name);
    }
  }
  void seeClose(std::string_view raw_name) {
    const std::string name = toLowerAscii(raw_name);
    if (!open_.contains(name)) return;
    while (true) {
      const std::string_view top = open_.popAny();
      close(top);
      if (top == name) return;
    }
  }
  void close(std::string_view name) { out_.append("</").append(name).append(">"); }

  // True when an address was kept.
  static bool appendAttributes(std::string& out, std::string_view element, std::string_view rest) {
    bool has_address = false;
    Attribute attribute;
    for (std::size_t count = 0; count < 32 && nextAttribute(rest, attribute) == Reading::One; ++count) {
      const bool is_link = element == "a" && attribute.name == "href" && isSafeLink(attribute.value);
      const bool is_picture = element == "img" && attribute.name == "src" && isPicture(attribute.value);
      if (!is_link && !is_picture && !isOneOf(kShownAttributes, attribute.name)) continue;
      if ((is_link || is_picture) && has_address) continue;
      if (out.find(std::string(" ").append(attribute.name).append("=\"")) != std::string::npos) continue;
      out.append(" ").append(attribute.name).append("=\"");
      appendText(out, attribute.value);
      out += '"';
      if (is_link) out += " rel=\"noopener noreferrer\"";
      has_address = has_address || is_link || is_picture;
    }
    return has_address;
  }
  static bool isSafeLink(std::string_view address) {
    return isAddressAllowed(address) && (address.starts_with("https://") || address.starts_with("http://") ||
                                         address.starts_with("mailto:") || address.starts_with("tel:"));
  }

  std::string out_;
  std::string dropping_;  // the element whose content is being dropped
  OpenElements open_;
  bool has_root_ = false;
};

}  // namespace

std::string makeSafe(std::string_view xhtml) { return Cleaner().clean(xhtml); }

}  // namespace baton::fhir
