// The picture for a phone's lock screen (capability URG-2): whom to call and what the person chose, readable while the
// phone is locked.
//
// In: a wallet card whose fields the person chose, and the size of the screen in pixels. Out: a PNG. The upper third
// and the lower edge stay free, where phones draw the clock and the buttons. What has no room is counted. A picture is
// seen by everybody who sees the phone, also lying on a table: `lockScreenLearns` says so. Pure: the same input gives
// the same bytes. Errors: Storage when no font is installed, BadInput for a size a phone cannot have.
#pragma once

#include <string>

#include "base/result.h"
#include "outbound/wallet_card.h"

namespace baton::outbound {

struct ScreenSize {
  int width = 1080;
  int height = 2340;
};
inline constexpr int kLeastScreenSide = 320;
inline constexpr int kMostScreenSide = 4096;

Result<std::string> lockScreenPng(const WalletCard& card, const ScreenSize& size);
// "Whoever sees this phone, also while it is locked, learns: your name; whom to call for you and their numbers."
std::string lockScreenLearns(const WalletCard& card);

}  // namespace baton::outbound
