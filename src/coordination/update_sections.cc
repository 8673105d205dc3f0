#include "coordination/update_sections.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"

namespace baton::coordination {
namespace {

using record::UpdateLine;
using record::UpdateSection;

constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kTitles = {
    {{"safety", "Safety"},
     {"symptoms", "Symptoms and sleep"},
     {"medicines", "Medicines"},
     {"missed-doses", "Missed doses"},
     {"side-effects", "Side effects"},
     {"events", "What happened"},
     {"plan", "Plan and reminders"},
     {"therapy", "What therapy is doing now"},
     {"goals", "Goals"},
     {"added", "In their own words"},
     {"agreed", "Agreed and reviewed"},
     {"owners", "Who looks after what"},
     {"asked", "Asked of you"}}};

// ROLE-2: what each role needs first. Safety leads for everybody; what is asked of the reader ends it. A therapist
// hears first of medicines and what they do to sessions, who prescribes of symptoms, side effects, therapy and its
// goals; primary care of what happened (diagnoses, admissions, results) and prescriptions; a caregiver of the plan.
using Order = std::array<std::string_view, 13>;
Order orderFor(std::string_view role) {
  if (role == "therapist")
    return {"safety", "medicines", "side-effects", "symptoms", "goals",  "missed-doses", "therapy",
            "events", "plan",      "added",        "agreed",   "owners", "asked"};
  if (role == "primary-care" || role == "pharmacy" || role == "emergency") {
    return {"safety", "events", "medicines", "side-effects", "missed-doses", "symptoms", "therapy",
            "goals",  "plan",   "added",     "agreed",       "owners",       "asked"};
  }
  if (isClose(role)) {
    return {"safety", "plan",    "medicines", "missed-doses", "events", "symptoms", "side-effects",
            "goals",  "therapy", "added",     "agreed",       "owners", "asked"};
  }
  return {"safety", "symptoms", "side-effects", "therapy", "goals",  "missed-doses", "medicines",
          "events", "plan",     "added",        "agreed",  "owners", "asked"};
}

std::size_t wordsOf(const UpdateLine& line) { return split(collapseSpaces(line.text), ' ').size(); }

}  // namespace

bool isClose(std::string_view role) { return role == "caregiver" || role == "other"; }

std::size_t wordsOf(const UpdateSection& section) {
  std::size_t words = 0;
  for (const UpdateLine& line : section.lines) words += wordsOf(line);
  return words;
}

UpdateSections::UpdateSections(std::string_view role) {
  for (const std::string_view id : orderFor(role)) {
    const auto* title = std::ranges::find(kTitles, id, &std::pair<std::string_view, std::string_view>::first);
    sections_.push_back({std::string(id), std::string(title->second), {}, 0});
  }
}

void UpdateSections::add(std::string_view id, UpdateLine line, std::size_t most) {
  UpdateSection& section = *std::ranges::find(sections_, id, &UpdateSection::id);
  if (section.lines.size() < most) {
    section.lines.push_back(std::move(line));
  } else {
    ++section.left_out;
  }
}

void UpdateSections::fit(std::size_t most_words) {
  constexpr std::array<std::string_view, 6> kWhole = {"safety", "medicines", "added", "owners", "asked", "plan"};
  std::size_t words = 0;
  for (const UpdateSection& section : sections_) words += wordsOf(section);
  UpdateSection& asked = *std::ranges::find(sections_, "asked", &UpdateSection::id);
  while (words > most_words) {
    UpdateSection* longest = asked.lines.size() > 2 ? &asked : nullptr;
    for (UpdateSection& section : sections_) {
      if (longest == &asked || section.lines.size() < 2 || std::ranges::find(kWhole, section.id) != kWhole.end())
        continue;
      if (longest == nullptr || section.lines.size() >= longest->lines.size()) longest = &section;
    }
    if (longest == nullptr) return;
    words -= wordsOf(longest->lines.back());
    longest->lines.pop_back();
    ++longest->left_out;
  }
}

std::vector<UpdateSection> UpdateSections::take() {
  std::erase_if(sections_, [](const UpdateSection& section) { return section.lines.empty(); });
  return std::move(sections_);
}

}  // namespace baton::coordination
