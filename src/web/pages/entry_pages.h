// The pages that write into a record, and those about what was written.
#pragma once

#include "web/frame/page.h"

namespace baton::web {

// add.cc, add_kind.cc, add_medication.cc, add_note.cc
Response addPage(Page& page);
Response addKindPage(Page& page);
Response addKindSend(Page& page);
Response addContactPage(Page& page);
Response addContactSend(Page& page);
Response addMedicationPage(Page& page);
Response addMedicationSend(Page& page);
Response addNotePage(Page& page);
Response addNoteSend(Page& page);
// medication_stop.cc, medication_dose.cc
Response stopMedicationPage(Page& page);
Response stopMedicationSend(Page& page);
Response changeDosePage(Page& page);
Response changeDoseSend(Page& page);
// log.cc
Response weekPage(Page& page);
Response logPage(Page& page);
Response logSend(Page& page);
// questionnaires.cc, questionnaire.cc, questionnaire_result.cc
Response questionnairesPage(Page& page);
Response questionnairePage(Page& page);
Response questionnaireSend(Page& page);
Response questionnaireResultPage(Page& page);
// check.cc
Response checkPage(Page& page);
Response checkSend(Page& page);
// goals.cc, goal_new.cc, goal.cc
Response goalsPage(Page& page);
Response goalNewPage(Page& page);
Response goalNewSend(Page& page);
Response goalPage(Page& page);
Response goalSend(Page& page);
// written.cc, undo.cc, correct.cc, confirm_list.cc
Response writtenPage(Page& page);
Response undoSend(Page& page);
Response correctPage(Page& page);
Response correctSend(Page& page);
Response confirmListPage(Page& page);
Response confirmListSend(Page& page);

}  // namespace baton::web
