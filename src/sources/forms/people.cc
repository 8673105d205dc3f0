#include "sources/forms/people.h"

#include "sources/forms/choice.h"

namespace baton::sources::forms {
namespace {

// v2-0131 Contact Role: http://terminology.hl7.org/CodeSystem/v2-0131.
constexpr std::string_view kContactRole = "http://terminology.hl7.org/CodeSystem/v2-0131";

Status addWay(json::Value& telecoms, std::string_view system, std::string_view typed, std::string_view field,
              const Reach& reach) {
  BATON_TRY(const std::string value, words(typed, field, Need::Optional));
  if (value.empty()) {
    if (reach.best_way == field)
      return wrong(field, "The best way to reach them is missing: " + std::string(field) + ".");
    return {};
  }
  if (system == "email" && value.find('@') == std::string::npos) {
    return wrong(field, "\"" + value + "\" is not an e-mail address.");
  }
  json::Value way = json::Value::object();
  if (field == "after-hours") {
    json::Value extension = json::Value::object();
    extension.set("url", kAfterHours);
    extension.set("valueBoolean", true);
    way.set("extension", json::Value::array({std::move(extension)}));
  }
  way.set("system", system);
  way.set("value", value);
  if (reach.best_way == field) way.set("rank", 1);
  telecoms.push(std::move(way));
  return {};
}

Result<json::Value> telecomsOf(const Reach& reach) {
  BATON_CHECK(oneOf(reach.best_way, {"", "phone", "fax", "email", "after-hours"}, "best way"));
  json::Value telecoms = json::Value::array();
  BATON_CHECK(addWay(telecoms, "phone", reach.phone, "phone", reach));
  BATON_CHECK(addWay(telecoms, "phone", reach.after_hours_phone, "after-hours", reach));
  BATON_CHECK(addWay(telecoms, "fax", reach.fax, "fax", reach));
  BATON_CHECK(addWay(telecoms, "email", reach.email, "email", reach));
  return telecoms;
}

}  // namespace

Result<Drafts> make(const TeamMemberForm& form, const Context& context) {
  BATON_TRY(const std::string name, words(form.name, "name", Need::Required));
  BATON_TRY(const std::string role, words(form.role, "role", Need::Required));
  BATON_TRY(const std::string organization, words(form.organization, "organization", Need::Optional));
  BATON_TRY(const std::string since, pastDateTime(context, form.since, "since"));
  BATON_TRY(const std::string until, pastDateTime(context, form.until, "until"));
  BATON_TRY(json::Value telecoms, telecomsOf(form.reach));
  Drafts drafts;
  json::Value member = begin("PractitionerRole", context, drafts);
  member.set("active", until.empty());
  json::Value period;
  period.setIfAny("start", since);
  period.setIfAny("end", until);
  member.setIfAny("period", std::move(period));
  member.set("practitioner", display(name, "Practitioner"));
  member.setIfAny("organization", display(organization, "Organization"));
  member.set("code", json::Value::array({textConcept(role)}));
  member.setIfAny("telecom", std::move(telecoms));
  drafts.push_back({std::move(member), ""});
  return drafts;
}

Result<Drafts> make(const PharmacyForm& form, const Context& context) {
  BATON_TRY(const std::string name, words(form.name, "name", Need::Required));
  BATON_TRY(const std::string address, words(form.address, "address", Need::Optional));
  BATON_TRY(json::Value telecoms, telecomsOf(form.reach));
  Drafts drafts;
  json::Value pharmacy = begin("PractitionerRole", context, drafts);
  pharmacy.set("active", true);
  pharmacy.set("organization", display(name, "Organization"));
  pharmacy.set("code", json::Value::array({textConcept("Pharmacy")}));
  pharmacy.setIfAny("location", listOf(display(address, "Location")));
  pharmacy.setIfAny("telecom", std::move(telecoms));
  drafts.push_back({std::move(pharmacy), ""});
  return drafts;
}

Result<Drafts> make(const ContactForm& form, const Context& context) {
  BATON_TRY(const std::string name, words(form.name, "name", Need::Required));
  BATON_TRY(const std::string relationship, words(form.relationship, "relationship", Need::Optional));
  BATON_TRY(json::Value telecoms, telecomsOf(form.reach));
  if (form.is_emergency_contact && telecoms.items().empty()) {
    return wrong("phone", "An emergency contact needs a phone number or an e-mail address.");
  }
  Drafts drafts;
  json::Value contact = begin("RelatedPerson", context, drafts);
  contact.set("active", true);
  contact.set("patient", personReference(context));
  json::Value relation = form.is_emergency_contact
                             ? codedConcept(kContactRole, "C", "Emergency Contact",
                                            relationship.empty() ? "Emergency contact" : relationship)
                             : textConcept(relationship);
  contact.setIfAny("relationship", listOf(std::move(relation)));
  contact.set("name", json::Value::array({textConcept(name)}));  // HumanName.text
  contact.setIfAny("telecom", std::move(telecoms));
  drafts.push_back({std::move(contact), ""});
  return drafts;
}

}  // namespace baton::sources::forms
