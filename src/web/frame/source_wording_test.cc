// Sentences that are not in es.po: what the rules, papers and commands say, and what the tables of knowledge say to a
// person. Pages, print and the command line show them, so the list of words we do not use holds for them too.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "web/frame/avoided_words.h"

using namespace baton;
using namespace baton::web::testing;

namespace {

namespace fs = std::filesystem;

std::vector<std::string> filesUnder(const std::string& folder, std::string_view end) {
  std::vector<std::string> files;
  const fs::path root(BATON_SOURCE_DIR);
  for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(end) && name.find("test") == std::string::npos) {
      files.push_back(fs::relative(entry.path(), root).string());
    }
  }
  std::ranges::sort(files);
  return files;
}

// The text in quotes of a source file, adjacent pieces put together; comments left out. Raw strings are not looked at:
// there are none with words for a person.
std::vector<std::string> literalsOf(const std::string& source) {
  std::vector<std::string> literals;
  bool is_adjacent = false;
  for (std::size_t i = 0; i < source.size(); ++i) {
    const char c = source[i];
    if (c == '/' && i + 1 < source.size() && source[i + 1] == '/') {
      i = std::min(source.find('\n', i), source.size());
    } else if (c == '\'' && i + 2 < source.size()) {
      i += source[i + 1] == '\\' ? 3 : 2;  // a letter; a digit separator ends the same way at worst a letter later
      is_adjacent = false;
    } else if (c == '"') {
      std::string text;
      for (++i; i < source.size() && source[i] != '"'; ++i) {
        if (source[i] == '\\') ++i;
        if (i < source.size()) text += source[i];
      }
      if (is_adjacent) {
        literals.back() += text;
      } else {
        literals.push_back(text);
      }
      is_adjacent = true;
    } else if (c != ' ' && c != '\n') {
      is_adjacent = false;
    }
  }
  return literals;
}

// Codes of the daily log as they are stored (sources/forms/daily_log.h); pages say "Not taken".
constexpr std::array kStored{"Missed dose"};

// A sentence or a part of one begins with a capital or a place for a value; what others write ("denies medications")
// and codes do not.
bool isSaid(const std::string& literal) {
  const bool begins =
      !literal.empty() && ((literal[0] >= 'A' && literal[0] <= 'Z') || literal[0] == '{' || literal[0] == ' ');
  const bool is_stored = std::ranges::find(kStored, literal) != kStored.end();
  return begins && !is_stored && literal.find(' ', 1) != std::string::npos;
}

struct Column {
  std::size_t place;
  std::string language;
};
// Columns that a person reads: "why_plain", "plain_es", "answer".
std::vector<Column> columnsOf(std::string_view header) {
  constexpr std::array kSaid{"plain",  "question", "answer",     "why",  "best_for",
                             "limits", "focus",    "coordinate", "about"};
  std::vector<Column> columns;
  const auto names = split(header, '\t');
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool is_spanish = names[i].ends_with("_es");
    const std::string_view name = names[i].substr(0, names[i].size() - (is_spanish ? 3 : 0));
    const bool is_said = name.ends_with("_plain") || std::ranges::find(kSaid, name) != kSaid.end();
    if (is_said) columns.push_back({i, is_spanish ? "es" : "en"});
  }
  return columns;
}

}  // namespace

TEST_CASE("wording: no sentence of the rules, papers and commands blames or labels a person") {
  std::vector<std::string> said;
  for (const std::string room :
       {"app", "cli", "consent", "outbound", "record", "rules", "sources", "web/pages", "web/frame"}) {
    for (const std::string& file : filesUnder("src/" + room, ".cc")) {
      for (std::string& literal : literalsOf(fileText(file))) {
        if (isSaid(literal)) said.push_back(file + ": " + literal);
      }
    }
  }
  CHECK(said.size() > 1'000);
  CHECK(countAvoided(said, "en") == 0);
}

TEST_CASE("wording: no row of the knowledge tables does, in what it says to a person") {
  std::vector<std::string> english;
  std::vector<std::string> spanish;
  for (const std::string& file : filesUnder("knowledge", ".tsv")) {
    const std::string text = fileText(file);
    std::vector<Column> columns;
    for (const auto line : split(text, '\n')) {
      if (line.empty() || line.front() == '#') continue;
      if (columns.empty()) {
        columns = columnsOf(line);
        if (columns.empty()) break;
        continue;
      }
      const auto cells = split(line, '\t');
      for (const Column& column : columns) {
        if (column.place >= cells.size()) continue;
        (column.language == "en" ? english : spanish).push_back(file + ": " + std::string(cells[column.place]));
      }
    }
  }
  CHECK(english.size() > 500);
  CHECK(spanish.size() > 500);
  CHECK(countAvoided(english, "en") == 0);
  CHECK(countAvoided(spanish, "es") == 0);
}

TEST_CASE("wording: literals are found as the compiler puts them together") {
  const auto literals = literalsOf("say(\"One \"\n    \"two.\"); // \"not this\"\nf('\"', \"Three\", 1'000);");
  REQUIRE(literals.size() == 2);
  CHECK(literals[0] == "One two.");
  CHECK(literals[1] == "Three");
}
