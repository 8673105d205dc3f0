// recordTarget → Patient with the extensions of US Core for race, ethnicity and others.
//
// Source: C-CDA on FHIR, "Patient"; ConceptMap CF-AdministrativeGender; OMB categories of race and ethnicity.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "sources/ccda/datatypes.h"
#include "sources/ccda/fields.h"
#include "sources/ccda/header.h"
#include "sources/ccda/ids.h"
#include "sources/ccda/participants.h"
#include "sources/ccda/related_persons.h"
#include "sources/ccda/statement.h"

namespace baton::sources::ccda {
namespace {

using xml::Node;

constexpr std::string_view kUsCore = "http://hl7.org/fhir/us/core/StructureDefinition/";
constexpr std::string_view kCdcRace = "2.16.840.1.113883.6.238";

constexpr auto kOmbRaces =
    std::to_array<std::string_view>({"1002-5", "2028-9", "2054-5", "2076-8", "2106-3", "2131-1"});
constexpr auto kOmbEthnicities = std::to_array<std::string_view>({"2135-2", "2186-5"});

std::string_view genderOf(Node code) {
  const std::string_view letters = code.attribute("code");
  if (letters == "M" || letters == "248153007") return "male";
  if (letters == "F" || letters == "248152002") return "female";
  if (letters == "UN" || letters == "UNK") return letters == "UN" ? "other" : "unknown";
  if (const std::string_view absent = nullFlavor(code); !absent.empty()) return absent == "OTH" ? "other" : "unknown";
  const std::string text = toLowerAscii(code.attribute("displayName"));
  if (text == "male" || text == "female" || text == "other")
    return text == "male" ? "male" : text == "female" ? "female" : "other";
  return {};
}

Value part(std::string_view url, std::string_view key, Value value) {
  Value extension;
  put(extension, "url", url);
  put(extension, key, std::move(value));
  return extension;
}

// us-core-race and us-core-ethnicity are built alike.
struct Group {
  std::string_view url;
  xml::Name element;
  xml::Name more;
  std::span<const std::string_view> omb;
  std::string_view what;
};

void putGroup(Import& import, Value& patient, Node person, const Group& group) {
  Value inner;
  std::string text;
  int categories = 0;
  const auto read = [&](Node code) {
    Value concept_value = toConcept(import, code);
    const std::string said = concept_value["text"].text();
    if (!said.empty() && text.find(said) == std::string::npos) (text += text.empty() ? "" : ", ") += said;
    const std::string_view letters = code.attribute("code");
    const std::string_view system = code.attribute("codeSystem");
    if (letters.empty()) {
      if (const std::string_view absent = nullFlavor(code); absent == "UNK" || absent == "ASKU") {
        if (inner.isNull())
          inner.push(part("ombCategory", "valueCoding",
                          coding("http://terminology.hl7.org/CodeSystem/v3-NullFlavor", absent)));
        if (text.empty()) text = absent == "UNK" ? "Unknown" : "Asked but unknown";
      }
      return;
    }
    if (system != kCdcRace) {
      import.note(IssueSeverity::Warning, "The person's " + std::string(group.what) +
                                              " is not of the CDC code system (" + shorten(system, 60) +
                                              "); only its text was taken.");
      if (text.empty()) text = letters;
      return;
    }
    const bool is_category = std::ranges::find(group.omb, letters) != group.omb.end();
    if (is_category && ++categories > static_cast<int>(group.omb.size() == 2 ? 1 : 5)) return;
    Value one = coding("urn:oid:2.16.840.1.113883.6.238", letters, trim(code.attribute("displayName")));
    if (text.empty()) text = one["display"].text().empty() ? letters : one["display"].text();
    inner.push(part(is_category ? "ombCategory" : "detailed", "valueCoding", std::move(one)));
  };
  for (const Node code : person.children(group.element)) read(code);
  for (const Node code : person.children(group.more)) read(code);
  if (text.empty()) return;
  inner.push(part("text", "valueString", text));
  Value extension;
  put(extension, "extension", std::move(inner));
  put(extension, "url", std::string(kUsCore) + std::string(group.url));
  add(patient, "extension", std::move(extension));
}

void putExtensions(Import& import, Value& patient, Node person) {
  static constexpr Group kRace = {"us-core-race", "raceCode", xml::Name("raceCode", kSdtc), kOmbRaces, "race"};
  static constexpr Group kEthnicity = {"us-core-ethnicity", "ethnicGroupCode", xml::Name("ethnicGroupCode", kSdtc),
                                       kOmbEthnicities, "ethnicity"};
  putGroup(import, patient, person, kRace);
  putGroup(import, patient, person, kEthnicity);
  if (Value religion = toConcept(import, person["religiousAffiliationCode"]); !religion.isNull()) {
    add(patient, "extension",
        part("http://hl7.org/fhir/StructureDefinition/patient-religion", "valueCodeableConcept", std::move(religion)));
  }
  Node place = person["birthplace"]["place"]["addr"];
  if (!place) place = person["birthPlace"]["place"]["addr"];
  if (Value address = toAddress(place); !address.isNull()) {
    add(patient, "extension",
        part("http://hl7.org/fhir/StructureDefinition/patient-birthPlace", "valueAddress", std::move(address)));
  }
}

void putNames(Import& import, Value& patient, Node person) {
  for (const Node name : person.children("name")) {
    Value made = toName(name);
    for (const Node given : name.children("given")) {
      if (plainText(given).empty() && nullFlavor(given).empty()) {
        import.note(IssueSeverity::Warning, "A given name of the person is empty.");
      }
    }
    if (!made.isNull() && made["family"].text().empty() && made["text"].text().empty()) {
      import.note(IssueSeverity::Warning, "The person's family name is missing.");
    }
    if (!made.isNull()) add(patient, "name", std::move(made));
  }
  if (!patient.has("name")) import.note(IssueSeverity::Error, "The document does not name the person.");
}

void putBirth(Import& import, Value& patient, Node person) {
  const std::string_view time = person["birthTime"].attribute("value");
  const std::string date = toDate(time);
  if (date.empty())
    return import.note(IssueSeverity::Warning, "The person's date of birth is missing or cannot be read.");
  put(patient, "birthDate", date);
  const std::string exact = toDateTime(time);
  if (exact.size() <= 10) return;
  Value element;
  add(element, "extension", part("http://hl7.org/fhir/StructureDefinition/patient-birthTime", "valueDateTime", exact));
  put(patient, "_birthDate", std::move(element));
}

void putDeath(Value& patient, Node person) {
  const std::string died = toDateTime(person.child(xml::Name("deceasedTime", kSdtc)).attribute("value"));
  if (!died.empty()) return put(patient, "deceasedDateTime", died);
  const std::string_view flag = person.child(xml::Name("deceasedInd", kSdtc)).attribute("value");
  if (!flag.empty()) put(patient, "deceasedBoolean", Value(isTrue(flag)));
}

// BCP 47: letters, digits and hyphens; portals also write "eng" and "en_US".
std::string languageCode(std::string_view written) {
  std::string code(trim(written));
  std::ranges::replace(code, '_', '-');
  if (code == "eng") return "en";
  if (code == "spa") return "es";
  const bool is_tag = code.size() >= 2 && code.size() <= 12 && std::ranges::all_of(code, [](char c) {
                        return c == '-' || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
                      });
  return is_tag ? code : std::string();
}

void putLanguages(Import& import, Value& patient, Node person) {
  for (const Node spoken : person.children("languageCommunication")) {
    const std::string code = languageCode(spoken["languageCode"].attribute("code"));
    if (code.empty()) continue;
    Value one;
    Value proficiency;
    if (Value level = toConcept(import, spoken["proficiencyLevelCode"]); level["coding"].items().size() == 1) {
      proficiency.push(part("level", "valueCoding", level["coding"][0]));
    }
    if (Value mode = toConcept(import, spoken["modeCode"]); mode["coding"].items().size() == 1) {
      proficiency.push(part("type", "valueCoding", mode["coding"][0]));
    }
    if (!proficiency.isNull()) {
      Value extension;
      put(extension, "extension", std::move(proficiency));
      put(extension, "url", "http://hl7.org/fhir/StructureDefinition/patient-proficiency");
      add(one, "extension", std::move(extension));
    }
    put(one, "language", concept_("urn:ietf:bcp:47", code));
    if (const std::string_view flag = spoken["preferenceInd"].attribute("value"); !flag.empty()) {
      put(one, "preferred", Value(isTrue(flag)));
    }
    addNew(patient, "communication", std::move(one));
  }
}

}  // namespace

void readPatient(Import& import, Node document) {
  const Node role = document["recordTarget"]["patientRole"];
  const Node person = role["patient"];
  const PlaceScope scope(import, "/recordTarget[1]");
  if (!role) import.reject("The document does not say whose it is.");
  Value patient = import.start("Patient");
  // A label of the document speaks of its content; that the person exists is no secret of it.
  putExtensions(import, patient, person);
  putIdentifiers(patient, role);
  if (role) putNames(import, patient, person);
  addAll(patient, "telecom", role.children("telecom"), toContact);
  put(patient, "gender", genderOf(person["administrativeGenderCode"]));
  if (role) putBirth(import, patient, person);
  putDeath(patient, person);
  addAll(patient, "address", role.children("addr"), toAddress);
  put(patient, "maritalStatus", toConcept(import, person["maritalStatusCode"]));
  addGuardians(import, patient, person);
  putLanguages(import, patient, person);
  const std::string provider = organization(import, role["providerOrganization"]);
  if (!provider.empty()) put(patient, "managingOrganization", reference(provider));
  const Node id = usableId(role);
  Hash hash(id ? hashOf(id) : 0);
  if (!id) hash.addTree(patient["name"]).addTree(patient["birthDate"]);
  import.patient = import.takeShared(std::move(patient), hash.value());
  int number = 0;
  for (const Node other : document.children("recordTarget")) {
    if (++number == 1) continue;
    const PlaceScope other_scope(import, "/recordTarget[" + std::to_string(number) + "]");
    static_cast<void>(other);
    import.reject("The document is about more than one person; only the first was taken.");
  }
}

}  // namespace baton::sources::ccda
