// SMART Scheduling Links: which clinic has a free appointment, and where to book it. A Slot points at its Schedule, a
// Schedule at its Location (or at who gives the care). For a search the first free one from the file's day on counts.
// Source: SMART Scheduling Links specification (smart-on-fhir/smart-scheduling-links): $bulk-publish manifest,
// booking-deep-link and booking-phone extensions, Slot.status free or busy.
#include <map>

#include "base/text.h"
#include "directory/resources.h"
#include "format/html.h"
#include "knowledge/care_directory.h"

namespace baton::directory {
namespace {

struct Free {
  std::int32_t day = kNoDay;
  std::string booking;
};

std::string bookingOf(const json::Value& slot) {
  const std::string& url = extensionOf(slot, "booking-deep-link")["valueUrl"].text();
  if (url.starts_with("https://") && url.size() <= 500 && format::isSafeAddress(url)) return url;
  return shownPhone(extensionOf(slot, "booking-phone")["valueString"].text());
}

class Reader {
 public:
  explicit Reader(const Reading& reading) : reading_(reading) {}

  Read run() {
    read_.rows = forEachResource(
        reading_.bytes, [this](Trouble trouble) { tell(std::move(trouble)); },
        [this](const json::Value& resource, const std::string& where) { take(resource, where); });
    std::map<std::string, Free> by_actor;
    for (const auto& [schedule, free] : free_) {
      const auto actors = actors_.find(schedule);
      if (actors == actors_.end()) {
        ++read_.passed_over["slots of a schedule that the file does not have"];
        continue;
      }
      for (const std::string& actor : actors->second) {
        Free& best = by_actor[actor];
        if (best.day == kNoDay || free.day < best.day) best = free;
      }
    }
    for (auto& [id, one] : givers_) {
      if (const auto free = by_actor.find(id); free != by_actor.end()) {
        one.free_day = free->second.day;
        one.booking = free->second.booking;
      }
      if (const auto taught = specialties_.find(id); taught != specialties_.end()) one.specialties |= taught->second;
      if (one.day == kNoDay) one.day = reading_.day;
      ++read_.taken;
      reading_.take(one);
    }
    return read_;
  }

 private:
  void tell(Trouble trouble) {
    ++read_.refused;
    reading_.tell(std::move(trouble));
  }

  void take(const json::Value& resource, const std::string& where) {
    const std::string& type = resource["resourceType"].text();
    const std::string& id = resource["id"].text();
    if (id.empty()) return tell({where, "no id"});
    if (type == "Slot") return takeSlot(resource, where);
    if (type == "Schedule") return takeSchedule(resource, id, where);
    if (type != "Location" && type != "HealthcareService" && type != "Practitioner") {
      ++read_.passed_over[type + ": not needed for a search"];
      return;
    }
    Statement one;
    const std::uint64_t npi = npiOf(resource);
    one.key = npi != 0 ? npi : ownKey(reading_.source, type + "/" + id);
    one.is_organization = type != "Practitioner";
    one.day = dayOf(resource["meta"]["lastUpdated"].text());
    one.name = shorten(
        toValidUtf8(type == "Practitioner" ? resource["name"][0]["text"].text() : resource["name"].text()), 120);
    if (one.name.empty()) return tell({where, "no name"});
    if (type == "Location") one.sites.push_back(siteOf(resource));
    givers_[type + "/" + id] = std::move(one);
  }

  void takeSchedule(const json::Value& resource, const std::string& id, const std::string& where) {
    std::vector<std::string>& actors = actors_["Schedule/" + id];
    for (const json::Value& actor : resource["actor"].items()) {
      if (std::string reference = referenceTo(actor); !reference.empty()) actors.push_back(std::move(reference));
    }
    if (actors.empty()) return tell({where, "a schedule of nobody"});
    std::uint32_t specialties = 0;
    for (const json::Value& specialty : resource["specialty"].items()) {
      for (const json::Value& coding : specialty["coding"].items()) {
        if (const auto* const code = knowledge::taxonomyCodes().find(coding["code"].text()))
          specialties |= code->specialties;
      }
    }
    if (specialties == 0) return;
    for (const std::string& actor : actors) specialties_[actor] |= specialties;
  }

  void takeSlot(const json::Value& resource, const std::string& where) {
    const std::string schedule = referenceTo(resource["schedule"]);
    const std::int32_t day = dayOf(resource["start"].text());
    if (schedule.empty()) return tell({where, "a slot without a schedule"});
    if (day == kNoDay) return tell({where, "start: not a time"});
    const std::string& status = resource["status"].text();
    if (status != "free" && status != "busy") return tell({where, "status: neither free nor busy"});
    if (status == "busy" || (reading_.day != kNoDay && day < reading_.day)) return;
    Free& best = free_[schedule];
    if (best.day == kNoDay || day < best.day) best = {day, bookingOf(resource)};
  }

  const Reading& reading_;
  Read read_;
  std::map<std::string, Statement> givers_;
  std::map<std::string, std::vector<std::string>> actors_;
  std::map<std::string, std::uint32_t> specialties_;
  std::map<std::string, Free> free_;  // by schedule
};

}  // namespace

Read readSlots(const Reading& reading) { return Reader(reading).run(); }

SlotManifest readSlotManifest(std::string_view bytes) {
  SlotManifest manifest;
  json::Limits limits;
  limits.bytes = 4U << 20U;
  const auto value = json::parse(bytes, limits);
  if (!value) {
    manifest.troubles.push_back({"the file", value.error().message});
    return manifest;
  }
  manifest.transaction_time = (*value)["transactionTime"].text();
  std::size_t number = 0;
  for (const json::Value& part : (*value)["output"].items()) {
    const std::string where = "output " + std::to_string(++number);
    SlotManifest::Part read{part["type"].text(), part["url"].text(), {}};
    if (read.type != "Location" && read.type != "Schedule" && read.type != "Slot") {
      manifest.troubles.push_back({where, "type: not Location, Schedule or Slot"});
      continue;
    }
    if (read.url.empty()) {
      manifest.troubles.push_back({where, "no url"});
      continue;
    }
    for (const json::Value& state : part["extension"]["state"].items()) read.states.push_back(state.text());
    manifest.parts.push_back(std::move(read));
  }
  if (manifest.parts.empty() && manifest.troubles.empty()) manifest.troubles.push_back({"the file", "names no parts"});
  return manifest;
}

}  // namespace baton::directory
