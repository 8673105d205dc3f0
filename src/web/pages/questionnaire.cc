// One questionnaire: all questions on one page, phone first. An open question is told and may stay open: then there is
// no total, never a guess. An answer that tells of danger brings crisis help at once, before and beside everything
// else.
#include <algorithm>
#include <charconv>

#include "web/frame/crisis_bar.h"
#include "web/pages/entry_pages.h"
#include "web/pages/entry_parts.h"
#include "web/pages/questionnaire_parts.h"

namespace baton::web {
namespace {

using app::Instrument;
using app::InstrumentItem;
using entry::Draft;

std::string fieldName(const InstrumentItem& item) { return "q" + item.id; }

std::optional<int> numberOf(const std::string& text) {
  int number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, problem] = std::from_chars(text.data(), end, number);
  if (text.empty() || problem != std::errc() || stop != end) return std::nullopt;
  return number;
}

app::forms::QuestionnaireForm formOf(const Page& page, const Instrument& instrument, const Draft& draft) {
  app::forms::QuestionnaireForm form;
  form.instrument = instrument.id;
  form.language = entry::isInLanguage(instrument, page.language) ? languageCode(page.language) : "en";
  for (const InstrumentItem& item : instrument.items) form.answers.push_back(numberOf(draft.value(fieldName(item))));
  return form;
}

// Shown by the style sheet as soon as an answer above 0 is marked, without a script (app.css, .when-marked).
Html helpWhenMarked(const Page& page) {
  const auto lines = app::crisisLines(countryOf(page));
  Html inside = paragraph(say(page.language, "If you think of hurting yourself: a person will listen, now."));
  Html buttons;
  for (const app::CrisisLine& line : lines) {
    if (line.call.empty() || line.kind == app::CrisisKind::More) continue;
    buttons += linkButton(callAddress(line), sayf(page.language, "Call {}", line.call), Look::Primary);
  }
  buttons += linkButton("/crisis", say(page.language, "Help in a crisis"), Look::Secondary);
  inside += Html::element("div", {{"class", "buttons"}}, buttons);
  return Html::element("div", {{"class", "when-marked notice tone-urgent"}}, inside);
}

Html question(const Page& page, const InstrumentItem& item, const Draft& draft, bool is_spanish) {
  std::vector<Choice> choices;
  for (const app::InstrumentAnswer& answer : item.answers) {
    choices.push_back({std::to_string(answer.score), is_spanish ? answer.text_es : answer.text, ""});
  }
  const std::string& text = is_spanish ? item.text_es : item.text;
  Html html = radios(draft.field(fieldName(item), item.id == "0" ? text : item.id + ". " + text), choices);
  if (item.role == app::ItemRole::Safety) html += helpWhenMarked(page);
  return html;
}

Html questions(const Page& page, const Instrument& instrument, const Draft& draft) {
  const bool is_spanish = page.language == Language::Spanish && entry::isInLanguage(instrument, page.language);
  Html inside =
      Html::element("p", {{"class", "lead"}}, Html::text(is_spanish ? instrument.intro_es : instrument.intro));
  for (const InstrumentItem& item : instrument.items) inside += question(page, item, draft, is_spanish);
  return Html::element("div", {{"class", "questions"}, {"lang", is_spanish ? "es" : "en"}}, inside);
}

Html openQuestions(const Page& page, std::size_t count) {
  Html inside =
      paragraph(sayn(page.language, "One question is open. You can answer it, or leave it.",
                     "{} questions are open. You can answer them, or leave them.", static_cast<std::int64_t>(count)));
  inside += paragraph(say(page.language, "Without them there is no total. Your answers are kept all the same."));
  inside += button(say(page.language, "Save without a total"), Look::Secondary, "open", "yes");
  return notice(say(page.language, "Not all questions are answered"), inside, Tone::Caution);
}

struct Shown {
  Draft draft = {};
  std::size_t open = 0;  // scored questions without an answer, after sending
  bool is_safety = false;
  std::string trouble = {};  // what kept it from being saved
};

Response show(Page& page, const Instrument& instrument, const Shown& shown) {
  const Language language = page.language;
  Html before;
  if (!shown.trouble.empty())
    before += notice(say(language, "This could not be saved yet"), paragraph(shown.trouble), Tone::Caution);
  if (!entry::isInLanguage(instrument, language)) {
    before += notice(say(language, "These questions are in English"),
                     paragraph(say(language, "There is no checked text of them in your language yet.")));
  }
  Html fields = entry::keyField(page);
  fields += questions(page, instrument, shown.draft);
  if (shown.open > 0) fields += openQuestions(page, shown.open);
  fields += button(say(language, "Save"));
  const std::string path = page.about("/questionnaires/" + instrument.id);
  return entry::show(page,
                     {.title = entry::titleOf(instrument, language),
                      .back = page.about("/questionnaires"),
                      .place = Place::Log,
                      .first = shown.is_safety ? entry::crisisFirst(page) : Html(),
                      .before = before,
                      .form = form(page, path, fields),
                      .after = details(say(language, "About these questions"),
                                       Html::element("p", {{"lang", "en"}}, Html::text(instrument.licence)))},
                     shown.draft.errors);
}

const Instrument* chosen(const Page& page) {
  if (!entry::mayAnswer(page)) return nullptr;
  return app::findInstrument(page.request.params.at("instrument"));
}

// A closed gate ("no such event") leaves nothing open, so what is missing is what scored() says.
void markOpen(const Page& page, const app::forms::Scored& scored, Shown& shown) {
  shown.open = scored.missing.size();
  for (const std::string& id : scored.missing) {
    shown.draft.errors.push_back({"q" + id, sayf(page.language, "Question {} is open.", id)});
  }
}

}  // namespace

Response questionnairePage(Page& page) {
  const Instrument* instrument = chosen(page);
  return instrument != nullptr ? show(page, *instrument, {}) : notFound(page);
}

Response questionnaireSend(Page& page) {
  const Instrument* instrument = chosen(page);
  if (instrument == nullptr) return notFound(page);
  Shown shown{entry::typed(page)};
  const app::forms::QuestionnaireForm form = formOf(page, *instrument, shown.draft);
  if (const auto scored = app::forms::scored(form, "")) {
    shown.is_safety = scored->is_safety;
    if (!scored->missing.empty() && page.request.field("open") != "yes") {
      markOpen(page, *scored, shown);
      return show(page, *instrument, shown);
    }
  }
  const auto saved = app::enter(page.home, entry::request(page), form);
  if (saved) return entry::savedTo(page, *saved, entry::resultPath(page, *instrument, saved->entry));
  if (entry::isForTheForm(saved.error())) {
    shown.draft.errors.push_back({fieldName(instrument->items.front()), entry::fieldError(page, saved.error()).text});
    return show(page, *instrument, shown);
  }
  if (!shown.is_safety) return trouble(page, saved.error());
  shown.trouble = saved.error().message;
  Response response = show(page, *instrument, shown);
  response.status = 500;
  return response;
}

}  // namespace baton::web
