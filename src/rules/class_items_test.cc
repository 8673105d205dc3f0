// A word that names a class and not a medicine: what holds for the whole class is told, nothing else.
#include <doctest/doctest.h>

#include <algorithm>

#include "knowledge/class_words.h"
#include "rules/check.h"

using namespace baton;

namespace {

const knowledge::Knowledge& tables() { return knowledge::builtIn(); }

record::Findings checked(std::string_view words, rules::Reader reader = rules::Reader::Person,
                         rules::Language language = rules::Language::English) {
  rules::TakenList list;
  for (const std::string& part : rules::partsOf(words)) {
    rules::addWords(tables(), part, knowledge::TakenState::Current, list, language);
  }
  return rules::check(tables(), std::move(list), reader, language, *parseInstant("2026-11-30T12:00:00Z"));
}

const record::Finding* grave(const record::Findings& findings) {
  const auto found =
      std::find_if(findings.findings.begin(), findings.findings.end(), [](const auto& one) { return one.interrupts; });
  return found == findings.findings.end() ? nullptr : &*found;
}

bool isUnchecked(const record::Findings& findings, std::string_view what) {
  return std::any_of(findings.not_checked.begin(), findings.not_checked.end(),
                     [&](const auto& one) { return one.what == what; });
}

}  // namespace

TEST_CASE("class words: what holds for every medicine of the class interrupts, and the name is asked for") {
  struct Case {
    const char* words;
    const char* id;
  };
  for (const Case& one :
       {Case{"MAOI; Zoloft", "interaction/sertraline+maoi"}, Case{"SSRI; Nardil", "interaction/ssri+phenelzine"},
        Case{"my blood thinner; ibuprofen 400 mg", "interaction/anticoagulant+ibuprofen"},
        Case{"benzos; oxycodone 5 mg", "interaction/benzodiazepine+oxycodone"},
        Case{"birth control; Tegretol", "interaction/contraceptive-hormonal+carbamazepine"},
        Case{"NSAIDs, lithium 900 mg", "interaction/lithium+nsaid"},
        Case{"stopped MAOI 5 days ago; sertraline", "interaction/sertraline+maoi"},
        Case{"IMAO; sertralina", "interaction/sertraline+maoi"},
        Case{"opioids; Xanax", "interaction/alprazolam+opioid"}}) {
    const record::Findings findings = checked(one.words);
    INFO(one.words);
    const record::Finding* const told = grave(findings);
    REQUIRE(told != nullptr);
    CHECK(told->id == one.id);
    CHECK(told->title.find("(name not known)") != std::string::npos);
    CHECK(told->steps.front().what.starts_with("First find out which one it is"));
    CHECK(findings.not_checked.size() == 1);
  }
}

TEST_CASE("class words: what holds for some of the class only is not told, and said to be unchecked") {
  for (const char* words : {"SSRI; omeprazole", "statin; clarithromycin", "antibiotic; lithium", "diuretic; lithium",
                            "antidepressant; tranylcypromine", "sleeping pill; oxycodone", "painkiller; lithium",
                            "benzodiazepine; ketoconazole"}) {
    const record::Findings findings = checked(words);
    INFO(words);
    CHECK(grave(findings) == nullptr);
    CHECK(isUnchecked(findings, std::string(words).substr(0, std::string_view(words).find(';'))));
  }
}

TEST_CASE("class words: a named medicine of the class on the list is taken to be the one") {
  const record::Findings findings = checked("SSRI; sertraline 50 mg; phenelzine");
  REQUIRE(findings.findings.size() == 1);
  CHECK(findings.findings.front().subjects == std::vector<std::string>{"sertraline", "phenelzine"});
  CHECK(findings.not_checked.front().why.starts_with("taken to be sertraline"));
}

TEST_CASE("class words: what is denied, and names of medicines, are none") {
  CHECK(checked("no SSRI; phenelzine").findings.empty());
  CHECK(checked("birth control pill; sertraline").not_checked.empty());
  CHECK(checked("insulin; sertraline").not_checked.empty());
}

TEST_CASE("class words: Spanish, and clinicians") {
  const record::Findings spanish = checked("un IMAO; sertralina", rules::Reader::Person, rules::Language::Spanish);
  REQUIRE(grave(spanish) != nullptr);
  CHECK(grave(spanish)->title.find("un IMAO (no se sabe cuál)") != std::string::npos);
  const record::Findings clinician = checked("MAOI; sertraline", rules::Reader::Clinician);
  REQUIRE(grave(clinician) != nullptr);
  CHECK(grave(clinician)->steps.back().what.starts_with("Which one is not known"));
}

TEST_CASE("class words: every class of the table has members, and its words read as no medicine") {
  for (const knowledge::ClassWord& row : knowledge::classWords().rows()) {
    if (row.subject.empty()) continue;
    const auto drug_class = knowledge::classOf(tables().drugs(), row.subject);
    REQUIRE(drug_class);
    CHECK(tables().drugs().sizeOf(*drug_class) > 1);
  }
}

TEST_CASE("typed list: one line of several things is read as several") {
  CHECK(grave(checked("lithium 900 mg, ibuprofen 600 mg")) != nullptr);
  CHECK(grave(checked("lithium and ibuprofen")) != nullptr);
  CHECK(grave(checked("litio y ibuprofeno")) != nullptr);
  CHECK(checked("sertraline 50 mg, once daily, with food").not_checked.empty());
  CHECK(checked("buprenorphine and naloxone").findings.empty());
  CHECK(checked("lithium, avoid ibuprofen").findings.empty());
  CHECK(isUnchecked(checked("lithium, avoid ibuprofen"), "avoid ibuprofen"));
  CHECK(checked("sertraline 50 mg, no refills").checked.size() == 1);
}
