#include "rules/red_flags.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "rules/red_flag_entries.h"

namespace baton::rules {
namespace {

using knowledge::FlagScore;
using knowledge::RedFlag;
using record::Evidence;
using record::Finding;
using record::ObservationFact;

constexpr int kStoppedDays = 14;  // a medicine stopped this lately may still do harm
constexpr std::size_t kLongestQuote = 160;

bool isSpanish(const Asked& asked) { return asked.reader == Reader::Person && asked.language == Language::Spanish; }

// What raised one flag.
struct Raised {
  std::vector<Evidence> evidence;
  std::vector<std::string> subjects;
  bool empty() const { return evidence.empty(); }
};

bool isTaken(const TakenItem& item) {
  if (item.is_stop_undated) return false;
  return item.taken.state != knowledge::TakenState::Stopped || item.taken.days_since_stop <= kStoppedDays;
}

std::vector<std::string> causesOf(const RedFlag& flag, const Asked& asked) {
  std::vector<std::string> causes;
  for (const TakenItem& item : asked.taken.items) {
    if (!isTaken(item)) continue;
    const bool is_cause = std::any_of(flag.medicines.begin(), flag.medicines.end(), [&](std::string_view medicine) {
      return item.taken.ingredient == medicine || asked.knowledge.drugs().isMember(item.taken.ingredient, medicine);
    });
    const std::string name(item.taken.ingredient);
    if (is_cause && std::find(causes.begin(), causes.end(), name) == causes.end()) causes.push_back(name);
  }
  return causes;
}

class Flags {
 public:
  explicit Flags(const Asked& asked)
      : asked_(asked), known_(asked.knowledge.redFlags()), raised_(known_.flags().size()) {}

  void readTexts() {
    int days = 0;
    for (const RedFlag& flag : known_.flags()) days = std::max(days, flag.window_days);
    const int year = civilFromDays(asked_.now.ms / kDayMs).year;
    for (const WrittenDay& day : writtenLately(asked_, days)) {
      const std::vector<FlagInText> found = redFlagsIn(known_, day.text, day.writer, year);
      private_pieces_.clear();
      for (const FlagInText& one : found) {
        const RedFlag& flag = known_.flags()[one.flag];
        if (!flag.is_private) continue;
        for (const WrittenDay::Piece& piece : day.pieces) {
          if (touches(piece, one)) private_pieces_.emplace_back(&piece, flag.id);
        }
      }
      for (const FlagInText& one : found) addText(day, one);
    }
  }

  void readScores() {
    const ObservationsOf observations(asked_);
    for (const FlagScore& score : known_.scores()) {
      for (const Observations::Coded& one : observations->of(score.loinc)) {  // newest first: it alone counts
        const ObservationFact& fact = *one.fact;
        if (!one.is_first || fact.effective.empty()) continue;
        if (fact.about.is_entered_in_error || fact.status == "entered-in-error" || fact.status == "cancelled") continue;
        const RedFlag& flag = known_.flags()[score.flag];
        if (isWithin(fact.effective, asked_.now, flag.window_days) && reaches(score, fact)) addScore(score, fact);
        break;
      }
    }
  }

  void tell(Said& said) {
    std::vector<std::size_t> told;
    for (std::size_t i = 0; i < raised_.size(); ++i) {
      if (!raised_[i].empty() && !isPartOfRaised(known_.flags()[i])) told.push_back(i);
    }
    for (const std::size_t i : told) said.findings.push_back(findingOf(known_.flags()[i], raised_[i]));
  }

 private:
  // Beside a private flag it is decided entry by entry (addText): what else was written is told.
  bool isPartOfRaised(const RedFlag& flag) const {
    const RedFlag* whole = known_.find(flag.part_of);
    if (whole == nullptr || whole->is_private) return false;
    return !raised_[static_cast<std::size_t>(whole - known_.flags().data())].empty();
  }

  static bool touches(const WrittenDay::Piece& piece, const FlagInText& found) {
    return piece.end > found.begin && piece.begin < found.end;
  }

  bool isPrivate(const WrittenDay::Piece& piece, std::string_view flag) const {
    return std::any_of(private_pieces_.begin(), private_pieces_.end(),
                       [&](const auto& one) { return one.first == &piece && (flag.empty() || one.second == flag); });
  }

  void addText(const WrittenDay& day, const FlagInText& found) {
    const RedFlag& flag = known_.flags()[found.flag];
    if (day.at.ms + kDayMs < asked_.now.ms - flag.window_days * kDayMs) return;
    std::vector<std::string> causes = causesOf(flag, asked_);
    if (!flag.medicines.empty() && causes.empty()) return;
    Raised& raised = raised_[found.flag];
    for (const WrittenDay::Piece& piece : day.pieces) {
      if (!touches(piece, found) || (!flag.part_of.empty() && isPrivate(piece, flag.part_of))) continue;
      Evidence evidence{piece.key, quoteOf(flag, day, piece)};
      if (std::find(raised.evidence.begin(), raised.evidence.end(), evidence) == raised.evidence.end())
        raised.evidence.push_back(std::move(evidence));
    }
    if (!raised.empty()) raised.subjects = std::move(causes);
  }

  // What also tells of a private flag is not quoted for any other.
  std::string quoteOf(const RedFlag& flag, const WrittenDay& day, const WrittenDay::Piece& piece) const {
    if (flag.is_private || isPrivate(piece, ""))
      return (isSpanish(asked_) ? "una anotación del " : "an entry of ") + day.day;
    const std::string_view words = std::string_view(day.text).substr(piece.begin, piece.end - piece.begin);
    return "\"" + shorten(collapseSpaces(words), kLongestQuote) + "\", " + day.day;
  }

  static bool reaches(const FlagScore& score, const ObservationFact& fact) {
    if (score.from) return fact.quantity && fact.quantity->value.value() >= *score.from;
    const std::string outcome = toLowerAscii(fact.value_concept.label() + " " + fact.value_text);
    return std::any_of(score.words.begin(), score.words.end(),
                       [&](std::string_view word) { return outcome.find(word) != std::string::npos; });
  }

  void addScore(const FlagScore& score, const ObservationFact& fact) {
    raised_[score.flag].evidence.push_back(
        {fact.about.key, std::string(score.name) + ": " + fact.shown() + ", " + fact.effective.dateText()});
  }

  Finding findingOf(const RedFlag& flag, Raised& raised) const {
    const bool is_person = asked_.reader == Reader::Person;
    const bool is_spanish = isSpanish(asked_);
    Finding finding;
    finding.id = "red-flag/" + std::string(flag.id);
    finding.kind = "red-flag";
    finding.severity = flag.severity;
    finding.interrupts = true;
    finding.title = !is_person ? flag.title_clinical : is_spanish ? flag.title_plain_es : flag.title_plain;
    finding.why = !is_person ? flag.why_clinical : is_spanish ? flag.why_plain_es : flag.why_plain;
    for (const Evidence& one : raised.evidence) {
      if (std::find(finding.about.begin(), finding.about.end(), one.resource) == finding.about.end())
        finding.about.push_back(one.resource);
    }
    finding.evidence = std::move(raised.evidence);
    finding.subjects = std::move(raised.subjects);
    finding.steps =
        stepsFor(flag.who, "now", is_spanish ? flag.do_plain_es : flag.do_plain, flag.action_clinical, asked_.now);
    finding.sources = sourcesOf(flag.source, "", flag.checked_on);
    return finding;
  }

  const Asked& asked_;
  const knowledge::RedFlags& known_;
  std::vector<Raised> raised_;                                                         // by flag
  std::vector<std::pair<const WrittenDay::Piece*, std::string_view>> private_pieces_;  // of the day being read
};

}  // namespace

void redFlagFindings(const Asked& asked, Said& said) {
  Flags flags(asked);
  flags.readTexts();
  flags.readScores();
  flags.tell(said);
  const bool is_spanish = isSpanish(asked);
  said.checked.push_back(is_spanish ? "señales de peligro en lo escrito en los últimos 14 días"
                                    : "danger signs in what was written in the last 14 days");
  const auto& documents = asked.chart.facts.documents;
  const bool has_notes = std::any_of(documents.begin(), documents.end(), [&](const record::DocumentFact& one) {
    return isWithin(one.date, asked.now, kStoppedDays);
  });
  if (!has_notes) return;
  if (is_spanish)
    said.not_checked.push_back({"el texto dentro de notas y cartas recientes", "Baton lee solo sus títulos"});
  else
    said.not_checked.push_back({"the text inside recent notes and letters", "Baton reads their titles only"});
}

}  // namespace baton::rules
