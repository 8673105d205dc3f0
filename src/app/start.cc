#include "app/start.h"

#include <array>

#include "app/crisis.h"
#include "app/help_now.h"
#include "base/text.h"
#include "knowledge/knowledge.h"
#include "rules/where_to_start.h"

namespace baton::app {
namespace {

using rules::Language;
using rules::StartAdvice;
using rules::StartPlaceAdvice;

Result<Language> languageOf(const std::string& language) {
  if (language == "en") return Language::English;
  if (language == "es") return Language::Spanish;
  return fail(ErrorCode::BadUsage, "The language is en or es.");
}

std::string_view in(const knowledge::Both& both, Language language) {
  return language == Language::Spanish ? both.spanish : both.english;
}

json::Value texts(const std::vector<std::string>& all) {
  json::Value list = json::Value::array();
  for (const std::string& one : all) list.push(one);
  return list;
}

json::Value placeJson(const StartPlaceAdvice& place) {
  json::Value item;
  item.set("place", place.id);
  item.set("name", place.name);
  item.set("why", texts(place.why));
  item.set("good_for", place.best_for);
  item.set("limits", place.limits);
  item.set("coordinate", place.coordinate);
  item.set("in_place", place.is_in_place);
  return item;
}

// The red flag that an answer to "Is there danger now?" stands for.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kFlagOfDanger = {{
    {"suicide", "suicidal-intent"},
    {"self-harm", "self-harm"},
    {"hallucinations", "psychosis"},
    {"mania", "severe-mania"},
    {"cannot-care", "cannot-care"},
}};

// In the order that the gravest red flag has; a bad reaction is danger to the body: alone, the emergency number leads.
outbound::HelpNow helpNow(const std::vector<std::pair<std::string, std::string>>& answers, Language language) {
  std::vector<std::string_view> flags;
  for (const auto& [key, value] : answers) {
    for (const auto& [danger, flag] : kFlagOfDanger) {
      if (key == "danger" && value == danger) flags.push_back(flag);
    }
  }
  const std::string_view code = language == Language::Spanish ? "es" : "en";
  return app::helpNow(helpForFlags(flags, homeCountry(), code), callWordsForFlags(flags, code), code);
}

json::Value adviceJson(const StartAdvice& advice, const outbound::HelpNow& now) {
  json::Value answer;
  answer.set("start", placeJson(advice.first));
  json::Value also = json::Value::array();
  for (const StartPlaceAdvice& place : advice.also) also.push(placeJson(place));
  answer.set("also", std::move(also));
  answer.set("urgent", advice.is_urgent);
  answer.set("not_answered", texts(advice.not_answered));
  json::Value sources = json::Value::array();
  for (const record::FindingSource& source : advice.sources) {
    json::Value item;
    item.set("title", source.title);
    item.setIfAny("section", source.section);
    sources.push(std::move(item));
  }
  answer.set("sources", std::move(sources));
  if (!advice.is_urgent) return answer;
  const json::Value help = outbound::helpJson(now);
  for (const auto& [name, value] : help.members()) answer.set(name, value);
  return answer;
}

struct Words {
  std::string_view begin, also, in_place, limits, coordinate, not_answered, help, press, guide;
};
constexpr Words kEnglish = {
    "Where to begin: ",
    "Also: ",
    " (you are seen there already: ask there first)",
    "Good to know: ",
    "So that everyone knows: ",
    "Not answered yet: ",
    "Do not wait. Call now:",
    ", then press ",
    "This is a guide, not a diagnosis. If it gets worse or you feel unsafe, get help right away."};
constexpr Words kSpanish = {
    "Dónde empezar: ",
    "También: ",
    " (ya le atienden ahí: pregunte ahí primero)",
    "Conviene saber: ",
    "Para que todos sepan: ",
    "Sin responder: ",
    "No espere. Llame ahora:",
    ", después marque ",
    "Esto es una guía, no un diagnóstico. Si empeora o no se siente a salvo, busque ayuda enseguida."};

void addPlace(std::string& text, std::string_view heading, const StartPlaceAdvice& place, const Words& words) {
  text += std::string(heading) + place.name + (place.is_in_place ? std::string(words.in_place) : "") + "\n";
  for (const std::string& why : place.why) text += "  - " + why + "\n";
}

std::string adviceText(const StartAdvice& advice, const outbound::HelpNow& now, Language language) {
  const Words& words = language == Language::Spanish ? kSpanish : kEnglish;
  std::string text;
  if (advice.is_urgent) {
    text += std::string(words.help) + "\n";
    for (const outbound::HelpLine& line : now.lines) {
      text += "  " + (line.name == line.call ? std::string() : line.name + ": ") + line.call;
      if (!line.press.empty()) text += std::string(words.press) + line.press;
      text += "\n";
    }
    text += "\n" + outbound::callsText(now.calls, language == Language::Spanish ? outbound::Language::Spanish
                                                                                : outbound::Language::English);
  }
  addPlace(text, words.begin, advice.first, words);
  text += "  " + std::string(words.limits) + advice.first.limits + ".\n";
  text += "  " + std::string(words.coordinate) + advice.first.coordinate + ".\n";
  for (const StartPlaceAdvice& place : advice.also) addPlace(text, words.also, place, words);
  if (!advice.not_answered.empty())
    text += "\n" + std::string(words.not_answered) + join(advice.not_answered, " ") + "\n";
  return text + "\n" + std::string(words.guide) + "\n";
}

}  // namespace

Result<Shown> startAdvice(const StartRequest& request) {
  BATON_TRY(const Language language, languageOf(request.language));
  BATON_TRY(const StartAdvice advice, rules::whereToStart(knowledge::builtIn().start(), request.answers, language));
  const outbound::HelpNow now = advice.is_urgent ? helpNow(request.answers, language) : outbound::HelpNow();
  return Shown{adviceJson(advice, now), adviceText(advice, now, language)};
}

Result<std::vector<std::pair<std::string, std::string>>> startAnswersFrom(std::string_view json_text) {
  static constexpr std::size_t kMost = std::size_t{16} * 1024;
  if (json_text.size() > kMost) return fail(ErrorCode::TooLarge, "The answers are longer than 16 kB.");
  BATON_TRY(const json::Value parsed, json::parse(json_text));
  if (!parsed.isObject()) return fail(ErrorCode::BadInput, "The answers are an object: {\"severity\":\"mild\"}.");
  std::vector<std::pair<std::string, std::string>> answers;
  for (const auto& [key, value] : parsed.members()) {
    if (value.isString()) {
      answers.emplace_back(key, value.text());
      continue;
    }
    if (!value.isArray()) return fail(ErrorCode::BadInput, "An answer is a word or a list of words.");
    for (const json::Value& one : value.items()) {
      if (!one.isString()) return fail(ErrorCode::BadInput, "An answer is a word or a list of words.");
      answers.emplace_back(key, one.text());
    }
  }
  return answers;
}

Result<Shown> startQuestions(const std::string& wanted) {
  BATON_TRY(const Language language, languageOf(wanted));
  json::Value keys = json::Value::array();
  std::string text;
  for (const knowledge::StartKey& key : knowledge::startKeys()) {
    const std::vector<std::string> values(key.values.begin(), key.values.end());
    json::Value item;
    item.set("key", key.key);
    item.set("question", in(key.question, language));
    item.set("answers", texts(values));
    item.set("several", key.may_be_several);
    keys.push(std::move(item));
    text +=
        std::string(in(key.question, language)) + "\n  --" + std::string(key.key) + " " + join(values, " | ") + "\n";
  }
  json::Value asked = json::Value::array();
  for (const knowledge::StartQuestion& question : knowledge::builtIn().start().questions()) {
    json::Value item;
    item.set("id", question.id);
    item.set("question", in(question.question, language));
    item.set("answer", in(question.answer, language));
    asked.push(std::move(item));
    text += "\n" + std::string(in(question.question, language)) + "\n  " + std::string(in(question.answer, language)) +
            "\n";
  }
  json::Value answer;
  answer.set("ask", std::move(keys));
  answer.set("questions", std::move(asked));
  return Shown{std::move(answer), std::move(text)};
}

}  // namespace baton::app
