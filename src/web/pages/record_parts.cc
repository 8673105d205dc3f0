#include "web/pages/record_parts.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "app/accounts/protected.h"
#include "app/address_names.h"
#include "app/chart_cache.h"
#include "app/phrases.h"
#include "base/text.h"
#include "record/consent_terms.h"
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/log_past.h"
#include "web/pages/phrases.h"
#include "web/pages/reach_text.h"
#include "web/pages/test_names.h"

namespace baton::web {
namespace {

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
  if (page.person->relation == app::Relation::Caregiver) {
    return {"caregiver", page.visitor.name, std::string(record::kAccountReader) + page.visitor.account};
  }
  if (!app::seesProtected(*page.person)) return {"manager", page.visitor.name};
  return {"self", ""};
}

Result<record::Disclosure> seenNow(const Page& page) {
  return page.charts.disclosure(page.home, page.person->person, audienceOf(page), page.home.clock().now());
}

std::string nameInAddress(const Page& page, const std::string& id) {
  return app::AddressNames(page.home, page.person->person).of(id);
}

bool isNamed(const Page& page, const std::string& id, std::string_view name) {
  return !name.empty() && (name == id || name == nameInAddress(page, id));
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
  return withValue(page.about("/fact"), "line", nameInAddress(page, id));
}

Html words(std::string_view data) { return Html::element("bdi", Html::text(data)); }

bool isComputerName(std::string_view name) {
  if (name.find(' ') != std::string_view::npos) return false;
  return name.find("://") != std::string_view::npos || name.starts_with("urn:") ||
         std::count(name.begin(), name.end(), '.') >= 2;
}

std::string sourceName(const Page& page, const record::Source& source) {
  const Language language = page.language;
  if (!source.organisation.empty() && !isComputerName(source.organisation)) return source.organisation;
  if (source.format == "form") return say(language, "Typed in");
  // A computer's name ("my.fernhill.example.org") tells a reader less than the file that they brought in.
  if (!source.file.empty()) return source.file;
  return source.format == "delivery" ? std::string("Baton") : say(language, "Source not known");
}

std::string writtenOn(const Page& page, const record::Source& source) {
  return source.asserted.empty() ? shownDay(mannerOf(page), source.recorded)
                                 : shownDate(mannerOf(page), source.asserted);
}

Html sourcesLine(const Page& page, const std::vector<record::Source>& sources) {
  const Language language = page.language;
  if (sources.empty()) return {};
  std::vector<std::string> names;
  for (const record::Source& source : sources) {
    const std::string name = sourceName(page, source);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  Html inside = Html::text(say(language, "From:") + " ");
  for (std::size_t i = 0; i < names.size() && i < 3; ++i) {
    if (i > 0) inside.addText(", ");
    inside += words(names[i]);
  }
  if (names.size() > 3) inside.addText(sayf(language, " and {} more", names.size() - 3));
  // The day a file was brought in says nothing about the fact: that stands on the page of the fact.
  const bool has_day = !sources.front().asserted.empty() || sources.front().format == "form";
  const std::string on = has_day ? writtenOn(page, sources.front()) : "";
  if (has_day && names.front().find(on) == std::string::npos) inside.addText(" · " + on);
  return Html::element("p", {{"class", "muted"}}, inside);
}

std::string sinceText(const Page& page, const PartialDate& date) {
  return date.empty() ? "" : sayf(page.language, "Since {}", shownDate(mannerOf(page), date));
}

std::string clockText(const Page& page, const PartialDate& date) { return shownClock(mannerOf(page), date); }

std::string statusText(Language language, std::string_view status) {
  if (status == "active") return say(language, "Now");
  if (status == "stopped") return say(language, "Stopped");
  if (status == "completed" || status == "finished" || status == "accomplished") return say(language, "Ended");
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

std::string codeText(Language language, std::string_view code) {
  struct Row {
    std::string_view code;
    Sentence words;
  };
  // FHIR R4: observation-status, encounter-status, appointmentstatus, request-status, event-status, document-reference-
  // status, diagnostic-report-status, goal-status.
  static constexpr std::array kRows{Row{"final", Sentence("Final")},
                                    Row{"amended", Sentence("Changed later")},
                                    Row{"corrected", Sentence("Corrected")},
                                    Row{"appended", Sentence("Added to later")},
                                    Row{"preliminary", Sentence("Not final yet")},
                                    Row{"partial", Sentence("In part")},
                                    Row{"registered", Sentence("Waiting for the result")},
                                    Row{"in-progress", Sentence("Going on")},
                                    Row{"arrived", Sentence("Going on")},
                                    Row{"triaged", Sentence("Going on")},
                                    Row{"checked-in", Sentence("Going on")},
                                    Row{"onleave", Sentence("Away for a time")},
                                    Row{"booked", Sentence("Booked")},
                                    Row{"pending", Sentence("Not sure yet")},
                                    Row{"waitlist", Sentence("On a waiting list")},
                                    Row{"fulfilled", Sentence("Took place")},
                                    Row{"noshow", Sentence("Did not take place")},
                                    Row{"not-done", Sentence("Not done")},
                                    Row{"preparation", Sentence("Being prepared")},
                                    Row{"current", Sentence("The newest")},
                                    Row{"superseded", Sentence("Replaced by a newer one")},
                                    Row{"requested", Sentence("Asked for")},
                                    Row{"received", Sentence("Asked for")},
                                    Row{"accepted", Sentence("Agreed")},
                                    Row{"ready", Sentence("Ready")},
                                    Row{"rejected", Sentence("Turned down")},
                                    Row{"failed", Sentence("Did not work")},
                                    Row{"entered-in-error", Sentence("Taken back")}};
  for (const Row& row : kRows) {
    if (row.code == code) return say(language, row.words);
  }
  return statusText(language, code);
}

Html sideShown(const Page& page, const record::Conflict::Side& side) {
  const auto own = ownPhrase(mannerOf(page), side.value);
  return own ? words(*own) : foreignWords(page, side.value, side.source);
}

// It begins a line.
Html sideFirst(const Page& page, const record::Conflict::Side& side) {
  const auto own = ownPhrase(mannerOf(page), side.value);
  return own ? words(sentenceCase(*own)) : foreignWords(page, sentenceCase(side.value), side.source);
}

Html visitName(const Page& page, std::string_view name, const record::Source& source) {
  const std::string own = visitText(page.language, name);
  return own == name && page.language != Language::English ? foreignWords(page, name, source) : words(own);
}

Html relationshipShown(const Page& page, const record::Concept& relationship, const record::Source& source) {
  const auto known = app::relationWord(relationship.label(), app::phraseLanguage(languageCode(page.language)));
  if (known) return words(*known);
  return foreignWords(page, relationship.label(), source);
}

Html roleShown(const Page& page, const record::CareTeamLine& line) {
  const std::string own = roleText(page.language, line.role, line.role_text);
  return own == line.role_text ? foreignWords(page, own, line.sources) : words(own);
}

Html seriesName(const Page& page, const app::ResultSeries& series) {
  const record::Source source = series.points.empty() || series.points.front().sources.empty()
                                    ? record::Source()
                                    : series.points.front().sources.front();
  if (series.kind == app::ResultKind::Logged) return words(entry::logName(page.language, series.name));
  auto known = testNameOf(page, series.id);
  if (!known) known = testNameOf(page, series.name);
  if (known) return words(*known);
  return foreignWords(page, series.name, source);
}

Html resultValue(const Page& page, const std::string& shown, const std::vector<record::Source>& sources) {
  constexpr std::string_view kOfTen = " of 10";
  if (!shown.ends_with(kOfTen)) return foreignWords(page, shown, sources);
  return words(sayf(page.language, "{} of 10", shown.substr(0, shown.size() - kOfTen.size())));
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
  if (field == "status") return say(language, "still going or over");
  if (field == "stop date") return say(language, "stop date");
  if (field == "onset") return say(language, "when it began");
  if (field == "reaction") return say(language, "reaction");
  if (field == "allergy") return say(language, "allergy or not");
  if (field == "medicine") return say(language, "which medicine");
  if (field == "birth date") return say(language, "birth date");
  if (field == "medicines") return say(language, "medicines or none");
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
      inside += words(sourceName(page, side.source));
      inside.addText(": ");
      inside += sideShown(page, side);
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
      Html value = Html::element("strong", sideFirst(page, side));
      value.addText(" · " + writtenOn(page, source));
      rows.push_back({sourceName(page, source), value, "", ""});
    }
    const std::string title = sayf(language, "Sources differ: {}", fieldText(language, conflict.field));
    html += notice(title, summaryList(rows), Tone::Caution);
  }
  return html;
}

Html reachText(const std::vector<record::Telecom>& telecoms) {
  return reachText(Language::English, telecoms, Uses::Unsaid);
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
