#include "sources/forms/questionnaire.h"

#include "base/text.h"
#include "knowledge/knowledge.h"
#include "sources/forms/observation.h"

namespace baton::sources::forms {
namespace {

using knowledge::Instrument;
using knowledge::InstrumentItem;
using knowledge::ItemRole;

constexpr std::string_view kCanonical = "https://baton.health/fhir/Questionnaire/";

struct Filled {
  const Instrument* instrument = nullptr;
  knowledge::Answers answers;
  knowledge::Score score;
};

Result<Filled> read(const QuestionnaireForm& form) {
  Filled filled;
  filled.instrument = knowledge::builtIn().instruments().find(form.instrument);
  if (filled.instrument == nullptr) {
    std::string known;
    for (const Instrument& one : knowledge::builtIn().instruments().all())
      known += (known.empty() ? "" : ", ") + one.id;
    return wrong("instrument",
                 "There is no questionnaire \"" + shorten(form.instrument, 40) + "\". There are: " + known + ".");
  }
  filled.answers = form.answers;
  if (filled.answers.size() < filled.instrument->items.size()) filled.answers.resize(filled.instrument->items.size());
  auto score = knowledge::scoreOf(*filled.instrument, filled.answers);
  if (!score) return wrong("answers", score.error().message);
  filled.score = std::move(*score);
  bool is_empty = true;
  for (const auto& answer : filled.answers) is_empty = is_empty && !answer;
  if (is_empty) return wrong("answers", "No question is answered yet.");
  return filled;
}

json::Value itemOf(const InstrumentItem& item, int answer, bool is_spanish) {
  json::Value value = json::Value::object();
  value.set("linkId", item.loinc.empty() ? item.id : "/" + item.loinc);
  value.set("text", is_spanish ? item.text_es : item.text);
  const knowledge::InstrumentAnswer& chosen = item.answers[static_cast<std::size_t>(answer)];
  json::Value coding = json::Value::object();
  coding.set("system", record::kLoinc);
  coding.set("code", chosen.loinc);
  coding.set("display", is_spanish ? chosen.text_es : chosen.text);
  value.set("answer", json::Value::array({json::Value::object({{"valueCoding", std::move(coding)}})}));
  return value;
}

json::Value responseOf(const Filled& filled, const std::string& on, const std::string& language, const Context& context,
                       const Drafts& drafts) {
  const Instrument& instrument = *filled.instrument;
  const bool is_spanish = language == "es" && instrument.speaks("es");
  json::Value response = begin("QuestionnaireResponse", context, drafts);
  response.set("language", is_spanish ? "es" : "en");
  response.set("questionnaire", std::string(kCanonical) + instrument.id);
  response.set("status", filled.score.total ? "completed" : "in-progress");
  response.set("subject", personReference(context));
  response.set("authored", on);
  response.set("author", authorReference(context));
  response.set("source", authorReference(context));
  json::Value items = json::Value::array();
  for (std::size_t i = 0; i < filled.answers.size(); ++i) {
    if (filled.answers[i]) items.push(itemOf(instrument.items[i], *filled.answers[i], is_spanish));
  }
  response.set("item", std::move(items));
  return response;
}

json::Value scoreObservation(json::Value code, int score, const std::string& on, const std::string& response_key,
                             const Context& context, const Drafts& drafts) {
  json::Value made = observation(Kind::Survey, std::move(code), on, context, drafts);
  made.set("valueQuantity", quantity(Decimal::fromInt(score), "score", "{score}"));
  made.set("derivedFrom", json::Value::array({json::Value::object({{"reference", response_key}})}));
  return made;
}

json::Value codeOf(const std::string& code, const std::string& text) {
  return code.empty() ? textConcept(text) : loinc(code, "", text);
}

}  // namespace

Result<Drafts> make(const QuestionnaireForm& form, const Context& context) {
  BATON_TRY(const Filled filled, read(form));
  BATON_TRY(const std::string on, dateTimeOrNow(context, form.on, "on"));
  const Instrument& instrument = *filled.instrument;
  Drafts drafts;
  json::Value response = responseOf(filled, on, form.language, context, drafts);
  const std::string key = "QuestionnaireResponse/" + response["id"].text();
  drafts.push_back({std::move(response), ""});
  if (filled.score.total) {
    drafts.push_back({scoreObservation(codeOf(instrument.loinc_total, instrument.total_name), *filled.score.total, on,
                                       key, context, drafts),
                      ""});
  }
  for (std::size_t i = 0; i < filled.answers.size(); ++i) {
    const InstrumentItem& item = instrument.items[i];
    if (item.role != ItemRole::Safety || !filled.answers[i]) continue;
    const std::string name = instrument.total_name.substr(0, instrument.total_name.find(" total")) + " item " + item.id;
    drafts.push_back({scoreObservation(codeOf(item.loinc, name), *filled.answers[i], on, key, context, drafts), ""});
  }
  return drafts;
}

Result<Scored> scored(const QuestionnaireForm& form, std::string_view gender) {
  BATON_TRY(const Filled filled, read(form));
  const Instrument& instrument = *filled.instrument;
  Scored result;
  result.instrument = instrument.id;
  result.total_name = instrument.total_name;
  result.total = filled.score.total;
  result.high = instrument.high;
  result.is_safety = filled.score.is_safety;
  result.missing = filled.score.missing;
  if (!result.total) return result;
  if (!instrument.loinc_total.empty()) {
    const auto* band = knowledge::builtIn().changes().severity(instrument.loinc_total, Decimal::fromInt(*result.total));
    if (band != nullptr) result.severity = band->text;
  }
  if (const auto* cutoff = knowledge::Instruments::cutoffFor(instrument, gender)) {
    result.is_positive = *result.total >= cutoff->from;
    result.cutoff_text = cutoff->text;
  }
  return result;
}

}  // namespace baton::sources::forms
