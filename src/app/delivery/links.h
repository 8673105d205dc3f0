// Links that open one update for somebody without an account (capability REACH-1).
//
// A link is 256 random bits; the store keeps a keyed hash of it, so that neither the database nor a backup holds one
// that works. It opens with a code of six digits that goes another way than the link: said on the phone, or on the
// paper. Wrong codes are counted for the whole life of the link, in one step with the check, so that 200 guesses at
// once are 200 guesses; after kTries the link is locked for good. A link ends by itself, can be ended at once, and
// counts how often it was opened. What it shows is made through the gate each time (app/delivery/reading.h).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/home.h"
#include "record/disclosure.h"

namespace baton::app {

inline constexpr int kTries = 10;
inline constexpr int kMostUses = 100;  // of the code: each device that opens it is one
inline constexpr std::int64_t kLinkDays = 30;
inline constexpr std::int64_t kReaderHours = 8;  // that a device stays with it

struct Link {
  std::string id;  // names it in lists; opens nothing
  record::PersonId person;
  std::string task;           // the acknowledgement that it asks for
  std::string communication;  // what was sent
  record::Audience reader;
  std::string since;  // of the update: an instant
  std::string code;   // six digits
  bool with_summary = false;
  int tries_left = kTries;
  int uses = 0;
  Instant made;
  Instant until;
  bool isLocked() const { return tries_left <= 0; }
};

// Gives `link` a code; answers with the token, which is kept nowhere.
Result<std::string> makeLink(Home& home, Link& link);

enum class CodeEnd { Open, Wrong, Locked, Gone };
struct CodeAnswer {
  CodeEnd end = CodeEnd::Gone;
  int tries_left = 0;
  std::string session;  // for the cookie, when Open
};
Result<CodeAnswer> tryLinkCode(Home& home, const std::string& token, const std::string& code);

// The link, when it still works: to ask for its code.
Result<std::optional<Link>> findLink(Home& home, const std::string& token);
// The link, when it still works and this session gave its code.
Result<std::optional<Link>> openLink(Home& home, const std::string& token, const std::string& session);

Result<std::vector<Link>> linksOf(Home& home, const record::PersonId& person);  // by when they were made, newest first
Result<bool> endLink(Home& home, const record::PersonId& person, const std::string& id);  // false: it was not there
Status endLinksOf(Home& home, const record::PersonId& person, const std::string& task);
// Part of erasing a person.
Status dropLinks(Home& home, const record::PersonId& person);

}  // namespace baton::app
