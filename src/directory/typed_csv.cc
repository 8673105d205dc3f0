// The table that a clinic types: one row a clinician, columns by name in any order, lists with ";" (docs/directory.md).
// A value that is not understood makes the row's other values no worse: it is told, and the row is taken without it.
// A row without a name, or without NPI and id, cannot be used.
#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>

#include "base/instant.h"
#include "base/text.h"
#include "directory/reading.h"
#include "format/csv_rows.h"
#include "format/html.h"
#include "knowledge/care_directory.h"

namespace baton::directory {
namespace {

using knowledge::TermKind;

constexpr std::array<std::string_view, 28> kColumns = {
    "npi",         "id",        "name",      "credential", "specialty", "ages",       "expertise",
    "medication",  "style",     "languages", "gender",     "accepting", "telehealth", "in_person",
    "licensed_in", "insurance", "wait_days", "next_free",  "address",   "city",       "state",
    "zip",         "phone",     "latitude",  "longitude",  "booking",   "updated",    "gone"};

class Row {
 public:
  Row(const std::map<std::string, std::size_t, std::less<>>& columns, const csv::Rows& rows, const Reading& reading)
      : columns_(columns), rows_(rows), reading_(reading) {}

  std::string_view operator[](std::string_view column) const {
    const auto found = columns_.find(column);
    return found == columns_.end() || found->second >= rows_.fields().size() ? std::string_view()
                                                                             : trim(rows_.fields()[found->second]);
  }
  void tell(std::string_view column, std::string_view reason) const {
    reading_.tell({"line " + std::to_string(rows_.line()) + ", " + std::string(column), std::string(reason)});
    ++told_;
  }
  std::size_t told() const { return told_; }

  std::uint32_t set(std::string_view column, TermKind kind) const {
    std::vector<std::string> unknown;
    const std::uint32_t set = knowledge::directoryTerms().setOf(kind, (*this)[column], &unknown);
    for (const std::string& word : unknown) tell(column, "not known: " + shorten(toValidUtf8(word), 60));
    return set;
  }
  Said said(std::string_view column) const {
    const std::string word = toLowerAscii((*this)[column]);
    if (word.empty() || word == "unknown" || word == "?") return Said::Unknown;
    if (word == "yes" || word == "y" || word == "true" || word == "1") return Said::Yes;
    if (word == "no" || word == "n" || word == "false" || word == "0") return Said::No;
    tell(column, "neither yes nor no");
    return Said::Unknown;
  }
  std::optional<double> number(std::string_view column, double low, double high) const {
    const std::string_view text = (*this)[column];
    if (text.empty()) return std::nullopt;
    double value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc() || end != text.data() + text.size() || !(value >= low && value <= high)) {
      tell(column, "not a number that fits");
      return std::nullopt;
    }
    return value;
  }
  std::int32_t day(std::string_view column) const {
    const std::string_view text = (*this)[column];
    if (text.empty()) return kNoDay;
    const auto date = PartialDate::parse(text);
    if (!date || date->precision() == Precision::Year || date->precision() == Precision::Month) {
      tell(column, "not a date (2026-03-01)");
      return kNoDay;
    }
    return static_cast<std::int32_t>(date->first().ms / kDayMs);
  }

 private:
  const std::map<std::string, std::size_t, std::less<>>& columns_;
  const csv::Rows& rows_;
  const Reading& reading_;
  mutable std::size_t told_ = 0;
};

void takeSite(const Row& row, Statement& one) {
  Site site;
  site.line = shorten(toValidUtf8(row["address"]), 120);
  site.city = shorten(toValidUtf8(row["city"]), 60);
  site.phone = shownPhone(row["phone"]);
  const std::string_view zip = row["zip"];
  site.zip = std::string(zip.substr(0, std::min<std::size_t>(5, zip.size())));
  if (const std::string_view code = row["state"]; !code.empty()) {
    if (const auto state = knowledge::zipAreas().stateFrom(code)) {
      site.state = static_cast<std::uint8_t>(*state);
    } else {
      row.tell("state", "not a state's two letters");
    }
  }
  const auto latitude = row.number("latitude", -90, 90);
  const auto longitude = row.number("longitude", -180, 180);
  if (latitude && longitude) {
    site.has_point = true;
    site.latitude = static_cast<float>(*latitude);
    site.longitude = static_cast<float>(*longitude);
  }
  placeByZip(site);
  if (!zip.empty() && !site.has_point) row.tell("zip", "no such ZIP code");
  const bool is_empty = site.line.empty() && site.city.empty() && site.zip.empty() && site.phone.empty();
  if (!is_empty || site.has_point) one.sites.push_back(std::move(site));
}

void takeLists(const Row& row, Statement& one) {
  one.specialties = row.set("specialty", TermKind::Specialty);
  one.ages = row.set("ages", TermKind::Ages);
  one.expertise = row.set("expertise", TermKind::Expertise);
  one.medication = row.set("medication", TermKind::Medication);
  one.style = row.set("style", TermKind::Style);
  one.languages = row.set("languages", TermKind::Language);
  for (const std::string_view part : split(row["licensed_in"], ';')) {
    const std::string_view code = trim(part);
    if (code.empty()) continue;
    if (const auto state = knowledge::zipAreas().stateFrom(code)) {
      one.licences |= 1ULL << *state;
    } else {
      row.tell("licensed_in", "not a state's two letters");
    }
  }
  for (const std::string_view part : split(row["insurance"], ';')) {
    const std::string_view name = trim(part);
    if (!name.empty() && one.insurers.size() < kMostInsurers) one.insurers.push_back(shorten(toValidUtf8(name), 80));
  }
}

bool statementFrom(const Row& row, const Reading& reading, Statement& one) {
  one = {};
  const std::string_view npi = row["npi"];
  if (!npi.empty()) {
    one.key = npiFrom(npi);
    if (one.key == 0) {
      row.tell("npi", "not a valid number (ten digits, check digit)");
      return false;
    }
  } else if (const std::string_view id = row["id"]; !id.empty()) {
    one.key = ownKey(reading.source, id);
  } else {
    row.tell("npi", "neither npi nor id");
    return false;
  }
  one.day = row.day("updated");
  if (one.day == kNoDay) one.day = reading.day;
  one.is_gone = row.said("gone") == Said::Yes;
  one.name = shorten(toValidUtf8(collapseSpaces(row["name"])), 120);
  if (one.name.empty() && !one.is_gone) {
    row.tell("name", "empty");
    return false;
  }
  one.credential = shorten(toValidUtf8(row["credential"]), 30);
  const std::string gender = toLowerAscii(row["gender"]);
  if (gender == "female" || gender == "f" || gender == "woman") one.gender = Gender::Female;
  if (gender == "male" || gender == "m" || gender == "man") one.gender = Gender::Male;
  if (gender == "other" || gender == "x" || gender == "nonbinary") one.gender = Gender::Other;
  if (!gender.empty() && one.gender == Gender::Unknown) row.tell("gender", "female, male or other");
  takeLists(row, one);
  one.accepting = row.said("accepting");
  one.telehealth = row.said("telehealth");
  one.in_person = row.said("in_person");
  if (const auto wait = row.number("wait_days", 0, 3650)) one.wait_days = static_cast<std::int32_t>(*wait);
  one.free_day = row.day("next_free");
  if (const std::string_view booking = row["booking"]; !booking.empty()) {
    if (booking.starts_with("https://") && format::isSafeAddress(booking) && booking.size() <= 500) {
      one.booking = booking;
    } else {
      row.tell("booking", "not an https address");
    }
  }
  takeSite(row, one);
  return true;
}

}  // namespace

Read readTypedCsv(const Reading& reading) {
  csv::Rows rows(reading.bytes);
  Read read;
  std::map<std::string, std::size_t, std::less<>> columns;
  if (!rows.next() || !rows.fault().empty()) {
    reading.tell({"line 1", "no header"});
    return {.refused = 1};
  }
  for (std::size_t i = 0; i < rows.fields().size(); ++i) {
    const std::string name = toLowerAscii(trim(rows.fields()[i]));
    if (std::ranges::find(kColumns, name) == kColumns.end()) {
      reading.tell({"line 1, " + shorten(toValidUtf8(name), 40), "no such column; it is passed over"});
    } else if (!columns.emplace(name, i).second) {
      reading.tell({"line 1, " + name, "the column stands twice; the first counts"});
    }
  }
  const std::size_t fields = rows.fields().size();
  if (!columns.contains("name") || (!columns.contains("npi") && !columns.contains("id"))) {
    reading.tell({"line 1", "the columns name, and npi or id, are needed"});
    return {.refused = 1};
  }
  Statement one;
  while (rows.next()) {
    ++read.rows;
    if (!rows.fault().empty() || rows.fields().size() != fields) {
      ++read.refused;
      reading.tell({"line " + std::to_string(rows.line()),
                    rows.fault().empty()
                        ? std::to_string(rows.fields().size()) + " fields, the header has " + std::to_string(fields)
                        : std::string(rows.fault())});
      continue;
    }
    const Row row(columns, rows, reading);
    if (!statementFrom(row, reading, one)) {
      ++read.refused;
      continue;
    }
    if (row.told() > 0) read.passed_over["values that were not understood"] += row.told();
    ++read.taken;
    reading.take(one);
    if (reading.progress && read.rows % 4096 == 0) reading.progress({rows.offset(), read.rows, rows.nextLine()});
  }
  return read;
}

}  // namespace baton::directory
