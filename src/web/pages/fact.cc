// One fact: what it says, every source of it, both sides of what they do not agree on, how it came to be, and what can
// be done about it. For engineers the stored resources, folded away.
#include <algorithm>

#include "app/versions.h"
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/frame/written_time.h"
#include "web/pages/fact_rows.h"
#include "web/pages/goal_parts.h"
#include "web/pages/log_past.h"
#include "web/pages/phrases.h"
#include "web/pages/record_pages.h"
#include "web/pages/record_parts.h"

namespace baton::web {
namespace {

constexpr std::size_t kMostVersions = 60;

Html sourcesTable(const Page& page, const std::vector<record::Source>& sources) {
  const Language language = page.language;
  const Manner manner = mannerOf(page);
  // A file that stands for its clinic, or no file at all, is no column of its own.
  const bool has_files = std::ranges::any_of(sources, [&](const record::Source& source) {
    return !source.file.empty() && source.file != sourceName(page, source);
  });
  Table list{say(language, "Where this comes from"), {say(language, "Who says so")}, {}, {}};
  if (has_files) list.headers.push_back(say(language, "File"));
  list.headers.push_back(say(language, "Written on"));
  list.headers.push_back(say(language, "In Baton since"));
  for (const record::Source& source : sources) {
    std::vector<Html> row{words(sourceName(page, source))};
    if (has_files) row.push_back(source.file.empty() ? Html::text("—") : words(source.file));
    row.push_back(Html::text(source.asserted.empty() ? "—" : shownDate(manner, source.asserted)));
    row.push_back(Html::text(shownDay(manner, source.recorded)));
    // Two versions of one day say nothing twice.
    const auto same = [&](const std::vector<Html>& known) {
      return std::ranges::equal(known, row, {}, &Html::bytes, &Html::bytes);
    };
    if (std::ranges::none_of(list.rows, same)) list.rows.push_back(std::move(row));
  }
  return table(list);
}

std::string writer(const Page& page, const app::EntryVersion& version) {
  const Language language = page.language;
  if (version.is_import) return sayf(language, "From a file: {}", sourceName(page, version.source));
  if (!version.author.empty()) return sayf(language, "Written by {}", version.author);
  return say(language, "Typed in");
}

Html nameOf(const Page& page, const app::EntryVersion& version) {
  if (version.says.empty()) return {};
  const std::string logged = entry::logName(page.language, version.says);
  const bool is_logged = version.source.format == "form" && logged != version.says;
  return is_logged ? words(logged) : visitName(page, version.says, version.source);
}

// Baton's own words and FHIR's codes in the reader's language; a source's words as they are.
Html valueOf(const Page& page, const app::EntryVersion& version) {
  if (const auto own = ownPhrase(mannerOf(page), version.value)) return words(*own);
  const std::string achieved = entry::achievementWords(page.language, version.value);
  return achieved != version.value ? words(achieved) : foreignWords(page, version.value, version.source);
}

std::string statusOf(const Page& page, const std::string& status) {
  return ownPhrase(mannerOf(page), status).value_or(codeText(page.language, status));
}

Html versionText(const Page& page, const app::EntryVersion& version) {
  const Language language = page.language;
  Html text = nameOf(page, version);
  if (!version.value.empty()) {
    if (!text.empty()) text.addText(": ");
    text += valueOf(page, version);
  }
  if (!version.on.empty()) text.addText(", " + shownHappened(mannerOf(page), version.on, page.home.clock().now()));
  if (!version.status.empty()) text.addText(" (" + statusOf(page, version.status) + ")");
  if (version.is_entered_in_error) {
    text.addText(" ");
    text += badge(say(language, "Taken back"), Tone::Neutral);
  }
  Html who = words(writer(page, version));
  const PartialDate& asserted = version.source.asserted;
  if (!asserted.empty()) who.addText(" · " + sayf(language, "written on {}", shownDate(mannerOf(page), asserted)));
  text += Html::element("p", {{"class", "muted"}}, who);
  if (!version.reason.empty()) {
    Html why = Html::text(say(language, "Why:") + " ");
    why += foreignWords(page, version.reason, version.source);
    text += Html::element("p", why);
  }
  return text;
}

Html historyPart(const Page& page, const std::vector<app::EntryVersion>& versions) {
  const Language language = page.language;
  std::vector<Moment> moments;
  Html raw;
  for (const app::EntryVersion& version : versions) {
    const Instant at = version.source.recorded;
    moments.push_back({shownMoment(mannerOf(page), at), toIso(at), versionText(page, version)});
    // What it is, its type and key, is in the resource itself.
    const std::string name =
        sayf(language, "Version {0}, {1}", static_cast<int>(version.version), shownMoment(mannerOf(page), at));
    if (!version.content.empty())
      raw += details(name, Html::element("pre", {{"tabindex", "0"}}, Html::text(version.content)));
  }
  Html content = timelineList(moments);
  if (versions.size() == kMostVersions)
    content += muted(sayf(language, "Only the newest {} are shown.", kMostVersions));
  if (!raw.empty()) content += details(say(language, "For engineers: as stored (FHIR R4)"), raw);
  return section("history", say(language, "How this came to be"), content);
}

Html duplicatesOf(const Page& page, const Fact& fact) {
  if (fact.duplicates.empty()) return {};
  const Language language = page.language;
  std::vector<Html> items;
  for (const auto& [id, text] : fact.duplicates) {
    items.push_back(Html::element("a", {{"href", factPath(page, id)}}, foreignWords(page, text, fact.sources)));
  }
  Html inside = bulletList(items);
  inside += Html::element("p", link(page.about("/duplicates"), say(language, "Say if they are the same")));
  return notice(say(language, "Maybe the same as"), inside, Tone::Caution);
}

Html conflictsOf(const Page& page, const Fact& fact) {
  Html html = conflictNotices(page, fact.conflicts);
  if (!html.empty())
    html += Html::element("p", link(page.about("/duplicates"), say(page.language, "Things to clear up")));
  return html;
}

// What was typed in here can be corrected here; what a clinic says is only put beside what the person says.
Html actionsOf(const Page& page, const Fact& fact) {
  const Language language = page.language;
  if (!page.person->has("add")) return {};
  Html buttons;
  if (fact.is_medicine_taken) {
    const std::string name = nameInAddress(page, fact.id);
    buttons += linkButton(withValue(page.about("/add/dose"), "line", name), say(language, "The dose is another"),
                          Look::Secondary);
    buttons += linkButton(withValue(page.about("/add/stop"), "line", name), say(language, "It is no longer taken"),
                          Look::Secondary);
  }
  const auto typed = std::find_if(fact.sources.begin(), fact.sources.end(),
                                  [](const record::Source& source) { return source.format == "form"; });
  if (typed != fact.sources.end()) {
    buttons += linkButton(withValue(page.about("/correct"), "key", typed->key), say(language, "This is not right"),
                          Look::Secondary);
  } else if (!fact.is_medicine_taken) {
    buttons += linkButton(page.about("/add"), say(language, "Add what is right"), Look::Secondary);
  }
  Html html = Html::element("div", {{"class", "buttons"}}, buttons);
  if (typed == fact.sources.end()) {
    html += muted(say(language,
                      "This comes from a clinic's file. Baton keeps it as it is and puts what you say beside it. To "
                      "have it changed there, ask the clinic."));
  }
  return html;
}

Response show(Page& page, const record::Disclosure& seen, const Fact& fact) {
  std::vector<std::string> keys;
  for (const record::Source& source : fact.sources) keys.push_back(source.key);
  const auto versions = app::versionsOf(page.home, page.charts, seen, keys, kMostVersions);
  if (!versions) return trouble(page, versions.error());
  const Language language = page.language;
  const Html title = fact.is_own_title ? words(fact.title) : foreignWords(page, fact.title, fact.sources);
  Html content = Html::element("h1", title);
  Html badges = statusBadge(language, fact.status);
  if (fact.is_not_interpreted) {
    badges.addText(" ");
    badges += badge(say(language, "Not fully read"), Tone::Caution);
  }
  if (fact.is_protected) {
    badges.addText(" ");
    badges += badge(say(language, "Protected"), Tone::Info);
  }
  if (!badges.empty()) content += Html::element("p", badges);
  if (fact.is_not_interpreted) {
    content += warningText(
        say(language, "A part of this entry could not be read. It may turn its meaning around. Ask your clinic."),
        say(language, "Warning"));
  }
  content += conflictsOf(page, fact);
  content += duplicatesOf(page, fact);
  content += summaryList(fact.rows);
  content += actionsOf(page, fact);
  content += section("sources", say(language, "Sources"), sourcesTable(page, fact.sources));
  content += historyPart(page, *versions);
  LayoutOptions options;
  options.place = Place::Record;
  options.heading = Heading::Own;
  options.back = page.about(fact.back);
  // The window's title and the browser's history do not name the illness.
  return layout(page, say(language, "One entry of the record"), content, options);
}

}  // namespace

Response factPage(Page& page) {
  const auto seen = seenNow(page);
  if (!seen) return trouble(page, seen.error());
  const auto fact = findFact(page, *seen, page.request.parameter("line"));
  return fact ? show(page, *seen, *fact) : notFound(page);
}

}  // namespace baton::web
