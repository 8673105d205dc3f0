#include "web/pages/phrases.h"

#include <algorithm>
#include <array>
#include <vector>

#include "web/frame/appearance.h"

namespace baton::web {
namespace {

// In `pattern` #n is a number, #d a whole date, #m a month or year, #t a time of day, #r the rest: a source's words.
struct Row {
  std::string_view pattern;
  Sentence shown;
  std::string (*say_otherwise)(Language) = nullptr;  // where the same English is said otherwise of a month or year
};

std::string sinceMonth(Language language) { return sayIn(language, "month", "since {}"); }

constexpr std::array kRows{
    // FHIR EventTiming.
    Row{"every morning", Sentence("every morning")},
    Row{"early every morning", Sentence("early every morning")},
    Row{"late every morning", Sentence("late every morning")},
    Row{"at noon", Sentence("at noon")},
    Row{"every afternoon", Sentence("every afternoon")},
    Row{"early every afternoon", Sentence("early every afternoon")},
    Row{"late every afternoon", Sentence("late every afternoon")},
    Row{"every evening", Sentence("every evening")},
    Row{"early every evening", Sentence("early every evening")},
    Row{"late every evening", Sentence("late every evening")},
    Row{"every night", Sentence("every night")},
    Row{"at bedtime", Sentence("at bedtime")},
    Row{"after falling asleep", Sentence("after falling asleep")},
    Row{"on waking", Sentence("on waking")},
    Row{"with meals", Sentence("with meals")},
    Row{"with breakfast", Sentence("with breakfast")},
    Row{"with lunch", Sentence("with lunch")},
    Row{"with dinner", Sentence("with dinner")},
    Row{"before meals", Sentence("before meals")},
    Row{"before breakfast", Sentence("before breakfast")},
    Row{"before lunch", Sentence("before lunch")},
    Row{"before dinner", Sentence("before dinner")},
    Row{"after meals", Sentence("after meals")},
    Row{"after breakfast", Sentence("after breakfast")},
    Row{"after lunch", Sentence("after lunch")},
    Row{"after dinner", Sentence("after dinner")},
    // How often.
    Row{"once", Sentence("once")},
    Row{"one time only", Sentence("one time only")},
    Row{"once a day", Sentence("once a day")},
    Row{"once a week", Sentence("once a week")},
    Row{"once a month", Sentence("once a month")},
    Row{"every hour", Sentence("every hour")},
    Row{"every day", Sentence("every day")},
    Row{"every week", Sentence("every week")},
    Row{"every month", Sentence("every month")},
    Row{"every year", Sentence("every year")},
    Row{"every other day", Sentence("every other day")},
    Row{"every other week", Sentence("every other week")},
    Row{"every other month", Sentence("every other month")},
    Row{"every other hour", Sentence("every other hour")},
    Row{"every #n hours", Sentence("every {} hours")},
    Row{"every #n days", Sentence("every {} days")},
    Row{"every #n weeks", Sentence("every {} weeks")},
    Row{"every #n months", Sentence("every {} months")},
    Row{"every #n to #n hours", Sentence("every {} to {} hours")},
    Row{"every #n to #n days", Sentence("every {} to {} days")},
    Row{"every #n to #n weeks", Sentence("every {} to {} weeks")},
    Row{"#n times", Sentence("{} times")},
    Row{"#n times in all", Sentence("{} times in all")},
    Row{"#n times an hour", Sentence("{} times an hour")},
    Row{"#n times a day", Sentence("{} times a day")},
    Row{"#n times a week", Sentence("{} times a week")},
    Row{"#n times a month", Sentence("{} times a month")},
    Row{"#n to #n times a day", Sentence("{} to {} times a day")},
    Row{"#n to #n times a week", Sentence("{} to {} times a week")},
    Row{"#n times in #n days", Sentence("{} times in {} days")},
    Row{"#n times in #n weeks", Sentence("{} times in {} weeks")},
    Row{"on Monday", Sentence("on Mondays")},
    Row{"on Tuesday", Sentence("on Tuesdays")},
    Row{"on Wednesday", Sentence("on Wednesdays")},
    Row{"on Thursday", Sentence("on Thursdays")},
    Row{"on Friday", Sentence("on Fridays")},
    Row{"on Saturday", Sentence("on Saturdays")},
    Row{"on Sunday", Sentence("on Sundays")},
    Row{"Monday", Sentence("Mondays")},
    Row{"Tuesday", Sentence("Tuesdays")},
    Row{"Wednesday", Sentence("Wednesdays")},
    Row{"Thursday", Sentence("Thursdays")},
    Row{"Friday", Sentence("Fridays")},
    Row{"Saturday", Sentence("Saturdays")},
    Row{"Sunday", Sentence("Sundays")},
    Row{"at #t", Sentence("at {}")},
    Row{"#t", Sentence("{}")},
    Row{"for #n days", Sentence("for {} days")},
    Row{"for 1 week", Sentence("for 1 week")},
    Row{"for #n weeks", Sentence("for {} weeks")},
    Row{"for 1 month", Sentence("for 1 month")},
    Row{"for #n months", Sentence("for {} months")},
    Row{"as needed", Sentence("as needed")},
    Row{"as needed for #r", Sentence("as needed for {}")},
    Row{"by mouth", Sentence("by mouth")},
    // How much.
    Row{"#n mg", Sentence("{} mg")},
    Row{"#n to #n mg", Sentence("{} to {} mg")},
    Row{"#n mcg", Sentence("{} mcg")},
    Row{"#n g", Sentence("{} g")},
    Row{"#n mL", Sentence("{} mL")},
    Row{"#n to #n mL", Sentence("{} to {} mL")},
    Row{"#n mEq", Sentence("{} mEq")},
    Row{"#n unit", Sentence("{} unit")},
    Row{"#n units", Sentence("{} units")},
    Row{"#n tablet", Sentence("{} tablet")},
    Row{"#n tablets", Sentence("{} tablets")},
    Row{"#n to #n tablets", Sentence("{} to {} tablets")},
    Row{"#n capsule", Sentence("{} capsule")},
    Row{"#n capsules", Sentence("{} capsules")},
    Row{"#n to #n capsules", Sentence("{} to {} capsules")},
    Row{"#n pill", Sentence("{} pill")},
    Row{"#n pills", Sentence("{} pills")},
    Row{"#n film", Sentence("{} film")},
    Row{"#n films", Sentence("{} films")},
    Row{"#n spray", Sentence("{} spray")},
    Row{"#n sprays", Sentence("{} sprays")},
    Row{"#n puff", Sentence("{} puff")},
    Row{"#n puffs", Sentence("{} puffs")},
    Row{"#n to #n puffs", Sentence("{} to {} puffs")},
    Row{"#n drop", Sentence("{} drop")},
    Row{"#n drops", Sentence("{} drops")},
    Row{"#n patch", Sentence("{} patch")},
    Row{"#n patches", Sentence("{} patches")},
    Row{"#n teaspoon", Sentence("{} teaspoon")},
    Row{"#n teaspoons", Sentence("{} teaspoons")},
    Row{"#n injection", Sentence("{} injection")},
    Row{"#n can", Sentence("{} can")},
    Row{"#n cans", Sentence("{} cans")},
    Row{"#n cup", Sentence("{} cup")},
    Row{"#n cups", Sentence("{} cups")},
    Row{"#n drink", Sentence("{} drink")},
    Row{"#n drinks", Sentence("{} drinks")},
    // A course, and the sides of a conflict.
    Row{"#d", Sentence("{}")},
    Row{"since #d", Sentence("since {0}")},
    Row{"since #m", Sentence("since {}"), sinceMonth},
    Row{"until #d", Sentence("until {0}")},
    Row{"on #d", Sentence("on {}")},
    Row{"on #m", Sentence("in {}")},
    Row{"it began on #d", Sentence("it began on {}")},
    Row{"it began on #m", Sentence("it began in {}")},
    Row{"active", Sentence("active")},
    Row{"stopped", Sentence("stopped")},
    Row{"completed", Sentence("ended")},
    Row{"cancelled", Sentence("called off")},
    Row{"not-taken", Sentence("not taken")},
    Row{"on hold", Sentence("on hold")},
    Row{"planned", Sentence("planned")},
    Row{"resolved", Sentence("resolved")},
    Row{"remission", Sentence("in remission")},
    Row{"inactive", Sentence("no longer active")},
    Row{"recurrence", Sentence("came back")},
    Row{"relapse", Sentence("came back")},
    Row{"refuted", Sentence("ruled out")},
    Row{"mild", Sentence("mild")},
    Row{"moderate", Sentence("moderate")},
    Row{"severe", Sentence("severe")},
    Row{"nothing about it", Sentence("nothing about it")},
    Row{"no medicines are taken", Sentence("no medicines are taken")},
};

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// "0.5", "300", "1000"; "" when there is none.
std::string_view numberAt(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && isDigit(text[end])) ++end;
  if (end > 0 && end + 1 < text.size() && text[end] == '.' && isDigit(text[end + 1])) {
    ++end;
    while (end < text.size() && isDigit(text[end])) ++end;
  }
  return text.substr(0, end);
}

std::string_view upTo(std::string_view text, std::string_view allowed) {
  return text.substr(0, std::min(text.find_first_not_of(allowed), text.size()));
}

// How much of `text` the place takes, and what it shows; nullopt when it does not fit.
struct Filled {
  std::size_t length = 0;
  std::string shown;
};
std::optional<Filled> fill(const Manner& manner, char kind, std::string_view text) {
  if (kind == 'n') {
    const std::string_view number = numberAt(text);
    return number.empty() ? std::nullopt : std::optional(Filled{number.size(), std::string(number)});
  }
  if (kind == 'r') {
    const std::string_view rest = text.substr(0, text.find(" since "));
    return rest.empty() ? std::nullopt : std::optional(Filled{rest.size(), std::string(rest)});
  }
  const std::string_view digits = upTo(text, kind == 't' ? "0123456789:" : "0123456789-");
  if (kind == 't') {
    const auto time = digits.size() == 5 ? parseInstant("2026-01-01T" + std::string(digits) + ":00Z") : std::nullopt;
    if (!time || digits[2] != ':') return std::nullopt;
    return Filled{digits.size(), shownTime({manner.language, nullptr, manner.hours}, *time)};
  }
  const auto date = PartialDate::parse(digits);
  if (!date || date->empty() || (date->precision() == Precision::Day) != (kind == 'd')) return std::nullopt;
  return Filled{digits.size(), shownDate(manner, *date)};
}

struct Match {
  std::size_t length = 0;
  std::string shown;
};
std::optional<Match> match(const Manner& manner, const Row& row, std::string_view text) {
  std::vector<std::string> values;
  std::size_t at = 0;
  for (std::size_t i = 0; i < row.pattern.size(); ++i) {
    if (row.pattern[i] != '#') {
      if (at >= text.size() || text[at] != row.pattern[i]) return std::nullopt;
      ++at;
      continue;
    }
    auto filled = fill(manner, row.pattern[++i], text.substr(at));
    if (!filled) return std::nullopt;
    at += filled->length;
    values.push_back(std::move(filled->shown));
  }
  if (at < text.size() && text[at] != ' ' && text[at] != ',' && text[at] != ';') return std::nullopt;
  const std::string pattern =
      row.say_otherwise == nullptr ? say(manner.language, row.shown) : row.say_otherwise(manner.language);
  return Match{at, fillIn(pattern, values)};
}

std::optional<Match> longest(const Manner& manner, std::string_view text) {
  std::optional<Match> best;
  for (const Row& row : kRows) {
    auto found = match(manner, row, text);
    if (found && (!best || found->length > best->length)) best = std::move(found);
  }
  return best;
}

struct Joint {
  std::string_view text;
  bool is_and = false;
};
constexpr std::array kJoints{Joint{" and ", true}, Joint{", "}, Joint{"; "}, Joint{" "}};

}  // namespace

std::optional<std::string> ownPhrase(const Manner& manner, std::string_view text) {
  std::string shown;
  while (!text.empty()) {
    auto next = longest(manner, text);
    if (!next || next->length == 0) return std::nullopt;
    shown += next->shown;
    text.remove_prefix(next->length);
    if (text.empty()) return shown;
    const auto joint = std::ranges::find_if(kJoints, [&](const Joint& one) { return text.starts_with(one.text); });
    if (joint == kJoints.end()) return std::nullopt;
    shown += joint->is_and ? " " + say(manner.language, "and") + " " : std::string(joint->text);
    text.remove_prefix(joint->text.size());
  }
  return std::nullopt;
}

std::string phraseText(const Page& page, std::string_view text) {
  return ownPhrase(mannerOf(page), text).value_or(std::string(text));
}

Html phrase(const Page& page, std::string_view text) {
  const auto own = ownPhrase(mannerOf(page), text);
  return own ? Html::element("bdi", Html::text(*own)) : foreignWords(page, text);
}

Html doseShown(const Page& page, const record::MedicationLine& line) {
  const std::string& text = line.dose.empty() ? line.sig : line.dose;
  Html html = text.empty() ? Html::text(say(page.language, "Dose not stated")) : phrase(page, text);
  if (line.is_as_needed && text.find("as needed") == std::string::npos) {
    html.addText(" · " + say(page.language, "as needed"));
  }
  return html;
}

Html foreignWords(const Page& page, std::string_view text) {
  if (page.language == Language::English) return Html::element("bdi", Html::text(text));
  return Html::element("bdi", {{"lang", "en"}}, Html::text(text));
}

Html foreignWords(const Page& page, std::string_view text, const record::Source& source) {
  return source.format == "form" ? Html::element("bdi", Html::text(text)) : foreignWords(page, text);
}

std::string foreignLanguage(const Page& page, const std::vector<record::Source>& sources) {
  const bool is_typed = !sources.empty() && sources.front().format == "form";
  return page.language == Language::English || is_typed ? "" : "en";
}

Html foreignWords(const Page& page, std::string_view text, const std::vector<record::Source>& sources) {
  return sources.empty() ? foreignWords(page, text) : foreignWords(page, text, sources.front());
}

}  // namespace baton::web
