#include "rules/observations.h"

#include <numeric>

namespace baton::rules {
namespace {

using record::ObservationFact;

std::size_t hashOf(std::string_view code) {  // FNV-1a, 32 bits (draft-eastlake-fnv, 2019)
  std::uint32_t hash = 2166136261U;
  for (const char c : code) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

struct Entry {
  std::uint32_t code = 0;
  Observations::Coded coded;
};

}  // namespace

std::string_view codeIn(const record::Concept& what, std::string_view system) {
  for (const record::Coding& coding : what.codings) {
    if (coding.system == system) return coding.code;
  }
  return {};
}

std::string_view labelOf(const record::Concept& what) {
  if (!what.text.empty()) return what.text;
  for (const record::Coding& coding : what.codings) {
    if (!coding.display.empty()) return coding.display;
  }
  return what.codings.empty() ? std::string_view() : std::string_view(what.codings.front().code);
}

std::size_t Observations::slotOf(std::string_view loinc) const {
  std::size_t slot = hashOf(loinc) & (slots_.size() - 1);
  while (slots_[slot] != 0 && codes_[slots_[slot] - 1] != loinc) slot = (slot + 1) & (slots_.size() - 1);
  return slot;
}

Observations::Observations(const record::Chart& chart) {
  const auto& observations = chart.facts.observations;
  std::size_t most = 16;
  std::size_t codings = 0;
  for (const ObservationFact& fact : observations) codings += fact.what.codings.size();
  while (most < 2 * codings) most *= 2;
  slots_.assign(most, 0);
  std::vector<Entry> entries;
  entries.reserve(codings);
  for (const ObservationFact& fact : observations) {
    bool is_first = true;
    for (const record::Coding& coding : fact.what.codings) {
      if (coding.system != record::kLoinc) continue;
      std::uint32_t& slot = slots_[slotOf(coding.code)];
      if (slot == 0) {
        codes_.push_back(coding.code);
        slot = static_cast<std::uint32_t>(codes_.size());
      }
      entries.push_back({slot - 1, {&fact, is_first}});
      is_first = false;
    }
  }
  firsts_.assign(codes_.size() + 1, 0);
  for (const Entry& entry : entries) ++firsts_[entry.code + 1U];
  std::partial_sum(firsts_.begin(), firsts_.end(), firsts_.begin());
  all_.resize(entries.size());
  std::vector<std::uint32_t> next = firsts_;
  for (const Entry& entry : entries) all_[next[entry.code]++] = entry.coded;
}

std::span<const Observations::Coded> Observations::of(std::string_view loinc) const {
  const std::uint32_t number = slots_[slotOf(loinc)];
  if (number == 0) return {};
  return std::span(all_).subspan(firsts_[number - 1], firsts_[number] - firsts_[number - 1]);
}

}  // namespace baton::rules
