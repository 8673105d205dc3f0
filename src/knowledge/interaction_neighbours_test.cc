// Cases made from the table: for each interaction row a list that makes it speak, and the lists beside it that must
// not, one for each thing that the row asks for. Rows are told from each other by their address, so that another row
// that speaks of the same two does not pass for this one.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "builders/interaction_row.h"
#include "knowledge/knowledge.h"

namespace baton::knowledge {
namespace {

using build::Condition;
using Kind = Condition::Kind;

constexpr int kLongOver = 500;  // days; no washout of the tables is as long

const InteractionHit* hitOf(const std::vector<InteractionHit>& hits, const InteractionRow& row) {
  const auto found = std::find_if(hits.begin(), hits.end(), [&](const InteractionHit& hit) { return hit.row == &row; });
  return found == hits.end() ? nullptr : &*found;
}

struct Case {
  std::vector<Taken> list;
  std::optional<int> age;

  std::vector<InteractionHit> hits() const { return builtIn().interactions().find(builtIn().drugs(), list, age); }
  bool speaks(const InteractionRow& row) const { return hitOf(hits(), row) != nullptr; }
  std::string text() const {
    std::string text = "age " + (age ? std::to_string(*age) : "not known");
    for (const Taken& one : list) text += ", " + std::string(one.ingredient);
    return text;
  }
};

std::optional<Case> speaking(const InteractionRow& row) {
  std::optional<Case> found;
  build::anyList(builtIn().drugs(), row, [&](const std::vector<Taken>& list) {
    const Case one{list, build::ageFor(row)};
    if (one.speaks(row)) found = one;
    return found.has_value();
  });
  return found;
}

// A medicine that stands for neither side of the row: what is beside it then is nobody's partner.
std::string_view stranger(const InteractionRow& row) {
  const Drugs& drugs = builtIn().drugs();
  const auto standsFor = [&](const Drug& drug, std::string_view subject) {
    return subject.starts_with("class:") ? drugs.isMember(drug.ingredient, subject.substr(6))
                                         : drug.ingredient == subject;
  };
  const auto found = std::find_if(drugs.drugs().begin(), drugs.drugs().end(), [&](const Drug& drug) {
    return !standsFor(drug, row.a) && !standsFor(drug, row.b) && !standsFor(drug, row.third);
  });
  REQUIRE(found != drugs.drugs().end());
  return found->ingredient;
}

struct Neighbour {
  std::string why;
  Case taken;
};

// The same list without what one condition asks for.
void addConditions(const InteractionRow& row, const Case& spoken, std::vector<Neighbour>& all) {
  for (std::size_t i = 0; i < row.conditions.count; ++i) {
    const Condition& one = row.conditions.list[i];
    Case without = spoken;
    Taken& taken = without.list[one.side == Side::A ? 0 : 1];
    switch (one.kind) {
      case Kind::Start:
        taken.state = TakenState::Current;
        all.push_back({"taken for long", without});
        break;
      case Kind::Stop:
        ++taken.days_since_stop;
        all.push_back({"stopped a day longer ago", without});
        taken.state = TakenState::Current;
        all.push_back({"not stopped", without});
        break;
      case Kind::DoseOver:
        taken.daily_dose_mg = one.number;
        all.push_back({"dose at the limit, not over it", without});
        break;
      case Kind::RouteIs:
        if (one.route == TakenRoute::NotSaid) break;  // any route will do
        taken.route = one.route == TakenRoute::Oral ? TakenRoute::Intravenous : TakenRoute::Oral;
        all.push_back({"taken another way", without});
        break;
      case Kind::Regular:
        taken.is_regular = false;
        all.push_back({"only as needed", without});
        break;
      case Kind::AgeAtLeast:
        without.age = static_cast<int>(one.number) - 1;
        all.push_back({"a year younger", without});
        break;
      case Kind::AgeBelow:
        without.age = static_cast<int>(one.number);
        all.push_back({"a year older", without});
        break;
    }
  }
}

bool asks(const InteractionRow& row, Side side, Kind kind) {
  const auto* const end = row.conditions.list.begin() + row.conditions.count;
  return std::any_of(row.conditions.list.begin(), end,
                     [&](const Condition& one) { return one.side == side && one.kind == kind; });
}

std::vector<Neighbour> neighboursOf(const InteractionRow& row, const Case& spoken) {
  std::vector<Neighbour> all;
  addConditions(row, spoken, all);
  for (const Side side : {Side::A, Side::B}) {
    const std::size_t place = side == Side::A ? 0 : 1;
    const std::string name = side == Side::A ? "a" : "b";
    Case changed = spoken;
    changed.list[place].ingredient = stranger(row);
    all.push_back({name + " is another medicine", changed});

    changed = spoken;
    changed.list[place].state = TakenState::Stopped;
    changed.list[place].days_since_stop = kLongOver;
    all.push_back({name + " is long over", changed});

    const int washout = row.conditions.washout_days[place];
    if (washout > 0 && !asks(row, side, Kind::Stop)) {
      changed.list[place].days_since_stop = washout;
      all.push_back({name + " is out of the body by now", changed});
    }
    if (!asks(row, side, Kind::RouteIs)) {
      changed = spoken;
      changed.list[place].route = TakenRoute::Local;
      all.push_back({name + " is a drop or a cream", changed});
    }
    // Order: what has to be the new one is not, and the other is.
    if (asks(row, side, Kind::Start)) {
      changed = spoken;
      std::swap(changed.list[0].state, changed.list[1].state);
      if (changed.list[0].state != changed.list[1].state) all.push_back({"the other one is new", changed});
    }
  }
  Case one_product = spoken;
  for (Taken& taken : one_product.list) taken.product = 1;
  all.push_back({"all are in one product", one_product});
  if (!row.third.empty()) {
    Case two = spoken;
    two.list.pop_back();
    all.push_back({"the third is not taken", two});
    Case past = spoken;
    past.list.back().state = TakenState::Stopped;
    past.list.back().days_since_stop = 1;
    all.push_back({"the third was stopped", past});
  }
  return all;
}

}  // namespace

TEST_CASE("every interaction row speaks for a list made for it, and for none of the lists beside that") {
  std::map<std::string, int> counts;
  int firing = 0;
  int silent = 0;
  for (const InteractionRow& row : builtIn().interactions().rows()) {
    CAPTURE(row.id);
    const std::optional<Case> spoken = speaking(row);
    REQUIRE(spoken);
    const std::vector<InteractionHit> hits = spoken->hits();
    CHECK(hitOf(hits, row)->is_certain);
    ++firing;
    for (const Neighbour& neighbour : neighboursOf(row, *spoken)) {
      CAPTURE(neighbour.why);
      CAPTURE(neighbour.taken.text());
      CHECK_FALSE(neighbour.taken.speaks(row));
      ++counts[neighbour.why];
      ++silent;
    }
  }
  std::string said;
  for (const auto& [why, count] : counts) said += "\n  " + std::to_string(count) + " " + why;
  MESSAGE("cases made from the interaction rows: " << firing << " speak, " << silent << " must not:" << said);
  CHECK(firing == static_cast<int>(builtIn().interactions().rows().size()));
  CHECK(silent >= 5 * firing);
}

TEST_CASE("within its washout a row still speaks, on the last day too") {
  int cases = 0;
  for (const InteractionRow& row : builtIn().interactions().rows()) {
    CAPTURE(row.id);
    for (const std::size_t place : {std::size_t{0}, std::size_t{1}}) {
      const int washout = row.conditions.washout_days[place];
      if (washout == 0 || asks(row, place == 0 ? Side::A : Side::B, Kind::Stop) ||
          asks(row, place == 0 ? Side::A : Side::B, Kind::Start))
        continue;
      const bool speaks = build::anyList(builtIn().drugs(), row, [&](std::vector<Taken> list) {
        list[place].state = TakenState::Stopped;
        list[place].days_since_stop = washout - 1;
        return Case{list, build::ageFor(row)}.speaks(row);
      });
      CHECK(speaks);
      ++cases;
    }
  }
  MESSAGE(cases << " washouts");
  CHECK(cases > 20);
}

TEST_CASE("where dose, regular use or age is not known, a row is told as uncertain and never interrupts") {
  int cases = 0;
  for (const InteractionRow& row : builtIn().interactions().rows()) {
    CAPTURE(row.id);
    for (std::size_t i = 0; i < row.conditions.count; ++i) {
      const Condition& one = row.conditions.list[i];
      const bool can_be_unknown = one.kind == Kind::DoseOver || one.kind == Kind::Regular ||
                                  one.kind == Kind::AgeAtLeast || one.kind == Kind::AgeBelow;
      if (!can_be_unknown) continue;
      std::optional<Case> spoken = speaking(row);
      REQUIRE(spoken);
      Taken& taken = spoken->list[one.side == Side::A ? 0 : 1];
      if (one.kind == Kind::DoseOver) taken.daily_dose_mg.reset();
      if (one.kind == Kind::Regular) taken.is_regular.reset();
      if (one.kind == Kind::AgeAtLeast || one.kind == Kind::AgeBelow) spoken->age.reset();
      const std::vector<InteractionHit> hits = spoken->hits();
      if (const InteractionHit* const hit = hitOf(hits, row)) {
        CHECK_FALSE(hit->is_certain);
        CHECK_FALSE(hit->interrupts);
      } else {
        // A certain row on the same topic, as grave or graver, speaks in its place.
        const bool is_told = std::any_of(hits.begin(), hits.end(), [&](const InteractionHit& other) {
          return other.row->cause == row.cause && other.row->severity <= row.severity;
        });
        CHECK(is_told);
      }
      ++cases;
    }
  }
  MESSAGE(cases << " conditions whose fact is not known");
  CHECK(cases >= 10);
}

}  // namespace baton::knowledge
