#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "fhir/definitions.h"
#include "fhir/search/corpus.h"
#include "format/json.h"

namespace baton::fhir {
namespace {

StoredPtr stored(const std::string& type, const std::string& id, std::uint64_t sequence, const std::string& members) {
  auto made = std::make_shared<StoredResource>();
  made->type = type;
  made->id = id;
  made->sequence = sequence;
  made->text = R"({"resourceType":")" + type + R"(","id":")" + id +
               R"(","meta":{"versionId":"1","lastUpdated":"2026-03-01T00:00:00Z"})" + (members.empty() ? "" : ",") +
               members + "}";
  return made;
}

Corpus corpus() {
  return Corpus({stored("Patient", "p", 1, R"("name":[{"family":"Peña","given":["Ana"]}],"birthDate":"1990-05-31")"),
                 stored("Patient", "q", 2, R"("name":[{"family":"Pena"}])"),
                 stored("Practitioner", "d", 3, R"("name":[{"family":"Sol"}])"),
                 stored("Observation", "a", 4,
                        R"("subject":{"reference":"Patient/p"},"performer":[{"reference":"Practitioner/d"}],)"
                        R"("code":{"coding":[{"system":"http://loinc.org","code":"1"}],"text":"Lithium level"},)"
                        R"("effectiveDateTime":"2026-03","valueQuantity":{"value":0.80,"code":"mmol/L"})"),
                 stored("Observation", "b", 5,
                        R"("subject":{"reference":"Patient/q"},"code":{"coding":[{"code":"2"}]},)"
                        R"("effectivePeriod":{"start":"2026-03-10"},"valueString":"Ünwell, see note")")},
                {"p", "q"});
}

std::set<std::string> found(const Corpus& corpus, const std::string& type, const QueryPairs& query) {
  const auto request = readSearch(type, query);
  REQUIRE(request);
  REQUIRE(request->unknown.empty());
  std::set<std::string> ids;
  for (const StoredPtr& one : corpus.search(*request, [](std::string_view) { return true; }).matches) {
    ids.insert(one->id);
  }
  return ids;
}

using Ids = std::set<std::string>;

}  // namespace

TEST_CASE("every search parameter is of a known type and the table is in order") {
  std::size_t rows = 0;
  for (std::size_t i = 0; i < kTypeCount; ++i) {
    const Type& type = typeOf(static_cast<TypeId>(i));
    if (!type.isResource()) continue;
    CHECK(summaryElementsOf(type.name()) != nullptr);
    const auto parameters = parametersOf(type.name());
    rows += parameters.size();
    CHECK(std::ranges::is_sorted(parameters, {}, &SearchParameter::code));
  }
  CHECK(rows > 1'400);
  CHECK(commonParameters().size() == 6);
  CHECK(findParameter("Observation", "_id") != nullptr);
  CHECK(findParameter("Observation", "surprise") == nullptr);
}

TEST_CASE("tokens: with a system, without one, any of a system, text, not, missing") {
  const Corpus all = corpus();
  CHECK(found(all, "Observation", {{"code", "1"}}) == Ids{"a"});
  CHECK(found(all, "Observation", {{"code", "http://loinc.org|1"}}) == Ids{"a"});
  CHECK(found(all, "Observation", {{"code", "http://loinc.org|2"}}) == Ids{});
  CHECK(found(all, "Observation", {{"code", "|2"}}) == Ids{"b"});
  CHECK(found(all, "Observation", {{"code", "http://loinc.org|"}}) == Ids{"a"});
  CHECK(found(all, "Observation", {{"code", "1,2"}}) == Ids{"a", "b"});
  CHECK(found(all, "Observation", {{"code", "1\\,2"}}) == Ids{});
  CHECK(found(all, "Observation", {{"code:not", "1"}}) == Ids{"b"});
  CHECK(found(all, "Observation", {{"code:text", "LITHIUM"}}) == Ids{"a"});
  CHECK(found(all, "Observation", {{"performer:missing", "true"}}) == Ids{"b"});
  CHECK(found(all, "Observation", {{"performer:missing", "false"}}) == Ids{"a"});
}

TEST_CASE("strings fold case and accents unless exact") {
  const Corpus all = corpus();
  CHECK(found(all, "Patient", {{"family", "pena"}}) == Ids{"p", "q"});
  CHECK(found(all, "Patient", {{"family:exact", "Peña"}}) == Ids{"p"});
  CHECK(found(all, "Patient", {{"name:contains", "eñ"}}) == Ids{"p", "q"});
  CHECK(found(all, "Observation", {{"value-string", "unwell\\, see"}}) == Ids{"b"});
}

TEST_CASE("dates are ranges: a month, and a period without an end") {
  const Corpus all = corpus();
  CHECK(found(all, "Observation", {{"date", "2026"}}) == Ids{"a"});
  CHECK(found(all, "Observation", {{"date", "2026-03-15"}}) == Ids{});
  CHECK(found(all, "Observation", {{"date", "gt2026-03-15"}}) == Ids{"a", "b"});
  CHECK(found(all, "Observation", {{"date", "sa2026-03-01"}}) == Ids{"b"});
  CHECK(found(all, "Observation", {{"date", "eb2026-04"}}) == Ids{"a"});
  CHECK(found(all, "Observation", {{"date", "ne2026-03"}}) == Ids{"b"});
}

TEST_CASE("quantities mean their digits") {
  const Corpus all = corpus();
  CHECK(found(all, "Observation", {{"value-quantity", "0.8"}}) == Ids{"a"});
  CHECK(found(all, "Observation", {{"value-quantity", "1"}}) == Ids{"a"});  // 0.5 up to 1.5
  CHECK(found(all, "Observation", {{"value-quantity", "0.81"}}) == Ids{});
  CHECK(found(all, "Observation", {{"value-quantity", "lt0.9||mmol/L"}}) == Ids{"a"});
  CHECK(found(all, "Observation", {{"value-quantity", "lt0.9||mg"}}) == Ids{});
}

TEST_CASE("every id of the person is the person") {
  const Corpus all = corpus();
  for (const char* name : {"p", "Patient/p", "q", "Patient/q"}) {
    CHECK(found(all, "Observation", {{"patient", name}}) == Ids{"a", "b"});
  }
  CHECK(found(all, "Observation", {{"patient", "r"}}) == Ids{});
  CHECK(found(all, "Observation", {{"performer", "Practitioner/d"}}) == Ids{"a"});
  CHECK(found(all, "Observation", {{"performer:Practitioner", "d"}}) == Ids{"a"});
}

TEST_CASE("chains and reverse chains stay within what may be read") {
  const Corpus all = corpus();
  CHECK(found(all, "Observation", {{"performer:Practitioner.name", "sol"}}) == Ids{"a"});
  CHECK(found(all, "Practitioner", {{"_has:Observation:performer:code", "1"}}) == Ids{"d"});
  CHECK(found(all, "Practitioner", {{"_has:Observation:performer:code", "2"}}) == Ids{});
  const auto chained = readSearch("Observation", {{"performer:Practitioner.name", "sol"}});
  REQUIRE(chained);
  const auto without = [](std::string_view type) { return type == "Observation"; };
  CHECK(all.search(*chained, without).total == 0);
  const auto including = readSearch("Observation", {{"_include", "Observation:performer"}});
  REQUIRE(including);
  CHECK(all.search(*including, without).included.empty());
  CHECK(all.search(*including, [](std::string_view) { return true; }).included.size() == 1);
}

TEST_CASE("order and pages") {
  const Corpus all = corpus();
  const auto request = readSearch("Observation", {{"_sort", "-date"}, {"_count", "1"}});
  REQUIRE(request);
  const SearchAnswer first = all.search(*request, [](std::string_view) { return true; });
  REQUIRE(first.matches.size() == 1);
  CHECK(first.matches.front()->id == "b");
  CHECK(first.total == 2);
  CHECK(first.has_next);
  const auto next = readSearch("Observation", {{"_sort", "-date"}, {"_count", "1"}, {"_page", "5-1"}});
  REQUIRE(next);
  const SearchAnswer second = all.search(*next, [](std::string_view) { return true; });
  REQUIRE(second.matches.size() == 1);
  CHECK(second.matches.front()->id == "a");
  CHECK_FALSE(second.has_next);
}

TEST_CASE("what cannot be right is refused by name, what is not known is listed") {
  for (const auto& [name, value] : QueryPairs{{"date", "2026-13"},
                                              {"code:in", "x"},
                                              {"value-quantity", "much"},
                                              {"_sort", "surprise"},
                                              {"_include", "surprise"},
                                              {"_count", "-1"},
                                              {"_page", "x"},
                                              {"subject.name", "x"},
                                              {"_summary", "some"},
                                              {"performer:missing", "maybe"}}) {
    CAPTURE(name);
    const auto request = readSearch("Observation", {{name, value}});
    REQUIRE_FALSE(request);
    CHECK(request.error().code == ErrorCode::BadInput);
  }
  const auto request = readSearch("Observation", {{"surprise", "1"}, {"code", "1"}, {"_format", "json"}});
  REQUIRE(request);
  CHECK(request->unknown == std::vector<std::string>{"surprise"});
  CHECK(request->understood == QueryPairs{{"code", "1"}});
}

}  // namespace baton::fhir
