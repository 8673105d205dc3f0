#include "sources/ccda/sections.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "sources/ccda/base64.h"
#include "sources/ccda/code_systems.h"
#include "sources/ccda/datatypes.h"
#include "sources/ccda/entries.h"
#include "sources/ccda/fields.h"
#include "sources/ccda/observation.h"
#include "sources/ccda/statement.h"

namespace baton::sources::ccda {
namespace {

using xml::Node;

enum class Kind {
  Unknown,
  Allergies,
  Medications,
  Problems,
  Diagnoses,
  Procedures,
  Results,
  VitalSigns,
  SocialHistory,
  Encounters,
  Immunizations,
  Plan,
  Goals,
  HealthConcerns,
  CareTeam,
  FunctionalStatus,
  MentalStatus,
  FamilyHistory,
  Payers,
  Directives,
  Notes,
  Equipment,
};

struct SectionRow {
  std::string_view loinc;
  std::string_view templates;  // short C-CDA roots ("2.6") or whole older ones, separated by blanks
  Kind kind;
};

constexpr auto kSections = std::to_array<SectionRow>({
    {"48765-2", "2.6 2.6.1 2.16.840.1.113883.10.20.1.2 2.16.840.1.113883.3.88.11.83.102 1.3.6.1.4.1.19376.1.5.3.1.3.13",
     Kind::Allergies},
    {"10160-0", "2.1 2.1.1 2.16.840.1.113883.10.20.1.8 2.16.840.1.113883.3.88.11.83.112 1.3.6.1.4.1.19376.1.5.3.1.3.19",
     Kind::Medications},
    {"10183-2", "2.11 2.11.1", Kind::Medications},
    {"75311-1", "2.11 2.11.1", Kind::Medications},
    {"42346-7", "2.44", Kind::Medications},
    {"29549-3", "2.38", Kind::Medications},
    {"10154-3", "", Kind::Notes},
    {"11450-4", "2.5 2.5.1 2.16.840.1.113883.10.20.1.11 2.16.840.1.113883.3.88.11.83.103 1.3.6.1.4.1.19376.1.5.3.1.3.6",
     Kind::Problems},
    {"11348-0", "2.20 1.3.6.1.4.1.19376.1.5.3.1.3.8", Kind::Problems},
    {"46241-6", "2.43", Kind::Diagnoses},
    {"11535-2", "2.24", Kind::Diagnoses},
    {"10219-4", "2.34", Kind::Diagnoses},
    {"10218-6", "2.35", Kind::Diagnoses},
    {"55109-3", "2.37", Kind::Diagnoses},
    {"47519-4", "2.7 2.7.1 2.16.840.1.113883.10.20.1.12 2.16.840.1.113883.3.88.11.83.108", Kind::Procedures},
    {"30954-2",
     "2.3 2.3.1 2.16.840.1.113883.10.20.1.14 2.16.840.1.113883.3.88.11.83.122 1.3.6.1.4.1.19376.1.5.3.1.3.28",
     Kind::Results},
    {"26436-6", "", Kind::Results},
    {"8716-3",
     "2.4 2.4.1 2.16.840.1.113883.10.20.1.16 2.16.840.1.113883.3.88.11.83.119 1.3.6.1.4.1.19376.1.5.3.1.1.5.3.2",
     Kind::VitalSigns},
    {"29762-2", "2.17 2.16.840.1.113883.10.20.1.15 2.16.840.1.113883.3.88.11.83.126 1.3.6.1.4.1.19376.1.5.3.1.3.16",
     Kind::SocialHistory},
    {"46240-8", "2.22 2.22.1 2.16.840.1.113883.10.20.1.3 2.16.840.1.113883.3.88.11.83.127", Kind::Encounters},
    {"11369-6", "2.2 2.2.1 2.16.840.1.113883.10.20.1.6 2.16.840.1.113883.3.88.11.83.117 1.3.6.1.4.1.19376.1.5.3.1.3.23",
     Kind::Immunizations},
    {"18776-5", "2.10 2.16.840.1.113883.10.20.1.10 2.16.840.1.113883.3.88.11.83.124 1.3.6.1.4.1.19376.1.5.3.1.3.31",
     Kind::Plan},
    {"51847-2", "2.9", Kind::Plan},
    {"59772-4", "2.30", Kind::Plan},
    {"62387-6", "21.2.3", Kind::Plan},
    {"11383-7", "21.2.3", Kind::Plan},
    {"69730-0", "2.45", Kind::Plan},
    {"61146-7", "2.60", Kind::Goals},
    {"75310-3", "2.58", Kind::HealthConcerns},
    {"46030-3", "2.58", Kind::HealthConcerns},
    {"85847-2", "2.500", Kind::CareTeam},
    {"47420-5", "2.14 2.16.840.1.113883.10.20.1.5 2.16.840.1.113883.3.88.11.83.109", Kind::FunctionalStatus},
    {"10190-7", "2.56", Kind::MentalStatus},
    {"11383-8", "2.61", Kind::MentalStatus},
    {"61144-2", "2.57", Kind::FunctionalStatus},
    {"29299-5", "", Kind::Notes},
    {"11383-9", "2.61", Kind::FunctionalStatus},
    {"11300-0", "", Kind::Notes},
    {"11323-3", "2.61", Kind::FunctionalStatus},
    {"10157-6", "2.15 2.16.840.1.113883.10.20.1.4 2.16.840.1.113883.3.88.11.83.125 1.3.6.1.4.1.19376.1.5.3.1.3.14",
     Kind::FamilyHistory},
    {"48768-6", "2.18 2.16.840.1.113883.10.20.1.9 2.16.840.1.113883.3.88.11.83.101 1.3.6.1.4.1.19376.1.5.3.1.1.5.3.7",
     Kind::Payers},
    {"42348-3",
     "2.21 2.21.1 2.16.840.1.113883.10.20.1.1 2.16.840.1.113883.3.88.11.83.116 1.3.6.1.4.1.19376.1.5.3.1.3.34",
     Kind::Directives},
    {"46264-8", "2.23 2.16.840.1.113883.10.20.1.7 2.16.840.1.113883.3.88.11.83.128", Kind::Equipment},
    {"34109-9", "2.65", Kind::Notes},
});

struct EntryRow {
  std::string_view root;  // short C-CDA root
  Kind kind;
};

// Entries whose template decides, whatever section they stand in.
constexpr auto kEntries = std::to_array<EntryRow>({
    {"4.30", Kind::Allergies},
    {"4.7", Kind::Allergies},
    {"4.16", Kind::Medications},
    {"4.35", Kind::Medications},
    {"4.36", Kind::Medications},
    {"4.3", Kind::Problems},
    {"4.4", Kind::Problems},
    {"4.33", Kind::Diagnoses},
    {"4.34", Kind::Diagnoses},
    {"4.80", Kind::Diagnoses},
    {"4.65", Kind::Diagnoses},
    {"4.51", Kind::Diagnoses},
    {"4.12", Kind::Procedures},
    {"4.13", Kind::Procedures},
    {"4.14", Kind::Procedures},
    {"4.1", Kind::Results},
    {"4.2", Kind::Results},
    {"4.26", Kind::VitalSigns},
    {"4.27", Kind::VitalSigns},
    {"4.38", Kind::SocialHistory},
    {"4.78", Kind::SocialHistory},
    {"4.85", Kind::SocialHistory},
    {"4.200", Kind::SocialHistory},
    {"4.49", Kind::Encounters},
    {"4.52", Kind::Immunizations},
    {"4.39", Kind::Plan},
    {"4.40", Kind::Plan},
    {"4.41", Kind::Plan},
    {"4.42", Kind::Plan},
    {"4.43", Kind::Plan},
    {"4.44", Kind::Plan},
    {"4.120", Kind::Plan},
    {"4.131", Kind::Plan},
    {"4.146", Kind::Plan},
    {"4.20", Kind::Plan},
    {"4.121", Kind::Goals},
    {"4.132", Kind::HealthConcerns},
    {"4.136", Kind::HealthConcerns},
    {"4.500", Kind::CareTeam},
    {"4.66", Kind::FunctionalStatus},
    {"4.67", Kind::FunctionalStatus},
    {"4.69", Kind::MentalStatus},
    {"4.74", Kind::MentalStatus},
    {"4.75", Kind::MentalStatus},
    {"4.45", Kind::FamilyHistory},
    {"4.46", Kind::FamilyHistory},
    {"4.60", Kind::Payers},
    {"4.61", Kind::Payers},
    {"4.48", Kind::Directives},
    {"4.108", Kind::Directives},
    {"4.202", Kind::Notes},
    {"4.50", Kind::Equipment},
    {"4.135", Kind::Equipment},
});

constexpr std::string_view kCcda = "2.16.840.1.113883.10.20.22.";

struct TemplateRow {
  std::string_view root;
  std::size_t section = 0;
};

// The lists of templates in kSections, one a row.
constexpr auto kTemplates = [] {
  std::array<TemplateRow, 128> rows{};
  std::size_t count = 0;
  for (std::size_t i = 0; i < kSections.size(); ++i) {
    std::string_view rest = kSections[i].templates;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(' '), rest.size());
      rows[count++] = {rest.substr(0, end), i};
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return rows;
}();

const SectionRow* findByTemplate(Node section) {
  for (const Node id : section.children("templateId")) {
    std::string_view root = trim(id.attribute("root"));
    if (root.starts_with(kCcda)) root.remove_prefix(kCcda.size());
    if (root.empty()) continue;
    for (const TemplateRow& row : kTemplates) {
      if (row.root == root) return &kSections[row.section];
    }
  }
  return nullptr;
}

const SectionRow* findByLoinc(std::string_view code) {
  for (const SectionRow& row : kSections) {
    if (row.loinc == code) return &row;
  }
  return nullptr;
}

const SectionRow* findByCode(Node section) {
  const Node code = section["code"];
  if (const SectionRow* row = findByLoinc(trim(code.attribute("code")))) return row;
  for (const Node translation : code.children("translation")) {
    if (const SectionRow* row = findByLoinc(trim(translation.attribute("code")))) return row;
  }
  return nullptr;
}

// Says what is odd about the section's own labels; what it means has been decided before.
void noteSection(Import& import, Node section, const SectionRow* by_template, const SectionRow* by_code) {
  const std::string code(trim(section["code"].attribute("code")));
  if (by_template != nullptr && by_code == nullptr && !code.empty()) {
    import.note(IssueSeverity::Warning, "The section carries the code \"" + shorten(code, 40) +
                                            "\", which is not one of its kind; it was recognised by its template.");
  }
  if (by_code != nullptr && by_template == nullptr && !by_code->templates.empty()) {
    import.note(IssueSeverity::Information, "The section does not name its template; it was recognised by its code.");
  }
  if (by_code != nullptr && by_template != nullptr && by_code->kind != by_template->kind) {
    import.note(IssueSeverity::Warning,
                "The section's code and template disagree; the entries were read as its template says.");
  }
}

Kind kindOfEntry(Node statement, Kind section) {
  for (const Node id : statement.children("templateId")) {
    std::string_view root = id.attribute("root");
    if (!root.starts_with(kCcda)) continue;
    root.remove_prefix(kCcda.size());
    for (const EntryRow& row : kEntries) {
      if (row.root != root) continue;
      // What a section of diagnoses, concerns or abilities holds is no item of the problem list.
      return row.kind == Kind::Problems && (section == Kind::Diagnoses || section == Kind::HealthConcerns ||
                                            section == Kind::FunctionalStatus)
                 ? section
                 : row.kind;
    }
  }
  return section;
}

// Without template and without a known section, the shape of the entry is what is left.
void readByShape(Import& import, Node statement) {
  if (statement.is("substanceAdministration")) return readMedication(import, statement);
  if (statement.is("observation")) {
    takeObservation(import, statement, ObservationCategory::None);
    return;
  }
  if (statement.is("organizer")) {
    const auto before = import.accounted();
    takePanel(import, statement, ObservationCategory::None);
    if (import.accounted() == before) readEquipment(import, statement);
    return;
  }
  if (statement.is("act") && statement["code"].attribute("code") == "34109-9") return readNote(import, statement);
  readPlan(import, statement);
}

void readEntry(Import& import, Node statement, Kind section) {
  switch (kindOfEntry(statement, section)) {
    case Kind::Unknown:
      return readByShape(import, statement);
    case Kind::Allergies:
      return readAllergy(import, statement);
    case Kind::Medications:
      return readMedication(import, statement);
    case Kind::Problems:
      if (!statement.is("act") && !statement.is("observation")) return readByShape(import, statement);
      return readProblem(import, statement, ProblemKind::ProblemList);
    case Kind::Diagnoses:
      if (!statement.is("act") && !statement.is("observation")) return readByShape(import, statement);
      return readProblem(import, statement, ProblemKind::EncounterDiagnosis);
    case Kind::Procedures:
      if (statement.is("organizer") || statement.is("supply") || statement.is("substanceAdministration")) {
        return readByShape(import, statement);
      }
      return statement.is("encounter") ? readEncounter(import, statement) : readProcedure(import, statement);
    case Kind::Results:
      return readResult(import, statement);
    case Kind::VitalSigns:
      return readVitalSigns(import, statement);
    case Kind::SocialHistory:
      return readSocialHistory(import, statement);
    case Kind::Encounters:
      return readEncounter(import, statement);
    case Kind::Immunizations:
      return readImmunization(import, statement);
    case Kind::Plan:
      return readPlan(import, statement);
    case Kind::Goals:
      return readGoal(import, statement);
    case Kind::HealthConcerns:
      return readHealthConcern(import, statement);
    case Kind::CareTeam:
      return readCareTeam(import, statement);
    case Kind::FunctionalStatus:
      return readStatus(import, statement, false);
    case Kind::MentalStatus:
      return readStatus(import, statement, true);
    case Kind::FamilyHistory:
      return readFamilyHistory(import, statement);
    case Kind::Payers:
      return readPayer(import, statement);
    case Kind::Directives:
      return readDirective(import, statement);
    case Kind::Notes:
      return statement.is("act") && statement["text"] ? readNote(import, statement) : readByShape(import, statement);
    case Kind::Equipment:
      return readEquipment(import, statement);
  }
}

// What is planned in one section belongs together (US Core CarePlan, category assess-plan).
void bundlePlan(Import& import, Node section, std::size_t first_entry) {
  Value plan = import.start("CarePlan");
  putIdentifiers(plan, section);
  put(plan, "status", "active");
  put(plan, "intent", "plan");
  add(plan, "category", concept_("http://hl7.org/fhir/us/core/CodeSystem/careplan-category", "assess-plan"));
  const std::string title = plainText(section["title"]);
  put(plan, "title", title.empty() ? std::string("Plan") : title);
  putSubject(import, plan);
  Value goals;
  Value activities;
  for (std::size_t i = first_entry; i < import.file.entries.size(); ++i) {
    const Value& resource = import.file.entries[i].resource;
    const std::string& type = resource["resourceType"].text();
    const std::string target = type + '/' + resource["id"].text();
    if (type == "Goal") {
      goals.push(reference(target));
    } else if (type == "ServiceRequest" || type == "Appointment" || type == "MedicationRequest" ||
               type == "DeviceRequest") {
      Value activity;
      put(activity, "reference", reference(target));
      activities.push(std::move(activity));
    }
  }
  if (activities.isNull()) return;
  put(plan, "goal", std::move(goals));
  put(plan, "activity", std::move(activities));
  import.take(std::move(plan), section);
}

void readEntries(Import& import, Node section, Kind kind) {
  const std::size_t first = import.file.entries.size();
  int number = 0;
  for (const Node entry : section.children("entry")) {
    const PlaceScope scope(import, "/entry[" + std::to_string(++number) + "]");
    const Node statement = statementIn(entry);
    if (!statement) {
      import.reject("The entry is empty.");
      continue;
    }
    const auto before = import.accounted();
    if (isPrivacyAnnotation(statement)) {
      // Its labels are already on what it covers, and its notice is kept with the section's text.
      import.countMerged();
      continue;
    }
    const Labels own = labelsOf(statement);
    if (own.confidentiality.empty() && own.policies.empty()) {
      readEntry(import, statement, kind);
    } else {
      const LabelScope labels(import, own);
      readEntry(import, statement, kind);
    }
    if (import.accounted() == before) import.reject("Baton found nothing in this entry that it can read.");
  }
  if (kind == Kind::Plan) bundlePlan(import, section, first);
}

void readSection(Import& import, Node section) {
  const SectionRow* by_template = findByTemplate(section);
  const SectionRow* by_code = findByCode(section);
  const SectionRow* row = by_template != nullptr ? by_template : by_code;
  const Kind kind = row != nullptr ? row->kind : Kind::Unknown;
  const LabelScope labels(import, labelsOf(section));
  const bool has_entries = static_cast<bool>(section["entry"]);
  if (has_entries) noteSection(import, section, by_template, by_code);
  readEntries(import, section, kind);
  // The words of a section without entries, or of one that Baton does not know, are all there is.
  if (!has_entries || kind == Kind::Unknown) readSectionText(import, section, kind == Kind::Notes);
  int number = 0;
  for (const Node component : section.children("component")) {
    const PlaceScope scope(import, "/component[" + std::to_string(++number) + "]/section");
    if (component["section"]) readSection(import, component["section"]);
  }
}

// A document whose body is one file.
void readUnstructured(Import& import, Node body) {
  const Node text = body["text"];
  Value attachment;
  if (text.attribute("representation") == "B64") {
    std::string letters;
    for (Node node = text.firstChild(); node; node = node.next()) {
      if (node.isText()) letters += node.text();
    }
    put(attachment, "data", cleanBase64(letters));
  } else if (const std::string_view url = trim(text["reference"].attribute("value")); !url.empty()) {
    if (url.find_first_of(" \t\r\n") == std::string_view::npos) put(attachment, "url", url);
  } else {
    const std::string words = plainText(text);
    if (!words.empty()) put(attachment, "data", toBase64(words));
  }
  if (attachment.isNull()) return import.reject("The document's body is empty or cannot be read.");
  const std::string_view type = trim(text.attribute("mediaType"));
  const bool is_type =
      type.find('/') != std::string_view::npos && type.find_first_of(" \t\r\n") == std::string_view::npos;
  attachment.insertFirst("contentType", Value(is_type ? type : std::string_view("text/plain")));
  Value resource = import.start("DocumentReference");
  put(resource, "status", "current");
  Value named;
  put(named, "text", "Body of an unstructured document");
  put(resource, "type", std::move(named));
  putSubject(import, resource);
  if (import.made_on.size() > 19) put(resource, "date", import.made_on);
  if (!import.author.empty()) add(resource, "author", reference(import.author));
  Value content;
  put(content, "attachment", std::move(attachment));
  add(resource, "content", std::move(content));
  import.take(std::move(resource), body);
}

}  // namespace

void readBody(Import& import, Node document) {
  int number = 0;
  for (const Node component : document.children("component")) {
    const PlaceScope component_scope(import, "/component");
    if (const Node body = component["nonXMLBody"]) {
      const PlaceScope scope(import, "/nonXMLBody");
      readUnstructured(import, body);
    }
    const PlaceScope scope(import, "/structuredBody");
    for (const Node part : component["structuredBody"].children("component")) {
      const PlaceScope section_scope(import, "/component[" + std::to_string(++number) + "]/section");
      if (part["section"]) readSection(import, part["section"]);
    }
  }
}

}  // namespace baton::sources::ccda
