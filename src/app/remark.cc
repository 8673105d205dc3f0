#include "app/remark.h"

namespace baton::app {
namespace {

struct AsIso {
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(Instant at) const { return toIso(at); }
  std::string operator()(Day day) const { return toIsoDate(day.at); }
};

}  // namespace

std::string Remark::text() const {
  std::string text;
  std::size_t from = 0;
  for (const RemarkValue& value : values) {
    const std::size_t place = pattern.find("{}", from);
    if (place == std::string::npos) break;
    text += pattern.substr(from, place - from) + std::visit(AsIso(), value);
    from = place + 2;
  }
  return text + pattern.substr(from);
}

}  // namespace baton::app
