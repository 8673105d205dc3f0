#include "format/html.h"

#include "base/text.h"

namespace baton::format {
namespace {

bool isAllowed(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= 0x20 && byte != 0x7F) || c == '\t' || c == '\n' || c == '\r';
}

}  // namespace

Html Html::text(std::string_view data) {
  Html html;
  html.bytes_ = escapeMarkup(isUtf8(data) ? std::string(data) : toValidUtf8(data));
  std::erase_if(html.bytes_, [](char c) { return !isAllowed(c); });
  return html;
}

Html Html::element(Markup name, std::initializer_list<Attribute> attributes, const Html& content) {
  Html html;
  html.bytes_ += '<';
  html.bytes_ += name.text();
  for (const Attribute& attribute : attributes) {
    html.bytes_ += ' ';
    html.bytes_ += attribute.name.text();
    html.bytes_ += "=\"" + text(attribute.value).bytes_ + '"';
  }
  html.bytes_ += '>';
  html.bytes_ += content.bytes_;
  html.bytes_ += "</";
  html.bytes_ += name.text();
  html.bytes_ += '>';
  return html;
}

Html& Html::operator+=(const Html& other) {
  bytes_ += other.bytes_;
  return *this;
}

}  // namespace baton::format
