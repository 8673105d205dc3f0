#include "outbound/watch_document.h"

#include <array>

#include "base/text.h"
#include "outbound/wrapped_text.h"

namespace baton::outbound {
namespace {

using record::WatchCheck;
using record::WatchEffect;
using record::WatchPlan;

struct Words {
  std::string_view day, of, help, may_come, from, to, effects, weeks, from_week, onward, eases, stays, told, ask,
      warning, checks, done, planned, due, open, source, nothing, ending;
  std::array<std::string_view, 3> grades;
};
constexpr Words kEnglish = {"Day ",
                            ", watched until ",
                            "When it should help: ",
                            "What may come: ",
                            " (from ",
                            " to ",
                            "Side effects that may come:",
                            "weeks ",
                            "from week ",
                            " on",
                            "often better by ",
                            "may stay",
                            "told since",
                            "To ask: ",
                            "Get help: ",
                            "Checks:",
                            "done: ",
                            "planned: ",
                            "due now, ask for it",
                            "open",
                            "Source: ",
                            "No medicine for the mind was started, changed or stopped lately, as far as the record "
                            "shows the day.\n",
                            "This is what is usual. Your prescriber may plan otherwise. Do not stop or change a dose "
                            "on your own.\n",
                            {"can happen", "common", "very common"}};
constexpr Words kSpanish = {"Día ",
                            ", en observación hasta ",
                            "Cuándo debería ayudar: ",
                            "Qué puede venir: ",
                            " (de ",
                            " a ",
                            "Efectos que pueden venir:",
                            "semanas ",
                            "desde la semana ",
                            "",
                            "suele mejorar hacia ",
                            "puede quedarse",
                            "ya se contó",
                            "Para preguntar: ",
                            "Busque ayuda: ",
                            "Revisiones:",
                            "hecha: ",
                            "prevista: ",
                            "toca ahora, pídala",
                            "pendiente",
                            "Fuente: ",
                            "Ninguna medicina para la mente se empezó, cambió o dejó hace poco, hasta donde el "
                            "historial muestra el día.\n",
                            "Esto es lo habitual. Quien receta puede planear otra cosa. No deje ni cambie una dosis "
                            "por su cuenta.\n",
                            {"puede pasar", "común", "muy común"}};

// "weeks 1 to 4"; what may begin after half a year has no end worth naming.
std::string weekWords(const WatchEffect& effect, const Words& words) {
  constexpr int kLongWeeks = 26;
  if (effect.until_week > kLongWeeks) {
    return std::string(words.from_week) + std::to_string(effect.from_week) + std::string(words.onward);
  }
  return std::string(words.weeks) + std::to_string(effect.from_week) + std::string(words.to) +
         std::to_string(effect.until_week);
}

std::string effectWords(const WatchEffect& effect, const Words& words) {
  std::string text = effect.name + ": " + std::string(words.grades[static_cast<std::size_t>(effect.grade) - 1]) + ", " +
                     weekWords(effect, words) + ", ";
  text += effect.eases.empty() ? std::string(words.stays) : std::string(words.eases) + effect.eases;
  if (effect.is_told) text += "; " + std::string(words.told);
  return text;
}

std::string checkWords(const WatchCheck& check, const Words& words) {
  std::string text = check.on + ", ";
  if (!check.done_by.empty()) return text + std::string(words.done) + check.done_by;
  if (!check.planned.empty()) return text + std::string(words.planned) + check.planned;
  return text + std::string(check.is_due ? words.due : words.open);
}

void addPlan(std::string& text, const WatchPlan& plan, const Words& words) {
  text += plan.title + "\n";
  text += "  " + std::string(words.day) + std::to_string(plan.day) + std::string(words.of) + plan.until + ".\n";
  addParagraph(
      text, "  " + std::string(plan.is_about_leaving ? words.may_come : words.help), "    ",
      plan.benefit + std::string(words.from) + plan.benefit_from + std::string(words.to) + plan.benefit_until + ")");
  if (!plan.effects.empty()) text += "  " + std::string(words.effects) + "\n";
  for (const WatchEffect& effect : plan.effects) addParagraph(text, "  - ", "    ", effectWords(effect, words));
  addParagraph(text, "  " + std::string(words.ask), "    ", plan.ask);
  addParagraph(text, "  " + std::string(words.warning), "    ", plan.warning);
  text += "  " + std::string(words.checks) + "\n";
  for (const WatchCheck& check : plan.checks) addParagraph(text, "  - ", "    ", checkWords(check, words));
  std::vector<std::string> sources;
  for (const record::FindingSource& one : plan.sources) {
    sources.push_back(one.title + (one.section.empty() ? "" : ", " + one.section));
  }
  addParagraph(text, "  " + std::string(words.source), "    ", join(sources, "; "));
  text += "\n";
}

json::Value effectJson(const WatchEffect& effect) {
  json::Value item;
  item.set("effect", effect.id);
  item.set("name", effect.name);
  item.set("grade", static_cast<long long>(effect.grade));
  item.set("from", effect.from);
  item.set("until", effect.until);
  item.set("from_week", static_cast<long long>(effect.from_week));
  item.set("until_week", static_cast<long long>(effect.until_week));
  item.setIfAny("eases", effect.eases);
  item.set("told", effect.is_told);
  return item;
}

json::Value checkJson(const WatchCheck& check) {
  json::Value item;
  item.set("on", check.on);
  item.set("day", static_cast<long long>(check.day));
  item.set("who", check.who);
  item.set("due", check.is_due);
  item.setIfAny("done_by", check.done_by);
  item.setIfAny("planned", check.planned);
  return item;
}

json::Value planJson(const WatchPlan& plan) {
  json::Value item;
  item.set("id", plan.id);
  item.set("line", plan.line);
  item.set("medicine", plan.medicine);
  item.set("change", plan.change);
  item.set("title", plan.title);
  item.set("on", plan.on);
  item.set("day", static_cast<long long>(plan.day));
  item.set("until", plan.until);
  json::Value benefit;
  benefit.set("from", plan.benefit_from);
  benefit.set("until", plan.benefit_until);
  benefit.set("text", plan.benefit);
  item.set("benefit", std::move(benefit));
  json::Value effects = json::Value::array();
  for (const WatchEffect& effect : plan.effects) effects.push(effectJson(effect));
  item.set("side_effects", std::move(effects));
  item.set("ask", plan.ask);
  item.set("warning", plan.warning);
  json::Value who = json::Value::array();
  for (const std::string& role : plan.who) who.push(role);
  item.set("who", std::move(who));
  json::Value checks = json::Value::array();
  for (const WatchCheck& check : plan.checks) checks.push(checkJson(check));
  item.set("checks", std::move(checks));
  item.setIfAny("next_check", plan.next_check);
  json::Value sources = json::Value::array();
  for (const record::FindingSource& source : plan.sources) {
    json::Value part;
    part.set("title", source.title);
    part.setIfAny("section", source.section);
    part.setIfAny("date", source.date);
    sources.push(std::move(part));
  }
  item.set("sources", std::move(sources));
  return item;
}

}  // namespace

json::Value watchJson(const std::vector<WatchPlan>& plans, Instant now) {
  json::Value answer;
  answer.set("now", toIso(now));
  json::Value list = json::Value::array();
  for (const WatchPlan& plan : plans) list.push(planJson(plan));
  answer.set("plans", std::move(list));
  return answer;
}

std::string watchText(const std::vector<WatchPlan>& plans, Language language) {
  const Words& words = language == Language::Spanish ? kSpanish : kEnglish;
  if (plans.empty()) return std::string(words.nothing);
  std::string text;
  for (const WatchPlan& plan : plans) addPlan(text, plan, words);
  return text + std::string(words.ending);
}

}  // namespace baton::outbound
