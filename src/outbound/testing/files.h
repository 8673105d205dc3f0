// Files that tests read: golden files of this repository, and shared test data that may be absent.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace baton::outbound::testing {

// Compares with tests/golden/summary/<name>; BATON_UPDATE_GOLDEN=1 writes it instead. "" when equal, else what differs.
std::string differenceFromGolden(const std::string& name, const std::string& actual);

// How far a page looks from the golden picture tests/golden/summary/<name> (PGM, 20 dots an inch): the mean difference
// of their grey, 0 to 255; 255 when sizes differ or there is none. BATON_UPDATE_GOLDEN=1 writes it. nullopt without
// pdftoppm.
std::optional<double> distanceFromPicture(const std::string& name, const std::string& pdf);

// BATON_SHARED_DATA, else ../shared/data beside the source folder; "" when there is none (a note is printed).
std::string sharedData();
std::string readFile(const std::string& path);
// Strings that have broken other programs: XSS lists and the big list of naughty strings; empty without shared data.
std::vector<std::string> hostileStrings();

// Runs a poppler tool on the bytes; false when the tool is not installed.
bool runOnPdf(const std::string& tool_and_options, const std::string& pdf, std::string& output);
// The words of a PDF page, one blank between them.
bool pdfWords(const std::string& pdf, std::string& words);

}  // namespace baton::outbound::testing
