#include "web/pages/record_parts.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "app/accounts/protected.h"
#include "app/chart_cache.h"
#include "base/digest.h"
#include "web/frame/appearance.h"
#include "web/frame/shown.h"

namespace baton::web {
namespace {

bool isResourceKey(std::string_view id) { return !id.empty() && id.front() >= 'A' && id.front() <= 'Z'; }

Tone toneOf(std::string_view status) {
  return status == "on-hold" || status == "unknown" || status == "planned" ? Tone::Caution : Tone::Neutral;
}

Html spaced(const Html& badge) {
  Html html = Html::text(" ");
  html += badge;
  return html;
}

}  // namespace

record::Audience audienceOf(const Page& page) {
  if (page.person->relation == app::Relation::Caregiver) return {"caregiver", page.visitor.name};
  if (!app::seesProtected(*page.person)) return {"manager", page.visitor.name};
  return {"self", ""};
}

Result<record::Disclosure> seenNow(const Page& page) {
  return page.charts.disclosure(page.home, page.person->person, audienceOf(page), page.home.clock().now());
}

std::string nameInAddress(const record::PersonId& person, const std::string& id) {
  if (isResourceKey(id)) return id;
  return "l" + digestHex(person.value + "\n" + id).substr(0, 16);
}

bool isNamed(const record::PersonId& person, const std::string& id, std::string_view name) {
  return !name.empty() && (name == id || name == nameInAddress(person, id));
}

std::string withValue(std::string_view path, std::string_view name, std::string_view value) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out(path);
  out += path.find('?') == std::string_view::npos ? '?' : '&';
  out += std::string(name) + "=";
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain = (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
                          (byte >= 'A' && byte <= 'Z') || byte == '-' || byte == '.' || byte == '_' || byte == '/';
    if (is_plain) {
      out += c;
    } else {
      out += '%';
      out += kHex[byte >> 4U];
      out += kHex[byte & 15U];
    }
  }
  return out;
}

std::string factPath(const Page& page, const std::string& id) {
  return withValue(page.about("/fact"), "line", nameInAddress(page.person->person, id));
}

Html words(std::string_view data) { return Html::element("bdi", Html::text(data)); }

std::string sourceName(Language language, const record::Source& source) {
  if (!source.organisation.empty()) return source.organisation;
  if (!source.file.empty()) return source.file;
  return source.format == "form" ? say(language, "Typed in") : say(language, "Source not known");
}

Html sourcesLine(const Page& page, const std::vector<record::Source>& sources) {
  const Language language = page.language;
  if (sources.empty()) return {};
  std::vector<std::string> names;
  for (const record::Source& source : sources) {
    const std::string name = sourceName(language, source);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  Html inside = Html::text(say(language, "From:") + " ");
  for (std::size_t i = 0; i < names.size() && i < 3; ++i) {
    if (i > 0) inside.addText(", ");
    inside += words(names[i]);
  }
  if (names.size() > 3) inside.addText(sayf(language, " and {} more", names.size() - 3));
  const record::Source& newest = sources.front();
  const PartialDate on = newest.asserted.empty() ? PartialDate::day(newest.recorded) : newest.asserted;
  inside.addText(" · " + shownDate(language, on));
  return Html::element("p", {{"class", "muted"}}, inside);
}

std::string sinceText(Language language, const PartialDate& date) {
  return date.empty() ? "" : sayf(language, "Since {}", shownDate(language, date));
}

std::string clockText(const Page& page, const PartialDate& date) {
  if (date.empty() || date.precision() < Precision::Minute) return "";
  Manner manner = mannerOf(page, date.first());
  const std::string& text = date.text();
  const std::size_t sign = text.find_first_of("+-", std::min<std::size_t>(text.size(), 11));
  if (sign != std::string::npos && text.size() == sign + 6) {
    const int minutes = std::atoi(text.c_str() + sign + 1) * 60 + std::atoi(text.c_str() + sign + 4);
    manner.offset_minutes = text[sign] == '-' ? -minutes : minutes;
  }
  return shownTime(manner, date.first());
}

std::string statusText(Language language, std::string_view status) {
  if (status == "active") return say(language, "Now");
  if (status == "stopped") return say(language, "Stopped");
  if (status == "completed" || status == "finished") return say(language, "Ended");
  if (status == "on-hold") return say(language, "On hold");
  if (status == "planned" || status == "proposed" || status == "draft") return say(language, "Planned");
  if (status == "resolved") return say(language, "Resolved");
  if (status == "remission") return say(language, "In remission");
  if (status == "inactive") return say(language, "No longer");
  if (status == "refuted") return say(language, "Ruled out");
  if (status == "cancelled" || status == "revoked") return say(language, "Cancelled");
  if (status == "unknown" || status.empty()) return say(language, "Status not known");
  return std::string(status);
}

Html statusBadge(Language language, std::string_view status) {
  if (status == "active") return {};
  return spaced(badge(statusText(language, status), toneOf(status)));
}

std::string roleText(Language language, std::string_view role, std::string_view as_written) {
  if (role == "self") return say(language, "The person");
  if (role == "therapist") return say(language, "Therapist");
  if (role == "psychiatrist") return say(language, "Psychiatrist");
  if (role == "primary-care") return say(language, "Primary care");
  if (role == "telepsychiatry") return say(language, "Psychiatry by video");
  if (role == "caregiver") return say(language, "Caregiver");
  if (role == "pharmacy") return say(language, "Pharmacy");
  if (role == "emergency") return say(language, "Emergency care");
  if (role == "hospital") return say(language, "Hospital");
  if (role == "school") return say(language, "School");
  return as_written.empty() ? say(language, "Other") : std::string(as_written);
}

std::string visitText(Language language, std::string_view name) {
  if (name == "Hospital stay") return say(language, "Hospital stay");
  if (name == "Emergency visit") return say(language, "Emergency visit");
  if (name == "Video or phone visit") return say(language, "Video or phone visit");
  if (name == "Home visit") return say(language, "Home visit");
  return name.empty() || name == "Visit" ? say(language, "Visit") : std::string(name);
}

std::string fieldText(Language language, std::string_view field) {
  if (field == "dose") return say(language, "dose");
  if (field == "strength") return say(language, "strength");
  if (field == "status") return say(language, "taken or stopped");
  if (field == "stop date") return say(language, "stop date");
  if (field == "onset") return say(language, "when it began");
  if (field == "reaction") return say(language, "reaction");
  if (field == "allergy") return say(language, "allergy or not");
  if (field == "medicine") return say(language, "which medicine");
  if (field == "birth date") return say(language, "birth date");
  return std::string(field);
}

Html cautionBadges(const Page& page, const record::Line& line) {
  const Language language = page.language;
  Html html;
  if (!line.conflicts.empty()) html += spaced(badge(say(language, "Sources differ"), Tone::Caution));
  if (!line.possible_duplicates.empty()) html += spaced(badge(say(language, "Maybe twice"), Tone::Caution));
  if (line.is_not_interpreted) html += spaced(badge(say(language, "Not fully read"), Tone::Caution));
  if (!line.security.empty()) html += spaced(badge(say(language, "Protected"), Tone::Info));
  return html;
}

Html conflictLines(const Page& page, const std::vector<record::Conflict>& conflicts) {
  const Language language = page.language;
  Html html;
  for (const record::Conflict& conflict : conflicts) {
    Html inside = Html::element(
        "strong", Html::text(sayf(language, "Sources differ: {}", fieldText(language, conflict.field)) + "."));
    for (const record::Conflict::Side& side : conflict.sides) {
      inside.addText(" ");
      inside += words(sourceName(language, side.source));
      inside.addText(": ");
      inside += words(side.value);
      inside.addText(".");
    }
    html += Html::element("p", inside);
  }
  return html;
}

Html conflictNotices(const Page& page, const std::vector<record::Conflict>& conflicts) {
  const Language language = page.language;
  Html html;
  for (const record::Conflict& conflict : conflicts) {
    std::vector<SummaryRow> rows;
    for (const record::Conflict::Side& side : conflict.sides) {
      const record::Source& source = side.source;
      const PartialDate on = source.asserted.empty() ? PartialDate::day(source.recorded) : source.asserted;
      Html value = Html::element("strong", words(side.value));
      value.addText(" · " + shownDate(language, on));
      rows.push_back({sourceName(language, source), value, "", ""});
    }
    const std::string title = sayf(language, "Sources differ: {}", fieldText(language, conflict.field));
    html += notice(title, summaryList(rows), Tone::Caution);
  }
  return html;
}

Html reachText(const std::vector<record::Telecom>& telecoms) {
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
    html += href.empty() ? words(telecom.value)
                         : Html::element("a", {{"class", "reach"}, {"href", href}}, words(telecom.value));
  }
  return html;
}

std::size_t pageNumber(const Page& page, std::size_t count) {
  const std::string text = page.request.parameter("page");
  std::size_t number = 1;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc() || end != text.data() + text.size()) return 1;
  return std::clamp<std::size_t>(number, 1, std::max<std::size_t>(count, 1));
}

Html nothingKnown(const Page& page, std::string_view title) {
  const Language language = page.language;
  Html action;
  if (page.person->has("add")) {
    action = linkButton(page.about("/add"), say(language, "Add something"));
    action.addText(" ");
    action += linkButton(page.about("/import"), say(language, "Import files"), Look::Secondary);
  }
  return emptyState(title,
                    say(language, "This only means that Baton has not been told. It does not mean that there is none."),
                    Html::element("div", {{"class", "buttons"}}, action));
}

}  // namespace baton::web
