// The reader of one line of medication text, word by word: the work behind readMedicationText.
//
// Kept in one class because what a number means depends on what was read before it ("take", a form, a time). The parts
// are in files of their own: medication_reader.cc walks the words, medication_amounts.cc reads numbers,
// medication_extras.cc reasons, limits and quantities, medication_settle.cc decides what stayed open.
// Every read… function answers how many words it took; 0 means it read nothing and changed nothing of the result.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/knowledge.h"
#include "knowledge/medication_names.h"
#include "knowledge/medication_text.h"
#include "knowledge/sig_timing.h"
#include "knowledge/written_number.h"

namespace baton::knowledge {

inline constexpr double kMostAtOnce = 4;          // "Zoloft 2 qd" is a count, "Zoloft 100 qd" a strength
inline constexpr std::size_t kLongestReason = 6;  // words after "for"

// Marks that add nothing and need not be reported: commas, brackets, slashes between parts.
bool isSilentMark(const Word& word);

class MedicationReader {
 public:
  enum class Look : std::uint8_t { ForNames, ForSigOnly };
  MedicationReader(const Knowledge& knowledge, std::string_view text, Look look);

  MedicationText read();

 private:
  std::size_t readAt(std::size_t at);
  std::size_t readPhrase(std::size_t at);
  std::size_t readTiming(std::size_t at);
  std::size_t readAmount(std::size_t at);
  std::size_t readDailyTotal(std::size_t at, const Strength& strength);
  std::size_t readMass(std::size_t at, const WrittenNumber& number, std::size_t unit_at);
  std::size_t readPer(std::size_t at, Strength& strength) const;
  std::size_t readUnit(std::size_t at, std::string& unit, std::string_view& caution) const;
  std::size_t readPair(std::size_t at, const WrittenNumber& first);
  std::size_t readCountOfStrength(std::size_t at, const WrittenNumber& number);
  std::size_t readBare(std::size_t at, const WrittenNumber& number);
  std::size_t readReleaseHours(std::size_t at);
  std::size_t readReason(std::size_t at, std::string& reason) const;
  std::size_t readAsNeeded(std::size_t at, const SigWord& word);
  std::size_t readFor(std::size_t at);
  std::size_t readMax(std::size_t at, std::size_t word_length);
  std::size_t readRefills(std::size_t at);
  std::size_t readQuantity(std::size_t at, std::size_t word_length);
  bool placeMass(const Strength& strength, const std::optional<Decimal>& high);
  bool placeCount(const Amount& amount);
  bool setForm(std::string_view form);
  bool setRoute(std::string_view route);
  bool setRelease(Release release, std::size_t at, std::size_t length);

  DoseInstruction& current();
  void startInstruction();
  void warn(WarningKind kind, std::size_t at, std::size_t length, std::string_view explanation);
  void warnNumber(const WrittenNumber& number, std::size_t at);
  void unread(std::size_t at, std::size_t length);
  void takeNames();
  void finish();
  void settleQuantity();
  void settleDoses();
  void settleStrengths();
  // Said beside what was said before: in brackets or after "=".
  bool isAside() const { return brackets_ > 0 || after_equals_; }
  bool isOpen(std::size_t at) const { return at < words_.size() && named_.uses[at] == WordUse::Open; }
  bool isMark(std::size_t at, char mark) const { return at < words_.size() && words_[at].isMark(mark); }
  bool isKey(std::size_t at, std::string_view key) const { return isOpen(at) && words_[at].key == key; }
  std::string_view written(std::size_t at, std::size_t length) const;

  Look look_;
  const Names& names_;
  std::string_view text_;
  std::vector<Word> words_;
  SigMatches sig_;  // of words_
  NamedWords named_;
  TimingReader timing_reader_;
  MedicationText result_;
  bool is_taking_ = false;    // a verb was read: amounts are what is taken
  std::size_t brackets_ = 0;  // depth of "(" and "["
  bool after_equals_ = false;
};

}  // namespace baton::knowledge
