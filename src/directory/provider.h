// Provider: what is known of one clinician or clinic, and which source says it.
//
// A Statement is what one row or resource of one source says; a Provider is what all sources together say (fold.h).
// Empty, 0 and Unknown mean that nobody says it: unknown is not no. Sets are bits by the order of
// knowledge/directory/terms.tsv; licences are bits by ZipAreas' states. Days count from 1970-01-01.
// Key: the NPI where there is one (ten digits, so below 2^34), else a number with the highest bit set, made of the
// source's name and its own id.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace baton::directory {

enum class Said : std::uint8_t { Unknown, Yes, No };
enum class Gender : std::uint8_t { Unknown, Female, Male, Other };

inline constexpr std::int32_t kNoDay = INT32_MIN;
inline constexpr std::uint8_t kNoState = 255;
inline constexpr std::size_t kMostSites = 32;
inline constexpr std::size_t kMostInsurers = 200;

struct Site {
  std::string line;
  std::string city;
  std::uint8_t state = kNoState;
  std::string zip;    // five digits, or "" outside the United States
  std::string phone;  // as to be shown
  bool has_point = false;
  bool is_rough = false;  // the point is the middle of a three-digit ZIP area
  float latitude = 0;
  float longitude = 0;
  bool operator==(const Site&) const = default;
};

struct Statement {
  std::uint64_t key = 0;
  std::int32_t day = kNoDay;  // when the source last changed it; else when the file was made or loaded
  bool is_gone = false;       // no longer practises, says the source
  bool is_organization = false;
  std::string name;
  std::string credential;
  Gender gender = Gender::Unknown;
  std::uint32_t specialties = 0;
  std::uint32_t ages = 0;
  std::uint32_t expertise = 0;
  std::uint32_t medication = 0;
  std::uint32_t style = 0;
  std::uint32_t languages = 0;
  std::uint64_t licences = 0;
  Said in_person = Said::Unknown;
  Said telehealth = Said::Unknown;
  Said accepting = Said::Unknown;
  std::int32_t wait_days = -1;        // as said on `day`
  std::int32_t free_day = kNoDay;     // of the next free appointment
  std::string booking;                // https address or phone for booking
  std::vector<std::string> insurers;  // plans and networks, as the source calls them
  std::vector<Site> sites;
  bool operator==(const Statement&) const = default;
};

constexpr bool isNpi(std::uint64_t key) { return key >= 1'000'000'000U && key < 3'000'000'000U; }
// The check digit of an NPI is Luhn's over "80840" and its digits. Source: CMS, "Requirements for National Provider
// Identifier (NPI) and NPI Check Digit"; an NPI begins with 1 or 2.
// 0 when the text is no NPI.
std::uint64_t npiFrom(std::string_view text);
std::uint64_t ownKey(std::string_view source, std::string_view id);
// "1234567893"; "x" and hexadecimal digits for a key of our own.
std::string keyText(std::uint64_t key);
std::uint64_t keyFrom(std::string_view text);  // 0 when it is none

// "ANNA O'NEIL-LEE" → "Anna O'Neil-Lee": registers shout. Text with a lower-case letter stays as it is.
std::string quietName(std::string_view name);
// "6175550100" → "617-555-0100"; what has not ten digits stays.
std::string shownPhone(std::string_view digits);
// Sets point, roughness and, where it is missing, state from the ZIP code.
void placeByZip(Site& site);

// One statement as bytes and back; false when the bytes are none. Versioned with the load file that holds them.
void append(std::string& bytes, const Statement& statement);
bool parse(std::string_view bytes, Statement& statement);

}  // namespace baton::directory
