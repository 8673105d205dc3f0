// Correcting a medicine: in the words it was typed in, whether it is taken or has ended; and an end that was written
// beside what only a clinic lists.
#include "web/pages/correct_kinds.h"
#include "web/pages/medication_fields.h"

namespace baton::web::entry {
namespace {

Html endReasonField(const Page& page, const Draft& draft) {
  return textField(draft.field("end_reason", say(page.language, "Why did it end, if you want to say?")));
}

Html medicineFields(const Page& page, const Draft& draft) {
  const Language language = page.language;
  Html html = textField(draft.field("medicine", say(language, "The medicine, in your own words"),
                                    say(language, "Like: Zoloft 100mg every morning.")));
  if (!draft.value("ended_as").empty()) {
    html += sinceField(page, draft, "until",
                       say(language, "Which was the last day? Leave this empty if it is still taken."));
    html += endReasonField(page, draft);
    html += hidden("ended_as", draft.value("ended_as"));
  }
  html += medicationMoreFields(page, draft);
  return html;
}

app::Form medicineForm(const Page& /*page*/, const Draft& draft) { return medicationFormOf(draft); }

std::string howBought(const json::Value& resource) {
  if (resource["category"].isNull()) return "";
  return resource["category"]["text"].text().find("upplement") != std::string::npos ? "supplement" : "otc";
}

// The end alone. It names the resource by the address of the page.
Html endFields(const Page& page, const Draft& draft) {
  const Language language = page.language;
  Html html = Html::element("p", {{"class", "lead"}}, Html::element("bdi", Html::text(draft.value("medicine"))));
  html += hidden("medicine", draft.value("medicine"));
  html += sinceField(page, draft, "on", say(language, "Which was the last day?"));
  html += endReasonField(page, draft);
  html += muted(say(language, "Is it still taken? Then take this out below."));
  return html;
}

app::Form endForm(const Page& page, const Draft& draft) {
  return app::forms::MedicationEndForm{page.request.parameter("key"), draft.value("on"), draft.value("end_reason")};
}

}  // namespace

std::optional<Found> foundMedicine(const json::Value& resource) {
  const std::string& status = resource["status"].text();
  const std::string& end = resource["effectivePeriod"]["end"].text();
  const std::string& name = resource["medicationCodeableConcept"]["text"].text();
  const bool is_taken = status == "active" || status == "intended";
  const bool has_ended = (status == "stopped" || status == "completed") && !end.empty();
  // Words without a known name in them are the name itself (sources/forms/medication.cc).
  std::string typed = resource["dosage"][0]["text"].text();
  if (typed.empty() && is_taken) typed = name;
  const std::string& why = resource["statusReason"][0]["text"].text();
  Draft draft;
  if (has_ended && typed.empty()) {
    draft.values = {{"medicine", name}, {"on", end}, {"end_reason", why}};
    return Found{{"medication-end", "MedicationStatement", nullptr, endFields, endForm, nullptr}, std::move(draft)};
  }
  if (typed.empty() || (!is_taken && !has_ended)) return std::nullopt;
  draft.values = {{"medicine", typed},
                  {"since", resource["effectivePeriod"]["start"].text()},
                  {"reason", resource["reasonCode"][0]["text"].text()},
                  {"prescriber", resource["contained"][0]["requester"]["display"].text()},
                  {"bought", howBought(resource)},
                  {"note", resource["note"][0]["text"].text()}};
  if (has_ended) {
    draft.values["until"] = end;
    draft.values["end_reason"] = why;
    draft.values["ended_as"] = status;
  }
  return Found{{"medication", "MedicationStatement", nullptr, medicineFields, medicineForm, nullptr}, std::move(draft)};
}

}  // namespace baton::web::entry
