// One function for each kind of line of the chart. All are pure, skip what is entered in error, and name every other
// fact of their kind in exactly one line's sources. Ids do not depend on the order of facts.
#pragma once

#include <vector>

#include "record/chart.h"
#include "sources/reconcile/grouping.h"
#include "sources/reconcile/people.h"

namespace baton::sources::reconcile {

// By ingredients; what cannot be read by RxNorm code or normalised text. Order: current first, those that act on the
// mind first, newest first. See medication_course.h for status, dates and conflicts. Two active orders of one source
// for different products of one ingredient (bupropion XL in the morning, SR at noon) are two lines.
std::vector<record::MedicationLine> medicationLines(const record::Facts& facts, const Decisions& decisions,
                                                    const People& people, Instant at);

// By allergen or ingredient from knowledge, else code, else normalised text. "No known allergies" is a line of its own
// kind, in conflict with every active allergy that it denies.
std::vector<record::AllergyLine> allergyLines(const record::Facts& facts, const Decisions& decisions);

// By SNOMED CT code, ICD-10-CM code, the same listed concept, else normalised text. Another severity or kind of one
// group is a possible duplicate.
std::vector<record::ConditionLine> conditionLines(const record::Facts& facts, const Decisions& decisions);

// Members of care teams, roles at an organisation, relatives; and clinicians seen or prescribing within two years
// before `at`, as inactive. By NPI, else name and organisation; equal names alone are possible duplicates.
std::vector<record::CareTeamLine> careTeamLines(const record::Facts& facts, const Decisions& decisions,
                                                const People& people, Instant at);

std::vector<record::GoalLine> goalLines(const record::Facts& facts, const Decisions& decisions);
std::vector<record::OwnedListLine> listLines(const record::Facts& facts, const People& people);

// Name, birth date and the like from all Patient resources; conflicts where they differ.
void putPersonTogether(record::Chart& chart);

}  // namespace baton::sources::reconcile
