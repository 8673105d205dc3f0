#include "knowledge/names.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "knowledge/knowledge.h"
#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr bool isAsciiWordChar(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }
bool isNonAscii(char c) { return static_cast<unsigned char>(c) >= 0x80; }
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// Signs beyond ASCII that stand around names and are no part of them: U+2000 to U+206F (quotes, dashes), ™ ® ·.
std::size_t signLength(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.substr(0, 2) == "\xE2\x80" || rest.substr(0, 2) == "\xE2\x81" || rest.substr(0, 3) == "\xE2\x84\xA2") {
    return std::min<std::size_t>(3, rest.size());
  }
  return rest.substr(0, 2) == "\xC2\xAE" || rest.substr(0, 2) == "\xC2\xB7" ? 2 : 0;
}

// What a byte is in a key: a small letter or digit, nothing, or (kBeyond) part of what is not ASCII.
constexpr char kBeyond = '\x80';
constexpr auto kKeyBytes = [] {
  std::array<char, 256> bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char small = lower(static_cast<char>(i));
    if (isAsciiWordChar(small)) bytes[i] = small;
    if (i >= 0x80) bytes[i] = kBeyond;
  }
  return bytes;
}();
char keyByte(char c) { return kKeyBytes[static_cast<unsigned char>(c)]; }

void addFoldedKey(std::string_view name, std::string& key) {
  const std::string folded = foldForMatching(name);
  for (std::size_t at = 0; at < folded.size();) {
    if (const std::size_t length = signLength(folded, at)) {
      at += length;
      continue;
    }
    if (isAsciiWordChar(folded[at]) || isNonAscii(folded[at])) key += folded[at];
    ++at;
  }
}

// Appends the key of `name` to `key`.
void addKey(std::string_view name, std::string& key) {
  const std::size_t before = key.size();
  for (const char c : name) {
    const char byte = keyByte(c);
    if (byte == kBeyond) {
      key.resize(before);
      return addFoldedKey(name, key);
    }
    if (byte != 0) key += byte;
  }
}

// The same into a buffer, which is emptied first: one serves the whole of a table.
void keyInto(std::string_view name, std::string& key) {
  key.clear();
  addKey(name, key);
}

// Whether `key` is the key of `name`, which most names answer without a key being made.
bool hasKey(std::string_view name, std::string_view key) {
  std::size_t at = 0;
  for (const char c : name) {
    const char byte = keyByte(c);
    if (byte == kBeyond) return nameKey(name) == key;
    if (byte == 0) continue;
    if (at == key.size() || key[at] != byte) return false;
    ++at;
  }
  return at == key.size();
}

std::uint32_t hashOf(std::string_view key, std::uint32_t hash = NameKey::Mark().hash) {
  for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

Release releaseOf(std::string_view word) {
  if (word == "immediate") return Release::Immediate;
  if (word == "extended") return Release::Extended;
  if (word == "extended12h") return Release::Extended12Hours;
  if (word == "extended24h") return Release::Extended24Hours;
  if (word == "delayed") return Release::Delayed;
  if (word == "disintegrating") return Release::Disintegrating;
  if (word == "long-acting-injection") return Release::LongActing;
  return Release::NotSaid;
}

std::optional<NameKind> kindOf(std::string_view word) {
  if (word == "ingredient") return NameKind::Ingredient;
  if (word == "salt") return NameKind::Salt;
  if (word == "common") return NameKind::CommonName;
  if (word == "household") return NameKind::Household;
  if (word == "supplement") return NameKind::Supplement;
  if (word == "substance") return NameKind::Substance;
  return std::nullopt;
}

}  // namespace

std::string_view toText(NameKind kind) {
  switch (kind) {
    case NameKind::Ingredient:
      return "ingredient";
    case NameKind::Salt:
      return "salt";
    case NameKind::Brand:
      return "brand";
    case NameKind::Misspelling:
      return "misspelling";
    case NameKind::Abbreviation:
      return "abbreviation";
    case NameKind::CommonName:
      return "common name";
    case NameKind::Household:
      return "household name";
    case NameKind::Supplement:
      return "supplement";
    case NameKind::Substance:
      return "substance";
  }
  return "";
}

std::string_view toText(Release release) {
  switch (release) {
    case Release::NotSaid:
      return "";
    case Release::Immediate:
      return "immediate release";
    case Release::Extended:
      return "extended release";
    case Release::Extended12Hours:
      return "extended release, 12 hours";
    case Release::Extended24Hours:
      return "extended release, 24 hours";
    case Release::Delayed:
      return "delayed release";
    case Release::Disintegrating:
      return "orally disintegrating";
    case Release::LongActing:
      return "long-acting injection";
  }
  return "";
}

std::string nameKey(std::string_view name) {
  std::string key;
  keyInto(name, key);
  return key;
}

namespace {

// hashOf(nameKey(name)), without a key for the names that are ASCII: every start of the program asks it of all.
// Nullopt: nothing of the name is part of a key.
std::optional<std::uint32_t> hashOfName(std::string_view name) {
  std::uint32_t hash = NameKey::Mark().hash;
  bool is_any = false;
  for (const char c : name) {
    const char byte = keyByte(c);
    if (byte == kBeyond) {
      const std::string key = nameKey(name);
      return key.empty() ? std::nullopt : std::optional(hashOf(key));
    }
    if (byte == 0) continue;
    hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
    is_any = true;
  }
  return is_any ? std::optional(hash) : std::nullopt;
}

std::size_t linesOf(std::string_view text) {
  std::size_t lines = 1;
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) ++lines;
  return lines;
}

}  // namespace

void NameKey::add(std::string_view piece) {
  addKey(piece, key_);
  mark_ = {key_.size(), hashOf(std::string_view(key_).substr(mark_.length), mark_.hash)};
}

std::size_t wordsOfName(std::string_view name) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : name) {
    const bool part = isAsciiWordChar(lower(c)) || isNonAscii(c) || (c == '\'' && inside);
    if (part && !inside) ++words;
    inside = part;
  }
  return words;
}

Names::Index::Index(std::size_t rows) {
  std::size_t size = 16;
  while (size < rows * 2) size *= 2;
  slots_.resize(size);
}

void Names::Index::insert(std::uint32_t hash, std::size_t row) {
  std::size_t at = hash & (slots_.size() - 1);
  while (slots_[at].row != 0) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = {hash, static_cast<std::uint32_t>(row + 1)};
}

template <class Same>
std::optional<std::size_t> Names::Index::find(std::uint32_t hash, Same same) const {
  for (std::size_t at = hash & (slots_.size() - 1); slots_[at].row != 0; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].hash == hash && same(slots_[at].row - 1)) return slots_[at].row - 1;
  }
  return std::nullopt;
}

std::optional<std::size_t> Names::rowOfKey(std::string_view key, std::uint32_t hash) const {
  return by_name_.find(hash, [&](std::size_t candidate) { return hasKey(rows_[candidate].name, key); });
}

const Names::Row* Names::rowOf(std::string_view name) const {
  std::string key;
  keyInto(name, key);
  const auto row = key.empty() ? std::nullopt : rowOfKey(key, hashOf(key));
  return row ? &rows_[*row] : nullptr;
}

std::optional<std::size_t> Names::at(const NameKey& key, NameKey::Mark mark) const {
  return mark.length == 0 ? std::nullopt : rowOfKey(key.upTo(mark), mark.hash);
}

// `key` is a buffer that the caller keeps for the whole table.
Status Names::add(const Row& row, std::string_view table, std::string& key) {
  const auto hash = hashOfName(row.name);
  if (!hash) return fail(ErrorCode::BadInput, "Table \"" + std::string(table) + "\" has an empty name.");
  const auto isSame = [&](std::size_t candidate) {  // asked for equal hashes only
    keyInto(row.name, key);
    return hasKey(rows_[candidate].name, key);
  };
  if (const auto found = by_name_.find(*hash, isSame)) {
    const Row* const known = &rows_[*found];
    const bool same = known->is_ambiguous == row.is_ambiguous && row.kind != NameKind::Misspelling &&
                      (known->ingredients == row.ingredients || row.is_ambiguous);
    if (same) return {};
    return fail(ErrorCode::BadInput, "Table \"" + std::string(table) + "\": the name \"" + std::string(row.name) +
                                         "\" already stands for \"" + std::string(known->ingredients) + "\".");
  }
  by_name_.insert(*hash, rows_.size());
  const bool has_rxcui = !row.extra.empty() && (row.kind == NameKind::Ingredient || row.kind == NameKind::Salt);
  if (has_rxcui) by_rxcui_.insert(hashOf(row.extra), rows_.size());
  // A word takes a letter and a blank: most names are too short to have more words than were seen.
  if ((row.name.size() + 1) / 2 > max_words_) max_words_ = std::max(max_words_, wordsOfName(row.name));
  rows_.push_back(row);
  return {};
}

Status Names::addTable(std::string_view text, std::string_view table, NameKind kind) {
  static constexpr std::array<std::string_view, 4> kIngredientColumns = {"name", "ingredients", "rxcui", "kind"};
  static constexpr std::array<std::string_view, 3> kBrandColumns = {"brand", "ingredients", "release"};
  static constexpr std::array<std::string_view, 2> kMisspellingColumns = {"written", "meant"};
  static constexpr std::array<std::string_view, 3> kAbbreviationColumns = {"written", "ingredients", "caution"};
  static constexpr std::array<std::string_view, 4> kCommonColumns = {"written", "ingredients", "source", "kind"};
  std::span<const std::string_view> columns = kIngredientColumns;
  if (kind == NameKind::Brand) columns = kBrandColumns;
  if (kind == NameKind::Misspelling) columns = kMisspellingColumns;
  if (kind == NameKind::Abbreviation) columns = kAbbreviationColumns;
  if (kind == NameKind::CommonName) columns = kCommonColumns;
  std::string key;
  return forEachRow(text, table, columns, [&](const TableRow& fields) -> Status {
    Row row{fields[0], fields[1], {}, kind, false};
    if (columns.size() > 2) row.extra = fields[2];
    if (columns.size() > 3) {
      const std::optional<NameKind> said = kindOf(fields[3]);
      if (!said) return tableFault(table, fields.line, "unknown kind \"" + std::string(fields[3]) + "\".");
      row.kind = *said;
    }
    row.is_ambiguous = kind == NameKind::Brand && row.extra == "-";
    return add(row, table, key);
  });
}

Status Names::checkIngredients() const {
  for (const Row& row : rows_) {
    if (row.is_ambiguous) continue;
    if (row.kind == NameKind::Misspelling) {
      if (rowOf(row.ingredients) == nullptr) {
        return fail(ErrorCode::BadInput, "The misspelling \"" + std::string(row.name) + "\" stands for no known name.");
      }
      continue;
    }
    if (row.ingredients == row.name) continue;
    std::string_view rest = row.ingredients;
    while (!rest.empty()) {
      const std::size_t end = rest.find("; ");
      if (!isIngredient(rest.substr(0, end))) {
        return fail(ErrorCode::BadInput, "The name \"" + std::string(row.name) + "\" has the unknown ingredient \"" +
                                             std::string(rest.substr(0, end)) + "\".");
      }
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 2);
    }
  }
  return {};
}

Result<Names> Names::build(const Texts& texts, Check check) {
  Names names;
  std::string key;
  std::size_t lines = 0;
  for (const std::string_view text : {texts.ingredients, texts.brands, texts.misspellings, texts.abbreviations,
                                      texts.common, texts.spanish, texts.ambiguous}) {
    lines += linesOf(text);
  }
  names.rows_.reserve(lines);
  names.by_name_ = Index(lines);
  names.by_rxcui_ = Index(linesOf(texts.ingredients));  // only these have one
  BATON_CHECK(names.addTable(texts.ingredients, "names/ingredients.tsv", NameKind::Ingredient));
  BATON_CHECK(names.addTable(texts.brands, "names/brands.tsv", NameKind::Brand));
  BATON_CHECK(names.addTable(texts.abbreviations, "names/abbreviations.tsv", NameKind::Abbreviation));
  BATON_CHECK(names.addTable(texts.common, "names/common.tsv", NameKind::CommonName));
  BATON_CHECK(names.addTable(texts.spanish, "names/spanish.tsv", NameKind::CommonName));
  static constexpr std::array<std::string_view, 2> kAmbiguousColumns = {"written", "meanings"};
  BATON_CHECK(forEachRow(texts.ambiguous, "names/ambiguous.tsv", kAmbiguousColumns, [&](const TableRow& row) {
    return names.add({row[0], row[1], {}, NameKind::Abbreviation, true}, "names/ambiguous.tsv", key);
  }));
  BATON_CHECK(names.addTable(texts.misspellings, "names/misspellings.tsv", NameKind::Misspelling));
  static constexpr std::array<std::string_view, 1> kWordColumn = {"word"};
  BATON_CHECK(forEachRow(texts.salt_words, "names/salt_words.tsv", kWordColumn, [&](const TableRow& row) -> Status {
    names.salt_words_.push_back(row[0]);
    return {};
  }));
  std::sort(names.salt_words_.begin(), names.salt_words_.end());
  if (check == Check::Everything) {
    BATON_CHECK(names.checkIngredients());
  }
  return names;
}

void Names::fillIngredients(std::string_view list, NameMatch& match) const {
  while (!list.empty()) {
    const std::size_t end = list.find("; ");
    const std::string_view name = list.substr(0, end);
    match.ingredients.push_back({std::string(name), std::string(rxcuiOfIngredient(name))});
    list.remove_prefix(end == std::string_view::npos ? list.size() : end + 2);
  }
  std::sort(match.ingredients.begin(), match.ingredients.end(),
            [](const Ingredient& left, const Ingredient& right) { return left.name < right.name; });
}

std::optional<NameMatch> Names::find(std::string_view name) const {
  const Row* const row = rowOf(name);
  return row == nullptr ? std::nullopt : matchOf(*row);
}

std::optional<NameMatch> Names::match(std::size_t row) const { return matchOf(rows_[row]); }

std::optional<NameMatch> Names::matchOf(const Row& listed) const {
  const Row* row = &listed;
  if (row->is_ambiguous) return std::nullopt;
  NameMatch match;
  match.kind = row->kind;
  match.words = wordsOfName(row->name);
  if (row->kind == NameKind::Misspelling) {
    row = rowOf(row->ingredients);
    if (row == nullptr || row->is_ambiguous) return std::nullopt;
  }
  match.name = std::string(row->name);
  if (row->kind == NameKind::Brand) match.release = releaseOf(row->extra);
  match.needs_case = row->kind == NameKind::Abbreviation && row->extra == "case";
  match.is_error_prone = row->kind == NameKind::Abbreviation && row->extra == "ismp";
  fillIngredients(row->ingredients, match);
  return match;
}

std::string_view Names::ambiguity(std::size_t row) const {
  return rows_[row].is_ambiguous ? rows_[row].ingredients : std::string_view();
}

std::string_view Names::ambiguity(std::string_view name) const {
  const Row* row = rowOf(name);
  return row != nullptr && row->is_ambiguous ? row->ingredients : std::string_view();
}

std::optional<std::string> Names::ingredientOfRxcui(std::string_view rxcui) const {
  const auto row =
      by_rxcui_.find(hashOf(rxcui), [&](std::size_t candidate) { return rows_[candidate].extra == rxcui; });
  if (!row) return std::nullopt;
  return std::string(rows_[*row].ingredients);
}

std::string_view Names::rxcuiOfIngredient(std::string_view ingredient) const {
  const Row* row = rowOf(ingredient);
  return row != nullptr && row->kind == NameKind::Ingredient ? row->extra : std::string_view();
}

std::vector<Names::Listed> Names::namesOf(std::string_view ingredient) const {
  std::vector<Listed> listed;
  for (const Row& row : rows_) {
    const Row* const meant = row.kind == NameKind::Misspelling ? rowOf(row.ingredients) : &row;
    if (row.is_ambiguous || meant == nullptr) continue;
    bool is_one = false;
    std::size_t ingredients = 0;
    for (const std::string_view one : splitList(meant->ingredients)) {
      ++ingredients;
      is_one = is_one || one == ingredient;
    }
    if (is_one) listed.push_back({row.name, row.kind, ingredients > 1});
  }
  return listed;
}

bool Names::isIngredient(std::string_view canonical_name) const {
  const Row* row = rowOf(canonical_name);
  return row != nullptr && row->kind == NameKind::Ingredient && row->name == canonical_name;
}

bool Names::isSaltWord(std::string_view word) const {
  return std::binary_search(salt_words_.begin(), salt_words_.end(), toLowerAscii(word), std::less<std::string_view>());
}

std::optional<NameMatch> find(std::string_view name) { return builtIn().names().find(name); }
std::optional<std::string> ingredientOfRxcui(std::string_view rxcui) {
  return builtIn().names().ingredientOfRxcui(rxcui);
}

}  // namespace baton::knowledge
