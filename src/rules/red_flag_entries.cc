#include "rules/red_flag_entries.h"

#include <algorithm>
#include <tuple>

#include "base/text.h"

namespace baton::rules {
namespace {

using record::ObservationFact;

bool isRelative(const record::Reference& who) {
  return who.key.starts_with("RelatedPerson/") || who.target.starts_with("RelatedPerson/");
}
bool isPerson(const record::Reference& who) {
  return who.key.starts_with("Patient/") || who.target.starts_with("Patient/");
}

// Who wrote it: the performer says; else a form of Baton is the person's, a file of a clinic a clinician's.
Writer writerOf(const record::About& about, const std::vector<record::Reference>& performers) {
  for (const record::Reference& who : performers) {
    if (isRelative(who)) return Writer::Caregiver;
    if (isPerson(who)) return Writer::Self;
  }
  return about.source.format == "form" ? Writer::Self : Writer::Clinician;
}

bool isZero(const Quantity& quantity) { return quantity.value.value() == 0; }

// "Fever: 0 of 10", "Rash: no": a name with a value that denies it.
bool isDenied(const ObservationFact& fact) {
  if (fact.quantity && isZero(*fact.quantity)) return true;
  const std::string value = toLowerAscii(fact.value_text);
  return value == "false" || value == "no" || value == "none" || !fact.absent_reason.empty();
}

// The name only where somebody typed it: the question of a coded item is not what the person said.
std::vector<std::string_view> wordsOf(const ObservationFact& fact) {
  std::vector<std::string_view> words;
  if (fact.what.codings.empty() && !isDenied(fact)) words.push_back(fact.what.text);
  words.push_back(fact.value_text);
  for (const ObservationFact::Component& part : fact.components) words.push_back(part.value_text);
  words.push_back(fact.note);
  return words;
}

bool counts(const record::About& about, std::string_view status) {
  return !about.is_entered_in_error && !about.is_not_interpreted && status != "entered-in-error" &&
         status != "cancelled";
}

class Days {
 public:
  Days(Instant now, int days) : now_(now), days_(days) {}

  void add(const record::About& about, const PartialDate& date, Writer writer, std::string_view words) {
    if (trim(words).empty() || !isWithin(date, now_, days_)) return;
    const std::string day = date.dateText();
    auto found =
        std::find_if(all_.begin(), all_.end(), [&](const Day& one) { return one.day == day && one.writer == writer; });
    if (found == all_.end()) found = all_.insert(found, Day{day, date.first(), writer, {}});
    if (found->entries.empty() || found->entries.back().key != about.key) found->entries.push_back({about.key, {}});
    found->entries.back().words.emplace_back(words);
  }

  std::vector<WrittenDay> take() {
    std::stable_sort(all_.begin(), all_.end(),
                     [](const auto& left, const auto& right) { return left.day > right.day; });
    std::vector<WrittenDay> days;
    for (Day& day : all_) days.push_back(written(day));
    return days;
  }

 private:
  struct Entry {
    std::string key;
    std::vector<std::string> words;
  };
  struct Day {
    std::string day;
    Instant at;
    Writer writer;
    std::vector<Entry> entries;
  };

  // Entries of one day by their words: ids are random, and must not show in what is told.
  static WrittenDay written(Day& day) {
    std::stable_sort(day.entries.begin(), day.entries.end(), [](const Entry& left, const Entry& right) {
      return std::tie(left.words, left.key) < std::tie(right.words, right.key);
    });
    WrittenDay made{day.day, day.at, day.writer, "", {}};
    for (const Entry& entry : day.entries) {
      for (const std::string& words : entry.words) {
        if (!made.text.empty()) made.text += ".\n";
        const std::size_t begin = made.text.size();
        made.text += words;
        made.pieces.push_back({begin, made.text.size(), entry.key});
      }
    }
    return made;
  }

  Instant now_;
  int days_;
  std::vector<Day> all_;
};

}  // namespace

bool isWithin(const PartialDate& date, Instant now, int days) {
  if (date.empty() || date.precision() < Precision::Day) return false;
  return date.first().ms <= now.ms + kDayMs && date.last().ms >= now.ms - days * kDayMs;
}

std::vector<WrittenDay> writtenLately(const Asked& asked, int days) {
  Days all(asked.now, days);
  const record::Facts& facts = asked.chart.facts;
  for (const ObservationFact& fact : facts.observations) {
    if (!isWithin(fact.effective, asked.now, days) || !counts(fact.about, fact.status)) continue;
    for (const std::string_view words : wordsOf(fact))
      all.add(fact.about, fact.effective, writerOf(fact.about, fact.performers), words);
  }
  for (const record::DocumentFact& fact : facts.documents) {
    if (!isWithin(fact.date, asked.now, days) || !counts(fact.about, fact.status)) continue;
    for (const std::string* words : {&fact.title, &fact.conclusion})
      all.add(fact.about, fact.date, writerOf(fact.about, fact.authors), *words);
  }
  for (const record::ConditionFact& fact : facts.conditions) {
    const PartialDate& date = fact.onset.empty() ? fact.written : fact.onset;
    const bool is_active =
        fact.clinical_status == "active" || fact.clinical_status == "recurrence" || fact.clinical_status == "relapse";
    const bool is_so = fact.verification_status != "refuted" && fact.verification_status != "entered-in-error";
    if (!is_active || !is_so || !isWithin(date, asked.now, days) || !counts(fact.about, "")) continue;
    all.add(fact.about, date, Writer::Clinician, fact.what.label());
    all.add(fact.about, date, Writer::Clinician, fact.note);
  }
  return all.take();
}

}  // namespace baton::rules
