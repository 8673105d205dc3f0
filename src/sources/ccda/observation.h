// Any CDA observation → Observation: value of every type, status, ranges, interpretation, negation.
//
// Source: C-CDA on FHIR, "Results", "Vital signs", "Social history"; ConceptMap CF-ResultStatus;
// CDA R2 Observation.
#pragma once

#include <string>
#include <string_view>

#include "format/json.h"
#include "format/xml.h"
#include "sources/ccda/import.h"

namespace baton::sources::ccda {

enum class ObservationCategory { Laboratory, VitalSigns, SocialHistory, Survey, Exam, Functional, None };

// `outer` is the organizer or the entry around it: its time counts where the observation has none of its own.
// Answers Null when the observation has neither a code nor anything that could stand for it.
json::Value toObservation(Import& import, xml::Node observation, ObservationCategory category, xml::Node outer = {});
// The same, kept; nested observations become members. Answers "Observation/…" or "".
std::string takeObservation(Import& import, xml::Node observation, ObservationCategory category, xml::Node outer = {});
// An organizer's or battery's observations one by one, and the panel itself with hasMember.
std::string takePanel(Import& import, xml::Node organizer, ObservationCategory category);

void putCategory(json::Value& resource, ObservationCategory category);
std::string_view observationStatus(std::string_view act_status);
// "valueQuantity", "valueCodeableConcept" ... from a <value>, or dataAbsentReason.
void putValue(Import& import, json::Value& resource, xml::Node value);

}  // namespace baton::sources::ccda
