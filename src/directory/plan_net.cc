// Plan-Net: provider directories as health plans must publish them. A PractitionerRole ties a person, places, services
// and networks together; a HealthcareService that no role names stands for its clinic.
// Source: HL7 Da Vinci PDEX Plan-Net 1.1.0 (extensions newpatients, network-reference, delivery-method,
// practitioner-qualification; AcceptingPatientsCS), FHIR R4. In 1.0 and before acceptingPatients was a boolean.
#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "directory/resources.h"
#include "knowledge/care_directory.h"

namespace baton::directory {
namespace {

using knowledge::TermKind;

struct Person {  // a Practitioner, or an Organization
  Statement said;
  std::string name;  // of an Organization: what a network is called
};

struct Service {
  std::uint32_t specialties = 0, ages = 0;
  Said telehealth = Said::Unknown, in_person = Said::Unknown, accepting = Said::Unknown;
  std::vector<std::string> locations;
  std::string provided_by, name;
  bool is_named_by_role = false;
};

struct Place {
  Site site;
  Said accepting = Said::Unknown;
};

struct Role {
  std::string where, practitioner, organization;
  std::int32_t day = kNoDay;
  std::uint32_t specialties = 0, ages = 0;
  Said accepting = Said::Unknown;
  std::vector<std::string> locations, services, networks;
};

// What was said before stays unless the new word is a yes.
void join(Said& said, Said more) {
  if (said == Said::Unknown || more == Said::Yes) said = more == Said::Unknown ? said : more;
}

void takeSpecialties(const json::Value& concepts, std::uint32_t& specialties, std::uint32_t& ages) {
  for (const json::Value& concept_ : concepts.items()) {
    for (const json::Value& coding : concept_["coding"].items()) {
      if (coding["system"].text() != "http://nucc.org/provider-taxonomy") continue;
      if (const auto* const code = knowledge::taxonomyCodes().find(coding["code"].text())) {
        specialties |= code->specialties;
        ages |= code->ages;
      }
    }
  }
}

Said acceptingOf(const json::Value& resource) {
  Said said = Said::Unknown;
  for (const json::Value& extension : resource["extension"].items()) {
    if (!extension["url"].text().ends_with("/newpatients")) continue;
    const json::Value& accepting = extensionOf(extension, "acceptingPatients");
    if (accepting["valueBoolean"].isBool()) join(said, accepting["valueBoolean"].truth() ? Said::Yes : Said::No);
    for (const json::Value& coding : accepting["valueCodeableConcept"]["coding"].items()) {
      const std::string& code = coding["code"].text();
      if (code == "newpt") join(said, Said::Yes);
      if (code == "nopt" || code == "existptonly" || code == "existptfam") join(said, Said::No);
    }
  }
  return said;
}

std::vector<std::string> referencesOf(const json::Value& list) {
  std::vector<std::string> found;
  for (const json::Value& one : list.items()) {
    if (std::string reference = referenceTo(one); !reference.empty()) found.push_back(std::move(reference));
  }
  return found;
}

std::string nameOf(const json::Value& practitioner) {
  const json::Value& name = practitioner["name"][0];
  std::string whole;
  for (const json::Value& given : name["given"].items()) whole += (whole.empty() ? "" : " ") + given.text();
  if (!name["family"].text().empty()) whole += (whole.empty() ? "" : " ") + name["family"].text();
  return shorten(toValidUtf8(whole.empty() ? name["text"].text() : whole), 120);
}

class Reader {
 public:
  explicit Reader(const Reading& reading) : reading_(reading) {}

  Read run() {
    read_.rows = forEachResource(
        reading_.bytes,
        [this](Trouble trouble) {
          ++read_.refused;
          reading_.tell(std::move(trouble));
        },
        [this](const json::Value& resource, const std::string& where) { take(resource, where); });
    for (const Role& role : roles_) hand(role);
    for (const auto& [id, service] : services_) {
      if (!service.is_named_by_role) hand(id, service);
    }
    return read_;
  }

 private:
  void pass(std::string reason) { ++read_.passed_over[std::move(reason)]; }

  void take(const json::Value& resource, const std::string& where) {
    const std::string& type = resource["resourceType"].text();
    const std::string id = type + "/" + resource["id"].text();
    if (resource["id"].text().empty()) {
      ++read_.refused;
      reading_.tell({where, "no id"});
    } else if (type == "Practitioner") {
      takePractitioner(resource, id);
    } else if (type == "PractitionerRole") {
      takeRole(resource, where);
    } else if (type == "Location") {
      places_[id] = {siteOf(resource), acceptingOf(resource)};
    } else if (type == "HealthcareService") {
      takeService(resource, id);
    } else if (type == "Organization") {
      takeOrganization(resource, id);
    } else if (type == "InsurancePlan") {
      takePlan(resource);
    } else {
      pass(type + ": not needed for a search");
    }
  }

  void takePractitioner(const json::Value& resource, const std::string& id) {
    Statement one;
    const std::uint64_t npi = npiOf(resource);
    one.key = npi != 0 ? npi : ownKey(reading_.source, id);
    one.day = dayOf(resource["meta"]["lastUpdated"].text());
    one.name = nameOf(resource);
    one.is_gone = resource["active"].isBool() && !resource["active"].truth();
    const std::string& gender = resource["gender"].text();
    if (gender == "female") one.gender = Gender::Female;
    if (gender == "male") one.gender = Gender::Male;
    if (gender == "other") one.gender = Gender::Other;
    for (const json::Value& spoken : resource["communication"].items()) {
      for (const json::Value& coding : spoken["coding"].items()) {
        if (const auto term = knowledge::directoryTerms().find(TermKind::Language, coding["code"].text())) {
          one.languages |= 1U << *term;
        }
      }
    }
    for (const json::Value& qualification : resource["qualification"].items()) takeQualification(qualification, one);
    people_[id] = {std::move(one), {}};
  }

  void takeQualification(const json::Value& qualification, Statement& one) {
    const json::Value& extension = extensionOf(qualification, "practitioner-qualification");
    const std::string& status = extensionOf(extension, "status")["valueCode"].text();
    if (!status.empty() && status != "active") return;
    for (const json::Value& part : extension["extension"].items()) {
      if (part["url"].text() != "whereValid") continue;
      for (const json::Value& coding : part["valueCodeableConcept"]["coding"].items()) {
        if (const auto state = knowledge::zipAreas().stateFrom(coding["code"].text())) one.licences |= 1ULL << *state;
      }
    }
    for (const json::Value& coding : qualification["code"]["coding"].items()) {
      if (coding["system"].text().find("v2-0360") != std::string::npos && one.credential.empty()) {
        one.credential = shorten(toValidUtf8(coding["code"].text()), 30);
      }
      if (const auto* const code = knowledge::taxonomyCodes().find(coding["code"].text())) {
        one.specialties |= code->specialties;
        one.ages |= code->ages;
      }
    }
  }

  void takeOrganization(const json::Value& resource, const std::string& id) {
    Statement one;
    const std::uint64_t npi = npiOf(resource);
    one.key = npi != 0 ? npi : ownKey(reading_.source, id);
    one.is_organization = true;
    one.day = dayOf(resource["meta"]["lastUpdated"].text());
    one.name = shorten(toValidUtf8(resource["name"].text()), 120);
    one.is_gone = resource["active"].isBool() && !resource["active"].truth();
    std::string name = one.name;
    people_[id] = {std::move(one), std::move(name)};
  }

  void takeRole(const json::Value& resource, const std::string& where) {
    if (resource["active"].isBool() && !resource["active"].truth()) return pass("roles that have ended");
    Role role;
    role.where = where;
    role.practitioner = referenceTo(resource["practitioner"]);
    role.organization = referenceTo(resource["organization"]);
    role.day = dayOf(resource["meta"]["lastUpdated"].text());
    takeSpecialties(resource["specialty"], role.specialties, role.ages);
    role.accepting = acceptingOf(resource);
    role.locations = referencesOf(resource["location"]);
    role.services = referencesOf(resource["healthcareService"]);
    for (const json::Value& extension : resource["extension"].items()) {
      if (extension["url"].text().ends_with("/network-reference")) {
        role.networks.push_back(referenceTo(extension["valueReference"]));
      }
    }
    roles_.push_back(std::move(role));
  }

  void takeService(const json::Value& resource, const std::string& id) {
    if (resource["active"].isBool() && !resource["active"].truth()) return pass("services that have ended");
    Service service;
    takeSpecialties(resource["specialty"], service.specialties, service.ages);
    service.accepting = acceptingOf(resource);
    service.locations = referencesOf(resource["location"]);
    service.provided_by = referenceTo(resource["providedBy"]);
    service.name = shorten(toValidUtf8(resource["name"].text()), 120);
    for (const json::Value& extension : resource["extension"].items()) {
      if (!extension["url"].text().ends_with("/delivery-method")) continue;
      for (const json::Value& coding : extensionOf(extension, "type")["valueCodeableConcept"]["coding"].items()) {
        if (coding["code"].text() == "virtual") service.telehealth = Said::Yes;
        if (coding["code"].text() == "physical") service.in_person = Said::Yes;
      }
    }
    services_[id] = std::move(service);
  }

  void takePlan(const json::Value& resource) {
    if (!resource["status"].text().empty() && resource["status"].text() != "active") return pass("plans not active");
    const std::string name = shorten(toValidUtf8(resource["name"].text()), 80);
    std::vector<std::string> networks = referencesOf(resource["network"]);
    for (const json::Value& plan : resource["plan"].items()) {
      for (std::string& network : referencesOf(plan["network"])) networks.push_back(std::move(network));
    }
    for (const std::string& network : networks) plans_[network].insert(name);
  }

  void takeInsurers(const Role& role, Statement& one) const {
    std::set<std::string> names;
    for (const std::string& network : role.networks) {
      if (const auto found = people_.find(network); found != people_.end()) names.insert(found->second.name);
      if (const auto found = plans_.find(network); found != plans_.end())
        names.insert(found->second.begin(), found->second.end());
    }
    names.erase("");
    for (const std::string& name : names) {
      if (one.insurers.size() < kMostInsurers) one.insurers.push_back(name);
    }
  }

  void takePlaces(const std::vector<std::string>& locations, Statement& one, Said& accepting) const {
    for (const std::string& location : locations) {
      const auto found = places_.find(location);
      if (found == places_.end() || one.sites.size() == kMostSites) continue;
      if (std::ranges::find(one.sites, found->second.site) == one.sites.end()) one.sites.push_back(found->second.site);
      join(accepting, found->second.accepting);
    }
  }

  void takeService(Service& service, Statement& one, Said& accepting) const {
    one.specialties |= service.specialties;
    one.ages |= service.ages;
    join(one.telehealth, service.telehealth);
    join(one.in_person, service.in_person);
    join(accepting, service.accepting);
  }

  void hand(const Role& role) {
    const bool is_person = !role.practitioner.empty();
    const auto who = people_.find(is_person ? role.practitioner : role.organization);
    if (who == people_.end()) {
      ++read_.refused;
      reading_.tell(
          {role.where, "names nobody whom the file has: " + shorten(role.practitioner + role.organization, 60)});
      return;
    }
    Statement one = who->second.said;
    one.day = std::max(one.day, role.day);
    one.specialties |= role.specialties;
    one.ages |= role.ages;
    one.accepting = role.accepting;
    Said elsewhere = Said::Unknown;  // what service and place say counts where the role is silent
    std::vector<std::string> locations = role.locations;
    for (const std::string& id : role.services) {
      const auto service = services_.find(id);
      if (service == services_.end()) continue;
      service->second.is_named_by_role = true;
      takeService(service->second, one, elsewhere);
      if (role.locations.empty())
        locations.insert(locations.end(), service->second.locations.begin(), service->second.locations.end());
    }
    takePlaces(locations, one, elsewhere);
    if (one.accepting == Said::Unknown) one.accepting = elsewhere;
    takeInsurers(role, one);
    finish(one, role.where);
  }

  void hand(const std::string& id, Service service) {
    const auto who = people_.find(service.provided_by);
    if (who == people_.end()) return pass("services of nobody whom the file has");
    Statement one = who->second.said;
    Said elsewhere = Said::Unknown;
    takeService(service, one, elsewhere);
    takePlaces(service.locations, one, elsewhere);
    one.accepting = elsewhere;
    finish(one, id);
  }

  void finish(Statement& one, const std::string& where) {
    if (one.day == kNoDay) one.day = reading_.day;
    if (one.name.empty() && !one.is_gone) {
      ++read_.refused;
      reading_.tell({where, "nobody with a name"});
      return;
    }
    ++read_.taken;
    reading_.take(one);
  }

  const Reading& reading_;
  Read read_;
  std::map<std::string, Person> people_;
  std::map<std::string, Place> places_;
  std::map<std::string, Service> services_;
  std::map<std::string, std::set<std::string>> plans_;  // network → names of plans
  std::vector<Role> roles_;
};

}  // namespace

Read readPlanNet(const Reading& reading) { return Reader(reading).run(); }

}  // namespace baton::directory
