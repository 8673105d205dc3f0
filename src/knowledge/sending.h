// Sending: which papers and results a new clinician should get, ranked for each reader (REC-3).
//
// Source: knowledge/sending/kinds.tsv, a source per row. Read at the first call; a table with a fault ends the program,
// as every compiled-in table does (the tests load it first).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace baton::knowledge {

enum class SendKind : std::uint8_t { Made, Document, Plan, Labs, Scores };

struct SendRow {
  std::string id;  // "discharge-summary"
  std::string name;
  std::string name_es;
  SendKind kind = SendKind::Document;
  std::vector<std::string> loinc;  // document types
  std::vector<std::string> words;  // folded (base/text.h), any of them in the title or type
  int months = 0;                  // how old it may be; 0 = any
  std::array<int, 4> places{};     // for kSendReaders; 0 = not sent
  std::string why;
  std::string why_es;
};
inline constexpr std::array<std::string_view, 4> kSendReaders = {"psychiatrist", "therapist", "primary-care",
                                                                 "telepsychiatry"};

// Errors: BadInput naming the line.
Result<std::vector<SendRow>> readSending(std::string_view table);
const std::vector<SendRow>& sending();
// The place of a row for a role; every other role reads as primary care does.
int placeFor(const SendRow& row, std::string_view role);

}  // namespace baton::knowledge
