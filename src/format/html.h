// Html: text for a page that is safe because of how it was made, not because somebody remembered to escape.
//
// There are three ways to make one: a string literal of the program (markup), data (always escaped), and putting the
// two together with element() and +=. A std::string can never become markup. Source: WHATWG HTML §13.1 (writing HTML):
// escaping & < > " ' is enough for text and for quoted attribute values; attributes here are always quoted.
// Data loses control characters that HTML does not allow (U+0000 to U+001F except tab and newlines, U+007F).
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

class Html {
 public:
  struct Attribute {
    Markup name;
    std::string_view value;  // data
  };

  Html() = default;
  Html(Markup literal) : bytes_(literal.text()) {}
  static Html text(std::string_view data);
  // <name a="..">content</name>; `name` and the attributes' names are constants.
  static Html element(Markup name, std::initializer_list<Attribute> attributes, const Html& content);
  static Html element(Markup name, const Html& content) { return element(name, {}, content); }

  Html& operator+=(const Html& other);
  Html& addText(std::string_view data) { return *this += text(data); }
  bool empty() const { return bytes_.empty(); }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

}  // namespace baton::format
