#include "knowledge/start.h"

#include <doctest/doctest.h>

#include <string>

#include "knowledge/embedded.h"
#include "knowledge/knowledge.h"

namespace baton::knowledge {
namespace {

// What is said of the table with one place changed; "" when it is taken.
std::string fault(std::string_view path, const std::string& from, const std::string& to) {
  std::string text;
  for (const EmbeddedTable& table : embeddedTables()) {
    if (table.path == path) text = table.text;
  }
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
  const auto built = Knowledge::fromTexts({{std::string(path), text}});
  return built ? "" : built.error().message;
}

TEST_CASE("every provider of the article's table and each of its questions is there, in both languages") {
  const Start& start = builtIn().start();
  for (const std::string_view id : {"therapy", "psychiatry", "primary-care", "telepsychiatry", "helper", "urgent"}) {
    CHECK(start.place(id) != nullptr);
  }
  CHECK(start.questions().size() == 6);
  CHECK(start.place("moon") == nullptr);
  for (const StartQuestion& question : start.questions()) CHECK(question.answer.english != question.answer.spanish);
}

TEST_CASE("every answer that can be given speaks for something, or says that nothing is there") {
  for (const StartKey& key : startKeys()) {
    for (const std::string_view value : key.values) {
      const bool is_nothing = value == "none" || value == "no" || value == "fine" || key.key == "has";
      bool is_used = false;
      for (const StartChoice& row : builtIn().start().choices()) {
        for (const auto& answer : row.when) is_used = is_used || answer == StartAnswer{key.key, value};
      }
      INFO(key.key << "=" << value);
      CHECK(is_used != is_nothing);
    }
  }
}

TEST_CASE("faults of the tables are named") {
  CHECK(fault("start/choices.tsv", "severity=mild; wants=skills", "severity=tiny").find("no such answer") !=
        std::string::npos);
  CHECK(fault("start/choices.tsv", "always", "").find("write always") != std::string::npos);
  CHECK(fault("start/choices.tsv", "danger=suicide\turgent", "danger=suicide\tmoon").find("no such place") !=
        std::string::npos);
  CHECK(fault("start/telehealth.tsv", "\tmoderate\t", "\thigh\t").find("blocks nothing") != std::string::npos);
  CHECK(fault("start/telehealth.tsv", "\tcontact\tlow", "\tguess\tlow").find("no such test") != std::string::npos);
  CHECK(fault("start/places.tsv", "a therapist\t", "\t").find("a text is missing") != std::string::npos);
  CHECK(fault("trials/doses.tsv", "\tantidepressant\t", "\tpill\t").find("no such kind") != std::string::npos);
  CHECK(fault("trials/doses.tsv", "sertraline\t", "fluoxetine\t").find("said twice") != std::string::npos);
  CHECK(fault("trials/reasons.tsv", "needs-psychiatry\tmoderate", "needs-psychiatry\thigh").find("moderate or low") !=
        std::string::npos);
  CHECK(fault("trials/reasons.tsv", "bipolar\tneeds", "moon\tneeds").find("no such reason") != std::string::npos);
}

}  // namespace
}  // namespace baton::knowledge
