#include "app/fhir_api/served.h"

#include "base/instant.h"
#include "base/text.h"

namespace baton::app {
namespace {

constexpr std::string_view kAbsent = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

// Says no more than that nothing is said here: "masked" would tell that something was withheld.
json::Value nothingSaid() {
  json::Value extension;
  extension.set("url", std::string(kAbsent));
  extension.set("valueCode", "unknown");
  return json::Value::object({{"extension", json::Value::array({std::move(extension)})}});
}

class Serving {
 public:
  explicit Serving(const Served& how) : how_(how) {}

  void walk(json::Value& value) {
    for (json::Value& item : value.itemsMutable()) walk(item);
    if (!value.isObject()) return;
    if (value.has("reference") && value["reference"].isString()) reference(value);
    const bool is_reading = !how_.is_own && !how_.names.empty();
    std::vector<json::Member>& members = value.membersMutable();
    for (json::Member& member : members) {
      if (is_reading && member.value.isString() && !isForPrograms(member.key)) read(member);
      if (is_reading && member.value.isArray()) readAll(member);
      walk(member.value);
    }
    if (!is_reading) return;
    std::erase_if(members, [](const json::Member& member) { return member.value.isEmptyElement(); });
    if (members.empty()) value = nothingSaid();
  }
  bool hasRemoved() const { return has_removed_; }

 private:
  void reference(json::Value& value) {
    const std::string target = value["reference"].text();
    if (target.starts_with('#')) return;
    const std::string_view key = how_.references.find(target);
    if (!how_.is_own && (how_.withheld.contains(std::string(key)) || how_.withheld.contains(target))) {
      value = nothingSaid();
      has_removed_ = true;
      return;
    }
    if (!key.empty() && key != target && target.find("/_history/") == std::string::npos) {
      value.set("reference", std::string(key));
    }
  }

  // Codes, addresses and dates are nobody's words.
  static bool isForPrograms(std::string_view key) {
    for (const std::string_view known : {"reference", "system", "code", "url", "id", "resourceType", "status", "use",
                                         "versionId", "lastUpdated", "div"}) {
      if (key == known) return true;
    }
    return false;
  }

  std::string without(std::string_view key, const std::string& words) const {
    const bool is_label = key == "display" || key == "text" || key == "name" || key == "title";
    return is_label ? how_.names.withoutNames(words) : how_.names.withoutSentences(words);
  }
  void read(json::Member& member) {
    if (!how_.names.isIn(member.value.text())) return;
    member.value = json::Value(without(member.key, member.value.text()));
    has_removed_ = true;
  }
  void readAll(json::Member& member) {
    for (json::Value& item : member.value.itemsMutable()) {
      if (!item.isString() || isForPrograms(member.key) || !how_.names.isIn(item.text())) continue;
      item = json::Value(without(member.key, item.text()));
      has_removed_ = true;
    }
    std::erase_if(member.value.itemsMutable(),
                  [](const json::Value& item) { return item.isString() && item.text().empty(); });
  }

  const Served& how_;
  bool has_removed_ = false;
};

}  // namespace

std::string servedText(json::Value resource, const record::Entry& entry, const Served& how) {
  Serving serving(how);
  serving.walk(resource);
  if (serving.hasRemoved()) resource.erase("text");
  if (!how.shows_addresses && entry.type == "Patient") {
    resource.erase("address");
    resource.erase("text");
  }
  json::Value meta = json::Value::object();
  meta.set("versionId", std::to_string(entry.version));
  meta.set("lastUpdated", toIso(entry.recorded));
  for (const json::Member& member : resource["meta"].members()) {
    if (member.key != "versionId" && member.key != "lastUpdated") meta.set(member.key, member.value);
  }
  json::Value made = json::Value::object();
  made.set("resourceType", entry.type);
  made.set("id", entry.id);
  made.set("meta", std::move(meta));
  for (json::Member& member : resource.membersMutable()) {
    if (member.key != "resourceType" && member.key != "id" && member.key != "meta") {
      made.set(member.key, std::move(member.value));
    }
  }
  return json::write(made);
}

}  // namespace baton::app
