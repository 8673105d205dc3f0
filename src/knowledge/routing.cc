#include "knowledge/routing.h"

#include <algorithm>
#include <optional>
#include <set>

#include "base/assert.h"
#include "knowledge/embedded.h"
#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kKinds = "routing/kinds.tsv";
constexpr std::string_view kCells = "routing/routing.tsv";
constexpr std::array<std::string_view, 7> kKindColumns = {"kind",  "name",   "name_es",   "owner",
                                                          "major", "source", "checked_on"};
constexpr std::array<std::string_view, 9> kCellColumns = {"change", "role",   "told",   "matters",   "by",
                                                          "why",    "why_es", "source", "checked_on"};
constexpr std::array<std::string_view, 3> kTold = {"no", "if", "yes"};
constexpr std::array<std::string_view, 5> kBy = {"now", "2d", "7d", "next-contact", "next-visit"};
constexpr std::array<std::string_view, 8> kOwners = {
    "medication-changes", "therapy-goals", "lab-follow-up", "refills",
    "crisis-contact",     "master-list",   "records",       "appointments"};

template <std::size_t N>
bool isOneOf(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

bool hasEmpty(const TableRow& fields) {
  return std::ranges::any_of(fields.fields, [](std::string_view field) { return field.empty(); });
}

std::string unlessDash(std::string_view field) { return field == "-" ? std::string() : std::string(field); }

Status readKinds(std::string_view table, std::vector<RoutingKind>& kinds) {
  return forEachRow(table, kKinds, kKindColumns, [&](const TableRow& fields) -> Status {
    const auto wrong = [&](std::string_view what) { return tableFault(kKinds, fields.line, what); };
    if (hasEmpty(fields)) return wrong("a field is empty.");
    RoutingKind kind;
    kind.id = fields[0];
    kind.name = fields[1];
    kind.name_es = fields[2];
    kind.owner = unlessDash(fields[3]);
    if (!kind.owner.empty() && !isOneOf(kOwners, kind.owner)) return wrong("no such responsibility.");
    if (fields[4] != "yes" && fields[4] != "no") return wrong("major is yes or no.");
    kind.is_major = fields[4] == "yes";
    if (std::ranges::find(kinds, kind.id, &RoutingKind::id) != kinds.end()) return wrong("said twice.");
    kinds.push_back(std::move(kind));
    return {};
  });
}

Status readCells(std::string_view table, std::vector<RoutingKind>& kinds) {
  std::set<std::pair<std::string, std::string>> seen;
  BATON_CHECK(forEachRow(table, kCells, kCellColumns, [&](const TableRow& fields) -> Status {
    const auto wrong = [&](std::string_view what) { return tableFault(kCells, fields.line, what); };
    if (hasEmpty(fields)) return wrong("a field is empty.");
    const auto kind = std::ranges::find(kinds, fields[0], &RoutingKind::id);
    if (kind == kinds.end()) return wrong("no such kind of change.");
    const auto role = std::ranges::find(kRoutingRoles, fields[1]);
    if (role == kRoutingRoles.end()) return wrong("no such role.");
    RoutingCell cell;
    const auto told = std::ranges::find(kTold, fields[2]);
    if (told == kTold.end()) return wrong("told is yes, no or if.");
    cell.told = static_cast<Told>(told - kTold.begin());
    if (fields[3] != "-") cell.matters = splitListOwned(fields[3]);
    if ((cell.told == Told::If) != !cell.matters.empty()) return wrong("matters belong to if, and only to it.");
    for (const std::string& one : cell.matters) {
      if (!isOneOf(kRoutingMatters, one)) return wrong("no such matter.");
    }
    cell.by = unlessDash(fields[4]);
    if ((cell.told == Told::No) != cell.by.empty()) return wrong("by when belongs to what is told.");
    if (!cell.by.empty() && !isOneOf(kBy, cell.by)) return wrong("no such time.");
    cell.why = fields[5];
    cell.why_es = fields[6];
    cell.source = fields[7];
    cell.checked_on = fields[8];
    if (!seen.emplace(fields[0], fields[1]).second) return wrong("this cell is said twice.");
    kind->cells[static_cast<std::size_t>(role - kRoutingRoles.begin())] = std::move(cell);
    return {};
  }));
  if (seen.size() != kinds.size() * kRoutingRoles.size())
    return tableFault(kCells, 0, "a kind has no cell for a role.");
  return {};
}

std::string_view tableNamed(std::string_view path) {
  const auto tables = embeddedTables();
  const auto found = std::ranges::find(tables, path, &EmbeddedTable::path);
  BATON_ASSERT(found != tables.end());
  return found->text;
}

}  // namespace

std::string_view toText(Told told) { return kTold[static_cast<std::size_t>(told)]; }

const RoutingCell& RoutingKind::cellFor(std::string_view role) const {
  const auto found = std::ranges::find(kRoutingRoles, role);
  return cells[found == kRoutingRoles.end() ? cells.size() - 1
                                            : static_cast<std::size_t>(found - kRoutingRoles.begin())];
}

Result<std::vector<RoutingKind>> readRouting(std::string_view kinds_table, std::string_view cells_table) {
  std::vector<RoutingKind> kinds;
  BATON_CHECK(readKinds(kinds_table, kinds));
  if (kinds.empty()) return tableFault(kKinds, 0, "has no rows.");
  BATON_CHECK(readCells(cells_table, kinds));
  return kinds;
}

const std::vector<RoutingKind>& routing() {
  static const std::vector<RoutingKind> kinds = [] {
    auto read = readRouting(tableNamed(kKinds), tableNamed(kCells));
    BATON_ASSERT(read.has_value());
    return std::move(*read);
  }();
  return kinds;
}

const RoutingKind* routingKind(std::string_view id) {
  const auto& kinds = routing();
  const auto found = std::ranges::find(kinds, id, &RoutingKind::id);
  return found == kinds.end() ? nullptr : &*found;
}

}  // namespace baton::knowledge
