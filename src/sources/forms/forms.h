// Every form, as one type: what app/enter.h takes.
#pragma once

#include <variant>

#include "sources/forms/acknowledge.h"
#include "sources/forms/after_crisis.h"
#include "sources/forms/after_visit.h"
#include "sources/forms/allergy.h"
#include "sources/forms/condition.h"
#include "sources/forms/confirm_list.h"
#include "sources/forms/consent.h"
#include "sources/forms/coverage.h"
#include "sources/forms/crisis_plan.h"
#include "sources/forms/daily_life.h"
#include "sources/forms/daily_log.h"
#include "sources/forms/goal.h"
#include "sources/forms/medication.h"
#include "sources/forms/note.h"
#include "sources/forms/own.h"
#include "sources/forms/people.h"
#include "sources/forms/plan_review.h"
#include "sources/forms/questionnaire.h"
#include "sources/forms/record_request.h"
#include "sources/forms/routing.h"
#include "sources/forms/visit.h"
#include "sources/forms/visit_prep.h"

namespace baton::sources::forms {

using Form =
    std::variant<MedicationForm, StopMedicationForm, ChangeDoseForm, AllergyForm, ConditionForm, VisitForm,
                 TeamMemberForm, PharmacyForm, ContactForm, CoverageForm, DailyLifeForm, GoalForm, GoalProgressForm,
                 NoteForm, DailyLogForm, QuestionnaireForm, ConfirmListForm, AcknowledgeForm, MedicationEndForm,
                 OwnForm, RoutingForm, HowToReachForm, RecordRequestForm, RecordRequestStepForm, CrisisPlanForm,
                 VisitPrepForm, AfterCrisisForm, GrantForm, EmergencyForm, EndGrantForm, ConfirmConsentForm,
                 AfterVisitForm, AgreedForm, AgreedStepForm, PlanReviewForm>;

// "medication", "stop-medication" ...: stands in the journal as the entry's place of origin.
std::string_view nameOf(const Form& form);

inline Result<Drafts> makeAny(const Form& form, const Context& context) {
  return std::visit([&](const auto& one) { return make(one, context); }, form);
}

}  // namespace baton::sources::forms
