// Where to look for help: danger is asked first and alone, and leads to crisis help at once; then a few answers lead to
// a place, with the reasons (START-1). Open to everybody, without an account. Answers come by POST and are kept
// nowhere.
#include <algorithm>

#include "app/start.h"
#include "web/frame/appearance.h"
#include "web/frame/components.h"
#include "web/frame/layout.h"
#include "web/pages/planning_pages.h"

namespace baton::web {
namespace {

constexpr std::string_view kPath = "/where-to-start";

std::string answerText(Language l, std::string_view value) {
  if (value == "suicide") return say(l, "I think of ending my life");
  if (value == "self-harm") return say(l, "I hurt myself, and it gets worse");
  if (value == "hallucinations") return say(l, "I hear or see things that others do not");
  if (value == "mania") return say(l, "I hardly sleep and feel driven, far beyond my usual self");
  if (value == "cannot-care") return say(l, "I cannot eat, drink or look after myself");
  if (value == "reaction") return say(l, "A bad reaction to a medicine");
  if (value == "mild") return say(l, "A little");
  if (value == "moderate") return say(l, "Quite a bit");
  if (value == "severe") return say(l, "So much that most days do not work");
  if (value == "skills") return say(l, "Ways to cope, talking it through");
  if (value == "medication") return say(l, "A medicine");
  if (value == "both") return say(l, "Both");
  if (value == "unsure") return say(l, "I am not sure");
  if (value == "anxiety") return say(l, "Worry, fear or panic");
  if (value == "depression") return say(l, "Low mood");
  if (value == "trauma") return say(l, "Something terrible that happened");
  if (value == "relationship") return say(l, "A relationship or the family");
  if (value == "grief") return say(l, "A loss");
  if (value == "sleep") return say(l, "Sleep");
  if (value == "bipolar") return say(l, "Bipolar disorder");
  if (value == "psychosis") return say(l, "Psychosis");
  if (value == "failed-medicines") return say(l, "Several medicines did not help");
  if (value == "many-medicines") return say(l, "Many medicines at once");
  if (value == "safety") return say(l, "Worries about safety");
  if (value == "unclear") return say(l, "Nobody is sure what it is");
  if (value == "yes") return say(l, "Yes");
  if (value == "no") return say(l, "No");
  if (value == "travel") return say(l, "It is far away");
  if (value == "none-near") return say(l, "There is none near");
  if (value == "long-wait") return say(l, "The wait is long");
  if (value == "none") return say(l, "None of these");
  if (value == "fine") return say(l, "It is not hard");
  if (value == "therapy") return say(l, "A therapist");
  if (value == "psychiatry") return say(l, "A psychiatrist");
  if (value == "primary-care") return say(l, "Primary care");
  if (value == "telepsychiatry") return say(l, "A psychiatrist by video");
  return std::string(value);
}

// {"ask":[{"key","question","answers","several"}]}
Result<json::Value> questionsFor(Language language) {
  BATON_TRY(auto shown, app::startQuestions(std::string(languageCode(language))));
  return std::move(shown.json);
}

Html questionField(const Page& page, const json::Value& asked) {
  const Language language = page.language;
  std::vector<Choice> choices;
  const json::Value& answers = asked["answers"];
  for (const json::Value& one : answers.items()) {
    // Of danger a button of its own says "none".
    if (asked["key"].text() == "danger" && one.text() == "none") continue;
    choices.push_back({one.text(), answerText(language, one.text()), ""});
  }
  Field field{.name = asked["key"].text(), .label = asked["question"].text()};
  return asked["several"].truth() ? checkboxes(field, choices) : radios(field, choices);
}

Html urgentForm(const Page& page, const json::Value& asked) {
  const Language language = page.language;
  Html inside = hidden("step", "danger");
  inside += questionField(page, asked);
  Html buttons = button(say(language, "One of these is so"), Look::Warning, "said", "yes");
  buttons += button(say(language, "None of these: go on"), Look::Primary, "said", "none");
  inside += Html::element("div", {{"class", "buttons"}}, buttons);
  return form(page, kPath, inside);
}

Response showDanger(Page& page) {
  const auto questions = questionsFor(page.language);
  if (!questions) return trouble(page, questions.error());
  Html content = paragraph(say(page.language,
                               "A few questions, no account, and nothing is kept. First the one that "
                               "cannot wait."));
  content += urgentForm(page, (*questions)["ask"][0]);
  return layout(page, say(page.language, "Where to look for help"), content);
}

Response showRest(Page& page) {
  const Language language = page.language;
  const auto questions = questionsFor(language);
  if (!questions) return trouble(page, questions.error());
  Html inside = hidden("step", "rest");
  const json::Value& asked = (*questions)["ask"];
  for (const json::Value& one : asked.items()) {
    if (one["key"].text() != "danger") inside += questionField(page, one);
  }
  inside += button(say(language, "Show me where to begin"));
  Html content = paragraph(say(language, "Answer what you can. What you leave open is named, and blocks nothing."));
  content += form(page, kPath, inside);
  LayoutOptions options;
  options.back = kPath;
  return layout(page, say(language, "Where to look for help"), content, options);
}

Html placeCard(const Page& page, const json::Value& place, bool is_first) {
  const Language language = page.language;
  std::vector<Html> why;
  const json::Value& reasons = place["why"];
  for (const json::Value& one : reasons.items()) why.push_back(Html::text(one.text()));
  Html content = bulletList(why);
  if (place["in_place"].truth()) content += paragraph(say(language, "You are seen there already: ask there first."));
  if (is_first) {
    content += summaryList({{say(language, "Good for"), Html::text(place["good_for"].text()), "", ""},
                            {say(language, "Good to know"), Html::text(place["limits"].text()), "", ""},
                            {say(language, "So that everyone knows"), Html::text(place["coordinate"].text()), "", ""}});
  }
  std::string name = place["name"].text();
  if (!name.empty() && name.front() >= 'a' && name.front() <= 'z') name.front() = static_cast<char>(name.front() - 32);
  return card({name, "", content, {}, ""}, 3);
}

Html questionsPart(const Page& page) {
  const auto questions = questionsFor(page.language);
  if (!questions) return {};
  Html html;
  const json::Value& all = (*questions)["questions"];
  for (const json::Value& one : all.items()) html += details(one["question"].text(), paragraph(one["answer"].text()));
  return section("questions", say(page.language, "What people often ask"), html);
}

Response showAdvice(Page& page, const json::Value& advice) {
  const Language language = page.language;
  Html content = section("begin", say(language, "Where to begin"), placeCard(page, advice["start"], true));
  std::vector<Html> also;
  const json::Value& others = advice["also"];
  for (const json::Value& one : others.items()) also.push_back(placeCard(page, one, false));
  if (!also.empty()) content += section("also", say(language, "Also"), cardGroup(also));
  std::vector<Html> open;
  const json::Value& missing = advice["not_answered"];
  for (const json::Value& one : missing.items()) open.push_back(Html::text(one.text()));
  if (!open.empty()) content += details(say(language, "Not answered yet"), bulletList(open));
  content += questionsPart(page);
  content += inset(paragraph(say(language,
                                 "This is a guide, not a diagnosis. If it gets worse or you feel unsafe, get "
                                 "help right away.")));
  LayoutOptions options;
  options.back = kPath;
  return layout(page, say(language, "Where to begin"), content, options);
}

}  // namespace

Response whereToStartPage(Page& page) { return showDanger(page); }

Response whereToStartSend(Page& page) {
  const Request& request = page.request;
  const bool has_danger = std::ranges::any_of(request.form, [](const auto& one) { return one.first == "danger"; });
  // Danger leaves the guide at once, whatever else was pressed.
  if (has_danger || request.field("said") == "yes") return goTo(page, "/crisis");
  if (request.field("step") != "rest") return showRest(page);
  app::StartRequest asked;
  asked.language = std::string(languageCode(page.language));
  for (const auto& [key, value] : request.form) {
    if (key != "step" && key != "csrf" && !value.empty()) asked.answers.emplace_back(key, value);
  }
  if (asked.answers.empty()) return showRest(page);
  const auto advice = app::startAdvice(asked);
  if (!advice) return advice.error().code == ErrorCode::BadUsage ? showRest(page) : trouble(page, advice.error());
  return showAdvice(page, advice->json);
}

}  // namespace baton::web
