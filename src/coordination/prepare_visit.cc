#include "coordination/prepare_visit.h"

#include <algorithm>
#include <array>

#include "record/members.h"

namespace baton::coordination {
namespace {

using record::Update;
using record::UpdateSection;

constexpr std::array<std::string_view, 4> kTelling = {"symptoms", "medicines", "side-effects", "missed-doses"};
constexpr std::size_t kMostSentences = 3;

void add(std::string& text, const std::string& sentence) {
  if (!text.empty()) text += ' ';
  text += sentence;
}

const UpdateSection* sectionOf(const Update& update, std::string_view id) {
  const auto found = std::ranges::find(update.sections, id, &UpdateSection::id);
  return found == update.sections.end() ? nullptr : &*found;
}

bool isFor(const record::CommunicationFact& fact, std::string_view role) {
  return std::ranges::any_of(fact.identifiers, [&](const record::Identifier& identifier) {
    return identifier.system == record::kVisitPrepSystem && identifier.value == role;
  });
}

}  // namespace

record::ThreeLines draftLines(const Update& update) {
  record::ThreeLines lines;
  std::size_t told = 0;
  for (const UpdateSection& section : update.sections) {
    if (told == kMostSentences || std::ranges::find(kTelling, section.id) == kTelling.end()) continue;
    add(lines.changed, section.lines.front().text);
    ++told;
  }
  if (const UpdateSection* safety = sectionOf(update, "safety")) {
    const auto high = std::ranges::find_if(safety->lines, [](const auto& line) { return line.to == "high"; });
    if (high != safety->lines.end()) lines.worries = high->text;
  }
  const UpdateSection* asked = sectionOf(update, "asked");
  if (asked == nullptr) return lines;
  if (lines.worries.empty()) lines.worries = asked->lines.front().text;
  for (std::size_t i = 0; i < asked->lines.size() && i < 2; ++i) {
    if (asked->lines[i].text != lines.worries) add(lines.decide, asked->lines[i].text);
  }
  return lines;
}

std::optional<OwnLines> ownLines(const record::Chart& chart, std::string_view role, Instant since) {
  std::optional<OwnLines> newest;
  record::Sequence at = 0;
  for (const record::CommunicationFact& fact : chart.facts.communications) {
    if (fact.about.is_entered_in_error || fact.about.is_not_interpreted || !isFor(fact, role)) continue;
    if (fact.about.source.recorded <= since || fact.about.sequence < at || fact.payload.size() != 3) continue;
    at = fact.about.sequence;
    // A line left empty stands as one blank in the resource, which knows no empty text.
    const auto line = [&](std::size_t i) { return fact.payload[i] == "-" ? std::string() : fact.payload[i]; };
    newest = {{line(0), line(1), line(2)},
              PartialDate::parse(toIsoDate(fact.about.source.recorded)).value_or(PartialDate()),
              fact.about.key};
  }
  return newest;
}

PartialDate nextVisitWith(const record::Chart& chart, std::string_view role) {
  const std::vector<record::Member> members = record::membersOf(chart);
  PartialDate next;
  for (const record::PlanFact& plan : chart.facts.plans) {
    if (plan.kind != record::PlanFact::Kind::Appointment || plan.about.is_entered_in_error) continue;
    if (plan.status == "cancelled" || plan.status == "noshow" || plan.status == "fulfilled") continue;
    if (plan.period.start.empty() || plan.period.start.last() < chart.at) continue;
    const bool is_with = std::ranges::any_of(plan.participants, [&](const record::Reference& who) {
      const record::Member* const member = record::memberBehind(members, who);
      return member != nullptr && member->role == role;
    });
    if (is_with && (next.empty() || plan.period.start.first() < next.first())) next = plan.period.start;
  }
  return next;
}

}  // namespace baton::coordination
