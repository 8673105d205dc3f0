#include "web/pages/reach_text.h"

#include <algorithm>

#include "web/pages/record_parts.h"

namespace baton::web {
namespace {

// FHIR R4 contact-point-use.
std::string useText(Language language, std::string_view use) {
  if (use == "home") return sayIn(language, "telephone", "Home");
  if (use == "work") return sayIn(language, "telephone", "Work");
  if (use == "mobile") return sayIn(language, "telephone", "Mobile");
  return {};
}

}  // namespace

Html reachText(Language language, const std::vector<record::Telecom>& telecoms, Uses uses) {
  const auto numbers = std::ranges::count_if(
      telecoms, [](const record::Telecom& one) { return one.system == "phone" && !one.value.empty(); });
  Html html;
  for (const record::Telecom& telecom : telecoms) {
    if (telecom.value.empty()) continue;
    std::string dialled;
    for (const char c : telecom.value) {
      if ((c >= '0' && c <= '9') || c == '+') dialled += c;
    }
    std::string href;
    if (telecom.system == "phone" && !dialled.empty()) href = "tel:" + dialled;
    if (telecom.system == "sms" && !dialled.empty()) href = "sms:" + dialled;
    if (telecom.system == "email") href = "mailto:" + telecom.value;
    if (telecom.system == "url" && telecom.value.starts_with("https://")) href = telecom.value;
    if (!html.empty()) html += Html::lone("br", {});
    if (telecom.system == "fax") html.addText("Fax ");
    // Of several numbers it matters which is which.
    const std::string use = uses == Uses::Said && numbers > 1 ? useText(language, telecom.use) : "";
    if (telecom.system == "phone" && !use.empty()) html.addText(use + ": ");
    html += href.empty() ? words(telecom.value)
                         : Html::element("a", {{"class", "reach"}, {"href", href}}, words(telecom.value));
  }
  return html;
}

}  // namespace baton::web
