#include "coordination/routing.h"

#include <algorithm>
#include <charconv>

namespace baton::coordination {
namespace {

using knowledge::RoutingKind;
using knowledge::Told;
using record::Change;
using record::Member;

constexpr std::string_view kOwnerWhy = "They look after this, so they hear of it.";
constexpr std::string_view kOwnerWhyEs = "Se encargan de esto, por eso se les avisa.";
constexpr std::string_view kExceptionWhy = "You said so.";
constexpr std::string_view kExceptionWhyEs = "Usted lo pidió.";
constexpr std::string_view kUnknownWhy = "Nobody knows what it can affect, so it is told at the next contact.";
constexpr std::string_view kUnknownWhyEs = "No se sabe qué puede afectar, por eso se avisa en el próximo contacto.";

bool contains(const std::vector<std::string>& all, std::string_view one) {
  return std::ranges::find(all, one) != all.end();
}

bool owns(const RoutingKind& kind, const Member& member, const record::Responsibilities& responsibilities,
          Instant now) {
  if (kind.owner.empty()) return false;
  const record::Responsibility* one = record::find(responsibilities, kind.owner);
  if (one == nullptr) return false;
  const record::Holding* acting = one->acting(now);
  if (acting == nullptr || acting->role == "self") return false;
  if (acting->name.empty()) return acting->role == member.role;
  if (!acting->key.empty() && !member.key.empty()) return acting->key == member.key;
  return record::memberNameKey(acting->name) == record::memberNameKey(member.name);
}

int daysOf(std::string_view by) {
  int days = 0;
  if (!by.ends_with('d')) return -1;
  std::from_chars(by.data(), by.data() + by.size() - 1, days);
  return days;
}

// "2d" → the day two days after the change, or after now where nobody knows its day.
void setDay(Routed& routed, std::string_view by, Instant now) {
  const int days = daysOf(by);
  if (days < 0) {
    routed.by = by;
    return;
  }
  const PartialDate& on = routed.change->on;
  const Instant from = on.empty() || on.precision() < Precision::Day ? now : on.first();
  routed.by = toIsoDate({from.ms + days * kDayMs});
  routed.is_late = routed.by < toIsoDate(now);
}

int rankOf(std::string_view by) {
  if (by == "now") return 0;
  if (by == "next-contact") return 2;
  return by == "next-visit" ? 3 : 1;
}

}  // namespace

const RoutingKind* kindOf(const Change& change) {
  if (change.kind == "encounter" && contains(change.matters_for, "safety")) {
    return knowledge::routingKind("emergency-visit");
  }
  return knowledge::routingKind(change.kind);
}

Cell cellOf(const RoutingKind& kind, const Member& member, const record::Responsibilities& responsibilities,
            std::span<const record::RoutingException> exceptions, Instant now) {
  Cell cell;
  cell.table = &kind.cellFor(member.role);
  cell.told = cell.table->told;
  if (cell.told != Told::Yes && owns(kind, member, responsibilities, now)) {
    cell.told = Told::Yes;
    cell.because = RoutedBecause::Owner;
  }
  // Newest first: the first that is meant decides.
  for (const record::RoutingException& one : exceptions) {
    if (one.kind != kind.id && one.kind != record::kEveryKind) continue;
    if (!record::concerns(one, member)) continue;
    cell.told = one.is_told ? Told::Yes : Told::No;
    cell.because = RoutedBecause::Exception;
    cell.exception = &one;
    break;
  }
  return cell;
}

std::vector<Routed> route(const RoutingInput& input) {
  std::vector<Routed> all;
  for (const Change& change : input.changes) {
    const RoutingKind* kind = kindOf(change);
    if (kind == nullptr) continue;
    for (const Member& member : input.members) {
      const Cell cell = cellOf(*kind, member, input.responsibilities, input.exceptions, input.now);
      if (cell.told == Told::No) continue;
      Routed routed{&change, &member, kind->id, "", false, cell.because, cell.table->why, cell.table->why_es};
      std::string_view by = cell.table->by;
      if (cell.told == Told::If) {
        const bool is_unknown = change.matters_for.empty();
        const bool is_met = std::ranges::any_of(
            cell.table->matters, [&](const std::string& one) { return contains(change.matters_for, one); });
        if (!is_unknown && !is_met) continue;
        if (is_unknown) {
          routed.because = RoutedBecause::Unknown;
          routed.why = kUnknownWhy;
          routed.why_es = kUnknownWhyEs;
          by = "next-contact";
        }
      }
      if (cell.because == RoutedBecause::Owner) {
        routed.why = kOwnerWhy;
        routed.why_es = kOwnerWhyEs;
      } else if (cell.because == RoutedBecause::Exception) {
        routed.why = kExceptionWhy;
        routed.why_es = kExceptionWhyEs;
      }
      setDay(routed, by.empty() ? "7d" : by, input.now);
      all.push_back(std::move(routed));
    }
  }
  std::ranges::stable_sort(all, [](const Routed& left, const Routed& right) {
    if (rankOf(left.by) != rankOf(right.by)) return rankOf(left.by) < rankOf(right.by);
    return left.by < right.by;
  });
  return all;
}

}  // namespace baton::coordination
