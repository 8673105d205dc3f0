#include "rules/red_flags.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "builders/event.h"
#include "knowledge/knowledge.h"
#include "rules/check.h"

namespace baton::rules {
namespace {

const Instant kNow = build::at("2026-11-15T15:00:00Z");

std::string day(int days_ago) { return toIsoDate({kNow.ms - days_ago * kDayMs}); }

record::ObservationFact note(std::string id, std::string words, std::string_view on) {
  record::ObservationFact fact = build::result(std::move(id), "", "Mood", "3", "{score}", on);
  fact.what = build::words("Mood");
  fact.note = std::move(words);
  fact.about.source.format = "form";
  return fact;
}

record::ObservationFact score(std::string id, std::string loinc, std::string_view value, std::string_view on) {
  return build::result(std::move(id), std::move(loinc), "score", value, "{score}", on);
}

struct Asking {
  record::Chart chart;
  TakenList taken;
  Reader reader = Reader::Person;
  Language language = Language::English;

  Asking& take(std::string_view medicine) {
    addWords(knowledge::builtIn(), medicine, knowledge::TakenState::Current, taken);
    return *this;
  }
  Asking& with(record::ObservationFact fact) {
    chart.facts.observations.push_back(std::move(fact));
    return *this;
  }
  Said said() const {
    Said said;
    redFlagFindings({knowledge::builtIn(), chart, taken, {}, reader, language, kNow}, said);
    return said;
  }
  // "red-flag/suicidal-intent red-flag/violence"
  std::string ids() const {
    std::string all;
    for (const record::Finding& finding : said().findings) all += (all.empty() ? "" : " ") + finding.id.substr(9);
    return all;
  }
};

// Of each flag one note that raises it.
const std::map<std::string, std::string> kNotes = {
    {"suicidal-intent", "I want to die."},
    {"overdose", "I took 40 of my pills."},
    {"self-harm", "I cut my arms last night."},
    {"psychosis", "The voices tell me to jump."},
    {"severe-mania", "I have been awake for 4 days."},
    {"cannot-care", "She refuses to eat or drink."},
    {"violence", "I want to kill my boss."},
    {"abuse", "My partner choked me."},
    {"slow-breathing", "We cannot wake him up."},
    {"serotonin-syndrome", "My legs twitch and I have a fever."},
    {"neuroleptic-malignant", "I am stiff as a board with a fever."},
    {"lithium-toxicity", "I keep vomiting and my hands shake."},
    {"severe-rash", "A rash with blisters."},
    {"new-rash", "A rash on my arms."},
    {"low-white-cells", "I have a sore throat."},
    {"hypertensive-crisis", "Terrible headache and my heart is racing."},
};

// An ingredient that the flag's list of ingredients and classes stands for.
std::string medicineOf(const knowledge::RedFlag& flag) {
  const knowledge::Drugs& drugs = knowledge::builtIn().drugs();
  for (const knowledge::Drug& drug : drugs.drugs()) {
    for (const std::string_view medicine : flag.medicines) {
      if (drug.ingredient == medicine || drugs.isMember(drug.ingredient, medicine)) return std::string(drug.ingredient);
    }
  }
  return "";
}

}  // namespace

TEST_CASE("every red flag of words and signs speaks within its days, with its medicine, and not otherwise") {
  for (const knowledge::RedFlag& flag : knowledge::builtIn().redFlags().flags()) {
    if (flag.kind == "score") continue;
    CAPTURE(flag.id);
    const auto words = kNotes.find(std::string(flag.id));
    REQUIRE(words != kNotes.end());
    const auto speaks = [&](int days_ago, bool takes) {
      Asking asking;
      if (takes) asking.take(medicineOf(flag));
      asking.with(note("n", words->second, day(days_ago)));
      return asking.ids().find(flag.id) != std::string::npos;
    };
    const bool needs = !flag.medicines.empty();
    CHECK(speaks(0, needs));
    CHECK(speaks(flag.window_days - 1, needs));
    CHECK_FALSE(speaks(flag.window_days + 2, needs));
    if (needs) CHECK_FALSE(speaks(0, false));
  }
}

TEST_CASE("each score row raises its flag from its number on, by the newest value alone") {
  CHECK(Asking().with(score("a", "44260-8", "1", day(3))).ids() == "suicidal-intent");
  CHECK(Asking().with(score("a", "44260-8", "0", day(3))).ids() == "");
  CHECK(Asking().with(score("b", "44260-8", "0", day(1))).with(score("a", "44260-8", "2", day(3))).ids() == "");
  CHECK(Asking().with(score("a", "44260-8", "2", day(20))).ids() == "");
  CHECK(Asking().with(score("a", "44261-6", "20", day(3))).ids() == "severe-depression");
  CHECK(Asking().with(score("a", "44261-6", "19", day(3))).ids() == "");
}

TEST_CASE("a reported risk level counts by its words") {
  record::ObservationFact outcome = score("c", "93374-7", "0", day(2));
  outcome.quantity.reset();
  outcome.value_concept = build::words("High");
  CHECK(Asking().with(outcome).ids() == "suicidal-intent");
  outcome.value_concept = build::words("Low");
  CHECK(Asking().with(outcome).ids() == "");
}

TEST_CASE("words and scores of one danger are one finding, and the lesser flag is part of the greater") {
  Asking asking;
  asking.with(note("n", "I want to die.", day(1)));
  asking.with(score("a", "44260-8", "3", day(2))).with(score("b", "44261-6", "24", day(2)));
  CHECK(asking.ids() == "suicidal-intent");
  CHECK(asking.said().findings.front().evidence.size() == 2);
}

TEST_CASE("entries in error, undated entries and denied symptoms are quiet") {
  record::ObservationFact wrong = note("n", "I want to die.", day(1));
  wrong.status = "entered-in-error";
  CHECK(Asking().with(wrong).ids() == "");
  CHECK(Asking().with(note("n", "I want to die.", "2026")).ids() == "");
  record::ObservationFact none = score("s", "", "0", day(1));
  none.what = build::words("fever");
  CHECK(Asking().take("clozapine 300 mg").with(none).ids() == "");
}

TEST_CASE("signs of one day count together, signs of two days do not") {
  const auto symptom = [](std::string id, std::string name, int days_ago) {
    record::ObservationFact fact = score(std::move(id), "", "6", day(days_ago));
    fact.what = build::words(std::move(name));
    fact.about.source.format = "form";
    return fact;
  };
  Asking together;
  together.take("lithium 900 mg").with(symptom("a", "vomiting", 1)).with(symptom("b", "hand tremor", 1));
  CHECK(together.ids() == "lithium-toxicity");
  CHECK(together.said().findings.front().evidence.size() == 2);
  Asking apart;
  apart.take("lithium 900 mg").with(symptom("a", "vomiting", 1)).with(symptom("b", "hand tremor", 3));
  CHECK(apart.ids() == "");
}

TEST_CASE("the question of a coded item is not what the person said") {
  record::ObservationFact coded = build::result("q", "93246-7", "Have you wished you were dead", "0", "", day(1));
  coded.quantity.reset();
  coded.value_text = "No";
  CHECK(Asking().with(coded).ids() == "");
}

TEST_CASE("words about safety at home are not quoted, others are") {
  const auto quoted = [](const char* words) {
    const Said said = Asking().with(note("n", words, day(1))).said();
    REQUIRE(said.findings.size() == 1);
    return said.findings.front().evidence.front().text;
  };
  CHECK(quoted("My partner choked me.") == "an entry of " + day(1));
  CHECK(quoted("I want to die.").find("I want to die") != std::string::npos);
}

TEST_CASE("a person reads it in their language, a clinician in clinical words; ids stay") {
  Asking asking;
  asking.with(note("n", "Me quiero morir.", day(1)));
  asking.language = Language::Spanish;
  const Said spanish = asking.said();
  asking.reader = Reader::Clinician;
  const Said clinical = asking.said();
  REQUIRE(spanish.findings.size() == 1);
  REQUIRE(clinical.findings.size() == 1);
  CHECK(spanish.findings[0].title.find("suicidio") != std::string::npos);
  CHECK(clinical.findings[0].title.find("suicidal") != std::string::npos);
  CHECK(spanish.findings[0].id == clinical.findings[0].id);
  CHECK(spanish.findings[0].severity == record::Severity::Urgent);
}

}  // namespace baton::rules
