#include "app/directory_search.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/text.h"
#include "knowledge/care_directory.h"

namespace baton::app {
namespace {

using directory::Answer;
using directory::Criterion;
using directory::Said;
using knowledge::TermKind;

std::string_view at(const SearchFields& fields, std::string_view name) {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string_view() : trim(found->second);
}

std::optional<int> numberFrom(std::string_view text) {
  int number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// "30mi" "30 miles" "50km" "30" → kilometres; "any" → 0.
std::optional<double> kilometresFrom(std::string_view text) {
  if (text == "any") return 0.0;
  double value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || !(value > 0 && value <= 20'000)) return std::nullopt;
  const std::string_view unit = trim(text.substr(static_cast<std::size_t>(end - text.data())));
  if (unit.empty() || unit == "mi" || unit == "miles") return value * kKmOfMile;
  return unit == "km" ? std::optional(value) : std::nullopt;
}

class Understanding {
 public:
  Understanding(const directory::Index& index, const SearchFields& fields, Instant now)
      : index_(index), fields_(fields) {
    search_.query.today = static_cast<std::int32_t>(now.ms / kDayMs);
  }

  UnderstoodSearch run() {
    directory::Query& query = search_.query;
    query.specialties = set("specialty", TermKind::Specialty);
    query.ages = set("ages", TermKind::Ages);
    query.expertise = set("expertise", TermKind::Expertise);
    query.medication = set("medication", TermKind::Medication);
    query.style = set("style", TermKind::Style);
    query.languages = set("language", TermKind::Language);
    query.insurance = shorten(toValidUtf8(at(fields_, "insurance")), 80);
    takeGender();
    takeVisit();
    takePlace();
    takeWeights();
    if (const auto wait = at(fields_, "wait"); !wait.empty() && wait != "any") {
      const auto days = numberFrom(wait);
      if (days && *days >= 0) query.wait_at_most = *days;
      if (!days || *days < 0) miss("wait", wait);
    }
    const auto limit = numberFrom(at(fields_, "limit"));
    if (limit && *limit > 0) query.limit = std::min<std::size_t>(static_cast<std::size_t>(*limit), 100);
    if (!limit && !at(fields_, "limit").empty()) miss("limit", at(fields_, "limit"));
    const auto page = numberFrom(at(fields_, "page"));
    if (page && *page > 1) {
      query.offset = std::min((static_cast<std::size_t>(*page) - 1) * query.limit, directory::kMostAnswers);
    }
    return std::move(search_);
  }

 private:
  void miss(std::string_view field, std::string_view value) {
    search_.troubles.push_back({std::string(field), shorten(toValidUtf8(value), 60)});
  }

  std::uint32_t set(std::string_view field, TermKind kind) {
    std::vector<std::string> unknown;
    const std::uint32_t found = knowledge::directoryTerms().setOf(kind, at(fields_, field), &unknown);
    for (const std::string& word : unknown) miss(field, word);
    return found;
  }

  void takeGender() {
    const std::string_view gender = at(fields_, "gender");
    if (gender.empty() || gender == "any") return;
    if (gender == "female") search_.query.gender = directory::Gender::Female;
    if (gender == "male") search_.query.gender = directory::Gender::Male;
    if (gender == "other") search_.query.gender = directory::Gender::Other;
    if (search_.query.gender == directory::Gender::Unknown) miss("gender", gender);
  }

  void takeVisit() {
    directory::Query& query = search_.query;
    const std::string_view visit = at(fields_, "visit");
    if (visit == "video") query.in_person = false;
    if (visit == "video" || visit == "either") query.telehealth = true;
    if (!visit.empty() && visit != "video" && visit != "either" && visit != "in-person") miss("visit", visit);
    query.wants_accepting = at(fields_, "accepting") != "any";
    if (!query.wants_accepting) query.must = 0;
  }

  void takePlace() {
    directory::Query& query = search_.query;
    if (const std::string_view near = at(fields_, "near"); !near.empty()) {
      const auto where = directory::whereIs(index_, near);
      if (where) {
        query.origin = where->origin;
        query.state = where->state;
        search_.near_name = where->name;
      } else {
        miss("near", near);
      }
    }
    if (const std::string_view state = at(fields_, "state"); !state.empty()) {
      if (const auto found = knowledge::zipAreas().stateFrom(state)) {
        query.state = *found;
      } else {
        miss("state", state);
      }
    }
    if (const std::string_view within = at(fields_, "within"); !within.empty()) {
      const auto kilometres = kilometresFrom(within);
      if (kilometres) query.within_km = *kilometres;
      if (!kilometres) miss("within", within);
    }
  }

  void takeWeights() {
    directory::Query& query = search_.query;
    const std::string_view prefer = at(fields_, "prefer");
    if (prefer == "near") query.weights = directory::weightsFor(directory::Prefer::Near);
    if (prefer == "sooner") query.weights = directory::weightsFor(directory::Prefer::Sooner);
    if (!prefer.empty() && prefer != "near" && prefer != "sooner" && prefer != "balanced") miss("prefer", prefer);
    for (const std::string_view part : split(at(fields_, "weights"), ';')) {
      if (trim(part).empty()) continue;
      const std::size_t equals = part.find('=');
      const auto criterion = directory::criterionFrom(trim(part.substr(0, equals)));
      const auto weight = equals == std::string_view::npos ? std::nullopt : numberFrom(trim(part.substr(equals + 1)));
      if (criterion && weight && *weight >= 0 && *weight <= directory::kHeaviest) {
        query.weights[static_cast<std::size_t>(*criterion)] = static_cast<std::uint8_t>(*weight);
      } else {
        miss("weights", part);
      }
    }
    std::string must(at(fields_, "must"));
    std::ranges::replace(must, ',', ';');
    for (const std::string_view part : split(must, ';')) {
      if (trim(part).empty()) continue;
      if (const auto criterion = directory::criterionFrom(trim(part))) {
        query.must |= static_cast<std::uint16_t>(1U << static_cast<unsigned>(*criterion));
      } else {
        miss("must", part);
      }
    }
  }

  const directory::Index& index_;
  const SearchFields& fields_;
  UnderstoodSearch search_;
};

std::string dayText(std::int32_t day) {
  return day == directory::kNoDay ? "" : toIsoDate(Instant{static_cast<std::int64_t>(day) * kDayMs});
}

json::Value tenths(double number) {
  const auto tenths = static_cast<long long>(std::llround(number * 10));
  return json::Value::number(std::to_string(tenths / 10) + "." + std::to_string(tenths % 10));
}

std::string_view word(Said said) { return said == Said::Yes ? "yes" : said == Said::No ? "no" : "unknown"; }

json::Value idsJson(TermKind kind, std::uint32_t set) {
  json::Value list = json::Value::array();
  for (const std::string_view id : knowledge::directoryTerms().idsOf(kind, set)) list.push(id);
  return list;
}

json::Value siteJson(const directory::Site& site) {
  json::Value value = json::Value::object();
  value.setIfAny("address", site.line);
  value.setIfAny("city", site.city);
  value.setIfAny("state", knowledge::zipAreas().stateCode(site.state));
  value.setIfAny("zip", site.zip);
  value.setIfAny("phone", site.phone);
  return value;
}

json::Value sourcesJson(const directory::Index& index, const directory::Provider& provider) {
  json::Value list = json::Value::array();
  for (const directory::Witness& witness : provider.witnesses) {
    if (witness.source >= index.sources().size()) continue;
    json::Value item;
    item.set("source", index.sources()[witness.source].name);
    item.setIfAny("date", dayText(witness.day));
    list.push(std::move(item));
  }
  return list;
}

void setProvider(json::Value& value, const directory::Detail& detail) {
  const directory::Statement& all = detail.provider.all;
  value.set("provider", directory::keyText(detail.key));
  value.set("name", all.name);
  value.setIfAny("credential", all.credential);
  if (all.is_organization) value.set("organization", true);
  value.set("specialties", idsJson(TermKind::Specialty, all.specialties));
  value.setIfAny("ages", idsJson(TermKind::Ages, all.ages));
  value.setIfAny("expertise", idsJson(TermKind::Expertise, all.expertise));
  value.setIfAny("medication", idsJson(TermKind::Medication, all.medication));
  value.setIfAny("style", idsJson(TermKind::Style, all.style));
  value.setIfAny("languages", idsJson(TermKind::Language, all.languages));
  json::Value insurers = json::Value::array();
  for (const std::string& insurer : all.insurers) insurers.push(insurer);
  value.setIfAny("insurance", std::move(insurers));
  value.setIfAny("booking", all.booking);
}

json::Value foundJson(const directory::Index& index, const directory::Found& found) {
  json::Value value;
  setProvider(value, found.detail);
  const auto& sites = found.detail.provider.all.sites;
  if (found.site < sites.size()) value.set("site", siteJson(sites[found.site]));
  if (found.distance_km) {
    value.set("distance_km", tenths(*found.distance_km));
    if (found.is_distance_rough) value.set("distance_is_rough", true);
  }
  if (found.wait_days) value.set("wait_days", static_cast<long long>(*found.wait_days));
  if (found.wait_days && !found.is_wait_own) value.setIfAny("wait_said_on", dayText(found.wait_from.day));
  value.set("video", directory::toText(found.video));
  value.set("accepting", word(found.accepting));
  json::Value own = json::Value::array();
  if (found.is_accepting_own) own.push("accepting");
  if (found.is_video_own) own.push("video");
  if (found.is_wait_own) own.push("wait");
  value.setIfAny("reported_by_you", std::move(own));
  value.set("score", static_cast<long long>(found.score));
  json::Value why = json::Value::array(), unknown = json::Value::array();
  for (const directory::Reason& reason : found.reasons) {
    json::Value item;
    item.set("criterion", directory::toText(reason.criterion));
    item.set("answer", directory::toText(reason.answer));
    item.set("weight", reason.weight);
    item.set("fit", reason.fit);
    item.set("text", wordFor(reason.criterion, reason.answer));
    why.push(std::move(item));
    if (reason.answer == Answer::Unknown) unknown.push(directory::toText(reason.criterion));
  }
  value.set("why", std::move(why));
  value.set("unknown", std::move(unknown));
  value.set("sources", sourcesJson(index, found.detail.provider));
  return value;
}

std::string joined(const directory::Site& site) {
  std::string text = site.line;
  for (const std::string& part : {site.city, std::string(knowledge::zipAreas().stateCode(site.state)) +
                                                 (site.zip.empty() ? "" : " " + site.zip)}) {
    if (trim(part).empty()) continue;
    text += (text.empty() ? "" : ", ") + std::string(trim(part));
  }
  return text;
}

std::string line(const directory::Index& index, const directory::Found& found, std::size_t number) {
  const directory::Statement& all = found.detail.provider.all;
  std::string text =
      std::to_string(number) + ". " + all.name + (all.credential.empty() ? "" : ", " + all.credential) + "\n   ";
  std::vector<std::string> parts;
  for (const std::string_view id : knowledge::directoryTerms().idsOf(TermKind::Specialty, all.specialties)) {
    parts.emplace_back(id);
  }
  text += join(parts, ", ");
  if (found.distance_km) {
    const auto miles = static_cast<long long>(std::llround(*found.distance_km / kKmOfMile));
    text += " · " + std::string(found.is_distance_rough ? "about " : "") + std::to_string(miles) + " mi";
  }
  if (found.is_by_video) text += " · by video";
  text += found.wait_days ? " · wait " + std::to_string(*found.wait_days) + " days" +
                                (found.is_wait_own ? " (reported by you)" : "")
                          : " · wait not known";
  text += " · " + std::to_string(found.score) + "/1000\n";
  if (found.site < all.sites.size()) {
    const directory::Site& site = all.sites[found.site];
    const std::string where = joined(site);
    text += "   " + where + (where.empty() || site.phone.empty() ? "" : " · ") + site.phone + "\n";
  }
  std::vector<std::string> why, unknown;
  for (const directory::Reason& reason : found.reasons) {
    if (reason.answer == Answer::Unknown) {
      unknown.emplace_back(directory::toText(reason.criterion));
    } else if (reason.criterion != Criterion::Wait && reason.criterion != Criterion::Distance) {
      why.emplace_back(wordFor(reason.criterion, reason.answer));
    }
  }
  if (!why.empty()) text += "   Why: " + join(why, "; ") + "\n";
  if (!unknown.empty()) text += "   Not known: " + join(unknown, ", ") + "\n";
  parts.clear();
  for (const directory::Witness& witness : found.detail.provider.witnesses) {
    if (witness.source < index.sources().size()) {
      parts.push_back(index.sources()[witness.source].name +
                      (witness.day == directory::kNoDay ? "" : " " + dayText(witness.day)));
    }
  }
  text += "   From: " + join(parts, ", ") + " · " + directory::keyText(found.detail.key) + "\n";
  return text;
}

}  // namespace

UnderstoodSearch understandSearch(const directory::Index& index, const SearchFields& fields, Instant now) {
  return Understanding(index, fields, now).run();
}

SearchFields sharedFields(const SearchFields& fields) {
  SearchFields shared;
  for (const auto& [name, value] : fields) {
    if (value.empty() || name == "page" || name == "limit") continue;
    shared[name] = value;
  }
  const auto near = shared.find("near");
  if (near == shared.end()) return shared;
  const std::string_view typed = trim(near->second);
  const bool is_zip =
      typed.size() >= 5 && std::ranges::all_of(typed.substr(0, 5), [](char one) { return one >= '0' && one <= '9'; });
  const bool is_point = typed.find_first_of("0123456789") != std::string_view::npos && !is_zip && typed.size() != 3;
  if (is_zip) near->second = std::string(typed.substr(0, 3));
  if (is_point) shared.erase(near);  // coordinates say where somebody is
  return shared;
}

std::string queryText(const SearchFields& fields) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string text;
  for (const auto& [name, value] : fields) {
    text += (text.empty() ? "" : "&") + name + "=";
    for (const char letter : value) {
      const bool is_plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                            (letter >= '0' && letter <= '9') || letter == '-' || letter == '.' || letter == '_';
      if (is_plain) {
        text += letter;
      } else {
        const auto byte = static_cast<unsigned char>(letter);
        text += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
      }
    }
  }
  return text;
}

std::string_view wordFor(Criterion criterion, Answer answer) {
  static constexpr std::array<std::array<std::string_view, 4>, directory::kCriteria> kWords = {{
      {"sees this age", "ages not known", "lists other ages", "does not see this age"},
      {"works with this", "expertise not known", "lists other expertise", "does not work with this"},
      {"works with this medicine", "medicines not known", "lists other medicines", "does not work with this medicine"},
      {"takes the plan", "plans not known", "lists other plans", "does not take the plan"},
      {"speaks the language", "languages not known", "lists other languages", "does not speak the language"},
      {"gender as wished", "gender not known", "gender not as wished", "gender not as wished"},
      {"works in this way", "way of working not known", "lists other ways of working", "does not work in this way"},
      {"takes new people", "not known if new people are taken", "takes no new people", "takes no new people"},
      {"wait is known", "wait not known", "wait is longer", "wait is longer"},
      {"distance is known", "distance not known", "too far", "too far"},
      {"by video, with a licence there", "not known if by video", "not by video", "not by video"},
  }};
  return kWords[static_cast<std::size_t>(criterion)][static_cast<std::size_t>(answer)];
}

json::Value searchJson(const directory::Index& index, const UnderstoodSearch& search,
                       const directory::Answers& answers) {
  json::Value value;
  json::Value asked;
  asked.set("specialties", idsJson(TermKind::Specialty, search.query.specialties));
  asked.setIfAny("near", search.near_name);
  if (search.query.state) asked.set("state", knowledge::zipAreas().stateCode(*search.query.state));
  if (search.query.origin && search.query.within_km > 0) asked.set("within_km", tenths(search.query.within_km));
  json::Value weights;
  for (std::size_t i = 0; i < directory::kCriteria; ++i) {
    weights.set(directory::toText(static_cast<Criterion>(i)), search.query.weights[i]);
  }
  asked.set("weights", std::move(weights));
  value.set("query", std::move(asked));
  json::Value about;
  about.set("providers", static_cast<long long>(index.providers()));
  about.set("built_on", dayText(index.builtOn()));
  json::Value names = json::Value::array();
  for (const directory::Source& source : index.sources()) names.push(source.name);
  about.set("sources", std::move(names));
  value.set("directory", std::move(about));
  value.set("places_that_fit", static_cast<long long>(answers.rows));
  json::Value list = json::Value::array();
  for (const directory::Found& found : answers.found) list.push(foundJson(index, found));
  value.set("results", std::move(list));
  return value;
}

std::string searchText(const directory::Index& index, const UnderstoodSearch& search,
                       const directory::Answers& answers) {
  if (answers.found.empty()) return "Nobody in the directory fits. Try a wider circle, video, or fewer wishes.\n";
  std::string text = std::to_string(answers.rows) + " places fit" +
                     (search.near_name.empty() ? "" : " near " + search.near_name) + "; the best " +
                     std::to_string(answers.found.size()) + ". Not known is not no: call and ask.\n\n";
  std::size_t number = search.query.offset;
  for (const directory::Found& found : answers.found) text += line(index, found, ++number);
  return text;
}

Result<json::Value> providerJson(const directory::Index& index, std::string_view key) {
  const std::uint64_t number = directory::keyFrom(key);
  const auto provider = number == 0 ? std::nullopt : index.find(number);
  const auto detail = provider ? index.detailOf(*provider) : std::nullopt;
  if (!detail) return fail(ErrorCode::NotFound, "Nobody of that number is in the directory.");
  json::Value value;
  setProvider(value, *detail);
  const directory::Statement& all = detail->provider.all;
  json::Value sites = json::Value::array();
  for (const directory::Site& site : all.sites) sites.push(siteJson(site));
  value.set("sites", std::move(sites));
  json::Value licences = json::Value::array();
  for (unsigned state = 0; state < knowledge::zipAreas().states(); ++state) {
    if ((all.licences >> state & 1U) != 0) licences.push(knowledge::zipAreas().stateCode(state));
  }
  value.setIfAny("licensed_in", std::move(licences));
  value.set("accepting", word(all.accepting));
  value.set("video", word(all.telehealth));
  value.set("in_person", word(all.in_person));
  if (all.wait_days >= 0) value.set("wait_days", static_cast<long long>(all.wait_days));
  if (all.free_day != directory::kNoDay) value.set("next_free", dayText(all.free_day));
  value.set("sources", sourcesJson(index, detail->provider));
  return value;
}

}  // namespace baton::app
