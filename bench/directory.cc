// script/bench --directory: loading and searching made-up clinicians on the real header of the register.
//
// directory_bench ROWS [--keep FOLDER]: writes a register of ROWS rows (330 columns) and a table of what clinics say of
// a fifth of those for mind and mood, loads both the way `baton directory load` does, opens, searches. With
// BATON_PG_ROWS set, the rows of the index go to that file as tab-separated values for bench/directory_postgis.sh.
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>

#include "app/directory_search.h"
#include "app/directory_store.h"
#include "app/system.h"
#include "directory/search.h"
#include "format/csv_rows.h"
#include "knowledge/care_directory.h"
#include "knowledge/embedded.h"
#include "knowledge/table.h"

namespace {

namespace fs = std::filesystem;
using namespace baton;  // a benchmark reads better without the name on every line

class Dice {
 public:
  std::uint64_t next() {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return state_ >> 33U;
  }
  std::uint64_t below(std::uint64_t limit) { return next() % limit; }
  template <class T>
  const auto& of(const T& list) {
    return list[below(list.size())];
  }

 private:
  std::uint64_t state_ = 42;
};

struct Zip {
  std::string zip;
  double latitude, longitude;
};

// ZIP areas with a weight: where many lie close together, many people live and many clinicians work.
struct Country {
  std::vector<Zip> zips;
  std::vector<double> sums;
  const Zip& draw(Dice& dice) const {
    const double wanted = static_cast<double>(dice.below(1U << 30U)) / static_cast<double>(1U << 30U) * sums.back();
    return zips[static_cast<std::size_t>(std::ranges::upper_bound(sums, wanted) - sums.begin())];
  }
};

Country country() {
  Country made;
  for (const knowledge::EmbeddedTable& table : knowledge::embeddedTables()) {
    if (table.path != "directory/zips.tsv") continue;
    static constexpr std::array<std::string_view, 3> kColumns = {"zip", "lat", "lon"};
    (void)knowledge::forEachRow(table.text, table.path, kColumns, [&made](const knowledge::TableRow& row) -> Status {
      made.zips.push_back({std::string(row[0]), std::atof(row[1].data()) / 1000, std::atof(row[2].data()) / 1000});
      return {};
    });
  }
  std::map<std::pair<int, int>, int> cells;
  const auto cellOf = [](const Zip& zip) {
    return std::pair(static_cast<int>(std::floor(zip.latitude * 4)), static_cast<int>(std::floor(zip.longitude * 4)));
  };
  for (const Zip& zip : made.zips) ++cells[cellOf(zip)];
  double sum = 0;
  for (const Zip& zip : made.zips) made.sums.push_back(sum += std::pow(cells[cellOf(zip)], 1.5));
  return made;
}

constexpr std::array<const char*, 12> kFirst = {"ANNA", "MARIA", "JAMES", "LINDA", "ROBERT", "AISHA",
                                                "WEI",  "JOSE",  "PRIYA", "DAVID", "SARAH",  "MINH"};
constexpr std::array<const char*, 12> kLast = {"SMITH", "GARCIA", "NGUYEN", "JOHNSON", "PATEL",  "LEE",
                                               "BROWN", "KIM",    "LOPEZ",  "CHEN",    "MILLER", "OSEI"};
// About one in six is for mind and mood, one in seven for primary care, the rest of other professions.
constexpr std::array<const char*, 36> kTaxonomy = {
    "2084P0800X", "363LP0808X", "103TC0700X", "1041C0700X", "101YM0800X", "106H00000X", "207Q00000X", "207R00000X",
    "363LF0000X", "208000000X", "363LP2300X", "122300000X", "163W00000X", "225100000X", "183500000X", "111N00000X",
    "235Z00000X", "152W00000X", "163W00000X", "163W00000X", "367500000X", "207P00000X", "207V00000X", "2085R0202X",
    "207L00000X", "225X00000X", "171M00000X", "374U00000X", "3747P1801X", "106S00000X", "363A00000X", "124Q00000X",
    "133V00000X", "183700000X", "164W00000X", "390200000X"};

std::string npiOf(std::uint64_t number) {
  std::string digits = std::to_string(100'000'000 + number);  // nine digits, the first a 1
  unsigned sum = 24;
  for (std::size_t i = 0; i < 9; ++i) {
    const auto digit = static_cast<unsigned>(digits[i] - '0'), twice = digit * 2;
    sum += i % 2 == 0 ? twice / 10 + twice % 10 : digit;
  }
  return digits + static_cast<char>('0' + (10 - sum % 10) % 10);
}

std::string header() {
  const char* const shared = std::getenv("BATON_SHARED_DATA");
  std::ifstream file(std::string(shared == nullptr ? "" : shared) +
                     "/nppes/reference/npidata_20050523-20150308FileHeader.csv");
  std::string text;
  std::getline(file, text);
  while (!text.empty() && text.back() == '\r') text.pop_back();
  return text.empty() ? "" : text + ",\"Certification Date\"";
}

void writeFiles(std::size_t rows, const std::string& head, const std::string& register_path,
                const std::string& table_path) {
  csv::Rows columns(head);
  (void)columns.next();
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < columns.fields().size(); ++i) places[std::string(columns.fields()[i])] = i;
  std::vector<std::string> values(columns.fields().size());
  const auto set = [&](const char* name, std::string value) { values[places.at(name)] = std::move(value); };
  const Country land = country();
  const auto& areas = knowledge::zipAreas();
  Dice dice;
  std::FILE* const out = std::fopen(register_path.c_str(), "w");
  std::FILE* const table = std::fopen(table_path.c_str(), "w");
  std::fprintf(out, "%s\n", head.c_str());
  std::fprintf(table, "npi,name,accepting,telehealth,licensed_in,languages,insurance,wait_days,expertise,medication\n");
  static constexpr std::array<const char*, 5> kPlans = {"Blue Plan", "Green Plan", "Medicaid", "Medicare", "Acme PPO"};
  static constexpr std::array<const char*, 4> kKnows = {"ptsd", "bipolar;depression", "adhd", "anxiety"};
  std::string line;
  for (std::size_t i = 0; i < rows; ++i) {
    std::ranges::fill(values, "");
    const std::string npi = npiOf(i * 7919 % 200'000'000);
    const Zip& zip = land.draw(dice);
    const auto state = areas.stateOf(zip.zip);
    const std::string code(state ? areas.stateCode(*state) : "");
    const bool is_organization = dice.below(5) == 0;
    const std::size_t kind = dice.below(kTaxonomy.size());
    set("NPI", npi);
    set("Entity Type Code", is_organization ? "2" : "1");
    if (is_organization) {
      set("Provider Organization Name (Legal Business Name)", std::string(dice.of(kLast)) + " HEALTH GROUP LLC");
    } else {
      set("Provider Last Name (Legal Name)", dice.of(kLast));
      set("Provider First Name", dice.of(kFirst));
      set("Provider Credential Text", "M.D.");
      set("Provider Gender Code", dice.below(2) == 0 ? "F" : "M");
    }
    const std::string street = std::to_string(1 + dice.below(9000)) + " MAIN ST";
    for (const char* which : {"Mailing", "Practice Location"}) {
      const std::string address = std::string("Business ") + which + " Address";
      set(("Provider First Line " + address).c_str(), street);
      set(("Provider " + address + " City Name").c_str(), "TOWN " + zip.zip.substr(0, 3));
      set(("Provider " + address + " State Name").c_str(), code);
      set(("Provider " + address + " Postal Code").c_str(), zip.zip + "1234");
      set(("Provider " + address + " Country Code (If outside U.S.)").c_str(), "US");
      set(("Provider " + address + " Telephone Number").c_str(),
          std::to_string(2'000'000'000 + dice.below(7'999'999'999)));
    }
    set("Provider Enumeration Date", "05/23/2005");
    set("Last Update Date", "07/08/20" + std::to_string(10 + dice.below(15)));
    set("Healthcare Provider Taxonomy Code_1", kTaxonomy[kind]);
    set("Provider License Number_1", std::to_string(dice.below(100'000)));
    set("Provider License Number State Code_1", code);
    set("Healthcare Provider Primary Taxonomy Switch_1", "Y");
    set("Is Sole Proprietor", "N");
    set("Certification Date", "07/08/2024");
    line.clear();
    for (const std::string& value : values) line.append(line.empty() ? "\"" : ",\"").append(value).append("\"");
    line += '\n';
    std::fwrite(line.data(), 1, line.size(), out);
    if (kind < 6 && dice.below(5) == 0) {
      std::string licences = code;
      for (std::uint64_t more = dice.below(4); more > 0; --more)
        licences += ";" + std::string(areas.stateCode(static_cast<unsigned>(dice.below(areas.states()))));
      std::fprintf(table, "%s,Clinic %zu,%s,%s,%s,en%s,%s,%llu,%s,%s\n", npi.c_str(), i % 1000,
                   dice.below(3) == 0 ? "no" : "yes", dice.below(3) == 0 ? "no" : "yes", licences.c_str(),
                   dice.below(4) == 0 ? ";es" : "", dice.of(kPlans), static_cast<unsigned long long>(dice.below(150)),
                   dice.of(kKnows), kind < 2 ? "lithium" : "");
    }
  }
  std::fclose(out);
  std::fclose(table);
}

double secondsOf(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void line(const char* work, double value, const char* unit, const char* wanted) {
  std::printf("%-62s %12.3f %-14s %s\n", work, value, unit, wanted);
  std::fflush(stdout);
}

void searches(const directory::Index& index, bool is_million, const char* which, const app::SearchFields& fields,
              const char* wanted) {
  const auto search = app::understandSearch(index, fields, *parseInstant("2026-12-01"));
  if (!search.troubles.empty()) std::printf("%s: not understood: %s\n", which, search.troubles.front().value.c_str());
  std::vector<double> times;
  std::size_t fit = 0, kept = 0;
  for (int i = 0; i < 201; ++i) {
    times.push_back(secondsOf([&] {
      const auto answers = directory::search(index, search.query);
      fit = answers.rows;
      kept = answers.found.size();
    }));
  }
  std::ranges::sort(times);
  std::printf("%-62s %12.3f %-14s %s  (p95 %.3f; %zu places fit, %zu told)\n", which, times[100] * 1000, "ms",
              is_million ? wanted : "", times[190] * 1000, fit, kept);
  std::fflush(stdout);
}

void writeRows(const directory::Index& index, const char* path) {
  std::FILE* const out = std::fopen(path, "w");
  const directory::Columns& columns = index.columns();
  for (std::uint32_t row = 0; row < columns.size(); ++row) {
    const directory::PlaceRow& place = index.places()[columns.place[row]];
    if (place.is_placed == 0) continue;
    const unsigned said = columns.said[row];
    const bool has_wait = (said >> directory::kWaitShift & 3U) == 1;
    std::fprintf(out, "%u\t%u\t%u\t%lld\t%u\t%s\tPOINT(%f %f)\n", row, static_cast<unsigned>(columns.specialties[row]),
                 said >> directory::kTelehealthShift & 3U, static_cast<long long>(columns.licences[row]),
                 said >> directory::kAcceptingShift & 3U, has_wait ? std::to_string(columns.wait[row]).c_str() : "\\N",
                 static_cast<double>(place.longitude), static_cast<double>(place.latitude));
  }
  std::fclose(out);
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t rows = argc > 1 ? static_cast<std::size_t>(std::atoll(argv[1])) : 1'000'000;
  const std::string folder = argc > 3 && std::string(argv[2]) == "--keep"
                                 ? argv[3]
                                 : fs::temp_directory_path() / ("baton-directory-" + std::to_string(rows));
  const std::string head = header();
  if (head.empty()) {
    std::printf("directory: skipped, BATON_SHARED_DATA with nppes/reference is not set\n");
    return 77;
  }
  fs::create_directories(folder);
  const std::string register_path = folder + "/npidata_pfile_20261101-20261130.csv",
                    table_path = folder + "/clinics.csv";
  std::printf("directory: %zu made-up rows on the real header (330 columns)\n", rows);
  line("  writing the made-up register", secondsOf([&] { writeFiles(rows, head, register_path, table_path); }), "s",
       "");
  line("  size of it", static_cast<double>(fs::file_size(register_path)) / 1e9, "GB", "");
  app::Places places;
  places.data_dir = folder + "/data";
  app::SystemClock clock;
  app::DirectoryLoad load;
  load.files = {register_path, table_path};
  load.builds = false;
  fs::remove_all(places.data_dir);
  const double reading = secondsOf([&] {
    const auto loaded = app::loadDirectory(places, clock, load);
    for (const auto& file : *loaded)
      std::printf("  %s: %zu rows, %zu taken, %zu rejected\n", file.kind.c_str(), file.read.rows, file.read.taken,
                  file.read.refused);
  });
  line("  load: reading", reading, "s", "");
  const double building = secondsOf([&] { (void)app::buildDirectory(places, clock, {}); });
  line("  load: index", building, "s", "");
  line("  load, whole", reading + building, "s", rows >= 8'000'000 ? "<= 180" : "");
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  line("  memory at most, files mapped included", static_cast<double>(usage.ru_maxrss) / 1e6, "GB", "");
  std::vector<double> times;
  for (int i = 0; i < 21; ++i) times.push_back(secondsOf([&] { (void)app::openDirectory(places); }));
  std::ranges::sort(times);
  line("  open", times[10] * 1000, "ms", "<= 100");
  const auto opened = app::openDirectory(places);
  if (!opened) {
    std::printf("%s\n", opened.error().message.c_str());
    return 1;
  }
  const auto& index = opened->index;
  line("  beside names", static_cast<double>(index.bytesBesideRecords()) / static_cast<double>(index.providers()),
       "bytes/provider", "<= 60");
  const bool is_million = rows <= 1'000'000;
  const auto ask = [&](const char* which, app::SearchFields fields, const char* wanted) {
    searches(index, is_million, which, fields, wanted);
  };
  ask("  top 20: psychiatry, 50 km of Worcester", {{"specialty", "psychiatry"}, {"near", "01608"}, {"within", "50km"}},
      "<= 0.5");
  app::SearchFields dense = {{"specialty", "psychiatry"}, {"near", "10001"}, {"within", "50km"}};
  ask("  top 20: psychiatry, 50 km of Manhattan", dense, "<= 1.5");
  dense["visit"] = "either";
  ask("  top 20: the same OR by video anywhere", dense, "<= 5");
  app::SearchFields wishes = {{"near", "10001"},  {"within", "50km"},    {"expertise", "ptsd"},
                              {"language", "es"}, {"insurance", "blue"}, {"gender", "female"}};
  ask("  top 20: anyone for mind and mood, four wishes, 50 km of Manhattan", wishes, "");
  wishes["visit"] = "either";
  ask("  top 20: the same OR by video anywhere, four wishes", wishes, "");
  ask("  top 20: by video, licensed in California", {{"visit", "video"}, {"state", "CA"}, {"specialty", "psychiatry"}},
      "");
  if (const char* const path = std::getenv("BATON_PG_ROWS")) writeRows(index, path);
  if (argc < 3) fs::remove_all(folder);
  return 0;
}
