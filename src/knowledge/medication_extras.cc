#include "knowledge/medication_reader.h"

namespace baton::knowledge {

std::size_t MedicationReader::readReason(std::size_t at, std::string& reason) const {
  std::size_t next = at;
  std::size_t end = at;
  while (isOpen(next) && next - at < kLongestReason) {
    const Word& word = words_[next];
    const SigWord known = sig_.match(next);
    if (known.length > 0 && known.kind == SigKind::Reason) {
      next += known.length;
      end = next;
      continue;
    }
    const bool joins = end > at && (word.key == "and" || word.key == "or" || word.isMark('/') || word.isMark(','));
    if (!joins) break;
    ++next;
  }
  if (end == at) return 0;
  reason = written(at, end - at);
  return end - at;
}

// "for anxiety", "for severe lower back spasms": words up to the next mark, number or phrase with a meaning.
std::size_t MedicationReader::readFor(std::size_t at) {
  if (!isKey(at, "for")) return 0;
  std::size_t next = at + 1;
  while (next < words_.size() && next - at <= kLongestReason) {
    const Word& word = words_[next];
    if (word.kind != WordKind::Letters || named_.uses[next] != WordUse::Open) break;
    const SigWord known = sig_.match(next);
    const bool ends = known.length > 0 && known.kind != SigKind::Reason && known.kind != SigKind::Filler;
    if (ends) break;
    next += known.length > 0 ? known.length : 1;
  }
  while (next > at + 1 && words_[next - 1].kind == WordKind::Letters && sig_.find(words_[next - 1].key).length > 0 &&
         sig_.find(words_[next - 1].key).kind == SigKind::Filler) {
    --next;
  }
  if (next == at + 1) return 0;
  DoseInstruction* last = result_.instructions.empty() ? nullptr : &result_.instructions.back();
  const std::string words(written(at + 1, next - at - 1));
  if (last != nullptr && last->timing.as_needed && last->timing.as_needed_for.empty()) {
    last->timing.as_needed_for = words;
    timing_reader_.addText(at, next - at, last->timing);
  } else if (result_.indication.empty()) {
    result_.indication = words;
  } else {
    return 0;
  }
  return next - at;
}

std::size_t MedicationReader::readAsNeeded(std::size_t at, const SigWord& word) {
  Timing& timing = current().timing;
  timing.as_needed = true;
  std::size_t length = word.length;
  std::string reason;
  const std::size_t reason_length = isOpen(at + length) ? readReason(at + length, reason) : 0;
  if (reason_length > 0) {
    timing.as_needed_for = reason;
    length += reason_length;
  }
  timing_reader_.addText(at, length, timing);
  return length;
}

// "max 4 tablets per day", "not to exceed 8 mg in 24 hours"; without the day it is not read.
std::size_t MedicationReader::readMax(std::size_t at, std::size_t word_length) {
  std::size_t next = at + word_length;
  while (isMark(next, ':') || isKey(next, "of")) ++next;
  const WrittenNumber number = next < words_.size() ? readNumber(sig_, next) : WrittenNumber();
  if (number.length == 0 || number.high || result_.max_per_day) return 0;
  next += number.length;
  Amount amount{number.value, std::nullopt, {}};
  std::string_view caution;
  const std::size_t unit_length = next < words_.size() ? readUnit(next, amount.unit, caution) : 0;
  next += unit_length;
  if (unit_length == 0 && isOpen(next)) {
    const SigWord word = sig_.match(next);
    if (word.length > 0 && (word.kind == SigKind::Form || word.kind == SigKind::Take)) {
      amount.unit = word.value;
      next += word.length;
    }
  }
  const bool in_24 = (isKey(next, "in") || isKey(next, "per")) && isKey(next + 1, "24") && next + 2 < words_.size() &&
                     sig_.find(words_[next + 2].key).value == "h";
  const bool slash_day = isMark(next, '/') && (isKey(next + 1, "day") || isKey(next + 1, "d"));
  const SigWord day = isOpen(next) ? sig_.match(next) : SigWord();
  const bool per_day = day.length > 0 && day.kind == SigKind::Timing && day.value == "f=1 p=1 u=d";
  const bool said_daily = words_[at + word_length - 1].key == "dose" && word_length >= 3;  // "max daily dose"
  if (in_24) next += 3;
  if (slash_day) next += 2;
  if (!in_24 && !slash_day && per_day) next += day.length;
  if (!in_24 && !slash_day && !per_day && !said_daily) return 0;
  result_.max_per_day = amount;
  return next - at;
}

std::size_t MedicationReader::readRefills(std::size_t at) {
  const bool says_no = isKey(at, "no") || isKey(at, "zero");
  const SigWord word = sig_.match(says_no && isOpen(at + 1) ? at + 1 : at);
  if (word.length == 0 || word.kind != SigKind::Refills || result_.refills) return 0;
  if (says_no) {
    result_.refills = 0;
    return 1 + word.length;
  }
  std::size_t next = at + word.length;
  while (isMark(next, ':') || isMark(next, '(') || isMark(next, ')') || isMark(next, '=') || isKey(next, "s")) ++next;
  const WrittenNumber number = isOpen(next) ? readNumber(sig_, next) : WrittenNumber();
  if (number.length == 0 || number.high || number.value.value() > 99) return 0;
  result_.refills = static_cast<int>(number.value.value());
  return next + number.length - at;
}

// "#30", "disp 30 tabs", "qty: 60".
std::size_t MedicationReader::readQuantity(std::size_t at, std::size_t word_length) {
  std::size_t next = at + word_length;
  while (isMark(next, ':') || isMark(next, '#') || isMark(next, '=') || isMark(next, '.')) ++next;
  const WrittenNumber number = isOpen(next) ? readNumber(sig_, next) : WrittenNumber();
  if (number.length == 0 || number.high || result_.quantity) return 0;
  next += number.length;
  Amount amount{number.value, std::nullopt, {}};
  std::string_view caution;
  const std::size_t unit_length = next < words_.size() ? readUnit(next, amount.unit, caution) : 0;
  next += unit_length;
  const SigWord word = unit_length == 0 && isOpen(next) ? sig_.match(next) : SigWord();
  if (word.length > 0 && (word.kind == SigKind::Form || word.kind == SigKind::Take)) {
    amount.unit = word.value;
    next += word.length;
  }
  result_.quantity = amount;
  return next - at;
}

}  // namespace baton::knowledge
