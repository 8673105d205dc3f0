#include "directory/search.h"

#include <roaring/roaring.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>

#include "base/text.h"
#include "knowledge/care_directory.h"

namespace baton::directory {
namespace {

constexpr std::array<std::string_view, kCriteria> kNames = {"ages",     "expertise", "medication", "insurance",
                                                            "language", "gender",    "style",      "accepting",
                                                            "wait",     "distance",  "video"};
constexpr std::uint32_t kYes = 1000, kUnknown = 400, kNotListed = 200;
constexpr std::uint32_t kUnknownWait = 250, kUnknownDistance = 100, kVideo = 700;
constexpr std::int32_t kHalfWait = 14;
constexpr double kHalfKm = 15, kEarthKm = 6371.0088;

constexpr std::size_t at(Criterion criterion) { return static_cast<std::size_t>(criterion); }

struct Point {
  float x, y, z;
};

Point pointOf(const Origin& origin) {
  const double latitude = origin.latitude * std::numbers::pi / 180,
               longitude = origin.longitude * std::numbers::pi / 180;
  return {static_cast<float>(std::cos(latitude) * std::cos(longitude)),
          static_cast<float>(std::cos(latitude) * std::sin(longitude)), static_cast<float>(std::sin(latitude))};
}

// Squared chord on the unit sphere ↔ kilometres along the ground.
double kmOf(float chord2) {
  return 2 * kEarthKm * std::asin(std::min(1.0, std::sqrt(static_cast<double>(chord2)) / 2));
}
float chord2Of(double km) {
  const double chord = 2 * std::sin(std::min(km / (2 * kEarthKm), std::numbers::pi / 2));
  return static_cast<float>(chord * chord);
}
float chord2Between(const Point& point, const PlaceRow& place) {
  const float x = point.x - place.x, y = point.y - place.y, z = point.z - place.z;
  return x * x + y * y + z * z;
}

std::uint32_t distanceFit(double km) { return static_cast<std::uint32_t>(1000 * kHalfKm / (kHalfKm + km)); }

// What a row says, with the person's own words put in its place.
struct Traits {
  std::uint32_t ages, expertise, medication, style, languages;
  std::uint64_t licences;
  Said in_person, telehealth, accepting;
  Gender gender;
  WaitKind wait_kind;
  std::int32_t wait;
};

struct Judged {
  Answer answer = Answer::Unknown;
  std::uint32_t fit = kUnknown;
};

Judged judgeSet(std::uint32_t has, std::uint32_t asked) {
  if (has == 0) return {};
  const std::uint32_t both = has & asked;
  if (both == asked) return {Answer::Yes, kYes};
  if (both == 0) return {Answer::NotListed, kNotListed};
  // A part of what was asked is worth a part; it is a yes to that part.
  const auto count = static_cast<std::uint32_t>(__builtin_popcount(both));
  return {Answer::Yes, kUnknown + (kYes - kUnknown) * count / static_cast<std::uint32_t>(__builtin_popcount(asked))};
}

Judged judgeSaid(Said said) {
  if (said == Said::Yes) return {Answer::Yes, kYes};
  return said == Said::No ? Judged{Answer::No, 0} : Judged{};
}

class Search {
 public:
  Search(const Index& index, const Query& query) : index_(index), query_(query), columns_(index.columns()) {
    wanted_ = query.specialties;
    if (wanted_ == 0) wanted_ = (1U << knowledge::directoryTerms().of(knowledge::TermKind::Specialty).size()) - 1;
    chooseCriteria();
    findInsurers();
    keep_ = std::min(query.offset + query.limit, kMostAnswers);
    if (query.origin) point_ = pointOf(*query.origin);
    for (const auto& [key, word] : query.own_words) {
      if (const auto provider = index.find(key)) own_words_.emplace(*provider, &word);
    }
  }

  Answers run() {
    if (query_.in_person) inPerson();
    if (query_.telehealth) byVideo();
    std::ranges::sort(kept_, isBetter);
    Answers answers;
    answers.rows = rows_;
    for (std::size_t i = query_.offset; i < kept_.size(); ++i) {
      if (auto found = explain(kept_[i])) answers.found.push_back(std::move(*found));
    }
    return answers;
  }

 private:
  struct Kept {
    std::uint32_t score, provider, row;
    float chord2;  // < 0: not known
  };
  static bool isBetter(const Kept& left, const Kept& right) {
    if (left.score != right.score) return left.score > right.score;
    return left.provider != right.provider ? left.provider < right.provider : left.row < right.row;
  }

  void chooseCriteria() {
    const auto ask = [this](Criterion criterion, bool is_asked) {
      is_asked_[at(criterion)] = is_asked && query_.weights[at(criterion)] > 0;
      if (is_asked_[at(criterion)]) weight_ += query_.weights[at(criterion)];
    };
    ask(Criterion::Ages, query_.ages != 0);
    ask(Criterion::Expertise, query_.expertise != 0);
    ask(Criterion::Medication, query_.medication != 0);
    ask(Criterion::Insurance, !query_.insurance.empty());
    ask(Criterion::Language, query_.languages != 0);
    ask(Criterion::Gender, query_.gender != Gender::Unknown);
    ask(Criterion::Style, query_.style != 0);
    ask(Criterion::Accepting, query_.wants_accepting);
    ask(Criterion::Wait, true);
    ask(Criterion::Distance, query_.origin.has_value() && query_.in_person);
    ask(Criterion::Video, query_.telehealth && !query_.in_person);
    if (weight_ == 0) weight_ = 1;
  }

  // Every plan whose name has all the words that were typed.
  void findInsurers() {
    if (query_.insurance.empty()) return;
    const std::string folded = foldForMatching(query_.insurance);
    const auto words = split(folded, ' ');
    std::vector<const roaring_bitmap_t*> bitmaps;
    for (std::size_t i = 0; i < index_.insurers().size(); ++i) {
      const std::string name = foldForMatching(index_.insurers()[i]);
      if (std::ranges::all_of(words, [&name](std::string_view word) { return name.find(word) != std::string::npos; })) {
        bitmaps.push_back(index_.withInsurer(i).get());
      }
    }
    if (bitmaps.empty()) return;
    // Copies of frozen bitmaps cannot be written to: or_many makes a new one.
    insured_ = owned(roaring_bitmap_or_many(bitmaps.size(), bitmaps.data()));
  }

  static Bitmap owned(roaring_bitmap_t* bitmap) {
    return {bitmap, [](const roaring_bitmap_t* one) { roaring_bitmap_free(const_cast<roaring_bitmap_t*>(one)); }};
  }

  Traits traitsOf(std::uint32_t row) const {
    const unsigned said = columns_.said[row];
    return {columns_.ages[row],
            columns_.expertise[row],
            columns_.medication[row],
            columns_.style[row],
            columns_.languages[row],
            columns_.licences[row],
            static_cast<Said>(said >> kInPersonShift & 3U),
            static_cast<Said>(said >> kTelehealthShift & 3U),
            static_cast<Said>(said >> kAcceptingShift & 3U),
            static_cast<Gender>(said >> kGenderShift & 3U),
            static_cast<WaitKind>(said >> kWaitShift & 3U),
            columns_.wait[row]};
  }

  // False: the person says that nobody is there any more.
  static bool putIn(const OwnWord& word, std::int32_t today, Traits& traits) {
    if (word.is_gone) return false;
    if (word.accepting != Said::Unknown) traits.accepting = word.accepting;
    if (word.telehealth != Said::Unknown) traits.telehealth = word.telehealth;
    if (word.wait_days >= 0 && today - word.day <= kWaitHolds) {
      traits.wait_kind = WaitKind::Days;
      traits.wait = word.wait_days;
    }
    return true;
  }

  std::int32_t waitOf(const Traits& traits) const {
    if (traits.wait_kind == WaitKind::Days) return traits.wait;
    if (traits.wait_kind != WaitKind::FreeDay) return -1;
    const std::int32_t days = traits.wait + kFirstFreeDay - query_.today;
    return days >= 0 ? days : -1;  // the appointment is past
  }

  Answer videoOf(const Traits& traits) const {
    if (traits.telehealth == Said::No) return Answer::No;
    if (traits.licences != 0 && query_.state && (traits.licences >> *query_.state & 1U) == 0) return Answer::No;
    if (traits.telehealth == Said::Unknown || traits.licences == 0 || !query_.state) return Answer::Unknown;
    return Answer::Yes;
  }

  Judged judgeInsurance(std::uint32_t row) const {
    if ((columns_.said[row] >> kInsuredShift & 1U) == 0) return {};
    const bool is_taken = insured_ && roaring_bitmap_contains(insured_.get(), row);
    return is_taken ? Judged{Answer::Yes, kYes} : Judged{Answer::NotListed, kNotListed};
  }

  // Hands each asked criterion's judgement to `use(criterion, judged)`; the score is made of them.
  template <class Use>
  void judge(std::uint32_t row, const Traits& traits, std::uint32_t near_fit, const Use& use) const {
    if (is_asked_[at(Criterion::Ages)]) use(Criterion::Ages, judgeSet(traits.ages, query_.ages));
    if (is_asked_[at(Criterion::Expertise)]) use(Criterion::Expertise, judgeSet(traits.expertise, query_.expertise));
    if (is_asked_[at(Criterion::Medication)])
      use(Criterion::Medication, judgeSet(traits.medication, query_.medication));
    if (is_asked_[at(Criterion::Insurance)]) use(Criterion::Insurance, judgeInsurance(row));
    if (is_asked_[at(Criterion::Language)]) use(Criterion::Language, judgeSet(traits.languages, query_.languages));
    if (is_asked_[at(Criterion::Gender)]) {
      use(Criterion::Gender, traits.gender == Gender::Unknown ? Judged{}
                             : traits.gender == query_.gender ? Judged{Answer::Yes, kYes}
                                                              : Judged{Answer::No, 0});
    }
    if (is_asked_[at(Criterion::Style)]) use(Criterion::Style, judgeSet(traits.style, query_.style));
    if (is_asked_[at(Criterion::Accepting)]) use(Criterion::Accepting, judgeSaid(traits.accepting));
    if (is_asked_[at(Criterion::Wait)]) {
      const std::int32_t wait = waitOf(traits);
      if (wait < 0) {
        use(Criterion::Wait, Judged{Answer::Unknown, kUnknownWait});
      } else {
        const bool is_long = query_.wait_at_most >= 0 && wait > query_.wait_at_most;
        use(Criterion::Wait, Judged{is_long ? Answer::No : Answer::Yes,
                                    static_cast<std::uint32_t>(1000 * kHalfWait / (kHalfWait + wait))});
      }
    }
    if (is_asked_[at(Criterion::Distance)]) {
      const bool is_video = query_.telehealth && videoOf(traits) == Answer::Yes;
      const std::uint32_t fit = is_video ? std::max(near_fit, kVideo) : near_fit;
      use(Criterion::Distance,
          Judged{fit == kUnknownDistance && near_fit == kUnknownDistance ? Answer::Unknown : Answer::Yes, fit});
    }
    if (is_asked_[at(Criterion::Video)]) {
      const Answer video = videoOf(traits);
      use(Criterion::Video, video == Answer::Yes  ? Judged{Answer::Yes, kYes}
                            : video == Answer::No ? Judged{Answer::No, 0}
                                                  : Judged{});
    }
  }

  bool isOut(Criterion criterion, const Judged& judged) const {
    if (criterion == Criterion::Wait && query_.wait_at_most >= 0) return judged.answer == Answer::No;
    if (criterion == Criterion::Video) return judged.answer == Answer::No;
    if ((query_.must >> at(criterion) & 1U) == 0) return false;
    return judged.answer == Answer::No || judged.answer == Answer::NotListed;
  }

  void consider(std::uint32_t row, float chord2, std::uint32_t near_fit) {
    if ((columns_.specialties[row] & wanted_) == 0) return;
    Traits traits = traitsOf(row);
    if (!own_words_.empty()) {
      const auto word = own_words_.find(columns_.provider[row]);
      if (word != own_words_.end() && !putIn(*word->second, query_.today, traits)) return;
    }
    std::uint32_t score = 0;
    bool is_out = false;
    judge(row, traits, near_fit, [&](Criterion criterion, const Judged& judged) {
      score += query_.weights[at(criterion)] * judged.fit;
      is_out |= isOut(criterion, judged);
    });
    if (is_out) return;
    ++rows_;
    keep({score, columns_.provider[row], row, chord2});
  }

  // kept_ is a heap whose top is the worst of the best.
  void keep(const Kept& one) {
    if (keep_ == 0) return;
    if (kept_.size() == keep_ && !isBetter(one, kept_.front())) return;
    const auto same = std::ranges::find(kept_, one.provider, &Kept::provider);
    if (same != kept_.end()) {
      if (!isBetter(one, *same)) return;
      *same = one;
      std::ranges::make_heap(kept_, isBetter);
      return;
    }
    if (kept_.size() == keep_) {
      std::ranges::pop_heap(kept_, isBetter);
      kept_.pop_back();
    }
    kept_.push_back(one);
    std::ranges::push_heap(kept_, isBetter);
  }

  std::uint32_t endOf(std::size_t place) const {
    return place + 1 < index_.places().size() ? index_.places()[place + 1].first_row
                                              : static_cast<std::uint32_t>(columns_.size());
  }

  void considerPlace(std::size_t place, float chord2) {
    const std::uint32_t fit = chord2 < 0 ? kUnknownDistance : distanceFit(kmOf(chord2));
    const std::uint32_t end = endOf(place);
    for (std::uint32_t row = index_.places()[place].first_row; row < end; ++row) {
      const auto in_person = static_cast<Said>(columns_.said[row] >> kInPersonShift & 3U);
      if (in_person != Said::No) consider(row, chord2, fit);
    }
  }

  void inPerson() {
    const auto places = index_.places();
    if (!query_.origin) {
      for (std::size_t i = 0; i < places.size(); ++i) {
        if (!query_.state || places[i].state == *query_.state) considerPlace(i, -1);
      }
      return;
    }
    const bool has_limit = query_.within_km > 0;
    const float limit = has_limit ? chord2Of(query_.within_km) : 4.1F;
    const double band = has_limit ? query_.within_km / 111.0 : 181;  // a degree of latitude is 110.6 to 111.7 km
    const auto first =
        std::ranges::lower_bound(places.begin(), places.end(), static_cast<float>(query_.origin->latitude - band), {},
                                 [](const PlaceRow& place) { return place.is_placed != 0 ? place.latitude : 1000.0F; });
    const auto highest = static_cast<float>(query_.origin->latitude + band);
    auto place = first;
    for (; place != places.end() && place->is_placed != 0 && place->latitude <= highest; ++place) {
      const float chord2 = chord2Between(point_, *place);
      if (chord2 <= limit) considerPlace(static_cast<std::size_t>(place - places.begin()), chord2);
    }
    // Those of the person's state whose place nobody knows: unknown is not far.
    if (!query_.state) return;
    for (std::size_t i = places.size(); i > 0 && places[i - 1].is_placed == 0; --i) {
      if (places[i - 1].state == *query_.state) considerPlace(i - 1, -1);
    }
  }

  void byVideo() {
    any_video_.clear();
    const auto addFrom = [this](const Bitmap& bitmap) {
      if (bitmap) any_video_.push_back(bitmap.get());
    };
    if (query_.state) {
      video_ = index_.videoIn(*query_.state);
      addFrom(video_);
    }
    without_licence_ = index_.videoWithoutLicence();
    addFrom(without_licence_);
    // Where video is all that is wanted, those who may offer it are told too; unknown is not no.
    if (!query_.in_person && query_.state) {
      maybe_ = index_.maybeVideoIn(*query_.state);
      addFrom(maybe_);
    }
    std::vector<Bitmap> specialties;
    std::vector<const roaring_bitmap_t*> any_specialty;
    for (unsigned bits = wanted_; bits != 0; bits &= bits - 1) {
      specialties.push_back(index_.ofSpecialty(static_cast<unsigned>(__builtin_ctz(bits))));
      if (specialties.back()) any_specialty.push_back(specialties.back().get());
    }
    if (any_video_.empty() || any_specialty.empty()) return;
    const Bitmap video = owned(roaring_bitmap_or_many(any_video_.size(), any_video_.data()));
    const Bitmap fitting = owned(roaring_bitmap_or_many(any_specialty.size(), any_specialty.data()));
    const Bitmap both = owned(roaring_bitmap_and(video.get(), fitting.get()));
    std::vector<std::uint32_t> rows(roaring_bitmap_get_cardinality(both.get()));
    roaring_bitmap_to_uint32_array(both.get(), rows.data());
    const bool is_near_done = query_.in_person && query_.origin;
    const float limit = query_.within_km > 0 ? chord2Of(query_.within_km) : 4.1F;
    std::uint32_t last_place = UINT32_MAX;
    float chord2 = -1;
    std::uint32_t fit = kUnknownDistance;
    for (const std::uint32_t row : rows) {
      if (row >= columns_.size()) break;
      const std::uint32_t place = columns_.place[row];
      if (place >= index_.places().size()) continue;
      if (place != last_place) {
        last_place = place;
        const PlaceRow& there = index_.places()[place];
        chord2 = query_.origin && there.is_placed != 0 ? chord2Between(point_, there) : -1;
        fit = chord2 < 0 ? kUnknownDistance : distanceFit(kmOf(chord2));
      }
      const bool was_seen =
          is_near_done && ((chord2 >= 0 && chord2 <= limit) ||
                           (chord2 < 0 && query_.state && index_.places()[place].state == *query_.state));
      if (was_seen && static_cast<Said>(columns_.said[row] >> kInPersonShift & 3U) != Said::No) continue;
      if (query_.in_person && !query_.origin && (!query_.state || index_.places()[place].state == *query_.state))
        continue;
      consider(row, chord2, fit);
    }
  }

  std::optional<Found> explain(const Kept& kept) const {
    auto detail = index_.detailOf(kept.provider);
    if (!detail) return std::nullopt;
    Found found;
    Traits traits = traitsOf(kept.row);
    const auto word = own_words_.find(kept.provider);
    if (word != own_words_.end()) {
      putIn(*word->second, query_.today, traits);
      found.is_accepting_own = word->second->accepting != Said::Unknown;
      found.is_video_own = word->second->telehealth != Said::Unknown;
      found.is_wait_own = word->second->wait_days >= 0 && query_.today - word->second->day <= kWaitHolds;
    }
    found.detail = std::move(*detail);
    found.site = columns_.site[kept.row];
    if (kept.chord2 >= 0) found.distance_km = kmOf(kept.chord2);
    const std::uint32_t place = columns_.place[kept.row];
    found.is_distance_rough = (place < index_.places().size() && index_.places()[place].is_rough != 0) ||
                              (query_.origin && query_.origin->is_rough);
    found.video = videoOf(traits);
    found.is_by_video = query_.telehealth && found.video == Answer::Yes;
    if (const std::int32_t wait = waitOf(traits); wait >= 0) found.wait_days = wait;
    found.wait_from = found.detail.provider.of_wait;
    found.accepting = traits.accepting;
    found.score = (kept.score + weight_ / 2) / weight_;
    const std::uint32_t near_fit = kept.chord2 < 0 ? kUnknownDistance : distanceFit(kmOf(kept.chord2));
    judge(kept.row, traits, near_fit, [&](Criterion criterion, const Judged& judged) {
      found.reasons.push_back(
          {criterion, judged.answer, query_.weights[at(criterion)], static_cast<std::uint16_t>(judged.fit)});
    });
    std::ranges::stable_sort(found.reasons, std::ranges::greater(), &Reason::weight);
    return found;
  }

  const Index& index_;
  const Query& query_;
  const Columns& columns_;
  std::uint32_t wanted_ = 0;
  std::array<bool, kCriteria> is_asked_ = {};
  std::uint32_t weight_ = 0;
  Point point_ = {};
  Bitmap insured_;
  Bitmap video_, maybe_, without_licence_;
  std::vector<const roaring_bitmap_t*> any_video_;
  std::unordered_map<std::uint32_t, const OwnWord*> own_words_;
  std::size_t keep_ = 0, rows_ = 0;
  std::vector<Kept> kept_;
};

std::optional<double> degreesFrom(std::string_view text, double limit) {
  const std::string_view trimmed = trim(text);
  double value = 0;
  const auto [end, fault] = std::from_chars(trimmed.data(), trimmed.data() + trimmed.size(), value);
  if (fault != std::errc() || end != trimmed.data() + trimmed.size() || !(value >= -limit && value <= limit))
    return std::nullopt;
  return value;
}

}  // namespace

std::string_view toText(Criterion criterion) { return kNames[at(criterion)]; }

std::optional<Criterion> criterionFrom(std::string_view text) {
  const auto* const found = std::ranges::find(kNames, text);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<Criterion>(found - kNames.begin());
}

std::string_view toText(Answer answer) {
  static constexpr std::array<std::string_view, 4> kAnswers = {"yes", "unknown", "not-listed", "no"};
  return kAnswers[static_cast<std::size_t>(answer)];
}

Weights weightsFor(Prefer prefer) {
  //               ages expertise medication insurance language gender style accepting wait distance video
  Weights weights = {8, 6, 10, 8, 6, 3, 3, 8, 7, 7, 8};
  if (prefer == Prefer::Near) weights[at(Criterion::Distance)] = 10, weights[at(Criterion::Wait)] = 3;
  if (prefer == Prefer::Sooner) weights[at(Criterion::Wait)] = 10, weights[at(Criterion::Distance)] = 3;
  return weights;
}

Answers search(const Index& index, const Query& query) { return Search(index, query).run(); }

std::optional<Where> whereIs(const Index& index, std::string_view text) {
  const knowledge::ZipAreas& areas = knowledge::zipAreas();
  const std::string_view typed = trim(text);
  if (typed.empty() || typed.size() > 200) return std::nullopt;
  const std::size_t comma = typed.rfind(',');
  if (typed.front() >= '0' && typed.front() <= '9' && comma == std::string_view::npos) {
    const std::string_view digits = typed.substr(0, 5);
    const std::string_view rest = typed.substr(digits.size());  // "-4307"
    const auto isDigit = [](char letter) { return letter >= '0' && letter <= '9'; };
    const bool is_zip = std::ranges::all_of(digits, isDigit) &&
                        (rest.empty() || (rest.front() == '-' && std::ranges::all_of(rest.substr(1), isDigit)));
    if (!is_zip || (digits.size() != 5 && typed.size() != 3)) return std::nullopt;
    const auto point = areas.pointOf(digits);
    if (!point) return std::nullopt;
    return Where{{point->latitude, point->longitude, point->is_rough}, areas.stateOf(digits), std::string(digits)};
  }
  if (comma != std::string_view::npos) {
    const auto latitude = degreesFrom(typed.substr(0, comma), 90),
               longitude = degreesFrom(typed.substr(comma + 1), 180);
    if (latitude && longitude) return Where{{*latitude, *longitude, false}, std::nullopt, std::string(typed)};
  }
  // "Boston, MA", "Boston MA", "Boston".
  std::string_view city = typed;
  std::optional<unsigned> state;
  const std::size_t cut = comma != std::string_view::npos ? comma : typed.rfind(' ');
  if (cut != std::string_view::npos) {
    state = areas.stateFrom(trim(typed.substr(cut + 1)));
    if (state) city = trim(typed.substr(0, cut));
  }
  for (const City& one : index.citiesNamed(city)) {
    if (state && one.state != *state) continue;
    Where where{{one.latitude, one.longitude, true}, std::nullopt, one.name};
    if (one.state != kNoState) {
      where.state = one.state;
      where.name += ", " + std::string(areas.stateCode(one.state));
    }
    return where;
  }
  return std::nullopt;
}

}  // namespace baton::directory
