// NPPES: the public register of everyone who bills for care in the United States, as CMS gives it out every month and
// week (npidata_pfile, pl_pfile). Columns are found by their names, so that the 329 of 2015, the 330 of today and those
// of the second version are all read. Source: CMS, NPPES Data Dissemination, Readme and Code Values.
#include <algorithm>
#include <array>
#include <optional>

#include "base/instant.h"
#include "base/text.h"
#include "directory/reading.h"
#include "format/csv_rows.h"
#include "knowledge/care_directory.h"

namespace baton::directory {
namespace {

constexpr std::size_t kNone = SIZE_MAX;
constexpr std::size_t kTaxonomies = 15;
constexpr std::size_t kProgressBytes = 4U << 20U;

std::size_t columnOf(const std::vector<std::string_view>& header, std::string_view name) {
  const auto found = std::ranges::find(header, name);
  return found == header.end() ? kNone : static_cast<std::size_t>(found - header.begin());
}

std::string_view at(const std::vector<std::string_view>& row, std::size_t column) {
  return column < row.size() ? trim(row[column]) : std::string_view();
}

// "11/23/2015" → days; nullopt for anything else.
std::optional<std::int32_t> usDay(std::string_view text) {
  if (text.size() != 10 || text[2] != '/' || text[5] != '/') return std::nullopt;
  const auto digits = [text](std::size_t from, std::size_t count) {
    int number = 0;
    for (std::size_t i = from; i < from + count; ++i) {
      if (text[i] < '0' || text[i] > '9') return -1;
      number = number * 10 + (text[i] - '0');
    }
    return number;
  };
  const int month = digits(0, 2), day = digits(3, 2), year = digits(6, 4);
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1900 || year > 2200) return std::nullopt;
  return static_cast<std::int32_t>(daysFromCivil(year, static_cast<unsigned>(month), static_cast<unsigned>(day)));
}

struct AddressColumns {
  std::size_t line1, line2, city, state, zip, country, phone;
};

Site siteFrom(const std::vector<std::string_view>& row, const AddressColumns& columns) {
  Site site;
  site.line = quietName(at(row, columns.line1));
  if (const std::string_view more = at(row, columns.line2); !more.empty()) site.line += ", " + quietName(more);
  site.line = shorten(toValidUtf8(site.line), 120);
  site.city = shorten(toValidUtf8(quietName(at(row, columns.city))), 60);
  site.phone = shownPhone(at(row, columns.phone));
  const std::string_view country = at(row, columns.country);
  if (!country.empty() && country != "US") return site;
  const std::string_view zip = at(row, columns.zip);
  site.zip = std::string(zip.substr(0, std::min<std::size_t>(5, zip.size())));
  if (const auto state = knowledge::zipAreas().stateFrom(at(row, columns.state))) {
    site.state = static_cast<std::uint8_t>(*state);
  }
  placeByZip(site);
  return site;
}

struct Columns {
  std::size_t npi, entity, organization, last, first, credential, deactivated, reactivated, updated, gender;
  AddressColumns address;
  std::array<std::size_t, kTaxonomies> taxonomy, licence_state;
};

std::optional<Columns> columnsOf(const std::vector<std::string_view>& header) {
  const auto column = [&header](std::string_view name) { return columnOf(header, name); };
  Columns found = {column("NPI"),
                   column("Entity Type Code"),
                   column("Provider Organization Name (Legal Business Name)"),
                   column("Provider Last Name (Legal Name)"),
                   column("Provider First Name"),
                   column("Provider Credential Text"),
                   column("NPI Deactivation Date"),
                   column("NPI Reactivation Date"),
                   column("Last Update Date"),
                   column("Provider Gender Code"),
                   {column("Provider First Line Business Practice Location Address"),
                    column("Provider Second Line Business Practice Location Address"),
                    column("Provider Business Practice Location Address City Name"),
                    column("Provider Business Practice Location Address State Name"),
                    column("Provider Business Practice Location Address Postal Code"),
                    column("Provider Business Practice Location Address Country Code (If outside U.S.)"),
                    column("Provider Business Practice Location Address Telephone Number")},
                   {},
                   {}};
  if (found.gender == kNone) found.gender = column("Provider Sex Code");  // the register's word since 2025
  for (std::size_t i = 0; i < kTaxonomies; ++i) {
    const std::string number = std::to_string(i + 1);
    found.taxonomy[i] = column("Healthcare Provider Taxonomy Code_" + number);
    found.licence_state[i] = column("Provider License Number State Code_" + number);
  }
  for (const std::size_t needed :
       {found.npi, found.entity, found.organization, found.last, found.first, found.address.zip, found.taxonomy[0]}) {
    if (needed == kNone) return std::nullopt;
  }
  return found;
}

void takeTaxonomies(const std::vector<std::string_view>& row, const Columns& columns, Statement& one) {
  const knowledge::TaxonomyCodes& codes = knowledge::taxonomyCodes();
  for (std::size_t i = 0; i < kTaxonomies; ++i) {
    const std::string_view code = at(row, columns.taxonomy[i]);
    if (code.empty()) break;  // the register fills them from the first on
    if (const auto* const known = codes.find(code)) {
      one.specialties |= known->specialties;
      one.ages |= known->ages;
    }
    if (const auto state = knowledge::zipAreas().stateFrom(at(row, columns.licence_state[i]))) {
      one.licences |= 1ULL << *state;
    }
  }
}

// "" when the row became a statement, else why not.
std::string_view statementFrom(const std::vector<std::string_view>& row, const Columns& columns, Statement& one) {
  one = {};
  one.key = npiFrom(at(row, columns.npi));
  if (one.key == 0) return "NPI: not a valid number (ten digits, check digit)";
  const std::string_view updated = at(row, columns.updated);
  if (!updated.empty()) {
    const auto day = usDay(updated);
    if (!day) return "Last Update Date: not a date (MM/DD/YYYY)";
    one.day = *day;
  }
  const std::string_view gone = at(row, columns.deactivated);
  if (!gone.empty()) {
    const auto day = usDay(gone);
    const auto back = usDay(at(row, columns.reactivated));
    if (!day) return "NPI Deactivation Date: not a date (MM/DD/YYYY)";
    if (!back || *back < *day) {
      one.is_gone = true;
      one.day = std::max(one.day, *day);
      return {};
    }
  }
  const std::string_view entity = at(row, columns.entity);
  if (entity != "1" && entity != "2") return "Entity Type Code: neither 1 nor 2";
  one.is_organization = entity == "2";
  if (one.is_organization) {
    one.name = quietName(at(row, columns.organization));
  } else {
    one.name = quietName(at(row, columns.first));
    if (const std::string last = quietName(at(row, columns.last)); !last.empty()) {
      one.name += (one.name.empty() ? "" : " ") + last;
    }
    one.credential = shorten(toValidUtf8(at(row, columns.credential)), 30);
    const std::string_view gender = at(row, columns.gender);
    if (gender == "F") one.gender = Gender::Female;
    if (gender == "M") one.gender = Gender::Male;
    if (gender == "X") one.gender = Gender::Other;
  }
  one.name = shorten(toValidUtf8(one.name), 120);
  if (one.name.empty()) return "no name";
  takeTaxonomies(row, columns, one);
  Site site = siteFrom(row, columns.address);
  if (!site.city.empty() || !site.zip.empty()) one.sites.push_back(std::move(site));
  return {};
}

// Goes through the rows of a file whose first line is a header. `each` answers why a row cannot be used, or "".
template <class Each>
Read goThrough(const Reading& reading, std::size_t fields, csv::Rows& rows, const Each& each) {
  Read read;
  std::size_t told_at = rows.offset();
  while (rows.next()) {
    ++read.rows;
    std::string_view why = rows.fault();
    std::string count;
    if (why.empty() && rows.fields().size() != fields) {
      count = std::to_string(rows.fields().size()) + " fields, the header has " + std::to_string(fields);
      why = count;
    }
    if (why.empty()) why = each(rows.fields());
    if (why.empty()) {
      ++read.taken;
    } else {
      ++read.refused;
      reading.tell({"line " + std::to_string(rows.line()), std::string(why)});
    }
    if (reading.progress && rows.offset() - told_at >= kProgressBytes) {
      told_at = rows.offset();
      reading.progress({rows.offset(), read.rows, rows.nextLine()});
    }
  }
  return read;
}

}  // namespace

Read readNppes(const Reading& reading) {
  csv::Rows header(reading.bytes);
  const auto columns = header.next() ? columnsOf(header.fields()) : std::nullopt;
  if (!columns) {
    reading.tell({"line 1", "not the header of an NPPES file"});
    return {.refused = 1};
  }
  const std::size_t fields = header.fields().size();
  csv::Rows rows(reading.bytes, {}, reading.from == 0 ? header.offset() : reading.from,
                 reading.from == 0 ? header.nextLine() : reading.from_line);
  Statement one;
  return goThrough(reading, fields, rows, [&](const std::vector<std::string_view>& row) -> std::string_view {
    const std::string_view why = statementFrom(row, *columns, one);
    if (!why.empty()) return why;
    if (one.day == kNoDay) one.day = reading.day;
    reading.take(one);
    return {};
  });
}

Read readNppesLocations(const Reading& reading) {
  csv::Rows header(reading.bytes);
  const bool has_header = header.next();
  const auto column = [&header](std::string_view name) { return columnOf(header.fields(), name); };
  const std::size_t npi = column("NPI");
  // The double blank is the register's own.
  const AddressColumns address = {
      column("Provider Secondary Practice Location Address- Address Line 1"),
      column("Provider Secondary Practice Location Address-  Address Line 2"),
      column("Provider Secondary Practice Location Address - City Name"),
      column("Provider Secondary Practice Location Address - State Name"),
      column("Provider Secondary Practice Location Address - Postal Code"),
      column("Provider Secondary Practice Location Address - Country Code (If outside U.S.)"),
      column("Provider Secondary Practice Location Address - Telephone Number")};
  if (!has_header || npi == kNone || address.line1 == kNone || address.zip == kNone) {
    reading.tell({"line 1", "not the header of an NPPES file of practice locations"});
    return {.refused = 1};
  }
  const std::size_t fields = header.fields().size();
  csv::Rows rows(reading.bytes, {}, reading.from == 0 ? header.offset() : reading.from,
                 reading.from == 0 ? header.nextLine() : reading.from_line);
  Statement one;
  return goThrough(reading, fields, rows, [&](const std::vector<std::string_view>& row) -> std::string_view {
    one = {};
    one.key = npiFrom(at(row, npi));
    if (one.key == 0) return "NPI: not a valid number (ten digits, check digit)";
    one.day = reading.day;
    one.sites.push_back(siteFrom(row, address));
    if (one.sites.front().city.empty() && one.sites.front().zip.empty()) return "no address";
    reading.take(one);
    return {};
  });
}

}  // namespace baton::directory
