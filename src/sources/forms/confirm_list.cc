#include "sources/forms/confirm_list.h"

#include "base/text.h"
#include "sources/forms/choice.h"

namespace baton::sources::forms {
namespace {

struct Title {
  std::string_view list;
  std::string_view title;
  std::string_view loinc;
  std::string_view display;
};

constexpr Title kTitles[] = {
    {"medications", "Medication list", "10160-0", "History of Medication use Narrative"},
    {"allergies", "Allergy list", "48765-2", "Allergies and adverse reactions Document"},
    {"conditions", "Problem list", "11450-4", "Problem list - Reported"},
};

template <class Lines>
json::Value entriesOf(const Lines& lines) {
  json::Value entries = json::Value::array();
  for (const auto& line : lines) {
    const bool is_current = line.status == "active" || line.status == "on-hold" || line.status == "remission";
    if (!is_current || line.sources.empty()) continue;
    json::Value item = json::Value::object();
    item.set("reference", line.sources.front().key);
    item.set("display", line.text);
    entries.push(json::Value::object({{"item", std::move(item)}}));
  }
  return entries;
}

json::Value entriesOf(std::string_view list, const record::Chart& chart) {
  if (list == "medications") return entriesOf(chart.medications);
  return list == "allergies" ? entriesOf(chart.allergies) : entriesOf(chart.conditions);
}

// A member of the care team by line id or name, else the words as typed.
Result<json::Value> ownerOf(const std::string& typed, const Context& context) {
  if (typed.empty() && context.author.kind == Author::Kind::Relative) return display(context.author.name);
  if (typed.empty() || foldForMatching(typed) == foldForMatching(context.chart.name)) return personReference(context);
  const std::string wanted = foldForMatching(typed);
  for (const record::CareTeamLine& member : context.chart.care_team) {
    if (member.id != typed && foldForMatching(member.text) != wanted) continue;
    // List.source takes a Practitioner or PractitionerRole; others of the team are named without one.
    for (const record::Source& source : member.sources) {
      const bool is_helper = source.key.starts_with("PractitionerRole/") || source.key.starts_with("Practitioner/");
      if (!is_helper) continue;
      json::Value reference = json::Value::object();
      reference.set("reference", source.key);
      reference.set("display", member.text);
      return reference;
    }
    return display(member.text);
  }
  if (typed.starts_with("care-team/")) return wrong("owner", "Nobody in the care team is " + typed + ".");
  return display(typed);
}

std::string typedListKey(const Title& title, const Context& context) {
  for (const record::ListFact& fact : context.chart.facts.lists) {
    if (mayReplace(fact.about.source, context.author) && fact.title == title.title) return fact.about.key;
  }
  return "";
}

}  // namespace

Result<Drafts> make(const ConfirmListForm& form, const Context& context) {
  BATON_CHECK(oneOf(form.list, {"medications", "allergies", "conditions"}, "list"));
  BATON_TRY(const std::string typed_owner, words(form.owner, "owner", Need::Optional));
  BATON_TRY(json::Value owner, ownerOf(typed_owner, context));
  const Title* title = &kTitles[0];
  for (const Title& one : kTitles) {
    if (one.list == form.list) title = &one;
  }
  Drafts drafts;
  json::Value list = begin("List", context, drafts);
  const std::string key = typedListKey(*title, context);
  if (!key.empty()) list.set("id", key.substr(key.find('/') + 1));
  list.set("status", "current");
  list.set("mode", "working");
  list.set("title", title->title);
  list.set("code", codedConcept(record::kLoinc, title->loinc, title->display));
  list.set("subject", personReference(context));
  list.set("date", localNow(context));
  list.set("source", std::move(owner));
  json::Value entries = entriesOf(form.list, context.chart);
  if (entries.items().empty()) {
    list.set("emptyReason",
             codedConcept("http://terminology.hl7.org/CodeSystem/list-empty-reason", "nilknown", "Nil Known"));
  } else {
    list.set("entry", std::move(entries));
  }
  drafts.push_back({std::move(list), key});
  return drafts;
}

}  // namespace baton::sources::forms
