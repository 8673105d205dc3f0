// What the items of an account hold (store/accounts.h), as values; kept as JSON.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "crypto/passkey.h"
#include "record/journal.h"

namespace baton::app {

struct SessionRow {
  Instant created;
  Instant seen;
  std::int64_t idle_ms = 0;  // signed out after this long unused; 0 = only at its end
  Instant confirmed;         // last time the password or a passkey was shown
  bool waits_for_code = false;
  bool keeps_me = false;
  std::string device;  // "Firefox · Android"
};

struct TotpRow {
  std::string secret;
  std::int64_t used_step = 0;
};

struct PasskeyRow {
  crypto::PasskeyCredential credential;
  std::string name;
  Instant created;
  Instant used;
};

struct SettingsRow {
  std::string language = "";  // "en", "es"; "" = as the browser says
  std::string theme = "auto";
  std::int64_t idle_minutes = 15;
  std::string zone = "";  // "America/New_York", kMachineZone when chosen so; "" = nothing said yet (app/zones.h)
};

// Something that works once, before it expires.
enum class TicketUse : std::uint8_t { Setup = 1, Challenge = 2, Invitation = 3, Totp = 4 };  // stored; never renumber
struct TicketRow {
  TicketUse use = TicketUse::Setup;
  std::string subject;  // Challenge: "register", "sign-in", "confirm"; Totp: the secret
  record::PersonId person;
  std::string relation;
  std::vector<std::string> scopes;
  std::int64_t days = 0;
};

std::string encode(const SessionRow& row);
std::string encode(const TotpRow& row);
std::string encode(const PasskeyRow& row);
std::string encode(const SettingsRow& row);
std::string encode(const TicketRow& row);
std::string encode(const std::vector<Instant>& tries);

// Errors: Damaged.
Result<SessionRow> decodeSession(std::string_view text);
Result<TotpRow> decodeTotp(std::string_view text);
Result<PasskeyRow> decodePasskey(std::string_view text);
Result<SettingsRow> decodeSettings(std::string_view text);
Result<TicketRow> decodeTicket(std::string_view text);
Result<std::vector<Instant>> decodeTries(std::string_view text);

}  // namespace baton::app
