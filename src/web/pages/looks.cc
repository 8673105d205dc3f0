// Who looked: every look at this record by anybody but the person, in plain words, the newest first.
//
// Looks at the same part by the same person on one day stand in one line: a helper who turned ten pages is one fact.
#include <algorithm>

#include "app/access/access_log.h"
#include "app/access/disclosed_classes.h"
#include "app/consents.h"
#include "base/text.h"
#include "web/frame/appearance.h"
#include "web/frame/layout.h"
#include "web/frame/shown.h"
#include "web/pages/keeping_pages.h"
#include "web/pages/keeping_parts.h"
#include "web/pages/record_parts.h"

namespace baton::web {
namespace {

using app::AccessLine;
using app::Act;

constexpr std::size_t kMost = 2'000;
constexpr std::size_t kDaysOnAPage = 30;

// The part that a page's first word names (pages.cc).
std::string partWords(Language language, std::string_view what) {
  what = app::partOfLine(what);
  const std::string_view part = what.substr(0, what.find('/'));
  if (part == "today") return say(language, "Today");
  if (part == "record" || part == "fact") return say(language, "The record: medicines, conditions, results");
  if (part == "check" || part == "monitoring" || part == "risks" || part == "watch") {
    return say(language, "Things to ask about");
  }
  if (part == "changes") return say(language, "What changed");
  if (part == "timeline") return say(language, "Timeline and trends");
  if (part == "team") return say(language, "Care team");
  if (part == "search") return say(language, "Search");
  if (part == "goals" || part == "goal") return say(language, "Goals");
  if (part == "log") return say(language, "Daily log");
  if (part == "questionnaires") return say(language, "Questionnaires");
  if (part == "update") return say(language, "Update for somebody who treats you");
  if (part == "send" || part == "sent" || part == "link") return say(language, "Sent, and who has read it");
  if (part == "health-link" || part == "health-links") return say(language, "QR code for your summary");
  if (part == "summary" || part == "papers" || part == "packet" || part == "visit-prep" || part == "crisis-plan" ||
      part == "wallet-card" || part == "lock-screen")
    return say(language, "Papers");
  if (part == "import" || part == "imports") return say(language, "Bring in files");
  if (part == "add" || part == "correct" || part == "confirm-list") return say(language, "Adding and correcting");
  if (part == "written" || part == "undo") return say(language, "What was written lately");
  if (part == "duplicates" || part == "conflicts") return say(language, "Things to clear up");
  if (part == "helpers" || part == "own-account" || part == "leave") return say(language, "People, and who may help");
  if (part == "export" || part == "export.zip" || part == "export.json") return say(language, "All of the record");
  if (part == "fhir") return say(language, "What an app asked for");
  if (part == "apps") return say(language, "Apps that may use this record");
  if (part == "card") return say(language, "My crisis card");
  if (part == "emergency") return say(language, "Emergency access");
  if (part == "after-crisis") return say(language, "After a crisis");
  if (part == "owners") return say(language, "Who looks after what");
  if (part == "routing") return say(language, "Who hears of what");
  if (part == "loop") return say(language, "How updates reach them");
  if (part == "paper-requests") return say(language, "Papers from offices");
  if (part == "sharing") return say(language, "Who may see what");
  if (part == "settings" || part == "more" || part == "looks" || part == "delete") return say(language, "Settings");
  return std::string(what);
}

// " [Mental health, HIV]": the classes that the line names.
std::string classWords(Language language, std::string_view what) {
  std::vector<std::string> names;
  const std::string_view classes = app::classesOfLine(what);
  for (const app::ClassChoice& one : app::classChoices(language == Language::Spanish)) {
    for (const std::string_view name : split(classes, ',')) {
      if (trim(name) == one.name) names.push_back(one.shown);
    }
  }
  return names.empty() ? "" : " [" + join(names, ", ") + "]";
}

std::string whoWords(const Page& page, const AccessLine& line) {
  if (line.account.empty() && !line.name.empty()) return sayf(page.language, "{}, with a link", line.name);
  if (line.account.empty()) return say(page.language, "Somebody at this server's keyboard");
  const bool is_me = line.account == page.visitor.account;
  return is_me ? say(page.language, "You") : line.name;
}

std::string actWords(const Page& page, const AccessLine& line) {
  const Language language = page.language;
  switch (line.act) {
    case Act::Look:
      return sayf(language, "Looked at: {}", partWords(language, line.what));
    case Act::Change:
      return sayf(language, "Wrote something: {}", partWords(language, line.what));
    case Act::Disclose:
      return sayf(language, "Made this for somebody else ({}): {}",
                  line.whom.empty() ? roleText(language, line.role, line.role) : line.whom,
                  partWords(language, line.what)) +
             classWords(language, line.what);
    case Act::Export:
      return sayf(language, "Took out as a file: {}", partWords(language, line.what));
    case Act::Grant:
      if (line.what == "emergency access") return sayf(language, "Emergency access opened for {}", line.whom);
      return sayf(language, "Access given to {}", roleText(language, line.whom, line.whom)) +
             classWords(language, line.what);
    case Act::Withdraw:
      return sayf(language, "Access ended for {}", roleText(language, line.whom, line.whom));
  }
  return "";
}

struct Told {
  AccessLine line;  // the newest of those it stands for
  std::size_t times = 1;
};
struct Day {
  std::string name;
  std::vector<Told> told;
};

bool isSame(const AccessLine& left, const AccessLine& right) {
  const bool is_one_part = partWords(Language::English, left.what) == partWords(Language::English, right.what);
  return left.act == right.act && left.account == right.account && is_one_part && left.whom == right.whom &&
         left.role == right.role;
}

std::vector<Day> daysOf(const Page& page, const std::vector<AccessLine>& lines) {
  std::vector<Day> days;
  for (const AccessLine& line : lines) {
    const std::string name = shownDay(mannerOf(page), line.at);
    if (days.empty() || days.back().name != name) days.push_back({name, {}});
    std::vector<Told>& told = days.back().told;
    const auto known = std::ranges::find_if(told, [&](const Told& one) { return isSame(one.line, line); });
    if (known == told.end()) {
      told.push_back({line, 1});
    } else {
      ++known->times;
    }
  }
  return days;
}

// "2:05 pm" stays on one line.
std::string unbroken(std::string_view time) {
  std::string text;
  for (const std::string_view word : split(time, ' ')) text += (text.empty() ? "" : "\u00a0") + std::string(word);
  return text;
}

Html dayTable(const Page& page, const Day& day) {
  Table list;
  list.caption = day.name;
  list.headers = {say(page.language, "Who"), say(page.language, "What"), say(page.language, "Time")};
  for (const Told& told : day.told) {
    std::string what = actWords(page, told.line);
    if (told.times > 1) what += " " + sayf(page.language, "({} times)", told.times);
    list.rows.push_back({Html::text(whoWords(page, told.line)), Html::text(what),
                         Html::text(unbroken(shownTime(mannerOf(page), told.line.at)))});
  }
  return table(list);
}

// Reads every line against its seal; only when asked for, because it takes longer the longer the log is.
Result<Html> checked(Page& page) {
  const Language language = page.language;
  BATON_TRY(const auto check, app::verifyAccessLog(page.home, page.person->person));
  if (check.problems.empty()) {
    return notice(
        sayn(language, "{} line, and it is whole.", "All {} lines are whole.", static_cast<std::int64_t>(check.lines)),
        paragraph(say(language, "None was changed, taken away or moved.")), Tone::Good);
  }
  return notice(say(language, "This log was damaged or changed."),
                paragraph(say(language, "Lines may be missing. Ask whoever runs this server, or look in a backup.")),
                Tone::Urgent);
}

}  // namespace

Response looksPage(Page& page) {
  const Language language = page.language;
  const auto lines = app::readAccessLog(page.home, page.person->person, kMost);
  if (!lines) return trouble(page, lines.error());
  Html content = paragraph(say(language,
                               "When somebody else opens or changes this record, a line is written here first. "
                               "Nobody can change these lines, and helpers cannot see them."));
  if (page.request.query.contains("check")) {
    const auto result = checked(page);
    if (!result) return trouble(page, result.error());
    content += *result;
  }
  if (lines->empty()) {
    content += emptyState(say(language, "Nobody else has looked"),
                          say(language, "You will see here who looked, at what, and when."),
                          link("/household", say(language, "People, and who may help")));
  }
  const std::vector<Day> days = daysOf(page, *lines);
  for (std::size_t i = 0; i < std::min(days.size(), kDaysOnAPage); ++i) content += dayTable(page, days[i]);
  if (days.size() > kDaysOnAPage || lines->size() == kMost) {
    content += paragraph(say(language, "Older lines are kept too: the command \"baton access-log\" shows all."));
  }
  if (!lines->empty()) {
    content +=
        linkButton(page.about("/looks?check=1"), say(language, "Check that no line is missing"), Look::Secondary);
  }
  LayoutOptions options;
  options.back = "/household";
  options.place = Place::More;
  return layout(page, say(language, "Who looked"), content, options);
}

}  // namespace baton::web
