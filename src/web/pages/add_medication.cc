// A medicine in plain words, with the reading shown before it is saved.
//
// One form, two steps: "Check" shows how the words were read, "Save" appears with that reading and holds only for the
// words that were read (field "read"); words changed since are read again first. With JavaScript the reading follows
// the typing.
#include <algorithm>

#include "app/name_choices.h"
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/check_parts.h"
#include "web/pages/entry_pages.h"
#include "web/pages/entry_parts.h"
#include "web/pages/medication_fields.h"
#include "web/pages/phrases.h"

namespace baton::web {
namespace {

using entry::Draft;
using format::Attributes;

constexpr std::string_view kReading = "reading";
constexpr std::string_view kUseName = "use-";  // and the place of the name that was chosen

std::string nameOf(const record::MedicationLine& line) {
  const bool has_strength = line.strength.empty() || line.name.find(line.strength) != std::string::npos;
  return has_strength ? line.name : line.name + " " + line.strength;
}

std::vector<SummaryRow> readingRows(const Page& page, const app::MedicationPreview& preview, const std::string& typed) {
  const Language language = page.language;
  const record::MedicationLine& line = preview.line;
  std::vector<SummaryRow> rows;
  const auto add = [&](std::string name, const std::string& value) {
    if (!value.empty()) rows.push_back({std::move(name), Html::element("bdi", Html::text(value)), "", ""});
  };
  // Of a name that is not known, only the name: what follows it is how much and when, in the words that were typed.
  const app::NameChoices unknown = line.is_read ? app::NameChoices() : app::nameChoices(typed);
  add(say(language, "Medicine"), unknown.name.empty() ? nameOf(line) : unknown.name);
  add(say(language, "As you wrote it"), typed);
  add(say(language, "How much and when"), !line.dose.empty() ? phraseText(page, line.dose)
                                          : !unknown.rest.empty()
                                              ? unknown.rest
                                              : say(language, "Not said. It is kept as you wrote it."));
  add(say(language, "Since"), line.since.empty() ? say(language, "Not said") : shownDate(mannerOf(page), line.since));
  add(say(language, "What it is for"), line.reason);
  add(say(language, "Who prescribed it"), line.prescriber);
  return rows;
}

Html quoted(const std::vector<std::string>& words) {
  Html html;
  for (const std::string& word : words) {
    if (!html.empty()) html.addText(", ");
    html += Html::element("bdi", Html::text("“" + word + "”"));
  }
  return html;
}

// In English as the reader of medicines explains it; in Spanish by its kind.
std::string warningText(Language language, const app::MedicationWarning& warning) {
  if (language == Language::English) return warning.explanation;
  if (warning.kind == "trailing-zero") {
    return say(language, "A zero after the point can be misread as ten times the dose.");
  }
  if (warning.kind == "naked-decimal") {
    return say(language, "Without a zero before the point it can be misread as ten times the dose.");
  }
  if (warning.kind == "abbreviation") return say(language, "This short form can be misread. Write it out in full.");
  if (warning.kind == "ambiguous") return say(language, "This can mean more than one thing. Write it out in full.");
  if (warning.kind == "cut") return say(language, "The text was cut: only its beginning was read.");
  if (warning.kind == "unit") return say(language, "The number has no unit, such as mg.");
  constexpr std::string_view kReadAs = "Read as ";
  if (!warning.explanation.starts_with(kReadAs)) return warning.explanation;
  return sayf(language, "Read as {}", std::string_view(warning.explanation).substr(kReadAs.size()));
}

Html warningShown(const Page& page, const app::MedicationWarning& warning) {
  Html html;
  if (!warning.words.empty()) {
    html += Html::element("bdi", Html::text("“" + warning.words + "”"));
    html.addText(": ");
  }
  html.addText(warningText(page.language, warning));
  return html;
}

// Near names to choose from; Baton takes none by itself.
Html nameButtons(const Page& page, const std::string& typed) {
  const app::NameChoices unknown = app::nameChoices(typed);
  if (unknown.choices.empty()) return {};
  Html buttons;
  for (std::size_t i = 0; i < unknown.choices.size(); ++i) {
    const app::NameChoice& one = unknown.choices[i];
    const std::string name = one.holds.empty() ? one.name : one.name + " (" + one.holds + ")";
    buttons += button(name, Look::Secondary, "step", std::string(kUseName) + std::to_string(i));
  }
  Html html = Html::element("p", Html::element("strong", Html::text(say(page.language, "Did you mean one of these?"))));
  html += Html::element("div", {{"class", "buttons"}}, buttons);
  return html;
}

Html cautions(const Page& page, const app::MedicationPreview& preview, const std::string& typed) {
  const Language language = page.language;
  Html html;
  if (!preview.line.is_read && !preview.line.is_statement_of_none) {
    html += nameButtons(page, typed);
    html += notice(say(language, "We do not know this name"),
                   paragraph(say(language,
                                 "Please check how it is spelled. You can save it as it is. Baton cannot check "
                                 "it against your other medicines.")),
                   Tone::Caution);
  }
  if (!preview.unread.empty()) {
    Html words = Html::element("p", quoted(preview.unread));
    words += paragraph(say(language, "These words are kept as you wrote them."));
    html += notice(say(language, "Some words could not be read"), words, Tone::Caution);
  }
  if (!preview.warnings.empty()) {
    std::vector<Html> items;
    for (const app::MedicationWarning& warning : preview.warnings) items.push_back(warningShown(page, warning));
    html += notice(say(language, "Please look at this again"), bulletList(items), Tone::Caution);
  }
  return html;
}

// What the medicine would bring with it: only what is not so already.
Html togetherPart(const Page& page, const Draft& draft) {
  const Language language = page.language;
  const auto before = findingsOf(page);
  const auto with = findingsOf(page, draft.value("medicine"));
  if (!before || !with) return {};  // the form itself still works; the findings page says what is wrong
  Html grave;
  Html others;
  for (const record::Finding& finding : (*with)->findings) {
    const bool is_old = std::ranges::any_of((*before)->findings, [&](const auto& one) { return one.id == finding.id; });
    if (is_old) continue;
    (finding.severity <= record::Severity::High ? grave : others) += findingShort(page, finding);
  }
  Html html;
  if (!grave.empty()) html += notice(say(language, "Ask before you take this"), grave, Tone::Urgent);
  if (!others.empty()) html += notice(say(language, "Good to know together with your other medicines"), others);
  if (html.empty()) {
    html += muted(say(language, "Baton's tables name nothing new to ask about together with what is in this record."));
  }
  return html;
}

// The box under the words: empty until there is something to show.
Html readingBox(const Page& page, const Draft& draft, const app::MedicationPreview* preview) {
  const Language language = page.language;
  Html inside;
  if (preview != nullptr) {
    inside += Html::element("h2", Html::text(say(language, "This is how it is read")));
    inside += preview->line.is_statement_of_none
                  ? paragraph(say(language, "You take no medicines. This is kept as a statement with today's date."))
                  : summaryList(readingRows(page, *preview, draft.value("medicine")));
    inside += cautions(page, *preview, draft.value("medicine"));
    if (preview->line.is_read && !preview->line.is_statement_of_none) inside += togetherPart(page, draft);
    inside += hidden("read", draft.value("medicine"));
    inside += button(say(language, "Save"), Look::Primary, "step", "save");
  }
  return Html::element("div", {{"id", kReading}, {"aria-live", "polite"}}, inside);
}

Html wordsField(const Page& page, const Draft& draft) {
  const Language language = page.language;
  const Field field = draft.field("medicine", say(language, "Which medicine, how much, and when?"),
                                  say(language, "Like: Zoloft 100mg every morning"));
  Html inside = Html::element("label", {{"for", "medicine"}}, Html::text(field.label));
  inside += Html::element("p", {{"class", "hint"}, {"id", "medicine-hint"}}, Html::text(field.hint));
  std::string described = "medicine-hint";
  if (!field.error.empty()) {
    inside += Html::element("p", {{"class", "error-text"}, {"id", "medicine-error"}}, Html::text(field.error));
    described += " medicine-error";
  }
  Attributes attributes{{"id", "medicine"},
                        {"name", "medicine"},
                        {"class", "input"},
                        {"type", "text"},
                        {"value", field.value},
                        {"autocomplete", "off"},
                        {"autocapitalize", "none"},
                        {"aria-describedby", described},
                        {"hx-post", page.about("/add/medication")},
                        {"hx-trigger", "input changed delay:500ms"},
                        {"hx-target", "#reading"},
                        {"hx-swap", "outerHTML"},
                        {"hx-nonce", page.nonce}};
  if (!field.error.empty()) attributes.set("aria-invalid", "true");
  inside += Html::lone("input", attributes);
  return Html::element("div", {{"class", field.error.empty() ? "field" : "field field-error"}}, inside);
}

bool hasMore(const Draft& draft) {
  for (const std::string_view name : {"since", "reason", "prescriber", "bought", "note"}) {
    if (!draft.value(name).empty() || !draft.error(name).empty()) return true;
  }
  return false;
}

Response show(Page& page, const Draft& draft, const app::MedicationPreview* preview) {
  const Language language = page.language;
  Html fields = entry::keyField(page);
  fields += wordsField(page, draft);
  fields += details(say(language, "Since when, what for, who prescribed it"), entry::medicationMoreFields(page, draft),
                    hasMore(draft));
  fields += button(say(language, "Check"), Look::Secondary, "step", "check");
  fields += readingBox(page, draft, preview);
  return entry::show(page,
                     {.title = say(language, "Add a medicine"),
                      .back = page.about("/add"),
                      .form = form(page, page.about("/add/medication"), fields)},
                     draft.errors);
}

// The name that the person chose stands in their words, and these are read again.
void useChosenName(Draft& draft) {
  const std::string step = draft.value("step");
  if (!step.starts_with(kUseName)) return;
  const app::NameChoices unknown = app::nameChoices(draft.value("medicine"));
  for (std::size_t i = 0; i < unknown.choices.size(); ++i) {
    if (step == std::string(kUseName) + std::to_string(i)) draft.values["medicine"] = unknown.choices[i].corrected;
  }
}

Response refused(Page& page, Draft draft, const Error& error) {
  if (!entry::isForTheForm(error)) return trouble(page, error);
  draft.errors.push_back(entry::fieldError(page, error));
  return show(page, draft, nullptr);
}

}  // namespace

Response addMedicationPage(Page& page) { return show(page, {}, nullptr); }

Response addMedicationSend(Page& page) {
  Draft draft = entry::typed(page);
  useChosenName(draft);
  const app::forms::MedicationForm form = entry::medicationFormOf(draft);
  const bool is_seen = draft.value("step") == "save" && draft.value("read") == draft.value("medicine");
  if (is_seen && !wantsFragment(page)) {
    const auto saved = app::enter(page.home, entry::request(page), form);
    if (!saved) return refused(page, draft, saved.error());
    return entry::savedTo(page, *saved, page.about("/add"), Done::Added);
  }
  const auto preview = app::previewMedication(page.home, entry::request(page), form);
  if (wantsFragment(page)) return fragment(page, readingBox(page, draft, preview ? &*preview : nullptr));
  return preview ? show(page, draft, &*preview) : refused(page, draft, preview.error());
}

}  // namespace baton::web
