#include <algorithm>

#include "base/text.h"
#include "knowledge/knowledge.h"
#include "sources/reconcile/kinds.h"
#include "sources/reconcile/line_parts.h"
#include "sources/reconcile/medication_conflicts.h"
#include "sources/reconcile/medication_course.h"
#include "sources/reconcile/medication_groups.h"

namespace baton::sources::reconcile {
namespace {

using record::MedicationFact;
using record::MedicationLine;

// Every ingredient is known, and none needs a prescription.
bool isSoldFreely(const std::vector<std::string>& ingredients) {
  const knowledge::Drugs& drugs = knowledge::builtIn().drugs();
  return !ingredients.empty() && std::all_of(ingredients.begin(), ingredients.end(), [&](const std::string& name) {
    const auto found = drugs.find(name);
    return found && drugs.drug(*found).kind != knowledge::DrugKind::Prescription;
  });
}

std::string statusText(const Position* position) {
  if (!position) return "unknown";
  switch (position->standing) {
    case Standing::Active:
      return "active";
    case Standing::OnHold:
      return "on-hold";
    case Standing::Planned:
      return "planned";
    case Standing::Ended:
      return position->teller->fact->status == "completed" ? "completed" : "stopped";
    case Standing::Silent:
      break;
  }
  return "unknown";
}

// The newest instruction of those that count: active ones while the medicine is taken, else any.
const Told* currentInstruction(const std::vector<Told>& told, const Position* position) {
  const Told* best = nullptr;
  auto consider = [&](const Told& one, bool needs_dose) {
    if (needs_dose && one.dose.empty()) return;
    if (!best || isNewerTold(one, *best)) best = &one;
  };
  const bool is_running = position && position->standing == Standing::Active;
  for (const bool needs_dose : {true, false}) {
    for (const Told& one : told) {
      if (!is_running || one.standing == Standing::Active) consider(one, needs_dose);
    }
    if (best) return best;
  }
  for (const Told& one : told) consider(one, false);
  return best;
}

// Orders of one source and day for one product hold together: 300 mg every morning and 600 mg at bedtime.
Dose currentDose(const std::vector<Told>& told, const Told& current) {
  std::vector<const Told*> same_day;
  for (const Told& one : told) {
    const bool is_together = one.standing == Standing::Active && current.standing == Standing::Active &&
                             one.system == current.system && one.fact->kind == current.fact->kind &&
                             !one.fact->written.empty() && one.fact->written == current.fact->written &&
                             productOf(*one.reading) == productOf(*current.reading);
    if (&one != &current && is_together && compareDoses(one.dose, current.dose) != SameDose::Yes &&
        foldForMatching(one.dose.text) != foldForMatching(current.dose.text)) {
      same_day.push_back(&one);
    }
  }
  std::sort(same_day.begin(), same_day.end(),
            [](const Told* a, const Told* b) { return a->fact->about.key < b->fact->about.key; });
  Dose dose = current.dose;
  for (const Told* one : same_day) {
    if (dose.text.find(one->dose.text) == std::string::npos) dose = together(dose, one->dose);
  }
  return dose;
}

// The words of the newest that names it, where all name it by what it is for: "birth control pill". Who reads the list
// must find what they wrote; the ingredient is only how it was read. "" where somebody names the medicine itself.
std::string householdName(const std::vector<const Told*>& newest) {
  std::string words;
  for (const Told* one : newest) {
    if (one->reading->ingredients.empty()) continue;
    if (one->reading->text.name_kind != knowledge::NameKind::Household) return "";
    if (words.empty()) words = one->reading->text.name;
  }
  return words;
}

// "sertraline (Zoloft)": the generic name, and the brand where a source says it; "birth control pill (ethinyl
// estradiol)"; what cannot be read as written.
std::string nameOf(const std::vector<Told>& told, const Told& current, const std::vector<std::string>& ingredients) {
  if (ingredients.empty()) return collapseSpaces(current.reading->label);
  std::string name = join(ingredients, " and ");
  std::vector<const Told*> newest{&current};
  for (const Told& one : told) newest.push_back(&one);
  std::sort(newest.begin() + 1, newest.end(), [](const Told* a, const Told* b) { return isNewerTold(*a, *b); });
  if (const std::string words = householdName(newest); !words.empty()) return words + " (" + name + ")";
  for (const Told* one : newest) {
    if (!one->reading->text.brand.empty()) return name + " (" + one->reading->text.brand + ")";
  }
  return name;
}

std::string reasonOf(const std::vector<const Told*>& newest, const record::Facts& facts) {
  for (const Told* one : newest) {
    for (const record::Concept& reason : one->fact->reasons) {
      if (!reason.empty()) return plainLabel(reason);
    }
    for (const record::Reference& reference : one->fact->reason_references) {
      for (const record::ConditionFact& condition : facts.conditions) {
        if (!reference.key.empty() && condition.about.key == reference.key) return plainLabel(condition.what);
      }
      if (!reference.display.empty()) return reference.display;
    }
  }
  return "";
}

// Why it was stopped, held or changed: of the fact that says so, else of the newest one that gives a reason.
std::string statusReasonOf(const std::vector<const Told*>& newest, const Position* position) {
  if (position && !position->teller->fact->status_reason.empty()) return position->teller->fact->status_reason.label();
  if (position && position->standing != Standing::Active && !position->teller->fact->note.empty()) {
    return position->teller->fact->note;
  }
  for (const Told* one : newest) {
    if (!one->fact->status_reason.empty()) return one->fact->status_reason.label();
  }
  return "";
}

// Who ordered it; who handed it over or lists it has not prescribed it.
std::string prescriberOf(const std::vector<const Told*>& newest, const People& people) {
  for (const MedicationFact::Kind kind : {MedicationFact::Kind::Request, MedicationFact::Kind::Statement}) {
    for (const Told* one : newest) {
      // Of what the person reports only an order that they name has a prescriber.
      const bool names_order = one->fact->based_on.target.starts_with("#");
      if (one->fact->kind != kind || (one->fact->is_reported && !names_order)) continue;
      if (std::string name = people.nameOf(one->fact->prescriber); !name.empty()) return name;
    }
  }
  return "";
}

std::vector<std::string> ingredientsOf(const std::vector<const Told*>& newest) {
  for (const Told* one : newest) {
    if (!one->reading->ingredients.empty()) return one->reading->ingredients;
  }
  return {};
}

std::string idOf(const MedicationLine& line, const std::vector<const Told*>& newest, const std::string& product,
                 bool is_first) {
  if (newest.front()->reading->says_none) return "medication/none-known";
  std::vector<std::string> slugs;
  for (const std::string& ingredient : line.ingredients) slugs.push_back(slug(ingredient));
  if (!slugs.empty()) return "medication/" + join(slugs, "+") + (is_first ? "" : "/" + slug(product));
  std::string least;
  for (const Told* one : newest) {
    const std::string words = slug(one->reading->label);
    if (least.empty() || words < least) least = words;
  }
  return "medication/text-" + least;
}

MedicationLine lineOf(const Bundle& bundle, bool is_first, const record::Facts& facts, const People& people) {
  MedicationLine line;
  std::vector<const Told*> newest;
  std::vector<const record::About*> abouts;
  for (const Told& one : bundle.told) newest.push_back(&one), abouts.push_back(&one.fact->about);
  std::sort(newest.begin(), newest.end(), [](const Told* a, const Told* b) { return isNewerTold(*a, *b); });
  fillFrom(line, abouts);
  for (const Told* one : newest) addCodings(line.codes, one->fact->what.codings);

  const std::vector<Position> positions = positionsOf(bundle.told);
  const Position* position = chosen(positions);
  const Told& current = *currentInstruction(bundle.told, position);
  const Dose dose = currentDose(bundle.told, current);
  const bool is_running = position && position->standing != Standing::Ended && position->standing != Standing::Silent;

  line.status = statusText(position);
  line.is_statement_of_none = newest.front()->reading->says_none;
  line.ingredients = ingredientsOf(newest);
  line.is_read = !line.ingredients.empty() || line.is_statement_of_none;
  line.name = line.is_statement_of_none ? "No medicines" : nameOf(bundle.told, current, line.ingredients);
  line.strength = strengthText(current.reading->text);
  line.form = current.fact->form.empty() ? current.reading->text.form : current.fact->form.label();
  line.dose = dose.text;
  line.sig = dose.sig;
  line.daily_amount = dose.per_day;
  if (dose.per_day) line.daily_unit = dose.unit;
  line.dose_since = doseStart(bundle.told, current);
  line.since = courseStart(bundle.told, position && !is_running ? *position->teller : current);
  if (position && position->standing == Standing::Ended) line.ended = position->teller->fact->ended;
  line.reason = reasonOf(newest, facts);
  line.status_reason = statusReasonOf(newest, position);
  line.prescriber = prescriberOf(newest, people);
  line.is_as_needed = dose.is_as_needed;
  // What only the person tells of may be prescribed all the same: then the tables say what is sold without.
  const bool is_sold_freely = isSoldFreely(line.ingredients);
  line.is_otc = std::all_of(newest.begin(), newest.end(), [&](const Told* one) {
    return one->fact->is_otc || one->reading->text.otc || one->reading->is_supplement ||
           (one->fact->is_reported && is_sold_freely);
  });
  const knowledge::Psychotropics& psychotropics = knowledge::builtIn().psychotropics();
  line.is_psychotropic = std::any_of(line.ingredients.begin(), line.ingredients.end(),
                                     [&](const std::string& name) { return psychotropics.isPsychotropic(name); });
  addMedicationConflicts(line, bundle.told, positions, dose, current);
  const bool says_strength = !line.strength.empty() && line.is_read && !line.is_statement_of_none;
  line.text = says_strength ? line.name + " " + line.strength : line.name;
  line.id = idOf(line, newest, bundle.product, is_first);
  return line;
}

bool isCurrent(const MedicationLine& line) { return line.status != "stopped" && line.status != "completed"; }

void suggest(std::vector<MedicationLine>& lines, const Decisions& decisions) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!isCurrent(lines[i]) || lines[i].is_statement_of_none) continue;
    for (std::size_t j = i + 1; j < lines.size(); ++j) {
      MedicationLine& a = lines[i];
      MedicationLine& b = lines[j];
      if (!isCurrent(b) || b.is_statement_of_none) continue;
      const bool share_ingredient =
          std::any_of(a.ingredients.begin(), a.ingredients.end(), [&](const std::string& name) {
            return std::find(b.ingredients.begin(), b.ingredients.end(), name) != b.ingredients.end();
          });
      const bool are_close =
          (!a.is_read || !b.is_read) && isNearlyEqual(foldForMatching(a.name), foldForMatching(b.name));
      if (share_ingredient || are_close) suggestSame(a, b, decisions);
    }
  }
}

int order(const MedicationLine& line) {
  if (line.status == "active") return 0;
  if (line.status == "on-hold") return 1;
  if (line.status == "unknown") return 2;
  return line.status == "planned" ? 3 : 4;
}

void sortLines(std::vector<MedicationLine>& lines) {
  auto newest = [](const MedicationLine& line) { return firstDated({&line.dose_since, &line.ended, &line.since}); };
  std::sort(lines.begin(), lines.end(), [&](const MedicationLine& a, const MedicationLine& b) {
    if (order(a) != order(b)) return order(a) < order(b);
    if (a.is_psychotropic != b.is_psychotropic) return a.is_psychotropic;
    const PartialDate left = newest(a);
    const PartialDate right = newest(b);
    if (left.empty() != right.empty()) return right.empty();
    if (left.first() != right.first()) return left.first() > right.first();
    return a.id < b.id;
  });
}

}  // namespace

std::vector<MedicationLine> medicationLines(const record::Facts& facts, const Decisions& decisions,
                                            const People& people, Instant at) {
  const std::vector<const MedicationFact*> ordered = inOrder(facts.medications);
  MedicationReader reader;
  std::vector<MedicationReading> readings;
  readings.reserve(ordered.size());
  for (const MedicationFact* fact : ordered) readings.push_back(reader.read(*fact));
  readThroughCodes(ordered, readings);

  std::vector<MedicationLine> lines;
  for (const auto& group : decidedGroups(groupByName(ordered, readings), aboutsOf(ordered), decisions)) {
    std::vector<Told> told;
    for (const std::size_t i : group) told.push_back(tell(*ordered[i], readings[i], reader, at));
    bool is_first = true;
    for (const Bundle& bundle : splitByProduct(std::move(told))) {
      lines.push_back(lineOf(bundle, is_first, facts, people));
      is_first = false;
    }
  }
  makeIdsUnique(lines);
  suggest(lines, decisions);
  addNoneKnownConflict(lines);
  sortLines(lines);
  return lines;
}

}  // namespace baton::sources::reconcile
