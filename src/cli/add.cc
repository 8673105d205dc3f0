// add, stop: what a person tells by hand.
#include <array>
#include <iostream>

#include "app/enter.h"
#include "app/whole_file.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/entered.h"
#include "cli/opened.h"

namespace baton::cli {
namespace {

namespace forms = app::forms;

forms::Reach reachFrom(const Arguments& arguments) {
  return {.phone = arguments.option("--phone"),
          .fax = arguments.option("--fax"),
          .email = arguments.option("--email"),
          .after_hours_phone = arguments.option("--after-hours"),
          .best_way = arguments.option("--best-way")};
}

forms::MedicationForm medicationFrom(const std::string& text, const Arguments& arguments) {
  return {.text = text,
          .since = arguments.option("--since"),
          .reason = arguments.option("--reason"),
          .prescriber = arguments.option("--prescriber"),
          .is_over_the_counter = arguments.has("--otc"),
          .is_supplement = arguments.has("--supplement"),
          .note = arguments.option("--note")};
}

Result<app::Form> noteFrom(const std::string& text, const Arguments& arguments) {
  forms::NoteForm form;
  form.title = arguments.option("--title");
  form.on = arguments.option("--on");
  form.is_private = arguments.has("--private");
  if (arguments.has("--file")) {
    BATON_TRY(form.bytes, app::readWholeFile(arguments.option("--file")));
    if (form.title.empty()) form.title = text;
  } else {
    form.text = text;
  }
  return app::Form(std::move(form));
}

using MakeForm = Result<app::Form> (*)(const std::string& text, const Arguments& arguments);
struct Kind {
  std::string_view name;
  MakeForm make;
};

constexpr std::array<Kind, 12> kKinds{{
    {"medication",
     [](const std::string& text, const Arguments& a) -> Result<app::Form> { return medicationFrom(text, a); }},
    {"allergy",
     [](const std::string& text, const Arguments& a) -> Result<app::Form> {
       return forms::AllergyForm{text, a.option("--reaction"), a.option("--severity"), a.option("--criticality"),
                                 "",   a.option("--since"),    a.option("--note")};
     }},
    {"condition",
     [](const std::string& text, const Arguments& a) -> Result<app::Form> {
       return forms::ConditionForm{text,
                                   a.option("--status", "active"),
                                   a.option("--since"),
                                   a.option("--until"),
                                   a.option("--severity"),
                                   !a.has("--not-diagnosed"),
                                   a.option("--note")};
     }},
    {"visit",
     [](const std::string& text, const Arguments& a) -> Result<app::Form> {
       return forms::VisitForm{a.option("--on"),
                               text,
                               a.option("--with"),
                               a.option("--place"),
                               a.option("--kind", "office"),
                               a.option("--minutes"),
                               a.option("--until"),
                               a.option("--reason"),
                               a.option("--note")};
     }},
    {"member",
     [](const std::string& text, const Arguments& a) -> Result<app::Form> {
       return forms::TeamMemberForm{text,         a.option("--role"),  a.option("--place"),
                                    reachFrom(a), a.option("--since"), a.option("--until")};
     }},
    {"pharmacy",
     [](const std::string& text, const Arguments& a) -> Result<app::Form> {
       return forms::PharmacyForm{text, a.option("--place"), reachFrom(a)};
     }},
    {"contact",
     [](const std::string& text, const Arguments& a) -> Result<app::Form> {
       return forms::ContactForm{text, a.option("--relationship"), reachFrom(a), a.has("--emergency")};
     }},
    {"coverage",
     [](const std::string& text, const Arguments& a) -> Result<app::Form> {
       return forms::CoverageForm{text,
                                  a.option("--plan"),
                                  a.option("--member-id"),
                                  a.option("--group"),
                                  a.option("--since"),
                                  a.option("--until")};
     }},
    {"daily-life",
     [](const std::string& text, const Arguments& a) -> Result<app::Form> {
       return forms::DailyLifeForm{a.option("--work", text), a.option("--sleep"), a.option("--visits"),
                                   a.option("--on")};
     }},
    {"goal",
     [](const std::string& text, const Arguments& a) -> Result<app::Form> {
       return forms::GoalForm{text,
                              a.option("--measure"),
                              a.option("--baseline"),
                              a.option("--target"),
                              a.option("--due"),
                              a.option("--owner"),
                              a.option("--since"),
                              a.option("--note")};
     }},
    {"progress",
     [](const std::string& text, const Arguments& a) -> Result<app::Form> {
       return forms::GoalProgressForm{text, a.option("--achievement"), a.option("--value"), a.option("--on"),
                                      a.option("--note")};
     }},
    {"note", noteFrom},
}};

const Kind* kindOf(const std::string& name) {
  for (const Kind& kind : kKinds) {
    if (kind.name == name) return &kind;
  }
  return nullptr;
}

void printPreview(const app::MedicationPreview& preview, const Arguments& arguments, Console& console) {
  std::ostream& out = arguments.is_json ? console.err : console.out;
  const record::MedicationLine& line = preview.line;
  out << "Read as: " << line.text << (line.dose.empty() ? "" : ", " + line.dose) << "\n";
  if (!line.ingredients.empty()) out << "  Ingredient: " << join(line.ingredients, ", ") << "\n";
  if (!line.is_read) out << "  The name is not in the tables: it is kept as you wrote it, and cannot be checked.\n";
  for (const std::string& words : preview.unread) out << "  Not understood: \"" << words << "\" (kept as written)\n";
  for (const app::MedicationWarning& warning : preview.warnings) {
    out << "  Please check \"" << warning.words << "\": " << warning.explanation << "\n";
  }
}

json::Value previewJson(const app::MedicationPreview& preview) {
  json::Value value;
  value.set("saved", false);
  value.set("text", preview.line.text);
  value.set("dose", preview.line.dose);
  json::Value ingredients = json::Value::array();
  for (const std::string& one : preview.line.ingredients) ingredients.push(one);
  value.set("ingredients", std::move(ingredients));
  json::Value unread = json::Value::array();
  for (const std::string& one : preview.unread) unread.push(one);
  value.set("unread", std::move(unread));
  value.set("understood", preview.is_understood);
  return value;
}

bool saysYes(Console& console) {
  console.err << "Save it? [y/N] " << std::flush;
  std::string line;
  if (!std::getline(console.in, line)) return false;
  const std::string answer = toLowerAscii(trim(line));
  return answer == "y" || answer == "yes";
}

}  // namespace

Result<int> runAdd(const Arguments& arguments, Console& console) {
  const Kind* kind = kindOf(arguments.words.front());
  if (kind == nullptr) {
    std::string known;
    for (const Kind& one : kKinds) known += (known.empty() ? "" : ", ") + std::string(one.name);
    return fail(ErrorCode::BadUsage, "Write: add KIND \"WORDS\". Kinds: " + known + ".");
  }
  const std::string text = arguments.words.size() > 1 ? arguments.words[1] : "";
  if (arguments.words.size() > 2) return fail(ErrorCode::BadUsage, "Put the words in quotes: add medication \"...\".");
  BATON_TRY(const app::Form form, kind->make(text, arguments));
  BATON_TRY(auto opened, openFor(arguments, console));
  const app::EnterRequest request = requestFrom(arguments, opened.person);
  if (const auto* medication = std::get_if<forms::MedicationForm>(&form)) {
    BATON_TRY(const auto preview, app::previewMedication(opened.home, request, *medication));
    printPreview(preview, arguments, console);
    const bool is_wanted = arguments.has("--yes") || (!arguments.is_json && console.is_terminal && saysYes(console));
    if (!is_wanted) {
      if (arguments.is_json)
        answer(console, previewJson(preview));
      else
        console.out << "Nothing was saved. If this is right, add --yes.\n";
      return kDone;
    }
  }
  const bool is_correction = arguments.has("--correct");
  BATON_TRY(const auto saved, is_correction ? app::correct(opened.home, request, arguments.option("--correct"), form)
                                            : app::enter(opened.home, request, form));
  printSaved(saved, arguments, console);
  return kDone;
}

Result<int> runStop(const Arguments& arguments, Console& console) {
  if (arguments.words.size() != 1) return fail(ErrorCode::BadUsage, "Write: stop MEDICINE --on DATE --reason WORDS");
  BATON_TRY(auto opened, openFor(arguments, console));
  const forms::StopMedicationForm form{arguments.words.front(), arguments.option("--on"), arguments.option("--reason")};
  BATON_TRY(const auto saved, app::enter(opened.home, requestFrom(arguments, opened.person), form));
  printSaved(saved, arguments, console);
  return kDone;
}

Result<int> runChangeDose(const Arguments& arguments, Console& console) {
  if (arguments.words.size() != 2)
    return fail(ErrorCode::BadUsage, "Write: change-dose MEDICINE \"150 mg every morning\"");
  BATON_TRY(auto opened, openFor(arguments, console));
  const forms::ChangeDoseForm form{arguments.words[0], arguments.words[1], arguments.option("--on"),
                                   arguments.option("--reason")};
  BATON_TRY(const auto saved, app::enter(opened.home, requestFrom(arguments, opened.person), form));
  printSaved(saved, arguments, console);
  return kDone;
}

}  // namespace baton::cli
