// Adds what a phrase says about time to a Timing: "bid", "in the morning", "every 4-6 hours", "x 7 days".
//
// Kept apart from the reader of medicines because substance use is told with the same words ("2 beers on weekends").
// Each function answers how many words it read; 0 means it read nothing and changed nothing.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/sig_matches.h"
#include "knowledge/timing.h"
#include "knowledge/words.h"

namespace baton::knowledge {

class TimingReader {
 public:
  TimingReader(const SigMatches& sig, std::string_view text) : sig_(sig), text_(text), words_(sig.words()) {}

  // Everything below in turn; the words read are added to timing.text.
  std::size_t read(std::size_t at, Timing& timing);
  // "up to" before a frequency makes it the most: "up to 3 times a day".
  void setUpTo() { is_up_to_ = true; }
  // Forgets what the frequency so far came from: a new instruction begins.
  void restart() { frequency_from_when_ = is_up_to_ = false; }
  // Adds words to timing.text as written.
  void addText(std::size_t at, std::size_t length, Timing& timing) const;
  // The caution of the phrase read last, "" without one.
  std::string_view caution() const { return caution_; }

 private:
  std::size_t readPhrase(std::size_t at, Timing& timing);
  std::size_t readInterval(std::size_t at, Timing& timing) const;  // q6h, every 4-6 hours, every 10 days
  std::size_t readTimes(std::size_t at, Timing& timing);           // 2x/day, 3 times per week, /day
  std::size_t readDays(std::size_t at, Timing& timing) const;      // on Mondays and Fridays
  std::size_t readDuration(std::size_t at, Timing& timing) const;  // x 7 days, for 2 weeks
  std::size_t readClock(std::size_t at, Timing& timing) const;     // 8am, at 9:30 pm
  bool apply(std::string_view value, Timing& timing);
  bool setFrequency(int frequency, const Decimal& period, std::string_view unit, Timing& timing);
  // "days" → "d"; "" when it is no unit of time.
  static std::string_view unitOfTime(std::string_view key);
  bool isKey(std::size_t at, std::string_view key) const { return at < words_.size() && words_[at].key == key; }

  const SigMatches& sig_;
  std::string_view text_;
  const std::vector<Word>& words_;
  bool frequency_from_when_ = false;  // "qam": once a day because of the morning; another time of day adds one
  bool is_up_to_ = false;
  std::string_view caution_;
};

}  // namespace baton::knowledge
