// Agreement with the official FHIR validator's test suite, and with the published examples.
//
// Suite: FHIR/fhir-test-cases (public domain), R4 JSON cases with the issues the official validator expects
// (corpora/fhir_validator/expected.json). Compared is the verdict: valid means no error and no fatal issue.
// Cases are selected mechanically, in this order:
//   1. Not a validation of a resource: modules cdshooks and logical hold other models than FHIR resources, matchetype
//      holds patterns for a comparison of resources ("$string$" ...).
//   2. The outcome depends on settings of the run that expected.json does not record: a file listed several times with
//      different verdicts, or an error that other settings would not give (kSettings).
//   3. The case expects errors, and every one of them needs something that Baton does not have (kOutside): a
//   terminology
//      server, definitions that are not R4's base types, FHIRPath, a server to resolve references, certificates.
// What is left is compared; each disagreement stands in tests/conformance/fhir_validator_disagreements.tsv with its
// reason. Examples: HL7's R4 examples, US Core's, and Synthea's bundles must have no errors but for those listed in
// tests/conformance/fhir_validator_examples.tsv. A listed line that no longer holds fails the test too.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "fhir/validate.h"

namespace baton::fhir {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 3> kOtherModules = {"cdshooks", "logical", "matchetype"};

constexpr std::array<std::string_view, 2> kSettings = {
    "Example URLs are not allowed in this context",      // a setting for publication
    "not allowed for security reasons in this context",  // security checks switched on
};

constexpr std::array<std::string_view, 22> kOutside = {
    // terminology
    "Wrong Display Name",
    "Unknown code",
    "references a value set, not a code system",
    "identifies a property that has the type",
    "is normally assigned the code",
    "defined with the URI",
    "has the invalid type",
    // definitions beyond the base types
    "could not be found so is not allowed here",
    "definition allows for the types",
    "for fragment",
    "Can't find",
    "magic LOINC code",
    "SearchParameter 'http",
    "derivedFrom SearchParameter",
    "is not listed as a base in the SearchParameter",
    // FHIRPath
    "Error in search expression",
    "refers to the unknown parameter",
    "is not a valid FHIRPath",
    "ValueSet expression language",
    // a server to resolve references
    "Unable to resolve resource",
    // certificates
    "The signature did not verify",
    "The signature cannot be valid",
};

fs::path sharedData() {
  const char* folder = std::getenv("BATON_SHARED_DATA");
  return folder != nullptr ? folder : BATON_SOURCE_DIR "/../shared/data";
}

bool isMissing(const fs::path& folder) {
  if (fs::exists(folder)) return false;
  std::puts("skipped: no shared data");
  return true;
}

std::string readFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);  // a byte order mark is the transport's matter
  return text;
}

bool isValid(const fs::path& path) {
  const auto value = json::parse(readFile(path));
  return value && !hasErrors(validate(*value));
}

// Lines "name<TAB>expected<TAB>ours<TAB>reason", with # for remarks.
struct Listed {
  std::string expected;
  std::string ours;
};
std::map<std::string, Listed> readList(const std::string& file) {
  std::map<std::string, Listed> list;
  const std::string text = readFile(fs::path(BATON_SOURCE_DIR) / "tests/conformance" / file);
  for (const std::string_view line : split(text, '\n')) {
    if (line.empty() || line.front() == '#') continue;
    const auto cells = split(line, '\t');
    REQUIRE(cells.size() == 4);
    CHECK_FALSE(cells[3].empty());
    list[std::string(cells[0])] = {std::string(cells[1]), std::string(cells[2])};
  }
  return list;
}

std::string_view verdict(bool is_valid) { return is_valid ? "valid" : "invalid"; }

template <std::size_t kCount>
bool mentionsOneOf(const std::array<std::string_view, kCount>& phrases, std::string_view text) {
  return std::any_of(phrases.begin(), phrases.end(),
                     [text](std::string_view phrase) { return text.find(phrase) != std::string_view::npos; });
}

bool isExpectedValid(const json::Value& test) {
  return !test["severities"].has("error") && !test["severities"].has("fatal");
}

std::set<std::string> filesWithTwoVerdicts(const json::Value& tests) {
  std::map<std::string, bool> first;
  std::set<std::string> files;
  for (const json::Value& test : tests.items()) {
    const auto [place, is_new] = first.emplace(test["file"].text(), isExpectedValid(test));
    if (!is_new && place->second != isExpectedValid(test)) files.insert(test["file"].text());
  }
  return files;
}

enum class Choice { Selected, OtherModel, Settings, Outside };

Choice choose(const json::Value& test, const std::set<std::string>& two_verdicts) {
  if (std::find(kOtherModules.begin(), kOtherModules.end(), test["module"].text()) != kOtherModules.end()) {
    return Choice::OtherModel;
  }
  if (two_verdicts.contains(test["file"].text())) return Choice::Settings;
  const auto& errors = test["errors"].items();
  if (errors.empty()) return Choice::Selected;
  const auto all = [&errors](const auto& phrases) {
    return std::all_of(errors.begin(), errors.end(),
                       [&phrases](const json::Value& error) { return mentionsOneOf(phrases, error["text"].text()); });
  };
  if (all(kSettings)) return Choice::Settings;
  return all(kOutside) ? Choice::Outside : Choice::Selected;
}

// Compares a verdict with what is expected and what is listed as known to differ.
class Comparison {
 public:
  explicit Comparison(const std::string& file) : listed_(readList(file)) {}

  void see(const std::string& name, bool is_expected_valid, bool is_ours_valid) {
    ++count_;
    if (is_expected_valid == is_ours_valid) {
      ++agreed_;
      return;
    }
    CAPTURE(name);
    const auto known = listed_.find(name);
    CHECK_MESSAGE(known != listed_.end(), "an unlisted disagreement");
    if (known == listed_.end()) return;
    CHECK(known->second.expected == verdict(is_expected_valid));
    CHECK(known->second.ours == verdict(is_ours_valid));
    seen_.insert(name);
  }
  void finish() const {
    for (const auto& [name, unused] : listed_) CHECK_MESSAGE(seen_.contains(name), "no longer disagrees: ", name);
  }
  int count() const { return count_; }
  int agreed() const { return agreed_; }
  double percent() const { return 100.0 * agreed_ / count_; }

 private:
  std::map<std::string, Listed> listed_;
  std::set<std::string> seen_;
  int count_ = 0;
  int agreed_ = 0;
};

std::vector<fs::path> jsonFilesIn(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

TEST_CASE("verdicts agree with the official validator's suite") {
  const fs::path folder = sharedData() / "corpora/fhir_validator";
  if (isMissing(folder)) return;
  const auto tests = json::parse(readFile(folder / "expected.json"));
  REQUIRE(tests);
  const auto two_verdicts = filesWithTwoVerdicts(*tests);
  std::map<Choice, int> counts;
  Comparison comparison("fhir_validator_disagreements.tsv");
  for (const json::Value& test : tests->items()) {
    const Choice choice = choose(test, two_verdicts);
    ++counts[choice];
    if (choice != Choice::Selected) continue;
    comparison.see(test["name"].text(), isExpectedValid(test), isValid(folder / test["file"].text()));
  }
  comparison.finish();
  std::printf("official validator: %zu cases considered, %d selected, %d agree on valid/invalid (%.1f %%)\n",
              tests->items().size(), comparison.count(), comparison.agreed(), comparison.percent());
  std::printf("  left out: %d of other models, %d by settings, %d beyond the base definitions\n",
              counts[Choice::OtherModel], counts[Choice::Settings], counts[Choice::Outside]);
  CHECK(comparison.count() >= 55);
  CHECK(comparison.percent() >= 95.0);
}

TEST_CASE("published examples are valid") {
  const fs::path folder = sharedData() / "fhir";
  if (isMissing(folder)) return;
  Comparison comparison("fhir_validator_examples.tsv");
  for (const char* set : {"hl7_r4_examples", "us_core_examples", "synthea_r4"}) {
    for (const fs::path& path : jsonFilesIn(folder / set)) {
      comparison.see(std::string(set) + "/" + path.filename().string(), true, isValid(path));
    }
  }
  comparison.finish();
  std::printf("examples: %d files, %d without errors\n", comparison.count(), comparison.agreed());
  CHECK(comparison.count() >= 300);
}

TEST_CASE("entries of Synthea bundles are valid by themselves") {
  const fs::path folder = sharedData() / "fhir/synthea_r4";
  if (isMissing(folder)) return;
  int count = 0;
  for (const fs::path& path : jsonFilesIn(folder)) {
    const auto bundle = json::parse(readFile(path));
    REQUIRE(bundle);
    for (const json::Value& entry : (*bundle)["entry"].items()) {
      const auto issues = validate(entry["resource"]);
      ++count;
      if (!issues.empty()) CHECK_MESSAGE(issues.empty(), issues.front().expression, ": ", issues.front().text);
    }
  }
  std::printf("Synthea: %d resources without issues\n", count);
  CHECK(count > 1000);
}

}  // namespace baton::fhir
