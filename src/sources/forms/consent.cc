#include "sources/forms/consent.h"

#include <algorithm>

#include "knowledge/data_classes.h"
#include "record/consent_terms.h"
#include "sources/forms/choice.h"

namespace baton::sources::forms {
namespace {

using knowledge::DataClassRow;
using record::Purpose;

constexpr std::string_view kActReason = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
constexpr std::string_view kActCode = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
constexpr std::string_view kAction = "http://terminology.hl7.org/CodeSystem/consentaction";
constexpr std::size_t kMost = 200;  // types or facts of one grant

json::Value coding(std::string_view system, std::string_view code, std::string_view display = "") {
  json::Value value = json::Value::object({{"system", system}, {"code", code}});
  if (!display.empty()) value.set("display", display);
  return value;
}

json::Value actionConcept(std::string_view code) {
  return json::Value::object({{"coding", json::Value::array({coding(kAction, code)})}});
}

// The reader: a whole role, or somebody of this record.
struct Reader {
  std::string role;
  std::string key;
  std::string name;
};
Result<json::Value> actorOf(const Reader& reader, const Context& context) {
  if (reader.role.empty() == reader.key.empty()) return wrong("to", "Say who it is for: a role, or one person.");
  json::Value actor;
  json::Value who;
  if (!reader.role.empty()) {
    BATON_CHECK(oneOf(
        reader.role,
        {"therapist", "psychiatrist", "primary-care", "telepsychiatry", "caregiver", "pharmacy", "emergency", "other"},
        "to"));
    actor.set("role", codedConcept(record::kAudienceSystem, reader.role, "", reader.role));
    who.set("display", reader.name.empty() ? reader.role : reader.name);
  } else {
    const bool is_account = reader.key.starts_with(record::kAccountReader);
    if (!is_account) BATON_CHECK(context.stored(reader.key));
    actor.set("role",
              codedConcept(std::string(kTerminology) + "v3-ParticipationType", "IRCP", "information recipient"));
    if (is_account) {
      const std::string account = reader.key.substr(record::kAccountReader.size());
      who.set("identifier", json::Value::object({{"system", record::kAccountSystem}, {"value", account}}));
    } else {
      who.set("reference", reader.key);
    }
    if (!reader.name.empty()) who.set("display", reader.name);
  }
  actor.set("reference", std::move(who));
  return actor;
}

json::Value consentResource(const Context& context, const Drafts& drafts, std::string_view policy) {
  json::Value consent = begin("Consent", context, drafts);
  consent.set("status", "active");
  consent.set("scope", codedConcept(std::string(kTerminology) + "consentscope", "patient-privacy", "Privacy Consent"));
  consent.set("category", json::Value::array({codedConcept("http://loinc.org", "59284-0", "Consent Document")}));
  consent.set("patient", personReference(context));
  consent.set("dateTime", localNow(context));
  consent.set("performer", json::Value::array({personReference(context)}));
  consent.set("policyRule", codedConcept(kActCode, policy, ""));
  return consent;
}

// Errors: an unknown class; notes kept apart beside anything else.
Result<json::Value> labelsOf(const std::vector<std::string>& classes) {
  const knowledge::DataClasses& known = knowledge::dataClasses();
  json::Value labels = json::Value::array();
  for (const std::string& name : classes) {
    const auto id = known.named(name);
    if (!id) {
      std::string all;
      for (const DataClassRow& row : known.all()) {
        if (!all.empty()) all += ", ";
        all += row.name;
      }
      return wrong("classes", "\"" + name + "\" is no class. Classes: " + all + ".");
    }
    const DataClassRow& row = known.row(*id);
    if (row.stands_alone && classes.size() > 1) {
      return wrong("classes",
                   "\"" + name + "\" needs a permission of its own: give it alone, and the rest in another.");
    }
    labels.push(coding(record::kDataClassSystem, row.name, row.name_en));
  }
  return labels;
}

Status checkCounts(const GrantForm& form) {
  if (form.types.size() > kMost || form.facts.size() > kMost) return wrong("facts", "That is too many at once.");
  for (const std::string& type : form.types) {
    const bool is_word = !type.empty() && std::all_of(type.begin(), type.end(), [](char letter) {
      return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
    });
    if (!is_word) return wrong("types", "\"" + type + "\" is no FHIR resource type.");
  }
  return {};
}

Result<json::Value> periodOf(const GrantForm& form, const Context& context) {
  BATON_TRY(std::string since, dateTime(context, form.since, "since"));
  if (since.empty()) since = localNow(context);
  BATON_TRY(const std::string until, dateTime(context, form.until, "until"));
  if (until.empty() && !form.is_denial) return wrong("until", "A permission needs a last day.");
  json::Value period;
  period.set("start", since);
  if (!until.empty()) {
    const auto start = PartialDate::parse(since);
    const auto end = PartialDate::parse(until);
    if (!start || !end || end->last() < start->first() || (end->last() < context.now && !form.is_denial)) {
      return wrong("until", "The last day lies before the first, or is over.");
    }
    period.set("end", until);
  }
  return period;
}

Result<json::Value> provisionOf(const GrantForm& form, const Context& context) {
  BATON_CHECK(checkCounts(form));
  json::Value provision;
  provision.set("type", form.is_denial ? "deny" : "permit");
  BATON_TRY(json::Value period, periodOf(form, context));
  provision.set("period", std::move(period));
  BATON_TRY(json::Value actor, actorOf({form.role, form.reader, form.name}, context));
  provision.set("actor", json::Value::array({std::move(actor)}));
  BATON_CHECK(oneOf(form.direction, {"to", "from", "both"}, "direction"));
  json::Value actions = json::Value::array();
  if (form.direction != "from") actions.push(actionConcept("disclose"));
  if (form.direction != "to") actions.push(actionConcept("collect"));
  provision.set("action", std::move(actions));
  BATON_TRY(json::Value labels, labelsOf(form.classes));
  if (!labels.items().empty()) provision.set("securityLabel", std::move(labels));
  if (!form.purpose.empty()) {
    const auto* const found = std::find_if(record::kPurposes.begin(), record::kPurposes.end(),
                                           [&](const Purpose& one) { return one.word == form.purpose; });
    if (found == record::kPurposes.end()) {
      return wrong("purpose", "The purpose is one of treatment, coordination, family, request, emergency.");
    }
    provision.set("purpose", json::Value::array({coding(kActReason, found->code, found->display)}));
  }
  json::Value types = json::Value::array();
  for (const std::string& type : form.types) types.push(coding(record::kResourceTypes, type));
  if (!form.types.empty()) provision.set("class", std::move(types));
  json::Value data = json::Value::array();
  for (const std::string& key : form.facts) {
    BATON_CHECK(context.stored(key));
    json::Value one;
    one.set("meaning", "instance");
    one.set("reference", json::Value::object({{"reference", key}}));
    data.push(std::move(one));
  }
  if (!form.facts.empty()) provision.set("data", std::move(data));
  return provision;
}

Result<json::Value> storedConsent(const std::string& key, const Context& context) {
  if (!key.starts_with("Consent/")) return wrong("consent", "Name it like Consent/123.");
  return context.stored(key);
}

Status refuseRelative(const Context& context) {
  if (context.author.kind == Author::Kind::Person) return {};
  return fail(ErrorCode::NotAllowed, "Only the person can say who may see their record.");
}

}  // namespace

Result<Drafts> make(const GrantForm& form, const Context& context) {
  BATON_CHECK(refuseRelative(context));
  BATON_TRY(const std::string condition, words(form.condition, "condition", Need::Optional));
  Drafts drafts;
  json::Value consent = consentResource(context, drafts, form.is_denial ? "OPTOUT" : "OPTIN");
  if (!condition.empty()) {
    json::Value rule = codedConcept(kActCode, form.is_denial ? "OPTOUT" : "OPTIN", "", condition);
    consent.set("policyRule", std::move(rule));
  }
  json::Value verified;
  verified.set("verified", true);
  verified.set("verifiedWith", personReference(context));
  verified.set("verificationDate", localNow(context));
  consent.set("verification", json::Value::array({std::move(verified)}));
  BATON_TRY(json::Value provision, provisionOf(form, context));
  consent.set("provision", std::move(provision));
  drafts.push_back({std::move(consent), ""});
  return drafts;
}

Result<Drafts> make(const EmergencyForm& form, const Context& context) {
  BATON_TRY(const std::string reason, words(form.reason, "reason", Need::Required));
  Drafts drafts;
  json::Value consent = consentResource(context, drafts, "EMRGONLY");
  consent.set("policyRule", codedConcept(kActCode, "EMRGONLY", "", reason));
  json::Value provision;
  provision.set("type", "permit");
  Context later = context;
  later.now.ms += record::kEmergencyMs;
  provision.set("period", json::Value::object({{"start", localNow(context)}, {"end", localNow(later)}}));
  BATON_TRY(json::Value actor, actorOf({form.role, form.reader, form.name}, context));
  provision.set("actor", json::Value::array({std::move(actor)}));
  provision.set("action", json::Value::array({actionConcept("disclose")}));
  provision.set("purpose", json::Value::array({coding(kActReason, record::kBreakGlass, "break the glass")}));
  consent.set("provision", std::move(provision));
  drafts.push_back({std::move(consent), ""});
  return drafts;
}

Result<Drafts> make(const EndGrantForm& form, const Context& context) {
  BATON_CHECK(refuseRelative(context));
  BATON_TRY(json::Value consent, storedConsent(form.consent, context));
  if (consent["status"].text() == "inactive") {
    return fail(ErrorCode::Conflict, "This has ended already.");
  }
  consent.set("status", "inactive");
  return Drafts{{std::move(consent), form.consent}};
}

Result<Drafts> make(const ConfirmConsentForm& form, const Context& context) {
  BATON_CHECK(refuseRelative(context));
  BATON_TRY(json::Value consent, storedConsent(form.consent, context));
  return Drafts{{std::move(consent), form.consent}};
}

}  // namespace baton::sources::forms
