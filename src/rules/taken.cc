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
  while (!list.empty()) {
    const std::size_t end = list.find_first_of(";\n");
    if (const std::string_view words = trim(list.substr(0, end)); !words.empty()) parts.emplace_back(words);
    list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
  }
  return parts;
}

}  // namespace baton::rules
