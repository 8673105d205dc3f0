#include "app/plan_review.h"

#include <array>

#include "app/check.h"
#include "knowledge/knowledge.h"
#include "knowledge/plan_review.h"
#include "rules/plan_reviews.h"

namespace baton::app {
namespace {

struct AnswerWords {
  std::string_view code, english, spanish;
};
constexpr std::array<AnswerWords, 14> kAnswers = {{{"helped", "It helped", "Ayudó"},
                                                   {"hurt", "It made things worse", "Empeoró las cosas"},
                                                   {"no-change", "No change", "Sin cambio"},
                                                   {"too-early", "Too early to say", "Es pronto para saberlo"},
                                                   {"none", "Does not apply", "No corresponde"},
                                                   {"no", "No", "No"},
                                                   {"some", "A little", "Un poco"},
                                                   {"yes", "Yes", "Sí"},
                                                   {"keep", "Keep it as it is", "Dejarla como está"},
                                                   {"slower", "Slower", "Más despacio"},
                                                   {"faster", "Faster", "Más rápido"},
                                                   {"focus", "Another focus", "Otro enfoque"},
                                                   {"unknown", "I do not know: ask", "No sé: preguntar"},
                                                   {"", "Not answered yet", "Sin respuesta"}}};

json::Value answersJson(const record::PlanReview& review) {
  json::Value answers = json::Value::array();
  for (const record::ReviewAnswer& answer : review.answers) {
    json::Value item;
    item.set("question", answer.question);
    item.set("answer", answer.answer);
    item.setIfAny("note", answer.note);
    answers.push(std::move(item));
  }
  return answers;
}

std::string answersText(const record::PlanReview& review, const std::string& language) {
  std::string text;
  const auto words = reviewWords(language);
  for (std::size_t i = 0; i < words.size() && i < review.answers.size(); ++i) {
    const record::ReviewAnswer& answer = review.answers[i];
    text += "  " + words[i].question + " " + reviewAnswerWords(answer.answer, language);
    if (!answer.note.empty()) text += ": " + answer.note;
    text += "  [" + answer.question + "]\n";
  }
  return text;
}

}  // namespace

std::string reviewAnswerWords(std::string_view code, const std::string& language) {
  for (const AnswerWords& one : kAnswers) {
    if (one.code == code) return std::string(language == "es" ? one.spanish : one.english);
  }
  return std::string(code);
}

std::vector<ReviewWords> reviewWords(const std::string& language) {
  std::vector<ReviewWords> all;
  for (const knowledge::ReviewQuestion& row : knowledge::reviewQuestions()) {
    ReviewWords words;
    words.id = row.id;
    words.question = language == "es" ? row.question_es : row.question;
    for (const std::string_view code : row.answers) {
      words.answers.push_back({std::string(code), reviewAnswerWords(code, language)});
    }
    all.push_back(std::move(words));
  }
  return all;
}

std::optional<record::PlanReview> openReviewOf(const record::Disclosure& seen, const std::string& language) {
  const knowledge::Knowledge& knowledge = knowledge::builtIn();
  const rules::Reader reader = readerOf(seen.audience().role);
  const rules::Language spoken =
      rules::languageFor(reader, language == "es" ? rules::Language::Spanish : rules::Language::English);
  const rules::TakenList list = rules::takenFrom(knowledge, seen.chart(), spoken);
  return rules::openReview({.knowledge = knowledge,
                            .chart = seen.chart(),
                            .taken = list,
                            .changes = {},
                            .reader = reader,
                            .language = spoken,
                            .now = seen.chart().at});
}

json::Value reviewsJson(const record::Disclosure& seen, const std::string& language) {
  json::Value value;
  if (const auto open = openReviewOf(seen, language)) {
    json::Value causes = json::Value::array();
    for (const record::ReviewCause& cause : open->causes) {
      json::Value item;
      item.set("kind", cause.kind);
      item.set("on", cause.on.dateText());
      item.set("text", cause.text);
      item.setIfAny("resource", cause.resource);
      causes.push(std::move(item));
    }
    json::Value item;
    item.set("due", open->due);
    item.set("late", open->due < toIsoDate(seen.chart().at));
    item.set("causes", std::move(causes));
    item.set("answers", answersJson(*open));
    value.set("open", std::move(item));
  }
  json::Value closed = json::Value::array();
  for (const record::PlanReview& one : record::writtenReviews(seen.chart())) {
    if (!one.is_closed) continue;
    json::Value item;
    item.set("on", one.on.text());
    item.set("answers", answersJson(one));
    closed.push(std::move(item));
  }
  value.set("closed", std::move(closed));
  return value;
}

std::string reviewsText(const record::Disclosure& seen, const std::string& language) {
  const bool is_spanish = language == "es";
  std::string text;
  if (const auto open = openReviewOf(seen, language)) {
    text += std::string(is_spanish ? "Revisión del plan, hasta el " : "Review of the plan, by ") + open->due + "\n";
    for (const record::ReviewCause& cause : open->causes) {
      text += "- " + cause.text + ", " + cause.on.dateText() + "\n";
    }
    text += answersText(*open, language);
  } else {
    text += is_spanish ? "Nada cambió desde la última revisión.\n" : "Nothing changed since the last review.\n";
  }
  for (const record::PlanReview& one : record::writtenReviews(seen.chart())) {
    if (!one.is_closed) continue;
    text += "\n" + std::string(is_spanish ? "Cerrada el " : "Closed on ") + one.on.dateText() + "\n" +
            answersText(one, language);
  }
  return text;
}

}  // namespace baton::app
