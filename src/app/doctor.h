// doctor: what somebody who runs Baton should look at, each with what to do about it. Reads only.
#pragma once

#include <string>
#include <vector>

#include "app/home.h"
#include "app/remark.h"

namespace baton::app {

struct Finding {
  std::string id;        // "key", "disk", ... for machines; stable
  bool is_good = false;  //
  Remark words;          // what was seen, one line
  Remark advice;         // what to do, empty when good
};

struct DoctorRequest {
  Places places;
  std::string certificate_file;           // of `serve --tls-cert`, "" = only Baton's own are looked at
  std::vector<std::string> font_folders;  // where fonts lie
};

// Ids: data, key, store, verify, backup, disk, clock, fonts, tls. A check that cannot be made because an
// earlier one failed is left out. Cost: reads every entry of the store.
std::vector<Finding> examine(const DoctorRequest& request, Clock& clock, Random& random);

// Folders of a Debian system and of the user.
std::vector<std::string> usualFontFolders(const std::string& user_home);

}  // namespace baton::app
