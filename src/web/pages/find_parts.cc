#include "web/pages/find_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "base/text.h"
#include "web/frame/appearance.h"
#include "web/frame/components.h"
#include "web/frame/shown.h"

namespace baton::web {
namespace {

using directory::Answer;
using directory::Criterion;
using knowledge::TermKind;

constexpr std::array<std::string_view, 17> kFields = {
    "specialty", "ages",  "expertise", "medication", "style",     "language", "gender",  "insurance", "near",
    "within",    "visit", "state",     "wait",       "accepting", "prefer",   "weights", "must"};

std::string_view at(const app::SearchFields& fields, std::string_view name) {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view nameOf(Language language, const knowledge::DirectoryTerm& term) {
  return language == Language::Spanish && !term.name_es.empty() ? term.name_es : term.name;
}

// All terms of a kind; what a shared link holds beside them (a list) stays as it is.
Html termField(const Page& page, const app::SearchFields& fields, std::string_view field, std::string label,
               TermKind kind, std::string any) {
  std::vector<Choice> choices = {{"", std::move(any)}};
  const std::string value(at(fields, field));
  bool is_known = value.empty();
  for (const auto& term : knowledge::directoryTerms().of(kind)) {
    choices.push_back({std::string(term.id), sentenceCase(std::string(nameOf(page.language, term)))});
    is_known |= term.id == value;
  }
  if (!is_known) choices.push_back({value, shorten(value, 60)});
  return selectField({.name = std::string(field), .label = std::move(label), .value = value}, choices);
}

Html choiceField(const app::SearchFields& fields, std::string_view field, std::string label,
                 std::vector<Choice> choices) {
  const std::string value(at(fields, field));
  if (std::ranges::none_of(choices, [&value](const Choice& one) { return one.value == value; })) {
    choices.push_back({value, shorten(value, 60)});
  }
  return selectField({.name = std::string(field), .label = std::move(label), .value = value}, choices);
}

std::string errorOf(Language language, const app::UnderstoodSearch* search, std::string_view field) {
  if (search == nullptr) return "";
  for (const app::FieldTrouble& trouble : search->troubles) {
    if (trouble.field != field) continue;
    if (field == "near") return say(language, "This place is not known here. Try the ZIP code.");
    return sayf(language, "Not known here: {}", trouble.value);
  }
  return "";
}

std::string number(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f", value);
  return text.data();
}

constexpr double kWidth = 360, kHeight = 220, kLeft = 44, kRight = 12, kTop = 12, kBottom = 44;

Html label(double x, double y, std::string_view anchor, std::string_view text) {
  return Html::element("text", {{"x", number(x)}, {"y", number(y)}, {"text-anchor", anchor}}, Html::text(text));
}

struct Dot {
  std::size_t number;
  double miles;  // < 0: by video
  double days;
};

Html picture(const Page& page, const std::vector<Dot>& dots) {
  const Language language = page.language;
  double most_miles = 10, most_days = 14;
  for (const Dot& dot : dots) {
    most_miles = std::max(most_miles, dot.miles);
    most_days = std::max(most_days, dot.days);
  }
  const double video = kLeft + 44;  // left of it those by video
  const auto x = [&](double miles) {
    return miles < 0 ? kLeft + 20 : video + 8 + miles / most_miles * (kWidth - kRight - 12 - video);
  };
  const auto y = [&](double days) {
    return kHeight - kBottom - 8 - days / most_days * (kHeight - kTop - kBottom - 16);
  };
  Html inside;
  for (const double part : {0.0, 0.5, 1.0}) {
    const std::string height = number(y(part * most_days));
    inside += Html::element(
        "line",
        {{"class", "grid"}, {"x1", number(kLeft)}, {"x2", number(kWidth - kRight)}, {"y1", height}, {"y2", height}},
        {});
    inside += label(kLeft - 6, y(part * most_days) + 4, "end", std::to_string(std::lround(part * most_days)));
  }
  inside += Html::element("line",
                          {{"class", "grid"},
                           {"x1", number(video)},
                           {"x2", number(video)},
                           {"y1", number(kTop)},
                           {"y2", number(kHeight - kBottom)}},
                          {});
  inside += label(kLeft + 20, kHeight - kBottom + 16, "middle", say(language, "Video"));
  inside += label(x(0), kHeight - kBottom + 16, "middle", "0");
  inside += label(kWidth - kRight, kHeight - kBottom + 16, "end", sayf(language, "{} miles", std::lround(most_miles)));
  inside += label(kLeft, kHeight - 8, "start", say(language, "Up: days to wait. Right: miles away."));
  // A number stands beside its dot; where another number stands already, further to the right.
  std::vector<std::pair<double, double>> taken;
  for (const Dot& dot : dots) {
    inside += Html::element("circle", {{"cx", number(x(dot.miles))}, {"cy", number(y(dot.days))}, {"r", "4"}}, {});
    std::pair<double, double> place = {x(dot.miles) + 7, y(dot.days) - 4};
    const auto isTaken = [&place](const auto& other) {
      return std::abs(other.first - place.first) < 14 && std::abs(other.second - place.second) < 13;
    };
    while (std::ranges::any_of(taken, isTaken) && place.first < kWidth) place.first += 14;
    taken.push_back(place);
    inside += label(place.first, place.second, "start", std::to_string(dot.number));
  }
  return Html::element("svg",
                       {{"class", "chart"},
                        {"viewBox", "0 0 360 220"},
                        {"role", "img"},
                        {"aria-label", say(language, "How far and how long: the table below says the same")}},
                       inside);
}

enum class Side : std::uint8_t { For, Against, Unknown };

Html reasonList(Language language, const directory::Found& found, Side wanted) {
  std::vector<Html> items;
  for (const directory::Reason& reason : found.reasons) {
    const Side side = reason.answer == Answer::Yes       ? Side::For
                      : reason.answer == Answer::Unknown ? Side::Unknown
                                                         : Side::Against;
    const bool is_number = reason.criterion == Criterion::Wait || reason.criterion == Criterion::Distance;
    if (side != wanted || (is_number && side != Side::Unknown)) continue;
    items.push_back(Html::text(reasonShown(language, reason.criterion, reason.answer)));
  }
  return items.empty() ? Html() : bulletList(items);
}

Html reasonPart(Language language, const directory::Found& found, Side side, const std::string& title) {
  const Html list = reasonList(language, found, side);
  if (list.empty()) return {};
  Html part = heading(title, 4);
  part += list;
  return part;
}

Html foundCard(const Page& page, const directory::Index& index, const directory::Found& found, std::size_t number) {
  const Language language = page.language;
  const directory::Statement& all = found.detail.provider.all;
  Html content = paragraph(termsShown(language, TermKind::Specialty, all.specialties));
  std::vector<SummaryRow> rows;
  if (found.is_by_video)
    rows.push_back({say(language, "By video"), Html::text(say(language, "Yes, with a license in your state"))});
  if (found.distance_km) {
    rows.push_back(
        {say(language, "Distance"), Html::text(milesShown(language, *found.distance_km, found.is_distance_rough))});
  }
  rows.push_back({say(language, "Wait"), Html::text(waitShown(language, found))});
  if (found.site < all.sites.size()) {
    const directory::Site& site = all.sites[found.site];
    if (const std::string address = addressShown(site); !address.empty()) {
      rows.push_back({say(language, "Address"), Html::text(address)});
    }
    if (!site.phone.empty()) rows.push_back({say(language, "Phone"), link("tel:" + site.phone, site.phone)});
  }
  rows.push_back({say(language, "Fit"),
                  Html::text(sayf(language, "{} of 100", static_cast<std::size_t>((found.score + 5) / 10)))});
  content += summaryList(rows);
  content += reasonPart(language, found, Side::For, say(language, "Why here"));
  content += reasonPart(language, found, Side::Against, say(language, "Does not match"));
  content += reasonPart(language, found, Side::Unknown, say(language, "Not known: ask"));
  content += sourcesShown(page, index, found.detail.provider);
  return card(
      {.title = std::to_string(number) + ". " + all.name + (all.credential.empty() ? "" : ", " + all.credential),
       .href = "/find/" + directory::keyText(found.detail.key),
       .content = content});
}

}  // namespace

app::SearchFields searchFieldsOf(const Page& page) {
  app::SearchFields fields;
  for (const std::string_view name : kFields) {
    std::string value = page.request.parameter(name);
    if (!value.empty() && value.size() <= 400) fields.emplace(name, std::move(value));
  }
  return fields;
}

std::string termsShown(Language language, TermKind kind, std::uint32_t set) {
  std::vector<std::string> names;
  const auto terms = knowledge::directoryTerms().of(kind);
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if ((set >> i & 1U) != 0) names.emplace_back(nameOf(language, terms[i]));
  }
  return join(names, ", ");
}

std::string milesShown(Language language, double km, bool is_rough) {
  const long miles = std::lround(km / app::kKmOfMile);
  if (miles < 1 && !is_rough) return say(language, "less than a mile");
  return is_rough ? sayf(language, "about {} miles", miles) : sayn(language, "{} mile", "{} miles", miles);
}

std::string waitShown(Language language, const directory::Found& found) {
  if (!found.wait_days) return say(language, "Not known");
  const std::string days = sayn(language, "{} day", "{} days", *found.wait_days);
  return found.is_wait_own ? sayf(language, "{} (reported by you)", days) : days;
}

std::string addressShown(const directory::Site& site) {
  std::vector<std::string> parts;
  for (const std::string& part : {site.line, site.city}) {
    if (!part.empty()) parts.push_back(part);
  }
  std::string end(knowledge::zipAreas().stateCode(site.state));
  if (!site.zip.empty()) end += (end.empty() ? "" : " ") + site.zip;
  if (!end.empty()) parts.push_back(end);
  return join(parts, ", ");
}

Html sourcesShown(const Page& page, const directory::Index& index, const directory::Provider& provider) {
  std::vector<std::string> names;
  for (const directory::Witness& witness : provider.witnesses) {
    if (witness.source >= index.sources().size()) continue;
    std::string name = index.sources()[witness.source].name;
    if (witness.day != directory::kNoDay) {
      const Instant day{static_cast<std::int64_t>(witness.day) * kDayMs};
      name += ", " + shownDay(Manner{page.language}, day);
    }
    names.push_back(std::move(name));
  }
  return muted(sayf(page.language, "From: {}", join(names, "; ")));
}

std::string reasonShown(Language language, Criterion criterion, Answer answer) {
  const bool is_yes = answer == Answer::Yes, is_unknown = answer == Answer::Unknown;
  switch (criterion) {
    case Criterion::Ages:
      return is_yes       ? say(language, "Sees this age")
             : is_unknown ? say(language, "Which ages they see")
                          : say(language, "Names other ages");
    case Criterion::Expertise:
      return is_yes       ? say(language, "Works with this")
             : is_unknown ? say(language, "What they work with most")
                          : say(language, "Names other things they work with");
    case Criterion::Medication:
      return is_yes       ? say(language, "Works with this medicine or treatment")
             : is_unknown ? say(language, "If they work with this medicine or treatment")
                          : say(language, "Names other medicines or treatments");
    case Criterion::Insurance:
      return is_yes       ? say(language, "Takes the plan")
             : is_unknown ? say(language, "If they take the plan")
                          : say(language, "Names other plans");
    case Criterion::Language:
      return is_yes       ? say(language, "Speaks the language")
             : is_unknown ? say(language, "Which languages they speak")
                          : say(language, "Names other languages");
    case Criterion::Gender:
      return is_yes       ? say(language, "Gender as you wish")
             : is_unknown ? say(language, "Their gender")
                          : say(language, "Not the gender you wish");
    case Criterion::Style:
      return is_yes       ? say(language, "Works in this way")
             : is_unknown ? say(language, "How they work")
                          : say(language, "Names other ways of working");
    case Criterion::Accepting:
      return is_yes       ? say(language, "Takes new people")
             : is_unknown ? say(language, "If they take new people")
                          : say(language, "Takes no new people now");
    case Criterion::Wait:
      return is_unknown ? say(language, "How long the wait is") : say(language, "The wait is known");
    case Criterion::Distance:
      return is_unknown ? say(language, "How far it is") : say(language, "The distance is known");
    case Criterion::Video:
      return is_unknown ? say(language, "If they see people by video, with a license in your state")
                        : say(language, "Sees people by video, with a license in your state");
  }
  return "";
}

Html reportShown(const Page& page, const record::ProviderReport& report) {
  const Language language = page.language;
  std::vector<Html> items;
  if (report.is_gone) items.push_back(Html::text(say(language, "Not there any more")));
  if (!report.accepting.empty())
    items.push_back(Html::text(report.accepting == "yes" ? say(language, "Takes new people")
                                                         : say(language, "Takes no new people now")));
  if (!report.video.empty())
    items.push_back(Html::text(report.video == "yes" ? say(language, "By video") : say(language, "Not by video")));
  if (report.wait_days)
    items.push_back(Html::text(sayf(language, "Wait: {}", sayn(language, "{} day", "{} days", *report.wait_days))));
  if (!report.note.empty()) items.push_back(Html::text(report.note));
  Html content = paragraph(
      sayf(language, "Reported by you on {}", shownDate(Manner{language}, *PartialDate::parse(report.on.dateText()))));
  content += bulletList(items);
  return inset(content);
}

Html findForm(const Page& page, const app::SearchFields& fields, const app::UnderstoodSearch* search) {
  const Language language = page.language;
  Html inside = termField(page, fields, "specialty", say(language, "Who do you look for?"), TermKind::Specialty,
                          say(language, "Anyone for mind and mood, or primary care"));
  inside += textField({.name = "near",
                       .label = say(language, "Near"),
                       .value = std::string(at(fields, "near")),
                       .hint = say(language, "ZIP code, or town and state: 02139, or Boston, MA"),
                       .error = errorOf(language, search, "near")},
                      TextKind::Text, FieldWidth::Half);
  inside += choiceField(fields, "visit", say(language, "Kind of visit"),
                        {{"", say(language, "In person")},
                         {"either", say(language, "In person or by video")},
                         {"video", say(language, "By video")}});
  inside += choiceField(fields, "within", say(language, "How far"),
                        {{"", say(language, "Up to 50 miles")},
                         {"5mi", say(language, "Up to 5 miles")},
                         {"10mi", say(language, "Up to 10 miles")},
                         {"25mi", say(language, "Up to 25 miles")},
                         {"100mi", say(language, "Up to 100 miles")},
                         {"any", say(language, "Any distance")}});
  inside += choiceField(fields, "prefer", say(language, "What counts more?"),
                        {{"", say(language, "Both the same")},
                         {"near", say(language, "To be near")},
                         {"sooner", say(language, "To be seen sooner")}});
  Html more =
      termField(page, fields, "ages", say(language, "Age of the person"), TermKind::Ages, say(language, "Any age"));
  more +=
      termField(page, fields, "expertise", say(language, "Knows well"), TermKind::Expertise, say(language, "No wish"));
  more += termField(page, fields, "medication", say(language, "Medicine or treatment"), TermKind::Medication,
                    say(language, "No wish"));
  more += textField({.name = "insurance",
                     .label = say(language, "Insurance plan"),
                     .value = std::string(at(fields, "insurance")),
                     .hint = say(language, "A few words of its name")},
                    TextKind::Text, FieldWidth::Half);
  more += termField(page, fields, "language", say(language, "Language"), TermKind::Language, say(language, "No wish"));
  more += choiceField(fields, "gender", say(language, "Gender of the clinician"),
                      {{"", say(language, "No wish")},
                       {"female", say(language, "Woman")},
                       {"male", say(language, "Man")},
                       {"other", say(language, "Another gender")}});
  more += termField(page, fields, "style", say(language, "Way of working"), TermKind::Style, say(language, "No wish"));
  more += choiceField(fields, "wait", say(language, "Longest wait, where it is known"),
                      {{"", say(language, "Any")},
                       {"14", say(language, "2 weeks")},
                       {"30", say(language, "1 month")},
                       {"90", say(language, "3 months")}});
  more += textField({.name = "state",
                     .label = say(language, "Your state, for video"),
                     .value = std::string(at(fields, "state")),
                     .hint = say(language, "Two letters. Without it, the state of the place above."),
                     .error = errorOf(language, search, "state")},
                    TextKind::Text, FieldWidth::Short);
  for (const std::string_view kept : {"weights", "must", "accepting"}) {
    if (!at(fields, kept).empty()) more += hidden(kept, at(fields, kept));
  }
  const bool has_more =
      std::ranges::any_of(std::array<std::string_view, 9>{"ages", "expertise", "medication", "insurance", "language",
                                                          "gender", "style", "wait", "state"},
                          [&fields](std::string_view name) { return !at(fields, name).empty(); });
  inside += details(say(language, "More wishes"), more, has_more);
  inside += hidden("go", "1");
  inside += button(say(language, "Find"));
  return Html::element("form", {{"method", "get"}, {"action", "/find"}}, inside);
}

Html foundList(const Page& page, const directory::Index& index, const directory::Answers& answers, std::size_t first) {
  std::vector<Html> cards;
  for (std::size_t i = 0; i < answers.found.size(); ++i) {
    cards.push_back(foundCard(page, index, answers.found[i], first + i + 1));
  }
  return cardGroup(cards);
}

Html nearAndSoon(const Page& page, const directory::Answers& answers, std::size_t first, bool in_person) {
  const Language language = page.language;
  std::vector<Dot> dots;
  Table list;
  list.caption = say(language, "How far and how long");
  list.headers = {say(language, "Number"), say(language, "Name"), say(language, "Distance"), say(language, "Wait"),
                  say(language, "Fit")};
  list.is_number = {true, false, true, true, true};
  for (std::size_t i = 0; i < answers.found.size(); ++i) {
    const directory::Found& found = answers.found[i];
    const bool is_placed = in_person && found.distance_km;
    std::string distance = is_placed           ? milesShown(language, *found.distance_km, found.is_distance_rough)
                           : found.is_by_video ? say(language, "By video")
                                               : say(language, "Not known");
    if (is_placed && found.is_by_video) distance = sayf(language, "{}, or by video", distance);
    list.rows.push_back({Html::text(std::to_string(first + i + 1)), Html::text(found.detail.provider.all.name),
                         Html::text(distance), Html::text(waitShown(language, found)),
                         Html::text(std::to_string((found.score + 5) / 10))});
    if (found.wait_days && (is_placed || found.is_by_video)) {
      dots.push_back(
          {first + i + 1, is_placed ? *found.distance_km / app::kKmOfMile : -1, static_cast<double>(*found.wait_days)});
    }
  }
  Html content;
  if (dots.size() > 1) content += Html::element("div", {{"class", "chart-figure"}}, picture(page, dots));
  content += details(say(language, "The same as a table"), table(list), dots.size() < 2);
  return section("picture", say(language, "Near or sooner?"), content);
}

}  // namespace baton::web
