#include "web/pages/zone_field.h"

#include <algorithm>

#include "app/zones.h"
#include "web/frame/appearance.h"

namespace baton::web {
namespace {

std::string partOfWorld(Language language, std::string_view part) {
  if (part == "Africa") return say(language, "Africa");
  if (part == "America") return say(language, "America");
  if (part == "Antarctica") return say(language, "Antarctica");
  if (part == "Arctic") return say(language, "Arctic");
  if (part == "Asia") return say(language, "Asia");
  if (part == "Atlantic") return say(language, "Atlantic Ocean");
  if (part == "Australia") return say(language, "Australia");
  if (part == "Europe") return say(language, "Europe");
  if (part == "Indian") return say(language, "Indian Ocean");
  if (part == "Pacific") return say(language, "Pacific Ocean");
  return say(language, "Others");
}

// "America/Argentina/Buenos_Aires" → "Argentina, Buenos Aires".
std::string placeOf(std::string_view name) {
  const std::size_t slash = name.find('/');
  std::string place;
  for (const char c : name.substr(slash == std::string_view::npos ? 0 : slash + 1)) {
    place += c == '/' ? ", " : c == '_' ? " " : std::string(1, c);
  }
  return place;
}

std::string withTime(const Page& page, const std::string& place, const Zone& zone, Instant now) {
  Manner manner = mannerOf(page);
  manner.zone = &zone;
  return place + " · " + shownTime(manner, now);
}

}  // namespace

Html zoneField(const Page& page, Instant now) {
  const Language language = page.language;
  const app::Zones& zones = app::Zones::installed();
  const std::string chosen = page.visitor.zone.empty() ? std::string(app::kMachineZone) : page.visitor.zone;
  const std::string machine = sayf(language, "As on the computer that runs Baton ({})", placeOf(zones.machineName()));
  std::vector<ChoiceGroup> groups = {
      {"", {{std::string(app::kMachineZone), withTime(page, machine, zones.named(app::kMachineZone), now), ""}}}};
  std::vector<std::string> names = zones.names();
  if (chosen != app::kMachineZone && std::ranges::find(names, chosen) == names.end()) {
    names.insert(std::ranges::lower_bound(names, chosen), chosen);
  }
  std::string part;
  for (const std::string& name : names) {
    const std::string here = name.substr(0, name.find('/'));
    if (groups.size() == 1 || here != part) groups.push_back({partOfWorld(language, here), {}});
    part = here;
    groups.back().choices.push_back({name, withTime(page, placeOf(name), zones.named(name), now), ""});
  }
  return selectField({.name = "zone",
                      .label = say(language, "Time zone"),
                      .value = chosen,
                      .hint = say(language, "All times and days on your pages are in this zone, on every device.")},
                     groups);
}

}  // namespace baton::web
