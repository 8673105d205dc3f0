#include "rules/change_words.h"

namespace baton::rules {
namespace {

using knowledge::ChangeKind;

bool isSpanish(const Asked& asked) { return languageFor(asked.reader, asked.language) == Language::Spanish; }

// {name}, {from}, {to}, {on} stand for the parts.
struct Sentence {
  std::string_view english, spanish;
};
constexpr Sentence kStarted = {"{name} was started on {on}", "{name} se empezó el {on}"};
constexpr Sentence kRaised = {"{name} was raised{dose} on {on}", "la dosis de {name} subió{dose} el {on}"};
constexpr Sentence kLowered = {"{name} was lowered{dose} on {on}", "la dosis de {name} bajó{dose} el {on}"};
constexpr Sentence kChanged = {"the dose of {name} changed{dose} on {on}", "la dosis de {name} cambió{dose} el {on}"};
constexpr Sentence kStopped = {"{name} was stopped on {on}", "{name} se dejó el {on}"};

const Sentence& sentenceOf(const MedicineChange& change) {
  switch (change.kind) {
    case ChangeKind::Start:
      return kStarted;
    case ChangeKind::Raise:
      return change.is_direction_known ? kRaised : kChanged;
    case ChangeKind::Lower:
      return kLowered;
    case ChangeKind::Stop:
      return kStopped;
  }
  return kChanged;
}

void replace(std::string& text, std::string_view mark, std::string_view words) {
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + words.size())) {
    text.replace(at, mark.size(), words);
  }
}

// "350 mg/d" as a reader says it.
std::string doseWords(const Asked& asked, std::string_view dose) {
  if (!dose.ends_with("/d")) return std::string(dose);
  return std::string(dose.substr(0, dose.size() - 2)) + (isSpanish(asked) ? " al día" : " a day");
}

}  // namespace

std::string_view pick(const Asked& asked, std::string_view english, std::string_view spanish) {
  return isSpanish(asked) ? spanish : english;
}

std::string_view pick(const Asked& asked, std::string_view plain, std::string_view plain_es,
                      std::string_view clinical) {
  return asked.reader == Reader::Clinician ? clinical : pick(asked, plain, plain_es);
}

Language languageOf(const Asked& asked) { return languageFor(asked.reader, asked.language); }

std::string nameIn(const Asked& asked, std::string_view ingredient) {
  return nameFor(asked.knowledge, asked.taken, ingredient, asked.reader, languageOf(asked));
}

std::string nameOf(const Asked& asked, const record::MedicationLine& line) {
  return line.ingredients.size() == 1 ? nameIn(asked, line.ingredients.front()) : line.name;
}

std::string sayChange(const Asked& asked, const MedicineChange& change, std::string_view name) {
  const Sentence& sentence = sentenceOf(change);
  std::string text(pick(asked, sentence.english, sentence.spanish));
  std::string dose;
  if (!change.from.empty()) dose += std::string(pick(asked, " from ", " de ")) + doseWords(asked, change.from);
  if (!change.to.empty()) dose += std::string(pick(asked, " to ", " a ")) + doseWords(asked, change.to);
  replace(text, "{dose}", dose);
  replace(text, "{name}", name);
  replace(text, "{on}", change.on.dateText());
  return text;
}

std::string fillIn(std::string_view text, std::string_view medicine, std::string_view therapy) {
  std::string filled(text);
  replace(filled, "{medicine}", medicine);
  replace(filled, "{therapy}", therapy);
  return withCapital(std::move(filled));
}

std::string withCapital(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 32);
  return text;
}

}  // namespace baton::rules
