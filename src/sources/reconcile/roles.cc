#include "sources/reconcile/roles.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.h"

namespace baton::sources::reconcile {
namespace {

struct Row {
  std::string_view key;
  std::string_view role;
};

// NUCC taxonomy, by the beginning of the code.
constexpr std::array kNucc{
    Row{"2084P08", "psychiatrist"},  // 2084P0800X psychiatry, ..02X addiction, ..04X child, ..05X geriatric
    Row{"2084A0401X", "psychiatrist"},
    Row{"2084B0040X", "psychiatrist"},
    Row{"2084F0202X", "psychiatrist"},
    Row{"2084P0301X", "psychiatrist"},
    Row{"363LP0808X", "psychiatrist"},  // psychiatric mental health nurse practitioner
    Row{"364SP08", "psychiatrist"},     // clinical nurse specialist, psychiatric
    Row{"101Y", "therapist"},           // counselors
    Row{"102L", "therapist"},           // psychoanalyst
    Row{"102X", "therapist"},           // poetry therapist
    Row{"103T", "therapist"},           // psychologists
    Row{"103G", "therapist"},           // clinical neuropsychologist
    Row{"1041C0700X", "therapist"},     // clinical social worker
    Row{"106H", "therapist"},           // marriage and family therapist
    Row{"207Q00000X", "primary-care"},  // family medicine; its addiction and sports branches are not
    Row{"207QA0505X", "primary-care"},  // adult medicine
    Row{"207QG0300X", "primary-care"},  // geriatric medicine
    Row{"208D", "primary-care"},        // general practice
    Row{"207R00000X", "primary-care"},  // internal medicine, general
    Row{"208000000X", "primary-care"},  // pediatrics, general
    Row{"363LF0000X", "primary-care"},
    Row{"363LP2300X", "primary-care"},
    Row{"363LA2200X", "primary-care"},
    Row{"363AM0700X", "primary-care"},
    Row{"261QP2300X", "primary-care"},  // clinic, primary care
    Row{"1835", "pharmacy"},
    Row{"183", "pharmacy"},
    Row{"333", "pharmacy"},  // suppliers: pharmacy
    Row{"3336", "pharmacy"},
    Row{"207P", "emergency"},
    Row{"261QE0002X", "emergency"},
};

// SNOMED CT occupations and functions.
constexpr std::array kSnomedRoles{
    Row{"80584001", "psychiatrist"}, Row{"224571005", "psychiatrist"}, Row{"17561000", "other"},
    Row{"59944000", "therapist"},    Row{"75271001", "other"},         Row{"224565003", "therapist"},
    Row{"310191001", "therapist"},   Row{"3842006", "other"},          Row{"446050000", "primary-care"},
    Row{"62247001", "primary-care"}, Row{"59058001", "primary-care"},  Row{"453231000124104", "primary-care"},
    Row{"133932002", "caregiver"},   Row{"407542009", "caregiver"},    Row{"407543004", "caregiver"},
    Row{"46255001", "pharmacy"},     Row{"284748001", "pharmacy"},     Row{"61207006", "pharmacy"},
    Row{"310171009", "therapist"},   Row{"224597008", "therapist"},
};

// Words, the longest and most special first; each must stand in the folded label.
constexpr std::array kWords{
    Row{"telepsychiatr", "telepsychiatry"},
    Row{"psychiatric nurse", "psychiatrist"},
    Row{"psychiatric mental health nurse", "psychiatrist"},
    Row{"pmhnp", "psychiatrist"},
    Row{"psychiatr", "psychiatrist"},
    Row{"psiquiatr", "psychiatrist"},
    Row{"psycholog", "therapist"},
    Row{"psicolog", "therapist"},
    Row{"psychotherap", "therapist"},
    Row{"terapeuta", "therapist"},
    Row{"mental health counselor", "therapist"},
    Row{"licensed professional counselor", "therapist"},
    Row{"clinical social work", "therapist"},
    Row{"marriage and family", "therapist"},
    Row{"counselor", "therapist"},
    Row{"counsellor", "therapist"},
    Row{"lcsw", "therapist"},
    Row{"lmft", "therapist"},
    Row{"lpc", "therapist"},
    Row{"lmhc", "therapist"},
    Row{"primary care", "primary-care"},
    Row{"primary physician", "primary-care"},
    Row{"pcp", "primary-care"},
    Row{"family medicine", "primary-care"},
    Row{"family practice", "primary-care"},
    Row{"family physician", "primary-care"},
    Row{"general practi", "primary-care"},
    Row{"general physician", "primary-care"},
    Row{"internal medicine", "primary-care"},
    Row{"pediatrician", "primary-care"},
    Row{"medico de cabecera", "primary-care"},
    Row{"pharmac", "pharmacy"},
    Row{"farmacia", "pharmacy"},
    Row{"emergency", "emergency"},
    Row{"caregiver", "caregiver"},
    Row{"carer", "caregiver"},
    Row{"cuidador", "caregiver"},
};

// A therapist of the body is not a therapist here.
constexpr std::array<std::string_view, 6> kOtherTherapy{"physical",    "occupational", "speech",
                                                        "respiratory", "massage",      "radiation"};

std::string roleOfCode(const record::Coding& coding) {
  if (coding.system == record::kSnomed) {
    for (const Row& row : kSnomedRoles) {
      if (row.key == coding.code) return std::string(row.role);
    }
    return "";
  }
  if (coding.system.find("nucc.org") == std::string::npos) return "";
  for (const Row& row : kNucc) {
    if (coding.code.starts_with(row.key)) return std::string(row.role);
  }
  return "";
}

// Short abbreviations count only as whole words ("lpc" is not part of "lpcx").
bool holds(const std::string& folded, std::string_view key) {
  const std::size_t at = folded.find(key);
  if (at == std::string::npos) return false;
  if (key.size() > 5) return true;
  auto is_letter = [&](std::size_t i) { return i < folded.size() && folded[i] >= 'a' && folded[i] <= 'z'; };
  return (at == 0 || !is_letter(at - 1)) && !is_letter(at + key.size());
}

std::string roleOfWords(const std::string& words) {
  const std::string folded = foldForMatching(words);
  if (folded.empty()) return "";
  for (const Row& row : kWords) {
    if (holds(folded, row.key)) return std::string(row.role);
  }
  if (!holds(folded, "therapist")) return "";
  const bool is_other = std::any_of(kOtherTherapy.begin(), kOtherTherapy.end(),
                                    [&](std::string_view kind) { return folded.find(kind) != std::string::npos; });
  return is_other ? "other" : "therapist";
}

}  // namespace

std::string roleOf(const std::vector<record::Concept>& concepts) {
  std::string fallback;
  auto take = [&](const std::string& role) {
    if (role == "other" && fallback.empty()) fallback = role;
    return role.empty() || role == "other" ? std::string() : role;
  };
  for (const record::Concept& one : concepts) {
    for (const record::Coding& coding : one.codings) {
      if (std::string role = take(roleOfCode(coding)); !role.empty()) return role;
    }
  }
  for (const record::Concept& one : concepts) {
    if (std::string role = take(roleOfWords(one.text)); !role.empty()) return role;
    for (const record::Coding& coding : one.codings) {
      if (std::string role = take(roleOfWords(coding.display)); !role.empty()) return role;
    }
  }
  return fallback;
}

}  // namespace baton::sources::reconcile
