// How pages look on this device: language, theme, size, contrast, hours, neutral name, country of the crisis lines.
// Kept in cookies for a year (frame/appearance.h), so that it works signed out and does not change another device.
#include <array>

#include "web/frame/page.h"
#include "web/pages/pages.h"

namespace baton::web {
namespace {

struct Setting {
  std::string_view name;
  std::array<std::string_view, 8> values;  // what it may be; unused ones are ""
};

constexpr std::array<Setting, 7> kSettings = {{{"language", {"en", "es"}},
                                               {"theme", {"light", "dark", "auto"}},
                                               {"size", {"normal", "large"}},
                                               {"contrast", {"normal", "more"}},
                                               {"hours", {"language", "12", "24"}},
                                               {"name", {"baton", "neutral"}},
                                               {"country", {"US", "CA", "GB", "IE", "EU", "AU", "MX"}}}};

bool isOneOf(const Setting& setting, std::string_view value) {
  for (const std::string_view known : setting.values) {
    if (!known.empty() && known == value) return true;
  }
  return false;
}

}  // namespace

Response changeLook(Page& page) {
  Response response = goTo(page, page.request.field("next"));
  for (const Setting& setting : kSettings) {
    const std::string value = page.request.field(setting.name);
    if (!isOneOf(setting, value)) continue;
    response.headers.emplace_back("Set-Cookie", std::string(setting.name) + "=" + value +
                                                    "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax" +
                                                    (page.request.is_secure ? "; Secure" : ""));
  }
  return response;
}

}  // namespace baton::web
