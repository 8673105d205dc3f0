// Definitions of FHIR R4 as constant tables: types, their elements, required codes, allowed reference targets.
//
// Why: the validator, and whoever needs to know whether an element is a modifier or repeats, asks here and nowhere
// else. The rows live in definitions_r4.inc, made from HL7's published definitions by
// tools/fhir_definitions/make_table.mjs. Shapes: a Type is a resource, a data type or the anonymous type of a backbone
// element ("Patient.contact"). Its Elements are the property names as JSON has them: value[x] is one row per type
// (valueQuantity, valueString ...), the rows sharing one ordinal. Contents are constant-initialised: no start-up cost,
// no allocation, any number of threads. Cost: finding an element is one hash and about one comparison. Source: FHIR
// R4 4.0.1, http://hl7.org/fhir/R4/downloads.html (definitions, CC0-1.0).
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace baton::fhir {

#define BATON_FHIR_TYPE_IDS
#include "fhir/definitions_r4.inc"  // enum class TypeId, kTypeCount, kResourceCount
#undef BATON_FHIR_TYPE_IDS

// In the order of the generator's list.
enum class Primitive : std::uint8_t {
  None,  // not a primitive: has a type of its own
  Base64Binary,
  Boolean,
  Canonical,
  Code,
  Date,
  DateTime,
  Decimal,
  Id,
  Instant,
  Integer,
  Markdown,
  Oid,
  PositiveInt,
  String,
  Time,
  UnsignedInt,
  Uri,
  Url,
  Uuid,
  Xhtml,
};

struct Element {
  static constexpr std::uint16_t kNone = 0xffff;
  static constexpr std::uint16_t kAnyResource = 0xfffe;

  std::uint16_t name_at;
  std::uint16_t type_index;  // of a complex element; kAnyResource where any resource may stand; kNone for a primitive
  std::uint16_t binding;     // required codes, or kNone
  std::uint16_t targets;     // allowed targets of a Reference, or kNone for any
  std::uint8_t name_length;
  std::uint8_t stem_length;  // "value" of valueQuantity
  std::uint8_t ordinal;      // bit in Type::required; the rows of one [x] share it
  std::uint8_t flags;
  std::uint8_t primitive_code;

  bool repeats() const { return (flags & 1U) != 0; }
  bool isChoice() const { return (flags & 2U) != 0; }
  bool isModifier() const { return (flags & 4U) != 0; }
  Primitive primitive() const { return static_cast<Primitive>(primitive_code); }
  bool isPrimitive() const { return primitive_code != 0; }
  TypeId type() const { return static_cast<TypeId>(type_index); }
  std::string_view name() const;
  std::string_view stem() const { return name().substr(0, stem_length); }
  std::string_view choiceSuffix() const { return name().substr(stem_length); }
};

struct Type {
  static constexpr std::uint8_t kNotAResource = 255;

  std::uint64_t required;  // bit by ordinal
  std::uint16_t slot_at;
  std::uint16_t element_at;
  std::uint16_t name_at;
  std::uint8_t name_length;
  std::uint8_t element_count;
  std::uint8_t slot_bits;
  std::uint8_t resource_ordinal;

  bool isResource() const { return resource_ordinal != kNotAResource; }
  std::string_view name() const;  // "Patient", "Quantity", "Patient.contact"
  std::span<const Element> elements() const;
  const Element* find(std::string_view key) const;  // by the JSON name, without the _ of a primitive's sibling
};

const Type& typeOf(TypeId id);
// The concrete resource type of that name, or nullptr.
const Type* findResource(std::string_view name);
inline TypeId idOf(const Type& type) { return static_cast<TypeId>(&type - &typeOf(TypeId{})); }

bool isTarget(std::uint16_t targets, const Type& resource);

// The code sets of required bindings that the definitions list completely.
bool hasCode(std::uint16_t binding, std::string_view code);
bool hasCoding(std::uint16_t binding, std::string_view system, std::string_view code);
std::string_view bindingUrl(std::uint16_t binding);

// Mixes the length and the first and last eight bytes: enough to tell the names of one type apart.
inline std::uint64_t hashWord(std::string_view word) {
  std::uint64_t hash = word.size();
  const auto mix = [&hash](std::uint64_t value) {
    hash = (hash ^ value) * 0x9e3779b97f4a7c15U;
    hash ^= hash >> 29U;
  };
  static_assert(std::endian::native == std::endian::little, "the table's slots are filled with little-endian words");
  if (word.size() >= 8) {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    std::memcpy(&first, word.data(), 8);
    std::memcpy(&last, word.data() + word.size() - 8, 8);
    mix(first);
    mix(last);
  } else if (word.size() >= 4) {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::memcpy(&first, word.data(), 4);
    std::memcpy(&last, word.data() + word.size() - 4, 4);
    mix(first | (static_cast<std::uint64_t>(last) << 32U));
  } else if (!word.empty()) {
    const auto byte = [&word](std::size_t at) {
      return static_cast<std::uint64_t>(static_cast<unsigned char>(word[at]));
    };
    mix(byte(0) | (byte(word.size() / 2) << 8U) | (byte(word.size() - 1) << 16U));
  }
  return hash;
}

}  // namespace baton::fhir
