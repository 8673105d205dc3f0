#include "rules/lab_findings.h"

#include "rules/lab_limits.h"
#include "rules/medical_causes.h"
#include "rules/monitoring.h"

namespace baton::rules {

void labFindings(const Asked& asked, Said& said) {
  const Courses courses = coursesOf(asked);
  const LabResults results(asked.knowledge.labs(), asked.chart, asked.now);
  const DueList due = dueList(asked, courses, results);
  labLimitFindings(asked, courses, results, said);
  monitoringFindings(asked, results, due, said);
  medicalCauseFindings(asked, results, due, said);
}

}  // namespace baton::rules
