// log, questionnaire: how a day was, and the answers to a sheet.
#include <charconv>

#include "app/enter.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/entered.h"
#include "cli/opened.h"

namespace baton::cli {
namespace {

namespace forms = app::forms;

// "anxiety=6 most of the day; headache" → parts, each "NAME[=NUMBER][ WORDS]".
struct Part {
  std::string name;
  std::string number;
  std::string words;
};
std::vector<Part> partsOf(const std::string& text) {
  std::vector<Part> parts;
  for (const std::string_view piece : split(text, ';')) {
    const std::string_view one = trim(piece);
    if (one.empty()) continue;
    const std::size_t equals = one.find('=');
    Part part;
    part.name = trim(one.substr(0, equals));
    if (equals != std::string_view::npos) {
      const std::string_view rest = trim(one.substr(equals + 1));
      const std::size_t blank = rest.find(' ');
      part.number = rest.substr(0, blank);
      if (blank != std::string_view::npos) part.words = trim(rest.substr(blank));
    }
    parts.push_back(std::move(part));
  }
  return parts;
}

// "tremor=4 from lithium" → the medicine behind "from".
std::string medicineIn(const std::string& words) { return words.starts_with("from ") ? words.substr(5) : words; }

forms::DailyLogForm logFrom(const Arguments& arguments) {
  forms::DailyLogForm form;
  form.on = arguments.option("--on");
  form.mood = arguments.option("--mood");
  form.sleep_hours = arguments.option("--sleep");
  form.sleep_quality = arguments.option("--sleep-quality");
  for (Part& part : partsOf(arguments.option("--symptoms"))) {
    form.symptoms.push_back({std::move(part.name), std::move(part.number), std::move(part.words)});
  }
  for (Part& part : partsOf(arguments.option("--side-effects"))) {
    form.side_effects.push_back(
        {std::move(part.name), medicineIn(part.words), arguments.option("--onset"), part.number});
  }
  for (Part& part : partsOf(arguments.option("--missed"))) {
    form.missed_doses.push_back({std::move(part.name), std::move(part.words), std::move(part.number)});
  }
  for (Part& part : partsOf(arguments.option("--taken"))) form.taken_doses.push_back(std::move(part.name));
  form.drinks = arguments.option("--drinks");
  form.cannabis = arguments.option("--cannabis");
  form.cigarettes = arguments.option("--cigarettes");
  form.skipped_meals = arguments.option("--skipped-meals");
  form.irritability = arguments.option("--irritability");
  form.spending = arguments.option("--spending");
  form.is_sleep_reversed = arguments.has("--awake-at-night");
  form.triggers = arguments.option("--triggers");
  form.as_meant = arguments.option("--as-meant");
  form.is_week = arguments.has("--week");
  form.nights_up = arguments.option("--nights-up");
  form.days_off = arguments.option("--days-off");
  form.note = arguments.option("--note");
  return form;
}

// "1,0,2,,3": an empty place is an unanswered question.
Result<app::forms::Answers> answersFrom(const std::string& text) {
  app::forms::Answers answers;
  for (const std::string_view piece : split(text, ',')) {
    const std::string_view one = trim(piece);
    if (one.empty() || one == "-") {
      answers.emplace_back();
      continue;
    }
    int number = 0;
    const auto [end, error] = std::from_chars(one.data(), one.data() + one.size(), number);
    if (error != std::errc() || end != one.data() + one.size()) {
      return fail(ErrorCode::BadUsage, "--answers wants numbers with commas, one for each question: 1,0,2,3");
    }
    answers.emplace_back(number);
  }
  return answers;
}

}  // namespace

Result<int> runLog(const Arguments& arguments, Console& console) {
  BATON_TRY(auto opened, openFor(arguments, console));
  BATON_TRY(const auto saved, app::enter(opened.home, requestFrom(arguments, opened.person), logFrom(arguments)));
  printSaved(saved, arguments, console);
  return kDone;
}

Result<int> runQuestionnaire(const Arguments& arguments, Console& console) {
  forms::QuestionnaireForm form;
  form.instrument = arguments.words.front();
  form.on = arguments.option("--on");
  form.language = arguments.option("--language", "en");
  BATON_TRY(form.answers, answersFrom(arguments.option("--answers")));
  BATON_TRY(auto opened, openFor(arguments, console));
  BATON_TRY(const auto saved, app::enter(opened.home, requestFrom(arguments, opened.person), form));
  printSaved(saved, arguments, console);
  return kDone;
}

Result<int> runConfirmList(const Arguments& arguments, Console& console) {
  const std::string list = arguments.words.empty() ? "medications" : arguments.words.front();
  BATON_TRY(auto opened, openFor(arguments, console));
  const forms::ConfirmListForm form{list, arguments.option("--owner")};
  BATON_TRY(const auto saved, app::enter(opened.home, requestFrom(arguments, opened.person), form));
  printSaved(saved, arguments, console);
  return kDone;
}

}  // namespace baton::cli
