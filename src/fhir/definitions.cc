#include "fhir/definitions.h"

#include <iterator>

namespace baton::fhir {
namespace {

struct Code {
  std::uint16_t code_at;
  std::uint16_t code_length;
  std::uint16_t system;
};
struct Word {
  std::uint16_t at;
  std::uint16_t length;
};
struct Binding {
  std::uint16_t slot_at;
  std::uint8_t slot_bits;
  std::uint16_t url_at;
  std::uint16_t url_length;
};
struct Targets {
  std::uint64_t words[3];  // bit by resource_ordinal
};

#include "fhir/definitions_r4.inc"

static_assert(std::size(kTypes) == kTypeCount);
static_assert(kResourceCount < Type::kNotAResource);

std::string_view nameAt(std::uint16_t at, std::uint8_t length) { return {kNames + at, length}; }
std::string_view codeAt(std::uint16_t at, std::uint16_t length) { return {kCodes + at, length}; }

// Calls matches(row) along the probe of `word` until it answers true; gives that row, or kNone.
template <class Matches>
std::uint16_t probe(const std::uint16_t* slots, std::uint8_t bits, std::string_view word, const Matches& matches) {
  const std::uint64_t mask = (std::uint64_t{1} << bits) - 1;
  for (std::uint64_t slot = hashWord(word) & mask; slots[slot] != Element::kNone; slot = (slot + 1) & mask) {
    if (matches(slots[slot])) return slots[slot];
  }
  return Element::kNone;
}

constexpr std::uint8_t kResourceSlotBits = static_cast<std::uint8_t>(std::bit_width(std::size(kResourceSlots)) - 1);

}  // namespace

std::string_view Element::name() const { return nameAt(name_at, name_length); }
std::string_view Type::name() const { return nameAt(name_at, name_length); }
std::span<const Element> Type::elements() const { return {kElements + element_at, element_count}; }

const Element* Type::find(std::string_view key) const {
  const std::uint16_t row =
      probe(kSlots + slot_at, slot_bits, key, [key](std::uint16_t at) { return kElements[at].name() == key; });
  return row != Element::kNone ? &kElements[row] : nullptr;
}

const Type& typeOf(TypeId id) { return kTypes[static_cast<std::size_t>(id)]; }

const Type* findResource(std::string_view name) {
  const std::uint16_t row =
      probe(kResourceSlots, kResourceSlotBits, name, [name](std::uint16_t at) { return kTypes[at].name() == name; });
  return row != Element::kNone ? &kTypes[row] : nullptr;
}

bool isTarget(std::uint16_t targets, const Type& resource) {
  if (targets == Element::kNone) return true;
  return (kTargets[targets].words[resource.resource_ordinal / 64U] >> (resource.resource_ordinal % 64U) & 1U) != 0;
}

bool hasCode(std::uint16_t binding, std::string_view code) {
  const Binding& set = kBindings[binding];
  return probe(kCodeSlots + set.slot_at, set.slot_bits, code, [code](std::uint16_t at) {
           return codeAt(kCodeRows[at].code_at, kCodeRows[at].code_length) == code;
         }) != Element::kNone;
}

bool hasCoding(std::uint16_t binding, std::string_view system, std::string_view code) {
  const Binding& set = kBindings[binding];
  return probe(kCodeSlots + set.slot_at, set.slot_bits, code, [system, code](std::uint16_t at) {
           const Code& row = kCodeRows[at];
           const Word& owner = kSystems[row.system];
           return codeAt(row.code_at, row.code_length) == code && codeAt(owner.at, owner.length) == system;
         }) != Element::kNone;
}

std::string_view bindingUrl(std::uint16_t binding) {
  return codeAt(kBindings[binding].url_at, kBindings[binding].url_length);
}

}  // namespace baton::fhir
