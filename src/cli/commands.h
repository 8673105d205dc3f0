// The functions behind the commands, one file each.
#pragma once

#include "cli/command.h"

namespace baton::cli {

Result<int> runInit(const Arguments& arguments, Console& console);
Result<int> runKit(const Arguments& arguments, Console& console);
Result<int> runPerson(const Arguments& arguments, Console& console);
Result<int> runAccount(const Arguments& arguments, Console& console);
Result<int> runImport(const Arguments& arguments, Console& console);
Result<int> runRecord(const Arguments& arguments, Console& console);
Result<int> runGet(const Arguments& arguments, Console& console);
Result<int> runSummary(const Arguments& arguments, Console& console);
Result<int> runPacket(const Arguments& arguments, Console& console);
Result<int> runAfterCrisis(const Arguments& arguments, Console& console);
Result<int> runVisitPrep(const Arguments& arguments, Console& console);
Result<int> runAfterVisit(const Arguments& arguments, Console& console);
Result<int> runReview(const Arguments& arguments, Console& console);
Result<int> runFirstVisit(const Arguments& arguments, Console& console);
Result<int> runCarePacket(const Arguments& arguments, Console& console);
Result<int> runRoadmap(const Arguments& arguments, Console& console);
Result<int> runGoals(const Arguments& arguments, Console& console);
Result<int> runReminders(const Arguments& arguments, Console& console);
Result<int> runCalendar(const Arguments& arguments, Console& console);
Result<int> runCaregivers(const Arguments& arguments, Console& console);
Result<int> runCrisis(const Arguments& arguments, Console& console);
Result<int> runCrisisPlan(const Arguments& arguments, Console& console);
Result<int> runCard(const Arguments& arguments, Console& console);
Result<int> runChanges(const Arguments& arguments, Console& console);
Result<int> runTimeline(const Arguments& arguments, Console& console);
Result<int> runCheck(const Arguments& arguments, Console& console);
Result<int> runAcknowledge(const Arguments& arguments, Console& console);
Result<int> runRisks(const Arguments& arguments, Console& console);
Result<int> runWording(const Arguments& arguments, Console& console);
Result<int> runMonitoring(const Arguments& arguments, Console& console);
Result<int> runWatch(const Arguments& arguments, Console& console);
Result<int> runKnowledge(const Arguments& arguments, Console& console);
Result<int> runOwn(const Arguments& arguments, Console& console);
Result<int> runHandoffs(const Arguments& arguments, Console& console);
Result<int> runRouting(const Arguments& arguments, Console& console);
Result<int> runReach(const Arguments& arguments, Console& console);
Result<int> runLoop(const Arguments& arguments, Console& console);
Result<int> runRecordsRequest(const Arguments& arguments, Console& console);
Result<int> runTeam(const Arguments& arguments, Console& console);
Result<int> runDecide(const Arguments& arguments, Console& console);
Result<int> runAdd(const Arguments& arguments, Console& console);
Result<int> runStop(const Arguments& arguments, Console& console);
Result<int> runChangeDose(const Arguments& arguments, Console& console);
Result<int> runLog(const Arguments& arguments, Console& console);
Result<int> runQuestionnaire(const Arguments& arguments, Console& console);
Result<int> runConfirmList(const Arguments& arguments, Console& console);
Result<int> runUndo(const Arguments& arguments, Console& console);
Result<int> runDirectory(const Arguments& arguments, Console& console);
Result<int> runSearch(const Arguments& arguments, Console& console);
Result<int> runExport(const Arguments& arguments, Console& console);
Result<int> runBackup(const Arguments& arguments, Console& console);
Result<int> runMigrateStore(const Arguments& arguments, Console& console);
Result<int> runRestore(const Arguments& arguments, Console& console);
Result<int> runAccessLog(const Arguments& arguments, Console& console);
Result<int> runConsent(const Arguments& arguments, Console& console);
Result<int> runUpdate(const Arguments& arguments, Console& console);
Result<int> runSend(const Arguments& arguments, Console& console);
Result<int> runSent(const Arguments& arguments, Console& console);
Result<int> runShare(const Arguments& arguments, Console& console);
Result<int> runDeliver(const Arguments& arguments, Console& console);
Result<int> runMailServer(const Arguments& arguments, Console& console);
Result<int> runWhatToSend(const Arguments& arguments, Console& console);
Result<int> runVerify(const Arguments& arguments, Console& console);
Result<int> runDoctor(const Arguments& arguments, Console& console);
Result<int> runStart(const Arguments& arguments, Console& console);
Result<int> runServe(const Arguments& arguments, Console& console);

}  // namespace baton::cli
