// Search: the order follows the answers, unknown is not no, a far one may win, and the same question has the same
// answer.
#include "directory/search.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "directory/testing.h"

using namespace baton;
using namespace baton::directory;
using namespace baton::directory::testing;
using knowledge::TermKind;

namespace {

Query near(const Index& index, std::string_view place) {
  const auto where = whereIs(index, place);
  REQUIRE(where.has_value());
  Query query;
  query.today = kToday;
  query.origin = where->origin;
  query.state = where->state;
  return query;
}

std::vector<std::string> namesOf(const Answers& answers) {
  std::vector<std::string> names;
  for (const Found& found : answers.found) names.push_back(found.detail.provider.all.name);
  return names;
}

const Found& foundOf(const Answers& answers, std::string_view name) {
  for (const Found& found : answers.found) {
    if (found.detail.provider.all.name == name) return found;
  }
  FAIL(std::string(name));
  return answers.found.front();
}

std::uint32_t setOf(TermKind kind, std::string_view list) { return knowledge::directoryTerms().setOf(kind, list); }

}  // namespace

TEST_CASE("search: within the circle, nearest first where nothing else is known") {
  const Made made(
      {at(1, "Cambridge", "02139"), at(2, "Boston", "02110"), at(3, "Worcester", "01608"), at(4, "Denver", "80202")});
  Query query = near(made.index, "02139");
  auto answers = search(made.index, query);
  CHECK(namesOf(answers) == std::vector<std::string>{"Cambridge", "Boston", "Worcester"});
  CHECK(*answers.found[0].distance_km < 1);
  CHECK(*answers.found[2].distance_km == doctest::Approx(60).epsilon(0.15));
  query.within_km = 10;
  CHECK(namesOf(search(made.index, query)).size() == 2);
  query.within_km = 0;
  CHECK(namesOf(search(made.index, query)).size() == 4);
}

TEST_CASE("search: unknown is not no") {
  Statement yes = at(1, "Yes", "02139"), no = at(2, "No", "02139"), unknown = at(3, "Unknown", "02139");
  yes.accepting = Said::Yes;
  no.accepting = Said::No;
  const Made made({yes, no, unknown});
  Query query = near(made.index, "02139");
  CHECK(namesOf(search(made.index, query)) == std::vector<std::string>{"Yes", "Unknown"});
  query.must = 0;
  CHECK(namesOf(search(made.index, query)) == std::vector<std::string>{"Yes", "Unknown", "No"});
}

TEST_CASE("search: a far one who is free sooner can win, and the weights decide") {
  Statement close = at(1, "Near", "02139"), far = at(2, "Far", "01608");
  close.wait_days = 120;
  far.wait_days = 7;
  const Made made({close, far});
  Query query = near(made.index, "02139");
  query.weights = weightsFor(Prefer::Sooner);
  CHECK(namesOf(search(made.index, query)).front() == "Far");
  query.weights = weightsFor(Prefer::Near);
  CHECK(namesOf(search(made.index, query)).front() == "Near");
}

TEST_CASE("search: video needs a licence where the person is") {
  const auto state = [](const char* code) { return 1ULL << *knowledge::zipAreas().stateFrom(code); };
  Statement here = at(1, "Licensed here", "80202"), there = at(2, "Licensed there", "80202"),
            open = at(3, "Licence unknown", "80202"), maybe = at(4, "Video unknown", "02139"),
            off = at(5, "No video", "02139");
  for (Statement* one : {&here, &there, &open}) one->telehealth = Said::Yes;
  here.licences = state("MA") | state("CO");
  there.licences = state("CO");
  maybe.licences = off.licences = state("MA");
  off.telehealth = Said::No;
  const Made made({here, there, open, maybe, off});
  Query query = near(made.index, "02139");
  query.in_person = false;
  query.telehealth = true;
  const auto answers = search(made.index, query);
  CHECK(namesOf(answers) == std::vector<std::string>{"Licensed here", "Licence unknown", "Video unknown"});
  CHECK(foundOf(answers, "Licensed here").video == Answer::Yes);
  CHECK(foundOf(answers, "Video unknown").video == Answer::Unknown);
  query.in_person = true;
  const auto either = namesOf(search(made.index, query));
  CHECK(either.size() == 4);
  CHECK(std::ranges::find(either, "Licensed there") == either.end());
}

TEST_CASE("search: every reason is told, and what nobody knows") {
  Statement one = at(1, "Ana", "02139");
  one.expertise = setOf(TermKind::Expertise, "ptsd");
  one.insurers = {"Blue Plan of Massachusetts"};
  one.gender = Gender::Male;
  one.wait_days = 14;
  Statement other = at(2, "Ben", "02139");
  other.insurers = {"Green Plan"};
  const Made made({one, other});
  Query query = near(made.index, "02139");
  query.expertise = setOf(TermKind::Expertise, "ptsd;ocd");
  query.insurance = "blue PLAN";
  query.gender = Gender::Female;
  query.languages = setOf(TermKind::Language, "es");
  const auto answers = search(made.index, query);
  const auto answerTo = [&](const char* name, Criterion criterion) {
    for (const Reason& reason : foundOf(answers, name).reasons) {
      if (reason.criterion == criterion) return std::pair(reason.answer, static_cast<int>(reason.fit));
    }
    return std::pair(Answer::No, -1);
  };
  CHECK(answerTo("Ana", Criterion::Expertise) == std::pair(Answer::Yes, 700));
  CHECK(answerTo("Ana", Criterion::Insurance) == std::pair(Answer::Yes, 1000));
  CHECK(answerTo("Ben", Criterion::Insurance) == std::pair(Answer::NotListed, 200));
  CHECK(answerTo("Ana", Criterion::Gender) == std::pair(Answer::No, 0));
  CHECK(answerTo("Ana", Criterion::Language) == std::pair(Answer::Unknown, 400));
  CHECK(answerTo("Ana", Criterion::Wait) == std::pair(Answer::Yes, 500));
  CHECK(answerTo("Ben", Criterion::Wait) == std::pair(Answer::Unknown, 250));
  query.must |= 1U << static_cast<unsigned>(Criterion::Insurance);
  CHECK(namesOf(search(made.index, query)) == std::vector<std::string>{"Ana"});
}

TEST_CASE("search: a provider stands once, at its best place") {
  Statement one = at(1, "Two Places", "01608");
  one.sites.push_back(at(9, "", "02139").sites.front());
  const Made made({one, at(2, "Other", "02110")});
  const auto answers = search(made.index, near(made.index, "02139"));
  CHECK(namesOf(answers) == std::vector<std::string>{"Two Places", "Other"});
  CHECK(answers.found.front().site == 1);
  CHECK(answers.rows == 3);
}

TEST_CASE("search: a past appointment is no appointment; one's own word goes before the directory's") {
  Statement one = at(1234567893U, "Ana", "02139");
  one.free_day = kToday - 1;
  const Made made({one});
  Query query = near(made.index, "02139");
  CHECK_FALSE(search(made.index, query).found.front().wait_days);
  query.own_words[1234567893U] = {Said::Yes, Said::Unknown, 21, false, kToday};
  auto answers = search(made.index, query);
  CHECK(answers.found.front().wait_days == 21);
  CHECK(answers.found.front().is_wait_own);
  CHECK(answers.found.front().accepting == Said::Yes);
  query.own_words[1234567893U].day = kToday - kWaitHolds - 1;
  CHECK_FALSE(search(made.index, query).found.front().wait_days);
  query.own_words[1234567893U].is_gone = true;
  CHECK(search(made.index, query).found.empty());
}

TEST_CASE("search: places by name and by code") {
  Statement one = at(1, "Ana", "02139");
  one.sites.front().city = "Cambridge";
  Statement other = at(2, "Ben", "21613");
  other.sites.front().city = "Cambridge";
  const Made made({one, other, at(3, "Cy", "02139")});
  CHECK(whereIs(made.index, "Cambridge, MD")->name == "Cambridge, MD");
  CHECK(whereIs(made.index, "cambridge ma")->name == "Cambridge, MA");
  CHECK(whereIs(made.index, "021")->origin.is_rough);
  CHECK_FALSE(whereIs(made.index, "02139")->origin.is_rough);
  CHECK(whereIs(made.index, "42.36,-71.06")->origin.latitude == doctest::Approx(42.36));
  for (const char* nowhere : {"", "Atlantis", "99", "1e400,3", "02139x7", ",", "nan,nan"})
    CHECK_FALSE(whereIs(made.index, nowhere));
}

namespace {

rc::Gen<Statement> anyStatement() {
  return rc::gen::exec([] {
    static const std::vector<std::string> kZips = {"02139", "02110", "01608", "03060", "80202"};
    Statement one = at(*rc::gen::inRange<std::uint64_t>(1, 60), "N", *rc::gen::elementOf(kZips));
    one.expertise = *rc::gen::inRange(0U, 8U);
    one.ages = *rc::gen::inRange(0U, 16U);
    one.medication = *rc::gen::inRange(0U, 4U);
    one.languages = *rc::gen::inRange(0U, 8U);
    one.accepting = static_cast<Said>(*rc::gen::inRange(0, 3));
    one.telehealth = static_cast<Said>(*rc::gen::inRange(0, 3));
    one.gender = static_cast<Gender>(*rc::gen::inRange(0, 4));
    one.wait_days = *rc::gen::inRange(-1, 200);
    one.licences = *rc::gen::inRange<std::uint64_t>(0, 1ULL << 62U);
    if (*rc::gen::inRange(0, 2) == 1) one.insurers = {*rc::gen::elementOf(std::vector<std::string>{"Blue", "Green"})};
    return one;
  });
}

Query anyQuery(const Index& index) {
  Query query = near(index, "02139");
  query.expertise = *rc::gen::inRange(0U, 8U);
  query.ages = *rc::gen::inRange(0U, 16U);
  query.medication = *rc::gen::inRange(0U, 4U);
  query.languages = *rc::gen::inRange(0U, 8U);
  query.gender = static_cast<Gender>(*rc::gen::inRange(0, 4));
  query.insurance = *rc::gen::elementOf(std::vector<std::string>{"", "blue"});
  query.telehealth = *rc::gen::arbitrary<bool>();
  query.within_km = *rc::gen::elementOf(std::vector<double>{0, 10, 80});
  query.must = static_cast<std::uint16_t>(*rc::gen::inRange(0, 1024));
  for (auto& weight : query.weights) weight = static_cast<std::uint8_t>(*rc::gen::inRange(0, 11));
  query.limit = 100;
  return query;
}

// Makes one answer better, whatever is asked. Which one is drawn.
void improve(Statement& one, const Query& query) {
  switch (*rc::gen::inRange(0, 8)) {
    case 0:
      one.expertise |= query.expertise;
      break;
    case 1:
      one.ages |= query.ages;
      break;
    case 2:
      one.medication |= query.medication;
      break;
    case 3:
      one.languages |= query.languages;
      break;
    case 4:
      one.accepting = Said::Yes;
      break;
    case 5:
      if (query.gender != Gender::Unknown) one.gender = query.gender;
      break;
    case 6:
      one.wait_days = one.wait_days < 0 ? 5 : one.wait_days / 2;
      break;
    default:
      one.insurers = {"Blue"};
      break;
  }
}

std::optional<std::size_t> placeOf(const Answers& answers, std::uint64_t key) {
  for (std::size_t i = 0; i < answers.found.size(); ++i) {
    if (answers.found[i].detail.key == key) return i;
  }
  return std::nullopt;
}

}  // namespace

TEST_CASE("search, property: a better answer to one criterion never lowers a place") {
  CHECK(rc::check([] {
    auto statements = *rc::gen::container<std::vector<Statement>>(12, anyStatement());
    const Made before(statements);
    const Query query = anyQuery(before.index);
    Statement& changed = statements[*rc::gen::inRange<std::size_t>(0, statements.size())];
    const std::uint64_t key = changed.key;
    RC_PRE(std::ranges::count(statements, key, &Statement::key) == 1);
    const auto old_place = placeOf(search(before.index, query), key);
    improve(changed, query);
    const Made after(statements);
    const auto new_place = placeOf(search(after.index, query), key);
    if (old_place) {
      RC_ASSERT(new_place.has_value());
      RC_ASSERT(*new_place <= *old_place);
    }
  }));
}

TEST_CASE(
    "search, property: the order of loading and asking again change nothing; a part of the answer is its beginning") {
  CHECK(rc::check([] {
    auto statements = *rc::gen::container<std::vector<Statement>>(20, anyStatement());
    std::uint64_t key = 1;
    for (Statement& one : statements) one.key = key++;
    const Made made(statements);
    std::ranges::reverse(statements);
    const Made turned(statements);
    Query query = anyQuery(made.index);
    const auto keysOf = [](const Answers& answers) {
      std::vector<std::uint64_t> keys;
      for (const Found& found : answers.found) keys.push_back(found.detail.key);
      return keys;
    };
    const auto all = keysOf(search(made.index, query));
    RC_ASSERT(all == keysOf(search(turned.index, query)));
    query.limit = 5;
    auto part = keysOf(search(made.index, query));
    query.offset = 5;
    for (const std::uint64_t more : keysOf(search(made.index, query))) part.push_back(more);
    RC_ASSERT(part ==
              std::vector<std::uint64_t>(
                  all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(10, all.size()))));
  }));
}
