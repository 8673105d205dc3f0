#include "app/health.h"

#include <filesystem>

namespace baton::app {

std::optional<std::uint64_t> freeBytes(const std::string& folder) {
  std::error_code trouble;
  const auto space = std::filesystem::space(folder, trouble);
  if (trouble) return std::nullopt;
  return space.available;
}

Status checkHealth(HomePool& homes) {
  const auto free = freeBytes(homes.places().data_dir);
  if (free && *free < kLeastFreeBytes) {
    return fail(ErrorCode::StorageFull, "The disk is almost full: " + std::to_string(*free >> 20U) +
                                            " MiB are free. What is stored can be read; new entries may not be saved.");
  }
  if (!Home::exists(homes.places())) return {};
  auto home = homes.lease(std::chrono::seconds(2));
  if (!home) return tl::unexpected<Error>(std::move(home).error());
  // A lookup of nobody reads the store like any other.
  const auto head = (*home)->store().head(record::PersonId{"nobody"});
  if (!head && head.error().code != ErrorCode::NotFound) return tl::unexpected<Error>(head.error());
  return {};
}

}  // namespace baton::app
