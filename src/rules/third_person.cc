#include "rules/third_person.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace baton::rules {
namespace {

struct Change {
  std::string_view from;
  std::string_view to;
};
// Verbs behind "you" that do not just take an s.
constexpr std::array<Change, 8> kVerbs = {{{"are", "is"},
                                           {"were", "was"},
                                           {"have", "has"},
                                           {"do", "does"},
                                           {"go", "goes"},
                                           {"flush", "flushes"},
                                           {"miss", "misses"},
                                           {"don't", "doesn't"}}};
// Before "you" in a question.
constexpr std::array<Change, 6> kAsks = {
    {{"Do", "Does"}, {"do", "does"}, {"Have", "Has"}, {"have", "has"}, {"Can", "Can"}, {"can", "can"}}};
// Behind "you", and the same for anybody.
constexpr std::array<std::string_view, 15> kSame = {"can",  "may",   "might",  "must",    "should",
                                                    "will", "could", "would",  "cannot",  "did",
                                                    "had",  "took",  "missed", "stopped", "started"};
// Verbs of a subject: behind "you" they say what the person does.
constexpr std::array<std::string_view, 35> kDoes = {
    "take",  "wait",   "feel",  "drink", "need", "sleep",  "faint", "stop",  "use",    "sit",    "want",   "start",
    "smoke", "get",    "stand", "plan",  "look", "change", "snore", "trust", "learn",  "forget", "choose", "agree",
    "shake", "bruise", "bleed", "eat",   "know", "see",    "live",  "ask",   "notice", "cut",    "quit"};
// Before "you" as an object: "can make you sleepy", "help you sleep", "for you".
constexpr std::array<std::string_view, 30> kBeforeObject = {
    "make", "makes", "making", "made", "help", "helps",  "let",    "lets",  "keep",  "keeps",
    "for",  "to",    "with",   "on",   "of",   "about",  "give",   "gives", "tell",  "tells",
    "call", "ask",   "near",   "by",   "from", "around", "treats", "treat", "suits", "leave"};

template <std::size_t N>
bool isAmong(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool isLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
}

struct Piece {
  std::string text;  // a word, or what stands between two
  bool is_word = false;
  bool is_quoted = false;
};

std::vector<Piece> piecesOf(std::string_view text) {
  std::vector<Piece> pieces;
  bool is_quoted = false;
  for (std::size_t at = 0; at < text.size();) {
    const bool is_word = isLetter(text[at]);
    std::size_t end = at + 1;
    while (end < text.size() && isLetter(text[end]) == is_word && text[end] != '"') ++end;
    std::string piece(text.substr(at, end - at));
    if (!is_word && std::count(piece.begin(), piece.end(), '"') % 2 == 1) is_quoted = !is_quoted;
    if (is_word) {
      if (piece.find("\u201C") != std::string::npos || piece.find("\u00AB") != std::string::npos) is_quoted = true;
    }
    pieces.push_back({std::move(piece), is_word, is_quoted});
    if (is_word && (pieces.back().text.find("\u201D") != std::string::npos ||
                    pieces.back().text.find("\u00BB") != std::string::npos)) {
      is_quoted = false;
    }
    at = end;
  }
  return pieces;
}

std::string inThirdPerson(const std::string& verb) {
  for (const Change& change : kVerbs) {
    if (change.from == verb) return std::string(change.to);
  }
  return isAmong(kDoes, verb) ? verb + "s" : verb;
}

bool isVerb(std::string_view word) {
  return isAmong(kSame, word) || isAmong(kDoes, word) ||
         std::any_of(kVerbs.begin(), kVerbs.end(), [&](const Change& one) { return one.from == word; });
}

// The words of one text, with the sentence they stand in.
class English {
 public:
  explicit English(std::vector<Piece> pieces) : pieces_(std::move(pieces)) {}

  std::string said() {
    for (std::size_t at = 0; at < pieces_.size(); ++at) {
      if (pieces_[at].is_word && !pieces_[at].is_quoted) change(at);
    }
    std::string text;
    for (const Piece& piece : pieces_) text += piece.text;
    return text;
  }

 private:
  void change(std::size_t at) {
    std::string& word = pieces_[at].text;
    const std::string small = toLowerAscii(word);
    const bool is_capital = word.front() == 'Y';
    std::string said;
    if (small == "your") said = "the person's";
    if (small == "yours") said = "the person's own";
    if (small == "yourself") said = "themselves";
    if (small == "you're") said = "the person is";
    if (small == "you've") said = "the person has";
    if (small == "you'll") said = "the person will";
    if (small == "you") {
      said = "the person";
      if (!isAsked(at) && !isObject(at)) bendVerb(at);
    }
    if (said.empty()) return;
    if (is_capital) said.front() = 'T';
    word = said;
  }

  // "before you take", "if you often feel": the first verb behind it, and those that "and" or "or" puts beside it.
  void bendVerb(std::size_t at) {
    std::size_t found = nextWord(at);
    if (found < pieces_.size() && !isVerb(pieces_[found].text)) found = nextWord(found);
    if (found == pieces_.size() || !isVerb(pieces_[found].text)) return;
    const std::string before = pieces_[found].text;
    bend(found);
    if (const std::size_t joint = nextWord(found); joint < pieces_.size() && pieces_[joint].text == "and") {
      if (!isAmong(kSame, before)) bend(nextWord(joint));
    }
    bendAlternatives(found, isAmong(kSame, before));
  }

  // "fever or feel ill", "or no longer feel safe": to the end of the sentence. "Or go to" is what to do then; behind
  // "can" verbs stay.
  void bendAlternatives(std::size_t from, bool is_behind_can) {
    for (std::size_t at = from; at < pieces_.size(); ++at) {
      if (!pieces_[at].is_word && pieces_[at].text.find_first_of(".;:?") != std::string::npos) return;
      if (pieces_[at].text != "or") continue;
      std::size_t next = nextWord(at);
      if (next < pieces_.size() && pieces_[next].text == "no") next = afterNext(next);
      const bool is_other = next == pieces_.size() || pieces_[next].text == "go";
      if (!is_other && (!is_behind_can || pieces_[next].text == "are")) bend(next);
    }
  }

  void bend(std::size_t at) {
    if (at < pieces_.size() && isVerb(pieces_[at].text)) pieces_[at].text = inThirdPerson(pieces_[at].text);
  }

  // "Do you take", "can you sit": the verb before it bends, the one behind does not.
  bool isAsked(std::size_t at) {
    if (at < 2 || pieces_[at - 1].text != " ") return false;
    std::string& before = pieces_[at - 2].text;
    for (const auto& [asks, bent] : kAsks) {
      if (before != asks) continue;
      before = bent;
      return true;
    }
    return false;
  }

  bool isObject(std::size_t at) const {
    const std::size_t next = nextWord(at);
    const bool is_end = next == pieces_.size() || pieces_[at + 1].text != " ";
    if (is_end) return true;
    std::size_t before = at;
    while (before > 0 && !pieces_[before - 1].is_word && pieces_[before - 1].text == " ") --before;
    if (before == 0 || before == at) return false;
    return isAmong(kBeforeObject, toLowerAscii(pieces_[before - 1].text));
  }

  std::size_t afterNext(std::size_t at) const {
    const std::size_t next = nextWord(at);
    return next < pieces_.size() ? nextWord(next) : next;
  }

  std::size_t nextWord(std::size_t at) const {
    for (++at; at < pieces_.size(); ++at) {
      if (pieces_[at].is_word) return at;
      if (pieces_[at].text != " ") return pieces_.size();
    }
    return at;
  }

  std::vector<Piece> pieces_;
};

// Turns that say "you" and mean something else.
std::string withoutTurns(std::string_view text) {
  static constexpr std::array<Change, 3> kTurns = {
      {{"on your own", "without advice"}, {"both of you", "both"}, {"give you your", "give the person their"}}};
  std::string said(text);
  for (const auto& [turn, meant] : kTurns) {
    for (std::size_t at = said.find(turn); at != std::string::npos; at = said.find(turn, at)) {
      said.replace(at, turn.size(), meant);
    }
  }
  return said;
}

std::string inSpanish(std::string_view text) {
  std::vector<Piece> pieces = piecesOf(text);
  std::string said;
  for (Piece& piece : pieces) {
    if (piece.is_word && !piece.is_quoted && piece.text == "usted") piece.text = "la persona";
    if (piece.is_word && !piece.is_quoted && piece.text == "Usted") piece.text = "La persona";
    said += piece.text;
  }
  return said;
}

}  // namespace

std::string aboutThePerson(std::string_view text, Language language) {
  if (language == Language::Spanish) return inSpanish(text);
  // Most texts speak to nobody.
  if (!containsNoCase(text, "you")) return std::string(text);
  return English(piecesOf(withoutTurns(text))).said();
}

void tellToOthers(record::Findings& findings) {
  const Language language = findings.language == "es" ? Language::Spanish : Language::English;
  const auto tell = [&](std::string& text) { text = aboutThePerson(text, language); };
  for (record::Finding& finding : findings.findings) {
    tell(finding.title);
    tell(finding.why);
    for (record::Step& step : finding.steps) tell(step.what);
  }
  for (std::string& checked : findings.checked) tell(checked);
  for (record::NotChecked& one : findings.not_checked) tell(one.why);
}

}  // namespace baton::rules
