// Pages about what goes into a record and comes out of it: import, duplicates, papers, settings; and the server's own.
#pragma once

#include "web/frame/router.h"

namespace baton::web {

constexpr std::uint64_t kImportBytes = std::uint64_t{512} << 20U;

// import.cc, import_job.cc, import_undo.cc
Response importPage(Page& page);
Response importSend(Page& page);
Response importJobPage(Page& page);
Response importJobSend(Page& page);
Response importJobEvents(Page& page);
Response importUndoPage(Page& page);
Response importUndoSend(Page& page);
// duplicates.cc
Response duplicatesPage(Page& page);
Response duplicatePage(Page& page);
Response duplicateSend(Page& page);
Response duplicateUndoSend(Page& page);
Response conflictPage(Page& page);
// update.cc
Response updatePage(Page& page);
Response updateAlone(Page& page);
Response updatePdf(Page& page);
Response updateText(Page& page);
// looks.cc
Response looksPage(Page& page);
// sharing.cc, sharing_new.cc
Response sharingPage(Page& page);
Response sharingNewPage(Page& page);
Response sharingNewSend(Page& page);
Response sharingEnd(Page& page);
Response sharingConfirm(Page& page);
Response sharingForm(Page& page);
// more.cc
Response morePage(Page& page);
// crisis_card.cc
Response crisisCardPage(Page& page);
Response crisisCardSend(Page& page);
Response crisisCardShell(Page& page);
// summary.cc, summary_files.cc, papers.cc
Response summaryPage(Page& page);
Response summaryDocument(Page& page);
Response summaryPdf(Page& page);
Response summaryText(Page& page);
Response summaryIps(Page& page);
Response papersPage(Page& page);
// crisis_plan.cc, crisis_plan_part.cc
Response crisisPlanPage(Page& page);
Response crisisPlanAlone(Page& page);
Response crisisPlanPdf(Page& page);
Response crisisPlanPartPage(Page& page);
Response crisisPlanPartSend(Page& page);
Response crisisPlanRehearsed(Page& page);
// visit_prep.cc
Response visitPrepPage(Page& page);
Response visitPrepSend(Page& page);
Response visitPrepAlone(Page& page);
Response visitPrepPdf(Page& page);
// after_crisis.cc
Response afterCrisisPage(Page& page);
Response afterCrisisSend(Page& page);
// packet.cc, wallet_card.cc
Response packetPage(Page& page);
Response packetAlone(Page& page);
Response packetPdf(Page& page);
Response packetWithLink(Page& page);
Response walletCardPage(Page& page);
Response walletCardAlone(Page& page);
Response caregiversPage(Page& page);
Response shareLittlePage(Page& page);
Response lockScreenPage(Page& page);
Response lockScreenPicture(Page& page);
Response walletCardPdf(Page& page);
// settings.cc, export.cc, person_delete.cc
Response settingsPage(Page& page);
Response settingsSend(Page& page);
Response exportBundle(Page& page);
Response exportZip(Page& page);
Response personDeletePage(Page& page);
Response personDeleteSend(Page& page);
// server.cc, server_keep.cc
Response serverPage(Page& page);
Response backupSend(Page& page);
Response restoreTestSend(Page& page);
Response emergencyKitPage(Page& page);

}  // namespace baton::web
