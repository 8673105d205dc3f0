// Zones: the time zones that this machine knows, and which of them a reader lives in.
//
// Each account has its own (app/accounts/settings.h); who has none yet, and who is signed out, sees the machine's own:
// TZ, else /etc/localtime, else UTC. Source: the tz database as Debian's tzdata installs it, kept fresh by the system;
// its zone.tab is the list that people choose from, older names of the same places are understood. A zone is read from
// its file once and kept. Threads: any.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/zone.h"

namespace baton::app {

// Said by a person: always as this machine, whatever a browser may say.
inline constexpr std::string_view kMachineZone = "machine";

class Zones {
 public:
  explicit Zones(std::string folder);
  // What this machine has.
  static const Zones& installed();

  // Of a name as "America/New_York"; the machine's for "", kMachineZone and every name that is not known here. The
  // reference stays good as long as this lives.
  const Zone& named(std::string_view name) const;
  bool knows(std::string_view name) const;
  // What people choose from, by name.
  const std::vector<std::string>& names() const { return names_; }
  // "America/New_York"; "UTC" when the machine names none.
  const std::string& machineName() const { return machine_name_; }

 private:
  const Zone* find(std::string_view name) const;

  std::string folder_;
  std::vector<std::string> names_;
  std::string machine_name_ = "UTC";
  Zone machine_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, Zone, std::less<>> read_;
};

}  // namespace baton::app
