// FhirViews: what one reader may see of a record, as a corpus to read and search; made once for each change.
//
// Everything that goes out by the API comes from here, and everything here went through the gate: the newest versions
// through a Disclosure, older ones and deleted ones through the same rules one by one. Kept for the readers asked for
// lately; a view holds while the journal's head is the one that it was made at and, for others than the person (whose
// permissions may run out), for one minute. Cost: a lookup of the head; to make one, one reading of the journal's tail
// for the person, of all of it for others (script/bench --fhir). Threads: any; the home belongs to the caller.
#pragma once

#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "app/chart_cache.h"
#include "fhir/search/corpus.h"

namespace baton::app {

// A resource that was deleted, or taken back: its id answers 410.
struct Gone {
  std::uint32_t version = 0;
  record::Sequence sequence = 0;
  Instant recorded;
};

struct FhirView {
  record::Sequence head = 0;
  std::string patient;  // id of the Patient that the API leads with
  std::shared_ptr<const fhir::Corpus> corpus;
  std::map<std::string, Gone> gone;  // by "Type/id"; only of what this reader might have seen
};
using FhirViewPtr = std::shared_ptr<const FhirView>;

// One stored version, for histories.
struct ServedVersion {
  std::string type;
  std::string id;
  std::uint32_t version = 1;
  record::Sequence sequence = 0;
  Instant recorded;
  bool is_deletion = false;
  std::string text;  // "" of a deletion
};

class FhirViews {
 public:
  explicit FhirViews(Charts& charts, std::size_t most = 64) : charts_(charts), most_(most) {}

  Result<FhirViewPtr> present(Home& home, const record::PersonId& person, const record::Audience& audience);
  // As it was at an earlier head, of what this reader may see now: the next pages of a search.
  Result<FhirViewPtr> at(Home& home, const record::PersonId& person, const record::Audience& audience,
                         record::Sequence head);
  // Versions recorded up to `head` (0 = now), the newest first. `type` "" = all; `id` "" = all of the type.
  Result<std::vector<ServedVersion>> versions(Home& home, const record::PersonId& person,
                                              const record::Audience& audience, const std::string& type,
                                              const std::string& id, record::Sequence head);
  Charts& charts() { return charts_; }
  void forget(const record::PersonId& person);

 private:
  struct Kept {
    std::string name;  // person, reader and head
    std::int64_t minute = 0;
    FhirViewPtr view;
  };
  FhirViewPtr find(const std::string& name, std::int64_t minute, record::Sequence head);
  void keep(const std::string& name, std::int64_t minute, FhirViewPtr view);

  Charts& charts_;
  const std::size_t most_;
  std::mutex mutex_;
  std::list<Kept> kept_;  // the most recently used first
};

// Journal entries of the API, by Origin::format.
inline constexpr std::string_view kApiFormat = "fhir-api";
inline constexpr std::string_view kDeletedFormat = "fhir-api-delete";

}  // namespace baton::app
