#include "app/access/disclosed_classes.h"

#include "app/views.h"
#include "base/text.h"
#include "consent/classify.h"
#include "knowledge/data_classes.h"

namespace baton::app {
namespace {

constexpr std::string_view kBetween = ": ";

}  // namespace

std::string withClasses(Home& home, const record::PersonId& person, const record::Audience& audience,
                        std::string_view part) {
  std::string what(part);
  if (audience.isSelf()) return what;
  const auto seen = viewFor(home, person, audience, "");
  if (!seen) return what;  // who makes it finds out why
  knowledge::ClassSet found;
  for (const consent::FactClasses& classes : consent::classify(seen->chart().facts)) found.add(classes.all());
  std::vector<std::string> names;
  for (const knowledge::DataClassRow& row : knowledge::dataClasses().all()) {
    if (found.has(row.id)) names.emplace_back(row.name);
  }
  if (!names.empty()) what += std::string(kBetween) + join(names, ", ");
  return what;
}

std::string_view partOfLine(std::string_view what) { return what.substr(0, what.find(kBetween)); }

std::string_view classesOfLine(std::string_view what) {
  const std::size_t at = what.find(kBetween);
  return at == std::string_view::npos ? std::string_view() : what.substr(at + kBetween.size());
}

}  // namespace baton::app
