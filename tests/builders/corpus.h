// Labelled sentences: reading them, holding half of them back, and counting how far a recogniser agrees.
#pragma once

#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace baton::builders {

// Fields of each row below the header line; `#` lines are left out.
inline std::vector<std::vector<std::string>> corpusRows(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::vector<std::string>> rows;
  bool is_header = true;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    if (!is_header) {
      rows.emplace_back();
      for (const std::string_view field : split(line, '\t')) rows.back().emplace_back(field);
    }
    is_header = false;
  }
  return rows;
}

// FNV-1a, 64 bit; odd sentences are held back.
inline bool isHeldBack(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return (hash & 1) == 1;
}

class Agreement {
 public:
  void count(bool is_so, bool is_said) {
    if (is_so && is_said) ++hits_;
    if (is_so && !is_said) ++missed_;
    if (!is_so && is_said) ++wrong_;
    if (!is_so && !is_said) ++quiet_;
  }
  int total() const { return hits_ + missed_ + wrong_ + quiet_; }
  double precision() const { return part(hits_, hits_ + wrong_); }
  double recall() const { return part(hits_, hits_ + missed_); }
  // "precision 0.945 recall 0.912 (306 sentences: 140 found, 12 missed, 8 wrong)"
  std::string text() const {
    char line[160];
    std::snprintf(line, sizeof line, "precision %.3f recall %.3f (%d sentences: %d found, %d missed, %d wrong)",
                  precision(), recall(), total(), hits_, missed_, wrong_);
    return line;
  }

 private:
  static double part(int some, int all) { return all == 0 ? 1 : static_cast<double>(some) / all; }
  int hits_ = 0;
  int missed_ = 0;
  int wrong_ = 0;
  int quiet_ = 0;
};

}  // namespace baton::builders
