#include "rules/allergy_conflicts.h"

#include <algorithm>

#include "base/text.h"
#include "knowledge/allergies.h"

namespace baton::rules {
namespace {

using knowledge::AllergenKind;
using knowledge::AllergenMatch;
using knowledge::AllergyRow;
using record::AllergyLine;
using record::Finding;
using record::Severity;

constexpr Phrase kChecked = {"your allergy list", "su lista de alergias"};
constexpr Phrase kAllergies = {"allergies", "alergias"};
constexpr Phrase kNoneKnown = {"no list of allergies is on record, and nobody says that there are none",
                               "no hay una lista de alergias, y nadie dice que no las haya"};
constexpr Phrase kUnread = {"Baton does not know which medicines hold this",
                            "Baton no sabe qué medicinas lo contienen"};
constexpr Phrase kAllergyTo = {"Allergy list: ", "Lista de alergias: "};
constexpr Phrase kCall = {
    "Call the prescriber or a pharmacist within two days, before the next dose if it is new, and tell them what "
    "happened. Call 911 for trouble breathing or swelling of the face.",
    "Llame en dos días a quien lo receta o a la farmacia, antes de la próxima dosis si es nuevo, y cuente qué pasó. "
    "Llame al 911 si le cuesta respirar o se le hincha la cara."};
constexpr Phrase kAsk = {
    "At the next contact, tell the prescriber or a pharmacist what happened then, and ask if it fits. If you never had "
    "this reaction, ask to have the list put right.",
    "En el próximo contacto, cuente a quien lo receta o en la farmacia qué pasó, y pregunte si es adecuado. Si nunca "
    "tuvo esa reacción, pida que corrijan la lista."};
constexpr Phrase kMention = {"Mention this at your next visit. No need to change anything before.",
                             "Menciónelo en su próxima cita. No hace falta cambiar nada antes."};

// A medicine that is taken: from the list of the rules, and from lines whose ingredient no safety table knows.
struct Taken {
  std::string ingredient;
  std::vector<record::Evidence> evidence;
  std::vector<std::string> about;
  bool operator==(const Taken& other) const { return ingredient == other.ingredient; }
};

std::vector<Taken> takenOf(const Asked& asked) {
  std::vector<Taken> all;
  const auto add = [&](Taken taken) {
    if (std::find(all.begin(), all.end(), taken) == all.end()) all.push_back(std::move(taken));
  };
  for (const TakenItem& item : asked.taken.items) {
    if (item.taken.state == knowledge::TakenState::Stopped) continue;
    add({std::string(item.taken.ingredient), item.evidence, item.about});
  }
  for (const record::MedicationLine& line : asked.chart.medications) {
    if (line.status != "active" && line.status != "planned") continue;
    for (const std::string& ingredient : line.ingredients) {
      if (asked.knowledge.drugs().find(ingredient)) continue;
      const std::string key = line.sources.empty() ? "" : line.sources.front().key;
      add({ingredient, {{key, line.text}}, {key}});
    }
  }
  return all;
}

std::optional<AllergenMatch> allergenOf(const knowledge::Knowledge& knowledge, const AllergyLine& line) {
  for (const record::Coding& coding : line.codes) {
    if (auto match = knowledge.allergens().find(knowledge.names(), coding.system, coding.code)) return match;
  }
  if (auto match = knowledge.allergens().findText(knowledge.names(), line.text)) return match;
  for (const record::Coding& coding : line.codes) {
    if (auto match = knowledge.allergens().findText(knowledge.names(), coding.display)) return match;
  }
  return std::nullopt;
}

bool isNotMedicine(AllergenKind kind) { return kind == AllergenKind::Environment || kind == AllergenKind::Material; }

// Every source says that it is food or something of the surroundings.
bool isSaidNotMedicine(const record::Chart& chart, const AllergyLine& line) {
  bool is_said = false;
  for (const record::AllergyFact& fact : chart.facts.allergies) {
    const auto same = [&](const record::Source& source) { return source.key == fact.about.key; };
    if (std::none_of(line.sources.begin(), line.sources.end(), same)) continue;
    for (const std::string& category : fact.categories) {
      if (category != "food" && category != "environment") return false;
      is_said = true;
    }
  }
  return is_said;
}

std::string evidenceOf(const AllergyLine& line, Language language) {
  std::string text = kAllergyTo.in(language) + line.text;
  if (!line.reaction.empty()) text += ": " + line.reaction;
  if (!line.criticality.empty()) text += " (criticality " + line.criticality + ")";
  return text;
}

struct Hit {
  const AllergyRow* row = nullptr;
  const Taken* taken = nullptr;
  Severity severity = Severity::Low;
};

struct Entry {
  const AllergyLine& line;
  AllergenMatch allergen;
  bool is_intolerance = false;
  bool is_severe = false;
};

std::string nameOf(const Asked& asked, const std::string& ingredient, Language language) {
  return nameFor(asked.knowledge, asked.taken, ingredient, asked.reader, language);
}

std::vector<Hit> hitsOf(const Asked& asked, const Entry& entry, const std::vector<Taken>& taken) {
  std::vector<Hit> hits;
  for (const Taken& one : taken) {
    const AllergyRow* row = asked.knowledge.allergies().conflict(asked.knowledge.allergens(), entry.allergen,
                                                                 one.ingredient, entry.is_intolerance);
    if (row != nullptr) hits.push_back({row, &one, entry.is_severe ? *row->when_severe : *row->severity});
  }
  std::stable_sort(hits.begin(), hits.end(), [](const Hit& left, const Hit& right) {
    return std::pair(left.severity, std::string_view(left.taken->ingredient)) <
           std::pair(right.severity, std::string_view(right.taken->ingredient));
  });
  return hits;
}

std::string sentenceOf(const Asked& asked, const Entry& entry, const Hit& hit, Language language) {
  const Names names{nameOf(asked, hit.taken->ingredient, language), entry.line.text, ""};
  if (asked.reader == Reader::Person) {
    return fill(language == Language::Spanish ? hit.row->why_plain_es : hit.row->why_plain, names, language);
  }
  return fill("{a} with {b} on the allergy list: " + std::string(hit.row->effect_clinical) + ".", names);
}

Finding findingOf(const Asked& asked, const Entry& entry, const std::vector<Hit>& hits) {
  const Language language = languageFor(asked.reader, asked.language);
  const Hit& lead = hits.front();
  Finding finding;
  finding.kind = "allergy-conflict";
  finding.id = "allergy-conflict/" + idPart(foldForMatching(entry.allergen.id));
  if (hits.size() == 1) finding.id += "/" + idPart(lead.taken->ingredient);
  finding.severity = lead.severity;
  finding.interrupts = lead.severity == Severity::High;
  const std::string key = entry.line.sources.empty() ? "" : entry.line.sources.front().key;
  if (!key.empty()) finding.about.push_back(key);
  for (const Hit& hit : hits) {
    finding.subjects.push_back(hit.taken->ingredient);
    finding.about.insert(finding.about.end(), hit.taken->about.begin(), hit.taken->about.end());
    finding.evidence.insert(finding.evidence.end(), hit.taken->evidence.begin(), hit.taken->evidence.end());
    finding.why += (finding.why.empty() ? "" : kAlso.in(language)) + sentenceOf(asked, entry, hit, language);
  }
  finding.evidence.push_back({key, evidenceOf(entry.line, language)});
  finding.title = std::string(firstSentence(finding.why));
  const Phrase& ask = lead.severity == Severity::High ? kCall : lead.severity == Severity::Moderate ? kAsk : kMention;
  const std::string_view by = lead.severity == Severity::High       ? "48h"
                              : lead.severity == Severity::Moderate ? "next-contact"
                                                                    : "next-visit";
  finding.steps = stepsFor(lead.row->who, by, ask.in(language), lead.row->action_clinical, asked.now);
  finding.sources = sourcesOf(lead.row->source, lead.row->source_url, lead.row->checked_on);
  return finding;
}

}  // namespace

void allergyConflictFindings(const Asked& asked, Said& said) {
  const Language language = languageFor(asked.reader, asked.language);
  const std::vector<Taken> taken = takenOf(asked);
  if (taken.empty()) return;
  if (asked.chart.allergies.empty()) {
    said.not_checked.push_back({kAllergies.in(language), kNoneKnown.in(language)});
    return;
  }
  said.checked.push_back(kChecked.in(language));
  for (const AllergyLine& line : asked.chart.allergies) {
    if (line.status != "active" || line.is_statement_of_none) continue;
    const auto allergen = line.is_not_interpreted ? std::nullopt : allergenOf(asked.knowledge, line);
    if (!allergen) {
      if (!isSaidNotMedicine(asked.chart, line)) said.not_checked.push_back({line.text, kUnread.in(language)});
      continue;
    }
    if (isNotMedicine(allergen->kind)) continue;
    const knowledge::Allergies& allergies = asked.knowledge.allergies();
    Entry entry{line, *allergen, false, allergies.isSevere(line.reaction) || line.criticality == "high"};
    entry.is_intolerance = !entry.is_severe && (line.type == "intolerance" || allergies.isMildOnly(line.reaction));
    const std::vector<Hit> hits = hitsOf(asked, entry, taken);
    if (!hits.empty()) said.findings.push_back(findingOf(asked, entry, hits));
  }
}

}  // namespace baton::rules
