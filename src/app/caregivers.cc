#include "app/caregivers.h"

#include <algorithm>

#include "app/consents.h"
#include "app/handoffs.h"
#include "app/views.h"
#include "base/text.h"
#include "knowledge/caregivers.h"
#include "record/members.h"
#include "rules/wording.h"

namespace baton::app {
namespace {

using record::Caregiver;
using rules::Language;
using rules::Phrase;

constexpr Phrase kNone = {"Nobody is named who helps at home. `baton add contact` adds somebody.",
                          "No hay nadie que ayude en casa. `baton add contact` agrega a alguien."};
constexpr Phrase kTasks = {"  Looks after: ", "  Se encarga de: "};
constexpr Phrase kNoTasks = {"  Looks after nothing by name.", "  No tiene nada a su cargo."};
constexpr Phrase kNights = {"  Nights up in the last week: ", "  Noches despierto en la última semana: "};
constexpr Phrase kBreak = {"  Weeks without a day off: ", "  Semanas sin un día libre: "};
constexpr Phrase kLast = {"  Last entry: ", "  Última anotación: "};
constexpr Phrase kMissed = {"  Weeks without a word: ", "  Semanas sin noticias: "};
constexpr Phrase kMay = {"  May see: ", "  Puede ver: "};
constexpr Phrase kMayNothing = {"  May be told nothing: there is no permission.",
                                "  No se le puede decir nada: no hay permiso."};
constexpr Phrase kSupports = {"For those who help:", "Para quienes ayudan:"};

Language languageFrom(std::string_view code) { return code == "es" ? Language::Spanish : Language::English; }

std::vector<std::string> mayOf(const record::Disclosure& seen, const Caregiver& one) {
  std::vector<std::string> may;
  for (const ConsentShown& consent : consentsIn(seen)) {
    if (consent.state != ConsentShown::State::InForce || consent.is_denial || consent.is_emergency) continue;
    const bool is_meant =
        consent.role == "caregiver" || std::ranges::any_of(consent.readers, [&](const std::string& reader) {
          return record::memberNameKey(reader) == record::memberNameKey(one.name);
        });
    if (!is_meant) continue;
    std::string what = consent.classes.empty() ? "what this role needs" : join(consent.classes, ", ");
    if (!consent.types.empty()) what = join(consent.types, ", ");
    if (!consent.facts.empty()) what = join(consent.facts, ", ");
    if (!consent.period.end.empty()) what += ", until " + consent.period.end.dateText();
    may.push_back(std::move(what));
  }
  return may;
}

}  // namespace

std::vector<CareSupportWords> careSupports(std::string_view language) {
  std::vector<CareSupportWords> words;
  for (const knowledge::CareSupport& row : knowledge::careSupports()) {
    const bool is_spanish = language == "es";
    words.push_back({std::string(is_spanish ? row.name_es : row.name),
                     std::string(is_spanish ? row.about_es : row.about), std::string(row.call), std::string(row.url)});
  }
  return words;
}

json::Value caregiversJson(const record::Disclosure& seen, std::string_view language) {
  json::Value list = json::Value::array();
  const auto texts = [](const std::vector<std::string>& all) {
    json::Value items = json::Value::array();
    for (const std::string& one : all) items.push(one);
    return items;
  };
  if (seen.audience().isSelf()) {
    for (const Caregiver& one : record::caregiversOf(seen.chart())) {
      json::Value item;
      item.set("name", one.name);
      item.set("responsibilities", texts(one.responsibilities));
      item.set("tasks", texts(one.tasks));
      item.setIfAny("last_log", one.last_log.dateText());
      item.set("weeks_logged", one.weeks_logged);
      if (one.nights) item.set("nights", *one.nights);
      item.set("weeks_without_break", one.weeks_without_break);
      item.set("missed_weeks", one.missed_weeks);
      item.set("may", texts(mayOf(seen, one)));
      list.push(std::move(item));
    }
  }
  json::Value supports = json::Value::array();
  for (const CareSupportWords& one : careSupports(language)) {
    json::Value item;
    item.set("name", one.name);
    item.set("about", one.about);
    item.set("call", one.call);
    item.set("url", one.url);
    supports.push(std::move(item));
  }
  json::Value answer;
  answer.set("now", toIso(seen.chart().at));
  answer.set("caregivers", std::move(list));
  answer.set("supports", std::move(supports));
  return answer;
}

std::string caregiversText(const record::Disclosure& seen, std::string_view language_code) {
  const Language language = languageFrom(language_code);
  std::string text;
  const auto all = seen.audience().isSelf() ? record::caregiversOf(seen.chart()) : std::vector<Caregiver>();
  for (const Caregiver& one : all) {
    text += one.name + "\n";
    std::vector<std::string> tasks;
    for (const std::string& id : one.responsibilities) tasks.push_back(responsibilityWords(id, language_code).name);
    tasks.insert(tasks.end(), one.tasks.begin(), one.tasks.end());
    text += tasks.empty() ? kNoTasks.in(language) + "\n" : kTasks.in(language) + join(tasks, ", ") + "\n";
    const std::vector<std::string> may = mayOf(seen, one);
    text += may.empty() ? kMayNothing.in(language) + "\n" : kMay.in(language) + join(may, "; ") + "\n";
    if (!one.last_log.empty()) text += kLast.in(language) + one.last_log.dateText() + "\n";
    if (one.nights) text += kNights.in(language) + std::to_string(*one.nights) + "\n";
    if (one.weeks_without_break > 0) text += kBreak.in(language) + std::to_string(one.weeks_without_break) + "\n";
    if (one.missed_weeks > 0) text += kMissed.in(language) + std::to_string(one.missed_weeks) + "\n";
  }
  if (all.empty()) text = kNone.in(language) + "\n";
  text += "\n" + kSupports.in(language) + "\n";
  for (const CareSupportWords& one : careSupports(language_code)) {
    text += "- " + one.name + ": " + one.call + ". " + one.about + "\n";
  }
  return text;
}

Result<std::vector<record::Caregiver>> loadOf(Home& home, const record::PersonId& person, const std::string& name) {
  BATON_TRY(const auto seen, viewRecord(home, person, "self", ""));
  std::vector<Caregiver> all = record::caregiversOf(seen.chart());
  std::erase_if(all,
                [&](const Caregiver& one) { return record::memberNameKey(one.name) != record::memberNameKey(name); });
  return all;
}

}  // namespace baton::app
