// Notes of one file, kept short: what repeats is said three times and then counted.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sources/parsed_file.h"

namespace baton::sources {

class Notes {
 public:
  // `kind` groups what is alike: two notes of one kind differ only in their place.
  void add(const std::string& kind, std::string where, std::string reason,
           IssueSeverity severity = IssueSeverity::Warning);
  // In the order in which each kind was first met; "and 12 more like this" stands after the shown ones.
  std::vector<ImportIssue> take();

 private:
  struct Group {
    std::vector<ImportIssue> shown;
    std::size_t more = 0;
  };
  std::map<std::string, std::size_t> index_;
  std::vector<Group> groups_;
  std::size_t beyond_ = 0;
};

}  // namespace baton::sources
