#include "knowledge/data_classes.h"

#include <doctest/doctest.h>

namespace baton::knowledge {
namespace {

const DataClasses& known() { return dataClasses(); }
constexpr std::string_view kActCode = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
constexpr std::string_view kConfidentiality = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";

ClassSet words(std::string_view text, std::string_view type = "Condition") { return known().ofWords(text, type, true); }

}  // namespace

TEST_CASE("each class has names, a source and its place") {
  for (const DataClassRow& row : known().all()) {
    CHECK(known().named(row.name) == row.id);
    CHECK_FALSE(row.name_en.empty());
    CHECK_FALSE(row.name_es.empty());
    CHECK_FALSE(row.source.empty());
  }
  CHECK(known().row(DataClass::PsychotherapyNotes).stands_alone);
  CHECK(known().row(DataClass::Part2Notes).stands_alone);
  CHECK_FALSE(known().row(DataClass::Part2).stands_alone);
}

TEST_CASE("labels name their class; levels alone mean private") {
  CHECK(known().ofLabel(kActCode, "42CFRPart2")->id == DataClass::Part2);
  CHECK(known().ofLabel(kActCode, "PSYTHPN")->id == DataClass::PsychotherapyNotes);
  CHECK(known().ofLabel(kConfidentiality, "R")->counts_alone);
  CHECK_FALSE(known().ofLabel(kConfidentiality, "V")->counts_alone);
  CHECK_FALSE(known().ofLabel(kConfidentiality, "N"));
  CHECK_FALSE(known().ofLabel("urn:oid:2.16.840.1.113883.5.25", "SUD"));
}

TEST_CASE("codes suggest classes by system, whole or by their beginning") {
  const auto icd = [&](std::string_view code) { return known().ofCode("http://hl7.org/fhir/sid/icd-10-cm", code); };
  CHECK(icd("F11.20") == ClassSet{DataClass::SubstanceUse});
  CHECK(icd("F33.1") == ClassSet{DataClass::MentalHealth});
  CHECK(icd("O98.711") == ClassSet{DataClass::Reproductive, DataClass::Hiv});
  CHECK(icd("B20") == ClassSet{DataClass::Hiv});
  CHECK(icd("I10").empty());
  CHECK(icd("F17.210").empty());
  CHECK(known().ofCode("http://snomed.info/sct", "75544000") == ClassSet{DataClass::SubstanceUse});
  CHECK(known().ofCode("http://loinc.org", "75622-1") == ClassSet{DataClass::Hiv});
  CHECK(known().ofCode("urn:oid:2.16.840.1.113883.6.285", "H0020") == ClassSet{DataClass::Part2});
  CHECK(known().ofCode("http://loinc.org", "75544000").empty());
}

TEST_CASE("words count whole, in any case, also between hyphens and beyond ASCII") {
  CHECK(words("Opioid use disorder, severe").has(DataClass::SubstanceUse));
  CHECK(words("HIV-1 RNA").has(DataClass::Hiv));
  CHECK(words("Intimate-partner abuse").has(DataClass::Violence));
  CHECK(words("trastorno por consumo de alcohol").has(DataClass::SubstanceUse));
  CHECK(words("Violencia Doméstica").has(DataClass::Violence));
  CHECK(words("sertraline 50 mg").has(DataClass::MentalHealth));
  CHECK(words("archive").empty());        // "hiv"
  CHECK(words("grapeseed oil").empty());  // "rape"
  CHECK(words("buprenorphine/naloxone 8 mg").has(DataClass::SubstanceUse));
  CHECK(words("hearing aids").empty());
}

TEST_CASE("a document about psychotherapy in its text is no psychotherapy note") {
  CHECK(known().ofWords("Psychotherapy note", "DocumentReference", true).has(DataClass::PsychotherapyNotes));
  CHECK_FALSE(
      known().ofWords("Goes on with psychotherapy", "DocumentReference", false).has(DataClass::PsychotherapyNotes));
  CHECK_FALSE(known().ofWords("Psychotherapy, 45 minutes", "Procedure", true).has(DataClass::PsychotherapyNotes));
}

TEST_CASE("what a more protected class absorbs says nothing beside it") {
  CHECK(known().reduced({DataClass::Part2, DataClass::SubstanceUse}) == ClassSet{DataClass::Part2});
  CHECK(known().reduced({}) == ClassSet{DataClass::General});
  CHECK(known().reduced({DataClass::General, DataClass::Hiv}) == ClassSet{DataClass::Hiv});
}

TEST_CASE("every role has a default for every class; none opens what needs its own consent") {
  for (const std::string_view role : {"therapist", "psychiatrist", "primary-care", "telepsychiatry", "emergency",
                                      "pharmacy", "caregiver", "manager"}) {
    CHECK(known().defaultFor(role, DataClass::General).suggested);
    for (const DataClass id :
         {DataClass::Private, DataClass::Part2, DataClass::Part2Notes, DataClass::PsychotherapyNotes}) {
      CHECK_FALSE(known().defaultFor(role, id).labelled);
      CHECK_FALSE(known().defaultFor(role, id).suggested);
    }
  }
  CHECK(known().openTo("other").suggested.empty());
  CHECK(known().openTo("invented").suggested.empty());
  CHECK(known().defaultFor("psychiatrist", DataClass::MentalHealth).suggested);
}

TEST_CASE("a table with a fault does not start") {
  const auto fails = [](std::string_view classes) { return !DataClasses::build({classes, "", "", "", "", ""}); };
  CHECK(fails("id\trank\talone\tabsorbs\tname_en\tname_es\tholds_en\tholds_es\tsource\n"));
  CHECK(fails(""));
}

}  // namespace baton::knowledge
