#include "sources/forms/medication.h"

#include <algorithm>

#include "base/text.h"
#include "knowledge/knowledge.h"
#include "sources/reconcile/medication_reading.h"

namespace baton::sources::forms {
namespace {

using knowledge::MedicationText;
using record::MedicationLine;

constexpr std::string_view kContainedOrder = "order";

// "Zoloft 100 mg tablet"; the typed line where no name could be read.
std::string nameWith(const MedicationText& reading, std::string_view typed) {
  if (reading.ingredients.empty()) return std::string(typed);
  std::string name = reading.name;
  if (!reading.release_words.empty() && !containsNoCase(name, reading.release_words))
    name += " " + reading.release_words;
  if (const std::string strength = reconcile::strengthText(reading); !strength.empty()) name += " " + strength;
  if (!reading.form.empty()) name += " " + reading.form;
  return name;
}

// The ingredient's RxNorm code, where there is one ingredient and its code is known.
json::Value whatOf(const MedicationText& reading, std::string_view typed) {
  const std::string name = nameWith(reading, typed);
  if (reading.ingredients.size() != 1 || reading.ingredients.front().rxcui.empty()) return textConcept(name);
  const knowledge::Ingredient& one = reading.ingredients.front();
  return codedConcept(record::kRxNorm, one.rxcui, one.name, name);
}

json::Value period(std::string_view start, std::string_view end) {
  json::Value value;
  value.setIfAny("start", start);
  value.setIfAny("end", end);
  return value;
}

void addPrescriber(json::Value& statement, const std::string& prescriber, const Context& context) {
  if (prescriber.empty()) return;
  json::Value order = json::Value::object();
  order.set("resourceType", "MedicationRequest");
  order.set("id", kContainedOrder);
  order.set("status", "unknown");
  order.set("intent", "order");
  order.set("medicationCodeableConcept", statement["medicationCodeableConcept"]);
  order.set("subject", personReference(context));
  order.set("requester", display(prescriber, "Practitioner"));
  statement.set("contained", json::Value::array({std::move(order)}));
  json::Value reference = json::Value::object();
  reference.set("reference", "#" + std::string(kContainedOrder));
  statement.set("basedOn", json::Value::array({std::move(reference)}));
}

struct Statement {
  json::Value what;
  json::Value dosages;
  std::string status = "active";
  std::string start;
  std::string end;
  json::Value category;
  json::Value reasons;
  json::Value status_reason;
  std::string prescriber;
  std::string note;
};

json::Value statementOf(const Statement& parts, const Context& context, const Drafts& drafts) {
  json::Value statement = begin("MedicationStatement", context, drafts);
  statement.set("medicationCodeableConcept", parts.what);
  addPrescriber(statement, parts.prescriber, context);
  statement.set("status", parts.status);
  statement.setIfAny("statusReason", listOf(parts.status_reason));
  statement.setIfAny("category", parts.category);
  statement.set("subject", personReference(context));
  statement.setIfAny("effectivePeriod", period(parts.start, parts.end));
  statement.set("dateAsserted", localNow(context));
  statement.set("informationSource", authorReference(context));
  statement.setIfAny("reasonCode", parts.reasons);
  statement.setIfAny("note", notes(parts.note));
  statement.setIfAny("dosage", parts.dosages);
  return statement;
}

json::Value categoryOf(const MedicationForm& form) {
  if (!form.is_over_the_counter && !form.is_supplement) return {};
  return codedConcept("http://terminology.hl7.org/CodeSystem/medication-statement-category", "patientspecified",
                      "Patient Specified", form.is_supplement ? "supplement" : "over the counter");
}

Result<const MedicationLine*> lineOf(const std::string& id, const Context& context) {
  const auto& lines = context.chart.medications;
  for (const MedicationLine& line : lines) {
    if (line.id == id) return &line;
  }
  // "sertraline" and "Zoloft" mean the one line that has it.
  const std::string wanted = foldForMatching(id);
  const auto match = knowledge::find(id);
  std::vector<const MedicationLine*> found;
  for (const MedicationLine& line : lines) {
    const bool has_ingredient =
        match && std::any_of(match->ingredients.begin(), match->ingredients.end(), [&](const auto& one) {
          return std::find(line.ingredients.begin(), line.ingredients.end(), one.name) != line.ingredients.end();
        });
    if (has_ingredient || foldForMatching(line.name) == wanted) found.push_back(&line);
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    return fail(ErrorCode::NotFound, "There is no medicine \"" + shorten(id, 60) + "\" in this record.", "field: line");
  }
  std::string message = "Several medicines fit \"" + shorten(id, 60) + "\". Say which:";
  for (const MedicationLine* line : found) message += "\n  " + line->id + "  " + line->text;
  return wrong("line", message);
}

// The statements that were typed in and still run.
Result<std::vector<json::Value>> typedStatements(const MedicationLine& line, const Context& context) {
  std::vector<json::Value> statements;
  for (const record::Source& source : line.sources) {
    if (!mayReplace(source, context.author) || !source.key.starts_with("MedicationStatement/")) continue;
    BATON_TRY(json::Value statement, context.stored(source.key));
    const std::string& status = statement["status"].text();
    if (status == "active" || status == "intended" || status == "on-hold") statements.push_back(std::move(statement));
  }
  return statements;
}

bool isBefore(const std::string& end, const std::string& start) {
  const auto from = PartialDate::parse(start);
  const auto to = PartialDate::parse(end);
  return from && to && to->last() < from->first();
}

Status checkEnd(const std::string& start, const std::string& end, std::string_view field) {
  if (!isBefore(end, start)) return {};
  return wrong(field, "It was started on " + start.substr(0, 10) + ", so it cannot have ended on " + end + ".");
}

// A typed statement as it ended.
Result<Draft> ended(json::Value statement, std::string_view status, const std::string& on, const std::string& reason,
                    const Context& context) {
  const std::string start = statement["effectivePeriod"]["start"].text();
  BATON_CHECK(checkEnd(start, on, "on"));
  statement.set("status", status);
  if (!reason.empty()) statement.set("statusReason", json::Value::array({textConcept(reason)}));
  statement.set("effectivePeriod", period(start, on));
  statement.set("dateAsserted", localNow(context));
  std::string key = "MedicationStatement/" + statement["id"].text();
  return Draft{std::move(statement), std::move(key)};
}

json::Value whatOfLine(const MedicationLine& line) {
  json::Value codings = json::Value::array();
  for (const record::Coding& coding : line.codes) {
    if (coding.system != record::kRxNorm) continue;
    json::Value one = json::Value::object();
    one.set("system", coding.system);
    one.set("code", coding.code);
    one.setIfAny("display", coding.display);
    codings.push(std::move(one));
  }
  json::Value what;
  what.setIfAny("coding", std::move(codings));
  what.set("text", line.text);
  return what;
}

std::string orToday(const std::string& date, const Context& context) {
  return date.empty() ? localToday(context) : date;
}

// The new instruction, with the line's name where the words have none.
Result<std::string> withName(const ChangeDoseForm& form, const MedicationLine& line, const std::string& text) {
  const MedicationText reading = knowledge::readMedicationText(text);
  if (reading.ingredients.empty()) return line.name + " " + text;
  for (const knowledge::Ingredient& one : reading.ingredients) {
    if (std::find(line.ingredients.begin(), line.ingredients.end(), one.name) == line.ingredients.end()) {
      return wrong("text", "\"" + shorten(form.text, 60) + "\" names another medicine than " + line.name + ".");
    }
  }
  return text;
}

std::string prescriberIn(const json::Value& statement) {
  return statement["contained"][0]["requester"]["display"].text();
}

}  // namespace

Result<Drafts> make(const MedicationForm& form, const Context& context) {
  BATON_TRY(const std::string text, words(form.text, "medicine", Need::Required));
  const MedicationText reading = knowledge::readMedicationText(text);
  Statement parts;
  BATON_TRY(parts.start, dateTime(context, form.since, "since"));
  BATON_TRY(parts.prescriber, words(form.prescriber, "prescriber", Need::Optional));
  BATON_TRY(parts.note, words(form.note, "note", Need::Optional, kLongestText));
  BATON_TRY(std::string reason, words(form.reason, "reason", Need::Optional));
  BATON_TRY(parts.end, pastDateTime(context, form.until, "until"));
  BATON_TRY(const std::string end_reason, words(form.end_reason, "end reason", Need::Optional));
  if (reason.empty()) reason = reading.indication;
  if (reading.says_none) {
    parts.what = codedConcept("http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips", "no-known-medications",
                              "No known medications", text);
  } else {
    parts.what = whatOf(reading, text);
    // A line without a known name is the name itself, with whatever it says.
    if (!reading.ingredients.empty()) parts.dosages = dosagesOf(reading, text);
  }
  if (isInFuture(context, parts.start)) parts.status = "intended";
  if (!parts.end.empty()) {
    BATON_CHECK(checkEnd(parts.start, parts.end, "until"));
    parts.status = form.is_completed ? "completed" : "stopped";
    if (!end_reason.empty()) parts.status_reason = textConcept(end_reason);
  }
  parts.category = categoryOf(form);
  if (reading.otc && parts.category.isNull()) parts.category = categoryOf({"", "", "", "", true, false, ""});
  if (!reason.empty()) parts.reasons = json::Value::array({textConcept(reason)});
  Drafts drafts;
  drafts.push_back({statementOf(parts, context, drafts), ""});
  return drafts;
}

Result<Drafts> make(const StopMedicationForm& form, const Context& context) {
  BATON_TRY(const MedicationLine* line, lineOf(form.line, context));
  BATON_TRY(std::string on, pastDateTime(context, form.on, "on"));
  BATON_TRY(const std::string reason, words(form.reason, "reason", Need::Optional));
  on = orToday(on, context);
  if (line->status == "stopped" || line->status == "completed") {
    return wrong("line", line->name + " is already " + line->status + " in this record.");
  }
  BATON_TRY(auto typed, typedStatements(*line, context));
  Drafts drafts;
  for (json::Value& statement : typed) {
    BATON_TRY(Draft draft, ended(std::move(statement), "stopped", on, reason, context));
    drafts.push_back(std::move(draft));
  }
  if (!drafts.empty()) return drafts;
  const std::string start = line->since.dateText();
  BATON_CHECK(checkEnd(start, on, "on"));
  Statement parts;
  parts.what = whatOfLine(*line);
  parts.status = "stopped";
  parts.start = start;
  parts.end = on;
  if (!reason.empty()) parts.status_reason = textConcept(reason);
  drafts.push_back({statementOf(parts, context, drafts), ""});
  return drafts;
}

Result<Drafts> make(const ChangeDoseForm& form, const Context& context) {
  BATON_TRY(const MedicationLine* line, lineOf(form.line, context));
  BATON_TRY(const std::string typed_text, words(form.text, "dose", Need::Required));
  BATON_TRY(std::string on, pastDateTime(context, form.on, "on"));
  BATON_TRY(const std::string reason, words(form.reason, "reason", Need::Optional));
  on = orToday(on, context);
  BATON_TRY(const std::string text, withName(form, *line, typed_text));
  const MedicationText reading = knowledge::readMedicationText(text);
  BATON_TRY(auto typed, typedStatements(*line, context));
  Statement parts;
  parts.what = whatOf(reading, text);
  parts.dosages = dosagesOf(reading, text);
  parts.start = on;
  parts.note = reason;
  Drafts drafts;
  if (!typed.empty()) {
    parts.category = typed.front()["category"];
    parts.reasons = typed.front()["reasonCode"];
    parts.prescriber = prescriberIn(typed.front());
  }
  drafts.push_back({statementOf(parts, context, drafts), ""});
  for (json::Value& statement : typed) {
    BATON_TRY(Draft draft, ended(std::move(statement), "completed", on, "", context));
    drafts.push_back(std::move(draft));
  }
  return drafts;
}

Result<Drafts> make(const MedicationEndForm& form, const Context& context) {
  BATON_TRY(const std::string typed, words(form.on, "on", Need::Required));
  BATON_TRY(const std::string on, pastDateTime(context, typed, "on"));
  BATON_TRY(const std::string reason, words(form.reason, "reason", Need::Optional));
  const bool is_own = std::ranges::any_of(context.chart.medications, [&](const MedicationLine& line) {
    return std::ranges::any_of(line.sources, [&](const record::Source& source) {
      return source.key == form.key && mayReplace(source, context.author);
    });
  });
  if (!is_own) return fail(ErrorCode::NotFound, "There is no " + form.key + " of yours in this record.");
  BATON_TRY(json::Value statement, context.stored(form.key));
  const std::string status = statement["status"].text();
  if (status != "stopped" && status != "completed") {
    return wrong("on", "This medicine has not ended in this record.");
  }
  statement.erase("statusReason");
  BATON_TRY(Draft draft, ended(std::move(statement), status, on, reason, context));
  Drafts drafts;
  drafts.push_back(std::move(draft));
  return drafts;
}

}  // namespace baton::sources::forms
