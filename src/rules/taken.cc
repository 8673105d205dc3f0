#include "rules/taken.h"

#include "base/text.h"

namespace baton::rules {

std::vector<knowledge::Taken> TakenList::taken() const {
  std::vector<knowledge::Taken> all;
  all.reserve(items.size());
  for (const TakenItem& item : items) all.push_back(item.taken);
  return all;
}

std::vector<std::string> partsOf(std::string_view list) {
  std::vector<std::string> parts;
  for (const std::string_view line : split(list, '\n')) {
    for (const std::string_view part : split(line, ';')) {
      if (const std::string_view words = trim(part); !words.empty()) parts.emplace_back(words);
    }
  }
  return parts;
}

}  // namespace baton::rules
