#include "sources/forms/routing.h"

#include <algorithm>
#include <array>

#include "knowledge/routing.h"
#include "record/members.h"
#include "record/reach.h"
#include "record/routing.h"
#include "sources/forms/choice.h"

namespace baton::sources::forms {
namespace {

using record::Who;

Result<Who> reader(std::string_view word, const Context& context) {
  auto found = record::whoIs(context.chart, word);
  if (!found) {
    found.error().detail = "field: who";
    return tl::unexpected<Error>(std::move(found.error()));
  }
  if (found->isSelf()) return wrong("who", "This is about others: you see everything yourself.");
  return std::move(*found);
}

json::Value referenceTo(const Who& who) {
  json::Value value = json::Value::object();
  if (!who.key.empty()) value.set("reference", who.key);
  value.set("display", who.name.empty() ? who.role : who.name);
  return value;
}

json::Value routingConcept(std::string_view code, std::string_view text) {
  return codedConcept(record::kRoutingSystem, code, "", text);
}

// The exception that holds already about this reader and kind.
const record::RoutingException* earlierOf(const std::vector<record::RoutingException>& all, const Who& who,
                                          const std::string& kind) {
  const auto found = std::ranges::find_if(all, [&](const record::RoutingException& one) {
    if (one.kind != kind) return false;
    if (who.name.empty() || one.name.empty()) return who.name.empty() && one.name.empty() && one.role == who.role;
    return (!who.key.empty() && who.key == one.key) ||
           record::memberNameKey(one.name) == record::memberNameKey(who.name);
  });
  return found == all.end() ? nullptr : &*found;
}

// v3-ParticipationMode, the example binding of Communication.medium.
std::string_view modeOf(std::string_view channel) {
  if (channel == "email-link") return "EMAILWRIT";
  if (channel == "fax") return "FAXWRIT";
  if (channel == "phone") return "PHONE";
  return channel == "fhir" ? "ELECTRONIC" : "WRITTEN";
}

}  // namespace

Result<Drafts> make(const RoutingForm& form, const Context& context) {
  BATON_TRY(const Who who, reader(form.who, context));
  BATON_TRY(const std::string why, words(form.why, "why", Need::Optional));
  if (form.kind != record::kEveryKind && knowledge::routingKind(form.kind) == nullptr) {
    return wrong("kind", "This is no kind of change. baton routing shows them.");
  }
  const auto all = record::routingExceptions(context.chart);
  const auto* earlier = earlierOf(all, who, form.kind);
  Drafts drafts;
  if (form.act == RoutingAct::AsUsual && earlier == nullptr) return wrong("kind", "This is as usual already.");
  if (earlier != nullptr) {
    const auto fact = std::ranges::find_if(context.chart.facts.tasks,
                                           [&](const record::TaskFact& one) { return one.about.key == earlier->task; });
    const bool is_person = context.author.kind == Author::Kind::Person;
    if (!is_person && !mayReplace(fact->about.source, context.author)) {
      return fail(ErrorCode::NotAllowed, "Only who wrote this, or the person, can change it.");
    }
    BATON_TRY(json::Value task, context.stored(earlier->task));
    const bool is_same = earlier->is_told == (form.act == RoutingAct::Tell);
    if (form.act != RoutingAct::AsUsual && is_same) return wrong("kind", "You said so already.");
    if (form.act == RoutingAct::AsUsual) {
      task.set("status", "cancelled");
    } else {
      const bool is_tell = form.act == RoutingAct::Tell;
      task.set("code",
               routingConcept(is_tell ? record::kTellCode : record::kDoNotTellCode, is_tell ? "Tell" : "Do not tell"));
      task.setIfAny("note", notes(why));
    }
    task.set("lastModified", localNow(context));
    drafts.push_back({std::move(task), earlier->task});
    return drafts;
  }
  const bool is_tell = form.act == RoutingAct::Tell;
  json::Value task = begin("Task", context, drafts);
  task.set("identifier", listOf(json::Value::object({{"system", record::kChangeKindSystem}, {"value", form.kind}})));
  task.set("status", "in-progress");
  task.set("intent", "plan");
  task.set("code",
           routingConcept(is_tell ? record::kTellCode : record::kDoNotTellCode, is_tell ? "Tell" : "Do not tell"));
  task.set("for", personReference(context));
  task.set("authoredOn", localNow(context));
  task.set("lastModified", localNow(context));
  task.set("requester", authorReference(context));
  task.set("owner", referenceTo(who));
  task.setIfAny("note", notes(why));
  drafts.push_back({std::move(task), ""});
  return drafts;
}

Result<Drafts> make(const HowToReachForm& form, const Context& context) {
  BATON_TRY(const Who who, reader(form.who, context));
  BATON_TRY(const std::string to, words(form.to, "to", Need::Optional));
  BATON_TRY(const std::string on, dateTimeOrNow(context, form.on, "on"));
  BATON_CHECK(oneOf(form.channel, {"", "email-link", "print", "fax", "fhir", "phone"}, "channel"));
  if (form.channel.empty() && !form.is_noted) return wrong("channel", "How do they want to be reached?");
  if (form.channel == "email-link" && !to.empty() && to.find('@') == std::string::npos) {
    return wrong("to", "\"" + to + "\" is not an e-mail address.");
  }
  if (form.channel == "fhir" && !to.starts_with("https://")) {
    return wrong("to", "A FHIR endpoint is an address that begins with https://");
  }
  Drafts drafts;
  const auto add = [&](std::string_view topic, std::string_view text) {
    json::Value said = begin("Communication", context, drafts);
    said.set("status", "completed");
    said.set("subject", personReference(context));
    said.set("topic", routingConcept(topic, text));
    said.set("sent", on);
    said.set("sender", authorReference(context));
    said.set("recipient", listOf(referenceTo(who)));
    return said;
  };
  if (!form.channel.empty()) {
    json::Value said = add(record::kHowToReach, "How to reach them");
    json::Value medium = json::Value::object();
    const std::string mode(kTerminology);
    medium.set("coding",
               json::Value::array(
                   {json::Value::object({{"system", mode + "v3-ParticipationMode"}, {"code", modeOf(form.channel)}}),
                    json::Value::object({{"system", record::kRoutingSystem}, {"code", form.channel}})}));
    said.set("medium", listOf(std::move(medium)));
    if (!to.empty()) said.set("payload", listOf(json::Value::object({{"contentString", to}})));
    drafts.push_back({std::move(said), ""});
  }
  if (form.is_noted)
    drafts.push_back({add(record::kCoordinationNoted, "Their chart says that coordination is allowed"), ""});
  return drafts;
}

}  // namespace baton::sources::forms
