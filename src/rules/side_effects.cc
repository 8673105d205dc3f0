#include "rules/side_effects.h"

#include <algorithm>
#include <array>

#include "rules/activation_watch.h"
#include "rules/change_words.h"
#include "rules/reported_effects.h"

namespace baton::rules {
namespace {

using knowledge::Effect;
using record::Finding;
using record::Severity;

constexpr double kStrong = 5;  // of 10, as the person rates it
constexpr std::size_t kMostCauses = 3;

// These are told at the next contact whatever their strength.
bool isPressing(std::string_view effect) {
  static constexpr std::array<std::string_view, 4> kPressing = {"akathisia", "activation", "eps", "orthostatic"};
  return std::find(kPressing.begin(), kPressing.end(), effect) != kPressing.end();
}

Severity severityOf(const LinkedEffect& linked, const Effect& effect) {
  if (linked.causes.empty()) return Severity::Low;
  if (linked.is_past) return isPressing(effect.id) ? Severity::Moderate : Severity::Low;
  const bool is_strong = linked.report.severity && *linked.report.severity >= kStrong;
  return isPressing(effect.id) || is_strong ? Severity::Moderate : Severity::Low;
}

std::string_view gradeWords(const Asked& asked, int grade) {
  if (grade >= 3) return pick(asked, "It is very common with this medicine.", "Es muy común con esta medicina.");
  if (grade == 2) return pick(asked, "It is common with this medicine.", "Es común con esta medicina.");
  return pick(asked, "It can happen with this medicine.", "Puede pasar con esta medicina.");
}

class Teller {
 public:
  Teller(const Asked& asked, const LinkedEffect& linked, const std::vector<MedicineChange>& changes)
      : asked_(asked),
        linked_(linked),
        changes_(changes),
        effect_(asked.knowledge.effects().all()[linked.report.effect]) {}

  Finding tell() const {
    Finding finding;
    finding.id = "side-effect/" + std::string(effect_.id);
    if (!linked_.causes.empty()) finding.id += "+" + idPart(linked_.causes.front().item->taken.ingredient);
    finding.kind = "side-effect";
    finding.severity = severityOf(linked_, effect_);
    finding.title = title();
    finding.why = why();
    finding.evidence.push_back(linked_.report.evidence);
    if (!linked_.report.evidence.resource.empty()) finding.about.push_back(linked_.report.evidence.resource);
    for (std::size_t i = 0; i < std::min(kMostCauses, linked_.causes.size()); ++i) addCause(finding, i);
    addSources(finding);
    addSteps(finding);
    return finding;
  }

 private:
  std::string effectName() const {
    return std::string(pick(asked_, effect_.name_plain, effect_.name_plain_es, effect_.name_clinical));
  }

  std::vector<std::string> causeNames() const {
    std::vector<std::string> names;
    for (const EffectCause& cause : linked_.causes) {
      if (names.size() < kMostCauses) names.push_back(nameIn(asked_, cause.item->taken.ingredient));
    }
    return names;
  }

  std::string title() const {
    const std::string name = effectName();
    if (linked_.causes.empty()) {
      return withCapital(name) + std::string(pick(asked_, ": a side effect that was told",
                                                  ": un efecto que se contó"));
    }
    const std::string medicines = listed(causeNames(), languageOf(asked_));
    if (linked_.is_past) {
      return withCapital(name) +
             std::string(pick(asked_, " came with ", " apareció antes con ")) + medicines +
             std::string(pick(asked_, " before, and it was changed again", ", que cambió otra vez"));
    }
    return withCapital(name) + std::string(pick(asked_, " may come from ", " puede venir de ")) + medicines;
  }

  std::string why() const {
    std::string text;
    for (std::size_t i = 0; i < std::min(kMostCauses, linked_.causes.size()); ++i) text += causeWords(i) + " ";
    if (linked_.causes.empty()) {
      text += pick(asked_, "No medicine was found whose start or new dose fits the time. That does not rule one out. ",
                   "No se encontró una medicina cuyo inicio o nueva dosis coincida con el tiempo. Eso no descarta "
                   "ninguna. ");
    } else if (!linked_.is_past && effect_.eases_day > 0) {
      const std::string days = std::to_string(effect_.eases_day);
      text += std::string(pick(asked_, "It often eases within about ", "A menudo mejora en unos ")) + days +
              std::string(pick(asked_, " days. ", " días. "));
    }
    return text + std::string(pick(asked_, effect_.therapy_plain, effect_.therapy_plain_es, effect_.therapy_clinical));
  }

  std::string causeWords(std::size_t place) const {
    const EffectCause& cause = linked_.causes[place];
    const std::string name = nameIn(asked_, cause.item->taken.ingredient);
    std::string text;
    if (cause.change != nullptr) {
      const std::string_view event = linked_.report.is_begin_known ? pick(asked_, "this began ", "esto empezó ")
                                                                   : pick(asked_, "this was told ", "esto se contó ");
      text = withCapital(sayChange(asked_, *cause.change, name)) + "; " + std::string(event) + afterDays(cause.days) + ".";
    } else {
      text = std::string(pick(asked_, "Whoever wrote it thinks of ", "Quien lo escribió piensa en ")) + name + ".";
    }
    if (cause.grade != nullptr) {
      text += " " + std::string(gradeWords(asked_, cause.grade->grade));
    } else {
      text += std::string(pick(asked_, " The tables do not name it for this medicine.",
                               " Las tablas no lo nombran para esta medicina."));
    }
    const MedicineChange* const again = linked_.is_past ? newestChange(changes_, cause.item->line, asked_.now) : nullptr;
    if (again != nullptr) text += " " + withCapital(sayChange(asked_, *again, name)) + ".";
    return text;
  }

  std::string afterDays(int days) const {
    if (days == 0) return std::string(pick(asked_, "the same day", "el mismo día"));
    if (days == 1) return std::string(pick(asked_, "1 day later", "1 día después"));
    return std::to_string(days) + std::string(pick(asked_, " days later", " días después"));
  }

  void addCause(Finding& finding, std::size_t place) const {
    const TakenItem& item = *linked_.causes[place].item;
    finding.subjects.emplace_back(item.taken.ingredient);
    for (const std::string& key : item.about) {
      if (std::find(finding.about.begin(), finding.about.end(), key) == finding.about.end())
        finding.about.push_back(key);
    }
    for (const record::Evidence& one : item.evidence) finding.evidence.push_back(one);
  }

  void addSources(Finding& finding) const {
    if (!linked_.causes.empty() && linked_.causes.front().grade != nullptr) {
      const knowledge::EffectGrade& grade = *linked_.causes.front().grade;
      finding.sources = sourcesOf(grade.source, "", grade.checked_on);
    }
    for (record::FindingSource& one : sourcesOf(effect_.source, "", effect_.checked_on)) {
      const bool is_named =
          std::any_of(finding.sources.begin(), finding.sources.end(), [&](const auto& known) {
            return known.title == one.title && known.section == one.section;
          });
      if (!is_named) finding.sources.push_back(std::move(one));
    }
  }

  void addSteps(Finding& finding) const {
    const std::string by = finding.severity == Severity::Moderate ? "next-contact" : "next-visit";
    finding.steps.push_back(
        {"self",
         std::string(pick(asked_,
                          "Tell the person who prescribes and your therapist, with the day it began. Do not stop or "
                          "change a dose on your own.",
                          "Cuéntelo a quien receta y a su terapeuta, con el día en que empezó. No deje ni cambie una "
                          "dosis por su cuenta.")),
         by});
    finding.steps.push_back({"psychiatrist", std::string(effect_.action_clinical), by});
    finding.steps.push_back({"therapist", std::string(effect_.therapy_clinical), by});
  }

  const Asked& asked_;
  const LinkedEffect& linked_;
  const std::vector<MedicineChange>& changes_;
  const Effect& effect_;
};

// Without a cause only what somebody called a side effect, and only while it is recent.
bool isWorthTelling(const LinkedEffect& linked) {
  if (!linked.causes.empty()) return true;
  return linked.report.is_said_to_be_one && !linked.is_past;
}

}  // namespace

void sideEffectFindings(const Asked& asked, Said& said) {
  const std::vector<MedicineChange> changes = medicineChanges(asked);
  for (const LinkedEffect& linked : linkedEffects(asked, changes)) {
    if (!isWorthTelling(linked) || isActivationWatch(asked, linked)) continue;
    said.findings.push_back(Teller(asked, linked, changes).tell());
  }
  if (!asked.taken.items.empty()) {
    said.checked.emplace_back(pick(asked, "side effects told in logs", "efectos contados en los registros",
                                   "side effects told in logs, observations and new conditions"));
  }
}

}  // namespace baton::rules
