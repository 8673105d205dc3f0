#include "fhir/rest/patch.h"

#include <charconv>
#include <optional>

namespace baton::fhir {
namespace {

constexpr std::size_t kMostOperations = 1'000;
constexpr std::size_t kMostSteps = 64;

using Steps = std::vector<std::string>;

// "/name/0/given" → name, 0, given; nullopt when it is no pointer.
std::optional<Steps> stepsOf(std::string_view pointer) {
  Steps steps;
  if (pointer.empty()) return steps;
  if (pointer.front() != '/') return std::nullopt;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::size_t end = std::min(pointer.find('/'), pointer.size());
    std::string step;
    for (std::size_t i = 0; i < end; ++i) {
      if (pointer[i] != '~') {
        step += pointer[i];
        continue;
      }
      if (i + 1 >= end || (pointer[i + 1] != '0' && pointer[i + 1] != '1')) return std::nullopt;
      step += pointer[++i] == '0' ? '~' : '/';
    }
    steps.push_back(std::move(step));
    if (steps.size() > kMostSteps) return std::nullopt;
    pointer.remove_prefix(end);
  }
  return steps;
}

// A place in an array: digits without leading zeros; `most` itself only where something is added.
std::optional<std::size_t> indexOf(const std::string& step, std::size_t most) {
  if (step.empty() || (step.size() > 1 && step.front() == '0')) return std::nullopt;
  std::size_t index = 0;
  const auto [end, problem] = std::from_chars(step.data(), step.data() + step.size(), index);
  if (problem != std::errc() || end != step.data() + step.size() || index > most) return std::nullopt;
  return index;
}

json::Value* childOf(json::Value& parent, const std::string& step) {
  if (parent.isObject()) return parent.findMutable(step);
  if (!parent.isArray() || parent.items().empty()) return nullptr;
  const auto index = indexOf(step, parent.items().size() - 1);
  return index ? &parent.itemsMutable()[*index] : nullptr;
}

json::Value* find(json::Value& root, const Steps& steps, std::size_t count) {
  json::Value* place = &root;
  for (std::size_t i = 0; i < count && place != nullptr; ++i) place = childOf(*place, steps[i]);
  return place;
}

bool add(json::Value& root, const Steps& steps, json::Value value) {
  if (steps.empty()) {
    root = std::move(value);
    return true;
  }
  json::Value* parent = find(root, steps, steps.size() - 1);
  if (parent == nullptr) return false;
  const std::string& last = steps.back();
  if (parent->isObject()) {
    parent->set(last, std::move(value));
    return true;
  }
  if (!parent->isArray()) return false;
  std::vector<json::Value>& items = parent->itemsMutable();
  const auto index = last == "-" ? std::optional(items.size()) : indexOf(last, items.size());
  if (!index) return false;
  items.insert(items.begin() + static_cast<std::ptrdiff_t>(*index), std::move(value));
  return true;
}

bool remove(json::Value& root, const Steps& steps) {
  if (steps.empty()) return false;
  json::Value* parent = find(root, steps, steps.size() - 1);
  if (parent == nullptr || childOf(*parent, steps.back()) == nullptr) return false;
  if (parent->isObject()) return parent->erase(steps.back());
  std::vector<json::Value>& items = parent->itemsMutable();
  items.erase(items.begin() + static_cast<std::ptrdiff_t>(*indexOf(steps.back(), items.size() - 1)));
  return true;
}

enum class End { Done, Impossible, TestFailed };

End apply(json::Value& root, const json::Value& operation) {
  const std::string& op = operation["op"].text();
  const json::Value* path_text = operation.find("path");
  if (path_text == nullptr || !path_text->isString()) return End::Impossible;
  const auto path = stepsOf(path_text->text());
  if (!path) return End::Impossible;
  const auto ended = [](bool is_done) { return is_done ? End::Done : End::Impossible; };
  if (op == "remove") return ended(remove(root, *path));
  if (op == "move" || op == "copy") {
    const auto from = stepsOf(operation["from"].text());
    json::Value* source = from && operation["from"].isString() ? find(root, *from, from->size()) : nullptr;
    if (source == nullptr) return End::Impossible;
    json::Value value = *source;
    if (op == "move") {
      const bool is_inside = path->size() > from->size() && std::equal(from->begin(), from->end(), path->begin());
      if (is_inside || !remove(root, *from)) return End::Impossible;
    }
    return ended(add(root, *path, std::move(value)));
  }
  const json::Value* value = operation.find("value");
  if (value == nullptr) return End::Impossible;
  if (op == "add") return ended(add(root, *path, *value));
  json::Value* place = find(root, *path, path->size());
  if (op == "replace") {
    if (place == nullptr) return End::Impossible;
    *place = *value;
    return End::Done;
  }
  if (op != "test") return End::Impossible;
  if (place == nullptr) return End::TestFailed;
  return json::canonical(*place) == json::canonical(*value) ? End::Done : End::TestFailed;
}

// RFC 6902 leaves empty arrays and objects behind, which FHIR forbids.
void dropEmpty(json::Value& value) {
  for (json::Value& item : value.itemsMutable()) dropEmpty(item);
  std::vector<json::Member>& members = value.membersMutable();
  for (json::Member& member : members) dropEmpty(member.value);
  std::erase_if(members, [](const json::Member& member) {
    return (member.value.isArray() && member.value.items().empty()) ||
           (member.value.isObject() && member.value.members().empty());
  });
}

}  // namespace

Result<json::Value> applyJsonPatch(const json::Value& resource, const json::Value& patch) {
  if (!patch.isArray()) return fail(ErrorCode::BadInput, "A JSON Patch is an array of operations.");
  if (patch.items().size() > kMostOperations)
    return fail(ErrorCode::TooLarge, "A patch takes at most 1,000 operations.");
  json::Value patched = resource;
  for (std::size_t i = 0; i < patch.items().size(); ++i) {
    const std::string number = std::to_string(i + 1);
    switch (apply(patched, patch.items()[i])) {
      case End::Done:
        break;
      case End::TestFailed:
        return fail(ErrorCode::Conflict, "Operation " + number + " of the patch tests for what is not so.");
      case End::Impossible:
        return fail(ErrorCode::BadInput, "Operation " + number + " of the patch cannot be done.");
    }
  }
  dropEmpty(patched);
  return patched;
}

}  // namespace baton::fhir
