#include "app/people.h"

#include <algorithm>

#include "app/access/access_log.h"
#include "base/digest.h"
#include "base/text.h"
#include "format/json.h"

namespace baton::app {
namespace {

using record::PersonId;

constexpr std::size_t kIdBytes = 10;

std::string label(const std::string& name, const std::string& born) {
  json::Value value;
  value.set("name", name);
  value.set("born", born);
  return json::write(value);
}

std::string describe(const std::vector<PersonSummary>& persons) {
  std::string text;
  for (const PersonSummary& person : persons) {
    text += "\n  " + person.id.value + "  " + person.name + (person.born.empty() ? "" : ", born " + person.born);
  }
  return text;
}

}  // namespace

Result<std::vector<PersonSummary>> listPersons(Home& home) {
  BATON_TRY(const auto stored, home.store().persons());
  std::vector<PersonSummary> persons;
  for (const auto& [id, text] : stored) {
    if (isAccessLog(id)) continue;
    PersonSummary person{id, "", ""};
    if (const auto value = json::parse(text)) {
      person.name = (*value)["name"].text();
      person.born = (*value)["born"].text();
    }
    persons.push_back(std::move(person));
  }
  return persons;
}

PersonId newPersonId(Random& random) {
  std::string bytes(kIdBytes, '\0');
  random.fill({reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
  return PersonId{"p" + toHex(bytes)};
}

Status makePerson(Home& home, const PersonId& id, const std::optional<record::PersonFact>& patient) {
  const std::string name = patient && !patient->names.empty() ? patient->names.front().text : "";
  return home.store().addPerson(id, label(name, patient ? patient->born.text() : ""));
}

Result<PersonId> addPerson(Home& home, const std::string& name, const std::string& born, const std::string& sex) {
  static constexpr std::string_view kSexes[] = {"", "male", "female", "other", "unknown"};
  if (trim(name).empty()) return fail(ErrorCode::BadUsage, "A person needs a name: person add \"Ana Ruiz\".");
  if (!isUtf8(name)) return fail(ErrorCode::BadUsage, "The name is not readable text (UTF-8).");
  const auto date = PartialDate::parse(born);
  if (!born.empty() && (!date || date->precision() > Precision::Day)) {
    return fail(ErrorCode::BadUsage, "--born wants a date like 1990-05-31 (or 1990-05, or 1990).");
  }
  if (std::find(std::begin(kSexes), std::end(kSexes), sex) == std::end(kSexes)) {
    return fail(ErrorCode::BadUsage, "--sex is one of male, female, other, unknown.");
  }
  PersonId id = newPersonId(home.random());
  BATON_CHECK(home.store().addPerson(id, label(name, born)));

  json::Value name_value;
  name_value.set("text", name);
  json::Value patient;
  patient.set("resourceType", "Patient");
  patient.set("id", id.value);
  patient.set("name", json::Value::array({name_value}));
  patient.setIfAny("gender", sex);
  patient.setIfAny("birthDate", born);
  record::Entry entry;
  entry.type = "Patient";
  entry.id = id.value;
  entry.recorded = home.clock().now();
  entry.author = "self";
  entry.origin.format = "form";
  entry.content = json::write(patient);
  BATON_CHECK(home.store().append(id, 0, {&entry, 1}));
  BATON_CHECK(home.anchor());
  return id;
}

Result<PersonId> choosePerson(Home& home, const std::string& wanted) {
  BATON_TRY(const auto persons, listPersons(home));
  if (wanted.empty()) {
    if (persons.size() == 1) return persons.front().id;
    if (persons.empty()) {
      return fail(ErrorCode::NotFound,
                  "There is nobody in this record yet. `baton import FILE` or `baton person add`.");
    }
    return fail(ErrorCode::BadUsage, "Several people are here; say whom with --person ID or NAME:" + describe(persons));
  }
  std::vector<PersonSummary> exact;
  std::vector<PersonSummary> partial;
  const std::string folded = foldForMatching(wanted);
  for (const PersonSummary& person : persons) {
    if (person.id.value == wanted) return person.id;
    const std::string name = foldForMatching(person.name);
    if (name == folded) exact.push_back(person);
    if (name.find(folded) != std::string::npos) partial.push_back(person);
  }
  const auto& found = exact.empty() ? partial : exact;
  if (found.size() == 1) return found.front().id;
  if (found.empty()) return fail(ErrorCode::NotFound, "Nobody here is called \"" + wanted + "\"." + describe(persons));
  return fail(ErrorCode::BadUsage, "Several people fit \"" + wanted + "\"; use the id:" + describe(found));
}

Status refreshLabel(Home& home, const record::Chart& chart) {
  return home.store().setLabel(chart.id, label(chart.name, chart.born.text()));
}

}  // namespace baton::app
