#include "directory/load_file.h"

#include <algorithm>

#include "directory/bytes.h"

namespace baton::directory {
namespace {

constexpr std::string_view kMagic = "BATONLD1";
constexpr std::string_view kEnd = "BATONLDE";
constexpr std::size_t kPiece = 1U << 20U;
constexpr std::size_t kEntryBytes = 16;
constexpr std::size_t kFooterBytes = 5 * 8;  // place of table, count, place of about, number of terms, end

}  // namespace

Status LoadWriter::begin() {
  buffer_ = kMagic;
  return {};
}

Status LoadWriter::resume(std::string_view written) {
  const auto damaged = [] {
    return fail(ErrorCode::Damaged, "The file of an interrupted load cannot be gone on with.");
  };
  if (!written.starts_with(kMagic)) return damaged();
  ByteReader reader{written.substr(kMagic.size())};
  while (!reader.bytes.empty()) {
    const std::uint64_t place = written.size() - reader.bytes.size();
    ByteReader record{reader.text()};
    const std::uint64_t key = record.number();
    if (!reader.ok || !record.ok) return damaged();
    entries_.push_back({key, place});
  }
  written_ = written.size();
  return {};
}

void LoadWriter::add(const Statement& statement) {
  scratch_.clear();
  append(scratch_, statement);
  entries_.push_back({statement.key, bytes()});
  putText(buffer_, scratch_);
  if (buffer_.size() >= kPiece && trouble_) trouble_ = flush();
}

Status LoadWriter::flush() {
  BATON_CHECK(trouble_);
  BATON_CHECK(sink_(buffer_));
  written_ += buffer_.size();
  buffer_.clear();
  return {};
}

Status LoadWriter::finish(std::string_view about, std::uint64_t terms_number) {
  std::ranges::sort(entries_, [](const Entry& left, const Entry& right) {
    return left.key != right.key ? left.key < right.key : left.place < right.place;
  });
  const std::uint64_t table = bytes();
  for (const Entry& entry : entries_) {
    putRaw(buffer_, entry.key);
    putRaw(buffer_, entry.place);
    if (buffer_.size() >= kPiece) BATON_CHECK(flush());
  }
  const std::uint64_t about_place = bytes();
  buffer_ += about;
  for (const std::uint64_t number : {table, static_cast<std::uint64_t>(entries_.size()), about_place, terms_number}) {
    putRaw(buffer_, number);
  }
  buffer_ += kEnd;
  return flush();
}

Result<LoadFile> LoadFile::open(std::string_view bytes) {
  const auto damaged = [] {
    return fail(ErrorCode::Damaged, "A file of the directory is damaged; load its source again.");
  };
  if (bytes.size() < kMagic.size() + kFooterBytes || !bytes.starts_with(kMagic) || !bytes.ends_with(kEnd))
    return damaged();
  ByteReader footer{bytes.substr(bytes.size() - kFooterBytes)};
  const auto table = footer.raw<std::uint64_t>();
  const auto count = footer.raw<std::uint64_t>();
  const auto about = footer.raw<std::uint64_t>();
  LoadFile file;
  file.terms_number_ = footer.raw<std::uint64_t>();
  const std::uint64_t end = bytes.size() - kFooterBytes;
  if (table > end || about > end || about < table || (about - table) / kEntryBytes != count ||
      (about - table) % kEntryBytes != 0) {
    return damaged();
  }
  file.bytes_ = bytes.substr(0, table);
  file.table_ = bytes.substr(table, about - table);
  file.about_ = bytes.substr(about, end - about);
  file.count_ = count;
  return file;
}

std::uint64_t LoadFile::keyAt(std::size_t i) const {
  ByteReader entry{table_.substr(i * kEntryBytes, kEntryBytes)};
  return entry.raw<std::uint64_t>();
}

bool LoadFile::statementAt(std::size_t i, Statement& statement) const {
  ByteReader entry{table_.substr(i * kEntryBytes, kEntryBytes)};
  entry.raw<std::uint64_t>();
  const auto place = entry.raw<std::uint64_t>();
  if (place >= bytes_.size()) return false;
  ByteReader reader{bytes_.substr(place)};
  const std::string_view record = reader.text();
  return reader.ok && parse(record, statement);
}

}  // namespace baton::directory
