// Html: text for a page that is safe because of how it was made, not because somebody remembered to escape.
//
// There are three ways to make one: a string literal of the program (markup), data (always escaped), and putting the
// two together with element() and +=. A std::string can never become markup. Source: WHATWG HTML §13.1 (writing HTML):
// escaping & < > " ' is enough for text and for quoted attribute values; attributes here are always quoted.
// Data loses control characters that HTML does not allow (U+0000 to U+001F except tab and newlines, U+007F).
//
// Two attacks that escaping does not stop are stopped by the attributes themselves: a name like onclick or style does
// not compile, and an address (href, action ...) that could run code or is no address of ours loses its attribute.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace baton::format {

// A constant of the program: the constructor runs at compile time only.
class Markup {
 public:
  consteval Markup(const char* literal) : text_(literal) {}
  constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

// The name of an attribute: a constant that carries neither script (on...) nor style.
class AttributeName {
 public:
  consteval AttributeName(const char* literal) : text_(literal) {
    if (text_.starts_with("on") || text_ == "style" || text_ == "srcdoc") throw "no script or style in attributes";
  }
  constexpr std::string_view text() const { return text_; }
  bool isAddress() const;

 private:
  std::string_view text_;
};

// True for what a link or form may name: a local path, query or fragment, or http(s):, tel:, sms:, mailto:,
// data:image/. Browsers drop white space and control characters inside a scheme, so an address with one is refused.
bool isSafeAddress(std::string_view address);

class Attributes {
 public:
  struct Pair {
    AttributeName name;
    std::string_view value;  // data
  };
  Attributes() = default;
  Attributes(std::initializer_list<Pair> pairs);
  Attributes& set(AttributeName name, std::string_view value);
  Attributes& setUnlessEmpty(AttributeName name, std::string_view value);
  Attributes& flag(AttributeName name, bool is_set = true);  // required, checked, open ...
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;  // ` name="escaped"` for each
};

class Html {
 public:
  Html() = default;
  Html(Markup literal) : bytes_(literal.text()) {}
  static Html text(std::string_view data);
  // <name a="..">content</name>; `name` and the attributes' names are constants.
  static Html element(Markup name, const Attributes& attributes, const Html& content);
  static Html element(Markup name, std::initializer_list<Attributes::Pair> pairs, const Html& content) {
    return element(name, Attributes(pairs), content);
  }
  static Html element(Markup name, const Html& content) { return element(name, Attributes(), content); }
  // An element without content and end tag: input, br, hr, img, meta, link.
  static Html lone(Markup name, const Attributes& attributes);

  Html& operator+=(const Html& other);
  Html& addText(std::string_view data) { return *this += text(data); }
  bool empty() const { return bytes_.empty(); }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

}  // namespace baton::format
