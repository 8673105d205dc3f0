#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <chrono>

#include "builders/event.h"
#include "record/history.h"
#include "record/serialize_fields.h"

namespace baton::record {
namespace {

// --- how many members has an aggregate? ---

struct Anything {
  template <class T>
  operator T() const {
    return T();  // never called: it only has to be convertible
  }
};

template <class T, class... Args>
constexpr std::size_t memberCount() {
  if constexpr (requires { T{Args{}..., Anything{}}; }) {
    return memberCount<T, Args..., Anything>();
  } else {
    return sizeof...(Args);
  }
}

template <class T>
std::size_t visitedCount() {
  T value{};
  std::size_t count = 0;
  eachField([&](auto&... fields) { count = sizeof...(fields); }, value);
  return count;
}

template <class T>
void checkVisited() {
  CHECK_MESSAGE(visitedCount<T>() == memberCount<T>(), typeid(T).name());
}
template <class... T>
void checkAllVisited() {
  (checkVisited<T>(), ...);
}

TEST_CASE("no field is forgotten") {
  checkAllVisited<Coding, Concept, Reference, Period, Source, About, Quantity, Identifier, Name, Telecom>();
  checkAllVisited<Contact, PersonFact, HelperFact, CareTeamFact, CareTeamFact::Member, Dosage, MedicationFact>();
  checkAllVisited<AllergyFact, AllergyFact::Reaction, ConditionFact, ObservationFact, ObservationFact::Component>();
  checkAllVisited<EncounterFact, ProcedureFact, ImmunizationFact, GoalFact, PlanFact, TaskFact, ConsentFact,
                  CommunicationFact>();
  checkAllVisited<DocumentFact, CoverageFact>();
  checkAllVisited<ListFact, FamilyHistoryFact, DecisionFact, AcknowledgementFact, OtherFact, Facts::MedicationCode>();
}

// --- random values of every noun, field by field ---

struct Fill {
  template <class... Fields>
  void operator()(Fields&... fields) {
    (set(fields), ...);
  }
  void set(std::string& value) {
    value = *rc::gen::weightedOneOf<std::string>({{2, rc::gen::just(std::string())},
                                                  {3, rc::gen::arbitrary<std::string>()},
                                                  {2, rc::gen::just(std::string("x"))}});
  }
  void set(PartialDate& value) {
    value =
        build::date(*rc::gen::element<std::string>("", "2026", "2026-02", "2026-02-10", "2026-02-10T09:30:00-05:00"));
  }
  void set(Decimal& value) { value = *Decimal::parse(*rc::gen::element<std::string>("0", "98.60", "-1e3", "0.050")); }
  void set(Instant& value) { value.ms = *rc::gen::arbitrary<std::int64_t>(); }
  void set(bool& value) { value = *rc::gen::arbitrary<bool>(); }
  void set(int& value) { value = *rc::gen::arbitrary<int>(); }
  void set(std::uint32_t& value) { value = *rc::gen::arbitrary<std::uint32_t>(); }
  void set(std::uint64_t& value) { value = *rc::gen::arbitrary<std::uint64_t>(); }
  void set(double& value) { value = *rc::gen::element(0.0, 1.5, -2.0, 1e-9); }
  template <class T>
  void set(std::vector<T>& value) {
    value.resize(*rc::gen::inRange<std::size_t>(0, 3));
    for (T& item : value) set(item);
  }
  template <class T>
  void set(std::optional<T>& value) {
    if (*rc::gen::arbitrary<bool>()) set(value.emplace());
  }
  template <class T>
  void set(T& value) {
    if constexpr (std::is_enum_v<T>) {
      value = static_cast<T>(*rc::gen::inRange(0, 3));
    } else {
      eachField(*this, value);
    }
  }
};

History randomHistory() {
  History history;
  Fill fill;
  Facts::eachVector(history.versions, [&](auto& vector) { fill.set(vector); });
  history.sequence = *rc::gen::arbitrary<std::uint64_t>();
  return history;
}

TEST_CASE("what is written is read back, every field of every noun") {
  CHECK(rc::check([] {
    const History history = randomHistory();
    const std::string bytes = serialize(history);
    const auto read = deserialize(bytes);
    RC_ASSERT(read.has_value());
    RC_ASSERT(read->sequence == history.sequence);
    RC_ASSERT(read->versions.size() == history.versions.size());
    RC_ASSERT(serialize(*read) == bytes);
  }));
}

TEST_CASE("hostile bytes are an error or a history, never more") {
  CHECK(rc::check([] {
    std::string bytes = serialize(randomHistory());
    const auto cut = *rc::gen::inRange<std::size_t>(0, bytes.size());
    const auto at = *rc::gen::inRange<std::size_t>(0, bytes.size());
    if (*rc::gen::arbitrary<bool>()) {
      bytes.resize(cut);
      RC_ASSERT(!deserialize(bytes).has_value());
    } else {
      bytes[at] = static_cast<char>(*rc::gen::arbitrary<std::uint8_t>());
      const auto read = deserialize(bytes);
      if (!read) RC_ASSERT(read.error().code == ErrorCode::BadInput);
    }
  }));
}

TEST_CASE("another format, a false count and rubbish behind the end are refused") {
  const std::string bytes = serialize({});
  CHECK(deserialize(bytes).has_value());
  CHECK_FALSE(deserialize("").has_value());
  CHECK_FALSE(deserialize("BATONH").has_value());
  CHECK_FALSE(deserialize(bytes + "x").has_value());
  std::string other = bytes;
  other[6] = 1;
  CHECK_FALSE(deserialize(other).has_value());
  CHECK_FALSE(deserialize(std::string("BATONH\x02\x00", 8) + "\xff\xff\xff\xff\x7f").has_value());
}

History largeHistory(std::size_t count) {
  History history;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string day = toIso(Instant{1'500'000'000'000 + static_cast<std::int64_t>(i) * 3'600'000 * 11});
    ObservationFact fact = build::result("observation-" + std::to_string(i), "4548-" + std::to_string(i % 40),
                                         "Hemoglobin A1c in blood", "5.6", "%", day);
    fact.about.full_url = "urn:uuid:0000-" + std::to_string(i);
    fact.about.digest = "0123456789abcdef";
    fact.categories = {"laboratory"};
    fact.range_low = *Decimal::parse("4.0");
    fact.performers = {{"Practitioner/1", "", "Practitioner/1"}};
    history.versions.observations.push_back(std::move(fact));
  }
  return history;
}

TEST_CASE("5,000 facts are read in a few milliseconds") {
  const History history = largeHistory(5000);
  const std::string bytes = serialize(history);
  using Clock = std::chrono::steady_clock;
  double best_ms = 1e9;
  for (int i = 0; i < 5; ++i) {
    const auto start = Clock::now();
    const auto read = deserialize(bytes);
    best_ms = std::min(best_ms, std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    REQUIRE(read.has_value());
  }
  MESSAGE("deserialize 5,000 facts: " << best_ms << " ms from " << bytes.size() << " bytes");
  CHECK(best_ms < 200);  // the target of 8 ms is for a quiet machine and a release build; this only catches blunders
}

}  // namespace
}  // namespace baton::record
