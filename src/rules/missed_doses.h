// Missed doses: what people log as not taken, and injections that are late (knowledge/stopping/missed.tsv).
//
// From entries of the daily log ("Missed dose": the medicine, how many, why) of the last two weeks. What matters for
// one medicine: the longest run of days without it, else how many doses were missed. Of injections: the days since the
// last that was given or handed over. A resolved run long ago is quiet. One missed dose is nobody's business.
// Ids: "missed-doses/clozapine", "missed-doses/paliperidone/injection". Pure.
#pragma once

#include "rules/asked.h"

namespace baton::rules {

void missedDoseFindings(const Asked& asked, Said& said);
void lateInjectionFindings(const Asked& asked, Said& said);

}  // namespace baton::rules
