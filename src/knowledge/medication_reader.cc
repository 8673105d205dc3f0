#include "knowledge/medication_reader.h"

namespace baton::knowledge {
namespace {

Release releaseOf(std::string_view word) {
  if (word == "extended") return Release::Extended;
  if (word == "delayed") return Release::Delayed;
  if (word == "disintegrating") return Release::Disintegrating;
  if (word == "immediate") return Release::Immediate;
  return Release::LongActing;
}

// Whether `more` may be said beside `known`: "Wellbutrin XL ... 24 hr extended release".
bool agrees(Release known, Release more) {
  const auto extended = [](Release release) {
    return release == Release::Extended || release == Release::Extended12Hours || release == Release::Extended24Hours;
  };
  return known == Release::NotSaid || known == more || (more == Release::Extended && extended(known)) ||
         (known == Release::Extended && extended(more));
}

NamedWords noNames(std::size_t words) {
  NamedWords none;
  none.uses.assign(words, WordUse::Open);
  return none;
}

}  // namespace

bool isSilentMark(const Word& word) {
  constexpr std::string_view kSilent = ",;:()[].-=+&|*/\"'";
  return word.kind == WordKind::Mark && word.text.size() == 1 &&
         kSilent.find(word.text.front()) != std::string_view::npos;
}

MedicationReader::MedicationReader(const Knowledge& knowledge, std::string_view text, Look look)
    : look_(look),
      names_(knowledge.names()),
      text_(text),
      words_(wordsOf(text)),
      sig_(knowledge.sigWords(), words_),
      named_(look == Look::ForNames ? findNames(names_, knowledge.sigWords(), text, words_) : noNames(words_.size())),
      timing_reader_(sig_, text_) {}

std::string_view MedicationReader::written(std::size_t at, std::size_t length) const {
  return text_.substr(words_[at].begin, words_[at + length - 1].end - words_[at].begin);
}

DoseInstruction& MedicationReader::current() {
  if (result_.instructions.empty()) result_.instructions.emplace_back();
  return result_.instructions.back();
}

void MedicationReader::startInstruction() {
  result_.instructions.emplace_back();
  timing_reader_.restart();
}

void MedicationReader::warn(WarningKind kind, std::size_t at, std::size_t length, std::string_view explanation) {
  result_.warnings.push_back({kind, std::string(written(at, length)), std::string(explanation)});
}

void MedicationReader::warnNumber(const WrittenNumber& number, std::size_t at) {
  if (number.has_trailing_zero) {
    warn(WarningKind::TrailingZero, at, number.length, "A zero after the point can be misread as ten times the dose.");
  }
  if (number.has_naked_decimal) {
    warn(WarningKind::NakedDecimal, at, number.length,
         "A point without a zero before it can be misread as a whole number.");
  }
}

void MedicationReader::unread(std::size_t at, std::size_t length) {
  for (std::size_t i = at; i < at + length; ++i) {
    if (!isSilentMark(words_[i])) result_.unread.emplace_back(words_[i].text);
  }
}

void MedicationReader::takeNames() {
  result_.ingredients = named_.ingredients;
  for (std::size_t i = 0; i < named_.matches.size(); ++i) {
    const NameMatch& match = named_.matches[i];
    if (i == 0) {
      result_.name_kind = match.kind;
      result_.name = named_.written[i];
    } else if (result_.ingredients.size() > 1 && match.kind != NameKind::Brand &&
               named_.matches.front().kind != NameKind::Brand) {
      result_.name += " / " + named_.written[i];
    }
    const bool is_brand = match.kind == NameKind::Brand;
    if (is_brand && result_.brand.empty()) result_.brand = named_.written[i];
    if (match.release != Release::NotSaid && agrees(result_.release, match.release)) result_.release = match.release;
    if (match.kind == NameKind::Misspelling) {
      result_.warnings.push_back({WarningKind::Misspelling, named_.written[i], "Read as " + match.name + "."});
    }
    if (match.is_error_prone) {
      result_.warnings.push_back({WarningKind::DangerousAbbreviation, named_.written[i],
                                  "Abbreviated drug names are misread: write the name."});
    }
  }
}

bool MedicationReader::setForm(std::string_view form) {
  if (result_.form.empty() || result_.form == form) {
    result_.form = form;
    return true;
  }
  // "Tablet, chewable": the narrower word stands. "inhalation solution ... inhaler", "pill": the first stands.
  if (result_.form == "tablet" && form == "chewable tablet") result_.form = form;
  return (result_.form == "chewable tablet" && (form == "tablet" || form == "chewable tablet"));
}

bool MedicationReader::setRoute(std::string_view route) {
  if (!result_.route.empty() && result_.route != route) return false;
  result_.route = route;
  return true;
}

bool MedicationReader::setRelease(Release release, std::size_t at, std::size_t length) {
  if (!agrees(result_.release, release)) return false;
  const bool narrower = result_.release == Release::NotSaid || result_.release == Release::Extended;
  if (narrower) result_.release = release;
  if (!result_.release_words.empty()) result_.release_words += ' ';
  result_.release_words += written(at, length);
  return true;
}

// "24 HR bupropion", "XL 24 hr": a length of release, never after "every" or "/".
std::size_t MedicationReader::readReleaseHours(std::size_t at) {
  const bool is_number = words_[at].kind == WordKind::Number && (words_[at].key == "12" || words_[at].key == "24");
  if (!is_number || at + 1 >= words_.size() || !isOpen(at + 1)) return 0;
  if (sig_.find(words_[at + 1].key).value != "h" || sig_.find(words_[at + 1].key).kind != SigKind::Unit) return 0;
  const bool before_name = at == 0 && at + 2 < words_.size() && named_.uses[at + 2] == WordUse::Read;
  const bool after_release = at > 0 && isOpen(at - 1) && sig_.find(words_[at - 1].key).kind == SigKind::Release &&
                             sig_.find(words_[at - 1].key).length > 0;
  const bool after_name = at > 0 && named_.uses[at - 1] == WordUse::Read && result_.release != Release::NotSaid;
  if (!before_name && !after_release && !after_name) return 0;
  const Release release = words_[at].key == "24" ? Release::Extended24Hours : Release::Extended12Hours;
  return setRelease(release, at, 2) ? 2 : 0;
}

std::size_t MedicationReader::readTiming(std::size_t at) {
  Timing& timing = current().timing;
  const std::size_t length = timing_reader_.read(at, timing);
  if (length == 0) {
    if (result_.instructions.size() == 1 && result_.instructions.front() == DoseInstruction())
      result_.instructions.clear();
    return 0;
  }
  for (std::size_t i = at; i < at + length; ++i) {
    if (named_.uses[i] == WordUse::Read) continue;
    named_.uses[i] = WordUse::Read;
  }
  const std::string_view caution = timing_reader_.caution();
  if (!caution.empty()) warn(WarningKind::DangerousAbbreviation, at, length, caution);
  return length;
}

std::size_t MedicationReader::readPhrase(std::size_t at) {
  const SigWord word = sig_.match(at);
  if (word.length == 0) return 0;
  bool read = false;
  switch (word.kind) {
    case SigKind::Form:
      read = setForm(word.value);
      break;
    case SigKind::FormDetail:
    case SigKind::Filler:
      read = true;
      break;
    case SigKind::Release:
      read = setRelease(releaseOf(word.value), at, word.length);
      break;
    case SigKind::Route:
      read = setRoute(word.value);
      break;
    case SigKind::Verb:
      read = is_taking_ = true;
      break;
    case SigKind::Otc:
      read = result_.otc = true;
      break;
    case SigKind::UpTo:
      timing_reader_.setUpTo();
      read = true;
      break;
    case SigKind::AsNeeded:
      return readAsNeeded(at, word);
    case SigKind::Max:
      return readMax(at, word.length);
    case SigKind::Quantity:
      return readQuantity(at, word.length);
    case SigKind::Ambiguous:
      warn(WarningKind::Ambiguous, at, word.length, "May mean " + std::string(word.value) + ".");
      break;
    case SigKind::Reason:
    case SigKind::Refills:
    case SigKind::Timing:
    case SigKind::Day:
    case SigKind::Unit:
    case SigKind::Take:
    case SigKind::Number:
    case SigKind::Stop:
    case SigKind::UseCurrent:
    case SigKind::UseFormer:
    case SigKind::UseNone:
    case SigKind::UseGeneral:
    case SigKind::UseUnit:
    case SigKind::UseOften:
    case SigKind::UseFiller:
      break;
  }
  if (!read) {
    unread(at, word.length);
  } else if (!word.caution.empty()) {
    warn(WarningKind::DangerousAbbreviation, at, word.length, word.caution);
  }
  return word.length;
}

// Reads what begins at words_[at], which is open; answers how many words it took, at least one.
std::size_t MedicationReader::readAt(std::size_t at) {
  const bool is_number_of_name = isMark(at, '#') && at > 0 && named_.uses[at - 1] == WordUse::Read &&
                                 words_[at].text == "#" && at + 1 < words_.size() && words_[at + 1].key.size() == 1 &&
                                 !result_.ingredients.empty() && result_.strengths.empty() &&
                                 result_.instructions.empty();
  if (isMark(at, '#') && !is_number_of_name) {  // "Tylenol #4" names a product
    if (const std::size_t length = readQuantity(at, 1)) return length;
  }
  if (const std::size_t length = readReleaseHours(at)) return length;
  if (const std::size_t length = readRefills(at)) return length;
  const SigWord phrase = sig_.match(at);
  const bool is_long_phrase = phrase.length > 1 && phrase.kind != SigKind::Number && phrase.kind != SigKind::Timing &&
                              phrase.kind != SigKind::Unit && phrase.kind != SigKind::Day;
  if (is_long_phrase) {
    if (const std::size_t length = readPhrase(at)) return length;
  }
  if (const std::size_t length = readTiming(at)) return length;
  if (const std::size_t length = readAmount(at)) return length;
  if (const std::size_t length = readFor(at)) return length;
  if (const std::size_t length = readPhrase(at)) return length;
  if (isMark(at, '@')) {
    warn(WarningKind::DangerousAbbreviation, at, 1, "@ is misread as 2: write \"at\".");
    return 1;
  }
  if (!isSilentMark(words_[at])) unread(at, 1);
  return 1;
}

MedicationText MedicationReader::read() {
  result_.original = std::string(text_);
  takeNames();
  for (std::size_t at = 0; at < words_.size();) {
    if (isMark(at, '(') || isMark(at, '[')) ++brackets_;
    if ((isMark(at, ')') || isMark(at, ']')) && brackets_ > 0) --brackets_;
    if (isMark(at, '=')) after_equals_ = true;
    if (named_.uses[at] == WordUse::Unread) {
      unread(at, 1);
      ++at;
    } else if (named_.uses[at] == WordUse::Read) {
      ++at;
    } else {
      const bool was_equals = after_equals_;
      const bool is_equals = isMark(at, '=');
      at += readAt(at);
      if (was_equals && !is_equals) after_equals_ = false;
    }
  }
  finish();
  return std::move(result_);
}

}  // namespace baton::knowledge
