// Zip: libzip behind limits.
#include <zip.h>

#include <algorithm>
#include <filesystem>

#include "base/text.h"
#include "format/archive.h"
#include "format/archive_directory.h"

namespace baton::archive {
namespace {

struct CloseZip {
  void operator()(zip_t* zip) const { zip_discard(zip); }
};

std::string reasonOf(int code) {
  zip_error_t error;
  zip_error_init_with_code(&error, code);
  std::string reason = zip_error_strerror(&error);
  zip_error_fini(&error);
  return reason;
}

Result<std::vector<Member>> membersOf(zip_t* zip) {
  std::vector<Member> members;
  const zip_int64_t count = zip_get_num_entries(zip, 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    zip_stat_t stat;
    if (zip_stat_index(zip, static_cast<zip_uint64_t>(i), 0, &stat) != 0) {
      return fail(ErrorCode::BadInput, "The zip file is damaged.", zip_strerror(zip));
    }
    Member member;
    if ((stat.valid & ZIP_STAT_NAME) != 0) member.name = toValidUtf8(stat.name);
    if ((stat.valid & ZIP_STAT_COMP_SIZE) != 0) member.packed = stat.comp_size;
    member.is_encrypted = (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE;
    std::replace(member.name.begin(), member.name.end(), '\\', '/');
    member.is_folder = member.name.ends_with('/');
    members.push_back(std::move(member));
  }
  return members;
}

// Members that do not share bytes fit into the file side by side, each behind its header. Those of an overlap bomb do
// not: that is where its size comes from.
bool doOverlap(const std::vector<Member>& members, std::uint64_t file_bytes) {
  constexpr std::uint64_t kLocalHeader = 30;
  std::uint64_t left = file_bytes;
  for (const Member& member : members) {
    const std::uint64_t taken = kLocalHeader + member.packed;
    if (member.packed > file_bytes || taken > left) return true;
    left -= taken;
  }
  return false;
}

}  // namespace

struct Zip::State {
  std::unique_ptr<zip_t, CloseZip> zip;
  Limits limits;
  std::vector<Member> members;
  std::vector<std::uint64_t> unpacked;  // per member, of the reader that came farthest

  std::uint64_t total = 0;

  void note(std::size_t member, std::uint64_t position) {
    if (position <= unpacked[member]) return;
    total += position - unpacked[member];
    unpacked[member] = position;
  }
  bool isExhausted() const { return total > limits.unpacked; }
};

Zip::Zip(std::unique_ptr<State> state) : state_(std::move(state)) {}
Zip::Zip(Zip&&) noexcept = default;
Zip& Zip::operator=(Zip&&) noexcept = default;
Zip::~Zip() = default;

Result<Zip> Zip::open(const std::string& path, const Limits& limits) {
  BATON_CHECK(checkDirectory(path, limits));
  int code = 0;
  std::unique_ptr<zip_t, CloseZip> zip(zip_open(path.c_str(), ZIP_RDONLY, &code));
  if (zip == nullptr) return fail(ErrorCode::BadInput, "The zip file cannot be opened: it is damaged.", reasonOf(code));
  BATON_TRY(std::vector<Member> members, membersOf(zip.get()));
  if (members.size() > limits.members) {
    return fail(ErrorCode::TooLarge, "The zip file holds more than " + std::to_string(limits.members) + " files.");
  }
  std::error_code no_size;
  if (doOverlap(members, std::filesystem::file_size(path, no_size))) {
    return fail(ErrorCode::BadInput, "The zip file is not a real one: files in it share the same bytes.");
  }
  auto state = std::make_unique<State>();
  state->zip = std::move(zip);
  state->limits = limits;
  state->unpacked.resize(members.size());
  state->members = std::move(members);
  return Zip(std::move(state));
}

const std::vector<Member>& Zip::members() const { return state_->members; }
bool Zip::isExhausted() const { return state_->isExhausted(); }

Result<Reader> Zip::read(std::size_t member) const {
  const Member& wanted = state_->members.at(member);
  if (wanted.is_encrypted)
    return fail(ErrorCode::BadInput, "It is locked with a password; unlock it before importing.");
  zip_file_t* opened = zip_fopen_index(state_->zip.get(), member, 0);
  if (opened == nullptr) {
    return fail(ErrorCode::BadInput, "It cannot be unpacked: damaged, or packed in a way that Baton does not know.",
                zip_strerror(state_->zip.get()));
  }
  const std::shared_ptr<zip_file_t> file(opened, [](zip_file_t* open) { zip_fclose(open); });
  State* state = state_.get();
  return [file, state, member, position = std::uint64_t{0}](std::span<char> out) mutable -> Result<std::size_t> {
    const zip_int64_t got = zip_fread(file.get(), out.data(), out.size());
    if (got < 0) return fail(ErrorCode::BadInput, "It cannot be unpacked to its end; the zip file is damaged.");
    position += static_cast<std::uint64_t>(got);
    state->note(member, position);
    const Limits& limits = state->limits;
    const std::uint64_t packed = state->members[member].packed;
    if (position > limits.ratio_free && position / limits.ratio > packed) {
      return fail(ErrorCode::TooLarge, "It unpacks to more than " + std::to_string(limits.ratio) +
                                           " times its size, which no health record does.");
    }
    if (state->isExhausted()) {
      return fail(ErrorCode::TooLarge,
                  "The zip file unpacks to more than " + std::to_string(limits.unpacked >> 20U) + " MiB.");
    }
    return static_cast<std::size_t>(got);
  };
}

}  // namespace baton::archive
