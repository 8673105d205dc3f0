#include "app/access/access_log.h"

#include <algorithm>
#include <array>

#include "app/access/audit_event.h"
#include "app/accounts/access.h"
#include "base/digest.h"

namespace baton::app {
namespace {

constexpr std::string_view kEnding = "-access";
constexpr int kMostTries = 50;  // of writers at the same moment; each round one of them lands
constexpr std::size_t kIdBytes = 8;

record::Entry entryOf(Home& home, const record::PersonId& person, const AccessLine& line) {
  std::array<std::uint8_t, kIdBytes> bytes{};
  home.random().fill(bytes);
  record::Entry entry;
  entry.type = "AuditEvent";
  entry.id = toHex({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  entry.recorded = line.at;
  entry.author = line.account;
  entry.origin.format = "access-log";
  entry.content = json::write(toAuditEvent(line, person, entry.id));
  return entry;
}

// The head of the log, which begins to exist with its first line.
Result<record::Sequence> openLog(Home& home, const record::PersonId& person) {
  const record::PersonId log = accessLogOf(person);
  auto head = home.store().head(log);
  if (head || head.error().code != ErrorCode::NotFound) return head;
  BATON_CHECK(home.store().head(person));  // no log of nobody
  const Status made = home.store().addPerson(log, "");
  // Somebody else made it in between.
  if (!made && made.error().code != ErrorCode::Conflict) return tl::unexpected(made.error());
  return home.store().head(log);
}

}  // namespace

record::PersonId accessLogOf(const record::PersonId& person) {
  return record::PersonId{person.value + std::string(kEnding)};
}

bool isAccessLog(const record::PersonId& journal) { return journal.value.ends_with(kEnding); }

Status logAccess(Home& home, const record::PersonId& person, const AccessLine& line) {
  const record::Entry entry = entryOf(home, person, line);
  for (int tries = 1;; ++tries) {
    BATON_TRY(const record::Sequence head, openLog(home, person));
    const auto landed = home.store().append(accessLogOf(person), head, {&entry, 1});
    if (landed) return home.anchor();
    if (landed.error().code != ErrorCode::Conflict || tries == kMostTries) return tl::unexpected(landed.error());
  }
}

AccessLine lineBy(Home& home, const Visitor& visitor, const PersonAccess& access, Act act, std::string what) {
  AccessLine line;
  line.at = home.clock().now();
  line.act = act;
  line.account = visitor.account;
  line.name = visitor.name;
  line.role = relationText(access.relation);
  line.what = std::move(what);
  return line;
}

Result<std::vector<AccessLine>> readAccessLog(Home& home, const record::PersonId& person, std::size_t most) {
  BATON_CHECK(home.store().head(person));
  const record::PersonId log = accessLogOf(person);
  const auto head = home.store().head(log);
  if (!head && head.error().code == ErrorCode::NotFound) return std::vector<AccessLine>();
  if (!head) return tl::unexpected(head.error());
  std::vector<AccessLine> lines;
  BATON_CHECK(home.store().read(log, *head > most ? *head - most : 0, *head, [&](record::Entry&& entry) -> Status {
    BATON_TRY(const json::Value event, json::parse(entry.content));
    BATON_TRY(AccessLine line, fromAuditEvent(event));
    lines.push_back(std::move(line));
    return {};
  }));
  std::ranges::reverse(lines);
  return lines;
}

Result<AccessCheck> verifyAccessLog(Home& home, const record::PersonId& person) {
  BATON_CHECK(home.store().head(person));
  const record::PersonId log = accessLogOf(person);
  BATON_TRY(const auto anchors, home.readAnchors());
  BATON_TRY(const auto report, home.store().verify(anchors));
  AccessCheck check;
  for (const store::Problem& problem : report.problems) {
    // What concerns no journal (a broken page, a stray row) may have been a line of this log.
    if (problem.person.empty() || problem.person == log) check.problems.push_back(problem.text);
  }
  const auto head = home.store().head(log);
  check.lines = head ? *head : 0;
  return check;
}

Status dropAccessLog(Home& home, const record::PersonId& person) {
  Status done = home.store().erase(accessLogOf(person));
  if (!done && done.error().code != ErrorCode::NotFound) return done;
  return {};
}

}  // namespace baton::app
