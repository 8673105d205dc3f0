// The reader of medication text: "Zoloft 100mg tabs 1 po qam" → ingredient, strength, dose, form, route, timing.
//
// Why: people, lists and letters write medicines as one line of text, and two lists can be compared only by parts.
// It never guesses: a word it does not know is put in `unread`, and then `understood` is false; an ingredient comes
// only from knowledge/names. Words that say the medicine is not taken ("stopped", "no longer") are not read either.
// One text, one medicine: what follows a second medicine's name is unread, so that no dose lands on the wrong one.
// Dangerous writing (ISMP List of Error-Prone Abbreviations, 2021) is read where it has one meaning and always warned
// of. In: one medicine as UTF-8 text of any length; only the first kMaxMedicationText bytes are read, the rest is
// `unread`. Out: plain values. Errors: none. Cost: tens of microseconds. Pure: the same text gives the same answer.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/names.h"
#include "knowledge/timing.h"

namespace baton::knowledge {

inline constexpr std::size_t kMaxMedicationText = 2000;

// "100 mg" (per_* absent), "5 mg/5 mL", "0.05 mg/24 h".
struct Strength {
  Decimal value;
  std::string unit;                  // UCUM where one exists: mg, ug, g, mL, meq, [iU], %; else the word
  std::optional<Decimal> per_value;  // 5 in "5 mg/5 mL"; 1 in "10 mg/mL"
  std::string per_unit;              // "mL", "h", "actuat"
  std::string ingredient;            // whose strength it is; "" where a combination does not say
  bool operator==(const Strength&) const = default;
};

// One "take": how much at once, and when. "300 mg qam and 600 mg qhs" has two.
struct DoseInstruction {
  std::optional<Amount> dose;     // "1 tablet", "100 mg"
  std::optional<Amount> same_as;  // the other way the text says it: "(100 mg)" after "2 tablets"
  Timing timing;
  bool operator==(const DoseInstruction&) const = default;
};

enum class WarningKind : std::uint8_t {
  TrailingZero,           // "1.0 mg" is misread as 10 mg
  NakedDecimal,           // ".5 mg" is misread as 5 mg
  DangerousAbbreviation,  // "qd", "qod", "U", "hs": read, but to be confirmed
  Ambiguous,              // "MSO4": not read
  TooLong,                // text cut at kMaxMedicationText
  Misspelling,            // the name was found as a listed misspelling
  NoUnit,                 // "lithium ER 450": the number is kept, the unit is not guessed
};
struct ReadingWarning {
  WarningKind kind = WarningKind::Ambiguous;
  std::string words;        // as written
  std::string explanation;  // for the person who confirms
  bool operator==(const ReadingWarning&) const = default;
};

struct MedicationText {
  std::string original;
  std::vector<Ingredient> ingredients;  // sorted by name
  std::string name;                     // the words that named it, as written: "lithium carb", "Zoloft"
  std::string brand;                    // as written when (one of) the name(s) is a brand, else ""
  std::optional<NameKind> name_kind;
  std::vector<Strength> strengths;  // of one unit of the form, in the order written
  std::string form;                 // "tablet", "capsule", "solution", "patch", "injection", ...; "" not said
  Release release = Release::NotSaid;
  std::string release_words;  // as written: "ER", "XL"
  std::string route;          // "oral", "sublingual", "intramuscular", ...; "" not said
  std::vector<DoseInstruction> instructions;
  std::optional<Amount> total_per_day;  // "(900 mg/day)" beside the single doses
  std::optional<Amount> max_per_day;    // "max 4 tablets per day"
  std::optional<Amount> quantity;       // dispensed: "#30", "disp 30 tablets"
  std::optional<int> refills;
  std::string indication;  // the words after "for": "anxiety"
  bool otc = false;        // "OTC", "over the counter"
  bool says_none = false;  // "none", "no medications", "NKMeds": a statement, not a medicine
  std::vector<ReadingWarning> warnings;
  std::vector<std::string> unread;  // the words not understood, as written, in order
  bool understood = false;          // a name was read (or says_none) and nothing is unread
};

class Knowledge;

// Strengths stay in the order written, ingredients are sorted: only Strength::ingredient says which is whose.
// A dose is taken from a strength only where nothing else can be meant: "sertraline 100 mg daily" (no form, no count)
// has the dose 100 mg; "sertraline 100 mg tablet daily" does not say how many.
MedicationText readMedicationText(const Knowledge& knowledge, std::string_view text);
MedicationText readMedicationText(std::string_view text);  // with the compiled-in tables

// The instructions alone, as in FHIR Dosage.text: "Take 1 tablet by mouth daily". No name is looked for; `understood`
// says that some instruction was read and nothing is unread.
MedicationText readSigText(const Knowledge& knowledge, std::string_view text);
MedicationText readSigText(std::string_view text);

}  // namespace baton::knowledge
