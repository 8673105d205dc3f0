#include "outbound/summary_page.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "outbound/fit.h"
#include "outbound/page/say.h"
#include "outbound/testing/charts.h"

namespace baton::outbound {
namespace {

using testing::Case;

SummaryPage pageOf(const Case& one, const std::string& language = "en") {
  SummaryOptions options;
  options.now = testing::kNow;
  options.language = language;
  return makeSummaryPage(one.disclosure(), one.changes, options);
}

const PageSection& section(const SummaryPage& page, SectionKind kind) {
  const auto found =
      std::find_if(page.sections.begin(), page.sections.end(), [&](const PageSection& s) { return s.kind == kind; });
  REQUIRE(found != page.sections.end());
  return *found;
}

std::string firstLine(const SummaryPage& page, SectionKind kind) {
  const PageLine& line = section(page, kind).lines.front();
  return line.lead + (line.lead.empty() || line.text.empty() ? "" : " | ") + line.text;
}

}  // namespace

TEST_CASE("no allergy information and no known allergies are two things") {
  Case one = testing::fiveResources();
  CHECK(firstLine(pageOf(one), SectionKind::Allergies) == "No allergy information on record. Please ask.");
  record::AllergyLine none;
  none.is_statement_of_none = true;
  none.status = "active";
  none.sources = {testing::source("Lakeside Clinic", "2026-01-10")};
  one.chart->allergies = {none};
  CHECK(firstLine(pageOf(one), SectionKind::Allergies) == "No known allergies | said by Lakeside Clinic, Jan 10, 2026");
  record::AllergyLine penicillin;
  penicillin.text = "penicillin";
  penicillin.status = "active";
  one.chart->allergies.push_back(penicillin);
  const SummaryPage page = pageOf(one);
  const PageSection& allergies = section(page, SectionKind::Allergies);
  CHECK(allergies.lines[0].lead == "penicillin");
  CHECK(allergies.lines[1].text == "another source says no known allergies (Lakeside Clinic, Jan 10, 2026)");
}

TEST_CASE("no medications: said, stopped, or not known") {
  Case one;
  one.chart->name = "Sam Lee";
  CHECK(firstLine(pageOf(one), SectionKind::Medications) == "No medication information on record. Please ask.");
  record::MedicationLine stopped = testing::medication("sertraline", "50 mg", "2024");
  stopped.status = "stopped";
  one.chart->medications = {stopped};
  CHECK(firstLine(pageOf(one), SectionKind::Medications) == "No current medication on record");
  record::ListFact list;
  list.is_empty_on_purpose = true;
  list.what.codings = {{std::string(record::kLoinc), "10160-0", ""}};
  list.about.source = testing::source("Lakeside Clinic", "2026-02-02");
  one.chart->facts.lists = {list};
  CHECK(firstLine(pageOf(one), SectionKind::Medications) ==
        "Takes no medications | said by Lakeside Clinic, Feb 2, 2026");
}

TEST_CASE("a medication says dose, since when, what for, and from whom") {
  const SummaryPage page = pageOf(testing::anaRuiz());
  const PageSection& medications = section(page, SectionKind::Medications);
  CHECK(medications.lines[1].lead == "lithium carbonate 900 mg at bedtime");
  CHECK(medications.lines[1].text ==
        "this dose since Jan 12, 2026 · since May 20, 2024 · for bipolar II disorder · Dr. Mei Lin");
  CHECK(medications.lines[2].is_alert);
  CHECK(section(page, SectionKind::PastTrials).lines[0].text == "Sep 2024 – Nov 2, 2024 · why: rash");
}

TEST_CASE("what changed: 90 days, with the last change when there was none") {
  Case one = testing::anaRuiz();
  const SummaryPage page = pageOf(one);
  const PageSection& changes = section(page, SectionKind::Changes);
  CHECK(changes.lines.size() == 5);
  // Newest first; what matters most keeps the weight to stay on the page.
  CHECK(changes.lines[0].mark == "Mar 2, 2026");
  CHECK(changes.lines[1].mark == "Feb 24, 2026");
  CHECK(changes.lines[1].lead == "Started quetiapine 50 mg at bedtime");
  CHECK(changes.lines[1].weight >= kSafetyWeight);
  CHECK(changes.lines[4].mark == "Jan 12, 2026");
  CHECK(std::count_if(changes.lines.begin(), changes.lines.end(),
                      [](const PageLine& line) { return line.weight >= kSafetyWeight; }) == 3);
  for (record::Change& change : one.changes) change.on = testing::date("2025-06-01");
  const SummaryPage quiet = pageOf(one);
  CHECK(firstLine(quiet, SectionKind::Changes) == "No change on record in the last 90 days.");
  CHECK(section(quiet, SectionKind::Changes).lines[1].lead == "Last change: Started quetiapine 50 mg at bedtime");
}

TEST_CASE("safety: item 9 is never lost, silence is not said to be safety") {
  const SummaryPage page = pageOf(testing::anaRuiz());
  const PageLine& asked = section(page, SectionKind::Safety).lines.front();
  CHECK(asked.text == "score 1 of 3");
  CHECK(asked.is_alert);
  CHECK(asked.weight >= kSafetyWeight);
  CHECK(firstLine(pageOf(testing::fiveResources()), SectionKind::Safety) ==
        "No safety concern on record. That does not mean there is none: please ask.");
}

TEST_CASE("two sources that disagree are both shown") {
  CHECK(firstLine(pageOf(testing::anaRuiz()), SectionKind::Disagreements) ==
        "metformin 500 mg 2 times a day · dose | 500 mg 2 times a day (Valley Family Medicine, Jan 22, 2026) or "
        "1,000 mg 2 times a day (Lakeside Clinic, Oct 2, 2025)");
}

TEST_CASE("head: who, whose list, for whom, and that it is not the whole") {
  Case one = testing::anaRuiz();
  SummaryPage page = pageOf(one);
  CHECK(page.about ==
        std::vector<std::string>{"Born May 4, 1987 (38 years old)", "Pronouns: she/her", "Speaks Spanish"});
  CHECK(page.owners == std::vector<std::string>{"Medication list: kept by Ana Ruiz, last confirmed Mar 1, 2026"});
  CHECK(page.made_for.empty());
  CHECK(page.not_whole.empty());
  CHECK(page.contact_code == "tel:+15550100");
  one.audience = {"psychiatrist", "Dr. Mei Lin"};
  one.is_redacted = true;
  page = pageOf(one);
  CHECK(page.made_for == "For: Psychiatrist, Dr. Mei Lin");
  CHECK(page.not_whole == "Not the whole record: this page shows only what is shared with this reader.");
}

TEST_CASE("the page speaks Spanish, says Baton's phrases in it, and marks a source's words") {
  const SummaryPage page = pageOf(testing::anaRuiz(), "es-MX");
  const PageLine& medicine = section(page, SectionKind::Medications).lines[0];
  REQUIRE(medicine.lead_quotes.size() == 1);
  const Quote& name = medicine.lead_quotes.front();
  CHECK(medicine.lead.substr(name.begin, name.end - name.begin) == "quetiapine");
  CHECK(name.is_foreign);
  CHECK(quotedHtml(medicine.lead, medicine.lead_quotes, page.language).bytes() ==
        "<bdi lang=\"en\">quetiapine</bdi> 50 mg al acostarse");
  CHECK(quotedHtml(medicine.lead, medicine.lead_quotes, Language::English).bytes() ==
        "<bdi>quetiapine</bdi> 50 mg al acostarse");
  // A name is of no language.
  const PageLine& member = section(page, SectionKind::CareTeam).lines[0];
  REQUIRE(member.lead_quotes.size() == 1);
  CHECK_FALSE(member.lead_quotes.front().is_foreign);
  CHECK(section(page, SectionKind::Medications).title == "Medicinas actuales");
  CHECK(section(page, SectionKind::Medications).lines[0].lead == "quetiapine 50 mg al acostarse");
  CHECK(section(page, SectionKind::Changes).lines[0].mark == "2 mar 2026");
}

TEST_CASE("trends have an axis, a first and a last day") {
  const SummaryPage page = pageOf(testing::anaRuiz());
  const PageLine& phq = section(page, SectionKind::Scores).lines[0];
  CHECK(phq.lead == "PHQ-9: 9 of 27");
  REQUIRE(phq.trend.has_value());
  CHECK(phq.trend->high == 27);
  CHECK(phq.trend->points.size() == 7);
  CHECK(phq.trend->label == "PHQ-9, Dec 3, 2024: 15, Mar 2, 2026: 9");
  Case nights = testing::anaRuiz();
  for (int i = 0; i < 3000; ++i) {
    const std::string day = toIsoDate(Instant{testing::kNow.ms - i * kDayMs});
    nights.chart->facts.observations.push_back(testing::observation("93832-4", "Sleep", "400", "min", day));
  }
  const SummaryPage long_page = pageOf(nights);
  CHECK(section(long_page, SectionKind::DailyLife).lines[0].trend->points.size() <= kMaxTrendPoints);
}

TEST_CASE("what leaves is named, and what still has room comes back") {
  const SummaryPage page = pageOf(testing::anaRuiz());
  Selection selection(page);
  CHECK(selection.notShown() == "Not shown: 12 older scores, 27 older results.");
  const std::size_t from = selection.droppedSoFar();
  int last = 0;
  while (selection.next() != nullptr && selection.next()->weight < kSafetyWeight) {
    CHECK(selection.next()->weight >= last);
    last = selection.next()->weight;
    selection.dropNext();
  }
  CHECK(selection.notShown().find("4 care team members") != std::string::npos);
  selection.bringBack(from, [] { return true; });
  CHECK(selection.notShown() == "Not shown: 12 older scores, 27 older results.");
}

TEST_CASE("what the person wrote into the log in words of their own is no daily life for others to read") {
  Case one = testing::anaRuiz();
  record::ObservationFact note = testing::observation("", "Note of the day", "", "", "2026-03-09");
  note.value_text = "I keep thinking about killing myself.";
  note.quantity.reset();
  note.categories = {"survey", "daily-log"};
  one.chart->facts.observations.insert(one.chart->facts.observations.begin(), note);
  record::ObservationFact mood = testing::observation("", "Mood", "3", "of 10", "2026-03-09");
  mood.categories = {"survey", "daily-log"};
  mood.note = "I want to be gone.";
  one.chart->facts.observations.insert(one.chart->facts.observations.begin(), mood);
  for (const char* role : {"self", "caregiver", "psychiatrist"}) {
    CAPTURE(role);
    one.audience = {role, ""};
    const SummaryPage page = pageOf(one, "es");
    std::string all;
    for (const PageSection& part : page.sections) {
      for (const PageLine& line : part.lines) all += line.lead + line.text + line.brief + "\n";
    }
    CHECK(all.find("killing") == std::string::npos);
    CHECK(all.find("be gone") == std::string::npos);
    CHECK(all.find("3 de 10") != std::string::npos);
  }
}

TEST_CASE("as needed is said once") {
  Case one = testing::anaRuiz();
  record::MedicationLine line = testing::medication("trazodone", "50 mg at bedtime as needed", "2026-01-01");
  line.is_as_needed = true;
  one.chart->medications = {line};
  const PageLine shown = section(pageOf(one), SectionKind::Medications).lines.front();
  const std::string whole = shown.lead + " " + shown.text;
  CHECK(whole.find("as needed") == whole.rfind("as needed"));
}

TEST_CASE("machine digits and semantic tags are not for reading") {
  CHECK(page::readableNumbers("6.362930411741938 %") == "6.36 %");
  CHECK(page::readableNumbers("107.38462/77.2099") == "107.38/77.21");
  CHECK(page::readableNumbers("0.0123456") == "0.0123");
  CHECK(page::readableNumbers("0.125 mg") == "0.125 mg");
  CHECK(page::readableNumbers("10.0.19045.1 and 1.5") == "10.0.19045.1 and 1.5");
  CHECK(page::plainName("Anemia (disorder)") == "Anemia");
  CHECK(page::plainName("Migraine (with aura)") == "Migraine (with aura)");
}

TEST_CASE("source text is made safe to draw") {
  CHECK(page::clean(" a\tb\n\nc ") == "a b c");
  CHECK(page::clean("a\xE2\x80\xAEgnp.exe") == "agnp.exe");  // a right-to-left override
  CHECK(page::clean("bad \xFF byte") == "bad \uFFFD byte");
  CHECK(page::clean("\u05D0") == "\u2068\u05D0\u2069");
  CHECK(page::clean("e\u0301\u0302\u0303\u0304\u0305") == "e\u0301\u0302\u0303");
  CHECK(page::clean(std::string(5000, 'x'), 10).size() <= 12);
}

}  // namespace baton::outbound
