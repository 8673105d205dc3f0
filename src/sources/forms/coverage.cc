#include "sources/forms/coverage.h"

namespace baton::sources::forms {
namespace {

void addClass(json::Value& classes, std::string_view code, const std::string& value) {
  if (value.empty()) return;
  json::Value one = json::Value::object();
  one.set("type", codedConcept("http://terminology.hl7.org/CodeSystem/coverage-class", code, ""));
  one.set("value", value);
  classes.push(std::move(one));
}

}  // namespace

Result<Drafts> make(const CoverageForm& form, const Context& context) {
  BATON_TRY(const std::string payor, words(form.payor, "payor", Need::Required));
  BATON_TRY(const std::string plan, words(form.plan, "plan", Need::Optional));
  BATON_TRY(const std::string member_id, words(form.member_id, "member id", Need::Optional));
  BATON_TRY(const std::string group, words(form.group, "group", Need::Optional));
  BATON_TRY(const std::string since, dateTime(context, form.since, "since"));
  BATON_TRY(const std::string until, dateTime(context, form.until, "until"));
  Drafts drafts;
  json::Value coverage = begin("Coverage", context, drafts);
  const bool is_over = !until.empty() && !isInFuture(context, until) && until.substr(0, 10) < localToday(context);
  coverage.set("status", is_over ? "cancelled" : "active");
  coverage.setIfAny("subscriberId", member_id);
  coverage.set("beneficiary", personReference(context));
  json::Value period;
  period.setIfAny("start", since);
  period.setIfAny("end", until);
  coverage.setIfAny("period", std::move(period));
  coverage.set("payor", json::Value::array({display(payor, "Organization")}));
  json::Value classes = json::Value::array();
  addClass(classes, "plan", plan);
  addClass(classes, "group", group);
  coverage.setIfAny("class", std::move(classes));
  drafts.push_back({std::move(coverage), ""});
  return drafts;
}

}  // namespace baton::sources::forms
