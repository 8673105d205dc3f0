#include "knowledge/therapy_conflicts.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "knowledge/roles.h"
#include "knowledge/table.h"
#include "knowledge/whole_words.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kTherapies = "therapy_conflicts/therapies.tsv";
constexpr std::string_view kConflicts = "therapy_conflicts/conflicts.tsv";
constexpr std::string_view kAny = "any";
constexpr int kLongestDays = 400;
constexpr int kHighestGrade = 3;
constexpr int kOldest = 120;

std::optional<int> numberOf(std::string_view text, int most) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_whole = error == std::errc{} && end == text.data() + text.size();
  return is_whole && value >= 0 && value <= most ? std::optional(value) : std::nullopt;
}

std::optional<ConflictWhen> whenOf(std::string_view word) {
  if (word == kAny) return ConflictWhen::Any;
  if (word == "new") return ConflictWhen::New;
  if (word == "prn") return ConflictWhen::AsNeeded;
  return std::nullopt;
}

bool isVerdict(std::string_view word) { return word == "verified" || word == "unverified"; }

struct TriggerReader {
  const Drugs& drugs;
  const Psychotropics& psychotropics;
  const Effects& effects;

  std::optional<std::uint16_t> effectOf(std::string_view id) const {
    const Effect* const found = effects.find(id);
    if (found == nullptr) return std::nullopt;
    return static_cast<std::uint16_t>(found - effects.all().data());
  }

  // False: nothing that the tables know.
  bool read(std::string_view text, ConflictRow& row) const {
    if (text == "psychotropic") return row.trigger = ConflictTrigger::Psychotropic, true;
    if (text == "therapy-start") return row.trigger = ConflictTrigger::TherapyStart, true;
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) return false;
    const std::string_view kind = text.substr(0, colon);
    row.name = text.substr(colon + 1);
    if (kind == "class") {
      row.trigger = ConflictTrigger::DrugClass;
      return drugs.findClass(row.name).has_value() || psychotropics.isClass(row.name);
    }
    if (kind == "ingredient") {
      row.trigger = ConflictTrigger::Ingredient;
      return drugs.find(row.name).has_value();
    }
    if (kind == "effect") return readGrade(row);
    if (kind == "reported") return readReported(text, row);
    return false;
  }

  bool readGrade(ConflictRow& row) const {
    row.trigger = ConflictTrigger::EffectGrade;
    const std::size_t at = row.name.find(">=");
    if (at == std::string_view::npos) return false;
    const auto effect = effectOf(row.name.substr(0, at));
    const auto grade = numberOf(row.name.substr(at + 2), kHighestGrade);
    if (!effect || !grade || *grade == 0) return false;
    row.effects = {*effect};
    row.grade = *grade;
    return true;
  }

  bool readReported(std::string_view text, ConflictRow& row) const {
    static constexpr std::string_view kPrefix = "reported:";
    row.trigger = ConflictTrigger::ReportedEffect;
    for (const std::string_view one : splitList(text)) {
      if (!one.starts_with(kPrefix)) return false;
      const auto effect = effectOf(one.substr(kPrefix.size()));
      if (!effect) return false;
      row.effects.push_back(*effect);
    }
    return true;
  }
};

bool mayStay(const ConflictRow& row, std::string_view severity) {
  // What nobody opened interrupts nobody.
  return row.is_verified || (severity != "urgent" && severity != "high");
}

}  // namespace

bool TherapyConflicts::isTrigger(const ConflictRow& row, const Drugs& drugs, const Psychotropics& psychotropics,
                                 const Effects& effects, std::string_view ingredient) {
  switch (row.trigger) {
    case ConflictTrigger::DrugClass:
      return drugs.isMember(ingredient, row.name) || psychotropics.isMember(ingredient, row.name);
    case ConflictTrigger::Ingredient:
      return ingredient == row.name;
    case ConflictTrigger::EffectGrade: {
      const EffectGrade* const grade = effects.grade(psychotropics, ingredient, row.effects.front());
      return grade != nullptr && grade->grade >= row.grade;
    }
    case ConflictTrigger::Psychotropic:
      return psychotropics.isPsychotropic(ingredient);
    case ConflictTrigger::ReportedEffect:
    case ConflictTrigger::TherapyStart:
      return false;
  }
  return false;
}

bool TherapyConflicts::isOf(const Therapy& therapy, const ConflictRow& row) const {
  return std::any_of(therapy.kinds.begin(), therapy.kinds.end(), [&](std::string_view kind) {
    return std::find(row.therapies.begin(), row.therapies.end(), kind) != row.therapies.end();
  });
}

std::vector<std::size_t> TherapyConflicts::read(std::string_view text) const {
  std::string folded = foldForMatching(text);
  const WordBegins begins(folded);
  std::vector<std::size_t> found;
  for (const auto& [words, therapy] : words_) {
    if (!begins.mayHold(words)) continue;
    const auto at = findWholeWords(folded, words);
    if (!at || isDenied(folded, *at)) continue;
    // "prolonged exposure therapy" is not read a second time as exposure therapy.
    std::fill_n(folded.begin() + static_cast<std::ptrdiff_t>(*at), words.size(), '#');
    if (std::find(found.begin(), found.end(), therapy) == found.end()) found.push_back(therapy);
  }
  return found;
}

std::vector<std::size_t> TherapyConflicts::readSnomed(std::string_view code) const {
  std::vector<std::size_t> found;
  for (const auto& [known, therapy] : codes_) {
    if (known == code) found.push_back(therapy);
  }
  return found;
}

Status TherapyConflicts::addTherapies(std::string_view text) {
  static constexpr std::array<std::string_view, 17> kColumns = {"id",
                                                                "kinds",
                                                                "name_plain",
                                                                "name_plain_es",
                                                                "name_clinical",
                                                                "words",
                                                                "words_es",
                                                                "snomed",
                                                                "hard_from",
                                                                "hard_to",
                                                                "distress_plain",
                                                                "distress_plain_es",
                                                                "distress_clinical",
                                                                "source",
                                                                "checked_on",
                                                                "status",
                                                                "seen"};
  BATON_CHECK(forEachRow(text, kTherapies, kColumns, [&](const TableRow& row) -> Status {
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
      if (row[i].empty() && i != 7) return tableFault(kTherapies, row.line, "a field is empty.");
    }
    const auto from = numberOf(row[8], kLongestDays), to = numberOf(row[9], kLongestDays);
    if (!from || !to || *from > *to) return tableFault(kTherapies, row.line, "the hard days are wrong.");
    if (!isVerdict(row[15])) return tableFault(kTherapies, row.line, "status: verified or unverified.");
    const std::size_t number = therapies_.size();
    therapies_.push_back({row[0], splitList(row[1]), row[2], row[3], row[4], *from, *to, row[10], row[11], row[12],
                          row[13], row[14], row[15] == "verified"});
    for (const std::size_t column : {std::size_t{5}, std::size_t{6}}) {
      for (const std::string_view one : splitList(row[column])) {
        std::string folded = foldForMatching(one);
        const auto known = std::find_if(words_.begin(), words_.end(), [&](const auto& w) { return w.first == folded; });
        if (known != words_.end() && known->second != number) {
          return tableFault(kTherapies, row.line, "\"" + folded + "\" stands for two therapies.");
        }
        if (known == words_.end()) words_.emplace_back(std::move(folded), number);
      }
    }
    for (const std::string_view code : splitList(row[7])) codes_.emplace_back(code, number);
    return {};
  }));
  std::stable_sort(words_.begin(), words_.end(),
                   [](const auto& left, const auto& right) { return left.first.size() > right.first.size(); });
  return {};
}

Status TherapyConflicts::addRows(const Drugs& drugs, const Psychotropics& psychotropics, const Effects& effects,
                                 std::string_view text) {
  static constexpr std::array<std::string_view, 20> kColumns = {"id",
                                                                "therapies",
                                                                "trigger",
                                                                "when",
                                                                "age_below",
                                                                "severity",
                                                                "title_plain",
                                                                "title_plain_es",
                                                                "why_plain",
                                                                "why_plain_es",
                                                                "why_clinical",
                                                                "action_plain",
                                                                "action_plain_es",
                                                                "action_clinical",
                                                                "who",
                                                                "by",
                                                                "source",
                                                                "checked_on",
                                                                "status",
                                                                "seen"};
  const TriggerReader triggers{drugs, psychotropics, effects};
  BATON_CHECK(forEachRow(text, kConflicts, kColumns, [&](const TableRow& row) -> Status {
    ConflictRow conflict;
    conflict.id = row[0];
    conflict.therapies = splitList(row[1]);
    if (!triggers.read(row[2], conflict)) return tableFault(kConflicts, row.line, "no such trigger.");
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
      // The reason why a therapy is told of is the therapy's own.
      const bool may_lack = i == 4 || (conflict.trigger == ConflictTrigger::TherapyStart && i >= 8 && i <= 10);
      if (row[i].empty() && !may_lack) return tableFault(kConflicts, row.line, "a field is empty.");
    }
    for (const std::string_view kind : conflict.therapies) {
      const bool is_known = kind == kAny || std::any_of(therapies_.begin(), therapies_.end(), [&](const Therapy& one) {
                              return std::find(one.kinds.begin(), one.kinds.end(), kind) != one.kinds.end();
                            });
      if (!is_known) return tableFault(kConflicts, row.line, "no therapy is of this kind.");
    }
    const auto when = whenOf(row[3]);
    const auto severity = severityOf(row[5]);
    if (!when || !severity) return tableFault(kConflicts, row.line, "when or severity cannot be read.");
    if (!row[4].empty() && !numberOf(row[4], kOldest)) return tableFault(kConflicts, row.line, "age_below is no age.");
    if (!areRoles(row[14])) return tableFault(kConflicts, row.line, "no such role.");
    if (!isVerdict(row[18])) return tableFault(kConflicts, row.line, "status: verified or unverified.");
    conflict.when = *when;
    conflict.age_below = numberOf(row[4], kOldest);
    conflict.severity = *severity;
    conflict.title_plain = row[6], conflict.title_plain_es = row[7];
    conflict.why_plain = row[8], conflict.why_plain_es = row[9], conflict.why_clinical = row[10];
    conflict.action_plain = row[11], conflict.action_plain_es = row[12], conflict.action_clinical = row[13];
    conflict.who = row[14], conflict.by = row[15], conflict.source = row[16], conflict.checked_on = row[17];
    conflict.is_verified = row[18] == "verified";
    if (!mayStay(conflict, row[5])) return tableFault(kConflicts, row.line, "an unverified row may not interrupt.");
    const auto same = [&](const ConflictRow& other) { return other.id == conflict.id; };
    if (std::any_of(rows_.begin(), rows_.end(), same)) return tableFault(kConflicts, row.line, "said twice.");
    rows_.push_back(std::move(conflict));
    return {};
  }));
  return {};
}

Result<TherapyConflicts> TherapyConflicts::build(const Drugs& drugs, const Psychotropics& psychotropics,
                                                 const Effects& effects, std::string_view therapies_tsv,
                                                 std::string_view conflicts_tsv) {
  TherapyConflicts built;
  BATON_CHECK(built.addTherapies(therapies_tsv));
  BATON_CHECK(built.addRows(drugs, psychotropics, effects, conflicts_tsv));
  return built;
}

}  // namespace baton::knowledge
