#include "knowledge/interactions.h"

#include <algorithm>
#include <tuple>

#include "knowledge/class_words.h"

namespace baton::knowledge {
namespace {

// What stands for a subject among what is taken.
struct Stand {
  std::uint16_t subject = 0;
  std::uint16_t place = 0;  // in what was asked
  bool is_verified = true;  // a class membership that was read in a source
};

// All stands, and where those of each subject begin: subjects are numbered drugs first, then classes.
class Standing {
 public:
  Standing(const Drugs& drugs, std::span<const Taken> taken)
      : first_(drugs.drugs().size() + drugs.classes().size() + 1) {
    for (std::size_t i = 0; i < taken.size(); ++i) add(drugs, taken[i], static_cast<std::uint16_t>(i));
    std::stable_sort(stands_.begin(), stands_.end(),
                     [](const Stand& left, const Stand& right) { return left.subject < right.subject; });
    for (const Stand& stand : stands_) ++first_[stand.subject + 1U];
    for (std::size_t i = 1; i < first_.size(); ++i) first_[i] = static_cast<std::uint16_t>(first_[i] + first_[i - 1]);
  }

  bool has(std::uint16_t subject) const { return first_[subject] != first_[subject + 1U]; }
  std::span<const Stand> of(std::uint16_t subject) const {
    return std::span(stands_).subspan(first_[subject], first_[subject + 1U] - first_[subject]);
  }

 private:
  void add(const Drugs& drugs, const Taken& taken, std::uint16_t place) {
    if (const auto drug_class = classOf(drugs, taken.ingredient)) return addClass(drugs, *drug_class, place);
    const auto drug = drugs.find(taken.ingredient);
    if (!drug) return;
    stands_.push_back({*drug, place, true});
    for (const Membership& member : drugs.classesOf(*drug)) {
      stands_.push_back({subjectOf(drugs, member.drug_class), place, member.is_verified});
    }
  }

  static std::uint16_t subjectOf(const Drugs& drugs, std::uint16_t drug_class) {
    return static_cast<std::uint16_t>(drugs.drugs().size() + drug_class);
  }

  // A medicine of this class, nobody knows which: it stands for the class, and for those that hold every one of it.
  void addClass(const Drugs& drugs, std::uint16_t drug_class, std::uint16_t place) {
    stands_.push_back({subjectOf(drugs, drug_class), place, true});
    const auto members = drugs.membersOf(drug_class);
    if (members.empty()) return;
    for (const Membership& wider : drugs.classesOf(drugs.memberships()[members.front()].drug)) {
      if (wider.drug_class == drug_class) continue;
      std::size_t within = 0;
      bool is_verified = true;
      for (const std::uint16_t member : members) {
        for (const Membership& other : drugs.classesOf(drugs.memberships()[member].drug)) {
          if (other.drug_class != wider.drug_class) continue;
          ++within;
          is_verified = is_verified && other.is_verified;
        }
      }
      if (within == members.size()) stands_.push_back({subjectOf(drugs, wider.drug_class), place, is_verified});
    }
  }

  std::vector<Stand> stands_;
  std::vector<std::uint16_t> first_;
};

bool areOfOneProduct(const Taken& left, const Taken& right) {
  return left.product >= 0 && left.product == right.product;
}

// The third item that makes the row speak, verified ones first.
const Stand* thirdOf(const InteractionRow& row, const Standing& standing, std::span<const Taken> taken, const Stand& a,
                     const Stand& b) {
  const Stand* found = nullptr;
  for (const Stand& stand : standing.of(row.subjects[2])) {
    const Taken& third = taken[stand.place];
    if (stand.place == a.place || stand.place == b.place || !isPresent(third)) continue;
    if (third.ingredient == taken[a.place].ingredient || third.ingredient == taken[b.place].ingredient) continue;
    if (found == nullptr || (stand.is_verified && !found->is_verified)) found = &stand;
  }
  return found;
}

// One row over everything that stands for its subjects.
void collect(const InteractionRow& row, const Standing& standing, std::span<const Taken> taken,
             std::optional<int> age_years, std::vector<InteractionHit>& hits) {
  const std::size_t first_hit = hits.size();
  const auto isTold = [&](std::size_t left, std::size_t right) {
    return std::any_of(hits.begin() + static_cast<std::ptrdiff_t>(first_hit), hits.end(),
                       [&](const InteractionHit& hit) {
                         return (hit.a == left && hit.b == right) || (hit.a == right && hit.b == left);
                       });
  };
  for (const Stand& a : standing.of(row.subjects[0])) {
    for (const Stand& b : standing.of(row.subjects[1])) {
      const Taken& left = taken[a.place];
      const Taken& right = taken[b.place];
      if (left.ingredient == right.ingredient || areOfOneProduct(left, right)) continue;
      const Holds holds = evaluate(row.conditions, left, right, age_years);
      if (holds == Holds::No || isTold(a.place, b.place)) continue;
      bool is_verified = a.is_verified && b.is_verified;
      std::optional<std::size_t> third_place;
      if (!row.third.empty()) {
        const Stand* const third = thirdOf(row, standing, taken, a, b);
        if (third == nullptr) continue;
        third_place = third->place;
        is_verified = is_verified && third->is_verified;
      }
      const bool is_certain = holds == Holds::Yes;
      hits.push_back({&row, a.place, b.place, third_place, is_certain, row.interrupts && is_certain && is_verified});
    }
  }
}

std::tuple<std::size_t, std::size_t, std::string_view> topicOf(const InteractionHit& hit) {
  const auto [low, high] = std::minmax(hit.a, hit.b);
  return {low, high, hit.row->cause};
}

// Of two on one topic: the graver, then the narrower.
bool speaksFirst(const InteractionHit& left, const InteractionHit& right) {
  return std::tuple(left.row->severity, left.row->breadth) < std::tuple(right.row->severity, right.row->breadth);
}

bool canSilence(const InteractionHit& hit) {
  return hit.is_certain && hit.row->is_verified && hit.interrupts == hit.row->interrupts;
}

// Of the hits on one pair and one cause, those that still have something to say.
void keepSpeaking(std::span<const InteractionHit> topic, std::vector<InteractionHit>& kept) {
  int best_rank = -1;
  for (const InteractionHit& hit : topic) {
    if (canSilence(hit)) best_rank = std::max(best_rank, hit.row->rank());
  }
  const InteractionHit* speaker = nullptr;
  for (const InteractionHit& hit : topic) {
    if (!canSilence(hit) || hit.row->rank() != best_rank) continue;
    if (speaker == nullptr || speaksFirst(hit, *speaker)) speaker = &hit;
  }
  if (speaker != nullptr) kept.push_back(*speaker);
  const InteractionHit* certain_doubt = nullptr;
  for (const InteractionHit& hit : topic) {
    if (canSilence(hit) || hit.row->rank() < best_rank) continue;
    if (speaker != nullptr && hit.row->severity >= speaker->row->severity) continue;
    if (!hit.is_certain) {
      kept.push_back(hit);
    } else if (certain_doubt == nullptr || speaksFirst(hit, *certain_doubt)) {
      certain_doubt = &hit;
    }
  }
  if (certain_doubt != nullptr) kept.push_back(*certain_doubt);
}

}  // namespace

std::vector<InteractionHit> Interactions::find(const Drugs& drugs, std::span<const Taken> taken,
                                               std::optional<int> age_years) const {
  const Standing standing(drugs, taken);
  std::vector<InteractionHit> hits;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (standing.has(subjects_[i][0]) && standing.has(subjects_[i][1])) {
      collect(rows_[i], standing, taken, age_years, hits);
    }
  }
  std::stable_sort(hits.begin(), hits.end(), [](const InteractionHit& left, const InteractionHit& right) {
    return topicOf(left) < topicOf(right);
  });
  std::vector<InteractionHit> kept;
  const std::span<const InteractionHit> all = hits;
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = begin + 1;
    while (end < all.size() && topicOf(all[end]) == topicOf(all[begin])) ++end;
    keepSpeaking(all.subspan(begin, end - begin), kept);
    begin = end;
  }
  std::stable_sort(kept.begin(), kept.end(), [](const InteractionHit& left, const InteractionHit& right) {
    return std::tuple(left.row->severity, !left.interrupts) < std::tuple(right.row->severity, !right.interrupts);
  });
  return kept;
}

}  // namespace baton::knowledge
