// Prints what the C-CDA reader makes of files, for tests that compare it with something independent of it.
//
//   ccda_counts FILE...            one line a file: name; medicines, allergies, problems, reports (taken or
//                                rejected); resources, rejected, merged, or name and "error: ..."
//   ccda_counts --resources FILE   one resource a line
//   ccda_counts --issues FILE      rejections and notes with their places
//   ccda_counts --speed FILE...    documents and bytes per second of processor time
//
// A file that is only a part of a document (HL7's examples) is first put into the smallest document around it.
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <vector>

#include "base/text.h"
#include "sources/ccda.h"

namespace {

using baton::sources::ParsedFile;

std::string contentOf(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The name of the outermost element.
std::string rootName(const std::string& text) {
  std::size_t at = 0;
  while ((at = text.find('<', at)) != std::string::npos) {
    const char next = at + 1 < text.size() ? text[at + 1] : ' ';
    if (next == '!' && text.compare(at, 4, "<!--") == 0) {
      at = text.find("-->", at);
      continue;
    }
    if (next != '?' && next != '!') break;
    ++at;
  }
  if (at == std::string::npos) return {};
  const std::size_t end = text.find_first_of(" \t\r\n/>", at);
  return text.substr(at + 1, end - at - 1);
}

std::string wrapped(const std::string& text) {
  const std::string root = rootName(text);
  if (root != "section" && root != "component" && root != "recordTarget") return text;
  std::string inner = text;
  if (const auto declaration = inner.find("?>"); inner.starts_with("<?xml") || inner.starts_with("\xef\xbb\xbf<?xml")) {
    inner.erase(0, declaration + 2);
  }
  const std::string open =
      "<ClinicalDocument xmlns=\"urn:hl7-org:v3\" xmlns:sdtc=\"urn:hl7-org:sdtc\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><effectiveTime value=\"20200101\"/>";
  const std::string person =
      "<recordTarget><patientRole><id root=\"1.2.3\" extension=\"1\"/><patient><name><given>A</given><family>B</family>"
      "</name><birthTime value=\"1980\"/></patient></patientRole></recordTarget>";
  if (root == "recordTarget") return open + inner + "</ClinicalDocument>";
  if (inner.find("<ClinicalDocument") == std::string::npos && inner.find("structuredBody") != std::string::npos) {
    return open + person + inner + "</ClinicalDocument>";
  }
  const bool is_section = root == "section";
  return open + person + "<component><structuredBody>" + (is_section ? "<component>" : "") + inner +
         (is_section ? "</component>" : "") + "</structuredBody></component></ClinicalDocument>";
}

// Conditions of health concerns are not counted: their entries are of many kinds.
std::size_t countProblems(const ParsedFile& file) {
  std::size_t found = 0;
  for (const auto& entry : file.entries) {
    const auto& resource = entry.resource;
    if (resource["resourceType"].text() != "Condition") continue;
    found += resource["category"][0]["coding"][0]["code"].text() == "health-concern" ? 0 : 1;
  }
  return found;
}

std::size_t count(const ParsedFile& file, std::initializer_list<std::string_view> types) {
  std::size_t found = 0;
  for (const auto& entry : file.entries) {
    for (const std::string_view type : types) found += entry.resource["resourceType"].text() == type ? 1 : 0;
  }
  return found;
}

// A statement that is rejected is not lost: it has been named.
std::size_t rejected(const ParsedFile& file, std::string_view reason) {
  std::size_t found = 0;
  for (const auto& issue : file.rejected) found += issue.reason == reason ? 1 : 0;
  return found;
}

int printCounts(std::span<char*> paths) {
  for (const char* path : paths) {
    const auto file = baton::sources::readCcda(wrapped(contentOf(path)));
    if (!file) {
      std::printf("%s\terror: %s\n", path, file.error().message.c_str());
      continue;
    }
    std::printf("%s\t%zu\t%zu\t%zu\t%zu\t%zu\t%zu\t%zu\n", path,
                count(*file, {"MedicationStatement", "MedicationRequest"}) +
                    rejected(*file, "The medicine has no name or code."),
                count(*file, {"AllergyIntolerance"}) + rejected(*file, "The allergy names no substance."),
                countProblems(*file) + rejected(*file, "The problem has no name or code."),
                count(*file, {"DiagnosticReport"}) + rejected(*file, "The report has no name and no results."),
                file->entries.size(), file->rejected.size(), file->merged);
  }
  return 0;
}

int printResources(std::span<char*> paths) {
  for (const char* path : paths) {
    const auto file = baton::sources::readCcda(wrapped(contentOf(path)));
    if (!file) continue;
    for (const auto& entry : file->entries) std::printf("%s\n", baton::json::write(entry.resource).c_str());
  }
  return 0;
}

int printIssues(std::span<char*> paths) {
  for (const char* path : paths) {
    const auto file = baton::sources::readCcda(wrapped(contentOf(path)));
    if (!file) continue;
    for (const auto& issue : file->rejected)
      std::printf("rejected\t%s\t%s\t%s\n", path, issue.where.c_str(), issue.reason.c_str());
    for (const auto& issue : file->notes)
      std::printf("note\t%s\t%s\t%s\n", path, issue.where.c_str(), issue.reason.c_str());
  }
  return 0;
}

int printSpeed(std::span<char*> paths) {
  std::vector<std::string> documents;
  std::size_t bytes = 0;
  for (const char* path : paths) {
    documents.push_back(wrapped(contentOf(path)));
    bytes += documents.back().size();
  }
  const std::clock_t start = std::clock();  // processor time: other programs may run beside
  std::size_t rounds = 0;
  std::size_t resources = 0;
  double seconds = 0;
  while (seconds < 3) {
    for (const std::string& document : documents) {
      const auto file = baton::sources::readCcda(document);
      if (file) resources += file->entries.size();
    }
    ++rounds;
    seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  }
  const double done = static_cast<double>(rounds * documents.size());
  std::printf("%.0f documents/s, %.1f MB/s, %.3f ms a document of %.1f kB with %.0f resources\n", done / seconds,
              static_cast<double>(bytes * rounds) / seconds / 1e6, seconds * 1e3 / done,
              static_cast<double>(bytes) / static_cast<double>(documents.size()) / 1e3,
              static_cast<double>(resources) / done);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const std::span<char*> all(arguments, static_cast<std::size_t>(count));
  if (count < 2) return 2;
  const std::string_view mode = all[1];
  if (mode == "--resources") return printResources(all.subspan(2));
  if (mode == "--issues") return printIssues(all.subspan(2));
  if (mode == "--speed") return printSpeed(all.subspan(2));
  return printCounts(all.subspan(1));
}
