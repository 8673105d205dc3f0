// Catalogue: one gettext .mo file, read where it lies (built into the program).
//
// Why not Boost.Locale: it brings ICU (30 MB) and a global locale for what is one binary search; the format is eight
// numbers and two sorted tables. Source: GNU gettext manual §10.3 "The Format of GNU MO Files".
// A text of wrong shape gives an empty catalogue, never a crash: every offset is checked against the length.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace baton::web {

class Catalogue {
 public:
  // `bytes` must outlive the catalogue.
  explicit Catalogue(std::string_view bytes);
  // nullopt: no such sentence, or its translation is empty.
  std::optional<std::string_view> find(std::string_view key) const;
  // The plural forms of a sentence, in the order of the catalogue's Plural-Forms; empty when there are none.
  std::vector<std::string_view> findPlural(std::string_view singular) const;
  std::size_t size() const { return count_; }

 private:
  std::optional<std::uint32_t> number(std::size_t at) const;
  std::string_view entry(std::uint32_t table, std::uint32_t index) const;

  std::string_view bytes_;
  std::uint32_t count_ = 0;
  std::uint32_t originals_ = 0;
  std::uint32_t translations_ = 0;
};

}  // namespace baton::web
