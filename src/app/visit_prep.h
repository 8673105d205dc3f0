// Visit preparation for one reader (capability FAIL-4): the update for them, and three lines on top that are the
// person's own where they wrote some since the last visit.
//
// Errors as makeUpdate(). Cost: one update and one view.
#pragma once

#include <string>

#include "app/home.h"
#include "app/update.h"
#include "app/views.h"
#include "record/visit_prep.h"

namespace baton::app {

Result<record::VisitPrep> prepareVisit(Home& home, const record::PersonId& person, const UpdateRequest& request);
// Fhir: the update as Communication, as `update --format fhir`.
Result<std::string> visitPrepDocument(const record::VisitPrep& prep, const record::PersonId& person,
                                      UpdateFormat format, outbound::Paper paper);

}  // namespace baton::app
