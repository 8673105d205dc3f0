#include "knowledge/medication_reader.h"

namespace baton::knowledge {

std::size_t MedicationReader::readUnit(std::size_t at, std::string& unit, std::string_view& caution) const {
  if (isMark(at, '%')) {
    unit = "%";
    return 1;
  }
  const std::size_t next = isMark(at, '-') ? at + 1 : at;  // "20-mg"
  if (!isOpen(next)) return 0;
  const SigWord word = sig_.match(next);
  if (word.length == 0 || word.kind != SigKind::Unit) return 0;
  unit = word.value;
  caution = word.caution;
  return next + word.length - at;
}

// "/5 mL", "/mL", "per 1000 mL", "/24 hr", "/actuat".
std::size_t MedicationReader::readPer(std::size_t at, Strength& strength) const {
  if (!isMark(at, '/') && !isKey(at, "per")) return 0;
  std::size_t next = at + 1;
  const WrittenNumber number = next < words_.size() ? readNumber(sig_, next) : WrittenNumber();
  if (number.high) return 0;
  next += number.length;
  std::string unit;
  std::string_view caution;
  const std::size_t length = next < words_.size() ? readUnit(next, unit, caution) : 0;
  if (length == 0) {
    const SigWord take = next < words_.size() && isOpen(next) ? sig_.match(next) : SigWord();
    const bool is_take = take.length > 0 && (take.kind == SigKind::Take || take.kind == SigKind::Form);
    if (!is_take) return 0;
    strength.per_unit = take.value;
    strength.per_value = number.length == 0 ? Decimal::fromInt(1) : number.value;
    return next + take.length - at;
  }
  if (unit == strength.unit) return 0;  // "8 mg/2 mg" is a pair
  strength.per_unit = unit;
  strength.per_value = number.length == 0 ? Decimal::fromInt(1) : number.value;
  return next + length - at;
}

// Where a mass belongs: the product's strength, or what is taken.
bool MedicationReader::placeMass(const Strength& strength, const std::optional<Decimal>& high) {
  const Amount amount{strength.value, high, strength.unit};
  DoseInstruction* last = result_.instructions.empty() ? nullptr : &result_.instructions.back();
  const bool count_before = last != nullptr && last->dose && isAside();
  if (count_before && !last->same_as) {
    last->same_as = amount;
    const bool is_one = last->dose->value.value() == 1 && !last->dose->high;
    if (is_one && result_.strengths.empty() && !high) result_.strengths.push_back(strength);
    return true;
  }
  const bool has_time = last != nullptr && !last->timing.empty();
  const bool is_repeated =
      std::find(result_.strengths.begin(), result_.strengths.end(), strength) != result_.strengths.end();
  if (isAside() && (has_time || !result_.strengths.empty())) return is_repeated && !high;  // never a dose of its own
  const bool is_product = !strength.per_unit.empty();
  if (!is_product && (is_taking_ || high) && (last == nullptr || !last->dose)) {
    current().dose = amount;
    return true;
  }
  if (!is_product && has_time && !result_.strengths.empty()) {
    startInstruction();
    current().dose = amount;
    return true;
  }
  const std::size_t most = std::max<std::size_t>(1, result_.ingredients.size());
  if (!high && result_.strengths.size() < most) {
    result_.strengths.push_back(strength);
    return true;
  }
  if (is_repeated && !high) return true;
  if (!is_product && (last == nullptr || !last->dose)) {
    current().dose = amount;
    return true;
  }
  return false;
}

// "(900 mg/day)", "= 900 mg daily" after the single doses.
std::size_t MedicationReader::readDailyTotal(std::size_t at, const Strength& strength) {
  const bool has_dose_before = !result_.instructions.empty() && !result_.instructions.back().timing.empty();
  if (!isAside() || !has_dose_before || result_.total_per_day || at >= words_.size()) return 0;
  Timing scratch;
  TimingReader probe(sig_, text_);
  const std::size_t start = isKey(at, "total") ? at + 1 : at;
  const std::size_t length = start < words_.size() ? probe.read(start, scratch) : 0;
  const bool is_daily = length > 0 && scratch.frequency == 1 && scratch.period_unit == "d" && scratch.when.empty() &&
                        scratch.period->value() == 1;
  if (!is_daily) return 0;
  result_.total_per_day = Amount{strength.value, std::nullopt, strength.unit};
  return start + length - at;
}

std::size_t MedicationReader::readMass(std::size_t at, const WrittenNumber& number, std::size_t unit_at) {
  Strength strength;
  strength.value = number.value;
  std::string_view caution;
  const std::size_t unit_length = readUnit(unit_at, strength.unit, caution);
  if (unit_length == 0) return 0;
  std::size_t length = unit_at + unit_length - at;
  if (strength.unit == "h") return 0;
  const bool is_package = (strength.unit == "actuat" || strength.unit == "mL") && at == 0 && !number.high &&
                          at + length < words_.size() && named_.uses[at + length] == WordUse::Read;
  if (is_package) {  // "120 ACTUAT Fluticasone ...", "1 ML medroxyprogesterone ..."
    result_.quantity = Amount{number.value, std::nullopt, strength.unit};
    return length;
  }
  if (const std::size_t total = readDailyTotal(at + length, strength)) return length + total;
  if (number.high && result_.ingredients.size() > 1 && result_.strengths.empty()) {  // "8-2 mg"
    result_.strengths.push_back({number.value, strength.unit, std::nullopt, {}, {}});
    result_.strengths.push_back({*number.high, strength.unit, std::nullopt, {}, {}});
  } else {
    length += readPer(at + length, strength);
    if (!placeMass(strength, number.high)) return 0;
  }
  if (!caution.empty()) warn(WarningKind::DangerousAbbreviation, at, length, caution);
  warnNumber(number, at);
  return length;
}

bool MedicationReader::placeCount(const Amount& amount) {
  DoseInstruction* last = result_.instructions.empty() ? nullptr : &result_.instructions.back();
  if (last != nullptr && last->dose && after_equals_ && !last->same_as) {
    last->same_as = last->dose;
    last->dose = amount;
    return true;
  }
  if (last != nullptr && last->dose && brackets_ > 0) {  // "100 mg (2 tabs)"
    const bool is_mass = last->dose->unit == "mg" || last->dose->unit == "ug" || last->dose->unit == "g";
    if (!is_mass || last->same_as) return false;
    last->same_as = last->dose;
    last->dose = amount;
    return true;
  }
  if (last != nullptr && last->dose && last->timing.empty()) return false;
  const bool starts_new =
      last != nullptr &&
      (last->dose || (!last->timing.empty() && !result_.strengths.empty() && last->timing.frequency));
  if (starts_new && last->dose) {
    startInstruction();
  }
  current().dose = amount;
  if (after_equals_ && result_.strengths.size() == 1) {
    const Strength& strength = result_.strengths.front();
    current().same_as = Amount{strength.value, std::nullopt, strength.unit};
  }
  return true;
}

// "5/325", "800-160", "8 mg/2 mg": strengths of the two ingredients.
std::size_t MedicationReader::readPair(std::size_t at, const WrittenNumber& first) {
  if (result_.ingredients.size() < 2 || !result_.strengths.empty() || is_taking_) return 0;
  Decimal low = first.value;
  Decimal high;
  std::size_t next = at + first.length;
  if (first.high) {
    high = *first.high;
  } else if (isMark(next, '/') && isOpen(next + 1) && words_[next + 1].kind == WordKind::Number) {
    const WrittenNumber second = readNumber(sig_, next + 1);
    if (second.length == 0 || second.high) return 0;
    high = second.value;
    next += 1 + second.length;
  } else {
    return 0;
  }
  const SigWord after = isOpen(next) ? sig_.match(next) : SigWord();
  const bool counts = after.length > 0 && after.kind != SigKind::Unit && after.kind != SigKind::Verb &&
                      after.kind != SigKind::Filler && first.high;
  if (counts) return 0;  // "1-2 tabs", "1-2 po": an amount to take
  std::string unit;
  std::string_view caution;
  const std::size_t unit_length = next < words_.size() ? readUnit(next, unit, caution) : 0;
  result_.strengths = {{low, unit, std::nullopt, {}, {}}, {high, unit, std::nullopt, {}, {}}};
  const std::size_t length = next + unit_length - at;
  if (unit.empty()) warn(WarningKind::NoUnit, at, length, "The numbers have no unit.");
  return length;
}

// A number without a unit: a count before a time or route, else a strength whose unit is not guessed.
std::size_t MedicationReader::readBare(std::size_t at, const WrittenNumber& number) {
  const std::size_t next = at + number.length;
  SigWord after = isOpen(next) ? sig_.match(next) : SigWord();
  const std::size_t skip = after.length > 0 && after.kind == SigKind::Filler ? after.length : 0;
  if (skip > 0) after = isOpen(next + skip) ? sig_.match(next + skip) : SigWord();
  bool before_time = after.length > 0 && (after.kind == SigKind::Timing || after.kind == SigKind::Route ||
                                          after.kind == SigKind::AsNeeded || after.kind == SigKind::Day);
  if (isOpen(next) && !before_time) {
    Timing scratch;
    TimingReader probe(sig_, text_);
    before_time = probe.read(next, scratch) > 0;
  }
  const bool at_end = next >= words_.size();
  if (number.value.value() <= kMostAtOnce && (before_time || (is_taking_ && at_end))) {
    if (!placeCount({number.value, number.high, {}})) return 0;
    return number.length;
  }
  // "Zoloft ER 450, daily" is a strength; "Zoloft ... 2 weeks ago" and "30 days" are not.
  const bool before_words = isOpen(next) && words_[next].kind == WordKind::Letters;
  const bool before_known = after.length > 0 && after.kind != SigKind::Stop && after.kind != SigKind::Unit;
  if (before_words && skip == 0 && !before_known) return 0;
  const bool may_be_strength = !result_.ingredients.empty() && result_.strengths.empty() && !is_taking_ &&
                               !number.high && words_[at].kind == WordKind::Number;
  if (!may_be_strength) return 0;
  result_.strengths.push_back({number.value, {}, std::nullopt, {}, {}});
  warn(WarningKind::NoUnit, at, number.length, "The number has no unit.");
  return number.length;
}

// "one 30 mg capsule", "2 x 100 mg tablets": a count, a strength and what is counted.
std::size_t MedicationReader::readCountOfStrength(std::size_t at, const WrittenNumber& number) {
  std::size_t next = at + number.length;
  if (isKey(next, "x")) ++next;
  const WrittenNumber strength = isOpen(next) ? readNumber(sig_, next) : WrittenNumber();
  if (strength.length == 0 || strength.high || number.value.value() > kMostAtOnce) return 0;
  next += strength.length;
  Strength product;
  product.value = strength.value;
  std::string_view caution;
  const std::size_t unit_length = next < words_.size() ? readUnit(next, product.unit, caution) : 0;
  next += unit_length;
  const SigWord form = unit_length > 0 && isOpen(next) ? sig_.match(next) : SigWord();
  if (form.length == 0 || form.kind != SigKind::Form || product.unit == "h") return 0;
  const bool is_known = !result_.strengths.empty() && result_.strengths.front() == product;
  if (!result_.strengths.empty() && !is_known) return 0;
  if (!placeCount({number.value, number.high, std::string(form.value)})) return 0;
  setForm(form.value);
  if (!is_known) result_.strengths.push_back(product);
  return next + form.length - at;
}

std::size_t MedicationReader::readAmount(std::size_t at) {
  const WrittenNumber number = readNumber(sig_, at);
  if (number.length == 0) return 0;
  for (std::size_t i = at; i < at + number.length; ++i) {
    if (!isOpen(i)) return 0;
  }
  const std::size_t next = at + number.length;
  if (const std::size_t length = readCountOfStrength(at, number)) return length;
  if (const std::size_t length = readMass(at, number, next)) return length;
  if (const std::size_t length = readPair(at, number)) return length;
  SigWord word = isOpen(next) ? sig_.match(next) : SigWord();
  if (word.length > 0 && word.kind == SigKind::Refills) {
    if (result_.refills) return 0;
    result_.refills = static_cast<int>(std::min(number.value.value(), 99.0));
    return number.length + word.length;
  }
  std::size_t skipped = 0;  // "2 oral tablets", "half of a tablet"
  while (word.length > 0 && (word.kind == SigKind::Filler || word.kind == SigKind::FormDetail)) {
    skipped += word.length;
    word = isOpen(next + skipped) ? sig_.match(next + skipped) : SigWord();
  }
  if (word.length > 0 && (word.kind == SigKind::Form || word.kind == SigKind::Take)) {
    if (!placeCount({number.value, number.high, std::string(word.value)})) return 0;
    if (word.kind == SigKind::Form) setForm(word.value);
    warnNumber(number, at);
    return number.length + skipped + word.length;
  }
  const std::size_t x = next;
  const bool multiplies = isKey(x, "x") && isOpen(x + 1) && words_[x + 1].kind == WordKind::Number;
  if (multiplies && number.value.value() <= kMostAtOnce && result_.strengths.empty()) {  // "2 x 100 mg"
    if (!placeCount({number.value, number.high, {}})) return 0;
    return number.length + 1;
  }
  const std::size_t length = readBare(at, number);
  if (length > 0) warnNumber(number, at);
  return length;
}

}  // namespace baton::knowledge
