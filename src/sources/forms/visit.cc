#include "sources/forms/visit.h"

#include "sources/forms/choice.h"

namespace baton::sources::forms {
namespace {

struct Visit {
  std::string when;
  std::string ended;
  std::string what;
  std::string with;
  std::string place;
  std::string kind;
  std::string reason;
  std::string instructions;
  std::optional<Decimal> minutes;
};

Result<Visit> read(const VisitForm& form, const Context& context) {
  Visit visit;
  BATON_TRY(visit.when, dateTime(context, form.when, "when"));
  if (visit.when.empty()) return wrong("when", "Please say when the visit is or was.");
  BATON_TRY(visit.ended, pastDateTime(context, form.ended, "ended"));
  BATON_TRY(visit.what, words(form.what, "what", Need::Optional));
  BATON_TRY(visit.with, words(form.with, "with", Need::Optional));
  BATON_TRY(visit.place, words(form.place, "place", Need::Optional));
  BATON_TRY(visit.reason, words(form.reason, "reason", Need::Optional));
  BATON_TRY(visit.instructions, words(form.instructions, "instructions", Need::Optional, kLongestText));
  BATON_CHECK(oneOf(form.kind, {"office", "video", "phone", "home", "emergency", "hospital"}, "kind"));
  BATON_TRY(visit.minutes, numberIn(form.minutes, 1, 1440, "minutes"));
  visit.kind = form.kind;
  const auto from = PartialDate::parse(visit.when);
  const auto to = PartialDate::parse(visit.ended);
  if (to && from && to->last() < from->first()) return wrong("ended", "The visit ends before it begins.");
  return visit;
}

json::Value participant(json::Value actor) {
  json::Value one = json::Value::object();
  one.set("actor", std::move(actor));
  one.set("status", "accepted");
  return one;
}

json::Value appointmentOf(const Visit& visit, const Context& context, const Drafts& drafts) {
  json::Value appointment = begin("Appointment", context, drafts);
  const auto start = PartialDate::parse(visit.when);
  const bool has_time = start->precision() >= Precision::Minute;
  appointment.set("status", has_time ? "booked" : "proposed");
  if (!visit.what.empty()) appointment.set("serviceType", json::Value::array({textConcept(visit.what)}));
  if (!visit.reason.empty()) appointment.set("reasonCode", json::Value::array({textConcept(visit.reason)}));
  const std::string description = visit.place.empty() ? visit.what : visit.place;
  appointment.setIfAny("description", description);
  if (has_time) {
    Context at = context;
    const double minutes = visit.minutes ? visit.minutes->value() : 0;
    at.now = Instant{start->first().ms + static_cast<std::int64_t>(minutes * 60'000)};
    appointment.set("start", visit.when);
    appointment.set("end", localNow(at));
    if (visit.minutes) appointment.set("minutesDuration", static_cast<int>(minutes));
  }
  appointment.set("created", localNow(context));
  appointment.setIfAny("patientInstruction", visit.instructions);
  // The person without a name: a list of who else is there reads better.
  json::Value person = json::Value::object({{"reference", context.patient}});
  json::Value participants = json::Value::array({participant(std::move(person))});
  if (!visit.with.empty()) participants.push(participant(display(visit.with, "Practitioner")));
  if (!visit.place.empty()) participants.push(participant(display(visit.place, "Location")));
  appointment.set("participant", std::move(participants));
  if (!has_time) {
    json::Value day = json::Value::object();
    day.set("start", visit.when);
    day.set("end", visit.when);
    appointment.set("requestedPeriod", json::Value::array({std::move(day)}));
  }
  return appointment;
}

struct Class {
  std::string_view code;
  std::string_view display;
};

Class classOf(std::string_view kind) {
  if (kind == "video" || kind == "phone") return {"VR", "virtual"};
  if (kind == "home") return {"HH", "home health"};
  if (kind == "emergency") return {"EMER", "emergency"};
  if (kind == "hospital") return {"IMP", "inpatient encounter"};
  return {"AMB", "ambulatory"};
}

json::Value encounterOf(const Visit& visit, const Context& context, const Drafts& drafts) {
  json::Value encounter = begin("Encounter", context, drafts);
  const Class kind = classOf(visit.kind);
  const bool is_running = visit.kind == "hospital" && visit.ended.empty();
  encounter.set("status", is_running ? "in-progress" : "finished");
  json::Value coding = json::Value::object();
  coding.set("system", "http://terminology.hl7.org/CodeSystem/v3-ActCode");
  coding.set("code", kind.code);
  coding.set("display", kind.display);
  encounter.set("class", std::move(coding));
  if (!visit.what.empty()) encounter.set("type", json::Value::array({textConcept(visit.what)}));
  encounter.set("subject", personReference(context));
  if (!visit.with.empty()) {
    json::Value who = json::Value::object({{"individual", display(visit.with, "Practitioner")}});
    encounter.set("participant", json::Value::array({std::move(who)}));
  }
  json::Value period = json::Value::object({{"start", visit.when}});
  const std::string end = visit.ended.empty() && !is_running ? visit.when : visit.ended;
  period.setIfAny("end", end);
  encounter.set("period", std::move(period));
  if (!visit.reason.empty()) encounter.set("reasonCode", json::Value::array({textConcept(visit.reason)}));
  if (!visit.place.empty()) encounter.set("serviceProvider", display(visit.place, "Organization"));
  return encounter;
}

}  // namespace

Result<Drafts> make(const VisitForm& form, const Context& context) {
  BATON_TRY(const Visit visit, read(form, context));
  Drafts drafts;
  if (isInFuture(context, visit.when)) {
    const auto start = PartialDate::parse(visit.when);
    if (start->precision() < Precision::Day) return wrong("when", "Please give the day of the visit.");
    drafts.push_back({appointmentOf(visit, context, drafts), ""});
  } else {
    drafts.push_back({encounterOf(visit, context, drafts), ""});
  }
  return drafts;
}

}  // namespace baton::sources::forms
