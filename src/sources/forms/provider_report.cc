#include "sources/forms/provider_report.h"

#include <algorithm>
#include <charconv>

#include "record/provider_report.h"
#include "sources/forms/choice.h"

namespace baton::sources::forms {
namespace {

constexpr int kLongestWait = 3650;

json::Value coding(std::string code) {
  return json::Value::object({{"system", record::kProviderReportSystem}, {"code", std::move(code)}});
}

// Whom one asks is one's own business: nobody who treats the person sees it.
json::Value forThePersonAlone() {
  return json::Value::object(
      {{"security", listOf(json::Value::object({{"system", "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"},
                                                {"code", "R"},
                                                {"display", "restricted"}}))}});
}

Result<json::Value> said(const ProviderReportForm& form) {
  BATON_CHECK(oneOf(form.accepting, {"", "yes", "no"}, "accepting"));
  BATON_CHECK(oneOf(form.video, {"", "yes", "no"}, "video"));
  json::Value codings = json::Value::array();
  if (!form.accepting.empty()) codings.push(coding("accepting-" + form.accepting));
  if (!form.video.empty()) codings.push(coding("video-" + form.video));
  if (!form.wait_days.empty()) {
    int days = 0;
    const auto [end, fault] =
        std::from_chars(form.wait_days.data(), form.wait_days.data() + form.wait_days.size(), days);
    if (fault != std::errc() || end != form.wait_days.data() + form.wait_days.size() || days < 0 ||
        days > kLongestWait) {
      return wrong("wait_days", "How many days? Write a whole number, like 21.");
    }
    codings.push(coding("wait-days-" + std::to_string(days)));
  }
  if (form.is_gone) codings.push(coding("gone"));
  if (codings.items().empty()) return wrong("accepting", "Say at least one thing that you found out.");
  return codings;
}

}  // namespace

Result<Drafts> make(const ProviderReportForm& form, const Context& context) {
  BATON_TRY(const std::string provider, words(form.provider, "provider", Need::Required, 40));
  BATON_TRY(const std::string name, words(form.name, "name", Need::Required));
  BATON_TRY(const std::string note, words(form.note, "note", Need::Optional));
  BATON_TRY(json::Value codings, said(form));
  std::string replaces;
  for (const record::ProviderReport& one : record::providerReports(context.chart)) {
    if (one.provider == provider) replaces = one.key;
  }
  if (!replaces.empty() && context.author.kind != Author::Kind::Person) {
    const auto fact = std::ranges::find_if(context.chart.facts.tasks,
                                           [&](const record::TaskFact& one) { return one.about.key == replaces; });
    if (fact != context.chart.facts.tasks.end() && !mayReplace(fact->about.source, context.author)) {
      return fail(ErrorCode::NotAllowed, "Only who wrote this, or the person, can change it.");
    }
  }
  Drafts drafts;
  json::Value task;
  if (replaces.empty()) {
    task = begin("Task", context, drafts);
    task.set("meta", forThePersonAlone());
  } else {
    BATON_TRY(task, context.stored(replaces));
  }
  const bool is_own_key = provider.starts_with('x');
  task.set("identifier",
           listOf(json::Value::object(
               {{"system", is_own_key ? record::kDirectoryKeySystem : record::kNpiSystem}, {"value", provider}})));
  task.set("status", "completed");
  task.set("businessStatus", json::Value::object({{"coding", std::move(codings)}}));
  task.set("intent", "order");
  task.set("code", codedConcept(record::kProviderReportSystem, record::kProviderReportCode, "", "What an office said"));
  task.set("description", name);
  task.set("for", personReference(context));
  task.set("authoredOn", localNow(context));
  task.set("lastModified", localNow(context));
  task.set("requester", authorReference(context));
  task.erase("note");
  task.setIfAny("note", notes(note));
  drafts.push_back({std::move(task), replaces});
  return drafts;
}

}  // namespace baton::sources::forms
