#include "knowledge/substance_text.h"

#include <algorithm>

#include "knowledge/knowledge.h"
#include "knowledge/medication_names.h"
#include "knowledge/sig_timing.h"
#include "knowledge/written_number.h"

namespace baton::knowledge {
namespace {

constexpr std::size_t kMaxSubstanceText = 1000;

// One of each is one standard drink (NIAAA, "What Is A Standard Drink?"); other vessels vary too much to say.
constexpr std::string_view kOneDrinkUnits[] = {"beer", "glass of wine", "shot", "drink"};
constexpr std::string_view kTobaccoUnits[] = {"pack", "cigarette", "cigar", "can of chewing tobacco"};
constexpr std::string_view kAlcoholUnits[] = {"beer", "glass of wine", "shot", "drink", "pint", "six-pack"};

template <std::size_t Count>
bool isOneOf(const std::string_view (&list)[Count], std::string_view item) {
  return std::find(std::begin(list), std::end(list), item) != std::end(list);
}

bool isSilentMark(const Word& word) {
  constexpr std::string_view kSilent = ",;:().-/+&\"'";
  return word.kind == WordKind::Mark && word.text.size() == 1 &&
         kSilent.find(word.text.front()) != std::string_view::npos;
}

bool isYears(std::string_view key) {
  constexpr std::string_view kSpans[] = {"yr", "yrs", "year", "years", "mo",  "month", "months",
                                         "wk", "wks", "week", "weeks", "day", "days",  "decades"};
  return isOneOf(kSpans, key);
}

class SubstanceReader {
 public:
  SubstanceReader(const Knowledge& knowledge, std::string_view text)
      : names_(knowledge.names()),
        use_(knowledge.useWords()),
        text_(text),
        words_(wordsOf(text)),
        sig_(knowledge.sigWords(), words_),
        finder_(names_, knowledge.sigWords(), text_, words_),
        timing_reader_(sig_, text_) {}

  SubstanceText read();

 private:
  std::size_t readAt(std::size_t at);
  std::size_t readSince(std::size_t at);
  std::size_t readAmount(std::size_t at);
  std::size_t readUse(const SigWord& word, std::size_t at);
  std::size_t readName(const NameSpan& span, std::size_t at);
  bool setStatus(UseStatus status);
  void addSubstance(std::string_view name);
  void unread(std::size_t at, std::size_t length);
  void finish();
  bool isKey(std::size_t at, std::string_view key) const { return at < words_.size() && words_[at].key == key; }
  std::string written(std::size_t at, std::size_t length) const {
    return std::string(text_.substr(words_[at].begin, words_[at + length - 1].end - words_[at].begin));
  }

  const Names& names_;
  const SigWords& use_;
  std::string_view text_;
  std::vector<Word> words_;
  SigMatches sig_;  // of words_
  NameFinder finder_;
  TimingReader timing_reader_;
  SubstanceText result_;
  std::string implied_;  // by "smokes", "drinks", "pack": counts only where no substance is named
  std::string implied_words_;
};

void SubstanceReader::unread(std::size_t at, std::size_t length) {
  for (std::size_t i = at; i < at + length; ++i) {
    if (!isSilentMark(words_[i])) result_.unread.emplace_back(words_[i].text);
  }
}

void SubstanceReader::addSubstance(std::string_view name) {
  if (std::find(result_.substances.begin(), result_.substances.end(), name) == result_.substances.end()) {
    result_.substances.emplace_back(name);
  }
}

bool SubstanceReader::setStatus(UseStatus status) {
  const bool agrees = result_.status == UseStatus::NotSaid || result_.status == status;
  // "former smoker, quit 2010", "quit smoking": the verb says of what, not that it goes on.
  const bool ended = result_.status != UseStatus::NotSaid && status == UseStatus::Current;
  if (agrees) result_.status = status;
  if (result_.status == UseStatus::Current && status == UseStatus::Former) result_.status = status;
  return agrees || ended || result_.status == status;
}

// "2 yrs ago", "since 2019", "in 2015", "for 20 years", "x 5 years".
std::size_t SubstanceReader::readSince(std::size_t at) {
  std::size_t next = at;
  const bool leads = isKey(at, "since") || isKey(at, "in") || isKey(at, "for") || isKey(at, "x") || isKey(at, "until");
  if (leads) ++next;
  if (isKey(next, "about") || isKey(next, "over")) ++next;
  if (next >= words_.size()) return 0;
  const WrittenNumber number = readNumber(sig_, next);
  if (number.length == 0) return 0;
  next += number.length;
  const bool is_span = next < words_.size() && isYears(words_[next].key);
  const bool is_year = !is_span && number.length == 1 && words_[at + (leads ? 1 : 0)].key.size() == 4 &&
                       number.value.value() >= 1900 && number.value.value() <= 2100;
  if (is_span) {
    ++next;
    const bool ago = isKey(next, "ago");
    if (ago) ++next;
    if (!ago && !leads && result_.status != UseStatus::Former) return 0;
  } else if (!is_year || (!leads && result_.status != UseStatus::Former)) {
    return 0;
  }
  if (!result_.since.empty()) return 0;
  result_.since = written(at, next - at);
  return next - at;
}

std::size_t SubstanceReader::readAmount(std::size_t at) {
  const WrittenNumber number = readNumber(sig_, at);
  if (number.length == 0 || result_.amount) return 0;
  const SigWord product = use_.match(words_, at);  // "6-pack" is one thing and not six of something
  if (product.length > number.length && product.kind == SigKind::UseUnit) return 0;
  std::size_t next = at + number.length;
  if (isKey(next, "of") || isKey(next, "a")) ++next;
  if (next < words_.size() && words_[next].isMark('-')) ++next;
  const SigWord unit = next < words_.size() ? use_.match(words_, next) : SigWord();
  if (unit.length == 0 || unit.kind != SigKind::UseUnit) return 0;
  result_.amount = Amount{number.value, number.high, std::string(unit.value)};
  if (unit.value == "pack a day") {
    result_.amount->unit = "pack";
    result_.timing.frequency = 1;
    result_.timing.period = Decimal::fromInt(1);
    result_.timing.period_unit = "d";
    timing_reader_.addText(next, unit.length, result_.timing);
  }
  const NameSpan name = finder_.longest(next, NameScope::Everything);
  if (name.length == unit.length && name.ambiguity.empty()) readName(name, next);
  readUse(unit, next);
  return next + unit.length - at;
}

std::size_t SubstanceReader::readName(const NameSpan& span, std::size_t at) {
  for (const Ingredient& ingredient : span.match.ingredients) addSubstance(ingredient.name);
  if (!result_.product.empty()) result_.product += ", ";
  result_.product += written(at, span.length);
  return span.length;
}

std::size_t SubstanceReader::readUse(const SigWord& word, std::size_t at) {
  bool read = true;
  std::string_view implies = word.value;
  switch (word.kind) {
    case SigKind::UseCurrent:
      read = setStatus(UseStatus::Current);
      break;
    case SigKind::UseFormer:
      read = setStatus(UseStatus::Former);
      break;
    case SigKind::UseNone:
      read = setStatus(UseStatus::None);
      break;
    case SigKind::UseGeneral:
      addSubstance(word.value);
      if (result_.product.empty()) result_.product = written(at, word.length);
      implies = {};
      break;
    case SigKind::UseUnit:
      implies = {};
      if (isOneOf(kTobaccoUnits, word.value) || word.value == "pack a day") implies = "tobacco";
      if (isOneOf(kAlcoholUnits, word.value)) implies = "alcohol";
      if (word.value == "drink" && !result_.amount) read = setStatus(UseStatus::Current);  // "drinks", the verb
      break;
    case SigKind::UseOften:
      timing_reader_.addText(at, word.length, result_.timing);
      implies = {};
      break;
    default:
      implies = {};
      break;
  }
  if (!read) {
    unread(at, word.length);
  } else if (!implies.empty() && implied_.empty()) {
    implied_ = implies;
    implied_words_ = written(at, word.length);
  }
  return word.length;
}

std::size_t SubstanceReader::readAt(std::size_t at) {
  if (isSilentMark(words_[at]) || words_[at].isMark('~')) {
    const bool slash = words_[at].isMark('/');
    const std::size_t length = slash ? timing_reader_.read(at, result_.timing) : 0;
    return std::max<std::size_t>(length, 1);
  }
  if (const std::size_t length = readAmount(at)) return length;
  if (const std::size_t length = readSince(at)) return length;
  const SigWord use = use_.match(words_, at);
  const NameSpan name = finder_.longest(at, NameScope::Everything);
  if (name.length > 0 && name.ambiguity.empty() && name.length >= use.length) {
    if (use.kind == SigKind::UseUnit && use.length == name.length && !result_.amount) readUse(use, at);
    return readName(name, at);
  }
  const bool is_plain_filler = use.length == 1 && use.kind == SigKind::UseFiller;
  if (use.length > 0 && !is_plain_filler && use.length >= sig_.match(at).length) return readUse(use, at);
  if (const std::size_t length = timing_reader_.read(at, result_.timing)) return length;
  if (use.length > 0) return readUse(use, at);
  if (sig_.match(at).kind == SigKind::AsNeeded && sig_.match(at).length > 0) {
    const std::size_t length = sig_.match(at).length;
    result_.timing.as_needed = true;
    timing_reader_.addText(at, length, result_.timing);
    return length;
  }
  if (sig_.match(at).kind == SigKind::Reason && sig_.match(at).length > 0) {  // "for sleep"
    const std::size_t length = sig_.match(at).length;
    timing_reader_.addText(at, length, result_.timing);
    return length;
  }
  unread(at, 1);
  return 1;
}

void SubstanceReader::finish() {
  if (result_.substances.empty() && !implied_.empty()) {
    addSubstance(implied_);
    result_.product = implied_words_;
  }
  const bool is_use = result_.amount || !result_.timing.empty();
  if (result_.status == UseStatus::NotSaid && is_use) result_.status = UseStatus::Current;
  if (result_.status == UseStatus::None && is_use) {  // "denies alcohol, 2 beers a day" contradicts itself
    result_.unread.push_back(result_.timing.empty() ? result_.amount->value.text() : result_.timing.text);
  }
  const bool is_alcohol = result_.substances == std::vector<std::string>{"alcohol"};
  if (result_.amount && is_alcohol && isOneOf(kOneDrinkUnits, result_.amount->unit)) {
    result_.standard_drinks = Amount{result_.amount->value, result_.amount->high, "drink"};
  }
  result_.understood = !result_.substances.empty() && result_.unread.empty();
}

SubstanceText SubstanceReader::read() {
  result_.original = std::string(text_);
  for (std::size_t at = 0; at < words_.size();) at += readAt(at);
  finish();
  return std::move(result_);
}

}  // namespace

std::string_view toText(UseStatus status) {
  switch (status) {
    case UseStatus::NotSaid:
      return "not said";
    case UseStatus::Current:
      return "current";
    case UseStatus::Former:
      return "former";
    case UseStatus::None:
      return "none";
  }
  return "";
}

SubstanceText readSubstanceText(const Knowledge& knowledge, std::string_view text) {
  std::size_t limit = std::min(text.size(), kMaxSubstanceText);
  while (limit > 0 && limit < text.size() && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80) --limit;
  SubstanceText result = SubstanceReader(knowledge, text.substr(0, limit)).read();
  if (limit < text.size()) {
    result.original = std::string(text);
    result.unread.emplace_back(text.substr(limit));
    result.understood = false;
  }
  return result;
}

SubstanceText readSubstanceText(std::string_view text) { return readSubstanceText(builtIn(), text); }

}  // namespace baton::knowledge
