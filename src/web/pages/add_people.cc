// People who help: a member of the care team, a pharmacy, somebody to call in an emergency.
#include "base/text.h"
#include "record/coded.h"
#include "web/pages/entry_kinds.h"

namespace baton::web::entry {
namespace {

Html teamFields(const Page& page, const Draft& draft) {
  const Language language = page.language;
  Html html = textField(draft.field("name", say(language, "Name"), say(language, "Like Dr. Ana Lee.")));
  html += textField(draft.field("role", say(language, "What do they do?"),
                                say(language, "Like psychiatrist, therapist, family doctor or caregiver.")));
  html += textField(draft.field("organization", say(language, "Clinic or practice")));
  html += reachFields(page, draft);
  html += sinceField(page, draft, "since", say(language, "Since when, if you know?"));
  html += sinceField(page, draft, "until", say(language, "Until when, if they no longer help?"));
  return html;
}

app::Form teamForm(const Page& /*page*/, const Draft& draft) {
  app::forms::TeamMemberForm form;
  form.name = draft.value("name");
  form.role = draft.value("role");
  form.organization = draft.value("organization");
  form.reach = reachOf(draft);
  form.since = draft.value("since");
  form.until = draft.value("until");
  return form;
}

bool isPharmacy(const record::HelperFact& fact) {
  return fact.practitioner.empty() && !fact.specialties.empty() &&
         containsNoCase(fact.specialties.front().label(), "pharmac");
}

std::optional<Draft> storedMember(const record::Chart& chart, const std::string& key) {
  const record::HelperFact* fact = factOf(chart.facts.helpers, key);
  if (fact == nullptr || isPharmacy(*fact)) return std::nullopt;
  Draft draft;
  draft.values = {{"name", fact->practitioner.display},
                  {"role", fact->specialties.empty() ? "" : fact->specialties.front().label()},
                  {"organization", fact->organization.display},
                  {"since", fact->period.start.text()},
                  {"until", fact->period.end.text()}};
  putReach(draft, fact->telecoms);
  return draft;
}

Html pharmacyFields(const Page& page, const Draft& draft) {
  const Language language = page.language;
  Html html = textField(draft.field("name", say(language, "Name of the pharmacy")));
  html += textField(draft.field("address", say(language, "Address")));
  html += reachFields(page, draft);
  return html;
}

app::Form pharmacyForm(const Page& /*page*/, const Draft& draft) {
  return app::forms::PharmacyForm{draft.value("name"), draft.value("address"), reachOf(draft)};
}

std::optional<Draft> storedPharmacy(const record::Chart& chart, const std::string& key) {
  const record::HelperFact* fact = factOf(chart.facts.helpers, key);
  if (fact == nullptr || !isPharmacy(*fact)) return std::nullopt;
  Draft draft;
  draft.values = {{"name", fact->organization.display}, {"address", fact->address}};
  putReach(draft, fact->telecoms);
  return draft;
}

Html contactFields(const Page& page, const Draft& draft) {
  const Language language = page.language;
  Html html = textField(draft.field("name", say(language, "Name")));
  html += textField(
      draft.field("relationship", say(language, "Who are they to you?"), say(language, "Like sister, or friend.")));
  html += checkbox(draft.field("emergency", say(language, "Call them in an emergency")));
  html += reachFields(page, draft);
  return html;
}

app::Form contactForm(const Page& /*page*/, const Draft& draft) {
  return app::forms::ContactForm{draft.value("name"), draft.value("relationship"), reachOf(draft),
                                 draft.isTicked("emergency")};
}

std::optional<Draft> storedContact(const record::Chart& chart, const std::string& key) {
  const record::Contact* fact = factOf(chart.facts.contacts, key);
  if (fact == nullptr) return std::nullopt;
  Draft draft;
  const bool is_emergency = fact->relationship.codeIn("http://terminology.hl7.org/CodeSystem/v2-0131") == "C";
  const std::string& relation = fact->relationship.text;
  draft.values = {{"name", fact->name},
                  {"relationship", relation == "Emergency contact" ? "" : relation},
                  {"emergency", is_emergency ? "yes" : ""}};
  putReach(draft, fact->telecoms);
  return draft;
}

}  // namespace

Html reachFields(const Page& page, const Draft& draft) {
  const Language language = page.language;
  Field phone = draft.field("phone", say(language, "Phone"));
  Html html = textField(phone, TextKind::Telephone, FieldWidth::Half);
  html += textField(draft.field("after-hours", say(language, "Phone for evenings and weekends")), TextKind::Telephone,
                    FieldWidth::Half);
  html += textField(draft.field("email", say(language, "E-mail")), TextKind::Email);
  html += textField(draft.field("fax", say(language, "Fax")), TextKind::Telephone, FieldWidth::Half);
  html += selectField(draft.field("best_way", say(language, "Best way to reach them")),
                      {{"", say(language, "I do not know"), ""},
                       {"phone", say(language, "Phone"), ""},
                       {"after-hours", say(language, "Phone for evenings and weekends"), ""},
                       {"email", say(language, "E-mail"), ""},
                       {"fax", say(language, "Fax"), ""}});
  return html;
}

app::forms::Reach reachOf(const Draft& draft) {
  return {draft.value("phone"), draft.value("fax"), draft.value("email"), draft.value("after-hours"),
          draft.value("best_way")};
}

void putReach(Draft& draft, const std::vector<record::Telecom>& telecoms) {
  for (const record::Telecom& telecom : telecoms) {
    const bool is_second_phone = telecom.system == "phone" && !draft.value("phone").empty();
    draft.values.emplace(is_second_phone ? "after-hours" : telecom.system, telecom.value);
  }
}

Kind teamMemberKind() {
  return {"team-member", "PractitionerRole", [](Language l) { return say(l, "Add somebody who helps you"); },
          teamFields,    teamForm,           storedMember};
}

Kind pharmacyKind() {
  return {"pharmacy",     "PractitionerRole", [](Language l) { return say(l, "Add a pharmacy"); },
          pharmacyFields, pharmacyForm,       storedPharmacy};
}

Kind contactKind() {
  return {"contact",     "RelatedPerson", [](Language l) { return say(l, "Add a person to call"); },
          contactFields, contactForm,     storedContact};
}

}  // namespace baton::web::entry
