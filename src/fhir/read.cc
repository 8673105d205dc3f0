#include "fhir/read.h"

#include <algorithm>
#include <array>

#include "base/digest.h"
#include "fhir/read/families.h"

namespace baton::fhir {
namespace {

using Reader = void (*)(record::Facts&, const read::Incoming&);
struct Row {
  std::string_view type;
  Reader reader;
};

constexpr std::array kReaders{Row{"AllergyIntolerance", read::readAllergyIntolerance},
                              Row{"Appointment", read::readAppointment},
                              Row{"CarePlan", read::readCarePlan},
                              Row{"CareTeam", read::readCareTeam},
                              Row{"Communication", read::readCommunication},
                              Row{"Composition", read::readComposition},
                              Row{"Condition", read::readCondition},
                              Row{"Consent", read::readConsent},
                              Row{"Coverage", read::readCoverage},
                              Row{"DetectedIssue", read::readDetectedIssue},
                              Row{"DiagnosticReport", read::readDiagnosticReport},
                              Row{"DocumentReference", read::readDocumentReference},
                              Row{"Encounter", read::readEncounter},
                              Row{"FamilyMemberHistory", read::readFamilyMemberHistory},
                              Row{"Goal", read::readGoal},
                              Row{"Immunization", read::readImmunization},
                              Row{"Linkage", read::readLinkage},
                              Row{"List", read::readList},
                              Row{"Media", read::readMedia},
                              Row{"Medication", read::readMedication},
                              Row{"MedicationAdministration", read::readMedicationAdministration},
                              Row{"MedicationDispense", read::readMedicationDispense},
                              Row{"MedicationRequest", read::readMedicationRequest},
                              Row{"MedicationStatement", read::readMedicationStatement},
                              Row{"Observation", read::readObservation},
                              Row{"Organization", read::readOrganization},
                              Row{"Patient", read::readPatient},
                              Row{"Practitioner", read::readPractitioner},
                              Row{"PractitionerRole", read::readPractitionerRole},
                              Row{"Procedure", read::readProcedure},
                              Row{"RelatedPerson", read::readRelatedPerson},
                              Row{"ServiceRequest", read::readServiceRequest},
                              Row{"Task", read::readTask}};
static_assert(std::is_sorted(kReaders.begin(), kReaders.end(),
                             [](const Row& a, const Row& b) { return a.type < b.type; }));

json::Value withoutVersion(const json::Value& meta) {
  json::Value kept = meta;
  kept.erase("versionId");
  kept.erase("lastUpdated");
  return kept;
}

}  // namespace

void readInto(record::Facts& facts, const record::Entry& entry, const json::Value& resource) {
  const read::Incoming incoming{entry, resource};
  const auto row = std::lower_bound(kReaders.begin(), kReaders.end(), std::string_view(entry.type),
                                    [](const Row& a, std::string_view type) { return a.type < type; });
  const bool has_reader = row != kReaders.end() && row->type == entry.type;
  (has_reader ? row->reader : read::readOther)(facts, incoming);
}

std::string contentDigest(const json::Value& resource) {
  constexpr std::size_t kBytes = 16;
  std::vector<const json::Member*> members;
  members.reserve(resource.members().size());
  for (const json::Member& member : resource.members()) members.push_back(&member);
  std::sort(members.begin(), members.end(),
            [](const json::Member* a, const json::Member* b) { return a->key < b->key; });
  // The canonical form is put together member by member, so that the resource need not be copied to leave two out.
  std::string canonical;
  for (const json::Member* member : members) {
    const bool is_meta = member->key == "meta";
    const json::Value meta = is_meta ? withoutVersion(member->value) : json::Value();
    if (is_meta && meta.isEmptyElement()) continue;
    canonical += json::canonical(json::Value(member->key));
    canonical += ':';
    canonical += json::canonical(is_meta ? meta : member->value);
    canonical += ',';
  }
  return digest(canonical, kBytes);
}

}  // namespace baton::fhir
