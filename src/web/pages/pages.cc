#include "web/pages/pages.h"

#include <array>

#include "web/pages/account_pages.h"
#include "web/pages/entry_pages.h"
#include "web/pages/keeping_pages.h"
#include "web/pages/record_pages.h"

namespace baton::web {
namespace {

// A file of 10 MB (sources/forms/note.h) and the fields around it.
constexpr std::uint64_t kNoteBytes = (10U << 20U) + kFormBytes;

}  // namespace

std::span<const Route> routes() {
  static constexpr std::array kRoutes = {
      // Signed out too.
      Route{"GET", "/crisis", Need::Anyone, crisisPage},
      Route{"GET", "/crisis/card", Need::Anyone, keptCardPage},
      Route{"GET", "/help", Need::Anyone, helpPage},
      Route{"GET", "/trust", Need::Anyone, trustPage},
      Route{"GET", "/offline", Need::Anyone, offlinePage},
      Route{"GET", "/exit", Need::Anyone, exitPage},
      Route{"POST", "/look", Need::Anyone, changeLook},
      Route{"GET", "/sw.js", Need::Anyone, serviceWorker},
      Route{"GET", "/baton.webmanifest", Need::Anyone, manifest},
      Route{"GET", "/plain.webmanifest", Need::Anyone, neutralManifest},
      // Signing in.
      Route{"GET", "/setup", Need::Anyone, setupPage},
      Route{"POST", "/setup", Need::Anyone, setupSend},
      Route{"GET", "/sign-in", Need::Anyone, signInPage},
      Route{"POST", "/sign-in", Need::Anyone, signInSend},
      Route{"GET", "/sign-in/code", Need::Anyone, signInCodePage},
      Route{"POST", "/sign-in/code", Need::Anyone, signInCodeSend},
      Route{"POST", "/sign-in/passkey/options", Need::Anyone, signInPasskeyOptions},
      Route{"POST", "/sign-in/passkey", Need::Anyone, signInPasskeySend},
      Route{"POST", "/sign-out", Need::SignedIn, signOutSend},
      Route{"GET", "/confirm", Need::SignedIn, confirmPage},
      Route{"POST", "/confirm", Need::SignedIn, confirmSend},
      Route{"POST", "/confirm/passkey/options", Need::SignedIn, confirmPasskeyOptions},
      Route{"POST", "/confirm/passkey", Need::SignedIn, confirmPasskeySend},
      Route{"GET", "/join", Need::Anyone, joinPage},
      Route{"POST", "/join", Need::Anyone, joinSend},
      // One's account.
      Route{"GET", "/account", Need::SignedIn, accountPage},
      Route{"POST", "/account/idle", Need::SignedIn, accountIdleSend},
      Route{"POST", "/account/language", Need::SignedIn, accountLanguageSend},
      Route{"POST", "/account/news", Need::SignedIn, accountNewsSeen},
      Route{"POST", "/account/devices", Need::SignedIn, accountDeviceSignOut},
      Route{"GET", "/account/password", Need::SignedIn, accountPasswordPage},
      Route{"POST", "/account/password", Need::SignedIn, accountPasswordSend},
      Route{"GET", "/account/authenticator", Need::SignedIn, accountAuthenticatorPage, kFormBytes, true},
      Route{"POST", "/account/authenticator", Need::SignedIn, accountAuthenticatorSend, kFormBytes, true},
      Route{"POST", "/account/authenticator/remove", Need::SignedIn, accountAuthenticatorRemove, kFormBytes, true},
      Route{"GET", "/account/codes", Need::SignedIn, accountCodesPage, kFormBytes, true},
      Route{"POST", "/account/codes", Need::SignedIn, accountCodesSend, kFormBytes, true},
      Route{"GET", "/account/passkeys", Need::SignedIn, accountPasskeysPage, kFormBytes, true},
      Route{"POST", "/account/passkeys", Need::SignedIn, accountPasskeyAdd, kFormBytes, true},
      Route{"POST", "/account/passkeys/options", Need::SignedIn, accountPasskeyOptions, kFormBytes, true},
      Route{"POST", "/account/passkeys/remove", Need::SignedIn, accountPasskeyRemove, kFormBytes, true},
      // The household, and who helps whom.
      Route{"GET", "/household", Need::SignedIn, householdPage},
      Route{"GET", "/people/new", Need::SignedIn, personNewPage, kFormBytes, true},
      Route{"POST", "/people/new", Need::SignedIn, personNewSend, kFormBytes, true},
      Route{"GET", "/people/:person/helpers/new", Need::Owner, helperInvitePage, kFormBytes, true},
      Route{"POST", "/people/:person/helpers/new", Need::Owner, helperInviteSend, kFormBytes, true},
      Route{"GET", "/people/:person/helpers/:account", Need::Owner, helperPage},
      Route{"POST", "/people/:person/helpers/:account", Need::Owner, helperChange, kFormBytes, true},
      Route{"POST", "/people/:person/helpers/:account/stop", Need::Owner, helperWithdraw},
      Route{"GET", "/people/:person/own-account", Need::Owner, ownAccountInvite, kFormBytes, true},
      Route{"POST", "/people/:person/own-account", Need::Owner, ownAccountInvite, kFormBytes, true},
      Route{"GET", "/people/:person/leave", Need::Read, helperLeave},
      Route{"POST", "/people/:person/leave", Need::Read, helperLeave},
      // What goes into a record and comes out of it.
      Route{"GET", "/people/:person/import", Need::Add, importPage},
      Route{"POST", "/people/:person/import", Need::Add, importSend, kImportBytes},
      Route{"GET", "/people/:person/import/:job", Need::Add, importJobPage},
      Route{"POST", "/people/:person/import/:job", Need::Add, importJobSend},
      Route{"GET", "/people/:person/import/:job/events", Need::Add, importJobEvents},
      Route{"GET", "/people/:person/imports/:entries/undo", Need::Owner, importUndoPage},
      Route{"POST", "/people/:person/imports/:entries/undo", Need::Owner, importUndoSend},
      Route{"GET", "/people/:person/duplicates", Need::Read, duplicatesPage},
      Route{"GET", "/people/:person/duplicates/:question", Need::Read, duplicatePage},
      Route{"POST", "/people/:person/duplicates/:question", Need::Owner, duplicateSend},
      Route{"POST", "/people/:person/duplicates/undo/:decision", Need::Owner, duplicateUndoSend},
      Route{"GET", "/people/:person/conflicts/:question", Need::Read, conflictPage},
      Route{"GET", "/people/:person/more", Need::Read, morePage},
      Route{"GET", "/people/:person/card", Need::Owner, crisisCardPage},
      Route{"POST", "/people/:person/card", Need::Owner, crisisCardSend},
      Route{"GET", "/people/:person/card/shell", Need::Owner, crisisCardShell},
      Route{"GET", "/people/:person/papers", Need::Read, papersPage},
      Route{"GET", "/people/:person/summary", Need::Read, summaryPage},
      Route{"GET", "/people/:person/summary/page", Need::Read, summaryDocument},
      Route{"GET", "/people/:person/summary/one-page.pdf", Need::Read, summaryPdf},
      Route{"GET", "/people/:person/summary/one-page.txt", Need::Read, summaryText},
      Route{"GET", "/people/:person/summary/ips.json", Need::Read, summaryIps},
      Route{"GET", "/people/:person/settings", Need::Read, settingsPage},
      Route{"POST", "/people/:person/settings", Need::Read, settingsSend},
      Route{"GET", "/people/:person/export.zip", Need::Owner, exportZip, kFormBytes, true},
      Route{"GET", "/people/:person/export.json", Need::Owner, exportBundle, kFormBytes, true},
      Route{"GET", "/people/:person/delete", Need::Owner, personDeletePage, kFormBytes, true},
      Route{"POST", "/people/:person/delete", Need::Owner, personDeleteSend, kFormBytes, true},
      // The record.
      Route{"GET", "/", Need::Anyone, startPage},
      Route{"GET", "/people/:person/today", Need::Read, todayPage},
      Route{"GET", "/people/:person/check", Need::Read, checkPage},
      Route{"POST", "/people/:person/check", Need::Owner, checkSend},
      Route{"GET", "/people/:person/monitoring", Need::Read, monitoringPage},
      Route{"GET", "/people/:person/risks", Need::Read, risksPage},
      Route{"GET", "/people/:person/watch", Need::Read, watchPage},
      Route{"GET", "/people/:person/record", Need::Read, recordPage},
      Route{"GET", "/people/:person/record/:section", Need::Read, recordSectionPage},
      Route{"GET", "/people/:person/fact", Need::Read, factPage},
      Route{"GET", "/people/:person/changes", Need::Read, changesPage},
      Route{"GET", "/people/:person/timeline", Need::Read, timelinePage},
      Route{"GET", "/people/:person/team", Need::Read, teamPage},
      Route{"GET", "/people/:person/search", Need::Read, searchPage},
      // Writing into a record, and what was written.
      Route{"GET", "/people/:person/add", Need::Add, addPage},
      Route{"GET", "/people/:person/add/medication", Need::Add, addMedicationPage},
      Route{"POST", "/people/:person/add/medication", Need::Add, addMedicationSend},
      Route{"GET", "/people/:person/add/stop", Need::Add, stopMedicationPage},
      Route{"POST", "/people/:person/add/stop", Need::Add, stopMedicationSend},
      Route{"GET", "/people/:person/add/dose", Need::Add, changeDosePage},
      Route{"POST", "/people/:person/add/dose", Need::Add, changeDoseSend},
      Route{"GET", "/people/:person/add/note", Need::Add, addNotePage},
      Route{"POST", "/people/:person/add/note", Need::Add, addNoteSend, kNoteBytes},
      Route{"GET", "/people/:person/add/:kind", Need::Add, addKindPage},
      Route{"POST", "/people/:person/add/:kind", Need::Add, addKindSend},
      Route{"GET", "/people/:person/correct", Need::Add, correctPage},
      Route{"POST", "/people/:person/correct", Need::Add, correctSend},
      Route{"GET", "/people/:person/confirm-list", Need::Add, confirmListPage},
      Route{"POST", "/people/:person/confirm-list", Need::Add, confirmListSend},
      Route{"GET", "/people/:person/log", Need::Log, logPage},
      Route{"POST", "/people/:person/log", Need::Log, logSend},
      Route{"GET", "/people/:person/questionnaires", Need::Log, questionnairesPage},
      Route{"GET", "/people/:person/questionnaires/:instrument", Need::Log, questionnairePage},
      Route{"POST", "/people/:person/questionnaires/:instrument", Need::Log, questionnaireSend},
      Route{"GET", "/people/:person/questionnaires/:instrument/:entry", Need::Log, questionnaireResultPage},
      Route{"GET", "/people/:person/goals", Need::Read, goalsPage},
      Route{"GET", "/people/:person/goals/new", Need::Add, goalNewPage},
      Route{"POST", "/people/:person/goals/new", Need::Add, goalNewSend},
      Route{"GET", "/people/:person/goal/:goal", Need::Read, goalPage},
      Route{"POST", "/people/:person/goal/:goal", Need::Log, goalSend},
      Route{"GET", "/people/:person/written", Need::Read, writtenPage},
      Route{"POST", "/people/:person/undo", Need::Read, undoSend},
      Route{"POST", "/people/:person/undo/:entry", Need::Read, undoSend},
      // Who runs the server.
      Route{"GET", "/server", Need::Admin, serverPage},
      Route{"POST", "/server/backup", Need::Admin, backupSend, kFormBytes, true},
      Route{"POST", "/server/restore-test", Need::Admin, restoreTestSend},
      Route{"GET", "/server/kit", Need::Admin, emergencyKitPage, kFormBytes, true},
      Route{"GET", "/gallery", Need::Admin, galleryPage},
  };
  return kRoutes;
}

}  // namespace baton::web
