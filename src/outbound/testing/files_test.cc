#include "outbound/testing/files.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/text.h"
#include "format/json.h"

namespace baton::outbound::testing {

std::string readFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream all;
  all << file.rdbuf();
  return all.str();
}

std::string differenceFromGolden(const std::string& name, const std::string& actual) {
  const std::string path = std::string(BATON_SOURCE_DIR) + "/tests/golden/summary/" + name;
  if (std::getenv("BATON_UPDATE_GOLDEN") != nullptr) {
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << actual;
    return {};
  }
  const std::string expected = readFile(path);
  if (expected == actual) return {};
  const auto want = split(expected, '\n');
  const auto have = split(actual, '\n');
  for (std::size_t i = 0; i < std::max(want.size(), have.size()); ++i) {
    const std::string_view left = i < want.size() ? want[i] : "(end)";
    const std::string_view right = i < have.size() ? have[i] : "(end)";
    if (left != right) {
      return name + " line " + std::to_string(i + 1) + "\n  golden: " + std::string(left) +
             "\n  now:    " + std::string(right);
    }
  }
  return name + " differs";
}

std::optional<double> distanceFromPicture(const std::string& name, const std::string& pdf) {
  std::string picture;
  if (!runOnPdf("pdftoppm -gray -r 20 FILE", pdf, picture)) return std::nullopt;
  const std::string path = std::string(BATON_SOURCE_DIR) + "/tests/golden/summary/" + name;
  if (std::getenv("BATON_UPDATE_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << picture;
  const std::string golden = readFile(path);
  if (golden.empty() || golden.size() != picture.size()) return 255;
  double total = 0;
  for (std::size_t i = 0; i < golden.size(); ++i) {
    total += std::abs(static_cast<unsigned char>(golden[i]) - static_cast<unsigned char>(picture[i]));
  }
  return total / static_cast<double>(golden.size());
}

std::string sharedData() {
  const char* set = std::getenv("BATON_SHARED_DATA");
  const std::string folder = set != nullptr ? set : std::string(BATON_SOURCE_DIR) + "/../shared/data";
  if (std::filesystem::is_directory(folder)) return folder;
  std::printf("skipped: no shared data\n");
  return {};
}

std::vector<std::string> hostileStrings() {
  std::vector<std::string> strings;
  const std::string folder = sharedData();
  if (folder.empty()) return strings;
  for (const auto& file : std::filesystem::directory_iterator(folder + "/corpora/xss")) {
    const std::string text = readFile(file.path());
    for (const std::string_view line : split(text, '\n')) {
      if (!line.empty()) strings.emplace_back(line);
    }
  }
  const auto naughty = json::parse(readFile(folder + "/corpora/naughty_strings.json"));
  if (naughty) {
    for (const json::Value& one : naughty->items()) strings.push_back(one.text());
  }
  return strings;
}

bool runOnPdf(const std::string& tool_and_options, const std::string& pdf, std::string& output) {
  const std::string tool = tool_and_options.substr(0, tool_and_options.find(' '));
  if (std::system(("command -v " + tool + " >/dev/null 2>&1").c_str()) != 0) return false;
  const std::string path = std::filesystem::temp_directory_path() / ("baton_page_" + std::to_string(getpid()) + ".pdf");
  std::ofstream(path, std::ios::binary) << pdf;
  std::string command = tool_and_options;
  command.replace(command.find("FILE"), 4, path);
  output.clear();
  if (FILE* pipe = popen((command + " 2>/dev/null").c_str(), "r")) {
    char buffer[4096];
    std::size_t got = 0;
    while ((got = std::fread(buffer, 1, sizeof buffer, pipe)) > 0) output.append(buffer, got);
    pclose(pipe);
  }
  std::filesystem::remove(path);
  return true;
}

bool pdfWords(const std::string& pdf, std::string& words) {
  if (!runOnPdf("pdftotext FILE -", pdf, words)) return false;
  words = collapseSpaces(words);
  return true;
}

}  // namespace baton::outbound::testing
