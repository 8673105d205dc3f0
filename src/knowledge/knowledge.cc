#include "knowledge/knowledge.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "base/assert.h"
#include "knowledge/embedded.h"

namespace baton::knowledge {
namespace {

// The text of a table: the replaced one if there is one, the compiled-in one otherwise.
std::string_view textOf(const std::map<std::string, std::string>& texts, std::string_view path) {
  if (const auto found = texts.find(std::string(path)); found != texts.end()) return found->second;
  for (const EmbeddedTable& table : embeddedTables()) {
    if (table.path == path) return table.text;
  }
  return {};
}

}  // namespace

Status Knowledge::build() {
  const auto text = [&](std::string_view path) { return textOf(texts_, path); };
  BATON_TRY(names_,
            Names::build({text("names/ingredients.tsv"), text("names/brands.tsv"), text("names/misspellings.tsv"),
                          text("names/abbreviations.tsv"), text("names/common.tsv"), text("names/spanish.tsv"),
                          text("names/ambiguous.tsv"), text("names/salt_words.tsv")},
                         texts_.empty() ? Names::Check::Trust : Names::Check::Everything));
  BATON_TRY(sig_words_, SigWords::build(text("sig/words.tsv"), "sig/words.tsv"));
  BATON_TRY(use_words_, SigWords::build(text("sig/use_words.tsv"), "sig/use_words.tsv"));
  BATON_TRY(psychotropics_, Psychotropics::build(text("names/psychotropics.tsv"), text("matters_for.tsv")));
  BATON_TRY(changes_, Changes::build(text("changes/thresholds.tsv"), text("changes/bands.tsv")));
  BATON_TRY(conditions_, Conditions::build(text("names/conditions.tsv")));
  BATON_TRY(allergens_, Allergens::build(text("names/allergens.tsv")));
  BATON_TRY(languages_, Languages::build(text("names/languages.tsv")));
  BATON_TRY(access_ages_, AccessAges::build(text("access/minor_ages.tsv")));
  BATON_TRY(crisis_lines_, CrisisLines::build(text("crisis/lines.tsv")));
  BATON_TRY(instruments_, Instruments::build({text("instruments/instruments.tsv"), text("instruments/items.tsv"),
                                              text("instruments/answers.tsv"), text("instruments/cutoffs.tsv")}));
  BATON_TRY(drugs_, Drugs::build(text("drugs/drugs.tsv"), text("drugs/classes.tsv"), text("drugs/members.tsv")));
  BATON_TRY(interactions_,
            Interactions::build(drugs_, text("interactions/class_rows.tsv"), text("interactions/specific_rows.tsv"),
                                texts_.empty() ? Interactions::Check::Trust : Interactions::Check::Everything));
  BATON_TRY(duplicates_, Duplicates::build(drugs_, text("interactions/duplicate_groups.tsv")));
  BATON_TRY(red_flags_, RedFlags::build(drugs_, {text("red_flags/flags.tsv"), text("red_flags/phrases.tsv"),
                                                 text("red_flags/signs.tsv"), text("red_flags/clusters.tsv"),
                                                 text("red_flags/context.tsv"), text("red_flags/scores.tsv")}));
  BATON_TRY(plain_spanish_,
            PlainSpanish::build(drugs_, interactions_, duplicates_,
                                {text("interactions/plain_es.tsv"), text("interactions/duplicate_groups_es.tsv"),
                                 text("names/shown_es.tsv")}));
  BATON_TRY(risks_, Risks::build(red_flags_, instruments_,
                                 {text("risks/risks.tsv"), text("risks/signs.tsv"), text("risks/triggers.tsv"),
                                  text("risks/stressors.tsv")}));
  BATON_TRY(vague_terms_,
            VagueTerms::build(text("wording/kinds.tsv"), text("wording/terms.tsv"), text("wording/measures.tsv")));
  BATON_TRY(refills_, Refills::build(drugs_, text("refills/limits.tsv"), text("refills/controlled.tsv")));
  BATON_TRY(stopping_, Stopping::build(drugs_, conditions_, text("stopping/stops.tsv"), text("stopping/missed.tsv")));
  BATON_TRY(trials_, Trials::build(drugs_, text("trials/doses.tsv"), text("trials/reasons.tsv")));
  BATON_TRY(start_, Start::build({text("start/places.tsv"), text("start/choices.tsv"), text("start/questions.tsv"),
                                  text("start/telehealth.tsv")}));
  BATON_TRY(allergies_,
            Allergies::build(allergens_, drugs_, text("allergies/cross.tsv"), text("allergies/mild_reactions.tsv")));
  BATON_TRY(cautions_,
            Cautions::build(drugs_, conditions_,
                            {text("cautions/asks.tsv"), text("cautions/conditions.tsv"), text("cautions/pregnancy.tsv"),
                             text("cautions/ages.tsv"), text("cyp/genes.tsv")}));
  BATON_TRY(effects_, Effects::build(drugs_, psychotropics_, text("effects/effects.tsv"), text("effects/grades.tsv")));
  BATON_TRY(watch_plans_, WatchPlans::build(drugs_, psychotropics_, text("watch_plans/plans.tsv")));
  BATON_TRY(therapy_conflicts_,
            TherapyConflicts::build(drugs_, psychotropics_, effects_, text("therapy_conflicts/therapies.tsv"),
                                    text("therapy_conflicts/conflicts.tsv")));
  BATON_TRY(labs_, Labs::build(drugs_, {text("labs/groups.tsv"), text("labs/codes.tsv"), text("labs/units.tsv"),
                                        text("labs/limits.tsv")}));
  BATON_TRY(monitoring_,
            Monitoring::build(drugs_, labs_, text("monitoring/schedules.tsv"), text("monitoring/events.tsv")));
  BATON_TRY(medical_causes_,
            MedicalCauses::build(labs_, text("medical_causes/causes.tsv"), text("medical_causes/presentations.tsv")));
  return {};
}

Result<Knowledge> Knowledge::fromTexts(std::map<std::string, std::string> texts) {
  for (const auto& [path, text] : texts) {
    const auto known = [&](const EmbeddedTable& table) { return table.path == path; };
    if (std::none_of(embeddedTables().begin(), embeddedTables().end(), known)) {
      return fail(ErrorCode::BadInput, "There is no knowledge table of the name \"" + path + "\".");
    }
  }
  Knowledge knowledge;
  knowledge.texts_ = std::move(texts);
  BATON_CHECK(knowledge.build());
  return knowledge;
}

const Knowledge& builtIn() {
  static const Knowledge kKnowledge = [] {
    Result<Knowledge> built = Knowledge::fromTexts({});
    if (!built) std::fprintf(stderr, "baton: %s\n", built.error().message.c_str());
    BATON_ASSERT(built.has_value());
    return std::move(*built);
  }();
  return kKnowledge;
}

}  // namespace baton::knowledge
