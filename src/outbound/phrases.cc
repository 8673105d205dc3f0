#include "outbound/phrases.h"

#include <algorithm>
#include <array>
#include <vector>

namespace baton::outbound {
namespace {

// In `pattern` #n is a number, #d a whole date, #m a month or year, #t a time of day, #r the rest: a source's words.
// `english` "" = as the pattern has it.
struct Row {
  std::string_view pattern;
  std::string_view english;
  std::string_view spanish;
};

constexpr Row kRows[] = {
    // FHIR EventTiming.
    {"every morning", "", "cada mañana"},
    {"early every morning", "", "temprano cada mañana"},
    {"late every morning", "", "tarde cada mañana"},
    {"at noon", "", "al mediodía"},
    {"every afternoon", "", "cada tarde"},
    {"early every afternoon", "", "temprano cada tarde"},
    {"late every afternoon", "", "al final de cada tarde"},
    {"every evening", "", "cada tarde-noche"},
    {"early every evening", "", "temprano cada tarde-noche"},
    {"late every evening", "", "tarde cada noche"},
    {"every night", "", "cada noche"},
    {"at bedtime", "", "al acostarse"},
    {"after falling asleep", "", "después de dormirse"},
    {"on waking", "", "al despertar"},
    {"with meals", "", "con las comidas"},
    {"with breakfast", "", "con el desayuno"},
    {"with lunch", "", "con el almuerzo"},
    {"with dinner", "", "con la cena"},
    {"before meals", "", "antes de las comidas"},
    {"before breakfast", "", "antes del desayuno"},
    {"before lunch", "", "antes del almuerzo"},
    {"before dinner", "", "antes de la cena"},
    {"after meals", "", "después de las comidas"},
    {"after breakfast", "", "después del desayuno"},
    {"after lunch", "", "después del almuerzo"},
    {"after dinner", "", "después de la cena"},
    // How often.
    {"once", "", "una vez"},
    {"one time only", "", "una sola vez"},
    {"once a day", "", "una vez al día"},
    {"once a week", "", "una vez por semana"},
    {"once a month", "", "una vez al mes"},
    {"every hour", "", "cada hora"},
    {"every day", "", "cada día"},
    {"every week", "", "cada semana"},
    {"every month", "", "cada mes"},
    {"every year", "", "cada año"},
    {"every other day", "", "un día sí y otro no"},
    {"every other week", "", "cada dos semanas"},
    {"every other month", "", "cada dos meses"},
    {"every other hour", "", "cada dos horas"},
    {"every #n hours", "", "cada {} horas"},
    {"every #n days", "", "cada {} días"},
    {"every #n weeks", "", "cada {} semanas"},
    {"every #n months", "", "cada {} meses"},
    {"every #n to #n hours", "", "cada {} a {} horas"},
    {"every #n to #n days", "", "cada {} a {} días"},
    {"every #n to #n weeks", "", "cada {} a {} semanas"},
    {"#n times", "", "{} veces"},
    {"#n times in all", "", "{} veces en total"},
    {"#n times an hour", "", "{} veces por hora"},
    {"#n times a day", "", "{} veces al día"},
    {"#n times a week", "", "{} veces por semana"},
    {"#n times a month", "", "{} veces al mes"},
    {"#n to #n times a day", "", "de {} a {} veces al día"},
    {"#n to #n times a week", "", "de {} a {} veces por semana"},
    {"#n times in #n days", "", "{} veces en {} días"},
    {"#n times in #n weeks", "", "{} veces en {} semanas"},
    {"on Monday", "on Mondays", "los lunes"},
    {"on Tuesday", "on Tuesdays", "los martes"},
    {"on Wednesday", "on Wednesdays", "los miércoles"},
    {"on Thursday", "on Thursdays", "los jueves"},
    {"on Friday", "on Fridays", "los viernes"},
    {"on Saturday", "on Saturdays", "los sábados"},
    {"on Sunday", "on Sundays", "los domingos"},
    {"Monday", "Mondays", "lunes"},
    {"Tuesday", "Tuesdays", "martes"},
    {"Wednesday", "Wednesdays", "miércoles"},
    {"Thursday", "Thursdays", "jueves"},
    {"Friday", "Fridays", "viernes"},
    {"Saturday", "Saturdays", "sábados"},
    {"Sunday", "Sundays", "domingos"},
    {"at #t", "", "a las {}"},
    {"#t", "", "{}"},
    {"for #n days", "", "por {} días"},
    {"for 1 week", "", "por 1 semana"},
    {"for #n weeks", "", "por {} semanas"},
    {"for 1 month", "", "por 1 mes"},
    {"for #n months", "", "por {} meses"},
    {"as needed", "", "cuando haga falta"},
    {"as needed for #r", "", "cuando haga falta, para: {}"},
    {"by mouth", "", "por la boca"},
    // How much.
    {"#n mg", "", "{} mg"},
    {"#n to #n mg", "", "de {} a {} mg"},
    {"#n mcg", "", "{} mcg"},
    {"#n g", "", "{} g"},
    {"#n mL", "", "{} mL"},
    {"#n to #n mL", "", "de {} a {} mL"},
    {"#n mEq", "", "{} mEq"},
    {"#n unit", "", "{} unidad"},
    {"#n units", "", "{} unidades"},
    {"#n tablet", "", "{} tableta"},
    {"#n tablets", "", "{} tabletas"},
    {"#n to #n tablets", "", "de {} a {} tabletas"},
    {"#n capsule", "", "{} cápsula"},
    {"#n capsules", "", "{} cápsulas"},
    {"#n to #n capsules", "", "de {} a {} cápsulas"},
    {"#n pill", "", "{} pastilla"},
    {"#n pills", "", "{} pastillas"},
    {"#n film", "", "{} lámina"},
    {"#n films", "", "{} láminas"},
    {"#n spray", "", "{} rociada"},
    {"#n sprays", "", "{} rociadas"},
    {"#n puff", "", "{} inhalación"},
    {"#n puffs", "", "{} inhalaciones"},
    {"#n to #n puffs", "", "de {} a {} inhalaciones"},
    {"#n drop", "", "{} gota"},
    {"#n drops", "", "{} gotas"},
    {"#n patch", "", "{} parche"},
    {"#n patches", "", "{} parches"},
    {"#n teaspoon", "", "{} cucharadita"},
    {"#n teaspoons", "", "{} cucharaditas"},
    {"#n injection", "", "{} inyección"},
    {"#n can", "", "{} lata"},
    {"#n cans", "", "{} latas"},
    {"#n cup", "", "{} taza"},
    {"#n cups", "", "{} tazas"},
    {"#n drink", "", "{} bebida"},
    {"#n drinks", "", "{} bebidas"},
    // A course, and the sides of a conflict.
    {"#d", "", "{}"},
    {"since #d", "", "desde el {}"},
    {"since #m", "", "desde {}"},
    {"until #d", "", "hasta el {}"},
    {"on #d", "", "el {}"},
    {"on #m", "in {}", "en {}"},
    {"it began on #d", "", "empezó el {}"},
    {"it began on #m", "it began in {}", "empezó en {}"},
    {"active", "", "vigente"},
    {"stopped", "", "se dejó"},
    {"completed", "ended", "terminó"},
    {"cancelled", "called off", "se canceló"},
    {"not-taken", "not taken", "no se tomó"},
    {"on hold", "", "en pausa"},
    {"planned", "", "previsto"},
    {"resolved", "", "se resolvió"},
    {"remission", "in remission", "en remisión"},
    {"inactive", "no longer active", "ya no está vigente"},
    {"recurrence", "came back", "volvió"},
    {"relapse", "came back", "volvió"},
    {"refuted", "ruled out", "se descartó"},
    {"mild", "", "leve"},
    {"moderate", "", "moderada"},
    {"severe", "", "grave"},
    {"nothing about it", "", "no dice nada"},
    {"no medicines are taken", "", "no se toma ninguna medicina"},
};

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// "0.5", "300", "1000"; "" when there is none.
std::string_view numberAt(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && isDigit(text[end])) ++end;
  if (end > 0 && end + 1 < text.size() && text[end] == '.' && isDigit(text[end + 1])) {
    ++end;
    while (end < text.size() && isDigit(text[end])) ++end;
  }
  return text.substr(0, end);
}

std::string_view upTo(std::string_view text, std::string_view allowed) {
  return text.substr(0, std::min(text.find_first_not_of(allowed), text.size()));
}

// How much of `text` the place takes, and what it shows; nullopt when it does not fit.
struct Filled {
  std::size_t length = 0;
  std::string shown;
};
std::optional<Filled> fill(const PhraseManner& manner, char kind, std::string_view text) {
  if (kind == 'n') {
    const std::string_view number = numberAt(text);
    return number.empty() ? std::nullopt : std::optional(Filled{number.size(), std::string(number)});
  }
  if (kind == 'r') {
    const std::string_view rest = text.substr(0, text.find(" since "));
    return rest.empty() ? std::nullopt : std::optional(Filled{rest.size(), std::string(rest)});
  }
  const std::string_view digits = upTo(text, kind == 't' ? "0123456789:" : "0123456789-");
  if (kind == 't') {
    const auto time = digits.size() == 5 ? parseInstant("2026-01-01T" + std::string(digits) + ":00Z") : std::nullopt;
    if (!time || digits[2] != ':') return std::nullopt;
    return Filled{digits.size(), manner.time(*time)};
  }
  const auto date = PartialDate::parse(digits);
  if (!date || date->empty() || (date->precision() == Precision::Day) != (kind == 'd')) return std::nullopt;
  return Filled{digits.size(), manner.date(*date)};
}

// The words of a row, with {} for each value.
std::string shownOf(const Row& row, Language language) {
  if (language == Language::Spanish) return std::string(row.spanish);
  if (!row.english.empty()) return std::string(row.english);
  std::string shown;
  for (std::size_t i = 0; i < row.pattern.size(); ++i) {
    shown += row.pattern[i] == '#' ? std::string("{}") : std::string(1, row.pattern[i]);
    if (row.pattern[i] == '#') ++i;
  }
  return shown;
}

std::string filled(std::string_view pattern, const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) {
    const std::size_t place = pattern.find("{}");
    if (place == std::string_view::npos) break;
    text.append(pattern.substr(0, place)).append(value);
    pattern.remove_prefix(place + 2);
  }
  return text.append(pattern);
}

struct Match {
  std::size_t length = 0;
  std::string shown;
};
std::optional<Match> match(const PhraseManner& manner, const Row& row, std::string_view text) {
  std::vector<std::string> values;
  std::size_t at = 0;
  for (std::size_t i = 0; i < row.pattern.size(); ++i) {
    if (row.pattern[i] != '#') {
      if (at >= text.size() || text[at] != row.pattern[i]) return std::nullopt;
      ++at;
      continue;
    }
    auto found = fill(manner, row.pattern[++i], text.substr(at));
    if (!found) return std::nullopt;
    at += found->length;
    values.push_back(std::move(found->shown));
  }
  if (at < text.size() && text[at] != ' ' && text[at] != ',' && text[at] != ';') return std::nullopt;
  return Match{at, filled(shownOf(row, manner.language), values)};
}

std::optional<Match> longest(const PhraseManner& manner, std::string_view text) {
  std::optional<Match> best;
  for (const Row& row : kRows) {
    auto found = match(manner, row, text);
    if (found && (!best || found->length > best->length)) best = std::move(found);
  }
  return best;
}

struct Joint {
  std::string_view text;
  bool is_and = false;
};
constexpr std::array kJoints{Joint{" and ", true}, Joint{", "}, Joint{"; "}, Joint{" "}};

}  // namespace

std::optional<std::string> ownPhrase(const PhraseManner& manner, std::string_view text) {
  std::string shown;
  while (!text.empty()) {
    auto next = longest(manner, text);
    if (!next || next->length == 0) return std::nullopt;
    shown += next->shown;
    text.remove_prefix(next->length);
    if (text.empty()) return shown;
    const auto joint = std::ranges::find_if(kJoints, [&](const Joint& one) { return text.starts_with(one.text); });
    if (joint == kJoints.end()) return std::nullopt;
    shown += joint->is_and ? " " + std::string(manner.language == Language::Spanish ? "y" : "and") + " "
                           : std::string(joint->text);
    text.remove_prefix(joint->text.size());
  }
  return std::nullopt;
}

}  // namespace baton::outbound
