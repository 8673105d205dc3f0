#include "web/pages/correct_kinds.h"

#include "app/withdraw.h"
#include "web/pages/goal_fields.h"
#include "web/pages/note_fields.h"

namespace baton::web::entry {
namespace {

Html noteFields(const Page& page, const Draft& draft) {
  Html html = noteWordsFields(page, draft);
  html += noteAboutFields(page, draft);
  return html;
}

app::Form noteForm(const Page& page, const Draft& draft) { return noteFormOf(page, draft); }

// A note that was typed; a file is not written anew.
std::optional<Found> note(const json::Value& resource) {
  const std::string text = app::typedNote(resource);
  if (text.empty()) return std::nullopt;
  const bool is_private = resource["meta"]["security"][0]["code"].text() == "R";
  const json::Value& author = resource["author"][0];
  Draft draft;
  draft.values = {{"title", resource["description"].text()},
                  {"text", text},
                  {"on", resource["content"][0]["attachment"]["creation"].text().substr(0, 10)},
                  {"written_by", author["type"].text() == "Practitioner" ? author["display"].text() : ""},
                  {"private", is_private ? "yes" : ""}};
  return Found{{"note", "DocumentReference", nullptr, noteFields, noteForm, nullptr}, std::move(draft)};
}

Html goalFields(const Page& page, const Draft& draft) {
  Html html = goalWishFields(page, draft);
  html += goalTargetField(page, draft);
  html += goalAroundFields(page, draft);
  html += hidden("start", draft.value("start"));
  return html;
}

app::Form goalForm(const Page& /*page*/, const Draft& draft) { return goalFormOf(draft); }

// A goal nobody has noted progress on yet.
std::optional<Found> goal(const json::Value& resource) {
  if (!resource["achievementStatus"].isNull() || resource["lifecycleStatus"].text() != "active") return std::nullopt;
  const json::Value& aim = resource["target"][0];
  const json::Value& owner = resource["expressedBy"];
  Draft draft;
  draft.values = {{"goal", resource["description"]["text"].text()},
                  {"measure", aim["measure"]["text"].text()},
                  {"target", aim["detailString"].text()},
                  {"due", aim["dueDate"].text()},
                  {"owner", owner["type"].text() == "Practitioner" ? owner["display"].text() : ""},
                  {"start", resource["startDate"].text()},
                  {"note", resource["note"][0]["text"].text()}};
  return Found{{"goal", "Goal", nullptr, goalFields, goalForm, nullptr}, std::move(draft)};
}

}  // namespace

std::optional<Found> foundInResource(const json::Value& resource) {
  const std::string& type = resource["resourceType"].text();
  if (type == "MedicationStatement") return foundMedicine(resource);
  if (type == "DocumentReference") return note(resource);
  if (type == "Goal") return goal(resource);
  if (type == "Observation") return foundLogLine(resource);
  return std::nullopt;
}

}  // namespace baton::web::entry
