// Plan review (capability ROAD-3): opened by a change of a medicine, a hospital stay or emergency visit, or a therapy
// that began, of the last kReviewDays; closed by a person and by nothing else.
//
// A change counts once: what a closed review could know of does not open another. Finding "review-open", low, moderate
// once its day is over. Days: knowledge/plan_review. Pure.
#pragma once

#include <optional>

#include "record/plan_review.h"
#include "rules/asked.h"

namespace baton::rules {

inline constexpr int kReviewDays = 60;

// The review that is open; nothing when nothing changed since the last one.
std::optional<record::PlanReview> openReview(const Asked& asked);
void planReviewFindings(const Asked& asked, Said& said);

}  // namespace baton::rules
