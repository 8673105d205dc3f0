// The pages about accounts, one file each, for the table in pages.cc.
#pragma once

#include "web/frame/page.h"

namespace baton::web {

// setup.cc
Response setupPage(Page& page);
Response setupSend(Page& page);
// sign_in.cc, sign_in_code.cc, sign_in_passkey.cc, sign_out.cc
Response signInPage(Page& page);
Response signInSend(Page& page);
Response signInCodePage(Page& page);
Response signInCodeSend(Page& page);
Response signInPasskeyOptions(Page& page);
Response signInPasskeySend(Page& page);
Response signOutSend(Page& page);
// confirm.cc
Response confirmPage(Page& page);
Response confirmSend(Page& page);
Response confirmPasskeyOptions(Page& page);
Response confirmPasskeySend(Page& page);
// account.cc, account_password.cc, account_authenticator.cc, account_codes.cc, account_passkeys.cc, account_devices.cc,
// account_language.cc, account_news.cc
Response accountPage(Page& page);
Response accountIdleSend(Page& page);
Response accountPasswordPage(Page& page);
Response accountPasswordSend(Page& page);
Response accountAuthenticatorPage(Page& page);
Response accountAuthenticatorSend(Page& page);
Response accountAuthenticatorRemove(Page& page);
Response accountCodesPage(Page& page);
Response accountCodesSend(Page& page);
Response accountPasskeysPage(Page& page);
Response accountPasskeyOptions(Page& page);
Response accountPasskeyAdd(Page& page);
Response accountPasskeyRemove(Page& page);
Response accountDeviceSignOut(Page& page);
Response accountLanguageSend(Page& page);
Response accountNewsSeen(Page& page);
// join.cc, household.cc, people_new.cc, helper_invite.cc, helper.cc
Response joinPage(Page& page);
Response joinSend(Page& page);
Response householdPage(Page& page);
Response personNewPage(Page& page);
Response personNewSend(Page& page);
Response helperInvitePage(Page& page);
Response helperInviteSend(Page& page);
Response helperPage(Page& page);
Response helperChange(Page& page);
Response helperWithdraw(Page& page);
Response helperLeave(Page& page);
Response ownAccountInvite(Page& page);

}  // namespace baton::web
