#include "knowledge/knowledge.h"

#include <algorithm>
#include <utility>

#include "knowledge/cyp_roles.h"
#include "knowledge/embedded.h"
#include "knowledge/lazy.h"

namespace baton::knowledge {

// Each family with how it is made; those that it asks stand above it.
struct Knowledge::Families {
  explicit Families(std::map<std::string, std::string> replaced) : texts(std::move(replaced)) {}

  // The text of a table: the replaced one if there is one, the compiled-in one otherwise.
  std::string_view text(std::string_view path) const {
    if (const auto found = texts.find(std::string(path)); found != texts.end()) return found->second;
    for (const EmbeddedTable& table : embeddedTables()) {
      if (table.path == path) return table.text;
    }
    return {};
  }

  std::map<std::string, std::string> texts;  // what replaces compiled-in tables; the families look at it
  Lazy<Names> names{[this] {
    return Names::build({text("names/ingredients.tsv"), text("names/brands.tsv"), text("names/misspellings.tsv"),
                         text("names/abbreviations.tsv"), text("names/common.tsv"), text("names/spanish.tsv"),
                         text("names/ambiguous.tsv"), text("names/salt_words.tsv")},
                        texts.empty() ? Names::Check::Trust : Names::Check::Everything);
  }};
  Lazy<SigWords> sig_words{[this] { return SigWords::build(text("sig/words.tsv"), "sig/words.tsv"); }};
  Lazy<SigWords> use_words{[this] { return SigWords::build(text("sig/use_words.tsv"), "sig/use_words.tsv"); }};
  Lazy<Psychotropics> psychotropics{
      [this] { return Psychotropics::build(text("names/psychotropics.tsv"), text("matters_for.tsv")); }};
  Lazy<Changes> changes{[this] { return Changes::build(text("changes/thresholds.tsv"), text("changes/bands.tsv")); }};
  Lazy<Conditions> conditions{[this] { return Conditions::build(text("names/conditions.tsv")); }};
  Lazy<Allergens> allergens{[this] { return Allergens::build(text("names/allergens.tsv")); }};
  Lazy<Languages> languages{[this] { return Languages::build(text("names/languages.tsv")); }};
  Lazy<AccessAges> access_ages{[this] { return AccessAges::build(text("access/minor_ages.tsv")); }};
  Lazy<CrisisLines> crisis_lines{[this] { return CrisisLines::build(text("crisis/lines.tsv")); }};
  Lazy<Instruments> instruments{[this] {
    return Instruments::build({text("instruments/instruments.tsv"), text("instruments/items.tsv"),
                               text("instruments/answers.tsv"), text("instruments/cutoffs.tsv")});
  }};
  Lazy<Drugs> drugs{
      [this] { return Drugs::build(text("drugs/drugs.tsv"), text("drugs/classes.tsv"), text("drugs/members.tsv")); }};
  Lazy<Interactions> interactions{[this] {
    return Interactions::build(*drugs, text("interactions/class_rows.tsv"), text("interactions/specific_rows.tsv"),
                               texts.empty() ? Interactions::Check::Trust : Interactions::Check::Everything);
  }};
  Lazy<Duplicates> duplicates{[this] { return Duplicates::build(*drugs, text("interactions/duplicate_groups.tsv")); }};
  Lazy<RedFlags> red_flags{[this] {
    return RedFlags::build(
        *drugs, {text("red_flags/flags.tsv"), text("red_flags/phrases.tsv"), text("red_flags/signs.tsv"),
                 text("red_flags/clusters.tsv"), text("red_flags/context.tsv"), text("red_flags/scores.tsv")});
  }};
  Lazy<PlainSpanish> plain_spanish{[this] {
    return PlainSpanish::build(
        *drugs, *interactions, *duplicates,
        {text("interactions/plain_es.tsv"), text("interactions/duplicate_groups_es.tsv"), text("names/shown_es.tsv")});
  }};
  Lazy<Risks> risks{[this] {
    return Risks::build(
        *red_flags, *instruments,
        {text("risks/risks.tsv"), text("risks/signs.tsv"), text("risks/triggers.tsv"), text("risks/stressors.tsv")});
  }};
  Lazy<VagueTerms> vague_terms{[this] {
    return VagueTerms::build(text("wording/kinds.tsv"), text("wording/terms.tsv"), text("wording/measures.tsv"));
  }};
  Lazy<Refills> refills{
      [this] { return Refills::build(*drugs, text("refills/limits.tsv"), text("refills/controlled.tsv")); }};
  Lazy<Stopping> stopping{
      [this] { return Stopping::build(*drugs, *conditions, text("stopping/stops.tsv"), text("stopping/missed.tsv")); }};
  Lazy<Trials> trials{[this] { return Trials::build(*drugs, text("trials/doses.tsv"), text("trials/reasons.tsv")); }};
  Lazy<Start> start{[this] {
    return Start::build({text("start/places.tsv"), text("start/choices.tsv"), text("start/questions.tsv"),
                         text("start/telehealth.tsv")});
  }};
  Lazy<Allergies> allergies{[this] {
    return Allergies::build(*allergens, *drugs, text("allergies/cross.tsv"), text("allergies/mild_reactions.tsv"));
  }};
  Lazy<Cautions> cautions{[this] {
    return Cautions::build(*drugs, *conditions,
                           {text("cautions/asks.tsv"), text("cautions/conditions.tsv"), text("cautions/pregnancy.tsv"),
                            text("cautions/ages.tsv"), text("cyp/genes.tsv")});
  }};
  Lazy<Effects> effects{[this] {
    return Effects::build(*drugs, *psychotropics, text("effects/effects.tsv"), text("effects/grades.tsv"));
  }};
  Lazy<WatchPlans> watch_plans{
      [this] { return WatchPlans::build(*drugs, *psychotropics, text("watch_plans/plans.tsv")); }};
  Lazy<TherapyConflicts> therapy_conflicts{[this] {
    return TherapyConflicts::build(*drugs, *psychotropics, *effects, text("therapy_conflicts/therapies.tsv"),
                                   text("therapy_conflicts/conflicts.tsv"));
  }};
  Lazy<Labs> labs{[this] {
    return Labs::build(
        *drugs, {text("labs/groups.tsv"), text("labs/codes.tsv"), text("labs/units.tsv"), text("labs/limits.tsv")});
  }};
  Lazy<Monitoring> monitoring{[this] {
    return Monitoring::build(*drugs, *labs, text("monitoring/schedules.tsv"), text("monitoring/events.tsv"));
  }};
  Lazy<MedicalCauses> medical_causes{[this] {
    return MedicalCauses::build(*labs, text("medical_causes/causes.tsv"), text("medical_causes/presentations.tsv"));
  }};
  Lazy<CypRoles> cyp_roles{[this] { return CypRoles::build(*drugs, text("cyp/roles.tsv")); }};

  Status makeAll() const {
    BATON_CHECK(names.make());
    BATON_CHECK(sig_words.make());
    BATON_CHECK(use_words.make());
    BATON_CHECK(psychotropics.make());
    BATON_CHECK(changes.make());
    BATON_CHECK(conditions.make());
    BATON_CHECK(allergens.make());
    BATON_CHECK(languages.make());
    BATON_CHECK(access_ages.make());
    BATON_CHECK(crisis_lines.make());
    BATON_CHECK(instruments.make());
    BATON_CHECK(drugs.make());
    BATON_CHECK(interactions.make());
    BATON_CHECK(duplicates.make());
    BATON_CHECK(red_flags.make());
    BATON_CHECK(plain_spanish.make());
    BATON_CHECK(risks.make());
    BATON_CHECK(vague_terms.make());
    BATON_CHECK(refills.make());
    BATON_CHECK(stopping.make());
    BATON_CHECK(trials.make());
    BATON_CHECK(start.make());
    BATON_CHECK(allergies.make());
    BATON_CHECK(cautions.make());
    BATON_CHECK(effects.make());
    BATON_CHECK(watch_plans.make());
    BATON_CHECK(therapy_conflicts.make());
    BATON_CHECK(labs.make());
    BATON_CHECK(monitoring.make());
    BATON_CHECK(medical_causes.make());
    BATON_CHECK(cyp_roles.make());
    return {};
  }
};

Knowledge::Knowledge(std::map<std::string, std::string> replaced)
    : families_(std::make_unique<const Families>(std::move(replaced))) {}
Knowledge::Knowledge(Knowledge&&) noexcept = default;
Knowledge& Knowledge::operator=(Knowledge&&) noexcept = default;
Knowledge::~Knowledge() = default;

const Names& Knowledge::names() const { return *families_->names; }
const SigWords& Knowledge::sigWords() const { return *families_->sig_words; }
const SigWords& Knowledge::useWords() const { return *families_->use_words; }
const Psychotropics& Knowledge::psychotropics() const { return *families_->psychotropics; }
const Changes& Knowledge::changes() const { return *families_->changes; }
const Conditions& Knowledge::conditions() const { return *families_->conditions; }
const Allergens& Knowledge::allergens() const { return *families_->allergens; }
const Languages& Knowledge::languages() const { return *families_->languages; }
const AccessAges& Knowledge::accessAges() const { return *families_->access_ages; }
const CrisisLines& Knowledge::crisisLines() const { return *families_->crisis_lines; }
const Instruments& Knowledge::instruments() const { return *families_->instruments; }
const Drugs& Knowledge::drugs() const { return *families_->drugs; }
const Interactions& Knowledge::interactions() const { return *families_->interactions; }
const Duplicates& Knowledge::duplicates() const { return *families_->duplicates; }
const RedFlags& Knowledge::redFlags() const { return *families_->red_flags; }
const PlainSpanish& Knowledge::plainSpanish() const { return *families_->plain_spanish; }
const Risks& Knowledge::risks() const { return *families_->risks; }
const VagueTerms& Knowledge::vagueTerms() const { return *families_->vague_terms; }
const Refills& Knowledge::refills() const { return *families_->refills; }
const Stopping& Knowledge::stopping() const { return *families_->stopping; }
const Trials& Knowledge::trials() const { return *families_->trials; }
const Start& Knowledge::start() const { return *families_->start; }
const Allergies& Knowledge::allergies() const { return *families_->allergies; }
const Cautions& Knowledge::cautions() const { return *families_->cautions; }
const Effects& Knowledge::effects() const { return *families_->effects; }
const WatchPlans& Knowledge::watchPlans() const { return *families_->watch_plans; }
const TherapyConflicts& Knowledge::therapyConflicts() const { return *families_->therapy_conflicts; }
const Labs& Knowledge::labs() const { return *families_->labs; }
const Monitoring& Knowledge::monitoring() const { return *families_->monitoring; }
const MedicalCauses& Knowledge::medicalCauses() const { return *families_->medical_causes; }
const CypRoles& Knowledge::cypRoles() const { return *families_->cyp_roles; }

Result<Knowledge> Knowledge::fromTexts(std::map<std::string, std::string> texts) {
  for (const auto& [path, text] : texts) {
    const auto known = [&](const EmbeddedTable& table) { return table.path == path; };
    if (std::none_of(embeddedTables().begin(), embeddedTables().end(), known)) {
      return fail(ErrorCode::BadInput, "There is no knowledge table of the name \"" + path + "\".");
    }
  }
  Knowledge knowledge(std::move(texts));
  BATON_CHECK(knowledge.families_->makeAll());
  return knowledge;
}

const Knowledge& builtIn() {
  static const Knowledge kKnowledge{std::map<std::string, std::string>()};
  return kKnowledge;
}

}  // namespace baton::knowledge
