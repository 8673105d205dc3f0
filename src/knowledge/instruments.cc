#include "knowledge/instruments.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kInstrumentsTable = "instruments/instruments.tsv";
constexpr std::string_view kItemsTable = "instruments/items.tsv";
constexpr std::string_view kAnswersTable = "instruments/answers.tsv";
constexpr std::string_view kCutoffsTable = "instruments/cutoffs.tsv";

std::optional<int> numberOf(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<ItemRole> roleOf(std::string_view word) {
  if (word == "scored") return ItemRole::Scored;
  if (word == "safety") return ItemRole::Safety;
  if (word == "asked") return ItemRole::Asked;
  if (word == "gate") return ItemRole::Gate;
  return std::nullopt;
}

bool isScored(ItemRole role) { return role == ItemRole::Scored || role == ItemRole::Safety; }

using AnswerLists = std::map<std::string, std::vector<InstrumentAnswer>, std::less<>>;

Result<AnswerLists> readAnswers(std::string_view text) {
  AnswerLists lists;
  static constexpr std::array<std::string_view, 5> kColumns = {"list", "score", "loinc", "text_en", "text_es"};
  BATON_CHECK(forEachRow(text, kAnswersTable, kColumns, [&](const TableRow& row) -> Status {
    std::vector<InstrumentAnswer>& list = lists[std::string(row[0])];
    const auto score = numberOf(row[1]);
    if (!score || *score != static_cast<int>(list.size())) {
      return tableFault(kAnswersTable, row.line, "the scores of a list count up from 0.");
    }
    list.push_back({*score, std::string(row[2]), std::string(row[3]), std::string(row[4])});
    return {};
  }));
  return lists;
}

Status readInstruments(std::string_view text, std::vector<Instrument>& instruments) {
  static constexpr std::array<std::string_view, 13> kColumns = {
      "id",   "title_en",  "title_es", "loinc_panel", "loinc_total", "total_name", "low",
      "high", "languages", "intro_en", "intro_es",    "licence",     "source"};
  return forEachRow(text, kInstrumentsTable, kColumns, [&](const TableRow& row) -> Status {
    Instrument one;
    const auto low = numberOf(row[6]);
    const auto high = numberOf(row[7]);
    if (!low || !high || *low >= *high) return tableFault(kInstrumentsTable, row.line, "low and high are numbers.");
    if (row[11].empty() || row[12].empty()) return tableFault(kInstrumentsTable, row.line, "no licence or source.");
    one.id = row[0], one.title = row[1], one.title_es = row[2], one.loinc_panel = row[3], one.loinc_total = row[4];
    one.total_name = row[5], one.low = *low, one.high = *high, one.languages = splitListOwned(row[8]);
    one.intro = row[9], one.intro_es = row[10], one.licence = row[11], one.source = row[12];
    instruments.push_back(std::move(one));
    return {};
  });
}

// The lowest and highest sum that the items allow are what the table says.
bool coversRange(const Instrument& instrument) {
  int high = 0;
  for (const InstrumentItem& item : instrument.items) {
    if (isScored(item.role)) high += item.answers.back().score;
  }
  return instrument.low == 0 && instrument.high == high;
}

}  // namespace

bool Instrument::speaks(std::string_view language) const {
  return std::find(languages.begin(), languages.end(), language) != languages.end();
}

Result<Score> scoreOf(const Instrument& instrument, std::span<const std::optional<int>> answers) {
  if (answers.size() != instrument.items.size()) {
    return fail(ErrorCode::BadUsage, instrument.id + " has " + std::to_string(instrument.items.size()) +
                                         " questions; " + std::to_string(answers.size()) + " answers were given.");
  }
  Score score;
  int sum = 0;
  bool is_closed = false;  // a gate was answered with 0: what follows counts 0
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const InstrumentItem& item = instrument.items[i];
    const std::optional<int>& answer = answers[i];
    if (answer && (*answer < 0 || *answer >= static_cast<int>(item.answers.size()))) {
      return fail(ErrorCode::BadUsage, "Question " + item.id + " of " + instrument.id + " is answered with 0 to " +
                                           std::to_string(item.answers.size() - 1) + ".");
    }
    if (item.role == ItemRole::Gate) {
      if (!answer) score.missing.push_back(item.id);
      is_closed = answer && *answer == 0;
    }
    if (!isScored(item.role)) continue;
    if (answer) {
      sum += *answer;
      score.is_safety = score.is_safety || (item.role == ItemRole::Safety && *answer > 0);
    } else if (!is_closed) {
      score.missing.push_back(item.id);
    }
  }
  if (score.missing.empty()) score.total = is_closed ? 0 : sum;
  return score;
}

const Instrument* Instruments::find(std::string_view id) const {
  const auto found = std::find_if(instruments_.begin(), instruments_.end(),
                                  [&](const Instrument& instrument) { return instrument.id == id; });
  return found == instruments_.end() ? nullptr : &*found;
}

const InstrumentCutoff* Instruments::cutoffFor(const Instrument& instrument, std::string_view gender) {
  const InstrumentCutoff* all = nullptr;
  for (const InstrumentCutoff& cutoff : instrument.cutoffs) {
    if (cutoff.who == gender) return &cutoff;
    if (cutoff.who == "all") all = &cutoff;
  }
  return all;
}

Result<Instruments> Instruments::build(const Texts& texts) {
  Instruments built;
  BATON_TRY(const AnswerLists lists, readAnswers(texts.answers));
  BATON_CHECK(readInstruments(texts.instruments, built.instruments_));
  auto instrumentOf = [&](std::string_view id) { return const_cast<Instrument*>(built.find(id)); };
  static constexpr std::array<std::string_view, 7> kItemColumns = {"instrument", "item",    "loinc",  "role",
                                                                   "answers",    "text_en", "text_es"};
  BATON_CHECK(forEachRow(texts.items, kItemsTable, kItemColumns, [&](const TableRow& row) -> Status {
    Instrument* instrument = instrumentOf(row[0]);
    const auto role = roleOf(row[3]);
    const auto list = lists.find(row[4]);
    if (instrument == nullptr || !role || list == lists.end()) {
      return tableFault(kItemsTable, row.line, "an instrument, role or answer list that there is not.");
    }
    if (row[5].empty() || (instrument->speaks("es") && row[6].empty())) {
      return tableFault(kItemsTable, row.line, "no text in a language that the instrument claims.");
    }
    instrument->items.push_back(
        {std::string(row[1]), std::string(row[2]), *role, std::string(row[5]), std::string(row[6]), list->second});
    return {};
  }));
  static constexpr std::array<std::string_view, 5> kCutoffColumns = {"instrument", "who", "from", "text", "source"};
  BATON_CHECK(forEachRow(texts.cutoffs, kCutoffsTable, kCutoffColumns, [&](const TableRow& row) -> Status {
    Instrument* instrument = instrumentOf(row[0]);
    const auto from = numberOf(row[2]);
    if (instrument == nullptr || !from || row[4].empty()) {
      return tableFault(kCutoffsTable, row.line, "an instrument, number or source that there is not.");
    }
    instrument->cutoffs.push_back({std::string(row[1]), *from, std::string(row[3]), std::string(row[4])});
    return {};
  }));
  for (const Instrument& instrument : built.instruments_) {
    if (!coversRange(instrument))
      return tableFault(kInstrumentsTable, 0, instrument.id + ": low, high and items differ.");
  }
  return built;
}

}  // namespace baton::knowledge
