// What a caregiver or a clinician reads: over every text that a finding may carry, nothing speaks to the person.
#include "rules/third_person.h"

#include <doctest/doctest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/text.h"
#include "knowledge/whole_words.h"

using namespace baton;
using rules::aboutThePerson;
using rules::Language;

namespace {

std::string fileText(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// Names, questionnaires, words of prescriptions and crisis plans are no part of findings.
bool isOfFindings(const std::filesystem::path& path) {
  static constexpr std::array<std::string_view, 6> kOthers = {"names",   "instruments", "sig",
                                                              "wording", "consent",     "crisis"};
  const std::string folder = path.parent_path().filename().string();
  return path.extension() == ".tsv" && std::find(kOthers.begin(), kOthers.end(), folder) == kOthers.end();
}

bool speaksTo(std::string_view text, Language language) {
  static constexpr std::array<std::string_view, 7> kEnglish = {"you",    "your",   "yours", "yourself",
                                                               "you're", "you've", "you'll"};
  const std::string folded = foldForMatching(text);
  if (language == Language::Spanish) return knowledge::findWholeWords(folded, "usted").has_value();
  return std::any_of(kEnglish.begin(), kEnglish.end(),
                     [&](std::string_view word) { return knowledge::findWholeWords(folded, word).has_value(); });
}

}  // namespace

TEST_CASE("third person: no text of the tables speaks to the person when somebody else reads it") {
  std::size_t changed = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(BATON_SOURCE_DIR "/knowledge")) {
    if (!isOfFindings(entry.path())) continue;
    const bool is_spanish = entry.path().stem().string().ends_with("_es");
    const std::string text = fileText(entry.path());
    for (const std::string_view line : split(text, '\n')) {
      if (line.starts_with("#")) continue;
      for (const std::string_view cell : split(line, '\t')) {
        for (const Language language : {Language::English, Language::Spanish}) {
          if (language == Language::English && is_spanish) continue;
          const std::string said = aboutThePerson(cell, language);
          changed += said != cell ? 1 : 0;
          INFO(cell);
          CHECK_FALSE(speaksTo(said, language));
        }
      }
    }
  }
  CHECK(changed > 800);  // else nothing was looked at
}

TEST_CASE("third person: no sentence of the rules' own speaks to the person when somebody else reads it") {
  std::size_t changed = 0;
  for (const auto& entry : std::filesystem::directory_iterator(BATON_SOURCE_DIR "/src/rules")) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with("_test.cc") || name.starts_with("third_person")) continue;
    // Every second piece between quotation marks is a text of the program.
    const std::string text = fileText(entry.path());
    const auto pieces = split(text, '"');
    for (std::size_t i = 1; i < pieces.size(); i += 2) {
      const std::string said = aboutThePerson(pieces[i], Language::English);
      changed += said != pieces[i] ? 1 : 0;
      INFO(name << ": " << pieces[i]);
      CHECK_FALSE(speaksTo(said, Language::English));
    }
  }
  CHECK(changed > 20);
}

TEST_CASE("third person: sentences stay sentences") {
  const std::vector<std::array<std::string, 2>> kPairs = {
      {"Ask the prescriber before you take ibuprofen.", "Ask the prescriber before the person takes ibuprofen."},
      {"Alcohol makes you very sleepy.", "Alcohol makes the person very sleepy."},
      {"Do not stop or change a dose on your own while you wait for the answer.",
       "Do not stop or change a dose without advice while the person waits for the answer."},
      {"If you have fever or feel ill, call.", "If the person has fever or feels ill, call."},
      {"An allergy to {b} is on your list.", "An allergy to {b} is on the person's list."},
      {"Mention both at your next visit.", "Mention both at the person's next visit."},
      {"You may need less; you sleep and feel better.",
       "The person may need less; the person sleeps and feels better."},
      {"How often do you take it?", "How often does the person take it?"},
      {"Before you cut down or quit, ask.", "Before the person cuts down or quits, ask."},
      {"Stay with someone you trust.", "Stay with someone the person trusts."},
      {"They wrote \"I need you\" today.", "They wrote \"I need you\" today."},
      {"Ask about youth services.", "Ask about youth services."},
  };
  for (const auto& [person, other] : kPairs) CHECK(aboutThePerson(person, Language::English) == other);
  CHECK(aboutThePerson("Pregunte si es adecuado para usted.", Language::Spanish) ==
        "Pregunte si es adecuado para la persona.");
}
