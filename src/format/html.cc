#include "format/html.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace baton::format {
namespace {

constexpr std::array<std::string_view, 9> kAddressNames = {"href",       "src",    "action",  "formaction", "poster",
                                                           "xlink:href", "hx-get", "hx-post", "hx-delete"};
constexpr std::array<std::string_view, 6> kSafeSchemes = {"http:", "https:", "tel:", "sms:", "mailto:", "data:image/"};

bool isAllowed(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= 0x20 && byte != 0x7F) || c == '\t' || c == '\n' || c == '\r';
}

}  // namespace

bool AttributeName::isAddress() const { return std::ranges::find(kAddressNames, text_) != kAddressNames.end(); }

bool isSafeAddress(std::string_view address) {
  if (std::ranges::any_of(address, [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; })) {
    return false;
  }
  if (address.starts_with("//") || address.starts_with("/\\")) return false;  // another host by a back door
  if (address.empty() || address.front() == '/' || address.front() == '?' || address.front() == '#') return true;
  return std::ranges::any_of(kSafeSchemes, [&](std::string_view scheme) { return address.starts_with(scheme); });
}

Attributes::Attributes(std::initializer_list<Pair> pairs) {
  for (const Pair& pair : pairs) set(pair.name, pair.value);
}

Attributes& Attributes::set(AttributeName name, std::string_view value) {
  if (name.isAddress() && !isSafeAddress(value)) return *this;
  bytes_ += ' ';
  bytes_ += name.text();
  bytes_ += "=\"" + Html::text(value).bytes() + '"';
  return *this;
}

Attributes& Attributes::setUnlessEmpty(AttributeName name, std::string_view value) {
  return value.empty() ? *this : set(name, value);
}

Attributes& Attributes::flag(AttributeName name, bool is_set) {
  if (!is_set) return *this;
  bytes_ += ' ';
  bytes_ += name.text();
  return *this;
}

Html Html::text(std::string_view data) {
  Html html;
  html.bytes_ = escapeMarkup(isUtf8(data) ? std::string(data) : toValidUtf8(data));
  std::erase_if(html.bytes_, [](char c) { return !isAllowed(c); });
  return html;
}

Html Html::element(Markup name, const Attributes& attributes, const Html& content) {
  Html html = lone(name, attributes);
  html.bytes_ += content.bytes_;
  html.bytes_ += "</";
  html.bytes_ += name.text();
  html.bytes_ += '>';
  return html;
}

Html Html::lone(Markup name, const Attributes& attributes) {
  Html html;
  html.bytes_ += '<';
  html.bytes_ += name.text();
  html.bytes_ += attributes.bytes();
  html.bytes_ += '>';
  return html;
}

Html& Html::operator+=(const Html& other) {
  bytes_ += other.bytes_;
  return *this;
}

}  // namespace baton::format
