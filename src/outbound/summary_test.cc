#include "outbound/summary.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>

#include "base/text.h"
#include "fhir/ips_check.h"
#include "fhir/validate.h"
#include "format/pdf.h"
#include "outbound/testing/charts.h"
#include "outbound/testing/files.h"

namespace baton::outbound {
namespace {

using testing::Case;

SummaryOptions options(Paper paper = Paper::Letter, const std::string& language = "en") {
  SummaryOptions made;
  made.now = testing::kNow;
  made.paper = paper;
  made.language = language;
  return made;
}

// For looking at: BATON_LOOK=/some/folder writes every page that is drawn here.
void keepForLooking(const std::string& name, const std::string& bytes) {
  const char* folder = std::getenv("BATON_LOOK");
  if (folder != nullptr) std::ofstream(std::string(folder) + "/" + name, std::ios::binary) << bytes;
}

std::string pdfOf(const Case& one, const SummaryOptions& how) {
  const auto pdf = summaryPdf(one.disclosure(), one.changes, how);
  REQUIRE(pdf.has_value());
  return *pdf;
}

// One page, fonts inside, tagged, titled, in the right language and on the right paper.
void checkPdf(const std::string& pdf, const SummaryOptions& how) {
  const auto described = format::describePdf(pdf);
  REQUIRE(described.has_value());
  CHECK(described->pages == 1);
  CHECK(described->has_all_fonts);
  CHECK(described->is_tagged);
  CHECK(described->shows_title);
  CHECK(!described->title.empty());
  CHECK(described->language == how.language);
  CHECK(described->width == doctest::Approx(how.paper == Paper::Letter ? 612 : 595.276));
}

void drawAll(const std::string& name, const Case& one, const SummaryOptions& how) {
  CAPTURE(name);
  const std::string pdf = pdfOf(one, how);
  checkPdf(pdf, how);
  const json::Value ips = summaryIps(one.disclosure(), how);
  CHECK(fhir::checkIps(ips).empty());
  CHECK(!fhir::hasErrors(fhir::validate(ips)));
  keepForLooking(name + ".pdf", pdf);
  keepForLooking(name + ".html", summaryHtml(one.disclosure(), one.changes, how));
  keepForLooking(name + ".txt", summaryText(one.disclosure(), one.changes, how));
  keepForLooking(name + ".json", json::writePretty(ips));
}

std::vector<std::string> safetyWords(const Case& one) {
  std::vector<std::string> words = {"PHQ-9 item 9"};
  for (const auto& line : one.chart->allergies) words.push_back(line.text);
  for (const auto& line : one.chart->medications) {
    if (line.status == "active") words.push_back(line.name);
  }
  return words;
}

}  // namespace

TEST_CASE("a chart of any size is one page, on both papers") {
  for (const std::size_t resources : {5U, 50U, 500U, 5000U}) {
    drawAll("sized_" + std::to_string(resources), testing::sizedChart(resources), options());
    drawAll("sized_a4_" + std::to_string(resources), testing::sizedChart(resources), options(Paper::A4));
  }
  drawAll("scripts", testing::manyScripts(), options(Paper::A4));
  drawAll("spanish", testing::anaRuiz(), options(Paper::Letter, "es"));
}

TEST_CASE("very long names and texts are still one page") {
  for (const char* const piece : {"Maximiliana ", "عبدالرحمن ", "龍", "Ğ", "unbreakablewordwithoutanyblank"}) {
    std::string text;
    while (text.size() < 5000) text += piece;
    drawAll("long", testing::filledWith(text), options());
  }
}

TEST_CASE("safety is never dropped: allergies, current medications, what was asked") {
  for (const std::size_t resources : {50U, 500U, 5000U}) {
    const Case one = testing::sizedChart(resources);
    const std::string text = collapseSpaces(summaryText(one.disclosure(), one.changes, options()));
    const std::string html = summaryHtml(one.disclosure(), one.changes, options());
    std::string pdf_words;
    const bool has_tool = testing::pdfWords(pdfOf(one, options()), pdf_words);
    if (!has_tool) std::printf("skipped: pdftotext is not installed\n");
    for (const std::string& word : safetyWords(one)) {
      CAPTURE(word);
      CHECK(text.find(word) != std::string::npos);
      CHECK(html.find(word) != std::string::npos);
      if (has_tool) CHECK(pdf_words.find(word) != std::string::npos);
    }
  }
}

TEST_CASE("when safety alone is longer than a page, the page says so in its own section") {
  Case one = testing::anaRuiz();
  for (int i = 0; i < 400; ++i) {
    one.chart->medications.push_back(
        testing::medication("medication number " + std::to_string(i), "10 mg every morning", "2024-01"));
  }
  const std::string pdf = pdfOf(one, options());
  checkPdf(pdf, options());
  keepForLooking("too_much.pdf", pdf);
  std::string words;
  if (testing::pdfWords(pdf, words)) CHECK(words.find("more do not fit on this page") != std::string::npos);
}

TEST_CASE("the same disclosure gives the same bytes") {
  const Case one = testing::anaRuiz();
  CHECK(pdfOf(one, options()) == pdfOf(one, options()));
  CHECK(json::write(summaryIps(one.disclosure(), options())) == json::write(summaryIps(one.disclosure(), options())));
}

TEST_CASE("golden pages") {
  Case redacted = testing::anaRuiz();
  redacted.audience = {"therapist", "Joan Okafor"};
  redacted.is_redacted = true;
  const std::vector<std::pair<std::string, Case>> cases = {{"little_known", testing::fiveResources()},
                                                           {"bipolar_with_a_team", testing::anaRuiz()},
                                                           {"many_scripts", testing::manyScripts()},
                                                           {"for_the_therapist", redacted},
                                                           {"five_thousand", testing::sizedChart(5000)}};
  for (const auto& [name, one] : cases) {
    for (const char* const language : {"en", "es"}) {
      const SummaryOptions how = options(Paper::Letter, language);
      const std::string prefix = name + "/" + language;
      CHECK(testing::differenceFromGolden(prefix + ".txt", summaryText(one.disclosure(), one.changes, how)) == "");
      std::string layout;
      if (!testing::runOnPdf("pdftotext -layout FILE -", pdfOf(one, how), layout)) {
        std::printf("skipped: pdftotext is not installed\n");
        continue;
      }
      CHECK(testing::differenceFromGolden(prefix + ".pdf.txt", layout) == "");
    }
    CHECK(testing::differenceFromGolden(name + "/en.html", summaryHtml(one.disclosure(), one.changes, options())) ==
          "");
  }
}

TEST_CASE("golden pictures: the page still looks as it did when somebody looked at it") {
  // A line more or less moves the mean grey by about 1; another machine's rounding of letters by a tenth of that.
  constexpr double kUnseen = 0.4;
  const std::vector<std::pair<std::string, Case>> cases = {{"bipolar_with_a_team", testing::anaRuiz()},
                                                           {"many_scripts", testing::manyScripts()},
                                                           {"five_thousand", testing::sizedChart(5000)}};
  for (const auto& [name, one] : cases) {
    const auto distance = testing::distanceFromPicture(name + "/en.pgm", pdfOf(one, options()));
    if (!distance) {
      std::printf("skipped: pdftoppm is not installed\n");
      return;
    }
    CAPTURE(name);
    CHECK(*distance < kUnseen);
  }
  if (std::getenv("BATON_UPDATE_GOLDEN") != nullptr) return;
  Case fewer = testing::anaRuiz();
  fewer.changes.pop_back();
  CHECK(*testing::distanceFromPicture("bipolar_with_a_team/en.pgm", pdfOf(fewer, options())) > kUnseen);
}

TEST_CASE("text stays within 80 columns and one printed page") {
  for (const Case& one : {testing::anaRuiz(), testing::sizedChart(500)}) {
    const std::string text = summaryText(one.disclosure(), one.changes, options());
    const auto lines = split(text, '\n');
    CHECK(lines.size() <= 89);
    for (const std::string_view line : lines) CHECK(codePoints(line) <= 80);
  }
}

TEST_CASE("a redacted summary says so everywhere") {
  Case one = testing::anaRuiz();
  one.audience = {"caregiver", ""};
  one.is_redacted = true;
  const std::string words = "Not the whole record";
  CHECK(summaryText(one.disclosure(), one.changes, options()).find(words) != std::string::npos);
  CHECK(summaryHtml(one.disclosure(), one.changes, options()).find(words) != std::string::npos);
  const json::Value ips = summaryIps(one.disclosure(), options());
  CHECK(ips["entry"][0]["resource"]["title"].text() == "Patient summary: Ana Ruiz (not the whole record)");
  CHECK(ips["meta"]["security"][1]["code"].text() == "REDACTED");
  CHECK(fhir::checkIps(ips).empty());
}

TEST_CASE("speed" * doctest::skip()) {
  for (const std::size_t resources : {5U, 50U, 500U, 5000U}) {
    const Case one = testing::sizedChart(resources);
    const auto disclosure = one.disclosure();
    auto timed = [&](const char* what, auto&& draw) {
      draw();
      double best = 1e9;
      for (int i = 0; i < 20; ++i) {
        const std::clock_t from = std::clock();
        draw();
        best = std::min(best, 1000.0 * static_cast<double>(std::clock() - from) / CLOCKS_PER_SEC);
      }
      std::printf("%5zu resources %-5s %.2f ms\n", resources, what, best);
    };
    timed("pdf", [&] { return summaryPdf(disclosure, one.changes, options()).value().size(); });
    timed("html", [&] { return summaryHtml(disclosure, one.changes, options()).size(); });
    timed("text", [&] { return summaryText(disclosure, one.changes, options()).size(); });
    timed("ips", [&] { return summaryIps(disclosure, options())["entry"].items().size(); });
  }
}

}  // namespace baton::outbound
